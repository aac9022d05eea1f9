#include "checker/text/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/text/utf8.h"
#include "unicode/uchar.h"

namespace claimcheck {
namespace {

struct KindCode {
  DiagnosticKind kind;
  std::string_view code;
};

// In order of declaration.
constexpr KindCode kCodes[] = {
    {DiagnosticKind::kYamlSyntax, "yaml-syntax"},
    {DiagnosticKind::kYamlTooDeep, "yaml-too-deep"},
    {DiagnosticKind::kYamlSurprise, "yaml-surprise"},
    {DiagnosticKind::kDuplicateKey, "duplicate-key"},
    {DiagnosticKind::kUnknownKey, "unknown-key"},
    {DiagnosticKind::kMissingKey, "missing-key"},
    {DiagnosticKind::kWrongType, "wrong-type"},
    {DiagnosticKind::kBadValue, "bad-value"},
    {DiagnosticKind::kBadDate, "bad-date"},
    {DiagnosticKind::kBadPhrase, "bad-phrase"},
    {DiagnosticKind::kBadRegex, "bad-regex"},
    {DiagnosticKind::kUnknownName, "unknown-name"},
    {DiagnosticKind::kDuplicateId, "duplicate-id"},
    {DiagnosticKind::kCycle, "cycle"},
    {DiagnosticKind::kUnreadableImport, "unreadable-import"},
    {DiagnosticKind::kNeverMatches, "never-matches"},
    {DiagnosticKind::kUnused, "unused"},
    {DiagnosticKind::kAlwaysTrue, "always-true"},
    {DiagnosticKind::kDuplicatePhrase, "duplicate-phrase"},
    {DiagnosticKind::kShadowedPhrase, "shadowed-phrase"},
    {DiagnosticKind::kClaimsContradict, "claims-contradict"},
    {DiagnosticKind::kNeverContradicts, "never-contradicts"},
    {DiagnosticKind::kDeadInCorpus, "dead-in-corpus"},
    {DiagnosticKind::kMissingLanguage, "missing-language"},
    {DiagnosticKind::kAmbiguousDate, "ambiguous-date"},
    {DiagnosticKind::kMissingTolerance, "missing-tolerance"},
    {DiagnosticKind::kSlowExpression, "slow-expression"},
    {DiagnosticKind::kNoTest, "no-test"},
    {DiagnosticKind::kNoContradictTest, "no-contradict-test"},
    {DiagnosticKind::kNoOmitTest, "no-omit-test"},
    {DiagnosticKind::kUnreadableSource, "unreadable-source"},
    {DiagnosticKind::kEmptySource, "empty-source"},
    {DiagnosticKind::kChecksum, "checksum"},
};

// Everything a sort or a comparison of two diagnostics looks at.
auto Key(const Diagnostic& d) {
  return std::tie(d.file->name(), d.span, d.message, d.kind, d.severity);
}

// A line is quoted whole up to here; of a longer one, so much around the
// place that a terminal is not flooded.
constexpr int kQuotedCharsMax = 160;
constexpr int kQuotedCharsBefore = 60;

// One character of a quoted line as it is printed, and how many columns of a
// terminal it takes.
struct Glyph {
  std::string text;
  int columns = 1;
};

Glyph GlyphOf(char32_t c) {
  Glyph glyph;
  if (c == '\t') {
    AppendUtf8(0x2192, glyph.text);  // An arrow to the right.
  } else if (c < 0x20) {
    AppendUtf8(0x2400 + c, glyph.text);  // Control pictures.
  } else if (c == 0x7F) {
    AppendUtf8(0x2421, glyph.text);
  } else if (u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR ||
             u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR ||
             c == 0x2028 || c == 0x2029) {
    AppendUtf8(0xFFFD, glyph.text);
  } else {
    AppendUtf8(c, glyph.text);
    const int8_t type = u_charType(static_cast<UChar32>(c));
    const int width =
        u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) {
      glyph.columns = 0;
    } else if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) {
      glyph.columns = 2;
    }
  }
  return glyph;
}

std::string Visible(std::string_view text) {
  std::string visible;
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    visible += GlyphOf(reader.code()).text;
  }
  return visible;
}

// Looks no further than that: a line may be as long as the file, with as many
// mistakes.
bool HasMoreChars(std::string_view text, int chars) {
  constexpr size_t kCharBytesMax = 4;
  const size_t enough = (static_cast<size_t>(chars) + 1) * kCharBytesMax;
  return text.size() >= enough || CountChars(text) > chars;
}

// Moves `offset` by up to `chars` characters to the left inside `line`.
int StepBack(std::string_view line, int offset, int chars) {
  while (offset > 0 && chars > 0) {
    --offset;
    if (!IsContinuationByte(line[static_cast<size_t>(offset)])) --chars;
  }
  return offset;
}

// The quoted line and the line with the caret below it.
std::string QuoteLine(const TextFile& file, Span span) {
  const std::string_view line = file.LineAt(span.begin);
  const int start = file.LineStart(span.begin);
  const int size = static_cast<int>(line.size());
  // A place in the line's end is shown just after its text.
  const int begin = std::clamp(span.begin - start, 0, size);
  const int end = std::clamp(span.end - start, begin, size);
  const bool is_long = HasMoreChars(line, kQuotedCharsMax);
  const int from = is_long ? StepBack(line, begin, kQuotedCharsBefore) : 0;
  std::string quoted = from > 0 ? "..." : "";
  std::string marks(quoted.size(), ' ');
  std::string caret;
  int chars = 0;
  CharReader reader(line, static_cast<size_t>(from));
  for (; !reader.done() && chars < kQuotedCharsMax; reader.Next(), ++chars) {
    const Glyph glyph = GlyphOf(reader.code());
    quoted += glyph.text;
    const auto columns = static_cast<size_t>(glyph.columns);
    if (reader.end() <= begin) {
      marks.append(columns, ' ');
    } else if (reader.begin() < end) {
      caret.append(columns, '~');
    }
  }
  if (!reader.done()) quoted += "...";
  if (caret.empty()) caret.push_back('~');
  caret[0] = '^';
  return absl::StrFormat("%5d | %s\n      | %s%s\n",
                         file.LineColumnAt(span.begin).line, quoted, marks,
                         caret);
}

std::string FormatAt(const TextFile& file, Span span, std::string_view label,
                     std::string_view message, std::string_view code) {
  const Span inside = {std::clamp(span.begin, file.begin(), file.end()),
                       std::clamp(span.end, file.begin(), file.end())};
  const LineColumn place = file.LineColumnAt(inside.begin);
  return absl::StrFormat("%s:%d:%d: %s: %s%s\n%s", Visible(file.name()),
                         place.line, place.column, label, Visible(message),
                         code, QuoteLine(file, inside));
}

std::vector<char32_t> Chars(std::string_view text) {
  std::vector<char32_t> chars;
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    chars.push_back(reader.code());
  }
  return chars;
}

// Damerau-Levenshtein distance in its restricted form: insert, delete, change,
// or swap two neighbours, each place at most once.
size_t Distance(const std::vector<char32_t>& a,
                const std::vector<char32_t>& b) {
  std::vector<size_t> before_last(b.size() + 1);
  std::vector<size_t> last(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kOff:
      return "off";
    case Severity::kHint:
      return "hint";
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

std::string_view DiagnosticCode(DiagnosticKind kind) {
  const auto index = static_cast<size_t>(kind);
  CHECK(index < std::size(kCodes) && kCodes[index].kind == kind);
  return kCodes[index].code;
}

const std::vector<DiagnosticKind>& AllDiagnosticKinds() {
  static const auto* kinds = [] {
    auto* all = new std::vector<DiagnosticKind>;
    for (const KindCode& code : kCodes) all->push_back(code.kind);
    return all;
  }();
  return *kinds;
}

void Diagnostics::Add(Diagnostic diagnostic) {
  CHECK(diagnostic.file != nullptr);
  if (diagnostic.severity == Severity::kError) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::Error(DiagnosticKind kind, const TextFilePtr& file, Span span,
                        std::string message,
                        std::vector<DiagnosticNote> notes) {
  Add({kind, Severity::kError, file, span, std::move(message),
       std::move(notes)});
}

void Diagnostics::Warning(DiagnosticKind kind, const TextFilePtr& file,
                          Span span, std::string message,
                          std::vector<DiagnosticNote> notes) {
  Add({kind, Severity::kWarning, file, span, std::move(message),
       std::move(notes)});
}

void Diagnostics::ErrorNear(DiagnosticKind kind, const TextFilePtr& file,
                            Span span, std::string_view message,
                            std::string suggestion,
                            std::string_view otherwise) {
  Diagnostic diagnostic{
      kind, Severity::kError, file, span, std::string(message) + "; ", {}};
  if (suggestion.empty()) {
    diagnostic.message += otherwise;
  } else {
    diagnostic.message += absl::StrFormat("did you mean `%s`?", suggestion);
  }
  diagnostic.suggestion = std::move(suggestion);
  Add(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::Sorted() const {
  std::vector<Diagnostic> sorted = all_;
  std::stable_sort(
      sorted.begin(), sorted.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return Key(a) < Key(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return Key(a) == Key(b);
  };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

std::string FormatDiagnostic(const Diagnostic& diagnostic) {
  std::string text =
      FormatAt(*diagnostic.file, diagnostic.span,
               SeverityName(diagnostic.severity), diagnostic.message,
               absl::StrFormat(" [%s]", DiagnosticCode(diagnostic.kind)));
  for (const DiagnosticNote& note : diagnostic.notes) {
    const TextFile& file = note.file ? *note.file : *diagnostic.file;
    text += FormatAt(file, note.span, "note", note.message, "");
  }
  return text;
}

std::string NearestName(std::string_view word,
                        const std::vector<std::string>& candidates) {
  constexpr size_t kDistanceMax = 2;
  const std::vector<char32_t> wanted = Chars(word);
  std::string nearest;
  size_t nearest_distance = kDistanceMax + 1;
  for (const std::string& candidate : candidates) {
    const std::vector<char32_t> chars = Chars(candidate);
    const size_t longer = std::max(wanted.size(), chars.size());
    const size_t shorter = std::min(wanted.size(), chars.size());
    if (longer - shorter > kDistanceMax) continue;
    const size_t distance = Distance(wanted, chars);
    if (distance > kDistanceMax || distance * 3 > longer) continue;
    if (distance < nearest_distance ||
        (distance == nearest_distance && candidate < nearest)) {
      nearest_distance = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace claimcheck

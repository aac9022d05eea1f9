#include "checker/ledger/baseline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

constexpr char kExample[] =
    "`089a0c22195a2f08 error signed-on x daily [author] contradict \"16 "
    "January\"`";

bool IsFingerprint(std::string_view word) {
  return word.size() == 16 && std::all_of(word.begin(), word.end(), [](char c) {
           return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
         });
}

bool IsSeverity(std::string_view word) {
  return word == "error" || word == "warning" || word == "info" ||
         word == "hint";
}

bool IsStanceOfKind(std::string_view word) {
  const size_t colon = word.find(':');
  return ParseStance(word.substr(0, colon)).has_value() &&
         (colon == word.npos || colon + 1 < word.size());
}

// Takes a line to pieces from the left.
class LineReader {
 public:
  LineReader(std::string_view line, int begin) : line_(line), begin_(begin) {}

  // The next word; the place of what follows the last space otherwise.
  std::string_view Word() {
    Skip();
    start_ = at_;
    at_ = std::min(line_.find(' ', at_), line_.size());
    return line_.substr(start_, at_ - start_);
  }
  // "[...]", without spaces of its own mattering; "" if there is none.
  std::string_view Bracketed() {
    Skip();
    start_ = at_;
    if (at_ >= line_.size() || line_[at_] != '[') return WordAgain();
    const size_t end = line_.find(']', at_);
    if (end == line_.npos) return WordAgain();
    at_ = end + 1;
    return line_.substr(start_, at_ - start_);
  }
  std::string_view Rest() {
    Skip();
    start_ = at_;
    at_ = line_.size();
    return line_.substr(start_);
  }
  // Of what was read last.
  Span span() const {
    return {begin_ + static_cast<int>(start_), begin_ + static_cast<int>(at_)};
  }

 private:
  void Skip() {
    while (at_ < line_.size() && line_[at_] == ' ') ++at_;
  }
  std::string_view WordAgain() {
    at_ = std::min(line_.find(' ', at_), line_.size());
    return "";
  }

  std::string_view line_;
  int begin_;
  size_t start_ = 0;
  size_t at_ = 0;
};

// Reads the line of `entry`. What is wrong with the piece read last; "" if
// nothing is.
std::string ReadEntry(LineReader& line, BaselineEntry& entry) {
  const auto found = [](std::string_view word, std::string_view wanted) {
    return word.empty()
               ? absl::StrFormat("the line ends here; wanted %s", wanted)
               : absl::StrFormat("`%s` where %s is wanted", Printable(word),
                                 wanted);
  };
  std::string_view word = line.Word();
  if (!IsFingerprint(word)) {
    return found(word,
                 "a fingerprint, 16 hexadecimal digits as in 089a0c2219"
                 "5a2f08,");
  }
  entry.fingerprint = word;
  word = line.Word();
  if (!IsSeverity(word)) {
    return found(word, "a severity (error, warning, info or hint)");
  }
  entry.severity = word;
  word = line.Word();
  if (word.empty()) return found(word, "the id of a claim");
  entry.claim = word;
  word = line.Word();
  if (word != "x") return found(word, "an `x` between claim and source");
  word = line.Word();
  if (word.empty()) return found(word, "the id of a source");
  entry.source = word;
  if (line.Bracketed().empty()) {
    return "wanted a voice in brackets, as in [author]";
  }
  word = line.Word();
  if (!IsStanceOfKind(word)) {
    return found(word, "a stance, as in contradict or agree:strength,");
  }
  word = line.Rest();
  const bool quote =
      word.size() >= 2 && word.front() == '"' && word.back() == '"';
  if (!word.empty() && !quote) {
    return found(word, "a quotation in double quotes, or nothing,");
  }
  return "";
}

std::string FileOf(const std::vector<std::string>& head,
                   const std::vector<BaselineEntry>& entries,
                   const std::vector<std::string>& tail) {
  std::string out;
  const auto add = [&out](const std::string& line) {
    out += line;
    out += '\n';
  };
  for (const std::string& line : head) add(line);
  for (const BaselineEntry& entry : entries) {
    for (const std::string& line : entry.above) add(line);
    add(entry.line);
  }
  for (const std::string& line : tail) add(line);
  return out;
}

std::map<std::string_view, const Finding*> ByFingerprint(const Report& report) {
  std::map<std::string_view, const Finding*> found;
  for (const Finding& finding : report.findings) {
    found.emplace(finding.fingerprint, &finding);
  }
  return found;
}

bool IsWaived(const Finding& finding) {
  return finding.accepted.has_value() && finding.accepted->by == "waiver";
}

// Leaves the entries that `stays`; what stood above the others goes on.
template <typename F>
Baseline Without(const Baseline& baseline, F stays) {
  Baseline kept;
  kept.head = baseline.head;
  std::vector<std::string> above;
  for (const BaselineEntry& entry : baseline.entries) {
    for (const std::string& line : entry.above) above.push_back(line);
    if (!stays(entry)) continue;
    kept.entries.push_back(entry);
    kept.entries.back().above = std::exchange(above, {});
  }
  kept.tail = std::move(above);
  kept.tail.insert(kept.tail.end(), baseline.tail.begin(), baseline.tail.end());
  return kept;
}

}  // namespace

Baseline ReadBaseline(const TextFilePtr& file, Diagnostics& diagnostics) {
  Baseline baseline;
  baseline.file = file;
  std::map<std::string, Span> first;
  std::vector<std::string> above;
  bool in_head = true;
  bool any = false;
  const int end = file->size();
  for (int at = file->LineStart(0); at < end;) {
    const std::string_view line = file->LineAt(at);
    const int length = static_cast<int>(line.size());
    const Span span = {at, at + length};
    const std::string text(absl::StripTrailingAsciiWhitespace(
        absl::string_view(line.data(), line.size())));
    at = span.end;
    if (at < end && file->bytes()[static_cast<size_t>(at)] == '\r') ++at;
    if (at < end && file->bytes()[static_cast<size_t>(at)] == '\n') ++at;
    if (!any && text != kBaselineHeader) {
      diagnostics.Error(DiagnosticKind::kBadValue, file, span,
                        absl::StrFormat("a baseline begins with the line `%s`",
                                        kBaselineHeader));
      return baseline;
    }
    any = true;
    if (text.empty() || text.front() == '#') {
      (in_head ? baseline.head : above).emplace_back(text);
      if (text.empty()) in_head = false;
      continue;
    }
    in_head = false;
    BaselineEntry entry;
    entry.line = text;
    entry.span = {span.begin, span.begin + static_cast<int>(text.size())};
    entry.above = std::exchange(above, {});
    LineReader reader(text, span.begin);
    const std::string wrong = ReadEntry(reader, entry);
    if (!wrong.empty()) {
      diagnostics.Error(
          DiagnosticKind::kBadValue, file, reader.span(),
          absl::StrFormat("%s; a line is like %s", wrong, kExample));
      continue;
    }
    const auto [place, is_new] = first.emplace(entry.fingerprint, entry.span);
    if (!is_new) {
      diagnostics.Error(DiagnosticKind::kDuplicateId, file, entry.span,
                        absl::StrFormat("the finding `%s` again; a line of a "
                                        "baseline stands once",
                                        entry.fingerprint),
                        {{file, place->second, "first here"}});
      continue;
    }
    baseline.entries.push_back(std::move(entry));
  }
  if (!any) {
    diagnostics.Error(
        DiagnosticKind::kMissingKey, file, {0, 0},
        absl::StrFormat("an empty file; a baseline begins with the line `%s`",
                        kBaselineHeader));
  }
  baseline.tail = std::move(above);
  return baseline;
}

std::string BaselineLine(const Finding& finding) {
  const std::string voice =
      absl::StrReplaceAll(Printable(finding.voice), {{"[", "("}, {"]", ")"}});
  std::string out =
      absl::StrFormat("%s %s %s x %s [%s] %s", finding.fingerprint,
                      SeverityName(finding.severity), finding.claim,
                      finding.source, voice, StanceName(finding.stance));
  if (finding.kind != StanceName(finding.stance) && !finding.kind.empty()) {
    absl::StrAppend(&out, ":", finding.kind);
  }
  if (finding.at && !finding.at->quote.empty()) {
    out += absl::StrFormat(
        " \"%s\"",
        absl::StrReplaceAll(Printable(finding.at->quote), {{"\"", "\\\""}}));
  }
  return out;
}

void AcceptBaseline(const Baseline& baseline, Report& report,
                    Diagnostics& diagnostics) {
  std::map<std::string_view, const BaselineEntry*> known;
  for (const BaselineEntry& entry : baseline.entries) {
    known.emplace(entry.fingerprint, &entry);
  }
  for (Finding& finding : report.findings) {
    const auto found = known.find(finding.fingerprint);
    if (found == known.end()) continue;
    const BaselineEntry& entry = *found->second;
    if (entry.claim != finding.claim || entry.source != finding.source) {
      diagnostics.Error(
          DiagnosticKind::kBadValue, baseline.file, entry.span,
          absl::StrFormat("`%s` is the fingerprint of %s x %s, not of %s x %s",
                          entry.fingerprint, finding.claim, finding.source,
                          entry.claim, entry.source));
      continue;
    }
    if (finding.accepted) continue;
    finding.accepted.emplace();
    finding.accepted->by = "baseline";
    finding.accepted->file = baseline.file->name();
    finding.accepted->line = baseline.file->LineColumnAt(entry.span.begin).line;
  }
}

std::vector<const BaselineEntry*> GoneFrom(const Baseline& baseline,
                                           const Report& report) {
  const auto found = ByFingerprint(report);
  std::vector<const BaselineEntry*> gone;
  for (const BaselineEntry& entry : baseline.entries) {
    if (!found.contains(entry.fingerprint)) gone.push_back(&entry);
  }
  return gone;
}

std::string PruneBaseline(const Baseline& baseline, const Report& report) {
  const auto found = ByFingerprint(report);
  const Baseline kept = Without(baseline, [&](const BaselineEntry& entry) {
    return found.contains(entry.fingerprint);
  });
  return FileOf(kept.head, kept.entries, kept.tail);
}

std::string MakeBaseline(const Baseline* old, const Report& report) {
  Baseline made;
  if (old == nullptr) {
    made.head = {std::string(kBaselineHeader),
                 "# Findings that do not fail a check, one a line. Lines "
                 "beginning with # stay.",
                 ""};
  } else {
    const auto found = ByFingerprint(report);
    made = Without(*old, [&](const BaselineEntry& entry) {
      const auto finding = found.find(entry.fingerprint);
      return finding != found.end() && !IsWaived(*finding->second);
    });
  }
  std::map<std::string, std::vector<std::string>> above;
  for (BaselineEntry& entry : made.entries) {
    above[entry.fingerprint] = std::move(entry.above);
  }
  made.entries.clear();
  for (const Finding& finding : report.findings) {
    if (IsWaived(finding)) continue;
    BaselineEntry entry;
    entry.line = BaselineLine(finding);
    entry.above = std::move(above[finding.fingerprint]);
    made.entries.push_back(std::move(entry));
  }
  std::sort(made.entries.begin(), made.entries.end(),
            [](const BaselineEntry& a, const BaselineEntry& b) {
              return a.line < b.line;
            });
  return FileOf(made.head, made.entries, made.tail);
}

}  // namespace claimcheck

// What a thing is, what is made of it, and how to mend it.

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/lsp_server.h"
#include "checker/text/printable.h"
#include "checker/values/value.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Those that somebody should look at first.
constexpr std::array kStancesByWeight = {
    Stance::kContradict, Stance::kDivided, Stance::kUnclear, Stance::kAgree,
    Stance::kOmit,       Stance::kEarly,   Stance::kSilent};

// "4 agree · 1 contradict · 1 omit".
std::string Counts(const StanceCounts& counts) {
  std::vector<std::string> parts;
  for (const Stance stance :
       {Stance::kAgree, Stance::kContradict, Stance::kDivided, Stance::kUnclear,
        Stance::kOmit, Stance::kSilent, Stance::kEarly}) {
    const int count = counts[static_cast<size_t>(stance)];
    if (count == 0) continue;
    parts.push_back(absl::StrFormat("%d %s", count, StanceName(stance)));
  }
  return parts.empty() ? "no sources" : absl::StrJoin(parts, " · ");
}

// Plain text inside Markdown, on one line.
std::string Escaped(const std::string& text) {
  std::string out;
  for (const char c : Printable(text)) {
    if (std::string_view("\\`*_{}[]<>()#|!").find(c) !=
        std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

std::string Shortened(std::string text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) {
    --most;
  }
  return text.substr(0, most) + "…";
}

// The words in the first backticks of a message, or after `before`.
std::string Backticked(const std::string& message, const std::string& before) {
  size_t begin = message.find(before + "`");
  if (begin == std::string::npos) return "";
  begin += before.size() + 1;
  const size_t end = message.find('`', begin);
  return end == std::string::npos ? "" : message.substr(begin, end - begin);
}

}  // namespace

// The live row of a claim: every source that is not silent.
std::string LspServer::ClaimText(const std::string& id) const {
  constexpr int kMostRows = 40;
  const Session& session = workspace_->session();
  const int index = session.rules().FindClaim(id);
  if (index < 0) {
    return workspace_->ready() ? "not judged: its rules do not load"
                               : "not judged: no sources";
  }
  const Claim& claim = session.rules().claims[static_cast<size_t>(index)];
  std::string text = absl::StrFormat("%s\n\n**%s**\n", Escaped(claim.claim),
                                     Counts(session.CountsOf(id)));
  std::string rows;
  int shown = 0;
  int more = 0;
  for (const Stance stance : kStancesByWeight) {
    for (const auto& source : session.sources()) {
      const Cell* cell = session.Find(id, source->id);
      if (cell == nullptr || cell->stance != stance) continue;
      if (++shown > kMostRows) {
        ++more;
        continue;
      }
      std::string quote;
      if (!cell->evidence.empty()) {
        const Evidence& at = cell->evidence.front().observation.at;
        quote =
            absl::StrFormat("“%s” (%d:%d)", Escaped(Shortened(at.quote, 80)),
                            at.place.line, at.place.column);
      }
      rows += absl::StrFormat("| %s | %s | %s |\n", Escaped(source->id),
                              StanceName(stance), quote);
    }
  }
  if (!rows.empty())
    absl::StrAppend(&text, "\n| source | stance | words |\n|---|---|---|\n",
                    rows);
  if (more > 0) text += absl::StrFormat("\nand %d more\n", more);
  return text;
}

// What a source is, and what it makes of all claims.
std::string LspServer::SourceText(const std::string& id) const {
  for (const auto& source : workspace_->sources()) {
    if (source->id != id) continue;
    std::vector<std::string> parts;
    if (!source->publisher.empty()) parts.push_back(Escaped(source->publisher));
    if (source->published) parts.push_back(FormatDays(*source->published));
    parts.push_back(Escaped(fs::path(source->file->name()).filename()));
    std::string text = absl::StrJoin(parts, " · ");
    if (!source->title.empty()) {
      text = absl::StrCat("**", Escaped(source->title), "**\n\n", text);
    }
    if (workspace_->ready()) {
      absl::StrAppend(&text, "\n\n",
                      Counts(workspace_->session().SourceCounts(id)));
    }
    return text;
  }
  return "";
}

std::string LspServer::NameText(const TextFilePtr& file,
                                const FileSymbol& symbol) {
  if (symbol.kind == NameKind::kClaim) return ClaimText(symbol.name);
  if (symbol.kind == NameKind::kSource) return SourceText(symbol.name);
  std::map<std::string, std::string> vocabulary;
  for (const Found& found : Named(file, NameKind::kVocabulary, true)) {
    vocabulary.emplace(found.symbol.name, found.symbol.phrases);
  }
  const auto expanded = [&](std::string text) {
    constexpr size_t kMost = 2000;
    // Each turn puts one name in its place; a circle ends by its length.
    for (size_t at = text.find('{');
         at != std::string::npos && text.size() < kMost;
         at = text.find('{', at)) {
      const size_t end = text.find('}', at);
      if (end == std::string::npos) break;
      const auto known = vocabulary.find(text.substr(at + 1, end - at - 1));
      if (known == vocabulary.end()) {
        ++at;
        continue;
      }
      text.replace(at, end + 1 - at, absl::StrCat("(", known->second, ")"));
    }
    return Shortened(text, kMost);
  };
  for (const Found& found : Named(file, symbol.kind, true)) {
    if (found.symbol.name != symbol.name ||
        found.symbol.claim != symbol.claim) {
      continue;
    }
    const std::string& written = found.symbol.phrases;
    if (written.empty()) return "";
    std::string text = absl::StrCat("```\n", written, "\n```\n");
    const std::string whole = expanded(written);
    if (whole != written)
      absl::StrAppend(&text, "\nexpanded:\n```\n", whole, "\n```\n");
    return text;
  }
  return "";
}

Json LspServer::Hover(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const FileKind kind = KindOf(document.path);
  const TextFilePtr file = FileAt(document.path);
  if (kind == FileKind::kOther || file == nullptr) return nullptr;
  const int offset = OffsetOf(document, params);
  const auto answer = [&](const std::string& text, Span span) -> Json {
    if (text.empty()) return nullptr;
    return {{"contents", {{"kind", "markdown"}, {"value", text}}},
            {"range", document.text.RangeOf(span, encoding_)}};
  };
  if (must_judge_) JudgeNow();
  if (const FileSymbol* symbol = SymbolAt(file, offset)) {
    const FileSymbol copy = *symbol;
    return answer(NameText(file, copy), copy.span);
  }
  // A key: the place right behind it.
  const std::string& text = document.text.text();
  const auto is_key = [&](int at) {
    const char c = text[static_cast<size_t>(at)];
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           c == '-';
  };
  const int size = static_cast<int>(text.size());
  int begin = offset;
  int end = offset;
  while (begin > 0 && is_key(begin - 1)) --begin;
  while (end < size && is_key(end)) ++end;
  if (end == begin) return nullptr;
  const std::string word =
      text.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
  YamlPlace place = PlaceAt(document.text, end);
  const SchemaPlace schema = SchemaAt(ObjectsOf(kind), place);
  for (const YamlField* field : schema.fields) {
    if (field->key != word || end >= size ||
        text[static_cast<size_t>(end)] != ':') {
      continue;
    }
    std::string about =
        absl::StrCat("**", field->key, "**: ", Escaped(field->about));
    if (field->required) about += " (must be there)";
    if (field->words.size() > 1) {
      absl::StrAppend(&about, "\n\n`", absl::StrJoin(field->words, "` `"), "`");
    }
    return answer(about, {begin, end});
  }
  // The claim's sentence shows what sources make of it.
  if (kind == FileKind::kRules && schema.field != nullptr &&
      place.path == std::vector<std::string>{"claims", "-", "claim"} &&
      place.siblings.contains("id")) {
    return answer(ClaimText(place.siblings.at("id")), {begin, end});
  }
  return nullptr;
}

Json LspServer::CodeLens(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const TextFilePtr file = FileAt(document.path);
  Json lenses = Json::array();
  if (file == nullptr || KindOf(document.path) != FileKind::kRules) {
    return lenses;
  }
  if (must_judge_) JudgeNow();
  const Session& session = workspace_->session();
  const FileSymbols& known = SymbolsOf(file);
  if (known.file != file) return lenses;
  for (const FileSymbol& symbol : known.symbols) {
    if (symbol.kind != NameKind::kClaim || !symbol.definition ||
        session.rules().FindClaim(symbol.name) < 0) {
      continue;
    }
    lenses.push_back({{"range", document.text.RangeOf(symbol.span, encoding_)},
                      {"command",
                       {{"title", Counts(session.CountsOf(symbol.name))},
                        {"command", ""}}}});
  }
  return lenses;
}

Json LspServer::CodeAction(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const auto found = diagnostics_.find(document.path);
  Json actions = Json::array();
  if (found == diagnostics_.end()) return actions;
  const Json& range = params.at("range");
  const Span asked = {document.text.OffsetOf(range.at("start"), encoding_),
                      document.text.OffsetOf(range.at("end"), encoding_)};
  for (const Diagnostic& diagnostic : found->second) {
    if (diagnostic.span.end < asked.begin ||
        asked.end < diagnostic.span.begin) {
      continue;
    }
    const auto offer = [&](std::string title, Span span,
                           const std::string& text) {
      actions.push_back(
          {{"title", std::move(title)},
           {"kind", "quickfix"},
           {"isPreferred", true},
           {"diagnostics", {ToJson(diagnostic)}},
           {"edit",
            {{"changes",
              {{UriOf(document.path),
                {{{"range", TextOf(diagnostic.file).RangeOf(span, encoding_)},
                  {"newText", text}}}}}}}}});
    };
    if (diagnostic.fix) {
      offer(diagnostic.fix->text.empty() ? "Take it out" : "Write it so",
            diagnostic.fix->span, diagnostic.fix->text);
      continue;
    }
    const std::string meant = Backticked(diagnostic.message, "did you mean ");
    if (meant.empty()) continue;
    // The wrong word inside what is marked, which may be more.
    const std::string wrong = Backticked(diagnostic.message, "");
    Span span = diagnostic.span;
    const std::string marked = diagnostic.file->bytes().substr(
        static_cast<size_t>(span.begin), static_cast<size_t>(span.size()));
    const size_t at = marked.find(wrong);
    if (!wrong.empty() && at != std::string::npos) {
      span.begin += static_cast<int>(at);
      span.end = span.begin + static_cast<int>(wrong.size());
    }
    offer(absl::StrCat("Change to `", meant, "`"), span, meant);
  }
  return actions;
}

}  // namespace claimcheck

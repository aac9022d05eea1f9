#include "checker/report/web_annotation.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/sha256.h"
#include "checker/report/json_parts.h"
#include "checker/report/result_place.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kAroundMax = 32;  // Characters of prefix and suffix.
constexpr int kBlock = 512;     // Bytes between two counts of characters.

// The text of a source, by code points.
class SourceText {
 public:
  explicit SourceText(const Source& source) : source_(source) {
    const std::string_view text = source_.text;
    int chars = text.starts_with(kByteOrderMark) ? -1 : 0;
    for (size_t begin = 0; begin <= text.size(); begin += kBlock) {
      chars_before_.push_back(chars);
      chars += CountChars(text.substr(begin, kBlock));
    }
  }

  bool IsWholeFile() const { return source_.origin.empty(); }

  // The bytes of the text under bytes of the file.
  Span Of(Span in_file) const {
    const Span span = {ToText(in_file.begin), ToText(in_file.end)};
    return {span.begin, std::max(span.begin, span.end)};
  }

  std::string Slice(Span span) const {
    return source_.text.substr(static_cast<size_t>(span.begin),
                               static_cast<size_t>(span.size()));
  }

  // Up to kAroundMax characters before and after.
  std::string Before(int end) const {
    int begin = end;
    for (int left = kAroundMax; begin > 0 && left > 0; --left)
      begin = Back(begin);
    if (begin == 0 && source_.text.starts_with(kByteOrderMark)) {
      begin = std::min(end, static_cast<int>(kByteOrderMark.size()));
    }
    return Slice({begin, end});
  }
  std::string After(int begin) const {
    const int size = static_cast<int>(source_.text.size());
    int end = begin;
    for (int left = kAroundMax; end < size && left > 0; --left) {
      do ++end;
      while (end < size && Continues(end));
    }
    return Slice({begin, end});
  }

  int CharsBefore(int offset) const {
    const int block = offset / kBlock;
    return chars_before_[static_cast<size_t>(block)] +
           CountChars(Slice({block * kBlock, offset}));
  }

 private:
  int ToText(int offset) const {
    const int size = static_cast<int>(source_.text.size());
    if (source_.origin.empty()) return std::clamp(offset, 0, size);
    const auto found =
        std::lower_bound(source_.origin.begin(), source_.origin.end(), offset);
    return std::min(size, static_cast<int>(found - source_.origin.begin()));
  }
  bool Continues(int at) const {
    return IsContinuationByte(source_.text[static_cast<size_t>(at)]);
  }
  int Back(int at) const {
    do --at;
    while (at > 0 && Continues(at));
    return at;
  }

  const Source& source_;
  std::vector<int> chars_before_;  // Each block.
};

// A name-based UUID of version 8.
//
// Source: RFC 9562, 5.8.
std::string Uuid(const std::string& name) {
  std::string hex = Sha256Hex(name).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<size_t>(hex[16] % 4)];
  return absl::StrCat("urn:uuid:", hex.substr(0, 8), "-", hex.substr(8, 4), "-",
                      hex.substr(12, 4), "-", hex.substr(16, 4), "-",
                      hex.substr(20));
}

std::string_view MediaType(std::string_view path) {
  const auto ends = [path](std::string_view ending) {
    return path.ends_with(ending);
  };
  if (ends(".html") || ends(".htm")) return "text/html";
  if (ends(".xhtml")) return "application/xhtml+xml";
  if (ends(".md") || ends(".markdown")) return "text/markdown";
  if (ends(".jsonl") || ends(".ndjson")) return "application/x-ndjson";
  return "text/plain";
}

Json QuoteSelector(const Evidence& at, const SourceText* text) {
  Json out = {{"type", "TextQuoteSelector"}};
  if (text == nullptr) {
    out["exact"] = at.quote;
    return out;
  }
  const Span span = text->Of(at.span);
  out["exact"] = text->Slice(span);
  const std::string before = text->Before(span.begin);
  const std::string after = text->After(span.end);
  if (!before.empty()) out["prefix"] = before;
  if (!after.empty()) out["suffix"] = after;
  return out;
}

Json Target(const ReportSource& source, const Evidence& at,
            const SourceText* text) {
  const Json quote = QuoteSelector(at, text);
  Json selectors = Json::array({quote});
  if (text != nullptr && text->IsWholeFile()) {
    selectors.push_back({{"type", "TextPositionSelector"},
                         {"start", text->CharsBefore(at.span.begin)},
                         {"end", text->CharsBefore(at.span.end)}});
  }
  selectors.push_back({{"type", "DataPositionSelector"},
                       {"start", at.span.begin},
                       {"end", at.span.end}});
  Json file = {{"id", PathUri(source.path)},
               {"type", "Text"},
               {"format", NameJson(MediaType(source.path))},
               {"language", source.language}};
  Json of_file = {{"type", "SpecificResource"}};
  of_file["source"] = std::move(file);
  of_file["selector"] = std::move(selectors);
  if (source.url.empty()) return of_file;
  Json of_page = {{"type", "SpecificResource"}, {"source", source.url}};
  of_page["selector"] = quote;
  return Json::array({std::move(of_file), std::move(of_page)});
}

class Annotations {
 public:
  Annotations(const Report& report, const std::vector<const Source*>& sources)
      : report_(report), texts_(report.sources.size()) {
    absl::flat_hash_map<std::string, const Source*> by_id;
    for (const Source* source : sources) by_id.try_emplace(source->id, source);
    for (size_t s = 0; s < report.sources.size(); ++s) {
      const auto found = by_id.find(report.sources[s].id);
      if (found != by_id.end()) texts_[s].emplace(*found->second);
    }
  }

  void AddCell(const PlacedCell& there) {
    const Cell& cell = there.cell;
    size_t number = 0;
    for (const JudgedObservation& judged : cell.evidence) {
      std::string words = StanceOn(there, judged.stance);
      if (!judged.why.empty()) absl::StrAppend(&words, " (", judged.why, ")");
      absl::StrAppend(&words, "; voice ", ChainText(judged.observation.chain));
      Add(there, judged.observation.at, judged.stance, ++number, words);
    }
    if (cell.evidence.empty() && cell.raised_at) {
      Add(there, *cell.raised_at, cell.stance, 1, StanceOn(there, cell.stance));
    }
  }

  Json Take() { return std::move(items_); }

 private:
  std::string StanceOn(const PlacedCell& there, Stance stance) const {
    return absl::StrFormat(
        "%s: %s", StanceName(stance),
        report_.claims[static_cast<size_t>(there.claim)].claim);
  }

  void Add(const PlacedCell& there, const Evidence& at, Stance stance,
           size_t number, const std::string& words) {
    const auto s = static_cast<size_t>(there.source);
    const ReportSource& source = report_.sources[s];
    const ReportClaim& claim = report_.claims[static_cast<size_t>(there.claim)];
    Json bodies = Json::array();
    bodies.push_back({{"type", "TextualBody"},
                      {"value", Printable(words)},
                      {"format", "text/plain"},
                      {"purpose", "commenting"}});
    for (const std::string& tag : {claim.id, std::string(StanceName(stance))}) {
      bodies.push_back({{"type", "TextualBody"},
                        {"value", tag},
                        {"format", "text/plain"},
                        {"purpose", "tagging"}});
    }
    Json item = {{"id", Uuid(absl::StrFormat("%s\x1f%s\x1f%s\x1f%d\x1f%d",
                                             claim.id, source.id, source.sha256,
                                             at.span.begin, number))},
                 {"type", "Annotation"},
                 {"motivation", "assessing"}};
    item["body"] = std::move(bodies);
    item["target"] = Target(source, at, texts_[s] ? &*texts_[s] : nullptr);
    items_.push_back(std::move(item));
  }

  const Report& report_;
  std::vector<std::optional<SourceText>> texts_;
  Json items_ = Json::array();
};

}  // namespace

std::string RenderWebAnnotation(const Report& report,
                                const std::vector<const Source*>& sources) {
  Annotations annotations(report, sources);
  for (const PlacedCell& there : report.cells) annotations.AddCell(there);
  Json items = annotations.Take();
  Json page = {{"@context", "http://www.w3.org/ns/anno.jsonld"}};
  page["id"] = Uuid(items.dump(-1, ' ', false, Json::error_handler_t::replace));
  page["type"] = "AnnotationPage";
  page["startIndex"] = 0;
  page["items"] = std::move(items);
  return absl::StrCat(
      page.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace),
      "\n");
}

}  // namespace claimcheck

#include "checker/report/source_texts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

// The bytes of one file that something in the report points to.
using Offsets = std::set<int>;

void Add(const Evidence& evidence, Offsets* offsets) {
  offsets->insert(evidence.span.begin);
  offsets->insert(evidence.span.end);
}

void Add(const std::optional<Evidence>& evidence, Offsets* offsets) {
  if (evidence) Add(*evidence, offsets);
}

void AddCell(const Cell& cell, Offsets* offsets) {
  for (const JudgedObservation& judged : cell.evidence) {
    Add(judged.observation.at, offsets);
    Add(judged.observation.sentence, offsets);
    for (const ContextMark& mark : judged.observation.context) {
      Add(mark.trigger, offsets);
    }
    for (const StrengthVerb& verb : judged.observation.strength) {
      Add(verb.verb, offsets);
    }
    for (const VoiceStep& step : judged.observation.chain) {
      Add(step.speaker, offsets);
      Add(step.cue, offsets);
    }
  }
  for (const Rejection& rejection : cell.rejected) {
    Add(rejection.at, offsets);
    Add(rejection.winner, offsets);
  }
  Add(cell.raised_at, offsets);
}

// The first byte of source.text that came from `offset` of the file or later.
int ToText(const Source& source, int offset) {
  const int size = static_cast<int>(source.text.size());
  if (source.origin.empty()) return std::clamp(offset, 0, size);
  const auto found =
      std::lower_bound(source.origin.begin(), source.origin.end(), offset);
  return std::min(size, static_cast<int>(found - source.origin.begin()));
}

// Walks the text once; ToText keeps the order of offsets.
Json ToUtf16(const Source& source, const Offsets& offsets) {
  Json at = Json::array();
  CharReader reader(source.text);
  int units = 0;
  for (const int offset : offsets) {
    const int target = ToText(source, offset);
    for (; !reader.done() && reader.end() <= target; reader.Next()) {
      units += reader.code() > 0xFFFF ? 2 : 1;
    }
    at.push_back({offset, units});
  }
  return at;
}

}  // namespace

Json SourceTexts(const Report& report,
                 const std::vector<const Source*>& sources) {
  absl::flat_hash_map<std::string, const Source*> by_id;
  for (const Source* source : sources) by_id.try_emplace(source->id, source);
  std::vector<Offsets> offsets(report.sources.size());
  for (const auto& [claim, source, cell] : report.cells) {
    AddCell(cell, &offsets[static_cast<size_t>(source)]);
  }
  Json out = Json::array();
  for (size_t s = 0; s < report.sources.size(); ++s) {
    const auto found = by_id.find(report.sources[s].id);
    if (found == by_id.end()) {
      out.push_back(nullptr);
    } else {
      out.push_back({{"text", found->second->text},
                     {"at", ToUtf16(*found->second, offsets[s])}});
    }
  }
  return out;
}

}  // namespace claimcheck

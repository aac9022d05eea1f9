#include "checker/report/readout_wording.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {

const JudgedObservation& EvidenceOf(const Report& report, int claim,
                                    const ReadoutEntry& entry) {
  return report.CellAt(claim, entry.source)
      .evidence[static_cast<size_t>(entry.evidence)];
}

std::string ViewTitle(const Report& report, const ReadoutView& view) {
  std::vector<std::string> ids;
  for (const int source : view.sources) {
    ids.push_back(report.sources[static_cast<size_t>(source)].id);
  }
  return Join(ids, ", ");
}

std::string SideText(const Report& report, const ReadoutSide& side) {
  std::vector<std::string> sources;
  for (const int index : side.sources) {
    const ReportSource& source = report.sources[static_cast<size_t>(index)];
    sources.push_back(absl::StrFormat("%s (%s)", source.id, Published(source)));
  }
  std::string out;
  switch (side.kind) {
    case SideKind::kReadout:
      out = "its own text: ";
      break;
    case SideKind::kExcerpt:
      out = "as quoted in ";
      break;
    case SideKind::kSecondHand:
      out = "only as others tell it, in ";
      break;
  }
  out += sources.empty() ? "nothing" : Join(sources, ", ");
  const bool plain = side.voices.empty() ||
                     (side.voices.size() == 1 && side.voices[0] == side.side);
  if (!plain) out += "; " + Join(side.voices, ", ");
  if (side.words > 0) out += "; " + Count(side.words, "word");
  return out;
}

std::string MarkText(const ReadoutRow& row) {
  const bool two = row.cells.size() == 2;
  std::string out;
  switch (row.mark) {
    case RowMark::kBoth:
      out = two ? "both" : "all";
      break;
    case RowMark::kOneOnly:
      out = two ? "one only" : "some only";
      break;
    case RowMark::kNeither:
      out = two ? "neither" : "none";
      break;
    case RowMark::kSecondHand:
      out = "second-hand";
      break;
  }
  if (row.differs.empty()) return out;
  const bool one = row.differs.size() == 1 && row.differs[0] == "strength";
  return out + "; " + Join(row.differs, " and ") +
         (one ? " differs" : " differ");
}

std::string StateText(SideState state) {
  switch (state) {
    case SideState::kSays:
      return "says";
    case SideState::kSecondHand:
      return "second-hand";
    case SideState::kOmits:
      return "omits it";
    case SideState::kSilent:
      return "silent";
    case SideState::kEarly:
      return "too early";
    case SideState::kUnknown:
      return "not quoted on it";
  }
  return "";
}

std::string StrengthText(const Report& report, int claim,
                         const ReadoutCell& cell) {
  std::vector<std::pair<int, std::string>> verbs;  // Level, quote.
  std::map<int, std::string> names;
  for (const ReadoutEntry& entry : cell.says) {
    for (const StrengthVerb& verb :
         EvidenceOf(report, claim, entry).observation.strength) {
      const std::pair<int, std::string> one = {verb.level, verb.verb.quote};
      names[verb.level] = verb.name;
      if (std::find(verbs.begin(), verbs.end(), one) == verbs.end()) {
        verbs.push_back(one);
      }
    }
  }
  std::stable_sort(
      verbs.begin(), verbs.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out;
  int level = -1;
  for (const auto& [at, quote] : verbs) {
    if (at != level) {
      out += (out.empty() ? "" : "; ") + names[at] + ": ";
    } else {
      out += ", ";
    }
    out += "“" + quote + "”";
    level = at;
  }
  return out;
}

std::string DepthText(const ReadoutSide& side, const ReadoutCell& cell,
                      int topics) {
  if (cell.rank == 0) return "";
  std::string out = absl::StrFormat("topic %d of %d", cell.rank, topics);
  if (side.words <= 0) return out;
  // Rounded half up.
  const int percent = (200 * cell.words + side.words) / (2 * side.words);
  return out + absl::StrFormat("; %d of %s (%d%%)", cell.words,
                               Count(side.words, "word"), percent);
}

std::string FramesText(const Report& report, int claim,
                       const ReadoutCell& cell) {
  std::map<std::pair<std::string, std::string>, int> counts;
  for (const ReadoutEntry& entry : cell.says) {
    for (const std::string& frame :
         EvidenceOf(report, claim, entry).observation.answers) {
      ++counts[{frame, entry.voice}];
    }
  }
  std::vector<std::string> parts;
  for (const auto& [key, count] : counts) {
    std::string part = key.first;
    if (count > 1) part += absl::StrFormat(" × %d", count);
    parts.push_back(part + " (" + key.second + ")");
  }
  return Join(parts, ", ");
}

std::string TellerText(const Observation& observation,
                       const ReadoutEntry& entry, const std::string& side) {
  std::vector<std::string> facts;
  if (observation.heading) facts.emplace_back("heading");
  if (observation.caption) facts.emplace_back("caption");
  if (observation.scare_quoted) facts.emplace_back("scare quotes");
  if (!entry.borrows.empty()) {
    facts.push_back("borrowed from " + Join(entry.borrows, ", "));
  }
  std::string out;
  if (!entry.reported.empty()) {
    out = entry.voice + " says " + entry.reported + " said";
  } else if (entry.voice != side) {
    out = entry.voice;
  }
  if (!facts.empty()) {
    out += absl::StrFormat("%s(%s)", out.empty() ? "" : " ", Join(facts, ", "));
  }
  return out;
}

std::vector<SaidSentence> BySentence(const Report& report, int claim,
                                     const std::vector<ReadoutEntry>& entries) {
  std::vector<SaidSentence> said;
  const auto key = [&](const ReadoutEntry& entry) {
    return std::tuple(
        entry.source,
        EvidenceOf(report, claim, entry).observation.sentence.span, entry.voice,
        entry.reported, entry.borrows);
  };
  for (const ReadoutEntry& entry : entries) {
    const auto same = std::find_if(
        said.begin(), said.end(), [&](const SaidSentence& sentence) {
          return key(*sentence.entries.front()) == key(entry);
        });
    if (same == said.end()) {
      said.push_back({{&entry}});
    } else {
      same->entries.push_back(&entry);
    }
  }
  return said;
}

std::vector<SentencePart> PartsOf(const Report& report, int claim,
                                  const SaidSentence& said) {
  const Observation& first =
      EvidenceOf(report, claim, *said.entries.front()).observation;
  const Evidence& sentence = first.sentence;
  std::vector<SentencePart> parts;
  const bool whole =
      sentence.quote.size() == static_cast<size_t>(sentence.span.size());
  int from = sentence.span.begin;
  for (const ReadoutEntry* entry : said.entries) {
    const Evidence& at = EvidenceOf(report, claim, *entry).observation.at;
    if (!whole || !sentence.span.Contains(at.span)) {
      return {{first.at.quote, true}};
    }
    if (at.span.begin < from) continue;  // Overlaps one before.
    const auto piece = [&](int begin, int end) {
      return sentence.quote.substr(
          static_cast<size_t>(begin - sentence.span.begin),
          static_cast<size_t>(end - begin));
    };
    if (at.span.begin > from) parts.push_back({piece(from, at.span.begin)});
    parts.push_back({piece(at.span.begin, at.span.end), true});
    from = at.span.end;
  }
  if (from < sentence.span.end) {
    parts.push_back({sentence.quote.substr(
        static_cast<size_t>(from - sentence.span.begin))});
  }
  return parts;
}

int TopicsOf(const ReadoutView& view, size_t column) {
  int topics = 0;
  for (const ReadoutRow& row : view.rows) {
    topics = std::max(topics, row.cells[column].rank);
  }
  return topics;
}

}  // namespace claimcheck

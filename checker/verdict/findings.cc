#include "checker/verdict/findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/rules/severities.h"
#include "checker/text/normalize.h"

namespace claimcheck {
namespace {

// FNV-1a: the same on every machine, which std::hash is not.
uint64_t Hash(const std::vector<std::string>& parts) {
  uint64_t hash = 14695981039346656037U;
  for (const std::string& part : parts) {
    for (const char c : part + '\x1f') {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
  }
  return hash;
}

std::string NormalQuote(const std::string& quote) {
  std::string folded = FoldCase(Normalize(quote).text);
  std::string normal;
  for (const char c : folded) {
    const bool space = absl::ascii_isspace(static_cast<unsigned char>(c));
    if (space && (normal.empty() || normal.back() == ' ')) continue;
    normal += space ? ' ' : c;
  }
  if (normal.ends_with(' ')) normal.pop_back();
  return normal;
}

std::string Said(const JudgedObservation& judged) {
  const Observation& observation = judged.observation;
  if (observation.value) return FormatValue(*observation.value);
  return absl::StrJoin(observation.answers, ",");
}

// What a finding is known by, in an order that does not depend on where in the
// source its evidence stands.
struct Words {
  std::set<std::string> voices;
  std::set<std::string> said;
  std::string quote;  // The first in order of letters, or "".

  void Take(const JudgedObservation& judged) {
    voices.insert(judged.observation.voice);
    said.insert(Said(judged));
    const std::string normal = NormalQuote(judged.observation.at.quote);
    if (quote.empty() || normal < quote) quote = normal;
  }
};

// All evidence of one stance, by `voice` alone unless it is "".
Words WordsOf(const Cell& cell, Stance stance, const std::string& voice) {
  Words words;
  for (const JudgedObservation& judged : cell.evidence) {
    if (judged.stance != stance) continue;
    if (!voice.empty() && judged.observation.voice != voice) continue;
    words.Take(judged);
  }
  return words;
}

class FindingList {
 public:
  FindingList(const RuleSet& rules, const Report& report)
      : rules_(rules), report_(report), counts_(report.claims.size()) {
    for (const auto& [claim, source, cell] : report.cells) {
      ++counts_[static_cast<size_t>(claim)][static_cast<size_t>(cell.stance)];
    }
  }

  std::vector<Finding> Take() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Entry& a, const Entry& b) {
                       return std::tuple(-static_cast<int>(a.finding.severity),
                                         a.claim, a.source) <
                              std::tuple(-static_cast<int>(b.finding.severity),
                                         b.claim, b.source);
                     });
    std::map<std::string, int> seen;
    std::vector<Finding> findings;
    for (Entry& entry : found_) {
      const int ordinal = seen[entry.finding.fingerprint]++;
      if (ordinal > 0) {
        entry.finding.fingerprint = absl::StrFormat(
            "%016x",
            Hash({entry.finding.fingerprint, std::to_string(ordinal)}));
      }
      findings.push_back(std::move(entry.finding));
    }
    return findings;
  }

  void AddCell(const PlacedCell& there) {
    const Cell& cell = there.cell;
    const Claim& claim = rules_.claims[static_cast<size_t>(there.claim)];
    const bool framing =
        claim.kind == ClaimKind::kFraming && cell.stance == Stance::kDivided;
    if (framing) {
      AddFraming(there, claim);
      return;
    }
    const bool disputed = std::find(cell.notes.begin(), cell.notes.end(),
                                    "disputed") != cell.notes.end();
    // A dispute between sources is told by its pairs.
    if (disputed && cell.stance == Stance::kContradict) return;
    const Severity severity = SeverityOf(there, cell.stance);
    if (severity == Severity::kOff) return;
    if (cell.stance == Stance::kContradict || cell.stance == Stance::kUnclear) {
      for (const VoiceStance& voice : cell.voices) {
        if (voice.stance != cell.stance) continue;
        const JudgedObservation* judged =
            FirstOf(cell, cell.stance, voice.voice);
        if (judged != nullptr) {
          AddJudged(there, *judged, severity,
                    WordsOf(cell, cell.stance, voice.voice));
        }
      }
      return;
    }
    if (cell.stance == Stance::kDivided) {
      const JudgedObservation* judged = FirstOf(cell, Stance::kContradict, "");
      if (judged != nullptr) {
        AddJudged(there, *judged, severity,
                  WordsOf(cell, Stance::kContradict, ""));
      }
      return;
    }
    Finding finding = Start(there, severity);
    finding.voice = SourceOf(there).voice;
    finding.message =
        absl::StrFormat("%s: %s", StanceVerb(cell.stance), claim.claim);
    finding.at = cell.raised_at;
    // An omission has no quote: where the subject is raised may move.
    Words words;
    words.voices = {finding.voice};
    words.said = {""};
    Add(there, std::move(finding), words);
  }

  void AddPair(const Pair& pair) {
    if (pair.outcome != RelationName(Relation::kDisjoint)) return;
    const Claim& claim = rules_.claims[static_cast<size_t>(pair.claim)];
    const PlacedCell there = At(pair.claim, pair.b);
    const Severity severity = SeverityOf(there, Stance::kContradict);
    if (severity == Severity::kOff) return;
    const PlacedCell other = At(pair.claim, pair.a);
    const JudgedObservation* mine = FirstSaid(there.cell);
    const JudgedObservation* theirs = FirstSaid(other.cell);
    if (mine == nullptr || theirs == nullptr) return;
    Finding finding = Start(there, severity);
    finding.kind = "pair";
    finding.stance = Stance::kContradict;
    finding.voice = mine->observation.voice;
    finding.message =
        absl::StrFormat("says %s where %s says %s: %s", Said(*mine),
                        SourceOf(other).id, Said(*theirs), claim.claim);
    finding.at = mine->observation.at;
    Words words = WordsSaid(there.cell);
    words.said.insert(SourceOf(other).id + "=" +
                      absl::StrJoin(WordsSaid(other.cell).said, ","));
    Add(there, std::move(finding), words);
  }

  // Sides that take a topic up with verbs of different strength, and, across
  // sources, sides without a common frame. (Inside one source a cell says so.)
  void AddReadouts(const ReadoutView& view) {
    for (const ReadoutRow& row : view.rows) {
      const Claim& claim = rules_.claims[static_cast<size_t>(row.claim)];
      if (claim.framing_severity == Severity::kOff) continue;
      for (const std::string& differs : row.differs) {
        if (differs == "strength") {
          AddSides(view, row, claim, "strength", "takes it up differently");
        } else if (differs == "frames" && view.sources.size() > 1) {
          AddSides(view, row, claim, "framing", "frames it differently");
        }
      }
    }
  }

 private:
  struct Entry {
    int claim;
    int source;
    Finding finding;
  };

  const JudgedObservation& EvidenceOf(int claim,
                                      const ReadoutEntry& entry) const {
    return report_.CellAt(claim, entry.source)
        .evidence[static_cast<size_t>(entry.evidence)];
  }

  // "discussed", or "major and new": what one side of a row says.
  std::string SaidBySide(const ReadoutRow& row, const ReadoutCell& cell,
                         const std::string& kind) const {
    if (kind == "strength") return cell.strength;
    std::set<std::string> frames;
    for (const ReadoutEntry& entry : cell.says) {
      const auto& answers = EvidenceOf(row.claim, entry).observation.answers;
      frames.insert(answers.begin(), answers.end());
    }
    return absl::StrJoin(frames, " and ");
  }

  // Stands at the last side that has something to say, as a pair of sources
  // stands at the later one.
  void AddSides(const ReadoutView& view, const ReadoutRow& row,
                const Claim& claim, const std::string& kind,
                const std::string& what) {
    std::vector<std::string> told;
    const ReadoutEntry* last = nullptr;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const ReadoutCell& cell = row.cells[i];
      const std::string said = SaidBySide(row, cell, kind);
      if (cell.says.empty() || said.empty()) continue;
      last = &cell.says.front();
      for (const ReadoutEntry& entry : cell.says) {
        const auto& strength =
            EvidenceOf(row.claim, entry).observation.strength;
        if (kind == "strength" && !strength.empty() &&
            strength.front().level == cell.strength_level) {
          last = &entry;
          break;
        }
      }
      told.push_back(view.sides[i].side + ": " + said);
      if (view.sources.size() > 1) {
        told.back() +=
            " (" + report_.sources[static_cast<size_t>(last->source)].id + ")";
      }
    }
    if (last == nullptr) return;
    const PlacedCell there = At(row.claim, last->source);
    const JudgedObservation& judged = EvidenceOf(row.claim, *last);
    Finding finding = Start(there, claim.framing_severity);
    finding.kind = kind;
    finding.voice = judged.observation.voice;
    finding.message = absl::StrFormat("%s: %s: %s", what,
                                      absl::StrJoin(told, "; "), claim.claim);
    finding.at = judged.observation.at;
    // Which of a side's sentences stands first is of no matter.
    Words words;
    words.said = {told.begin(), told.end()};
    Add(there, std::move(finding), words);
  }

  PlacedCell At(int claim, int source) const {
    return {claim, source, report_.CellAt(claim, source)};
  }

  Severity SeverityOf(const PlacedCell& there, Stance stance) const {
    const Claim& claim = rules_.claims[static_cast<size_t>(there.claim)];
    for (auto it = rules_.overrides.rbegin(); it != rules_.overrides.rend();
         ++it) {
      const auto set = it->severity.find(stance);
      if (set != it->severity.end() && Fits(claim.id, it->claims) &&
          Fits(SourceOf(there).id, it->sources)) {
        return set->second;
      }
    }
    const auto set = claim.severity.find(stance);
    const Severity severity =
        set == claim.severity.end() ? DefaultSeverity(stance) : set->second;
    const int sources =
        counts_[static_cast<size_t>(there.claim)][static_cast<size_t>(stance)];
    const auto reached = [&](const std::map<Stance, int>& counts) {
      const auto count = counts.find(stance);
      return count != counts.end() && sources >= count->second;
    };
    if (reached(claim.error_if)) return Severity::kError;
    if (reached(claim.warn_if)) return std::max(severity, Severity::kWarning);
    return severity;
  }

  static bool Fits(std::string_view id,
                   const std::vector<std::string>& wanted) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(),
                                         [id](const std::string& pattern) {
                                           return FitsId(id, pattern);
                                         });
  }

  static std::string_view StanceVerb(Stance stance) {
    switch (stance) {
      case Stance::kAgree:
        return "agrees";
      case Stance::kContradict:
        return "contradicts";
      case Stance::kDivided:
        return "is divided";
      case Stance::kUnclear:
        return "is unclear";
      case Stance::kOmit:
        return "omits";
      case Stance::kSilent:
        return "is silent";
      case Stance::kEarly:
        return "is early";
    }
    return "";
  }

  const ReportSource& SourceOf(const PlacedCell& there) const {
    return report_.sources[static_cast<size_t>(there.source)];
  }

  static const JudgedObservation* FirstOf(const Cell& cell, Stance stance,
                                          const std::string& voice) {
    for (const JudgedObservation& judged : cell.evidence) {
      if (judged.stance == stance &&
          (voice.empty() || judged.observation.voice == voice)) {
        return &judged;
      }
    }
    return nullptr;
  }

  static const JudgedObservation* FirstSaid(const Cell& cell) {
    for (const JudgedObservation& judged : cell.evidence) {
      if (judged.stance != Stance::kUnclear) return &judged;
    }
    return nullptr;
  }

  static Words WordsSaid(const Cell& cell) {
    Words words;
    for (const JudgedObservation& judged : cell.evidence) {
      if (judged.stance != Stance::kUnclear) words.Take(judged);
    }
    return words;
  }

  Finding Start(const PlacedCell& there, Severity severity) const {
    Finding finding;
    finding.severity = severity;
    finding.claim = report_.claims[static_cast<size_t>(there.claim)].id;
    finding.source = SourceOf(there).id;
    finding.stance = there.cell.stance;
    finding.kind = std::string(StanceName(there.cell.stance));
    finding.path = SourceOf(there).path;
    return finding;
  }

  void AddJudged(const PlacedCell& there, const JudgedObservation& judged,
                 Severity severity, const Words& words) {
    const Claim& claim = rules_.claims[static_cast<size_t>(there.claim)];
    Finding finding = Start(there, severity);
    finding.voice = judged.observation.voice;
    finding.message = absl::StrFormat(
        "%s: %s (%s)", StanceVerb(there.cell.stance), claim.claim, judged.why);
    finding.at = judged.observation.at;
    Add(there, std::move(finding), words);
  }

  void AddFraming(const PlacedCell& there, const Claim& claim) {
    if (claim.framing_severity == Severity::kOff) return;
    Finding finding = Start(there, claim.framing_severity);
    finding.kind = "framing";
    finding.message = "frames it differently: " + there.cell.why;
    Words words;
    for (const JudgedObservation& judged : there.cell.evidence) {
      if (!finding.at) {
        finding.at = judged.observation.at;
        finding.voice = judged.observation.voice;
      }
      words.said.insert(judged.observation.voice + '=' + Said(judged));
    }
    Add(there, std::move(finding), words);
  }

  void Add(const PlacedCell& there, Finding finding, const Words& words) {
    finding.fingerprint = absl::StrFormat(
        "%016x", Hash({finding.claim, finding.kind, finding.source,
                       absl::StrJoin(words.voices, "\x1e"),
                       std::string(StanceName(finding.stance)),
                       absl::StrJoin(words.said, "\x1e"), words.quote}));
    found_.push_back({there.claim, there.source, std::move(finding)});
  }

  const RuleSet& rules_;
  const Report& report_;
  // By claim: how many sources have each stance.
  std::vector<std::array<int, kStanceCount>> counts_;
  std::vector<Entry> found_;
};

}  // namespace

std::vector<Finding> FindFindings(const RuleSet& rules, const Report& report) {
  FindingList list(rules, report);
  for (const PlacedCell& there : report.cells) list.AddCell(there);
  for (const Pair& pair : report.pairs) list.AddPair(pair);
  for (const ReadoutView& view : report.readouts) list.AddReadouts(view);
  return list.Take();
}

}  // namespace claimcheck

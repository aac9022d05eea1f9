#include "checker/verdict/report_diff.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace claimcheck {
namespace {

using Ids = absl::flat_hash_map<std::string, int>;

template <typename T>
Ids IdsOf(const std::vector<T>& parts) {
  Ids ids;
  for (size_t i = 0; i < parts.size(); ++i) {
    ids.emplace(parts[i].id, static_cast<int>(i));
  }
  return ids;
}

int Find(const Ids& ids, const std::string& id) {
  const auto found = ids.find(id);
  return found == ids.end() ? -1 : found->second;
}

template <typename T>
const T& At(const std::vector<T>& parts, int index) {
  return parts[static_cast<size_t>(index)];
}

std::string_view ChecksumOf(const Report& report, const ReportClaim& claim) {
  for (const ReportRuleFile& file : report.rules) {
    if (file.path == claim.file) return file.sha256;
  }
  return "";
}

// Sources are compared with each other where nothing is expected.
bool IsCompared(const ReportClaim& claim) {
  return claim.expect.empty() &&
         (ValueKindOf(claim.kind) || claim.kind == ClaimKind::kChoice);
}

// What a report says of one claim in one source, found by ids.
class Side {
 public:
  explicit Side(const Report& report)
      : report_(report),
        claims_(IdsOf(report.claims)),
        sources_(IdsOf(report.sources)) {
    worst_.resize(report.cells.size(), Severity::kOff);
    for (size_t i = 0; i < report.findings.size(); ++i) {
      const Finding& finding = report.findings[i];
      fingerprints_.emplace(finding.fingerprint, static_cast<int>(i));
      const int cell = Cell(Claim(finding.claim), Source(finding.source));
      if (cell < 0) continue;
      Severity& worst = worst_[static_cast<size_t>(cell)];
      worst = std::max(worst, finding.severity);
    }
  }

  int Claim(const std::string& id) const { return Find(claims_, id); }
  int Source(const std::string& id) const { return Find(sources_, id); }
  int Cell(int claim, int source) const {
    if (claim < 0 || source < 0) return -1;
    return claim * static_cast<int>(report_.sources.size()) + source;
  }
  const Finding* FindingOf(const std::string& fingerprint) const {
    const int finding = Find(fingerprints_, fingerprint);
    return finding < 0 ? nullptr : &At(report_.findings, finding);
  }
  Severity WorstOf(int cell) const {
    return cell < 0 ? Severity::kOff : At(worst_, cell);
  }
  const Report& report() const { return report_; }

 private:
  const Report& report_;
  const Ids claims_;
  const Ids sources_;
  Ids fingerprints_;
  std::vector<Severity> worst_;  // Parallel to the cells.
};

class Comparer {
 public:
  Comparer(const Report& before, const Report& after)
      : old_(before), new_(after) {
    diff_.engine_changed = before.engine != after.engine;
    diff_.voices_edited = !before.voices_key.empty() &&
                          !after.voices_key.empty() &&
                          before.voices_key != after.voices_key;
  }

  ReportDiff Take() {
    CompareSources();
    CompareClaims();
    CompareCells();
    CompareFindings();
    return std::move(diff_);
  }

 private:
  // What is the matter with two sources of one id; nothing if they are alike.
  static std::optional<Cause> Differ(const ReportSource& before,
                                     const ReportSource& after) {
    const bool same_bytes = before.sha256 == after.sha256;
    const bool keyed = !before.key.empty() && !after.key.empty();
    if (keyed ? before.key == after.key : same_bytes) return std::nullopt;
    return same_bytes ? Cause::kSourceDescribed : Cause::kSourceEdited;
  }

  bool Differ(const ReportClaim& before, const ReportClaim& after) const {
    if (!before.key.empty() && !after.key.empty()) {
      return before.key != after.key;
    }
    return ChecksumOf(old_.report(), before) !=
           ChecksumOf(new_.report(), after);
  }

  void CompareSources() {
    const std::vector<ReportSource>& sources = new_.report().sources;
    for (size_t i = 0; i < sources.size(); ++i) {
      const int known = old_.Source(sources[i].id);
      const std::optional<Cause> cause =
          known < 0 ? Cause::kSourceNew
                    : Differ(At(old_.report().sources, known), sources[i]);
      if (cause) diff_.sources.push_back({known, static_cast<int>(i), *cause});
    }
    const std::vector<ReportSource>& gone = old_.report().sources;
    for (size_t i = 0; i < gone.size(); ++i) {
      if (new_.Source(gone[i].id) >= 0) continue;
      diff_.sources.push_back({static_cast<int>(i), -1, Cause::kSourceGone});
    }
    for (const PartChange& change : diff_.sources) {
      const ReportSource& source = change.new_part < 0
                                       ? At(gone, change.old_part)
                                       : At(sources, change.new_part);
      source_causes_.emplace(source.id, change.cause);
    }
  }

  void CompareClaims() {
    const std::vector<ReportClaim>& claims = new_.report().claims;
    for (size_t i = 0; i < claims.size(); ++i) {
      const int known = old_.Claim(claims[i].id);
      if (known >= 0 && !Differ(At(old_.report().claims, known), claims[i])) {
        continue;
      }
      const Cause cause = known < 0 ? Cause::kClaimNew : Cause::kRuleEdited;
      diff_.claims.push_back({known, static_cast<int>(i), cause});
      claim_causes_.emplace(claims[i].id, cause);
    }
    const std::vector<ReportClaim>& gone = old_.report().claims;
    for (size_t i = 0; i < gone.size(); ++i) {
      if (new_.Claim(gone[i].id) >= 0) continue;
      diff_.claims.push_back({static_cast<int>(i), -1, Cause::kClaimGone});
      claim_causes_.emplace(gone[i].id, Cause::kClaimGone);
    }
  }

  // `id` of claim and source, which one of the reports has.
  std::vector<Cause> CausesOf(const std::string& claim,
                              const std::string& source) const {
    std::vector<Cause> causes;
    if (const auto it = source_causes_.find(source);
        it != source_causes_.end()) {
      causes.push_back(it->second);
      if (it->second <= Cause::kSourceGone) return causes;
    }
    if (const auto it = claim_causes_.find(claim); it != claim_causes_.end()) {
      // There was no cell before, or is none any more: that says it all.
      if (it->second != Cause::kRuleEdited) return {it->second};
      causes.push_back(it->second);
    }
    if (diff_.voices_edited) causes.push_back(Cause::kVoicesEdited);
    const int index = new_.Claim(claim);
    if (causes.empty() && !source_causes_.empty() && index >= 0 &&
        IsCompared(At(new_.report().claims, index))) {
      causes.push_back(Cause::kOtherSources);
    }
    if (diff_.engine_changed) causes.push_back(Cause::kEngineChanged);
    return causes;
  }

  std::vector<Cause> CausesOfCell(const std::string& claim,
                                  const std::string& source) const {
    std::vector<Cause> causes = CausesOf(claim, source);
    // The bytes differ where no text does: markup between the words.
    const int before = old_.Source(source);
    const int after = new_.Source(source);
    if (causes.empty() && before >= 0 && after >= 0 &&
        At(old_.report().sources, before).sha256 !=
            At(new_.report().sources, after).sha256) {
      causes.push_back(Cause::kSourceEdited);
    }
    if (causes.empty()) causes.push_back(Cause::kUnknown);
    return causes;
  }

  void AddCell(const std::string& claim, const std::string& source,
               int old_cell, int new_cell) {
    if (old_cell >= 0 && new_cell >= 0 &&
        old_.report().cells[static_cast<size_t>(old_cell)].stance ==
            new_.report().cells[static_cast<size_t>(new_cell)].stance) {
      ++diff_.unchanged_cells;
      return;
    }
    const Severity before = old_.WorstOf(old_cell);
    const Severity after = new_.WorstOf(new_cell);
    const Direction direction = after > before   ? Direction::kWorse
                                : after < before ? Direction::kBetter
                                                 : Direction::kSame;
    diff_.cells.push_back(
        {old_cell, new_cell, direction, CausesOfCell(claim, source)});
  }

  void CompareCells() {
    for (const PlacedCell& there : new_.report().cells) {
      const std::string& claim = At(new_.report().claims, there.claim).id;
      const std::string& source = At(new_.report().sources, there.source).id;
      AddCell(claim, source, old_.Cell(old_.Claim(claim), old_.Source(source)),
              new_.Cell(there.claim, there.source));
    }
    for (const PlacedCell& there : old_.report().cells) {
      const std::string& claim = At(old_.report().claims, there.claim).id;
      const std::string& source = At(old_.report().sources, there.source).id;
      if (new_.Claim(claim) >= 0 && new_.Source(source) >= 0) continue;
      AddCell(claim, source, old_.Cell(there.claim, there.source), -1);
    }
    std::stable_sort(diff_.cells.begin(), diff_.cells.end(),
                     [](const CellChange& a, const CellChange& b) {
                       return a.direction < b.direction;
                     });
  }

  std::vector<Cause> CausesOfFinding(const Finding& finding) const {
    std::vector<Cause> causes = CausesOf(finding.claim, finding.source);
    if (!causes.empty()) return causes;
    // Readouts and frames are compared across sources.
    const bool across = finding.kind == "framing" || finding.kind == "strength";
    if (across && !source_causes_.empty()) return {Cause::kOtherSources};
    const int before = old_.Claim(finding.claim);
    const int after = new_.Claim(finding.claim);
    if (before >= 0 && after >= 0 &&
        ChecksumOf(old_.report(), At(old_.report().claims, before)) !=
            ChecksumOf(new_.report(), At(new_.report().claims, after))) {
      return {Cause::kRatingEdited};
    }
    return CausesOfCell(finding.claim, finding.source);
  }

  void CompareFindings() {
    const std::vector<Finding>& findings = new_.report().findings;
    for (size_t i = 0; i < findings.size(); ++i) {
      const Finding* known = old_.FindingOf(findings[i].fingerprint);
      if (known != nullptr && known->severity >= findings[i].severity) continue;
      (known == nullptr ? diff_.new_findings : diff_.worsened_findings)
          .push_back({static_cast<int>(i), CausesOfFinding(findings[i])});
    }
    const std::vector<Finding>& known = old_.report().findings;
    for (size_t i = 0; i < known.size(); ++i) {
      if (new_.FindingOf(known[i].fingerprint) != nullptr) continue;
      diff_.resolved_findings.push_back(
          {static_cast<int>(i), CausesOfFinding(known[i])});
    }
  }

  const Side old_;
  const Side new_;
  ReportDiff diff_;
  absl::flat_hash_map<std::string, Cause> source_causes_;
  absl::flat_hash_map<std::string, Cause> claim_causes_;
};

}  // namespace

std::string_view CauseName(Cause cause) {
  switch (cause) {
    case Cause::kSourceNew:
      return "source new";
    case Cause::kSourceGone:
      return "source gone";
    case Cause::kSourceEdited:
      return "source edited";
    case Cause::kSourceDescribed:
      return "source described anew";
    case Cause::kClaimNew:
      return "claim new";
    case Cause::kClaimGone:
      return "claim gone";
    case Cause::kRuleEdited:
      return "rule edited";
    case Cause::kVoicesEdited:
      return "voices edited";
    case Cause::kOtherSources:
      return "other sources changed";
    case Cause::kRatingEdited:
      return "severity edited";
    case Cause::kEngineChanged:
      return "engine changed";
    case Cause::kUnknown:
      return "unknown";
  }
  return "";
}

std::string_view DirectionName(Direction direction) {
  switch (direction) {
    case Direction::kWorse:
      return "worse";
    case Direction::kSame:
      return "same";
    case Direction::kBetter:
      return "better";
  }
  return "";
}

ReportDiff CompareReports(const Report& before, const Report& after) {
  return Comparer(before, after).Take();
}

}  // namespace claimcheck

#include "checker/report/report_index.h"

namespace claimcheck {

ReportIndex::ReportIndex(const Report& report) : report_(report) {
  for (const ReportClaim& claim : report.claims) {
    claims_.try_emplace(claim.id, static_cast<int>(claims_.size()));
  }
  for (const ReportSource& source : report.sources) {
    sources_.try_emplace(source.id, static_cast<int>(sources_.size()));
  }
}

int ReportIndex::Claim(const std::string& id) const {
  const auto found = claims_.find(id);
  return found == claims_.end() ? -1 : found->second;
}

int ReportIndex::Source(const std::string& id) const {
  const auto found = sources_.find(id);
  return found == sources_.end() ? -1 : found->second;
}

const JudgedObservation* ReportIndex::EvidenceOf(const Finding& finding) const {
  const int claim = Claim(finding.claim);
  const int source = Source(finding.source);
  if (claim < 0 || source < 0 || !finding.at) return nullptr;
  const JudgedObservation* in_place = nullptr;
  for (const JudgedObservation& judged :
       report_.CellAt(claim, source).evidence) {
    if (judged.observation.at.span != finding.at->span) continue;
    if (judged.observation.voice == finding.voice) return &judged;
    if (in_place == nullptr) in_place = &judged;
  }
  return in_place;
}

}  // namespace claimcheck

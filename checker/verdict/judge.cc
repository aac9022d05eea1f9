#include "checker/verdict/judge.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "checker/base/check.h"
#include "checker/base/version.h"
#include "checker/verdict/cell_judge.h"
#include "checker/verdict/findings.h"
#include "checker/verdict/frame_counts.h"
#include "checker/verdict/origins.h"
#include "checker/verdict/pairs.h"
#include "checker/verdict/readouts.h"

namespace claimcheck {
namespace {

void AddRules(const RuleSet& rules, Report& report) {
  for (const RuleFile& file : rules.files) {
    report.rules.push_back({file.file->name(), file.sha256, file.title});
  }
  for (const Claim& claim : rules.claims) {
    report.claims.push_back(
        {claim.id, claim.kind, claim.claim,
         claim.about < 0 ? ""
                         : rules.subjects[static_cast<size_t>(claim.about)].id,
         claim.expect_text, claim.place.file->name(),
         claim.place.file->LineColumnAt(claim.place.span.begin).line,
         /*key=*/""});
  }
}

void CompareAll(const RuleSet& rules, const std::vector<int>& origins,
                Report& report) {
  const size_t sources = report.sources.size();
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    const Claim& claim = rules.claims[i];
    const bool compared = IsCompared(claim);
    const bool grouped = claim.kind == ClaimKind::kFraming;
    if (!compared && !grouped) continue;
    std::vector<const Cell*> cells;
    std::vector<Cell*> open;
    for (size_t s = 0; s < sources; ++s) {
      Cell& cell = report.cells[i * sources + s];
      // What was said before the claim could hold is not compared.
      if (cell.stance == Stance::kEarly) continue;
      cells.push_back(&cell);
      open.push_back(&cell);
    }
    Comparison comparison = CompareSources(claim, cells, origins);
    if (compared) {
      SettleStances(comparison, open);
      report.pairs.insert(report.pairs.end(), comparison.pairs.begin(),
                          comparison.pairs.end());
    }
    report.groups.insert(report.groups.end(), comparison.groups.begin(),
                         comparison.groups.end());
  }
}

}  // namespace

std::vector<size_t> SourceOrder(const std::vector<const Source*>& sources) {
  std::vector<size_t> order(sources.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto key = [&](size_t i) {
    const Source& source = *sources[i];
    const DayInterval days =
        source.published.value_or(DayInterval{kLastDay, kLastDay});
    return std::tuple(days.earliest, days.latest, source.id);
  };
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return key(a) < key(b); });
  return order;
}

Report Judge(const RuleSet& rules, const std::vector<const Source*>& sources,
             std::vector<SourceObservations> observations) {
  CHECK(sources.size() == observations.size());
  Report report;
  report.engine = kEngine;
  AddRules(rules, report);
  const std::vector<size_t> order = SourceOrder(sources);
  std::vector<const Source*> ordered;
  for (size_t i : order) ordered.push_back(sources[i]);
  std::vector<std::vector<uint64_t>> sentence_hashes(ordered.size());
  for (size_t i = 0; i < ordered.size(); ++i) {
    const Source& source = *ordered[i];
    sentence_hashes[i] = std::move(observations[order[i]].sentence_hashes);
    report.sources.push_back({source.id, source.title, source.publisher,
                              source.language, source.published,
                              source.file->name(), source.url, source.voice,
                              source.sha256, /*origin=*/"", /*key=*/"",
                              std::move(observations[order[i]].told_words)});
  }
  report.cells.resize(rules.claims.size() * ordered.size());
  for (size_t s = 0; s < ordered.size(); ++s) {
    const int source = static_cast<int>(s);
    bool testifies = false;
    for (Cell& cell : SilentCells(rules, *ordered[s], source)) {
      const auto c = static_cast<size_t>(cell.claim);
      report.cells[c * ordered.size() + s] = std::move(cell);
    }
    for (auto& [claim, observed] : ByClaim(std::move(observations[order[s]]))) {
      Cell cell =
          JudgeCell(rules, claim, *ordered[s], source, std::move(observed));
      testifies = testifies || !cell.evidence.empty();
      report.cells[static_cast<size_t>(claim) * ordered.size() + s] =
          std::move(cell);
    }
    if (!testifies) sentence_hashes[s].clear();
  }
  const std::vector<int> origins = FindOrigins(ordered, sentence_hashes);
  for (size_t s = 0; s < ordered.size(); ++s) {
    report.sources[s].origin = ordered[static_cast<size_t>(origins[s])]->id;
  }
  CompareAll(rules, origins, report);
  for (const Cell& cell : report.cells) {
    ++report.by_stance[static_cast<size_t>(cell.stance)];
  }
  report.frames = CountFrames(rules, report);
  report.readouts = CompareReadouts(rules, report);
  report.findings = FindFindings(rules, report);
  return report;
}

}  // namespace claimcheck

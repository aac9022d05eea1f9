#include "checker/verdict/judge.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
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
#include "checker/verdict/report_keys.h"

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
  const int sources = static_cast<int>(report.sources.size());
  for (int i = 0; i < static_cast<int>(rules.claims.size()); ++i) {
    const Claim& claim = rules.claims[static_cast<size_t>(i)];
    const bool compared = IsCompared(claim);
    const bool grouped = claim.kind == ClaimKind::kFraming;
    if (!compared && !grouped) continue;
    std::vector<SourceCell> cells;
    for (int s = 0; s < sources; ++s) {
      const size_t index = report.cells.IndexOf(i, s);
      const Cell& cell = report.cells[index];
      // What was said before the claim could hold is not compared.
      if (cell.evidence.empty() || cell.stance == Stance::kEarly) continue;
      cells.push_back({s, &report.cells.Own(index)});
    }
    Comparison comparison = CompareSources(claim, i, cells, origins);
    if (compared) {
      SettleStances(comparison, cells);
      report.pairs.insert(report.pairs.end(), comparison.pairs.begin(),
                          comparison.pairs.end());
    }
    report.groups.insert(report.groups.end(), comparison.groups.begin(),
                         comparison.groups.end());
  }
}

// By publication, undated last, then id.
template <typename T, typename F>
std::vector<size_t> OrderOf(const std::vector<T>& sources, F source_of) {
  std::vector<size_t> order(sources.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto key = [&](size_t i) {
    const auto* source = source_of(sources[i]);
    const DayInterval days =
        source->published.value_or(DayInterval{kLastDay, kLastDay});
    return std::tuple(days.earliest, days.latest, std::string_view(source->id));
  };
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return key(a) < key(b); });
  return order;
}

}  // namespace

std::vector<size_t> SourceOrder(const std::vector<const Source*>& sources) {
  return OrderOf(sources, [](const Source* source) { return source; });
}

std::unique_ptr<HeardSource> Hear(const RuleSet& rules, const Source& source,
                                  SourceObservations observed) {
  auto result = std::make_unique<HeardSource>();
  HeardSource& heard = *result;
  heard.source = {
      source.id,       source.title,      source.publisher,
      source.language, source.published,  source.file->name(),
      source.url,      source.voice,      source.sha256,
      /*origin=*/"",   SourceKey(source), std::move(observed.told_words)};
  heard.credits = source.credits;
  heard.sentence_hashes = std::move(observed.sentence_hashes);
  bool testifies = false;
  for (auto& [claim, of_claim] : ByClaim(std::move(observed))) {
    Cell cell = JudgeCell(rules, claim, source, std::move(of_claim));
    testifies = testifies || !cell.evidence.empty();
    heard.cells.emplace_back(claim, std::make_shared<Cell>(std::move(cell)));
  }
  // Only witnesses have an origin that matters.
  if (!testifies) heard.sentence_hashes = {};
  return result;
}

void ForgetSteps(HeardSource& heard) {
  for (auto& [claim, cell] : heard.cells) {
    for (Rejection& rejection : cell->rejected) rejection.passed = {};
    for (JudgedObservation& judged : cell->evidence) {
      for (Reason& reason : judged.observation.why) {
        reason.at.reset();
        reason.rule.reset();
        reason.brief = std::string();
      }
    }
  }
}

Report Judge(const RuleSet& rules,
             std::vector<std::unique_ptr<HeardSource>> heard) {
  Report report;
  report.engine = kEngine;
  AddRules(rules, report);
  const std::vector<size_t> order =
      OrderOf(heard, [](const auto& one) { return &one->source; });
  report.cells = CellTable(rules.claims.size(), heard.size());
  // What sources of one voice have where they are silent, by claim.
  std::map<std::string, std::vector<std::shared_ptr<Cell>>> silent_by_voice;
  std::vector<std::vector<std::string>> credits;
  std::vector<std::vector<uint64_t>> sentence_hashes;
  report.sources.reserve(heard.size());
  for (const size_t from : order) {
    HeardSource& one = *heard[from];
    const int s = static_cast<int>(report.sources.size());
    auto& silent = silent_by_voice[one.source.voice];
    if (silent.empty()) silent = SilentCells(rules, one.source.voice);
    for (int c = 0; c < static_cast<int>(silent.size()); ++c) {
      report.cells.Set(report.cells.IndexOf(c, s),
                       silent[static_cast<size_t>(c)]);
    }
    for (auto& [claim, cell] : one.cells) {
      report.cells.Set(report.cells.IndexOf(claim, s), std::move(cell));
    }
    report.sources.push_back(std::move(one.source));
    sentence_hashes.push_back(std::move(one.sentence_hashes));
    credits.push_back(std::move(one.credits));
    heard[from].reset();
  }
  std::vector<Witness> witnesses;
  for (size_t s = 0; s < order.size(); ++s) {
    const ReportSource& source = report.sources[s];
    witnesses.push_back({source.id, source.publisher, &credits[s]});
  }
  const std::vector<int> origins = FindOrigins(witnesses, sentence_hashes);
  for (size_t s = 0; s < origins.size(); ++s) {
    report.sources[s].origin =
        report.sources[static_cast<size_t>(origins[s])].id;
  }
  CompareAll(rules, origins, report);
  for (const PlacedCell& there : report.cells) {
    ++report.by_stance[static_cast<size_t>(there.cell.stance)];
  }
  report.frames = CountFrames(rules, report);
  report.readouts = CompareReadouts(rules, report);
  report.findings = FindFindings(rules, report);
  return report;
}

Report Judge(const RuleSet& rules, const std::vector<const Source*>& sources,
             std::vector<SourceObservations> observations) {
  CHECK(sources.size() == observations.size());
  std::vector<std::unique_ptr<HeardSource>> heard;
  heard.reserve(sources.size());
  for (size_t i = 0; i < sources.size(); ++i) {
    heard.push_back(Hear(rules, *sources[i], std::move(observations[i])));
  }
  return Judge(rules, std::move(heard));
}

}  // namespace claimcheck

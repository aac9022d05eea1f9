// How fast it is told which claims can matter in a source, against what else
// could tell it: one RE2::Set, or one Vectorscan database, of the same phrases.
//
//   prefilter_bench --benchmark_enable_random_interleaving=true
//                   --benchmark_repetitions=5
//                   --benchmark_report_aggregates_only=true
//
// tests/bench/side_by_side.py runs it beside grep programs.
//
// Arguments are numbers of claims, of three phrases each. Every engine sees the
// same 5 KB sources one by one, on one thread.

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "checker/base/check.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/prefilter.h"
#include "checker/rules/load_rules.h"
#include "checker/text/text_file.h"
#include "re2/re2.h"
#include "re2/set.h"
#include "tests/bench/news.h"
#ifdef CLAIMCHECK_HAS_HS
#include "hs.h"
#endif

namespace claimcheck::bench {
namespace {

constexpr size_t kBytes = 8 << 20;
constexpr size_t kSourceBytes = 5 << 10;
constexpr int kPhrasesPerClaim = 3;

const std::vector<std::string>& Sources() {
  static const auto* sources = [] {
    auto* all = new std::vector<std::string>();
    News news(1);
    for (size_t size = 0; size < kBytes; size += all->back().size()) {
      all->push_back(news.Source(kSourceBytes));
    }
    return all;
  }();
  return *sources;
}

std::vector<std::string> Phrases(int64_t claims) {
  News news(1);
  std::string text;
  for (const std::string& source : Sources()) text += source;
  std::vector<std::string> phrases;
  for (int64_t i = 0; i < claims * kPhrasesPerClaim; ++i) {
    phrases.push_back(news.Phrase(text));
  }
  return phrases;
}

// The phrase as an expression: any case, whole words, white space between them.
std::string Expression(const std::string& phrase) {
  std::string expression = "\\b";
  for (const char c : phrase) {
    if (c == '(') {
      expression += "(?:";
    } else if (c == ' ') {
      expression += "\\s+";
    } else {
      expression += c;
    }
  }
  return expression + "\\b";
}

void NumbersOfClaims(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(10)->Arg(100)->Arg(333)->Arg(1000)->Arg(10000);
  benchmark->Unit(benchmark::kMillisecond);
}

void SetBytes(benchmark::State& state) {
  size_t bytes = 0;
  for (const std::string& source : Sources()) bytes += source.size();
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes));
}

void BM_Prefilter(benchmark::State& state) {
  const std::vector<std::string> phrases = Phrases(state.range(0));
  std::string yaml = "schema: claimcheck/1\nclaims:\n";
  for (int64_t i = 0; i < state.range(0); ++i) {
    yaml += "  - id: c" + std::to_string(i) +
            "\n    claim: c\n    kind: fact\n    says:\n";
    for (int p = 0; p < kPhrasesPerClaim; ++p) {
      yaml += "      - " +
              phrases[static_cast<size_t>(i * kPhrasesPerClaim + p)] + "\n";
    }
  }
  Diagnostics diagnostics;
  const RuleSet rules = LoadRules(
      {TextFile::Create("bench.yaml", yaml).value()},
      [](const std::string&) { return absl::NotFoundError(""); }, diagnostics);
  for (const Diagnostic& d : diagnostics.Sorted()) {
    if (d.severity == Severity::kError) state.SkipWithError(d.message.c_str());
  }
  CompiledRules compiled(rules);
  const Prefilter prefilter(compiled);
  PrefilterMemory memory(prefilter, *FindLanguagePack("en"));
  int64_t found = 0;
  for (auto iteration : state) {
    found = 0;
    for (const std::string& source : Sources()) {
      found +=
          static_cast<int64_t>(prefilter.Claims(source, "en", memory).size());
    }
  }
  state.counters["claims_found"] = static_cast<double>(found);
  SetBytes(state);
}

// Which claims the phrases found are of, so that all do the same work.
void AddClaims(const std::vector<int>& phrases, std::vector<int>& claims) {
  claims.clear();
  for (const int phrase : phrases) claims.push_back(phrase / kPhrasesPerClaim);
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
}

void BM_Re2Set(benchmark::State& state) {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_max_mem(int64_t{1} << 30);
  RE2::Set set(options, RE2::UNANCHORED);
  for (const std::string& phrase : Phrases(state.range(0))) {
    CHECK(set.Add(Expression(phrase), nullptr) >= 0);
  }
  CHECK(set.Compile());
  int64_t found = 0;
  std::vector<int> phrases, claims;
  for (auto iteration : state) {
    found = 0;
    for (const std::string& source : Sources()) {
      phrases.clear();
      set.Match(source, &phrases);
      AddClaims(phrases, claims);
      found += static_cast<int64_t>(claims.size());
    }
  }
  state.counters["claims_found"] = static_cast<double>(found);
  SetBytes(state);
}

#ifdef CLAIMCHECK_HAS_HS
void BM_Vectorscan(benchmark::State& state) {
  std::vector<std::string> expressions;
  for (const std::string& phrase : Phrases(state.range(0))) {
    expressions.push_back(Expression(phrase));
  }
  std::vector<const char*> texts;
  std::vector<unsigned> flags, ids;
  for (const std::string& expression : expressions) {
    texts.push_back(expression.c_str());
    flags.push_back(HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH);
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  CHECK(hs_compile_multi(texts.data(), flags.data(), ids.data(),
                         static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                         nullptr, &database, &error) == HS_SUCCESS);
  hs_scratch_t* scratch = nullptr;
  CHECK(hs_alloc_scratch(database, &scratch) == HS_SUCCESS);
  int64_t found = 0;
  std::vector<int> phrases, claims;
  for (auto iteration : state) {
    found = 0;
    for (const std::string& source : Sources()) {
      phrases.clear();
      hs_scan(
          database, source.data(), static_cast<unsigned>(source.size()), 0,
          scratch,
          [](unsigned id, unsigned long long, unsigned long long, unsigned,
             void* to) {
            static_cast<std::vector<int>*>(to)->push_back(static_cast<int>(id));
            return 0;
          },
          &phrases);
      AddClaims(phrases, claims);
      found += static_cast<int64_t>(claims.size());
    }
  }
  hs_free_scratch(scratch);
  hs_free_database(database);
  state.counters["claims_found"] = static_cast<double>(found);
  SetBytes(state);
}
BENCHMARK(BM_Vectorscan)->Apply(NumbersOfClaims);
#endif

BENCHMARK(BM_Prefilter)->Apply(NumbersOfClaims);
BENCHMARK(BM_Re2Set)->Apply(NumbersOfClaims);

// Writes the sources and the expressions of so many claims, for programs that
// read files.
int Dump(const std::string& folder, int64_t claims) {
  std::ofstream text(folder + "/text.txt");
  for (const std::string& source : Sources()) text << source << '\n';
  std::ofstream expressions(folder + "/expressions.txt");
  for (const std::string& phrase : Phrases(claims)) {
    expressions << Expression(phrase) << '\n';
  }
  return text.good() && expressions.good() ? 0 : 1;
}

}  // namespace
}  // namespace claimcheck::bench

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--dump") {
    return claimcheck::bench::Dump(argv[2], std::stoll(argv[3]));
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

#include "tests/fuzz/halves.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/match/matcher.h"
#include "checker/report/formats.h"
#include "checker/report/observation_lines.h"
#include "checker/rules/load_rules.h"
#include "checker/verdict/judge.h"
#include "checker/verdict/report_keys.h"

namespace claimcheck::fuzz {
namespace {

// More sources than this make it slow and find nothing else.
constexpr size_t kSourcesMax = 6;

// A claim of every kind, with and without what is expected, and two sides.
constexpr char kRules[] = R"yaml(schema: claimcheck/1
voices:
  mayor: {side: town, names: [the mayor, Mayor Ash]}
  union: {side: crew, names: [the union]}
subjects:
  ferry: {names: [night ferry, "Ferry (Ada|Bea)"], generic: [the ferry]}
  pier: {names: [long pier], generic: [the pier]}
claims:
  - {id: when, claim: c, kind: date, about: ferry, cue: [sank~ | opened], expect: 2024-05-03}
  - {id: opened, claim: c, kind: date, about: pier, cue: open~}
  - {id: long, claim: c, kind: quantity, about: pier, cue: [long], expect: 40 m}
  - {id: many, claim: c, kind: number, about: ferry, of: [boats | people]}
  - {id: cost, claim: c, kind: money, about: pier, cue: [cost*], expect: 3 million EUR}
  - {id: share, claim: c, kind: percent, about: pier, cue: [rose~]}
  - {id: term, claim: c, kind: duration, about: ferry, pattern: ["{value} lease"], expect: 12 years}
  - {id: sunk, claim: c, kind: fact, about: ferry, says: [sank | went ... down], denies: [stayed afloat]}
  - {id: fog, claim: c, kind: topic, says: [fog, "low [grey] cloud"]}
  - {id: state, claim: c, kind: choice, about: ferry, answers: {open: [open], shut: [shut | closed]}, expect: open}
  - {id: called, claim: c, kind: framing, about: ferry, frames: {old: [old], fine: [fine]}, sides: [town, crew]}
  - {id: cargo, claim: c, kind: list, about: ferry, cue: [carries], items: {hay: [hay], salt: [salt], mail: [mail]}, expect: [hay, salt]}
  - id: built
    claim: c
    kind: timeline
    about: pier
    states:
      - {state: planned, says: [planned]}
      - {state: built, says: [built], from: 2024-03-01}
    expect: built
)yaml";

const RuleSet& SmallRules() {
  static const auto* rules = [] {
    const auto file = TextFile::Create("rules.yaml", kRules);
    CHECK(file.ok());
    Diagnostics diagnostics;
    auto* loaded = new RuleSet(LoadRules(
        {*file},
        [](const std::string& path) -> absl::StatusOr<TextFilePtr> {
          return absl::NotFoundError(path);
        },
        diagnostics));
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      std::fputs(FormatDiagnostic(diagnostic).c_str(), stderr);
    }
    CHECK(!diagnostics.has_errors());
    return loaded;
  }();
  return *rules;
}

// The sources of the files; those that cannot be read are left out.
std::vector<std::shared_ptr<const Source>> SourcesOf(
    const std::vector<std::string>& texts) {
  std::map<std::string, std::string> files;
  std::string manifest = "schema: claimcheck-corpus/1\nsources:\n";
  for (size_t i = 0; i < texts.size(); ++i) {
    const bool lines = texts[i].starts_with('{');
    const std::string name = absl::StrCat("f", i,
                                          lines                       ? ".jsonl"
                                          : texts[i].starts_with('<') ? ".html"
                                                                      : ".md");
    files[name] = texts[i];
    absl::StrAppend(&manifest, "  - file: ", name, "\n");
    if (!lines) absl::StrAppend(&manifest, "    id: s", i, "\n");
    // One without a date, two of one day, readouts of both sides, and two that
    // draw on one agency.
    if (i != 4)
      absl::StrAppend(&manifest, "    published: 2024-0", 1 + i, "\n");
    if (i == 1) absl::StrAppend(&manifest, "    voice: mayor\n");
    if (i == 2) absl::StrAppend(&manifest, "    voice: union\n");
    if (i >= 3) absl::StrAppend(&manifest, "    credits: [wire]\n");
  }
  files["corpus.yaml"] = manifest;
  CorpusCache cache(
      [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
        const auto file = files.find(path);
        if (file == files.end()) return absl::NotFoundError(path);
        return TextFile::Create(path, file->second);
      });
  Diagnostics diagnostics;
  auto corpus = cache.Load("corpus.yaml", diagnostics);
  CHECK(corpus.ok());
  return corpus->sources;
}

// JSON has all of the report, and the page the texts of the sources too; more
// formats would only cost time.
const std::vector<std::string_view>& FormatsToCompare() {
  static const auto* names = new std::vector<std::string_view>{"json", "html"};
  return *names;
}

// What these formats make of the sources as they were observed.
std::vector<std::string> Reports(const std::vector<const Source*>& sources,
                                 std::vector<SourceObservations> observed) {
  Report report = Judge(SmallRules(), sources, std::move(observed));
  AddKeys(SmallRules(), report);
  std::vector<std::string> rendered;
  for (const std::string_view name : FormatsToCompare()) {
    rendered.push_back(FindFormat(name)->Render({report, sources, {}}));
  }
  return rendered;
}

}  // namespace

void Halves(std::string_view bytes) {
  static const auto* matcher = new Matcher(SmallRules());
  static const auto* lines = new ObservationLines(SmallRules(), {});
  const std::string_view order = bytes.substr(0, bytes.find('\f'));
  bytes.remove_prefix(std::min(order.size() + 1, bytes.size()));
  std::vector<std::string> texts;
  while (!bytes.empty() && texts.size() < kSourcesMax) {
    texts.emplace_back(bytes.substr(0, bytes.find('\f')));
    bytes.remove_prefix(std::min(texts.back().size() + 1, bytes.size()));
  }
  const std::vector<std::shared_ptr<const Source>> sources = SourcesOf(texts);

  std::vector<const Source*> all;
  std::vector<SourceObservations> observed;
  std::vector<std::string> written;
  for (const auto& source : sources) {
    all.push_back(source.get());
    observed.push_back(matcher->Observe(*source));
    written.push_back(lines->Render(*source, observed.back()));
  }
  const std::vector<std::string> at_once = Reports(all, std::move(observed));

  std::seed_seq seed(order.begin(), order.end());
  std::mt19937 chance(seed);
  for (size_t i = written.size(); i > 1; --i) {
    std::swap(written[i - 1], written[chance() % i]);
  }
  std::vector<std::unique_ptr<Source>> read;
  all.clear();
  observed.clear();
  for (const std::string& line : written) {
    auto one = lines->Read(std::string_view(line).substr(0, line.size() - 1));
    CHECK(one.ok() && one->source != nullptr);
    observed.push_back(std::move(one->observations));
    read.push_back(std::move(one->source));
    all.push_back(read.back().get());
  }
  const std::vector<std::string> in_halves = Reports(all, std::move(observed));
  for (size_t i = 0; i < at_once.size(); ++i) {
    if (at_once[i] == in_halves[i]) continue;
    const auto differ = std::mismatch(at_once[i].begin(), at_once[i].end(),
                                      in_halves[i].begin(), in_halves[i].end());
    const auto from = static_cast<size_t>(
        std::max<std::ptrdiff_t>(0, differ.first - at_once[i].begin() - 200));
    std::fprintf(
        stderr, "%s differs:\n%s\n--- in halves:\n%s\n",
        std::string(FormatsToCompare()[i]).c_str(),
        at_once[i].substr(from, 600).c_str(),
        in_halves[i].substr(std::min(from, in_halves[i].size()), 600).c_str());
    CHECK(false);
  }
}

}  // namespace claimcheck::fuzz

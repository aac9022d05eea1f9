#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "checker/base/check.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/corpus/front_matter.h"
#include "checker/corpus/html_text.h"
#include "checker/corpus/json_lines.h"
#include "checker/ledger/baseline.h"
#include "checker/ledger/waivers.h"
#include "checker/match/matcher.h"
#include "checker/match/word_classes.h"
#include "checker/report/observation_lines.h"
#include "checker/report/read_report.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/phrase.h"
#include "checker/text/document.h"
#include "checker/values/find_values.h"
#include "checker/yaml/yaml_format.h"
#include "checker/yaml/yaml_node.h"
#include "tests/fuzz/halves.h"

namespace claimcheck::fuzz {
namespace {

// Nothing for bytes that no file may hold.
TextFilePtr FileOf(std::string_view bytes, const char* name = "fuzz.yaml") {
  auto file = TextFile::Create(name, std::string(bytes));
  return file.ok() ? *std::move(file) : nullptr;
}

absl::StatusOr<TextFilePtr> NoFile(const std::string& path) {
  return absl::NotFoundError("no " + path);
}

void CheckSpan(Span span, const TextFile& file) {
  CHECK(0 <= span.begin && span.begin <= span.end && span.end <= file.size());
}

// Every diagnostic has a place, and can be shown.
void CheckDiagnostics(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    CHECK(!diagnostic.message.empty());
    CHECK(!FormatDiagnostic(diagnostic).empty());
  }
}

void CheckMapped(const MappedText& mapped, int file_size) {
  CHECK(mapped.origin.empty() ||
        mapped.origin.size() == mapped.text.size() + 1);
  CHECK(std::is_sorted(mapped.origin.begin(), mapped.origin.end()));
  CHECK(mapped.origin.empty() || mapped.origin.back() <= file_size);
}

// The words of a text are in order, in one sentence each, and lead back to the
// file; a scan of the bytes finds the same words.
void Text(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes);
  if (file == nullptr) return;
  const LanguagePack& english = *FindLanguagePack("en");
  const Document document = Segment(file->bytes(), english.segment);
  int last = 0;
  for (size_t i = 0; i < document.words.size(); ++i) {
    const Word& word = document.words[i];
    CHECK(last <= word.range.begin && word.range.begin < word.range.end);
    last = word.range.end;
    const int at = static_cast<int>(i);
    CheckSpan(document.SpanOf({at, at + 1}), *file);
    CHECK(document.sentences[static_cast<size_t>(word.sentence)].words.Contains(
        {at, at + 1}));
    CHECK(document.clauses[static_cast<size_t>(document.ClauseOf(at))]
              .words.Contains({at, at + 1}));
  }
  static const auto* lexicon = [] {
    auto* words = new PhraseLexicon();
    words->Prefix("a");
    words->Stemmed("said");
    for (const char* word : {"the", "e", "don't", "3.2", "12"}) {
      words->Word(word);
    }
    return words;
  }();
  WordClasses classes(*lexicon, english,
                      [](const std::vector<Symbol>&) { return 0U; });
  std::vector<WordSymbols> found;
  classes.Scan(file->bytes(), found);
  CHECK(found.size() == document.words.size());
  for (size_t i = 0; i < found.size(); ++i) {
    const std::string& folded = document.Folded(static_cast<int>(i));
    std::vector<Symbol> symbols;
    lexicon->SymbolsOf(folded, Stem(english, folded), "en", symbols);
    std::vector<Symbol> scanned;
    classes.ForEach(found[i], [&](Symbol one) { scanned.push_back(one); });
    CHECK(symbols == scanned);
  }
}

// YAML is read or refused with places; what is formatted says the same and
// stays as it is.
void Yaml(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes);
  if (file == nullptr) return;
  Diagnostics diagnostics;
  const YamlNode root = ParseYaml(file, diagnostics);
  CheckDiagnostics(diagnostics);
  // A byte order mark in the middle of a file that holds nothing else is
  // refused.
  const bool has_mark =
      file->bytes().find("\xEF\xBB\xBF", 1) != std::string::npos;
  if (diagnostics.has_errors() || has_mark) return;
  const auto formatted = FormatYaml(file, root);
  CHECK(formatted.ok());
  const TextFilePtr again = FileOf(*formatted);
  CHECK(again != nullptr);
  Diagnostics of_second;
  const YamlNode second = ParseYaml(again, of_second);
  CHECK(!of_second.has_errors());
  const auto twice = FormatYaml(again, second);
  CHECK(twice.ok() && *twice == *formatted);
}

// Rules are read or refused with places.
void Rules(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes);
  if (file == nullptr) return;
  Diagnostics diagnostics;
  const RuleSet rules = LoadRules({file}, NoFile, diagnostics);
  CheckDiagnostics(diagnostics);
  if (!diagnostics.has_errors()) Matcher matcher(rules);
}

// A phrase, written back, means the same.
void Phrase(std::string_view bytes) {
  const auto rules_of = [](const std::string& phrase, Diagnostics& found) {
    std::string quoted;
    for (const char c : phrase) {
      if (c == '\n' || c == '\r') return std::optional<RuleSet>();
      quoted += c == '\'' ? "''" : std::string(1, c);
    }
    const TextFilePtr file = FileOf(
        "schema: claimcheck/1\nclaims:\n  - {id: c, claim: c, kind: "
        "fact, says: ['" +
        quoted + "']}\n");
    if (file == nullptr) return std::optional<RuleSet>();
    return std::optional(LoadRules({file}, NoFile, found));
  };
  Diagnostics diagnostics;
  const auto rules = rules_of(std::string(bytes), diagnostics);
  CheckDiagnostics(diagnostics);
  if (!rules || diagnostics.has_errors() || rules->claims.empty()) return;
  const std::string written = PhraseToString(rules->claims[0].says[0].root);
  Diagnostics of_second;
  const auto again = rules_of(written, of_second);
  if (!again || of_second.has_errors()) return;  // `{`, as in a raw RE2.
  CHECK(again->claims.size() == 1);
  CHECK(PhraseToString(again->claims[0].says[0].root) == written);
}

// Values stand in the text, apart from each other, and can be written.
void Values(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes);
  if (file == nullptr) return;
  for (const bool wide : {false, true}) {
    ValueContext context;
    context.pack = FindLanguagePack("en");
    context.reference =
        DayInterval{absl::CivilDay(2024, 2, 29), absl::CivilDay(2024, 2, 29)};
    context.wide = wide;
    const NormalText normal = Normalize(file->bytes());
    int last = 0;
    for (const ValueMention& value : FindValues(normal.text, context)) {
      CHECK(last <= value.range.begin && value.range.begin < value.range.end);
      CHECK(value.range.end <= static_cast<int>(normal.text.size()));
      last = value.range.end;
      if (!value.unresolved) CHECK(!FormatValue(value.value).empty());
    }
  }
}

// HTML becomes text with a way back.
void Html(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes, "fuzz.html");
  if (file == nullptr) return;
  CheckMapped(ReadHtml(file->bytes()), file->size());
}

void Lines(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes, "fuzz.jsonl");
  if (file == nullptr) return;
  Diagnostics diagnostics;
  for (const JsonSource& source : ReadJsonLines(file, diagnostics).sources) {
    CheckMapped(source.text, file->size());
    CheckSpan(source.text_span, *file);
  }
  CheckDiagnostics(diagnostics);
}

// A manifest whose sources all hold the same text, or front matter.
void Manifest(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes, "corpus.yaml");
  if (file == nullptr) return;
  const auto open =
      [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    if (path == "corpus.yaml") return file;
    return TextFile::Create(path, "The ferry sank in May.\n");
  };
  CorpusCache cache(open);
  Diagnostics diagnostics;
  const auto corpus = cache.Load("corpus.yaml", diagnostics);
  CheckDiagnostics(diagnostics);
  Diagnostics of_front_matter;
  ReadFrontMatter(file, of_front_matter);
  CheckDiagnostics(of_front_matter);
}

void Ledgers(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes);
  if (file == nullptr) return;
  Diagnostics of_waivers;
  ReadWaivers(file, {{"c"}, {"s"}, false}, absl::CivilDay(2025, 1, 1),
              of_waivers);
  CheckDiagnostics(of_waivers);
  Diagnostics of_baseline;
  ReadBaseline(file, of_baseline);
  CheckDiagnostics(of_baseline);
}

void ReadBack(std::string_view bytes) {
  const TextFilePtr file = FileOf(bytes, "report.json");
  if (file != nullptr) ReadReport(*file).status().IgnoreError();
}

// Rules with something of every kind, over a vocabulary that the fuzzer knows.
const RuleSet& SomeRules() {
  static const auto* rules = [] {
    const TextFilePtr file = FileOf(R"yaml(schema: claimcheck/1
voices:
  mayor: {side: town, names: [the mayor, Mayor Ash]}
  union: {side: crew, names: [the union]}
subjects:
  ferry: {names: [night ferry, "Ferry (Ada|Bea)"], generic: [the ferry]}
  pier: {names: [long pier], generic: [the pier]}
claims:
  - {id: when, claim: c, kind: date, about: ferry, cue: [sank~ | opened], expect: 2024-05-03}
  - {id: long, claim: c, kind: quantity, about: pier, cue: [long], expect: 40 m}
  - {id: many, claim: c, kind: number, about: ferry, of: [boats | people], expect: 12}
  - {id: cost, claim: c, kind: money, about: pier, cue: [cost*], expect: 3 million EUR}
  - {id: share, claim: c, kind: percent, about: pier, cue: [rose~], expect: 5 %}
  - {id: term, claim: c, kind: duration, about: ferry, pattern: ["{value} lease"], expect: 12 years}
  - {id: sunk, claim: c, kind: fact, about: ferry, says: [sank | went ... down], denies: [stayed afloat]}
  - {id: fog, claim: c, kind: topic, says: [fog, "low [grey] cloud"]}
  - id: state
    claim: c
    kind: choice
    about: ferry
    answers: {open: [open], shut: [shut | closed]}
    expect: open
)yaml");
    Diagnostics diagnostics;
    auto* loaded = new RuleSet(LoadRules({file}, NoFile, diagnostics));
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      if (diagnostic.severity == Severity::kError) {
        std::fputs(FormatDiagnostic(diagnostic).c_str(), stderr);
      }
    }
    CHECK(!diagnostics.has_errors());
    return loaded;
  }();
  return *rules;
}

const Matcher& SomeMatcher() {
  static const auto* matcher = new Matcher(SomeRules());
  return *matcher;
}

std::optional<Source> SourceOf(std::string_view bytes) {
  Source source;
  source.id = "s";
  source.file = FileOf(bytes, "s.txt");
  if (source.file == nullptr) return std::nullopt;
  source.text = source.file->bytes();
  source.published =
      DayInterval{absl::CivilDay(2024, 6, 1), absl::CivilDay(2024, 6, 1)};
  return source;
}

// Looking first what can matter misses nothing, and evidence stands in the
// file.
void Matching(std::string_view bytes) {
  const auto source = SourceOf(bytes);
  if (!source) return;
  const std::vector<int> may = SomeMatcher().ClaimsThatMayMatter(*source);
  const SourceObservations whole = SomeMatcher().ObserveWhole(*source);
  const auto check = [&](int claim, const Evidence& at) {
    CHECK(std::binary_search(may.begin(), may.end(), claim));
    CheckSpan(at.span, *source->file);
    CHECK(at.quote ==
          source->file->bytes().substr(static_cast<size_t>(at.span.begin),
                                       static_cast<size_t>(at.span.size())));
  };
  for (const Raised& raised : whole.raised) check(raised.claim, raised.at);
  for (const Observation& one : whole.observations) check(one.claim, one.at);
  for (const Rejection& one : whole.rejections) check(one.claim, one.at);
}

// What is observed, written as a line and read again, is written the same.
void Observing(std::string_view bytes) {
  static const auto* lines = new ObservationLines(SomeRules(), {});
  lines->Read(bytes).status().IgnoreError();
  const auto source = SourceOf(bytes);
  if (!source) return;
  std::string line = lines->Render(*source, SomeMatcher().Observe(*source));
  CHECK(line.ends_with('\n'));
  line.pop_back();
  const auto read = lines->Read(line);
  CHECK(read.ok() && read->source != nullptr);
  CHECK(lines->Render(*read->source, read->observations) == line + "\n");
}

constexpr Target kTargets[] = {
    {"text", "segmentation, and the scan of words against it", Text},
    {"yaml", "the YAML reader; formatting twice is formatting once", Yaml},
    {"rules", "a rule file, compiled if it has no errors", Rules},
    {"phrase", "a phrase; written back it means the same", Phrase},
    {"values", "values of prose", Values},
    {"html", "an HTML source", Html},
    {"json-lines", "a JSON Lines file of sources", Lines},
    {"manifest", "a manifest, and front matter", Manifest},
    {"ledgers", "waivers and baselines", Ledgers},
    {"report", "a JSON report that diff reads", ReadBack},
    {"matching", "a source; the fast path against the slow one", Matching},
    {"observing", "observation lines; written, read and written again",
     Observing},
    {"halves", "a corpus; check against observe and judge in another order",
     Halves},
};

}  // namespace

std::span<const Target> Targets() { return kTargets; }

const Target* FindTarget(std::string_view name) {
  for (const Target& target : kTargets) {
    if (target.name == name) return &target;
  }
  return nullptr;
}

}  // namespace claimcheck::fuzz

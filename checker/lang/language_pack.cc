#include "checker/lang/language_pack.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "checker/base/check.h"
#include "checker/lang/pack_data.h"
#include "checker/yaml/yaml_node.h"
#include "libstemmer.h"

namespace claimcheck {
namespace {

SegmentWords ReadSegmentWords(const YamlNode& node, const TextFilePtr& file,
                              Diagnostics& diagnostics) {
  SegmentWords words;
  YamlMap map(node, file, "segment", diagnostics);
  const auto read = [&](const char* key) {
    return ReadWordSet(map.Optional(key), file, diagnostics);
  };
  const auto list = [&](const char* key) {
    std::vector<std::string> texts;
    if (const YamlNode* items = map.Optional(key)) {
      for (const YamlNode* text : TextList(*items, file, key, diagnostics)) {
        texts.push_back(text->scalar);
      }
    }
    return texts;
  };
  if (const YamlNode* locale = map.RequiredText("locale")) {
    words.locale = locale->scalar;
  }
  words.abbreviations = read("abbreviations");
  words.boilerplate_lines = read("boilerplate_lines");
  words.link_headings = read("link_headings");
  words.credit_words = read("credit_words");
  words.byline_words = read("byline_words");
  words.month_names = read("month_names");
  words.sentence_openers = read("sentence_openers");
  words.coordinators = read("coordinators");
  words.clause_openers = read("clause_openers");
  words.verbs = read("verbs");
  words.verb_endings = list("verb_endings");
  words.not_verbs = read("not_verbs");
  map.Finish();
  return words;
}

// Packs are our own files: a mistake in one stops the program and says where.
LanguagePack ReadPack(const PackData& data) {
  const std::string name =
      "checker/lang/" + std::string(data.language) + ".yaml";
  auto file = TextFile::Create(name, std::string(data.yaml));
  CHECK(file.ok());
  Diagnostics diagnostics;
  const YamlNode root = ParseYaml(*file, diagnostics);
  YamlMap map(root, *file, "a language pack", diagnostics);
  LanguagePack pack;
  if (const YamlNode* node = map.RequiredText("language")) {
    pack.language = node->scalar;
  }
  if (const YamlNode* node = map.OptionalText("stemmer")) {
    pack.stemmer = node->scalar;
  }
  if (const YamlNode* node = map.Required("segment")) {
    pack.segment = ReadSegmentWords(*node, *file, diagnostics);
  }
  for (const auto& [key, words] :
       {std::pair("function_words", &pack.function_words),
        std::pair("headline_plans", &pack.headline_plans),
        std::pair("inverted_conditionals", &pack.inverted_conditionals),
        std::pair("alternatives", &pack.alternatives),
        std::pair("definites", &pack.definites),
        std::pair("finite_endings", &pack.finite_endings),
        std::pair("gerund_endings", &pack.gerund_endings),
        std::pair("past_forms", &pack.past_forms),
        std::pair("anaphors", &pack.anaphors),
        std::pair("other_times", &pack.other_times),
        std::pair("part_words", &pack.part_words),
        std::pair("change_from", &pack.change_from),
        std::pair("change_to", &pack.change_to),
        std::pair("change_by", &pack.change_by),
        std::pair("moved_to", &pack.moved_to),
        std::pair("rate_words", &pack.rate_words),
        std::pair("light_verbs", &pack.light_verbs),
        std::pair("relative_words", &pack.relative_words),
        std::pair("determiners", &pack.determiners)}) {
    *words = ReadWordSet(map.Optional(key), *file, diagnostics);
  }
  pack.closed_lists =
      ReadWordLists(map.Optional("closed_lists"), *file, diagnostics);
  pack.open_lists =
      ReadWordLists(map.Optional("open_lists"), *file, diagnostics);
  if (const YamlNode* node = map.Required("values")) {
    ReadValueWords(*node, *file, pack.values, diagnostics);
  }
  if (const YamlNode* node = map.Optional("dates")) {
    ReadDateWords(*node, *file, pack.dates, diagnostics);
  }
  if (const YamlNode* node = map.Required("context")) {
    pack.triggers = ReadContextTriggers(*node, *file, diagnostics);
  }
  if (const YamlNode* node = map.Required("attribution")) {
    pack.attribution = ReadAttributionWords(*node, *file, diagnostics);
  }
  if (const YamlNode* node = map.Optional("strength")) {
    pack.strength = ReadStrengthScale(*node, *file, diagnostics);
  }
  map.Finish();
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    if (diagnostic.severity == Severity::kError) {
      std::fputs(FormatDiagnostic(diagnostic).c_str(), stderr);
    }
  }
  CHECK(!diagnostics.has_errors());
  return pack;
}

const std::map<std::string, LanguagePack>& Packs() {
  static const auto* packs = [] {
    auto* all = new std::map<std::string, LanguagePack>();
    for (const PackData& data : AllPackData()) {
      all->emplace(std::string(data.language), ReadPack(data));
    }
    return all;
  }();
  return *packs;
}

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

}  // namespace

const LanguagePack* FindLanguagePack(std::string_view tag) {
  std::string language(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : language) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found = Packs().find(language);
  return found == Packs().end() ? nullptr : &found->second;
}

std::vector<std::string> LanguageNames() {
  std::vector<std::string> names;
  for (const auto& [name, pack] : Packs()) names.push_back(name);
  return names;
}

bool IsMainVerb(const LanguagePack& pack, const std::string& folded) {
  if (pack.function_words.contains(folded) ||
      pack.light_verbs.contains(folded) ||
      pack.segment.not_verbs.contains(folded)) {
    return false;
  }
  if (pack.segment.verbs.contains(folded)) return true;
  constexpr size_t kShortestVerb = 5;  // "agreed", not "bed".
  for (const std::string& ending : pack.segment.verb_endings) {
    if (folded.size() >= kShortestVerb && folded.ends_with(ending)) return true;
  }
  return false;
}

std::string Stem(const LanguagePack& pack, std::string_view folded) {
  if (pack.stemmer.empty()) return std::string(folded);
  // Snowball keeps state while it stems, so each thread has its own.
  thread_local absl::flat_hash_map<std::string,
                                   std::unique_ptr<sb_stemmer, StemmerDeleter>>
      stemmers;
  auto& stemmer = stemmers[pack.stemmer];
  if (stemmer == nullptr) {
    stemmer.reset(sb_stemmer_new(pack.stemmer.c_str(), "UTF_8"));
    CHECK(stemmer != nullptr);
  }
  const sb_symbol* stem = sb_stemmer_stem(
      stemmer.get(), reinterpret_cast<const sb_symbol*>(folded.data()),
      static_cast<int>(folded.size()));
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<size_t>(sb_stemmer_length(stemmer.get())));
}

}  // namespace claimcheck

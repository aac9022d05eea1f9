#include "checker/lang/attribution_words.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/str_split.h"
#include "checker/lang/context_words.h"
#include "checker/text/document.h"
#include "checker/text/normalize.h"

namespace claimcheck {
namespace {

const std::map<std::string, SayingKind>& Kinds() {
  static const auto* kinds = new std::map<std::string, SayingKind>{
      {"saying", SayingKind::kSaying},
      {"telling", SayingKind::kTelling},
      {"announcing", SayingKind::kAnnouncing},
      {"holding", SayingKind::kHolding},
      {"showing", SayingKind::kShowing},
      {"thinking", SayingKind::kThinking},
      {"naming", SayingKind::kNaming},
      {"asking", SayingKind::kAsking}};
  return *kinds;
}

// The forms of "stat~e/es/ed/ing" or "say/says/said/saying".
std::vector<std::string> FormsOf(const std::string& written) {
  const size_t tilde = written.find('~');
  const size_t begin = tilde == std::string::npos ? 0 : tilde + 1;
  std::vector<std::string> forms = absl::StrSplit(written.substr(begin), '/');
  if (begin == 0) return forms;
  for (std::string& form : forms) form = written.substr(0, tilde) + form;
  return forms;
}

// Adds one verb: its forms, and the words that follow each ("point~/.. out").
bool AddVerb(const std::string& written, SayingKind kind,
             AttributionWords& words) {
  const size_t space = written.find(' ');
  std::vector<std::string> rest;
  if (space != std::string::npos) rest = FoldedWords(written.substr(space));
  const std::vector<std::string> forms = FormsOf(written.substr(0, space));
  // base/third/past/-ing[/participle]
  constexpr size_t kForms = 4;
  if (forms.size() != kForms && forms.size() != kForms + 1) return false;
  for (size_t i = 0; i < forms.size(); ++i) {
    std::vector<SayingVerb>& known =
        words.sayings[FoldCase(Normalize(forms[i]).text)];
    auto verb = std::find_if(known.begin(), known.end(), [&](const auto& v) {
      return v.kind == kind && v.rest == rest;
    });
    if (verb == known.end()) {
      known.push_back({kind, rest, false, false, false, false, false});
      verb = known.end() - 1;
    }
    verb->base = verb->base || i == 0;
    verb->third = verb->third || i == 1;
    verb->past = verb->past || i == 2;
    verb->gerund = verb->gerund || i == 3;
    verb->participle =
        verb->participle || i == kForms || (i == 2 && forms.size() == kForms);
    if (rest.empty()) {
      switch (kind) {
        case SayingKind::kSaying:
        case SayingKind::kTelling:
        case SayingKind::kAnnouncing:
          words.verbs.insert(forms[i]);
          break;
        case SayingKind::kHolding:
        case SayingKind::kNaming:
        case SayingKind::kAsking:
          words.weak_verbs.insert(forms[i]);
          break;
        case SayingKind::kShowing:
        case SayingKind::kThinking:
          break;
      }
    }
  }
  return true;
}

void ReadVerbs(const YamlNode& node, const TextFilePtr& file,
               AttributionWords& words, Diagnostics& diagnostics) {
  for (const YamlNode& item : node.items) {
    YamlMap map(item, file, "a group of verbs", diagnostics);
    const YamlNode* name = map.RequiredText("kind");
    const auto kind =
        name == nullptr ? Kinds().end() : Kinds().find(name->scalar);
    if (name != nullptr && kind == Kinds().end()) {
      diagnostics.Error(DiagnosticKind::kBadValue, file, name->span,
                        "unknown kind of verb `" + name->scalar + "`");
    }
    const YamlNode* forms = map.Required("forms");
    if (forms != nullptr && kind != Kinds().end()) {
      for (const YamlNode* text :
           TextList(*forms, file, "forms", diagnostics)) {
        if (!AddVerb(text->scalar, kind->second, words)) {
          diagnostics.Error(
              DiagnosticKind::kBadValue, file, text->span,
              "`" + text->scalar + "` is not base/third/past/ing[/participle]");
        }
      }
    }
    map.Finish();
  }
  for (auto& [word, verbs] : words.sayings) {
    std::stable_sort(verbs.begin(), verbs.end(),
                     [](const SayingVerb& a, const SayingVerb& b) {
                       return a.rest.size() > b.rest.size();
                     });
  }
}

}  // namespace

AttributionWords ReadAttributionWords(const YamlNode& node,
                                      const TextFilePtr& file,
                                      Diagnostics& diagnostics) {
  AttributionWords words;
  YamlMap map(node, file, "attribution", diagnostics);
  if (const YamlNode* verbs = map.Required("verbs")) {
    ReadVerbs(*verbs, file, words, diagnostics);
  }
  for (const auto& [key, set] :
       {std::pair("nouns", &words.nouns),
        std::pair("clausal_verbs", &words.clausal_verbs),
        std::pair("clausal_exceptions", &words.clausal_exceptions),
        std::pair("past_forms", &words.past_forms),
        std::pair("noun_forms", &words.noun_forms),
        std::pair("denial_verbs", &words.denial_verbs),
        std::pair("denial_nouns", &words.denial_nouns),
        std::pair("word_nouns", &words.word_nouns),
        std::pair("complementizers", &words.complementizers),
        std::pair("question_words", &words.question_words),
        std::pair("adverb_questions", &words.adverb_questions),
        std::pair("relays", &words.relays),
        std::pair("object_prepositions", &words.object_prepositions),
        std::pair("noun_prepositions", &words.noun_prepositions),
        std::pair("agent_prepositions", &words.agent_prepositions),
        std::pair("passive_auxiliaries", &words.passive_auxiliaries),
        std::pair("auxiliaries", &words.auxiliaries),
        std::pair("modals", &words.modals),
        std::pair("unsaid_modals", &words.unsaid_modals),
        std::pair("negations", &words.negations),
        std::pair("with_words", &words.with_words),
        std::pair("adverbs", &words.adverbs),
        std::pair("time_words", &words.time_words),
        std::pair("occasions", &words.occasions),
        std::pair("adverbial_prepositions", &words.adverbial_prepositions),
        std::pair("saying_places", &words.saying_places),
        std::pair("like_words", &words.like_words),
        std::pair("quoting_verbs", &words.quoting_verbs),
        std::pair("owner_pronouns", &words.owner_pronouns),
        std::pair("possessives", &words.possessives),
        std::pair("conjunctions", &words.conjunctions),
        std::pair("contrasts", &words.contrasts),
        std::pair("subordinators", &words.subordinators),
        std::pair("fronted_openers", &words.fronted_openers),
        std::pair("concessions", &words.concessions),
        std::pair("pronouns", &words.pronouns),
        std::pair("thing_pronouns", &words.thing_pronouns),
        std::pair("male_pronouns", &words.male_pronouns),
        std::pair("female_pronouns", &words.female_pronouns),
        std::pair("male_words", &words.male_words),
        std::pair("female_words", &words.female_words),
        std::pair("quantifiers", &words.quantifiers),
        std::pair("no_speakers", &words.no_speakers),
        std::pair("definite", &words.definite),
        std::pair("unnamed", &words.unnamed),
        std::pair("plurals", &words.plurals),
        std::pair("titles", &words.titles),
        std::pair("mouthpieces", &words.mouthpieces),
        std::pair("media", &words.media),
        std::pair("organisations", &words.organisations),
        std::pair("name_particles", &words.name_particles),
        std::pair("documents", &words.documents)}) {
    *set = ReadWordSet(map.Optional(key), file, diagnostics);
  }
  if (const YamlNode* ending = map.OptionalText("plural_ending")) {
    words.plural_ending = ending->scalar;
  }
  words.prepositions =
      ReadWordLists(map.Optional("prepositions"), file, diagnostics);
  words.joining_phrases =
      ReadWordLists(map.Optional("joining_phrases"), file, diagnostics);
  words.leads = ReadWordLists(map.Optional("leads"), file, diagnostics);
  words.adverb_endings =
      ReadTexts(map.Optional("adverb_endings"), file, diagnostics);
  words.unnamed_endings =
      ReadTexts(map.Optional("unnamed_endings"), file, diagnostics);
  map.Finish();
  return words;
}

}  // namespace claimcheck

#include "checker/lang/context_words.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "checker/text/document.h"
#include "checker/text/normalize.h"

namespace claimcheck {
namespace {

constexpr ContextLabel kLabels[] = {
    ContextLabel::kPurpose,  ContextLabel::kFuture,
    ContextLabel::kHearsay,  ContextLabel::kConditional,
    ContextLabel::kHedge,    ContextLabel::kPlan,
    ContextLabel::kPossible, ContextLabel::kQuestion,
    ContextLabel::kNegation, ContextLabel::kDenial,
    ContextLabel::kPast};

void ReadLabel(const YamlNode* node, const TextFilePtr& file,
               ContextLabel& label, Diagnostics& diagnostics) {
  if (node == nullptr) return;
  for (ContextLabel known : kLabels) {
    if (node->scalar == ContextLabelName(known)) {
      label = known;
      return;
    }
  }
  diagnostics.Error(DiagnosticKind::kBadValue, file, node->span,
                    "unknown context label `" + node->scalar + "`");
}

void ReadDirection(const YamlNode* node, const TextFilePtr& file,
                   ContextTrigger::Direction& direction,
                   Diagnostics& diagnostics) {
  using Direction = ContextTrigger::Direction;
  if (node == nullptr) return;
  for (Direction known :
       {Direction::kForward, Direction::kBackward, Direction::kBoth,
        Direction::kPseudo, Direction::kTerminator}) {
    if (node->scalar == DirectionName(known)) {
      direction = known;
      return;
    }
  }
  diagnostics.Error(DiagnosticKind::kBadValue, file, node->span,
                    "unknown direction `" + node->scalar + "`");
}

}  // namespace

std::string_view ContextLabelName(ContextLabel label) {
  switch (label) {
    case ContextLabel::kPurpose:
      return "purpose";
    case ContextLabel::kFuture:
      return "future";
    case ContextLabel::kHearsay:
      return "hearsay";
    case ContextLabel::kConditional:
      return "conditional";
    case ContextLabel::kHedge:
      return "hedge";
    case ContextLabel::kPlan:
      return "plan";
    case ContextLabel::kPossible:
      return "possible";
    case ContextLabel::kQuestion:
      return "question";
    case ContextLabel::kNegation:
      return "negation";
    case ContextLabel::kDenial:
      return "denial";
    case ContextLabel::kPast:
      return "past";
  }
  return "";
}

std::string_view DirectionName(ContextTrigger::Direction direction) {
  using Direction = ContextTrigger::Direction;
  switch (direction) {
    case Direction::kForward:
      return "forward";
    case Direction::kBackward:
      return "backward";
    case Direction::kBoth:
      return "both";
    case Direction::kPseudo:
      return "pseudo";
    case Direction::kTerminator:
      return "terminator";
  }
  return "";
}

std::vector<ContextTrigger> ReadContextTriggers(const YamlNode& node,
                                                const TextFilePtr& file,
                                                Diagnostics& diagnostics) {
  std::vector<ContextTrigger> triggers;
  for (const YamlNode& item : node.items) {
    YamlMap map(item, file, "a group of triggers", diagnostics);
    ContextTrigger group;
    ReadLabel(map.OptionalText("label"), file, group.label, diagnostics);
    ReadDirection(map.RequiredText("direction"), file, group.direction,
                  diagnostics);
    if (const YamlNode* reach = map.OptionalText("reach");
        reach != nullptr && !absl::SimpleAtoi(reach->scalar, &group.reach)) {
      diagnostics.Error(DiagnosticKind::kBadValue, file, reach->span,
                        "`reach` is a number of words");
    }
    if (const YamlNode* phrases = map.Required("phrases")) {
      for (const YamlNode* text :
           TextList(*phrases, file, "phrases", diagnostics)) {
        ContextTrigger trigger = group;
        trigger.words = FoldedWords(text->scalar);
        trigger.line = file->LineColumnAt(text->span.begin).line;
        if (!trigger.words.empty()) triggers.push_back(std::move(trigger));
      }
    }
    map.Finish();
  }
  return triggers;
}

std::vector<ContextTrigger> ParseContextTriggers(const TextFilePtr& file,
                                                 Diagnostics& diagnostics) {
  const YamlNode root = ParseYaml(file, diagnostics);
  if (diagnostics.has_errors()) return {};
  YamlMap map(root, file, "a file of context triggers", diagnostics);
  std::vector<ContextTrigger> triggers;
  if (const YamlNode* node = map.Required("context")) {
    triggers = ReadContextTriggers(*node, file, diagnostics);
  }
  for (ContextTrigger& trigger : triggers) trigger.file = file->name();
  map.Finish();
  return triggers;
}

absl::flat_hash_set<std::string> ReadWordSet(const YamlNode* node,
                                             const TextFilePtr& file,
                                             Diagnostics& diagnostics) {
  absl::flat_hash_set<std::string> words;
  if (node == nullptr) return words;
  for (const YamlNode* text : TextList(*node, file, "words", diagnostics)) {
    words.insert(FoldCase(Normalize(text->scalar).text));
  }
  return words;
}

std::vector<std::vector<std::string>> ReadWordLists(const YamlNode* node,
                                                    const TextFilePtr& file,
                                                    Diagnostics& diagnostics) {
  std::vector<std::vector<std::string>> lists;
  if (node == nullptr) return lists;
  for (const YamlNode* text : TextList(*node, file, "phrases", diagnostics)) {
    lists.push_back(FoldedWords(text->scalar));
  }
  return lists;
}

AttributionWords ReadAttributionWords(const YamlNode& node,
                                      const TextFilePtr& file,
                                      Diagnostics& diagnostics) {
  AttributionWords words;
  YamlMap map(node, file, "attribution", diagnostics);
  const auto read = [&](const char* key) {
    return ReadWordSet(map.Optional(key), file, diagnostics);
  };
  words.verbs = read("verbs");
  words.weak_verbs = read("weak_verbs");
  words.participles = read("participles");
  words.denial_verbs = read("denial_verbs");
  words.denial_nouns = read("denial_nouns");
  words.complementizers = read("complementizers");
  words.relays = read("relays");
  words.object_prepositions = read("object_prepositions");
  words.passive_auxiliaries = read("passive_auxiliaries");
  words.possessives = read("possessives");
  words.conjunctions = read("conjunctions");
  words.concessions = read("concessions");
  words.pronouns = read("pronouns");
  words.unnamed = read("unnamed");
  words.documents = read("documents");
  words.prepositions =
      ReadWordLists(map.Optional("prepositions"), file, diagnostics);
  map.Finish();
  return words;
}

}  // namespace claimcheck

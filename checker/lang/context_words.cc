#include "checker/lang/context_words.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
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
    ContextLabel::kPast,     ContextLabel::kPartial};

std::vector<ContextLabel> ReadLabels(const YamlNode* node,
                                     const TextFilePtr& file,
                                     const std::string& key,
                                     Diagnostics& diagnostics) {
  std::vector<ContextLabel> labels;
  if (node == nullptr) return labels;
  for (const YamlNode* text : TextList(*node, file, key, diagnostics)) {
    bool is_known = false;
    for (ContextLabel known : kLabels) {
      if (text->scalar != ContextLabelName(known)) continue;
      labels.push_back(known);
      is_known = true;
    }
    if (is_known) continue;
    diagnostics.Error(DiagnosticKind::kBadValue, file, text->span,
                      "unknown context label `" + text->scalar + "`");
  }
  return labels;
}

// What must come after the trigger: `verb` or an ending, "-ing".
void ReadNext(const YamlNode& node, const TextFilePtr& file,
              ContextTrigger& group, Diagnostics& diagnostics) {
  const std::string& text = node.scalar;
  if (text == "verb") {
    group.before_verb = true;
  } else if (text.size() > 1 && text.front() == '-') {
    group.before_ending = text.substr(1);
  } else {
    diagnostics.Error(DiagnosticKind::kBadValue, file, node.span,
                      "`before` is `verb` or an ending such as `-ing`");
  }
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

void ReadCount(const YamlNode* node, const TextFilePtr& file,
               const std::string& key, int& count, Diagnostics& diagnostics) {
  if (node == nullptr) return;
  if (absl::SimpleAtoi(node->scalar, &count) && count >= 0) return;
  diagnostics.Error(DiagnosticKind::kBadValue, file, node->span,
                    "`" + key + "` is a number of words");
}

// The folded words of every way to read "plan/plans to".
std::vector<std::vector<std::string>> Spellings(const std::string& phrase) {
  std::vector<std::string> texts = {""};
  for (const absl::string_view word : absl::StrSplit(phrase, ' ')) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const absl::string_view one : absl::StrSplit(word, '/')) {
        longer.push_back(text + ' ' + std::string(one));
      }
    }
    texts = std::move(longer);
  }
  std::vector<std::vector<std::string>> spellings;
  for (const std::string& text : texts) {
    std::vector<std::string> words = FoldedWords(text);
    if (!words.empty()) spellings.push_back(std::move(words));
  }
  return spellings;
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
    case ContextLabel::kPartial:
      return "partial";
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
    ReadDirection(map.RequiredText("direction"), file, group.direction,
                  diagnostics);
    std::vector<ContextLabel> labels =
        ReadLabels(map.Optional("label"), file, "label", diagnostics);
    if (labels.empty()) labels.push_back(group.label);
    group.of = ReadLabels(map.Optional("of"), file, "of", diagnostics);
    const YamlNode* reach = map.OptionalText("reach");
    group.to_subject = reach != nullptr && reach->scalar == "subject";
    group.to_phrase = reach != nullptr && reach->scalar == "phrase";
    if (!group.to_subject && !group.to_phrase) {
      ReadCount(reach, file, "reach", group.reach, diagnostics);
    }
    group.after = ReadWordSet(map.Optional("after"), file, diagnostics);
    ReadCount(map.OptionalText("within"), file, "within", group.within,
              diagnostics);
    group.not_after = ReadWordSet(map.Optional("not_after"), file, diagnostics);
    if (const YamlNode* next = map.OptionalText("before")) {
      ReadNext(*next, file, group, diagnostics);
    }
    if (const YamlNode* where = map.OptionalText("in")) {
      group.in_heading = where->scalar == "heading";
      if (!group.in_heading) {
        diagnostics.Error(DiagnosticKind::kBadValue, file, where->span,
                          "`in` can be `heading` only");
      }
    }
    if (const YamlNode* phrases = map.Required("phrases")) {
      for (const YamlNode* text :
           TextList(*phrases, file, "phrases", diagnostics)) {
        for (std::vector<std::string>& words : Spellings(text->scalar)) {
          group.words = std::move(words);
          group.line = file->LineColumnAt(text->span.begin).line;
          for (ContextLabel label : labels) {
            group.label = label;
            triggers.push_back(group);
          }
        }
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

std::vector<std::string> ReadTexts(const YamlNode* node,
                                   const TextFilePtr& file,
                                   Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  if (node == nullptr) return texts;
  for (const YamlNode* text : TextList(*node, file, "texts", diagnostics)) {
    texts.push_back(text->scalar);
  }
  return texts;
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

}  // namespace claimcheck

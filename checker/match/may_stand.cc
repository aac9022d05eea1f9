#include "checker/match/may_stand.h"

#include <algorithm>

namespace claimcheck {
namespace {

class WordsOf {
 public:
  WordsOf(const Source& source, SourceMemory& memory)
      : pack_(PackOrEmpty(source.language)), memory_(memory) {
    if (!memory.words.empty() || !memory.document) return;
    for (const std::string& type : memory.document->types) {
      memory.words.insert(type);
      memory.word_stems.insert(Stem(pack_, type));
    }
  }

  bool MayHave(const Phrases& phrases) const {
    return !memory_.document ||
           std::any_of(phrases.begin(), phrases.end(),
                       [&](const Phrase& one) { return MayStand(one.root); });
  }

 private:
  bool MayStand(const PhraseNode& node) const {
    const auto may = [&](const PhraseNode& part) { return MayStand(part); };
    switch (node.kind) {
      case PhraseNode::Kind::kWord:
        return memory_.words.contains(node.text);
      case PhraseNode::Kind::kStem:
        return memory_.word_stems.contains(Stem(pack_, node.text));
      case PhraseNode::Kind::kPrefix:
        return std::any_of(memory_.words.begin(), memory_.words.end(),
                           [&](const std::string& word) {
                             return word.starts_with(node.text);
                           });
      case PhraseNode::Kind::kSequence:
        return std::all_of(node.parts.begin(), node.parts.end(), may);
      case PhraseNode::Kind::kChoice:
        return std::any_of(node.parts.begin(), node.parts.end(), may);
      case PhraseNode::Kind::kOptional:
      case PhraseNode::Kind::kGap:
      case PhraseNode::Kind::kValue:
      case PhraseNode::Kind::kRegex:
        return true;
    }
    return true;
  }

  const LanguagePack& pack_;
  const SourceMemory& memory_;
};

}  // namespace

bool MayObserve(const RuleSet& rules, int index, const Source& source,
                SourceMemory& memory) {
  const Claim& claim = rules.claims[static_cast<size_t>(index)];
  const WordsOf words(source, memory);
  if (words.MayHave(claim.topic)) return true;
  if (claim.about >= 0) {
    const Subject& subject = rules.subjects[static_cast<size_t>(claim.about)];
    return words.MayHave(subject.names) || words.MayHave(subject.generic);
  }
  return words.MayHave(claim.says) || words.MayHave(claim.denies) ||
         words.MayHave(claim.coarser) ||
         std::any_of(
             claim.answers.begin(), claim.answers.end(),
             [&](const Answer& answer) { return words.MayHave(answer.says); });
}

bool MayStand(const Phrases& phrases, const Source& source,
              SourceMemory& memory) {
  return WordsOf(source, memory).MayHave(phrases);
}

}  // namespace claimcheck

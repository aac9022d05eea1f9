#include "checker/match/prefilter.h"

#include <algorithm>
#include <string>

#include "checker/text/normalize.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

// Whether finding the phrase makes a claim matter (see ClaimsThatMatter).
bool Matters(const PhraseOwner& owner, const RuleSet& rules) {
  switch (owner.use) {
    case PhraseUse::kSubjectName:
    case PhraseUse::kSubjectGeneric:
    case PhraseUse::kTopic:
      return true;
    case PhraseUse::kSays:
    case PhraseUse::kDenies:
    case PhraseUse::kAnswer:
    case PhraseUse::kCoarser:
      return rules.claims[static_cast<size_t>(owner.index)].about < 0;
    case PhraseUse::kVoiceName:
    case PhraseUse::kCue:
    case PhraseUse::kOf:
    case PhraseUse::kNote:
    case PhraseUse::kPattern:
      return false;
  }
  return true;
}

// Adds expressions one of which matches wherever `node` stands; false if there
// are none such.
bool AddNeeded(const PhraseNode& node, std::vector<std::string>& needed) {
  const auto add = [&](const PhraseNode& part) {
    return AddNeeded(part, needed);
  };
  switch (node.kind) {
    case PhraseNode::Kind::kRegex:
      needed.push_back(node.text);
      return true;
    case PhraseNode::Kind::kSequence:
      return std::any_of(node.parts.begin(), node.parts.end(), add);
    case PhraseNode::Kind::kChoice:
      return std::all_of(node.parts.begin(), node.parts.end(), add);
    default:
      return false;
  }
}

}  // namespace

Prefilter::Prefilter(const CompiledRules& rules) : rules_(rules) {
  const int phrases = static_cast<int>(rules.owners.size());
  for (int phrase = 0; phrase < phrases; ++phrase) {
    const PhraseOwner& owner = rules.owners[static_cast<size_t>(phrase)];
    if (!Matters(owner, rules.rules) || HasValueSlot(owner.phrase->root)) {
      continue;
    }
    const auto& anchors = rules.anchors_of[static_cast<size_t>(phrase)];
    if (anchors) {
      anchors_.Add(phrase, *anchors);
    } else {
      AddWithoutAnchors(phrase);
    }
  }
  anchors_.Finish(rules.lexicon.size());
}

void Prefilter::AddWithoutAnchors(int phrase) {
  std::vector<std::string> needed;
  const PhraseOwner& owner = rules_.owners[static_cast<size_t>(phrase)];
  if (!AddNeeded(owner.phrase->root, needed)) {
    always_.push_back(phrase);
    return;
  }
  for (int i = 0; i < static_cast<int>(rules_.expressions.size()); ++i) {
    const std::string& text = rules_.expressions[static_cast<size_t>(i)].text;
    if (std::find(needed.begin(), needed.end(), text) != needed.end()) {
      of_expression_[i].push_back(phrase);
    }
  }
}

PrefilterMemory::PrefilterMemory(const Prefilter& prefilter,
                                 const LanguagePack& pack)
    : classes_(prefilter.rules_.lexicon, pack,
               [&prefilter](const std::vector<Symbol>& symbols) {
                 return prefilter.anchors_.KindsOf(symbols);
               }) {}

void Prefilter::FindCandidates(PrefilterMemory& memory) const {
  const WordClasses& classes = memory.classes_;
  const int words = static_cast<int>(memory.words_.size());
  const auto add = [&](const std::vector<int>* phrases, int word) {
    if (phrases == nullptr) return;
    for (const int phrase : *phrases) {
      memory.candidates_.emplace_back(phrase, word);
    }
  };
  WordSymbols before;
  for (int word = 0; word < words; ++word) {
    const WordSymbols here = memory.words_[static_cast<size_t>(word)];
    if ((here.tag() & AnchorIndex::kSecond) != 0 &&
        (before.tag() & AnchorIndex::kFirst) != 0) {
      classes.ForEach(before, [&](Symbol a) {
        classes.ForEach(here,
                        [&](Symbol b) { add(anchors_.Pair(a, b), word - 1); });
      });
    }
    if ((here.tag() & AnchorIndex::kSingle) != 0) {
      classes.ForEach(
          here, [&](Symbol symbol) { add(anchors_.Single(symbol), word); });
    }
    before = here;
  }
}

std::vector<int> Prefilter::FindByExpression(std::string_view text) const {
  std::vector<int> phrases;
  if (of_expression_.empty()) return phrases;
  const NormalText normal = Normalize(text);
  for (const int number : rules_.guard.MayMatch(normal.text)) {
    const auto found = of_expression_.find(number);
    if (found == of_expression_.end() ||
        !RE2::PartialMatch(
            normal.text,
            *rules_.expressions[static_cast<size_t>(number)].regex)) {
      continue;
    }
    phrases.insert(phrases.end(), found->second.begin(), found->second.end());
  }
  return phrases;
}

// Whether the phrase stands around an anchor of it at `word`. What holds a raw
// expression is taken to.
bool Prefilter::Stands(int phrase, int word,
                       const PrefilterMemory& memory) const {
  if (!rules_.is_exact[static_cast<size_t>(phrase)]) return true;
  const auto [earliest, latest] = anchors_.ReachOf(phrase);
  const int size = static_cast<int>(memory.words_.size());
  const auto has = [&](int at, Symbol symbol) {
    return memory.classes_.Has(memory.words_[static_cast<size_t>(at)], symbol);
  };
  for (int begin = std::max(word - latest, 0); begin <= word - earliest;
       ++begin) {
    if (rules_.phrases.Begins(phrase, has, begin, size)) return true;
  }
  return false;
}

void Prefilter::AddClaims(int phrase, std::vector<int>& claims) const {
  const PhraseOwner& owner = rules_.owners[static_cast<size_t>(phrase)];
  if (owner.use == PhraseUse::kSubjectName ||
      owner.use == PhraseUse::kSubjectGeneric) {
    const std::vector<int>& about =
        rules_.claims_about[static_cast<size_t>(owner.index)];
    claims.insert(claims.end(), about.begin(), about.end());
  } else {
    claims.push_back(owner.index);
  }
}

std::vector<int> Prefilter::Claims(std::string_view text,
                                   std::string_view language,
                                   PrefilterMemory& memory) const {
  memory.words_.clear();
  memory.candidates_.clear();
  memory.seen_.resize(rules_.owners.size());
  ++memory.text_;
  memory.classes_.Scan(text, memory.words_);
  FindCandidates(memory);
  const std::string_view primary =
      language.substr(0, language.find_first_of("-_"));
  std::vector<int> claims;
  const auto is_of_language = [&](int phrase) {
    const std::string& of =
        rules_.owners[static_cast<size_t>(phrase)].phrase->language;
    return of.empty() || of == primary;
  };
  for (const int phrase : always_) {
    if (is_of_language(phrase)) AddClaims(phrase, claims);
  }
  for (const int phrase : FindByExpression(text)) {
    if (is_of_language(phrase)) AddClaims(phrase, claims);
  }
  for (const auto& [phrase, word] : memory.candidates_) {
    uint64_t& seen = memory.seen_[static_cast<size_t>(phrase)];
    if (seen == memory.text_ || !is_of_language(phrase) ||
        !Stands(phrase, word, memory)) {
      continue;
    }
    seen = memory.text_;
    AddClaims(phrase, claims);
  }
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

}  // namespace claimcheck

#include "checker/authoring/phrase_cover.h"

#include <algorithm>
#include <set>
#include <utility>

#include "checker/lang/language_pack.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// Beyond this many comparisons nobody waits for an answer.
constexpr size_t kPairsMax = 20'000;
constexpr size_t kStepsMax = 5'000;

// A phrase as a nondeterministic automaton over words (see
// match/phrase_automaton.h, which this mirrors, for one phrase).
class Steps {
 public:
  struct Step {
    const PhraseNode* symbol = nullptr;  // A word, or null for the others.
    bool any = false;                    // Any word.
    int next = -1;                       // -1 of a step that accepts.
    int other = -1;                      // Of a split.
    bool accepts = false;
  };

  int Accept() {
    Step step;
    step.accepts = true;
    return Add(step);
  }

  int Build(const PhraseNode& node, int next) {
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kStem:
      case Kind::kPrefix:
      case Kind::kValue:
      case Kind::kRegex:
        return Add({&node, false, next});
      case Kind::kSequence:
        for (auto part = node.parts.rbegin(); part != node.parts.rend();
             ++part) {
          next = Build(*part, next);
        }
        return next;
      case Kind::kChoice: {
        int first = -1;
        for (const PhraseNode& part : node.parts) {
          const int step = Build(part, next);
          first = first < 0 ? step : Split(first, step);
        }
        return first < 0 ? next : first;
      }
      case Kind::kOptional:
        return Split(Build(node.parts.front(), next), next);
      case Kind::kGap: {
        int step = next;
        for (int i = 0; i < node.gap; ++i) {
          step = Split(Add({nullptr, true, step}), next);
        }
        return step;
      }
    }
    return next;
  }

  int Split(int a, int b) { return Add({nullptr, false, a, b}); }

  // Adds `step` and what follows it without a word to `set`, splits left out.
  void Close(int step, std::set<int>& set) const {
    std::vector<int> open = {step};
    std::set<int> seen;
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      if (!seen.insert(at).second) continue;
      const Step& here = steps_[static_cast<size_t>(at)];
      if (here.other >= 0) {
        open.push_back(here.next);
        open.push_back(here.other);
      } else {
        set.insert(at);
      }
    }
  }

  const Step& At(int step) const { return steps_[static_cast<size_t>(step)]; }
  size_t size() const { return steps_.size(); }

 private:
  int Add(Step step) {
    steps_.push_back(step);
    return static_cast<int>(steps_.size()) - 1;
  }

  std::vector<Step> steps_;
};

bool SameStem(const std::string& a, const std::string& b,
              std::string_view language) {
  if (a == b) return true;
  if (!language.empty()) {
    const LanguagePack* pack = FindLanguagePack(language);
    return pack != nullptr && Stem(*pack, a) == Stem(*pack, b);
  }
  // In languages without a pack, only the word itself.
  return false;
}

// True if every word that `inner` takes, `outer` takes.
bool Takes(const Steps::Step& outer, const Steps::Step& inner,
           std::string_view language) {
  if (inner.any) return outer.any;
  const PhraseNode& in = *inner.symbol;
  if (outer.any) {
    // A value or an expression may be many words.
    return in.kind != Kind::kValue && in.kind != Kind::kRegex;
  }
  if (outer.symbol == nullptr) return false;
  const PhraseNode& out = *outer.symbol;
  switch (out.kind) {
    case Kind::kWord:
      return in.kind == Kind::kWord && in.text == out.text;
    case Kind::kStem:
      return (in.kind == Kind::kWord || in.kind == Kind::kStem) &&
             SameStem(in.text, out.text, language);
    case Kind::kPrefix:
      return (in.kind == Kind::kWord || in.kind == Kind::kPrefix) &&
             in.text.starts_with(out.text);
    case Kind::kValue:
      return in.kind == Kind::kValue;
    case Kind::kRegex:
      return in.kind == Kind::kRegex && in.text == out.text;
    case Kind::kSequence:
    case Kind::kChoice:
    case Kind::kOptional:
    case Kind::kGap:
      return false;
  }
  return false;
}

}  // namespace

bool Covers(const std::vector<const PhraseNode*>& others,
            const PhraseNode& phrase, std::string_view language) {
  if (others.empty()) return false;
  Steps inner;
  const int inner_accept = inner.Accept();
  const int inner_start = inner.Build(phrase, inner_accept);
  Steps outer;
  const int outer_accept = outer.Accept();
  std::set<int> start;
  for (const PhraseNode* other : others) {
    outer.Close(outer.Build(*other, outer_accept), start);
    if (outer.size() > kStepsMax) return false;
  }
  if (inner.size() > kStepsMax) return false;

  // Walks of `phrase`, each with the steps that the others may have reached by
  // the same words.
  using Pair = std::pair<int, std::set<int>>;
  std::set<Pair> seen;
  std::vector<Pair> open;
  const auto push = [&](int step, const std::set<int>& reached) {
    std::set<int> steps;
    inner.Close(step, steps);
    for (const int each : steps) {
      if (seen.emplace(each, reached).second) open.emplace_back(each, reached);
    }
  };
  push(inner_start, start);
  while (!open.empty()) {
    if (seen.size() > kPairsMax) return false;
    const auto [at, reached] = open.back();
    open.pop_back();
    const Steps::Step& step = inner.At(at);
    if (step.accepts) {
      if (!reached.contains(outer_accept)) return false;
      continue;
    }
    std::set<int> next;
    for (const int other : reached) {
      const Steps::Step& candidate = outer.At(other);
      if (!candidate.accepts && Takes(candidate, step, language)) {
        outer.Close(candidate.next, next);
      }
    }
    if (next.empty()) return false;
    push(step.next, next);
  }
  return true;
}

bool SamePhrase(const PhraseNode& a, const PhraseNode& b,
                std::string_view language) {
  return Covers({&a}, b, language) && Covers({&b}, a, language);
}

std::vector<const PhraseNode*> RootsFor(const Phrases& all,
                                        std::string_view language,
                                        const Phrase* but) {
  std::vector<const PhraseNode*> roots;
  for (const Phrase& phrase : all) {
    if (&phrase == but) continue;
    if (phrase.language.empty() || phrase.language == language) {
      roots.push_back(&phrase.root);
    }
  }
  return roots;
}

bool SamePhrases(const Phrases& a, const Phrases& b) {
  const auto covered = [](const Phrases& inner, const Phrases& outer) {
    return std::all_of(inner.begin(), inner.end(), [&](const Phrase& phrase) {
      return Covers(RootsFor(outer, phrase.language), phrase.root,
                    phrase.language);
    });
  };
  return covered(a, b) && covered(b, a);
}

}  // namespace claimcheck

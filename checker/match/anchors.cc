#include "checker/match/anchors.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "checker/lang/language_pack.h"

namespace claimcheck {
namespace {

// More alternatives than this are met too often, and take too much room.
constexpr size_t kMostAnchors = 256;
// How much rarer two words next to each other are than one of them.
constexpr double kPairRarity = 0.01;
// A raw expression has any number of words.
constexpr int kManyWords = 1000;

// How much more often a function word is met than another.
constexpr double kFunctionWordFrequency = 50;
// A beginning is met as often as all words that have it.
constexpr double kPrefixFrequency = 5;

// Of all languages.
const absl::flat_hash_set<std::string>& FunctionWords() {
  static const auto* all = [] {
    auto* words = new absl::flat_hash_set<std::string>();
    for (const std::string& language : LanguageNames()) {
      const auto& some = FindLanguagePack(language)->function_words;
      words->insert(some.begin(), some.end());
    }
    return words;
  }();
  return *all;
}

double Frequency(const PhraseNode& word) {
  if (word.kind == PhraseNode::Kind::kPrefix) return kPrefixFrequency;
  return FunctionWords().contains(word.text) ? kFunctionWordFrequency : 1;
}

struct End {
  Symbol symbol;
  double frequency;
};

// Symbols that a part begins or ends with; nothing if it may be any word.
using Ends = std::optional<std::vector<End>>;

struct Part {
  Ends first = std::vector<End>();
  Ends last = std::vector<End>();
  int shortest = 0;  // Words.
  int longest = 0;
  std::optional<PhraseAnchors> anchors;
  double cost = 0;  // Of its anchors: how often they are met.
};

void Join(Ends& ends, const Ends& more) {
  if (!ends || !more) {
    ends.reset();
    return;
  }
  ends->insert(ends->end(), more->begin(), more->end());
  if (ends->size() > kMostAnchors) ends.reset();
}

class Finder {
 public:
  explicit Finder(PhraseLexicon& lexicon) : lexicon_(lexicon) {}

  Part Of(const PhraseNode& node) const {
    switch (node.kind) {
      case PhraseNode::Kind::kWord:
        return Single(node, lexicon_.Word(node.text));
      case PhraseNode::Kind::kStem:
        return Single(node, lexicon_.Stemmed(node.text));
      case PhraseNode::Kind::kPrefix:
        return Single(node, lexicon_.Prefix(node.text));
      case PhraseNode::Kind::kSequence:
        return Sequence(node);
      case PhraseNode::Kind::kChoice:
        return Choice(node);
      case PhraseNode::Kind::kOptional: {
        Part part = Of(node.parts.front());
        part.shortest = 0;
        part.anchors.reset();
        return part;
      }
      case PhraseNode::Kind::kGap:
        return Any(0, node.gap);
      case PhraseNode::Kind::kValue:
      case PhraseNode::Kind::kRegex:
        return Any(1, kManyWords);
    }
    return Any(0, kManyWords);
  }

 private:
  Part Single(const PhraseNode& node, Symbol symbol) const {
    Part part;
    part.cost = Frequency(node);
    part.first = part.last = std::vector<End>{{symbol, part.cost}};
    part.shortest = part.longest = 1;
    part.anchors = PhraseAnchors{{{symbol, -1}}, 0, 0};
    return part;
  }

  static Part Any(int shortest, int longest) {
    Part part;
    part.first.reset();
    part.last.reset();
    part.shortest = shortest;
    part.longest = longest;
    return part;
  }

  static void TakeIfRarer(PhraseAnchors anchors, double cost, Part& part) {
    if (anchors.any_of.size() > kMostAnchors) return;
    if (part.anchors && part.cost <= cost) return;
    part.anchors = std::move(anchors);
    part.cost = cost;
  }

  Part Sequence(const PhraseNode& node) const {
    Part whole;
    // `last` of the whole may have words before it that stand next to what
    // comes; only parts that must be there make pairs.
    const Part* before = nullptr;
    std::vector<Part> parts;
    parts.reserve(node.parts.size());
    for (const PhraseNode& child : node.parts) parts.push_back(Of(child));
    for (const Part& part : parts) {
      if (part.anchors) {
        PhraseAnchors moved = *part.anchors;
        moved.earliest += whole.shortest;
        moved.latest += whole.longest;
        TakeIfRarer(std::move(moved), part.cost, whole);
      }
      const bool both = before != nullptr && before->shortest > 0 &&
                        part.shortest > 0 && before->last && part.first;
      if (both && before->last->size() * part.first->size() <= kMostAnchors) {
        AddPairs(*before, part, whole);
      }
      if (whole.shortest == 0) {
        if (whole.longest == 0) {
          whole.first = part.first;
        } else {
          Join(whole.first, part.first);
        }
      }
      if (part.shortest > 0) {
        whole.last = part.last;
      } else {
        Join(whole.last, part.last);
      }
      whole.shortest += part.shortest;
      whole.longest = std::min(whole.longest + part.longest, kManyWords);
      before = &part;
    }
    return whole;
  }

  // The last word of `before` and the first of `part`.
  static void AddPairs(const Part& before, const Part& part, Part& whole) {
    PhraseAnchors pairs;
    double cost = 0;
    for (const End& a : *before.last) {
      for (const End& b : *part.first) {
        pairs.any_of.push_back({a.symbol, b.symbol});
        cost += kPairRarity * a.frequency * b.frequency;
      }
    }
    pairs.earliest = whole.shortest - 1;
    pairs.latest = whole.longest - 1;
    TakeIfRarer(std::move(pairs), cost, whole);
  }

  Part Choice(const PhraseNode& node) const {
    Part whole;
    bool is_first = true;
    for (const PhraseNode& child : node.parts) {
      Part part = Of(child);
      if (is_first) {
        whole = std::move(part);
        is_first = false;
        continue;
      }
      Join(whole.first, part.first);
      Join(whole.last, part.last);
      whole.shortest = std::min(whole.shortest, part.shortest);
      whole.longest = std::max(whole.longest, part.longest);
      if (!whole.anchors || !part.anchors) {
        whole.anchors.reset();
        continue;
      }
      std::vector<Anchor>& any_of = whole.anchors->any_of;
      any_of.insert(any_of.end(), part.anchors->any_of.begin(),
                    part.anchors->any_of.end());
      whole.anchors->earliest =
          std::min(whole.anchors->earliest, part.anchors->earliest);
      whole.anchors->latest =
          std::max(whole.anchors->latest, part.anchors->latest);
      whole.cost += part.cost;
      if (any_of.size() > kMostAnchors) whole.anchors.reset();
    }
    return whole;
  }

  PhraseLexicon& lexicon_;
};

}  // namespace

std::optional<PhraseAnchors> FindAnchors(const PhraseNode& root,
                                         PhraseLexicon& lexicon) {
  Part whole = Finder(lexicon).Of(root);
  if (!whole.anchors) return std::nullopt;
  std::vector<Anchor>& any_of = whole.anchors->any_of;
  std::sort(any_of.begin(), any_of.end());
  any_of.erase(std::unique(any_of.begin(), any_of.end()), any_of.end());
  return std::move(whole.anchors);
}

}  // namespace claimcheck

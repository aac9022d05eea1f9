#include "checker/explain/near_phrase.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/lang/language_pack.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;
using Change = PhraseChange::Kind;

// What a change costs; a word that both share is worth 1. An inflection or a
// wider gap leaves the phrase what it is, another word makes it another one.
constexpr double kStemCost = 0.5;
constexpr double kSimilarCost = 1;
constexpr double kOtherCost = 2;
constexpr double kOptionalCost = 2.5;
constexpr double kGapCost = 0.5;
constexpr double kGapWordCost = 0.1;
constexpr double kMaxCost = 3;
// How many words more than it says a gap may be asked to hold.
constexpr int kMaxWider = 6;
// How many words may stand where the phrase has no gap.
constexpr int kMaxNewGap = 3;

// Stemming takes long; forms of one word begin with one letter.
bool SameStem(const LanguagePack& pack, const std::string& a,
              const std::string& b) {
  return !a.empty() && !b.empty() && a.front() == b.front() &&
         Stem(pack, a) == Stem(pack, b);
}

struct Path {
  int at = 0;  // The next word.
  bool started = false;
  bool after_gap = false;
  double cost = 0;
  int matched = 0;
  int asked = 0;
  bool other = false;  // Took a word that does not resemble the other.
  std::vector<PhraseChange> changes;
};

bool Better(const Path& a, const Path& b) {
  return a.cost - a.matched < b.cost - b.matched;
}

// Lays one phrase over words. At each step at most one path is kept for each
// word that is reached: the best.
class Aligner {
 public:
  Aligner(const SourceView& view, WordRange words, const NearLimits& limits,
          WordRange slot)
      : view_(view), words_(words), limits_(limits), slot_(slot) {}

  std::vector<Path> Extend(const PhraseNode& node,
                           const std::vector<Path>& paths,
                           bool in_choice = false) {
    std::vector<Path> out;
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kStem:
      case Kind::kPrefix:
        for (const Path& path : paths) Word(node, path, in_choice, out);
        break;
      case Kind::kValue:
        for (const Path& path : paths) Slot(path, out);
        break;
      case Kind::kRegex:
        break;  // What an expression nearly matches cannot be told.
      case Kind::kSequence:
        out = paths;
        for (const PhraseNode& part : node.parts) out = Extend(part, out);
        return out;
      case Kind::kChoice:
        out = Choice(node, paths);
        break;
      case Kind::kOptional:
        out = paths;
        for (Path& path : Extend(node.parts.front(), paths)) {
          out.push_back(std::move(path));
        }
        break;
      case Kind::kGap:
        for (const Path& path : paths) Gap(node, path, out);
        break;
    }
    return Best(std::move(out));
  }

 private:
  static std::vector<Path> Best(std::vector<Path> paths) {
    std::stable_sort(
        paths.begin(), paths.end(), [](const Path& a, const Path& b) {
          return std::pair(a.at, a.after_gap) < std::pair(b.at, b.after_gap) ||
                 (std::pair(a.at, a.after_gap) ==
                      std::pair(b.at, b.after_gap) &&
                  Better(a, b));
        });
    paths.erase(std::unique(paths.begin(), paths.end(),
                            [](const Path& a, const Path& b) {
                              return a.at == b.at && a.after_gap == b.after_gap;
                            }),
                paths.end());
    return paths;
  }

  bool Usable(int word) const {
    return !view_.document().words[static_cast<size_t>(word)].masked;
  }

  bool IsFunction(const std::string& folded) const {
    return view_.pack().function_words.contains(folded);
  }

  bool Matches(const PhraseNode& node, int word) const {
    const std::string& folded = view_.Folded(word);
    switch (node.kind) {
      case Kind::kStem:
        return folded == node.text || SameStem(view_.pack(), folded, node.text);
      case Kind::kPrefix:
        return folded.starts_with(node.text);
      case Kind::kWord:
      case Kind::kSequence:
      case Kind::kChoice:
      case Kind::kOptional:
      case Kind::kGap:
      case Kind::kValue:
      case Kind::kRegex:
        break;
    }
    return folded == node.text;
  }

  static void Add(Path path, double cost, std::vector<Path>& out) {
    path.cost += cost;
    if (path.cost <= kMaxCost) out.push_back(std::move(path));
  }

  void Word(const PhraseNode& node, const Path& path, bool in_choice,
            std::vector<Path>& out) const {
    const bool meaning = !IsFunction(node.text);
    const int reach = path.started && !path.after_gap ? kMaxNewGap : 0;
    for (int skip = 0; skip <= reach; ++skip) {
      const int word = path.at + skip;
      if (word >= words_.end || !Usable(word)) break;
      Path next = path;
      next.at = word + 1;
      next.started = true;
      next.after_gap = false;
      if (meaning) ++next.asked;
      double cost = 0;
      if (skip > 0) {
        next.changes.push_back(
            {Change::kGapBefore, &node, "", skip, in_choice});
        cost += kGapCost + kGapWordCost * skip;
      }
      if (!Take(node, word, meaning, in_choice, next, cost)) continue;
      Add(std::move(next), cost, out);
    }
    if (!in_choice && meaning && path.matched > 1) {
      Path without = path;
      ++without.asked;
      without.changes.push_back({Change::kOptional, &node, "", 0, false});
      Add(std::move(without), kOptionalCost, out);
    }
  }

  // Takes `word` for what `node` asks for, at some cost.
  bool Take(const PhraseNode& node, int word, bool meaning, bool in_choice,
            Path& next, double& cost) const {
    if (Matches(node, word)) {
      if (meaning) ++next.matched;
      return true;
    }
    const std::string& folded = view_.Folded(word);
    const LanguagePack& pack = view_.pack();
    if (!meaning) {
      // Only one negation may stand for another.
      if (!Negates(pack, node.text) || !Negates(pack, folded)) return false;
      cost += kSimilarCost;
      next.changes.push_back(
          {Change::kAlternative, &node, folded, 0, in_choice});
      return true;
    }
    if (!HasMeaning(view_, word)) return false;
    if (node.kind == Kind::kWord && SameStem(pack, folded, node.text)) {
      cost += kStemCost;
      ++next.matched;
      next.changes.push_back({Change::kStem, &node, "", 0, in_choice});
      return true;
    }
    if (Resemble(pack, folded, node.text)) {
      cost += kSimilarCost;
      ++next.matched;
    } else if (limits_.other_words && !in_choice && !next.other) {
      cost += kOtherCost;
      next.other = true;
    } else {
      return false;
    }
    next.changes.push_back({Change::kAlternative, &node, folded, 0, in_choice});
    return true;
  }

  void Slot(const Path& path, std::vector<Path>& out) const {
    const int reach = path.started && !path.after_gap ? kMaxNewGap : 0;
    const int skip = slot_.begin - path.at;
    // A gap before {value} cannot be written into it: the words must fit.
    if (slot_.empty() || skip < 0 || skip > reach || skip > 0) return;
    Path next = path;
    next.at = slot_.end;
    next.started = true;
    next.after_gap = false;
    out.push_back(std::move(next));
  }

  std::vector<Path> Choice(const PhraseNode& node,
                           const std::vector<Path>& paths) {
    std::vector<Path> out;
    for (const PhraseNode& part : node.parts) {
      for (Path& path : Extend(part, paths, /*in_choice=*/true)) {
        out.push_back(std::move(path));
      }
    }
    if (!limits_.other_words || node.parts.empty()) return out;
    // Another word, as one more alternative.
    const PhraseNode& last = node.parts.back();
    if (last.kind != Kind::kWord && last.kind != Kind::kStem &&
        last.kind != Kind::kPrefix) {
      return out;
    }
    for (const Path& path : paths) {
      if (path.at >= words_.end || path.other || !Usable(path.at) ||
          !HasMeaning(view_, path.at)) {
        continue;
      }
      Path next = path;
      next.at = path.at + 1;
      next.started = true;
      next.after_gap = false;
      next.other = true;
      ++next.asked;
      next.changes.push_back(
          {Change::kAlternative, &last, view_.Folded(path.at), 0, true});
      Add(std::move(next), kOtherCost, out);
    }
    return out;
  }

  void Gap(const PhraseNode& node, const Path& path,
           std::vector<Path>& out) const {
    const int most = std::min(node.gap + kMaxWider, kMaxGap);
    for (int words = 0; words <= most && path.at + words <= words_.end;
         ++words) {
      if (words > 0 && !Usable(path.at + words - 1)) break;
      Path next = path;
      next.at += words;
      next.after_gap = true;
      double cost = 0;
      if (words > node.gap) {
        cost = kGapCost + kGapWordCost * (words - node.gap);
        next.changes.push_back({Change::kGap, &node, "", words, false});
      }
      Add(std::move(next), cost, out);
    }
  }

  const SourceView& view_;
  const WordRange words_;
  const NearLimits& limits_;
  const WordRange slot_;
};

// The stretches that phrases do not go beyond: between semicolons.
std::vector<WordRange> Stretches(const SourceView& view, WordRange words) {
  std::vector<WordRange> stretches;
  int begin = words.begin;
  for (int word = words.begin + 1; word < words.end; ++word) {
    if (view.Between(word - 1, word).find(';') == std::string_view::npos) {
      continue;
    }
    stretches.push_back({begin, word});
    begin = word;
  }
  stretches.push_back({begin, words.end});
  return stretches;
}

bool SharesEnough(const NearPhrase& near, bool other) {
  if (near.matched < 1 || 2 * near.matched < near.asked) return false;
  if (near.asked == 1) return near.cost <= kSimilarCost;
  return !other || near.matched >= 2;
}

}  // namespace

bool HasMeaning(const SourceView& view, int word) {
  const std::string& folded = view.Folded(word);
  return !folded.empty() && !view.IsFunctionWord(word) &&
         (folded.front() < '0' || folded.front() > '9') &&
         folded.front() != '\'' && !Negates(view.pack(), folded);
}

bool Negates(const LanguagePack& pack, const std::string& folded) {
  using Words = absl::flat_hash_set<std::string>;
  static const auto* negations = [] {
    auto* all = new absl::flat_hash_map<std::string, Words>();
    for (const std::string& language : LanguageNames()) {
      for (const ContextTrigger& one : FindLanguagePack(language)->triggers) {
        if (one.label == ContextLabel::kNegation && one.words.size() == 1 &&
            one.direction != ContextTrigger::Direction::kPseudo &&
            one.direction != ContextTrigger::Direction::kTerminator) {
          (*all)[language].insert(one.words.front());
        }
      }
    }
    return all;
  }();
  const auto words = negations->find(pack.language);
  return words != negations->end() && words->second.contains(folded);
}

bool Resemble(const LanguagePack& pack, const std::string& a,
              const std::string& b) {
  if (a == b || SameStem(pack, a, b)) return true;
  // Nor does any other slip begin with another letter: most words end here.
  if (a.empty() || b.empty() || a.front() != b.front()) return false;
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5) return false;
  size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  // "complete", "completion": most of the word, and no chance beginning.
  if (common >= 5 && 10 * common >= 8 * shorter) return true;
  return common >= 3 && !NearestName(a, {b}).empty();
}

std::optional<NearPhrase> FindNearPhrase(const SourceView& view,
                                         const Phrase& phrase, WordRange words,
                                         const NearLimits& limits,
                                         WordRange slot) {
  std::optional<NearPhrase> nearest;
  for (const WordRange stretch : Stretches(view, words)) {
    Aligner aligner(view, stretch, limits, slot);
    for (int word = stretch.begin; word < stretch.end; ++word) {
      Path start;
      start.at = word;
      for (const Path& path : aligner.Extend(phrase.root, {start})) {
        if (!path.started || path.at == word) continue;
        NearPhrase near{&phrase,      {word, path.at}, path.cost,
                        path.matched, path.asked,      path.changes};
        if (!SharesEnough(near, path.other)) continue;
        if (!nearest ||
            near.cost - near.matched < nearest->cost - nearest->matched) {
          nearest = std::move(near);
        }
      }
    }
  }
  return nearest;
}

std::optional<NearPhrase> NearestOf(const SourceView& view,
                                    const Phrases& phrases, WordRange words,
                                    const NearLimits& limits, WordRange slot) {
  std::optional<NearPhrase> nearest;
  for (const Phrase& phrase : phrases) {
    if (!phrase.language.empty() && phrase.language != view.pack().language) {
      continue;
    }
    auto near = FindNearPhrase(view, phrase, words, limits, slot);
    if (near && (!nearest || near->cost - near->matched <
                                 nearest->cost - nearest->matched)) {
      nearest = std::move(near);
    }
  }
  return nearest;
}

}  // namespace claimcheck

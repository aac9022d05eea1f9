#include "checker/explain/new_phrase.h"

#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/explain/near_phrase.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// Words farther apart say little about each other.
constexpr int kLongestGap = 12;

// How much of a phrase stands in some words.
struct Shared {
  int asked = 0;  // Parts with a meaning of their own.
  int found = 0;
  bool meaning = false;  // One that was found has a meaning of its own.
  std::set<int> words;
  bool against = false;     // It asks for a negation, and there is none.
  bool lacks_name = false;  // It asks for a word of a name that is not there.

  double Worth() const { return found - 0.5 * (asked - found); }
};

void AddLeaves(const PhraseNode& node, std::set<std::string>& leaves) {
  if (!node.text.empty() && node.kind != Kind::kRegex) leaves.insert(node.text);
  for (const PhraseNode& part : node.parts) AddLeaves(part, leaves);
}

class Sharing {
 public:
  Sharing(const Workbench& bench, int sentence, bool names)
      : view_(bench.view()), words_(view_.SentenceWords(sentence)) {
    if (names) return;
    for (const Subject& subject : bench.rules().subjects) {
      for (const Phrase& name : subject.names) AddLeaves(name.root, names_);
    }
  }

  Shared Of(const PhraseNode& node) const {
    Shared shared;
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kStem:
      case Kind::kPrefix:
        return OfWord(node);
      case Kind::kSequence:
        for (const PhraseNode& part : node.parts) {
          Shared inner = Of(part);
          shared.asked += inner.asked;
          shared.found += inner.found;
          shared.words.merge(inner.words);
          shared.meaning = shared.meaning || inner.meaning;
          shared.against = shared.against || inner.against;
          shared.lacks_name = shared.lacks_name || inner.lacks_name;
        }
        return shared;
      case Kind::kChoice:
        return Best(node);
      case Kind::kOptional:
      case Kind::kGap:
      case Kind::kValue:
      case Kind::kRegex:
        return shared;
    }
    return shared;
  }

 private:
  Shared Best(const PhraseNode& choice) const {
    Shared best;
    for (const PhraseNode& part : choice.parts) {
      Shared inner = Of(part);
      if (&part == &choice.parts.front() ||
          std::tuple(!inner.against, inner.Worth()) >
              std::tuple(!best.against, best.Worth())) {
        best = std::move(inner);
      }
    }
    return best;
  }

  Shared OfWord(const PhraseNode& node) const {
    Shared shared;
    const LanguagePack& pack = view_.pack();
    const bool negates = Negates(pack, node.text);
    if (!negates && MayBeLeftOut(node.text)) return shared;
    const bool name = names_.contains(node.text);
    if (!negates && !name) shared.asked = 1;
    for (int word = words_.begin; word < words_.end; ++word) {
      if (!Is(node, word, negates)) continue;
      shared.words = {word};
      shared.found = shared.asked;
      shared.meaning = shared.found > 0 && HasMeaning(view_, word);
      return shared;
    }
    shared.against = negates;
    shared.lacks_name = name;
    return shared;
  }

  // "the", "of"; not "next" and "each".
  bool MayBeLeftOut(const std::string& text) const {
    const LanguagePack& pack = view_.pack();
    return pack.function_words.contains(text) &&
           (pack.determiners.contains(text) ||
            pack.attribution.object_prepositions.contains(text));
  }

  bool Is(const PhraseNode& node, int word, bool negates) const {
    if (view_.document().words[static_cast<size_t>(word)].masked) return false;
    const std::string& folded = view_.Folded(word);
    if (negates) return Negates(view_.pack(), folded);
    if (view_.pack().function_words.contains(node.text)) {
      return folded == node.text;
    }
    return HasMeaning(view_, word) &&
           (Resemble(view_.pack(), node.text, folded) ||
            (node.kind == Kind::kPrefix && folded.starts_with(node.text)));
  }

  const SourceView& view_;
  const WordRange words_;
  std::set<std::string> names_;  // Words of all subjects' names.
};

}  // namespace

std::optional<SharedPhrase> NewPhrase(const Workbench& bench,
                                      const Phrases& field, int sentence,
                                      bool names) {
  const Sharing sharing(bench, sentence, names);
  const SourceView& view = bench.view();
  Shared best;
  bool best_whole = false;
  for (const Phrase& phrase : field) {
    if (!phrase.language.empty() && phrase.language != view.pack().language) {
      continue;
    }
    Shared shared = sharing.Of(phrase.root);
    // One word is enough if only words that say nothing are missing.
    const bool whole =
        shared.found == shared.asked && shared.found > 0 && !shared.lacks_name;
    if (shared.against || !shared.meaning || (shared.found < 2 && !whole) ||
        2 * shared.found <= shared.asked) {
      continue;
    }
    if (shared.Worth() > best.Worth()) {
      best = std::move(shared);
      best_whole = whole;
    }
  }
  if (best.words.empty()) return std::nullopt;
  SharedPhrase phrase;
  phrase.whole = best_whole;
  int last = -1;
  for (const int word : best.words) {
    if (last >= 0 && word - last - 1 > kLongestGap) return std::nullopt;
    if (last >= 0) phrase.text += GapText(word - last - 1);
    phrase.text += view.Folded(word);
    ++phrase.words;
    last = word;
  }
  return phrase;
}

std::string GapText(int words) {
  if (words <= 0) return " ";
  return words == kDefaultGap ? " ... " : absl::StrCat(" ...", words, " ");
}

}  // namespace claimcheck

#include "checker/match/phrase_lexicon.h"

#include <algorithm>

namespace claimcheck {

Symbol PhraseLexicon::Word(const std::string& folded) {
  const auto [entry, added] = words_.try_emplace(folded, next_);
  if (added) ++next_;
  return entry->second;
}

Symbol PhraseLexicon::Stemmed(const std::string& folded) {
  const auto [entry, added] = stemmed_.try_emplace(folded, next_);
  if (!added) return entry->second;
  const Symbol symbol = next_++;
  for (const std::string& language : LanguageNames()) {
    const LanguagePack& pack = *FindLanguagePack(language);
    stems_[language][Stem(pack, folded)].push_back(symbol);
  }
  return symbol;
}

Symbol PhraseLexicon::Prefix(const std::string& folded) {
  const auto [entry, added] = prefixes_.try_emplace(folded, next_);
  if (added) {
    ++next_;
    const auto place = std::lower_bound(prefix_lengths_.begin(),
                                        prefix_lengths_.end(), folded.size());
    if (place == prefix_lengths_.end() || *place != folded.size()) {
      prefix_lengths_.insert(place, folded.size());
    }
  }
  return entry->second;
}

void PhraseLexicon::SymbolsOf(const std::string& folded,
                              const std::string& stem,
                              const std::string& language,
                              std::vector<Symbol>& symbols) const {
  symbols.clear();
  if (const auto word = words_.find(folded); word != words_.end()) {
    symbols.push_back(word->second);
  }
  for (size_t length : prefix_lengths_) {
    if (length > folded.size()) break;
    const auto prefix = prefixes_.find(folded.substr(0, length));
    if (prefix != prefixes_.end()) symbols.push_back(prefix->second);
  }
  if (!language.empty()) {
    if (const auto known = stems_.find(language); known != stems_.end()) {
      const auto same = known->second.find(stem);
      if (same != known->second.end()) {
        symbols.insert(symbols.end(), same->second.begin(), same->second.end());
      }
    }
  } else if (const auto same = stemmed_.find(folded); same != stemmed_.end()) {
    symbols.push_back(same->second);
  }
  std::sort(symbols.begin(), symbols.end());
}

}  // namespace claimcheck

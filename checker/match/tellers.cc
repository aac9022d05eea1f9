#include "checker/match/tellers.h"

#include <algorithm>
#include <map>

namespace claimcheck {
namespace {

bool HasSide(const SourceView& view, const std::string& voice) {
  const VoiceRule* rule = view.rules().FindVoice(voice);
  return rule != nullptr && !rule->side.empty();
}

}  // namespace

TellerTable::TellerTable(const SourceView& view,
                         const AttributionTable& attributions)
    : view_(view) {
  const Document& document = view.document();
  const std::string& own = view.source().voice;
  if (HasSide(view, own)) {
    voices_.push_back(own);
    teller_of_.assign(document.words.size(), 0);
    return;
  }
  teller_of_.assign(document.words.size(), -1);
  std::vector<const Attribution*> all;
  for (const Attribution& attribution : attributions.all()) {
    if (attribution.named && HasSide(view, attribution.voice)) {
      all.push_back(&attribution);
    }
  }
  all = OutermostFirst(std::move(all));
  std::map<std::string, int> known;
  // The outermost comes last, over all others.
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const auto [voice, added] =
        known.try_emplace((*it)->voice, static_cast<int>(voices_.size()));
    if (added) voices_.push_back((*it)->voice);
    for (const WordRange& part : (*it)->content) {
      for (int word = part.begin; word < part.end; ++word) {
        teller_of_[static_cast<size_t>(word)] = voice->second;
      }
    }
  }
}

int TellerTable::WordsAround(int word) const {
  const int teller = teller_of_[static_cast<size_t>(word)];
  const WordRange sentence = view_.SentenceWords(view_.SentenceOf(word));
  int count = 0;
  for (int at = sentence.begin; at < sentence.end; ++at) {
    const bool counts = teller_of_[static_cast<size_t>(at)] == teller &&
                        !view_.document().words[static_cast<size_t>(at)].masked;
    count += counts ? 1 : 0;
  }
  return count;
}

std::vector<std::pair<std::string, int>> TellerTable::Totals() const {
  std::vector<int> counts(voices_.size());
  const Document& document = view_.document();
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.role == BlockRole::kCaption) continue;
    for (int s = paragraph.begin_sentence; s < paragraph.end_sentence; ++s) {
      const WordRange words = view_.SentenceWords(s);
      for (int word = words.begin; word < words.end; ++word) {
        const int teller = teller_of_[static_cast<size_t>(word)];
        if (teller < 0 || document.words[static_cast<size_t>(word)].masked) {
          continue;
        }
        ++counts[static_cast<size_t>(teller)];
      }
    }
  }
  std::vector<std::pair<std::string, int>> totals;
  for (size_t i = 0; i < voices_.size(); ++i) {
    if (counts[i] > 0) totals.emplace_back(voices_[i], counts[i]);
  }
  std::sort(totals.begin(), totals.end());
  return totals;
}

}  // namespace claimcheck

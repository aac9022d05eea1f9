#include "checker/match/attribution.h"

#include <algorithm>
#include <utility>

#include "checker/match/attribution_finder.h"

namespace claimcheck {
namespace {

bool Holds(const Attribution& attribution, int word) {
  const auto after = std::upper_bound(
      attribution.content.begin(), attribution.content.end(), word,
      [](int at, const WordRange& part) { return at < part.begin; });
  return after != attribution.content.begin() && (after - 1)->Contains(word);
}

// Sorts the parts and joins those that touch.
void Tidy(Attribution& attribution) {
  std::vector<WordRange>& parts = attribution.content;
  std::sort(parts.begin(), parts.end());
  std::vector<WordRange> tidy;
  for (const WordRange& part : parts) {
    if (part.empty()) continue;
    if (!tidy.empty() && part.begin < tidy.back().end) {
      tidy.back().end = std::max(tidy.back().end, part.end);
    } else {
      tidy.push_back(part);
    }
  }
  parts = std::move(tidy);
  for (const WordRange& part : parts) attribution.content_words += part.size();
}

}  // namespace

AttributionTable::AttributionTable(const SourceView& view) {
  const Document& document = view.document();
  quotation_of_.assign(document.words.size(), -1);
  for (int i = 0; i < static_cast<int>(document.quotations.size()); ++i) {
    const Quotation& quotation = document.quotations[static_cast<size_t>(i)];
    quotation_sizes_.push_back(quotation.words.size());
    if (quotation.depth > 0) continue;
    for (int word = quotation.words.begin; word < quotation.words.end; ++word) {
      quotation_of_[static_cast<size_t>(word)] = i;
    }
  }
  by_sentence_.resize(document.sentences.size());
  sentence_of_.reserve(document.words.size());
  for (const Word& word : document.words) sentence_of_.push_back(word.sentence);
  all_ = AttributionFinder(view, quotation_of_).Run();
  for (Attribution& attribution : all_) Tidy(attribution);
  IndexSentences();
}

void AttributionTable::IndexSentences() {
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    for (const WordRange& part : all_[static_cast<size_t>(i)].content) {
      const int last = sentence_of_[static_cast<size_t>(part.end - 1)];
      for (int s = sentence_of_[static_cast<size_t>(part.begin)]; s <= last;
           ++s) {
        std::vector<int>& indices = by_sentence_[static_cast<size_t>(s)];
        if (indices.empty() || indices.back() != i) indices.push_back(i);
      }
    }
  }
}

std::vector<const Attribution*> AttributionTable::Holding(int word) const {
  std::vector<const Attribution*> holding;
  const int sentence = sentence_of_[static_cast<size_t>(word)];
  for (int index : by_sentence_[static_cast<size_t>(sentence)]) {
    const Attribution& attribution = all_[static_cast<size_t>(index)];
    if (Holds(attribution, word)) holding.push_back(&attribution);
  }
  return holding;
}

std::vector<const Attribution*> AttributionTable::ChainAt(int word) const {
  return OutermostFirst(Holding(word));
}

std::vector<const Attribution*> OutermostFirst(
    std::vector<const Attribution*> attributions) {
  std::vector<const Attribution*> chain;
  for (const Attribution* attribution : attributions) {
    if (!attribution->denial) chain.push_back(attribution);
  }
  std::stable_sort(chain.begin(), chain.end(),
                   [](const Attribution* a, const Attribution* b) {
                     if (a->relay != b->relay) return b->relay;
                     return a->content_words > b->content_words;
                   });
  return chain;
}

std::vector<const Attribution*> AttributionTable::DenialsAt(int word) const {
  std::vector<const Attribution*> denials;
  for (const Attribution* attribution : Holding(word)) {
    if (attribution->denial) denials.push_back(attribution);
  }
  return denials;
}

bool AttributionTable::IsQuoted(int word) const {
  return quotation_of_[static_cast<size_t>(word)] >= 0;
}

int AttributionTable::QuotationSize(int word) const {
  const int quotation = quotation_of_[static_cast<size_t>(word)];
  return quotation < 0 ? 0 : quotation_sizes_[static_cast<size_t>(quotation)];
}

std::vector<VoiceStep> ChainOf(const SourceView& view,
                               const AttributionTable& attributions, int word) {
  const std::string& own = view.source().voice;
  std::vector<VoiceStep> steps;
  steps.push_back({own, view.rules().FindVoice(own) != nullptr, false, {}, {}});
  for (const Attribution* attribution : attributions.ChainAt(word)) {
    // A readout that says "the ministry said" speaks of itself.
    if (attribution->voice == steps.back().voice) continue;
    VoiceStep step;
    step.voice = attribution->voice;
    step.named = attribution->named;
    step.speaker = view.EvidenceOf(attribution->speaker);
    if (!attribution->cue.empty()) step.cue = view.EvidenceOf(attribution->cue);
    steps.push_back(std::move(step));
  }
  steps.back().quoted = steps.size() > 1 && attributions.IsQuoted(word);
  return steps;
}

const std::string& OwnerOf(const std::vector<VoiceStep>& chain, bool quoted) {
  if (chain.size() == 1) return chain.front().voice;
  if (!chain.front().named) return chain[1].voice;
  return quoted ? chain.back().voice : chain.front().voice;
}

}  // namespace claimcheck

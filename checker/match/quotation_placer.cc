#include "checker/match/quotation_placer.h"

#include <algorithm>
#include <utility>

namespace claimcheck {
namespace {

// A shorter quotation without a speaker is a scare quote, the author's own.
constexpr int kShortestQuotation = 4;

// Adds `words` to what is said. Parts come in text order, so that only the last
// few can hold or touch them.
void Extend(Attribution& attribution, WordRange words) {
  constexpr size_t kLastParts = 4;
  std::vector<WordRange>& parts = attribution.content;
  for (size_t i = parts.size(); i > 0 && i + kLastParts > parts.size(); --i) {
    WordRange& part = parts[i - 1];
    if (part.Contains(words)) return;
    if (part.Contains(words.begin)) {
      part.end = std::max(part.end, words.end);
      return;
    }
  }
  parts.push_back(words);
}

bool Holds(const Attribution& attribution, int word) {
  return std::any_of(attribution.content.begin(), attribution.content.end(),
                     [&](WordRange part) { return part.Contains(word); });
}

}  // namespace

int QuotationPlacer::ParagraphAt(int word) const {
  const Document& document = kinds_.view().document();
  return document.sentences[static_cast<size_t>(kinds_.view().SentenceOf(word))]
      .paragraph;
}

void QuotationPlacer::Place(WordRange sentence, size_t first, bool unknown,
                            std::vector<Attribution>& attributions) {
  const Document& document = kinds_.view().document();
  const int paragraph = ParagraphAt(sentence.begin);
  if (orphans_paragraph_ != paragraph && !orphans_open_) orphans_.clear();
  // What fills the sentences right before may be of who is quoted here.
  for (size_t i = first; i < attributions.size() && !orphans_.empty(); ++i) {
    Attribution& attribution = attributions[i];
    const bool next_paragraph = orphans_paragraph_ != paragraph;
    if (next_paragraph && !Continues(attribution)) continue;
    const bool quoted =
        !attribution.denial && !attribution.content.empty() &&
        kinds_.QuotationAt(attribution.content.front().begin) >= 0;
    if (!quoted) continue;
    attribution.content.insert(attribution.content.begin(), orphans_.begin(),
                               orphans_.end());
    orphans_open_ = false;
    orphans_.clear();
  }
  while (next_ < document.quotations.size() &&
         document.quotations[next_].words.begin < sentence.end) {
    PlaceOne(sentence, document.quotations[next_], first, unknown,
             attributions);
    ++next_;
  }
}

void QuotationPlacer::PlaceOne(WordRange sentence, const Quotation& quotation,
                               size_t first, bool unknown,
                               std::vector<Attribution>& attributions) {
  if (quotation.depth > 0 || quotation.words.empty()) return;
  const int begin = quotation.words.begin;
  const int paragraph = ParagraphAt(begin);
  for (size_t i = first; i < attributions.size(); ++i) {
    Attribution& attribution = attributions[i];
    if (attribution.denial || !Holds(attribution, begin)) continue;
    if (!attribution.relay) Extend(attribution, quotation.words);
    last_quoted_ = static_cast<int>(i);
    last_paragraph_ = paragraph;
    return;
  }
  if (unknown) {
    if (!quotation.continues) last_quoted_ = -1;
    return;
  }
  if (begin > 0 && kinds_.GapHas(begin, ":")) {
    // "As the ministry put it: “...”", also at the end of a paragraph.
    int low = sentence.begin;
    if (low == begin) {
      low = kinds_.SentenceAround(begin - 1).begin;
    }
    if (auto speaker = memory_.LastIn({low, begin})) {
      Attribution found;
      found.voice = speaker->voice;
      found.named = speaker->named;
      found.speaker = speaker->words;
      found.content.push_back(quotation.words);
      attributions.push_back(std::move(found));
      last_quoted_ = static_cast<int>(attributions.size()) - 1;
      last_paragraph_ = paragraph;
      return;
    }
  }
  const bool fills =
      begin == sentence.begin && quotation.words.end >= sentence.end;
  if (quotation.words.size() < kShortestQuotation && !fills) return;
  if (attributions.size() > first && !attributions.back().denial) {
    Extend(attributions.back(), quotation.words);
    last_quoted_ = static_cast<int>(attributions.size()) - 1;
    last_paragraph_ = paragraph;
    return;
  }
  const bool same_paragraph = last_paragraph_ == paragraph;
  const bool follows =
      last_paragraph_ + 1 == paragraph && FillsParagraph(quotation);
  if (last_quoted_ >= 0 && (same_paragraph || quotation.continues || follows)) {
    Attribution& last = attributions[static_cast<size_t>(last_quoted_)];
    if (!NamesAnother(sentence, begin, last)) {
      Extend(last, quotation.words);
      last_paragraph_ = paragraph;
    }
    return;
  }
  if (!fills) return;
  if (orphans_paragraph_ != paragraph && !quotation.continues) {
    orphans_.clear();
  }
  orphans_.push_back(quotation.words);
  orphans_paragraph_ = paragraph;
  orphans_open_ = !quotation.closed;
}

// Whether what is said begins with a quotation left open before.
bool QuotationPlacer::Continues(const Attribution& attribution) const {
  if (attribution.content.empty()) return false;
  const int quotation = kinds_.QuotationAt(attribution.content.front().begin);
  return quotation >= 0 && kinds_.view()
                               .document()
                               .quotations[static_cast<size_t>(quotation)]
                               .continues;
}

bool QuotationPlacer::FillsParagraph(const Quotation& quotation) const {
  const Paragraph& paragraph =
      kinds_.view().document().ParagraphOf(quotation.words.begin);
  return quotation.range.begin <= paragraph.range.begin + 1 &&
         quotation.range.end + 2 >= paragraph.range.end;
}

// Whether the sentence names a voice before the quotation other than the last
// one quoted: then the quotation is not that one's.
bool QuotationPlacer::NamesAnother(WordRange sentence, int quotation,
                                   const Attribution& last) const {
  if (quotation <= sentence.begin) return false;
  const auto named = memory_.LastIn({sentence.begin, quotation});
  return named && named->named && named->voice != last.voice;
}

}  // namespace claimcheck

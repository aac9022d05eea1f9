#include "checker/match/saying.h"

#include <algorithm>

namespace claimcheck {
namespace {

void CutAt(int boundary, Attribution& attribution) {
  std::vector<WordRange>& parts = attribution.content;
  for (WordRange& part : parts) {
    if (part.begin >= boundary) {
      part.end = part.begin;
    } else {
      part.end = std::min(part.end, boundary);
    }
  }
  std::erase_if(parts, [](WordRange part) { return part.empty(); });
}

// Where a new main clause opens between `from` and the speaker at `begin`; -1
// if none does.
int BoundaryBefore(const WordKinds& kinds, int from, int begin,
                   bool needs_comma) {
  constexpr int kReach = 8;
  for (int word = begin; word > std::max(from, begin - kReach); --word) {
    if (kinds.GapHas(word, ";")) return word;
    const int before = word - 1;
    if (before <= from) break;
    if (kinds.words().conjunctions.contains(kinds.Folded(before)) &&
        kinds.QuotationAt(before) < 0) {
      const bool comma = kinds.IsCommaGap(before);
      return comma || !needs_comma ? before : -1;
    }
    // "and on Tuesday Kern said": what is fronted may stand between.
    if (word == begin &&
        !kinds.Is(before, kAdverb | kTime | kPreposition | kNumber)) {
      if (!kinds.IsCommaGap(word)) break;
    }
  }
  return -1;
}

}  // namespace

void EndAtSiblings(const WordKinds& kinds, WordRange sentence,
                   std::vector<Saying>& sayings) {
  for (size_t i = 0; i < sayings.size(); ++i) {
    Saying& saying = sayings[i];
    if (saying.attribution.denial || saying.attribution.relay) continue;
    for (size_t j = 0; j < sayings.size(); ++j) {
      const Saying& next = sayings[j];
      if (i == j || next.attribution.denial || next.attribution.relay ||
          next.words.begin < saying.attribution.cue.end) {
        continue;
      }
      int boundary = -1;
      if (next.preposition) {
        // "..., according to Kern.": it follows, and all before is Kern's.
        const bool last = next.words.end + 1 >= sentence.end ||
                          !kinds.IsSoftGap(next.words.end);
        const bool begins =
            next.attribution.content.empty() ||
            next.attribution.content.front().begin < saying.words.begin + 1;
        if (last && begins) boundary = next.words.begin;
      } else if (next.goes_on) {
        if (next.attribution.voice != saying.attribution.voice) continue;
        boundary = next.attribution.cue.begin;
        while (boundary - 1 >= saying.attribution.cue.end &&
               kinds.Is(boundary - 1, kConjunction | kJoiner | kAdverb)) {
          --boundary;
        }
      } else if (next.opens_quotation) {
        // "A spoke of “x,” and B “urged y”": A goes on.
        const bool nearest = std::none_of(
            sayings.begin(), sayings.end(), [&](const Saying& other) {
              return !other.opens_quotation &&
                     other.words.begin > saying.words.begin &&
                     other.words.begin < next.words.begin;
            });
        if (nearest &&
            BoundaryBefore(kinds, saying.attribution.cue.end, next.words.begin,
                           false) >= 0 &&
            next.attribution.speaker.begin > saying.attribution.cue.end &&
            !saying.attribution.content.empty()) {
          WordRange& part = saying.attribution.content.back();
          for (const WordRange& words : next.attribution.content) {
            part.end = std::max(part.end, words.end);
          }
        }
        continue;
      } else if (!next.attribution.content.empty() &&
                 next.attribution.content.front().begin <= saying.words.begin &&
                 kinds.IsCommaGap(next.words.begin)) {
        boundary = next.words.begin;  // "A agreed that ..., B said."
      } else {
        if (kinds.QuotationAt(next.attribution.cue.empty()
                                  ? next.words.begin
                                  : next.attribution.cue.begin) >= 0) {
          continue;
        }
        boundary = BoundaryBefore(kinds, saying.attribution.cue.end,
                                  next.words.begin, next.weak);
      }
      if (boundary >= 0) CutAt(boundary, saying.attribution);
    }
  }
}

}  // namespace claimcheck

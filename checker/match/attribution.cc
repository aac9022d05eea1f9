#include "checker/match/attribution.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "checker/match/speaker.h"

namespace claimcheck {
namespace {

// "told reporters in Oslo that": how far "that" may stand from its verb.
constexpr int kComplementReach = 5;
// A shorter rest of a sentence after "X said" is no content.
constexpr int kShortestContent = 3;
// A shorter quotation without a speaker is a scare quote, the author's own.
constexpr int kShortestQuotation = 4;
// What is said inside a longer quotation does not stand for all of it: its mark
// was most likely never closed, and each of its sayings would hold the others.
constexpr int kLongestQuotation = 1000;

int SizeOf(const Attribution& attribution) {
  int size = 0;
  for (const WordRange& part : attribution.content) size += part.size();
  return size;
}

bool Holds(const Attribution& attribution, int word) {
  for (const WordRange& part : attribution.content) {
    if (part.Contains(word)) return true;
  }
  return false;
}

}  // namespace

// Fills an AttributionTable, sentence by sentence.
class AttributionFinder {
 public:
  AttributionFinder(const SourceView& view, AttributionTable& table)
      : view_(view),
        words_(view.pack().attribution),
        document_(view.document()),
        table_(table),
        speakers_(view, table.quotation_of_) {}

  void Run() {
    size_t next_quotation = 0;
    for (int s = 0; s < static_cast<int>(document_.sentences.size()); ++s) {
      const size_t first = table_.all_.size();
      const WordRange sentence = view_.SentenceWords(s);
      if (sentence.empty() ||
          document_.words[static_cast<size_t>(sentence.begin)].masked) {
        continue;
      }
      for (int word = sentence.begin; word < sentence.end; ++word) {
        TryVerb(sentence, word, first);
        TryPreposition(sentence, word, first);
        TryDenial(sentence, word);
      }
      EndAtSiblings(first);
      while (next_quotation < document_.quotations.size() &&
             document_.quotations[next_quotation].words.begin < sentence.end) {
        PlaceQuotation(sentence, document_.quotations[next_quotation], first);
        ++next_quotation;
      }
    }
    IndexSentences();
  }

 private:
  int QuotationAt(int word) const {
    return table_.quotation_of_[static_cast<size_t>(word)];
  }

  // The outer quotation that begins in (after, after + reach], or null.
  const Quotation* QuotationSoonAfter(int after, int end, int reach) const {
    for (int word = after + 1; word < std::min(end, after + 1 + reach);
         ++word) {
      const int quotation = QuotationAt(word);
      if (quotation < 0) continue;
      const Quotation& found =
          document_.quotations[static_cast<size_t>(quotation)];
      return found.words.begin > after ? &found : nullptr;
    }
    return nullptr;
  }

  // The word after "that", if it soon follows `verb`; else -1.
  int AfterComplementizer(WordRange sentence, int verb) const {
    const int end = std::min(sentence.end, verb + 1 + kComplementReach);
    for (int word = verb + 1; word < end; ++word) {
      if (words_.complementizers.contains(view_.Folded(word))) return word + 1;
      if (view_.Between(word - 1, word).find_first_of(",;:") !=
              std::string_view::npos ||
          view_.IsMainVerb(word)) {
        return -1;
      }
    }
    return -1;
  }

  bool CommaAfter(WordRange sentence, int word) const {
    return word + 1 < sentence.end &&
           view_.Between(word, word + 1).find(',') != std::string_view::npos;
  }

  // Whether a comma or the end of a quotation stands right before `word`.
  bool BreakBefore(WordRange sentence, int word) const {
    if (word <= sentence.begin) return false;
    return view_.Between(word - 1, word).find_first_of(",\"") !=
               std::string_view::npos ||
           (QuotationAt(word - 1) >= 0 && QuotationAt(word) < 0);
  }

  static Attribution By(const Speaker& speaker, WordRange cue) {
    Attribution found;
    found.voice = speaker.voice;
    found.named = speaker.named;
    found.speaker = speaker.words;
    found.cue = cue;
    return found;
  }

  // "was confirmed", "is still reported": nobody before it speaks.
  bool IsPassive(WordRange sentence, int verb) const {
    constexpr int kReach = 2;
    for (int word = verb - 1; word >= std::max(sentence.begin, verb - kReach);
         --word) {
      if (view_.Between(word, word + 1) != " ") return false;
      if (words_.passive_auxiliaries.contains(view_.Folded(word))) return true;
    }
    return false;
  }

  void TryVerb(WordRange sentence, int verb, size_t first) {
    const std::string& folded = view_.Folded(verb);
    const bool strong = words_.verbs.contains(folded);
    if (!strong && !words_.weak_verbs.contains(folded)) return;
    if (IsPassive(sentence, verb)) return;
    const int complement = AfterComplementizer(sentence, verb);
    const Quotation* quotation =
        QuotationSoonAfter(verb, sentence.end, kComplementReach + 1);
    const bool inside = QuotationAt(verb) >= 0;
    if (!strong && complement < 0 && quotation == nullptr && !inside &&
        !BreakBefore(sentence, verb)) {
      return;
    }
    // "..., said the mayor"; a verb that opens a quotation is not turned.
    const bool opens_quotation =
        inside && verb > sentence.begin && QuotationAt(verb - 1) < 0;
    const bool inverted_place = BreakBefore(sentence, verb) && !opens_quotation;
    std::optional<Speaker> speaker;
    bool inverted = false;
    if (inverted_place && words_.participles.contains(folded) &&
        table_.all_.size() > first && !table_.all_.back().denial) {
      // "he went on, saying ...": who spoke before in the sentence.
      const Attribution& before = table_.all_.back();
      speaker = Speaker{before.speaker, before.voice, before.named};
    } else if (inverted_place) {
      speaker = speakers_.After(verb + 1, sentence.end, 2);
      inverted = speaker.has_value();
    }
    if (!speaker) speaker = speakers_.Before(verb, sentence.begin);
    if (!speaker) return;
    Attribution found = By(*speaker, {verb, verb + 1});
    AddContent(sentence, *speaker, verb, complement, quotation, inverted,
               strong || inside, found);
    if (found.content.empty()) return;
    speakers_.Spoke(*speaker);
    table_.all_.push_back(std::move(found));
  }

  // Where the speaker's noun phrase begins, if a break stands right before it:
  // "..., the deputy mayor said".
  int PhraseBegin(WordRange sentence, int speaker) const {
    constexpr int kReach = 4;
    for (int word = speaker;
         word >= std::max(sentence.begin + 1, speaker - kReach); --word) {
      if (BreakBefore(sentence, word)) return word;
      const bool plain =
          !view_.IsFunctionWord(word - 1) ||
          view_.pack().determiners.contains(view_.Folded(word - 1));
      if (!plain || view_.IsMainVerb(word - 1)) break;
    }
    return speaker;
  }

  void AddContent(WordRange sentence, const Speaker& speaker, int verb,
                  int complement, const Quotation* quotation, bool inverted,
                  bool strong, Attribution& found) {
    const int begin =
        PhraseBegin(sentence, std::min(speaker.words.begin, verb));
    const int after = std::max(speaker.words.end, verb + 1);
    const bool before_is_content = BreakBefore(sentence, begin) &&
                                   begin - sentence.begin >= 1 &&
                                   complement < 0;
    if (complement >= 0 && complement < sentence.end) {
      found.content.push_back({complement, sentence.end});
    } else if (quotation != nullptr && !inverted) {
      found.content.push_back({verb + 1, sentence.end});
    } else if (!inverted && strong &&
               sentence.end - after >= kShortestContent &&
               (!CommaAfter(sentence, verb) || before_is_content)) {
      found.content.push_back({after, sentence.end});
    }
    // "The accord, she said, is done"; "..., the agency reported."
    const bool middle = CommaAfter(sentence, after - 1);
    const bool last = sentence.end - after < kShortestContent;
    const bool quoted_before =
        begin > sentence.begin && QuotationAt(begin - 1) >= 0;
    if (before_is_content && (inverted || middle || last || quoted_before)) {
      found.content.insert(found.content.begin(),
                           WithQuotation({sentence.begin, begin}));
      if (inverted && quotation != nullptr && after < sentence.end) {
        found.content.push_back({after, sentence.end});
      }
    }
    for (WordRange& part : found.content) part = WithQuotation(part);
  }

  // The words of the quotation around `word`; the word alone if there is none,
  // or if it is too long.
  WordRange QuotationAround(int word) const {
    const int quotation = QuotationAt(word);
    if (quotation < 0) return {word, word + 1};
    const WordRange words =
        document_.quotations[static_cast<size_t>(quotation)].words;
    return words.size() > kLongestQuotation ? WordRange{word, word + 1} : words;
  }

  // A part of a quotation stands for all of it, over sentences.
  WordRange WithQuotation(WordRange part) const {
    if (part.empty()) return part;
    const WordRange first = QuotationAround(part.begin);
    const WordRange last = QuotationAround(part.end - 1);
    return {std::min(part.begin, first.begin), std::max(part.end, last.end)};
  }

  void TryPreposition(WordRange sentence, int word, size_t first) {
    for (const std::vector<std::string>& phrase : words_.prepositions) {
      const int size = static_cast<int>(phrase.size());
      if (word + size > sentence.end) continue;
      bool matches = true;
      for (int i = 0; i < size && matches; ++i) {
        matches = view_.Folded(word + i) == phrase[static_cast<size_t>(i)];
      }
      if (!matches) continue;
      constexpr int kReach = 8;
      const auto speaker = speakers_.After(word + size, sentence.end, kReach);
      if (!speaker) return;
      Attribution found = By(*speaker, {word, word + size});
      found.relay = words_.relays.contains(phrase.front());
      if (found.relay && table_.all_.size() > first) return;
      if (word > sentence.begin)
        found.content.push_back({sentence.begin, word});
      if (speaker->words.end < sentence.end) {
        found.content.push_back({speaker->words.end, sentence.end});
      }
      speakers_.Spoke(*speaker);
      if (!found.content.empty()) table_.all_.push_back(std::move(found));
      return;
    }
  }

  // "despite the company's official denials": what else the sentence says is
  // denied by the company.
  void TryDenial(WordRange sentence, int word) {
    if (!words_.denial_nouns.contains(view_.Folded(word))) return;
    constexpr int kReach = 6;
    int concession = -1;
    for (int at = word - 1; at >= std::max(sentence.begin, word - kReach);
         --at) {
      if (words_.concessions.contains(view_.Folded(at))) concession = at;
    }
    if (concession < 0) return;
    // The one whose denials they are stands before the possessive.
    int owner_end = word;
    for (int at = concession + 1; at < word; ++at) {
      if (words_.possessives.contains(view_.Folded(at))) owner_end = at;
    }
    auto speaker = speakers_.LastIn({concession + 1, owner_end});
    // "despite the denials of the company".
    constexpr int kOwnerReach = 6;
    if (!speaker && word + 1 < sentence.end &&
        words_.object_prepositions.contains(view_.Folded(word + 1))) {
      speaker = speakers_.After(word + 2, sentence.end, kOwnerReach);
    }
    if (!speaker) return;
    Attribution found = By(*speaker, {word, word + 1});
    found.denial = true;
    if (concession > sentence.begin) {
      found.content.push_back({sentence.begin, concession});
    }
    const int after = std::max(word + 1, speaker->words.end);
    if (after < sentence.end) found.content.push_back({after, sentence.end});
    if (!found.content.empty()) table_.all_.push_back(std::move(found));
  }

  // "A said ..., and B said ...": what A says ends where B comes in.
  void EndAtSiblings(size_t first) {
    for (size_t i = first; i < table_.all_.size(); ++i) {
      for (size_t j = first; j < table_.all_.size(); ++j) {
        const Attribution& next = table_.all_[j];
        if (next.denial || next.cue.empty() ||
            next.speaker.begin <= table_.all_[i].cue.end) {
          continue;
        }
        // A verb inside a quotation is the quoter's word for what was said.
        if (QuotationAt(next.cue.begin) >= 0 &&
            QuotationAt(next.speaker.begin) < 0) {
          continue;
        }
        const int boundary =
            SiblingBoundary(table_.all_[i].cue.end, next.speaker.begin);
        if (boundary < 0) continue;
        for (WordRange& part : table_.all_[i].content) {
          if (part.begin < boundary && next.speaker.begin < part.end) {
            part.end = boundary;
          }
        }
      }
    }
  }

  // Where a new main clause opens between `from` and the speaker; or -1.
  int SiblingBoundary(int from, int speaker) const {
    constexpr int kReach = 4;
    for (int word = speaker; word > from; --word) {
      if (view_.Between(word - 1, word).find(';') != std::string_view::npos) {
        return word;
      }
      if (word > speaker - kReach &&
          words_.conjunctions.contains(view_.Folded(word - 1)) &&
          QuotationAt(word - 1) < 0) {
        return word - 1;
      }
    }
    return -1;
  }

  // Gives a quotation that no attribution holds yet to its speaker.
  void PlaceQuotation(WordRange sentence, const Quotation& quotation,
                      size_t first) {
    if (quotation.depth > 0 || quotation.words.empty()) return;
    const int begin = quotation.words.begin;
    for (size_t i = first; i < table_.all_.size(); ++i) {
      Attribution& attribution = table_.all_[i];
      if (!attribution.denial && Holds(attribution, begin)) {
        Extend(attribution, quotation.words);
        last_quoted_ = static_cast<int>(i);
        last_quoted_paragraph_ = ParagraphAt(begin);
        return;
      }
    }
    if (AfterColon(begin)) {
      if (auto speaker = speakers_.LastIn({sentence.begin, begin})) {
        AddQuotation(*speaker, quotation.words);
        return;
      }
    }
    if (quotation.words.size() < kShortestQuotation) return;
    if (table_.all_.size() > first && !table_.all_.back().denial) {
      Extend(table_.all_.back(), quotation.words);
      return;
    }
    const bool same_paragraph =
        last_quoted_ >= 0 && last_quoted_paragraph_ == ParagraphAt(begin);
    if (last_quoted_ >= 0 && (same_paragraph || quotation.continues) &&
        !NamesAnother(sentence, begin)) {
      Extend(table_.all_[static_cast<size_t>(last_quoted_)], quotation.words);
      last_quoted_paragraph_ = ParagraphAt(begin);
    }
  }

  // Whether the sentence names a voice before the quotation other than the last
  // one quoted: then the quotation is not that one's.
  bool NamesAnother(WordRange sentence, int quotation) const {
    if (quotation <= sentence.begin) return false;
    const auto named = speakers_.LastIn({sentence.begin, quotation});
    return named && named->named &&
           named->voice != table_.all_[static_cast<size_t>(last_quoted_)].voice;
  }

  int ParagraphAt(int word) const {
    return document_.sentences[static_cast<size_t>(view_.SentenceOf(word))]
        .paragraph;
  }

  bool AfterColon(int word) const {
    return word > 0 &&
           view_.Between(word - 1, word).find(':') != std::string_view::npos;
  }

  void Extend(Attribution& attribution, WordRange words) {
    for (WordRange& part : attribution.content) {
      if (part.Contains(words)) return;
      if (part.Contains(words.begin)) {
        part.end = std::max(part.end, words.end);
        return;
      }
    }
    attribution.content.push_back(words);
  }

  void AddQuotation(const Speaker& speaker, WordRange words) {
    Attribution found = By(speaker, {});
    found.content.push_back(words);
    speakers_.Spoke(speaker);
    table_.all_.push_back(std::move(found));
    last_quoted_ = static_cast<int>(table_.all_.size()) - 1;
    last_quoted_paragraph_ = ParagraphAt(words.begin);
  }

  void IndexSentences() {
    for (int i = 0; i < static_cast<int>(table_.all_.size()); ++i) {
      std::set<int> sentences;
      for (const WordRange& part :
           table_.all_[static_cast<size_t>(i)].content) {
        if (part.empty()) continue;
        const int last = view_.SentenceOf(part.end - 1);
        for (int s = view_.SentenceOf(part.begin); s <= last; ++s) {
          sentences.insert(s);
        }
      }
      for (int s : sentences) table_.by_sentence_[s].push_back(i);
    }
  }

  const SourceView& view_;
  const AttributionWords& words_;
  const Document& document_;
  AttributionTable& table_;
  SpeakerFinder speakers_;
  int last_quoted_ = -1;  // Index in table_.all_.
  int last_quoted_paragraph_ = -1;
};

AttributionTable::AttributionTable(const SourceView& view) {
  const Document& document = view.document();
  quotation_of_.assign(document.words.size(), -1);
  for (int i = 0; i < static_cast<int>(document.quotations.size()); ++i) {
    const Quotation& quotation = document.quotations[static_cast<size_t>(i)];
    if (quotation.depth > 0) continue;
    for (int word = quotation.words.begin; word < quotation.words.end; ++word) {
      quotation_of_[static_cast<size_t>(word)] = i;
    }
  }
  sentence_of_.reserve(document.words.size());
  for (const Word& word : document.words) sentence_of_.push_back(word.sentence);
  AttributionFinder(view, *this).Run();
}

std::vector<const Attribution*> AttributionTable::Holding(int word) const {
  std::vector<const Attribution*> holding;
  const auto found = by_sentence_.find(sentence_of_[static_cast<size_t>(word)]);
  if (found == by_sentence_.end()) return holding;
  for (int index : found->second) {
    const Attribution& attribution = all_[static_cast<size_t>(index)];
    if (Holds(attribution, word)) holding.push_back(&attribution);
  }
  return holding;
}

std::vector<const Attribution*> AttributionTable::ChainAt(int word) const {
  std::vector<const Attribution*> chain;
  for (const Attribution* attribution : Holding(word)) {
    if (!attribution->denial) chain.push_back(attribution);
  }
  std::stable_sort(chain.begin(), chain.end(),
                   [](const Attribution* a, const Attribution* b) {
                     if (a->relay != b->relay) return b->relay;
                     return SizeOf(*a) > SizeOf(*b);
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

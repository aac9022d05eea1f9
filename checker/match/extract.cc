#include "checker/match/extract.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "checker/match/attribution.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/context.h"
#include "checker/match/source_view.h"

namespace claimcheck {
namespace {

// The innermost other attribution whose content holds the speaker.
int ParentOf(const std::vector<Attribution>& all, size_t child) {
  int parent = -1;
  int size = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (i == child || all[i].denial) continue;
    for (const WordRange& part : all[i].content) {
      if (!part.Contains(all[child].speaker)) continue;
      if (parent < 0 || part.size() < size) {
        parent = static_cast<int>(i);
        size = part.size();
      }
    }
  }
  return parent;
}

// Finds the places of terms in one pass: each by its first word.
class TermIndex {
 public:
  explicit TermIndex(const std::vector<std::string>& terms) {
    for (size_t i = 0; i < terms.size(); ++i) {
      std::vector<std::string> words = FoldedWords(terms[i]);
      if (words.empty()) continue;
      const std::string first = words.front();
      by_first_[first].push_back({static_cast<int>(i), std::move(words)});
    }
  }

  // Calls found(term, words) for each place of each term, in text order.
  template <typename Found>
  void ForEach(const SourceView& view, const Found& found) const {
    if (by_first_.empty()) return;
    const int size = static_cast<int>(view.document().words.size());
    for (int begin = 0; begin < size; ++begin) {
      const auto terms = by_first_.find(view.Folded(begin));
      if (terms == by_first_.end()) continue;
      for (const auto& [term, words] : terms->second) {
        const int end = begin + static_cast<int>(words.size());
        if (end > size) continue;
        int at = begin;
        while (at < end &&
               view.Folded(at) == words[static_cast<size_t>(at - begin)]) {
          ++at;
        }
        if (at == end) found(term, WordRange{begin, end});
      }
    }
  }

 private:
  absl::flat_hash_map<std::string,
                      std::vector<std::pair<int, std::vector<std::string>>>>
      by_first_;
};

class Extractor {
 public:
  Extractor(SourceView& view, const ExtractRequest& request)
      : view_(view),
        triggers_(view.pack(), request.triggers),
        attributions_(view),
        terms_(request.terms) {}

  Extraction Run() {
    const int sentences = static_cast<int>(view_.document().sentences.size());
    for (int sentence = 0; sentence < sentences; ++sentence) {
      for (const StatedValue& stated : view_.ValuesOf(sentence)) {
        ExtractedMention& mention = AddMention(stated.words);
        mention.value = stated.value;
        mention.unresolved = stated.unresolved;
      }
    }
    terms_.ForEach(view_, [&](int term, WordRange words) {
      AddMention(words).term = term;
    });
    AddAttributions();
    return std::move(extraction_);
  }

 private:
  ExtractedMention& AddMention(WordRange words) {
    ExtractedMention& mention = extraction_.mentions.emplace_back();
    Evidence evidence = view_.EvidenceOf(words);
    mention.span = evidence.span;
    mention.text = std::move(evidence.quote);
    constexpr int kCloseWords = 6;
    Context context = ContextOf(view_, triggers_, words, words, kCloseWords);
    mention.polarity = context.polarity;
    mention.certainty = context.certainty;
    mention.factuality = context.factuality;
    mention.time = context.time;
    mention.context = std::move(context.marks);
    for (const Attribution* holding : attributions_.ChainAt(words.begin)) {
      mention.attributions.push_back(
          static_cast<int>(holding - attributions_.all().data()));
    }
    return mention;
  }

  void AddAttributions();

  SourceView& view_;
  const TriggerIndex triggers_;
  const AttributionTable attributions_;
  const TermIndex terms_;
  Extraction extraction_;
};

void Extractor::AddAttributions() {
  const std::vector<Attribution>& all = attributions_.all();
  for (size_t i = 0; i < all.size(); ++i) {
    const Attribution& attribution = all[i];
    ExtractedAttribution found;
    found.speaker = view_.EvidenceOf(attribution.speaker).span;
    if (!attribution.cue.empty()) {
      found.cue = view_.EvidenceOf(attribution.cue).span;
    }
    for (const WordRange& part : attribution.content) {
      if (!part.empty()) found.content.push_back(view_.EvidenceOf(part).span);
    }
    found.voice = attribution.voice;
    found.parent = ParentOf(all, i);
    found.denial = attribution.denial;
    extraction_.attributions.push_back(std::move(found));
  }
}

}  // namespace

Extraction Extract(const Source& source, const ExtractRequest& request) {
  static const auto* no_rules = new RuleSet();
  static const auto* compiled = new CompiledRules(*no_rules);
  SourceView view(*compiled, source);
  return Extractor(view, request).Run();
}

}  // namespace claimcheck

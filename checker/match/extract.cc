#include "checker/match/extract.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "checker/match/all_values.h"
#include "checker/match/attribution.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/context.h"
#include "checker/match/source_view.h"

namespace claimcheck {
namespace {}  // namespace

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

namespace {

class OneExtraction {
 public:
  OneExtraction(SourceView& view, const TriggerIndex& triggers,
                const ExtractRequest& request)
      : view_(view),
        triggers_(triggers),
        request_(request),
        attributions_(view) {}

  Extraction Run(const TermIndex& terms) {
    AddValues();
    terms.ForEach(view_, [&](int term, WordRange words) {
      AddMention(words, view_.EvidenceOf(words)).term = term;
    });
    for (const Attribution& attribution : attributions_.all()) {
      AddAttribution(attribution);
    }
    return std::move(extraction_);
  }

 private:
  int IndexOf(const Attribution* attribution) const {
    return static_cast<int>(attribution - attributions_.all().data());
  }

  void AddValues() {
    std::vector<ListedValue> values = AllValues(
        view_, request_.region.code.empty() ? view_.region() : request_.region);
    if (request_.units) {
      for (UnitMention& unit : AllUnits(view_, values)) {
        Evidence evidence = view_.EvidenceOf(unit.range);
        extraction_.units.push_back({evidence.span, std::move(evidence.quote),
                                     std::move(unit.meanings)});
      }
    }
    for (ListedValue& listed : values) {
      ValueMention& found = listed.mention;
      ExtractedMention& mention =
          AddMention(listed.words, view_.EvidenceOf(found.range));
      mention.value = std::move(found.value);
      mention.unresolved = found.unresolved;
      mention.form = std::move(found.form);
      mention.written = std::move(found.written);
      mention.weak = found.weak;
      mention.numbers = NumbersOf(found.numbers);
      for (const ValueReading& other : found.others) {
        mention.others.push_back({other.value, NumbersOf(other.numbers)});
      }
    }
  }

  std::vector<ExtractedNumber> NumbersOf(
      const std::vector<WrittenNumber>& written) const {
    std::vector<ExtractedNumber> numbers;
    for (const WrittenNumber& number : written) {
      numbers.push_back({view_.EvidenceOf(number.range).span,
                         view_.EvidenceOf(number.number).span, number});
    }
    return numbers;
  }

  ExtractedMention& AddMention(WordRange words, Evidence evidence) {
    ExtractedMention& mention = extraction_.mentions.emplace_back();
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
      mention.attributions.push_back(IndexOf(holding));
    }
    return mention;
  }

  void AddAttribution(const Attribution& attribution) {
    ExtractedAttribution found;
    found.speaker = view_.EvidenceOf(attribution.speaker).span;
    if (!attribution.cue.empty()) {
      found.cue = view_.EvidenceOf(attribution.cue).span;
    }
    for (const WordRange& part : attribution.content) {
      if (!part.empty()) found.content.push_back(view_.EvidenceOf(part).span);
    }
    found.voice = attribution.voice;
    found.denial = attribution.denial;
    // The innermost other one that says that this one speaks.
    for (const Attribution* holding :
         attributions_.ChainAt(attribution.speaker.begin)) {
      if (holding != &attribution) found.parent = IndexOf(holding);
    }
    extraction_.attributions.push_back(std::move(found));
  }

  SourceView& view_;
  const TriggerIndex& triggers_;
  const ExtractRequest& request_;
  const AttributionTable attributions_;
  Extraction extraction_;
};

}  // namespace

struct Extractor::Words {
  explicit Words(ExtractRequest asked)
      : request(std::move(asked)), terms(request.terms) {
    for (const std::string& language : LanguageNames()) {
      triggers.try_emplace(language, PackOrEmpty(language), request.triggers);
    }
  }

  const ExtractRequest request;
  const TermIndex terms;
  std::map<std::string, TriggerIndex> triggers;  // By language.
  const RuleSet no_rules;
  const CompiledRules compiled{no_rules};
};

Extractor::Extractor(ExtractRequest request)
    : words_(std::make_unique<Words>(std::move(request))) {}
Extractor::~Extractor() = default;

Extraction Extractor::Extract(const Source& source) const {
  static const auto* none = new TriggerIndex(LanguagePack());
  SourceView view(words_->compiled, source);
  const auto triggers = words_->triggers.find(view.pack().language);
  return OneExtraction(
             view,
             triggers == words_->triggers.end() ? *none : triggers->second,
             words_->request)
      .Run(words_->terms);
}

}  // namespace claimcheck

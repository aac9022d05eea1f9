#include "checker/match/extract.h"

#include <algorithm>
#include <utility>

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

}  // namespace

Extraction Extract(const Source& source) {
  static const auto* no_rules = new RuleSet();
  static const auto* compiled = new CompiledRules(*no_rules);
  SourceView view(*compiled, source);
  const TriggerIndex triggers(view.pack());
  Extraction extraction;
  const int sentences = static_cast<int>(view.document().sentences.size());
  for (int sentence = 0; sentence < sentences; ++sentence) {
    for (const StatedValue& stated : view.ValuesOf(sentence)) {
      const Evidence evidence = view.EvidenceOf(stated.words);
      constexpr int kCloseWords = 6;
      Context context =
          ContextOf(view, triggers, stated.words, stated.words, kCloseWords);
      extraction.values.push_back(
          {evidence.span, evidence.quote, stated.value, stated.unresolved,
           context.polarity, context.certainty, std::move(context.marks)});
    }
  }
  const AttributionTable table(view);
  for (size_t i = 0; i < table.all().size(); ++i) {
    const Attribution& attribution = table.all()[i];
    ExtractedAttribution found;
    found.speaker = view.EvidenceOf(attribution.speaker).span;
    if (!attribution.cue.empty()) {
      found.cue = view.EvidenceOf(attribution.cue).span;
    }
    for (const WordRange& part : attribution.content) {
      if (!part.empty()) found.content.push_back(view.EvidenceOf(part).span);
    }
    found.voice = attribution.voice;
    found.parent = ParentOf(table.all(), i);
    found.denial = attribution.denial;
    extraction.attributions.push_back(std::move(found));
  }
  return extraction;
}

}  // namespace claimcheck

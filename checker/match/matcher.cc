#include "checker/match/matcher.h"

#include <map>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/context.h"
#include "checker/match/observer.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Matcher::Compiled {
  explicit Compiled(const RuleSet& rule_set) : rules(rule_set) {
    for (const std::string& language : LanguageNames()) {
      triggers.try_emplace(language, *FindLanguagePack(language));
    }
  }

  const TriggerIndex& TriggersOf(const LanguagePack& pack) const {
    const auto found = triggers.find(pack.language);
    return found == triggers.end() ? no_triggers : found->second;
  }

  CompiledRules rules;
  std::map<std::string, TriggerIndex> triggers;  // By language.
  TriggerIndex no_triggers{LanguagePack()};
};

Matcher::Matcher(const RuleSet& rules)
    : compiled_(std::make_unique<const Compiled>(rules)) {}

Matcher::~Matcher() = default;

SourceObservations Matcher::Observe(const Source& source,
                                    SourceMemory* memory) const {
  SourceView view(compiled_->rules, source, memory);
  return Observer(view, compiled_->TriggersOf(view.pack())).Run();
}

std::string Matcher::VoiceKey(const Source& source,
                              SourceMemory& memory) const {
  const SourceView view(compiled_->rules, source, &memory);
  const auto line = [](const VoiceRule& voice, WordRange words) {
    return absl::StrFormat("%s %s %d %d\n", voice.id, voice.side, words.begin,
                           words.end);
  };
  std::string key;
  if (const VoiceRule* own = view.rules().FindVoice(source.voice)) {
    key += line(*own, {-1, -1});
  }
  for (const VoiceHit& hit : view.voices()) {
    key += line(view.rules().voices[static_cast<size_t>(hit.voice)], hit.words);
  }
  return key;
}

}  // namespace claimcheck

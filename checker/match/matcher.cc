#include "checker/match/matcher.h"

#include <map>
#include <string>

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

SourceObservations Matcher::Observe(const Source& source) const {
  SourceView view(compiled_->rules, source);
  return Observer(view, compiled_->TriggersOf(view.pack())).Run();
}

}  // namespace claimcheck

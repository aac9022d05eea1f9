#include "checker/match/matcher.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/context.h"
#include "checker/match/observe_profile.h"
#include "checker/match/observer.h"
#include "checker/match/prefilter.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Matcher::Compiled {
  explicit Compiled(const RuleSet& rule_set) : rules(rule_set) {
    for (const std::string& language : LanguageNames()) {
      triggers.try_emplace(language, *FindLanguagePack(language));
    }
  }

  // What is remembered of words of a language.
  struct Memory {
    Memory(const Compiled& compiled, const LanguagePack& pack)
        : prefilter(compiled.prefilter, pack),
          words(compiled.rules.lexicon, compiled.rules.anchors, pack) {}
    PrefilterMemory prefilter;
    WordMemory words;
  };

  // A memory for sources of this language; to be given back.
  std::unique_ptr<Memory> TakeMemory(const LanguagePack& pack) const {
    {
      const absl::MutexLock lock(&mutex);
      auto& free = memories[&pack];
      if (!free.empty()) {
        auto memory = std::move(free.back());
        free.pop_back();
        return memory;
      }
    }
    return std::make_unique<Memory>(*this, pack);
  }

  void GiveBack(const LanguagePack& pack,
                std::unique_ptr<Memory> memory) const {
    const absl::MutexLock lock(&mutex);
    memories[&pack].push_back(std::move(memory));
  }

  const TriggerIndex& TriggersOf(const LanguagePack& pack) const {
    const auto found = triggers.find(pack.language);
    return found == triggers.end() ? no_triggers : found->second;
  }

  CompiledRules rules;
  Prefilter prefilter{rules};
  std::map<std::string, TriggerIndex> triggers;  // By language.
  TriggerIndex no_triggers{LanguagePack()};

  // One for each thread that observes, by language; they change no result.
  mutable absl::Mutex mutex;
  mutable std::map<const LanguagePack*, std::vector<std::unique_ptr<Memory>>>
      memories ABSL_GUARDED_BY(mutex);
};

Matcher::Matcher(const RuleSet& rules)
    : compiled_(std::make_unique<const Compiled>(rules)) {}

Matcher::~Matcher() = default;

SourceObservations Matcher::Observe(const Source& source, SourceMemory* memory,
                                    ObserveProfile* profile) const {
  std::vector<int> claims;
  {
    const ProfileScope scope(profile, ObserveStage::kPrefilter);
    claims = ClaimsThatMayMatter(source);
  }
  if (claims.empty()) {
    SourceObservations nothing;
    nothing.source = source.id;
    return nothing;
  }
  return ObserveClaims(&claims, source, memory, profile);
}

std::vector<int> Matcher::ClaimsThatMayMatter(const Source& source) const {
  const LanguagePack& pack = PackOrEmpty(source.language);
  std::unique_ptr<Compiled::Memory> memory = compiled_->TakeMemory(pack);
  std::vector<int> claims = compiled_->prefilter.Claims(
      source.text, source.language, memory->prefilter);
  compiled_->GiveBack(pack, std::move(memory));
  return claims;
}

SourceObservations Matcher::ObserveWhole(const Source& source,
                                         SourceMemory* memory,
                                         ObserveProfile* profile) const {
  return ObserveClaims(nullptr, source, memory, profile);
}

SourceObservations Matcher::ObserveClaims(const std::vector<int>* claims,
                                          const Source& source,
                                          SourceMemory* memory,
                                          ObserveProfile* profile) const {
  const ProfileScope scope(profile, ObserveStage::kRest);
  const LanguagePack& pack = PackOrEmpty(source.language);
  std::unique_ptr<Compiled::Memory> words = compiled_->TakeMemory(pack);
  ViewAids aids;
  aids.memory = memory;
  aids.words = &words->words;
  aids.claims = claims;
  aids.profile = profile;
  SourceView view(compiled_->rules, source, aids);
  SourceObservations seen = Observer(view, compiled_->TriggersOf(pack)).Run();
  compiled_->GiveBack(pack, std::move(words));
  return seen;
}

std::string Matcher::VoiceKey(const Source& source,
                              SourceMemory& memory) const {
  ViewAids aids;
  aids.memory = &memory;
  const SourceView view(compiled_->rules, source, aids);
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

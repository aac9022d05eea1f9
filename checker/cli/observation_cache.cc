#include "checker/cli/observation_cache.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/base/sha256.h"
#include "checker/report/observation_bytes.h"
#include "checker/report/observation_lines.h"

namespace claimcheck {
namespace {

// Texts after one another, each with its length, so that none runs into the
// next.
class KeyText {
 public:
  void Add(std::string_view text) {
    key_ += std::to_string(text.size());
    key_ += ':';
    key_ += text;
  }
  void Add(int number) { Add(std::to_string(number)); }
  template <typename T>
  void AddBytes(const std::vector<T>& numbers) {
    Add({reinterpret_cast<const char*>(numbers.data()),
         numbers.size() * sizeof(T)});
  }
  std::string Hash() const { return Sha256Hex(key_); }

 private:
  std::string key_;
};

}  // namespace

RememberingMatcher::RememberingMatcher(const RuleSet& rules, Cache* cache,
                                       bool profiled)
    : rules_(rules), cache_(cache) {
  if (profiled) profile_.emplace(rules);
  if (cache_ == nullptr) return;
  KeyText key;
  key.Add("observations/1");
  key.Add(cache_->engine());
  key.Add(RulesKey(rules));
  for (const Claim& claim : rules.claims) key.Add(claim.id);
  prefix_ = key.Hash();
}

std::string RememberingMatcher::KeyOf(const Source& whole) const {
  // All members by name: one more does not compile until it is thought of.
  const auto& [id, title, publisher, language, published, published_second, url,
               voice, credits, sha256, file, text, origin, skipped] = whole;
  KeyText key;
  key.Add(prefix_);
  for (const std::string* field : {&id, &title, &publisher, &language, &url,
                                   &voice, &sha256, &file->name(), &text}) {
    key.Add(*field);
  }
  key.Add(published ? FormatDays(*published) : "");
  key.Add(published_second.value_or(-1));
  key.Add(static_cast<int>(credits.size()));
  for (const std::string& credit : credits) key.Add(credit);
  key.AddBytes(origin);
  key.AddBytes(skipped);
  return key.Hash();
}

const Matcher& RememberingMatcher::GetMatcher() {
  std::call_once(once_,
                 [this] { matcher_ = std::make_unique<Matcher>(rules_); });
  return *matcher_;
}

SourceObservations RememberingMatcher::ObserveNow(const Source& source) {
  if (!profile_) return GetMatcher().Observe(source);
  ObserveProfile one = profile_->ForOne();
  SourceObservations observed =
      GetMatcher().Observe(source, /*memory=*/nullptr, &one);
  profile_->Add(one);
  return observed;
}

SourceObservations RememberingMatcher::Observe(const Source& source) {
  if (cache_ == nullptr) return ObserveNow(source);
  const std::string key = KeyOf(source);
  if (const std::optional<std::string> bytes = cache_->Get(key)) {
    std::optional<SourceObservations> observed = ReadObservationBytes(*bytes);
    if (observed && observed->source == source.id) return *std::move(observed);
  }
  SourceObservations observed = ObserveNow(source);
  cache_->Put(key, ObservationBytes(observed));
  return observed;
}

}  // namespace claimcheck

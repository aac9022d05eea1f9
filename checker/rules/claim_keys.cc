#include "checker/rules/claim_keys.h"

namespace claimcheck {
namespace {

constexpr unsigned Bit(ClaimKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

constexpr unsigned kAll = ~0U;
constexpr unsigned kValued = Bit(ClaimKind::kDate) | Bit(ClaimKind::kDuration) |
                             Bit(ClaimKind::kNumber) |
                             Bit(ClaimKind::kQuantity) |
                             Bit(ClaimKind::kMoney) | Bit(ClaimKind::kPercent);
// Kinds that look for named things.
constexpr unsigned kNamed = Bit(ClaimKind::kChoice) | Bit(ClaimKind::kList) |
                            Bit(ClaimKind::kTimeline) |
                            Bit(ClaimKind::kFraming);

struct KeyRule {
  std::string_view key;
  unsigned kinds;
};

constexpr KeyRule kKeys[] = {
    {"id", kAll},
    {"kind", kAll},
    {"claim", kAll},
    {"about", kAll},
    {"cue", kValued | kNamed | Bit(ClaimKind::kFact)},
    {"pattern", kValued | kNamed},
    {"of", Bit(ClaimKind::kNumber)},
    {"says", Bit(ClaimKind::kFact) | Bit(ClaimKind::kTopic)},
    {"denies", Bit(ClaimKind::kFact)},
    {"answers", Bit(ClaimKind::kChoice)},
    {"items", Bit(ClaimKind::kList)},
    {"coarser", Bit(ClaimKind::kChoice) | Bit(ClaimKind::kList)},
    {"states", Bit(ClaimKind::kTimeline)},
    {"frames", Bit(ClaimKind::kFraming)},
    {"voices", Bit(ClaimKind::kFraming)},
    {"sides", Bit(ClaimKind::kFraming)},
    {"expect", kValued | kNamed},
    {"tolerance", kValued},
    {"topic", kAll},
    {"holds", kAll},
    {"severity", kAll},
    {"warn_if", kAll},
    {"error_if", kAll},
    {"notes", kAll},
    {"tests", kAll},
};

}  // namespace

const std::vector<ClaimKind>& AllClaimKinds() {
  static const auto* const kinds = new std::vector<ClaimKind>{
      ClaimKind::kDate,     ClaimKind::kDuration, ClaimKind::kNumber,
      ClaimKind::kQuantity, ClaimKind::kMoney,    ClaimKind::kPercent,
      ClaimKind::kFact,     ClaimKind::kChoice,   ClaimKind::kList,
      ClaimKind::kTimeline, ClaimKind::kFraming,  ClaimKind::kTopic};
  return *kinds;
}

std::optional<ClaimKind> ParseClaimKind(std::string_view name) {
  for (const ClaimKind kind : AllClaimKinds()) {
    if (ClaimKindName(kind) == name) return kind;
  }
  return std::nullopt;
}

bool KindHasKey(ClaimKind kind, std::string_view key) {
  for (const KeyRule& rule : kKeys) {
    if (rule.key == key) return (rule.kinds & Bit(kind)) != 0;
  }
  return false;
}

std::vector<std::string> KeysOf(ClaimKind kind) {
  std::vector<std::string> keys;
  for (const KeyRule& rule : kKeys) {
    if ((rule.kinds & Bit(kind)) != 0) keys.emplace_back(rule.key);
  }
  return keys;
}

std::vector<ClaimKind> KindsWithKey(std::string_view key) {
  std::vector<ClaimKind> kinds;
  for (const ClaimKind kind : AllClaimKinds()) {
    if (KindHasKey(kind, key)) kinds.push_back(kind);
  }
  return kinds;
}

}  // namespace claimcheck

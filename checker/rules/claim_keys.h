// Which keys a claim of each kind may have.

#ifndef CHECKER_RULES_CLAIM_KEYS_H_
#define CHECKER_RULES_CLAIM_KEYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/rules/rule_set.h"

namespace claimcheck {

// All kinds, in order of declaration.
const std::vector<ClaimKind>& AllClaimKinds();
std::optional<ClaimKind> ParseClaimKind(std::string_view name);

// True if claims of `kind` may have `key`.
bool KindHasKey(ClaimKind kind, std::string_view key);

// The keys that claims of `kind` may have, in the order of rules/README.md.
std::vector<std::string> KeysOf(ClaimKind kind);

// The kinds whose claims may have `key`: none for a key that no claim has.
std::vector<ClaimKind> KindsWithKey(std::string_view key);

}  // namespace claimcheck

#endif  // CHECKER_RULES_CLAIM_KEYS_H_

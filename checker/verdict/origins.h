// Which sources are independent witnesses.

#ifndef CHECKER_VERDICT_ORIGINS_H_
#define CHECKER_VERDICT_ORIGINS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

// What tells where a source has its matter from.
//
// Source: of all three, whoever asks for origins.
struct Witness {
  std::string_view id;
  std::string_view publisher;
  const std::vector<std::string>* credits = nullptr;  // Never null.
};

// For each source the index of the first one that shares its origin (its own
// if none before does). Two sources share an origin if they credit the same
// agency, if one credits the other (by id or publisher), or if at least half
// of the sentences of the shorter one, and no fewer than three, stand in the
// other too.
//
// Shape: `sentence_hashes` parallel to `sources`; empty for a source that is no
//        witness of anything.
std::vector<int> FindOrigins(
    const std::vector<Witness>& sources,
    const std::vector<std::vector<uint64_t>>& sentence_hashes);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_ORIGINS_H_

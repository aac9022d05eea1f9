// The sides of the rules, and who tells what for them.

#ifndef CHECKER_VERDICT_SIDES_H_
#define CHECKER_VERDICT_SIDES_H_

#include <map>
#include <string>
#include <vector>

#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// Who tells an evidence, and whose words they are said to be. In "author >
// wire > minister", where wire and minister are of two sides, the wire tells
// what the minister is said to have said.
struct Telling {
  int side = -1;      // Index into Sides::names(); -1: nobody with a side.
  int reported = -1;  // Likewise; -1: the teller's own words.
  std::string voice;
  std::string reported_voice;
};

class Sides {
 public:
  explicit Sides(const RuleSet& rules);

  // In the order in which the rules first name them.
  const std::vector<std::string>& names() const { return names_; }
  // The side (index) of a voice id; -1 if it has none.
  int Of(const std::string& voice) const;
  // Words in quotation marks in one side's own text are told by that side too:
  // it chose them.
  Telling TellingOf(const Observation& observation) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, int> of_voice_;
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_SIDES_H_

// Tells quickly which raw expressions may match in a text.

#ifndef CHECKER_MATCH_EXPRESSION_GUARD_H_
#define CHECKER_MATCH_EXPRESSION_GUARD_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class FilteredRE2;
}

namespace claimcheck {

// Looks in one pass for the strings without which the expressions cannot match
// (see re2/filtered_re2.h). Filled, finished, then only read.
class ExpressionGuard {
 public:
  ExpressionGuard();
  ~ExpressionGuard();

  // Adds an expression; it matches whatever the case is.
  void Add(const std::string& expression);
  void Finish();

  // The numbers of the expressions that may match in `text`, sorted: in the
  // order of Add, from 0 on.
  std::vector<int> MayMatch(std::string_view text) const;

 private:
  struct Strings;
  std::unique_ptr<re2::FilteredRE2> filter_;
  std::unique_ptr<Strings> strings_;  // Null: there are none.
  int size_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_EXPRESSION_GUARD_H_

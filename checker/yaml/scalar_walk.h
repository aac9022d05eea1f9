// Where each byte of a YAML scalar stands in its file. yaml-cpp gives the
// text of a scalar and the place where it begins, and nothing in between.

#ifndef CHECKER_YAML_SCALAR_WALK_H_
#define CHECKER_YAML_SCALAR_WALK_H_

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

struct ScalarWalk {
  // The scalar's text. The same as yaml-cpp's, save for the escapes \N and \_,
  // which yaml-cpp turns into bytes that are not UTF-8, and for blank lines
  // before a closing quotation mark.
  std::string text;
  // One entry per byte of `text`, plus one at the end; non-decreasing.
  std::vector<int> origin;
  int end = 0;         // One past the scalar's last byte, quotes included.
  bool closed = true;  // False for a quotation mark that is never closed.
  bool exact = true;   // False if the walk and yaml-cpp disagreed; outside of
                       // quotation marks `origin` is then only near the truth.
  int tab = -1;        // A tab that indents a line of a plain scalar, or -1.
};

// Follows the scalar that begins at `bytes[begin]` (its quotation mark, block
// indicator or first letter) and whose text is `value` by yaml-cpp.
//
// Shape:  lines of `bytes` end with LF or CRLF.
// Source: YAML 1.2, chapters 7.3 (flow scalars) and 8.1 (block scalars).
ScalarWalk WalkScalar(std::string_view bytes, int begin,
                      std::string_view value);

}  // namespace claimcheck

#endif  // CHECKER_YAML_SCALAR_WALK_H_

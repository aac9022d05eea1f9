// Text as a YAML scalar.

#ifndef CHECKER_YAML_YAML_QUOTE_H_
#define CHECKER_YAML_YAML_QUOTE_H_

#include <string>
#include <string_view>

namespace claimcheck {

// `text`, which is UTF-8, in double quotes, on one line. What a terminal might
// obey, or what would turn the direction of the line, is escaped: "\u001b".
std::string QuotedYaml(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_QUOTE_H_

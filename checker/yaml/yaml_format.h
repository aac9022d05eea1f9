// One way to lay out a YAML file, with every comment kept.

#ifndef CHECKER_YAML_YAML_FORMAT_H_
#define CHECKER_YAML_YAML_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// The file with two spaces of indentation a level, lists two behind their key,
// one space behind a dash, comments above what they stood above, one blank line
// before each key of the outermost map that takes more than a line, no further
// blank lines in a row, no white space at ends of lines, line feeds, one at the
// end (none after a block of text that ends the file without one). Everything
// inside a line stays as it was, order included. What is formatted once stays
// as it is.
//
// `root` is what ParseYaml made of `file`, without errors.
// Errors: Internal if the result would not read as the same YAML (a mistake of
//         ours); nothing is lost then.
absl::StatusOr<std::string> FormatYaml(const TextFilePtr& file,
                                       const YamlNode& root);

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_FORMAT_H_

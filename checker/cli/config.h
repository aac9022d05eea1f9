// Settings of a folder, in claimcheck.yaml.

#ifndef CHECKER_CLI_CONFIG_H_
#define CHECKER_CLI_CONFIG_H_

#include <set>
#include <string>
#include <vector>

#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"

namespace claimcheck {

inline constexpr char kConfigName[] = "claimcheck.yaml";

// Reads a config file into `options`, as ApplyConfig does with the one it
// finds. What is wrong, or names rules, sources or waivers that are not there,
// is told of and leaves `options` as they are.
void ReadConfig(const TextFilePtr& file, const std::string& command,
                const std::set<std::string>& given, Options& options,
                Diagnostics& diagnostics);

// Fills in what the command line left open: from --config, or from the
// claimcheck.yaml of this folder if there is one. What only `check` has
// (formats, fail_on, ..) is set for it alone. Each setting's origin goes to
// `options.origins`. Paths in the file are taken from its folder.
//
// Shape: `given` has the long names of the options that were written, without
//        dashes.
// Errors: false, with `outcome` set, for a file that is not there or wrong;
//         every mistake is told with its place.
bool ApplyConfig(const std::string& command, const std::set<std::string>& given,
                 Options& options, Outcome& outcome);

// The settings of `check` as a config file, each with where it comes from.
// `formats` are those that will be written.
std::string EffectiveConfig(const Options& options,
                            const std::vector<std::string>& formats);

}  // namespace claimcheck

#endif  // CHECKER_CLI_CONFIG_H_

// What the command line says.

#ifndef CHECKER_CLI_OPTIONS_H_
#define CHECKER_CLI_OPTIONS_H_

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "checker/cli/overrides.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

struct Options {
  std::vector<std::string> rules;    // Files or folders; default "rules".
  std::vector<std::string> corpora;  // Folders or manifests; default "corpus".
  std::vector<std::string> formats;  // "text", "json=out.json", ...
  std::string output;                // File for the one format.
  std::vector<std::string> only;     // Claim ids.
  std::string fail_on = "error";     // A severity, or "never".
  int jobs = 0;                      // 0: all cores.
  std::string color = "auto";
  bool quiet = false;
  bool allow_partial = false;
  bool allow_empty = false;
  bool allow_outside = false;

  // Every command that takes --rules: see config.h.
  std::string config;
  std::map<std::string, std::string> origins;  // "fail_on" to "--fail-on".
  bool print_config = false;
  std::vector<std::string> words;  // Of the command line.

  // check, observe
  std::string cache;  // A folder; "" for none.
  bool profile = false;

  // check, baseline
  std::string baseline;              // "" for none.
  std::vector<std::string> waivers;  // Files; default: beside the rules.
  std::string today;                 // "2025-01-31"; "" for the clock's day.
  std::string show = "hint";         // Least severity in text.
  std::vector<std::string> max;      // "error=2", ...
  std::vector<PlacedOverride> overrides;
  std::string action;  // Of baseline: write, prune or show.

  // test, lint
  std::string format = "text";  // Or "json".

  // test
  bool update = false;
  bool require_tests = false;
  bool mutate = false;
  int killed_min = 0;  // Percent of the mutants.

  // lint
  bool fix = false;
  bool strict = false;
  bool measure = false;

  // explain
  std::string claim;
  std::string source;  // "ID" or "ID:LINE".
  std::string explain_format = "text";

  // show: `claim` too.
  bool expanded = false;

  // fmt: `files` too.
  bool check_only = false;

  // watch
  bool verbose = false;  // Say how long each change took.

  // lsp
  bool stdio = true;

  // init
  std::string folder = ".";

  // schema
  std::string schema;  // "rules", "corpus", "report", ...

  // completions
  std::string shell;  // "bash", "zsh" or "fish".

  // diff
  std::string old_side;  // A JSON report, a folder or a git revision.
  std::string new_side = ".";
  std::string diff_format = "text";

  // observe
  std::string part = "1/1";  // "K/N": every Nth file from the Kth on.

  // readouts
  std::vector<std::string> sources;  // Ids; all if empty.
  std::string readouts_format = "text";

  // extract
  std::vector<std::string> files;
  std::string language = "en";
  std::string published;
  std::string region;                 // ISO 3166.
  std::vector<std::string> terms;     // Words to print the context of.
  std::vector<std::string> triggers;  // Files with more context triggers.
  bool units = false;                 // Print units without a number too.
  bool json_lines = false;            // Standard input is JSON Lines.

  // True if standard output is to be JSON.
  bool WantsJson() const {
    return format == "json" || readouts_format == "json" ||
           explain_format == "json" || diff_format == "json" ||
           (output.empty() &&
            std::find(formats.begin(), formats.end(), "json") != formats.end());
  }
  // True if neither rules nor corpus were named: the project in this folder.
  bool UsesDefaults() const { return rules.empty() && corpora.empty(); }
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_OPTIONS_H_

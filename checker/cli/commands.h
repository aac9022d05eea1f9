// The commands of the program. Each prints its results and says how it ended.

#ifndef CHECKER_CLI_COMMANDS_H_
#define CHECKER_CLI_COMMANDS_H_

#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"

namespace claimcheck {

// Judges every claim in every source and writes the reports asked for. Without
// any --rules, --corpus, --format and --output, in a folder that has one named
// `reports`, also keeps the three reports in it.
Outcome RunCheck(const Options& options);

// The two halves of `check`: observes each source by itself and writes a line
// of JSON for it, and makes the reports of such lines.
Outcome RunObserve(const Options& options);
Outcome RunJudge(const Options& options);

// Writes, prunes or shows the list of known findings.
Outcome RunBaseline(const Options& options);

// Why a claim's cells are what they are.
Outcome RunExplain(const Options& options);

// What the sides say, side by side.
Outcome RunReadouts(const Options& options);

// A claim as it is written, or with all that it uses put in its place.
Outcome RunShow(const Options& options);

// What differs between two reports, folders or revisions, and why.
Outcome RunDiff(const Options& options);

// What looks wrong in rules that load; mends some of it if asked to.
Outcome RunLint(const Options& options);

// Runs the tests inside the rule files.
Outcome RunTest(const Options& options);

// Checks again whatever changes, and prints the cells that flipped, until it is
// interrupted.
Outcome RunWatch(const Options& options);

// Serves an editor on standard input and output, by the language server
// protocol, until it says `exit`.
Outcome RunLsp(const Options& options);

// Values, attributions and context of any text, as JSON Lines.
Outcome RunExtract(const Options& options);

// The JSON Schema of rule files, manifests, waivers or reports.
Outcome RunSchema(const Options& options);

// Lays out rule files and manifests, comments kept.
Outcome RunFmt(const Options& options);

// What a shell completes the command line by.
Outcome RunCompletions(const Options& options);

// The manual page, in roff.
Outcome RunMan(const Options& options);

// Writes a small project to begin with. Over nothing that is there.
Outcome RunInit(const Options& options);

}  // namespace claimcheck

#endif  // CHECKER_CLI_COMMANDS_H_

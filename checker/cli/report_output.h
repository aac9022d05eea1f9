// Where the reports of `check` go, and in which formats.

#ifndef CHECKER_CLI_REPORT_OUTPUT_H_
#define CHECKER_CLI_REPORT_OUTPUT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/corpus/source.h"
#include "checker/report/formats.h"

namespace claimcheck {

struct ReportOutput {
  const Format* format = nullptr;  // Never null; lives for ever.
  std::string file;                // "" for standard output.
};

// What --format and --output ask for; without them the text, and in a folder
// that has one named reports the reports of the project.
//
// Errors: nothing, with `outcome` set, for names that no format has, for two
//         formats in one place, and for a place that cannot be written: all
//         that can be known before the work is done.
std::optional<std::vector<ReportOutput>> ReportOutputs(const Options& options,
                                                       Outcome& outcome);

// Whether one of the formats asks for the sources and not the report alone.
bool NeedTexts(const std::vector<ReportOutput>& outputs);

// Writes `report` to each of `outputs`, each whole or not at all, and says on
// standard error which files it wrote. False, with `outcome` set, if one could
// not be written.
//
// Source: `texts`: the report's sources, in any order, if NeedTexts(outputs).
//
// With `kept`, what was written to each is put there.
bool WriteReports(const Report& report, const std::vector<const Source*>& texts,
                  const std::vector<ReportOutput>& outputs,
                  const Options& options, Outcome& outcome,
                  std::vector<std::string>* kept = nullptr);

// Writes one that is at hand.
bool WriteReport(const ReportOutput& output, std::string_view content,
                 const Options& options, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_REPORT_OUTPUT_H_

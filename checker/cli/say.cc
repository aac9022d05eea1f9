#include "checker/cli/say.h"

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/cli/output.h"
#include "checker/report/diagnostics_json.h"
#include "checker/report/result_place.h"

namespace claimcheck {

std::string FormatShort(Diagnostic diagnostic) {
  constexpr int kCharsMax = 2000;
  diagnostic.message = Shortened(diagnostic.message, kCharsMax);
  for (DiagnosticNote& note : diagnostic.notes) {
    note.message = Shortened(note.message, kCharsMax);
  }
  return FormatDiagnostic(diagnostic);
}

bool SayErrors(const Diagnostics& diagnostics, const Options& options,
               const std::string& where, Outcome& outcome) {
  const std::vector<Diagnostic> all = diagnostics.Sorted();
  for (const Diagnostic& diagnostic : all) {
    if (options.quiet && diagnostic.severity != Severity::kError) continue;
    WriteStderr(FormatShort(diagnostic));
  }
  if (!diagnostics.has_errors()) return false;
  if (options.WantsJson()) {
    const absl::Status status = WriteStdout(RenderDiagnosticsJson(all));
    if (!status.ok()) {
      outcome.Add(ExitCode::kUsage, std::string(status.message()));
    }
  }
  outcome.Add(ExitCode::kUsage,
              absl::StrFormat("%d error%s in %s", diagnostics.errors(),
                              diagnostics.errors() == 1 ? "" : "s", where));
  return true;
}

}  // namespace claimcheck

// The formats in which `check` can write a report: the one table of them.

#ifndef CHECKER_REPORT_FORMATS_H_
#define CHECKER_REPORT_FORMATS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/report/render.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// All that a format may ask for.
//
// Source: the report and its sources, in any order, which the caller keeps.
struct FormatInput {
  const Report& report;
  const std::vector<const Source*>& sources;
  TextOptions text;
  // The least severity that fails a run; absent if none does.
  std::optional<Severity> fail_on = Severity::kError;
  // Of this run, for a shell, to name its rules and corpora: " --rules x.yaml".
  std::string arguments = "";
};

struct Format {
  std::string_view name;   // "sarif": what --format takes.
  std::string_view about;  // One line, for help.
  void (*write)(const FormatInput& input, Sink sink);
  bool needs_texts = false;  // Without, `sources` may be empty.

  // All of what `write` gives.
  std::string Render(const FormatInput& input) const;
};

// Shape: every name once; "text", the default, first.
const std::vector<Format>& Formats();

// Their names, in that order.
std::vector<std::string> FormatNames();

// Null if there is none of that name.
const Format* FindFormat(std::string_view name);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_FORMATS_H_

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/revision.h"
#include "checker/corpus/corpus.h"
#include "checker/report/read_report.h"
#include "checker/report/render_diff.h"
#include "checker/verdict/report_diff.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Another working folder, until it goes: paths mean there what they mean to
// whoever runs the program there.
class WorkingFolder {
 public:
  explicit WorkingFolder(const std::string& folder)
      : before_(open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    ok_ = before_ >= 0 && chdir(folder.c_str()) == 0;
    if (!ok_) why_ = std::strerror(errno);
  }
  ~WorkingFolder() {
    if (before_ < 0) return;
    if (ok_ && fchdir(before_) != 0) {
      WriteStderr("warning: cannot go back to the folder it was started in\n");
    }
    close(before_);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  bool ok() const { return ok_; }
  const std::string& why() const { return why_; }

 private:
  int before_;
  bool ok_ = false;
  std::string why_;
};

// Checks the project in `folder`. Nothing, with `outcome` set, if it cannot be.
std::optional<Report> CheckIn(const std::string& folder, const Options& options,
                              Outcome& outcome) {
  const WorkingFolder there(folder);
  if (!there.ok()) {
    outcome = {ExitCode::kUsage, absl::StrCat(folder, ": ", there.why())};
    return std::nullopt;
  }
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources) return std::nullopt;
  if (outcome.code != ExitCode::kOk) return std::nullopt;
  return MakeReport(*rules, *sources, options);
}

// `path` as it is in the files of a revision: one in the repository moves there
// along with them.
void MovePath(const Revision& revision, std::string& path) {
  if (revision.top.empty() || !fs::path(path).is_absolute()) return;
  const fs::path inside = fs::path(path).lexically_relative(revision.top);
  if (inside.empty() || *inside.begin() == "..") return;
  path = (fs::path(revision.files->path()) / "tree" / inside).string();
}

// What the user named: a report, a folder or a revision.
std::optional<DiffSide> ReadSide(const std::string& name,
                                 const Options& options, Outcome& outcome) {
  DiffSide side;
  side.name = name;
  std::error_code error;
  const fs::file_status status = fs::status(name, error);
  std::optional<Report> report;
  if (fs::is_directory(status)) {
    report = CheckIn(name, options, outcome);
  } else if (fs::exists(status)) {
    const auto file = ReadTextFile(name);
    const auto read = file.ok() ? ReadReport(**file) : file.status();
    if (!read.ok()) {
      outcome = {ExitCode::kUsage, std::string(read.status().message())};
      return std::nullopt;
    }
    report = *read;
  } else {
    const auto revision = ReadRevision(name);
    if (!revision.ok()) {
      outcome = {ExitCode::kUsage, std::string(revision.status().message())};
      return std::nullopt;
    }
    side.commit = revision->commit;
    Options there = options;
    for (std::string& path : there.rules) MovePath(*revision, path);
    for (std::string& path : there.corpora) MovePath(*revision, path);
    report = CheckIn(revision->folder, there, outcome);
  }
  if (!report) {
    outcome.reason = absl::StrCat("in `", name, "`: ", outcome.reason);
    return std::nullopt;
  }
  side.report = *std::move(report);
  return side;
}

std::string Render(const NamedDiff& named, const Options& options) {
  if (options.diff_format == "json") return RenderDiffJson(named);
  if (options.diff_format == "markdown") return RenderDiffMarkdown(named);
  TextOptions text;
  if (options.output.empty()) {
    text.color = WantsColor(options.color);
    text.width = TerminalWidth();
  }
  return RenderDiffText(named, text);
}

// How many findings came or grew worse at the threshold, in words; "" for none.
std::string TooBad(const NamedDiff& named, const std::string& fail_on) {
  if (fail_on == "never") return "";
  int count = 0;
  for (const auto* changes :
       {&named.diff.new_findings, &named.diff.worsened_findings}) {
    for (const FindingChange& change : *changes) {
      const Finding& finding =
          named.after.report.findings[static_cast<size_t>(change.finding)];
      if (finding.accepted) continue;
      for (const Severity level : {Severity::kError, Severity::kWarning,
                                   Severity::kInfo, Severity::kHint}) {
        count += finding.severity == level ? 1 : 0;
        if (SeverityName(level) == fail_on) break;
      }
    }
  }
  if (count == 0) return "";
  return absl::StrFormat("%d new finding%s (--fail-on %s)", count,
                         count == 1 ? "" : "s", fail_on);
}

}  // namespace

Outcome RunDiff(const Options& options) {
  Outcome outcome;
  NamedDiff named;
  for (const auto& [name, side] : {std::pair(options.old_side, &named.before),
                                   std::pair(options.new_side, &named.after)}) {
    std::optional<DiffSide> read = ReadSide(name, options, outcome);
    if (!read) return outcome;
    *side = *std::move(read);
  }
  // Folders and revisions say so themselves.
  for (const DiffSide* side : {&named.before, &named.after}) {
    if (!side->report.cells.empty()) continue;
    return {ExitCode::kVacuous,
            absl::StrFormat("nothing was checked in `%s`", side->name)};
  }
  named.diff = CompareReports(named.before.report, named.after.report);
  const std::string content = Render(named, options);
  const absl::Status status = options.output.empty()
                                  ? WriteStdout(content)
                                  : WriteFile(options.output, content);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  const std::string bad = TooBad(named, options.fail_on);
  if (!bad.empty()) return {ExitCode::kFindings, bad};
  return outcome;
}

}  // namespace claimcheck

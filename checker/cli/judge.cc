#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/conclude.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/report_output.h"
#include "checker/corpus/line_file.h"
#include "checker/report/observation_lines.h"

namespace claimcheck {
namespace {

// What all files say together.
struct Observed {
  Corpus corpus;
  std::vector<SourceObservations> observations;  // Of each source of it.
  std::set<std::string> corpora;                 // As they were named.
  int ended = 0;  // Sources that the last lines of runs tell of.
};

// Reads the lines of all files. At the first that is wrong it ends: the others
// are wrong in the same way, often.
class LinesReader {
 public:
  LinesReader(const ObservationLines& lines, Observed& observed)
      : lines_(lines), observed_(observed) {}

  absl::Status Read(const std::string& path) {
    absl::StatusOr<LineFile> file = LineFile::Open(path);
    if (!file.ok()) return file.status();
    for (std::string line; file->Next(line);) {
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      const std::string place = absl::StrCat(file->name(), ":", file->number());
      absl::StatusOr<ObservationLine> read = lines_.Read(line);
      if (!read.ok()) {
        return absl::InvalidArgumentError(absl::StrFormat(
            "%s:%s", place, std::string(read.status().message())));
      }
      const std::string why = Take(*std::move(read), place);
      if (!why.empty()) {
        return absl::InvalidArgumentError(absl::StrCat(place, ":1: ", why));
      }
    }
    return file->status();
  }

 private:
  // Returns why it does not fit to the others, or "".
  std::string Take(ObservationLine line, const std::string& place) {
    if (line.end) {
      observed_.ended += line.end->sources;
      observed_.corpus.unreadable += line.end->unreadable;
      observed_.corpora.insert(line.end->corpora.begin(),
                               line.end->corpora.end());
      return "";
    }
    const auto [first, is_new] = places_.emplace(line.source->id, place);
    if (!is_new) {
      return absl::StrCat("the source `", line.source->id,
                          "` again; it was first at ", first->second);
    }
    observed_.corpus.sources.push_back(std::move(*line.source));
    observed_.observations.push_back(std::move(line.observations));
    return "";
  }

  const ObservationLines& lines_;
  Observed& observed_;
  std::map<std::string, std::string> places_;  // Of each source, by id.
};

std::optional<Observed> ReadObservedOrSay(const Options& options,
                                          const RuleSet& rules,
                                          Outcome& outcome) {
  const ObservationLines lines(rules, options.only);
  Observed observed;
  LinesReader reader(lines, observed);
  std::vector<std::string> paths = options.files;
  if (paths.empty()) paths.push_back("-");
  for (const std::string& path : paths) {
    const absl::Status status = reader.Read(path);
    if (status.ok()) continue;
    outcome.Add(ExitCode::kUsage, std::string(status.message()));
    return std::nullopt;
  }
  const int sources = static_cast<int>(observed.corpus.sources.size());
  if (sources != observed.ended && !options.allow_partial) {
    outcome.Add(
        ExitCode::kUsage,
        absl::StrFormat("lines of %d sources, and the ends of what was "
                        "observed tell of %d: a part is cut off or missing "
                        "(--allow-partial goes on)",
                        sources, observed.ended));
    return std::nullopt;
  }
  SayIncomplete(options, paths.front(), observed.corpus.unreadable,
                sources == 0, outcome);
  return observed;
}

// Those of the claims that were kept, by their new numbers.
void KeepClaims(const std::vector<int>& kept, SourceObservations& observed) {
  const auto keep = [&kept](auto& items) {
    std::erase_if(items, [&kept](auto& item) {
      if (item.claim >= 0) item.claim = kept[static_cast<size_t>(item.claim)];
      return item.claim < 0;
    });
  };
  keep(observed.observations);
  keep(observed.rejections);
  keep(observed.raised);
}

// The number in `rules` of each of `ids`, or -1.
std::vector<int> NumbersOf(const std::vector<std::string>& ids,
                           const RuleSet& rules) {
  // Claims keep their order.
  std::vector<int> numbers;
  size_t next = 0;
  for (const std::string& id : ids) {
    const bool kept = next < rules.claims.size() && rules.claims[next].id == id;
    numbers.push_back(kept ? static_cast<int>(next++) : -1);
  }
  return numbers;
}

}  // namespace

Outcome RunJudge(const Options& given) {
  Options options = given;
  Outcome outcome;
  // The reports of this folder's project are those of `check`.
  if (options.formats.empty()) options.formats.push_back("text");
  const auto outputs = ReportOutputs(options, outcome);
  if (!outputs) return outcome;
  if (options.print_config) return PrintConfig(options, *outputs);
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  if (!rules) return outcome;
  std::vector<std::string> ids;
  for (const Claim& claim : rules->claims) ids.push_back(claim.id);
  std::optional<Observed> observed =
      ReadObservedOrSay(options, *rules, outcome);
  if (!observed) return outcome;
  options.corpora.assign(observed->corpora.begin(), observed->corpora.end());
  Sources sources;
  sources.unreadable = observed->corpus.unreadable;
  sources.corpora.push_back(std::move(observed->corpus));
  for (const Source& source : sources.corpora.front().sources) {
    sources.all.push_back(&source);
  }
  return Conclude(
      options, *outputs, std::move(rules), std::move(sources),
      [&](const RuleSet& kept, const Sources&) {
        const std::vector<int> numbers = NumbersOf(ids, kept);
        for (SourceObservations& one : observed->observations) {
          KeepClaims(numbers, one);
        }
        return std::move(observed->observations);
      },
      outcome);
}

}  // namespace claimcheck

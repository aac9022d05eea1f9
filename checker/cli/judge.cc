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

// The numbers of claims among those that --only keeps; -1 for the others.
using Numbers = std::vector<int>;

// What all files say together.
struct Observed {
  HeardCorpus corpus;
  std::set<std::string> corpora;  // As they were named.
  int ended = 0;  // Sources that the last lines of runs tell of.
};

// Those of the claims that were kept, by their new numbers.
void KeepClaims(const Numbers& kept, SourceObservations& observed) {
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

Numbers NumbersIn(const RuleSet& kept, const RuleSet& rules) {
  // Claims keep their order.
  Numbers numbers;
  size_t next = 0;
  for (const Claim& claim : rules.claims) {
    const bool is_kept =
        next < kept.claims.size() && kept.claims[next].id == claim.id;
    numbers.push_back(is_kept ? static_cast<int>(next++) : -1);
  }
  return numbers;
}

// Reads the lines of all files. At the first that is wrong it ends: the others
// are wrong in the same way, often.
class LinesReader {
 public:
  // The lines were written with `rules`; `kept` is what --only leaves of them.
  LinesReader(const Options& options, const RuleSet& rules, const RuleSet& kept,
              bool keep_texts, Observed& observed)
      : lines_(rules, options.only),
        kept_(kept),
        numbers_(NumbersIn(kept, rules)),
        keep_texts_(keep_texts),
        observed_(observed) {}

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
    KeepClaims(numbers_, line.observations);
    auto heard = Hear(kept_, *line.source, std::move(line.observations));
    ForgetSteps(*heard);
    observed_.corpus.Add(std::move(heard), std::move(line.source), keep_texts_);
    return "";
  }

  const ObservationLines lines_;
  const RuleSet& kept_;
  const Numbers numbers_;
  const bool keep_texts_;
  Observed& observed_;
  std::map<std::string, std::string> places_;  // Of each source, by id.
};

std::optional<Observed> ReadObservedOrSay(const Options& options,
                                          const RuleSet& rules, bool keep_texts,
                                          Outcome& outcome) {
  RuleSet kept = rules;
  if (!KeepOnly(options, kept, outcome)) return std::nullopt;
  Observed observed;
  LinesReader reader(options, rules, kept, keep_texts, observed);
  std::vector<std::string> paths = options.files;
  if (paths.empty()) paths.push_back("-");
  for (const std::string& path : paths) {
    const absl::Status status = reader.Read(path);
    if (status.ok()) continue;
    outcome.Add(ExitCode::kUsage, std::string(status.message()));
    return std::nullopt;
  }
  const int sources = static_cast<int>(observed.corpus.heard.size());
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
  std::optional<Observed> observed =
      ReadObservedOrSay(options, *rules, NeedTexts(*outputs), outcome);
  if (!observed) return outcome;
  options.corpora.assign(observed->corpora.begin(), observed->corpora.end());
  return Conclude(options, *outputs, std::move(rules),
                  std::move(observed->corpus), outcome);
}

}  // namespace claimcheck

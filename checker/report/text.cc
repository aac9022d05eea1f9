#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/matrix.h"
#include "checker/report/readouts_text.h"
#include "checker/report/render.h"
#include "checker/report/report_index.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

std::string ClaimHead(const ReportClaim& claim) {
  return absl::StrFormat("  %s: %s\n", Printable(claim.id),
                         Printable(claim.claim));
}

// Claims without an expected value: who stands with whom.
std::string Groups(const Report& report, const TextOptions& options) {
  std::string out;
  int last = -1;
  for (const ValueGroup& group : report.groups) {
    if (group.claim != last) {
      out += ClaimHead(report.claims[static_cast<size_t>(group.claim)]);
    }
    last = group.claim;
    std::vector<std::string> ids;
    for (const int source : group.sources) {
      ids.push_back(Printable(report.sources[static_cast<size_t>(source)].id));
    }
    out += Wrap(absl::StrFormat("%s: %s (%s, %s)", Printable(group.value),
                                Join(ids, ", "),
                                Count(static_cast<int>(ids.size()), "source"),
                                Count(group.origins, "independent origin")),
                4, options.width);
  }
  return out.empty() ? "" : "Values, compared between sources\n" + out + "\n";
}

// What one voice of a source says in one frame.
struct FrameSaid {
  const Observation* first = nullptr;
  int count = 0;
};

std::string FrameText(const std::string& voice, const std::string& frame,
                      const FrameSaid& said) {
  std::string out =
      absl::StrFormat("%s: %s", Printable(voice), Printable(frame));
  if (said.count > 1) out += absl::StrFormat(" × %d", said.count);
  out += absl::StrFormat(" \"%s\"", Printable(said.first->at.quote));
  if (said.first->scare_quoted) {
    out += said.first->heading ? " (heading, scare quotes)" : " (scare quotes)";
  }
  return out;
}

// Frames of one claim, by source and voice, if they are not all the same.
std::string FramesOf(const Report& report, int claim,
                     const TextOptions& options) {
  std::set<std::string> frames;
  std::string out;
  for (size_t s = 0; s < report.sources.size(); ++s) {
    // Sorted by voice and frame; a frame is quoted once, where it is first.
    std::map<std::pair<std::string, std::string>, FrameSaid> all;
    for (const JudgedObservation& judged :
         report.CellAt(claim, static_cast<int>(s)).evidence) {
      for (const std::string& frame : judged.observation.answers) {
        frames.insert(frame);
        FrameSaid& said = all[{judged.observation.voice, frame}];
        if (said.first == nullptr) said.first = &judged.observation;
        ++said.count;
      }
    }
    std::vector<std::string> parts;
    for (const auto& [who, said] : all) {
      parts.push_back(FrameText(who.first, who.second, said));
    }
    if (parts.empty()) continue;
    out += Wrap(Printable(report.sources[s].id) + " — " + Join(parts, "; "), 4,
                options.width);
  }
  return frames.size() < 2 ? "" : out;
}

// "by side: town: shed × 2; club: palace": how often each frames it how.
std::string SideFrames(const Report& report, int claim,
                       const TextOptions& options) {
  std::map<std::string, std::map<std::string, size_t>> by_side;
  for (const FrameCount& frame : report.frames) {
    if (frame.claim != claim || frame.side.empty()) continue;
    by_side[frame.side][frame.frame] += frame.evidence.size();
  }
  std::vector<std::string> sides;
  for (const auto& [side, frames] : by_side) {
    std::vector<std::string> parts;
    for (const auto& [frame, count] : frames) {
      parts.push_back(Printable(frame) +
                      (count > 1 ? absl::StrFormat(" × %d", count) : ""));
    }
    sides.push_back(Printable(side) + ": " + Join(parts, ", "));
  }
  if (sides.empty()) return "";
  return Wrap("by side — " + Join(sides, "; "), 4, options.width);
}

std::string Framing(const Report& report, const TextOptions& options) {
  std::string out;
  for (size_t c = 0; c < report.claims.size(); ++c) {
    if (report.claims[c].kind != ClaimKind::kFraming) continue;
    const std::string frames = FramesOf(report, static_cast<int>(c), options);
    if (frames.empty()) continue;
    out += ClaimHead(report.claims[c]) + frames +
           SideFrames(report, static_cast<int>(c), options);
  }
  return out.empty() ? "" : "Framing differences\n" + out + "\n";
}

std::string FindingText(const Report& report, const ReportIndex& index,
                        const Finding& finding, const TextOptions& options) {
  std::string head;
  if (finding.at) {
    head = PlaceText(Printable(finding.path), finding.at->place) + ": ";
  } else if (!finding.path.empty()) {
    head = Printable(finding.path) + ": ";
  }
  head += Colored(SeverityName(finding.severity),
                  SeverityColor(finding.severity), options.color);
  std::string label(finding.kind);
  if (label.empty()) label = StanceName(finding.stance);
  std::string out = absl::StrFormat(
      "%s: %s [%s]\n", head, Printable(finding.message), Printable(label));
  const JudgedObservation* judged = index.EvidenceOf(finding);
  if (judged != nullptr) {
    out += Wrap(MarkedText(MarkIn(judged->observation.sentence,
                                  judged->observation.at)),
                4, options.width);
  } else if (finding.at) {
    out += Wrap("[[" + Printable(finding.at->quote) + "]]", 4, options.width);
  }
  std::vector<std::string> facts = {"claim " + Printable(finding.claim)};
  const int claim = index.Claim(finding.claim);
  if (claim >= 0) {
    // Most messages say the claim's sentence themselves.
    const std::string& says = report.claims[static_cast<size_t>(claim)].claim;
    if (finding.message.find(says) == std::string::npos) {
      out += Wrap(facts[0] + ": " + Printable(says), 4, options.width);
      facts.clear();
    }
  }
  if (!finding.source.empty()) {
    facts.push_back("source " + Printable(finding.source));
  }
  if (judged != nullptr) {
    facts.push_back("voice " + ChainText(judged->observation.chain));
  } else if (!finding.voice.empty()) {
    facts.push_back("voice " + Printable(finding.voice));
  }
  facts.push_back("fingerprint " + finding.fingerprint);
  out += Wrap(Join(facts, "; "), 4, options.width);
  if (finding.accepted) {
    out += Wrap(AcceptanceText(*finding.accepted), 4, options.width);
  }
  return out + "\n";
}

// "4 errors, 2 warnings"
std::string SeverityCounts(const std::vector<Finding>& findings,
                           bool accepted_only) {
  std::vector<std::string> parts;
  for (const Severity severity : {Severity::kError, Severity::kWarning,
                                  Severity::kInfo, Severity::kHint}) {
    int count = 0;
    for (const Finding& finding : findings) {
      if (accepted_only && !finding.accepted) continue;
      count += finding.severity == severity;
    }
    if (count == 0) continue;
    // "info" has no plural.
    parts.push_back(severity == Severity::kInfo
                        ? absl::StrFormat("%d info", count)
                        : Count(count, SeverityName(severity)));
  }
  return Join(parts, ", ");
}

std::string Findings(const Report& report, const TextOptions& options) {
  if (report.findings.empty()) return "";
  const ReportIndex index(report);
  const std::string accepted = SeverityCounts(report.findings, true);
  std::string out = absl::StrFormat(
      "Findings: %s%s\n\n", SeverityCounts(report.findings, false),
      accepted.empty() ? "" : absl::StrCat("; accepted: ", accepted));
  std::vector<Finding> left_out;
  for (const Finding& finding : report.findings) {
    if (finding.severity < options.show) {
      left_out.push_back(finding);
      continue;
    }
    out += FindingText(report, index, finding, options);
  }
  if (!left_out.empty()) {
    out += absl::StrFormat("Not shown: %s (--show %s).\n\n",
                           SeverityCounts(left_out, false),
                           SeverityName(options.show));
  }
  return out;
}

}  // namespace

std::string SummaryLine(int claims, int sources,
                        const std::array<int, kStanceCount>& by_stance,
                        int unreadable) {
  std::string out = absl::StrFormat("%s x %s = %s", Count(claims, "claim"),
                                    Count(sources, "source"),
                                    Count(claims * sources, "cell"));
  std::vector<std::string> parts;
  for (const Stance stance : AllStances()) {
    const int count = by_stance[static_cast<size_t>(stance)];
    if (count == 0) continue;
    parts.push_back(absl::StrFormat("%d %s", count, StanceName(stance)));
  }
  if (!parts.empty()) out += ": " + Join(parts, ", ");
  if (unreadable > 0) out += "; " + Count(unreadable, "source") + " unreadable";
  return out;
}

std::string SummaryLine(const Report& report) {
  return SummaryLine(static_cast<int>(report.claims.size()),
                     static_cast<int>(report.sources.size()), report.by_stance,
                     report.unreadable);
}

std::string RenderText(const Report& report, const TextOptions& options) {
  return RenderMatrix(report, options) + Groups(report, options) +
         Framing(report, options) +
         ReadoutsText(report, report.readouts, options) +
         Findings(report, options) + SummaryLine(report) + "\n";
}

std::string RenderReadouts(const Report& report,
                           const std::vector<ReadoutView>& views,
                           const TextOptions& options) {
  return ReadoutsText(report, views, options);
}

}  // namespace claimcheck

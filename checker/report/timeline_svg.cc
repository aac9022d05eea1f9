#include "checker/report/timeline_svg.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/markup.h"
#include "checker/report/wording.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

// Units: of the SVG, about pixels.
constexpr double kWidth = 960;
constexpr double kLabels = 190;  // For the sources' names.
constexpr double kMargin = 16;
constexpr double kRow = 24;
constexpr double kAxis = 44;  // Above the rows: legend and dates.
constexpr int kLabelChars = 28;
constexpr int kTicksMax = 8;

// A state that a source tells of. Without `days`, told without a date.
struct Told {
  std::string state;
  std::optional<DayInterval> days;
  friend auto operator<=>(const Told& a, const Told& b) {
    const auto key = [](const Told& told) {
      return std::tuple(told.state, told.days ? told.days->earliest : kFirstDay,
                        told.days ? told.days->latest : kFirstDay);
    };
    return key(a) <=> key(b);
  }
  friend bool operator==(const Told&, const Told&) = default;
};

struct Line {
  int source = 0;
  Stance stance = Stance::kSilent;
  DayInterval published;
  std::set<Told> told;
};

bool IsBounded(const DayInterval& days) {
  return days.earliest != kFirstDay && days.latest != kLastDay;
}

std::vector<Line> LinesOf(const Report& report, int claim) {
  std::vector<Line> lines;
  for (int s = 0; s < static_cast<int>(report.sources.size()); ++s) {
    const auto& published = report.sources[static_cast<size_t>(s)].published;
    const Cell& cell = report.CellAt(claim, s);
    if (!published || !IsBounded(*published) || cell.evidence.empty()) continue;
    Line line{s, cell.stance, *published, {}};
    for (const JudgedObservation& judged : cell.evidence) {
      const auto& value = judged.observation.value;
      for (const std::string& state : judged.observation.answers) {
        Told told{state, std::nullopt};
        if (value && value->kind == ValueKind::kDate &&
            IsBounded(value->days)) {
          told.days = value->days;
        }
        line.told.insert(std::move(told));
      }
    }
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) {
                     return a.published.earliest < b.published.earliest;
                   });
  return lines;
}

// The states in the order in which they began, as far as that is told.
std::vector<std::string> StatesOf(const std::vector<Line>& lines) {
  std::map<std::string, absl::CivilDay> first;
  for (const Line& line : lines) {
    for (const Told& told : line.told) {
      // What has no date is told when the source is published, or before. A
      // coarse date says little of when it began, and much of by when it had.
      const absl::CivilDay day =
          told.days ? told.days->latest : line.published.latest;
      const auto [at, is_new] = first.try_emplace(told.state, day);
      if (!is_new) at->second = std::min(at->second, day);
    }
  }
  std::vector<std::pair<absl::CivilDay, std::string>> order;
  for (const auto& [state, day] : first) order.emplace_back(day, state);
  std::sort(order.begin(), order.end());
  std::vector<std::string> states;
  for (auto& [day, state] : order) states.push_back(std::move(state));
  return states;
}

// Days to horizontal positions.
class Scale {
 public:
  explicit Scale(const std::vector<Line>& lines)
      : first_(lines.front().published.earliest), last_(first_) {
    const auto hold = [&](const DayInterval& days) {
      first_ = std::min(first_, days.earliest);
      last_ = std::max(last_, days.latest);
    };
    for (const Line& line : lines) {
      hold(line.published);
      for (const Told& told : line.told) {
        if (told.days) hold(*told.days);
      }
    }
  }

  double operator()(absl::CivilDay day) const {
    const double days =
        std::max<double>(1, static_cast<double>(last_ - first_));
    return kLabels + kMargin +
           (kWidth - kLabels - 2 * kMargin) *
               static_cast<double>(day - first_) / days;
  }

  // Firsts of months, so many apart that they can be read.
  std::vector<absl::CivilDay> Ticks() const {
    const auto months = absl::CivilMonth(last_) - absl::CivilMonth(first_) + 1;
    constexpr std::array kSteps = {1, 2, 3, 6, 12, 24, 60, 120, 600, 1200};
    int step = kSteps.back();
    for (auto at = kSteps.rbegin(); at != kSteps.rend(); ++at) {
      if (months / *at <= kTicksMax) step = *at;
    }
    std::vector<absl::CivilDay> ticks;
    for (absl::CivilMonth month{absl::CivilYear(first_)};
         month <= absl::CivilMonth(last_); month += step) {
      if (absl::CivilDay(month) >= first_) ticks.emplace_back(month);
    }
    if (ticks.empty()) ticks.push_back(first_);
    return ticks;
  }

 private:
  absl::CivilDay first_;
  absl::CivilDay last_;
};

// A shape for each state, so that none is told by its colour: circle, square,
// triangle, diamond, cross, star; after these again, with the word beside it.
std::string Shape(size_t state, double x, double y, bool dated) {
  constexpr std::array kPaths = {
      "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
      "M-4.5,-4.5h9v9h-9z",
      "M0,-5.5L5.5,4.5H-5.5z",
      "M0,-6L6,0L0,6L-6,0z",
      "M-2,-5.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5z",
      "M0,-6.5L1.9,-2L6.5,-2L3,1.5L4.2,6.2L0,3.5L-4.2,6.2L-3,1.5L-6.5,-2L-1.9,"
      "-2z"};
  return absl::StrFormat(
      "<path class=\"state n%d%s\" transform=\"translate(%.1f %.1f)\" "
      "d=\"%s\"/>",
      state % kPaths.size(), dated ? "" : " undated", x, y,
      kPaths[state % kPaths.size()]);
}

std::string Text(std::string_view classes, double x, double y,
                 std::string_view text) {
  return absl::StrFormat("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                         classes, x, y, Escape(text));
}

std::string Shortened(const std::string& id) {
  std::string out;
  int chars = 0;
  for (CharReader reader(id); !reader.done(); reader.Next()) {
    if (++chars > kLabelChars)
      return id.substr(0, static_cast<size_t>(reader.begin())) + "…";
  }
  return id;
}

class Picture {
 public:
  Picture(const Report& report, int claim, std::vector<Line> lines)
      : report_(report),
        claim_(report.claims[static_cast<size_t>(claim)]),
        lines_(std::move(lines)),
        states_(StatesOf(lines_)),
        scale_(lines_) {}

  std::string operator()() const {
    const double height = kAxis + kRow * static_cast<double>(lines_.size()) + 8;
    std::string out = absl::StrFormat(
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"group\" aria-label=\"%s\">\n",
        kWidth, height, Escape("Timeline of " + claim_.id));
    out += Legend() + Axis(height);
    for (size_t i = 0; i < lines_.size(); ++i) {
      out += Row(lines_[i], kAxis + kRow * (static_cast<double>(i) + 0.5));
    }
    return out + "</svg>\n";
  }

 private:
  std::string Legend() const {
    std::string out;
    double x = kLabels + kMargin;
    for (size_t i = 0; i < states_.size(); ++i) {
      out += Shape(i, x, 10, true) + Text("", x + 10, 14, states_[i]);
      x += 30 + 7.0 * static_cast<double>(states_[i].size());
    }
    return out +
           absl::StrFormat(
               "<rect class=\"published\" x=\"%.1f\" y=\"3\" width=\"3\" "
               "height=\"14\"/>",
               x) +
           Text("", x + 10, 14, "published") + "\n";
  }

  std::string Axis(double height) const {
    std::string out;
    for (const absl::CivilDay day : scale_.Ticks()) {
      const double x = scale_(day);
      absl::StrAppendFormat(&out,
                            "<path class=\"grid\" d=\"M%.1f,%.0fV%.0f\"/>", x,
                            kAxis - 6, height - 4);
      out += Text("tick", x, kAxis - 10,
                  absl::StrFormat("%d-%02d", day.year(), day.month())) +
             "\n";
    }
    return out;
  }

  std::string Row(const Line& line, double y) const {
    const std::string& id =
        report_.sources[static_cast<size_t>(line.source)].id;
    std::string title =
        absl::StrCat(id, ", published ", FormatDays(line.published), ": ",
                     std::string(StanceName(line.stance)));
    std::string marks;
    for (const Told& told : line.told) {
      const size_t state = static_cast<size_t>(
          std::find(states_.begin(), states_.end(), told.state) -
          states_.begin());
      absl::StrAppend(&title, "; ", told.state, " ",
                      told.days ? FormatDays(*told.days) : "without a date");
      const DayInterval days = told.days.value_or(line.published);
      const double from = scale_(days.earliest);
      const double to = scale_(days.latest);
      if (told.days && to - from > 2) {
        absl::StrAppendFormat(&marks,
                              "<rect class=\"span n%d\" x=\"%.1f\" y=\"%.1f\" "
                              "width=\"%.1f\" height=\"4\"/>",
                              state % 6, from, y - 2, to - from);
      }
      marks += Shape(state, (from + to) / 2, y, told.days.has_value());
    }
    const double published = scale_(line.published.earliest);
    return absl::StrFormat(
        "<a href=\"%s\" aria-label=\"%s\" class=\"of-cells\" data-claim=\"%d\" "
        "data-sources=\"%d\"><title>%s</title><path class=\"line\" "
        "d=\"M%.1f,%.1fH%.1f\"/>%s<rect class=\"published\" x=\"%.1f\" "
        "y=\"%.1f\" width=\"%.1f\" height=\"14\"/>%s</a>\n",
        CellLink(claim_.id, id), Escape(title), &claim_ - report_.claims.data(),
        line.source, Escape(title), kLabels, y, kWidth - kMargin,
        Text("source", kLabels - 8, y + 4,
             absl::StrCat(std::string(StanceSymbol(line.stance)), " ",
                          Shortened(id))),
        published, y - 7,
        std::max(3.0, scale_(line.published.latest) - published), marks);
  }

  const Report& report_;
  const ReportClaim& claim_;
  const std::vector<Line> lines_;
  const std::vector<std::string> states_;
  const Scale scale_;
};

}  // namespace

std::string TimelinesHtml(const Report& report) {
  std::string figures;
  for (int c = 0; c < static_cast<int>(report.claims.size()); ++c) {
    const ReportClaim& claim = report.claims[static_cast<size_t>(c)];
    if (claim.kind != ClaimKind::kTimeline) continue;
    std::vector<Line> lines = LinesOf(report, c);
    if (lines.empty()) continue;
    absl::StrAppend(
        &figures, "<figure class=\"timeline\">\n<figcaption>",
        Element("span", "id", claim.id), " ", Element("span", "", claim.claim),
        "</figcaption>\n<div class=\"scroll\">",
        Picture(report, c, std::move(lines))(), "</div></figure>\n");
  }
  if (figures.empty()) return "";
  return absl::StrCat(
      "<section id=\"timelines\">\n<h2>Timelines</h2>\n<p class=\"note\">One "
      "line a source, in order of publication. A filled mark stands where the "
      "source says that the state began; a hollow one, at the publication, is "
      "a state told without a date.</p>\n",
      figures, "</section>\n");
}

}  // namespace claimcheck

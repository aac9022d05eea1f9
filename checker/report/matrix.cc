#include "checker/report/matrix.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// Wider heads than this would cost more columns than a look at the list.
constexpr int kHeadWidthMax = 14;
constexpr int kGap = 2;

std::string CellText(const Cell& cell) {
  return absl::StrFormat("%s %s%s", StanceSymbol(cell.stance),
                         StanceName(cell.stance),
                         cell.notes.empty() ? "" : " +");
}

std::vector<std::string> Heads(const Report& report) {
  std::vector<std::string> ids, numbers;
  int widest = 0;
  for (const ReportSource& source : report.sources) {
    ids.push_back(Printable(source.id));
    numbers.push_back(absl::StrFormat("[%d]", numbers.size() + 1));
    widest = std::max(widest, DisplayWidth(ids.back()));
  }
  return widest <= kHeadWidthMax ? ids : numbers;
}

// Where and how wide the columns of a block are.
struct Layout {
  int label = 0;      // Of the claims' ids.
  int column = 0;     // Of every source.
  int per_block = 1;  // Sources side by side.
};

Layout LayOut(const Report& report, const std::vector<std::string>& heads,
              int width) {
  Layout layout;
  layout.label = DisplayWidth("claim");
  for (const ReportClaim& claim : report.claims) {
    layout.label = std::max(layout.label, DisplayWidth(Printable(claim.id)));
  }
  for (const std::string& head : heads) {
    layout.column = std::max(layout.column, DisplayWidth(head));
  }
  for (const PlacedCell& there : report.cells) {
    layout.column = std::max(layout.column, DisplayWidth(CellText(there.cell)));
  }
  layout.per_block =
      std::max(1, (width - layout.label) / (layout.column + kGap));
  if (width <= 0) layout.per_block = static_cast<int>(heads.size());
  return layout;
}

std::string RightTrimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

// The sources [begin, end) of every claim.
std::string Block(const Report& report, const std::vector<std::string>& heads,
                  const Layout& layout, int begin, int end, bool color) {
  const std::string gap(kGap, ' ');
  std::string head = PadRight("claim", layout.label);
  for (int source = begin; source < end; ++source) {
    head += gap + PadRight(heads[static_cast<size_t>(source)], layout.column);
  }
  std::string out = RightTrimmed(head) + "\n";
  for (size_t claim = 0; claim < report.claims.size(); ++claim) {
    std::string line =
        PadRight(Printable(report.claims[claim].id), layout.label);
    for (int source = begin; source < end; ++source) {
      const Cell& cell = report.CellAt(static_cast<int>(claim), source);
      const std::string padded = PadRight(CellText(cell), layout.column);
      const std::string text = CellText(cell);
      line += gap + Colored(text, StanceColor(cell.stance), color) +
              padded.substr(text.size());
    }
    out += RightTrimmed(line) + "\n";
  }
  return out;
}

std::string Legend(const Report& report, bool color) {
  std::string out;
  for (const Stance stance : AllStances()) {
    if (report.by_stance[static_cast<size_t>(stance)] == 0) continue;
    const std::string name =
        absl::StrFormat("%s %s", StanceSymbol(stance), StanceName(stance));
    out += "  " + Colored(name, StanceColor(stance), color) +
           PadRight("", 14 - DisplayWidth(name)) +
           std::string(StanceMeaning(stance)) + "\n";
  }
  const bool notes = std::any_of(
      report.cells.begin(), report.cells.end(),
      [](const PlacedCell& there) { return !there.cell.notes.empty(); });
  if (notes) {
    out += "  " + PadRight("+", 14) +
           "with notes (coarser, hedged, ...): `claimcheck explain CLAIM "
           "SOURCE`\n";
  }
  return out;
}

std::string SourceList(const Report& report) {
  int widest = 0;
  for (const ReportSource& source : report.sources) {
    widest = std::max(widest, DisplayWidth(Printable(source.id)));
  }
  std::string out = "Sources\n";
  int number = 0;
  for (const ReportSource& source : report.sources) {
    out += absl::StrFormat(
        "  %s %s  %s, %s", PadRight(absl::StrFormat("[%d]", ++number), 4),
        PadRight(Printable(source.id), widest),
        Printable(source.publisher.empty() ? source.title : source.publisher),
        Published(source));
    if (!source.origin.empty() && source.origin != source.id) {
      out += ", shares its origin with " + Printable(source.origin);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string RenderMatrix(const Report& report, const TextOptions& options) {
  const int sources = static_cast<int>(report.sources.size());
  std::string out;
  if (!report.cells.empty()) {
    const std::vector<std::string> heads = Heads(report);
    const Layout layout = LayOut(report, heads, options.width);
    for (int begin = 0; begin < sources; begin += layout.per_block) {
      const int end = std::min(sources, begin + layout.per_block);
      out += Block(report, heads, layout, begin, end, options.color) + "\n";
    }
    out += Legend(report, options.color) + "\n";
  }
  if (sources > 0) out += SourceList(report) + "\n";
  return out;
}

}  // namespace claimcheck

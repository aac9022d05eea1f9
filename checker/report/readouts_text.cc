#include "checker/report/readouts_text.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "checker/report/readout_wording.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

constexpr char kBold[] = "\x1b[1m";
constexpr char kSeparator[] = " │ ";
constexpr int kSeparatorWidth = 3;
constexpr int kIndent = 2;
// Narrower columns are harder to read than one below the other.
constexpr int kColumnMin = 32;

using Lines = std::vector<std::string>;

class ViewText {
 public:
  ViewText(const Report& report, const ReadoutView& view,
           const TextOptions& options)
      : report_(report), view_(view), options_(options) {
    const int columns = static_cast<int>(view.sides.size());
    column_ =
        (options.width - kIndent - kSeparatorWidth * (columns - 1)) / columns;
    stacked_ = options.width > 0 && column_ < kColumnMin;
    for (const ReadoutRow& row : view.rows) {
      for (size_t i = 0; i < row.cells.size() && !stacked_; ++i) {
        for (const std::string& line : CellLines(row, i, column_)) {
          stacked_ =
              stacked_ || (options.width > 0 && DisplayWidth(line) > column_);
        }
      }
    }
    if (options.width <= 0) SetColumn();
  }

  std::string Text() const {
    std::string out =
        Wrap(Bold(Printable(ViewTitle(report_, view_))), 0, options_.width);
    for (const ReadoutSide& side : view_.sides) {
      out +=
          Wrap(Printable(side.side) + ": " + Printable(SideText(report_, side)),
               kIndent, options_.width);
    }
    out += "\n";
    for (const ReadoutRow& row : view_.rows) out += RowText(row) + "\n";
    return out;
  }

 private:
  std::string Bold(std::string_view text) const {
    return Colored(text, kBold, options_.color);
  }

  // Without a width nothing is wrapped, and a column is as wide as its lines.
  void SetColumn() {
    column_ = 0;
    for (const ReadoutRow& row : view_.rows) {
      for (size_t i = 0; i < row.cells.size(); ++i) {
        for (const std::string& line : CellLines(row, i, 0)) {
          column_ = std::max(column_, DisplayWidth(line));
        }
      }
    }
  }

  static void AddWrapped(const std::string& text, int width, Lines& lines) {
    const Lines wrapped =
        absl::StrSplit(Wrap(text, 0, width), '\n', absl::SkipEmpty());
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
  }

  // With words that are wider than the column, addresses mostly, cut to it.
  static std::string CutWords(const std::string& text, int width) {
    if (width <= 0) return text;
    std::string out;
    int used = 0;
    for (CharReader reader(text); !reader.done(); reader.Next()) {
      const std::string_view one = std::string_view(text).substr(
          static_cast<size_t>(reader.begin()),
          static_cast<size_t>(reader.end() - reader.begin()));
      const int columns = DisplayWidth(one);
      if (reader.code() == U' ') {
        used = 0;
      } else if (used + columns > width) {
        out += ' ';
        used = columns;
      } else {
        used += columns;
      }
      out += one;
    }
    return out;
  }

  std::string MarkedSentence(int claim, const SaidSentence& said) const {
    std::string out;
    for (const SentencePart& part : PartsOf(report_, claim, said)) {
      out += part.marked ? "[[" + part.text + "]]" : part.text;
    }
    return Printable(out);
  }

  // "corpus/a.txt:3:12", or with the source's id if that does not fit.
  std::string PlaceOf(int claim, const ReadoutEntry& entry, int width) const {
    const ReportSource& source =
        report_.sources[static_cast<size_t>(entry.source)];
    const LineColumn place =
        EvidenceOf(report_, claim, entry).observation.at.place;
    const std::string whole = PlaceText(Printable(source.path), place);
    return width <= 0 || DisplayWidth(whole) <= width
               ? whole
               : PlaceText(Printable(source.id), place);
  }

  // `known` is the voice that needs no naming.
  void AddSaid(int claim, const std::vector<ReadoutEntry>& entries,
               const std::string& known, int width, Lines& lines) const {
    for (const SaidSentence& said : BySentence(report_, claim, entries)) {
      const ReadoutEntry& first = *said.entries.front();
      const std::string teller = Printable(TellerText(
          EvidenceOf(report_, claim, first).observation, first, known));
      AddWrapped(CutWords((teller.empty() ? "" : teller + ": ") +
                              MarkedSentence(claim, said),
                          width),
                 width, lines);
      AddWrapped(PlaceOf(claim, first, width), width, lines);
    }
  }

  Lines CellLines(const ReadoutRow& row, size_t index, int width) const {
    const ReadoutCell& cell = row.cells[index];
    const ReadoutSide& side = view_.sides[index];
    const ClaimKind kind = report_.claims[static_cast<size_t>(row.claim)].kind;
    const bool taken_up =
        kind == ClaimKind::kTopic || kind == ClaimKind::kFraming;
    Lines lines = {Bold(Printable(side.side))};
    if (cell.state != SideState::kSays) {
      AddWrapped(StateText(cell.state), width, lines);
    } else if (!taken_up) {
      AddWrapped(OpinionText(row.claim, cell), width, lines);
    }
    if (kind == ClaimKind::kFraming && !cell.says.empty()) {
      AddWrapped(Printable(FramesText(report_, row.claim, cell)), width, lines);
    }
    for (const std::string& text :
         {StrengthText(report_, row.claim, cell),
          DepthText(side, cell, TopicsOf(view_, index))}) {
      if (!text.empty()) AddWrapped(Printable(text), width, lines);
    }
    // A side with one voice needs no naming of it.
    const std::string& known =
        side.voices.size() == 1 ? side.voices[0] : side.side;
    AddSaid(row.claim, cell.says, known, width, lines);
    for (const SaidSentence& said :
         BySentence(report_, row.claim, cell.second_hand)) {
      const ReadoutEntry& entry = *said.entries.front();
      AddWrapped(absl::StrFormat("%s says %s said so", Printable(entry.voice),
                                 Printable(entry.reported)),
                 width, lines);
      AddWrapped(PlaceOf(row.claim, entry, width), width, lines);
    }
    return lines;
  }

  // "= agree: 2025-01-17".
  std::string OpinionText(int claim, const ReadoutCell& cell) const {
    std::string out = absl::StrFormat("%s %s", StanceSymbol(cell.stance),
                                      StanceName(cell.stance));
    Lines values;
    for (const ReadoutEntry& entry : cell.says) {
      const std::string value =
          ObservedText(EvidenceOf(report_, claim, entry).observation);
      if (!value.empty() &&
          std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
      }
    }
    return Printable(values.empty() ? out : out + ": " + Join(values, "; "));
  }

  std::string RowText(const ReadoutRow& row) const {
    const ReportClaim& claim = report_.claims[static_cast<size_t>(row.claim)];
    std::string out =
        Wrap(Bold(Printable(claim.id)) + ": " + Printable(claim.claim) + " [" +
                 MarkText(row) + "]",
             0, options_.width);
    if (stacked_) {
      for (size_t i = 0; i < row.cells.size(); ++i) {
        for (const std::string& line :
             CellLines(row, i, options_.width - kIndent)) {
          out += std::string(kIndent, ' ') + line + "\n";
        }
      }
    } else {
      out += Columns(row);
    }
    // What others say of a topic that the sides raise is in the matrix.
    if (claim.kind == ClaimKind::kFraming || row.mark == RowMark::kNeither) {
      Lines others;
      AddSaid(row.claim, row.others, "", options_.width - kIndent, others);
      for (const std::string& line : others) {
        out += std::string(kIndent, ' ') + line + "\n";
      }
    }
    return out;
  }

  std::string Columns(const ReadoutRow& row) const {
    std::vector<Lines> cells;
    size_t height = 0;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(CellLines(row, i, options_.width > 0 ? column_ : 0));
      height = std::max(height, cells.back().size());
    }
    std::string out;
    for (size_t line = 0; line < height; ++line) {
      std::string text(kIndent, ' ');
      for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text += kSeparator;
        text += PadRight(line < cells[i].size() ? cells[i][line] : "", column_);
      }
      text.erase(text.find_last_not_of(' ') + 1);
      out += text + "\n";
    }
    return out;
  }

  const Report& report_;
  const ReadoutView& view_;
  const TextOptions& options_;
  int column_ = 0;        // Width of each side's column.
  bool stacked_ = false;  // One side below the other.
};

}  // namespace

std::string ReadoutsText(const Report& report,
                         const std::vector<ReadoutView>& views,
                         const TextOptions& options) {
  std::string out;
  for (const ReadoutView& view : views) {
    out += ViewText(report, view, options).Text();
  }
  return out.empty() ? "" : "Readouts side by side\n\n" + out;
}

}  // namespace claimcheck

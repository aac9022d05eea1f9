#include "checker/report/explain.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/base/check.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// A line and the lines that explain it.
struct Branch {
  std::string text;
  std::vector<Branch> parts;

  Branch& Add(std::string line) {
    parts.push_back({std::move(line), {}});
    return parts.back();
  }
};

// Draws what explains a line; `margin` takes `depth` steps of three columns.
void Draw(const Branch& branch, const std::string& margin, int depth, int width,
          std::string* out) {
  const int room = width <= 0 ? 0 : std::max(40, width - 3 * (depth + 1));
  for (const Branch& part : branch.parts) {
    const bool last = &part == &branch.parts.back();
    const std::string below = margin + (last ? "   " : "│  ");
    // The trunk of what hangs below the line runs beside its own next lines.
    const std::string trunk = part.parts.empty() ? "   " : "│  ";
    std::string lines = Wrap(part.text, 0, room);
    lines.pop_back();
    *out += margin + (last ? "└─ " : "├─ ") +
            absl::StrReplaceAll(lines, {{"\n", "\n" + below + trunk}}) + "\n";
    Draw(part, below, depth + 1, width, out);
  }
}

std::string Quoted(std::string_view quote) {
  return absl::StrFormat("\"%s\"", Printable(quote));
}

std::string Notes(const std::vector<std::string>& notes) {
  return notes.empty() ? "" : " (" + Printable(Join(notes, ", ")) + ")";
}

// A part of a text for people: long phrases are cut around what matters.
constexpr size_t kLongestPhrase = 72;

std::string Cut(const std::string& text) {
  if (text.size() <= kLongestPhrase) return text;
  size_t end = kLongestPhrase;
  while (end > 0 && text[end] != ' ') --end;
  if (end == 0) return text;
  return text.substr(0, end) + " …";
}

std::string OneLine(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\n", " "}, {"\r", ""}});
}

// Everything that is drawn about one cell needs its source.
class CellTree {
 public:
  CellTree(const Report& report, int claim, const CellExplanation& explanation,
           const TextOptions& options)
      : source_(report.sources[static_cast<size_t>(explanation.source)]),
        cell_(report.CellAt(claim, explanation.source)),
        explanation_(explanation),
        options_(options) {}

  std::string Render() const {
    Branch root;
    root.Add("why: " + Printable(cell_.why));
    AddVoices(&root);
    if (cell_.evidence.empty() && cell_.raised_at) {
      root.Add("subject raised at " + Place(*cell_.raised_at) + ": " +
               Quoted(cell_.raised_at->quote));
    }
    const std::optional<size_t> nearest = explanation_.nearest;
    if (nearest) AddPath(explanation_.paths[*nearest], true, &root);
    AddHelp(&root);
    AddRaising(&root);
    for (size_t i = 0; i < explanation_.paths.size(); ++i) {
      if (i != nearest) AddPath(explanation_.paths[i], false, &root);
    }
    std::string name = Printable(source_.id);
    if (explanation_.line != 0)
      name += absl::StrFormat(":%d", explanation_.line);
    std::string out = absl::StrFormat("%s  %s%s\n", name, Stanced(cell_.stance),
                                      Notes(cell_.notes));
    Draw(root, "", 0, options_.width, &out);
    return out;
  }

 private:
  std::string Stanced(Stance stance) const {
    return Colored(
        absl::StrFormat("%s %s", StanceSymbol(stance), StanceName(stance)),
        StanceColor(stance), options_.color);
  }

  std::string Place(const Evidence& evidence) const {
    return PlaceText(Printable(source_.path), evidence.place);
  }

  void AddVoices(Branch* root) const {
    if (cell_.voices.empty()) return;
    Branch& voices = root->Add("voices");
    for (const VoiceStance& voice : cell_.voices) {
      const std::string side =
          voice.side.empty() ? "" : ", side " + Printable(voice.side);
      voices.Add(Printable(voice.voice) + side + ": " + Stanced(voice.stance) +
                 Notes(voice.notes));
    }
  }

  void AddPath(const StagePath& path, bool nearest, Branch* root) const {
    switch (path.kind) {
      case PathKind::kEvidence:
        AddEvidence(path, root);
        return;
      case PathKind::kRejected: {
        const Rejection& rejection = cell_.rejected[path.index];
        Branch& branch = root->Add((nearest ? "nearest miss: " : "✗ ") +
                                   RejectionText(rejection));
        if (nearest || explanation_.line != 0) {
          AddSentence(path, &branch);
          AddStages(path, &branch);
        }
        return;
      }
      case PathKind::kNothing: {
        Branch& branch = root->Add(
            std::string(nearest ? "nearest miss: " : "✗ ") +
            "nothing found in the sentence at " + Place(path.sentence));
        branch.Add(OneLine(Printable(path.sentence.quote)));
        AddStages(path, &branch);
        return;
      }
    }
  }

  void AddRaising(Branch* root) const {
    if (explanation_.raised_by.empty()) return;
    Branch& raising = root->Add("would be raised by");
    for (const RuleSpot& rule : explanation_.raised_by) {
      raising.Add(RuleText(rule));
    }
  }

  void AddSentence(const StagePath& path, Branch* branch) const {
    branch->Add(MarkedText(MarkIn(path.sentence, path.at)));
  }

  std::string RuleText(const RuleSpot& rule) const {
    return absl::StrFormat("%s `%s`",
                           PlaceText(Printable(rule.file), rule.at.place),
                           Cut(OneLine(Printable(rule.at.quote))));
  }

  static std::string_view Mark(StageState state) {
    switch (state) {
      case StageState::kPassed:
        return "✓";
      case StageState::kFailed:
        return "✗";
      case StageState::kNotReached:
      case StageState::kNotAsked:
        return "·";
    }
    return "";
  }

  std::string StepText(const StageStep& step) const {
    std::vector<std::string> parts;
    if (!step.text.empty()) parts.push_back(Printable(step.text));
    if (step.at) {
      parts.push_back(
          absl::StrFormat("%s at %s", Quoted(step.at->quote), Place(*step.at)));
    }
    if (step.rule) parts.push_back("rule " + RuleText(*step.rule));
    return absl::StrFormat("%s %s: %s", Mark(step.state), StageName(step.stage),
                           Join(parts, "; "));
  }

  // Stages that were not reached, or not asked for without a word, go on one
  // line.
  void AddStages(const StagePath& path, Branch* branch) const {
    std::vector<std::string> missing;
    for (const StageStep& step : path.stages) {
      if (step.state == StageState::kNotReached && !step.at) {
        missing.emplace_back(StageName(step.stage));
        continue;
      }
      Branch& line = branch->Add(StepText(step));
      if (path.kind != PathKind::kEvidence) continue;
      const Observation& observation = cell_.evidence[path.index].observation;
      if (step.stage == Stage::kContext) AddContext(observation, &line);
      if (step.stage == Stage::kVoice) AddChain(observation, &line);
    }
    if (!missing.empty()) {
      branch->Add("· not reached: " + Join(missing, ", "));
    }
  }

  void AddEvidence(const StagePath& path, Branch* root) const {
    const JudgedObservation& judged = cell_.evidence[path.index];
    const Observation& observation = judged.observation;
    std::string head = absl::StrFormat("%s %s", Stanced(judged.stance),
                                       Quoted(observation.at.quote));
    const std::string observed = ObservedText(observation);
    if (!observed.empty()) head += " = " + Printable(observed);
    head += Notes(judged.notes) + " at " + Place(observation.at);
    Branch& evidence = root->Add(std::move(head));
    AddSentence(path, &evidence);
    AddStages(path, &evidence);
  }

  // The line of the language pack, or of the file, that has a trigger.
  std::string RuleOf(const ContextMark& mark) const {
    const std::string file =
        mark.file.empty()
            ? source_.language.substr(0, source_.language.find('-')) + ".yaml"
            : mark.file;
    return absl::StrFormat("%s:%d", Printable(file), mark.pack_line);
  }

  void AddContext(const Observation& observation, Branch* stage) const {
    for (const ContextMark& mark : observation.context) {
      std::string line = absl::StrFormat(
          "%s by %s at %s (%s)", ContextLabelName(mark.label),
          Quoted(mark.trigger.quote), Place(mark.trigger), RuleOf(mark));
      if (mark.scope.span != mark.trigger.span) {
        line += absl::StrFormat(", %s over %s", DirectionName(mark.direction),
                                Quoted(mark.scope.quote));
      }
      if (mark.terminator) {
        line += absl::StrFormat(", ended by %s at %s",
                                Quoted(mark.terminator->quote),
                                Place(*mark.terminator));
      }
      stage->Add(std::move(line));
    }
    for (const StrengthVerb& verb : observation.strength) {
      stage->Add(absl::StrFormat("strength: %s by %s at %s",
                                 Printable(verb.name), Quoted(verb.verb.quote),
                                 Place(verb.verb)));
    }
  }

  void AddChain(const Observation& observation, Branch* stage) const {
    for (const VoiceStep& step : observation.chain) {
      if (!step.speaker && !step.cue) continue;
      std::string line = Printable(step.voice);
      if (step.speaker) {
        line += absl::StrFormat(": %s at %s", Quoted(step.speaker->quote),
                                Place(*step.speaker));
      }
      if (step.cue) {
        line += absl::StrFormat(", by %s at %s", Quoted(step.cue->quote),
                                Place(*step.cue));
      }
      if (step.quoted) line += ", in quotation marks";
      stage->Add(std::move(line));
    }
  }

  std::string RejectionText(const Rejection& rejection) const {
    std::string out = Quoted(rejection.at.quote);
    if (rejection.value) {
      out += " = " + Printable(FormatValue(*rejection.value));
    }
    out += absl::StrFormat(" rejected at %s: %s", StageName(rejection.stage),
                           Printable(rejection.reason));
    std::vector<std::string> facts;
    if (rejection.winner) {
      facts.push_back("won by " + Quoted(rejection.winner->quote) + " at " +
                      Place(*rejection.winner));
    }
    if (rejection.rule) {
      facts.push_back(absl::StrFormat("rule %s:%d",
                                      Printable(rejection.rule->file),
                                      rejection.rule->at.place.line));
    }
    if (!facts.empty()) out += " (" + Join(facts, "; ") + ")";
    return out + " at " + Place(rejection.at);
  }

  void AddHelp(Branch* root) const {
    if (!explanation_.advice.empty()) root->Add(Printable(explanation_.advice));
    if (!explanation_.suggestion) return;
    const Suggestion& suggestion = *explanation_.suggestion;
    std::string head = "would match: " + Printable(suggestion.what) + "; then ";
    head += suggestion.stance ? Stanced(*suggestion.stance) + " by "
                              : std::string("evidence is ");
    head += Quoted(suggestion.at.quote) + " at " + Place(suggestion.at);
    Branch& branch = root->Add(std::move(head));
    for (const RuleEdit& edit : suggestion.edits) {
      const std::string place =
          PlaceText(Printable(edit.file->name()),
                    edit.file->LineColumnAt(edit.span.begin));
      branch.Add(absl::StrFormat("at %s: %s", place, EditText(edit)));
    }
    for (const BrokenTest& broken : suggestion.breaks) {
      branch.Add(absl::StrFormat(
          "but it makes the test at %s fail: expected %s, got %s",
          PlaceText(Printable(broken.test.file), broken.test.at.place),
          StanceName(broken.expected), StanceName(broken.got)));
    }
  }

  // Words of the line before and after an edit, so that it can be found.
  static std::string EditText(const RuleEdit& edit) {
    constexpr int kAround = 30;
    const std::string& bytes = edit.file->bytes();
    int begin = edit.span.begin;
    while (begin > 0 && edit.span.begin - begin < kAround &&
           bytes[static_cast<size_t>(begin) - 1] != '\n') {
      --begin;
    }
    while (begin < edit.span.begin &&
           (static_cast<unsigned char>(bytes[static_cast<size_t>(begin)]) &
            0xC0) == 0x80) {
      ++begin;
    }
    const std::string before =
        bytes.substr(static_cast<size_t>(begin),
                     static_cast<size_t>(edit.span.begin - begin));
    if (edit.new_text.starts_with("\n")) {
      const size_t text = edit.new_text.find_first_not_of("\n ");
      return "new line `" + Printable(edit.new_text.substr(text)) + "`";
    }
    if (edit.new_text.empty()) {
      return "without `" + OneLine(Printable(edit.OldText())) + "`";
    }
    return "`" + Printable(before + edit.OldText()) + "` -> `" +
           Printable(before + edit.new_text) + "`";
  }

  const ReportSource& source_;
  const Cell& cell_;
  const CellExplanation& explanation_;
  const TextOptions& options_;
};

std::string ClaimText(const ReportClaim& claim) {
  std::string facts = std::string(ClaimKindName(claim.kind));
  if (!claim.about.empty()) facts += ", about " + claim.about;
  if (!claim.expect.empty()) facts += ", expects " + claim.expect;
  return absl::StrFormat("%s: %s\n  %s  %s:%d\n", Printable(claim.id),
                         Printable(claim.claim), Printable(facts),
                         Printable(claim.file), claim.line);
}

}  // namespace

std::string RenderExplanation(const Report& report, int claim,
                              const std::vector<CellExplanation>& cells,
                              const TextOptions& options) {
  CHECK(0 <= claim && claim < static_cast<int>(report.claims.size()));
  std::string out = ClaimText(report.claims[static_cast<size_t>(claim)]);
  for (const CellExplanation& cell : cells) {
    out += '\n';
    out += CellTree(report, claim, cell, options).Render();
  }
  return out;
}

}  // namespace claimcheck

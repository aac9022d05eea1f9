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

// Everything that is drawn about one cell needs its source.
class CellTree {
 public:
  CellTree(const Report& report, const Cell& cell, const TextOptions& options,
           const RuleSet* rules)
      : claim_(report.claims[static_cast<size_t>(cell.claim)]),
        source_(report.sources[static_cast<size_t>(cell.source)]),
        cell_(cell),
        options_(options),
        rules_(rules) {}

  std::string Render() const {
    Branch root;
    root.Add("why: " + Printable(cell_.why));
    AddVoices(&root);
    if (cell_.stance == Stance::kOmit) AddOmission(&root);
    if (cell_.stance == Stance::kSilent) AddSilence(&root);
    for (const JudgedObservation& judged : cell_.evidence) {
      AddEvidence(judged, &root);
    }
    AddRejected(&root);
    std::string out =
        absl::StrFormat("%s  %s%s\n", Printable(source_.id),
                        Stanced(cell_.stance), Notes(cell_.notes));
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

  // The rejection that came furthest; null if nothing was rejected.
  const Rejection* NearestMiss() const {
    const Rejection* nearest = nullptr;
    for (const Rejection& rejection : cell_.rejected) {
      if (nearest == nullptr ||
          Depth(rejection.stage) > Depth(nearest->stage)) {
        nearest = &rejection;
      }
    }
    return nearest;
  }

  void AddOmission(Branch* root) const {
    if (cell_.raised_at) {
      root->Add("subject raised at " + Place(*cell_.raised_at) + ": " +
                Quoted(cell_.raised_at->quote));
    }
    const Rejection* nearest = NearestMiss();
    root->Add("nearest miss: " +
              (nearest == nullptr
                   ? "none; nothing in the source was a candidate"
                   : RejectionText(*nearest)));
  }

  void AddSilence(Branch* root) const {
    if (rules_ == nullptr) return;
    const int index = rules_->FindClaim(claim_.id);
    if (index < 0) return;
    const Claim& claim = rules_->claims[static_cast<size_t>(index)];
    const Subject* subject =
        claim.about < 0 ? nullptr
                        : &rules_->subjects[static_cast<size_t>(claim.about)];
    // As the matcher takes them: the topic if there is one, else the subject;
    // a topic claim without a subject by what it says.
    if (!claim.topic.empty()) {
      AddPhrases("its topic", claim.topic, root);
    } else if (subject != nullptr) {
      AddPhrases("subject " + subject->id, subject->names, root);
    } else {
      AddPhrases("its phrases", claim.says, root);
    }
  }

  void AddPhrases(const std::string& what, const Phrases& phrases,
                  Branch* root) const {
    Branch& raising = root->Add("would be raised by " + Printable(what));
    for (const Phrase& phrase : phrases) {
      if (!phrase.language.empty() &&
          !source_.language.starts_with(phrase.language)) {
        continue;
      }
      std::string line = Printable(phrase.text);
      if (phrase.file != nullptr) {
        line +=
            " at " + PlaceText(Printable(phrase.file->name()),
                               phrase.file->LineColumnAt(phrase.span.begin));
      }
      raising.Add(std::move(line));
    }
    if (raising.parts.empty()) {
      raising.Add("no phrase for language " + Printable(source_.language));
    }
  }

  void AddEvidence(const JudgedObservation& judged, Branch* root) const {
    const Observation& observation = judged.observation;
    std::string head = absl::StrFormat("%s %s", Stanced(judged.stance),
                                       Quoted(observation.at.quote));
    const std::string observed = ObservedText(observation);
    if (!observed.empty()) head += " = " + Printable(observed);
    head += Notes(judged.notes) + " at " + Place(observation.at);
    Branch& evidence = root->Add(std::move(head));
    evidence.Add(MarkedText(MarkIn(observation.sentence, observation.at)));
    for (const std::string& line : observation.why) {
      evidence.Add(Printable(line));
    }
    AddContext(observation, &evidence);
    AddChain(observation, &evidence);
    std::string state =
        absl::StrFormat("said: %s, %s", PolarityName(observation.polarity),
                        CertaintyName(observation.certainty));
    if (observation.verbatim) state += ", verbatim";
    if (observation.heading) state += ", in a heading";
    if (observation.caption) state += ", in a caption";
    if (observation.ambiguous) state += ", ambiguous";
    evidence.Add(std::move(state));
    if (!judged.why.empty()) {
      evidence.Add("verdict: " + Printable(judged.why));
    }
  }

  // The line of the language pack, or of the file, that has a trigger.
  std::string RuleOf(const ContextMark& mark) const {
    const std::string file =
        mark.file.empty()
            ? source_.language.substr(0, source_.language.find('-')) + ".yaml"
            : mark.file;
    return absl::StrFormat("%s:%d", Printable(file), mark.pack_line);
  }

  void AddContext(const Observation& observation, Branch* evidence) const {
    for (const ContextMark& mark : observation.context) {
      std::string line = absl::StrFormat(
          "context: %s by %s at %s (%s)", ContextLabelName(mark.label),
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
      evidence->Add(std::move(line));
    }
  }

  void AddChain(const Observation& observation, Branch* evidence) const {
    // The reasoning path has named a source's own voice already.
    if (observation.chain.size() == 1 && !observation.why.empty() &&
        observation.chain[0].voice == observation.voice) {
      return;
    }
    Branch& chain =
        evidence->Add("voices: " + ChainText(observation.chain) +
                      "; stance of " + Printable(observation.voice));
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
      chain.Add(std::move(line));
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
    if (!rejection.rule.empty()) {
      facts.push_back("rule " + Printable(rejection.rule));
    }
    if (!facts.empty()) out += " (" + Join(facts, "; ") + ")";
    return out + " at " + Place(rejection.at);
  }

  void AddRejected(Branch* root) const {
    const Rejection* said =
        cell_.stance == Stance::kOmit ? NearestMiss() : nullptr;
    for (const Rejection& rejection : cell_.rejected) {
      if (&rejection == said) continue;
      root->Add("✗ " + RejectionText(rejection));
    }
  }

  // How far a candidate came before it was given up.
  static int Depth(Stage stage) {
    switch (stage) {
      case Stage::kCue:
        return 1;
      case Stage::kValue:
        return 2;
      case Stage::kBinding:
        return 3;
      case Stage::kContext:
        return 4;
    }
    return 0;
  }

  const ReportClaim& claim_;
  const ReportSource& source_;
  const Cell& cell_;
  const TextOptions& options_;
  const RuleSet* rules_;
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

std::string RenderExplanation(const Report& report, int claim, int source,
                              const TextOptions& options,
                              const RuleSet* rules) {
  const int sources = static_cast<int>(report.sources.size());
  CHECK(0 <= claim && claim < static_cast<int>(report.claims.size()));
  CHECK(-1 <= source && source < sources);
  std::string out = ClaimText(report.claims[static_cast<size_t>(claim)]);
  const int begin = source < 0 ? 0 : source;
  const int end = source < 0 ? sources : source + 1;
  for (int s = begin; s < end; ++s) {
    const Cell& cell = report.CellAt(claim, s);
    out += '\n';
    out += CellTree(report, cell, options, rules).Render();
  }
  return out;
}

}  // namespace claimcheck

#include "checker/match/compiled_rules.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

bool HasSlots(const PhraseNode& node) {
  return node.kind == PhraseNode::Kind::kRegex ||
         node.kind == PhraseNode::Kind::kValue ||
         std::any_of(node.parts.begin(), node.parts.end(), HasSlots);
}

// Adds phrases to the automatons of `compiled`.
class Compiler {
 public:
  explicit Compiler(CompiledRules& compiled) : compiled_(compiled) {}

  void Add(const Phrases& phrases, PhraseUse use, int index, int part = 0,
           Symbol value_slot = -1) {
    for (const Phrase& phrase : phrases) {
      const int number = static_cast<int>(compiled_.owners.size());
      compiled_.owners.push_back({use, index, part, &phrase});
      const bool is_pattern = HasValueSlot(phrase.root);
      const bool is_exact = !HasSlots(phrase.root);
      PhraseAutomaton& automaton =
          is_pattern ? compiled_.patterns : compiled_.phrases;
      automaton.Add(number, phrase.root, compiled_.lexicon, value_slot,
                    [this](const std::string& text) { return Regex(text); });
      // After the automaton has named all its words.
      auto anchors = FindAnchors(phrase.root, compiled_.lexicon);
      if (anchors && (is_exact || is_pattern)) {
        compiled_.anchors.Add(number, *anchors);
      }
      if (is_pattern) {
        compiled_.patterns_of[static_cast<size_t>(index)].push_back(number);
      } else if (!anchors || !is_exact) {
        automaton.StartAnywhere(number);
      }
      compiled_.is_exact.push_back(is_exact);
      compiled_.anchors_of.push_back(std::move(anchors));
    }
  }

 private:
  Symbol Regex(const std::string& text) {
    for (const RawExpression& known : compiled_.expressions) {
      if (known.text == text) return known.symbol;
    }
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    auto regex = std::make_unique<const RE2>(text, options);
    CHECK(regex->ok());  // The rules layer has refused the others.
    const Symbol symbol = compiled_.lexicon.Slot();
    compiled_.expressions.push_back({text, symbol, std::move(regex)});
    compiled_.guard.Add(text);
    return symbol;
  }

  CompiledRules& compiled_;
};

}  // namespace

CompiledRules::CompiledRules(const RuleSet& rule_set) : rules(rule_set) {
  for (Symbol& symbol : value_symbols) symbol = lexicon.Slot();
  Compiler compiler(*this);
  claims_about.resize(rules.subjects.size());
  patterns_of.resize(rules.claims.size());
  for (int i = 0; i < static_cast<int>(rules.subjects.size()); ++i) {
    const Subject& subject = rules.subjects[static_cast<size_t>(i)];
    compiler.Add(subject.names, PhraseUse::kSubjectName, i);
    compiler.Add(subject.generic, PhraseUse::kSubjectGeneric, i);
  }
  for (int i = 0; i < static_cast<int>(rules.voices.size()); ++i) {
    compiler.Add(rules.voices[static_cast<size_t>(i)].names,
                 PhraseUse::kVoiceName, i);
  }
  for (int i = 0; i < static_cast<int>(rules.claims.size()); ++i) {
    const Claim& claim = rules.claims[static_cast<size_t>(i)];
    if (claim.about >= 0) {
      claims_about[static_cast<size_t>(claim.about)].push_back(i);
    }
    compiler.Add(claim.cue, PhraseUse::kCue, i);
    compiler.Add(claim.of, PhraseUse::kOf, i);
    compiler.Add(claim.topic, PhraseUse::kTopic, i);
    compiler.Add(claim.says, PhraseUse::kSays, i);
    compiler.Add(claim.denies, PhraseUse::kDenies, i);
    compiler.Add(claim.coarser, PhraseUse::kCoarser, i);
    for (int part = 0; part < static_cast<int>(claim.notes.size()); ++part) {
      compiler.Add(claim.notes[static_cast<size_t>(part)].second,
                   PhraseUse::kNote, i, part);
    }
    for (int part = 0; part < static_cast<int>(claim.answers.size()); ++part) {
      compiler.Add(claim.answers[static_cast<size_t>(part)].says,
                   PhraseUse::kAnswer, i, part);
    }
    const std::optional<ValueKind> kind = ValueKindOf(claim.kind);
    answer_symbols.push_back(kind ? -1 : lexicon.Slot());
    compiler.Add(claim.pattern, PhraseUse::kPattern, i, 0,
                 kind ? value_symbols[static_cast<size_t>(*kind)]
                      : answer_symbols.back());
  }
  anchors.Finish(lexicon.size());
  guard.Finish();
}

CompiledRules::~CompiledRules() = default;

std::string PlaceOf(const Phrase& phrase) {
  return absl::StrFormat("%s:%d", phrase.file->name(),
                         phrase.file->LineColumnAt(phrase.span.begin).line);
}

RuleSpot SpotOf(const Phrase& phrase) {
  return {
      phrase.file->name(),
      {phrase.span, phrase.file->LineColumnAt(phrase.span.begin),
       phrase.file->bytes().substr(static_cast<size_t>(phrase.span.begin),
                                   static_cast<size_t>(phrase.span.size()))}};
}

}  // namespace claimcheck

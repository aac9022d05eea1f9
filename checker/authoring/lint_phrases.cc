// Phrases that others make idle, and phrases that mean two things.

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/authoring/alternatives.h"
#include "checker/authoring/lint_parts.h"
#include "checker/authoring/phrase_cover.h"
#include "checker/lang/language_pack.h"
#include "checker/verdict/stance.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// In every language that texts of a phrase may be in.
bool CoversInAll(const std::vector<const PhraseNode*>& others,
                 const PhraseNode& phrase, const std::string& language) {
  if (!language.empty()) return Covers(others, phrase, language);
  const std::vector<std::string> languages = LanguageNames();
  return std::all_of(
      languages.begin(), languages.end(),
      [&](const std::string& each) { return Covers(others, phrase, each); });
}

// One of several that stand side by side.
struct Rival {
  const PhraseNode* node = nullptr;
  std::string language;  // Of its phrase.
  bool here = true;      // See Alternative.
  int entry = -1;        // If not here: the vocabulary entry it comes from.
  bool idle = false;     // Has been said to be.

  RulePlace place() const { return {node->file, node->span}; }
};

class PhraseLinter {
 public:
  PhraseLinter(const RuleSet& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void Run() {
    const std::vector<PhraseField> fields = FieldsOf(rules_);
    for (const PhraseField& field : fields) {
      std::vector<Rival> rivals;
      for (const Alternative& each : AlternativesOf(*field.phrases)) {
        rivals.push_back({each.node, each.phrase->language, each.here,
                          each.here ? -1 : EntryOf(*each.node)});
      }
      FindIdle(rivals);
      for (const Phrase& phrase : *field.phrases) {
        Nested(phrase.root, phrase.language, /*top=*/true);
      }
      FindCommonplace(field);
    }
    for (size_t i = 0; i < fields.size(); ++i) {
      for (size_t j = 0; j < i; ++j) ComparePair(fields[j], fields[i]);
    }
  }

 private:
  int EntryOf(const PhraseNode& node) const {
    for (size_t i = 0; i < rules_.vocabulary.size(); ++i) {
      const VocabularyRule& entry = rules_.vocabulary[i];
      if (entry.place.file != node.file) continue;
      for (const Span span : entry.alternatives) {
        if (span.Contains(node.span)) return static_cast<int>(i);
      }
    }
    return -1;
  }

  void Nested(const PhraseNode& node, const std::string& language, bool top) {
    if (node.kind == Kind::kChoice && !top) {
      std::vector<Rival> rivals;
      for (const PhraseNode& part : node.parts) {
        const bool here = IsWrittenIn(part, node);
        rivals.push_back({&part, language, here, here ? -1 : EntryOf(part)});
      }
      FindIdle(rivals);
    }
    for (const PhraseNode& part : node.parts) Nested(part, language, false);
  }

  // Whoever takes out `rival` has the others left.
  static bool CanStandFor(const Rival& other, const Rival& rival) {
    if (&other == &rival || other.idle) return false;
    if (!other.language.empty() && other.language != rival.language) {
      return false;
    }
    // What comes with the vocabulary can only be taken out there.
    return rival.here ||
           (!other.here && other.entry == rival.entry && rival.entry >= 0);
  }

  void FindIdle(std::vector<Rival>& rivals) {
    for (Rival& rival : rivals) {
      for (const Rival& other : rivals) {
        if (!CanStandFor(other, rival) ||
            !CoversInAll({other.node}, *rival.node, rival.language)) {
          continue;
        }
        const bool same = CoversInAll(
            {rival.node}, *other.node,
            other.language.empty() ? rival.language : other.language);
        // Of two that are the same, the first stays.
        if (same && other.here == rival.here && &other > &rival) continue;
        SayIdle(rival, {&other}, same);
        break;
      }
    }
    for (Rival& rival : rivals) {
      if (rival.idle) continue;
      std::vector<const Rival*> others;
      std::vector<const PhraseNode*> nodes;
      for (const Rival& other : rivals) {
        if (!CanStandFor(other, rival)) continue;
        others.push_back(&other);
        nodes.push_back(other.node);
      }
      if (nodes.size() > 1 && CoversInAll(nodes, *rival.node, rival.language)) {
        SayIdle(rival, others, false);
      }
    }
  }

  void SayIdle(Rival& rival, const std::vector<const Rival*>& others,
               bool same) {
    rival.idle = true;
    const RulePlace place = rival.place();
    const RulePlace first = others.front()->place();
    const std::string text = WrittenText(place);
    Diagnostic diagnostic{DiagnosticKind::kDuplicatePhrase, Severity::kWarning,
                          place.file, TrimmedSpan(place),
                          absl::StrFormat("`%s` again", text)};
    std::vector<const PhraseNode*> nodes;
    for (const Rival* other : others) nodes.push_back(other->node);
    if (!same) {
      diagnostic.kind = DiagnosticKind::kShadowedPhrase;
      diagnostic.message = others.size() > 1
                               ? absl::StrFormat(
                                     "`%s` is idle: the alternatives beside it "
                                     "match all that it matches",
                                     text)
                               : absl::StrFormat(
                                     "`%s` is idle: `%s` matches all that it "
                                     "matches",
                                     text, WrittenText(first));
    }
    if (others.size() == 1) {
      diagnostic.notes.push_back(
          {first.file, TrimmedSpan(first), same ? "first here" : "here"});
    }
    // Inflections hold only in languages with a stemmer: no fix by them.
    if (Covers(nodes, *rival.node, "")) diagnostic.fix = RemovalOf(place);
    diagnostics_.Add(std::move(diagnostic));
  }

  // "the" as a name raises its subject in every sentence.
  void FindCommonplace(const PhraseField& field) {
    const bool raises = field.use == FieldUse::kSubjectNames ||
                        field.use == FieldUse::kVoiceNames ||
                        field.use == FieldUse::kTopic ||
                        field.use == FieldUse::kSays;
    if (!raises) return;
    for (const Alternative& each : AlternativesOf(*field.phrases)) {
      if (each.node->kind != Kind::kWord) continue;
      for (const std::string& language : LanguageNames()) {
        if (!each.phrase->language.empty() &&
            each.phrase->language != language) {
          continue;
        }
        if (!FindLanguagePack(language)->function_words.contains(
                each.node->text)) {
          continue;
        }
        diagnostics_.Warning(
            DiagnosticKind::kAlwaysTrue, each.node->file,
            TrimmedSpan(each.place()),
            absl::StrFormat("`%s` stands in nearly every sentence, so %s "
                            "match nearly everywhere",
                            WrittenText(each.place()), field.what));
        break;
      }
    }
  }

  // What makes a phrase of two fields a mistake.
  enum class Clash {
    kNone,
    kIfSame,    // The same phrase in both.
    kIfCovered  // A phrase of one that the other matches wholly.
  };

  Clash ClashOf(const PhraseField& a, const PhraseField& b) const {
    if (a.use == FieldUse::kSubjectNames && b.use == a.use) {
      return SeenTogether(a.owner, b.owner) ? Clash::kIfCovered : Clash::kNone;
    }
    if (a.use == FieldUse::kVoiceNames && b.use == a.use) {
      return Clash::kIfCovered;
    }
    if (!a.IsOfClaim() || !b.IsOfClaim() || a.owner != b.owner) {
      return Clash::kNone;
    }
    if (a.use == FieldUse::kSays && b.use == FieldUse::kDenies) {
      return Clash::kIfSame;
    }
    if (a.use != FieldUse::kAnswer || b.use != a.use) return Clash::kNone;
    const Claim& claim = rules_.claims[static_cast<size_t>(a.owner)];
    const std::string& one = claim.answers[static_cast<size_t>(a.part)].id;
    const std::string& two = claim.answers[static_cast<size_t>(b.part)].id;
    const bool nested = IsWithin(claim, one, two) || IsWithin(claim, two, one);
    return nested ? Clash::kNone : Clash::kIfSame;
  }

  bool SeenTogether(int a, int b) const {
    return std::any_of(rules_.files.begin(), rules_.files.end(),
                       [&](const RuleFile& file) {
                         return std::binary_search(file.subjects.begin(),
                                                   file.subjects.end(), a) &&
                                std::binary_search(file.subjects.begin(),
                                                   file.subjects.end(), b);
                       });
  }

  void ComparePair(const PhraseField& a, const PhraseField& b) {
    const Clash clash = ClashOf(a, b);
    if (clash == Clash::kNone) return;
    for (const Alternative& one : AlternativesOf(*a.phrases)) {
      for (const Alternative& two : AlternativesOf(*b.phrases)) {
        const std::string& language = two.phrase->language.empty()
                                          ? one.phrase->language
                                          : two.phrase->language;
        if (!one.phrase->language.empty() && !two.phrase->language.empty() &&
            one.phrase->language != two.phrase->language) {
          continue;
        }
        const bool forth = CoversInAll({one.node}, *two.node, language);
        const bool back = CoversInAll({two.node}, *one.node, language);
        if (clash == Clash::kIfSame ? forth && back : forth || back) {
          // The narrower is what means two things.
          SayClash(forth ? two : one, forth ? one : two, forth ? a : b);
        }
      }
    }
  }

  void SayClash(const Alternative& narrow, const Alternative& wide,
                const PhraseField& other) {
    diagnostics_.Warning(
        DiagnosticKind::kDuplicatePhrase, narrow.node->file,
        TrimmedSpan(narrow.place()),
        absl::StrFormat("`%s` is matched by %s too, so it means two things",
                        WrittenText(narrow.place()), other.what),
        {{wide.node->file, TrimmedSpan(wide.place()), "here"}});
  }

  const RuleSet& rules_;
  Diagnostics& diagnostics_;
};

}  // namespace

void LintPhrases(const RuleSet& rules, Diagnostics& diagnostics) {
  PhraseLinter(rules, diagnostics).Run();
}

}  // namespace claimcheck

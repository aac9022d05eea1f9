#include "checker/explain/workbench.h"

#include <algorithm>
#include <utility>

namespace claimcheck {

RuleSet OnlyClaim(const RuleSet& rules, int claim) {
  RuleSet one;
  one.files = rules.files;
  one.voices = rules.voices;
  one.subjects = rules.subjects;
  one.claims = {rules.claims[static_cast<size_t>(claim)]};
  return one;
}

Workbench::Workbench(const RuleSet& rules, int claim, const Source& source)
    : rules_(OnlyClaim(rules, claim)),
      source_(source),
      compiled_(rules_),
      view_(compiled_, source),
      mentions_(view_,
                rules_.files[static_cast<size_t>(rules_.claims.front().file)]
                    .subjects) {
  const Document& document = view_.document();
  for (const Sentence& sentence : document.sentences) {
    sentence_spans_.push_back(
        source.ToFile(document.normal.ToOriginal(sentence.range)));
  }
}

const Subject* Workbench::subject() const {
  const int about = claim().about;
  return about < 0 ? nullptr : &rules_.subjects[static_cast<size_t>(about)];
}

int Workbench::SentenceAt(Span span) const {
  const auto after = std::upper_bound(
      sentence_spans_.begin(), sentence_spans_.end(), span.begin,
      [](int begin, const Span& sentence) { return begin < sentence.begin; });
  return static_cast<int>(after - sentence_spans_.begin()) - 1;
}

WordRange Workbench::WordsAt(Span span) const {
  const int sentence = SentenceAt(span);
  if (sentence < 0) return {};
  const WordRange words = view_.SentenceWords(sentence);
  if (words.empty()) return {};
  WordRange found{words.end, words.end};
  for (int word = words.begin; word < words.end; ++word) {
    const Span here = source_.ToFile(view_.document().SpanOf({word, word + 1}));
    if (here.end <= span.begin || here.begin >= span.end) continue;
    found.begin = std::min(found.begin, word);
    found.end = word + 1;
  }
  return found.empty() ? WordRange{words.begin, words.begin + 1} : found;
}

bool Workbench::Touches(int sentence, int line) const {
  const Span span = sentence_spans_[static_cast<size_t>(sentence)];
  if (span.empty()) return false;
  return source_.file->LineColumnAt(span.begin).line <= line &&
         line <= source_.file->LineColumnAt(span.end - 1).line;
}

bool Workbench::TouchesAny(int line) const {
  for (int s = 0; s < sentences(); ++s) {
    if (Touches(s, line)) return true;
  }
  return false;
}

bool Workbench::IsAbout(int sentence) const {
  const int about = claim().about;
  if (about < 0) return true;
  const WordRange words = view_.SentenceWords(sentence);
  if (words.empty()) return false;
  const std::vector<const Mention*> named = mentions_.In(words);
  if (!named.empty()) {
    return std::any_of(named.begin(), named.end(), [&](const Mention* one) {
      return one->subject == about;
    });
  }
  const Binding binding =
      Bind(view_, mentions_, {words.begin, words.begin + 1}, Attachment::kFree);
  return binding.subject == about;
}

bool Workbench::Fits(const std::optional<Value>& value) const {
  if (any_value_ || !claim().expect || !value) return true;
  return Compatible(Compare(*value, *claim().expect));
}

bool Workbench::Fits(const Rejection& rejection) const {
  if (!Fits(rejection.value)) return false;
  const std::vector<std::string>& expected = claim().expect_ids;
  if (any_value_ || rejection.answer.empty() || expected.empty() ||
      claim().kind == ClaimKind::kFraming ||
      claim().kind == ClaimKind::kTimeline) {
    return true;
  }
  // An answer agrees with those that it lies in, and they with it.
  const auto lies_in = [&](std::string id, const std::string& wider) {
    while (id != wider) {
      const Answer* answer = claim().FindAnswer(id);
      if (answer == nullptr || answer->within.empty()) return false;
      id = answer->within;
    }
    return true;
  };
  return std::any_of(
      expected.begin(), expected.end(), [&](const std::string& id) {
        return lies_in(rejection.answer, id) || lies_in(id, rejection.answer);
      });
}

std::vector<StatedValue> Workbench::ValuesIn(int sentence) {
  std::vector<StatedValue> values;
  const std::optional<ValueKind> kind = ValueKindOf(claim().kind);
  if (!kind) return values;
  for (StatedValue stated : view_.ValuesOf(sentence)) {
    if (stated.value.kind != *kind) {
      const auto other =
          std::find_if(stated.others.begin(), stated.others.end(),
                       [&](const Value& one) { return one.kind == *kind; });
      if (other == stated.others.end()) continue;
      stated.value = Value(*other);
    }
    values.push_back(std::move(stated));
  }
  return values;
}

std::vector<NamedField> Workbench::Saying() const {
  std::vector<NamedField> fields;
  const Claim& claim = this->claim();
  if (!claim.says.empty()) fields.push_back({"says", &claim.says});
  for (const bool expected : {true, false}) {
    for (const Answer& answer : claim.answers) {
      const bool is_expected =
          std::find(claim.expect_ids.begin(), claim.expect_ids.end(),
                    answer.id) != claim.expect_ids.end();
      if (is_expected == expected) fields.push_back({answer.id, &answer.says});
    }
  }
  if (!claim.coarser.empty()) fields.push_back({"coarser", &claim.coarser});
  if (!claim.denies.empty()) fields.push_back({"denies", &claim.denies});
  return fields;
}

}  // namespace claimcheck

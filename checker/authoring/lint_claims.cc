// Claims that contradict each other or nothing, what they expect, and the
// tests that they lack.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/authoring/alternatives.h"
#include "checker/authoring/lint_parts.h"
#include "checker/authoring/phrase_cover.h"
#include "checker/lang/language_pack.h"
#include "checker/values/value.h"
#include "checker/verdict/stance.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

// A number as round as this is seldom meant exactly.
constexpr int kRoundZeros = 4;
constexpr int kRoundDigitsMax = 3;

// True if no text that `node` matches is without a negation of its own.
bool IsNegative(const PhraseNode& node, const LanguagePack& pack) {
  const auto negative = [&pack](const PhraseNode& part) {
    return IsNegative(part, pack);
  };
  switch (node.kind) {
    case PhraseNode::Kind::kWord:
      return std::any_of(pack.triggers.begin(), pack.triggers.end(),
                         [&node](const ContextTrigger& trigger) {
                           return trigger.label == ContextLabel::kNegation &&
                                  trigger.words.size() == 1 &&
                                  trigger.words.front() == node.text;
                         });
    case PhraseNode::Kind::kSequence:
      return std::any_of(node.parts.begin(), node.parts.end(), negative);
    case PhraseNode::Kind::kChoice:
      return std::all_of(node.parts.begin(), node.parts.end(), negative);
    case PhraseNode::Kind::kStem:
    case PhraseNode::Kind::kPrefix:
    case PhraseNode::Kind::kOptional:
    case PhraseNode::Kind::kGap:
    case PhraseNode::Kind::kValue:
    case PhraseNode::Kind::kRegex:
      return false;
  }
  return false;
}

bool IsExpected(const Claim& claim, const std::string& id) {
  return std::find(claim.expect_ids.begin(), claim.expect_ids.end(), id) !=
         claim.expect_ids.end();
}

// Both look at the same words.
bool LookAtTheSame(const Claim& a, const Claim& b) {
  if (!SamePhrases(a.cue, b.cue) || !SamePhrases(a.pattern, b.pattern) ||
      !SamePhrases(a.of, b.of) || a.answers.size() != b.answers.size()) {
    return false;
  }
  return std::all_of(
      a.answers.begin(), a.answers.end(), [&b](const Answer& answer) {
        const Answer* other = b.FindAnswer(answer.id);
        return other != nullptr && other->within == answer.within &&
               SamePhrases(answer.says, other->says);
      });
}

// Why the two cannot both be true; empty if they can.
std::string Contradiction(const Claim& a, const Claim& b) {
  if (a.about != b.about || a.about < 0 || a.kind != b.kind) return "";
  if (a.kind == ClaimKind::kFact) {
    for (const Claim* one : {&a, &b}) {
      const Claim& other = one == &a ? b : a;
      if (!one->denies.empty() && !SamePhrases(a.says, b.says) &&
          SamePhrases(one->denies, other.says)) {
        return absl::StrFormat("what `%s` says is what `%s` denies", other.id,
                               one->id);
      }
    }
    return "";
  }
  if (!LookAtTheSame(a, b)) return "";
  if (a.expect && b.expect) {
    return Compare(*a.expect, *b.expect) == Relation::kDisjoint
               ? absl::StrFormat("%s is not %s", a.expect_text, b.expect_text)
               : "";
  }
  if (a.kind != ClaimKind::kChoice || a.expect_ids.empty() ||
      b.expect_ids.empty()) {
    return "";
  }
  const std::string& one = a.expect_ids.front();
  const std::string& two = b.expect_ids.front();
  return IsWithin(a, one, two) || IsWithin(a, two, one)
             ? ""
             : absl::StrFormat("%s is not %s", one, two);
}

class ClaimLinter {
 public:
  ClaimLinter(const RuleSet& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void Run() {
    for (size_t i = 0; i < rules_.claims.size(); ++i) {
      const Claim& claim = rules_.claims[i];
      for (size_t j = 0; j < i; ++j) ComparePair(rules_.claims[j], claim);
      CheckExpect(claim);
      CheckTests(claim);
    }
  }

 private:
  void ComparePair(const Claim& first, const Claim& second) {
    const std::string why = Contradiction(first, second);
    if (why.empty()) return;
    const bool by_expect = second.expect_span.size() > 0;
    diagnostics_.Warning(
        DiagnosticKind::kClaimsContradict, second.place.file,
        by_expect ? second.expect_span : second.place.span,
        absl::StrFormat("`%s` and `%s` cannot both be true: %s", second.id,
                        first.id, why),
        {{first.place.file, by_expect ? first.expect_span : first.place.span,
          "the other is here"}});
  }

  void CheckExpect(const Claim& claim) {
    const CanContradict can = WhetherItContradicts(claim);
    if (can.can == Contradicts::kCannot) {
      Hint(diagnostics_, DiagnosticKind::kNeverContradicts, claim.place.file,
           claim.place.span,
           absl::StrFormat("nothing can contradict `%s`: %s", claim.id,
                           can.why));
    }
    if (!claim.expect || claim.kind == ClaimKind::kDate) return;
    const NumberInterval& number = claim.expect->number;
    if (!number.high && number.low && number.low->at <= Decimal() &&
        (number.low->included || number.low->at < Decimal())) {
      diagnostics_.Warning(
          DiagnosticKind::kAlwaysTrue, claim.place.file, claim.expect_span,
          absl::StrFormat("`%s` is true of every count and amount",
                          claim.expect_text));
    }
    CheckTolerance(claim);
  }

  void CheckTolerance(const Claim& claim) {
    if (claim.kind == ClaimKind::kPercent ||
        claim.kind == ClaimKind::kDuration ||
        !RoundAsWritten(claim.expect_text)) {
      return;
    }
    Hint(
        diagnostics_, DiagnosticKind::kMissingTolerance, claim.place.file,
        claim.expect_span,
        absl::StrFormat("`%s` is expected exactly, and whoever counts more "
                        "finely contradicts it; if it is rounded, write so, as "
                        "in `tolerance: 1 %%` or a range",
                        claim.expect_text));
  }

  // "3200000", "55,000 EUR": few digits, and then zeros and no word for them.
  static bool RoundAsWritten(const std::string& text) {
    static const LazyRE2 kOneNumber = {R"([^\d<>]*([\d,]*\d)([^\d±]*))"};
    static const LazyRE2 kScale = {
        R"((?i) ?(?:thousand|million|billion|trillion|bn|mn)\b)"};
    std::string digits, rest;
    if (!RE2::FullMatch(text, *kOneNumber, &digits, &rest)) return false;
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    const size_t last = digits.find_last_not_of('0');
    if (last == std::string::npos) return false;
    const auto zeros = static_cast<int>(digits.size() - last - 1);
    const int significant = static_cast<int>(digits.size()) - zeros;
    return significant <= kRoundDigitsMax && zeros >= kRoundZeros &&
           !RE2::PartialMatch(rest, *kScale);
  }

  void CheckTests(const Claim& claim) {
    for (const InlineTest& test : claim.tests) CheckDates(claim, test);
    if (claim.tests.empty()) {
      Hint(diagnostics_, DiagnosticKind::kNoTest, claim.place.file,
           claim.place.span, absl::StrFormat("`%s` has no tests", claim.id));
      return;
    }
    const auto has = [&claim](std::initializer_list<Stance> stances) {
      return std::any_of(
          claim.tests.begin(), claim.tests.end(), [&](const InlineTest& test) {
            return std::find(stances.begin(), stances.end(), test.expect) !=
                   stances.end();
          });
    };
    if (WhetherItContradicts(claim).can == Contradicts::kCan &&
        !has({Stance::kContradict, Stance::kDivided})) {
      Hint(diagnostics_, DiagnosticKind::kNoContradictTest, claim.place.file,
           claim.place.span,
           absl::StrFormat("`%s` has no test that contradicts it", claim.id));
    }
    const bool can_omit = claim.about >= 0 || !claim.topic.empty();
    if (can_omit && !has({Stance::kOmit})) {
      Hint(diagnostics_, DiagnosticKind::kNoOmitTest, claim.place.file,
           claim.place.span,
           absl::StrFormat("`%s` has no test that raises %s and does not state "
                           "it",
                           claim.id,
                           claim.topic.empty() ? "its subject" : "its topic"));
    }
  }

  // "03/04/25" in a test: what it shows depends on who reads it.
  void CheckDates(const Claim& claim, const InlineTest& test) {
    static const LazyRE2 kDate = {
        R"((?:^|[^\d./-])(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?:$|[^\d/-]))"};
    if (claim.kind != ClaimKind::kDate && claim.kind != ClaimKind::kTimeline) {
      return;
    }
    re2::StringPiece rest(test.text);
    std::string date;
    while (RE2::FindAndConsume(&rest, *kDate, &date)) {
      const std::vector<DayInterval> readings = DayOrMonthFirst(date);
      if (readings.size() < 2) continue;
      diagnostics_.Warning(
          DiagnosticKind::kAmbiguousDate, test.place.file, test.text_span,
          absl::StrFormat("`%s` may be %s or %s; write out the month", date,
                          FormatDays(readings[0]), FormatDays(readings[1])));
    }
  }

  const RuleSet& rules_;
  Diagnostics& diagnostics_;
};

}  // namespace

CanContradict WhetherItContradicts(const Claim& claim) {
  const auto cannot = [](std::string why) {
    return CanContradict{Contradicts::kCannot, std::move(why)};
  };
  switch (claim.kind) {
    case ClaimKind::kDate:
    case ClaimKind::kDuration:
    case ClaimKind::kNumber:
    case ClaimKind::kQuantity:
    case ClaimKind::kMoney:
    case ClaimKind::kPercent:
      return {claim.expect ? Contradicts::kCan : Contradicts::kNoExpected, ""};
    case ClaimKind::kFact: {
      if (!claim.denies.empty()) return {};
      const bool negative = std::all_of(
          claim.says.begin(), claim.says.end(), [](const Phrase& phrase) {
            const LanguagePack* pack = FindLanguagePack(
                phrase.language.empty() ? "en" : phrase.language);
            return pack != nullptr && IsNegative(phrase.root, *pack);
          });
      return negative ? cannot(
                            "every `says` has a negation of its own, and "
                            "there is no `denies`")
                      : CanContradict();
    }
    case ClaimKind::kChoice: {
      if (claim.expect_ids.empty()) return {Contradicts::kNoExpected, ""};
      const std::string& wanted = claim.expect_ids.front();
      for (const Answer& answer : claim.answers) {
        if (!IsWithin(claim, answer.id, wanted) &&
            !IsWithin(claim, wanted, answer.id)) {
          return {};
        }
      }
      return cannot(
          "it has no answer beside the expected one that excludes "
          "it");
    }
    case ClaimKind::kList:
      if (claim.expect_ids.empty()) return {Contradicts::kNoExpected, ""};
      for (const Answer& item : claim.answers) {
        if (!IsExpected(claim, item.id)) return {};
      }
      return cannot(
          "every item is expected; put what might wrongly be named "
          "on the list, too");
    case ClaimKind::kTimeline:
      for (const Answer& state : claim.answers) {
        if (state.from) return {};
      }
      return cannot("no state has a date in `from`");
    case ClaimKind::kFraming:
    case ClaimKind::kTopic:
      return {Contradicts::kByNature, ""};
  }
  return {};
}

void LintClaims(const RuleSet& rules, Diagnostics& diagnostics) {
  ClaimLinter(rules, diagnostics).Run();
}

}  // namespace claimcheck

#include "checker/rules/rule_scope.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/rules/phrase_syntax.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// How many {value} a match goes through, at least and at most.
struct SlotCount {
  int least = 0;
  int most = 0;
};

SlotCount CountSlots(const PhraseSyntax& syntax) {
  if (syntax.name) return {};
  if (syntax.kind == Kind::kValue) return {1, 1};
  SlotCount count;
  bool first = true;
  for (const PhraseSyntax& part : syntax.parts) {
    const SlotCount inner = CountSlots(part);
    if (syntax.kind == Kind::kSequence) {
      count.least += inner.least;
      count.most += inner.most;
    } else {
      count.least = first ? inner.least : std::min(count.least, inner.least);
      count.most = std::max(count.most, inner.most);
    }
    first = false;
  }
  if (syntax.kind == Kind::kOptional) count.least = 0;
  return count;
}

std::string Known(const std::vector<std::string>& known,
                  std::string_view what) {
  if (known.empty()) return absl::StrFormat("there is no %s here", what);
  std::vector<std::string> some = known;
  std::sort(some.begin(), some.end());
  const size_t all = some.size();
  if (all > 12) some.resize(10);
  return absl::StrFormat("known: `%s`%s", absl::StrJoin(some, "`, `"),
                         all > 12 ? " and others" : "");
}

}  // namespace

Span TextSpan(const YamlNode& node) {
  if (!node.IsScalar() || node.scalar.empty()) return node.span;
  return node.SpanInScalar(0, static_cast<int>(node.scalar.size()));
}

Phrases ReadPhrases(const YamlNode* node, std::string_view what,
                    const RuleScope& scope, Diagnostics& diagnostics,
                    ValueSlot slot) {
  if (node == nullptr) return {};
  bool broken = false;
  std::vector<WrittenPhrase> written =
      ReadWrittenPhrases(*node, scope.file, what, diagnostics, broken);
  for (const WrittenPhrase& phrase : written) {
    if (slot == ValueSlot::kForbidden) {
      const std::optional<Span> place = ValuePlace(phrase.syntax);
      if (!place) continue;
      diagnostics.Error(DiagnosticKind::kBadPhrase, scope.file, *place,
                        absl::StrFormat("`{value}` in %s; it belongs in "
                                        "`pattern`",
                                        what));
      continue;
    }
    const SlotCount count = CountSlots(phrase.syntax);
    if (count.least == 1 && count.most == 1) continue;
    diagnostics.Error(
        DiagnosticKind::kBadPhrase, scope.file, phrase.span,
        absl::StrFormat("%s `{value}` in %s; every alternative has it once",
                        count.most > 1    ? "more than one"
                        : count.most == 1 ? "an optional"
                                          : "no",
                        what));
  }
  return scope.vocabulary.Expand(written, scope.file, diagnostics, broken);
}

void ComplainBadDate(const YamlNode& node, const TextFilePtr& file,
                     std::string message, Diagnostics& diagnostics) {
  const std::vector<DayInterval> readings = DayOrMonthFirst(node.scalar);
  if (readings.empty()) {
    diagnostics.Error(DiagnosticKind::kBadDate, file, TextSpan(node),
                      std::move(message));
    return;
  }
  diagnostics.Error(
      readings.size() > 1 ? DiagnosticKind::kAmbiguousDate
                          : DiagnosticKind::kBadDate,
      file, TextSpan(node),
      absl::StrFormat(
          "`%s` is %s; write %s", node.scalar,
          readings.size() > 1 ? "one of two days" : "no date as rules have it",
          absl::StrJoin(readings, " or ",
                        [](std::string* out, DayInterval days) {
                          *out += FormatDays(days);
                        })));
}

std::optional<DayInterval> ReadDays(const YamlNode& node,
                                    const TextFilePtr& file,
                                    Diagnostics& diagnostics) {
  absl::StatusOr<DayInterval> days = ParseDays(node.scalar);
  if (days.ok()) return *days;
  ComplainBadDate(node, file, std::string(days.status().message()),
                  diagnostics);
  return std::nullopt;
}

bool CheckName(const YamlNode& node, const TextFilePtr& file,
               std::string_view what, Diagnostics& diagnostics) {
  if (IsName(node.scalar)) return true;
  diagnostics.Error(
      DiagnosticKind::kBadValue, file, TextSpan(node),
      absl::StrFormat(
          "`%s` is no name for a %s; a name is letters, digits, `-`, "
          "`_` and `.`",
          node.scalar, what));
  return false;
}

void ComplainUnknownName(const YamlNode& node, const TextFilePtr& file,
                         std::string_view what,
                         const std::vector<std::string>& known,
                         Diagnostics& diagnostics) {
  diagnostics.ErrorNear(DiagnosticKind::kUnknownName, file, TextSpan(node),
                        absl::StrFormat("unknown %s `%s`", what, node.scalar),
                        NearestName(node.scalar, known), Known(known, what));
}

void ComplainBadWord(const YamlNode& node, const TextFilePtr& file,
                     std::string_view what,
                     const std::vector<std::string>& known,
                     Diagnostics& diagnostics) {
  diagnostics.ErrorNear(DiagnosticKind::kBadValue, file, TextSpan(node),
                        absl::StrFormat("`%s` is no %s", node.scalar, what),
                        NearestName(node.scalar, known), Known(known, what));
}

}  // namespace claimcheck

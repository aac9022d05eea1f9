#include "checker/rules/claim_reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/rules/claim_keys.h"
#include "checker/rules/rule_schema.h"
#include "checker/rules/severities.h"

namespace claimcheck {
namespace {

class ClaimReader {
 public:
  ClaimReader(const YamlNode& node, const RuleScope& scope,
              Diagnostics& diagnostics)
      : node_(node),
        scope_(scope),
        diagnostics_(diagnostics),
        map_(node, scope.file, "claim", diagnostics) {}

  std::optional<Claim> Read() {
    const int errors = diagnostics_.errors();
    if (!map_.ok()) return std::nullopt;
    ReadId();
    ReadKind();
    if (const YamlNode* claim = map_.RequiredText("claim")) {
      claim_.claim = claim->scalar;
    }
    ReadAbout();
    claim_.topic = Field("topic");
    ReadHolds();
    ReadSeverity();
    ReadCounts("warn_if", claim_.warn_if);
    ReadCounts("error_if", claim_.error_if);
    ReadNotes();
    ReadTests();
    if (kind_known_) {
      claim_.cue = Field("cue");
      claim_.of = Field("of");
      claim_.denies = Field("denies");
      claim_.coarser = Field("coarser");
      if (KindHasKey(claim_.kind, "pattern")) {
        claim_.pattern =
            ReadPhrases(map_.Optional("pattern"), "`pattern`", scope_,
                        diagnostics_, ValueSlot::kRequired);
      }
      if (KindHasKey(claim_.kind, "says")) {
        claim_.says =
            ReadPhrases(map_.Required("says"), "`says`", scope_, diagnostics_);
      }
      ReadNamed();
      ReadBetween();
      ReadExpect();
      RefuseKeysOfOtherKinds();
      FinishKeys();
    }
    if (diagnostics_.errors() > errors) return std::nullopt;
    return std::move(claim_);
  }

 private:
  void Error(DiagnosticKind kind, Span span, std::string message,
             std::vector<DiagnosticNote> notes = {}) {
    diagnostics_.Error(kind, scope_.file, span, std::move(message),
                       std::move(notes));
  }

  Phrases Field(std::string_view key) {
    if (kind_known_ && !KindHasKey(claim_.kind, key)) return {};
    return ReadPhrases(map_.Optional(key), absl::StrFormat("`%s`", key), scope_,
                       diagnostics_);
  }

  void ReadId() {
    claim_.place = {scope_.file, node_.span};
    claim_.span = node_.span;
    const YamlNode* id = map_.RequiredText("id");
    if (id == nullptr || !CheckName(*id, scope_.file, "claim", diagnostics_)) {
      return;
    }
    claim_.id = id->scalar;
    claim_.place.span = TextSpan(*id);
  }

  void ReadKind() {
    const YamlNode* kind = map_.RequiredText("kind");
    if (kind == nullptr) return SayKindMayBeMeant();
    if (const auto known = ParseClaimKind(kind->scalar)) {
      claim_.kind = *known;
      kind_known_ = true;
      map_.Is(ClaimObject(*known));
      return;
    }
    std::vector<std::string> names;
    for (const ClaimKind each : AllClaimKinds()) {
      names.emplace_back(ClaimKindName(each));
    }
    ComplainBadWord(*kind, scope_.file, "kind of claim", names, diagnostics_);
  }

  // Without a kind no other key can be judged, but for one that is nearly it.
  void SayKindMayBeMeant() {
    for (const YamlNode& key : node_.keys) {
      if (!KindsWithKey(key.scalar).empty()) continue;
      const std::string nearest = NearestName(key.scalar, {"kind"});
      if (nearest.empty()) continue;
      diagnostics_.ErrorNear(DiagnosticKind::kUnknownKey, scope_.file, key.span,
                             absl::StrFormat("unknown key `%s`", key.scalar),
                             nearest, "");
    }
  }

  void ReadAbout() {
    const bool required =
        kind_known_ && ClaimObject(claim_.kind).Find("about")->required;
    const YamlNode* about =
        required ? map_.RequiredText("about") : map_.OptionalText("about");
    if (about == nullptr) return;
    const auto found = scope_.subjects.find(about->scalar);
    if (found != scope_.subjects.end()) {
      claim_.about = found->second;
      return;
    }
    std::vector<std::string> known;
    for (const auto& [id, index] : scope_.subjects) known.push_back(id);
    ComplainUnknownName(*about, scope_.file, "subject", known, diagnostics_);
  }

  void ReadHolds() {
    const YamlNode* holds = map_.Optional("holds");
    if (holds == nullptr) return;
    YamlMap map(*holds, scope_.file, RuleObject("holds"), diagnostics_);
    if (const YamlNode* from = map.RequiredText("from")) {
      if (const auto days = ReadDays(*from, scope_.file, diagnostics_)) {
        claim_.holds_from = days->earliest;
      }
    }
    map.Finish();
  }

  void ReadSeverity() {
    const YamlNode* severity = map_.Optional("severity");
    if (severity == nullptr) return;
    const bool of_framing = !kind_known_ || HasFramingSeverity(claim_.kind);
    YamlMap map(*severity, scope_.file,
                RuleObject(of_framing ? "severity-framing" : "severity"),
                diagnostics_);
    ReadSeverities(map, scope_.file, claim_.severity, diagnostics_);
    if (of_framing) {
      if (const auto level =
              SeverityAt(map, "framing", scope_.file, diagnostics_)) {
        claim_.framing_severity = *level;
      }
    }
    map.Finish();
  }

  void ReadCounts(std::string_view key, std::map<Stance, int>& counts) {
    const YamlNode* node = map_.Optional(key);
    if (node == nullptr) return;
    YamlMap map(*node, scope_.file, RuleObject("source-counts"), diagnostics_);
    for (int i = 0; i < kStanceCount; ++i) {
      const auto stance = static_cast<Stance>(i);
      const YamlNode* number = map.OptionalText(StanceName(stance));
      if (number == nullptr) continue;
      int count = 0;
      if (absl::SimpleAtoi(number->scalar, &count) && count > 0) {
        counts[stance] = count;
        continue;
      }
      Error(DiagnosticKind::kBadValue, TextSpan(*number),
            absl::StrFormat("`%s` is no number of sources; wanted one from 1 "
                            "on, as `%s: 3`",
                            number->scalar, StanceName(stance)));
    }
    map.Finish();
  }

  // The entries of a map whose keys are ids; says so if it is none or empty.
  std::vector<std::pair<const YamlNode*, const YamlNode*>> Entries(
      const YamlNode* node, std::string_view key, std::string_view noun) {
    std::vector<std::pair<const YamlNode*, const YamlNode*>> entries;
    if (node == nullptr) return entries;
    if (!node->IsMap()) {
      Error(DiagnosticKind::kWrongType, node->span,
            absl::StrFormat("found %s; `%s` is a map of names to phrases",
                            YamlKindName(node->kind), key));
      return entries;
    }
    if (node->keys.empty()) {
      Error(DiagnosticKind::kNeverMatches, node->span,
            absl::StrFormat("an empty map; `%s` needs at least one %s", key,
                            noun));
    }
    for (size_t i = 0; i < node->keys.size(); ++i) {
      if (CheckName(node->keys[i], scope_.file, noun, diagnostics_)) {
        entries.emplace_back(&node->keys[i], &node->items[i]);
      }
    }
    return entries;
  }

  void ReadNotes() {
    for (const auto& [key, value] :
         Entries(map_.Optional("notes"), "notes", "note")) {
      claim_.notes.emplace_back(
          key->scalar,
          ReadPhrases(value, absl::StrFormat("note `%s`", key->scalar), scope_,
                      diagnostics_));
    }
  }

  void ReadTests() {
    const YamlNode* tests = map_.Optional("tests");
    if (tests == nullptr) return;
    if (!tests->IsSequence()) {
      Error(DiagnosticKind::kWrongType, tests->span,
            absl::StrFormat("found %s; `tests` is a list",
                            YamlKindName(tests->kind)));
      return;
    }
    for (const YamlNode& item : tests->items) {
      if (auto test = ReadInlineTest(item, scope_, diagnostics_)) {
        claim_.tests.push_back(*std::move(test));
      }
    }
  }

  // Answers, items, states or frames.
  void ReadNamed() {
    switch (claim_.kind) {
      case ClaimKind::kChoice:
        return ReadAnswers("answers", "answer");
      case ClaimKind::kList:
        return ReadAnswers("items", "item");
      case ClaimKind::kFraming:
        return ReadAnswers("frames", "frame");
      case ClaimKind::kTimeline:
        return ReadStates();
      case ClaimKind::kDate:
      case ClaimKind::kDuration:
      case ClaimKind::kNumber:
      case ClaimKind::kQuantity:
      case ClaimKind::kMoney:
      case ClaimKind::kPercent:
      case ClaimKind::kFact:
      case ClaimKind::kTopic:
        return;
    }
  }

  void ReadAnswers(std::string_view key, std::string_view noun) {
    noun_ = noun;
    for (const auto& [name, value] : Entries(map_.Required(key), key, noun)) {
      Answer answer;
      answer.id = name->scalar;
      answer.place = {scope_.file, TextSpan(*name)};
      const std::string what = absl::StrFormat("`%s`", answer.id);
      if (claim_.kind == ClaimKind::kChoice && value->IsMap() &&
          (value->Find("says") != nullptr ||
           value->Find("within") != nullptr)) {
        YamlMap map(*value, scope_.file, RuleObject("answer"), diagnostics_);
        answer.says =
            ReadPhrases(map.Required("says"), what, scope_, diagnostics_);
        if (const YamlNode* within = map.OptionalText("within")) {
          answer.within = within->scalar;
          withins_.push_back(within);
        }
        map.Finish();
      } else {
        answer.says = ReadPhrases(value, what, scope_, diagnostics_);
      }
      claim_.answers.push_back(std::move(answer));
    }
    CheckWithin();
  }

  void CheckWithin() {
    for (const YamlNode* within : withins_) {
      if (claim_.FindAnswer(within->scalar) == nullptr) {
        ComplainUnknownName(*within, scope_.file, "answer", AnswerIds(),
                            diagnostics_);
      }
    }
    std::set<std::string> reported;
    for (const Answer& answer : claim_.answers) {
      std::vector<std::string> chain = {answer.id};
      const Answer* wider = &answer;
      while (wider != nullptr && !wider->within.empty() &&
             chain.size() <= claim_.answers.size()) {
        chain.push_back(wider->within);
        if (wider->within == answer.id) break;
        wider = claim_.FindAnswer(wider->within);
      }
      if (chain.size() < 2 || chain.back() != answer.id ||
          reported.contains(answer.id)) {
        continue;
      }
      reported.insert(chain.begin(), chain.end());
      std::vector<DiagnosticNote> notes;
      for (size_t i = 1; i + 1 < chain.size(); ++i) {
        notes.push_back({scope_.file, claim_.FindAnswer(chain[i])->place.span,
                         absl::StrFormat("by way of `%s`", chain[i])});
      }
      Error(DiagnosticKind::kCycle, answer.place.span,
            absl::StrFormat("an answer within itself: `%s`",
                            absl::StrJoin(chain, "` in `")),
            std::move(notes));
    }
  }

  void ReadStates() {
    noun_ = "state";
    const YamlNode* states = map_.Required("states");
    if (states == nullptr) return;
    if (!states->IsSequence()) {
      Error(DiagnosticKind::kWrongType, states->span,
            absl::StrFormat("found %s; `states` is a list, in order of time",
                            YamlKindName(states->kind)));
      return;
    }
    if (states->items.empty()) {
      Error(DiagnosticKind::kNeverMatches, states->span,
            "an empty list; `states` needs at least one state");
    }
    for (const YamlNode& item : states->items) ReadState(item);
  }

  void ReadState(const YamlNode& item) {
    YamlMap map(item, scope_.file, RuleObject("state"), diagnostics_);
    Answer state;
    if (const YamlNode* id = map.RequiredText("state")) {
      state.place = {scope_.file, TextSpan(*id)};
      if (CheckName(*id, scope_.file, "state", diagnostics_)) {
        state.id = id->scalar;
        if (const Answer* first = claim_.FindAnswer(state.id)) {
          Error(DiagnosticKind::kDuplicateId, state.place.span,
                absl::StrFormat("the state `%s` again", state.id),
                {{first->place.file, first->place.span, "first here"}});
        }
      }
    }
    if (const YamlNode* from = map.OptionalText("from")) {
      state.from = ReadDays(*from, scope_.file, diagnostics_);
      if (state.from && dated_ && state.from->earliest < dated_->earliest) {
        Error(DiagnosticKind::kBadDate, TextSpan(*from),
              absl::StrFormat("`%s` is earlier than the state before it, which "
                              "begins %s; states stand in order of time",
                              from->scalar, FormatDays(*dated_)));
      }
      if (state.from) dated_ = state.from;
    }
    state.says =
        ReadPhrases(map.Required("says"), "`says`", scope_, diagnostics_);
    map.Finish();
    claim_.answers.push_back(std::move(state));
  }

  void ReadBetween() {
    if (claim_.kind != ClaimKind::kFraming) return;
    std::set<std::string> voices = {"author"}, sides;
    for (const auto& [id, side] : scope_.voices) {
      voices.insert(id);
      if (!side.empty()) sides.insert(side);
    }
    ReadBetween("voices", "voice", voices);
    ReadBetween("sides", "side", sides);
  }

  void ReadBetween(std::string_view key, std::string_view what,
                   const std::set<std::string>& known) {
    const YamlNode* node = map_.Optional(key);
    if (node == nullptr) return;
    for (const YamlNode* id : TextList(
             *node, scope_.file, absl::StrFormat("`%s`", key), diagnostics_)) {
      if (known.contains(id->scalar)) {
        claim_.between.push_back(id->scalar);
      } else {
        ComplainUnknownName(*id, scope_.file, what,
                            {known.begin(), known.end()}, diagnostics_);
      }
    }
  }

  void ReadExpect() {
    if (!KindHasKey(claim_.kind, "expect")) return;
    const bool many =
        claim_.kind == ClaimKind::kList || claim_.kind == ClaimKind::kFraming;
    const YamlNode* expect =
        many ? map_.Optional("expect") : map_.OptionalText("expect");
    const auto kind = ValueKindOf(claim_.kind);
    const YamlNode* tolerance = kind ? map_.OptionalText("tolerance") : nullptr;
    if (expect == nullptr) {
      if (tolerance == nullptr) return;
      Error(DiagnosticKind::kBadValue, TextSpan(*tolerance),
            "`tolerance` without `expect`, from which it would be counted");
      return;
    }
    claim_.expect_span = TextSpan(*expect);
    if (kind) {
      ReadExpectedValue(*expect, *kind);
      if (tolerance != nullptr) ReadTolerance(*tolerance);
      return;
    }
    for (const YamlNode* id :
         TextList(*expect, scope_.file, "`expect`", diagnostics_)) {
      if (claim_.FindAnswer(id->scalar) == nullptr) {
        ComplainUnknownName(*id, scope_.file, noun_, AnswerIds(), diagnostics_);
      } else if (std::find(claim_.expect_ids.begin(), claim_.expect_ids.end(),
                           id->scalar) != claim_.expect_ids.end()) {
        Error(DiagnosticKind::kDuplicateId, TextSpan(*id),
              absl::StrFormat("`%s` is expected twice", id->scalar));
      } else {
        claim_.expect_ids.push_back(id->scalar);
      }
    }
    claim_.expect_text = absl::StrJoin(claim_.expect_ids, ", ");
  }

  void ReadExpectedValue(const YamlNode& expect, ValueKind kind) {
    absl::StatusOr<Value> value = ParseExpected(kind, expect.scalar);
    if (value.ok()) {
      claim_.expect = *std::move(value);
      claim_.expect_text = expect.scalar;
      return;
    }
    std::string message(value.status().message());
    if (kind == ValueKind::kDate) {
      ComplainBadDate(expect, scope_.file, std::move(message), diagnostics_);
      return;
    }
    Error(DiagnosticKind::kBadValue, TextSpan(expect), std::move(message));
  }

  void ReadTolerance(const YamlNode& node) {
    if (!claim_.expect) return;
    absl::StatusOr<Value> wider = ParseExpectedWithTolerance(
        claim_.expect->kind, claim_.expect_text, node.scalar);
    if (!wider.ok()) {
      Error(DiagnosticKind::kBadValue, TextSpan(node),
            std::string(wider.status().message()));
      return;
    }
    claim_.expect = *std::move(wider);
    absl::StrAppend(&claim_.expect_text, " ± ", node.scalar);
  }

  std::vector<std::string> AnswerIds() const {
    std::vector<std::string> ids;
    for (const Answer& answer : claim_.answers) ids.push_back(answer.id);
    return ids;
  }

  // Keys that exist, but not for this kind: says which kind has them.
  void RefuseKeysOfOtherKinds() {
    for (const YamlNode& key : node_.keys) {
      const std::vector<ClaimKind> kinds = KindsWithKey(key.scalar);
      if (kinds.empty() || KindHasKey(claim_.kind, key.scalar)) continue;
      std::vector<std::string> names;
      for (const ClaimKind kind : kinds) {
        names.emplace_back(ClaimKindName(kind));
      }
      Error(DiagnosticKind::kUnknownKey, key.span,
            absl::StrFormat("unknown key `%s` for the kind `%s`; claims of "
                            "kind `%s` have it",
                            key.scalar, ClaimKindName(claim_.kind),
                            absl::StrJoin(names, "`, `")));
      refused_.insert(key.scalar);
    }
  }

  void FinishKeys() {
    // Asked for, so that they are not complained about twice.
    for (const std::string& key : refused_) map_.Ignore(key);
    map_.Finish();
  }

  const YamlNode& node_;
  const RuleScope& scope_;
  Diagnostics& diagnostics_;
  YamlMap map_;
  Claim claim_;
  bool kind_known_ = false;
  std::string_view noun_;  // Of one of `Claim::answers`.
  std::vector<const YamlNode*> withins_;
  std::optional<DayInterval> dated_;  // Of the last state with a date.
  std::set<std::string> refused_;
};

}  // namespace

std::optional<Claim> ReadClaim(const YamlNode& node, const RuleScope& scope,
                               Diagnostics& diagnostics) {
  return ClaimReader(node, scope, diagnostics).Read();
}

}  // namespace claimcheck

// ReadInlineTest: the tests that rule authors write beside their claims.

#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/rules/claim_reader.h"
#include "checker/rules/rule_schema.h"
#include "checker/text/language_tag.h"
#include "checker/text/normalize.h"

namespace claimcheck {
namespace {

std::vector<std::string> StanceNames() {
  std::vector<std::string> names;
  for (int i = 0; i < kStanceCount; ++i) {
    names.emplace_back(StanceName(static_cast<Stance>(i)));
  }
  return names;
}

void CheckVoice(const YamlNode& voice, const RuleScope& scope,
                Diagnostics& diagnostics) {
  if (voice.scalar == "author" || scope.voices.contains(voice.scalar)) return;
  std::vector<std::string> known = {"author"};
  for (const auto& [id, side] : scope.voices) known.push_back(id);
  ComplainUnknownName(voice, scope.file, "voice", known, diagnostics);
}

// The `text`, or the file that `source` names.
void ReadText(YamlMap& map, const YamlNode& node, const RuleScope& scope,
              Diagnostics& diagnostics, InlineTest& test) {
  const YamlNode* text = map.OptionalText("text");
  const YamlNode* source = map.OptionalText("source");
  if (text != nullptr && source != nullptr) {
    diagnostics.Error(DiagnosticKind::kBadValue, scope.file, source->span,
                      "a test with both `text` and `source`; it has one text");
  }
  if (text != nullptr) {
    test.text = text->scalar;
    test.text_span = TextSpan(*text);
    return;
  }
  if (source == nullptr) {
    if (node.Find("text") != nullptr || node.Find("source") != nullptr ||
        !map.ok()) {
      return;
    }
    diagnostics.Error(DiagnosticKind::kMissingKey, scope.file,
                      node.keys.empty() ? node.span : node.keys.front().span,
                      "a test without `text`; it must have that, or `source`");
    return;
  }
  test.text_span = TextSpan(*source);
  test.fixture = source->scalar;
  const absl::StatusOr<TextFilePtr> file = scope.read(source->scalar);
  if (!file.ok()) {
    diagnostics.Error(DiagnosticKind::kUnreadableImport, scope.file,
                      test.text_span, std::string(file.status().message()));
    return;
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  test.text = (*file)->bytes();
  if (test.text.starts_with(kByteOrderMark)) {
    test.text.erase(0, kByteOrderMark.size());
  }
}

}  // namespace

std::optional<InlineTest> ReadInlineTest(const YamlNode& node,
                                         const RuleScope& scope,
                                         Diagnostics& diagnostics) {
  const int errors = diagnostics.errors();
  YamlMap map(node, scope.file, RuleObject("test"), diagnostics);
  InlineTest test;
  test.place = {scope.file, node.span};
  ReadText(map, node, scope, diagnostics, test);
  if (const YamlNode* expect = map.RequiredText("expect")) {
    test.expect_span = TextSpan(*expect);
    if (const auto stance = ParseStance(expect->scalar)) {
      test.expect = *stance;
    } else {
      ComplainBadWord(*expect, scope.file, "stance", StanceNames(),
                      diagnostics);
    }
  }
  if (const YamlNode* published = map.OptionalText("published")) {
    test.published = ReadDays(*published, scope.file, diagnostics);
  }
  if (const YamlNode* language = map.OptionalText("language")) {
    if (const auto tag = CanonicalLanguageTag(language->scalar)) {
      test.language = *tag;
    } else {
      diagnostics.ErrorNear(
          DiagnosticKind::kBadValue, scope.file, TextSpan(*language),
          absl::StrFormat("`%s` is no language", language->scalar),
          NearestLanguageTag(language->scalar),
          "write a tag like `en`, `ru` or `pt-BR`");
    }
  }
  if (const YamlNode* voice = map.OptionalText("voice")) {
    CheckVoice(*voice, scope, diagnostics);
    test.voice = voice->scalar;
  }
  if (const YamlNode* at = map.OptionalText("at")) {
    test.at = at->scalar;
    test.at_span = at->span;
    if (at->scalar.empty() ||
        (!test.text.empty() &&
         Normalize(test.text).text.find(Normalize(at->scalar).text) ==
             std::string::npos)) {
      diagnostics.Error(DiagnosticKind::kBadValue, scope.file, TextSpan(*at),
                        absl::StrFormat("`%s` does not stand in the text of "
                                        "this test",
                                        at->scalar));
    }
  }
  if (const YamlNode* notes = map.Optional("notes")) {
    for (const YamlNode* note :
         TextList(*notes, scope.file, "`notes`", diagnostics)) {
      test.notes.push_back(note->scalar);
    }
  }
  if (const YamlNode* todo = map.OptionalText("todo")) {
    test.todo = todo->scalar;
    if (todo->scalar.empty()) {
      diagnostics.Error(DiagnosticKind::kBadValue, scope.file, todo->span,
                        "`todo` without a reason; say why the test fails");
    }
  }
  map.Finish();
  if (diagnostics.errors() > errors) return std::nullopt;
  return test;
}

}  // namespace claimcheck

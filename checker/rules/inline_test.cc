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

}  // namespace

std::optional<InlineTest> ReadInlineTest(const YamlNode& node,
                                         const RuleScope& scope,
                                         Diagnostics& diagnostics) {
  const int errors = diagnostics.errors();
  YamlMap map(node, scope.file, RuleObject("test"), diagnostics);
  InlineTest test;
  test.place = {scope.file, node.span};
  const YamlNode* text = map.RequiredText("text");
  if (text != nullptr) test.text = text->scalar;
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
      diagnostics.Error(
          DiagnosticKind::kBadValue, scope.file, TextSpan(*language),
          absl::StrFormat("`%s` is no language; write a tag like `en`, `ru` or "
                          "`pt-BR`",
                          language->scalar));
    }
  }
  if (const YamlNode* voice = map.OptionalText("voice")) {
    CheckVoice(*voice, scope, diagnostics);
    test.voice = voice->scalar;
  }
  if (const YamlNode* at = map.OptionalText("at")) {
    test.at = at->scalar;
    if (at->scalar.empty() ||
        (text != nullptr &&
         Normalize(text->scalar).text.find(Normalize(at->scalar).text) ==
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
  map.Finish();
  if (diagnostics.errors() > errors) return std::nullopt;
  return test;
}

}  // namespace claimcheck

#include "checker/corpus/json_lines.h"

#include <string>
#include <string_view>

#include "checker/corpus/json_text.h"
#include "checker/corpus/source.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

TextFilePtr File(std::string bytes) {
  return *TextFile::Create("news.jsonl", std::move(bytes));
}

TEST(ReadJsonLinesTest, ReadsOneSourceALine) {
  Diagnostics diagnostics;
  const JsonLines lines = ReadJsonLines(
      File("\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"One.\"}\r\n\n"
           "  {\"text\": \"Two.\", \"id\": \"b\", \"title\": null, "
           "\"credits\": [\"x\", \"y\"]}  \n"
           "{\"id\": \"c\", \"text\": \"\", \"credits\": \"z\"}"),
      diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0);
  EXPECT_EQ(lines.unreadable, 0);
  ASSERT_EQ(lines.sources.size(), 3U);
  EXPECT_EQ(lines.sources[0].text.text, "One.");
  EXPECT_EQ(lines.sources[1].entry.Find("id")->text, "b");
  EXPECT_EQ(lines.sources[1].entry.Find("title"), nullptr);
  EXPECT_EQ(lines.sources[1].entry.texts.at("credits").size(), 2U);
  EXPECT_EQ(lines.sources[2].entry.texts.at("credits").size(), 1U);
}

TEST(ReadJsonLinesTest, GoesOnAfterABadLine) {
  for (const char* bad :
       {"{", "{}", "[]", "7", "{\"id\": \"x\"}", "{\"text\": 7}",
        "{\"text\": null}", "{\"text\": \"a}", "{\"text\": \"a\",}",
        "{\"text\": \"\\ud800\"}", "{\"text\": \"a\\u0000\"}", "{} {}", "x"}) {
    Diagnostics diagnostics;
    const JsonLines lines = ReadJsonLines(
        File(std::string(bad) + "\n{\"id\": \"b\", \"text\": \"Two.\"}\n"),
        diagnostics);
    EXPECT_EQ(diagnostics.errors(), 1) << bad;
    EXPECT_EQ(lines.unreadable, 1) << bad;
    ASSERT_EQ(lines.sources.size(), 1U) << bad;
    EXPECT_EQ(lines.sources[0].entry.Find("id")->text, "b");
    EXPECT_EQ(diagnostics.Sorted()[0]
                  .file->LineColumnAt(diagnostics.Sorted()[0].span.begin)
                  .line,
              1);
  }
}

TEST(ReadJsonLinesTest, ComplainsOnceAboutAnUnknownKey) {
  Diagnostics diagnostics;
  ReadJsonLines(File("{\"text\": \"a\", \"tittle\": 1}\n"
                     "{\"text\": \"a\", \"tittle\": 1}\n"
                     "{\"text\": \"a\", \"text\": \"b\"}\n"),
                diagnostics);
  ASSERT_EQ(diagnostics.errors(), 2);
  EXPECT_THAT(diagnostics.Sorted()[0].message,
              testing::HasSubstr("did you mean `title`?"));
  EXPECT_EQ(diagnostics.Sorted()[1].kind, DiagnosticKind::kDuplicateKey);
}

TEST(ReadJsonStringTest, MapsEscapesToTheirBytes) {
  struct Case {
    const char* string;  // As in the file.
    const char* words;   // As in the text.
    const char* want;    // The words in the file.
  };
  constexpr Case kCases[] = {
      {R"("one two")", "two", "two"},
      {R"("it\u2019s so")", "it’s", R"(it\u2019s)"},
      {R"("a\nb")", "\n", R"(\n)"},
      {R"("a\nb")", "b", "b"},
      {R"("say \"so\" now")", "\"so\"", R"(\"so\")"},
      {R"("\\\/\b\f\r\t.")", "\\/\b\f\r\t", R"(\\\/\b\f\r\t)"},
      {R"("x\ud83d\ude00y")", "😀", R"(\ud83d\ude00)"},
      {R"("\u043d\u0435т")", "нет", R"(\u043d\u0435т)"},
  };
  for (const auto& [string, words, want] : kCases) {
    SCOPED_TRACE(string);
    const std::string_view file = string;
    Source source;
    MappedText text = ReadJsonString(file, {0, static_cast<int>(file.size())});
    source.text = text.text;
    source.origin = text.origin;
    ASSERT_EQ(source.origin.size(), source.text.size() + 1);
    EXPECT_TRUE(text.skipped.empty());
    const size_t at = source.text.find(words);
    ASSERT_NE(at, std::string::npos) << source.text;
    const Span span =
        source.ToFile({static_cast<int>(at),
                       static_cast<int>(at + std::string_view(words).size())});
    EXPECT_EQ(file.substr(static_cast<size_t>(span.begin),
                          static_cast<size_t>(span.size())),
              want);
  }
}

TEST(MembersOfTest, SkipsOverWhateverIsNested) {
  const std::string_view file =
      R"( {"a" : [1, {"b": "]}\""}], "c":-1.5e3,"d": {} , "e":true})";
  const std::vector<JsonMember> members =
      MembersOf(file, {1, static_cast<int>(file.size())});
  std::vector<std::string_view> values;
  for (const JsonMember& member : members) {
    values.push_back(file.substr(static_cast<size_t>(member.value.begin),
                                 static_cast<size_t>(member.value.size())));
  }
  EXPECT_THAT(values, testing::ElementsAre(R"([1, {"b": "]}\""}])", "-1.5e3",
                                           "{}", "true"));
}

}  // namespace
}  // namespace claimcheck

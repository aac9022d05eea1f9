#include "checker/yaml/yaml_node.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

struct Parsed {
  TextFilePtr file;
  YamlNode root;
  Diagnostics diagnostics;

  std::string_view Under(Span span) const {
    return std::string_view(file->bytes())
        .substr(static_cast<size_t>(span.begin),
                static_cast<size_t>(span.size()));
  }
  // The diagnostics as printed, without the quoted lines.
  std::string Complaints() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      const LineColumn place = file->LineColumnAt(diagnostic.span.begin);
      all += std::to_string(place.line) + ":" + std::to_string(place.column) +
             ": " + diagnostic.message + " [" +
             std::string(DiagnosticCode(diagnostic.kind)) + "]\n";
    }
    return all;
  }
};

Parsed Parse(std::string bytes) {
  Parsed parsed;
  parsed.file = TextFile::Create("x.yaml", std::move(bytes)).value();
  parsed.root = ParseYaml(parsed.file, parsed.diagnostics);
  return parsed;
}

// "{a: [x, y]}": scalars as they are, nothing as ().
std::string Show(const YamlNode& node) {
  std::string out;
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "()";
    case YamlNode::Kind::kScalar:
      return node.scalar;
    case YamlNode::Kind::kSequence:
      for (const YamlNode& item : node.items) {
        out += (out.empty() ? "" : ", ") + Show(item);
      }
      return "[" + out + "]";
    case YamlNode::Kind::kMap:
      for (size_t i = 0; i < node.keys.size(); ++i) {
        out += (out.empty() ? "" : ", ") + node.keys[i].scalar + ": " +
               Show(node.items[i]);
      }
      return "{" + out + "}";
  }
  return out;
}

TEST(ParseYamlTest, GivesTextAsWritten) {
  struct Case {
    const char* yaml;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"", "()"},
      {"# only a comment\n", "()"},
      {"a: 1.10\nb: 010x\n", "{a: 1.10, b: 010x}"},
      {"a:\nb: ''\n", "{a: (), b: }"},
      {"- x\n-\n- - z\n", "[x, (), [z]]"},
      {"a: [x, {b: c}, d: e]\n", "{a: [x, {b: c}, {d: e}]}"},
      {"? a\n: b\n", "{a: b}"},
      {"--- \na: b\n...\n", "{a: b}"},
      {"a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}"},
      {"a: &x one\n*x : two\n", "{a: one, one: two}"},
      {"a: b\rc: d\r", "{a: b, c: d}"},
      {"a: \"\\N\\_\\x41\\u00e9\\U0001F600\"\n", "{a: \u0085\u00a0A\u00e9😀}"},
  };
  for (const auto& [yaml, want] : kCases) {
    SCOPED_TRACE(yaml);
    const Parsed parsed = Parse(yaml);
    EXPECT_EQ(parsed.Complaints(), "");
    EXPECT_EQ(Show(parsed.root), want);
  }
}

// Every letter of the scalar must be found where its origin says, and the
// span must hold the scalar and nothing else.
TEST(ParseYamlTest, KnowsWhereEveryByteOfAScalarStands) {
  struct Case {
    const char* yaml;  // The scalar is the value of `k`.
    const char* text;
    const char* span;
  };
  constexpr Case kCases[] = {
      {"k: one", "one", "one"},
      {"k: one # two\n", "one", "one"},
      {"k: one  \t\nj: x\n", "one", "one"},
      {"k: x#y:z\n", "x#y:z", "x#y:z"},
      {"k: one\n  two\n\n\n  three\n", "one two\n\nthree",
       "one\n  two\n\n\n  three"},
      {"k: one\r\n  two\r\n\r\n  three\r\n", "one two\nthree",
       "one\r\n  two\r\n\r\n  three"},
      {"{j: [k], k: one two , l: x}", "one two", "one two"},
      {"k: 'it''s'\n", "it's", "'it''s'"},
      {"k: 'a\n\n\n  b '  # c\n", "a\n\nb ", "'a\n\n\n  b '"},
      {"k: ''\n", "", "''"},
      {"k: \"\"\n", "", "\"\""},
      {"k: \"a\\tb\\\\c\\\"d\"\n", "a\tb\\c\"d", "\"a\\tb\\\\c\\\"d\""},
      {"k: \"a \\\n   b  \n  c\"\n", "a b c", "\"a \\\n   b  \n  c\""},
      {"k: \"a\\\n\n  b\"\n", "a\nb", "\"a\\\n\n  b\""},
      {"k: \"\\u0436x\\N\"\n", "\u0436x\u0085", "\"\\u0436x\\N\""},
      {"k: |\n  one\n\n   two\n  three\nj: x\n", "one\n\n two\nthree\n",
       "|\n  one\n\n   two\n  three"},
      {"k: |-\n  one\n\n\nj: x\n", "one", "|-\n  one"},
      {"k: |+\n  one\n\n\nj: x\n", "one\n\n\n", "|+\n  one"},
      {"k: |2\n    one\n  two\n", "  one\ntwo\n", "|2\n    one\n  two"},
      {"k: | # why\r\n  one\r\n  two\r\n", "one\ntwo\n",
       "| # why\r\n  one\r\n  two"},
      {"k: |\n\n\n  one", "\n\none", "|\n\n\n  one"},
      {"k: |\nj: x\n", "", "|"},
      {"k: >\n  one\n  two\n\n  three\n", "one two\nthree\n",
       ">\n  one\n  two\n\n  three"},
      {"k: >-\n  one\n    two\n   three\n\n  four\n\n    five\n  six\n",
       "one\n  two\n three\n\nfour\n\n  five\nsix",
       ">-\n  one\n    two\n   three\n\n  four\n\n    five\n  six"},
      {"k: >\n\n  one\n\n\n\n  two\n\n\n", "\none\n\n\ntwo\n",
       ">\n\n  one\n\n\n\n  two"},
      {"k: >-\r\n  one\r\n  two\r\n", "one two", ">-\r\n  one\r\n  two"},
      {"- k: >\n    one\n    two\n  j: x\n", "one two\n",
       ">\n    one\n    two"},
      {"\xEF\xBB\xBFk: \u0436\u0436 z\n", "\u0436\u0436 z", "\u0436\u0436 z"},
      {"\xEF\xBB\xBFj: \u0436\nk: \"\u0436\\n\"\n", "\u0436\n",
       "\"\u0436\\n\""},
      {"k: &a one\n", "one", "one"},
      {"k: &a\n  # why\n  'one'\n", "one", "'one'"},
  };
  for (const auto& [yaml, text, span] : kCases) {
    SCOPED_TRACE(yaml);
    const Parsed parsed = Parse(yaml);
    ASSERT_EQ(parsed.Complaints(), "");
    const YamlNode* map =
        parsed.root.IsMap() ? &parsed.root : &parsed.root.items[0];
    const YamlNode* node = map->Find("k");
    ASSERT_NE(node, nullptr);
    EXPECT_EQ(node->scalar, text);
    EXPECT_EQ(parsed.Under(node->span), span);
    ASSERT_EQ(node->origin.size(), node->scalar.size() + 1);
    const std::string& bytes = parsed.file->bytes();
    for (size_t i = 0; i < node->scalar.size(); ++i) {
      const int at = node->origin[i];
      EXPECT_LE(at, node->origin[i + 1]) << i;
      EXPECT_GE(at, node->span.begin) << i;
      const char c = bytes[static_cast<size_t>(at)];
      if (isalpha(node->scalar[i]) != 0 && c != '\\') {
        EXPECT_EQ(c, node->scalar[i]) << i;
      }
      if (node->scalar[i] == '\n') {
        EXPECT_TRUE(c == '\n' || c == '\r' || c == '\\' || c == ' ') << i;
      }
    }
  }
}

}  // namespace
}  // namespace claimcheck

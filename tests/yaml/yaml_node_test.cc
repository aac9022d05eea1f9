#include "checker/yaml/yaml_node.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/str_format.h"
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
      {"k: \"\\N\n\n  \"\n", "\u0085\n", "\"\\N\n\n  \""},
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

TEST(ParseYamlTest, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* yaml;
    const char* place;  // "line:column: " and the beginning of the message.
    const char* code;
  };
  constexpr Case kCases[] = {
      {"a: \"x\nb: c\n", "1:4: a quotation mark that is never", "yaml-syntax"},
      {"a: 'x", "1:4: a quotation mark that is never", "yaml-syntax"},
      {"b: it's\na: [c, 'x", "2:8: a quotation mark that", "yaml-syntax"},
      {"a:\n\tb: c\n", "2:1: a tab in the indentation", "yaml-syntax"},
      {"a: one\n \ttwo\n", "2:2: a tab in the indentation", "yaml-syntax"},
      {"- a\n\t- b\n", "2:1: a tab in the indentation", "yaml-syntax"},
      {"a: |\n\tx\n", "2:1: a tab in the indentation", "yaml-syntax"},
      {"a: b: c\n", "1:5: a `:` where no key can be", "yaml-syntax"},
      {"a:b\nc: d\n", "2:2: a `:` where no key can be", "yaml-syntax"},
      {"a:\n  b: c\n d: e\n", "3:2: this does not fit the map", "yaml-syntax"},
      {"- a\nb: c\n", "2:1: this does not belong", "yaml-syntax"},
      {"a: [b, c\nd: e\n", "2:2: a `[` that is never closed", "yaml-syntax"},
      {"a: b\n---\nc\n", "2:1: a second document", "yaml-syntax"},
      {"a: *b\n", "1:4: an alias of nothing", "yaml-syntax"},
      {"a: !!str b\n", "1:4: a tag", "yaml-syntax"},
      {"a: @b\n", "1:4: a character that cannot begin", "yaml-syntax"},
      {"a: b\x01\n", "1:5: the control character U+0001", "yaml-syntax"},
      {"a: \"\\0\"\n", "1:4: an escape for the character NUL", "yaml-syntax"},
      {"a: \"\\q\"\n", "1:7: not YAML: unknown escape", "yaml-syntax"},
      {"? [a]\n: b\n", "1:3: found a list; a key is text", "yaml-syntax"},
      {": b\n", "1:1: found nothing; a key is text", "yaml-syntax"},
      {"a: 1\nb: 2\na: 3\n", "3:1: the key `a` again", "duplicate-key"},
      {"a: yes\n", "1:4: `yes` is read as text here", "yaml-surprise"},
      {"a: [010]\n", "1:5: `010` is read as text here", "yaml-surprise"},
      {"a: ~\n", "1:4: `~` is read as text here", "yaml-surprise"},
      {"- 12:30\n", "1:3: `12:30` is read as text", "yaml-surprise"},
      {"- 1_000\n", "1:3: `1_000` is read as text", "yaml-surprise"},
      {"a: &x [*x]\n", "1:8: an alias inside what it", "yaml-too-deep"},
  };
  for (const auto& [yaml, place, code] : kCases) {
    SCOPED_TRACE(yaml);
    const std::string complaints = Parse(yaml).Complaints();
    EXPECT_TRUE(complaints.starts_with(place)) << complaints;
    EXPECT_TRUE(complaints.ends_with(absl::StrFormat("[%s]\n", code)))
        << complaints;
    EXPECT_EQ(std::count(complaints.begin(), complaints.end(), '\n'), 1)
        << complaints;
  }
}

TEST(ParseYamlTest, FindsNoSurpriseInQuotesKeysDatesAndWords) {
  for (const char* yaml :
       {"a: 'yes'", "a: \"010\"", "yes: a", "~: a", "a: 2025-01-17", "a: 10",
        "a: 0", "a: 0.5", "a: |\n  no", "a: >\n  12:30", "a: no sign",
        "a: 12:75", "a: 1_x", "a: 2025-02..2025-04", "a: nullify"}) {
    EXPECT_EQ(Parse(yaml).Complaints(), "") << yaml;
  }
}

TEST(ParseYamlTest, KeepsTheFirstOfTwoEqualKeys) {
  EXPECT_EQ(Show(Parse("a: 1\nb: 2\na: 3\n").root), "{a: 1, b: 2}");
}

std::string Repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(ParseYamlTest, BoundsDepthAndAliases) {
  EXPECT_EQ(Parse("a: " + Repeat("[", 63) + Repeat("]", 63)).Complaints(), "");
  std::string stairs, laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 0; i < 100; ++i) {
    stairs += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  }
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before = std::string("*") + static_cast<char>(c - 1);
    laughs += std::string(1, c) + ": &" + c + " [" + Repeat(before + ", ", 9) +
              before + "]\n";
  }
  const std::string kCases[] = {
      Repeat("[", 100'000),
      Repeat("{a: ", 10'000),
      Repeat("- ", 100'000),
      Repeat("? ", 10'000),
      stairs,
      laughs,
      // Levels add up through aliases.
      "a: &a " + Repeat("[", 50) + Repeat("]", 50) + "\nb: " + Repeat("[", 20) +
          "*a" + Repeat("]", 20),
      // So do the bytes of a long text.
      "a: &a " + Repeat("x", 100'000) + "\nb:\n" + Repeat("- *a\n", 1'000),
  };
  for (const std::string& yaml : kCases) {
    SCOPED_TRACE(yaml.substr(0, 40));
    const Parsed parsed = Parse(yaml);
    EXPECT_TRUE(parsed.Complaints().ends_with("[yaml-too-deep]\n"))
        << parsed.Complaints();
    EXPECT_EQ(parsed.root.kind, YamlNode::Kind::kNull);
  }
}

// Damaged files end in a result or a complaint, with spans inside the file.
TEST(ParseYamlTest, SurvivesEveryPrefixAndEveryMissingByte) {
  const std::string whole =
      "\xEF\xBB\xBF# c\r\na: &x [b, 'it''s', {\"c\\n\\u0436\": d}]\n"
      "e: >-\n  one\n\n    two\nf: |+\n  \u0436\n\ng: *x\n? h\n: - i\n  -\n"
      "'j' : \"k\n\n  l\\\n  m\"\n";
  for (size_t i = 0; i <= whole.size(); ++i) {
    for (const std::string& yaml :
         {whole.substr(0, i),
          whole.substr(0, i) + whole.substr(std::min(i + 1, whole.size()))}) {
      auto file = TextFile::Create("x.yaml", yaml);
      if (!file.ok()) continue;
      Diagnostics diagnostics;
      const YamlNode root = ParseYaml(*file, diagnostics);
      for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
        EXPECT_LE(0, diagnostic.span.begin);
        EXPECT_LE(diagnostic.span.begin, diagnostic.span.end);
        EXPECT_LE(diagnostic.span.end, (*file)->size());
      }
      EXPECT_LE(root.span.end, (*file)->size());
    }
  }
}

TEST(ParseYamlTest, PointsAtListsMapsAndWhatIsMissing) {
  const Parsed parsed = Parse(
      "a: [b, {c: d}] # e\nf:\n  g: h\n  i:\n    - j\n\nk:\nl:\n  -\n  - m\n");
  ASSERT_EQ(parsed.Complaints(), "");
  EXPECT_EQ(parsed.Under(parsed.root.Find("a")->span), "[b, {c: d}]");
  EXPECT_EQ(parsed.Under(parsed.root.Find("a")->items[1].span), "{c: d}");
  EXPECT_EQ(parsed.Under(parsed.root.Find("f")->span), "g: h\n  i:\n    - j");
  const Span missing = parsed.root.Find("k")->span;
  EXPECT_TRUE(missing.empty());
  EXPECT_EQ(parsed.file->LineColumnAt(missing.begin), (LineColumn{7, 3}));
  const Span item = parsed.root.Find("l")->items[0].span;
  EXPECT_EQ(parsed.file->LineColumnAt(item.begin), (LineColumn{9, 4}));
}

TEST(YamlNodeTest, SpanInScalarPointsIntoEveryStyle) {
  struct Case {
    const char* yaml;
    int begin;
    int end;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"a: one two\n", 4, 7, "two"},
      {"a: 'it''s two'\n", 5, 8, "two"},
      {"a: \"\\u0436 two\"\n", 3, 6, "two"},
      {"a: \"\\u0436 two\"\n", 0, 2, "\\u0436"},
      {"a: |\n  one\n  two\n", 4, 7, "two"},
      {"a: >\n  one\n  two\n", 0, 3, "one"},
      {"a: >\n  one\n  two\n", 0, 7, "one\n  two"},
      {"a: one\n  two\n", 4, 99, "two"},
  };
  for (const auto& [yaml, begin, end, want] : kCases) {
    const Parsed parsed = Parse(yaml);
    EXPECT_EQ(parsed.Under(parsed.root.items[0].SpanInScalar(begin, end)), want)
        << yaml;
  }
}

TEST(YamlMapTest, AsksStrictly) {
  Parsed parsed = Parse("id: x\nnote: [n1]\ntolerence: 5\nqqqqqq: 6\n");
  YamlMap map(parsed.root, parsed.file, "claim", parsed.diagnostics);
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(map.RequiredText("id")->scalar, "x");
  EXPECT_EQ(map.OptionalText("note"), nullptr);
  EXPECT_EQ(map.Optional("tolerance"), nullptr);
  EXPECT_EQ(map.Required("kind"), nullptr);
  EXPECT_EQ(map.Key("note")->scalar, "note");
  map.Finish();
  EXPECT_EQ(parsed.Complaints(),
            "1:1: a claim without `kind`; it must have one [missing-key]\n"
            "2:7: found a list; `note` of a claim is text [wrong-type]\n"
            "3:1: unknown key `tolerence`; did you mean `tolerance`? "
            "[unknown-key]\n"
            "4:1: unknown key `qqqqqq`; a claim has `id`, `kind`, `note`, "
            "`tolerance` [unknown-key]\n");
}

TEST(YamlMapTest, SaysOnceThatANodeIsNoMap) {
  Parsed parsed = Parse("- x\n");
  YamlMap map(parsed.root, parsed.file, "entry", parsed.diagnostics);
  EXPECT_FALSE(map.ok());
  EXPECT_EQ(map.RequiredText("id"), nullptr);
  map.Finish();
  EXPECT_EQ(parsed.Complaints(),
            "1:1: found a list; an entry is a map of `key: value` lines "
            "[wrong-type]\n");
}

TEST(TextListTest, TakesOneTextOrAList) {
  Parsed parsed = Parse("- x\n- [w, z]\n- [w, [z]]\n- {a: b}\n-\n");
  std::string counts;
  for (const YamlNode& item : parsed.root.items) {
    counts += std::to_string(
        TextList(item, parsed.file, "`names`", parsed.diagnostics).size());
  }
  EXPECT_EQ(counts, "12100");
  EXPECT_EQ(parsed.Complaints(),
            "3:7: found a list; `names` is a list of texts [wrong-type]\n"
            "4:3: found a map; `names` is text or a list of texts "
            "[wrong-type]\n"
            "5:2: found nothing; `names` is text or a list of texts "
            "[wrong-type]\n");
}

}  // namespace
}  // namespace claimcheck

#include "checker/yaml/yaml_quote.h"

#include <string>

#include "checker/yaml/yaml_node.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

TEST(QuotedYamlTest, IsReadBackAsItWas) {
  for (const std::string text :
       {"", "bridge", "a \"b\" \\ c", "two\nlines\tand  spaces ", "Brücke, پل",
        "\x1b]0;owned\x07", "\u202Ereversed", "\r", "\u0085\u009B\u2028 x"}) {
    const std::string quoted = QuotedYaml(text);
    EXPECT_EQ(quoted.find_first_of("\x1b\x07\r\n"), std::string::npos);
    EXPECT_EQ(quoted.find("\u202E"), std::string::npos);
    Diagnostics diagnostics;
    const YamlNode node = ParseYaml(
        *TextFile::Create("x.yaml", "a: " + quoted + "\n"), diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << quoted;
    ASSERT_NE(node.Find("a"), nullptr) << quoted;
    EXPECT_EQ(node.Find("a")->scalar, text) << quoted;
  }
}

TEST(QuotedYamlTest, LeavesOrdinaryTextAsItIs) {
  EXPECT_EQ(QuotedYaml("Brücke, پل: 3"), "\"Brücke, پل: 3\"");
}

}  // namespace
}  // namespace claimcheck

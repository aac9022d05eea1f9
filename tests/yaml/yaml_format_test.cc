#include "checker/yaml/yaml_format.h"

#include <string>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

std::string Format(const std::string& text) {
  Diagnostics diagnostics;
  const auto file = TextFile::Create("x.yaml", text);
  EXPECT_TRUE(file.ok()) << file.status();
  const YamlNode root = ParseYaml(*file, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << text;
  const auto formatted = FormatYaml(*file, root);
  EXPECT_TRUE(formatted.ok()) << formatted.status();
  return formatted.ok() ? *formatted : "";
}

struct Row {
  const char* what;
  const char* text;
  const char* want;
};

const Row kRows[] = {
    {"indentation of maps", "a:\n    b: 1\n    c:\n          d: 2\n",
     "a:\n  b: 1\n  c:\n    d: 2\n"},
    {"lists stand behind their key", "a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"},
    {"maps behind a dash", "a:\n-   b: 1\n    c: 2\n- d: 3\n",
     "a:\n  - b: 1\n    c: 2\n  - d: 3\n"},
    {"a dash on a line of its own", "a:\n-\n  b: 1\n  c: 2\n",
     "a:\n  -\n    b: 1\n    c: 2\n"},
    {"lists of lists", "a:\n- - 1\n  - 2\n", "a:\n  - - 1\n    - 2\n"},
    {"comments stand where what follows does",
     "# all\na:\n# b\n    # of b\n    b: 1 # behind\n    # c\n    c: 2\n# "
     "end\n",
     "# all\na:\n  # b\n  # of b\n  b: 1 # behind\n  # c\n  c: 2\n# end\n"},
    {"comments at the end of a map stay in it",
     "a:\n    b: 1\n    # end of a\nc: 2\n",
     "a:\n  b: 1\n  # end of a\n\nc: 2\n"},
    {"block scalars move as a whole",
     "a:\n      b: |\n          x\n            y\n\n          z\n      c: 1\n",
     "a:\n  b: |\n      x\n        y\n\n      z\n  c: 1\n"},
    {"no comment in a block scalar", "a:\n    b: |\n        # x\n    c: 1\n",
     "a:\n  b: |\n      # x\n  c: 1\n"},
    {"texts over several lines move as a whole",
     "a:\n    b: one\n      two\n    c: \"three\n      four\"\n",
     "a:\n  b: one\n    two\n  c: \"three\n    four\"\n"},
    {"flow style stays", "a:\n    b: {c: 1,\n        d: [2, 3]}\n",
     "a:\n  b: {c: 1,\n      d: [2, 3]}\n"},
    {"blank lines come alone, and around sections",
     "\n\na: 1\n\n\nb:\n  c: 2\n\n\n\n  d: 3\ne: 4\nf: 5\n\n\n",
     "a: 1\n\nb:\n  c: 2\n\n  d: 3\n\ne: 4\nf: 5\n"},
    {"the comment of a section goes with it", "a: 1\n# of b\nb:\n  c: 2\n",
     "a: 1\n\n# of b\nb:\n  c: 2\n"},
    {"ends of lines", "a: 1   \r\nb:\t\r\n  c: 2\r\n", "a: 1\n\nb:\n  c: 2\n"},
    {"the end of the file", "a: 1", "a: 1\n"},
    {"the end of a block that ends the file", "a: |\n    b", "a: |\n    b"},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a:\n   b: 1\n",
     "a:\n  b: 1\n"},
    {"aliases stay", "a: &x\n    b: 1\nc: *x\nd:\n    - *x\n",
     "a: &x\n  b: 1\n\nc: *x\n\nd:\n  - *x\n"},
    {"order and quotes stay", "b: 'x'\na: \"y\"\n", "b: 'x'\na: \"y\"\n"},
};

TEST(FormatYamlTest, LaysOutEveryForm) {
  for (const Row& row : kRows) {
    EXPECT_EQ(Format(row.text), row.want) << row.what;
  }
}

TEST(FormatYamlTest, WhatIsFormattedStaysAsItIs) {
  for (const Row& row : kRows) {
    EXPECT_EQ(Format(row.want), row.want) << row.what;
  }
}

}  // namespace
}  // namespace claimcheck

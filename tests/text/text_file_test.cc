#include "checker/text/text_file.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TextFilePtr File(std::string bytes) {
  return *TextFile::Create("notes.txt", std::move(bytes));
}

TEST(TextFileTest, RefusesWhatIsNotUtf8AndNamesTheByte) {
  struct Case {
    std::string bytes;
    const char* place;
  };
  const Case cases[] = {
      {"\xFF", "notes.txt: byte 0 (line 1) is 0xFF, which is not UTF-8"},
      {"one\ntwo\r\n\xE9t\xE9", "byte 9 (line 3) is 0xE9"},
      {"\x80", "byte 0 (line 1) is 0x80"},              // No first byte.
      {"ab\xC3", "byte 2 (line 1) is 0xC3"},            // Breaks off.
      {"\xE2\x82 1", "byte 0 (line 1) is 0xE2"},        // Breaks off inside.
      {"\xC0\xAF", "byte 0 (line 1) is 0xC0"},          // Overlong solidus.
      {"\xE0\x80\xAF", "byte 0 (line 1) is 0xE0"},      // Overlong, three.
      {"\xF0\x80\x80\xAF", "byte 0 (line 1) is 0xF0"},  // Overlong, four.
      {"\xED\xA0\x80", "byte 0 (line 1) is 0xED"},      // A surrogate.
      {"\xF4\x90\x80\x80", "byte 0 (line 1) is 0xF4"},  // Beyond U+10FFFF.
      {"\xFE\xFF\x04\x10", "byte 0 (line 1) is 0xFE"},  // UTF-16.
      {std::string("a\rb\0c", 5), "byte 3 (line 2) is 0x00, which no text"},
      {std::string("\0\xFF", 2), "byte 0 (line 1) is 0x00"},  // First of two.
  };
  for (const Case& c : cases) {
    const absl::Status status = TextFile::Create("notes.txt", c.bytes).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << c.place;
    EXPECT_THAT(std::string(status.message()), HasSubstr(c.place));
    EXPECT_THAT(std::string(status.message()), StartsWith("notes.txt: "));
  }
}

TEST(TextFileTest, TakesWellFormedTextOfEveryLength) {
  for (const char* text :
       {"", "a", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    const auto file = TextFile::Create("x", text);
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_EQ((*file)->bytes(), text);
  }
}

TEST(TextFileTest, CountsLinesForEveryLineEndAndColumnsInCharacters) {
  struct Case {
    const char* text;
    int offset;
    LineColumn want;
  };
  const Case cases[] = {
      {"", 0, {1, 1}},
      {"ab\ncd", 2, {1, 3}},  // The line end belongs to its line.
      {"ab\ncd", 3, {2, 1}},
      {"ab\ncd", 5, {2, 3}},  // The end of the file.
      {"ab\n", 3, {2, 1}},
      {"ab\r\ncd", 2, {1, 3}},
      {"ab\r\ncd", 3, {1, 3}},  // Inside CRLF.
      {"ab\r\ncd", 4, {2, 1}},
      {"ab\rcd\r\r", 3, {2, 1}},
      {"ab\rcd\r\r", 7, {4, 1}},
      {"éé\nдом", 2, {1, 2}},
      {"éé\nдом", 3, {1, 2}},  // Inside a character.
      {"éé\nдом", 9, {2, 3}},
      {"\xEF\xBB\xBF"
       "ab",
       0,
       {1, 1}},
      {"\xEF\xBB\xBF"
       "ab",
       2,
       {1, 1}},
      {"\xEF\xBB\xBF"
       "ab",
       3,
       {1, 1}},
      {"\xEF\xBB\xBF"
       "ab",
       4,
       {1, 2}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(File(c.text)->LineColumnAt(c.offset), c.want)
        << c.text << " at " << c.offset << " is "
        << File(c.text)->LineColumnAt(c.offset).column;
  }
}

TEST(TextFileTest, GivesLinesWithoutTheirEndsAndWithoutTheMark) {
  const TextFilePtr file = File(
      "\xEF\xBB\xBF"
      "one\r\ntwo\rthree\n\nlast");
  EXPECT_EQ(file->LineAt(0), "one");
  EXPECT_EQ(file->LineStart(0), 3);
  EXPECT_EQ(file->LineAt(7), "one");  // The LF of CRLF.
  EXPECT_EQ(file->LineAt(8), "two");
  EXPECT_EQ(file->LineAt(12), "three");
  EXPECT_EQ(file->LineAt(18), "");
  EXPECT_EQ(file->LineAt(file->size()), "last");
  EXPECT_EQ(file->LineStart(file->size()), 19);
}

TEST(TextFileTest, APartHasThePlacesOfItsFile) {
  const std::string text =
      "\xEF\xBB\xBFOne\r\nTw\xC3\xB6\rthree\n\nfive\r\n\xEF\xBB\xBFsix\nlast";
  const TextFilePtr whole = File(text);
  const auto ends_line = [&](int at) {
    return at == 0 || text[static_cast<size_t>(at) - 1] == '\n';
  };
  for (int begin = 0; begin < whole->size(); ++begin) {
    if (!ends_line(begin)) continue;
    const PartStart start{begin, whole->LineColumnAt(begin).line};
    for (int end = begin + 1; end <= whole->size(); ++end) {
      if (end < whole->size() && !ends_line(end)) continue;
      const auto part =
          TextFile::Create("notes.txt",
                           text.substr(static_cast<size_t>(begin),
                                       static_cast<size_t>(end - begin)),
                           start);
      ASSERT_TRUE(part.ok());
      EXPECT_EQ((*part)->begin(), begin);
      EXPECT_EQ((*part)->end(), end);
      if (end < whole->size()) {
        EXPECT_EQ((*part)->Next().line, whole->LineColumnAt(end).line);
      }
      for (int at = begin; at < end; ++at) {
        EXPECT_EQ((*part)->LineColumnAt(at), whole->LineColumnAt(at)) << at;
        EXPECT_EQ((*part)->LineAt(at), whole->LineAt(at)) << at;
        EXPECT_EQ((*part)->LineStart(at), whole->LineStart(at)) << at;
        EXPECT_EQ((*part)->BytesAt({at, end}), whole->BytesAt({at, end}));
      }
    }
  }
  const auto bad = TextFile::Create("notes.txt", "a\n\xFF", {100, 7});
  EXPECT_THAT(std::string(bad.status().message()),
              testing::HasSubstr("byte 102 (line 8) is 0xFF"));
}

TEST(TextFileTest, FindsColumnsInAVeryLongLine) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "é";
  const TextFilePtr file = File(text);
  for (const int chars : {0, 511, 512, 513, 1024, 4999, 5000}) {
    EXPECT_EQ(file->LineColumnAt(2 * chars).column, chars + 1);
  }
}

}  // namespace
}  // namespace claimcheck

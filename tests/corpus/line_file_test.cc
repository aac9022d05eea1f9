#include "checker/corpus/line_file.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using testing::ElementsAre;

std::vector<std::string> LinesOf(std::string_view bytes) {
  const std::string path = testing::TempDir() + "line_file_test.txt";
  std::FILE* out = std::fopen(path.c_str(), "wb");
  EXPECT_NE(out, nullptr);
  std::fwrite(bytes.data(), 1, bytes.size(), out);
  std::fclose(out);
  absl::StatusOr<LineFile> file = LineFile::Open(path);
  EXPECT_TRUE(file.ok()) << file.status();
  std::vector<std::string> lines;
  for (std::string line; file->Next(line);) {
    lines.push_back(line);
    EXPECT_EQ(file->number(), static_cast<int>(lines.size()));
  }
  EXPECT_TRUE(file->status().ok()) << file->status();
  std::remove(path.c_str());
  return lines;
}

TEST(LineFileTest, ReadsOneLineAfterAnother) {
  EXPECT_THAT(LinesOf(""), ElementsAre());
  EXPECT_THAT(LinesOf("\n"), ElementsAre(""));
  EXPECT_THAT(LinesOf("a"), ElementsAre("a"));
  EXPECT_THAT(LinesOf("a\n"), ElementsAre("a"));
  EXPECT_THAT(LinesOf("a\n\nb\r\n\xFF"), ElementsAre("a", "", "b\r", "\xFF"));
}

TEST(LineFileTest, ANulByteEndsNoLine) {
  EXPECT_THAT(LinesOf(std::string_view("a\0b\nc\0", 6)),
              ElementsAre(std::string("a\0b", 3), std::string("c\0", 2)));
}

TEST(LineFileTest, SaysWhatCannotBeOpened) {
  EXPECT_TRUE(absl::IsNotFound(LineFile::Open("/gone/file").status()));
  const absl::Status folder = LineFile::Open(testing::TempDir()).status();
  EXPECT_TRUE(absl::IsInvalidArgument(folder));
  EXPECT_NE(folder.message().find("a folder, where a file is expected"),
            absl::string_view::npos)
      << folder;
}

}  // namespace
}  // namespace claimcheck

// --profile: where the time of observing goes.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ProfileTest, NamesStagesAndClaimsAndChangesNoOutput) {
  const TempFolder folder;
  WriteSmallProject(folder);
  for (const char* command : {"check", "observe"}) {
    SCOPED_TRACE(command);
    const Result plain = Claimcheck(folder, {command, "-q"});
    const Result profiled = Claimcheck(folder, {command, "-q", "--profile"});
    EXPECT_EQ(profiled.code, plain.code);
    EXPECT_EQ(profiled.out, plain.out);
    EXPECT_THAT(plain.err, Not(HasSubstr("prefilter")));
    EXPECT_THAT(profiled.err, HasSubstr("observing 1 source took"));
    for (const char* row : {"prefilter", "segmentation", "phrases", "values",
                            "voices", "claims: binding"}) {
      EXPECT_THAT(profiled.err, HasSubstr(row));
    }
    EXPECT_THAT(profiled.err, HasSubstr("arches"));  // The one claim.
  }
}

}  // namespace
}  // namespace claimcheck

// What paragraphs are for, and what is masked.

#include <string>
#include <vector>

#include "checker/text/document.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/text/segment_words.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAreArray;

// Prose for the neighbourhood of the lines under test.
const std::string kBody =  // NOLINT: a constant of the test.
    "The council met to speak about the river and the bridge over it.";

std::string Letters(const Document& document) {
  std::string letters;
  for (const Paragraph& paragraph : document.paragraphs) {
    switch (paragraph.role) {
      case BlockRole::kBody:
        letters += 'B';
        break;
      case BlockRole::kHeading:
        letters += 'H';
        break;
      case BlockRole::kCaption:
        letters += 'C';
        break;
      case BlockRole::kByline:
        letters += 'Y';
        break;
      case BlockRole::kLinks:
        letters += 'L';
        break;
      case BlockRole::kBoilerplate:
        letters += 'X';
        break;
    }
  }
  return letters;
}

struct RoleCase {
  std::string text;
  const char* roles;
  const char* masked;
};

void Check(const std::vector<RoleCase>& cases) {
  for (const RoleCase& c : cases) {
    const Document document = Segment(c.text, TestWords());
    EXPECT_EQ(Letters(document), c.roles) << c.text;
    EXPECT_EQ(MaskedWords(document), c.masked) << c.text;
  }
}

TEST(RolesTest, TellHeadingsFromText) {
  Check({
      {"", "", ""},
      {"A River and Its Bridge", "H", ""},
      {"The bridge is old.", "B", ""},
      {"Is the bridge old?", "B", ""},
      {"He said:", "B", ""},
      {"He said \"it is old.\"", "B", ""},
      {"one two three four five six seven eight nine ten one two three four "
       "five six seven eight nine ten one",
       "B", ""},
  });
}

TEST(RolesTest, FindLinesOfThePage) {
  Check({
      {"Skip to content", "X", "skip to content"},
      {"Leave a Comment.", "X", "leave a comment"},
      {"FOLLOW US ON:", "X", "follow us on"},
      {"Sign-up", "X", "sign up"},
      {"EN|FR|RU", "X", "en fr ru"},
      {"Share | Print \u00B7 DE", "X", "share print de"},
      {"EU", "H", ""},
      {"Share of the market", "H", ""},
      {"Bridge | Print", "H", ""},
      {"They leave a comment on it.", "B", ""},
  });
}

TEST(RolesTest, FindLinksUntilProseComes) {
  Check({
      {kBody + "\nMore on this topic\nA Bridge Was Opened\nThe River Rose",
       "BLLL", "more on this topic a bridge was opened the river rose"},
      {kBody + "\nRelated:\nA Bridge Was Opened\n" + kBody, "BLLB",
       "related a bridge was opened"},
      {kBody + "\nMore on this topic of the day\nA Bridge Was Opened", "BHH",
       ""},
  });
}

TEST(RolesTest, FindBylines) {
  Check({
      {"Ann Lee, January 20, 2025", "Y", "ann lee january 20 2025"},
      {"January 20, 2025 at 10:30 am", "Y", "january 20 2025 at 10 30 am"},
      {"May 24, 2024", "Y", "may 24 2024"},
      {"By Ann Lee", "Y", "by ann lee"},
      {"Published: 20 Jan 2025.", "Y", "published 20 jan 2025"},
      {"Last updated 2025-01-20", "Y", "last updated 2025 01 20"},
      {"20.01.2025", "Y", "20.01.2025"},
      {"By the river", "H", ""},
      {"By May 2025 the bridge was opened.", "B", ""},
      {"Ann Lee met Bo Berg, January 20, 2025", "H", ""},  // A verb.
      {"The bridges of January 2025", "H", ""},
      {"Bridge, May 5 and all that follows", "H", ""},
      {"47", "H", ""},
      {"1 2 3", "H", ""},
  });
}

TEST(RolesTest, FindCaptionsAndMaskTheirCredits) {
  Check({
      {"Ann Lee met Bo Berg in Lima. Credit: example.org", "C",
       "credit example org"},
      {"Photo: City Press", "C", "photo city press"},
      {"A bridge (Photo by Bo Berg) in Lima.", "C", "photo by bo berg"},
      {"Ann Lee in Lima. Image courtesy of City Press", "C",
       "image courtesy of city press"},
      {"Photo: Ann Lee was in Lima", "C", ""},  // Tells what it shows.
      {"The photo by Bo Berg was sold.", "B", ""},
      {"He gave credit: to nobody.", "B", ""},
      {"Photo of a bridge", "H", ""},
  });
}

TEST(RolesTest, FindCaptionsOfNamesUnderTheFirstHeading) {
  const std::string names = "Ann Lee and Bo Berg. City Hall Press Office page";
  Check({
      {"Skip to content\n\nThe Bridge\n\n" + names + "\n\n" + kBody, "XHCB",
       "skip to content city hall press office page"},
      {"The Bridge\n\n" + kBody + "\n\n" + names, "HBH", ""},
      {"The Bridge\n\nAnn Lee met Bo Berg. City Hall", "HH", ""},
      {"The Bridge\n\nAnn Lee. She likes to be by the water", "HH", ""},
  });
}

TEST(RolesTest, MaskAddressesAnywhere) {
  Check({
      {"It is on https://example.org/2024/47-parts, see (www.example.org/9).",
       "B", "https example org 2024 47 parts www example org 9"},
      {"Ask desk@example.org today.", "B", "desk example org"},
  });
}

TEST(RolesTest, MaskDatelines) {
  Check({
      {"LIMA \u2013 " + kBody, "B", "lima"},
      {"LIMA\u2014" + kBody, "B", "lima"},
      {"NEW YORK (City Press) -- " + kBody, "B", "new york city press"},
      {"LIMA, Jan. 3 \u2014 " + kBody, "B", "lima jan 3"},
      {"Lima, Peru, January 3 - " + kBody, "B", "lima peru january 3"},
      {"Lima (CP) \u2014 " + kBody, "B", "lima cp"},
      {"ЛИМА, 3 мая. /ПРЕСС/. Совет собрался.", "B", "лима 3 мая пресс"},
      {"لیما \u2013 ایرنا \u2013 شورا تشکیل شد.", "B", "لیما ایرنا"},
  });
}

TEST(RolesTest, MaskNoDatelineHere) {
  Check({
      {"NATO \u2014 the alliance \u2014 met.", "B", ""},
      {"Bo Berg \u2013 is a teacher in the city of Lima.", "B", ""},
      {"Lima \u2014 The council met.", "B", ""},
      {"The bridge, opened in May \u2014 It was old.", "B", ""},
      {"He said \"no\" \u2014 They left.", "B", ""},
      {"It ended. LIMA \u2014 They left.", "B", ""},
      {"ONE TWO THREE FOUR FIVE \u2014 They left.", "B", ""},
      {"LIMA\u2014", "H", ""},
      {"شورا \u2013 تشکیل شد.", "B", ""},
  });
}

TEST(RolesTest, NeedNoTables) {
  const Document document = Segment(
      "A Heading\n\n" + kBody + "\n\nhttps://example.org", SegmentWords());
  EXPECT_EQ(Letters(document), "HBH");
  EXPECT_EQ(MaskedWords(document), "https example org");
}

}  // namespace
}  // namespace claimcheck

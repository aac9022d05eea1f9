#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "checker/match/extract.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

// "voice: content | content", one for each attribution, in text order.
std::vector<std::string> Attributions(const std::string& text) {
  std::vector<std::string> found;
  for (const ExtractedAttribution& attribution :
       Extractor().Extract(TextSource("s", text)).attributions) {
    std::vector<std::string> parts;
    for (Span part : attribution.content) {
      parts.push_back(text.substr(static_cast<size_t>(part.begin),
                                  static_cast<size_t>(part.size())));
    }
    found.push_back((attribution.denial ? "denied by " : "") +
                    attribution.voice + ": " + absl::StrJoin(parts, " | "));
  }
  return found;
}

struct Case {
  const char* text;
  std::vector<std::string> want;
};

TEST(AttributionTest, FindsSpeakersAndWhatTheySay) {
  const Case kCases[] = {
      {"Ada Lind said that the bridge will open in May.",
       {"Ada Lind: the bridge will open in May"}},
      {"Ada Lind said the bridge will open in May.",
       {"Ada Lind: the bridge will open in May"}},
      {"The bridge will open in May, Ada Lind said.",
       {"Ada Lind: The bridge will open in May"}},
      {"“The bridge is ready,” said Ada Lind.",
       {"Ada Lind: The bridge is ready"}},
      {"“The bridge is ready,” the mayor said.",
       {"mayor: The bridge is ready"}},
      {"According to Ada Lind, the bridge is ready.",
       {"Ada Lind: the bridge is ready"}},
      {"The bridge is ready, according to Ada Lind.",
       {"Ada Lind: The bridge is ready"}},
      {"The bridge, Ada Lind said, is ready for the public.",
       {"Ada Lind: The bridge | is ready for the public"}},
      {"Ada Lind told reporters in Halm that the bridge is ready.",
       {"Ada Lind: the bridge is ready"}},
      {"Analysts warned that the bridge is too narrow.",
       {"analysts: the bridge is too narrow"}},
      {"Ada Lind, who replaced Bo Kern, said the bridge is ready now.",
       {"Ada Lind: the bridge is ready now"}},
      {"As the ministry put it: “The bridge is ready for the public.”",
       {"ministry: The bridge is ready for the public"}},
  };
  for (const Case& c : kCases)
    EXPECT_EQ(Attributions(c.text), c.want) << c.text;
}

TEST(AttributionTest, FindsNoneWhereNobodySpeaks) {
  for (const char* text : {
           "The bridge will open in May.",
           "The state of the bridge worries the United States.",
           "The report on the bridge runs to 47 pages.",
           "The city calls the bridge by another name.",
           "The so-called “long” bridge is short.",
           "Ada Lind opened the bridge in May.",
           "Saying nothing is easy.",
       }) {
    EXPECT_TRUE(Attributions(text).empty())
        << text << " -> " << absl::StrJoin(Attributions(text), " / ");
  }
}

TEST(AttributionTest, PronounsRolesAndSurnamesMeanTheSpeakerBefore) {
  EXPECT_EQ(Attributions("Mayor Ada Lind said the bridge is ready. She added "
                         "that it cost less."),
            (std::vector<std::string>{"Ada Lind: the bridge is ready",
                                      "Ada Lind: it cost less"}));
  EXPECT_EQ(Attributions("Ada Lind, the mayor, said the bridge is ready. The "
                         "mayor added that it cost less."),
            (std::vector<std::string>{"Ada Lind: the bridge is ready",
                                      "Ada Lind: it cost less"}));
  EXPECT_EQ(Attributions("Ada Lind said the bridge is ready.\n\nLind noted "
                         "that it cost less."),
            (std::vector<std::string>{"Ada Lind: the bridge is ready",
                                      "Ada Lind: it cost less"}));
}

TEST(AttributionTest, QuotationsGoOn) {
  EXPECT_EQ(Attributions("“It is ready,” she said. “We open it in May.”"),
            (std::vector<std::string>{"she: It is ready | We open it in May"}));
  EXPECT_EQ(
      Attributions("“It is ready,” Ada Lind said. “We will open it in May.”"),
      (std::vector<std::string>{
          "Ada Lind: It is ready | We will open it in May"}));
  EXPECT_EQ(Attributions("Ada Lind said: “The first part is ready.\n\n“The "
                         "second part will follow in May.”"),
            (std::vector<std::string>{"Ada Lind: The first part is ready | "
                                      "The second part will follow in May"}));
}

TEST(AttributionTest, AReportOfAReportIsNested) {
  const Extraction extraction = Extractor().Extract(TextSource(
      "s", "The Halm Post reported that Ada Lind said the bridge is ready."));
  ASSERT_EQ(extraction.attributions.size(), 2u);
  EXPECT_EQ(extraction.attributions[0].voice, "Halm Post");
  EXPECT_EQ(extraction.attributions[1].voice, "Ada Lind");
  EXPECT_EQ(extraction.attributions[1].parent, 0);
}

TEST(AttributionTest, ANewSpeakerEndsWhatTheOneBeforeSays) {
  EXPECT_EQ(Attributions("Ada Lind said the bridge is ready, and Bo Kern said "
                         "the tunnel is late."),
            (std::vector<std::string>{"Ada Lind: the bridge is ready",
                                      "Bo Kern: the tunnel is late"}));
}

TEST(AttributionTest, DenialsAreKnown) {
  EXPECT_EQ(Attributions("The city sold the bridge, despite the ministry's "
                         "official denials."),
            (std::vector<std::string>{
                "denied by ministry: The city sold the bridge"}));
}

}  // namespace
}  // namespace claimcheck

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "checker/report/assets.h"
#include "checker/report/json.h"
#include "checker/report/markup.h"
#include "checker/report/render.h"
#include "checker/report/source_texts.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/report/sample_report.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::ordered_json;

std::string Render(const Sample& sample) {
  return RenderHtml(sample.report, sample.SourcePointers());
}

// The JSON of the element with that id.
Json Embedded(const std::string& page, const std::string& id) {
  const std::string head = " id=\"" + id + "\">";
  const size_t begin = page.find(head) + head.size();
  return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

// The UTF-16 units [begin, end) of UTF-8 text, as a script would slice it.
std::string Slice(const std::string& text, int begin, int end) {
  std::string out;
  int unit = 0;
  for (size_t at = 0; at < text.size();) {
    size_t size = 1;
    while (at + size < text.size() && (text[at + size] & 0xC0) == 0x80) ++size;
    if (begin <= unit && unit < end) out += text.substr(at, size);
    unit += size == 4 ? 2 : 1;
    at += size;
  }
  return out;
}

// The cells of all claims, as the page's script reads them.
Json EmbeddedCells(const std::string& page) {
  const std::string head = " class=\"row\">";
  Json cells = Json::array();
  for (size_t at = page.find(head); at != std::string::npos;
       at = page.find(head, at + 1)) {
    const size_t begin = at + head.size();
    const Json row =
        Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
    for (const Json& cell : row) {
      cells.push_back(cell.is_number() ? row[cell.get<size_t>()] : cell);
    }
  }
  return cells;
}

TEST(RenderHtmlTest, EmbedsEveryCellWithoutItsEmptyMembers) {
  const Sample sample = MakeSample();
  const Json cells = EmbeddedCells(Render(sample));
  const Json report = Json::parse(RenderJson(sample.report));
  ASSERT_EQ(cells.size(), report["cells"].size());
  int compared = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    const Json& whole = report["cells"][i];
    EXPECT_EQ(cells[i].value("evidence", Json::array()).size(),
              whole["evidence"].size());
    EXPECT_EQ(cells[i].value("notes", Json::array()), whole["notes"]);
    for (const auto& [key, value] : cells[i].items()) {
      EXPECT_FALSE(value.is_null() || value == "" || value == Json::array())
          << key;
      if (value.is_string()) {
        EXPECT_EQ(value, whole[key]) << key;
        ++compared;
      }
    }
  }
  EXPECT_GE(compared, 30);  // A stance and a reason of each.
}

TEST(RenderHtmlTest, EmbedsACellOfManySourcesOnce) {
  Sample sample = MakeSample();
  const auto silent = std::make_shared<Cell>();
  silent->why = "says nothing of it";
  for (const size_t source : {0U, 2U}) sample.report.cells.Set(source, silent);
  const std::string page = Render(sample);
  const Json cells = EmbeddedCells(page);
  EXPECT_EQ(cells[0]["why"], silent->why);
  EXPECT_EQ(cells[2], cells[0]);
  EXPECT_NE(cells[1], cells[0]);
  EXPECT_EQ(page.find(silent->why), page.rfind(silent->why));
}

TEST(RenderHtmlTest, TellsHowFinelyAValueIsWritten) {
  Sample sample = MakeSample();
  Value& value = *sample.At(0, 0).evidence[0].observation.value;
  value.kind = ValueKind::kDate;
  value.days = {absl::CivilDay(2024, 2, 1), absl::CivilDay(2024, 2, 29)};
  value.precision = DatePrecision::kMonth;
  EXPECT_EQ(EmbeddedCells(Render(sample))[0]["evidence"][0]["written"],
            "month: 2024-02-01 to 2024-02-29");
}

TEST(RenderHtmlTest, EmbedsALetterForEveryCell) {
  const Sample sample = MakeSample();
  const Json data = Embedded(Render(sample), "report-data");
  for (const auto& [claim, source, cell] : sample.report.cells) {
    const std::string row = data["stances"][static_cast<size_t>(claim)];
    EXPECT_EQ(row.substr(static_cast<size_t>(source), 1),
              StanceName(cell.stance).substr(0, 1));
  }
  for (const Json& row : data["severities"]) {
    EXPECT_EQ(row.get<std::string>().size(), sample.report.sources.size());
  }
}

TEST(RenderHtmlTest, HasTheArgumentsOfTheRun) {
  const Sample sample = MakeSample();
  EXPECT_EQ(Embedded(RenderHtml(sample.report, sample.SourcePointers(),
                                " --rules 'my rules'"),
                     "report-data")["arguments"],
            " --rules 'my rules'");
}

TEST(RenderHtmlTest, FindsEveryQuoteInTheEmbeddedText) {
  const Sample sample = MakeSample();
  const std::string page = Render(sample);
  const Json cells = EmbeddedCells(page);
  const Json texts = Embedded(page, "report-texts");
  ASSERT_EQ(texts.size(), 3u);
  int found = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    const Json& entry = texts[i % 3];
    std::map<int, int> at;
    for (const Json& pair : entry["at"]) at[pair[0]] = pair[1];
    for (const char* kind : {"evidence", "rejected"}) {
      for (const Json& place : cells[i].value(kind, Json::array())) {
        EXPECT_EQ(
            Slice(entry["text"], at.at(place["begin"]), at.at(place["end"])),
            place["quote"]);
        ++found;
      }
    }
  }
  EXPECT_EQ(found, 12);
}

TEST(RenderHtmlTest, TakesSourcesInAnyOrderAndWithout) {
  const Sample sample = MakeSample();
  const std::string page = Render(sample);
  std::vector<const Source*> sources = sample.SourcePointers();
  std::swap(sources[0], sources[2]);
  EXPECT_EQ(RenderHtml(sample.report, sources), page);
  sources.resize(1);
  const Json texts =
      Embedded(RenderHtml(sample.report, sources), "report-texts");
  EXPECT_TRUE(texts[0].is_null());
  EXPECT_TRUE(texts[2].is_object());
}

TEST(RenderHtmlTest, EscapesWhatComesFromOutside) {
  Sample sample = MakeSample();
  const std::string attack = "</script><script>alert(1)</script>\"'&";
  Report& report = sample.report;
  report.rules[0].title = attack;
  report.claims[0].claim = attack;
  report.claims[0].id = attack;
  report.sources[0].title = attack;
  report.sources[0].publisher = attack;
  report.sources[0].url = "javascript:alert(1)";
  report.sources[1].url = "https://x.example/\"onclick=\"alert(1)";
  report.findings[0].message = attack;
  report.findings[0].claim = attack;
  sample.At(0, 0).notes = {attack};
  sample.sources[0]->text += attack;
  sample.At(0, 0).evidence[0].observation.sentence.quote = attack;
  const std::string page = Render(sample);
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(page, Not(HasSubstr("\"onclick=\"")));
  EXPECT_THAT(page, HasSubstr("&lt;/script&gt;&lt;script&gt;alert(1)"));
  // The only elements that end are those that began.
  const std::vector<std::string> begins = absl::StrSplit(page, "<script");
  const std::vector<std::string> ends = absl::StrSplit(page, "</script");
  EXPECT_EQ(begins.size(), ends.size());
}

TEST(RenderHtmlTest, LoadsNothing) {
  const Sample sample = MakeSample();
  const std::string page = Render(sample);
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  int scripts = 0;
  for (const auto& [name, text] : AllAssets()) {
    if (name.ends_with(".json")) continue;
    scripts += name.ends_with(".js") ? 1 : 0;
    EXPECT_THAT(page, HasSubstr(std::string(text))) << name;
    for (const char* way :
         {"http:", "url(", "@import", "fetch(", "import(", "innerHTML",
          "insertAdjacentHTML", "eval(", "</script", "</style"}) {
      EXPECT_EQ(text.find(way), std::string_view::npos)
          << name << " has " << way;
    }
  }
  EXPECT_GE(scripts, 6);
}

TEST(RenderHtmlTest, AnEmptyReportIsAPage) {
  const std::string page = RenderHtml(Report(), {});
  EXPECT_THAT(page, HasSubstr("No claims or no sources were checked."));
  EXPECT_THAT(page, HasSubstr("0 claims x 0 sources = 0 cells"));
}

TEST(SourceTextsTest, FollowsTheMapFromTextToFile) {
  Sample sample = MakeSample();
  sample.report.cells = CellTable(1, 1);
  sample.report.sources.resize(1);
  Cell& cell = sample.report.cells.Own(0);
  // A file {"t":"a\u00e9\n47"}, whose text is a, é, a line end, 4, 7.
  cell.raised_at = Evidence{{14, 16}, {}, "47"};
  Source& source = *sample.sources[0];
  source.text = "a\xC3\xA9\n47";
  source.origin = {5, 6, 6, 12, 14, 15, 16};
  const Json texts = SourceTexts(sample.report, {&source});
  EXPECT_EQ(texts[0]["at"], Json::parse("[[14, 3], [16, 5]]"));
}

TEST(LinkTest, LinksOnlyWebPages) {
  EXPECT_EQ(Link("https://a.example/?b&c", "A & B"),
            "<a href=\"https://a.example/?b&amp;c\" rel=\"noreferrer\">A &amp; "
            "B</a>");
  for (const char* url : {"", "javascript:x", "data:text/html,x", "//a", "a",
                          " https://a.example", "HTTPS"}) {
    EXPECT_EQ(Link(url, "<A>"), "&lt;A&gt;") << url;
  }
}

TEST(CellLinkTest, EncodesAllButUnreserved) {
  EXPECT_EQ(CellLink("a-b_c.d~1", "x/y z"), "#a-b_c.d~1/x%2Fy%20z");
  EXPECT_EQ(CellLink("\"'<é", ""), "#%22%27%3C%C3%A9/");
}

TEST(EmbeddedJsonTest, CannotEndItsElement) {
  const Json value = {{"a", "</script><!--&\xE2\x80\xA8"}};
  const std::string element = EmbeddedJson("id=\"x\"", value);
  EXPECT_EQ(element,
            "<script type=\"application/json\" id=\"x\">{\"a\":\"\\u003c/"
            "script\\u003e\\u003c!--\\u0026\\u2028\"}</script>\n");
}

}  // namespace
}  // namespace claimcheck

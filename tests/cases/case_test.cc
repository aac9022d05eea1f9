// Every case in tests/cases/*.yaml becomes the test <file>.<name>: rules, short
// sources, and the cells expected. See tests/cases/README.md.

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/base/check.h"
#include "checker/corpus/corpus.h"
#include "checker/yaml/yaml_node.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr char kDirectory[] = CLAIMCHECK_ROOT "/tests/cases";

std::string TextAt(const YamlNode& map, const char* key,
                   const std::string& otherwise = "") {
  const YamlNode* node = map.Find(key);
  return node == nullptr ? otherwise : node->scalar;
}

std::vector<std::string> ListAt(const YamlNode& map, const char* key) {
  std::vector<std::string> list;
  const YamlNode* node = map.Find(key);
  if (node == nullptr) return list;
  if (node->IsScalar()) list.push_back(node->scalar);
  for (const YamlNode& item : node->items) list.push_back(item.scalar);
  return list;
}

class CaseTest : public testing::Test {
 public:
  explicit CaseTest(YamlNode spec) : spec_(std::move(spec)) {}

  void TestBody() override {
    CheckKeys(spec_, {"name", "rules", "sources", "expect", "findings",
                      "no_findings", "readouts", "known_wrong"});
    ASSERT_NE(spec_.Find("sources"), nullptr);
    std::vector<Source> sources;
    for (const YamlNode& source : spec_.Find("sources")->items) {
      CheckKeys(source,
                {"id", "text", "published", "voice", "credits", "language"});
      sources.push_back(TextSource(TextAt(source, "id"), TextAt(source, "text"),
                                   TextAt(source, "published"),
                                   TextAt(source, "voice", "author")));
      sources.back().credits = ListAt(source, "credits");
      sources.back().language = TextAt(source, "language", "en");
    }
    const std::string rules = TextAt(spec_, "rules");
    // One word is a file; anything else is the rules themselves.
    run_ = Check(rules.find('\n') == std::string::npos ? RulesAt(rules)
                                                       : RulesFrom(rules),
                 std::move(sources));
    const YamlNode* expect = spec_.Find("expect");
    ASSERT_NE(expect, nullptr);
    for (const YamlNode& cell : expect->items) CheckCell(cell);
    CheckFindings();
    if (const YamlNode* readouts = spec_.Find("readouts")) {
      for (const YamlNode& row : readouts->items) CheckReadout(row);
    }
  }

 private:
  static void CheckKeys(const YamlNode& map,
                        const std::set<std::string>& known) {
    for (const YamlNode& key : map.keys) {
      EXPECT_TRUE(known.contains(key.scalar)) << "unknown key " << key.scalar;
    }
  }

  void CheckCell(const YamlNode& want) {
    CheckKeys(want, {"claim", "source", "stance", "notes", "no_notes", "voices",
                     "at", "rejected", "value", "why"});
    const Cell& cell = run_->At(TextAt(want, "claim"), TextAt(want, "source"));
    SCOPED_TRACE(TextAt(want, "claim") + " x " + TextAt(want, "source") + ": " +
                 Describe(cell));
    EXPECT_EQ(StanceName(cell.stance), TextAt(want, "stance"));
    for (const std::string& note : ListAt(want, "notes")) {
      EXPECT_EQ(std::count(cell.notes.begin(), cell.notes.end(), note), 1)
          << "no note " << note;
    }
    for (const std::string& note : ListAt(want, "no_notes")) {
      EXPECT_EQ(std::count(cell.notes.begin(), cell.notes.end(), note), 0)
          << "note " << note;
    }
    if (const YamlNode* voices = want.Find("voices")) {
      std::map<std::string, std::string> got;
      for (const VoiceStance& voice : cell.voices) {
        got[voice.voice] = StanceName(voice.stance);
      }
      for (size_t i = 0; i < voices->keys.size(); ++i) {
        EXPECT_EQ(got[voices->keys[i].scalar], voices->items[i].scalar)
            << "voice " << voices->keys[i].scalar;
      }
    }
    if (const YamlNode* at = want.Find("at")) {
      ASSERT_FALSE(cell.evidence.empty());
      EXPECT_EQ(cell.evidence.front().observation.at.quote, at->scalar);
    }
    if (const YamlNode* value = want.Find("value")) {
      ASSERT_FALSE(cell.evidence.empty());
      ASSERT_TRUE(cell.evidence.front().observation.value.has_value());
      EXPECT_EQ(FormatValue(*cell.evidence.front().observation.value),
                value->scalar);
    }
    for (const std::string& quote : ListAt(want, "rejected")) {
      EXPECT_TRUE(
          std::any_of(cell.rejected.begin(), cell.rejected.end(),
                      [&](const Rejection& r) { return r.at.quote == quote; }))
          << "not rejected: " << quote;
    }
    if (const YamlNode* why = want.Find("why")) {
      EXPECT_NE(cell.why.find(why->scalar), std::string::npos) << cell.why;
    }
  }

  std::vector<std::string> SourceIds(const ReadoutView& view) const {
    std::vector<std::string> ids;
    for (const int source : view.sources) {
      ids.push_back(run_->report.sources[static_cast<size_t>(source)].id);
    }
    return ids;
  }

  // Null if the view of these sources has no row of that claim.
  const ReadoutRow* FindRow(const YamlNode& want,
                            const ReadoutView*& found) const {
    std::vector<std::string> sources = ListAt(want, "sources");
    std::sort(sources.begin(), sources.end());
    for (const ReadoutView& view : run_->report.readouts) {
      std::vector<std::string> ids = SourceIds(view);
      std::sort(ids.begin(), ids.end());
      if (ids != sources) continue;
      for (const ReadoutRow& row : view.rows) {
        found = &view;
        if (run_->report.claims[static_cast<size_t>(row.claim)].id ==
            TextAt(want, "claim")) {
          return &row;
        }
      }
    }
    return nullptr;
  }

  // "says urged 1 irna>lavrov": state, strength, rank and who tells of whom.
  std::string DescribeSide(const ReadoutCell& cell) const {
    std::string text(SideStateName(cell.state));
    if (!cell.strength.empty()) text += " " + cell.strength;
    if (cell.rank > 0) text += " " + std::to_string(cell.rank);
    std::set<std::string> told;
    for (const std::vector<ReadoutEntry>* entries :
         {&cell.says, &cell.second_hand}) {
      for (const ReadoutEntry& entry : *entries) {
        if (!entry.reported.empty()) {
          told.insert(entry.voice + ">" + entry.reported);
        }
      }
    }
    for (const std::string& one : told) text += " " + one;
    return text;
  }

  void CheckReadout(const YamlNode& want) {
    CheckKeys(want, {"sources", "claim", "mark", "differs", "sides", "others"});
    SCOPED_TRACE("readout of " + TextAt(want, "claim"));
    const ReadoutView* view = nullptr;
    const ReadoutRow* row = FindRow(want, view);
    if (TextAt(want, "mark") == "none") {
      EXPECT_EQ(row, nullptr);
      return;
    }
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(RowMarkName(row->mark), TextAt(want, "mark"));
    EXPECT_EQ(row->differs, ListAt(want, "differs"));
    if (const YamlNode* sides = want.Find("sides")) {
      std::map<std::string, std::string> got, wanted;
      for (size_t i = 0; i < row->cells.size(); ++i) {
        got[view->sides[i].side] = DescribeSide(row->cells[i]);
      }
      for (size_t i = 0; i < sides->keys.size(); ++i) {
        wanted[sides->keys[i].scalar] = sides->items[i].scalar;
      }
      EXPECT_EQ(got, wanted);
    }
    if (want.Find("others") != nullptr) {
      std::vector<std::string> others;
      for (const ReadoutEntry& entry : row->others) {
        others.push_back(entry.voice);
        for (const std::string& side : entry.borrows) {
          others.back() += " borrows " + side;
        }
      }
      EXPECT_EQ(others, ListAt(want, "others"));
    }
  }

  void CheckFindings() {
    const auto matches = [](const YamlNode& want, const Finding& finding) {
      return finding.claim == TextAt(want, "claim") &&
             finding.source == TextAt(want, "source") &&
             finding.kind == TextAt(want, "kind");
    };
    const auto found = [&](const YamlNode& want) {
      const std::vector<Finding>& all = run_->report.findings;
      return std::any_of(all.begin(), all.end(), [&](const Finding& finding) {
        return matches(want, finding);
      });
    };
    if (const YamlNode* findings = spec_.Find("findings")) {
      for (const YamlNode& want : findings->items) {
        CheckKeys(want, {"claim", "source", "kind"});
        EXPECT_TRUE(found(want)) << "no finding " << TextAt(want, "kind");
      }
    }
    if (spec_.Find("no_findings") != nullptr) {
      for (const Finding& finding : run_->report.findings) {
        ADD_FAILURE() << finding.claim << " x " << finding.source << ": "
                      << finding.message;
      }
    }
  }

  YamlNode spec_;
  std::unique_ptr<CheckRun> run_;
};

const bool kRegistered = [] {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(kDirectory)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& path : files) {
    auto file = ReadTextFile(path.string());
    CHECK(file.ok());
    Diagnostics diagnostics;
    const YamlNode root = ParseYaml(*file, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      if (diagnostic.severity == Severity::kError) {
        std::fputs(FormatDiagnostic(diagnostic).c_str(), stderr);
      }
    }
    CHECK(!diagnostics.has_errors());
    for (const YamlNode& spec : root.items) {
      testing::RegisterTest(
          TestName(path.stem()).c_str(), TestName(TextAt(spec, "name")).c_str(),
          nullptr, nullptr, (*file)->name().c_str(),
          (*file)->LineColumnAt(spec.span.begin).line,
          [spec]() -> testing::Test* { return new CaseTest(spec); });
    }
  }
  return true;
}();

}  // namespace
}  // namespace claimcheck

#include "checker/report/observation_lines.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "checker/report/observation_bytes.h"
#include "checker/report/observation_io.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// Gives every field a value that no other has and that is not left out.
class Filler {
 public:
  template <typename T>
  void operator()(const char*, T& member) {
    Fill(member);
  }
  void ClaimId(const char*, int& claim) { claim = 1; }
  void Path(const char*, TextFilePtr& file) {
    file = *TextFile::Create("harbour/a \"b\".txt", "bytes");
  }
  void Runs(const char*, std::vector<int>& numbers) {
    numbers = {0, 1, 2, 9, 9, 12, 13, 15};
  }
  void Counts(const char*, std::vector<std::pair<std::string, int>>& counts) {
    counts = {{"lavender", 3}, {"port office", 1}};
  }
  void Hashes(const char*, std::vector<uint64_t>& hashes) {
    hashes = {0, 10, std::numeric_limits<uint64_t>::max()};
  }

 private:
  void Fill(bool& truth) { truth = true; }
  void Fill(int& number) { number = ++count_; }
  void Fill(std::string& text) {
    text = "\xC3\xA9\t\"" + std::to_string(++count_) + "\\\xF0\x9F\x9A\xA2";
  }
  void Fill(Decimal& number) {
    ++count_;
    number = Decimal(count_ % 2 == 0 ? -999'999'999'999'999'999 : 123457,
                     count_ % 3 == 0 ? -40 : 21);
  }
  void Fill(absl::CivilDay& day) {
    ++count_;
    day = count_ % 2 == 0 ? kFirstDay + count_ : kLastDay - count_;
  }
  template <typename T>
  requires std::is_enum_v<T>
  void Fill(T& value) { value = static_cast<T>(EnumNames<T>::kCount - 1); }
  template <IsOptional T>
  void Fill(T& optional) {
    Fill(optional.emplace());
  }
  template <IsList T>
  void Fill(T& list) {
    for (int i = 0; i < 2; ++i) Fill(list.emplace_back());
  }
  template <typename T>
  requires requires { StructName<T>::kName; }
  void Fill(T& value) { Fields(*this, value); }

  int count_ = 0;
};

RuleSet TwoClaims() {
  RuleSet rules;
  rules.claims.resize(2);
  rules.claims[0].id = "opened";
  rules.claims[1].id = "length";
  for (const char* id : {"north", "south"}) {
    rules.claims[1].answers.emplace_back().id = id;
  }
  return rules;
}

struct Full {
  Source source;
  SourceObservations observations;
};

Full FullSource() {
  Full full;
  Filler filler;
  Fields(filler, full.source);
  full.source.text = "seven b";
  Fields(filler, full.observations);
  for (Observation& observation : full.observations.observations) {
    observation.answers = {"north", "south"};
  }
  full.observations.source = full.source.id;
  return full;
}

TEST(ObservationLinesTest, EveryFieldComesBack) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  const Full full = FullSource();
  std::string line = lines.Render(full.source, full.observations);
  ASSERT_EQ(line.back(), '\n');
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto read = lines.Read(line);
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_NE(read->source, nullptr);
  EXPECT_EQ(lines.Render(*read->source, read->observations), line);
  // What `Render` would leave out on both sides.
  EXPECT_EQ(read->source->origin, full.source.origin);
  EXPECT_EQ(read->source->published, full.source.published);
  EXPECT_EQ(read->observations.sentence_hashes,
            full.observations.sentence_hashes);
  EXPECT_EQ(read->observations.told_words, full.observations.told_words);
  EXPECT_EQ(read->observations.source, full.source.id);
  ASSERT_EQ(read->observations.observations.size(), 2u);
  EXPECT_EQ(read->observations.observations[1].value,
            full.observations.observations[1].value);
  EXPECT_EQ(read->observations.observations[1].claim, 1);
}

TEST(ObservationBytesTest, EveryFieldComesBackAndNoPartIsTakenForAll) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  const Full full = FullSource();
  const std::string bytes = ObservationBytes(full.observations);
  const auto read = ReadObservationBytes(bytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->source, full.source.id);
  EXPECT_EQ(lines.Render(full.source, *read),
            lines.Render(full.source, full.observations));
  for (size_t size = 0; size < bytes.size(); size += 7) {
    EXPECT_FALSE(ReadObservationBytes(std::string_view(bytes).substr(0, size)));
  }
  EXPECT_FALSE(ReadObservationBytes(bytes + "x"));
}

TEST(ObservationLinesTest, EmptyFieldsComeBackEmpty) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  Source source;
  source.id = "quay";
  source.file = *TextFile::Create("", "");
  source.language = "";
  source.voice = "";
  SourceObservations observed;
  Observation& observation = observed.observations.emplace_back();
  observation.chain.emplace_back();
  observation.value.emplace().number.low = Bound{Decimal(5), false};
  const std::string line = lines.Render(source, observed);
  const auto read = lines.Read(line);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(lines.Render(*read->source, read->observations), line);
  EXPECT_EQ(read->source->language, "");
  EXPECT_EQ(read->source->voice, "");
  EXPECT_EQ(read->observations.observations[0].value, observation.value);
}

TEST(ObservationLinesTest, TheEndComesBack) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  const auto read = lines.Read(lines.RenderEnd({7, 2, {"a", "b c"}}));
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_TRUE(read->end.has_value());
  EXPECT_EQ(read->end->sources, 7);
  EXPECT_EQ(read->end->unreadable, 2);
  EXPECT_EQ(read->end->corpora, (std::vector<std::string>{"a", "b c"}));
  EXPECT_EQ(read->source, nullptr);
}

TEST(ObservationLinesTest, EveryByteThatIsCutOffIsNoticed) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  const Full full = FullSource();
  const std::string line = lines.Render(full.source, full.observations);
  for (size_t size = 0; size + 1 < line.size(); size += 7) {
    EXPECT_FALSE(lines.Read(std::string_view(line).substr(0, size)).ok());
  }
}

TEST(ObservationLinesTest, EveryFieldThatIsOfAnotherTypeIsRefused) {
  const RuleSet rules = TwoClaims();
  const ObservationLines lines(rules, {});
  const Full full = FullSource();
  const auto whole =
      LineJson::parse(lines.Render(full.source, full.observations));
  const LineJson flat = whole.flatten();
  int refused = 0;
  for (const auto& [path, value] : flat.items()) {
    LineJson changed = whole;
    const LineJson::json_pointer at(path);
    changed[at] = value.is_string() ? LineJson(1.5) : LineJson("no number");
    EXPECT_FALSE(lines.Read(changed.dump()).ok()) << path;
    ++refused;
  }
  EXPECT_GT(refused, 500);
}

TEST(RulesKeyTest, ChangesWithNamesAndBytesOfFiles) {
  RuleSet rules;
  rules.files.push_back({*TextFile::Create("a.yaml", "x"), "11", ""});
  const std::string key = RulesKey(rules);
  rules.files[0].sha256 = "12";
  EXPECT_NE(RulesKey(rules), key);
  rules.files[0] = {*TextFile::Create("b.yaml", "x"), "11", ""};
  EXPECT_NE(RulesKey(rules), key);
}

}  // namespace
}  // namespace claimcheck

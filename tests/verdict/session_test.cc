#include "checker/verdict/session.h"

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/match/matcher.h"
#include "checker/verdict/judge.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

using SourcePtr = std::shared_ptr<const Source>;

void OneByOne(size_t count, const std::function<void(size_t)>& task) {
  for (size_t i = 0; i < count; ++i) task(i);
}

// All that a cell says but its indices, what was rejected and the reasons that
// name places in rule files.
std::string Written(const Cell* cell) {
  if (cell == nullptr) return "silent";
  std::string text =
      absl::StrFormat("%s [%s] %s\n", StanceName(cell->stance),
                      absl::StrJoin(cell->notes, ", "), cell->why);
  for (const VoiceStance& voice : cell->voices) {
    text += absl::StrFormat("  %s/%s %s [%s]\n", voice.voice, voice.side,
                            StanceName(voice.stance),
                            absl::StrJoin(voice.notes, ", "));
  }
  for (const JudgedObservation& judged : cell->evidence) {
    text += absl::StrFormat(
        "  %s %s %d..%d `%s` [%s] %s\n", judged.observation.voice,
        StanceName(judged.stance), judged.observation.at.span.begin,
        judged.observation.at.span.end, judged.observation.at.quote,
        absl::StrJoin(judged.notes, ", "), judged.why);
  }
  if (cell->raised_at) {
    text += absl::StrFormat("  raised %d\n", cell->raised_at->span.begin);
  }
  return text;
}

// A project that changes at random, from a small stock of words, so that one
// change often reaches many cells.
class Project {
 public:
  explicit Project(unsigned seed) : chance_(seed) {
    for (int i = 0; i < 6; ++i) sources_.push_back(NewSource(i));
    for (int i = 0; i < 7; ++i) claims_[i] = NewClaim(i);
    Load();
  }

  std::string Change() {
    const int which = Below(10);
    switch (which) {
      case 0:
      case 1: {
        SourcePtr& source = sources_[static_cast<size_t>(
            Below(static_cast<int>(sources_.size())))];
        source = NewSource(std::stoi(source->id.substr(1)));
        return "source";
      }
      case 2:
        sources_.push_back(NewSource(next_source_++));
        return "new source";
      case 3:
        if (sources_.size() > 2) sources_.erase(sources_.begin() + Below(2));
        return "lost source";
      case 4: {
        const int i = Below(9);
        claims_[i] = NewClaim(i);
        break;
      }
      case 5:
        if (claims_.size() > 2) claims_.erase(claims_.begin());
        break;
      case 6:
        sign_ = One({"sign~ | inked", "sign~", "sign~ | concluded"});
        break;
      case 7:
        voices_ = Voices();
        break;
      case 8:
        rival_ = One({"old treaty", "2001 pact | old treaty", "old {pact}"});
        break;
      case 9:
        region_ = One({"", "region: US\n", "region: GB\n"});
        break;
    }
    Load();
    return absl::StrFormat("rules %d", which);
  }

  const std::shared_ptr<const RuleSet>& rules() const { return rules_; }
  const std::vector<SourcePtr>& sources() const { return sources_; }

 private:
  int Below(int bound) {
    return static_cast<int>(chance_() % static_cast<unsigned>(bound));
  }
  std::string One(const std::vector<std::string>& words) {
    return words[static_cast<size_t>(Below(static_cast<int>(words.size())))];
  }

  std::string Voices() {
    std::string text = absl::StrCat("  lind: {side: ", One({"east", "west"}),
                                    ", names: [Lind]}\n");
    if (Below(2) == 0) text += "  berg: {side: west, names: [Berg]}\n";
    if (Below(3) == 0) text += "  rhee: {names: [Rhee, Lind Rhee]}\n";
    return text;
  }

  std::string NewClaim(int i) {
    std::string text = absl::StrFormat("  - id: c%d\n", i);
    const auto add = [&](const std::string& line) {
      absl::StrAppend(&text, "    ", line, "\n");
    };
    switch (Below(5)) {
      case 0:
        add("kind: date");
        add("about: treaty");
        add("cue: \"{sign}\"");
        if (Below(2) == 0) add("expect: " + One({"2025-01-17", "2025-02-01"}));
        if (Below(3) == 0 && text.find("expect") != std::string::npos) {
          add("tolerance: 2 days");
        }
        break;
      case 1:
        add("kind: duration");
        add("about: treaty");
        if (Below(2) == 0) add("expect: 20 years");
        break;
      case 2:
        add("kind: fact");
        if (Below(2) == 0) add("about: treaty");
        add(absl::StrCat("says: \"",
                         One({"covers trade", "cover~ [all] trade"}), "\""));
        if (Below(2) == 0) add("denies: leaves out trade");
        if (Below(2) == 0) add("holds: {from: 2025-01-17}");
        break;
      case 3:
        add("kind: choice");
        add("about: treaty");
        add("cue: \"{sign}\"");
        add("answers: {kazan: in Kazan, tver: in Tver}");
        if (Below(2) == 0) add("expect: kazan");
        break;
      case 4:
        add("kind: framing");
        add("about: treaty");
        add("frames: {grand: grand | historic, plain: ordinary}");
        break;
    }
    add("claim: A claim.");
    return text;
  }

  SourcePtr NewSource(int i) {
    std::string text;
    for (int s = 1 + Below(5); s > 0; --s) {
      const std::string treaty =
          One({"the treaty", "the new treaty", "the old treaty", "the pact"});
      text += One({"Lind said ", "According to Berg, ", "Rhee denied that ",
                   "On Monday ", "Perhaps ", ""});
      text += One(
          {treaty + " was signed on " +
               One({"17 January 2025", "16 January 2025", "01/02/2025"}),
           treaty + " was concluded in " + One({"Kazan", "Tver"}),
           treaty + " covers trade", treaty + " does not cover trade",
           treaty + " runs for " + One({"20", "25"}) + " years",
           "it is " + One({"a grand", "a historic", "an ordinary"}) + " treaty",
           "the harbour was busy all day long with boats and people"});
      text += ". ";
      if (Below(4) == 0) text += "\n\n";
    }
    return std::make_shared<const Source>(TextSource(
        absl::StrFormat("s%d", i), text, One({"2025-01-18", "2024-12-01", ""}),
        One({"author", "author", "lind"})));
  }

  void Load() {
    std::string yaml = "schema: claimcheck/1\n" + region_ +
                       "vocabulary:\n  pact: treaty | pact\n  sign: " + sign_ +
                       "\nvoices:\n" + voices_ +
                       "subjects:\n  treaty: {names: \"new {pact}\", generic: "
                       "\"the {pact}\"}\n"
                       "  rival: {names: \"" +
                       rival_ + "\", generic: \"the {pact}\"}\nclaims:\n";
    for (const auto& [i, claim] : claims_) yaml += claim;
    rules_ = std::make_shared<const RuleSet>(RulesFrom(yaml));
  }

  std::mt19937 chance_;
  int next_source_ = 10;
  std::string sign_ = "sign~";
  std::string voices_ = "  lind: {side: east, names: [Lind]}\n";
  std::string rival_ = "old treaty";
  std::string region_;
  std::map<int, std::string> claims_;
  std::vector<SourcePtr> sources_;
  std::shared_ptr<const RuleSet> rules_;
};

Report FromScratch(const Project& project) {
  const Matcher matcher(*project.rules());
  std::vector<const Source*> all;
  std::vector<SourceObservations> observed;
  for (const SourcePtr& source : project.sources()) {
    all.push_back(source.get());
    observed.push_back(matcher.Observe(*source));
  }
  return Judge(*project.rules(), all, std::move(observed));
}

using Stances = std::map<std::pair<std::string, std::string>, Stance>;

// Compares every cell, and returns the stances.
Stances ExpectSame(const Session& session, const Report& report) {
  Stances stances;
  for (size_t c = 0; c < report.claims.size(); ++c) {
    StanceCounts counts = {};
    for (size_t s = 0; s < report.sources.size(); ++s) {
      const Cell& want =
          report.CellAt(static_cast<int>(c), static_cast<int>(s));
      const std::string& claim = report.claims[c].id;
      const std::string& source = report.sources[s].id;
      EXPECT_EQ(session.sources()[s]->id, source);
      const Cell* got = session.Find(claim, source);
      const Cell* wanted = want.stance == Stance::kSilent ? nullptr : &want;
      EXPECT_EQ(Written(got), Written(wanted)) << claim << " x " << source;
      stances[{claim, source}] = want.stance;
      ++counts[static_cast<size_t>(want.stance)];
    }
    EXPECT_EQ(session.CountsOf(report.claims[c].id), counts);
  }
  EXPECT_EQ(session.Counts(), report.by_stance);
  return stances;
}

// The flips of cells that were there before and are there now.
std::set<std::string> Differences(const Stances& before, const Stances& after) {
  std::set<std::string> all;
  for (const auto& [cell, stance] : after) {
    const auto old = before.find(cell);
    if (old == before.end() || old->second == stance) continue;
    all.insert(absl::StrFormat("%s x %s: %s -> %s", cell.first, cell.second,
                               StanceName(old->second), StanceName(stance)));
  }
  return all;
}

TEST(SessionTest, AnySeriesOfChangesGivesWhatJudgeGivesFromScratch) {
  int flips = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    Project project(seed);
    Session session(OneByOne);
    session.Update(project.rules(), project.sources());
    Stances before = ExpectSame(session, FromScratch(project));
    for (int step = 0; step < 30; ++step) {
      const std::string what = project.Change();
      SCOPED_TRACE(absl::StrFormat("seed %d, step %d: %s", seed, step, what));
      const SessionChange change =
          session.Update(project.rules(), project.sources());
      Stances after = ExpectSame(session, FromScratch(project));
      std::set<std::string> told;
      for (const Flip& flip : change.flips) {
        told.insert(absl::StrFormat("%s x %s: %s -> %s", flip.claim,
                                    flip.source, StanceName(flip.before),
                                    StanceName(flip.after)));
      }
      EXPECT_EQ(told, Differences(before, after));
      flips += static_cast<int>(told.size());
      before = std::move(after);
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(flips, 500);  // Or the changes reach nothing.
}

TEST(SessionTest, ObservesOnlyWhatAChangeCanReach) {
  const auto rules = [](const std::string& voice, const std::string& rest) {
    return std::make_shared<const RuleSet>(RulesFrom(
        "schema: claimcheck/1\n" + rest + "voices:\n  lind: {names: [" + voice +
        "]}\nsubjects:\n  treaty: {names: [treaty]}\nclaims:\n"
        "  - {id: a, kind: fact, about: treaty, claim: A., says: covers}\n"));
  };
  std::vector<SourcePtr> sources;
  for (const char* text : {"Lind said the treaty covers trade.",
                           "Berg said the treaty covers trade."}) {
    sources.push_back(std::make_shared<const Source>(
        TextSource(absl::StrFormat("s%d", sources.size()), text)));
  }
  Session session(OneByOne);
  EXPECT_EQ(session.Update(rules("Lind", ""), sources).observed, 2);
  EXPECT_EQ(session.Update(rules("Lind", ""), sources).observed, 0);
  // A line more: the claim is the same, elsewhere in its file.
  EXPECT_EQ(session.Update(rules("Lind", "title: T\n"), sources).observed, 0);
  // A voice that one source names.
  EXPECT_EQ(session.Update(rules("Berg", ""), sources).observed, 2);
  EXPECT_EQ(session.Update(rules("Berg, Dahl", ""), sources).observed, 0);
  sources[1] = std::make_shared<const Source>(*sources[1]);
  EXPECT_EQ(session.Update(rules("Berg, Dahl", ""), sources).observed, 1);
}

}  // namespace
}  // namespace claimcheck

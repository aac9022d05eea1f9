#include "checker/explain/suggest.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "checker/base/check.h"
#include "checker/match/matcher.h"
#include "checker/verdict/judge.h"
#include "checker/verdict/test_source.h"

namespace claimcheck {
namespace {

// Each costs about a millisecond, for a source of a few pages; what helps is
// among the first. A long source is observed as a whole each time.
constexpr size_t kTries = 40;
constexpr size_t kLeastTries = 4;
constexpr size_t kTriedBytes = 4'000'000;

// A claim and the rules that it needs, loaded from changed files.
struct Trial {
  RuleSet rules;  // With the claim alone.
  std::optional<Matcher> matcher;

  Cell CellOf(const Source& source) const {
    std::vector<SourceObservations> observed;
    observed.push_back(matcher->Observe(source));
    return Judge(rules, {&source}, std::move(observed)).CellAt(0, 0);
  }
};

class Laboratory {
 public:
  Laboratory(const RuleSet& rules, int claim, const FileReader& read)
      : rules_(rules),
        claim_(rules.claims[static_cast<size_t>(claim)]),
        read_(read) {
    CutOtherClaims();
    // Files that cannot be cut so are read as a whole.
    if (Load({}) == nullptr) cuts_.clear();
  }

  // The rules with `edits` made, or null if they cannot be read any more.
  std::unique_ptr<Trial> Load(const std::vector<RuleEdit>& edits) const {
    std::vector<RuleEdit> all = cuts_;
    all.insert(all.end(), edits.begin(), edits.end());
    const std::optional<RuleSet> loaded = LoadChanged(rules_, all, read_);
    if (!loaded) return nullptr;
    const int index = loaded->FindClaim(claim_.id);
    if (index < 0) return nullptr;
    auto trial = std::make_unique<Trial>();
    trial->rules = OnlyClaim(*loaded, index);
    trial->matcher.emplace(trial->rules);
    return trial;
  }

  // The tests that pass without a change and fail in `trial`.
  std::vector<BrokenTest> Breaks(const Trial& trial) {
    if (!before_) before_ = Run(*Load({}));
    std::vector<BrokenTest> broken;
    const std::vector<Stance> after = Run(trial);
    for (size_t i = 0; i < claim_.tests.size(); ++i) {
      const InlineTest& test = claim_.tests[i];
      if (after[i] == test.expect || (*before_)[i] != test.expect) continue;
      BrokenTest one;
      one.test = {
          test.place.file->name(),
          {test.place.span,
           test.place.file->LineColumnAt(test.place.span.begin), test.text}};
      one.expected = test.expect;
      one.got = after[i];
      broken.push_back(std::move(one));
    }
    return broken;
  }

 private:
  static std::vector<Stance> Run(const Trial& trial) {
    std::vector<Stance> stances;
    for (const InlineTest& test : trial.rules.claims.front().tests) {
      stances.push_back(trial.CellOf(SourceOf(test)).stance);
    }
    return stances;
  }

  // Reading a rule file takes longest, and most of it is other claims.
  void CutOtherClaims() {
    for (const Claim& other : rules_.claims) {
      if (other.file != claim_.file || other.id == claim_.id) continue;
      const TextFilePtr& file = other.place.file;
      int begin = other.span.begin;
      while (begin > 0 &&
             file->bytes()[static_cast<size_t>(begin) - 1] == ' ') {
        --begin;
      }
      if (begin == 0 || file->bytes()[static_cast<size_t>(begin) - 1] != '-') {
        cuts_.clear();
        return;
      }
      cuts_.push_back({file, {begin - 1, other.span.end}, ""});
    }
  }

  const RuleSet& rules_;
  const Claim& claim_;
  const FileReader& read_;
  std::vector<RuleEdit> cuts_;
  std::optional<std::vector<Stance>> before_;
};

// `file` after the edits; itself if none is of it.
absl::StatusOr<TextFilePtr> Changed(const TextFilePtr& file,
                                    const std::vector<RuleEdit>& edits) {
  std::string text = Applied(*file, edits);
  if (text == file->bytes()) return file;
  auto made = TextFile::Create(file->name(), std::move(text));
  if (!made.ok()) return made.status();
  return TextFilePtr(*std::move(made));
}

FileReader ReaderOf(const FileReader& read,
                    const std::vector<RuleEdit>& edits) {
  return [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    auto file = read(path);
    if (!file.ok()) return file;
    return Changed(*file, edits);
  };
}

// An edit of a file that `first` has changed, as one of the file before that.
// Nothing if it changes what `first` wrote.
std::optional<RuleEdit> Before(const std::vector<RuleEdit>& first,
                               RuleEdit edit) {
  std::vector<RuleEdit> sorted = first;
  std::sort(
      sorted.begin(), sorted.end(),
      [](const RuleEdit& a, const RuleEdit& b) { return a.span < b.span; });
  TextFilePtr file = edit.file;
  int moved = 0;  // By how much the text behind the last edit has moved.
  for (const RuleEdit& one : sorted) {
    if (one.file->name() != edit.file->name()) continue;
    file = one.file;
    const int begin = one.span.begin + moved;
    const int end = begin + static_cast<int>(one.new_text.size());
    if (edit.span.end <= begin) break;
    if (edit.span.begin < end) return std::nullopt;
    moved += static_cast<int>(one.new_text.size()) - one.span.size();
  }
  edit.file = file;
  edit.span = {edit.span.begin - moved, edit.span.end - moved};
  return edit;
}

// Whether the stance does not depend on what other sources say.
bool StandsAlone(const Claim& claim) {
  return claim.expect.has_value() || !claim.expect_ids.empty() ||
         claim.kind == ClaimKind::kFact || claim.kind == ClaimKind::kTopic ||
         claim.kind == ClaimKind::kFraming;
}

}  // namespace

std::optional<Suggestion> Suggest(const RuleSet& rules, int claim,
                                  const Source& source, Workbench& bench,
                                  const std::vector<Proposal>& proposals,
                                  const FileReader& read) {
  if (proposals.empty()) return std::nullopt;
  Laboratory laboratory(rules, claim, read);
  std::optional<Suggestion> second;
  const size_t tries =
      std::clamp(kTriedBytes / std::max<size_t>(source.text.size(), 1),
                 kLeastTries, kTries);
  for (size_t i = 0; i < std::min(proposals.size(), tries); ++i) {
    const Proposal& proposal = proposals[i];
    const std::unique_ptr<Trial> trial = laboratory.Load(proposal.edits);
    if (trial == nullptr) continue;
    const Cell cell = trial->CellOf(source);
    const auto found =
        std::find_if(cell.evidence.begin(), cell.evidence.end(),
                     [&](const JudgedObservation& judged) {
                       const Span span = judged.observation.at.span;
                       return proposal.at.empty()
                                  ? bench.SentenceAt(span) == proposal.sentence
                                  : bench.WordsAt(span).Overlaps(proposal.at);
                     });
    if (found == cell.evidence.end()) continue;
    Suggestion suggestion{proposal.what, proposal.edits, found->observation.at,
                          std::nullopt, laboratory.Breaks(*trial)};
    if (StandsAlone(bench.claim())) suggestion.stance = cell.stance;
    if (suggestion.breaks.empty()) return suggestion;
    if (!second) second = std::move(suggestion);
  }
  return second;
}

std::optional<RuleSet> LoadChanged(const RuleSet& rules,
                                   const std::vector<RuleEdit>& edits,
                                   const FileReader& read) {
  std::vector<TextFilePtr> files;
  for (const RuleFile& file : rules.files) {
    auto made = Changed(file.file, edits);
    if (!made.ok()) return std::nullopt;
    files.push_back(*std::move(made));
  }
  Diagnostics diagnostics;
  RuleSet loaded = LoadRules(files, ReaderOf(read, edits), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return loaded;
}

std::optional<Suggestion> SuggestWithName(
    const RuleSet& rules, int claim, const Source& source, Workbench& bench,
    const std::vector<Proposal>& proposals, int line, const FileReader& read) {
  constexpr int kNames = 3;
  int tried = 0;
  for (const Proposal& name : proposals) {
    if (!name.name) continue;
    if (++tried > kNames) break;
    const auto named = LoadChanged(rules, name.edits, read);
    if (!named) continue;
    const int index = named->FindClaim(bench.claim().id);
    if (index < 0) continue;
    Workbench second(*named, index, source);
    if (second.mentions().First(second.claim().about) == nullptr) continue;
    const Matcher matcher(second.rules());
    std::vector<SourceObservations> observed;
    observed.push_back(matcher.Observe(source));
    const Report report = Judge(second.rules(), {&source}, std::move(observed));
    std::vector<Proposal> both;
    for (Proposal& next : Propose(second, report.CellAt(0, 0), line)) {
      Proposal combined = name;
      combined.what += ", and " + next.what;
      combined.sentence = next.sentence;
      combined.at = next.at;
      for (RuleEdit& edit : next.edits) {
        auto mapped = Before(name.edits, std::move(edit));
        if (!mapped) break;
        combined.edits.push_back(*std::move(mapped));
      }
      if (combined.edits.size() == name.edits.size() + next.edits.size()) {
        both.push_back(std::move(combined));
      }
    }
    if (auto found = Suggest(rules, claim, source, bench, both, read)) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace claimcheck

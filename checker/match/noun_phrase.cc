#include "checker/match/noun_phrase.h"

#include <algorithm>

namespace claimcheck {
namespace {

// How far a subject may begin before its verb.
constexpr int kSubjectReach = 40;
// How many asides may stand between a subject and its verb.
constexpr int kAsidesMax = 6;
// "the company (CBA) said"
constexpr int kBracketReach = 8;

}  // namespace

std::optional<NounPhrase> NounPhraseFinder::Before(int end, int low) const {
  if (end <= low) return std::nullopt;
  low = std::max(low, end - kSubjectReach);
  if (kinds_.GapHas(end, ")")) {
    for (int word = end - 1; word > std::max(low, end - kBracketReach);
         --word) {
      if (!kinds_.GapHas(word, "(")) continue;
      auto phrase = Plain(word, low);
      if (phrase) phrase->words.end = end;
      return phrase;
    }
    return std::nullopt;
  }
  if (kinds_.IsCommaGap(end)) return BeforeAsides(end, low);
  // A verb that opens a quotation has its subject outside.
  if (!kinds_.IsSoftGap(end) && !kinds_.GapHas(end, "\"")) return std::nullopt;
  if (kinds_.GapHas(end, ".?!:;")) {
    if (!kinds_.IsSoftGap(end)) return std::nullopt;
  }
  return Plain(end, low);
}

std::optional<NounPhrase> NounPhraseFinder::Plain(int right, int low) const {
  const Region region = RegionBefore(right, low);
  auto phrase = Build(region.begin, region.core, right);
  if (!phrase || region.begin <= low) return phrase;
  // "Ada Lind, president of the council said": an aside that is not closed.
  const bool bare = phrase->noun >= 0 &&
                    !kinds_.Is(phrase->words.begin, kDeterminer) &&
                    kinds_.Is(phrase->noun, kAgent);
  if (bare && phrase->words.begin == region.begin &&
      kinds_.IsCommaGap(region.begin)) {
    auto owner = Plain(region.begin, low);
    if (owner && !owner->name.empty() && owner->noun < 0 &&
        owner->words.end == region.begin) {
      owner->roles.push_back(phrase->words);
      owner->words.end = right;
      return owner;
    }
  }
  return phrase;
}

// "X, who replaced Y, said"; "X, the mayor of Z, said"; "the mayor, X, said".
std::optional<NounPhrase> NounPhraseFinder::BeforeAsides(int end,
                                                         int low) const {
  std::vector<WordRange> asides;
  int right = end;
  std::optional<NounPhrase> found;
  std::vector<WordRange> found_asides;
  while (static_cast<int>(asides.size()) < kAsidesMax) {
    int begin = right - 1;
    while (begin > low && !kinds_.IsCommaGap(begin)) --begin;
    if (begin <= low) break;
    const WordRange aside{begin, right};
    if (!IsAside(aside)) break;
    asides.insert(asides.begin(), aside);
    auto phrase = Plain(begin, low);
    right = begin;
    if (!phrase) continue;
    const bool whole = phrase->words.end == begin;
    if (!whole) continue;
    // A name is the subject; a noun may be an aside of a name before it.
    found = std::move(phrase);
    found_asides = asides;
    if (!found->name.empty() && found->noun < 0) break;
    if (found->words.begin > low && !kinds_.IsCommaGap(found->words.begin)) {
      break;
    }
  }
  if (!found) return std::nullopt;
  for (const WordRange& aside : found_asides) TakeAside(aside, *found);
  found->words.end = end;
  return found;
}

bool NounPhraseFinder::IsAside(WordRange words) const {
  const int first = words.begin;
  if (kinds_.Is(first, kRelative | kDeterminer | kNumber | kParticiple |
                           kPreposition | kAdverb | kTime | kAgent | kTitle |
                           kQuantifier)) {
    // "..., the mayor is ready, said": a clause is none.
    if (kinds_.Is(first, kRelative | kParticiple | kPreposition)) return true;
    for (int word = words.begin; word < words.end; ++word) {
      if (kinds_.Is(word, kRelative)) return true;
      if (word > words.begin &&
          (kinds_.Is(word, kAuxiliary) || kinds_.IsVerbAt(word))) {
        return false;
      }
    }
    return true;
  }
  if (kinds_.IsName(first)) {
    for (int word = words.begin; word < words.end; ++word) {
      if (kinds_.Is(word, kAuxiliary) || kinds_.IsVerbAt(word)) return false;
    }
    return true;
  }
  // "founder of the company", "chief of staff".
  return words.size() == 1 || kinds_.Is(first + 1, kPreposition) ||
         (words.size() > 2 && kinds_.IsNominal(first + 1) &&
          kinds_.Is(first + 2, kPreposition));
}

void NounPhraseFinder::TakeAside(WordRange aside, NounPhrase& phrase) const {
  if (kinds_.Is(aside.begin, kRelative | kParticiple | kPreposition)) return;
  auto read = Read(aside);
  if (!read) return;
  if (phrase.name.empty() && !read->name.empty() && read->noun < 0) {
    phrase.roles.push_back(phrase.head);
    phrase.name = read->name;
    phrase.noun = -1;
  } else if (read->noun >= 0) {
    phrase.roles.push_back(read->words);
  }
}

int NounPhraseFinder::RelativeBefore(int verb, int low) const {
  constexpr int kReach = 12;
  for (int word = verb - 1; word > std::max(low, verb - kReach); --word) {
    if (!kinds_.IsSoftGap(word + 1)) return -1;
    if (kinds_.Is(word, kRelative)) {
      const bool noun_before = kinds_.IsSoftGap(word) &&
                               kinds_.IsNominal(word - 1) &&
                               !kinds_.IsVerbAt(word - 1);
      return noun_before ? word : -1;
    }
    if (kinds_.Is(word, kJoiner)) return -1;
  }
  return -1;
}

// "Lind and Kern said", but not "the council voted and Kern said".
bool NounPhraseFinder::JoinsNouns(int joiner, int low) const {
  if (kinds_.IsCommaGap(joiner) || joiner <= low) return false;
  constexpr int kReach = 12;
  for (int word = joiner - 1; word >= std::max(low, joiner - kReach); --word) {
    if (kinds_.Is(word, kAuxiliary | kPronoun) || kinds_.IsVerbAt(word) ||
        (kinds_.Is(word, kCue) && kinds_.Is(word, kParticiple))) {
      return false;
    }
    if (word > low &&
        (!kinds_.IsSoftGap(word) || !kinds_.SameQuotation(word, word - 1) ||
         kinds_.Is(word, kThat))) {
      break;
    }
  }
  return kinds_.IsNominal(joiner - 1);
}

NounPhraseFinder::Region NounPhraseFinder::RegionBefore(int right,
                                                        int low) const {
  Region region{low, right};
  for (int word = right - 1; word >= low; --word) {
    const bool parted =
        word < right - 1 &&
        (!kinds_.IsSoftGap(word + 1) || !kinds_.SameQuotation(word, right - 1));
    if (parted) {
      region.begin = word + 1;
      return region;
    }
    if (kinds_.Is(word, kRelative)) {
      const bool noun_before =
          word > low && kinds_.IsSoftGap(word) && kinds_.IsNominal(word - 1) &&
          !kinds_.IsVerbAt(word - 1) && !kinds_.Is(word - 1, kTime);
      if (!noun_before || word + 1 == right ||
          (kinds_.Is(word, kThat) && kinds_.Is(word - 1, kCue))) {
        region.begin = word + 1;
        return region;
      }
      region.core = word;
      continue;
    }
    if (kinds_.Is(word, kJoiner)) {
      if (JoinsNouns(word, low)) continue;
      region.begin = word + 1;
      return region;
    }
    if (kinds_.words().like_words.contains(kinds_.Folded(word)) &&
        word > low + 1) {
      // "a man named only as Bo", "a woman who gave her name as Eva"
      const int before = kinds_.Is(word - 1, kAdverb) ? word - 2 : word - 1;
      const int relative = RelativeBefore(word, low);
      if (relative >= 0) {
        region.core = relative;
        word = relative;
        continue;
      }
      if (kinds_.Is(before, kParticiple) && !kinds_.IsVerbAt(before)) continue;
    }
    if (kinds_.Is(word, kSubordinator | kConjunction)) {
      region.begin = word + 1;
      return region;
    }
    const bool last = word == right - 1;
    if (kinds_.Is(word, kAuxiliary) || (!last && kinds_.IsVerbAt(word))) {
      const int relative = RelativeBefore(word, low);
      if (relative < 0) {
        region.begin = word + 1;
        return region;
      }
      region.core = relative;
      word = relative;
    }
  }
  return region;
}

// Whether a new phrase begins at `word`: "this week | the mayor", "in Halm |
// officials", "on Monday | Lind".
bool NounPhraseFinder::Restarts(int word, int begin, bool fronted) const {
  const int before = word - 1;
  if (kinds_.Is(before, kPreposition | kDeterminer | kJoiner | kPossessive)) {
    return false;
  }
  const bool after_time =
      kinds_.Is(before, kTime | kNumber) && !kinds_.IsName(before);
  if (kinds_.Is(word, kDeterminer) && !kinds_.Is(word, kPossessive)) {
    return after_time || (kinds_.IsNominal(before) &&
                          (fronted || !kinds_.Is(before, kParticiple)) &&
                          !kinds_.Is(before, kAdverb | kQuantifier));
  }
  if (kinds_.Is(word, kPronoun)) return kinds_.IsNominal(before);
  if (fronted && kinds_.BeginsVoice(word)) return true;
  if (kinds_.IsName(word) && !kinds_.IsName(before)) {
    if (after_time) return kinds_.Is(before, kTime) || fronted;
    return fronted && kinds_.IsNominal(before) &&
           !kinds_.Is(before, kAgent | kTitle | kParticle);
  }
  if (after_time && kinds_.Is(before, kTime)) {
    return !kinds_.Is(word, kTime | kNumber | kPreposition) &&
           kinds_.IsNominal(word);
  }
  // "In Halm officials said".
  if (fronted && kinds_.Is(word, kAgent) && kinds_.IsName(before)) {
    for (int at = begin + 1; at < word; ++at) {
      if (!kinds_.IsName(at)) return false;
    }
    return true;
  }
  return false;
}

// Up to a preposition, or what only looks like a noun: "a person familiar with
// the matter", "officials attending the talks".
int NounPhraseFinder::HeadEnd(int begin, int core) const {
  int head = begin + 1;
  for (; head < core; ++head) {
    if (kinds_.Is(head, kPreposition)) break;
    if (kinds_.Is(head, kParticiple) && head + 1 < core &&
        kinds_.IsNominal(head - 1) && !kinds_.IsName(head) &&
        (kinds_.Is(head + 1, kDeterminer | kPreposition | kTime | kAdverb) ||
         kinds_.words().like_words.contains(kinds_.Folded(head + 1)))) {
      break;
    }
    if (kinds_.Is(head, kParticiple) && head + 1 == core &&
        kinds_.Is(head, kVerb | kCue) &&
        kinds_.Is(head - 1, kAgent | kDocument)) {
      break;
    }
  }
  while (head > begin + 1 && kinds_.Is(head - 1, kAdverb)) --head;
  const bool goes_on = head < core && kinds_.Is(head, kPreposition);
  if (goes_on && head > begin + 1 && kinds_.Is(head - 2, kAgent) &&
      !kinds_.Is(head - 1, kAgent | kDocument | kOccasion | kOrganisation) &&
      !kinds_.IsName(head - 1) && !kinds_.IsName(head - 2)) {
    --head;
  }
  return head;
}

std::optional<NounPhrase> NounPhraseFinder::Build(int begin, int core,
                                                  int right) const {
  while (begin < core && kinds_.Is(begin, kAdverb | kConjunction | kJoiner) &&
         !(kinds_.IsName(begin) && begin + 1 == core)) {
    ++begin;
  }
  const bool fronted = begin < core && kinds_.Is(begin, kPreposition);
  int start = begin;
  for (int word = begin + 1; word < core; ++word) {
    if (Restarts(word, begin, fronted)) start = word;
  }
  if (fronted && start == begin) return std::nullopt;
  begin = start;
  while (begin < core && kinds_.Is(begin, kAdverb | kTime) &&
         !kinds_.Is(begin, kAgent) && !kinds_.IsName(begin)) {
    ++begin;
  }
  // "the ministry on Tuesday said"
  int last_time = core;
  while (last_time - 1 > begin && kinds_.Is(last_time - 1, kTime | kNumber) &&
         !kinds_.IsName(last_time - 1)) {
    --last_time;
  }
  if (last_time < core && kinds_.Is(last_time, kTime)) {
    if (last_time - 1 > begin && kinds_.Is(last_time - 1, kPreposition)) {
      --last_time;
    }
    core = last_time;
    right = std::min(right, core);
  }
  if (begin >= core) return std::nullopt;
  NounPhrase phrase;
  phrase.words = {begin, right};
  phrase.head = {begin, HeadEnd(begin, core)};
  if (core == begin + 1 && kinds_.Is(begin, kPronoun)) {
    phrase.pronoun = true;
    return phrase;
  }
  if (kinds_.Is(begin, kPronoun)) return std::nullopt;
  const int last = phrase.head.end - 1;
  if (kinds_.Is(last, kQuantifier) && phrase.head.size() <= 2) {
    phrase.noun = last;
    return phrase;
  }
  if (!kinds_.IsNominal(last) || kinds_.Is(last, kNumber) ||
      kinds_.Is(begin, kNoSpeaker & ~kThat)) {
    // "that company" is one; "nothing", "this" and "47" are none.
    const bool demonstrative =
        kinds_.Is(begin, kDeterminer) && phrase.head.size() > 1 &&
        kinds_.IsNominal(last) && !kinds_.Is(last, kNumber);
    const bool model = kinds_.Is(last, kNumber) && phrase.head.size() > 1 &&
                       kinds_.IsName(last - 1);
    if (!demonstrative && !model) return std::nullopt;
  }
  FindName(phrase, core);
  for (int word = phrase.head.begin; word < phrase.head.end; ++word) {
    phrase.joined = phrase.joined || kinds_.Is(word, kJoiner);
  }
  return phrase;
}

// The capitalised words that end at `end`, titles left off.
WordRange NounPhraseFinder::NameEndingAt(int begin, int end) const {
  int first = end;
  while (first > begin) {
    const int word = first - 1;
    if (first < end && !kinds_.IsSoftGap(first)) break;
    const bool particle = first < end && kinds_.Is(word, kParticle) &&
                          (word == begin || kinds_.IsName(word - 1) ||
                           kinds_.GapBefore(first) == "-");
    const bool number = word > begin && kinds_.Is(word, kNumber) &&
                        first == end && kinds_.IsName(word - 1);
    if (!kinds_.IsName(word) && !particle && !number) break;
    first = word;
  }
  if (first == end) return {end, end};
  int name = first;
  for (int word = first; word + 1 < end; ++word) {
    const bool title =
        kinds_.Is(word, kTitle) ||
        (kinds_.Is(word, kAgent) && !kinds_.Is(word, kOrganisation));
    // "General Electric" keeps it; "General Ada Lind" does not.
    if (title && (end - word > 2 || kinds_.Is(word, kTitle))) name = word + 1;
  }
  const int last = end - 1;
  if (kinds_.Is(last, kOrganisation)) return {first, end};
  if (kinds_.Is(last, kAgent)) return {end, end};  // "Foreign Minister"
  return {name, end};
}

void NounPhraseFinder::FindName(NounPhrase& phrase, int core) const {
  const WordRange head = phrase.head;
  WordRange name = NameEndingAt(head.begin, head.end);
  if (!name.empty()) {
    phrase.name = name;
    if (name.begin > head.begin) {
      phrase.roles.push_back({head.begin, name.begin});
    }
    return;
  }
  phrase.noun = head.end - 1;
  // "Ambassador to Oslo Jane Roe", "head of the ministry Jane Roe".
  if (!kinds_.Is(phrase.noun, kAgent) || head.end >= core) return;
  name = NameEndingAt(head.end + 1, core);
  constexpr int kFullName = 2;
  const bool after_noun = name.begin > head.end + 1 &&
                          !kinds_.Is(name.begin - 1, kPreposition) &&
                          !kinds_.Is(name.begin - 1, kDeterminer);
  const bool after_place = name.size() > kFullName &&
                           !kinds_.Is(head.begin, kDeterminer) &&
                           !kinds_.Is(core - 1, kOrganisation);
  if (name.size() < kFullName || (!after_noun && !after_place)) return;
  if (!after_noun) name.begin = name.end - kFullName;
  phrase.name = name;
  phrase.noun = -1;
  phrase.roles.push_back({phrase.words.begin, name.begin});
}

std::optional<NounPhrase> NounPhraseFinder::FirstSubject(int begin,
                                                         int end) const {
  // "After the talks, the mayor ...": what is fronted ends with a comma.
  int low = begin;
  if (kinds_.Is(begin, kPreposition | kSubordinator | kParticiple | kAdverb) &&
      !kinds_.IsName(begin)) {
    for (int word = begin + 1; word < end; ++word) {
      if (kinds_.IsCommaGap(word)) {
        low = word;
        break;
      }
    }
  }
  for (int word = low + 1; word < end; ++word) {
    if (!kinds_.SameQuotation(word, low)) return std::nullopt;
    if (!kinds_.Is(word, kAuxiliary) && !kinds_.IsVerbAt(word) &&
        !(kinds_.Is(word, kCue) && kinds_.Is(word, kParticiple))) {
      continue;
    }
    auto phrase = Before(word, low);
    if (phrase) return phrase;
    if (!kinds_.Is(word - 1, kRelative)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace claimcheck

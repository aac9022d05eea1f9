#include "checker/match/observer.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/match/observe_profile.h"

namespace claimcheck {
namespace {

// Sentences shorter than this say too little to show a shared origin.
constexpr int kShortestSharedSentence = 6;

// A longer quotation is somebody's sentence, though nobody was found to speak.
constexpr int kLongestScareQuote = 8;

uint64_t Fnv1a(std::string_view text, uint64_t hash) {
  for (char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return hash;
}

std::vector<uint64_t> SentenceHashes(const Document& document) {
  std::vector<uint64_t> hashes;
  for (const Sentence& sentence : document.sentences) {
    const Paragraph& paragraph =
        document.paragraphs[static_cast<size_t>(sentence.paragraph)];
    if (paragraph.role != BlockRole::kBody ||
        sentence.words.size() < kShortestSharedSentence) {
      continue;
    }
    uint64_t hash = 14695981039346656037U;
    for (int word = sentence.words.begin; word < sentence.words.end; ++word) {
      hash = Fnv1a(document.Folded(word), hash);
      hash = Fnv1a(" ", hash);
    }
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::string At(const Evidence& evidence) {
  return absl::StrFormat("`%s` at %d:%d", evidence.quote, evidence.place.line,
                         evidence.place.column);
}

std::string ValueLine(const Value& value) {
  std::string line = "value: " + FormatValue(value);
  if (value.inferred) line += " (its year is not written)";
  if (value.relative) line += " (relative to the publication date)";
  if (value.approximate) line += " (approximate)";
  if (value.ambiguous) line += " (ambiguous)";
  return line;
}

std::string VoiceLine(const Observation& observation) {
  std::vector<std::string> names;
  for (const VoiceStep& step : observation.chain) names.push_back(step.voice);
  std::string line = "voice: " + absl::StrJoin(names, " > ");
  const VoiceStep& last = observation.chain.back();
  if (last.cue) {
    line += " by " + At(*last.cue);
  } else if (last.speaker) {
    line += " by " + At(*last.speaker);
  }
  return line;
}

// "Council to adopt budget": in a headline, what comes after "to" is to come.
bool IsHeadlinePlan(const SourceView& view, WordRange governed) {
  return governed.begin > 0 &&
         view.document().ParagraphOf(governed.begin).role ==
             BlockRole::kHeading &&
         view.pack().headline_plans.contains(view.Folded(governed.begin - 1));
}

}  // namespace

std::vector<Hit> LongestOnly(const std::vector<Hit>& hits) {
  std::vector<Hit> sorted = hits;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Hit& a, const Hit& b) {
                     return std::tuple(a.words.begin, -a.words.end) <
                            std::tuple(b.words.begin, -b.words.end);
                   });
  std::vector<Hit> kept;
  int furthest = -1;  // End of the longest hit so far.
  for (const Hit& hit : sorted) {
    const bool same = !kept.empty() && kept.back().words == hit.words;
    if (hit.words.end > furthest || same) kept.push_back(hit);
    furthest = std::max(furthest, hit.words.end);
  }
  return kept;
}

std::span<const Hit> HitsIn(const std::vector<Hit>& hits, WordRange words) {
  const auto begins_before = [](int word) {
    return [word](const Hit& hit) { return hit.words.begin < word; };
  };
  const auto first = std::partition_point(hits.begin(), hits.end(),
                                          begins_before(words.begin));
  return {first,
          std::partition_point(first, hits.end(), begins_before(words.end))};
}

int WordsBetween(WordRange a, WordRange b) {
  if (a.Overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

bool MainVerbBetween(const SourceView& view, WordRange a, WordRange b) {
  for (int word = std::min(a.end, b.end); word < std::max(a.begin, b.begin);
       ++word) {
    if (view.IsMainVerb(word)) return true;
  }
  return false;
}

bool IsAnotherTime(const SourceView& view, WordRange cue, WordRange at,
                   bool is_date) {
  const WordRange sentence = view.SentenceWords(view.SentenceOf(at));
  for (int word = sentence.begin; word < sentence.end; ++word) {
    if (!view.pack().other_times.contains(view.Folded(word)) ||
        cue.Contains(word) || at.Contains(word) ||
        (is_date && word + 1 == at.begin)) {
      continue;
    }
    int end = word + 1;
    while (end < sentence.end &&
           view.Between(end - 1, end).find_first_of(",;:") ==
               std::string_view::npos) {
      ++end;
    }
    const WordRange stretch{word, end};
    if (stretch.Contains(cue) != stretch.Contains(at)) return true;
  }
  return false;
}

bool IsOneClause(const SourceView& view, int a, int b) {
  if (a == b) return true;
  if (a > b) std::swap(a, b);
  const std::vector<Clause>& clauses = view.document().clauses;
  if (b - a != 2) return false;
  const Clause& aside = clauses[static_cast<size_t>(a) + 1];
  const Clause& after = clauses[static_cast<size_t>(b)];
  return clauses[static_cast<size_t>(a)].sentence == after.sentence &&
         after.opener == "," &&
         view.pack().relative_words.contains(view.Folded(aside.words.begin));
}

bool IsChangedFrom(const SourceView& view, WordRange at,
                   const std::vector<WordRange>& others) {
  constexpr int kReach = 10;
  const auto after = [&](WordRange words,
                         const absl::flat_hash_set<std::string>& set) {
    return words.begin > 0 && set.contains(view.Folded(words.begin - 1));
  };
  if (!after(at, view.pack().change_from)) return false;
  for (const WordRange& other : others) {
    if (other != at && view.SentenceOf(other) == view.SentenceOf(at) &&
        after(other, view.pack().change_to) &&
        WordsBetween(at, other) <= kReach) {
      return true;
    }
  }
  return false;
}

Observer::Observer(SourceView& view, const TriggerIndex& triggers)
    : view_(view), rules_(view.rules()), triggers_(triggers) {}

const MentionTable& Observer::MentionsOf(const Claim& claim) {
  return mentions_
      .try_emplace(claim.file, view_,
                   rules_.files[static_cast<size_t>(claim.file)].subjects)
      .first->second;
}

std::optional<Evidence> Observer::RaisedAt(int index) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  const ClaimHits& hits = view_.claim(index);
  const std::vector<Hit>* raising = nullptr;
  if (!claim.topic.empty()) {
    raising = &hits.topic;
  } else if (claim.about < 0) {
    raising = &hits.says;
  }
  if (raising != nullptr) {
    if (raising->empty()) return std::nullopt;
    return view_.EvidenceOf(raising->front().words);
  }
  const Mention* mention = MentionsOf(claim).First(claim.about);
  if (mention == nullptr) return std::nullopt;
  return view_.EvidenceOf(mention->words);
}

SourceObservations Observer::Run() {
  result_.source = view_.source().id;
  for (const int i : view_.ClaimsThatMatter()) {
    const ProfileScope scope = ProfileScope::OfClaim(view_.profile(), i);
    const Claim& claim = rules_.claims[static_cast<size_t>(i)];
    if (auto where = RaisedAt(i)) {
      result_.raised.push_back({i, *std::move(where)});
    }
    if (ValueKindOf(claim.kind)) {
      ObserveValued(i);
    } else if (claim.kind == ClaimKind::kFact) {
      ObserveFact(i);
    } else if (claim.kind == ClaimKind::kTopic) {
      ObserveTopic(i);
    } else {
      ObserveAnswers(i);
    }
  }
  if (!result_.observations.empty()) {
    result_.told_words = Tellers().Totals();
    result_.sentence_hashes = SentenceHashes(view_.document());
  }
  const auto by_place = [](const auto& a, const auto& b) {
    return std::tie(a.claim, a.at.span) < std::tie(b.claim, b.at.span);
  };
  std::stable_sort(result_.observations.begin(), result_.observations.end(),
                   by_place);
  std::stable_sort(result_.rejections.begin(), result_.rejections.end(),
                   by_place);
  return std::move(result_);
}

std::optional<Observation> Observer::Accept(int index,
                                            const Candidate& candidate) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  Observation observation;
  observation.claim = index;
  observation.at = view_.EvidenceOf(candidate.at);
  observation.value = candidate.value;
  if (claim.about >= 0) {
    const Binding binding =
        Bind(view_, MentionsOf(claim), candidate.at, candidate.attachment);
    const Subject& subject = rules_.subjects[static_cast<size_t>(claim.about)];
    // How a thing is framed is said wherever the words stand, unless the
    // sentence itself speaks of another subject.
    const bool elsewhere = claim.kind == ClaimKind::kFraming &&
                           !binding.in_sentence &&
                           MentionsOf(claim).First(claim.about) != nullptr;
    if (binding.subject != claim.about && !binding.ambiguous && !elsewhere) {
      RejectBinding(index, candidate, binding);
      return std::nullopt;
    }
    if (candidate.needs_mention && !binding.in_sentence) {
      Reject(index, candidate, Stage::kBinding, RejectedFor::kNoMention,
             "the sentence does not mention " + subject.id +
                 ", and the claim has no cue");
      return std::nullopt;
    }
    observation.ambiguous = binding.ambiguous;
    observation.carried = binding.carried;
    observation.change = candidate.change;
    observation.uncued = candidate.uncued;
    Reason line;
    line.stage = Stage::kBinding;
    line.brief = binding.how;
    line.text = "subject: " + subject.id + ", " + binding.how;
    if (binding.mention != nullptr) {
      line.at = view_.EvidenceOf(binding.mention->words);
      line.rule = SpotOf(*binding.mention->phrase);
      line.text +=
          ": " + At(*line.at) + " (" + PlaceOf(*binding.mention->phrase) + ")";
    }
    observation.why.push_back(std::move(line));
  }
  if (candidate.said) {
    observation.why.insert(observation.why.begin(), *candidate.said);
  }
  if (candidate.cue != nullptr) {
    observation.why.push_back(HitReason(Stage::kCue, "cue", *candidate.cue));
  }
  if (candidate.pattern != nullptr) {
    observation.why.push_back(
        HitReason(Stage::kCue, "pattern", *candidate.pattern));
  }
  if (candidate.value) {
    observation.why.push_back({ValueLine(*candidate.value), Stage::kValue,
                               observation.at, std::nullopt});
  }
  const WordRange governed = candidate.cue != nullptr ? candidate.cue->words
                             : candidate.pattern != nullptr
                                 ? candidate.pattern->words
                                 : candidate.at;
  Context context = ContextOf(view_, triggers_, candidate.at, governed,
                              candidate.close_words, candidate.own_words);
  if (IsHeadlinePlan(view_, governed)) {
    context.certainty = std::max(context.certainty, Certainty::kPlanned);
  }
  observation.polarity = context.polarity;
  observation.certainty = context.certainty;
  if (context.loose_negation) observation.ambiguous = true;
  observation.context = std::move(context.marks);
  AddVoice(candidate.at, observation);
  AddNotes(index, candidate.at, observation);
  return observation;
}

const AttributionTable& Observer::Attributions() {
  const ProfileScope scope(view_.profile(), ObserveStage::kVoices);
  auto& known = view_.memory().attributions;
  if (known == nullptr) known = std::make_shared<const AttributionTable>(view_);
  return *known;
}

const TellerTable& Observer::Tellers() {
  const ProfileScope scope(view_.profile(), ObserveStage::kVoices);
  if (!tellers_) tellers_.emplace(view_, Attributions());
  return *tellers_;
}

void Observer::AddVoice(WordRange at, Observation& observation) {
  const Document& document = view_.document();
  observation.chain = ChainOf(view_, Attributions(), at.begin);
  const bool quoted = Attributions().IsQuoted(at.begin);
  observation.voice = OwnerOf(observation.chain, quoted);
  observation.verbatim = quoted && observation.chain.size() > 1;
  observation.scare_quoted =
      quoted && observation.chain.size() == 1 &&
      Attributions().QuotationSize(at.begin) <= kLongestScareQuote;
  const BlockRole role = document.ParagraphOf(at.begin).role;
  observation.caption = role == BlockRole::kCaption;
  observation.heading = role == BlockRole::kHeading;
  observation.sentence = view_.SentenceEvidence(view_.SentenceOf(at), at);
  const VoiceStep& last = observation.chain.back();
  observation.why.push_back({VoiceLine(observation), Stage::kVoice,
                             last.cue ? last.cue : last.speaker, std::nullopt});
}

void Observer::AddNotes(int index, WordRange at,
                        Observation& observation) const {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  std::set<std::string> notes;
  const WordRange sentence = view_.SentenceWords(view_.SentenceOf(at));
  for (const Hit& hit : HitsIn(view_.claim(index).notes, sentence)) {
    if (view_.ClauseOf(hit.words) == view_.ClauseOf(at)) {
      notes.insert(claim.notes[static_cast<size_t>(hit.part)].first);
    }
  }
  observation.notes.assign(notes.begin(), notes.end());
}

Reason Observer::HitReason(Stage stage, std::string_view name,
                           const Hit& hit) const {
  Reason reason;
  reason.stage = stage;
  reason.at = view_.EvidenceOf(hit.words);
  reason.rule = SpotOf(*hit.phrase);
  reason.text = absl::StrFormat("%s: %s (%s)", name, At(*reason.at),
                                PlaceOf(*hit.phrase));
  return reason;
}

Rejection& Observer::Reject(int claim, const Candidate& candidate, Stage stage,
                            RejectedFor kind, std::string reason) {
  Rejection& rejection = result_.rejections.emplace_back();
  rejection.claim = claim;
  rejection.at = view_.EvidenceOf(candidate.at);
  rejection.value = candidate.value;
  rejection.answer = candidate.answer;
  rejection.stage = stage;
  rejection.kind = kind;
  rejection.reason = std::move(reason);
  std::vector<Reason>& passed = rejection.passed;
  if (candidate.said) passed.push_back(*candidate.said);
  if (candidate.cue != nullptr) {
    passed.push_back(HitReason(Stage::kCue, "cue", *candidate.cue));
  }
  if (candidate.pattern != nullptr) {
    passed.push_back(HitReason(Stage::kCue, "pattern", *candidate.pattern));
  }
  if (candidate.value && stage != Stage::kValue) {
    passed.push_back({ValueLine(*candidate.value), Stage::kValue, rejection.at,
                      std::nullopt});
  }
  return rejection;
}

void Observer::RejectBinding(int claim, const Candidate& candidate,
                             const Binding& binding) {
  if (binding.subject < 0) {
    Rejection& rejection = Reject(claim, candidate, Stage::kBinding,
                                  RejectedFor::kNoSubject, binding.how);
    if (!binding.modifies.empty()) {
      rejection.modifies = view_.EvidenceOf(binding.modifies);
    }
    return;
  }
  const std::string& other =
      rules_.subjects[static_cast<size_t>(binding.subject)].id;
  Rejection& rejection =
      Reject(claim, candidate, Stage::kBinding, RejectedFor::kOtherSubject,
             "other subject: " + other + " (" + binding.how + ")");
  rejection.other = other;
  if (binding.mention != nullptr) {
    rejection.winner = view_.EvidenceOf(binding.mention->words);
    rejection.rule = SpotOf(*binding.mention->phrase);
  }
}

std::string Observer::SentenceKey(int sentence) const {
  std::string key;
  const WordRange words = view_.SentenceWords(sentence);
  for (int word = words.begin; word < words.end; ++word) {
    key += view_.Folded(word);
    key += ' ';
  }
  return key;
}

void Observer::Keep(WordRange at, Observation observation) {
  // The same words at the same place of an equal sentence, in the same voice.
  const int sentence = view_.SentenceOf(at);
  const int offset = at.begin - view_.SentenceWords(sentence).begin;
  const std::string key = absl::StrFormat(
      "%d %d %s %d %s", observation.claim, offset, observation.voice,
      static_cast<int>(observation.polarity), SentenceKey(sentence));
  if (!kept_.insert(key).second) return;
  result_.observations.push_back(std::move(observation));
}

}  // namespace claimcheck

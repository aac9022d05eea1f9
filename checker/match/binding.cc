#include "checker/match/binding.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

// How many words may stand between an attributive value and its noun: "a
// 12-year general framework supply contract".
constexpr int kAttributiveWindow = 4;

// Only white space, quotation marks and hyphens: the noun phrase goes on.
bool GoesOn(std::string_view between) {
  return between.find_first_not_of(" \"'-\n") == std::string_view::npos;
}

// The words after `words` that may be the noun it modifies.
WordRange NounWindow(const SourceView& view, WordRange words) {
  const int end = view.SentenceWords(view.SentenceOf(words)).end;
  int word = words.end;
  while (word < end && word - words.end <= kAttributiveWindow &&
         GoesOn(view.Between(word - 1, word)) && !view.IsFunctionWord(word) &&
         !view.IsMainVerb(word)) {
    ++word;
  }
  return {words.end, word};
}

Binding To(const Mention* mention, std::string how, bool in_sentence) {
  Binding binding;
  binding.subject = mention->subject;
  binding.mention = mention;
  binding.how = std::move(how);
  binding.in_sentence = in_sentence;
  binding.ambiguous = mention->subject < 0;
  return binding;
}

Binding BindAttributive(const SourceView& view, const MentionTable& mentions,
                        WordRange words) {
  const WordRange window = NounWindow(view, words);
  for (const Mention* mention : mentions.In({words.begin, window.end})) {
    return To(mention, "attributive: the noun it modifies", true);
  }
  Binding none;
  none.how = window.empty()
                 ? "modifies no subject's name"
                 : absl::StrFormat(
                       "modifies `%s`, not a subject's name",
                       view.document().Text(view.document().RangeOf(window)));
  none.in_sentence = true;
  none.modifies = window;
  return none;
}

int Distance(WordRange a, WordRange b) {
  return a.begin >= b.end ? a.begin - b.end : b.begin - a.end;
}

// Whether everything of `mentions` means the same subject.
bool OneSubject(const std::vector<const Mention*>& mentions) {
  for (const Mention* mention : mentions) {
    if (mention->subject != mentions.front()->subject) return false;
  }
  return true;
}

// The distance in words; what stands beyond a comma or a word that opens a
// clause is further away than its words tell.
int Distance(const SourceView& view, WordRange a, WordRange b) {
  constexpr int kCrossing = 10;
  int distance = Distance(a, b);
  for (int word = std::min(a.end, b.end); word < std::max(a.begin, b.begin) + 1;
       ++word) {
    if (view.Between(word - 1, word).find(',') != std::string_view::npos ||
        view.pack().segment.clause_openers.contains(view.Folded(word))) {
      distance += kCrossing;
    }
  }
  return distance;
}

const Mention* Nearest(const SourceView& view,
                       const std::vector<const Mention*>& mentions,
                       WordRange words) {
  const Mention* best = nullptr;
  int least = 0;
  for (const Mention* mention : mentions) {
    // Of two as near, the one before wins: it comes first.
    const int distance = Distance(view, mention->words, words);
    if (best == nullptr || distance < least) {
      best = mention;
      least = distance;
    }
  }
  return best;
}

// Whether `mention` is what a relative word right after it, or after "with the
// city" and the like, speaks of.
bool IsAntecedent(const SourceView& view, const Mention& mention,
                  int relative) {
  constexpr int kPhraseReach = 4;
  const int between = relative - mention.words.end;
  if (between <= 0) return true;
  if (between > kPhraseReach) return false;
  const auto& prepositions = view.pack().attribution.object_prepositions;
  if (!prepositions.contains(view.Folded(mention.words.end))) return false;
  // Another noun phrase with an article is a thing of its own.
  for (int word = mention.words.end + 1; word < relative; ++word) {
    if (view.IsFunctionWord(word)) return false;
  }
  return true;
}

// "the pact that was signed", and not "said that it was signed".
bool IsRelative(const SourceView& view, int word, int sentence_begin) {
  if (word <= sentence_begin ||
      !view.pack().relative_words.contains(view.Folded(word))) {
    return false;
  }
  const AttributionWords& words = view.pack().attribution;
  if (!words.complementizers.contains(view.Folded(word))) return true;
  const std::string& before = view.Folded(word - 1);
  return !view.IsMainVerb(word - 1) && !words.verbs.contains(before) &&
         !words.weak_verbs.contains(before);
}

// "the bridge spans a river that is 300 km long": between a mention and what
// comes after it a relative word speaks of another noun.
bool SpeaksOfAnother(const SourceView& view, const Mention& mention,
                     WordRange words) {
  for (int word = mention.words.end; word < words.begin; ++word) {
    if (IsRelative(view, word, mention.words.begin) &&
        !IsAntecedent(view, mention, word)) {
      return true;
    }
  }
  return false;
}

Binding AnotherThing() {
  Binding none;
  none.how = "its clause speaks of something that is not a subject's name";
  none.in_sentence = true;
  return none;
}

// What a clause is about when it names nothing itself: null mention and a
// reason if that is something without a name.
struct Topic {
  const Mention* mention = nullptr;
  bool other = false;  // Something that no rule names.
};

Topic ClauseTopic(const SourceView& view, const MentionTable& mentions,
                  int clause) {
  const Document& document = view.document();
  const int sentence = document.clauses[static_cast<size_t>(clause)].sentence;
  const int sentence_begin = view.SentenceWords(sentence).begin;
  for (; clause >= 0; --clause) {
    const Clause& here = document.clauses[static_cast<size_t>(clause)];
    if (here.sentence != sentence) return {};
    const std::vector<const Mention*> inside = mentions.In(here.words);
    if (!inside.empty()) return {inside.front(), false};
    const int first = here.words.begin;
    if (IsRelative(view, first, sentence_begin)) {
      const Mention* before = mentions.LastBefore(first, sentence_begin);
      if (before == nullptr) return {};
      return IsAntecedent(view, *before, first) ? Topic{before, false}
                                                : Topic{nullptr, true};
    }
  }
  return {};
}

// "The pact follows a lease, signed in May": a verb right after a comma tells
// of the pact or of the lease.
bool MayBelongToLast(const SourceView& view, const MentionTable& mentions,
                     int clause, const Mention& topic) {
  const int first =
      view.document().clauses[static_cast<size_t>(clause)].words.begin;
  if (first == 0 || !view.IsMainVerb(first) ||
      view.Between(first - 1, first).find(',') == std::string_view::npos) {
    return false;
  }
  const Mention* last = mentions.LastBefore(first, topic.words.begin);
  return last != nullptr && last->subject != topic.subject;
}

std::optional<Binding> BindInSentence(const SourceView& view,
                                      const MentionTable& mentions,
                                      WordRange words) {
  const int clause = view.ClauseOf(words);
  const Document& document = view.document();
  const std::vector<const Mention*> inside =
      mentions.In(document.clauses[static_cast<size_t>(clause)].words);
  const Mention* nearest = Nearest(view, inside, words);
  if (nearest != nullptr && SpeaksOfAnother(view, *nearest, words)) {
    return AnotherThing();
  }
  if (nearest != nullptr) {
    return To(nearest, "nearest mention in the clause", true);
  }
  const Topic topic = ClauseTopic(view, mentions, clause);
  if (topic.other) return AnotherThing();
  if (topic.mention != nullptr) {
    Binding binding =
        To(topic.mention, "subject of the clause before", /*in_sentence=*/true);
    binding.ambiguous = binding.ambiguous ||
                        MayBelongToLast(view, mentions, clause, *topic.mention);
    return binding;
  }
  const WordRange sentence = view.SentenceWords(view.SentenceOf(words));
  nearest = Nearest(view, mentions.In(sentence), words);
  if (nearest == nullptr) return std::nullopt;
  return To(nearest, "nearest mention in the sentence", true);
}

// Whether the sentence refers back before `words`.
bool RefersBack(const SourceView& view, WordRange words) {
  const int begin = view.SentenceWords(view.SentenceOf(words)).begin;
  for (int word = begin; word < words.begin; ++word) {
    if (!view.pack().anaphors.contains(view.Folded(word))) continue;
    // "a hotel beside it" is not about it.
    const bool object =
        word > begin && view.pack().attribution.object_prepositions.contains(
                            view.Folded(word - 1));
    if (!object) return true;
  }
  return false;
}

std::optional<Binding> BindCarried(const SourceView& view,
                                   const MentionTable& mentions,
                                   WordRange words) {
  const Document& document = view.document();
  const int sentence = view.SentenceOf(words);
  const int paragraph =
      document.sentences[static_cast<size_t>(sentence)].paragraph;
  const int first =
      document.paragraphs[static_cast<size_t>(paragraph)].begin_sentence;
  const Mention* last = mentions.LastBefore(view.SentenceWords(sentence).begin,
                                            view.SentenceWords(first).begin);
  if (last == nullptr) return std::nullopt;
  const std::vector<const Mention*> inside =
      mentions.In(view.SentenceWords(view.SentenceOf(last->words)));
  Binding binding = To(inside.front(), "carried over from a sentence before",
                       /*in_sentence=*/false);
  binding.ambiguous = binding.ambiguous || !OneSubject(inside);
  binding.carried = !RefersBack(view, words);
  return binding;
}

}  // namespace

Attachment AttachmentOf(const SourceView& view, const StatedValue& value) {
  const Document& document = view.document();
  const WordRange words = value.words;
  // "12-year": the hyphen joins a number and a unit.
  const std::string_view text = document.Text(document.RangeOf(words));
  // "forty-seven articles": a number counts what follows (see `of:`).
  if (value.value.kind == ValueKind::kNumber) return Attachment::kFree;
  if (value.value.kind != ValueKind::kDate) {
    const size_t hyphen = text.rfind('-');
    const bool joined = hyphen != std::string_view::npos &&
                        text.find(' ') == std::string_view::npos &&
                        hyphen + 1 < text.size() &&
                        (text[hyphen + 1] < '0' || text[hyphen + 1] > '9');
    return joined ? Attachment::kAttributive : Attachment::kFree;
  }
  // "the June accord", "Wednesday's briefing".
  if (words.end >= static_cast<int>(document.words.size())) {
    return Attachment::kFree;
  }
  const int next = words.end;
  if (view.SentenceOf(next) != view.SentenceOf(words) ||
      !GoesOn(view.Between(next - 1, next))) {
    return Attachment::kFree;
  }
  const std::string& after = view.Folded(next);
  if (view.pack().determiners.contains(after) &&
      view.Between(next - 1, next).empty()) {
    return Attachment::kAttributive;
  }
  const bool determined =
      words.begin > 0 &&
      view.SentenceOf(words.begin - 1) == view.SentenceOf(words) &&
      view.pack().determiners.contains(view.Folded(words.begin - 1));
  if (determined && !view.IsFunctionWord(next) && !view.IsMainVerb(next)) {
    return Attachment::kAttributive;
  }
  return Attachment::kFree;
}

Binding Bind(const SourceView& view, const MentionTable& mentions,
             WordRange words, Attachment attachment) {
  if (const Mention* around = mentions.LastBefore(words.begin + 1, 0);
      around != nullptr && around->words.Contains(words)) {
    return To(around, "inside the mention", true);
  }
  for (const Mention* inside : mentions.In(words)) {
    if (!inside->generic) return To(inside, "around the mention", true);
  }
  if (attachment == Attachment::kAttributive) {
    return BindAttributive(view, mentions, words);
  }
  if (auto binding = BindInSentence(view, mentions, words)) return *binding;
  if (auto binding = BindCarried(view, mentions, words)) return *binding;
  Binding binding;
  binding.carried = true;
  binding.subject = mentions.main_subject();
  if (binding.subject < 0 && !mentions.all().empty()) {
    // No subject is named; a generic mention may still tell.
    binding.subject = mentions.all().front().subject;
  }
  binding.how = binding.subject < 0 ? "no subject is mentioned"
                                    : "the source's main subject";
  return binding;
}

}  // namespace claimcheck

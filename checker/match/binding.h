// Which subject a value, or a phrase, speaks of.

#ifndef CHECKER_MATCH_BINDING_H_
#define CHECKER_MATCH_BINDING_H_

#include <string>

#include "checker/match/mentions.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Binding {
  int subject = -1;                  // -1: none could be found.
  const Mention* mention = nullptr;  // The one that won; null for the main
                                     // subject, and where there is none.
  std::string how;                   // "nearest mention in the clause", ...
  bool in_sentence = false;          // The mention stands in the same sentence.
  bool ambiguous = false;            // Another subject was as good.
  // The sentence neither mentions a subject nor refers back ("it", "this"):
  // it may speak of something that no rule knows.
  bool carried = false;
  // What an attributive value modifies, if that is no subject's name.
  WordRange modifies;
};

// How a value is written decides how it binds.
enum class Attachment {
  kFree,         // "for 12 years", "on 4 June".
  kAttributive,  // "a 12-year pact", "the June accord": of the next noun.
};

// Whether `value` (a stated value) stands before a noun that it belongs to.
Attachment AttachmentOf(const SourceView& view, const StatedValue& value);

// Binds `words`:
//   1. the mention that contains it;
//   2. if attributive, the mention that begins within the next four words,
//      before any function word, verb or punctuation: "modifies `word`" and
//      no subject if there is none;
//   3. the nearest mention in the same clause (of equals, the one before);
//   4. for a clause without one: after a relative word the mention right before
//      it (no subject if another noun stands between), else the subject of the
//      clause before;
//   5. the subject of the nearest sentence before, in the same paragraph;
//   6. the source's main subject.
Binding Bind(const SourceView& view, const MentionTable& mentions,
             WordRange words, Attachment attachment);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_BINDING_H_

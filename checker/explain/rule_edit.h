// Changes to the text of rule files, as a program can apply them.

#ifndef CHECKER_EXPLAIN_RULE_EDIT_H_
#define CHECKER_EXPLAIN_RULE_EDIT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/explain/near_phrase.h"
#include "checker/rules/rule_set.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"

namespace claimcheck {

// Puts `new_text` in the place of the bytes under `span`.
//
// Shape: `span` is empty for an insertion.
struct RuleEdit {
  TextFilePtr file;
  Span span;
  std::string new_text;

  std::string OldText() const;
  friend bool operator==(const RuleEdit&, const RuleEdit&) = default;
};

// The bytes of `file` after those of the edits that are of that file.
//
// Shape: edits of one file do not overlap.
std::string Applied(const TextFile& file, const std::vector<RuleEdit>& edits);

// Every function below gives nothing where the file is written in a way that
// it does not know how to change.

// Writes the changes into the phrase (or the vocabulary it uses).
std::optional<std::vector<RuleEdit>> ChangePhrase(const NearPhrase& near);

// Adds an alternative to a phrase field: as an item of its own if the field is
// a list of one phrase a line, else to its last phrase for `language`.
std::optional<RuleEdit> AddAlternative(const Phrases& field,
                                       std::string_view language,
                                       const std::string& alternative);

// Adds `key: "phrase"` to a claim that lacks it.
std::optional<RuleEdit> AddClaimKey(const Claim& claim, const std::string& key,
                                    const std::string& phrase);

// Takes `phrase` out of a list of one phrase a line. Nothing if it is the only
// one.
std::optional<RuleEdit> RemovePhrase(const Phrases& field,
                                     const Phrase& phrase);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_RULE_EDIT_H_

// What is wrong in a file that a user wrote, where, and what was wanted.

#ifndef CHECKER_TEXT_DIAGNOSTIC_H_
#define CHECKER_TEXT_DIAGNOSTIC_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/text/span.h"
#include "checker/text/text_file.h"

namespace claimcheck {

// For diagnostics and for findings alike. Ordered: worse is greater.
enum class Severity { kOff, kHint, kInfo, kWarning, kError };

// "off", "hint", "info", "warning", "error".
std::string_view SeverityName(Severity severity);

// Every kind has a stable code, printed in brackets after the message, and a
// case in tests/rules/bad/, tests/corpus/bad/ or tests/authoring/lint/ that
// shows it.
enum class DiagnosticKind {
  kYamlSyntax,        // yaml-syntax: not YAML at all
  kYamlTooDeep,       // yaml-too-deep: nesting or aliases beyond the limit
  kYamlSurprise,      // yaml-surprise: yes/no, 010, 12:30 and their like
  kDuplicateKey,      // duplicate-key
  kUnknownKey,        // unknown-key
  kMissingKey,        // missing-key
  kWrongType,         // wrong-type: a list where a map is expected
  kBadValue,          // bad-value: right type, not an allowed value
  kBadDate,           // bad-date: no such day, or a range upside down
  kBadPhrase,         // bad-phrase: brackets, empty alternatives
  kBadRegex,          // bad-regex
  kUnknownName,       // unknown-name: subject, voice, vocabulary, claim, ...
  kDuplicateId,       // duplicate-id
  kCycle,             // cycle: use: or vocabulary that comes back to itself
  kUnreadableImport,  // unreadable-import: of `use:`, `source:` of a test
  kNeverMatches,      // never-matches: a claim or phrase without a chance
  kUnused,            // unused: vocabulary, a subject, a voice (warning)
  // Of lint (see authoring/lint_rules.h), with cases in tests/authoring/lint/.
  kAlwaysTrue,        // always-true: what any text, any value would match
  kDuplicatePhrase,   // duplicate-phrase: for one thing twice, or for two
  kShadowedPhrase,    // shadowed-phrase: others match all that it matches
  kClaimsContradict,  // claims-contradict: both cannot be true
  kNeverContradicts,  // never-contradicts: it could not fail if it were false
  kDeadInCorpus,      // dead-in-corpus: nothing to judge in any source
  kMissingLanguage,   // missing-language: no words for a source's language
  kAmbiguousDate,     // ambiguous-date: 03/04/25
  kMissingTolerance,  // missing-tolerance: a round number, expected exactly
  kSlowExpression,    // slow-expression: nothing to look for it by
  kNoTest,            // no-test: a claim without tests
  kNoContradictTest,  // no-contradict-test
  kNoOmitTest,        // no-omit-test
  // Of the corpus.
  kUnreadableSource,  // unreadable-source: missing, not UTF-8, a folder
  kEmptySource,       // empty-source
  kChecksum,          // checksum: bytes differ from the manifest's sha256
};

// "yaml-syntax", "unknown-key", ...
std::string_view DiagnosticCode(DiagnosticKind kind);

// All kinds, in order of declaration, for the test that looks for their cases.
const std::vector<DiagnosticKind>& AllDiagnosticKinds();

// A second place that explains the first: "first defined here".
struct DiagnosticNote {
  TextFilePtr file;
  Span span;
  std::string message;
};

// A change that mends it: `text` in the place of `span` of the same file.
struct DiagnosticFix {
  Span span;
  std::string text;
  friend bool operator==(const DiagnosticFix&, const DiagnosticFix&) = default;
};

struct Diagnostic {
  DiagnosticKind kind = DiagnosticKind::kYamlSyntax;
  Severity severity = Severity::kError;
  TextFilePtr file;  // Never null.
  Span span;
  std::string message;  // Lower case, no full stop, user's words in backticks.
  std::vector<DiagnosticNote> notes;
  // What should perhaps stand in the place of `span`: "did you mean .."; or "".
  std::string suggestion = {};
  // Nothing that runs is judged differently after it.
  std::optional<DiagnosticFix> fix = std::nullopt;
};

// Collects; never stops at the first.
class Diagnostics {
 public:
  void Add(Diagnostic diagnostic);
  // Shorthands for the usual case.
  void Error(DiagnosticKind kind, const TextFilePtr& file, Span span,
             std::string message, std::vector<DiagnosticNote> notes = {});
  void Warning(DiagnosticKind kind, const TextFilePtr& file, Span span,
               std::string message, std::vector<DiagnosticNote> notes = {});
  // An error with a word that may have been meant: adds "did you mean
  // `suggestion`?" to the message, or `otherwise` if there is none.
  void ErrorNear(DiagnosticKind kind, const TextFilePtr& file, Span span,
                 std::string_view message, std::string suggestion,
                 std::string_view otherwise);

  bool has_errors() const { return errors_ > 0; }
  int errors() const { return errors_; }
  // Sorted by file name, position, then message; equal ones once.
  std::vector<Diagnostic> Sorted() const;

 private:
  std::vector<Diagnostic> all_;
  int errors_ = 0;
};

// The one function that formats a diagnostic:
//
//   rules/floods.yaml:12:9: error: unknown key `tolerence`; did you mean
//   `tolerance`? [unknown-key]
//      12 |     tolerence: 5
//         |     ^~~~~~~~~
//
// (message on one line). Notes follow, each in the same form, as `note:`.
// Ends with a line feed. Tabs and control characters in the quoted line are
// made visible so that the caret stands right.
std::string FormatDiagnostic(const Diagnostic& diagnostic);

// The candidate nearest to `word` if it is near enough to be a slip
// (Damerau-Levenshtein distance at most 2, and at most a third of the
// length), else "". Ties go to the first in sorted order.
std::string NearestName(std::string_view word,
                        const std::vector<std::string>& candidates);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_DIAGNOSTIC_H_

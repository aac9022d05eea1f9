// What is wrong in a file that a user wrote, where, and what was wanted.

#ifndef CHECKER_TEXT_DIAGNOSTIC_H_
#define CHECKER_TEXT_DIAGNOSTIC_H_

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
// case in tests/rules/bad/ or tests/corpus/bad/ that shows it.
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
  kUnreadableImport,  // unreadable-import: a `use:` that cannot be read
  kNeverMatches,      // never-matches: a claim or phrase without a chance
  kUnused,            // unused: vocabulary, a subject, a voice (warning)
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

struct Diagnostic {
  DiagnosticKind kind = DiagnosticKind::kYamlSyntax;
  Severity severity = Severity::kError;
  TextFilePtr file;  // Never null.
  Span span;
  std::string message;  // Lower case, no full stop, user's words in backticks.
  std::vector<DiagnosticNote> notes;
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

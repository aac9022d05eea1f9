// Any text, made safe and measurable for a terminal.

#ifndef CHECKER_TEXT_PRINTABLE_H_
#define CHECKER_TEXT_PRINTABLE_H_

#include <string>
#include <string_view>

namespace claimcheck {

// The text on one line, with nothing that could steer a terminal or hide
// words: line ends and tabs become one space (runs of white space too), other
// control characters and bidirectional overrides become \u{1b}, bytes that are
// not UTF-8 become \x{ff}. Joiners, which Persian and emoji need, stay.
std::string Printable(std::string_view text);

// Units: columns of a terminal; combining and zero-width characters and
//        sequences that set a colour take none, East Asian wide ones two.
int DisplayWidth(std::string_view text);

// The text with spaces added on the right up to `width` columns.
std::string PadRight(std::string_view text, int width);

// Breaks at spaces so that lines, `indent` spaces included, take at most
// `width` columns where words allow it; never cuts a word. Every line ends with
// a line feed. A width of 0 or less does not break.
//
// No line is a command to the machine that keeps the log: GitHub obeys what
// begins with "::", and "##[" anywhere. These become "\u{3a}:" and "##\u{5b}".
// Source: ActionCommand.cs of the runner of GitHub Actions.
std::string Wrap(std::string_view text, int indent, int width);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_PRINTABLE_H_

#include "checker/rules/phrase_syntax.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "checker/text/document.h"
#include "checker/text/utf8.h"
#include "checker/text/words.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// Nobody reads a phrase that is nested deeper.
constexpr int kMaxDepth = 30;
constexpr int kMaxBytes = 20'000;

constexpr std::string_view kSpecial = "|()[]{}";

// What RE2 finds wrong, in words that tell what to do about it.
std::string WrongWith(const RE2& regex) {
  const std::string& at = regex.error_arg();
  switch (regex.error_code()) {
    case RE2::ErrorMissingParen:
      return "a `(` without its `)` in this expression";
    case RE2::ErrorUnexpectedParen:
      return "a `)` that nothing opened in this expression";
    case RE2::ErrorMissingBracket:
      return "a `[` that is never closed in this expression";
    case RE2::ErrorBadPerlOp:
      return absl::StrFormat(
          "`%s` is not in RE2, which has no look-ahead and no look-behind", at);
    case RE2::ErrorBadEscape:
      return at.size() == 2 && IsDigit(at[1])
                 ? absl::StrFormat(
                       "`%s` is not in RE2, which has no "
                       "back-references",
                       at)
                 : absl::StrFormat("`%s` is no escape of RE2", at);
    case RE2::ErrorBadCharRange:
      return absl::StrFormat("the range `%s` is upside down", at);
    case RE2::ErrorRepeatArgument:
      return absl::StrFormat("a `%s` with nothing before it to repeat", at);
    case RE2::ErrorRepeatOp:
      return absl::StrFormat("`%s` repeats what is repeated already", at);
    case RE2::ErrorRepeatSize:
      return absl::StrFormat("`%s`; at most 1000 times", at);
    default:
      return absl::StrFormat("not an expression of RE2: %s", regex.error());
  }
}

// Where the `(` or `[` is that the expression never closes.
size_t Unclosed(const std::string& expression, char wanted) {
  std::vector<size_t> open;
  for (size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      size_t end = i + 1;
      if (end < expression.size() && expression[end] == '^') ++end;
      if (end < expression.size() && expression[end] == ']') ++end;
      while (end < expression.size() && expression[end] != ']') {
        end += expression[end] == '\\' ? 2 : 1;
      }
      if (end >= expression.size()) {
        return wanted == '[' ? i : std::string::npos;
      }
      i = end;
    } else if (c == '(') {
      open.push_back(i);
    } else if (c == ')' && !open.empty()) {
      open.pop_back();
    }
  }
  return open.empty() || wanted == '[' ? std::string::npos : open.back();
}

// Recursive descent over the text of one scalar.
//
//   choice   = sequence { "|" sequence }
//   sequence = item { item }
//   item     = "(" choice ")" | "[" choice "]" | "{" name "}" | gap |
//              "/" expression "/" | word [ "~" | "*" ]
class Parser {
 public:
  Parser(const YamlNode& node, const TextFilePtr& file,
         Diagnostics& diagnostics)
      : node_(node),
        text_(node.scalar),
        file_(file),
        diagnostics_(diagnostics) {}

  std::optional<PhraseSyntax> Parse() {
    if (Size() > kMaxBytes) {
      Complain(0, Size(),
               absl::StrFormat("a phrase of %d bytes; at most %d", Size(),
                               kMaxBytes));
      return std::nullopt;
    }
    std::optional<PhraseSyntax> phrase = Choice(-1);
    if (!phrase || failed_) return std::nullopt;
    CheckEnds(*phrase);
    if (Nullable(*phrase)) {
      Complain(0, Size(),
               "this phrase can match without a word, and so everywhere; "
               "leave one part outside of `[ ]`");
    }
    if (failed_) return std::nullopt;
    return phrase;
  }

 private:
  int Size() const { return static_cast<int>(text_.size()); }
  char At(int pos) const {
    return pos < Size() ? text_[static_cast<size_t>(pos)] : '\0';
  }
  std::string_view Slice(int begin, int end) const {
    return text_.substr(static_cast<size_t>(begin),
                        static_cast<size_t>(end - begin));
  }
  bool IsSpace(int pos) const {
    return std::string_view(" \t\n\r").find(At(pos)) != std::string_view::npos;
  }
  bool IsGap(int pos) const {
    return text_.substr(static_cast<size_t>(pos)).starts_with("...") ||
           text_.substr(static_cast<size_t>(pos)).starts_with("\u2026");
  }
  bool EndsWord(int pos) const {
    return pos >= Size() || IsSpace(pos) ||
           kSpecial.find(At(pos)) != std::string_view::npos || IsGap(pos);
  }

  void Complain(int begin, int end, std::string message,
                DiagnosticKind kind = DiagnosticKind::kBadPhrase) {
    failed_ = true;
    diagnostics_.Error(kind, file_, node_.SpanInScalar(begin, end),
                       std::move(message));
  }

  PhraseSyntax Node(Kind kind, int begin, int end,
                    std::string text = "") const {
    PhraseSyntax node;
    node.kind = kind;
    node.text = std::move(text);
    node.span = node_.SpanInScalar(begin, end);
    return node;
  }

  // Up to the end, or to the bracket that closes the one at `open`.
  std::optional<PhraseSyntax> Choice(int open) {
    if (++depth_ > kMaxDepth) {
      Complain(open, open + 1,
               absl::StrFormat("brackets nested deeper than %d", kMaxDepth));
      return std::nullopt;
    }
    PhraseSyntax choice = Node(Kind::kChoice, pos_, pos_);
    const int begin = pos_;
    while (true) {
      std::optional<PhraseSyntax> sequence = Sequence(open);
      if (!sequence) return std::nullopt;
      choice.parts.push_back(*std::move(sequence));
      if (At(pos_) != '|') break;
      ++pos_;
    }
    --depth_;
    if (choice.parts.size() == 1) return std::move(choice.parts.front());
    choice.span = node_.SpanInScalar(begin, pos_);
    return choice;
  }

  std::optional<PhraseSyntax> Sequence(int open) {
    PhraseSyntax sequence = Node(Kind::kSequence, pos_, pos_);
    int begin = -1;
    while (true) {
      while (pos_ < Size() && IsSpace(pos_)) ++pos_;
      if (begin < 0) begin = pos_;
      const char c = At(pos_);
      if (pos_ >= Size() || c == '|' || c == ')' || c == ']') break;
      if (!Item(sequence)) return std::nullopt;
    }
    const char c = At(pos_);
    if (open < 0 && (c == ')' || c == ']')) {
      Complain(pos_, pos_ + 1,
               absl::StrFormat("a `%c` that nothing opened", c));
      return std::nullopt;
    }
    if (sequence.parts.empty()) {
      const int at = pos_ < Size() ? pos_ : std::max(Size() - 1, 0);
      Complain(at, std::min(at + 1, Size()),
               Size() == 0 ? "an empty phrase; it needs a word"
                           : "an alternative without words");
      return std::nullopt;
    }
    if (sequence.parts.size() == 1) return std::move(sequence.parts.front());
    sequence.span = node_.SpanInScalar(begin, pos_);
    return sequence;
  }

  bool Item(PhraseSyntax& sequence) {
    const char c = At(pos_);
    if (c == '(' || c == '[') return Group(sequence, c);
    if (c == '{') return Name(sequence);
    if (c == '/') return Expression(sequence);
    if (IsGap(pos_)) return Gap(sequence);
    if (c == '}') {
      Complain(pos_, pos_ + 1, "a `}` that nothing opened");
      return false;
    }
    return Words(sequence);
  }

  // Brackets hold whole words: `sign(ed | s)` is a mistake.
  bool StandsApart(int begin, int end) {
    const bool after = begin > 0 && IsWordChar(CharBefore(text_, begin));
    const bool before = end < Size() && IsWordChar(CharAt(text_, end));
    if (!after && !before) return true;
    const int at = after ? begin : end;
    Complain(at, std::min(at + 1, Size()),
             "no space between a bracket and a word; brackets hold whole "
             "words, and `word~` stands for any inflection");
    return false;
  }

  bool Group(PhraseSyntax& sequence, char c) {
    const int open = pos_++;
    std::optional<PhraseSyntax> inner = Choice(open);
    if (!inner) return false;
    const char wanted = c == '(' ? ')' : ']';
    if (At(pos_) != wanted) {
      Complain(
          open, open + 1,
          pos_ >= Size()
              ? absl::StrFormat("a `%c` that is never closed", c)
              : absl::StrFormat("a `%c` that is closed by `%c`", c, At(pos_)));
      return false;
    }
    ++pos_;
    if (!StandsApart(open, pos_)) return false;
    if (c == '(') {
      sequence.parts.push_back(*std::move(inner));
      return true;
    }
    PhraseSyntax optional = Node(Kind::kOptional, open, pos_);
    optional.parts.push_back(*std::move(inner));
    sequence.parts.push_back(std::move(optional));
    return true;
  }

  bool Name(PhraseSyntax& sequence) {
    const int open = pos_;
    const size_t close = text_.find('}', static_cast<size_t>(open));
    if (close == std::string_view::npos) {
      Complain(open, open + 1, "a `{` that is never closed");
      return false;
    }
    const int end = static_cast<int>(close);
    const std::string name(Slice(open + 1, end));
    if (!IsName(name)) {
      Complain(open, end + 1,
               absl::StrFormat("`{%s}`; in braces stands a name of the "
                               "vocabulary, or `value`",
                               name));
      return false;
    }
    pos_ = end + 1;
    if (!StandsApart(open, pos_)) return false;
    if (At(pos_) == '~' || At(pos_) == '*') {
      Complain(
          pos_, pos_ + 1,
          absl::StrFormat("a `%c` after braces; it ends a word", At(pos_)));
      return false;
    }
    PhraseSyntax node = Node(Kind::kValue, open, pos_);
    if (name != "value") {
      node.name = true;
      node.text = name;
    }
    sequence.parts.push_back(std::move(node));
    return true;
  }

  bool Gap(PhraseSyntax& sequence) {
    const int begin = pos_;
    pos_ += 3;  // Three dots, or the three bytes of U+2026.
    const int digits = pos_;
    while (IsDigit(At(pos_))) ++pos_;
    PhraseSyntax node = Node(Kind::kGap, begin, pos_);
    node.gap = kDefaultGap;
    if (At(pos_) == '.' ||
        (pos_ > digits &&
         (!EndsWord(pos_) ||
          !absl::SimpleAtoi(std::string(Slice(digits, pos_)), &node.gap) ||
          node.gap < 1 || node.gap > kMaxGap))) {
      while (!EndsWord(pos_) || At(pos_) == '.') ++pos_;
      Complain(begin, pos_,
               absl::StrFormat("`%s`; a gap is `...` or `...8`, of 1 to %d "
                               "words",
                               Slice(begin, pos_), kMaxGap));
      return false;
    }
    sequence.parts.push_back(std::move(node));
    return true;
  }

  bool Expression(PhraseSyntax& sequence) {
    const int open = pos_++;
    while (pos_ < Size() && At(pos_) != '/') pos_ += At(pos_) == '\\' ? 2 : 1;
    if (pos_ >= Size()) {
      Complain(open, open + 1,
               "a `/` that begins an expression and is never closed");
      return false;
    }
    const std::string expression(Slice(open + 1, pos_));
    ++pos_;
    if (!CheckExpression(expression, open + 1)) return false;
    sequence.parts.push_back(Node(Kind::kRegex, open, pos_, expression));
    return true;
  }

  bool CheckExpression(const std::string& expression, int begin) {
    const int end = begin + static_cast<int>(expression.size());
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    const RE2 regex(expression, options);
    if (!regex.ok()) {
      const bool paren = regex.error_code() == RE2::ErrorMissingParen;
      const bool bracket = regex.error_code() == RE2::ErrorMissingBracket;
      const std::string& at = regex.error_arg();
      size_t found = at.empty() ? std::string::npos : expression.find(at);
      if (paren || bracket) found = Unclosed(expression, paren ? '(' : '[');
      const bool exact = found != std::string::npos;
      const int from = exact ? begin + static_cast<int>(found) : begin;
      const int size = paren || bracket ? 1 : static_cast<int>(at.size());
      Complain(from, exact ? from + size : end, WrongWith(regex),
               DiagnosticKind::kBadRegex);
      return false;
    }
    // Whatever matches nothing matches nothing somewhere in these.
    for (const std::string_view sample : {"", "a", " ", "a b", "1", "-"}) {
      const re2::StringPiece text(sample.data(), sample.size());
      re2::StringPiece match;
      if (regex.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1) &&
          match.empty()) {
        Complain(begin, end,
                 "this expression matches empty text, and so "
                 "everywhere",
                 DiagnosticKind::kBadRegex);
        return false;
      }
    }
    return true;
  }

  // "'s" alone is cut as it is after a word: "{boat}'s" is "boat's".
  static std::vector<std::string> WordsOf(std::string_view token) {
    const bool clitic = token.starts_with("'") || token.starts_with("\u2019");
    if (!clitic) return FoldedWords(token);
    std::vector<std::string> words = FoldedWords("x" + std::string(token));
    if (!words.empty() && words.front() == "x") {
      words.erase(words.begin());
      return words;
    }
    return FoldedWords(token);
  }

  bool Words(PhraseSyntax& sequence) {
    const int begin = pos_;
    while (!EndsWord(pos_) && At(pos_) != '~' && At(pos_) != '*') ++pos_;
    const int end = pos_;
    const std::vector<std::string> words = WordsOf(Slice(begin, end));
    Kind last = Kind::kWord;
    if (At(pos_) == '~' || At(pos_) == '*') {
      last = At(pos_) == '~' ? Kind::kStem : Kind::kPrefix;
      const int suffix = pos_++;
      if (words.empty() || !IsWordChar(CharBefore(text_, suffix))) {
        Complain(
            suffix, pos_,
            absl::StrFormat("a `%c` without a word before it", At(suffix)));
        return false;
      }
      if (!EndsWord(pos_)) {
        Complain(
            suffix, pos_,
            absl::StrFormat("a `%c` inside a word; it ends one", At(suffix)));
        return false;
      }
    }
    if (words.empty()) {
      Complain(begin, end,
               absl::StrFormat("`%s` has no word in it; phrases match words, "
                               "whatever the punctuation",
                               Slice(begin, end)));
      return false;
    }
    for (const std::string& word : words) {
      const bool is_last = &word == &words.back();
      sequence.parts.push_back(
          Node(is_last ? last : Kind::kWord, begin, pos_, word));
    }
    return true;
  }

  // True if the phrase may begin (or end) with a gap, found at `at`.
  bool GapAtEdge(const PhraseSyntax& node, bool front, Span& at) const {
    if (node.name) return false;
    switch (node.kind) {
      case Kind::kGap:
        at = node.span;
        return true;
      case Kind::kWord:
      case Kind::kStem:
      case Kind::kPrefix:
      case Kind::kValue:
      case Kind::kRegex:
        return false;
      case Kind::kChoice:
      case Kind::kOptional:
        return std::any_of(
            node.parts.begin(), node.parts.end(),
            [&](const auto& part) { return GapAtEdge(part, front, at); });
      case Kind::kSequence:
        for (size_t i = 0; i < node.parts.size(); ++i) {
          const PhraseSyntax& part =
              node.parts[front ? i : node.parts.size() - 1 - i];
          if (GapAtEdge(part, front, at)) return true;
          if (!Nullable(part)) return false;
        }
        return false;
    }
    return false;
  }

  void CheckEnds(const PhraseSyntax& phrase) {
    for (const bool front : {true, false}) {
      Span at;
      if (!GapAtEdge(phrase, front, at)) continue;
      failed_ = true;
      diagnostics_.Error(
          DiagnosticKind::kBadPhrase, file_, at,
          absl::StrFormat("a gap where the phrase may %s; a gap stands between "
                          "words that must be there",
                          front ? "begin" : "end"));
    }
  }

  bool Nullable(const PhraseSyntax& node) const {
    if (node.name) return false;  // Checked where it is written.
    const auto nullable = [this](const auto& part) { return Nullable(part); };
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kStem:
      case Kind::kPrefix:
      case Kind::kValue:
      case Kind::kRegex:
        return false;
      case Kind::kSequence:
        return std::all_of(node.parts.begin(), node.parts.end(), nullable);
      case Kind::kChoice:
        return std::any_of(node.parts.begin(), node.parts.end(), nullable);
      case Kind::kOptional:
      case Kind::kGap:
        return true;
    }
    return true;
  }

  const YamlNode& node_;
  const std::string_view text_;
  const TextFilePtr& file_;
  Diagnostics& diagnostics_;
  int pos_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<PhraseSyntax> ParsePhraseSyntax(const YamlNode& node,
                                              const TextFilePtr& file,
                                              Diagnostics& diagnostics) {
  return Parser(node, file, diagnostics).Parse();
}

bool IsName(std::string_view text) {
  static const LazyRE2 kName = {R"([\pL\pN][\pL\pM\pN_.-]*)"};
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *kName);
}

}  // namespace claimcheck

// Raw expressions that cannot match, match everything, or are slow.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/authoring/alternatives.h"
#include "checker/authoring/lint_parts.h"
#include "checker/text/normalize.h"
#include "checker/text/utf8.h"
#include "checker/text/words.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

// An expression without a literal beginning is tried at every byte; what that
// costs grows with its program. Measured with `claimcheck lint --measure`: 200
// steps take about 40 microseconds for 1,000 bytes.
constexpr int kProgramMax = 200;
constexpr size_t kPrefixMin = 3;

bool IsAsciiWord(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') ||
         ('0' <= c && c <= '9');
}

// What the expression is made of, as far as these checks need it: characters
// outside of classes, with escapes taken off.
struct Token {
  enum class Kind {
    kLiteral,   // `c` stands for itself.
    kClass,     // [..], \d, \pL, `.`
    kAnchor,    // ^ $ \b \A \z
    kOperator,  // ( ) | * + ? {..}
  };
  Kind kind = Kind::kLiteral;
  char32_t c = 0;
  int begin = 0;
  int end = 0;
};

std::vector<Token> TokensOf(std::string_view text) {
  std::vector<Token> tokens;
  const auto size = static_cast<int>(text.size());
  const auto at = [&](int pos) {
    return pos < size ? text[static_cast<size_t>(pos)] : '\0';
  };
  int pos = 0;
  while (pos < size) {
    Token token{Token::Kind::kLiteral, 0, pos, pos + 1};
    const char c = at(pos);
    if (c == '\\') {
      const char next = at(pos + 1);
      token.end = std::min(pos + 2, size);
      if (next == 'b' || next == 'B' || next == 'A' || next == 'z') {
        token.kind = Token::Kind::kAnchor;
      } else if (IsAsciiWord(next)) {
        token.kind = Token::Kind::kClass;
        if ((next == 'p' || next == 'P' || next == 'x') && at(pos + 2) == '{') {
          while (token.end < size && at(token.end - 1) != '}') ++token.end;
        } else if (next == 'p' || next == 'P') {
          ++token.end;
        }
      }
      token.c = static_cast<unsigned char>(next);
    } else if (c == '[') {
      token.kind = Token::Kind::kClass;
      int end = pos + 1;
      if (at(end) == '^') ++end;
      if (at(end) == ']') ++end;
      while (end < size && at(end) != ']') end += at(end) == '\\' ? 2 : 1;
      token.end = std::min(end + 1, size);
    } else if (c == '.') {
      token.kind = Token::Kind::kClass;
    } else if (c == '^' || c == '$') {
      token.kind = Token::Kind::kAnchor;
      token.c = static_cast<unsigned char>(c);
    } else if (std::string_view("()|*+?").find(c) != std::string_view::npos) {
      token.kind = Token::Kind::kOperator;
      token.c = static_cast<unsigned char>(c);
      if (c == '(' && at(pos + 1) == '?') {  // (?:  (?i)  (?P<name>
        while (token.end < size && at(token.end - 1) != ':' &&
               at(token.end - 1) != '>' && at(token.end) != ')') {
          ++token.end;
        }
      }
    } else if (c == '{') {
      token.kind = Token::Kind::kOperator;
      while (token.end < size && at(token.end - 1) != '}') ++token.end;
    } else {
      const CharReader reader(text, static_cast<size_t>(pos));
      token.c = reader.code();
      token.end = static_cast<int>(reader.end());
    }
    tokens.push_back(token);
    pos = token.end;
  }
  return tokens;
}

class ExpressionLinter {
 public:
  ExpressionLinter(const PhraseNode& node, Diagnostics& diagnostics)
      : node_(node), diagnostics_(diagnostics), tokens_(TokensOf(node.text)) {}

  void Run() {
    if (FindUnwritten() || FindWordless() || FindAnchors()) return;
    FindHiddenAlternative();
    FindAll();
    FindSlow();
  }

 private:
  // Bytes of the expression as a place in the file; the whole if it is written
  // with escapes there.
  Span Place(int begin, int end) const {
    const Span whole = TrimmedSpan({node_.file, node_.span});
    const std::string& text = node_.text;
    if (whole.size() != static_cast<int>(text.size()) + 2) return whole;
    return {whole.begin + 1 + begin, whole.begin + 1 + end};
  }

  void Never(int begin, int end, std::string message,
             std::optional<DiagnosticFix> fix = std::nullopt) {
    Diagnostic diagnostic{DiagnosticKind::kNeverMatches, Severity::kWarning,
                          node_.file, Place(begin, end), std::move(message)};
    diagnostic.fix = std::move(fix);
    diagnostics_.Add(std::move(diagnostic));
  }

  // Characters that no text has once it is made plain.
  bool FindUnwritten() {
    bool any = false;
    for (const Token& token : tokens_) {
      if (token.kind != Token::Kind::kLiteral || token.c < 0x80) continue;
      std::string written;
      AppendUtf8(token.c, written);
      const std::string plain = Normalize(written).text;
      if (plain == written) continue;
      any = true;
      const Span place = Place(token.begin, token.end);
      const bool exact = place.size() == token.end - token.begin;
      Never(token.begin, token.end,
            plain.empty() || plain == "\n"
                ? absl::StrFormat("`%s` never matches: it is taken out of "
                                  "texts before they are read",
                                  written)
                : absl::StrFormat("`%s` never matches: it is `%s` once texts "
                                  "are made plain",
                                  written, plain),
            exact && plain == "\u2014"  // What needs no quotes in YAML.
                ? std::optional(DiagnosticFix{place, plain})
                : std::nullopt);
    }
    return any;
  }

  bool FindWordless() {
    for (const Token& token : tokens_) {
      if (token.kind == Token::Kind::kClass) return false;
      if (token.kind == Token::Kind::kLiteral && IsWordChar(token.c)) {
        return false;
      }
    }
    Never(0, static_cast<int>(node_.text.size()),
          "this expression has no word in it, and never matches: phrases match "
          "whole words");
    return true;
  }

  // "$5" is the end of the text and then a 5.
  bool FindAnchors() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != Token::Kind::kAnchor) continue;
      const Token* near = nullptr;
      if (token.c == '$' && i + 1 < tokens_.size()) near = &tokens_[i + 1];
      if (token.c == '^' && i > 0) near = &tokens_[i - 1];
      if (near == nullptr || near->kind == Token::Kind::kOperator ||
          near->kind == Token::Kind::kAnchor) {
        continue;
      }
      const char c = static_cast<char>(token.c);
      const Span place = Place(token.begin, token.end);
      Never(token.begin, token.end,
            absl::StrFormat("`%c` stands for an end of the text here, so this "
                            "never matches; write `\\%c` for the character",
                            c, c),
            place.size() == 1 ? std::optional(DiagnosticFix{
                                    place, absl::StrFormat("\\%c", c)})
                              : std::nullopt);
      return true;
    }
    return false;
  }

  // The first alternative that matches wins: of `jan|january` that is `jan`,
  // and in "january" it does not end where a word does.
  void FindHiddenAlternative() {
    const auto is = [this](size_t i, char32_t c) {
      return i < tokens_.size() && tokens_[i].kind == Token::Kind::kOperator &&
             tokens_[i].c == c;
    };
    struct Literal {
      std::string text;
      int begin = 0;
      int end = 0;
    };
    std::vector<Literal> group;
    size_t i = 0;
    while (i < tokens_.size()) {
      Literal literal{"", tokens_[i].begin, tokens_[i].begin};
      while (i < tokens_.size() && tokens_[i].kind == Token::Kind::kLiteral) {
        AppendUtf8(tokens_[i].c, literal.text);
        literal.end = tokens_[i++].end;
      }
      const bool ends = i == tokens_.size() || is(i, ')') || is(i, '|');
      // What follows the group may end the word after all.
      const bool last = i == tokens_.size() || is(i, '|') ||
                        (is(i, ')') && i + 1 == tokens_.size());
      if (ends && last) {
        for (const Literal& first : group) {
          const size_t size = first.text.size();
          if (size > 0 && literal.text.size() > size &&
              literal.text.starts_with(first.text) &&
              IsWordChar(CharAt(literal.text, static_cast<int>(size))) &&
              EndsThere(i)) {
            Never(literal.begin, literal.end,
                  absl::StrFormat("`%s` never matches: `%s` before it matches "
                                  "its beginning, which is no whole word; put "
                                  "the longer first",
                                  literal.text, first.text));
            break;
          }
        }
      }
      if (!ends) {
        while (i < tokens_.size() && !is(i, '|') && !is(i, '(') &&
               !is(i, ')')) {
          ++i;
        }
      } else if (!literal.text.empty()) {
        group.push_back(literal);
      }
      if (is(i, '(') || is(i, ')')) group.clear();
      ++i;
    }
  }

  // True if nothing follows the group that token `i` is in.
  bool EndsThere(size_t i) const {
    int depth = 0;
    for (; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != Token::Kind::kOperator) {
        if (depth < 0) return false;
        continue;
      }
      if (token.c == '(') ++depth;
      if (token.c == ')') --depth;
    }
    return true;
  }

  RE2::Options Options(bool sensitive) const {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(sensitive);
    return options;
  }

  void FindAll() {
    const RE2 regex(node_.text, Options(false));
    for (const char* word : {"the", "harbour", "reported", "x", "seven"}) {
      if (!RE2::FullMatch(word, regex)) return;
    }
    diagnostics_.Warning(
        DiagnosticKind::kAlwaysTrue, node_.file,
        TrimmedSpan({node_.file, node_.span}),
        "this expression matches any word, and so in every sentence");
  }

  void FindSlow() {
    // Of lower and upper case the two ends would have nothing in common.
    const RE2 regex(node_.text, Options(true));
    std::string low, high;
    size_t prefix = 0;
    if (regex.PossibleMatchRange(&low, &high, 10)) {
      while (prefix < std::min(low.size(), high.size()) &&
             low[prefix] == high[prefix]) {
        ++prefix;
      }
    }
    const int program = RE2(node_.text, Options(false)).ProgramSize();
    if (prefix >= kPrefixMin || program <= kProgramMax) return;
    diagnostics_.Warning(
        DiagnosticKind::kSlowExpression, node_.file,
        TrimmedSpan({node_.file, node_.span}),
        absl::StrFormat("a slow expression: %d steps, tried at every place of "
                        "every text, as it does not begin with %d letters that "
                        "are always the same; a phrase would be looked up",
                        program, kPrefixMin));
  }

  const PhraseNode& node_;
  Diagnostics& diagnostics_;
  const std::vector<Token> tokens_;
};

void LintIn(const PhraseNode& node, Diagnostics& diagnostics) {
  if (node.kind == PhraseNode::Kind::kRegex) {
    ExpressionLinter(node, diagnostics).Run();
  }
  for (const PhraseNode& part : node.parts) LintIn(part, diagnostics);
}

}  // namespace

void LintExpressions(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const PhraseField& field : FieldsOf(rules)) {
    for (const Phrase& phrase : *field.phrases) {
      LintIn(phrase.root, diagnostics);
    }
  }
}

}  // namespace claimcheck

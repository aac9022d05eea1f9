#include "checker/values/lexicon.h"

#include <unicode/uchar.h>

#include <array>

#include "absl/strings/string_view.h"
#include "checker/text/normalize.h"

namespace claimcheck {
namespace {

// The code point at `i` and, in `next`, where the one after it begins; -1 for
// a byte that begins none.
UChar32 PointAt(std::string_view text, size_t i, size_t& next) {
  const auto lead = static_cast<unsigned char>(text[i]);
  next = i + 1;
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return -1;
  UChar32 point = lead & (0x3F >> more);
  for (int k = 0; k < more && next < text.size(); ++k, ++next) {
    point = point << 6 | (static_cast<unsigned char>(text[next]) & 0x3F);
  }
  return point;
}

enum class CharacterClass : uint8_t { kSpace, kLetter, kDigit, kMark };

// The classes of ASCII characters.
constexpr std::array<CharacterClass, 128> kAsciiClasses = [] {
  std::array<CharacterClass, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    classes[static_cast<size_t>(c)] = letter ? CharacterClass::kLetter
                                      : (c >= '0' && c <= '9')
                                          ? CharacterClass::kDigit
                                      : space ? CharacterClass::kSpace
                                              : CharacterClass::kMark;
  }
  return classes;
}();

// The class of the character at `i` and, in `next`, where the one after it
// begins.
CharacterClass ClassAt(std::string_view text, size_t i, size_t& next) {
  const auto c = static_cast<unsigned char>(text[i]);
  next = i + 1;
  if (c < 0x80) return kAsciiClasses[c];
  const UChar32 point = PointAt(text, i, next);
  if (point < 0) return CharacterClass::kMark;
  if (u_isUWhiteSpace(point)) return CharacterClass::kSpace;
  const auto mask = U_GET_GC_MASK(point);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? CharacterClass::kLetter
                                                   : CharacterClass::kMark;
}

// The end of the stretch without spaces that begins at `i`, if a web or mail
// address is in it, or `i`.
size_t AddressEnd(std::string_view text, size_t i) {
  size_t end = i;
  bool address = text.substr(i, 4) == "www.";
  for (; end < text.size() && text[end] != ' ' && text[end] != '\n'; ++end) {
    const char c = text[end];
    address =
        address || (c == ':' && text.substr(end, 3) == "://") ||
        (c == '@' && end > i && end + 1 < text.size() && text[end + 1] != ' ');
  }
  return address ? end : i;
}

// Folds into `buffer` where that changes anything.
std::string_view Fold(std::string_view text, std::string& buffer) {
  bool ascii = true;
  bool upper = false;
  for (const char c : text) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    upper = upper || (c >= 'A' && c <= 'Z');
  }
  if (ascii && !upper) return text;
  if (!ascii) {
    buffer = FoldCase(text);
    return buffer;
  }
  buffer.assign(text);
  for (char& c : buffer) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return buffer;
}

bool IsCapital(std::string_view text, const Token& token) {
  const auto lead =
      static_cast<unsigned char>(text[static_cast<size_t>(token.begin)]);
  if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
  size_t next = 0;
  const UChar32 point = PointAt(text, static_cast<size_t>(token.begin), next);
  return u_isUUppercase(point) || u_istitle(point);
}

}  // namespace

std::vector<Token> Lexicon::Split(std::string_view text) const {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 4);
  const bool addresses = text.find("://") != std::string_view::npos ||
                         text.find("www.") != std::string_view::npos ||
                         text.find('@') != std::string_view::npos;
  size_t i = 0;
  bool glued = false;
  while (i < text.size()) {
    size_t next = 0;
    const CharacterClass kind = ClassAt(text, i, next);
    if (kind == CharacterClass::kSpace) {
      glued = false;
      i = next;
      continue;
    }
    Token token;
    token.begin = static_cast<int>(i);
    token.glued = glued;
    const size_t end = addresses && !glued ? AddressEnd(text, i) : i;
    if (end > i) {
      token.kind = Token::Kind::kOpaque;
      next = end;
    } else if (kind == CharacterClass::kMark) {
      token.kind = Token::Kind::kMark;
    } else {
      token.kind = kind == CharacterClass::kLetter ? Token::Kind::kWord
                                                   : Token::Kind::kDigits;
      size_t after = 0;
      while (next < text.size() && ClassAt(text, next, after) == kind) {
        next = after;
      }
    }
    token.end = static_cast<int>(next);
    token.capital = token.kind == Token::Kind::kWord && IsCapital(text, token);
    tokens.push_back(token);
    glued = true;
    i = next;
  }
  return tokens;
}

int Lexicon::Lookup(std::string_view folded) const {
  const auto found =
      numbers_.find(absl::string_view(folded.data(), folded.size()));
  return found == numbers_.end() ? -1 : found->second;
}

std::vector<Token> Lexicon::Cut(std::string_view text) const {
  std::vector<Token> tokens = Split(text);
  std::string buffer;
  for (Token& token : tokens) {
    const auto size = static_cast<size_t>(token.end - token.begin);
    // Digits stand in phrases only as parts of units ("m3").
    if (token.kind == Token::Kind::kOpaque || size > 40 ||
        (token.kind == Token::Kind::kDigits && size > 1)) {
      continue;
    }
    token.word = Lookup(
        Fold(text.substr(static_cast<size_t>(token.begin), size), buffer));
  }
  return tokens;
}

int Lexicon::Number(const std::string& folded) {
  const auto [found, is_new] =
      numbers_.try_emplace(folded, static_cast<int>(first_.size()));
  if (is_new) first_.emplace_back();
  return found->second;
}

std::vector<int> Lexicon::Numbers(std::string_view phrase) {
  std::vector<int> numbers;
  std::string buffer;
  for (const Token& token : Split(phrase)) {
    numbers.push_back(Number(std::string(
        Fold(phrase.substr(static_cast<size_t>(token.begin),
                           static_cast<size_t>(token.end - token.begin)),
             buffer))));
  }
  return numbers;
}

void Lexicon::Add(std::string_view phrase, WordClass meaning, int payload,
                  bool exact) {
  int node = 0;
  bool first = true;
  std::string buffer;
  for (const Token& token : Split(phrase)) {
    const auto size = static_cast<size_t>(token.end - token.begin);
    const std::string_view word =
        phrase.substr(static_cast<size_t>(token.begin), size);
    const int number = Number(std::string(Fold(word, buffer)));
    if (first) {
      first_[static_cast<size_t>(number)].set(static_cast<size_t>(meaning));
    }
    first = false;
    const auto [edge, is_new] = edges_.try_emplace(
        EdgeKey(node, number, token.glued), static_cast<int>(nodes_.size()));
    if (is_new) nodes_.emplace_back();
    node = edge->second;
  }
  if (node == 0) return;
  nodes_[static_cast<size_t>(node)].entries.push_back(
      {meaning, payload, exact ? std::string(phrase) : std::string()});
}

int Lexicon::Step(int node, const Token& token) const {
  if (token.word < 0) return -1;
  if (token.glued) {
    const auto edge = edges_.find(EdgeKey(node, token.word, true));
    if (edge != edges_.end()) return edge->second;
  }
  const auto edge = edges_.find(EdgeKey(node, token.word, false));
  return edge == edges_.end() ? -1 : edge->second;
}

std::optional<Lexicon::Hit> Lexicon::Find(std::string_view text,
                                          const std::vector<Token>& tokens,
                                          int at, WordClass meaning) const {
  if (at >= static_cast<int>(tokens.size()) ||
      !MayStart(tokens[static_cast<size_t>(at)], meaning)) {
    return std::nullopt;
  }
  std::optional<Hit> best;
  int node = 0;
  for (int i = at; i < static_cast<int>(tokens.size()); ++i) {
    // The first token of a phrase is never glued in the trie.
    Token token = tokens[static_cast<size_t>(i)];
    token.glued = token.glued && i > at;
    node = Step(node, token);
    if (node < 0) break;
    // In the case it is written in, a phrase beats what is folded: "Mt".
    bool folded = false;
    for (const Entry& entry : nodes_[static_cast<size_t>(node)].entries) {
      if (entry.meaning != meaning || (folded && entry.exact.empty())) continue;
      if (!entry.exact.empty()) {
        const int begin = tokens[static_cast<size_t>(at)].begin;
        if (text.substr(static_cast<size_t>(begin),
                        static_cast<size_t>(token.end - begin)) !=
            entry.exact) {
          continue;
        }
      }
      best = Hit{i + 1, entry.payload};
      if (!entry.exact.empty()) break;
      folded = true;
    }
  }
  return best;
}

std::optional<int> Lexicon::Payload(std::string_view phrase,
                                    WordClass meaning) const {
  const std::vector<Token> tokens = Cut(phrase);
  const auto hit = Find(phrase, tokens, 0, meaning);
  if (!hit || hit->end != static_cast<int>(tokens.size())) return std::nullopt;
  return hit->payload;
}

void Lexicon::MarkHint(std::string_view word) {
  std::string buffer;
  hints_.insert(Number(std::string(Fold(word, buffer))));
}

}  // namespace claimcheck

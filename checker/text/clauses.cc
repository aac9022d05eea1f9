#include "checker/text/clauses.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

// What the tables say of one type of word, looked up once.
struct TypeFacts {
  bool opens_clause = false;
  bool joins_names = false;
  bool is_verb = false;
  bool is_month = false;
};

bool IsNumber(const std::string& word) {
  for (const char c : word) {
    if (!IsDigit(c) && c != '.' && c != ',') return false;
  }
  return true;
}

// The mark in `gap` that parts two clauses, or "". A closing bracket says less
// than what comes after it.
std::string PartingMark(std::string_view gap) {
  std::string mark;
  for (CharReader reader(gap); !reader.done(); reader.Next()) {
    switch (reader.code()) {
      case U',':
      case U';':
      case U':':
      case U'(':
      case U')':
      case 0x2014:  // Dash.
      case 0x060C:  // Arabic comma, semicolon.
      case 0x061B:
      case 0x3001:
        mark.clear();
        AppendUtf8(reader.code(), mark);
        if (mark != ")") return mark;
        break;
      default:
        break;
    }
  }
  return gap.find(" - ") != std::string_view::npos ? "-" : mark;
}

class ClauseCutter {
 public:
  ClauseCutter(const SegmentWords& words, Document& document)
      : document_(document) {
    facts_.reserve(document.types.size());
    for (const std::string& type : document.types) {
      facts_.push_back({words.clause_openers.contains(type),
                        words.coordinators.contains(type),
                        LooksLikeVerb(words, type),
                        words.month_names.contains(type)});
    }
  }

  void CutSentence(int sentence) {
    const WordRange words =
        document_.sentences[static_cast<size_t>(sentence)].words;
    pieces_.clear();
    for (int word = words.begin; word < words.end; ++word) {
      TakeWord(word, words);
    }
    for (Piece& piece : pieces_) Keep(sentence, std::move(piece));
  }

 private:
  struct Piece {
    WordRange words;
    std::string opener;
    bool has_verb = false;
    bool only_openers = true;
    bool subordinate = false;  // Opened by "which", "while", "before", ...
  };

  const Word& WordAt(int word) const {
    return document_.words[static_cast<size_t>(word)];
  }

  std::string_view GapBetween(int left, int right) const {
    return document_.Text({WordAt(left).range.end, WordAt(right).range.begin});
  }

  // What `word` is in its sentence.
  TypeFacts FactsOf(int word, WordRange sentence) const {
    // Words of a URL are none, and in "so-called" no "so" opens anything.
    if (WordAt(word).masked) return {};
    TypeFacts facts = facts_[static_cast<size_t>(WordAt(word).type)];
    const bool follows = word > sentence.begin;
    const bool followed = word + 1 < sentence.end;
    if ((follows && GapBetween(word - 1, word) == "-") ||
        (followed && GapBetween(word, word + 1) == "-")) {
      facts.opens_clause = false;
    }
    // Between two names it joins them: "between Chile and Peru".
    if (facts.joins_names && follows && followed &&
        GapBetween(word - 1, word) == " " && IsName(word - 1, sentence) &&
        IsName(word + 1, sentence)) {
      facts.opens_clause = false;
    }
    // "May" is no verb, unless it opens the sentence: "May we go?".
    if (facts.is_month && IsName(word, sentence)) facts.is_verb = false;
    return facts;
  }

  bool IsName(int word, WordRange sentence) const {
    return word > sentence.begin &&
           IsUpperChar(CharAt(document_.normal.text, WordAt(word).range.begin));
  }

  void TakeWord(int word, WordRange sentence) {
    const TypeFacts facts = FactsOf(word, sentence);
    const bool is_first = word == sentence.begin;
    const std::string mark = is_first ? "" : MarkBefore(word);
    // "and that", "but which" open one clause.
    const bool more_opener =
        !pieces_.empty() && pieces_.back().only_openers && facts.opens_clause;
    const bool begins =
        is_first || !mark.empty() || (facts.opens_clause && !more_opener);
    if (begins) pieces_.push_back({{word, word}, mark});
    Piece& piece = pieces_.back();
    piece.words.end = word + 1;
    piece.has_verb = piece.has_verb || facts.is_verb;
    piece.only_openers = piece.only_openers && facts.opens_clause;
    if (!piece.only_openers) return;
    piece.subordinate = piece.subordinate || !facts.joins_names;
    if (begins) piece.opener.clear();  // The word says more than the mark.
    if (!piece.opener.empty()) piece.opener += ' ';
    piece.opener += document_.Folded(word);
  }

  std::string MarkBefore(int word) const {
    const std::string_view gap = GapBetween(word - 1, word);
    if (gap == " ") return "";
    if (WordAt(word - 1).masked && WordAt(word).masked) return "";
    // "17, 2025", "10:30" and "5, 10" do not end a clause.
    const bool in_number = IsNumber(document_.Folded(word - 1)) &&
                           IsNumber(document_.Folded(word)) &&
                           (gap == "," || gap == ", " || gap == ":");
    return in_number ? "" : PartingMark(gap);
  }

  // Adds a piece to the clauses, or to the clause of its sentence before it
  // if either of the two has no verb of its own. A subordinate piece with a
  // verb always stands alone: the verb of the one before may be one that no
  // list has.
  void Keep(int sentence, Piece piece) {
    std::vector<Clause>& clauses = document_.clauses;
    const bool is_first =
        clauses.empty() || clauses.back().sentence != sentence;
    // After "the board (of three)" the clause goes on.
    const bool resumes = piece.opener == ")" && in_bracket_;
    in_bracket_ = piece.opener == "(" && !piece.has_verb;
    if (is_first) {
      has_verb_ = piece.has_verb;
      clauses.push_back({piece.words, sentence, ""});
    } else if (piece.has_verb && (has_verb_ || piece.subordinate) && !resumes) {
      has_verb_ = true;
      clauses.push_back({piece.words, sentence, std::move(piece.opener)});
    } else {
      clauses.back().words.end = piece.words.end;
      has_verb_ = has_verb_ || piece.has_verb;
    }
  }

  Document& document_;
  std::vector<TypeFacts> facts_;  // By type.
  std::vector<Piece> pieces_;     // Of the sentence at hand.
  bool has_verb_ = false;         // Of the last clause kept.
  bool in_bracket_ = false;       // The last piece, which had no verb.
};

}  // namespace

bool LooksLikeVerb(const SegmentWords& words, const std::string& folded) {
  constexpr int kVerbCharsMin = 5;  // "agreed", but not "need" or "shed".
  if (words.not_verbs.contains(folded)) return false;
  if (words.verbs.contains(folded)) return true;
  for (const std::string& ending : words.verb_endings) {
    if (folded.ends_with(ending) && CountChars(folded) >= kVerbCharsMin) {
      return true;
    }
  }
  return false;
}

void CutClauses(const SegmentWords& words, Document& document) {
  ClauseCutter cutter(words, document);
  for (size_t i = 0; i < document.sentences.size(); ++i) {
    cutter.CutSentence(static_cast<int>(i));
  }
}

}  // namespace claimcheck

#include "checker/explain/rule_edit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "checker/text/document.h"

namespace claimcheck {
namespace {

using Change = PhraseChange::Kind;

std::string_view Bytes(const TextFile& file, Span span) {
  return std::string_view(file.bytes())
      .substr(static_cast<size_t>(span.begin),
              static_cast<size_t>(span.size()));
}

char ByteAt(const TextFile& file, int at) {
  return 0 <= at && at < file.size() ? file.bytes()[static_cast<size_t>(at)]
                                     : '\n';
}

// `phrase` as it is written inside the quotation mark `quote`, or inside of
// none. Phrases that are added are words, gaps and `|`, plain in any style.
std::string Escaped(const std::string& phrase, char quote) {
  if (quote == '\'') return absl::StrReplaceAll(phrase, {{"'", "''"}});
  if (quote == '"') {
    return absl::StrReplaceAll(phrase, {{"\\", "\\\\"}, {"\"", "\\\""}});
  }
  return phrase;
}

std::string InQuotes(const std::string& phrase) {
  return absl::StrCat("\"", Escaped(phrase, '"'), "\"");
}

// The quotation mark that a text is in, or 0.
char QuoteOf(const TextFile& file, Span text) {
  const char before = ByteAt(file, text.begin - 1);
  return (before == '"' || before == '\'') && before == ByteAt(file, text.end)
             ? before
             : '\0';
}

int LineEnd(const TextFile& file, int at) {
  return file.LineStart(at) + static_cast<int>(file.LineAt(at).size());
}

std::string_view Blank(const TextFile& file, Span span) {
  const std::string_view bytes = Bytes(file, span);
  return bytes.find_first_not_of(" \t") == std::string_view::npos
             ? bytes
             : std::string_view();
}

// The indentation and the `- ` before a text that is the only one of its line,
// as an item of a list; empty if it is none.
std::string ItemPrefix(const TextFile& file, Span text) {
  const bool quoted = QuoteOf(file, text) != '\0';
  const int begin = text.begin - (quoted ? 1 : 0);
  const int end = text.end + (quoted ? 1 : 0);
  const int start = file.LineStart(begin);
  if (end > LineEnd(file, begin) ||
      (end < LineEnd(file, begin) &&
       Blank(file, {end, LineEnd(file, begin)}).empty())) {
    return "";
  }
  const std::string_view prefix = Bytes(file, {start, begin});
  const size_t dash = prefix.find_first_not_of(' ');
  if (dash == std::string_view::npos || prefix[dash] != '-' ||
      prefix.find_first_not_of(' ', dash + 1) != std::string_view::npos) {
    return "";
  }
  return std::string(prefix);
}

bool Before(const RuleEdit& a, const RuleEdit& b) { return a.span < b.span; }

std::optional<RuleEdit> ChangeNode(const Phrase& phrase,
                                   const PhraseChange& change) {
  const PhraseNode& node = *change.node;
  RuleEdit edit;
  edit.file = node.file ? node.file : phrase.file;
  edit.span = node.span;
  const std::string written(Bytes(*edit.file, node.span));
  const bool gap = node.kind == PhraseNode::Kind::kGap;
  if (written.empty() || (!gap && FoldedWords(written).size() != 1)) {
    return std::nullopt;
  }
  switch (change.kind) {
    case Change::kStem:
      edit.span.begin = node.span.end;
      edit.new_text = "~";
      return edit;
    case Change::kAlternative:
      if (change.in_choice) {
        edit.span.begin = node.span.end;
        edit.new_text = absl::StrCat(" | ", change.text);
      } else {
        edit.new_text = absl::StrCat("(", written, " | ", change.text, ")");
      }
      return edit;
    case Change::kOptional:
      edit.new_text = absl::StrCat("[", written, "]");
      return edit;
    case Change::kGap:
      edit.new_text = absl::StrCat("...", change.gap);
      return edit;
    case Change::kGapBefore:
      edit.span.end = node.span.begin;
      edit.new_text = absl::StrCat("...", change.gap, " ");
      return edit;
  }
  return std::nullopt;
}

}  // namespace

std::string RuleEdit::OldText() const {
  return std::string(Bytes(*file, span));
}

std::string Applied(const TextFile& file, const std::vector<RuleEdit>& edits) {
  std::vector<RuleEdit> mine;
  for (const RuleEdit& edit : edits) {
    if (edit.file->name() == file.name()) mine.push_back(edit);
  }
  std::stable_sort(mine.begin(), mine.end(), Before);
  std::string out = file.bytes();
  for (auto edit = mine.rbegin(); edit != mine.rend(); ++edit) {
    out.replace(static_cast<size_t>(edit->span.begin),
                static_cast<size_t>(edit->span.size()), edit->new_text);
  }
  return out;
}

std::optional<std::vector<RuleEdit>> ChangePhrase(const NearPhrase& near) {
  std::vector<RuleEdit> edits;
  for (const PhraseChange& change : near.changes) {
    std::optional<RuleEdit> edit = ChangeNode(*near.phrase, change);
    if (!edit) return std::nullopt;
    // One entry of the vocabulary may stand in a phrase twice.
    if (std::find(edits.begin(), edits.end(), *edit) != edits.end()) continue;
    edits.push_back(*std::move(edit));
  }
  std::stable_sort(edits.begin(), edits.end(), Before);
  for (size_t i = 1; i < edits.size(); ++i) {
    // Two changes of one word cannot be written one into the other.
    if (edits[i - 1].file == edits[i].file &&
        edits[i].span.begin < edits[i - 1].span.end) {
      return std::nullopt;
    }
  }
  if (edits.empty()) return std::nullopt;
  return edits;
}

std::optional<RuleEdit> AddAlternative(const Phrases& field,
                                       std::string_view language,
                                       const std::string& alternative) {
  const Phrase* last = nullptr;
  for (const Phrase& phrase : field) {
    if (!phrase.language.empty() && phrase.language != language) continue;
    last = &phrase;
  }
  if (last == nullptr || last->file == nullptr) return std::nullopt;
  RuleEdit edit;
  edit.file = last->file;
  const std::string prefix = ItemPrefix(*last->file, last->span);
  if (!prefix.empty()) {
    const int end = LineEnd(*last->file, last->span.end);
    edit.span = {end, end};
    edit.new_text = absl::StrCat("\n", prefix, InQuotes(alternative));
  } else {
    edit.span = {last->span.end, last->span.end};
    edit.new_text = absl::StrCat(
        " | ", Escaped(alternative, QuoteOf(*last->file, last->span)));
  }
  return edit;
}

std::optional<RuleEdit> AddClaimKey(const Claim& claim, const std::string& key,
                                    const std::string& phrase) {
  const TextFile& file = *claim.place.file;
  const bool flow = ByteAt(file, claim.span.begin) == '{';
  RuleEdit edit;
  edit.file = claim.place.file;
  const std::string entry = absl::StrCat(key, ": ", InQuotes(phrase));
  if (flow) {
    edit.span = {claim.span.begin + 1, claim.span.begin + 1};
    edit.new_text = entry + ", ";
    return edit;
  }
  // A line of its own, after that of the id or of the cues.
  int line = claim.place.span.end;
  const int column = claim.span.begin - file.LineStart(claim.span.begin);
  for (const Phrase& cue : claim.cue) line = std::max(line, cue.span.end);
  const int end = LineEnd(file, line);
  // Inside a list or a text of several lines nothing can be put in.
  const int next = std::min(end + 1, file.size());
  const std::string_view below = file.LineAt(next);
  const size_t indent = below.find_first_not_of(' ');
  if (indent != std::string_view::npos && static_cast<int>(indent) > column) {
    return std::nullopt;
  }
  edit.span = {end, end};
  edit.new_text =
      absl::StrCat("\n", std::string(static_cast<size_t>(column), ' '), entry);
  return edit;
}

std::optional<RuleEdit> RemovePhrase(const Phrases& field,
                                     const Phrase& phrase) {
  if (field.size() < 2) return std::nullopt;
  const TextFile& file = *phrase.file;
  if (ItemPrefix(file, phrase.span).empty()) return std::nullopt;
  RuleEdit edit;
  edit.file = phrase.file;
  const int start = file.LineStart(phrase.span.begin);
  edit.span = {start,
               std::min(LineEnd(file, phrase.span.end) + 1, file.size())};
  return edit;
}

}  // namespace claimcheck

#include "checker/authoring/alternatives.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// The bytes of a file around a place.
class Bytes {
 public:
  explicit Bytes(const TextFile& file) : bytes_(file.bytes()) {}

  char At(int pos) const {
    return pos < 0 || pos >= static_cast<int>(bytes_.size())
               ? '\0'
               : bytes_[static_cast<size_t>(pos)];
  }
  bool IsBlank(int pos) const { return At(pos) == ' ' || At(pos) == '\t'; }
  bool IsSpace(int pos) const {
    return IsBlank(pos) || At(pos) == '\n' || At(pos) == '\r';
  }
  // The first place from `pos` on that is no blank, and the last before it.
  int After(int pos) const {
    while (IsBlank(pos)) ++pos;
    return pos;
  }
  int Before(int pos) const {
    while (IsBlank(pos - 1)) --pos;
    return pos - 1;
  }

 private:
  const std::string_view bytes_;
};

// An item of a list, `[a, b]` or with a line for each.
std::optional<DiagnosticFix> ItemRemoval(const Bytes& bytes, Span span) {
  const char quote = bytes.At(span.begin - 1);
  if ((quote == '"' || quote == '\'') && bytes.At(span.end) == quote) {
    --span.begin;
    ++span.end;
  }
  const int before = bytes.Before(span.begin);
  const int after = bytes.After(span.end);
  const char first = bytes.At(before);
  const char last = bytes.At(after);
  if ((first == '[' || first == ',') && last == ',') {
    return DiagnosticFix{{span.begin, bytes.After(after + 1)}, ""};
  }
  if (first == ',' && last == ']') {
    return DiagnosticFix{{before, span.end}, ""};
  }
  const int line = bytes.Before(before);  // Before the dash of "- a".
  if (first == '-' && bytes.At(line) == '\n' && last == '\n') {
    return DiagnosticFix{{line + 1, after + 1}, ""};
  }
  return std::nullopt;
}

}  // namespace

std::vector<PhraseField> FieldsOf(const RuleSet& rules) {
  std::vector<PhraseField> fields;
  const auto add = [&fields](FieldUse use, size_t owner, size_t part,
                             std::string what, const Phrases& phrases) {
    if (phrases.empty()) return;
    fields.push_back({use, static_cast<int>(owner), static_cast<int>(part),
                      std::move(what), &phrases});
  };
  for (size_t i = 0; i < rules.subjects.size(); ++i) {
    const Subject& subject = rules.subjects[i];
    add(FieldUse::kSubjectNames, i, 0,
        absl::StrFormat("the names of `%s`", subject.id), subject.names);
    add(FieldUse::kSubjectGeneric, i, 0,
        absl::StrFormat("`generic` of `%s`", subject.id), subject.generic);
  }
  for (size_t i = 0; i < rules.voices.size(); ++i) {
    const VoiceRule& voice = rules.voices[i];
    add(FieldUse::kVoiceNames, i, 0,
        absl::StrFormat("the names of `%s`", voice.id), voice.names);
  }
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    const Claim& claim = rules.claims[i];
    const auto of = [&](std::string_view key) {
      return absl::StrFormat("`%s` of `%s`", key, claim.id);
    };
    add(FieldUse::kCue, i, 0, of("cue"), claim.cue);
    add(FieldUse::kPattern, i, 0, of("pattern"), claim.pattern);
    add(FieldUse::kOf, i, 0, of("of"), claim.of);
    add(FieldUse::kTopic, i, 0, of("topic"), claim.topic);
    add(FieldUse::kSays, i, 0, of("says"), claim.says);
    add(FieldUse::kDenies, i, 0, of("denies"), claim.denies);
    add(FieldUse::kCoarser, i, 0, of("coarser"), claim.coarser);
    for (size_t part = 0; part < claim.notes.size(); ++part) {
      add(FieldUse::kNote, i, part, of(claim.notes[part].first),
          claim.notes[part].second);
    }
    for (size_t part = 0; part < claim.answers.size(); ++part) {
      add(FieldUse::kAnswer, i, part, of(claim.answers[part].id),
          claim.answers[part].says);
    }
  }
  return fields;
}

bool IsWrittenIn(const PhraseNode& part, const PhraseNode& choice) {
  return part.file == choice.file && choice.span.Contains(part.span);
}

std::vector<Alternative> AlternativesOf(const Phrases& phrases) {
  std::vector<Alternative> alternatives;
  for (const Phrase& phrase : phrases) {
    const auto add = [&](const PhraseNode& node) {
      const bool here =
          node.file == phrase.file && phrase.span.Contains(node.span);
      alternatives.push_back({&phrase, &node, here});
    };
    if (phrase.root.kind != Kind::kChoice) {
      add(phrase.root);
    } else {
      for (const PhraseNode& part : phrase.root.parts) add(part);
    }
  }
  return alternatives;
}

Span TrimmedSpan(const RulePlace& place) {
  const Bytes bytes(*place.file);
  Span span = place.span;
  while (span.begin < span.end && bytes.IsSpace(span.begin)) ++span.begin;
  while (span.end > span.begin && bytes.IsSpace(span.end - 1)) --span.end;
  return span;
}

std::string WrittenText(const RulePlace& place) {
  const Span span = TrimmedSpan(place);
  return place.file->bytes().substr(static_cast<size_t>(span.begin),
                                    static_cast<size_t>(span.size()));
}

std::optional<DiagnosticFix> RemovalOf(const RulePlace& place) {
  const Bytes bytes(*place.file);
  const Span span = TrimmedSpan(place);
  const int after = bytes.After(span.end);
  if (bytes.At(after) == '|') {
    return DiagnosticFix{{span.begin, bytes.After(after + 1)}, ""};
  }
  const int before = bytes.Before(span.begin);
  if (bytes.At(before) == '|') {
    // The first line of a block has a `|` of its own.
    const int text = bytes.Before(before);
    if (bytes.At(text) == ':' || bytes.At(text) == '-') return std::nullopt;
    return DiagnosticFix{{text + 1, span.end}, ""};
  }
  return ItemRemoval(bytes, span);
}

}  // namespace claimcheck

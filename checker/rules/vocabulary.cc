#include "checker/rules/vocabulary.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/text/language_tag.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// A phrase of this size is a mistake, and dear to match.
constexpr int kMaxNodes = 20'000;
// Of vocabulary in vocabulary; deeper phrases would strain later recursion.
constexpr int kMaxDepth = 200;

void ForEachName(const PhraseSyntax& syntax,
                 const std::function<void(const PhraseSyntax&)>& visit) {
  if (syntax.name) visit(syntax);
  for (const PhraseSyntax& part : syntax.parts) ForEachName(part, visit);
}

void ComplainUnknown(const PhraseSyntax& name, const TextFilePtr& file,
                     const Vocabulary& scope, Diagnostics& diagnostics) {
  diagnostics.ErrorNear(DiagnosticKind::kUnknownName, file, name.span,
                        absl::StrFormat("unknown vocabulary `%s`", name.text),
                        NearestName(name.text, scope.Names()),
                        "define it under `vocabulary:` or import it by `use:`");
}

// Puts the vocabulary into one phrase for one language.
class Expander {
 public:
  Expander(std::string language, TextFilePtr file)
      : language_(std::move(language)), file_(std::move(file)) {}

  // Nothing if no alternative has words for the language, or too many nodes.
  std::optional<PhraseNode> Expand(const PhraseSyntax& syntax,
                                   const Vocabulary& scope) {
    if (++nodes_ > kMaxNodes || ++depth_ > kMaxDepth) too_large_ = true;
    if (too_large_) return std::nullopt;
    std::optional<PhraseNode> node =
        syntax.name ? Entry(syntax, scope) : Node(syntax, scope);
    --depth_;
    return node;
  }

  bool too_large() const { return too_large_; }
  bool broken() const { return broken_; }

 private:
  std::optional<PhraseNode> Entry(const PhraseSyntax& syntax,
                                  const Vocabulary& scope) {
    VocabularyEntry* entry = scope.Find(syntax.text);
    if (entry == nullptr || entry->broken) {
      broken_ = true;
      return std::nullopt;
    }
    entry->used = true;
    PhraseNode choice;
    choice.kind = Kind::kChoice;
    choice.file = file_;
    choice.span = syntax.span;
    const TextFilePtr outside = std::exchange(file_, entry->file);
    for (const WrittenPhrase& phrase : entry->phrases) {
      if (!phrase.language.empty() && phrase.language != language_) continue;
      auto part = Expand(phrase.syntax, *entry->scope);
      if (part) Append(*std::move(part), choice);
    }
    file_ = outside;
    return Simplified(std::move(choice));
  }

  std::optional<PhraseNode> Node(const PhraseSyntax& syntax,
                                 const Vocabulary& scope) {
    PhraseNode node;
    node.kind = syntax.kind;
    node.text = syntax.text;
    node.gap = syntax.gap;
    node.file = file_;
    node.span = syntax.span;
    for (const PhraseSyntax& written : syntax.parts) {
      std::optional<PhraseNode> part = Expand(written, scope);
      if (!part) {
        if (syntax.kind == Kind::kSequence && written.kind != Kind::kOptional) {
          return std::nullopt;
        }
        continue;
      }
      Append(*std::move(part), node);
    }
    if (!syntax.parts.empty() && node.parts.empty()) return std::nullopt;
    return Simplified(std::move(node));
  }

  // A sequence in a sequence and alternatives in alternatives are one.
  static void Append(PhraseNode part, PhraseNode& whole) {
    if (part.kind != whole.kind || whole.kind == Kind::kOptional) {
      whole.parts.push_back(std::move(part));
      return;
    }
    for (PhraseNode& inner : part.parts) {
      whole.parts.push_back(std::move(inner));
    }
  }

  static std::optional<PhraseNode> Simplified(PhraseNode node) {
    if (node.kind != Kind::kChoice && node.kind != Kind::kSequence) {
      return node;
    }
    if (node.parts.empty()) return std::nullopt;
    if (node.parts.size() > 1) return node;
    return PhraseNode(std::move(node.parts.front()));
  }

  const std::string language_;
  TextFilePtr file_;  // Of what is being expanded.
  int nodes_ = 0;
  int depth_ = 0;
  bool too_large_ = false;
  bool broken_ = false;
};

// The languages of the entries that `syntax` uses, and of those they use.
void CollectLanguages(const PhraseSyntax& syntax, const Vocabulary& scope,
                      std::set<const VocabularyEntry*>& seen,
                      std::set<std::string>& languages) {
  ForEachName(syntax, [&](const PhraseSyntax& name) {
    const VocabularyEntry* entry = scope.Find(name.text);
    if (entry == nullptr || !seen.insert(entry).second) return;
    for (const WrittenPhrase& phrase : entry->phrases) {
      if (!phrase.language.empty()) languages.insert(phrase.language);
      CollectLanguages(phrase.syntax, *entry->scope, seen, languages);
    }
  });
}

// Depth-first over the entries, for Check.
class CycleFinder {
 public:
  explicit CycleFinder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void Visit(VocabularyEntry* entry) {
    if (const auto [state, added] = states_.emplace(entry, kOpen); !added) {
      if (state->second == kOpen) Complain(entry);
      return;
    }
    path_.push_back(entry);
    if (static_cast<int>(path_.size()) > kMaxDepth) {
      entry->broken = true;
      diagnostics_.Error(DiagnosticKind::kBadPhrase, entry->file, entry->span,
                         absl::StrFormat("vocabulary in vocabulary, deeper "
                                         "than %d",
                                         kMaxDepth));
    } else {
      for (const WrittenPhrase& phrase : entry->phrases) {
        ForEachName(phrase.syntax, [&](const PhraseSyntax& name) {
          VocabularyEntry* used = entry->scope->Find(name.text);
          if (used == nullptr) {
            entry->broken = true;
            ComplainUnknown(name, entry->file, *entry->scope, diagnostics_);
            return;
          }
          Visit(used);
          entry->broken = entry->broken || used->broken;
        });
      }
    }
    path_.pop_back();
    states_[entry] = kDone;
  }

 private:
  enum State { kOpen, kDone };

  void Complain(VocabularyEntry* entry) {
    const auto first = std::find(path_.begin(), path_.end(), entry);
    std::string chain;
    std::vector<DiagnosticNote> notes;
    for (auto it = first; it != path_.end(); ++it) {
      (*it)->broken = true;
      chain += absl::StrFormat("`%s` uses ", (*it)->name);
      if (it == first) continue;
      notes.push_back({(*it)->file, (*it)->span,
                       absl::StrFormat("by way of `%s`", (*it)->name)});
    }
    diagnostics_.Error(
        DiagnosticKind::kCycle, entry->file, entry->span,
        absl::StrFormat("vocabulary that comes back to itself: %s`%s`", chain,
                        entry->name),
        std::move(notes));
  }

  Diagnostics& diagnostics_;
  std::map<VocabularyEntry*, State> states_;
  std::vector<VocabularyEntry*> path_;
};

}  // namespace

std::vector<WrittenPhrase> ReadWrittenPhrases(const YamlNode& node,
                                              const TextFilePtr& file,
                                              std::string_view what,
                                              Diagnostics& diagnostics,
                                              bool& broken) {
  std::vector<WrittenPhrase> phrases;
  const int errors = diagnostics.errors();
  const auto read = [&](const YamlNode& field, const std::string& language) {
    if (field.IsSequence() && field.items.empty()) {
      diagnostics.Error(
          DiagnosticKind::kNeverMatches, file, field.span,
          absl::StrFormat("an empty list; %s would never match", what));
    }
    for (const YamlNode* text : TextList(field, file, what, diagnostics)) {
      auto syntax = ParsePhraseSyntax(*text, file, diagnostics);
      if (!syntax) continue;
      const int size = static_cast<int>(text->scalar.size());
      phrases.push_back({text->scalar, language, text->SpanInScalar(0, size),
                         *std::move(syntax)});
    }
  };
  if (node.IsMap()) {
    for (size_t i = 0; i < node.keys.size(); ++i) {
      const std::string& language = node.keys[i].scalar;
      if (CanonicalLanguageTag(language) != language ||
          language.find('-') != std::string::npos) {
        const std::string nearest = NearestLanguageTag(language);
        diagnostics.ErrorNear(
            DiagnosticKind::kUnknownKey, file, node.keys[i].span,
            absl::StrFormat("`%s` is no language code", language),
            nearest.substr(0, nearest.find('-')),
            absl::StrFormat("%s is text, a list of texts, or a map of these by "
                            "language (`en`, `ru`, `fa`)",
                            what));
        continue;
      }
      read(node.items[i], language);
    }
    if (node.keys.empty()) {
      diagnostics.Error(
          DiagnosticKind::kNeverMatches, file, node.span,
          absl::StrFormat("an empty map; %s would never match", what));
    }
  } else {
    read(node, "");
  }
  broken = broken || diagnostics.errors() > errors;
  return phrases;
}

void Vocabulary::Add(VocabularyEntry* entry, Diagnostics& diagnostics) {
  const auto [first, added] = entries_.emplace(entry->name, entry);
  if (added || first->second == entry) return;
  diagnostics.Error(
      DiagnosticKind::kDuplicateId, entry->file, entry->span,
      absl::StrFormat("the vocabulary `%s` is defined twice", entry->name),
      {{first->second->file, first->second->span, "first here"}});
}

VocabularyEntry* Vocabulary::Find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : found->second;
}

std::vector<std::string> Vocabulary::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : entries_) names.push_back(name);
  return names;
}

Phrases Vocabulary::Expand(const std::vector<WrittenPhrase>& written,
                           const TextFilePtr& file, Diagnostics& diagnostics,
                           bool& broken) const {
  Phrases phrases;
  for (const WrittenPhrase& phrase : written) {
    bool unknown = false;
    ForEachName(phrase.syntax, [&](const PhraseSyntax& name) {
      VocabularyEntry* entry = Find(name.text);
      unknown = unknown || entry == nullptr || entry->broken;
      if (entry == nullptr) {
        ComplainUnknown(name, file, *this, diagnostics);
      } else {
        entry->used = true;
      }
    });
    if (unknown) {
      broken = true;
      continue;
    }
    std::set<std::string> languages = {phrase.language};
    if (phrase.language.empty()) {
      std::set<const VocabularyEntry*> seen;
      CollectLanguages(phrase.syntax, *this, seen, languages);
    }
    bool any = false;
    bool too_large = false;
    for (const std::string& language : languages) {
      Expander expander(language, file);
      auto root = expander.Expand(phrase.syntax, *this);
      too_large = too_large || expander.too_large();
      broken = broken || expander.broken();
      if (!root) continue;
      any = true;
      phrases.push_back(
          {phrase.text, language, file, phrase.span, *std::move(root)});
    }
    if (too_large) {
      broken = true;
      diagnostics.Error(
          DiagnosticKind::kBadPhrase, file, phrase.span,
          absl::StrFormat("with its vocabulary this phrase has more than %d "
                          "parts",
                          kMaxNodes));
    } else if (!any) {
      broken = true;
      diagnostics.Error(DiagnosticKind::kNeverMatches, file, phrase.span,
                        "the vocabulary of this phrase has no language in "
                        "common, so it never matches");
    }
  }
  return phrases;
}

void CheckVocabulary(const std::vector<VocabularyEntry*>& entries,
                     Diagnostics& diagnostics) {
  for (VocabularyEntry* entry : entries) {
    for (const WrittenPhrase& phrase : entry->phrases) {
      const std::optional<Span> value = ValuePlace(phrase.syntax);
      if (!value) continue;
      entry->broken = true;
      diagnostics.Error(DiagnosticKind::kBadPhrase, entry->file, *value,
                        "`{value}` in the vocabulary; it belongs in `pattern`");
    }
  }
  CycleFinder finder(diagnostics);
  for (VocabularyEntry* entry : entries) finder.Visit(entry);
}

std::optional<Span> ValuePlace(const PhraseSyntax& syntax) {
  if (syntax.kind == Kind::kValue && !syntax.name) return syntax.span;
  for (const PhraseSyntax& part : syntax.parts) {
    if (const std::optional<Span> place = ValuePlace(part)) return place;
  }
  return std::nullopt;
}

}  // namespace claimcheck

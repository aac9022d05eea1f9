#include "checker/authoring/expand_claim.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/text/printable.h"
#include "checker/yaml/yaml_node.h"
#include "checker/yaml/yaml_quote.h"

namespace claimcheck {
namespace {

constexpr int kIndent = 2;

std::string PlaceOf(const TextFile& file, int offset) {
  return absl::StrFormat("%s:%d", Printable(file.name()),
                         file.LineColumnAt(offset).line);
}

// Places that `node` was taken from, other than the phrase itself.
void AddVocabularyPlaces(const Phrase& phrase, const PhraseNode& node,
                         std::set<std::string>& places) {
  if (node.file != nullptr &&
      (node.file != phrase.file || node.span.begin < phrase.span.begin ||
       node.span.end > phrase.span.end)) {
    places.insert(PlaceOf(*node.file, node.span.begin));
  }
  for (const PhraseNode& part : node.parts) {
    AddVocabularyPlaces(phrase, part, places);
  }
}

std::string OriginOf(const Phrase& phrase) {
  std::set<std::string> places;
  AddVocabularyPlaces(phrase, phrase.root, places);
  std::string origin = PlaceOf(*phrase.file, phrase.span.begin);
  const char* before = ", words of ";
  for (const std::string& place : places) {
    absl::StrAppend(&origin, before, place);
    before = ", ";
  }
  return origin;
}

// Plain where YAML cannot take it for anything else.
std::string Quoted(const std::string& text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_' ||
           c == '.' || c == '(' || c == ')' || c == '|' || c == '~' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const bool plain =
      !text.empty() && text.find(' ') != std::string::npos &&
      is_plain(text.front()) && text.front() != ' ' && text.front() != '-' &&
      text.front() != '.' && text.front() != '|' && text.front() != '~' &&
      text.back() != ' ' && std::all_of(text.begin(), text.end(), is_plain) &&
      Printable(text) == text;
  if (plain) return text;
  return QuotedYaml(text);
}

// Ids and words of the language need no quotes.
std::string Name(const std::string& text) {
  const bool bare = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return bare && text.front() >= 'a' ? text : Quoted(text);
}

class Expander {
 public:
  Expander(const RuleSet& rules, const Claim& claim)
      : rules_(rules), claim_(claim) {}

  std::string Write() {
    const TextFilePtr& file = claim_.place.file;
    Line(0, "schema: claimcheck/1", "");
    WriteRegion();
    if (!rules_.voices.empty()) Line(0, "voices:", "");
    for (const VoiceRule& voice : rules_.voices) {
      Line(1, Name(voice.id) + ":",
           PlaceOf(*voice.place.file, voice.place.span.begin));
      if (!voice.side.empty()) Line(2, "side: " + Name(voice.side), "");
      WritePhrases(2, "names", voice.names);
    }
    const std::vector<int>& subjects =
        rules_.files[static_cast<size_t>(claim_.file)].subjects;
    if (!subjects.empty()) Line(0, "subjects:", "");
    for (const int index : subjects) {
      const Subject& subject = rules_.subjects[static_cast<size_t>(index)];
      Line(1, Name(subject.id) + ":",
           PlaceOf(*subject.place.file, subject.place.span.begin));
      if (subject.name != subject.id) {
        Line(2, "name: " + Quoted(subject.name), "");
      }
      WritePhrases(2, "names", subject.names);
      WritePhrases(2, "generic", subject.generic);
    }
    Line(0, "claims:", "");
    CollectPhrases();
    Diagnostics ignored;  // It has loaded.
    const YamlNode root = ParseYaml(file, ignored);
    WriteClaim(ClaimNode(root));
    return std::move(out_);
  }

 private:
  void Line(int depth, const std::string& text, const std::string& origin) {
    out_.append(static_cast<size_t>(depth * kIndent), ' ');
    out_ += text;
    if (!origin.empty()) absl::StrAppend(&out_, "  # ", origin);
    out_ += '\n';
  }

  void WriteRegion() {
    for (const RuleFile& file : rules_.files) {
      Diagnostics ignored;
      const YamlNode root = ParseYaml(file.file, ignored);
      const YamlNode* region = root.Find("region");
      if (region == nullptr) continue;
      Line(0, "region: " + Quoted(region->scalar),
           PlaceOf(*file.file, region->span.begin));
      return;
    }
  }

  const YamlNode& ClaimNode(const YamlNode& root) const {
    const YamlNode* claims = root.Find("claims");
    CHECK(claims != nullptr);
    for (const YamlNode& item : claims->items) {
      const YamlNode* id = item.Find("id");
      if (id != nullptr && id->scalar == claim_.id) return item;
    }
    CHECK(false);  // It was read from there.
    return root;
  }

  void Collect(const Phrases& phrases) {
    for (const Phrase& phrase : phrases) {
      phrases_[phrase.span.begin].push_back(&phrase);
    }
  }

  void CollectPhrases() {
    for (const Phrases* field :
         {&claim_.cue, &claim_.pattern, &claim_.of, &claim_.topic, &claim_.says,
          &claim_.denies, &claim_.coarser}) {
      Collect(*field);
    }
    for (const auto& [name, phrases] : claim_.notes) Collect(phrases);
    for (const Answer& answer : claim_.answers) Collect(answer.says);
  }

  void WriteClaim(const YamlNode& node) {
    bool first = true;
    for (size_t i = 0; i < node.keys.size(); ++i) {
      if (node.keys[i].scalar == "tests") continue;
      const size_t begin = out_.size();
      WriteEntry(2, node.keys[i], node.items[i]);
      if (first) out_[begin + kIndent] = '-';
      first = false;
    }
  }

  // The phrases that are written somewhere under `node`, in order.
  Phrases PhrasesUnder(const YamlNode& node) const {
    Phrases under;
    for (auto it = phrases_.lower_bound(node.span.begin);
         it != phrases_.end() && it->first <= node.span.end; ++it) {
      for (const Phrase* phrase : it->second) under.push_back(*phrase);
    }
    return under;
  }

  // Whether the node is a phrase field: text, texts, or either by language.
  bool IsPhrases(const YamlNode& node) const {
    if (node.IsScalar()) return !PhrasesUnder(node).empty();
    if (node.items.empty()) return false;
    if (node.IsSequence()) {
      return std::all_of(
          node.items.begin(), node.items.end(), [&](const YamlNode& item) {
            return item.IsScalar() && !PhrasesUnder(item).empty();
          });
    }
    const Phrases under = PhrasesUnder(node);
    return !under.empty() &&
           std::all_of(
               node.keys.begin(), node.keys.end(), [&](const YamlNode& key) {
                 return std::any_of(under.begin(), under.end(),
                                    [&](const Phrase& phrase) {
                                      return phrase.language == key.scalar;
                                    });
               });
  }

  void WriteEntry(int depth, const YamlNode& key, const YamlNode& value) {
    if (IsPhrases(value)) {
      WritePhrases(depth, key.scalar, PhrasesUnder(value));
      return;
    }
    const std::string origin = PlaceOf(*claim_.place.file, key.span.begin);
    const std::string name = Name(key.scalar) + ":";
    if (value.IsScalar()) {
      Line(depth, name + " " + ScalarOf(value), origin);
      return;
    }
    Line(depth, name, origin);
    if (value.IsMap()) {
      for (size_t i = 0; i < value.keys.size(); ++i) {
        WriteEntry(depth + 1, value.keys[i], value.items[i]);
      }
      return;
    }
    for (const YamlNode& item : value.items) {
      const size_t begin = out_.size();
      if (item.IsMap()) {
        for (size_t i = 0; i < item.keys.size(); ++i) {
          WriteEntry(depth + 2, item.keys[i], item.items[i]);
        }
        out_[begin + static_cast<size_t>((depth + 1) * kIndent)] = '-';
      } else {
        Line(depth + 1, "- " + ScalarOf(item),
             PlaceOf(*claim_.place.file, item.span.begin));
      }
    }
  }

  static std::string ScalarOf(const YamlNode& node) {
    return node.plain ? node.scalar : Quoted(node.scalar);
  }

  void WritePhrases(int depth, const std::string& key, const Phrases& phrases) {
    if (phrases.empty()) return;
    std::set<std::string> languages;
    for (const Phrase& phrase : phrases) languages.insert(phrase.language);
    languages.erase("");
    Line(depth, Name(key) + ":", "");
    if (languages.empty()) {
      WriteList(depth + 1, phrases, "");
      return;
    }
    for (const std::string& language : languages) {
      Line(depth + 1, Name(language) + ":", "");
      WriteList(depth + 2, phrases, language);
    }
  }

  // Those for `language` and those for all.
  void WriteList(int depth, const Phrases& phrases,
                 const std::string& language) {
    for (const Phrase& phrase : phrases) {
      if (!phrase.language.empty() && phrase.language != language) continue;
      Line(depth, "- " + Quoted(PhraseToString(phrase.root)), OriginOf(phrase));
    }
  }

  const RuleSet& rules_;
  const Claim& claim_;
  // Of the claim, by where they begin; several where the vocabulary that they
  // use has languages.
  std::map<int, std::vector<const Phrase*>> phrases_;
  std::string out_;
};

}  // namespace

std::string ExpandClaim(const RuleSet& rules, int claim) {
  return Expander(rules, rules.claims[static_cast<size_t>(claim)]).Write();
}

std::string ClaimAsWritten(const Claim& claim) {
  const TextFile& file = *claim.place.file;
  std::string text;
  const int begin = file.LineStart(claim.span.begin);
  const int end = std::max(claim.span.begin, claim.span.end - 1);
  for (int at = begin; at <= end;) {
    const std::string_view line = file.LineAt(at);
    text.append(line);
    text += '\n';
    int next = file.LineStart(at) + static_cast<int>(line.size());
    while (next <= end && next < file.size() &&
           (file.bytes()[static_cast<size_t>(next)] == '\n' ||
            file.bytes()[static_cast<size_t>(next)] == '\r')) {
      ++next;
      if (file.bytes()[static_cast<size_t>(next) - 1] == '\n') break;
    }
    if (next <= at) break;
    at = next;
  }
  return text;
}

}  // namespace claimcheck

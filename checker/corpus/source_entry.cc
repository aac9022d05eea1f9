#include "checker/corpus/source_entry.h"

#include <algorithm>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"
#include "checker/text/language_tag.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

bool IsSpaceOrControl(char32_t c) {
  return c <= 0x20 || (0x7F <= c && c <= 0xA0) || c == 0x1680 ||
         (0x2000 <= c && c <= 0x200F) || (0x2028 <= c && c <= 0x202F) ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Ids are printed in lists and given on command lines.
bool IsId(std::string_view text) {
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    if (IsSpaceOrControl(reader.code())) return false;
  }
  return !text.empty();
}

void BadValue(const EntryText& text, std::string message,
              Diagnostics& diagnostics) {
  diagnostics.Error(DiagnosticKind::kBadValue, text.file, text.span,
                    std::move(message));
}

// An id of a source or a voice.
void ReadId(const SourceEntry& entry, std::string_view key, std::string& id,
            Diagnostics& diagnostics) {
  const EntryText* text = entry.Find(key);
  if (text == nullptr) return;
  if (IsId(text->text)) {
    id = text->text;
  } else {
    BadValue(
        *text,
        text->text.empty()
            ? absl::StrFormat("an empty `%s`; wanted one word, as in "
                              "`daily-news`",
                              key)
            : absl::StrFormat("`%s` cannot be the %s of a source; it is one "
                              "word, as in `daily-news`",
                              text->text, key),
        diagnostics);
  }
}

void ReadText(const SourceEntry& entry, std::string_view key,
              std::string& value) {
  if (const EntryText* text = entry.Find(key)) value = text->text;
}

}  // namespace

const EntryText* SourceEntry::Find(std::string_view key) const {
  const auto found = texts.find(key);
  return found == texts.end() || found->second.empty() ? nullptr
                                                       : &found->second.front();
}

void SourceEntry::Complete(const SourceEntry& other) {
  for (const auto& [key, values] : other.texts) texts.emplace(key, values);
}

const std::vector<std::string>& SourceKeys() {
  static const auto* keys = new std::vector<std::string>{
      "id",        "title", "publisher", "language",
      "published", "url",   "voice",     "credits"};
  return *keys;
}

SourceEntry ReadYamlEntry(const YamlNode& node, YamlMap& map,
                          const TextFilePtr& file, Diagnostics& diagnostics) {
  SourceEntry entry;
  entry.file = file;
  entry.span = node.keys.empty() ? node.span : node.keys[0].span;
  for (const std::string& key : SourceKeys()) {
    if (key == "credits") continue;
    // A key that is no text was said, too: nothing else may be said for it.
    if (node.Find(key) != nullptr) entry.texts[key];
    if (const YamlNode* text = map.OptionalText(key)) {
      entry.texts[key] = {{text->scalar, file, text->span}};
    }
  }
  if (const YamlNode* credits = map.Optional("credits")) {
    std::vector<EntryText>& texts = entry.texts["credits"];
    for (const YamlNode* text :
         TextList(*credits, file, "`credits` of a source", diagnostics)) {
      texts.push_back({text->scalar, file, text->span});
    }
  }
  return entry;
}

void Describe(const SourceEntry& entry, Source& source,
              Diagnostics& diagnostics) {
  if (!entry.texts.contains("id")) {
    diagnostics.Error(DiagnosticKind::kMissingKey, entry.file, entry.span,
                      "a source without `id`; it must have one");
  }
  ReadId(entry, "id", source.id, diagnostics);
  ReadText(entry, "title", source.title);
  ReadText(entry, "publisher", source.publisher);
  ReadText(entry, "url", source.url);
  ReadId(entry, "voice", source.voice, diagnostics);
  if (const EntryText* language = entry.Find("language")) {
    const std::optional<std::string> tag = CanonicalLanguageTag(language->text);
    if (tag.has_value()) {
      source.language = *tag;
    } else {
      BadValue(*language,
               absl::StrFormat("`%s` is no language; wanted a BCP 47 tag such "
                               "as `en`, `ru` or `pt-BR`",
                               language->text),
               diagnostics);
    }
  }
  if (const EntryText* published = entry.Find("published")) {
    const absl::StatusOr<Publication> days = ParsePublication(published->text);
    if (days.ok()) {
      source.published = days->days;
      source.published_second = days->second;
    } else {
      diagnostics.Error(DiagnosticKind::kBadDate, published->file,
                        published->span, std::string(days.status().message()));
    }
  }
  const auto credits = entry.texts.find("credits");
  if (credits == entry.texts.end()) return;
  for (const EntryText& credit : credits->second) {
    if (credit.text.empty()) {
      BadValue(credit, "an empty credit; wanted the name of an agency",
               diagnostics);
    } else {
      source.credits.push_back(credit.text);
    }
  }
  std::sort(source.credits.begin(), source.credits.end());
  source.credits.erase(
      std::unique(source.credits.begin(), source.credits.end()),
      source.credits.end());
}

}  // namespace claimcheck

#include "checker/corpus/corpus_schema.h"

namespace claimcheck {

const std::vector<YamlObject>& CorpusObjects() {
  using enum YamlType;
  static const auto* const objects = new std::vector<YamlObject>{
      {"manifest",
       "manifest",
       "The sources of a corpus",
       {{"schema",
         kWord,
         true,
         "The language of the file",
         {std::string(kCorpusSchema)},
         ""},
        {"sources", kObjects, true, "The documents", {}, "source"}}},
      {"source",
       "source",
       "One document",
       {{"file", kText, true, "Its path from the manifest", {}, ""},
        {"id",
         kName,
         false,
         "Its name in reports; must be said here or in its front matter",
         {},
         ""},
        {"title", kText, false, "Its headline, for reports", {}, ""},
        {"publisher", kText, false, "Who put it out", {}, ""},
        {"language", kText, false, "A BCP 47 tag; `en` if not said", {}, ""},
        {"published",
         kText,
         false,
         "2025-01-18, 2025-01, 2025 or a range 2025-02..2025-04",
         {},
         ""},
        {"url", kText, false, "Where it can be read", {}, ""},
        {"voice",
         kName,
         false,
         "Whose own text it is: `author`, or a voice of the rules",
         {},
         ""},
        {"credits", kTexts, false, "Agencies it draws on", {}, ""},
        {"sha256",
         kText,
         false,
         "Of the file's bytes; checked when there",
         {},
         ""}}}};
  return *objects;
}

}  // namespace claimcheck

// Reads the sources of a corpus, and the files of rules: the only reader of
// input files beside cli.

#ifndef CHECKER_CORPUS_CORPUS_H_
#define CHECKER_CORPUS_CORPUS_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/corpus/source.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

struct Corpus {
  TextFilePtr manifest;         // Null for a folder without one (see below).
  std::vector<Source> sources;  // In manifest order; ids are unique.
  // Sources of the manifest that could not be read (each has its diagnostic).
  int unreadable = 0;
};

// Gives the file under a path, as ReadTextFile does.
using FileOpener =
    std::function<absl::StatusOr<TextFilePtr>(const std::string& path)>;

// Reads a file whole. Errors: NotFound, InvalidArgument (a folder, not UTF-8,
// a NUL), PermissionDenied; each names the path.
absl::StatusOr<TextFilePtr> ReadTextFile(const std::string& path);

// Reads a manifest and every source it names. `path` is a folder that holds
// corpus.yaml (or corpus.yml), or a manifest. Paths in it are relative to it.
// A folder without a manifest is a corpus of its text, Markdown and JSON Lines
// files, by name, if each text carries front matter with an id and there are
// no HTML files; otherwise the error says how to write a manifest. README.md
// is never taken for a source there.
//
// Errors: NotFound or InvalidArgument if there is no manifest to read. What is
//         wrong *in* the manifest goes to `diagnostics` (errors); a source
//         that cannot be read is kUnreadableSource or kEmptySource (errors,
//         counted in `unreadable`) at its place in the manifest, and the rest
//         go on. A source without text is unreadable.
absl::StatusOr<Corpus> LoadCorpus(const std::string& path,
                                  Diagnostics& diagnostics,
                                  const FileOpener& open = ReadTextFile);

// The rule files that `path` means: itself if a file, else the *.yaml and
// *.yml files directly in the folder, sorted. Errors: NotFound.
absl::StatusOr<std::vector<std::string>> RuleFilesAt(const std::string& path);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_CORPUS_H_

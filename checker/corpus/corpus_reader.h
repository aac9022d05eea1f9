// Reads files as sources, whatever kind of file they are.

#ifndef CHECKER_CORPUS_CORPUS_READER_H_
#define CHECKER_CORPUS_CORPUS_READER_H_

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/corpus/corpus.h"
#include "checker/corpus/file_parts.h"
#include "checker/corpus/source_entry.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

enum class FileType { kText, kHtml, kJsonLines, kOther };

// By the ending of the name, in any case; no ending is plain text.
FileType FileTypeOf(const std::string& path);

// True if there is something to read besides white space and invisible marks.
bool HasText(std::string_view text);

// The sources of one file, and what is wrong in it.
struct FileSources {
  std::vector<std::shared_ptr<Source>> sources;
  std::vector<EntryText> ids;  // Parallel: where the id of each is written.
  int unreadable = 0;
  Diagnostics diagnostics;
};

// Reads the file at `path`, which `entry` describes; what is wrong with the
// file is said at `place`. Whether ids differ is not looked at.
FileSources ReadSources(const std::string& path, const SourceEntry& entry,
                        const EntryText& place, const FileOpener& open);

// The sources of JSON Lines that are at hand.
FileSources ReadSourceLines(const TextFilePtr& file);

// The sources of a file of JSON Lines, some at a time.
class SourceParts {
 public:
  // As for ReadSources, of a file that may be opened. A part has about
  // `part_bytes` of it.
  SourceParts(std::string path, SourceEntry entry, EntryText place,
              size_t part_bytes = FileParts::kUsualBytes)
      : path_(std::move(path)),
        entry_(std::move(entry)),
        place_(std::move(place)),
        part_bytes_(part_bytes) {}

  // The sources of the next part, with what is wrong in it; nothing at the end.
  std::optional<FileSources> Next();

 private:
  std::string path_;
  SourceEntry entry_;
  EntryText place_;
  size_t part_bytes_;
  std::optional<FileParts> file_;  // Once it is open.
  bool ended_ = false;
  bool empty_ = true;            // So far.
  std::set<std::string> known_;  // Keys that were complained about.
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_CORPUS_READER_H_

// The sources of corpora one after another, so that only those in use are in
// memory.

#ifndef CHECKER_CORPUS_SOURCE_STREAM_H_
#define CHECKER_CORPUS_SOURCE_STREAM_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/corpus/corpus_reader.h"
#include "checker/corpus/line_file.h"

namespace claimcheck {

// Every `of`th file of a corpus, or line of standard input, from `number` on.
//
// Shape: 1 <= number <= of.
struct CorpusPart {
  int number = 1;
  int of = 1;
};

class SourceStream {
 public:
  // Corpora as for LoadCorpus, or "-" for standard input with the lines of
  // ReadJsonLines. A line there is a file of its own, named by the source's id:
  // where it stands changes no report.
  explicit SourceStream(std::vector<std::string> paths, CorpusPart part = {},
                        FileOpener open = ReadTextFile)
      : paths_(std::move(paths)), part_(part), open_file_(std::move(open)) {}

  // Files of JSON Lines are not opened but read part by part if `may_read` has
  // nothing against it. A part has about `part_bytes`.
  void ReadInParts(
      std::function<absl::Status(const std::string& path)> may_read,
      size_t part_bytes = FileParts::kUsualBytes) {
    may_read_ = std::move(may_read);
    part_bytes_ = part_bytes;
  }

  // The sources of the next file, part or line, with what is wrong in it;
  // nothing at the end. Ids that were there before are wrong (kDuplicateId).
  //
  // Errors: as LoadCorpus, for the corpus path(); and DataLoss if standard
  //         input cannot be read.
  absl::StatusOr<std::optional<FileSources>> Next();

  // The corpus that is read, while there is one.
  const std::string& path() const { return paths_[corpus_]; }
  // Leaves the rest of it, after an error, and goes on with the next.
  void SkipCorpus();
  // The manifests so far of corpora that have one.
  const std::vector<TextFilePtr>& manifests() const { return manifests_; }
  // Files and lines so far, also of other parts.
  size_t seen() const { return seen_; }

 private:
  absl::Status OpenNext(Diagnostics& diagnostics);
  FileSources ReadLine(std::string line);
  void RefuseKnown(const SourceEntry* entry, FileSources& found);
  // Whether the file or line that comes is of our part.
  bool Takes() {
    return static_cast<int>(seen_++ % static_cast<size_t>(part_.of)) ==
           part_.number - 1;
  }

  std::vector<std::string> paths_;
  CorpusPart part_;
  FileOpener open_file_;
  size_t corpus_ = 0;
  bool open_ = false;
  std::vector<TextFilePtr> manifests_;
  std::vector<ListedFile> files_;  // Of the open corpus.
  size_t file_ = 0;
  std::function<absl::Status(const std::string&)> may_read_;
  size_t part_bytes_ = FileParts::kUsualBytes;
  std::optional<SourceParts> parts_;  // Of the file before `file_`.
  std::optional<LineFile> lines_;
  size_t seen_ = 0;
  // Where an id was first. Manifests stay, so that their lines can be shown;
  // the files of sources do not.
  struct FirstPlace {
    TextFilePtr manifest;
    Span span;
    std::string place;  // Without a manifest.
  };
  std::map<std::string, FirstPlace> ids_;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_SOURCE_STREAM_H_

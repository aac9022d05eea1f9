// Corpora read again and again while their files are written.

#ifndef CHECKER_CORPUS_CORPUS_CACHE_H_
#define CHECKER_CORPUS_CORPUS_CACHE_H_

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "checker/corpus/corpus.h"
#include "checker/corpus/corpus_reader.h"

namespace claimcheck {

// A corpus whose sources are shared with the next time it is read.
struct SharedCorpus {
  TextFilePtr manifest;  // Null for a folder without one.
  std::vector<std::shared_ptr<const Source>> sources;  // In manifest order.
  int unreadable = 0;
};

// A file that a manifest or a folder lists.
struct ListedFile {
  std::string path;
  SourceEntry entry;
  EntryText place;  // Where it is listed.
};

class CorpusCache {
 public:
  // `open` gives the same object for a file that has not changed.
  explicit CorpusCache(FileOpener open) : open_(std::move(open)) {}

  // As LoadCorpus. A source whose file and description have not changed is
  // the same object as before.
  absl::StatusOr<SharedCorpus> Load(const std::string& path,
                                    Diagnostics& diagnostics);

  // What a corpus lists. Errors: as LoadCorpus, before any source is read.
  struct Listing {
    TextFilePtr manifest;
    std::vector<ListedFile> files;
    Diagnostics diagnostics;
  };
  absl::Status List(const std::string& path, Diagnostics& diagnostics,
                    Listing& listing);

  // Forgets the files that were not read since the last call.
  void Sweep();

 private:
  friend absl::StatusOr<Corpus> LoadCorpus(const std::string& path,
                                           Diagnostics& diagnostics,
                                           const FileOpener& open);
  struct Part {
    TextFilePtr file;
    FileSources sources;
    bool clean = false;  // Nothing is wrong with it.
    bool used = false;
  };
  struct Joined {
    TextFilePtr manifest;
    std::vector<std::shared_ptr<Source>> sources;
    int unreadable = 0;
  };

  const FileSources& Read(const ListedFile& listed);
  absl::StatusOr<Joined> Join(const std::string& path,
                              Diagnostics& diagnostics);

  FileOpener open_;
  std::map<std::string, Listing> listings_;  // By path of the corpus.
  // By what is said of a file, and which of equal ones it is.
  std::map<std::pair<std::string, int>, Part> parts_;
  std::map<std::string, int> times_read_;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_CORPUS_CACHE_H_

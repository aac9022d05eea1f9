// Puts files into a corpus as sources, whatever kind of file they are.

#ifndef CHECKER_CORPUS_CORPUS_READER_H_
#define CHECKER_CORPUS_CORPUS_READER_H_

#include <map>
#include <string>
#include <string_view>

#include "checker/corpus/corpus.h"
#include "checker/corpus/source_entry.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

enum class FileType { kText, kHtml, kJsonLines, kOther };

// By the ending of the name, in any case; no ending is plain text.
FileType FileTypeOf(const std::string& path);

// True if there is something to read besides white space and invisible marks.
bool HasText(std::string_view text);

// Adds sources to a corpus, one file after the other; keeps their ids apart.
class CorpusReader {
 public:
  CorpusReader(Corpus& corpus, Diagnostics& diagnostics)
      : corpus_(corpus), diagnostics_(diagnostics) {}

  // Reads the file at `path`, which `entry` describes; what is wrong with the
  // file is said at `place`.
  void ReadFile(const std::string& path, const SourceEntry& entry,
                const EntryText& place);

 private:
  void Unreadable(DiagnosticKind kind, const EntryText& place,
                  std::string message) {
    diagnostics_.Error(kind, place.file, place.span, std::move(message));
    ++corpus_.unreadable;
  }
  void CheckSum(const SourceEntry& entry, const std::string& sha256);
  void AddText(const TextFilePtr& file, Source source, SourceEntry entry,
               const EntryText& place);
  void AddHtml(Source source, const SourceEntry& entry, const EntryText& place);
  void AddJsonLines(const Source& source, const SourceEntry& entry,
                    const EntryText& place);
  // Takes `source` if it has text and an id of its own.
  void Add(Source source, const SourceEntry& entry, const EntryText& place,
           std::string_view if_empty);

  Corpus& corpus_;
  Diagnostics& diagnostics_;
  std::map<std::string, EntryText> ids_;  // Where each was first used.
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_CORPUS_READER_H_

#include "checker/corpus/source_stream.h"

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {

absl::Status SourceStream::OpenNext(Diagnostics& diagnostics) {
  if (path() == "-") {
    absl::StatusOr<LineFile> lines = LineFile::Open("-");
    if (!lines.ok()) return lines.status();
    lines_ = *std::move(lines);
    return absl::OkStatus();
  }
  CorpusCache::Listing listing;
  RETURN_IF_ERROR(CorpusCache(open_file_).List(path(), diagnostics, listing));
  if (listing.manifest != nullptr) manifests_.push_back(listing.manifest);
  files_ = std::move(listing.files);
  file_ = 0;
  return absl::OkStatus();
}

// The source of a line, in a file that is this line and has the source's id
// for a name.
FileSources SourceStream::ReadLine(std::string line) {
  const std::string place =
      absl::StrFormat("%s, line %d", lines_->name(), lines_->number());
  FileSources found;
  absl::StatusOr<TextFilePtr> file = TextFile::Create(place, line);
  if (!file.ok()) {
    const TextFilePtr nothing = *TextFile::Create(place, "");
    found.diagnostics.Error(DiagnosticKind::kUnreadableSource, nothing, {0, 0},
                            std::string(file.status().message()));
    found.unreadable = 1;
    return found;
  }
  found = ReadSourceLines(*file);
  for (std::shared_ptr<Source>& source : found.sources) {
    source->file = *TextFile::Create(source->id, line);
  }
  return found;
}

void SourceStream::RefuseKnown(const SourceEntry* entry, FileSources& found) {
  const EntryText* listed = entry == nullptr ? nullptr : entry->Find("id");
  std::vector<std::shared_ptr<Source>> fresh;
  for (size_t i = 0; i < found.sources.size(); ++i) {
    const EntryText& id = listed == nullptr ? found.ids[i] : *listed;
    const auto [known, is_new] = ids_.try_emplace(found.sources[i]->id);
    FirstPlace& first = known->second;
    if (is_new) {
      if (listed != nullptr) {
        first = {id.file, id.span, ""};
      } else {
        first.place =
            absl::StrFormat("%s:%d", id.file->name(),
                            id.file->LineColumnAt(id.span.begin).line);
      }
      fresh.push_back(std::move(found.sources[i]));
      continue;
    }
    std::string message = absl::StrFormat(
        "the source `%s` again; an id is used once", found.sources[i]->id);
    std::vector<DiagnosticNote> notes;
    if (first.manifest != nullptr) {
      notes.push_back({first.manifest, first.span, "first here"});
    } else {
      absl::StrAppend(&message, ", and this was first at ", first.place);
    }
    found.diagnostics.Error(DiagnosticKind::kDuplicateId, id.file, id.span,
                            std::move(message), std::move(notes));
  }
  found.sources = std::move(fresh);
}

void SourceStream::SkipCorpus() {
  ++corpus_;
  open_ = false;
  lines_.reset();
  parts_.reset();
}

absl::StatusOr<std::optional<FileSources>> SourceStream::Next() {
  for (; corpus_ < paths_.size(); SkipCorpus()) {
    if (!open_) {
      FileSources of_manifest;
      RETURN_IF_ERROR(OpenNext(of_manifest.diagnostics));
      open_ = true;
      if (!of_manifest.diagnostics.Sorted().empty()) return of_manifest;
    }
    if (lines_) {
      for (std::string line; lines_->Next(line);) {
        if (line.find_first_not_of(" \t\r") == line.npos || !Takes()) continue;
        FileSources found = ReadLine(std::move(line));
        RefuseKnown(nullptr, found);
        return found;
      }
      RETURN_IF_ERROR(lines_->status());
      continue;
    }
    while (parts_ || file_ < files_.size()) {
      if (parts_) {
        std::optional<FileSources> found = parts_->Next();
        if (!found) {
          parts_.reset();
          continue;
        }
        RefuseKnown(&files_[file_ - 1].entry, *found);
        return found;
      }
      const ListedFile& file = files_[file_++];
      if (!Takes()) continue;
      if (may_read_ != nullptr && may_read_(file.path).ok() &&
          FileTypeOf(file.path) == FileType::kJsonLines) {
        parts_.emplace(file.path, file.entry, file.place, part_bytes_);
        continue;
      }
      FileSources found =
          ReadSources(file.path, file.entry, file.place, open_file_);
      RefuseKnown(&file.entry, found);
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace claimcheck

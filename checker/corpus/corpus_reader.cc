#include "checker/corpus/corpus_reader.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "checker/base/sha256.h"
#include "checker/corpus/front_matter.h"
#include "checker/corpus/html_text.h"
#include "checker/corpus/json_lines.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// The message that `path` is not there, with the file that may be meant.
std::string WithNearestFile(std::string message, const fs::path& path) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entry(path.parent_path(), error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  const std::string nearest = NearestName(path.filename().string(), names);
  if (nearest.empty()) return message;
  return absl::StrFormat("%s; did you mean `%s`?", message, nearest);
}

}  // namespace

FileType FileTypeOf(const std::string& path) {
  const std::string extension =
      absl::AsciiStrToLower(fs::path(path).extension().string());
  if (extension.empty() || extension == ".txt" || extension == ".md" ||
      extension == ".text" || extension == ".markdown") {
    return FileType::kText;
  }
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") {
    return FileType::kHtml;
  }
  if (extension == ".jsonl" || extension == ".ndjson") {
    return FileType::kJsonLines;
  }
  return FileType::kOther;
}

// True if there is something to read besides white space and marks.
bool HasText(std::string_view text) {
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    const char32_t c = reader.code();
    const bool blank = c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0xFEFF ||
                       (0x2000 <= c && c <= 0x200F) || c == 0x2028 ||
                       c == 0x2029 || c == 0x202F || c == 0x3000;
    if (!blank) return true;
  }
  return false;
}

namespace {

class FileReader {
 public:
  explicit FileReader(FileSources& found) : found_(found) {}

  void Read(const std::string& path, const SourceEntry& entry,
            const EntryText& place, const FileOpener& open);
  void ReadLines(const TextFilePtr& file);
  // The lines of a part of a file, whose checksum is `sha256`; how many.
  size_t ReadPart(const TextFilePtr& part, const std::string& sha256,
                  const SourceEntry& entry, std::set<std::string>& known);
  void CannotOpen(const absl::Status& status, const std::string& path,
                  const EntryText& place);
  // What is said of a whole file.
  void CheckSum(const SourceEntry& entry, const std::string& sha256);
  // And of one of lines, before them and after.
  void RefuseId(const SourceEntry& entry);
  void SayEmpty(const std::string& path, const EntryText& place) {
    Unreadable(DiagnosticKind::kEmptySource, place,
               absl::StrFormat("%s: an empty file", path));
  }

 private:
  void Unreadable(DiagnosticKind kind, const EntryText& place,
                  std::string message) {
    found_.diagnostics.Error(kind, place.file, place.span, std::move(message));
    ++found_.unreadable;
  }
  void AddText(const TextFilePtr& file, Source source, SourceEntry entry,
               const EntryText& place);
  void AddHtml(Source source, const SourceEntry& entry, const EntryText& place);
  // How many lines there are, right or wrong.
  size_t AddJsonLines(const Source& source, const SourceEntry& entry,
                      std::set<std::string>& known);
  // Takes `source` if it has text and an id.
  void Add(Source source, const SourceEntry& entry, const EntryText& place,
           std::string_view if_empty);

  FileSources& found_;
};

void FileReader::Read(const std::string& path, const SourceEntry& entry,
                      const EntryText& place, const FileOpener& open) {
  const FileType type = FileTypeOf(path);
  if (type == FileType::kOther) {
    Unreadable(DiagnosticKind::kUnreadableSource, place,
               absl::StrFormat("%s: not a kind of file that claimcheck reads; "
                               "wanted .txt, .md, .html or .jsonl",
                               path));
    return;
  }
  absl::StatusOr<TextFilePtr> file = open(path);
  if (!file.ok()) return CannotOpen(file.status(), path, place);
  Source source;
  source.file = *file;
  source.sha256 = Sha256Hex((*file)->bytes());
  CheckSum(entry, source.sha256);
  switch (type) {
    case FileType::kText:
      AddText(*file, std::move(source), entry, place);
      break;
    case FileType::kHtml:
      AddHtml(std::move(source), entry, place);
      break;
    case FileType::kJsonLines: {
      RefuseId(entry);
      std::set<std::string> known;
      if (AddJsonLines(source, entry, known) == 0) SayEmpty(path, place);
      break;
    }
    case FileType::kOther:
      break;  // Never read.
  }
}

void FileReader::CannotOpen(const absl::Status& status, const std::string& path,
                            const EntryText& place) {
  std::string message(status.message());
  if (absl::IsNotFound(status)) {
    message = WithNearestFile(std::move(message), path);
  }
  Unreadable(DiagnosticKind::kUnreadableSource, place, std::move(message));
}

size_t FileReader::ReadPart(const TextFilePtr& part, const std::string& sha256,
                            const SourceEntry& entry,
                            std::set<std::string>& known) {
  Source source;
  source.file = part;
  source.sha256 = sha256;
  return AddJsonLines(source, entry, known);
}

void FileReader::ReadLines(const TextFilePtr& file) {
  Source source;
  source.file = file;
  source.sha256 = Sha256Hex(file->bytes());
  std::set<std::string> known;
  if (AddJsonLines(source, SourceEntry{.file = file}, known) == 0) {
    SayEmpty(file->name(), {"", file, {0, 0}});
  }
}

void FileReader::CheckSum(const SourceEntry& entry, const std::string& sha256) {
  const EntryText* wanted = entry.Find("sha256");
  if (wanted == nullptr) return;
  const std::string sum = absl::AsciiStrToLower(wanted->text);
  if (sum.size() != sha256.size() ||
      sum.find_first_not_of("0123456789abcdef") != std::string::npos) {
    found_.diagnostics.Error(DiagnosticKind::kBadValue, wanted->file,
                             wanted->span,
                             absl::StrFormat("`%s` is no SHA-256; wanted 64 "
                                             "hexadecimal digits",
                                             wanted->text));
  } else if (sum != sha256) {
    found_.diagnostics.Error(
        DiagnosticKind::kChecksum, wanted->file, wanted->span,
        absl::StrFormat("the file has changed: its SHA-256 is "
                        "`%s`",
                        sha256));
  }
}

void FileReader::AddText(const TextFilePtr& file, Source source,
                         SourceEntry entry, const EntryText& place) {
  const std::optional<FrontMatter> front =
      ReadFrontMatter(file, found_.diagnostics);
  if (front.has_value()) {
    entry.Complete(front->entry);
    MappedText text;
    text.AppendCopy(
        std::string_view(file->bytes()).substr(static_cast<size_t>(front->end)),
        front->end);
    source.text = std::move(text.text);
    source.origin = std::move(text.origin);
  } else {
    source.text = file->bytes();
  }
  Add(std::move(source), entry, place,
      front.has_value() ? "no text after its front matter" : "an empty file");
}

void FileReader::AddHtml(Source source, const SourceEntry& entry,
                         const EntryText& place) {
  MappedText text = ReadHtml(source.file->bytes());
  source.text = std::move(text.text);
  source.origin = std::move(text.origin);
  source.skipped = std::move(text.skipped);
  Add(std::move(source), entry, place, "no main text in this page");
}

void FileReader::RefuseId(const SourceEntry& entry) {
  if (const EntryText* id = entry.Find("id")) {
    found_.diagnostics.Error(
        DiagnosticKind::kBadValue, id->file, id->span,
        "an `id` for many sources; each line of the file has "
        "its own");
  }
}

size_t FileReader::AddJsonLines(const Source& source, const SourceEntry& entry,
                                std::set<std::string>& known) {
  JsonLines lines = ReadJsonLines(source.file, found_.diagnostics, &known);
  found_.unreadable += lines.unreadable;
  for (JsonSource& line : lines.sources) {
    SourceEntry own = entry;
    own.texts.erase("id");
    own.file = line.entry.file;
    own.span = line.entry.span;
    own.Complete(line.entry);
    Source one = source;
    one.text = std::move(line.text.text);
    one.origin = std::move(line.text.origin);
    Add(std::move(one), own, {"", source.file, line.text_span},
        "a source without text");
  }
  return lines.sources.size() + static_cast<size_t>(lines.unreadable);
}

void FileReader::Add(Source source, const SourceEntry& entry,
                     const EntryText& place, std::string_view if_empty) {
  Describe(entry, source, found_.diagnostics);
  if (!HasText(source.text)) {
    Unreadable(DiagnosticKind::kEmptySource, place,
               absl::StrFormat("%s: %s", source.file->name(), if_empty));
    return;
  }
  if (source.id.empty()) return;  // Describe said so.
  found_.ids.push_back(*entry.Find("id"));
  found_.sources.push_back(std::make_shared<Source>(std::move(source)));
}

}  // namespace

FileSources ReadSources(const std::string& path, const SourceEntry& entry,
                        const EntryText& place, const FileOpener& open) {
  FileSources found;
  FileReader(found).Read(path, entry, place, open);
  return found;
}

std::optional<FileSources> SourceParts::Next() {
  if (ended_) return std::nullopt;
  FileSources found;
  FileReader reader(found);
  const auto fail = [&](const absl::Status& status) {
    ended_ = true;
    reader.CannotOpen(status, path_, place_);
    return found;
  };
  if (!file_) {
    absl::StatusOr<FileParts> file = FileParts::Open(path_, part_bytes_);
    if (!file.ok()) return fail(file.status());
    file_.emplace(*std::move(file));
    reader.CheckSum(entry_, file_->sha256());
    reader.RefuseId(entry_);
  }
  const absl::StatusOr<TextFilePtr> part = file_->Next();
  if (!part.ok()) return fail(part.status());
  ended_ = *part == nullptr;
  if (!ended_) {
    const size_t lines =
        reader.ReadPart(*part, file_->sha256(), entry_, known_);
    empty_ = empty_ && lines == 0;
    return found;
  }
  file_.reset();
  if (!empty_) return std::nullopt;
  reader.SayEmpty(path_, place_);
  return found;
}

FileSources ReadSourceLines(const TextFilePtr& file) {
  FileSources found;
  FileReader(found).ReadLines(file);
  return found;
}

}  // namespace claimcheck

#include "checker/corpus/corpus.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/corpus/corpus_reader.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/corpus/front_matter.h"
#include "checker/corpus/source_entry.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExample =
    "write a manifest, corpus.yaml, such as:\n"
    "  schema: claimcheck-corpus/1\n"
    "  sources:\n"
    "    - id: daily-news\n"
    "      file: daily-news.txt";

// The files that a manifest lists.
std::vector<ListedFile> ReadManifest(const TextFilePtr& manifest,
                                     Diagnostics& diagnostics) {
  std::vector<ListedFile> files;
  const YamlNode node = ParseYaml(manifest, diagnostics);
  if (node.kind == YamlNode::Kind::kNull) {
    if (HasText(manifest->bytes())) return files;  // ParseYaml said why.
    diagnostics.Error(DiagnosticKind::kMissingKey, manifest, node.span,
                      absl::StrFormat("an empty manifest; it begins with "
                                      "`schema: %s` and lists `sources:`",
                                      kCorpusSchema));
    return files;
  }
  YamlMap map(node, manifest, CorpusObjects()[0], diagnostics);
  const YamlNode* schema = map.RequiredText("schema");
  if (schema != nullptr && schema->scalar != kCorpusSchema) {
    diagnostics.Error(DiagnosticKind::kBadValue, manifest, schema->span,
                      absl::StrFormat("unknown schema `%s`; wanted `%s`",
                                      schema->scalar, kCorpusSchema));
  }
  const YamlNode* sources = map.Required("sources");
  map.Finish();
  if (sources == nullptr) return files;
  if (!sources->IsSequence()) {
    diagnostics.Error(
        DiagnosticKind::kWrongType, manifest, sources->span,
        absl::StrFormat("found %s; `sources` of a manifest is a list",
                        YamlKindName(sources->kind)));
    return files;
  }
  const fs::path folder = fs::path(manifest->name()).parent_path();
  for (const YamlNode& item : sources->items) {
    YamlMap keys(item, manifest, CorpusObjects()[1], diagnostics);
    SourceEntry entry = ReadYamlEntry(item, keys, manifest, diagnostics);
    const YamlNode* file = keys.RequiredText("file");
    if (const YamlNode* sum = keys.OptionalText("sha256")) {
      entry.texts["sha256"] = {{sum->scalar, manifest, sum->span}};
    }
    keys.Finish();
    if (file == nullptr) continue;
    if (file->scalar.empty()) {
      diagnostics.Error(DiagnosticKind::kBadValue, manifest, file->span,
                        "an empty `file`; wanted the path of one");
      continue;
    }
    files.push_back({(folder / file->scalar).lexically_normal().string(),
                     std::move(entry),
                     {file->scalar, manifest, file->span}});
  }
  return files;
}

// The manifest of a folder; "" if it has none. Errors: InvalidArgument if it
// has two.
absl::StatusOr<std::string> ManifestIn(const fs::path& folder) {
  std::error_code error;
  const fs::path yaml = folder / "corpus.yaml";
  const fs::path yml = folder / "corpus.yml";
  // A link that leads nowhere is there too, and is said to.
  const auto is_there = [&error](const fs::path& path) {
    return fs::exists(fs::symlink_status(path, error));
  };
  const bool has_yml = is_there(yml);
  if (!is_there(yaml)) return has_yml ? yml.string() : "";
  if (!has_yml) return yaml.string();
  return absl::InvalidArgumentError(absl::StrFormat(
      "%s: both a corpus.yaml and a corpus.yml; keep one", folder.string()));
}

absl::Status NoManifest(const fs::path& folder, std::string_view why) {
  return absl::NotFoundError(absl::StrFormat("%s: no corpus.yaml%s; %s",
                                             folder.string(), why, kExample));
}

// The sources in a folder, sorted; not what is hidden or explains the folder.
absl::StatusOr<std::vector<std::string>> SourceFilesIn(const fs::path& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::directory_iterator item(folder, error);
  for (; !error && item != fs::directory_iterator(); item.increment(error)) {
    const fs::path name = item->path().filename();
    if (name.native().starts_with('.') || name == "README.md") continue;
    if (name.extension().empty() || FileTypeOf(name) == FileType::kOther) {
      continue;
    }
    std::error_code ignored;
    if (!item->is_directory(ignored)) paths.push_back(item->path().string());
  }
  if (error) {
    return absl::PermissionDeniedError(
        absl::StrFormat("%s: %s", folder.string(), error.message()));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The files of a folder that say themselves what they are.
absl::StatusOr<std::vector<ListedFile>> ReadFolder(const fs::path& folder,
                                                   const FileOpener& open) {
  std::vector<std::string> paths;
  ASSIGN_OR_RETURN(paths, SourceFilesIn(folder));
  if (paths.empty()) return NoManifest(folder, "");
  std::vector<ListedFile> files;
  for (const std::string& path : paths) {
    TextFilePtr file;
    ASSIGN_OR_RETURN(file, open(path));
    files.push_back({path, SourceEntry{.file = file}, {"", file, {0, 0}}});
    if (FileTypeOf(path) == FileType::kJsonLines) continue;
    Diagnostics ignored;  // What is wrong is said when the file is read.
    const std::optional<FrontMatter> front =
        FileTypeOf(path) == FileType::kText ? ReadFrontMatter(file, ignored)
                                            : std::nullopt;
    if (!front.has_value() || front->entry.Find("id") == nullptr) {
      return NoManifest(
          folder, absl::StrFormat(", and `%s` does not say itself what it is",
                                  fs::path(path).filename().string()));
    }
  }
  return files;
}

// What is said about a source, as a key.
std::string KeyOf(const ListedFile& file) {
  std::string key = file.path;
  for (const auto& [name, texts] : file.entry.texts) {
    for (const EntryText& text : texts) {
      for (const std::string* part : {&name, &text.text}) {
        key += '\0';
        key += *part;
      }
    }
  }
  return key;
}

}  // namespace

absl::Status CorpusCache::List(const std::string& path,
                               Diagnostics& diagnostics, Listing& listing) {
  std::string manifest = path;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    ASSIGN_OR_RETURN(manifest, ManifestIn(path));
    if (manifest.empty()) {
      listing.manifest = nullptr;
      ASSIGN_OR_RETURN(listing.files, ReadFolder(path, open_));
      return absl::OkStatus();
    }
  } else if (fs::exists(path, error) && FileTypeOf(path) != FileType::kOther) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: a source, where a corpus is expected; %s", path, kExample));
  }
  TextFilePtr file;
  ASSIGN_OR_RETURN(file, open_(manifest));
  if (listing.manifest != file) {
    listing.manifest = file;
    listing.diagnostics = {};
    listing.files = ReadManifest(file, listing.diagnostics);
  }
  for (Diagnostic& diagnostic : listing.diagnostics.Sorted()) {
    diagnostics.Add(std::move(diagnostic));
  }
  return absl::OkStatus();
}

const FileSources& CorpusCache::Read(const ListedFile& listed) {
  const std::string key = KeyOf(listed);
  Part& part = parts_[{key, times_read_[key]++}];
  part.used = true;
  TextFilePtr opened;
  const FileOpener open =
      [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    absl::StatusOr<TextFilePtr> file = open_(path);
    if (file.ok()) opened = *file;
    return file;
  };
  if (part.clean) {
    const absl::StatusOr<TextFilePtr> file = open(listed.path);
    if (file.ok() && *file == part.file) return part.sources;
  }
  // What is wrong is said at a place that may have moved, so it is read anew.
  FileSources sources =
      ReadSources(listed.path, listed.entry, listed.place, open);
  if (opened != nullptr && opened == part.file &&
      sources.sources.size() == part.sources.sources.size()) {
    sources.sources = part.sources.sources;
  }
  part.sources = std::move(sources);
  part.file = opened;
  part.clean = opened != nullptr && part.sources.unreadable == 0 &&
               part.sources.diagnostics.Sorted().empty();
  return part.sources;
}

absl::StatusOr<CorpusCache::Joined> CorpusCache::Join(
    const std::string& path, Diagnostics& diagnostics) {
  Listing& listing = listings_[path];
  RETURN_IF_ERROR(List(path, diagnostics, listing));
  Joined joined;
  joined.manifest = listing.manifest;
  std::map<std::string, EntryText> ids;  // Where each was first used.
  for (const ListedFile& listed : listing.files) {
    const FileSources& found = Read(listed);
    for (Diagnostic& diagnostic : found.diagnostics.Sorted()) {
      diagnostics.Add(std::move(diagnostic));
    }
    joined.unreadable += found.unreadable;
    for (size_t i = 0; i < found.sources.size(); ++i) {
      const EntryText* listed_id = listed.entry.Find("id");
      const EntryText& id = listed_id == nullptr ? found.ids[i] : *listed_id;
      const auto [first, is_new] = ids.emplace(found.sources[i]->id, id);
      if (is_new) {
        joined.sources.push_back(found.sources[i]);
        continue;
      }
      diagnostics.Error(
          DiagnosticKind::kDuplicateId, id.file, id.span,
          absl::StrFormat("the source `%s` again; an id is used once",
                          found.sources[i]->id),
          {{first->second.file, first->second.span, "first here"}});
    }
  }
  return joined;
}

absl::StatusOr<SharedCorpus> CorpusCache::Load(const std::string& path,
                                               Diagnostics& diagnostics) {
  Joined joined;
  ASSIGN_OR_RETURN(joined, Join(path, diagnostics));
  return SharedCorpus{joined.manifest,
                      {joined.sources.begin(), joined.sources.end()},
                      joined.unreadable};
}

void CorpusCache::Sweep() {
  std::erase_if(parts_, [](const auto& entry) { return !entry.second.used; });
  for (auto& [key, part] : parts_) part.used = false;
  times_read_.clear();
}

absl::StatusOr<Corpus> LoadCorpus(const std::string& path,
                                  Diagnostics& diagnostics,
                                  const FileOpener& open) {
  CorpusCache cache(open);
  CorpusCache::Joined joined;
  ASSIGN_OR_RETURN(joined, cache.Join(path, diagnostics));
  Corpus corpus;
  corpus.manifest = joined.manifest;
  corpus.unreadable = joined.unreadable;
  for (const std::shared_ptr<Source>& source : joined.sources) {
    corpus.sources.push_back(std::move(*source));  // The cache goes.
  }
  return corpus;
}

}  // namespace claimcheck

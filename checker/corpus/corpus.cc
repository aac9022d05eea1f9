#include "checker/corpus/corpus.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
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

// Reads what `corpus.manifest` lists.
void ReadManifest(Corpus& corpus, Diagnostics& diagnostics) {
  const TextFilePtr& manifest = corpus.manifest;
  const YamlNode node = ParseYaml(manifest, diagnostics);
  if (node.kind == YamlNode::Kind::kNull) {
    if (HasText(manifest->bytes())) return;  // ParseYaml said why.
    diagnostics.Error(DiagnosticKind::kMissingKey, manifest, node.span,
                      absl::StrFormat("an empty manifest; it begins with "
                                      "`schema: %s` and lists `sources:`",
                                      kCorpusSchema));
    return;
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
  if (sources == nullptr) return;
  if (!sources->IsSequence()) {
    diagnostics.Error(
        DiagnosticKind::kWrongType, manifest, sources->span,
        absl::StrFormat("found %s; `sources` of a manifest is a list",
                        YamlKindName(sources->kind)));
    return;
  }
  const fs::path folder = fs::path(manifest->name()).parent_path();
  CorpusReader reader(corpus, diagnostics);
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
    reader.ReadFile((folder / file->scalar).lexically_normal().string(), entry,
                    {file->scalar, manifest, file->span});
  }
}

// The manifest of a folder; "" if it has none. Errors: InvalidArgument if it
// has two.
absl::StatusOr<std::string> ManifestIn(const fs::path& folder) {
  std::error_code error;
  const fs::path yaml = folder / "corpus.yaml";
  const fs::path yml = folder / "corpus.yml";
  const bool has_yml = fs::exists(yml, error);
  if (!fs::exists(yaml, error)) return has_yml ? yml.string() : "";
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

// Reads a folder whose files say themselves what they are.
absl::Status ReadFolder(const fs::path& folder, Corpus& corpus,
                        Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  ASSIGN_OR_RETURN(paths, SourceFilesIn(folder));
  if (paths.empty()) return NoManifest(folder, "");
  std::vector<TextFilePtr> files;
  for (const std::string& path : paths) {
    TextFilePtr file;
    ASSIGN_OR_RETURN(file, ReadTextFile(path));
    files.push_back(file);
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
  CorpusReader reader(corpus, diagnostics);
  for (const TextFilePtr& file : files) {
    reader.ReadFile(file->name(), SourceEntry{.file = file},
                    {"", file, {0, 0}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Corpus> LoadCorpus(const std::string& path,
                                  Diagnostics& diagnostics) {
  Corpus corpus;
  std::string manifest = path;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    ASSIGN_OR_RETURN(manifest, ManifestIn(path));
    if (manifest.empty()) {
      RETURN_IF_ERROR(ReadFolder(path, corpus, diagnostics));
      return corpus;
    }
  } else if (fs::exists(path, error) && FileTypeOf(path) != FileType::kOther) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: a source, where a corpus is expected; %s", path, kExample));
  }
  ASSIGN_OR_RETURN(corpus.manifest, ReadTextFile(manifest));
  ReadManifest(corpus, diagnostics);
  return corpus;
}

}  // namespace claimcheck

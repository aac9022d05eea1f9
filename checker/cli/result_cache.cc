#include "checker/cli/result_cache.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/numbers.h"
#include "checker/base/sha256.h"
#include "checker/cli/acceptance.h"
#include "checker/cli/output.h"
#include "checker/cli/read_bytes.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

void Put(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

// Takes texts off the front, in their order.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  std::string_view Take() {
    const size_t colon = std::min(bytes_.find(':'), bytes_.size());
    uint64_t size = 0;
    const std::string digits(bytes_.substr(0, colon));
    ok_ = ok_ && absl::SimpleAtoi(digits, &size) &&
          size <= bytes_.size() - colon - 1;
    if (!ok_) return {};
    const std::string_view text = bytes_.substr(colon + 1, size);
    bytes_.remove_prefix(colon + 1 + size);
    return text;
  }
  int TakeNumber() {
    int number = 0;
    ok_ = absl::SimpleAtoi(std::string(Take()), &number) && ok_;
    return ok_ ? number : 0;
  }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

// Hash of the names in a folder, or what is there instead.
std::string FolderState(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::is_directory(status)) return fs::exists(status) ? "file" : "absent";
  std::vector<std::string> names;
  for (fs::directory_iterator item(path, error), end; !error && item != end;
       item.increment(error)) {
    names.push_back(item->path().filename().string());
  }
  if (error) return "unreadable";
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) Put(all, name);
  return Sha256Hex(all);
}

std::string FileState(const std::string& path) {
  const std::optional<std::string> bytes = ReadBytes(path);
  return bytes ? Sha256Hex(*bytes) : "absent";
}

// The paths that were named, or the default.
std::vector<std::string> Named(const std::vector<std::string>& paths,
                               const char* by_default) {
  if (!paths.empty()) return paths;
  return {by_default};
}

}  // namespace

ResultCache::ResultCache(Cache* cache, const Options& options,
                         const std::vector<ReportOutput>& outputs)
    : cache_(cache), options_(options), outputs_(outputs) {
  // What comes from standard input is not there a second time.
  if (std::find(options.corpora.begin(), options.corpora.end(), "-") !=
      options.corpora.end()) {
    cache_ = nullptr;
  }
  if (cache_ == nullptr) return;
  key_ = Key();
  said_ = StderrWrites();
  for (const std::string& path : Named(options.rules, "rules")) {
    folders_.emplace_back(path, FolderState(path));
  }
  for (const std::string& path : Named(options.corpora, "corpus")) {
    folders_.emplace_back(path, FolderState(path));
  }
}

std::string ResultCache::Key() const {
  std::string key;
  Put(key, "result/1");
  Put(key, cache_->engine());
  std::error_code error;
  Put(key, fs::current_path(error).string());
  for (const std::string& word : options_.words) Put(key, word);
  const std::string config =
      options_.config.empty() ? "claimcheck.yaml" : options_.config;
  Put(key, FileState(config));
  for (const ReportOutput& output : outputs_) {
    Put(key, output.format->name);
    Put(key, output.file);
    if (!output.file.empty()) continue;
    Put(key, WantsColor(options_.color) ? "color" : "plain");
    Put(key, std::to_string(TerminalWidth()));
  }
  if (!options_.baseline.empty()) Put(key, FileState(options_.baseline));
  const std::vector<std::string> waivers = WaiverFiles(options_);
  if (!waivers.empty()) {
    Put(key, absl::FormatCivilTime(Today(options_)));
  }
  for (const std::string& waiver : waivers) {
    Put(key, waiver);
    Put(key, FileState(waiver));
  }
  return Sha256Hex(key);
}

std::optional<Outcome> ResultCache::Replay() const {
  if (cache_ == nullptr) return std::nullopt;
  const std::optional<std::string> entry = cache_->Get(key_);
  if (!entry) return std::nullopt;
  Taker taker(*entry);
  for (int left = taker.TakeNumber(); left > 0 && taker.ok(); --left) {
    const bool folder = taker.Take() == "folder";
    const std::string path(taker.Take());
    const std::string_view state = taker.Take();
    if ((folder ? FolderState(path) : FileState(path)) != state) {
      return std::nullopt;
    }
  }
  const auto code = static_cast<ExitCode>(taker.TakeNumber());
  const std::string reason(taker.Take());
  std::vector<std::string_view> contents;
  for (size_t i = 0; i < outputs_.size(); ++i) contents.push_back(taker.Take());
  if (!taker.ok()) return std::nullopt;
  Outcome outcome;
  for (size_t i = 0; i < outputs_.size(); ++i) {
    if (!WriteReport(outputs_[i], contents[i], options_, outcome)) {
      return outcome;
    }
  }
  return Outcome{code, reason};
}

bool ResultCache::MayKeep() const {
  return cache_ != nullptr && StderrWrites() == said_;
}

void ResultCache::Keep(const RuleSet& rules, const HeardCorpus& corpus,
                       const std::vector<std::string>& contents,
                       const Outcome& outcome) const {
  if (outcome.code != ExitCode::kOk && outcome.code != ExitCode::kFindings) {
    return;
  }
  // The hashes of what was read, and not of what is there by now.
  std::map<std::string, std::string> files = corpus.files;
  for (const auto& [path, hash] : files) {
    if (hash.empty()) return;
  }
  for (const RuleFile& file : rules.files) {
    files.emplace(file.file->name(), file.sha256);
  }
  for (const TextFilePtr& manifest : corpus.manifests) {
    files.emplace(manifest->name(), Sha256Hex(manifest->bytes()));
  }
  std::string entry;
  Put(entry, std::to_string(files.size() + folders_.size()));
  for (const auto& [path, hash] : files) {
    Put(entry, "file");
    Put(entry, path);
    Put(entry, hash);
  }
  for (const auto& [path, state] : folders_) {
    Put(entry, "folder");
    Put(entry, path);
    Put(entry, state);
  }
  Put(entry, std::to_string(static_cast<int>(outcome.code)));
  Put(entry, outcome.reason);
  for (const std::string& content : contents) Put(entry, content);
  // The settings may have been written meanwhile.
  if (Key() == key_) cache_->Put(key_, entry);
}

}  // namespace claimcheck

#include "checker/cli/cache.h"

#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/base/sha256.h"
#include "checker/cli/output.h"
#include "checker/cli/read_bytes.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "claimcheck-cache/1\n";
constexpr size_t kHashSize = 64;
constexpr uintmax_t kMostBytes = uintmax_t{1} << 30;

// Adds the build id of a loaded object, which the linker made of its content,
// to the text at `data`.
int AddBuildId(struct dl_phdr_info* info, size_t, void* data) {
  std::string& ids = *static_cast<std::string*>(data);
  const std::string_view name = info->dlpi_name;
  if (name.find("linux-vdso") != name.npos) return 0;  // Of the kernel.
  bool found = false;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& header = info->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const char* at =
        reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
    const char* end = at + header.p_memsz;
    while (at + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) note;
      std::memcpy(&note, at, sizeof(note));
      const auto padded = [](size_t size) { return (size + 3) & ~size_t{3}; };
      const char* bytes = at + sizeof(note) + padded(note.n_namesz);
      if (bytes + note.n_descsz > end) break;
      if (note.n_type == NT_GNU_BUILD_ID) {
        ids.append(bytes, note.n_descsz);
        found = true;
      }
      at = bytes + padded(note.n_descsz);
    }
  }
  ids += found ? '+' : '?';
  // Without one, of the program itself or a library, there is no telling.
  return found ? 0 : 1;
}

// Of this program and all its libraries; "" if one cannot be told.
std::string EngineKey() {
  std::string ids;
  if (dl_iterate_phdr(AddBuildId, &ids) != 0) return "";
  return Sha256Hex(ids);
}

// Of an entry: one that was moved to another key is as bad as a damaged one.
std::string Checksum(const std::string& key, std::string_view value) {
  return Sha256Hex(key + Sha256Hex(value));
}

void Warn(const std::string& message) {
  WriteStderr(
      absl::StrFormat("warning: %s; going on without the cache\n", message));
}

bool IsEntry(const std::string& name) {
  return name.size() >= kHashSize - 2 &&
         name.find_first_not_of("0123456789abcdef") >= kHashSize - 2;
}

// The folders of entries, by the first two digits of their keys.
std::vector<fs::path> Shelves(const std::string& folder) {
  std::vector<fs::path> shelves;
  std::error_code error;
  for (fs::directory_iterator item(folder, error), end; !error && item != end;
       item.increment(error)) {
    const std::string name = item->path().filename().string();
    if (name.size() == 2 &&
        name.find_first_not_of("0123456789abcdef") == name.npos) {
      shelves.push_back(item->path());
    }
  }
  return shelves;
}

}  // namespace

std::unique_ptr<Cache> Cache::OpenOrSay(const std::string& folder, bool quiet) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && !fs::is_directory(folder, error)) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  const std::string engine = EngineKey();
  if (error || engine.empty()) {
    if (!quiet) {
      Warn(error ? absl::StrFormat("cannot use the cache %s: %s", folder,
                                   error.message())
                 : "this program has no build id");
    }
    return nullptr;
  }
  return std::unique_ptr<Cache>(new Cache(folder, engine, quiet));
}

Cache::~Cache() {
  if (wrote_) Prune();
}

std::string Cache::PathOf(const std::string& key) const {
  return absl::StrFormat("%s/%s/%s", folder_, key.substr(0, 2), key.substr(2));
}

std::optional<std::string> Cache::Get(const std::string& key) const {
  const std::string path = PathOf(key);
  std::optional<std::string> bytes = ReadBytes(path);
  const size_t header = kMagic.size() + kHashSize;
  if (!bytes || bytes->size() < header || !bytes->starts_with(kMagic)) {
    return std::nullopt;
  }
  const std::string_view value = std::string_view(*bytes).substr(header);
  if (std::string_view(*bytes).substr(kMagic.size(), kHashSize) !=
      Checksum(key, value)) {
    return std::nullopt;
  }
  // For Prune, as used now.
  ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
  bytes->erase(0, header);
  return bytes;
}

void Cache::Put(const std::string& key, std::string_view value) {
  if (failed_) return;
  const std::string path = PathOf(key);
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  std::string entry(kMagic);
  entry += Checksum(key, value);
  entry += value;
  const absl::Status status =
      error ? absl::UnavailableError(
                  absl::StrFormat("cannot write %s: %s", path, error.message()))
            : WriteFile(path, entry);
  wrote_ = true;
  if (status.ok()) return;
  if (!failed_.exchange(true) && !quiet_) Warn(std::string(status.message()));
}

void Cache::Prune() const {
  using Entry = std::tuple<fs::file_time_type, uintmax_t, std::string>;
  std::vector<Entry> entries;
  uintmax_t total = 0;
  for (const fs::path& shelf : Shelves(folder_)) {
    std::error_code error;
    for (fs::directory_iterator item(shelf, error), end; !error && item != end;
         item.increment(error)) {
      std::error_code gone;  // Another run may take it away meanwhile.
      const uintmax_t size = item->file_size(gone);
      const fs::file_time_type used = item->last_write_time(gone);
      if (gone || !IsEntry(item->path().filename().string())) continue;
      entries.emplace_back(used, size, item->path().string());
      total += size;
    }
  }
  if (total <= kMostBytes) return;
  std::sort(entries.begin(), entries.end());
  for (const auto& [used, size, path] : entries) {
    if (total <= kMostBytes) return;
    std::error_code gone;
    fs::remove(path, gone);
    total -= size;
  }
}

}  // namespace claimcheck

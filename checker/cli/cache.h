// What was worked out before, in files: one a key, in a folder that may be
// deleted at any time.
//
// A key is a hash of all that decides the value, so an entry is never out of
// date. An entry is written beside its place and renamed, so it is there whole
// or not at all whoever is killed, and two runs write the same bytes. It begins
// with a checksum of the rest: what was damaged is not found.

#ifndef CHECKER_CLI_CACHE_H_
#define CHECKER_CLI_CACHE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

class Cache {
 public:
  // A cache in `folder`, which is made if it is not there. Nothing, with one
  // warning on standard error unless `quiet`, if that fails.
  static std::unique_ptr<Cache> OpenOrSay(const std::string& folder,
                                          bool quiet);

  // Takes away what was used longest ago while there are more than 1 GiB.
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  // Safe to call from several threads. `key` is 64 hexadecimal digits.
  std::optional<std::string> Get(const std::string& key) const;
  // A failure is told once, and then nothing more is written.
  void Put(const std::string& key, std::string_view value);

  // Of this program and the libraries it runs with: 64 digits.
  const std::string& engine() const { return engine_; }

 private:
  Cache(std::string folder, std::string engine, bool quiet)
      : folder_(std::move(folder)), engine_(std::move(engine)), quiet_(quiet) {}
  std::string PathOf(const std::string& key) const;
  void Prune() const;

  const std::string folder_;
  const std::string engine_;
  const bool quiet_;
  std::atomic<bool> wrote_ = false;
  std::atomic<bool> failed_ = false;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_CACHE_H_

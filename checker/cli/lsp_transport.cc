#include "checker/cli/lsp_transport.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "checker/cli/output.h"

namespace claimcheck {
namespace {

// A header longer than this is none.
constexpr size_t kLongestHeader = 4096;

// Of the header's line of this name; nothing if there is none, or no number.
std::optional<size_t> ContentLength(std::string_view header) {
  constexpr std::string_view kName = "content-length:";
  while (!header.empty()) {
    const size_t end = std::min(header.find("\r\n"), header.size());
    const std::string line =
        absl::AsciiStrToLower(std::string(header.substr(0, end)));
    uint64_t length = 0;
    if (line.starts_with(kName) &&
        absl::SimpleAtoi(absl::StripAsciiWhitespace(line.substr(kName.size())),
                         &length)) {
      return length;
    }
    header.remove_prefix(std::min(header.size(), end + 2));
  }
  return std::nullopt;
}

}  // namespace

bool LspTransport::Fill() {
  char buffer[1 << 16];
  for (;;) {
    pollfd fd = {STDIN_FILENO, POLLIN, 0};
    if (poll(&fd, 1, 0) <= 0) break;
    const ssize_t size = read(STDIN_FILENO, buffer, sizeof(buffer));
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    bytes_.append(buffer, static_cast<size_t>(size));
    Cut();
  }
  return true;
}

void LspTransport::Cut() {
  for (;;) {
    const size_t end = bytes_.find("\r\n\r\n");
    if (end == std::string::npos) {
      if (bytes_.size() > kLongestHeader) bytes_.clear();
      return;
    }
    const auto length =
        ContentLength(std::string_view(bytes_).substr(0, end + 2));
    if (!length) {  // Not ours; go on behind it.
      bytes_.erase(0, end + 4);
      messages_.push_back(nullptr);
      continue;
    }
    const size_t begin = end + 4;
    if (bytes_.size() - begin < *length) return;
    messages_.push_back(nlohmann::json::parse(
        std::string_view(bytes_).substr(begin, *length), nullptr,
        /*allow_exceptions=*/false));
    if (messages_.back().is_discarded()) messages_.back() = nullptr;
    bytes_.erase(0, begin + *length);
  }
}

std::optional<nlohmann::json> LspTransport::Next() {
  if (messages_.empty()) return std::nullopt;
  nlohmann::json message = std::move(messages_.front());
  messages_.pop_front();
  return message;
}

bool LspTransport::IsCancelled(const nlohmann::json& id) const {
  return std::any_of(
      messages_.begin(), messages_.end(), [&](const nlohmann::json& message) {
        return message.is_object() &&
               message.value("method", nlohmann::json()) == "$/cancelRequest" &&
               message.contains("params") && message["params"].is_object() &&
               message["params"].value("id", nlohmann::json()) == id;
      });
}

bool LspTransport::Send(const nlohmann::json& message) {
  const std::string body =
      message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return WriteStdout(
             absl::StrFormat("Content-Length: %d\r\n\r\n%s", body.size(), body))
      .ok();
}

}  // namespace claimcheck

// Messages of a language client: JSON-RPC 2.0 with a Content-Length each.

#ifndef CHECKER_CLI_LSP_TRANSPORT_H_
#define CHECKER_CLI_LSP_TRANSPORT_H_

#include <deque>
#include <optional>
#include <string>

#include "nlohmann/json.hpp"

namespace claimcheck {

class LspTransport {
 public:
  // Reads what there is on standard input, without waiting. False at its end.
  bool Fill();

  // The next whole message. One that is no JSON is null.
  std::optional<nlohmann::json> Next();
  bool has_messages() const { return !messages_.empty(); }

  // Whether the client has taken back request `id` since it sent it.
  bool IsCancelled(const nlohmann::json& id) const;

  // False if nobody reads it any more.
  bool Send(const nlohmann::json& message);

 private:
  void Cut();

  std::string bytes_;
  std::deque<nlohmann::json> messages_;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_LSP_TRANSPORT_H_

#include "checker/cli/commands.h"
#include "checker/cli/lsp_server.h"

namespace claimcheck {

Outcome RunLsp(const Options& options) {
  if (LspServer(options).Run() == 0) return {};
  return {ExitCode::kFindings, "the client went away without `shutdown`"};
}

}  // namespace claimcheck

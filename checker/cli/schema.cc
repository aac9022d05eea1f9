#include <string>

#include "absl/status/status.h"
#include "checker/cli/commands.h"
#include "checker/cli/config_schema.h"
#include "checker/cli/output.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/ledger/waiver_schema.h"
#include "checker/report/assets.h"
#include "checker/report/json_schema.h"
#include "checker/report/observation_lines.h"
#include "checker/rules/rule_schema.h"

namespace claimcheck {
namespace {

std::string SchemaOf(const std::string& what) {
  if (what == "report" || what == "diff") {
    return std::string(AssetText(what + ".schema.json"));
  }
  if (what == "observations") return ObservationsSchema();
  if (what == "config") {
    return RenderJsonSchema("claimcheck config", ConfigObjects());
  }
  if (what == "waivers") {
    return RenderJsonSchema("claimcheck waivers", WaiverObjects());
  }
  return what == "rules"
             ? RenderJsonSchema("claimcheck rules", AllRuleObjects())
             : RenderJsonSchema("claimcheck corpus", CorpusObjects());
}

}  // namespace

Outcome RunSchema(const Options& options) {
  const std::string schema = SchemaOf(options.schema);
  const absl::Status status = options.output.empty()
                                  ? WriteStdout(schema)
                                  : WriteFile(options.output, schema);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return {};
}

}  // namespace claimcheck

// Which files belong to a workspace, and what is wrong in those beside rules
// and corpus.

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "checker/cli/acceptance.h"
#include "checker/cli/config.h"
#include "checker/cli/config_schema.h"
#include "checker/cli/fence.h"
#include "checker/cli/lsp_server.h"
#include "checker/cli/overrides.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/ledger/waiver_schema.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/rule_schema.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

std::string InFolder(const std::string& folder, const std::string& path) {
  return (fs::path(folder) / path).lexically_normal().string();
}

// What stands behind `schema:` at the beginning of a line, or "".
std::string SchemaOf(const std::string& text) {
  for (absl::string_view line : absl::StrSplit(text, absl::ByAnyChar("\r\n"))) {
    if (!absl::ConsumePrefix(&line, "schema:")) continue;
    const absl::string_view value =
        absl::StripAsciiWhitespace(line.substr(0, line.find(" #")));
    return absl::StrReplaceAll(value, {{"\"", ""}, {"'", ""}});
  }
  return "";
}

}  // namespace

// Paths are relative to the root. What the command line or the client says wins
// over claimcheck.yaml; `rules` and `corpus` if nobody says anything.
WorkspacePaths LspServer::PathsToServe() const {
  const auto paths = [&](const std::vector<std::string>& said,
                         const std::vector<std::string>& of_config,
                         const char* by_default,
                         const std::vector<std::string>& before) {
    std::vector<std::string> found;
    for (const std::string& path : said.empty() ? of_config : said) {
      found.push_back(InFolder(root_, path));
    }
    const std::string path = InFolder(root_, by_default);
    std::error_code error;
    // A root without them is no mistake: single files are looked at. One that
    // was there may come back.
    if (found.empty() &&
        (fs::exists(path, error) ||
         std::find(before.begin(), before.end(), path) != before.end())) {
      found.push_back(path);
    }
    return found;
  };
  const WorkspacePaths before =
      workspace_ == nullptr ? WorkspacePaths() : workspace_->paths();
  return {paths(said_.rules, settings_.rules, "rules", before.rules),
          paths(said_.corpora, settings_.corpora, "corpus", before.corpora),
          {},
          options_.allow_outside};
}

void LspServer::ReadSettings() {
  const std::string path =
      InFolder(root_, options_.config.empty() ? kConfigName : options_.config);
  const auto file = store_.Read(path);
  settings_problem_ = file.ok() || options_.config.empty()
                          ? ""
                          : std::string(file.status().message());
  config_ = file.ok() ? *file : nullptr;
  config_now_ = Options();
  settings_diagnostics_ = {};
  if (config_ != nullptr) {
    ReadConfig(config_, "check", {}, config_now_, settings_diagnostics_);
  }
  // While it is written, the workspace is what it was.
  if (!has_settings_ || !settings_diagnostics_.has_errors()) {
    settings_ = config_now_;
    has_settings_ = true;
  }
  WorkspacePaths paths = PathsToServe();
  if (workspace_ == nullptr || paths != workspace_->paths()) {
    workspace_ = std::make_unique<Workspace>(paths, store_, options_.jobs);
    must_judge_ = true;
    lint_ = {};
  }
  Options where;
  where.waivers = settings_.waivers;
  where.rules = paths.rules;
  if (where.rules.empty()) where.rules = {InFolder(root_, "rules")};
  waivers_.clear();
  for (const std::string& name : WaiverFiles(where)) {
    const TextFilePtr waivers = FileAt(name);
    if (waivers != nullptr && std::find(waivers_.begin(), waivers_.end(),
                                        waivers) == waivers_.end()) {
      waivers_.push_back(waivers);
    }
  }
}

void LspServer::CheckSettings() {
  const WaiverNames names = KnownNames();
  for (const TextFilePtr& file : waivers_) {
    ReadWaivers(file, names, Today(options_), settings_diagnostics_);
  }
  if (names.no_rules) return;
  CheckOverrides(config_now_.overrides, names.claims, names.sources,
                 !names.partial, settings_diagnostics_);
}

// What waivers and settings may name. While rules do not load, the ids that
// their files show.
WaiverNames LspServer::KnownNames() {
  WaiverNames names;
  if (workspace_->rules_state().loads) {
    for (const Claim& claim : workspace_->rules_now().claims) {
      names.claims.push_back(claim.id);
    }
  } else {
    const std::set<std::string> claims = DefinedInRules(NameKind::kClaim);
    names.claims.assign(claims.begin(), claims.end());
  }
  names.no_rules = names.claims.empty();
  for (const auto& source : workspace_->sources()) {
    names.sources.push_back(source->id);
  }
  names.partial = names.sources.empty() || workspace_->unreadable() > 0 ||
                  !workspace_->sources_state().loads;
  return names;
}

// One that is open and no part of the workspace.
void LspServer::CheckAlone(const TextFilePtr& file, Diagnostics& diagnostics) {
  const auto read = [&](const std::string& name) { return store_.Read(name); };
  const FileOpener open =
      options_.allow_outside ? read : Fenced(FenceAround({file->name()}), read);
  switch (KindOf(file->name())) {
    case FileKind::kRules:
      LoadRules({file}, open, diagnostics);
      break;
    case FileKind::kManifest:
      (void)CorpusCache(open).Load(file->name(), diagnostics).ok();
      break;
    case FileKind::kWaivers:
      ReadWaivers(file, KnownNames(), Today(options_), diagnostics);
      break;
    case FileKind::kConfig: {
      Options unused;
      ReadConfig(file, "check", {}, unused, diagnostics);
      break;
    }
    case FileKind::kOther:
      break;
  }
}

FileKind LspServer::KindOf(const std::string& path) const {
  const auto is = [&](const TextFilePtr& file) {
    return file != nullptr && file->name() == path;
  };
  const auto in = [&](const std::vector<TextFilePtr>& files) {
    return std::any_of(files.begin(), files.end(), is);
  };
  if (in(workspace_->rule_files())) return FileKind::kRules;
  if (in(workspace_->manifests())) return FileKind::kManifest;
  if (in(waivers_)) return FileKind::kWaivers;
  if (is(config_)) return FileKind::kConfig;
  const auto document = documents_.find(path);
  if (document == documents_.end()) return FileKind::kOther;
  const std::string schema = SchemaOf(document->second.text.text());
  if (schema == kCorpusSchema) return FileKind::kManifest;
  if (schema == kRuleSchema) return FileKind::kRules;
  if (schema == kWaiverSchema) return FileKind::kWaivers;
  if (schema == kConfigSchema) return FileKind::kConfig;
  const fs::path name(path);
  if (name.filename() == "corpus.yaml" || name.filename() == "corpus.yml") {
    return FileKind::kManifest;
  }
  if (name.filename() == "waivers.yaml") return FileKind::kWaivers;
  if (name.filename() == kConfigName) return FileKind::kConfig;
  // A new file among the rules, of which nothing is saved.
  for (const TextFilePtr& file : workspace_->rule_files()) {
    if (fs::path(file->name()).parent_path() == name.parent_path()) {
      return FileKind::kRules;
    }
  }
  return FileKind::kOther;
}

}  // namespace claimcheck

// A language server for the files that a user writes: rules, manifests, waivers
// and settings. LSP 3.17.

#ifndef CHECKER_CLI_LSP_SERVER_H_
#define CHECKER_CLI_LSP_SERVER_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/cli/file_store.h"
#include "checker/cli/folder_watch.h"
#include "checker/cli/lsp_symbols.h"
#include "checker/cli/lsp_text.h"
#include "checker/cli/lsp_transport.h"
#include "checker/cli/options.h"
#include "checker/cli/workspace.h"
#include "checker/cli/yaml_place.h"
#include "checker/ledger/waivers.h"
#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

class LspServer {
 public:
  explicit LspServer(const Options& options);

  // Serves standard input and output. The exit code that the protocol asks
  // for: 0 after `shutdown`, else 1.
  int Run();

 private:
  struct OpenDocument {
    LspText text;
    std::string path;
    int version = 0;
  };
  // The names of one file, those of its last text that was YAML.
  struct FileSymbols {
    TextFilePtr file;
    FileKind kind = FileKind::kOther;
    std::vector<FileSymbol> symbols;
  };
  // A name in a file.
  struct Found {
    TextFilePtr file;
    FileSymbol symbol;
  };
  struct LspError {
    int code;
    std::string message;
  };
  using Handler = Json (LspServer::*)(const Json& params);

  // lsp_server.cc: the protocol, documents, what is wrong with them.
  bool Handle(const Json& message);
  void HandleRequest(const Json& id, const std::string& method,
                     const Json& params);
  void HandleNotification(const std::string& method, const Json& params);
  void Send(Json message);
  Json Initialize(const Json& params);
  Json Shutdown(const Json& params);
  void FindRoot(const Json& params);
  void Open(const Json& params);
  void Change(const Json& params);
  void Close(const Json& params);
  void SetText(const std::string& path, std::string text, int version);
  void TakeFileChanges();
  void Refresh();
  void JudgeNow();
  void LintNow();
  void ShowProblems();
  void Publish();
  void AddDiagnostics(const Diagnostics& diagnostics,
                      std::map<std::string, Json>& by_path) const;
  Json ToJson(const Diagnostic& diagnostic) const;
  FileKind KindOf(const std::string& path) const;

  // lsp_settings.cc: claimcheck.yaml, waivers, and the workspace they make.
  void ReadSettings();
  void CheckSettings();
  WorkspacePaths PathsToServe() const;
  WaiverNames KnownNames();
  void CheckAlone(const TextFilePtr& file, Diagnostics& diagnostics);

  // What a request speaks of. Null, or an offset, if there is nothing.
  const OpenDocument* DocumentOf(const Json& params) const;
  int OffsetOf(const OpenDocument& document, const Json& params) const;
  LspText TextOf(const TextFilePtr& file) const;
  Json LocationOf(const TextFilePtr& file, Span span) const;

  // lsp_names.cc: names, where they are, and what they are called.
  Json Definition(const Json& params);
  Json References(const Json& params);
  Json PrepareRename(const Json& params);
  Json Rename(const Json& params);
  Json DocumentSymbols(const Json& params);
  std::vector<TextFilePtr> AllRuleFiles();
  std::vector<TextFilePtr> AllFiles();
  std::set<std::string> DefinedInRules(NameKind kind);
  const FileSymbols& SymbolsOf(const TextFilePtr& file);
  TextFilePtr FileAt(const std::string& path);
  std::vector<TextFilePtr> VisibleFrom(const TextFilePtr& file);
  std::vector<Found> Named(const TextFilePtr& file, NameKind kind,
                           bool definitions);
  const FileSymbol* SymbolAt(const TextFilePtr& file, int offset);
  std::optional<Found> NameAt(const Json& params);
  std::vector<Found> UsesOf(const TextFilePtr& file, const FileSymbol& symbol);

  // lsp_completion.cc
  static const std::vector<YamlObject>& ObjectsOf(FileKind kind);
  Json Completion(const Json& params);
  Json ValueItems(const OpenDocument& document, const YamlPlace& place,
                  const YamlField& field);
  Json SettingItems(const OpenDocument& document, const std::string& key);
  Json SourceItems() const;
  Json ClaimItems();

  // lsp_hover.cc: what a thing is, and what is made of it.
  Json Hover(const Json& params);
  Json CodeLens(const Json& params);
  Json CodeAction(const Json& params);
  std::string ClaimText(const std::string& id) const;
  std::string SourceText(const std::string& id) const;
  std::string NameText(const TextFilePtr& file, const FileSymbol& symbol);

  const Options& options_;
  LspTransport transport_;
  FileStore store_;
  FolderWatch folders_;
  std::unique_ptr<Workspace> workspace_;
  YamlCache yaml_;
  std::map<std::string, OpenDocument> documents_;  // By path.
  std::map<std::string, FileSymbols> symbols_;     // By path.
  std::map<std::string, std::string> published_;   // By path: what.
  std::map<std::string, std::vector<Diagnostic>> diagnostics_;  // By path.
  Diagnostics lint_;  // What looks wrong in rules that load.
  PositionEncoding encoding_ = PositionEncoding::kUtf16;
  std::string root_;
  WorkspacePaths said_;  // By the command line or the client; from the root.
  // claimcheck.yaml as it is, and the last that was right.
  TextFilePtr config_;  // Null if there is none.
  Options config_now_;
  Options settings_;
  bool has_settings_ = false;
  std::vector<TextFilePtr> waivers_;
  Diagnostics settings_diagnostics_;  // Of the config file and the waivers.
  std::string settings_problem_;      // As HalfState's.
  std::string problems_;              // That the user has been told of.
  bool initialized_ = false;
  bool shut_down_ = false;
  bool client_gone_ = false;
  bool refreshes_lenses_ = false;
  bool must_read_ = false;   // Files or documents have changed.
  bool must_judge_ = false;  // The table is not that of what was read.
  bool must_lint_ = false;   // Nor is `lint_`.
  int next_id_ = 0;          // Of our own requests.
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_LSP_SERVER_H_

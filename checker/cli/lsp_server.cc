#include "checker/cli/lsp_server.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/authoring/lint_rules.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/rule_schema.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Milliseconds without a word from the editor after which rules are linted,
// which may take as long.
constexpr int kLintPatience = 300;

constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kInternalError = -32603;
constexpr int kServerNotInitialized = -32002;
constexpr int kRequestCancelled = -32800;

// The member at a path of keys, or null.
Json At(const Json& object, std::initializer_list<const char*> keys) {
  const Json* here = &object;
  for (const char* key : keys) {
    if (!here->is_object()) return nullptr;
    const auto found = here->find(key);
    if (found == here->end()) return nullptr;
    here = &*found;
  }
  return *here;
}

std::string TextAt(const Json& object,
                   std::initializer_list<const char*> keys) {
  const Json value = At(object, keys);
  return value.is_string() ? value.get<std::string>() : "";
}

// One text or a list of them.
std::vector<std::string> TextsOf(const Json& value) {
  std::vector<std::string> texts;
  if (value.is_string()) texts.push_back(value.get<std::string>());
  if (value.is_array()) {
    for (const Json& item : value) {
      if (item.is_string()) texts.push_back(item.get<std::string>());
    }
  }
  return texts;
}

int LspSeverity(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return 1;
    case Severity::kWarning:
      return 2;
    case Severity::kInfo:
      return 3;
    case Severity::kHint:
    case Severity::kOff:
      return 4;
  }
  return 4;
}

}  // namespace

LspServer::LspServer(const Options& options) : options_(options) {}

int LspServer::Run() {
  for (bool open = true; open && !client_gone_;) {
    // Everything that has come is taken in before anything is answered with
    // much work: the last of many keystrokes counts.
    while (const auto message = transport_.Next()) {
      if (!Handle(*message)) return shut_down_ ? 0 : 1;
      open = transport_.Fill();
    }
    TakeFileChanges();
    if (must_read_) {
      Refresh();
      open = open && transport_.Fill();
      continue;
    }
    if (must_judge_) {
      JudgeNow();
      open = open && transport_.Fill();
      continue;
    }
    std::array<pollfd, 2> fds = {pollfd{STDIN_FILENO, POLLIN, 0},
                                 pollfd{folders_.fd(), POLLIN, 0}};
    const auto loss = store_.NextLoss();
    const int wait = loss ? static_cast<int>(FileStore::kPatience.count())
                     : must_lint_ ? kLintPatience
                                  : -1;
    const int events = poll(fds.data(), fds.size(), wait);
    if (loss) {
      must_read_ = true;
    } else if (must_lint_ && events == 0) {
      LintNow();
    }
    open = open && transport_.Fill();
  }
  return shut_down_ ? 0 : 1;
}

void LspServer::Send(Json message) {
  message["jsonrpc"] = "2.0";
  if (!transport_.Send(message)) client_gone_ = true;
}

bool LspServer::Handle(const Json& message) {
  const auto refuse = [&](const Json& id, int code, const char* why) {
    Send({{"id", id}, {"error", {{"code", code}, {"message", why}}}});
  };
  if (message.is_null()) {
    refuse(nullptr, kParseError, "not a message of JSON-RPC 2.0");
    return true;
  }
  if (!message.is_object()) {
    refuse(nullptr, kInvalidRequest, "a message is an object");
    return true;
  }
  const auto method = message.find("method");
  const auto id = message.find("id");
  if (method == message.end()) {
    // An answer to a request of ours; none needs one.
    if (!message.contains("result") && !message.contains("error")) {
      refuse(id == message.end() ? Json() : *id, kInvalidRequest,
             "neither a method nor a result");
    }
    return true;
  }
  if (!method->is_string()) {
    refuse(id == message.end() ? Json() : *id, kInvalidRequest,
           "`method` is not text");
    return true;
  }
  const Json params = message.value("params", Json::object());
  if (*method == "exit") return false;
  try {
    if (id == message.end()) {
      HandleNotification(*method, params);
    } else {
      HandleRequest(*id, *method, params);
    }
  } catch (const LspError& error) {
    if (id != message.end()) refuse(*id, error.code, error.message.c_str());
  } catch (const Json::exception&) {
    // A parameter of another type than the protocol says.
    if (id != message.end()) {
      refuse(*id, kInvalidParams, "parameters of a wrong type");
    }
  } catch (const std::exception& error) {
    if (id != message.end()) refuse(*id, kInternalError, error.what());
  }
  return true;
}

void LspServer::HandleRequest(const Json& id, const std::string& method,
                              const Json& params) {
  static const auto* const handlers = new std::map<std::string, Handler>{
      {"initialize", &LspServer::Initialize},
      {"shutdown", &LspServer::Shutdown},
      {"textDocument/completion", &LspServer::Completion},
      {"textDocument/hover", &LspServer::Hover},
      {"textDocument/definition", &LspServer::Definition},
      {"textDocument/references", &LspServer::References},
      {"textDocument/prepareRename", &LspServer::PrepareRename},
      {"textDocument/rename", &LspServer::Rename},
      {"textDocument/documentSymbol", &LspServer::DocumentSymbols},
      {"textDocument/codeLens", &LspServer::CodeLens},
      {"textDocument/codeAction", &LspServer::CodeAction},
  };
  const auto handler = handlers->find(method);
  if (handler == handlers->end()) {
    throw LspError{kMethodNotFound, absl::StrCat("no method `", method, "`")};
  }
  if (shut_down_) {
    throw LspError{kInvalidRequest, "the server has been shut down"};
  }
  if (!initialized_ && method != "initialize") {
    throw LspError{kServerNotInitialized, "not initialized"};
  }
  if (transport_.IsCancelled(id)) {
    throw LspError{kRequestCancelled, "cancelled"};
  }
  if (must_read_) Refresh();
  Send({{"id", id}, {"result", (this->*handler->second)(params)}});
}

void LspServer::HandleNotification(const std::string& method,
                                   const Json& params) {
  if (!initialized_ || shut_down_) return;
  if (method == "textDocument/didOpen") {
    Open(params);
  } else if (method == "textDocument/didChange") {
    Change(params);
  } else if (method == "textDocument/didClose") {
    Close(params);
  } else if (method == "workspace/didChangeWatchedFiles") {
    store_.MarkAllStale();
    must_read_ = true;
  }
  // Others may be ignored.
}

Json LspServer::Initialize(const Json& params) {
  if (initialized_) {
    throw LspError{kInvalidRequest, "initialized already"};
  }
  for (const std::string& encoding :
       TextsOf(At(params, {"capabilities", "general", "positionEncodings"}))) {
    if (encoding == "utf-8") encoding_ = PositionEncoding::kUtf8;
  }
  refreshes_lenses_ = At(params, {"capabilities", "workspace", "codeLens",
                                  "refreshSupport"}) == Json(true);
  FindRoot(params);
  initialized_ = true;
  return {
      {"capabilities",
       {{"positionEncoding",
         encoding_ == PositionEncoding::kUtf8 ? "utf-8" : "utf-16"},
        {"textDocumentSync", {{"openClose", true}, {"change", 2}}},
        {"completionProvider", {{"triggerCharacters", {"{", ":", " ", "-"}}}},
        {"hoverProvider", true},
        {"definitionProvider", true},
        {"referencesProvider", true},
        {"renameProvider", {{"prepareProvider", true}}},
        {"documentSymbolProvider", true},
        {"codeLensProvider", {{"resolveProvider", false}}},
        {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}}}},
      {"serverInfo", {{"name", "claimcheck"}, {"version", "0.1.0"}}}};
}

Json LspServer::Shutdown(const Json&) {
  shut_down_ = true;
  return nullptr;
}

void LspServer::FindRoot(const Json& params) {
  root_ = PathOf(TextAt(params, {"rootUri"}));
  const Json folders = At(params, {"workspaceFolders"});
  if (root_.empty() && folders.is_array() && !folders.empty()) {
    root_ = PathOf(TextAt(folders[0], {"uri"}));
  }
  if (root_.empty()) root_ = TextAt(params, {"rootPath"});
  std::error_code error;
  if (root_.empty()) root_ = fs::current_path(error).string();
  const auto said = [&](const char* key, std::vector<std::string> paths) {
    return paths.empty() ? TextsOf(At(params, {"initializationOptions", key}))
                         : paths;
  };
  said_.rules = said("rules", options_.rules);
  said_.corpora = said("corpus", options_.corpora);
  must_read_ = true;
}

void LspServer::Open(const Json& params) {
  const Json document = At(params, {"textDocument"});
  const std::string path = PathOf(TextAt(document, {"uri"}));
  if (path.empty()) return;  // Unsaved, or on another machine.
  SetText(path, TextAt(document, {"text"}), document.value("version", 0));
}

void LspServer::Change(const Json& params) {
  const Json document = At(params, {"textDocument"});
  const auto found = documents_.find(PathOf(TextAt(document, {"uri"})));
  const Json changes = At(params, {"contentChanges"});
  if (found == documents_.end() || !changes.is_array()) return;
  LspText text = found->second.text;
  for (const Json& change : changes) {
    auto changed = Changed(text, change, encoding_);
    if (!changed) return;  // And the client's next whole text mends it.
    text = LspText(*std::move(changed));
  }
  SetText(found->first, text.text(), document.value("version", 0));
}

void LspServer::SetText(const std::string& path, std::string text,
                        int version) {
  // What no file may hold is not looked at, and the text before is.
  (void)store_.SetOverlay(path, text).ok();
  documents_.insert_or_assign(
      path, OpenDocument{LspText(std::move(text)), path, version});
  must_read_ = true;
}

void LspServer::Close(const Json& params) {
  const std::string path = PathOf(TextAt(params, {"textDocument", "uri"}));
  if (documents_.erase(path) == 0) return;
  (void)store_.SetOverlay(path, std::nullopt).ok();
  must_read_ = true;
}

void LspServer::TakeFileChanges() {
  FolderWatch::Changes changes;
  if (!folders_.Take(changes) || workspace_ == nullptr) return;
  if (changes.all) store_.MarkAllStale();
  for (const std::string& name : changes.names) store_.MarkStale(name);
  must_read_ = true;
}

void LspServer::Refresh() {
  must_read_ = false;
  ReadSettings();
  const bool rules = workspace_->ReadRules();
  const bool sources = workspace_->ReadSources();
  must_judge_ = must_judge_ || rules || sources;
  if (rules) {
    lint_ = {};  // Speaks of places that may have moved.
    must_lint_ = true;
  }
  CheckSettings();
  (void)folders_.Watch(workspace_->Folders());
  if (folders_.has_new()) {
    // Something may have changed between reading and watching.
    store_.MarkAllStale();
    must_read_ = true;
  }
  Publish();
}

void LspServer::JudgeNow() {
  must_judge_ = false;
  workspace_->Judge();
  if (!refreshes_lenses_) return;
  Send({{"id", absl::StrFormat("claimcheck-%d", next_id_++)},
        {"method", "workspace/codeLens/refresh"}});
}

void LspServer::LintNow() {
  must_lint_ = false;
  lint_ = {};
  const HalfState& rules = workspace_->rules_state();
  if (!rules.loads || rules.diagnostics.has_errors()) return;
  LintRules(workspace_->rules_now(), nullptr, lint_);
  Publish();
}

// What has no place in a file: a folder that is not there.
void LspServer::ShowProblems() {
  std::vector<std::string> all = {settings_problem_,
                                  workspace_->rules_state().problem,
                                  workspace_->sources_state().problem};
  std::erase(all, "");
  std::string problems = absl::StrJoin(all, "; ");
  if (problems == problems_) return;
  problems_ = problems;
  if (problems.empty()) return;
  constexpr int kWarning = 2;
  Send({{"method", "window/showMessage"},
        {"params", {{"type", kWarning}, {"message", problems}}}});
}

void LspServer::Publish() {
  ShowProblems();
  std::map<std::string, Json> by_path;
  diagnostics_.clear();
  std::vector<Diagnostic> all;
  const auto add = [&](const Diagnostics& diagnostics) {
    for (Diagnostic& diagnostic : diagnostics.Sorted()) {
      diagnostics_[diagnostic.file->name()].push_back(std::move(diagnostic));
    }
  };
  add(workspace_->rules_state().diagnostics);
  add(workspace_->sources_state().diagnostics);
  add(settings_diagnostics_);
  add(lint_);
  std::set<std::string> known;
  for (const TextFilePtr& file : AllFiles()) known.insert(file->name());
  for (const auto& [path, document] : documents_) {
    by_path[path] = Json::array();
    if (known.contains(path)) continue;
    // Open, and no part of the workspace: looked at by itself.
    const auto file = store_.Read(path);
    if (!file.ok()) continue;
    Diagnostics own;
    CheckAlone(*file, own);
    for (Diagnostic& diagnostic : own.Sorted()) {
      if (diagnostic.file->name() != path) continue;
      diagnostics_[path].push_back(std::move(diagnostic));
    }
  }
  for (const auto& [path, said] : published_) by_path[path] = Json::array();
  for (const auto& [path, diagnostics] : diagnostics_) {
    Json& list = by_path[path];
    for (const Diagnostic& diagnostic : diagnostics) {
      list.push_back(ToJson(diagnostic));
    }
  }
  for (auto& [path, list] : by_path) {
    Json params = {{"uri", UriOf(path)}, {"diagnostics", std::move(list)}};
    const auto document = documents_.find(path);
    std::string text = params["diagnostics"].dump(
        -1, ' ', false, Json::error_handler_t::replace);
    // What is said again of a new text is said with its version.
    if (document != documents_.end()) {
      params["version"] = document->second.version;
      text += absl::StrFormat(" %d", document->second.version);
    }
    std::string& said = published_[path];
    if (said == text || (said.empty() && params["diagnostics"].empty() &&
                         document == documents_.end())) {
      continue;
    }
    said = std::move(text);
    Send({{"method", "textDocument/publishDiagnostics"},
          {"params", std::move(params)}});
  }
}

Json LspServer::ToJson(const Diagnostic& diagnostic) const {
  Json json = {
      {"range", TextOf(diagnostic.file).RangeOf(diagnostic.span, encoding_)},
      {"severity", LspSeverity(diagnostic.severity)},
      {"code", DiagnosticCode(diagnostic.kind)},
      {"source", "claimcheck"},
      {"message", diagnostic.message}};
  if (diagnostic.kind == DiagnosticKind::kUnused) json["tags"] = {1};
  for (const DiagnosticNote& note : diagnostic.notes) {
    json["relatedInformation"].push_back(
        {{"location", LocationOf(note.file, note.span)},
         {"message", note.message}});
  }
  return json;
}

const LspServer::OpenDocument* LspServer::DocumentOf(const Json& params) const {
  const std::string path = PathOf(TextAt(params, {"textDocument", "uri"}));
  const auto found = documents_.find(path);
  if (found == documents_.end()) {
    throw LspError{kInvalidParams, "no such document is open"};
  }
  return &found->second;
}

int LspServer::OffsetOf(const OpenDocument& document,
                        const Json& params) const {
  return document.text.OffsetOf(At(params, {"position"}), encoding_);
}

LspText LspServer::TextOf(const TextFilePtr& file) const {
  return LspText(file->bytes());
}

Json LspServer::LocationOf(const TextFilePtr& file, Span span) const {
  return {{"uri", UriOf(file->name())},
          {"range", TextOf(file).RangeOf(span, encoding_)}};
}

}  // namespace claimcheck

#include "checker/cli/workspace.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/cli/fence.h"
#include "checker/cli/parallel.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// The folder a path stands in, and the folder it really stands in.
void AddFolders(const std::string& path, std::set<std::string>& folders) {
  folders.insert(fs::path(path).parent_path().string());
  std::error_code error;
  if (!fs::is_symlink(path, error)) return;
  const fs::path real = fs::canonical(path, error);
  if (!error) folders.insert(real.parent_path().string());
}

}  // namespace

Workspace::Workspace(WorkspacePaths paths, FileStore& store, int jobs)
    : paths_(std::move(paths)),
      store_(store),
      corpus_cache_(
          [this](const std::string& path) { return open_source_(path); }),
      session_([jobs](size_t count, const std::function<void(size_t)>& task) {
        InParallel(jobs, count, task);
      }),
      rules_now_(std::make_shared<RuleSet>()) {}

std::vector<std::string> Workspace::RuleFileNames(std::string& problem) {
  std::vector<std::string> names;
  for (const std::string& path : paths_.rules) {
    const auto found = RuleFilesAt(path);
    if (!found.ok()) {
      problem = std::string(found.status().message());
      continue;
    }
    names.insert(names.end(), found->begin(), found->end());
  }
  // One that is not listed may be on its way back; the store knows.
  for (const std::string& name : rule_names_) {
    if (std::find(names.begin(), names.end(), name) == names.end() &&
        store_.Read(name).ok()) {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

FileOpener Workspace::Opener() {
  const auto read = [this](const std::string& path) {
    return store_.Read(path);
  };
  if (paths_.allow_outside) return read;
  std::vector<std::string> paths = paths_.rules;
  paths.insert(paths.end(), paths_.corpora.begin(), paths_.corpora.end());
  return Fenced(FenceAround(paths), read);
}

bool Workspace::ReadRules() {
  const FileOpener open = Opener();
  HalfState state;
  state.ever_loaded = rules_state_.ever_loaded;
  rule_names_ = RuleFileNames(state.problem);
  std::vector<TextFilePtr> files;
  for (const std::string& name : rule_names_) {
    const auto file = open(name);
    if (file.ok()) {
      files.push_back(*file);
    } else {
      state.problem = std::string(file.status().message());
    }
  }
  bool imports_differ = false;
  for (const TextFilePtr& file : imported_) {
    const auto now = store_.Read(file->name());
    imports_differ = imports_differ || !now.ok() || *now != file;
  }
  const bool same = files == rule_files_ && !imports_differ &&
                    state.problem == rules_state_.problem;
  if (same && rules_state_.loads) return false;
  rule_files_ = files;
  imported_.clear();
  const auto mistakes = [](const HalfState& half) {
    return std::pair(half.loads, half.diagnostics.errors());
  };
  const auto before = mistakes(rules_state_);
  rules_now_ = std::make_shared<const RuleSet>(LoadRules(
      rule_files_,
      [&](const std::string& path) {
        absl::StatusOr<TextFilePtr> file = open(path);
        if (file.ok()) imported_.push_back(*file);
        return file;
      },
      state.diagnostics, &yaml_));
  yaml_.Sweep();
  state.loads = state.problem.empty() && !state.diagnostics.has_errors();
  if (state.loads) {
    state.ever_loaded = true;
    rules_ = rules_now_;
    if (!paths_.only.empty()) {
      RuleSet some = *rules_now_;
      std::erase_if(some.claims, [&](const Claim& claim) {
        return std::find(paths_.only.begin(), paths_.only.end(), claim.id) ==
               paths_.only.end();
      });
      rules_ = std::make_shared<const RuleSet>(std::move(some));
    }
  }
  rules_state_ = std::move(state);
  // With the same files, an import may have come or gone.
  return !same || before != mistakes(rules_state_);
}

bool Workspace::ReadSources() {
  open_source_ = Opener();
  HalfState state;
  state.ever_loaded = sources_state_.ever_loaded;
  std::vector<std::shared_ptr<const Source>> sources;
  std::vector<TextFilePtr> manifests;
  std::map<std::string, std::string> ids;
  int unreadable = 0;
  for (const std::string& path : paths_.corpora) {
    const auto corpus = corpus_cache_.Load(path, state.diagnostics);
    if (!corpus.ok()) {
      state.problem = std::string(corpus.status().message());
      continue;
    }
    unreadable += corpus->unreadable;
    if (corpus->manifest != nullptr) manifests.push_back(corpus->manifest);
    for (const auto& source : corpus->sources) {
      if (ids.emplace(source->id, source->file->name()).second) {
        sources.push_back(source);
      } else {
        state.problem =
            absl::StrFormat("the source `%s` is in two corpora", source->id);
      }
    }
  }
  corpus_cache_.Sweep();
  state.loads =
      state.problem.empty() && state.diagnostics.errors() == unreadable;
  const bool changed = manifests != manifests_ || sources != sources_ ||
                       unreadable != unreadable_ ||
                       state.loads != sources_state_.loads ||
                       state.problem != sources_state_.problem;
  manifests_ = std::move(manifests);
  if (state.loads) {
    state.ever_loaded = true;
    sources_ = std::move(sources);
    unreadable_ = unreadable;
  }
  sources_state_ = std::move(state);
  return changed;
}

SessionChange Workspace::Judge() {
  return ready() ? session_.Update(rules_, sources_) : SessionChange();
}

std::set<std::string> Workspace::Folders() const {
  std::set<std::string> folders;
  for (const auto* paths : {&paths_.rules, &paths_.corpora}) {
    for (const std::string& path : *paths) {
      // Its own folder, so that it is seen when it comes; and itself.
      AddFolders(fs::path(path).lexically_normal().string(), folders);
      std::error_code error;
      if (fs::is_directory(path, error)) folders.insert(path);
    }
  }
  for (const auto& [path, entry] : store_.entries()) AddFolders(path, folders);
  return folders;
}

}  // namespace claimcheck

// Rules and sources that are kept judged while they change.

#ifndef CHECKER_CLI_WORKSPACE_H_
#define CHECKER_CLI_WORKSPACE_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "checker/cli/file_store.h"
#include "checker/corpus/corpus_cache.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"
#include "checker/verdict/session.h"

namespace claimcheck {

struct WorkspacePaths {
  std::vector<std::string> rules;    // Files or folders.
  std::vector<std::string> corpora;  // Folders or manifests.
  std::vector<std::string> only;     // Claim ids; all if empty.
  bool allow_outside = false;        // Read files outside of the first two.

  friend bool operator==(const WorkspacePaths&,
                         const WorkspacePaths&) = default;
};

// What is wrong with one half of a workspace: the rules or the sources.
struct HalfState {
  bool loads = false;        // What it is now can be judged.
  bool ever_loaded = false;  // What is judged is the last that could be.
  std::string problem;       // "no such file or folder: rules", or "".
  Diagnostics diagnostics;
};

class Workspace {
 public:
  // `jobs` as in Options. Keeps a reference to `store`.
  Workspace(WorkspacePaths paths, FileStore& store, int jobs);

  const WorkspacePaths& paths() const { return paths_; }

  // Reads the rules, as far as files have changed. True if anything did.
  bool ReadRules();
  // The same for the sources. One that cannot be read is left out.
  bool ReadSources();
  // Judges again what has changed: the last rules and sources that load.
  SessionChange Judge();

  const HalfState& rules_state() const { return rules_state_; }
  const HalfState& sources_state() const { return sources_state_; }
  // What LoadRules made of the rules as they are now, mistakes or not.
  const RuleSet& rules_now() const { return *rules_now_; }
  const std::vector<TextFilePtr>& rule_files() const { return rule_files_; }
  const std::vector<TextFilePtr>& imported_files() const { return imported_; }
  const std::vector<TextFilePtr>& manifests() const { return manifests_; }
  // The last that could be read, in order of reading.
  const std::vector<std::shared_ptr<const Source>>& sources() const {
    return sources_;
  }
  bool ready() const {
    return rules_state_.ever_loaded && sources_state_.ever_loaded;
  }
  const Session& session() const { return session_; }
  int unreadable() const { return unreadable_; }

  // The folders in which a change may concern it.
  std::set<std::string> Folders() const;

 private:
  std::vector<std::string> RuleFileNames(std::string& problem);
  // From the store, and from the folders of `paths_` as they are now.
  FileOpener Opener();

  WorkspacePaths paths_;
  FileStore& store_;
  YamlCache yaml_;
  FileOpener open_source_;  // Of the cache.
  CorpusCache corpus_cache_;
  Session session_;
  HalfState rules_state_;
  HalfState sources_state_;
  std::vector<std::string> rule_names_;
  std::vector<TextFilePtr> rule_files_;
  std::vector<TextFilePtr> imported_;
  std::vector<TextFilePtr> manifests_;
  std::shared_ptr<const RuleSet> rules_now_;
  std::shared_ptr<const RuleSet> rules_;  // The last that load.
  std::vector<std::shared_ptr<const Source>> sources_;
  int unreadable_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_WORKSPACE_H_

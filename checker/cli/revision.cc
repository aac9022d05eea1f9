#include "checker/cli/revision.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/cli/run_program.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Without the line feed at its end.
std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// What git says on standard output, a line of it. Errors: those of RunProgram;
// NotFound with what git complained of.
absl::StatusOr<std::string> Git(std::vector<std::string> words,
                                std::vector<std::string> settings = {},
                                std::string folder = "") {
  // Nothing that the user has set up to run or to leave out gets in between.
  words.insert(words.begin(),
               {"git", "-c", "core.hooksPath=/dev/null", "-c",
                "core.fsmonitor=false", "-c", "core.sparseCheckout=false"});
  // Complaints in the language of ours.
  settings.emplace_back("LC_ALL=C");
  absl::StatusOr<ProgramResult> result =
      RunProgram({std::move(words), std::move(settings), std::move(folder)});
  if (!result.ok()) return result.status();
  if (result->code != 0) return absl::NotFoundError(FirstLine(result->err));
  return FirstLine(result->out);
}

absl::StatusOr<std::string> Resolve(const std::string& name) {
  std::string hash;
  ASSIGN_OR_RETURN(hash, Git({"rev-parse", "--verify", "--quiet", name}));
  // Of a tag its commit; "main:folder" is a tree.
  const auto commit =
      Git({"rev-parse", "--verify", "--quiet", hash + "^{commit}"});
  if (commit.ok()) return commit;
  return Git({"rev-parse", "--verify", "--quiet", hash + "^{tree}"});
}

absl::Status NoRevision(const std::string& name) {
  const auto shallow = Git({"rev-parse", "--is-shallow-repository"});
  return absl::NotFoundError(absl::StrFormat(
      "`%s` is neither a file nor a folder nor a revision of this "
      "repository%s",
      name,
      shallow.ok() && *shallow == "true"
          ? ", of which only the last commits are here; fetch more of it"
          : ""));
}

}  // namespace

absl::StatusOr<std::unique_ptr<TemporaryFolder>> TemporaryFolder::Make() {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) {
    return absl::InternalError(
        absl::StrCat("no folder for temporary files: ", error.message()));
  }
  std::string pattern = fs::absolute(parent, error) / "claimcheck.XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) {
    return absl::InternalError(
        absl::StrCat("cannot make a folder in ", parent.string()));
  }
  return std::unique_ptr<TemporaryFolder>(
      new TemporaryFolder(std::move(pattern)));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

absl::StatusOr<Revision> ReadRevision(const std::string& name) {
  const auto git_folder = Git({"rev-parse", "--absolute-git-dir"});
  if (!git_folder.ok()) {
    return absl::NotFoundError(absl::StrFormat(
        "`%s` is neither a file nor a folder, and no revision can be read: %s",
        name, std::string(git_folder.status().message())));
  }
  Revision revision;
  if (name.starts_with('-')) return NoRevision(name);  // Git's options do.
  const auto commit = Resolve(name);
  if (!commit.ok()) return NoRevision(name);
  revision.commit = *commit;
  // Of a bare repository there is no top, and no place in it.
  revision.top = Git({"rev-parse", "--show-toplevel"}).value_or("");
  const std::string prefix = Git({"rev-parse", "--show-prefix"}).value_or("");
  ASSIGN_OR_RETURN(revision.files, TemporaryFolder::Make());
  const fs::path tree = fs::path(revision.files->path()) / "tree";
  std::error_code error;
  fs::create_directory(tree, error);
  const std::string index =
      absl::StrCat("GIT_INDEX_FILE=", revision.files->path(), "/index");
  const std::string in_git = absl::StrCat("--git-dir=", *git_folder);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{in_git, "--work-tree=.", "read-tree",
                                 revision.commit},
        {in_git, "--work-tree=.", "checkout-index", "--all", "--force",
         "--quiet"}}) {
    const auto done = Git(words, {index}, tree.string());
    if (done.ok()) continue;
    return absl::InternalError(
        absl::StrFormat("git cannot write the files of `%s`: %s", name,
                        std::string(done.status().message())));
  }
  revision.folder = (tree / prefix).string();
  if (!fs::is_directory(revision.folder, error)) {
    return absl::NotFoundError(
        absl::StrFormat("the revision `%s` has no folder `%s`", name, prefix));
  }
  return revision;
}

}  // namespace claimcheck

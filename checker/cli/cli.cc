#include "checker/cli/cli.h"

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_format.h"
#include "checker/cli/arguments.h"
#include "checker/cli/config.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/report/result_place.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

int Finish(const Outcome& outcome) {
  // What a file holds may be quoted in it.
  constexpr int kReasonCharsMax = 2000;
  if (outcome.code == ExitCode::kOk) return 0;
  const int code = static_cast<int>(outcome.code);
  WriteStderr(
      absl::StrFormat("exit %d: %s\n", code,
                      Shortened(Printable(outcome.reason), kReasonCharsMax)));
  return code;
}

Outcome Usage(std::string reason) {
  return {ExitCode::kUsage, std::move(reason)};
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return names;
}

// `claimcheck` and `claimcheck --rules x` mean `claimcheck check ...`, and
// `claimcheck help test` means `claimcheck test --help`.
std::vector<std::string> WithCommand(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) return {"check"};
  if (words[0] == "help") {
    if (words.size() == 1) return {"--help"};
    return {words[1], "--help"};
  }
  const bool global =
      words[0] == "--help" || words[0] == "-h" || words[0] == "--version";
  if (words[0].starts_with("-") && !global) {
    words.insert(words.begin(), "check");
  }
  return words;
}

// What to say about words that no option or argument took.
std::string Unexpected(const CLI::App& app,
                       const std::vector<std::string>& extras) {
  std::vector<std::string> options = {"help"};
  for (const CLI::App* command : app.get_subcommands()) {
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        options.push_back(name);
      }
    }
  }
  for (const std::string& extra : extras) {
    if (!extra.starts_with("-")) continue;
    const std::string written = extra.substr(0, extra.find('='));
    const size_t name =
        std::min(written.find_first_not_of('-'), written.size());
    const std::string near = NearestName(written.substr(name), options);
    return absl::StrFormat("unknown option `%s`; ", written) +
           (near.empty() ? "see --help" : "did you mean `--" + near + "`?");
  }
  const std::string& first = extras.front();
  const std::vector<std::string> commands = CommandNames(app);
  if (std::find(commands.begin(), commands.end(), first) != commands.end()) {
    return absl::StrFormat(
        "unexpected `%s`; the command comes first: claimcheck %s ...", first,
        first);
  }
  return absl::StrFormat(
      "unexpected `%s`; rules are named with --rules, sources with --corpus",
      first);
}

// CLI11's "--rules: 1 required PATH missing" and the like, in our words.
std::string Mismatch(const std::string& what) {
  const std::string option = what.substr(0, what.find(':'));
  if (what.find("missing") != std::string::npos) {
    return absl::StrFormat("`%s` without a value", option);
  }
  if (what.find("At Most") != std::string::npos) {
    return absl::StrFormat("`%s` more than once", option);
  }
  return what;
}

// "CLAIM is required" as a question with the call that answers it.
std::string Missing(const CLI::App& app, const std::string& what) {
  const std::string name = what.substr(0, what.find(' '));
  const std::string command = app.get_subcommands().front()->get_name();
  if (name == "CLAIM") {
    return absl::StrFormat("which claim? claimcheck %s CLAIM%s", command,
                           command == "explain" ? " [SOURCE[:LINE]]" : "");
  }
  return absl::StrFormat("%s is missing; see claimcheck %s --help", name,
                         command);
}

// The long names of the options that were written.
std::set<std::string> Given(const CLI::App& command) {
  std::set<std::string> given;
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    for (const std::string& name : option->get_lnames()) given.insert(name);
  }
  return given;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app;
  const CommandTable commands = AddCommands(app, options);
  std::vector<std::string> words = WithCommand(argc, argv);
  const std::vector<std::string> names = CommandNames(app);
  if (!words[0].starts_with("-") &&
      std::find(names.begin(), names.end(), words[0]) == names.end()) {
    return Finish(Usage(absl::StrFormat("unknown command `%s`%s", words[0],
                                        NameHint(words[0], names))));
  }
  options.words = words;
  std::reverse(words.begin(), words.end());  // As CLI11 wants them.
  try {
    app.parse(words);
  } catch (const CLI::Success& request) {  // --help, --version.
    std::ostringstream text;
    app.exit(request, text);
    const absl::Status written = WriteStdout(text.str());
    return written.ok() ? 0 : Finish(Usage(std::string(written.message())));
  } catch (const CLI::ExtrasError&) {
    return Finish(Usage(Unexpected(app, app.remaining(true))));
  } catch (const CLI::RequiredError& error) {
    return Finish(Usage(Missing(app, error.what())));
  } catch (const CLI::ArgumentMismatch& error) {
    return Finish(Usage(Mismatch(error.what())));
  } catch (const CLI::ParseError& error) {
    return Finish(Usage(error.what()));
  }
  const CLI::App* command = app.get_subcommands().front();
  Outcome outcome;
  // The language server reads it while it is written.
  if (command->get_option_no_throw("--config") != nullptr &&
      command->get_name() != "lsp" &&
      !ApplyConfig(command->get_name(), Given(*command), options, outcome)) {
    return Finish(outcome);
  }
  return Finish(commands.at(app.get_subcommands().front())(options));
}

}  // namespace

int RunCli(int argc, char** argv) {
  KeepStandardFiles();
  // A closed pipe is told by write(), with a message of ours.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return Run(argc, argv);
  } catch (const std::bad_alloc&) {
    return Finish(Usage("out of memory"));
  } catch (const std::exception& error) {
    return Finish(Usage(absl::StrFormat(
        "a mistake in claimcheck itself, please report it: %s", error.what())));
  }
}

}  // namespace claimcheck

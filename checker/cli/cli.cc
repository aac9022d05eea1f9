#include "checker/cli/cli.h"

#include <algorithm>
#include <csignal>
#include <functional>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"

namespace claimcheck {
namespace {

constexpr char kVersion[] = "claimcheck 0.1.0";

constexpr char kFooter[] = R"(
Exit codes
  0  ran; nothing at or above --fail-on
  1  findings at or above --fail-on, or a rule test failed
  2  usage, rule or corpus error; a path that does not exist
  3  a source could not be read (--allow-partial to go on)
  5  nothing was checked: no rules, no sources or no tests (--allow-empty)
The last line on standard error says why the code is not 0.

Examples
  claimcheck check                        rules/ on corpus/
  claimcheck check --rules r.yaml --corpus news/ --format html=report.html
  claimcheck explain signed-on            why each source's cell is what it is
  claimcheck explain signed-on daily      in one source, what was rejected too
  claimcheck test --rules r.yaml          the tests inside the rules
  echo 'He left on 3 May.' | claimcheck extract --published 2025-06-01)";

void AddRules(CLI::App& app, Options& options) {
  app.add_option("--rules", options.rules,
                 "Rule file, or a folder with rule files (default: rules); "
                 "repeatable")
      ->type_name("PATH");
  app.add_option("--color", options.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("--quiet,-q", options.quiet, "No progress and no warnings");
}

void AddCorpus(CLI::App& app, Options& options) {
  app.add_option("--corpus", options.corpora,
                 "Manifest, or a folder with corpus.yaml (default: corpus); "
                 "repeatable")
      ->type_name("PATH");
  app.add_option("-j,--jobs", options.jobs, "Threads (default: all cores)")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  app.add_flag("--allow-partial", options.allow_partial,
               "Go on without sources that cannot be read");
}

void AddOnly(CLI::App& app, Options& options) {
  app.add_option("--only", options.only, "Only this claim; repeatable")
      ->type_name("CLAIM");
  app.add_flag("--allow-empty", options.allow_empty,
               "Nothing to check is no error");
}

using Command = std::function<Outcome(const Options&)>;

void AddCommands(CLI::App& app, Options& options,
                 std::map<const CLI::App*, Command>& commands) {
  CLI::App* check = app.add_subcommand(
      "check", "Judge every claim in every source (the default command)");
  AddRules(*check, options);
  AddCorpus(*check, options);
  AddOnly(*check, options);
  check->add_option("--format", options.formats,
                    "text, json or html, each with =FILE if wanted; "
                    "repeatable (default: text)")
      ->type_name("FORMAT[=FILE]");
  check->add_option("--output,-o", options.output, "File for the one format")
      ->type_name("FILE");
  check->add_option("--fail-on", options.fail_on,
                    "Least severity of findings for exit code 1 "
                    "(default: error)")
      ->check(CLI::IsMember({"error", "warning", "info", "hint", "never"}))
      ->type_name("LEVEL");
  commands[check] = RunCheck;

  CLI::App* explain = app.add_subcommand(
      "explain", "Show why a claim's cells are what they are, and why not");
  explain->add_option("CLAIM", options.claim, "Id of the claim")->required();
  explain->add_option("SOURCE", options.source,
                      "Id of one source, or how only its id begins");
  AddRules(*explain, options);
  AddCorpus(*explain, options);
  commands[explain] = RunExplain;

  CLI::App* test =
      app.add_subcommand("test", "Run the tests inside the rule files");
  AddRules(*test, options);
  AddOnly(*test, options);
  commands[test] = RunTest;

  CLI::App* extract = app.add_subcommand(
      "extract", "Print values, speakers and context of any text, as JSON "
                 "Lines");
  extract->add_option("FILE", options.files,
                      "Text files, - for standard input (the default)");
  extract->add_option("--language", options.language,
                      "BCP 47 tag (default: en)")
      ->type_name("TAG");
  extract->add_option("--published", options.published,
                      "Publication date, for relative dates")
      ->type_name("DATE");
  commands[extract] = RunExtract;
}

// `claimcheck` and `claimcheck --rules x` mean `claimcheck check ...`.
std::vector<std::string> WithCommand(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const bool global = !words.empty() && (words[0] == "--help" ||
                                         words[0] == "-h" ||
                                         words[0] == "--version");
  const bool option = !words.empty() && words[0].starts_with("-");
  if (words.empty() || (option && !global)) {
    words.insert(words.begin(), "check");
  }
  return words;
}

int Finish(const Outcome& outcome) {
  if (outcome.code == ExitCode::kOk) return 0;
  const int code = static_cast<int>(outcome.code);
  WriteStderr(absl::StrFormat("exit %d: %s\n", code, outcome.reason));
  return code;
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return names;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Cross-references claims with sources: who agrees, who contradicts, who "
      "leaves it out.",
      "claimcheck");
  app.set_version_flag("--version", kVersion);
  app.footer(kFooter);
  app.require_subcommand(1);
  std::map<const CLI::App*, Command> commands;
  AddCommands(app, options, commands);
  std::vector<std::string> words = WithCommand(argc, argv);
  const std::vector<std::string> names = CommandNames(app);
  if (!words[0].starts_with("-") &&
      std::find(names.begin(), names.end(), words[0]) == names.end()) {
    const std::string near = NearestName(words[0], names);
    return Finish({ExitCode::kUsage,
                   "unknown command `" + words[0] + "`; " +
                       (near.empty() ? "see claimcheck --help"
                                     : "did you mean `" + near + "`?")});
  }
  std::reverse(words.begin(), words.end());  // As CLI11 wants them.
  try {
    app.parse(words);
  } catch (const CLI::Success& request) {  // --help, --version.
    return app.exit(request);
  } catch (const CLI::ParseError& error) {
    return Finish({ExitCode::kUsage, error.what()});
  }
  return Finish(commands.at(app.get_subcommands().front())(options));
}

}  // namespace

int RunCli(int argc, char** argv) {
  // A closed pipe is told by write(), with a message of ours.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return Run(argc, argv);
  } catch (const std::bad_alloc&) {
    return Finish({ExitCode::kUsage, "out of memory"});
  }
}

}  // namespace claimcheck

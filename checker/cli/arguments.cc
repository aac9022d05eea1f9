#include "checker/cli/arguments.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/base/version.h"
#include "checker/cli/commands.h"
#include "checker/cli/gate.h"
#include "checker/cli/help_texts.h"
#include "checker/cli/validators.h"
#include "checker/report/formats.h"

namespace claimcheck {
namespace {

// Help in the order in which a newcomer asks.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override {
    if (app->get_parent() == nullptr) {
      return "\nUsage: claimcheck [COMMAND] [OPTIONS]\n";
    }
    return "\n" + CLI::Formatter::make_usage(app, name);
  }
  // The names of values are enough; CLI11 would add types and ranges.
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string written = option->get_type_name();
    const std::string type = written.substr(0, written.find(':'));
    return type.empty() || option->get_positional() ? "" : " " + type;
  }
};

// One value each time, so that an argument can follow.
void AddList(CLI::App& app, const char* name, std::vector<std::string>& list,
             const char* type, const std::string& about, const char* empty) {
  app.add_option(name, list, about)
      ->allow_extra_args(false)
      ->check(NotEmpty(empty))
      ->type_name(type);
}

void AddRules(CLI::App& app, Options& options) {
  AddList(app, "--rules", options.rules, "PATH",
          "Rule file, or folder with rule files; repeatable (default: rules)",
          "an empty path");
  app.add_flag("--allow-outside", options.allow_outside,
               "Read also files outside of the folders of rules and corpus, "
               "if these name them or link to them");
}

void AddConfig(CLI::App& app, Options& options) {
  app.add_option("--config", options.config,
                 "Settings (default: claimcheck.yaml in this folder, if it is "
                 "there)")
      ->check(NotEmpty("an empty path"))
      ->type_name("FILE");
}

void AddCorpus(CLI::App& app, Options& options) {
  AddList(app, "--corpus", options.corpora, "PATH",
          "Folder with a corpus.yaml, or a manifest; repeatable (default: "
          "corpus)",
          "an empty path");
}

void AddJobs(CLI::App& app, Options& options) {
  app.add_option("-j,--jobs", options.jobs, "Threads (default: all cores)")
      ->check(ThreadCount())
      ->type_name("N");
}

void AddCommon(CLI::App& app, Options& options, bool threads) {
  if (threads) {
    app.add_flag("--allow-partial", options.allow_partial,
                 "Go on without the sources that cannot be read");
    AddJobs(app, options);
  }
  app.add_option("--color", options.color,
                 "auto, always or never (default: auto)")
      ->check(OneOf("choice", {"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("-q,--quiet", options.quiet, "No warnings and no progress");
}

void AddOutput(CLI::App& app, Options& options) {
  app.add_option("-o,--output", options.output,
                 "File for it; standard output if not said")
      ->check(NotEmpty("an empty path"))
      ->type_name("FILE");
}

void AddOnly(CLI::App& app, Options& options) {
  AddList(app, "--only", options.only, "CLAIM", "Only this claim; repeatable",
          "an empty id");
  app.add_flag("--allow-empty", options.allow_empty,
               "Having nothing to check is no error");
}

// "text, json or html".
std::string FormatsInWords() {
  std::vector<std::string> names = FormatNames();
  const std::string last = names.back();
  names.pop_back();
  return absl::StrCat(absl::StrJoin(names, ", "), " or ", last);
}

// Names and what they are for, a line each.
std::string CheckFooter() {
  std::string out = "Formats:\n";
  for (const Format& format : Formats()) {
    absl::StrAppendFormat(&out, "  %-15s %s\n", format.name, format.about);
  }
  return absl::StrCat(out, "\n", kCheckFooter);
}

// What is known and accepted already.
void AddAcceptances(CLI::App& app, Options& options) {
  app.add_option("--baseline", options.baseline,
                 "File of known findings, which do not count")
      ->check(NotEmpty("an empty path"))
      ->type_name("FILE");
  AddList(app, "--waivers", options.waivers, "FILE",
          "Waivers; repeatable (default: waivers.yaml beside the rules, if it "
          "is there)",
          "an empty path");
  app.add_option("--today", options.today,
                 "The day for waivers that expire (default: of the clock, in "
                 "UTC)")
      ->check(OneDay())
      ->type_name("DATE");
}

void AddBaseline(CLI::App& baseline, Options& options) {
  baseline
      .add_option("ACTION", options.action,
                  "write, prune (take out what is found no more) or show")
      ->required()
      ->check(OneOf("action", {"write", "prune", "show"}));
  AddAcceptances(baseline, options);
  AddRules(baseline, options);
  AddCorpus(baseline, options);
  AddJobs(baseline, options);
  baseline.add_flag("-q,--quiet", options.quiet, "No warnings and no progress");
  baseline.footer(kBaselineFooter);
}

// What `check` and `judge` do with what was observed.
void AddReports(CLI::App& check, Options& options) {
  AddList(check, "--format", options.formats, "FORMAT[=FILE]",
          FormatsInWords() + "; repeatable (default: text)", "an empty format");
  check.get_option("--format")->check(Known(FormatNames()));
  check.add_option("-o,--output", options.output, "File for the one format")
      ->check(NotEmpty("an empty path"))
      ->type_name("FILE");
  check
      .add_option("--fail-on", options.fail_on,
                  "Exit with 1 for findings from this level up: error, "
                  "warning, info, hint or never (default: error)")
      ->check(OneOf("level", {"error", "warning", "info", "hint", "never"}))
      ->type_name("LEVEL");
  AddList(check, "--max", options.max, "LEVEL=N",
          "Exit with 1 only for more than N findings of this level, whatever "
          "--fail-on says, or of this stance; repeatable",
          "an empty limit");
  std::vector<std::string> limits = LimitNames();
  for (std::string& limit : limits) limit += "=";
  check.get_option("--max")->check(Limit())->check(Known(limits));
  check
      .add_option("--show", options.show,
                  "Least severity of findings that text prints: error, "
                  "warning, info or hint (default: hint)")
      ->check(OneOf("level", {"error", "warning", "info", "hint"}))
      ->type_name("LEVEL");
  AddAcceptances(check, options);
  check.add_flag("--print-config", options.print_config,
                 "Print the settings and where each came from, and stop");
  AddOnly(check, options);
}

void AddCache(CLI::App& app, Options& options) {
  app.add_option("--cache", options.cache,
                 "Folder to keep what was observed in, for the next run")
      ->check(NotEmpty("an empty path"))
      ->type_name("FOLDER");
}

void AddProfile(CLI::App& app, Options& options) {
  app.add_flag("--profile", options.profile,
               "Print where the time of observing goes, by stage and claim");
}

void AddCheck(CLI::App& check, Options& options) {
  AddRules(check, options);
  AddCorpus(check, options);
  AddCache(check, options);
  AddProfile(check, options);
  AddReports(check, options);
  AddCommon(check, options, /*threads=*/true);
  check.footer(CheckFooter());
}

void AddObserve(CLI::App& observe, Options& options) {
  AddRules(observe, options);
  AddCorpus(observe, options);
  AddCache(observe, options);
  AddProfile(observe, options);
  observe
      .add_option("--part", options.part,
                  "Only every Nth file of the corpus, from the Kth on: 3/10")
      ->check(Part())
      ->type_name("K/N");
  AddOutput(observe, options);
  AddOnly(observe, options);
  AddCommon(observe, options, /*threads=*/true);
  observe.footer(kObserveFooter);
}

void AddJudge(CLI::App& judge, Options& options) {
  judge
      .add_option("FILE", options.files,
                  "Lines of `observe`, - for standard input (the default)")
      ->type_name("FILE");
  AddRules(judge, options);
  AddReports(judge, options);
  judge.add_flag("--allow-partial", options.allow_partial,
                 "Go on without the sources that could not be read, and with "
                 "parts that are not whole");
  AddCommon(judge, options, /*threads=*/false);
  judge.footer(kJudgeFooter);
}

void AddExplain(CLI::App& explain, Options& options) {
  explain.add_option("CLAIM", options.claim, "Id of the claim")->required();
  explain.add_option(
      "SOURCE", options.source,
      "Id of one source, or how only its id begins; `:LINE` after "
      "it for one line");
  explain
      .add_option("--format", options.explain_format,
                  "text or json (default: text)")
      ->check(OneOf("format", {"text", "json"}))
      ->type_name("FORMAT");
  AddRules(explain, options);
  AddCorpus(explain, options);
  AddCommon(explain, options, /*threads=*/true);
  explain.footer(kExplainFooter);
}

void AddShow(CLI::App& show, Options& options) {
  show.add_option("CLAIM", options.claim, "Id of the claim")->required();
  show.add_flag("--expanded", options.expanded,
                "With vocabulary and imports put in their places, and where "
                "each line comes from");
  AddRules(show, options);
  AddCommon(show, options, /*threads=*/false);
  show.footer(kShowFooter);
}

void AddDiff(CLI::App& diff, Options& options) {
  const char* side = "A JSON report, a project's folder, or a git revision";
  diff.add_option("OLD", options.old_side, side)
      ->required()
      ->check(NotEmpty("an empty name"))
      ->type_name("PATH");
  diff.add_option("NEW", options.new_side, "The same (default: this folder)")
      ->check(NotEmpty("an empty name"))
      ->type_name("PATH");
  AddRules(diff, options);
  AddCorpus(diff, options);
  diff.add_option("--format", options.diff_format,
                  "text, json or markdown (default: text)")
      ->check(OneOf("format", {"text", "json", "markdown"}))
      ->type_name("FORMAT");
  AddOutput(diff, options);
  diff.add_option("--fail-on", options.fail_on,
                  "Exit with 1 for new findings from this level up: error, "
                  "warning, info, hint or never (default: error)")
      ->check(OneOf("level", {"error", "warning", "info", "hint", "never"}))
      ->type_name("LEVEL");
  AddCommon(diff, options, /*threads=*/true);
  diff.footer(kDiffFooter);
}

void AddReadouts(CLI::App& readouts, Options& options) {
  readouts.add_option("SOURCE", options.sources,
                      "Ids of sources, or how only they begin (default: all)");
  AddRules(readouts, options);
  AddCorpus(readouts, options);
  readouts
      .add_option("--format", options.readouts_format,
                  "text or json (default: text); the page of `check --format "
                  "html` shows them too")
      ->check(OneOf("format", {"text", "json"}))
      ->type_name("FORMAT");
  AddOnly(readouts, options);
  AddCommon(readouts, options, /*threads=*/true);
  readouts.footer(kReadoutsFooter);
}

void AddTextOrJson(CLI::App& app, Options& options) {
  app.add_option("--format", options.format, "text or json (default: text)")
      ->check(OneOf("format", {"text", "json"}))
      ->type_name("FORMAT");
}

void AddTest(CLI::App& test, Options& options) {
  AddRules(test, options);
  AddOnly(test, options);
  test.add_flag("--update", options.update,
                "Write what is seen into `expect` and `at` of failing tests");
  test.add_flag("--require-tests", options.require_tests,
                "Fail for claims without a test that agrees, and one that "
                "contradicts where a source can");
  test.add_flag("--mutate", options.mutate,
                "Change the rules and say what no test notices");
  test.add_option("--min-killed", options.killed_min,
                  "With --mutate, fail if tests notice less of the changes")
      ->check(Percent())
      ->type_name("PERCENT");
  AddTextOrJson(test, options);
  AddCommon(test, options, /*threads=*/false);
  test.footer(kTestFooter);
}

void AddLint(CLI::App& lint, Options& options) {
  AddRules(lint, options);
  AddCorpus(lint, options);
  AddList(lint, "--only", options.only, "CLAIM|CODE",
          "Only this claim, or what has this code; repeatable", "an empty id");
  lint.add_flag("--allow-empty", options.allow_empty,
                "Having no claims is no error");
  lint.add_flag("--fix", options.fix,
                "Mend in place what can be mended without judging any text "
                "differently");
  lint.add_flag("--strict", options.strict, "Exit with 1 for warnings");
  lint.add_flag("--measure", options.measure,
                "Say how long slow expressions take; differs from run to run");
  AddTextOrJson(lint, options);
  AddCommon(lint, options, /*threads=*/true);
  lint.footer(kLintFooter);
}

void AddWatch(CLI::App& watch, Options& options) {
  AddRules(watch, options);
  AddCorpus(watch, options);
  AddList(watch, "--only", options.only, "CLAIM", "Only this claim; repeatable",
          "an empty id");
  AddJobs(watch, options);
  watch.add_flag("-q,--quiet", options.quiet, "No warnings");
  watch.add_flag("-v,--verbose", options.verbose,
                 "Say on standard error how long each change took");
  watch.footer(kWatchFooter);
}

void AddLsp(CLI::App& lsp, Options& options) {
  AddRules(lsp, options);
  AddCorpus(lsp, options);
  AddJobs(lsp, options);
  lsp.add_flag("--stdio", options.stdio,
               "Accepted and ignored: it always is so");
  lsp.footer(kLspFooter);
}

void AddExtract(CLI::App& extract, Options& options) {
  extract
      .add_option(
          "FILE", options.files,
          "Text or JSON Lines files, - for standard input (the default)")
      ->type_name("FILE");
  extract
      .add_option("--language", options.language, "BCP 47 tag (default: en)")
      ->type_name("TAG");
  extract
      .add_option("--published", options.published,
                  "When it was published, for dates like \"last week\": "
                  "2025-01-18, 2025-01, a range 2025-01..2025-03 or, with its "
                  "time, 2025-01-18T14:30")
      ->type_name("DATE");
  extract
      .add_option("--region", options.region,
                  "Country of the text, for its holidays, seasons and dates "
                  "like 03/04/25: US, GB, AU, ..")
      ->type_name("CODE");
  extract
      .add_option("--term", options.terms,
                  "Also print the context of these words, wherever they stand "
                  "(repeatable)")
      ->type_name("WORDS")
      ->allow_extra_args(false);
  extract
      .add_option("--context", options.triggers,
                  "YAML file with more words of context, as `context:` in a "
                  "language pack (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  extract.add_flag("--units", options.units,
                   "Print units and currencies that no number counts, too");
  extract.add_flag("--json-lines", options.json_lines,
                   "Standard input is JSON Lines, as files *.jsonl are");
  extract.footer(kExtractFooter);
}

void AddFmt(CLI::App& fmt, Options& options) {
  fmt.add_option("PATH", options.files,
                 "YAML files, or folders with rule files (default: rules)")
      ->type_name("PATH");
  fmt.add_flag("--check", options.check_only,
               "Write nothing; exit with 1 if a file would change");
  fmt.footer(kFmtFooter);
}

void AddInit(CLI::App& init, Options& options) {
  init.add_option("FOLDER", options.folder, "Where to (default: here)")
      ->check(NotEmpty("an empty path"))
      ->type_name("FOLDER");
  init.footer(kInitFooter);
}

void AddSchema(CLI::App& schema, Options& options) {
  schema
      .add_option("FILE", options.schema,
                  "rules, corpus, waivers, config, report, diff or "
                  "observations")
      ->required()
      ->check(OneOf("schema", {"rules", "corpus", "waivers", "config", "report",
                               "diff", "observations"}));
  AddOutput(schema, options);
  schema.footer(kSchemaFooter);
}

void AddCompletions(CLI::App& completions, Options& options) {
  completions.add_option("SHELL", options.shell, "bash, zsh or fish")
      ->required()
      ->check(OneOf("shell", {"bash", "zsh", "fish"}));
  AddOutput(completions, options);
  completions.footer(kCompletionsFooter);
}

void AddMan(CLI::App& man, Options& options) {
  AddOutput(man, options);
  man.footer(kManFooter);
}

}  // namespace

CommandTable AddCommands(CLI::App& app, Options& options) {
  app.name("claimcheck");
  app.description(kAbout);
  app.footer(kFooter);
  app.formatter(std::make_shared<HelpFormatter>());
  app.get_formatter()->column_width(26);
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", kEngine, "Print the version");
  app.require_subcommand(1);
  CommandTable commands;
  CLI::App* check = app.add_subcommand(
      "check", "Judge every claim in every source (the default)");
  AddCheck(*check, options);
  commands[check] = RunCheck;
  CLI::App* explain = app.add_subcommand(
      "explain", "Show why cells are what they are, and why not");
  AddExplain(*explain, options);
  commands[explain] = RunExplain;
  CLI::App* show =
      app.add_subcommand("show", "Print a claim, as written or expanded");
  AddShow(*show, options);
  commands[show] = RunShow;
  CLI::App* diff = app.add_subcommand(
      "diff", "Say which cells turned, and what changed that they did");
  AddDiff(*diff, options);
  commands[diff] = RunDiff;
  CLI::App* readouts =
      app.add_subcommand("readouts", "Show what each side says, side by side");
  AddReadouts(*readouts, options);
  commands[readouts] = RunReadouts;
  CLI::App* baseline = app.add_subcommand(
      "baseline", "Write, prune or show the list of known findings");
  AddBaseline(*baseline, options);
  commands[baseline] = RunBaseline;
  CLI::App* test =
      app.add_subcommand("test", "Run the tests inside the rule files");
  AddTest(*test, options);
  commands[test] = RunTest;
  CLI::App* lint = app.add_subcommand(
      "lint", "Say what looks wrong in rules, and mend some of it");
  AddLint(*lint, options);
  commands[lint] = RunLint;
  CLI::App* watch = app.add_subcommand(
      "watch", "Check again whatever changes, and print what flipped");
  AddWatch(*watch, options);
  commands[watch] = RunWatch;
  CLI::App* lsp =
      app.add_subcommand("lsp", "Serve an editor while rules are written");
  AddLsp(*lsp, options);
  commands[lsp] = RunLsp;
  CLI::App* extract = app.add_subcommand(
      "extract",
      "Print values, speakers and context of any text, as JSON "
      "Lines");
  AddExtract(*extract, options);
  commands[extract] = RunExtract;
  CLI::App* observe = app.add_subcommand(
      "observe", "The first half of check: a line of JSON for each source");
  AddObserve(*observe, options);
  commands[observe] = RunObserve;
  CLI::App* judge = app.add_subcommand(
      "judge", "The second half: the reports of such lines, in any order");
  AddJudge(*judge, options);
  commands[judge] = RunJudge;
  CLI::App* fmt = app.add_subcommand(
      "fmt", "Lay out rule files and manifests, comments kept");
  AddFmt(*fmt, options);
  commands[fmt] = RunFmt;
  CLI::App* init = app.add_subcommand(
      "init", "Write a small rule file and a corpus to begin with");
  AddInit(*init, options);
  commands[init] = RunInit;
  CLI::App* schema = app.add_subcommand(
      "schema",
      "Print the JSON Schema of the files that claimcheck reads and writes");
  AddSchema(*schema, options);
  commands[schema] = RunSchema;
  CLI::App* completions = app.add_subcommand(
      "completions", "Print what a shell completes the command line by");
  AddCompletions(*completions, options);
  commands[completions] = RunCompletions;
  CLI::App* man = app.add_subcommand("man", "Print the manual page");
  AddMan(*man, options);
  commands[man] = RunMan;
  for (CLI::App* command : app.get_subcommands({})) {
    command->group("Commands");
    if (command->get_option_no_throw("--rules") != nullptr) {
      AddConfig(*command, options);
    }
  }
  return commands;
}

}  // namespace claimcheck

// What `--help` says beyond the list of options.

#ifndef CHECKER_CLI_HELP_TEXTS_H_
#define CHECKER_CLI_HELP_TEXTS_H_

namespace claimcheck {

inline constexpr char kAbout[] =
    R"(Says for every claim which sources agree, which contradict it and which leave it
out, with the words that prove it.)";

inline constexpr char kFooter[] =
    R"(Rules (YAML files) say which claims to look for; a corpus (a folder with a
corpus.yaml) lists the sources. Every claim gets one cell for each source:

  =  agree       asserted, and compatible
  ≠  contradict  asserted, and incompatible
  ±  divided     both, in one source
  ?  unclear     only hedged, weaker or ambiguous evidence
  –  omit        raises the subject, never states the claim
  ·  silent      never raises the subject
  <  early       published before the claim could hold

Examples:
  claimcheck                              check rules/ on corpus/
  claimcheck check --rules r.yaml --corpus news --format html=report.html
  claimcheck explain signed-on daily      why that cell, and what was rejected
  claimcheck readouts                     what each side says, side by side
  claimcheck test --rules r.yaml          run the tests inside the rules
  echo 'He left on 3 May.' | claimcheck extract --published 2025-06-01

Exit codes:
  0  ran; nothing at or above --fail-on
  1  findings at or above --fail-on, or a rule test failed
  2  usage, rule, corpus or output error; a path that does not exist
  3  a source could not be read (--allow-partial to go on without it)
  5  nothing was checked: no rules, no sources or no tests (--allow-empty)
When the code is not 0, the last line on standard error says why.

Files:
  rules/           rules that are read if --rules does not say others
  corpus/          sources that are read if --corpus does not say others
  claimcheck.yaml  settings of this folder, which options override
  waivers.yaml     beside the rules: findings somebody has decided to live with
  baseline.txt     findings that are known, as `claimcheck baseline write` lists
  reports/         if it is there, check without options writes its reports to it

claimcheck COMMAND --help lists the options of a command.
)";

inline constexpr char kCheckFooter[] =
    R"(Without --rules, --corpus, --format, --output and --only, in a folder that has
one named reports, also writes reports/report.txt, .json and .html.

Examples:
  claimcheck check --fail-on warning
  claimcheck check --rules rules/storm --corpus corpus/storm
  claimcheck check --only signed-on --only duration
  claimcheck check --format text --format json=out.json --format html=out.html
  claimcheck check --format github --format sarif=out.sarif
)";

inline constexpr char kObserveFooter[] =
    R"(Reads a source, observes it, writes its line and forgets it, so that memory
does not grow with the corpus. Lines stand in the order of the sources, whatever
-j is; a last line says how many there are. `--corpus -` reads sources from
standard input, one a line: {"id": .., "published": .., "text": ..}. What can be
done with it on many machines: reports/PIPES.md.

Examples:
  claimcheck observe | claimcheck judge   the same bytes as claimcheck check
  claimcheck observe --part 3/10 -o part-3.jsonl
  cat posts.jsonl | claimcheck observe --corpus - > observed.jsonl
)";

inline constexpr char kJudgeFooter[] =
    R"(Takes the lines of any number of `observe`, in any order, and writes what
`check` writes of the same sources, byte for byte. The rules must be those that
observed, under the same names. Lines of other rules, sources that are there
twice and parts that are cut off are errors, and then nothing is written.

Examples:
  claimcheck judge part-*.jsonl --format html=report.html
  cat part-*.jsonl | claimcheck judge --fail-on warning
)";

inline constexpr char kBaselineFooter[] =
    R"(A baseline lists findings that are known, one a line, by fingerprints that
survive moved text and renamed files. `check --baseline FILE` marks them, and
they fail no check. write adds every finding of now that is not waived, takes
out what is found no more, and keeps comments. The file is baseline.txt if
--baseline does not say another.

Examples:
  claimcheck baseline write
  claimcheck check --baseline baseline.txt
  claimcheck baseline show                = found, - gone, + not in it
  claimcheck baseline prune
)";

inline constexpr char kExplainFooter[] =
    R"(Draws the way to each cell as a tree: the evidence stage by stage (subject,
cue, value, binding, context, voice, comparison, stance), each with the words
and the phrase of the rules that decided it; then, with a cross, what was
looked at and rejected. Without evidence it names the nearest miss and the
smallest change of the rules that makes it match. Such a change has been tried.

Examples:
  claimcheck explain signed-on            in all sources
  claimcheck explain signed-on daily      in the source whose id begins so
  claimcheck explain signed-on daily:12   in the sentences of line 12
)";

inline constexpr char kShowFooter[] =
    R"(With --expanded, the claim as a rule file of its own: vocabulary put into its
phrases, voices and subjects (the rivals that it sees among them) from wherever
they are imported. Each line ends with the place it comes from, as a comment.
It judges every source as the claim does. Tests are left out.

Examples:
  claimcheck show signed-on
  claimcheck show signed-on --expanded > signed-on.yaml
)";

inline constexpr char kDiffFooter[] =
    R"(A folder is checked there and then: its rules/ and corpus/, or what --rules and
--corpus name in it. Of a revision the same folder as this one is checked, as
it was then; no file of yours is touched. A path that exists is that path; a
branch of the same name can be called refs/heads/NAME.

Each cell (claim x source) that turned is shown with the words that turned it
and with what changed: the source, its entry in the manifest, the rule, voices,
the sources that it is compared with, or the program. A file that was renamed
is no change.

Examples:
  claimcheck diff HEAD                    what my edits do
  claimcheck diff HEAD~1 HEAD             what the last commit did
  claimcheck diff main --format markdown  for a comment on a merge request
  claimcheck diff old.json new.json       two reports of check --format json
)";

inline constexpr char kReadoutsFooter[] =
    R"(Sides are the `side:` of the rules' voices. First come the readouts, sources
whose own `voice:` has a side, next to each other; then each source that lets
two sides speak. With SOURCE only those are compared. A row is marked

  both         all sides speak of it
  one only     a side leaves it out of its own text, or is not quoted on it
  second-hand  the other side is known only by what the first says it said
  neither      no side speaks of it, though its topic is raised

and says whether their frames, their values or the strength of their verbs
(agreed > urged > stressed > discussed > noted > hoped) differ.

Examples:
  claimcheck readouts                         all of them
  claimcheck readouts owners-note unions-note two readouts of one meeting
  claimcheck readouts daily --only wages      what one item quotes
  claimcheck readouts --format json > readouts.json
)";

inline constexpr char kTestFooter[] =
    R"(A test stands below its claim and is a source of one paragraph:

  tests:
    - text: The bridge was opened on 3 May.
      published: 2025-05-10
      expect: agree            # or any other stance
      at: 3 May                # the words that must be the evidence

A test that fails prints the way to its cell, as `claimcheck explain` does. One
with `todo: reason` is known to fail, and fails once it passes.

--mutate changes the rules, one thing at a time and in memory only: an expected
value by one unit, a phrase, a rival or a word of the vocabulary left out. What
no test notices is named.

Examples:
  claimcheck test --rules rules/storm
  claimcheck test --only signed-on --update
  claimcheck test --require-tests --mutate --min-killed 90
)";

inline constexpr char kLintFooter[] =
    R"(Says what looks wrong in rules that load: phrases that never match, match
everything or stand twice, claims that contradict each other or nothing, tests
that are missing. What only sources show (claims that find nothing, languages
without words) is looked for if there is a corpus. rules/LINT.md tells of each
code. Warnings fail with --strict; hints never do.

Examples:
  claimcheck lint
  claimcheck lint --rules my-rules.yaml --fix
  claimcheck lint --only shadowed-phrase --only signed-on
)";

inline constexpr char kWatchFooter[] =
    R"(Prints the summary of check, and after each change to a rule file, a manifest
or a source what came, what went and the cells that flipped:

  signed-on x daily: agree -> contradict  corpus/daily.txt:5:134 "16 January"

Rules that do not load are said once, and the last that did stay in force.
Ctrl-C ends it, with exit code 130.

Examples:
  claimcheck watch
  claimcheck watch --rules rules/storm --corpus corpus/storm --verbose
)";

inline constexpr char kLspFooter[] =
    R"(Speaks the language server protocol on standard input and output; editors start
it. Shows mistakes while one types, completes keys and names, goes to where a
name is defined, renames it in all files, and shows what sources make of each
claim: in rules, manifests, waivers and settings. How to set up an editor:
rules/EDITORS.md.

Rules and corpus are looked for in the folder that the editor has open, or where
the claimcheck.yaml in it says.
)";

inline constexpr char kExtractFooter[] =
    R"(Needs no rules: one JSON object a line for every date, duration, number,
quantity, amount of money, percentage, attribution and word of context, and
for every term asked for.

A file *.jsonl holds one text a line: {"id": .., "text": .., "published": ..}.
What is printed then has `record`, the id, and offsets into that text.

Examples:
  claimcheck extract --published 2025-06-01 article.txt
  echo 'About 40 ships, he said, left last week.' | claimcheck extract
  claimcheck extract --term 'the bridge' --term strike article.txt
)";

inline constexpr char kFmtFooter[] =
    R"(Two spaces a level, lists two behind their key, one blank line around each
section, no white space at ends of lines. Comments, the order of keys and all
that stands inside a line are kept, and so is what the file says.

Examples:
  claimcheck fmt
  claimcheck fmt --check rules/storm corpus/corpus.yaml
)";

inline constexpr char kInitFooter[] =
    R"(Writes rules/example.yaml, which has every part of a rule file and tests, a
corpus of two sources, one of them wrong, and the schemas that editors complete
keys by. Writes nothing if any of these files is there.

Examples:
  claimcheck init ferry && cd ferry && claimcheck check
)";

inline constexpr char kSchemaFooter[] =
    R"(An editor with a YAML language server completes keys and shows what they mean
once the first line of a file names the schema:

  # yaml-language-server: $schema=rules.schema.json

Examples:
  claimcheck schema rules -o rules/rules.schema.json
  claimcheck schema corpus -o corpus/corpus.schema.json
)";

inline constexpr char kCompletionsFooter[] =
    R"(Completes commands, options, the values of options that have few, and files.
Installed packages bring these along; without one:

  bash  claimcheck completions bash -o \
          ~/.local/share/bash-completion/completions/claimcheck
  zsh   claimcheck completions zsh -o DIR/_claimcheck    DIR is in $fpath
  fish  claimcheck completions fish -o ~/.config/fish/completions/claimcheck.fish

Examples:
  source <(claimcheck completions bash)
)";

inline constexpr char kManFooter[] =
    R"(All that --help tells of the program and its commands, in roff.

Examples:
  claimcheck man | man -l -
)";

}  // namespace claimcheck

#endif  // CHECKER_CLI_HELP_TEXTS_H_

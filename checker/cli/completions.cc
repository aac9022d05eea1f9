#include "checker/cli/completions.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace claimcheck {
namespace {

// In single quotes, as bash and zsh read them.
std::string Quoted(const std::string& text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

// As fish reads them.
std::string FishQuoted(const std::string& text) {
  return absl::StrCat(
      "'", absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"'", "\\'"}}), "'");
}

// All but the program itself.
std::vector<CommandEntry> Commands(const std::vector<CommandEntry>& entries) {
  return {entries.begin() + 1, entries.end()};
}

std::string CommandNames(const std::vector<CommandEntry>& commands) {
  return absl::StrJoin(commands, " ",
                       [](std::string* out, const CommandEntry& command) {
                         *out += command.name;
                       });
}

std::string OptionNames(const CommandEntry& command) {
  std::vector<std::string> names;
  for (const ArgumentEntry& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return absl::StrJoin(names, " ");
}

// "words='a b'", "files=1" or "".
std::string BashValues(const std::vector<ArgumentEntry>& values) {
  std::vector<std::string> words;
  bool paths = false;
  for (const ArgumentEntry& value : values) {
    words.insert(words.end(), value.choices.begin(), value.choices.end());
    paths = paths || value.is_path;
  }
  if (!words.empty()) {
    return absl::StrCat("words=", Quoted(absl::StrJoin(words, " ")));
  }
  return paths ? "files=1" : "";
}

// A line of the `case` that tells what can follow an option.
std::string BashOption(const std::string& command,
                       const ArgumentEntry& option) {
  std::vector<std::string> patterns;
  for (const std::string& name : option.names) {
    patterns.push_back(Quoted(absl::StrCat(command, " ", name)));
  }
  const std::string values = BashValues({option});
  return absl::StrCat("    ", absl::StrJoin(patterns, " | "), ") ",
                      values.empty() ? "return" : values, " ;;\n");
}

// What means something in a message or a description of zsh.
std::string ZshText(const std::string& text) {
  return absl::StrReplaceAll(
      text, {{"\\", "\\\\"}, {"[", "\\["}, {"]", "\\]"}, {":", "\\:"}});
}

// ":FILE:_files".
std::string ZshValue(const ArgumentEntry& value) {
  std::string action = " ";
  if (!value.choices.empty()) {
    // After "error=" comes a number, not a space.
    action = absl::EndsWith(value.choices[0], "=")
                 ? absl::StrCat("compadd -S \"\" -- ",
                                absl::StrJoin(value.choices, " "))
                 : absl::StrCat("(", absl::StrJoin(value.choices, " "), ")");
    if (action[0] == 'c') action = absl::StrCat("{", action, "}");
  } else if (value.is_path) {
    action = "_files";
  }
  return absl::StrCat(":", ZshText(value.type), ":", action);
}

// Lines of the call of _arguments.
std::string ZshOption(const ArgumentEntry& option) {
  std::string lines;
  for (const std::string& name : option.names) {
    // One that was there is not offered again, under either name.
    std::string spec =
        option.is_list
            ? "*"
            : absl::StrCat("(", absl::StrJoin(option.names, " "), ")");
    absl::StrAppend(&spec, name);
    if (!option.IsFlag()) spec += absl::StartsWith(name, "--") ? "=" : "+";
    absl::StrAppend(&spec, "[", ZshText(option.about), "]");
    if (!option.IsFlag()) absl::StrAppend(&spec, ZshValue(option));
    absl::StrAppend(&lines, " \\\n        ", Quoted(spec));
  }
  return lines;
}

std::string ZshArgument(const ArgumentEntry& argument) {
  const char* head = argument.is_list ? "*" : argument.is_required ? "" : ":";
  return absl::StrCat(" \\\n        ",
                      Quoted(absl::StrCat(head, ZshValue(argument))));
}

std::string FishValue(const ArgumentEntry& value) {
  if (!value.choices.empty()) {
    return absl::StrCat(" -x -a ",
                        FishQuoted(absl::StrJoin(value.choices, " ")));
  }
  if (value.is_path) return " -r -F";
  return value.IsFlag() ? "" : " -x";
}

std::string FishOption(const std::string& condition,
                       const ArgumentEntry& option) {
  std::string line = absl::StrCat("complete -c claimcheck -n ", condition);
  for (const std::string& name : option.names) {
    if (absl::StartsWith(name, "--")) {
      absl::StrAppend(&line, " -l ", name.substr(2));
    } else {
      absl::StrAppend(&line, " -s ", name.substr(1));
    }
  }
  return absl::StrCat(line, FishValue(option), " -d ", FishQuoted(option.about),
                      "\n");
}

}  // namespace

constexpr char kBash[] = R"bash(# Completions of claimcheck for bash.

_claimcheck() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command=check words='' options='' files=''
  COMPREPLY=()
  # Readline cuts --option=value and format=file at the sign.
  if [[ $cur == = ]]; then
    cur=''
    [[ $prev == -* ]] || files=1
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $prev == -* ]] || files=1
  fi
  if ((COMP_CWORD > 1)) && [[ ${COMP_WORDS[1]} != -* ]]; then
    command=${COMP_WORDS[1]}
  fi
  [[ $files ]] || case "$command $prev" in
@VALUES@    *)
      case $command in
@WORDS@        help) words='@COMMANDS@' ;;
      esac
      if ((COMP_CWORD == 1)); then
        words='@COMMANDS@ help'
        options+=' @OPTIONS@'
      fi
      [[ $cur != -* ]] || words=$options files=''
      ;;
  esac
  local reply
  while IFS= read -r reply; do
    [[ ! $reply ]] || COMPREPLY+=("$reply")
  done <<<"$(
    [[ ! $words ]] || compgen -W "$words" -- "$cur"
    [[ ! $files ]] || compgen -f -- "$cur"
  )"
  # Outside of a completion, as in a test, there is nothing to set.
  [[ ! $files ]] || compopt -o filenames 2>/dev/null
  [[ ${COMPREPLY-} != *= ]] || compopt -o nospace 2>/dev/null
  return 0
}

complete -F _claimcheck claimcheck
)bash";

std::string BashCompletions(const std::vector<CommandEntry>& entries) {
  const std::vector<CommandEntry> commands = Commands(entries);
  std::string values;
  std::string words;
  for (const CommandEntry& command : commands) {
    for (const ArgumentEntry& option : command.options) {
      if (!option.IsFlag()) values += BashOption(command.name, option);
    }
    const std::string own = BashValues(command.arguments);
    absl::StrAppend(&words, "        ", command.name,
                    ") options=", Quoted(OptionNames(command)),
                    own.empty() ? "" : " ", own, " ;;\n");
  }
  return absl::StrReplaceAll(kBash,
                             {{"@VALUES@", values},
                              {"@WORDS@", words},
                              {"@COMMANDS@", CommandNames(commands)},
                              {"@OPTIONS@", OptionNames(entries.front())}});
}

constexpr char kZsh[] = R"(#compdef claimcheck
# Completions of claimcheck for zsh.

_claimcheck() {
  local command=check
  local -a commands first
  commands=(
@COMMANDS@  )
  if ((CURRENT > 2)) && [[ $words[2] != -* ]]; then
    command=$words[2]
    shift words
    ((CURRENT--))
  elif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe command commands
    return
  elif ((CURRENT == 2)); then
    first=(@OPTIONS@)
  fi
  case $command in
@CASES@    help) _describe command commands ;;
  esac
}

# Loaded by its name it runs; read by `source` it is registered.
if [[ $funcstack[1] == _claimcheck ]]; then
  _claimcheck "$@"
else
  compdef _claimcheck claimcheck
fi
)";

std::string ZshCompletions(const std::vector<CommandEntry>& entries) {
  const std::vector<CommandEntry> commands = Commands(entries);
  std::string names;
  std::string cases;
  for (const CommandEntry& command : commands) {
    absl::StrAppend(
        &names, "    ",
        Quoted(absl::StrCat(command.name, ":", ZshText(command.about))), "\n");
    absl::StrAppend(&cases, "    ", command.name, ")\n      _arguments -s",
                    command.name == "check" ? " $first" : "");
    for (const ArgumentEntry& option : command.options) {
      cases += ZshOption(option);
    }
    for (const ArgumentEntry& argument : command.arguments) {
      cases += ZshArgument(argument);
    }
    cases += "\n      ;;\n";
  }
  std::string options;
  for (const ArgumentEntry& option : entries.front().options) {
    // --help is an option of check too.
    if (option.names.back() != "--help") options += ZshOption(option);
  }
  return absl::StrReplaceAll(
      kZsh,
      {{"@COMMANDS@", names}, {"@CASES@", cases}, {"@OPTIONS@", options}});
}

constexpr char kFish[] = R"(# Completions of claimcheck for fish.

# The command is the first word; check if that is an option or not yet there.
function __claimcheck_is
    set -l words (commandline -opc)
    if test (count $words) -lt 2; or string match -q -- '-*' $words[2]
        test $argv[1] = check
    else
        test $argv[1] = $words[2]
    end
end

function __claimcheck_first
    test (count (commandline -opc)) -eq 1
end

complete -c claimcheck -f
@LINES@)";

std::string FishCompletions(const std::vector<CommandEntry>& entries) {
  const std::vector<CommandEntry> commands = Commands(entries);
  std::string lines;
  for (const ArgumentEntry& option : entries.front().options) {
    lines += FishOption("__claimcheck_first", option);
  }
  for (const CommandEntry& command : commands) {
    absl::StrAppend(&lines, "complete -c claimcheck -n __claimcheck_first -a ",
                    command.name, " -d ", FishQuoted(command.about), "\n");
  }
  absl::StrAppend(&lines,
                  "complete -c claimcheck -n '__claimcheck_is help' -a ",
                  FishQuoted(CommandNames(commands)), "\n");
  for (const CommandEntry& command : commands) {
    const std::string condition =
        FishQuoted(absl::StrCat("__claimcheck_is ", command.name));
    for (const ArgumentEntry& option : command.options) {
      lines += FishOption(condition, option);
    }
    for (const ArgumentEntry& argument : command.arguments) {
      const std::string line =
          absl::StrCat("complete -c claimcheck -n ", condition);
      if (!argument.choices.empty()) {
        absl::StrAppend(&lines, line, " -a ",
                        FishQuoted(absl::StrJoin(argument.choices, " ")), "\n");
      } else if (argument.is_path) {
        absl::StrAppend(&lines, line, " -F\n");
      }
    }
  }
  return absl::StrReplaceAll(kFish, {{"@LINES@", lines}});
}

}  // namespace claimcheck

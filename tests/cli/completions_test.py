#!/usr/bin/env python3
"""Do shells complete what --help lists, and does the manual page tell of it?

    completions_test.py CLAIMCHECK bash|zsh|fish|man

Each shell reads the script that the program prints and is asked as a person asks it: bash by its completion function, zsh by the tab
key of a terminal, fish by `complete -C`. Exit code 77: not tested, since the shell (or a reader of manual pages) is not installed.
"""

import os
import pathlib
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, what must be offered, and what must not.
ROWS = [
    ("claimcheck ", {"check", "explain", "completions"}, {"--rules", "error"}),
    ("claimcheck ex", {"explain", "extract"}, {"check"}),
    ("claimcheck --v", {"--version"}, {"--verbose"}),
    ("claimcheck --ru", {"--rules"}, {"--fix"}),
    ("claimcheck --fail-on ", {"error", "never"}, {"check", "agree"}),
    ("claimcheck help li", {"lint"}, {"--fix", "check"}),
    ("claimcheck check --fa", {"--fail-on"}, {"--format"}),
    ("claimcheck check --fail-on ", {"error", "warning", "info", "hint", "never"}, {"agree"}),
    ("claimcheck check --fail-on=wa", {"warning"}, {"error"}),
    ("claimcheck check --show ", {"error", "hint"}, {"never"}),
    ("claimcheck check --format ", {"text", "json", "sarif", "github", "junit"}, {"--rules"}),
    ("claimcheck check --format s", {"sarif"}, {"text"}),
    ("claimcheck check --max ", {"error=", "warning=", "contradict=", "omit=", "silent="}, {"text"}),
    ("claimcheck check --rules ", {"rules/", "one file.yaml"}, {"error"}),
    ("claimcheck check --rules ru", {"rules/"}, {"one file.yaml"}),
    ("claimcheck check --rules rules -", {"--corpus", "--baseline", "--only"}, {"--fix", "check"}),
    ("claimcheck check -o ", {"rules/", "one file.yaml"}, {"error"}),
    ("claimcheck explain --color ", {"auto", "always", "never"}, {"error"}),
    ("claimcheck explain some-claim --format ", {"text", "json"}, {"sarif"}),
    ("claimcheck baseline ", {"write", "prune", "show"}, {"rules/"}),
    ("claimcheck schema ", {"rules", "corpus", "waivers", "config"}, {"rules/"}),
    ("claimcheck lint --f", {"--fix", "--format"}, {"--fail-on"}),
    ("claimcheck fmt ", {"rules/", "one file.yaml"}, {"error"}),
    ("claimcheck extract on", {"one file.yaml"}, {"rules/"}),
    ("claimcheck diff ru", {"rules/"}, {"one file.yaml"}),
    ("claimcheck init ru", {"rules/"}, {"error"}),
    ("claimcheck completions ", {"bash", "zsh", "fish"}, {"rules/"}),
]


def not_tested(what):
    print(f"NOT TESTED: no {what}")
    sys.exit(77)


class Program:
    def __init__(self, path):
        self.path = path

    def run(self, *words):
        return subprocess.run([self.path, *words], capture_output=True, text=True, check=True).stdout

    def commands(self):
        listed = self.run("--help").split("\nCommands:\n")[1].split("\n\n")[0]
        return [line.split()[0] for line in listed.splitlines()]

    def options(self, *command):
        """The names that --help lists, as {("-o", "--output"), ..}."""
        listed = self.run(*command, "--help").split("\nOptions:\n")[1].split("\n\n")[0]
        return {tuple(line.split()[0].split(",")) for line in listed.splitlines()}


def with_slash(folder, line, words):
    """The words; those of folders with the slash that the shell shows behind them, where the line asks for paths."""
    asks = any(line == row and "rules/" in offered for row, offered, _ in ROWS)
    return {word + "/" if asks and (folder / word).is_dir() and not word.endswith("/") else word for word in words}


def bash(script, folder, lines):
    asker = r"""
      source "$1"
      [[ $(complete -p claimcheck) == 'complete -F _claimcheck claimcheck' ]] || exit 1
      shift
      for line; do
        # As readline cuts it, which makes words of signs too.
        eval "COMP_WORDS=($line)"
        [[ $line != *' ' ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _claimcheck
        printf '%s\n' "${COMPREPLY[@]}"
        echo ---
      done"""
    cut = [line.replace("=", " = ") for line in lines]
    run = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", asker, "bash", script, *cut],
        cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0 and run.stderr == "", run.stderr
    answers = [set(answer.split("\n")) - {""} for answer in run.stdout.split("---\n")[:-1]]
    return [with_slash(folder, line, answer) for line, answer in zip(lines, answers)]


def fish(script, folder, lines):
    answers = []
    for line in lines:
        run = subprocess.run(
            ["fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]', str(script), line],
            cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "HOME": str(folder / "home")})
        assert run.returncode == 0 and run.stderr == "", run.stderr
        words = {answer.split("\t")[0].replace("\\ ", " ") for answer in run.stdout.splitlines()}
        # Of --option=value fish offers the whole.
        answers.append({re.sub(r"^--[a-z-]+=", "", word) for word in words})
    return answers


def zsh(script, folder, lines):
    setup = folder / "setup.zsh"
    heard = folder / "heard"
    done = folder / "done"
    setup.write_text(
        f"""
        PS1= RPS1= LISTMAX=10000
        setopt no_auto_list no_auto_menu no_beep no_list_beep
        fpath=({shlex.quote(str(script.parent))} $fpath)
        autoload -Uz compinit && compinit -D -u
        # Writes down what is offered, and offers it.
        compadd() {{
          if [[ ${{@[1,(i)(-|--)]}} != *-(O|A|D)\\ * ]]; then
            local -a hits
            builtin compadd -A hits "$@"
            (( $#hits )) && print -rl -- $hits >>{shlex.quote(str(heard))}
          fi
          builtin compadd "$@"
        }}
        # Says when it is done: what is typed before would be taken for typing on.
        ask() {{
          zle complete-word
          : >{shlex.quote(str(done))}
        }}
        zle -N ask && bindkey '^I' ask
        zstyle ':completion:*' insert-tab false
        """,
        encoding="utf-8",
    )
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        os.execvpe("zsh", ["zsh", "-f", "-i"], environment)

    def until(path):
        end = time.monotonic() + 60
        os.set_blocking(terminal, False)
        while not path.exists():
            assert time.monotonic() < end, f"zsh does not answer: {path.name}"
            try:
                os.read(terminal, 65536)
            except BlockingIOError:
                time.sleep(0.01)
        path.unlink()

    def say(text):
        os.write(terminal, text.encode())

    say(f" source {shlex.quote(str(setup))}; : >{shlex.quote(str(done))}\r")
    until(done)
    answers = []
    for line in lines:
        heard.write_text("", encoding="utf-8")
        say("\x15" + line + "\t")
        until(done)
        words = set(heard.read_text(encoding="utf-8").replace("\\ ", " ").split("\n")) - {""}
        answers.append(with_slash(folder, line, {word.rstrip("=") if word.startswith("-") else word for word in words}))
    say("\x15 exit\r")
    os.waitpid(child, 0)
    return answers


def test_shell(program, shell):
    if shutil.which(shell) is None:
        not_tested(shell)
    wrong = []
    with tempfile.TemporaryDirectory(prefix="claimcheck.") as made:
        made = pathlib.Path(made).resolve()
        folder = made / "here"
        (folder / "rules").mkdir(parents=True)
        (folder / "home").mkdir()
        (folder / "one file.yaml").write_text("", encoding="utf-8")
        script = made / "_claimcheck"
        script.write_text(program.run("completions", shell), encoding="utf-8")
        subprocess.run([shell, "-n", script], check=True)
        ask = {"bash": bash, "zsh": zsh, "fish": fish}[shell]
        commands = program.commands()
        lines = [line for line, _, _ in ROWS] + ["claimcheck "] + [f"claimcheck {command} --" for command in commands]
        answers = ask(script, folder, lines)
        assert len(answers) == len(lines), answers
        for (line, offered, other), got in zip(ROWS, answers):
            if offered - got:
                wrong.append(f"`{line}`: {offered - got} is not offered, but {got}")
            if other & got:
                wrong.append(f"`{line}`: {other & got} is offered")
        got = answers[len(ROWS)]
        if set(commands) - got or got - set(commands) - {"help"}:
            wrong.append(f"commands: {set(commands) ^ got}")
        for command, got in zip(commands, answers[len(ROWS) + 1:]):
            listed = {names[-1] for names in program.options(command)}
            if listed != got:
                wrong.append(f"{command}: --help and {shell} differ in {listed ^ got}")
    return wrong, len(lines)


def test_man(program):
    if shutil.which("mandoc") is None or shutil.which("man") is None:
        not_tested("mandoc or no man")
    wrong = []
    page = program.run("man")
    if not page.isascii():
        wrong.append("the page is not ASCII")
    lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning"], input=page, capture_output=True, text=True, check=False)
    # A date is that of a release; the page has its version instead.
    complaints = [line for line in lint.stdout.splitlines() if "missing date" not in line]
    wrong += complaints
    with tempfile.NamedTemporaryFile("w", suffix=".1") as file:
        file.write(page)
        file.flush()
        environment = {**os.environ, "MANWIDTH": "400", "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "GROFF_NO_SGR": "1"}
        read = subprocess.run(
            ["man", "--warnings", "--no-justification", "--no-hyphenation", "-E", "UTF-8", "-l", file.name],
            capture_output=True, text=True, check=False, env=environment)
    wrong += read.stderr.splitlines()
    text = re.sub(r".\x08|\x1b\[[0-9;]*m", "", read.stdout)
    sections = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    heads = [section.splitlines()[0] for section in sections if section]
    for head in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXAMPLES", "EXIT STATUS", "FILES"):
        if head not in heads:
            wrong.append(f"no section {head} in {heads}")
    for word in ("claimcheck.yaml", "waivers.yaml", "contradict", "≠"):
        if word not in text:
            wrong.append(f"no {word}")
    commands = [section for section in sections if section.startswith("COMMANDS")][0]
    parts = dict(re.findall(r"^   ([a-z]+)\n(.*?)(?=^   [a-z]|\Z)", commands, re.MULTILINE | re.DOTALL))
    count = 0
    for command in program.commands():
        told = set(re.findall(r"^ {7}(-.*?)(?:\n {14}\S|  +\S.*$)", parts.get(command, ""), re.MULTILINE))
        told = {tuple(name.split()[0] for name in line.split(", ")) for line in told}
        listed = program.options(command)
        count += len(listed)
        if told != listed:
            wrong.append(f"{command}: --help and the page differ in {listed ^ told}")
    return wrong, count


def main():
    program, what = Program(sys.argv[1]), sys.argv[2]
    wrong, count = test_man(program) if what == "man" else test_shell(program, what)
    print("\n".join(wrong) or f"{count} lines or options: {what} agrees with --help")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Do action.yml, .pre-commit-hooks.yaml and reports/ci/gitlab.yml do what they say?

    ci_test.py CLAIMCHECK ROOT github|pre-commit|gitlab

Their own steps are run, in a repository with one contradiction and without. Of GitHub and GitLab only what starts the steps is played
here: variables, inputs, files for outputs. Where they would build the program, cmake/build.sh and cmake/install-packages.sh are
replaced: the one copies the program under test, the other writes down that it was called. Exit code 77: not tested, since Python's yaml
or pre-commit is not installed.
"""

import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from repository import DAILY, Repository

try:
    import yaml
except ImportError as missing:
    print(f"NOT TESTED: {missing}")
    sys.exit(77)

WRONG = DAILY.replace("4 June", "5 June")
# What would make a file, if it were run and not only handed on.
EVIL = "rules\"; touch pwned; $(touch pwned) `touch pwned` '; touch pwned; '"


def write_program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


class World:
    """A repository to check, a PATH with and one without claimcheck, and a checkout of claimcheck that builds at once."""

    def __init__(self, program, root):
        self.repository = Repository(program)
        self.folder = self.repository.root
        self.made = tempfile.TemporaryDirectory(prefix="claimcheck.")
        self.outside = pathlib.Path(self.made.name).resolve()
        self.program = program
        self.repository.write_project()
        self.repository.commit()
        tools, installed = self.outside / "tools", self.outside / "installed"
        tools.mkdir()
        for folder in os.environ["PATH"].split(":"):
            for tool in pathlib.Path(folder).glob("*"):
                if tool.name != "claimcheck" and not (tools / tool.name).is_symlink():
                    (tools / tool.name).symlink_to(tool)
        installed.mkdir()
        (installed / "claimcheck").symlink_to(self.program)
        self.without = str(tools)
        self.with_program = f"{installed}:{tools}"
        self.checkout = self.outside / "checkout"
        for name in ("claimcheck", "action.yml", ".pre-commit-hooks.yaml", "CMakeLists.txt", "CMakePresets.json", "checker/README.md"):
            (self.checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, self.checkout / name)
        self.calls = self.outside / "calls"
        self.calls.write_text("", encoding="utf-8")
        write_program(
            self.checkout / "cmake/build.sh",
            f"""#!/bin/sh
            root=$(dirname "$(dirname "$0")")
            echo "build $*" >>'{self.calls}'
            mkdir -p "$root/build/release/checker"
            cp '{self.program}' "$root/build/release/checker/claimcheck"
            """)
        write_program(self.checkout / "cmake/install-packages.sh", f"#!/bin/sh\necho \"packages $*\" >>'{self.calls}'\n")
        (self.checkout / ".gitignore").write_text("/build/\n", encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=all")
        self.git("tag", "v1")

    def git(self, *words):
        return subprocess.run(["git", *words], cwd=self.checkout, env=self.repository.environment, check=True, capture_output=True,
                              text=True).stdout.strip()

    def say(self, daily):
        self.repository.write("corpus/daily.txt", daily)

    def called(self):
        """What was called since the last time."""
        text = self.calls.read_text(encoding="utf-8")
        self.calls.write_text("", encoding="utf-8")
        return text.split("\n")[:-1]

    def check_nothing_ran(self):
        assert not list(self.folder.rglob("pwned*")), "what an input holds was run"


class Action:
    """action.yml, and what GitHub does with it."""

    def __init__(self, world):
        self.world = world
        self.action = yaml.safe_load((world.checkout / "action.yml").read_text(encoding="utf-8"))
        assert self.action["runs"]["using"] == "composite"
        self.steps = self.action["runs"]["steps"]
        text = json.dumps(self.steps)
        for name in self.action["inputs"]:
            assert f"inputs.{name} " in text, f"nothing reads the input {name}"
        for step in self.steps:
            assert "${{" not in step.get("run", ""), "an expression in the text of a shell"
            assert ("run" in step) != ("uses" in step) and ("run" not in step or step["shell"] == "bash"), step

    def value(self, text, inputs, outputs):
        def one(match):
            where = match[1].split(".")
            if where[0] == "inputs":
                return inputs[where[1]]
            assert where[0] == "steps" and where[2] == "outputs" and len(where) == 4, match[0]
            assert any(step.get("id") == where[1] for step in self.steps), match[0]
            return outputs.get(where[1], {}).get(where[3], "")

        return re.sub(r"\$\{\{ ([a-z.-]+) \}\}", one, str(text))

    def holds(self, condition, inputs, outputs):
        name = re.fullmatch(r"([a-z.-]+) != ''", condition)[1]
        return self.value("${{ " + name + " }}", inputs, outputs) != ""

    def run(self, path, **given):
        """Runs all steps as GitHub would. What the steps said is in `out`, `summary` and `outputs`."""
        world = self.world
        given = {name.replace("_", "-"): value for name, value in given.items()}
        assert not set(given) - set(self.action["inputs"]), given
        inputs = {name: given.get(name, told["default"]) for name, told in self.action["inputs"].items()}
        files = {name: world.outside / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")}
        files["GITHUB_STEP_SUMMARY"].write_text("", encoding="utf-8")
        outputs, self.out, self.err, self.cached, code = {}, "", "", [], 0
        for step in self.steps:
            if code != 0 or not self.holds(step.get("if", "inputs.reports != ''"), inputs, outputs):
                continue
            if "uses" in step:
                assert step["uses"].startswith("actions/cache@"), step
                self.cached.append({name: self.value(text, inputs, outputs) for name, text in step["with"].items()})
                continue
            files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
            script = world.outside / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            environment = {
                "PATH": path,
                "HOME": world.repository.environment["HOME"],
                "GITHUB_ACTION_PATH": str(world.checkout),
                "GITHUB_WORKSPACE": str(world.folder),
                "RUNNER_OS": "Linux",
                "RUNNER_ARCH": "X64",
                **{name: str(file) for name, file in files.items()},
                **{name: self.value(text, inputs, outputs) for name, text in step.get("env", {}).items()},
            }
            done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=world.folder, env=environment,
                                  capture_output=True, text=True, check=False)
            self.out += done.stdout
            self.err += done.stderr
            code = done.returncode
            lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
            outputs[step.get("id")] = dict(line.split("=", 1) for line in lines)
        self.summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        self.outputs = {name: self.value(told["value"], inputs, outputs) for name, told in self.action["outputs"].items()}
        world.check_nothing_ran()
        return code

    def report(self, name):
        return (self.world.folder / self.outputs[name]).read_text(encoding="utf-8")


def results_of(sarif):
    results = json.loads(sarif)["runs"][0]["results"]
    assert all(result["locations"] for result in results), "GitHub rejects a file with one result without a location"
    return [result["level"] for result in results]


def failures_of(junit):
    return len(xml.etree.ElementTree.fromstring(junit).findall(".//failure"))


def test_github(world):
    action = Action(world)
    here = world.with_program

    assert action.run(here) == 0, action.out + action.err
    assert action.outputs["exit-code"] == "0", action.outputs
    assert "error" not in results_of(action.report("sarif"))
    assert failures_of(action.report("junit")) == 0
    assert "::error" not in action.out, action.out
    assert "opened" in action.summary and action.summary == action.report("summary")
    assert action.cached == [] and world.called() == [], "what is on PATH is used as it is"

    world.say(WRONG)
    assert action.run(here) == 1, action.out + action.err
    assert action.outputs["exit-code"] == "1"
    assert re.search(r"^::error file=corpus/daily\.txt,line=4,", action.out, re.MULTILINE), action.out
    assert results_of(action.report("sarif")).count("error") == 1
    assert failures_of(action.report("junit")) == 1
    assert json.loads(action.report("json"))["findings"] and "<html" in action.report("html")
    assert "contradict" in action.summary
    assert "exit 1: 1 error finding" in action.err, action.err

    # Each input reaches the program.
    assert action.run(here, fail_on="never") == 0
    assert action.run(here, max="error=1\n") == 0
    assert action.run(here, max="error=1\ncontradict=0\n") == 1
    assert world.repository.run("baseline", "write").returncode == 0
    assert action.run(here, baseline="baseline.txt") == 0
    assert action.run(here, reports="out/of the way") == 1
    assert action.outputs["sarif"] == "out/of the way/claimcheck.sarif", action.outputs
    world.repository.write("set/claimcheck.yaml", "schema: claimcheck-config/1\nrules: [../rules]\ncorpus: [../corpus]\nfail_on: never\n")
    assert action.run(here, config="set/claimcheck.yaml") == 0, action.err
    (world.folder / "rules").rename(world.folder / "my rules")
    shutil.copytree(world.folder / "corpus", world.folder / "another corpus")
    assert action.run(here, rules="my rules\n", corpus="another corpus\n") == 1, action.err
    assert "file=another corpus/daily.txt" in action.out, action.out
    world.repository.write("w.yaml", "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: opened, source: daily, reason: known, author: A, "
                           "until: 9999-12-31}\n")
    assert action.run(here, rules="my rules", waivers="w.yaml") == 0, action.err

    # Mistakes are told where GitHub shows them, and nothing old is left to be taken for a result.
    assert action.run(here) == 2
    assert "::error title=claimcheck::exit 2: no `rules` in this folder" in action.out, action.out
    assert "exit 2" in action.summary and action.outputs["exit-code"] == "2" and action.outputs["sarif"] == "", action.outputs
    assert list((world.folder / "claimcheck-reports").iterdir()) == []
    for name in ("rules", "corpus", "config", "baseline", "waivers", "fail_on", "max"):
        assert action.run(here, **{name: EVIL}) == 2, name
        assert "::error title=claimcheck::exit 2: " in action.out, action.out
    assert action.run(here, rules="my rules", reports="x$(touch pwned)") == 1
    assert action.run(here, reports="a\nsarif=b") == 2
    (world.folder / "my rules").rename(world.folder / "rules")

    # A summary that GitHub would not take is cut, and says so.
    sources = "".join(f"  - {{id: s{n}, file: daily.txt, published: 2021-06-10}}\n" for n in range(4000))
    world.repository.write("big/corpus.yaml", "schema: claimcheck-corpus/1\nsources:\n" + sources)
    world.repository.write("big/daily.txt", WRONG)
    assert action.run(here, corpus="big") == 1, action.err
    assert len(action.report("summary")) > 1000000 > len(action.summary.encode()) > 500000
    assert action.summary.endswith("**Cut here: the whole is in claimcheck.md.**\n"), action.summary[-200:]

    # Without claimcheck on PATH it is built from the action's own files, once.
    assert action.run(world.without) == 1, action.err
    assert world.called() == ["packages --program", "build release claimcheck"]
    (cached,) = action.cached
    assert re.fullmatch(r"claimcheck-Linux-X64-any-[0-9a-f]{64}", cached["key"]), cached
    for path in cached["path"].split():
        assert pathlib.Path(path).is_file(), f"{path} is to be cached"
    # Taken from a cache it is older than a new checkout; the key says that it is of the same sources.
    for path in world.checkout.rglob("*"):
        if "build" not in path.parts:
            os.utime(path)
    assert action.run(world.without) == 1
    assert world.called() == ["packages --program"] and action.cached == [cached]
    (world.checkout / "checker/more.cc").write_text("", encoding="utf-8")
    assert action.run(world.without) == 1
    assert action.cached[0]["key"] != cached["key"]

    version = world.repository.run("--version").stdout.split()[1]
    world.called()
    assert action.run(here, version=version) == 1
    assert world.called() == []
    assert action.run(world.without, version=version) == 1
    assert action.run(here, version="99.9") == 2, "what is on PATH has another version, and so have the action's own files"
    assert "`version` asks for 99.9" in action.out, action.out
    assert action.run(here, version=EVIL) == 2


def test_pre_commit(world):
    tool = shutil.which("pre-commit")
    if not tool:
        print("NOT TESTED: no pre-commit")
        sys.exit(77)
    home = world.outside / "pre-commit"

    def pre_commit(*words, path=world.without):
        done = subprocess.run([tool, *words], cwd=world.folder, capture_output=True, text=True, check=False,
                              env={**world.repository.environment, "PATH": path, "PRE_COMMIT_HOME": str(home), "LC_ALL": "C.UTF-8"})
        return done.returncode, done.stdout + done.stderr

    def configure(*hooks):
        lines = "".join(f"      - id: {hook}\n" for hook in hooks)
        text = f"repos:\n  - repo: {world.checkout}\n    rev: {world.git('rev-parse', 'HEAD')}\n    hooks:\n{lines}"
        world.repository.write(".pre-commit-config.yaml", text)
        world.repository.git("add", "--all")

    code, out = pre_commit("validate-manifest", str(world.checkout / ".pre-commit-hooks.yaml"))
    assert code == 0, out
    for hook in yaml.safe_load((world.checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert hook["pass_filenames"] is False, hook

    # What claimcheck would be given is not what was changed: it looks at all.
    configure("claimcheck", "claimcheck-test", "claimcheck-fmt")
    code, out = pre_commit("run")
    assert code == 1 and re.search(r"claimcheck test\.+Failed", out), out
    assert "exit 5" in out, "the rules have no tests, which is told"
    configure("claimcheck", "claimcheck-fmt")
    # Built once, by the hook's own wrapper, where pre-commit keeps it.
    assert world.called() == ["build release claimcheck"]
    code, out = pre_commit("run")
    assert code == 0 and re.search(r"claimcheck check\.+Passed", out), out
    world.repository.commit("all is well")
    assert pre_commit("install")[0] == 0
    world.say(WRONG)
    world.repository.git("add", "--all")
    world.repository.environment["PRE_COMMIT_HOME"] = str(home)
    commit = subprocess.run(["git", "commit", "--message", "wrong"], cwd=world.folder, capture_output=True, text=True, check=False,
                            env=world.repository.environment)
    assert commit.returncode == 1 and "corpus/daily.txt:4:" in commit.stderr, commit.stderr
    world.repository.write("notes.txt", "Not a source.\n")
    code, out = pre_commit("run", "--files", "notes.txt")
    assert code == 1 and re.search(r"claimcheck check\.+Failed", out) and "contradict" in out, out
    world.say(DAILY + "It snowed.\n")
    world.repository.commit("right again")
    assert world.called() == []

    configure("claimcheck-system", "claimcheck-lint")
    code, out = pre_commit("run", path=world.with_program)
    assert re.search(r"claimcheck check \(installed\)\.+Passed", out), out
    assert re.search(r"claimcheck lint\.+Passed", out), out
    code, out = pre_commit("run")
    assert code == 1 and "Executable `claimcheck` not found" in out, out


def test_gitlab(world, root):
    job = yaml.safe_load((root / "reports/ci/gitlab.yml").read_text(encoding="utf-8"))["claimcheck"]
    reports = job["artifacts"]["reports"]

    def run(path, **given):
        assert not set(given) - set(job["variables"]), given
        # One shell for all lines, which ends at the first that fails.
        return subprocess.run(
            ["sh", "-ec", "\n".join(job["script"])], cwd=world.folder, capture_output=True, text=True, check=False,
            env={**world.repository.environment, "PATH": path, **job["variables"], **given})

    def report(name):
        return (world.folder / reports[name]).read_text(encoding="utf-8")

    here = world.with_program
    done = run(here)
    assert done.returncode == 0, done.stderr
    assert json.loads(report("codequality")) is not None and failures_of(report("junit")) == 0
    before = [entry for entry in json.loads(report("codequality")) if entry["severity"] in ("critical", "major", "blocker")]
    assert not before, before
    world.say(WRONG)
    done = run(here)
    assert done.returncode == 1 and "exit 1: 1 error finding" in done.stderr, done.stderr
    assert "contradict" in done.stdout
    (entry,) = [entry for entry in json.loads(report("codequality")) if entry["location"]["path"] == "corpus/daily.txt" and
                entry["severity"] in ("critical", "major", "blocker")]
    assert entry["fingerprint"]
    assert failures_of(report("junit")) == 1
    assert (world.folder / job["artifacts"]["paths"][0]).is_dir()
    assert not (world.folder / "claimcheck-ci.bash").exists()

    assert run(here, CLAIMCHECK_FAIL_ON="never").returncode == 0
    assert run(here, CLAIMCHECK_MAX="error=1\nwarning=0").returncode == 0
    assert world.repository.run("baseline", "write").returncode == 0
    assert run(here, CLAIMCHECK_BASELINE="baseline.txt").returncode == 0
    (world.folder / "rules").rename(world.folder / "my rules")
    assert run(here, CLAIMCHECK_RULES="my rules", CLAIMCHECK_CORPUS="corpus").returncode == 1
    assert run(here).returncode == 2
    assert not (world.folder / reports["junit"]).exists(), "nothing old is left to be taken for a result"
    (world.folder / "my rules").rename(world.folder / "rules")
    for name in job["variables"]:
        if name not in ("CLAIMCHECK_REPOSITORY", "CLAIMCHECK_VERSION"):
            done = run(here, **{name: EVIL})
            assert done.returncode == 2 and "exit 2: " in done.stderr, (name, done.stderr)
    assert world.called() == []

    # Without claimcheck on PATH it is cloned and built, once.
    done = run(world.without)
    assert done.returncode == 2 and "do not say where to get it" in done.stderr, done.stderr
    source = {"CLAIMCHECK_REPOSITORY": f"file://{world.checkout}", "CLAIMCHECK_VERSION": "v1"}
    assert run(world.without, **{**source, "CLAIMCHECK_VERSION": "v2"}).returncode != 0
    assert run(world.without, **{**source, "CLAIMCHECK_REPOSITORY": EVIL}).returncode != 0
    assert run(world.without, **{**source, "CLAIMCHECK_REPOSITORY": "--upload-pack=touch pwned"}).returncode != 0
    for calls in (["packages --program", "build release claimcheck"], ["packages --program"]):
        done = run(world.without, **source)
        assert done.returncode == 1 and "exit 1: 1 error finding" in done.stderr, done.stderr
        assert world.called() == calls
    assert (world.folder / job["cache"]["paths"][0]).is_dir()
    world.check_nothing_ran()


def snippets(root):
    """The YAML of reports/CI.md, by the file that its first line names."""
    text = (root / "reports/CI.md").read_text(encoding="utf-8")
    found = {}
    for block in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        found[block[0]] = yaml.safe_load(block[1])
    return found


def check_snippet(root, what):
    """What is there to be copied names what there is."""
    if what == "github":
        steps = snippets(root)[".github/workflows/claims.yml"]["jobs"]["claims"]["steps"]
        (step,) = [step for step in steps if step["uses"].startswith("OWNER/claimcheck@")]
        known = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["inputs"]
        assert step["with"] and not set(step["with"]) - set(known), step
    elif what == "gitlab":
        variables = snippets(root)[".gitlab-ci.yml"]["claimcheck"]["variables"]
        known = yaml.safe_load((root / "reports/ci/gitlab.yml").read_text(encoding="utf-8"))["claimcheck"]["variables"]
        assert variables and not set(variables) - set(known), variables
    else:
        hooks = {hook["id"] for hook in snippets(root)[".pre-commit-config.yaml"]["repos"][0]["hooks"]}
        known = {hook["id"] for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        assert hooks and not hooks - known, hooks


def main():
    program, root, what = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    check_snippet(root, what)
    world = World(program, root)
    if what == "gitlab":
        test_gitlab(world, root)
    else:
        {"github": test_github, "pre-commit": test_pre_commit}[what](world)
    print(f"{what}: every step did what it says")


if __name__ == "__main__":
    main()

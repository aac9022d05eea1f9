"""A git repository with rules and sources, for tests of the whole program."""

import os
import pathlib
import subprocess
import tempfile

RULES = """schema: claimcheck/1
subjects:
  bridge: {names: [the Tarn Bridge]}
claims:
  - id: opened
    kind: date
    claim: The bridge was opened on 4 June 2021.
    about: bridge
    cue: open~
    expect: 2021-06-04
  - id: lanes
    kind: number
    claim: The bridge has 2 lanes.
    about: bridge
    of: lane~
    expect: 2
"""

MANIFEST = """schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt, published: 2021-06-10}
  - {id: post, file: post.txt, published: 2021-06-11}
"""

DAILY = """A bridge at last

The town turned out in the rain.
The Tarn Bridge was opened on 4 June 2021.
It rained.
"""

POST = "The Tarn Bridge has 2 lanes.\n"


class Repository:
    """A folder under git, gone with the object. Paths are relative to it."""

    def __init__(self, program):
        self.program = program
        self.made = tempfile.TemporaryDirectory(prefix="claimcheck.")
        self.root = pathlib.Path(self.made.name).resolve()
        # Nothing of the machine's git: neither its user nor its settings.
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root / "home"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2021-06-12T12:00:00Z",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": "2021-06-12T12:00:00Z",
        }
        self.git("init", "--quiet", "--initial-branch=main", ".")

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def write_project(self, folder="."):
        self.write(f"{folder}/rules/bridge.yaml", RULES)
        self.write(f"{folder}/corpus/corpus.yaml", MANIFEST)
        self.write(f"{folder}/corpus/daily.txt", DAILY)
        self.write(f"{folder}/corpus/post.txt", POST)

    def git(self, *words):
        run = subprocess.run(["git", *words], cwd=self.root, env=self.environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, (words, run.stderr)
        return run.stdout.strip()

    def commit(self, message="change"):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def run(self, *words, folder=".", **settings):
        """The program's exit code, output and complaints."""
        return subprocess.run(
            [self.program, *words],
            cwd=self.root / folder,
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            check=False,
        )

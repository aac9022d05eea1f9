#!/usr/bin/env python3
"""Uses `claimcheck lsp` from a real editor: Neovim without its window.

    neovim_test.py PROGRAM

Exits with 77, which ctest shows as skipped, if there is no Neovim.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RULES = """schema: claimcheck/1
vocabulary:
  boat: ferry | boat
subjects:
  hilda: {names: [Hilda, "new {boat}"]}
claims:
  - id: first-trip
    kind: date
    claim: The Hilda first sailed on 3 May 2024.
    about: hilda
    cue: sail~
    expect: 2024-05-03
"""
FILES = {
    "rules/ship.yaml": RULES,
    "corpus/corpus.yaml": """schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt, published: 2024-05-10}
  - {id: post, file: post.txt, published: 2024-05-11}
""",
    "waivers.yaml": """schema: claimcheck-waivers/1
waivers:
  - claim: first-trip
    source: post
    reason: The post printed a correction.
    author: K. Lind
    until: 2999-06-30
""",
    "corpus/daily.txt": "The Hilda sailed on 3 May 2024.\n",
    "corpus/post.txt": "The Hilda sailed on 5 May 2024.\n",
}
SEEN = """diagnostic 11:5 unknown key `cu`; did you mean `cue`?
action Change to `cue`
mended cue: sail~
completion boat
hover The Hilda first sailed on 3 May 2024.
hover **1 agree · 1 contradict**
hover | source | stance | words |
hover |---|---|---|
hover | post | contradict | “5 May 2024” (1:21) |
hover | daily | agree | “3 May 2024” (1:21) |
definition 5:3
lens 7 1 agree · 1 contradict
renamed ship: {names: [Hilda, "new {boat}"]}
renamed about: ship
waivers 3:12 unknown claim `first-tip`; did you mean `first-trip`?
waivers definition ship.yaml 7:9
waivers renamed - id: maiden-trip
waivers renamed - claim: maiden-trip
"""


def main():
    program = os.path.abspath(sys.argv[1])
    editor = shutil.which("nvim")
    if editor is None:
        print("SKIPPED: there is no nvim; install the package `neovim`")
        sys.exit(77)
    script = pathlib.Path(__file__).with_name("neovim.lua")
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        for file, text in FILES.items():
            (root / file).parent.mkdir(exist_ok=True)
            (root / file).write_text(text, encoding="utf-8")
        environment = {**os.environ, "HOME": name, "XDG_CONFIG_HOME": name,
                       "XDG_DATA_HOME": name, "XDG_STATE_HOME": name}
        run = subprocess.run(
            [editor, "--headless", "-n", "-u", "NONE", "-i", "NONE",
             "-c", f"lua arg_root = [[{root}]]",
             "-c", f"lua arg_program = [[{program}]]",
             "-c", f"luafile {script}"],
            capture_output=True, text=True, timeout=300, env=environment,
            cwd=root)
    if run.stdout != SEEN:
        print("wanted:", SEEN, "got:", run.stdout, run.stderr, sep="\n")
        sys.exit(1)


if __name__ == "__main__":
    main()

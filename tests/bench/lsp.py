#!/usr/bin/env python3
"""Measures how long `claimcheck lsp` takes to answer a keystroke.

    tests/bench/lsp.py PROGRAM [--claims 1000] [--sources 1000] [--rounds 20]

Makes rules and sources with generate.py (the same each time), opens a rule
file of them, types into it one character after the other, and takes the time
from each change to its diagnostics, and to code lenses of the new text.
"""

import os
import pathlib
import statistics
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent / "lsp"))
import client  # noqa: E402
from project import arguments, project  # noqa: E402


def row(name, times):
    times.sort()
    print(f"{name:34} median {statistics.median(times):6.1f} ms   worst "
          f"{times[-1]:6.1f} ms")


def main():
    options = arguments(__doc__).parse_args()
    with project(options) as folder:
        begin = time.monotonic()
        lsp = client.Client(os.path.abspath(options.program), folder)
        file = "rules/topic-0007.yaml"
        text = (folder / file).read_text(encoding="utf-8")
        lsp.open(file, text)
        lsp.request("textDocument/codeLens", lsp.at(file, 0, 0))
        print(f"{options.claims} claims x {options.sources} sources; "
              f"first code lenses after {time.monotonic() - begin:.1f} s")
        line = text[:text.index("cue: opened |")].count("\n")
        wrong, lenses, completions = [], [], []
        for i in range(options.rounds):
            begin = time.monotonic()
            lsp.change(file, [{
                "range": {"start": {"line": line, "character": 9 + i},
                          "end": {"line": line, "character": 9 + i}},
                "text": "re-opened by the mayor in the summer"[i % 36]}])
            lsp.diagnostics(file)
            wrong.append(1000 * (time.monotonic() - begin))
            lsp.request("textDocument/codeLens", lsp.at(file, 0, 0))
            lenses.append(1000 * (time.monotonic() - begin))
            begin = time.monotonic()
            lsp.request("textDocument/completion", lsp.at(file, line, 9 + i))
            completions.append(1000 * (time.monotonic() - begin))
        row("keystroke to diagnostics", wrong)
        row("keystroke to code lenses", lenses)
        row("completion", completions)
        lsp.close()


if __name__ == "__main__":
    main()

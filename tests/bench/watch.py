#!/usr/bin/env python3
"""Measures how long `claimcheck watch` takes from a save to its answer.

    tests/bench/watch.py PROGRAM [--claims 1000] [--sources 1000] [--rounds 20]

Makes rules and sources with generate.py (the same each time), starts the
program on them, saves changed files as editors do (a new file in the old
one's place) and takes the time until the new summary line can be read.
"""

import os
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from project import arguments, project  # noqa: E402


def save(path, text):
    other = path.with_name(path.name + "~new")
    other.write_text(text, encoding="utf-8")
    other.rename(path)


class Watch:
    def __init__(self, program, folder, jobs):
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [program, "watch", "--rules", folder / "rules", "--corpus",
             folder / "corpus", "-j", str(jobs)],
            stdout=subprocess.PIPE, text=True)
        self.summary()
        self.start = time.monotonic() - begin

    def summary(self):
        """Reads up to the next summary; returns how many lines came before."""
        lines = 0
        for line in self.process.stdout:
            if " claims x " in line:
                return lines
            lines += 1
        sys.exit("the program ended")

    def time_of(self, path, text):
        begin = time.monotonic()
        save(path, text)
        flips = self.summary()
        return 1000 * (time.monotonic() - begin), flips


def measure(name, watch, path, texts, rounds):
    old = path.read_text(encoding="utf-8")
    times, flips = [], 0
    for i in range(rounds):
        took, lines = watch.time_of(path, texts(old, i) if i % 2 == 0 else old)
        times.append(took)
        flips += lines
    if rounds % 2:
        watch.time_of(path, old)
    times.sort()
    print(f"{name:34} median {statistics.median(times):6.1f} ms   worst "
          f"{times[-1]:6.1f} ms   {flips} cells flipped")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args()
    with project(options) as folder:
        watch = Watch(os.path.abspath(options.program), folder, options.jobs)
        print(f"{options.claims} claims x {options.sources} sources; "
              f"first summary after {watch.start:.1f} s")
        rules = folder / "rules" / "topic-0007.yaml"
        measure("a source: a sentence more", watch,
                folder / "corpus" / "source-5.txt",
                lambda old, i: old + "The harbour was opened on 3 May 2012.\n",
                options.rounds)
        measure("a cue of one claim", watch, rules,
                lambda old, i: old.replace("cue: opened |",
                                           f"cue: closed{i} |", 1),
                options.rounds)
        measure("an expected value", watch, rules,
                lambda old, i: old.replace("expect: 2010-05",
                                           "expect: 1871-05", 1),
                options.rounds)
        measure("the names of a subject (10 claims)", watch, rules,
                lambda old, i: old.replace("generic: the ", "generic: that "),
                options.rounds)
        measure("the names of a voice", watch, rules,
                lambda old, i: old.replace("names: [Speaker ",
                                           "names: [Deputy Speaker ", 1),
                options.rounds)
        measure("a line more at the top of the rules", watch, rules,
                lambda old, i: "# Topic\n" + old, options.rounds)
        watch.process.terminate()
        watch.process.wait()


if __name__ == "__main__":
    main()

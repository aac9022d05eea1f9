#!/usr/bin/env python3
"""Puts the prefilter beside what else could look for many phrases.

    cmake --preset release -DCLAIMCHECK_BENCHMARKS=ON
    cmake --build --preset release --target prefilter_bench
    tests/bench/side_by_side.py build/release/tests/bench/prefilter_bench

Runs the libraries inside prefilter_bench (RE2::Set, Vectorscan if it was built
in) and the programs ripgrep and ugrep, where they are installed, in turn, and
prints medians and how many times faster the prefilter is. All on one thread,
with the same text and the same phrases; a program that needs more than a
minute is given up.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

GIVE_UP_SECONDS = 60
PHRASES_PER_CLAIM = 3


def library_speeds(program, claims):
    """MB/s by name, of one run."""
    out = subprocess.run(
        [program, f"--benchmark_filter=/{claims}$", "--benchmark_format=json"],
        check=True, capture_output=True, text=True).stdout
    return {b["name"].split("/")[0].removeprefix("BM_"):
            b["bytes_per_second"] / 1e6
            for b in json.loads(out)["benchmarks"]}


def grep_speed(command, folder):
    """MB/s, or None if it was given up."""
    size = (folder / "text.txt").stat().st_size
    begin = time.monotonic()
    try:
        subprocess.run(command + ["-f", folder / "expressions.txt",
                                  folder / "text.txt"],
                       stdout=subprocess.DEVNULL, timeout=GIVE_UP_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return size / 1e6 / (time.monotonic() - begin)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--claims", type=int, nargs="+",
                        default=[10, 100, 333, 1000])
    args = parser.parse_args()
    greps = {"ripgrep": ["rg", "-j1", "-i", "-o"],
             "ugrep": ["ugrep", "-J1", "-i", "-o"]}
    if hasattr(os, "sched_setaffinity"):  # One core for everybody.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for claims in args.claims:
        speeds, given_up = {}, set()
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run([args.program, "--dump", name, str(claims)],
                           check=True)
            for _ in range(args.rounds):
                for engine, speed in library_speeds(args.program,
                                                    claims).items():
                    speeds.setdefault(engine, []).append(speed)
                for engine, command in greps.items():
                    if shutil.which(command[0]) is None or engine in given_up:
                        continue
                    speed = grep_speed(command, folder)
                    if speed is None:
                        given_up.add(engine)
                    else:
                        speeds.setdefault(engine, []).append(speed)
        ours = statistics.median(speeds["Prefilter"])
        print(f"{claims} claims, {claims * PHRASES_PER_CLAIM} phrases: "
              f"prefilter {ours:.0f} MB/s", flush=True)
        for engine, found in speeds.items():
            if engine == "Prefilter":
                continue
            median = statistics.median(found)
            print(f"  {engine} {median:.3g} MB/s: {ours / median:.3g}x")
        for engine in sorted(given_up):
            print(f"  {engine}: no answer in {GIVE_UP_SECONDS} s")


if __name__ == "__main__":
    main()

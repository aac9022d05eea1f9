#!/usr/bin/env python3
"""Fuzzes every target (see targets.h) for some time each.

    tests/fuzz/run.py --seconds 900              # all, 15 minutes each
    tests/fuzz/run.py --seconds 3600 text rules  # some
    tests/fuzz/run.py --hours 8                  # all in turn, until time is up

Needs Clang with libFuzzer (Debian: clang, libclang-rt-14-dev); builds in
build/fuzz with the address and undefined-behaviour sanitizers. Seeds are those
of tests/fuzz/seeds and the shipped rules, corpora and test cases; what a run
adds to them stays in build/fuzz/corpus for the next. A finding is written to
build/fuzz/findings, printed with the command that plays it again, and makes
the exit code 1. Put it, small and renamed, into tests/fuzz/findings/TARGET
when it is mended: the test suite plays it from then on.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "fuzz"
PROGRAM = BUILD / "tests" / "fuzz" / "claimcheck_fuzz"
CLANGS = ["clang++", "clang++-14"]
LONGEST_INPUT = 8192
LONGEST_SECONDS = 20  # Of one input: linear work takes milliseconds.

# Files of the project that are good seeds, by target.
MORE_SEEDS = {
    "text": ["corpus/**/*.txt", "corpus/**/*.md"],
    "values": ["corpus/**/*.txt"],
    "yaml": ["rules/**/*.yaml", "tests/cases/*.yaml", "tests/**/bad/*.yaml"],
    "rules": ["rules/**/*.yaml", "tests/rules/bad/*.yaml"],
    "html": ["corpus/**/*.html", "tests/**/*.html"],
    "json-lines": ["corpus/**/*.jsonl", "tests/**/*.jsonl"],
    "manifest": ["corpus/**/corpus.yaml", "tests/corpus/bad/**/*.yaml"],
    "ledgers": ["tests/ledger/**/*.yaml", "tests/ledger/**/*.txt"],
    "matching": ["corpus/**/*.txt"],
    "observing": ["corpus/**/*.txt"],
    "halves": ["corpus/**/*.txt"],
}


def build():
    clang = next(filter(None, map(shutil.which, CLANGS)), None)
    if clang is None:
        sys.exit("no Clang found; on Debian: apt install clang libclang-rt-14-dev")
    subprocess.run(
        ["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja",
         f"-DCMAKE_CXX_COMPILER={clang}", "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
         "-DCMAKE_CXX_FLAGS=-fsanitize=fuzzer-no-link",
         "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1",
         "-DCLAIMCHECK_SANITIZE=address,undefined",
         "-DCLAIMCHECK_FUZZERS=ON"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "--target", "claimcheck_fuzz"],
                   check=True)


def all_targets():
    told = subprocess.run([PROGRAM], capture_output=True, text=True,
                          env={**os.environ, "CLAIMCHECK_FUZZ_TARGET": ""})
    return re.findall(r"^  (\S+)", told.stderr, re.M)


def add_seeds(target, corpus):
    corpus.mkdir(parents=True, exist_ok=True)
    paths = list((ROOT / "tests" / "fuzz" / "seeds" / target).glob("*"))
    paths += (ROOT / "tests" / "fuzz" / "findings" / target).glob("*")
    for pattern in MORE_SEEDS.get(target, []):
        paths += ROOT.glob(pattern)
    for number, path in enumerate(sorted(paths)):
        if path.stat().st_size <= LONGEST_INPUT:
            shutil.copy(path, corpus / f"seed-{number}-{path.name}")


def fuzz(target, seconds):
    """Whether nothing was found."""
    corpus = BUILD / "corpus" / target
    findings = BUILD / "findings" / target
    findings.mkdir(parents=True, exist_ok=True)
    add_seeds(target, corpus)
    run = subprocess.run(
        [PROGRAM, corpus, f"-max_total_time={seconds}",
         f"-max_len={LONGEST_INPUT}", f"-timeout={LONGEST_SECONDS}",
         "-rss_limit_mb=2048", f"-artifact_prefix={findings}/",
         "-print_final_stats=1", "-verbosity=0"],
        env={**os.environ, "CLAIMCHECK_FUZZ_TARGET": target},
        capture_output=True, text=True, errors="replace")
    executions = re.search(r"number_of_executed_units: (\d+)", run.stderr)
    print(f"{target}: {executions.group(1) if executions else '?'} inputs in "
          f"{seconds} s, corpus of {len(list(corpus.iterdir()))}: "
          f"{'nothing found' if run.returncode == 0 else 'FOUND'}", flush=True)
    if run.returncode == 0:
        return True
    print("\n".join(run.stderr.splitlines()[-40:]))
    written = re.search(r"Test unit written to (\S+)", run.stderr)
    if written:
        print(f"CLAIMCHECK_FUZZ_TARGET={target} {PROGRAM} {written.group(1)}")
    return False


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="of each")
    parser.add_argument("--hours", type=float, default=0,
                        help="go round until these are over")
    args = parser.parse_args()
    build()
    known = all_targets()
    for target in args.targets:
        if target not in known:
            parser.error(f"no target {target}; there are {', '.join(known)}")
    end = time.monotonic() + args.hours * 3600
    fine = True
    while True:
        for target in args.targets or known:
            fine = fuzz(target, args.seconds) and fine
        if time.monotonic() >= end:
            return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())

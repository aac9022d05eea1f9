#!/usr/bin/env python3
"""Measures claimcheck on other people's test suites and prints one table.

    tests/eval/run.py [SUITE ..] [--errors] [--write FILE]

The suites are read from `../shared/data` beside the project, or from CLAIMCHECK_DATA; the program is the release build, or
CLAIMCHECK_PROGRAM. A suite that is not there is named, and makes the exit code 3; a figure under its target makes it 1.
"""

import argparse
import datetime
import importlib
import pathlib
import subprocess
import sys

import harness

HERE = pathlib.Path(__file__).resolve().parent
NOT_SUITES = {"harness", "run"}


def suites():
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_SUITES)


def shown(value):
    return "" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def table(rows):
    header = ["suite", "measure", "cases", "reached", "at least", "", "anchor"]
    lines = [header]
    for row in rows:
        reached = row.value is not None and (row.target is None or row.value >= row.target)
        mark = "" if row.target is None else "yes" if reached else "NO"
        lines.append([row.suite, row.measure, shown(row.cases), shown(row.value), shown(row.target), mark, row.anchor])
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines)


def commit():
    run = subprocess.run(["git", "log", "-1", "--format=%h of %cs"], cwd=HERE, capture_output=True, text=True, check=False)
    return run.stdout.strip() or "unknown"


def write(path, text):
    page = f"""# What claimcheck reaches on other people's test suites

Written by `tests/eval/run.py --write` on {datetime.date.today()}, at commit {commit()} or what followed it. Development halves
only; the anchors are published figures or those of the suite's own authors. [README.md](README.md) says how each suite is read.

{text}
"""
    pathlib.Path(path).write_text(page, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help="some of: " + ", ".join(suites()))
    parser.add_argument("--errors", action="store_true", help="print what is wrong, by cause")
    parser.add_argument("--write", metavar="FILE", help="also write the table as a page")
    arguments = parser.parse_args()
    unknown = set(arguments.suites) - set(suites())
    if unknown:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}; there are {', '.join(suites())}")
    rows, missing = [], []
    for name in arguments.suites or suites():
        module = importlib.import_module(name)
        try:
            rows += module.rows()
            if arguments.errors and hasattr(module, "errors"):
                module.errors(sys.stdout)
        except harness.Missing as gone:
            missing.append(f"{name}: {gone}")
    text = table(rows)
    print(text)
    for line in missing:
        print(f"NOT MEASURED, data missing: {line}", file=sys.stderr)
    if arguments.write and not missing:
        write(arguments.write, text)
    if missing:
        return 3
    return 1 if any(row.target is not None and (row.value is None or row.value < row.target) for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())

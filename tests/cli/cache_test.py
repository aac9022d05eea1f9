#!/usr/bin/env python3
"""Does `--cache` change nothing but the time?

    cache_test.py CLAIMCHECK

After every change of an input, of the same size and with the same times where it can be, a run with the cache writes the bytes, says the
words and ends with the code of a run without. Entries that are damaged, foreign or exchanged are not trusted.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
RULES = """schema: claimcheck/1
title: A ferry
subjects:
  hilda: {names: ["[ferry] Hilda"], generic: the ferry}
claims:
  - id: first-trip
    kind: date
    claim: The Hilda sailed first on 3 May 2024.
    about: hilda
    cue: "first (trip | crossing)"
    expect: 2024-05-03
  - id: cars
    kind: number
    claim: The Hilda carries 120 cars.
    about: hilda
    of: car~
    expect: 120
"""
FORMATS = ["--format", "text", "--format", "json=out.json", "--format", "html=out.html"]


def run(folder, *arguments, stdin=None):
    for name in ("out.json", "out.html"):
        (folder / name).unlink(missing_ok=True)
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, input=stdin, check=False)
    files = tuple((folder / name).read_bytes() if (folder / name).exists() else b"" for name in ("out.json", "out.html"))
    return done.returncode, done.stdout, done.stderr.replace(b" --cache ../cache", b""), files


def same(folder, what, *arguments):
    """Twice with the cache: what is made, and what is found."""
    want = run(folder, "check", *FORMATS, *arguments)
    for time in ("first", "second"):
        got = run(folder, "check", *FORMATS, *arguments, "--cache", "../cache")
        if got != want:
            part = next(i for i in range(4) if got[i] != want[i])
            sys.exit(f"{what}, {time} time: {('code', 'output', 'messages', 'files')[part]} differ\n{str(want[part])[:2000]}\n{str(got[part])[:2000]}")
    return want


def write(path, text, times=None):
    path.write_text(text, encoding="utf-8")
    if times:
        os.utime(path, ns=times)


def entries(folder):
    return sorted(path for path in (folder.parent / "cache").glob("*/*") if path.is_file())


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "project"
        (folder / "corpus").mkdir(parents=True)
        (folder / "rules").mkdir()
        rules, manifest = folder / "rules/r.yaml", folder / "corpus/corpus.yaml"
        write(rules, RULES)
        sources = "schema: claimcheck-corpus/1\nsources:\n" + "".join(f"  - {{id: s{i}, file: s{i}.txt, published: 2024-05-10}}\n" for i in range(5))
        write(manifest, sources)
        for i in range(5):
            write(folder / f"corpus/s{i}.txt", f"The ferry Hilda made her first trip on {i + 2} May 2024. The ferry Hilda carries 12{i} cars.\n")
        if same(folder, "a project")[0] != 1:
            sys.exit("no findings to look at")
        # 5 observations and a result.
        if len(entries(folder)) != 6:
            sys.exit(f"{len(entries(folder))} entries, wanted 6")

        # A file of the same size and time.
        source = folder / "corpus/s1.txt"
        stat = source.stat()
        before = source.read_text(encoding="utf-8")
        write(source, before.replace("3 May", "9 May"), (stat.st_atime_ns, stat.st_mtime_ns))
        changed = same(folder, "a source with other bytes")
        write(source, before, (stat.st_atime_ns, stat.st_mtime_ns))
        if same(folder, "a source as before") == changed:
            sys.exit("another date changes nothing")
        for path, old, new in ((rules, "expect: 120", "expect: 121"), (rules, "title: A ferry", "# more\ntitle: A ferry"),
                               (manifest, "s0.txt, published: 2024-05-10", "s0.txt, published: 2024-05-01"), (manifest, "id: s4", "id: x4")):
            text = path.read_text(encoding="utf-8")
            write(path, text.replace(old, new))
            same(folder, f"{path.name}: {new}")
        for arguments in (["--only", "cars"], ["--fail-on", "never"], ["--max", "error=9"], ["--show", "error"], ["-q"], ["-j1"], ["--color", "always"]):
            same(folder, str(arguments), *arguments)
        # Files that come and go.
        write(folder / "rules/more.yaml", RULES.replace("first-trip", "maiden").replace("id: cars", "id: autos"))
        same(folder, "another rule file")
        (folder / "rules/more.yaml").unlink()
        same(folder, "a rule file less")
        write(folder / "claimcheck.yaml", "schema: claimcheck-config/1\noverrides:\n  - {sources: [s0], severity: {contradict: hint}}\n")
        same(folder, "settings")
        write(folder / "claimcheck.yaml", "schema: claimcheck-config/1\noverrides:\n  - {sources: [s2], severity: {contradict: hint}}\n")
        same(folder, "other settings")
        (folder / "claimcheck.yaml").unlink()
        run(folder, "baseline", "write")
        same(folder, "a baseline", "--baseline", "baseline.txt")
        lines = (folder / "baseline.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        write(folder / "baseline.txt", "".join(lines[:-1]))
        same(folder, "a baseline less", "--baseline", "baseline.txt")
        write(folder / "waivers.yaml", "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: first-trip, source: [s0], stance: contradict, reason: A misprint, author: Ann, until: 2025-01-31}\n")
        for day in ("2025-01-30", "2025-02-02"):
            same(folder, f"waivers on {day}", "--today", day)
        (folder / "waivers.yaml").unlink()
        # Errors are found again.
        write(folder / "corpus/s3.txt", "")
        if same(folder, "an empty source")[0] != 3:
            sys.exit("an empty source is no error")
        same(folder, "an empty source, knowingly", "--allow-partial")
        (folder / "corpus/s3.txt").unlink()
        same(folder, "a source that went")
        write(folder / "corpus/s3.txt", "The ferry Hilda carries 123 cars.\n")
        write(rules, RULES.replace("expect: 120", "expct: 120"))
        if same(folder, "a mistake in rules")[0] != 2:
            sys.exit("a mistake in rules is no error")
        write(rules, RULES)
        want = same(folder, "as at first")

        # Entries that are not what they were.
        chance = random.Random(3)
        for what in ("flip", "cut", "empty", "swap", "foreign", "folder"):
            for entry in entries(folder):
                data = entry.read_bytes()
                if what == "flip":
                    at = chance.randrange(len(data))
                    entry.write_bytes(data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1:])
                elif what == "cut":
                    entry.write_bytes(data[:chance.randrange(len(data))])
                elif what == "empty":
                    entry.write_bytes(b"")
                elif what == "foreign":
                    entry.write_bytes(b"#!/bin/sh\n")
                elif what == "folder":
                    entry.unlink()
                    entry.mkdir()
            if what == "swap":
                # Values that are whole and of another key.
                every = entries(folder)
                for a, b in zip(every[::2], every[1::2]):
                    one, other = a.read_bytes(), b.read_bytes()
                    a.write_bytes(other)
                    b.write_bytes(one)
            got = run(folder, "check", *FORMATS, "--cache", "../cache")
            if (got[0], got[1], got[3]) != (want[0], want[1], want[3]):
                sys.exit(f"entries after `{what}`: another report")
            warned = got[2].count(b"going on without the cache")
            if warned != (1 if what == "folder" else 0):
                sys.exit(f"entries after `{what}`: {warned} warnings\n{got[2].decode()}")
            shutil.rmtree(folder.parent / "cache")
            same(folder, f"a new cache after `{what}`")

        # observe, and check after it.
        shutil.rmtree(folder.parent / "cache")
        lines = run(folder, "observe")[1]
        for _ in range(2):
            if run(folder, "observe", "--cache", "../cache")[1] != lines:
                sys.exit("observe writes other lines with a cache")
        if len(entries(folder)) != 5:
            sys.exit("observe: not one entry for each source")
        same(folder, "check after observe")
        posts = b'{"id": "a", "text": "The ferry Hilda carries 119 cars."}\n'
        for text in (posts, posts.replace(b"119", b"120")):
            want = run(folder, "check", "--corpus", "-", stdin=text)
            if run(folder, "check", "--corpus", "-", "--cache", "../cache", stdin=text) != want:
                sys.exit("standard input: another report")

        # Many runs at once on an empty cache.
        shutil.rmtree(folder.parent / "cache")
        want = run(folder, "check", "--format", "json")[1]
        runs = [subprocess.Popen([PROGRAM, "check", "--format", "json", "--cache", "../cache"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)]
        for one in runs:
            out, err = one.communicate()
            if out != want or one.returncode != 1 or b"warning" in err:
                sys.exit(f"eight runs at once: exit {one.returncode}\n{err.decode()}")
        # A cache that cannot be one.
        write(folder / "file", "text")
        got = run(folder, "check", "--format", "json", "--cache", "file")
        if got[1] != want or got[2].count(b"warning: cannot use the cache file") != 1:
            sys.exit(f"a file for a cache: {got[2].decode()}")
        # By the settings.
        write(folder / "claimcheck.yaml", "schema: claimcheck-config/1\ncache: .cache\n")
        if run(folder, "check", "--format", "json")[1] != want or not (folder / ".cache").is_dir():
            sys.exit("`cache:` of claimcheck.yaml makes none")
    print("the cache changes nothing but the time")


if __name__ == "__main__":
    main()

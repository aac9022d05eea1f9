#!/usr/bin/env python3
"""Is nothing lost and nothing wrong when things go wrong?

    faults_test.py CLAIMCHECK ROOT WHAT [TIMES]

WHAT is `kill` (kill -9 at random moments of cached runs, TIMES of them), `disk` (a small tmpfs that is full, which takes root), `read`
(a source that cannot be read, and the same of pipes) or `replaced` (a source that is written over while it is read). Exit code 77: not tested.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM, ROOT, WHAT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
TIMES = int(sys.argv[4]) if len(sys.argv) > 4 else 25


def run(folder, *arguments, **more):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, check=False, **more)


def generate(folder, sources, claims):
    subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", "--sources", str(sources), "--claims", str(claims), "--text-files", folder],
                   check=True, stdout=subprocess.DEVNULL)


CHECK = ["check", "--rules", "rules", "--corpus", "corpus", "--fail-on", "never", "--format", "json=out.json"]


def fail(what, done=None):
    sys.exit(what + (f"\nexit {done.returncode}\n{done.stderr.decode()[:3000]}" if done else ""))


def kill(folder):
    generate(folder, 40, 40)
    want = run(folder, *CHECK)
    report = (folder / "out.json").read_bytes()
    command = [*CHECK, "--cache", "cache"]
    started = time.monotonic()
    run(folder, *command)
    whole = time.monotonic() - started
    chance = random.Random(4)
    killed = number = 0
    while killed < TIMES:
        number += 1
        if number > 20 * TIMES:
            fail(f"only {killed} of {number} runs were killed before they ended")
        # An empty cache, one that has all but the result, or one that is whole.
        if number % 4 == 0:
            shutil.rmtree(folder / "cache")
        if number % 4 == 2:
            some = sorted((folder / "corpus").glob("*.txt"))[number % 40]
            some.write_bytes(some.read_bytes() + b"\nAnother line.\n")
            run(folder, *CHECK)
            report = (folder / "out.json").read_bytes()
        before = chance.choice([b"", b"an older report"])
        (folder / "out.json").write_bytes(before)
        process = subprocess.Popen([PROGRAM, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A run that finds all is over soon.
        time.sleep(chance.random() * whole * (1 if number % 4 == 0 else 0.3))
        process.kill()
        killed += process.wait() == -9
        if (folder / "out.json").read_bytes() not in (before, report):
            fail(f"kill {number}: a report that is neither the old nor the new one")
        done = run(folder, *command)
        if done.returncode != 0 or done.stderr != want.stderr:
            fail(f"kill {number}: the next run", done)
        if (folder / "out.json").read_bytes() != report:
            fail(f"kill {number}: the next run writes another report")
    print(f"killed {killed} runs of {number}, each followed by one that was right")


def disk(folder):
    full = folder / "full"
    full.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", full], capture_output=True, check=False).returncode != 0:
        print("NOT TESTED: no right to mount a tmpfs")
        sys.exit(77)
    try:
        generate(folder, 40, 40)
        run(folder, *CHECK)
        report = (folder / "out.json").read_bytes()
        # The cache does not fit: said once, and all else as ever.
        for _ in range(3):
            (folder / "out.json").unlink()
            done = run(folder, *CHECK, "--cache", "full/cache")
            said = done.stderr.decode()
            if done.returncode != 0 or (folder / "out.json").read_bytes() != report:
                fail("a cache on a full disk: another report", done)
            if said.count("No space left on device; going on without the cache") != 1:
                fail("a cache on a full disk: not said once", done)
        shutil.rmtree(full / "cache")
        # The results do not fit: the old ones stay.
        for name, arguments in (("out.json", [*CHECK[:-1], "json=full/out.json"]), ("lines.jsonl", ["observe", "--rules", "rules", "--corpus", "corpus", "-o", "full/lines.jsonl"])):
            (full / name).write_bytes(b"old")
            done = run(folder, *arguments)
            if done.returncode != 2 or f"cannot write full/{name}: No space left on device" not in done.stderr.decode().replace(str(folder) + "/", ""):
                fail(f"{name} on a full disk", done)
            if (full / name).read_bytes() != b"old" or [path.name for path in full.iterdir()] != [name]:
                fail(f"{name} on a full disk: left {[path.name for path in full.iterdir()]}")
            (full / name).unlink()
    finally:
        subprocess.run(["umount", full], check=True)
    with open("/dev/full", "wb") as out:
        for arguments in (["observe", "--rules", "rules", "--corpus", "corpus"], [*CHECK[:-1], "json"]):
            done = subprocess.run([PROGRAM, *arguments], cwd=folder, stdout=out, stderr=subprocess.PIPE, check=False)
            if done.returncode != 2 or b"cannot write to standard output: No space left on device" not in done.stderr:
                fail("standard output to a full disk", done)
    print("full disks lose nothing")


def shim(folder):
    library = folder / "shim.so"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler or subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, ROOT / "tests/faults/read_shim.c", "-ldl"], check=False).returncode != 0:
        print("NOT TESTED: no C compiler for the shim")
        sys.exit(77)
    return library


def faulty(folder, library, fault, arguments, path, **more):
    return run(folder, *arguments, env={**os.environ, "LD_PRELOAD": str(library), "FAULT": fault, "FAULT_PATH": str(path), "ASAN_OPTIONS": "verify_asan_link_order=0", **more})


def read(folder):
    library = shim(folder)
    generate(folder, 6, 10)
    source = sorted((folder / "corpus").glob("*.txt"))[2].name
    run(folder, *CHECK)
    whole = (folder / "out.json").read_bytes()
    for arguments in (CHECK, [*CHECK, "--cache", "cache"], ["observe", "--rules", "rules", "--corpus", "corpus"]):
        (folder / "out.json").unlink(missing_ok=True)
        done = faulty(folder, library, "eio", arguments, f"corpus/{source}")
        if done.returncode != 3 or f"corpus/{source}: Input/output error" not in done.stderr.decode() or (folder / "out.json").exists():
            fail("a source that cannot be read", done)
    for arguments in (CHECK, [*CHECK, "--cache", "cache"]):
        done = faulty(folder, library, "eio", [*arguments, "--allow-partial"], f"corpus/{source}")
        if done.returncode != 0 or b'"unreadable": 1' not in (folder / "out.json").read_bytes():
            fail("a source that cannot be read, knowingly", done)
    # What was read in part is not what the cache has.
    done = run(folder, *CHECK, "--cache", "cache")
    if done.returncode != 0 or (folder / "out.json").read_bytes() != whole:
        fail("the run after a read error", done)
    rule = sorted((folder / "rules").glob("*.yaml"))[0].name
    done = faulty(folder, library, "eio", CHECK, f"rules/{rule}")
    if done.returncode != 2 or f"rules/{rule}: Input/output error" not in done.stderr.decode():
        fail("rules that cannot be read", done)
    # Memory that nobody mapped is a file whose first byte cannot be read.
    with open("/proc/self/mem", "rb") as broken:
        done = run(folder, "observe", "--rules", "rules", "--corpus", "-", stdin=broken)
        if done.returncode != 2 or b"standard input: line 1: Input/output error" not in done.stderr or done.stdout:
            fail("observe: a pipe that cannot be read", done)
    done = run(folder, "judge", "--rules", "rules", "/proc/self/mem")
    if done.returncode != 2 or b"/proc/self/mem: line 1: Input/output error" not in done.stderr or done.stdout:
        fail("judge: a file that cannot be read", done)
    print("read errors are said, and nothing is made of them")


def replaced(folder):
    library = shim(folder)
    generate(folder, 6, 10)
    source = sorted((folder / "corpus").glob("*.txt"))[2]
    old = source.read_bytes()
    # As long as the old one, so that only its words tell.
    new = old.replace(b" in ", b" on ").replace(b"1", b"2")
    if new == old or len(new) != len(old):
        fail("the new source is the old one")
    reports = {}
    for name, content in (("old", old), ("new", new)):
        source.write_bytes(content)
        run(folder, *CHECK)
        reports[name] = (folder / "out.json").read_bytes()
    if reports["old"] == reports["new"]:
        fail("the new source changes no report")
    for cache in ([], ["--cache", "cache"]):
        for fault, want in (("rename", "old"), ("rewrite", "new")):
            # What is found in a cache is not read so slowly.
            shutil.rmtree(folder / "cache", ignore_errors=True)
            source.write_bytes(old)
            (folder / "new.txt").write_bytes(new)
            done = faulty(folder, library, fault, [*CHECK, *cache], f"corpus/{source.name}", FAULT_WITH=str(folder / "new.txt"))
            if done.returncode != 0 or (folder / "out.json").read_bytes() != reports[want]:
                fail(f"{fault} while it is read: not the report of the {want} source", done)
            # And now of what is there.
            done = run(folder, *CHECK, *cache)
            if done.returncode != 0 or (folder / "out.json").read_bytes() != reports["new"]:
                fail(f"the run after {fault}: not the report of the new source", done)
        shutil.rmtree(folder / "cache", ignore_errors=True)
        source.write_bytes(old)
        (folder / "new.txt").write_bytes(new)
        done = faulty(folder, library, "rewrite-always", [*CHECK, *cache], f"corpus/{source.name}", FAULT_WITH=str(folder / "new.txt"))
        if done.returncode != 3 or f"corpus/{source.name}: changes while it is read" not in done.stderr.decode():
            fail("a source that never stops changing", done)
    print("a source that is replaced is the old one or the new one")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        {"kill": kill, "disk": disk, "read": read, "replaced": replaced}[WHAT](pathlib.Path(temporary))

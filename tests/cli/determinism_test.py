#!/usr/bin/env python3
"""The same input gives the same bytes, in every format.

    determinism_test.py CLAIMCHECK ROOT

Over threads, the order of the manifest, locales, time zones, address randomisation, the working directory's name and the environment; for
`check`, and for `observe` and `judge`, with a cache and without. What this machine lacks (a locale, setarch) is named loudly.
"""

import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
FORMATS = ["text", "json", "jsonl", "html", "markdown", "sarif", "junit", "github", "gitlab", "csv", "web-annotation", "claimreview"]
LOCALES = ["tr_TR.UTF-8", "fa_IR.UTF-8", "de_DE.UTF-8"]
LACKING = []


def environment(**more):
    return {**{k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE", "TZ", "NO_COLOR")}, "LC_ALL": "C", **more}


def call(folder, words, env=None, stdin=None):
    done = subprocess.run(list(map(str, words)), cwd=folder, env=env or environment(), input=stdin, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{words}: exit {done.returncode}\n{done.stderr.decode()[:2000]}")
    return done.stdout


def bytes_of(folder, before=(), env=None, extra=()):
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    formats = [word for name in FORMATS for word in ("--format", f"{name}=out/{name}")]
    call(folder, [*before, PROGRAM, "check", "--fail-on", "never", "--rules", "rules", "--corpus", "corpus", *formats, *extra], env)
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FORMATS}


def lines_of(folder, before=(), env=None, extra=()):
    lines = call(folder, [*before, PROGRAM, "observe", "--rules", "rules", "--corpus", "corpus", *extra], env)
    return {"lines": hashlib.sha256(lines).hexdigest()}


def installed():
    """Locales, made for this run where localedef can, so that nothing has to be installed for all."""
    have = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().replace("-", "").split()
    return {name for name in LOCALES if name.lower().replace("-", "") in have}


def locale_environments(folder):
    have = installed()
    made = folder / "locales"
    made.mkdir()
    for name in LOCALES:
        if name in have:
            yield name, {"LC_ALL": name}
            continue
        language = name.split(".")[0]
        built = shutil.which("localedef") and subprocess.run(["localedef", "-i", language, "-f", "UTF-8", made / name], capture_output=True, check=False).returncode in (0, 1)
        if built and (made / name).is_dir():
            yield name, {"LC_ALL": name, "LOCPATH": str(made)}
        else:
            LACKING.append(f"the locale {name} is neither installed nor can it be made")


def shuffled(folder, chance):
    """The entries of the manifest in another order."""
    manifest = folder / "corpus/corpus.yaml"
    text = manifest.read_text(encoding="utf-8")
    head, *entries = text.split("\n  - ")
    entries[-1] = entries[-1].rstrip("\n")
    chance.shuffle(entries)
    manifest.write_text("\n  - ".join([head, *entries]) + "\n", encoding="utf-8")


def project(folder, what):
    if what == "shipped":
        shutil.copytree(ROOT / "rules", folder / "rules")
        shutil.copytree(ROOT / "corpus", folder / "corpus")
    else:
        subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", "--sources", "50", "--claims", "50", "--text-files", folder], check=True, stdout=subprocess.DEVNULL)


def main():
    count = 0
    for what in ("shipped", "generated"):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / "here"
            folder.mkdir()
            project(folder, what)
            want, lines = bytes_of(folder), lines_of(folder)

            def same(how, before=(), env=None, extra=(), in_order=True):
                nonlocal count
                got = {**bytes_of(folder, before, env, extra), **(lines_of(folder, before, env, extra) if in_order else lines)}
                for key, digest in {**want, **lines}.items():
                    if got[key] != digest:
                        sys.exit(f"{what}, {how}: {key} has other bytes")
                count += len(got)

            for jobs in (1, 2, 3, 8, 64):
                same(f"-j{jobs}", extra=(f"-j{jobs}",))
            for locale, env in locale_environments(folder.parent):
                # The locale has to be in force, or the test tests nothing.
                tried = subprocess.run(["locale", "charmap"], env=environment(**env), capture_output=True, text=True, check=False)
                if tried.stderr or tried.stdout.strip() != "UTF-8":
                    LACKING.append(f"the locale {locale} does not work: {tried.stderr.strip()}")
                    continue
                same(locale, env=environment(**env))
            for zone in ("Asia/Tehran", "Pacific/Kiritimati", "America/Los_Angeles", "Nowhere/At_All", "XYZ-23:59"):
                same(f"TZ={zone}", env=environment(TZ=zone))
            randomize = pathlib.Path("/proc/sys/kernel/randomize_va_space")
            if not shutil.which("setarch") or subprocess.run(["setarch", "-R", "true"], capture_output=True, check=False).returncode != 0:
                LACKING.append("setarch -R does not work here")
            elif randomize.exists() and randomize.read_text(encoding="ascii").strip() == "0":
                LACKING.append("addresses are never randomised here")
            else:
                same("the same addresses", before=("setarch", "-R"))
            for _ in range(3):
                same("other addresses")
            for _ in range(2):
                same("with a cache", extra=("--cache", "../cache"))
            same("more environment", env=environment(HOME="/nonexistent", LANG="xx", PADDING="x" * 10000, MALLOC_PERTURB_="85"))
            if what == "generated" or "\n  - id:" in (folder / "corpus/corpus.yaml").read_text(encoding="utf-8"):
                chance = random.Random(5)
                for _ in range(3):
                    shuffled(folder, chance)
                    same("the manifest in another order", in_order=False)
            other = folder.parent / "elsewhere in a folder \u00e9"
            shutil.move(folder, other)
            folder = other
            same("another folder", in_order=False)
    for lacking in sorted(set(LACKING)):
        print(f"NOT TESTED: {lacking}")
    print(f"{count} outputs have the same bytes")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Are `observe` and `judge` together what `check` is?

    pipes_test.py CLAIMCHECK ROOT WHAT

WHAT is a corpus (`shipped`, `storm`, `generated`, `stdin`), on which the bytes of every format are compared, over partitions of the
sources in shuffled order, lines in shuffled order and numbers of threads; `schema`, which validates the lines with jsonschema; or
`errors`, which gives `judge` what it must refuse. Exit code 77: not tested, for want of a Python module.
"""

import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, ROOT, WHAT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
FORMATS = ["text", "json", "jsonl", "html", "markdown", "sarif", "junit", "github", "gitlab", "csv", "web-annotation", "claimreview"]
RULES = """schema: claimcheck/1
title: A ferry
voices:
  owner: {side: company, names: [North Sound Line]}
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


def run(arguments, folder, code=None, stdin=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, input=stdin, check=False)
    if code is not None and done.returncode != code:
        sys.exit(f"{arguments}: exit {done.returncode}, wanted {code}\n{done.stderr.decode()}")
    return done


def formats(folder, name):
    (folder / name).mkdir()
    return [word for f in FORMATS for word in ("--format", f"{f}={name}/{f}")]


def same(folder, ours, what):
    for f in FORMATS:
        a, b = (folder / "check" / f).read_bytes(), (folder / ours / f).read_bytes()
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            sys.exit(f"{what}: {f} differs at byte {at}:\n  check {a[at - 60:at + 60]}\n  judge {b[at - 60:at + 60]}")
    shutil.rmtree(folder / ours)


def compare(folder, rules, corpus, stdin=None, seed=1):
    """check == observe | judge, for whole and parts, in order and not."""
    chance = random.Random(seed)
    options = ["--rules", rules, "--fail-on", "never", "-q"]
    run(["check", *options, "--corpus", corpus, *formats(folder, "check")], folder, 0, stdin)
    observe = ["observe", "--rules", rules, "--corpus", corpus, "-q"]
    whole = run([*observe, "-j1"], folder, 0, stdin).stdout
    if run([*observe, "-j2"], folder, 0, stdin).stdout != whole:
        sys.exit("observe: -j2 writes other lines than -j1")
    if len(whole.splitlines()) < 4:
        sys.exit(f"observe: only {len(whole.splitlines())} lines")
    run(["judge", *options, *formats(folder, "whole")], folder, 0, whole)
    same(folder, "whole", "observe | judge")
    for parts in (2, 3, 5):
        files = []
        for part in range(1, parts + 1):
            files.append(folder / f"part-{part}-of-{parts}.jsonl")
            run([*observe, "--part", f"{part}/{parts}", "-o", files[-1]], folder, 0, stdin)
        chance.shuffle(files)
        run(["judge", *options, *files, *formats(folder, "parts")], folder, 0)
        same(folder, "parts", f"{parts} parts as files")
        lines = b"".join(file.read_bytes() for file in files).splitlines(keepends=True)
        chance.shuffle(lines)
        run(["judge", *options, *formats(folder, "lines")], folder, 0, b"".join(lines))
        same(folder, "lines", f"{parts} parts, lines shuffled")
    return whole


def project(folder, extra=None):
    """A corpus whose bytes are written to break JSON and offsets."""
    texts = {"plain.txt": "The ferry Hilda made her first trip on 5 May 2024.\n\nNorth Sound Line said: \"The ferry Hilda carries about 90 cars.\"\n",
             "crlf.txt": "\ufeff\U0001f6a2 line\r\n\r\nThe ferry Hilda made her first\r\ntrip on 3 May 2024. \u0007 \u2028 \"quoted\" \\ back\r\n",
             "page.html": "<html><body><p>The <b>ferry</b> Hilda &amp; crew made her first trip on 7 <i>May</i> 2024 &#x1F6A2;.</p><p>The ferry Hilda is new.</p></body></html>",
             "posts.jsonl": json.dumps({"id": "post", "text": "Caf\u00e9 \U0001f6a2 \t\"The\" ferry Hilda carries 120 cars."}) + "\n"}
    texts.update(extra or {})
    (folder / "corpus").mkdir()
    manifest = "schema: claimcheck-corpus/1\nsources:\n"
    for name, text in texts.items():
        (folder / "corpus" / name).write_bytes(text.encode())
        identity = "" if name.endswith(".jsonl") else f"id: {name.split('.')[0]}, "
        manifest += f"  - {{{identity}file: {name}, published: 2024-05-0{4 + len(name) % 5}, publisher: Sound News}}\n"
    (folder / "corpus" / "corpus.yaml").write_text(manifest, encoding="utf-8")
    (folder / "r.yaml").write_text(RULES, encoding="utf-8")


def lines_of(folder):
    return run(["observe", "--rules", "r.yaml", "-q"], folder, 0).stdout


def validate(folder):
    try:
        import jsonschema
    except ImportError as missing:
        print(f"NOT TESTED: {missing}")
        sys.exit(77)
    schema = json.loads(run(["schema", "observations"], folder, 0).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    project(folder)
    outputs = [lines_of(folder), run(["observe", "-q"], ROOT, 0).stdout,
               run(["observe", "-q", "--rules", "rules/storm", "--corpus", "corpus/storm", "--only",
                    re.search(r"- id: (\S+)", next((ROOT / "rules/storm").glob("*.yaml")).read_text(encoding="utf-8"))[1]], ROOT, 0).stdout]
    count = 0
    for line in b"".join(outputs).splitlines():
        error = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(line)))
        if error:
            sys.exit(f"not valid: {error.message} at {list(error.path)}")
        count += 1
    broken = json.loads(outputs[0].splitlines()[0])
    for key in ("schema", "source", "rules"):
        if validator.is_valid({k: v for k, v in broken.items() if k != key}):
            sys.exit(f"valid without {key}")
    broken["observations"][0]["certainty"] = "sure"
    if validator.is_valid(broken):
        sys.exit("valid with a certainty that does not exist")
    print(f"{count} lines are valid")


def refuse(folder):
    project(folder)
    whole = lines_of(folder)
    lines = whole.splitlines(keepends=True)

    def refused(given, message, code=2, arguments=(), rules="r.yaml"):
        done = run(["judge", "--rules", rules, "--format", "json=out.json", *arguments], folder, None, given)
        said = done.stderr.decode()
        if done.returncode != code or not re.search(message, said) or (folder / "out.json").exists() or done.stdout:
            sys.exit(f"wanted exit {code} and /{message}/; exit {done.returncode}:\n{said}")

    def changed(number, change):
        line = json.loads(lines[number])
        change(line)
        return b"".join([*lines[:number], json.dumps(line).encode() + b"\n", *lines[number + 1:]])

    def put(*path, value):
        def change(line):
            for step in path[:-1]:
                line = line[step]
            line[path[-1]] = value
        return change

    refused(b"", "no sources in -", 5)
    refused(whole[:-30], r"standard input:5:\d+: the line ends in the middle")
    refused(b"".join(lines[:-1]), "lines of 4 sources, and the ends of what was observed tell of 0")
    refused(b"".join(lines[1:]), "lines of 3 sources, .* tell of 4")
    refused(whole + lines[0], r"standard input:6:1: the source `\w+` again; it was first at standard input:1")
    refused(lines[0][:100] + b"\n" + b"".join(lines[1:]), r"standard input:1:\d+: the line ends in the middle")
    refused(lines[0].replace(b'"source":', b'"source";', 1), r"standard input:1:\d+: not JSON from here on")
    refused(lines[0].replace(b"Sound", b"So\xffnd"), r"standard input:1:\d+: not JSON from here on")
    refused(b"[1]\n", "standard input:1:1: wanted one JSON object a line")
    refused(changed(1, put("schema", value="claimcheck-observations/9")), "standard input:2:1: unknown schema `claimcheck-observations/9`")
    refused(changed(1, put("engine", value="claimcheck 9.0")), "standard input:2:1: observed by `claimcheck 9.0`")
    refused(changed(0, put("observations", 0, "at", "begin", value="x")), "standard input:1:1: observations/0/at/begin: wanted a whole number")
    refused(changed(0, put("observations", 0, "chain", value=[])), "standard input:1:1: observations: `chain` without a voice")
    refused(changed(0, put("observations", 0, "polarity", value="maybe")), "observations/0/polarity: is no name")
    refused(changed(0, put("observations", 0, "claime", value="x")), "observations/0: an unknown or repeated key")
    refused(changed(0, put("source", "origin", value=[[2000000000, 0, 1]])), "source/origin: wanted rising")
    (folder / "other.yaml").write_text(RULES.replace("120", "121"), encoding="utf-8")
    refused(whole, "standard input:1:1: observed with other rules", rules="other.yaml")
    only = run(["observe", "--rules", "r.yaml", "--only", "cars"], folder, 0).stdout
    refused(only, "standard input:1:1: the claim `first-trip` was not observed")
    refused(whole, "absent.jsonl: No such file", arguments=["absent.jsonl"])
    refused(whole, "a folder, where a file is expected", arguments=["corpus"])
    # What is left out knowingly goes on, and is told in the report as by check.
    run(["judge", "--rules", "r.yaml", "--allow-partial", "--fail-on", "never"], folder, 0, b"".join(lines[:2]))
    check = run(["check", "--rules", "r.yaml", "--only", "cars", "--format", "json"], folder).stdout
    for given, arguments in ((only, ["--only", "cars"]), (whole, ["--only", "cars"])):
        if run(["judge", "--rules", "r.yaml", *arguments, "--format", "json"], folder, None, given).stdout != check:
            sys.exit("--only: judge and check differ")
    # A corpus with a mistake: no last line, so that nobody takes it for whole.
    (folder / "corpus" / "corpus.yaml").open("a", encoding="utf-8").write("  - {id: plain, file: crlf.txt}\n")
    twice = run(["observe", "--rules", "r.yaml"], folder, 2)
    if b"the source `plain` again" not in twice.stderr or b'"end":{' in twice.stdout:
        sys.exit(f"a source twice: {twice.stderr.decode()}")
    run(["observe", "--rules", "r.yaml", "-o", "none.jsonl"], folder, 2)
    if (folder / "none.jsonl").exists():
        sys.exit("observe -o left a file of a corpus with mistakes")
    # A source that cannot be read: the same report, and the same code.
    manifest = (folder / "corpus" / "corpus.yaml").read_text(encoding="utf-8").replace("{id: plain, file: crlf.txt}", "{id: gone, file: gone.txt}")
    (folder / "corpus" / "corpus.yaml").write_text(manifest, encoding="utf-8")
    part = run(["observe", "--rules", "r.yaml", "-q"], folder, 3).stdout
    refused(part, "1 source could not be read", 3)
    check = run(["check", "--rules", "r.yaml", "--allow-partial", "--format", "json"], folder).stdout
    if run(["judge", "--rules", "r.yaml", "--allow-partial", "--format", "json"], folder, None, part).stdout != check:
        sys.exit("--allow-partial: judge and check differ")
    # The same settings, a baseline and waivers.
    shutil.rmtree(folder / "corpus")
    project(folder)
    (folder / "rules").mkdir()
    (folder / "rules" / "r.yaml").write_text(RULES, encoding="utf-8")
    run(["baseline", "write"], folder, 0)
    (folder / "claimcheck.yaml").write_text("schema: claimcheck-config/1\nbaseline: baseline.txt\nformats: [text]\n"
                                            "overrides:\n  - {sources: [page], severity: {contradict: hint}}\n", encoding="utf-8")
    check = run(["check"], folder)
    judged = run(["judge"], folder, check.returncode, run(["observe"], folder, 0).stdout)
    if judged.stdout != check.stdout or judged.stderr != check.stderr:
        sys.exit("settings and baseline: judge and check differ")
    print("refused what it must")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if WHAT == "errors":
            refuse(folder)
        elif WHAT == "schema":
            validate(folder)
        elif WHAT == "stdin":
            (folder / "r.yaml").write_text(RULES, encoding="utf-8")
            chance = random.Random(2)
            lines = [json.dumps({"id": f"post-{i}", "publisher": f"P{i % 3}", "published": f"2024-05-{4 + i % 9:02}",
                                 "text": f"\u00e9\U0001f6a2 \"Post\" {i}.\nThe ferry Hilda made her first trip on {i % 7 + 1} May 2024 and carries {100 + i % 30} cars."}) + "\n"
                     for i in range(60)]
            compare(folder, "r.yaml", "-", "".join(lines).encode())
            checked = (folder / "check" / "json").read_bytes()
            chance.shuffle(lines)
            if run(["check", "--rules", "r.yaml", "--corpus", "-", "--format", "json", "--fail-on", "never"], folder, 0, "".join(lines).encode()).stdout != checked:
                sys.exit("the order of lines changes the report")
            bad = run(["observe", "--rules", "r.yaml", "--corpus", "-"], folder, 2, "".join(lines[:3] + lines[:1]).encode())
            if b"standard input, line 4:1:9: error: the source" not in bad.stderr:
                sys.exit(f"a line twice: {bad.stderr.decode()}")
        elif WHAT == "generated":
            subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", "--sources", "60", "--claims", "60", "--text-files", folder / "g"], check=True, stdout=subprocess.DEVNULL)
            compare(folder, "g/rules", "g/corpus")
        else:
            sub = {"shipped": "", "storm": "/storm"}[WHAT]
            shutil.copytree(ROOT / "rules", folder / "rules")
            shutil.copytree(ROOT / "corpus", folder / "corpus")
            whole = compare(folder, f"rules{sub}", f"corpus{sub}")
            print(hashlib.sha256(whole).hexdigest()[:16], len(whole), "bytes of lines")


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    main()

#!/usr/bin/env python3
"""Does what reads a format read what `check --format` writes?

    formats_test.py CLAIMCHECK ROOT WHAT

WHAT is `same-bytes` or a format. Each is held against the JSON report of the same run, on the shipped sources and on a small corpus
whose texts are written to break formats, and against something that is not ours: a schema, an XML or Markdown parser.
Exit code 77: not tested, for want of a program or module.
"""

import csv
import hashlib
import html
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

RULES = r"""schema: claimcheck/1
title: The "new" ferry | <b>Hilda</b>
voices:
  owner: {side: company, names: [North Sound Line]}
subjects:
  hilda:
    names: ["[ferry] Hilda", "new ferry"]
    generic: the ferry
claims:
  - id: first-trip
    kind: date
    claim: "The Hilda | sailed [first](1) on 3 May 2024, *said* <script>alert(1)</script> @owner & `more`."
    about: hilda
    cue: "first (trip | voyage | crossing) | maiden voyage"
    expect: 2024-05-03
    severity: {omit: info, silent: hint, unclear: warning}
  - id: cars
    kind: number
    claim: "=SUM(A1): the Hilda carries 120 cars, 50% more: #1."
    about: hilda
    of: car~
    expect: 120
    severity: {omit: warning, silent: hint}
  - id: length
    kind: quantity
    claim: How long the Hilda is.
    about: hilda
    cue: long | length
"""
NASTY = "| a | `b` **c** [d](http://e.example) <script>alert('x')</script> ]]> &amp; ![i](j) $1$ ~~k~~ \\| \\ @harbour #12 www.f.example \u0007\ufffe"
TEXTS = {
    # id: (file, published, bytes)
    "plain": ("plain.txt", "2024-05-04", f"\U0001f6a2 {NASTY}: the ferry Hilda\nmade her first trip on 5 May 2024.\n\nThe ferry Hilda carries 90 cars, {NASTY}, é\U0001f6a2 it says.\n"),
    "crlf": ("crlf [1], 2%.txt", "2024-05-05", "\ufeff\U0001f6a2 First line\r\n\r\nThe ferry Hilda made her first\r\ntrip on 6 May\r\n2024. The Hilda is 80 metres long.\r\n"),
    "page": ("page.html", "2024-05-06", "<html><body><p>The <b>ferry</b> Hilda &amp; crew made her first trip on 7 <i>May</i> 2024.</p><p>She is new; the Hilda is 90 metres long.</p></body></html>"),
    "none": ("none.txt", "2024-05-07", "=HYPERLINK(\"http://e.example\") Nothing \u0007\u001b[31m of it is told here \ufffe.\n"),
    "raised": ("raised.txt", "2024-05-08", "+1, -1: people \u202elike\u202c the ferry Hilda.\n"),
}
URL = "https://harbour.example/a?b=c&d=e"


def build(folder):
    """A project whose sources, ids and claims hold what breaks formats."""
    (folder / "rules").mkdir(parents=True)
    (folder / "rules/ferry.yaml").write_text(RULES, encoding="utf-8")
    for half in ("one", "two"):
        (folder / half).mkdir()
    manifests = {"one": "", "two": ""}
    for number, (name, (file, published, text)) in enumerate(TEXTS.items()):
        half = "one" if number % 2 == 0 else "two"
        (folder / half / file).write_bytes(text.encode())
        manifests[half] += (
            f"  - id: {name}\n    file: {json.dumps(file)}\n    published: {published}\n"
            f"    publisher: {json.dumps('-Harbour |Post', ensure_ascii=False)}\n    title: {json.dumps('A, B; <C>')}\n" + (f"    url: {URL}\n" if name == "plain" else "")
        )
    lines = [json.dumps({"id": f"wire-{n}", "published": "2024-05-09", "text": f"Caf\u00e9 {NASTY}\nThe ferry Hilda carries 9{n} cars, {NASTY}"}) for n in (1, 2)]
    (folder / "two/wire.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    manifests["two"] += "  - file: wire.jsonl\n"
    for half, sources in manifests.items():
        (folder / half / "corpus.yaml").write_text("schema: claimcheck-corpus/1\nsources:\n" + sources, encoding="utf-8")


def check(program, folder, *arguments, environment=None):
    run = subprocess.run(
        [program, "check", *arguments], cwd=folder, capture_output=True, env={**os.environ, **(environment or {})}, check=False
    )
    if run.returncode > 1:
        sys.exit(f"exit {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def formats(program):
    """The names that help lists."""
    listed = subprocess.run([program, "check", "--help"], capture_output=True, text=True, check=True).stdout.split("Formats:\n")[1]
    return [line.split()[0] for line in listed.split("\n\n")[0].splitlines()]


def runs(program, root, folder, name):
    """The format and the JSON report of the shipped sources and of the hard ones."""
    for where, arguments in (
        (root, ["--rules", "rules", "--corpus", "corpus"]),
        (folder, ["--rules", "rules", "--corpus", "one", "--corpus", "./two"]),
    ):
        report = json.loads(check(program, where, *arguments, "--format", "json"))
        assert report["findings"], "no findings to be tested"
        yield where, report, check(program, where, *arguments, "--format", name)


def tool(name):
    if shutil.which(name) is None:
        print(f"NOT TESTED: there is no {name}")
        sys.exit(77)
    return name


def equal(got, want, what):
    if got != want:
        sys.exit(f"{what}: got {got!r}, want {want!r}")


def plain(path):
    return path[2:] if path.startswith("./") else path


def end_of(where, finding):
    """Line and column after the words of a finding, counted in the file."""
    text = (where / finding["path"]).read_bytes()[: finding["end"]].decode("utf-8-sig")
    lines = re.split(r"\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1


def same_bytes(program, _root, folder):
    names = formats(program)
    assert len(names) >= 7, names
    base = ["--rules", "rules", "--quiet", "--fail-on", "never"]
    files = [argument for name in names for argument in ("--format", f"{name}=out.{name}")]
    want = {name: check(program, folder, *base, "--corpus", "one", "--corpus", "two", "--format", name, "-j", "1") for name in names}
    assert all(out.strip() for out in want.values())
    for jobs in ("1", "2", "7"):
        for corpora in (["one", "two"], ["two", "one"]):
            for language, zone in (("C", "UTC"), ("tr_TR.UTF-8", "Pacific/Kiritimati"), ("de_DE.UTF-8", "America/St_Johns")):
                more = [argument for corpus in corpora for argument in ("--corpus", corpus)]
                check(program, folder, *base, *more, *files, "-j", jobs, environment={"LC_ALL": language, "LANG": language, "TZ": zone})
                for name in names:
                    file = folder / f"out.{name}"
                    if file.read_bytes() != want[name]:
                        sys.exit(f"{name}: other bytes with -j {jobs}, {corpora}, {language}, {zone}")
                    file.unlink()
    run = subprocess.run([program, "check", "--format", "pdf"], cwd=folder, capture_output=True, text=True, check=False)
    equal((run.returncode, run.stderr), (2, f"exit 2: unknown format `pdf`; known: `{'`, `'.join(names)}`\n"), "unknown format")


def sarif(program, root, folder):
    try:
        import jsonschema
    except ImportError as missing:
        print(f"NOT TESTED: {missing}")
        sys.exit(77)
    schema = json.loads((root / "tests/report/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    assert list(validator.iter_errors({"version": "2.1.0", "runs": [{}]})), "a schema that finds nothing"
    for where, report, out in runs(program, root, folder, "sarif"):
        log = json.loads(out)
        errors = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(log)]
        equal(errors, [], "schema")
        (run,) = log["runs"]
        equal(run["columnKind"], "unicodeCodePoints", "unit of columns")
        rules = run["tool"]["driver"]["rules"]
        equal([rule["id"] for rule in rules], [claim["id"] for claim in report["claims"]], "rules")
        for rule in rules:  # What GitHub wants of a rule.
            assert all(0 < len(rule[text]["text"]) <= 1024 for text in ("shortDescription", "fullDescription", "help")), rule
        equal(len(run["results"]), len(report["findings"]), "results")
        for artifact in run["artifacts"]:
            path = where / urllib.parse.unquote(artifact["location"]["uri"])
            equal(artifact["hashes"]["sha-256"], hashlib.sha256(path.read_bytes()).hexdigest(), f"hash of {path}")
        levels = {"error": "error", "warning": "warning", "info": "note", "hint": "note"}
        for result, finding in zip(run["results"], report["findings"]):
            equal(rules[result["ruleIndex"]]["id"], result["ruleId"], "ruleIndex")
            equal(result["ruleId"], finding["claim"], "rule")
            equal(result["level"], levels[finding["severity"]], "level")
            equal(result["partialFingerprints"]["claimcheck/v1"], finding["fingerprint"], "fingerprint")
            assert 0 < len(result["message"]["text"]) <= 1000 and "](1)" not in result["message"]["text"].replace("\\](1)", ""), result["message"]
            (location,) = result["locations"]
            physical = location["physicalLocation"]
            uri = physical["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("./"), uri
            equal(urllib.parse.unquote(uri), plain(finding["path"]), "file")
            region = physical["region"]
            if finding["begin"] is not None:
                equal((region["startLine"], region["startColumn"]), (finding["line"], finding["column"]), "begin")
                equal((region["endLine"], region["endColumn"]), end_of(where, finding), "end")
                equal(region["snippet"]["text"], finding["quote"], "snippet")
            else:
                assert region["startLine"] >= 1, region
    with_place = [finding["begin"] is not None for finding in report["findings"]]
    assert any(with_place) and not all(with_place), "findings with a place and without one"


def junit(program, root, folder):
    xmllint = tool("xmllint")
    for _where, report, out in runs(program, root, folder, "junit"):
        schema = root / "tests/report/schemas/junit.xsd"
        run = subprocess.run([xmllint, "--noout", "--nonet", "--schema", schema, "-"], input=out, capture_output=True, check=False)
        equal((run.returncode, run.stderr), (0, b"- validates\n"), "xmllint")
        suites = xml.etree.ElementTree.fromstring(out)
        cells = {(cell["claim"], cell["source"]): cell for cell in report["cells"]}
        failed = {(finding["claim"], finding["source"]) for finding in report["findings"] if finding["severity"] == "error"}
        seen = set()
        for suite in suites:
            for kind, count in (("failure", "failures"), ("skipped", "skipped"), ("error", "errors")):
                equal(int(suite.get(count)), sum(case.find(kind) is not None for case in suite), count)
            for case in suite:
                key = (case.get("name").split(":")[0], suite.get("name"))
                seen.add(key)
                equal(case.find("failure") is not None, key in failed, f"failure of {key}")
                if case.find("skipped") is not None:
                    assert cells[key]["stance"] in ("silent", "early"), key
                assert cells[key]["stance"] in case.find("system-out").text
        equal(seen, set(cells), "cells")
        equal(int(suites.get("failures")), len(failed), "failures")
        for finding in report["findings"]:
            assert finding["fingerprint"].encode() in out, finding
    never = check(program, folder, "--rules", "rules", "--corpus", "one", "--corpus", "two", "--format", "junit", "--fail-on", "never")
    assert b"<failure" not in never


def github(program, root, folder):
    def undo(text, pairs):
        for escape, character in pairs:
            text = text.replace(escape, character)
        return text

    data = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
    for where, report, out in runs(program, root, folder, "github"):
        lines = out.decode().split("\n")
        equal(lines.pop(), "", "last line end")
        assert re.match(r"\d+ claims x \d+ sources = ", lines.pop())
        equal(len(lines), len(report["findings"]), "annotations")
        commands = {"error": "error", "warning": "warning", "info": "notice", "hint": "notice"}
        for line, finding in zip(lines, report["findings"]):
            command, properties, message = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line).groups()
            equal(command, commands[finding["severity"]], "command")
            named = dict(part.split("=", 1) for part in properties.split(","))
            named = {key: undo(value, (("%3A", ":"), ("%2C", ","), *data)) for key, value in named.items()}
            equal(named["file"], plain(finding["path"]), "file")
            assert undo(message, data).startswith(finding["message"][:20]), message
            assert finding["claim"] in named["title"] and finding["source"] in named["title"]
            if finding["begin"] is None:
                continue
            equal(int(named["line"]), finding["line"], "line")
            end = end_of(where, finding)
            equal(int(named["endLine"]), end[0], "last line")
            if end[0] == finding["line"]:
                equal((int(named["col"]), int(named["endColumn"])), (finding["column"], end[1]), "columns")
            else:
                assert "col" not in named, named


def folded(text):
    """As a reader sees it: white space folded, hidden marks as they are printed."""
    return " ".join(text.split())


def markdown(program, root, folder):
    cmark = [tool("cmark-gfm"), "--unsafe"]
    for name in ("table", "strikethrough", "autolink", "tagfilter"):
        cmark += ["--extension", name]

    def words(element):
        return folded(re.sub(r"<[^>]*>", "", re.sub(r"<!--.*?-->", "", element)).replace("\n", " "))

    for where, report, out in runs(program, root, folder, "markdown"):
        page = subprocess.run(cmark, input=out, capture_output=True, check=True).stdout.decode()
        tags = set(re.findall(r"<([a-z0-9]+)", page))
        equal(tags - {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "blockquote"}, set(), "tags")
        tables = [
            [[html.unescape(words(cell)) for cell in re.findall(r"<t[hd]>(.*?)</t[hd]>", row, re.DOTALL)] for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
            for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
        ]
        equal(len(tables), 2, "tables")
        ids = [source["id"] for source in report["sources"]]
        equal(tables[0][0], ["claim", *ids], "head")
        stances = iter(report["cells"])
        for row, claim in zip(tables[0][1:], report["claims"], strict=True):
            equal(row[0], claim["id"], "claim")
            equal([cell.split()[1] for cell in row[1:]], [next(stances)["stance"] for _ in ids], f"row of {claim['id']}")
        for row, source in zip(tables[1][1:], report["sources"], strict=True):
            equal(row[:2], [source["id"], source["publisher"] or source["title"]], "source")
        items = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
        equal(len(items), len(report["findings"]), "findings")
        for item, finding in zip(items, report["findings"]):
            said = html.unescape(words(item))
            assert f"{finding['severity']}: {folded(finding['message'])}" in said, (said, finding["message"])
            if finding["quote"] and finding["quote"].isprintable():
                assert f"[[{folded(finding['quote'])}]]" in said, (said, finding["quote"])
            assert finding["fingerprint"] in said and finding["path"] in said, said
        assert not re.search(r"@\w", page), "a mention of a user"


def jsonl(program, root, folder):
    lists = {"source": "sources", "claim": "claims", "cell": "cells", "pair": "pairs", "group": "groups", "frame": "frames", "readout": "readouts", "finding": "findings"}
    for _where, report, out in runs(program, root, folder, "jsonl"):
        again = {name: [] for name in ("rules", *lists.values())}
        lines = out.decode().split("\n")
        equal(lines.pop(), "", "last line end")
        for number, line in enumerate(lines):
            fields = json.loads(line)
            equal(next(iter(fields)), "type", "first key")
            kind = fields.pop("type")
            if kind == "report":
                equal(number, 0, "line of the report")
                again.update(fields)
            elif kind == "summary":
                equal(number, len(lines) - 1, "line of the summary")
                again["summary"] = fields
            else:
                again[lists.get(kind, kind)].append(fields)
        equal(again, report, "the report, put together again")


def gitlab(program, root, folder):
    severities = {"error": "critical", "warning": "major", "info": "minor", "hint": "info"}
    for where, report, out in runs(program, root, folder, "gitlab"):
        issues = json.loads(out)
        equal(len(issues), len(report["findings"]), "issues")
        equal(len({issue["fingerprint"] for issue in issues}), len(issues), "different fingerprints")
        for issue, finding in zip(issues, report["findings"]):
            equal(set(issue), {"type", "description", "check_name", "fingerprint", "severity", "location"}, "fields")
            equal((issue["check_name"], issue["fingerprint"], issue["severity"]), (finding["claim"], finding["fingerprint"], severities[finding["severity"]]), "issue")
            path, lines = issue["location"]["path"], issue["location"]["lines"]
            assert not path.startswith("./") and (where / path).is_file(), path
            assert isinstance(lines["begin"], int) and 1 <= lines["begin"] <= lines["end"], lines
            if finding["begin"] is not None:
                equal((lines["begin"], lines["end"]), (finding["line"], end_of(where, finding)[0]), "lines")


def csv_rows(program, root, folder):
    for where, report, out in runs(program, root, folder, "csv"):
        text = out.decode()
        equal(text.replace("\r\n", "").count("\n") + text.replace("\r\n", "").count("\r"), 0, "line ends inside of fields")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        equal(len(rows), len(report["cells"]), "rows")
        for row, cell in zip(rows, report["cells"]):
            assert None not in row and None not in row.values(), row
            equal((row["claim"], row["source"], row["stance"]), (cell["claim"], cell["source"], cell["stance"]), "cell")
            for name, field in row.items():
                assert not field.startswith(("=", "+", "-", "@", "\t", "\r")), (name, field)
            at = cell["evidence"][0] if cell["evidence"] else cell["raised_at"]
            equal((row["line"], row["column"]), (str(at["line"]), str(at["column"])) if at else ("", ""), "place")
            mine = [finding for finding in report["findings"] if (finding["claim"], finding["source"]) == (cell["claim"], cell["source"])]
            equal(row["fingerprints"].split(), [finding["fingerprint"] for finding in mine], "fingerprints")
        if where == folder:
            assert any(row["sentence"].startswith("'=SUM(") for row in rows) and any(row["publisher"].startswith("'-") for row in rows)


def web_annotation(program, root, folder):
    identifier = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    seen = {"TextQuoteSelector": 0, "TextPositionSelector": 0, "DataPositionSelector": 0, "page": 0}
    for where, report, out in runs(program, root, folder, "web-annotation"):
        page = json.loads(out)
        equal((page["@context"], page["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"), "page")
        wanted = [(cell, evidence) for cell in report["cells"] for evidence in (cell["evidence"] or ([cell["raised_at"]] if cell["raised_at"] else []))]
        equal(len(page["items"]), len(wanted), "annotations")
        ids = [page["id"], *(item["id"] for item in page["items"])]
        assert len(set(ids)) == len(ids) and all(identifier.fullmatch(one) for one in ids), ids[:3]
        for item, (cell, evidence) in zip(page["items"], wanted):
            equal((item["type"], item["motivation"]), ("Annotation", "assessing"), "annotation")
            equal([body["value"] for body in item["body"] if body["purpose"] == "tagging"], [cell["claim"], evidence.get("stance", cell["stance"])], "tags")
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            path = where / urllib.parse.unquote(targets[0]["source"]["id"])
            data, text = path.read_bytes(), path.read_bytes().decode("utf-8-sig")
            for selector in targets[0]["selector"]:
                seen[selector["type"]] += 1
                if selector["type"] == "DataPositionSelector":
                    equal(data[selector["start"] : selector["end"]].decode(), evidence["quote"], "bytes")
                elif selector["type"] == "TextPositionSelector":
                    equal(text[selector["start"] : selector["end"]], evidence["quote"], "code points")
                elif path.suffix in (".txt", ".md"):
                    around = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
                    assert around in text and selector["exact"] == evidence["quote"], selector
                    assert len(selector.get("prefix", "")) <= 32 and len(selector.get("suffix", "")) <= 32
                elif path.suffix == ".html":
                    visible = html.unescape(re.sub(r"<[^>]*>", "", text))
                    assert selector["exact"] in visible and "<" not in selector["exact"], selector
                else:
                    texts = [json.loads(line)["text"] for line in text.split("\n") if line]
                    around = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
                    assert any(around in one for one in texts), selector
            for target in targets[1:]:
                seen["page"] += 1
                assert target["source"].startswith("https://"), target
                equal(target["selector"]["type"], "TextQuoteSelector", "selector of a page")
    assert all(seen.values()), seen


def claimreview(program, root, folder):
    ratings = {"agree": 5, "divided": 2, "unclear": 3, "contradict": 1}
    for _where, report, out in runs(program, root, folder, "claimreview"):
        document = json.loads(out)
        equal(document["@context"], "https://schema.org", "context")
        claims = {claim["id"]: claim for claim in report["claims"]}
        wanted = [
            cell
            for cell in report["cells"]
            if cell["stance"] in ratings and cell["evidence"] and claims[cell["claim"]]["kind"] not in ("framing", "topic") and (claims[cell["claim"]]["kind"] == "fact" or claims[cell["claim"]]["expect"])
        ]
        equal([review["identifier"] for review in document["@graph"]], [f"{cell['claim']}/{cell['source']}" for cell in wanted], "reviews")
        for review, cell in zip(document["@graph"], wanted):
            rating = review["reviewRating"]
            equal((rating["ratingValue"], rating["worstRating"], rating["bestRating"]), (ratings[cell["stance"]], 1, 5), "rating")
            sentences = [folded(evidence["sentence"]["quote"]) for evidence in cell["evidence"]]
            assert folded(review["claimReviewed"]) in sentences or any(not one.isprintable() for one in sentences), review
            equal(review["itemReviewed"]["@type"], "Claim", "item")


def main():
    program, root, what = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        build(folder)
        TESTS[what](program, root, folder)
    print(f"{what}: as it should be")


TESTS = {
    "same-bytes": same_bytes,
    "sarif": sarif,
    "junit": junit,
    "github": github,
    "markdown": markdown,
    "jsonl": jsonl,
    "gitlab": gitlab,
    "csv": csv_rows,
    "web-annotation": web_annotation,
    "claimreview": claimreview,
}

if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Talks to `claimcheck lsp` about waivers.yaml and claimcheck.yaml.

    settings_test.py PROGRAM
"""

import os
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import client  # noqa: E402

PROGRAM = ""

RULES = """schema: claimcheck/1
voices:
  owner: {side: company, names: [North Line]}
subjects:
  hilda: {names: [Hilda]}
claims:
  - id: first-trip
    kind: date
    claim: The Hilda first sailed on 3 May 2024.
    about: hilda
    cue: sail~
    expect: 2024-05-03
  - id: crew
    kind: number
    claim: The Hilda has a crew of 8.
    about: hilda
    of: sailor~
    expect: 8
"""
MANIFEST = """schema: claimcheck-corpus/1
sources:
  - {id: wire-east, file: east.txt, title: First trip, voice: owner}
  - {id: wire-west, file: west.txt, published: 2024-05-11}
  - {file: notes.jsonl}
"""
WAIVERS = """schema: claimcheck-waivers/1
waivers:
  - claim: first-trip
    source: [wire-west, log]
    voice: owner
    stance: contradict
    reason: A slip of the pen.
    author: K. Lind
    until: 2999-06-30
"""
CONFIG = """schema: claimcheck-config/1
rules: rules
corpus: corpus
waivers: waivers.yaml
fail_on: warning
max: {warning: 3}
overrides:
  - sources: [wire-*, log]
    claims: first-trip
    severity: {contradict: warning}
formats: [text, json=out.json]
"""
FILES = {
    "rules/ship.yaml": RULES, "corpus/corpus.yaml": MANIFEST,
    "waivers.yaml": WAIVERS, "claimcheck.yaml": CONFIG,
    "corpus/east.txt": "The Hilda sailed on 3 May 2024.\n",
    "corpus/west.txt": "The Hilda sailed on 5 May 2024, the owner said.\n",
    "corpus/notes.jsonl": '{"id": "log", "text": "The Hilda sailed."}\n',
}


def place_of(text, words, after=None):
    """Line and character right behind the first `words`, or `after` into it."""
    offset = text.index(words) + (len(words) if after is None else after)
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


def applied(text, edits):
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: -e["range"]["start"]["character"]):
        begin, end = edit["range"]["start"], edit["range"]["end"]
        line = lines[begin["line"]]
        lines[begin["line"]] = (line[:begin["character"]] + edit["newText"] +
                                line[end["character"]:])
    return "".join(lines)


class SettingsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name).resolve()
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def opened(self, name, text=None, **arguments):
        lsp = client.Client(PROGRAM, self.root, **arguments)
        self.addCleanup(lsp.close)
        lsp.open(name, FILES[name] if text is None else text)
        return lsp

    def labels(self, lsp, name, text, words=None):
        lsp.change(name, [{"text": text}])
        answer = lsp.request("textDocument/completion", lsp.at(
            name, *place_of(text, words or text)))
        return {item["label"]: item.get("detail", "")
                for item in answer["items"]}

    def said(self, lsp, name):
        return [(d["range"]["start"]["line"] + 1,
                 d["range"]["start"]["character"] + 1, d["code"], d["message"])
                for d in lsp.diagnostics(name)]

    def test_what_is_right_is_not_complained_about(self):
        for name in ("waivers.yaml", "claimcheck.yaml"):
            self.assertEqual(self.said(self.opened(name), name), [])

    def test_says_what_is_wrong_in_waivers_at_each_keystroke(self):
        lsp = self.opened("waivers.yaml")
        self.assertEqual(self.said(lsp, "waivers.yaml"), [])
        for old, new, wanted in (
                ("claim: first-trip", "claim: first-tip",
                 (3, 12, "unknown-name", "unknown claim `first-tip`; did you "
                  "mean `first-trip`?")),
                ("[wire-west", "[wire-wst",
                 (4, 14, "unknown-name", "unknown source `wire-wst`; did you "
                  "mean `wire-west`?")),
                ("contradict", "contradicts",
                 (6, 13, "bad-value", "unknown stance `contradicts`; did you "
                  "mean `contradict`?")),
                ("    author: K. Lind\n", "",
                 (3, 5, "missing-key",
                  "a waiver without `author`; it must have one")),
                ("reason:", "reson:", None),
                ("2999-06-30", "2020-06-30", None),
                ("2999-06-30", "2999-06-31", None)):
            with self.subTest(new):
                lsp.change("waivers.yaml", [{"text": WAIVERS.replace(old, new)}])
                found = self.said(lsp, "waivers.yaml")
                if wanted:
                    self.assertEqual(found, [wanted])
                # In the loader's own words, at its own places.
                self.write("waivers.yaml", WAIVERS.replace(old, new))
                told = self.check()
                for line, column, code, message in found:
                    self.assertIn(f"waivers.yaml:{line}:{column}: error: "
                                  f"{message} [{code}]", told)
                self.assertEqual(told.count(" error: "), len(found), told)

    def check(self):
        run = client.subprocess.run(
            [PROGRAM, "check"], cwd=self.root, text=True, capture_output=True)
        self.assertEqual(run.returncode, 2, run.stderr)
        return run.stderr

    def test_says_what_is_wrong_in_the_config_at_each_keystroke(self):
        lsp = self.opened("claimcheck.yaml")
        self.assertEqual(self.said(lsp, "claimcheck.yaml"), [])
        for old, new in (
                ("fail_on", "fail-on"), ("warning\nmax", "warn\nmax"),
                ("json=", "jsn="), ("json=out.json", "markdown"),
                ("wire-*", "wier-*"), ("claims: first-trip", "claims: trip"),
                ("{contradict:", "{contradicts:"), ("warning: 3", "warning: x"),
                ("rules: rules", "rules: ruls"), ("waivers.yaml", "x.yaml"),
                ("schema: claimcheck-config/1", "schema: claimcheck-config/2")):
            with self.subTest(new):
                text = CONFIG.replace(old, new)
                self.assertNotEqual(text, CONFIG)
                lsp.change("claimcheck.yaml", [{"text": text}])
                found = self.said(lsp, "claimcheck.yaml")
                self.assertEqual(len(found), 1)
                self.write("claimcheck.yaml", text)
                told = self.check().replace(str(self.root) + "/", "")
                for line, column, code, message in found:
                    message = message.replace(str(self.root) + "/", "")
                    self.assertIn(f"claimcheck.yaml:{line}:{column}: error: "
                                  f"{message} [{code}]", told)
                self.assertEqual(told.count(" error: "), len(found), told)

    def test_a_file_that_is_not_open_is_checked_too(self):
        self.write("waivers.yaml", WAIVERS.replace("claim: first", "claim: fist"))
        lsp = self.opened("rules/ship.yaml")
        told = lsp.wait(lambda m: m.get("params", {}).get("uri") ==
                        lsp.uri("waivers.yaml"))["params"]["diagnostics"]
        self.assertEqual([d["code"] for d in told], ["unknown-name"])
        # Saved by somebody else.
        self.write("waivers.yaml", WAIVERS)
        told = lsp.wait(lambda m: m.get("params", {}).get("uri") ==
                        lsp.uri("waivers.yaml"))["params"]["diagnostics"]
        self.assertEqual(told, [])

    def test_names_follow_rules_that_are_written(self):
        lsp = self.opened("waivers.yaml",
                          WAIVERS.replace("first-trip", "last-trip"))
        self.assertEqual(len(self.said(lsp, "waivers.yaml")), 1)
        lsp.open("rules/ship.yaml", RULES.replace("first-trip", "last-trip"))
        told = lsp.wait(lambda m: m.get("params", {}).get("uri") ==
                        lsp.uri("waivers.yaml"))["params"]["diagnostics"]
        self.assertEqual(told, [])
        # Rules with mistakes still have their names.
        lsp.change("rules/ship.yaml", [{"text": RULES.replace(
            "first-trip", "last-trip").replace("cue:", "cu:")}])
        self.assertEqual([d["code"] for d in lsp.diagnostics("rules/ship.yaml")],
                         ["unknown-key"])
        lsp.change("waivers.yaml", [{"text": WAIVERS.replace(
            "first-trip", "last-tri")}])
        self.assertIn("did you mean `last-trip`?",
                      self.said(lsp, "waivers.yaml")[0][3])

    def test_completes_waivers(self):
        lsp = self.opened("waivers.yaml")
        begin = WAIVERS + "  - claim: crew\n"
        keys = self.labels(lsp, "waivers.yaml", begin + "    ")
        self.assertEqual(set(keys), {"source", "voice", "stance", "fingerprint",
                                     "reason", "author", "until"})
        self.assertEqual(self.labels(lsp, "waivers.yaml", "wa"),
                         {"schema": "The language of the file",
                          "waivers": "The waivers"})
        for typed, wanted in (
                (WAIVERS + "  - claim: ",
                 {"first-trip": "The Hilda first sailed on 3 May 2024.",
                  "crew": "The Hilda has a crew of 8."}),
                (begin + "    source: wi",
                 {"wire-east": "First trip", "wire-west": "", "log": ""}),
                (begin + "    source: [log, ",
                 {"wire-east": "First trip", "wire-west": "", "log": ""}),
                (begin + "    source:\n      - ",
                 {"wire-east": "First trip", "wire-west": "", "log": ""}),
                (begin + "    voice: ", {"author": "", "owner": ""}),
                (begin + "    stance: c",
                 dict.fromkeys(("agree", "contradict", "divided", "unclear",
                                "omit", "silent", "early"), "")),
                (begin + "    until: ", {}),
                (WAIVERS + "  - {claim: crew, stance: omit, ",
                 {"source": keys["source"], "voice": keys["voice"],
                  "fingerprint": keys["fingerprint"],
                  "reason": keys["reason"], "author": keys["author"],
                  "until": keys["until"]})):
            with self.subTest(typed[-40:]):
                self.assertEqual(self.labels(lsp, "waivers.yaml", typed),
                                 wanted)

    def test_completes_the_config(self):
        lsp = self.opened("claimcheck.yaml")
        schema = "schema: claimcheck-config/1\n"
        self.write("known.txt", "# claimcheck-baseline/1\n")
        for typed, wanted, unwanted in (
                (schema + "f", {"fail_on", "formats", "rules"}, {"schema"}),
                (schema + "fail_on: ", {"error", "never"}, set()),
                (schema + "show: ", {"error", "hint"}, {"never"}),
                (schema + "max: {error: 3, ", {"warning", "omit"}, {"error"}),
                (schema + "formats: [text, s", {"sarif", "html", "text"}, set()),
                (schema + "formats:\n  - ", {"sarif"}, set()),
                (schema + "rules: ", {"rules", "corpus"}, {"waivers.yaml"}),
                (schema + "waivers: [", {"waivers.yaml"}, {"rules"}),
                (schema + "baseline: ", {"known.txt"}, {"waivers.yaml"}),
                (schema + "overrides:\n  - ", {"sources", "severity"},
                 {"rules"}),
                (schema + "overrides:\n  - sources: ",
                 {"wire-*", "wire-east", "log"}, {"log-*", "crew"}),
                (schema + "overrides:\n  - claims: [crew, ",
                 {"first-trip", "crew"}, {"log"}),
                (schema + "overrides:\n  - claims: crew\n    severity: {",
                 {"contradict", "omit"}, {"sources"}),
                (schema + "overrides:\n  - severity:\n      omit: ",
                 {"error", "off"}, {"never"})):
            with self.subTest(typed[-40:]):
                got = set(self.labels(lsp, "claimcheck.yaml", typed))
                self.assertLessEqual(wanted, got)
                self.assertFalse(unwanted & got)

    def test_hovers_tell_the_live_row_of_a_claim_and_what_keys_mean(self):
        for name, words in (("waivers.yaml", "claim: first-trip"),
                            ("claimcheck.yaml", "claims: first-trip")):
            lsp = self.opened(name)

            def hover(words, after=None):
                answer = lsp.request("textDocument/hover", lsp.at(
                    name, *place_of(FILES[name], words, after)))
                return answer and answer["contents"]["value"]
            self.assertIn("| wire-west | contradict | “5 May 2024” (1:21) |",
                          hover(words))
        self.assertIn("worse fail a check", hover("fail_on", 2))
        self.assertIn("`error` `warning` `info` `hint` `never`",
                      hover("fail_on", 2))
        self.assertIn("How bad each stance is", hover("severity", 2))
        lsp = self.opened("waivers.yaml")
        name = "waivers.yaml"
        self.assertEqual(hover("wire-west"),
                         "2024-05-11 · west.txt\n\n1 contradict · 1 omit")
        self.assertIn("North Line", hover("voice: owner"))
        self.assertIn("The last day on which it holds", hover("until", 2))
        self.assertIsNone(hover("A slip", 1))

    def test_goes_to_where_a_name_is_defined_and_finds_its_uses(self):
        lsp = self.opened("waivers.yaml")
        lsp.open("claimcheck.yaml", CONFIG)
        lsp.open("corpus/corpus.yaml", MANIFEST)

        def places(method, name, words, after=None, **more):
            answer = lsp.request("textDocument/" + method, lsp.at(
                name, *place_of(FILES[name], words, after), **more))
            answer = answer if isinstance(answer, list) else [answer]
            return [(os.path.relpath(p["uri"], lsp.uri("")),
                     p["range"]["start"]["line"] + 1,
                     p["range"]["start"]["character"] + 1) for p in answer]
        claim = ("rules/ship.yaml", 7, 9)
        for name, words in (("waivers.yaml", "claim: first-trip"),
                            ("claimcheck.yaml", "claims: first-trip")):
            self.assertEqual(places("definition", name, words), [claim])
        self.assertEqual(places("definition", "waivers.yaml", "[wire-west"),
                         [("corpus/corpus.yaml", 4, 10)])
        self.assertEqual(places("definition", "waivers.yaml", "west, log"),
                         [("corpus/notes.jsonl", 1, 24)])
        self.assertEqual(places("definition", "waivers.yaml", "voice: owner"),
                         [("rules/ship.yaml", 3, 3)])
        self.assertEqual(places("definition", "corpus/corpus.yaml", "east.txt"),
                         [("corpus/east.txt", 1, 1)])
        self.assertEqual(places("definition", "claimcheck.yaml",
                                "waivers: waivers"), [("waivers.yaml", 1, 1)])
        self.assertEqual(
            places("references", "waivers.yaml", "claim: first-trip",
                   context={"includeDeclaration": True}),
            [claim, ("waivers.yaml", 3, 12), ("claimcheck.yaml", 9, 13)])
        self.assertEqual(
            places("references", "corpus/corpus.yaml", "id: wire-west",
                   context={"includeDeclaration": False}),
            [("waivers.yaml", 4, 14)])

    def test_a_new_name_reaches_waivers_config_and_manifest(self):
        lsp = self.opened("rules/ship.yaml")
        lsp.open("waivers.yaml", WAIVERS)

        def rename(name, words, new):
            answer = lsp.answer(lsp.ask("textDocument/rename", lsp.at(
                name, *place_of(FILES[name], words), newName=new)))
            if "error" in answer:
                return answer["error"]["message"]
            changes = answer["result"]["changes"]
            return {os.path.relpath(uri, lsp.uri("")): edits
                    for uri, edits in changes.items()}
        for name in ("rules/ship.yaml", "waivers.yaml"):
            changes = rename(name, "first-trip", "maiden-trip")
            self.assertEqual(set(changes), {"rules/ship.yaml", "waivers.yaml",
                                            "claimcheck.yaml"})
            for file, edits in changes.items():
                self.assertEqual(
                    applied(FILES[file], edits),
                    FILES[file].replace("first-trip", "maiden-trip"))
        changes = rename("waivers.yaml", "[wire-west", "west-post")
        self.assertEqual(set(changes), {"waivers.yaml", "corpus/corpus.yaml"})
        changes = rename("waivers.yaml", "voice: owner", "line")
        self.assertEqual(set(changes), {"waivers.yaml", "corpus/corpus.yaml",
                                        "rules/ship.yaml"})
        self.assertIn("already", rename("waivers.yaml", "claim: first-trip",
                                        "crew"))
        self.assertIn("already", rename("waivers.yaml", "[wire-west", "log"))
        self.assertIn("from no manifest", rename("waivers.yaml", "west, log",
                                                 "book"))

    def test_slips_are_mended_by_a_quick_fix(self):
        for name, old, new in (
                ("waivers.yaml", "[wire-west", "[wire-wes"),
                ("waivers.yaml", "reason:", "reson:"),
                ("claimcheck.yaml", "json=", "jsn="),
                ("claimcheck.yaml", "claims: first-trip", "claims: first-tip"),
                ("claimcheck.yaml", "fail_on: warning", "fail_on: warnin")):
            with self.subTest(new):
                text = FILES[name].replace(old, new)
                lsp = self.opened(name, text)
                wrong = next(d for d in lsp.diagnostics(name)
                             if "did you mean" in d["message"])
                [fix] = [action for action in
                         lsp.request("textDocument/codeAction", {
                             "textDocument": {"uri": lsp.uri(name)},
                             "range": wrong["range"],
                             "context": {"diagnostics": [wrong]}})
                         if action["title"].startswith("Change to")]
                self.assertEqual(
                    applied(text, fix["edit"]["changes"][lsp.uri(name)]),
                    FILES[name])

    def test_the_config_says_which_files_belong_together(self):
        (self.root / "rules").rename(self.root / "claims")
        (self.root / "waivers.yaml").rename(self.root / "accepted.yaml")
        text = CONFIG.replace("rules: rules", "rules: claims").replace(
            "waivers: waivers", "waivers: accepted")
        self.write("claimcheck.yaml", text)
        lsp = self.opened("claims/ship.yaml", RULES)
        lens = lsp.request("textDocument/codeLens",
                           lsp.at("claims/ship.yaml", 0, 0))[0]
        self.assertEqual(lens["command"]["title"],
                         "1 agree · 1 contradict · 1 omit")
        # Without its schema, it is known by the config alone.
        lsp.open("accepted.yaml", WAIVERS[WAIVERS.index("waivers:"):])
        self.assertEqual([d[2] for d in self.said(lsp, "accepted.yaml")],
                         ["missing-key"])
        # While a path is typed, all stays as it was.
        lsp.open("claimcheck.yaml", text)
        self.assertEqual(self.said(lsp, "claimcheck.yaml"), [])
        lsp.change("claimcheck.yaml",
                   [{"text": text.replace("rules: claims", "rules: cla")}])
        self.assertEqual([d[:3] for d in self.said(lsp, "claimcheck.yaml")],
                         [(2, 8, "bad-value")])
        self.assertEqual(lsp.request("textDocument/codeLens", lsp.at(
            "claims/ship.yaml", 0, 0))[0], lens)
        # What the client says wins.
        self.write("other/a.txt", "The Hilda sailed.\n")
        self.write("other/corpus.yaml", "schema: claimcheck-corpus/1\n"
                   "sources: [{id: a, file: a.txt}]\n")
        lsp = self.opened("claims/ship.yaml", RULES,
                          options={"corpus": "other"})
        self.assertEqual(lsp.request("textDocument/codeLens", lsp.at(
            "claims/ship.yaml", 0, 0))[0]["command"]["title"], "1 omit")

    def test_a_broken_config_does_not_keep_it_from_starting(self):
        self.write("claimcheck.yaml", "schema: [\n")
        lsp = self.opened("claimcheck.yaml", "schema: [\n")
        self.assertEqual([d["code"] for d in lsp.diagnostics("claimcheck.yaml")],
                         ["yaml-syntax"])
        lsp.open("rules/ship.yaml", RULES)
        self.assertEqual(lsp.diagnostics("rules/ship.yaml"), [])

    def test_the_config_may_have_another_name(self):
        (self.root / "rules").rename(self.root / "claims")
        self.write("sets/my.yaml", CONFIG.replace("rules: rules", "rules: "
                   "../claims").replace("corpus: ", "corpus: ../").replace(
                       "waivers: ", "waivers: ../"))
        (self.root / "claimcheck.yaml").unlink()
        lsp = self.opened("claims/ship.yaml", RULES,
                          arguments=("--config", "sets/my.yaml"))
        self.assertEqual(len(lsp.request("textDocument/codeLens", lsp.at(
            "claims/ship.yaml", 0, 0))), 2)
        lsp = client.Client(PROGRAM, self.root,
                            arguments=("--config", "no.yaml"))
        self.addCleanup(lsp.close)
        said = lsp.wait(lambda m: m.get("method") == "window/showMessage")
        self.assertIn("no.yaml", said["params"]["message"])

    def test_files_that_nothing_refers_to_are_known_by_their_names(self):
        for name, text in (("old/waivers.yaml", "waivers: []\n"),
                           ("old/claimcheck.yaml", "show: hint\n"),
                           ("old/x.yaml", "schema: claimcheck-waivers/1\n"),
                           ("old/y.yaml", "schema: claimcheck-config/1\nx: 1")):
            lsp = self.opened(name, text)
            [told] = self.said(lsp, name)
            self.assertIn(told[2], {"missing-key", "unknown-key"})
        # Claims of rules that nobody knows are no mistake.
        (self.root / "rules/ship.yaml").unlink()
        (self.root / "claimcheck.yaml").unlink()
        self.assertEqual(self.said(self.opened("waivers.yaml"), "waivers.yaml"),
                         [])

    def test_no_half_typed_text_ends_it(self):
        for name in ("waivers.yaml", "claimcheck.yaml"):
            lsp = self.opened(name)
            whole = FILES[name]
            texts = [whole[:end] for end in range(0, len(whole), 3)]
            texts += ["\t", "{", "waivers: 7", "waivers: [7, {claim: [x]}]",
                      "overrides: {a: b}", "overrides: [1, {claims: {}}]",
                      "max: []", "formats: {}", "rules: {a: b}", "rules: ['']",
                      "corpus: '\\0'", "- a: &a [*a]", "x" * 300000]
            for text in texts:
                lsp.change(name, [{"text": text}])
                place = place_of(text, text) if text else (0, 0)
                for method in ("completion", "hover", "definition",
                               "documentSymbol", "codeLens"):
                    lsp.request("textDocument/" + method, lsp.at(name, *place))
            lsp.change(name, [{"text": whole}])
            self.assertEqual(self.said(lsp, name), [])


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(warnings="ignore")

#!/usr/bin/env python3
"""Talks to `claimcheck lsp` as an editor does.

    lsp_test.py PROGRAM
"""

import os
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import client  # noqa: E402
import settings_test  # noqa: E402
from settings_test import SettingsTest  # noqa: E402,F401  Runs with these.

PROGRAM = ""

SHARED = """schema: claimcheck/1
vocabulary:
  boat: ferry | boat
voices:
  owner: {side: company, names: [North Line]}
"""
RULES = """schema: claimcheck/1
use: shared/words.yaml
vocabulary:
  new-boat: "new {boat}"
subjects:
  hilda:
    names: ["Hilda", "{new-boat}"]
claims:
  - id: first-trip
    kind: date
    claim: The Hilda first sailed on 3 May 2024.
    about: hilda
    cue: sail~
    expect: 2024-05-03
  - id: berth
    kind: choice
    claim: The Hilda lies at the quay.
    about: hilda
    answers:
      quay: {says: at the quay, within: harbour}
      harbour: in the harbour
    expect: quay
"""
MANIFEST = """schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt, published: 2024-05-10}
  - {id: post, file: post.txt, published: 2024-05-11}
"""
SOURCES = {
    "corpus/daily.txt": "The Hilda sailed on 3 May 2024.\n",
    "corpus/post.txt": "The Hilda sailed on 5 May 2024, the owner said.\n",
}


def place_of(text, words, after=0, utf16=True):
    """Line and character right behind the first `words`, or `after` into it."""
    offset = text.index(words) + (after or len(words))
    line = text.count("\n", 0, offset)
    before = text[text.rfind("\n", 0, offset) + 1:offset]
    return line, len(before.encode("utf-16-le")) // 2 if utf16 else len(
        before.encode())


class LspTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name).resolve()
        for name, text in {"rules/ship.yaml": RULES,
                           "rules/shared/words.yaml": SHARED,
                           "corpus/corpus.yaml": MANIFEST, **SOURCES}.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def start(self, **arguments):
        lsp = client.Client(PROGRAM, self.root, **arguments)
        self.addCleanup(lsp.close)
        return lsp

    def opened(self, text=RULES, name="rules/ship.yaml", **arguments):
        lsp = self.start(**arguments)
        lsp.open(name, text)
        return lsp

    def labels(self, lsp, text, words, name="rules/ship.yaml"):
        answer = lsp.request("textDocument/completion",
                             lsp.at(name, *place_of(text, words)))
        return sorted(item["label"] for item in answer["items"])

    def test_life_of_a_server(self):
        lsp = self.start(initialize=False)
        self.assertEqual(lsp.error("textDocument/hover", {})["code"], -32002)
        answer = lsp.request("initialize", {"rootUri": lsp.uri(""),
                                            "capabilities": {}})
        self.assertEqual(answer["capabilities"]["positionEncoding"], "utf-16")
        self.assertEqual(answer["serverInfo"]["name"], "claimcheck")
        self.assertEqual(lsp.error("initialize", {})["code"], -32600)
        self.assertIsNone(lsp.request("shutdown", None))
        self.assertEqual(
            lsp.error("textDocument/hover", lsp.at("x", 0, 0))["code"], -32600)
        lsp.notify("exit", None)
        self.assertEqual(lsp.process.wait(timeout=client.DEADLINE), 0)

    def test_ends_with_1_when_it_was_not_shut_down(self):
        lsp = self.start()
        lsp.notify("exit", None)
        self.assertEqual(lsp.process.wait(timeout=client.DEADLINE), 1)
        lsp = self.start()
        lsp.process.stdin.close()
        self.assertEqual(lsp.process.wait(timeout=client.DEADLINE), 1)

    def test_what_it_does_not_know_is_an_error_and_no_crash(self):
        lsp = self.opened()
        self.assertEqual(lsp.error("textDocument/foldingRange", {})["code"],
                         -32601)
        for params in ({}, [], "x", {"textDocument": 7}, None,
                       {"textDocument": {"uri": "untitled:1"}}):
            for method in ("hover", "completion", "definition", "references",
                           "rename", "prepareRename", "documentSymbol",
                           "codeLens", "codeAction"):
                error = lsp.error("textDocument/" + method, params)
                self.assertEqual(error["code"], -32602, (method, params))
            for method in ("didOpen", "didChange", "didClose"):
                lsp.notify("textDocument/" + method, params)
        for body in (b"{", b"[]", b"7", b'{"id": 3}', b'{"method": 7, "id": 1}',
                     b"\xff\xfe", b"[" * 100000):
            lsp.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.assertIn("error", lsp.wait(lambda m: "error" in m), body)
        lsp.raw(b"Content-Length: many\r\n\r\n")
        self.assertIn("error", lsp.wait(lambda m: "error" in m))
        lsp.notify("$/unknown", {})
        for line, character in ((10**9, 0), (0, 10**12), (-1, -5), (3, 1.5)):
            lsp.answer(lsp.ask("textDocument/hover",
                               lsp.at("rules/ship.yaml", line, character)))
        self.assertEqual(len(lsp.request("textDocument/codeLens",
                                         lsp.at("rules/ship.yaml", 0, 0))), 2)

    def test_a_request_that_is_taken_back_is_not_answered_with_a_result(self):
        lsp = self.opened()
        hover = '{"jsonrpc":"2.0","id":77,"method":"textDocument/hover"' \
            ',"params":{}}'
        cancel = '{"jsonrpc":"2.0","method":"$/cancelRequest"' \
            ',"params":{"id":77}}'
        # In one piece, so that both are there before the first is looked at.
        lsp.raw("".join(f"Content-Length: {len(m)}\r\n\r\n{m}"
                        for m in (hover, cancel)).encode())
        self.assertEqual(lsp.answer(77)["error"]["code"], -32800)

    def test_says_what_is_wrong_at_each_keystroke(self):
        lsp = self.opened()
        self.assertEqual(lsp.diagnostics("rules/ship.yaml"), [])
        line = RULES[:RULES.index("cue: sail~")].count("\n")
        lsp.change("rules/ship.yaml", [{
            "range": {"start": {"line": line, "character": 4},
                      "end": {"line": line, "character": 7}}, "text": "cu"}])
        [wrong] = lsp.diagnostics("rules/ship.yaml")
        self.assertEqual(wrong["code"], "unknown-key")
        self.assertEqual(wrong["severity"], 1)
        self.assertEqual(wrong["message"],
                         "unknown key `cu`; did you mean `cue`?")
        self.assertEqual(wrong["range"], {
            "start": {"line": line, "character": 4},
            "end": {"line": line, "character": 6}})
        [fix] = lsp.request("textDocument/codeAction", {
            "textDocument": {"uri": lsp.uri("rules/ship.yaml")},
            "range": wrong["range"], "context": {"diagnostics": [wrong]}})
        self.assertEqual(fix["title"], "Change to `cue`")
        [edit] = fix["edit"]["changes"][lsp.uri("rules/ship.yaml")]
        lsp.change("rules/ship.yaml",
                   [{"range": edit["range"], "text": edit["newText"]}])
        self.assertEqual(lsp.diagnostics("rules/ship.yaml"), [])
        lsp.notify("textDocument/didClose", {
            "textDocument": {"uri": lsp.uri("rules/ship.yaml")}})

    def test_what_lint_says_of_rules_that_load_is_shown_with_its_fix(self):
        text = RULES.replace("cue: sail~", "cue: [sail~, sail~]")
        lsp = self.opened(text)
        found = lsp.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and
            any(d["code"] == "duplicate-phrase"
                for d in m["params"]["diagnostics"]))["params"]["diagnostics"]
        twice = next(d for d in found if d["code"] == "duplicate-phrase")
        self.assertEqual(twice["severity"], 2)
        self.assertIn("no-test", [d["code"] for d in found])
        [fix] = lsp.request("textDocument/codeAction", {
            "textDocument": {"uri": lsp.uri("rules/ship.yaml")},
            "range": twice["range"], "context": {"diagnostics": [twice]}})
        [edit] = fix["edit"]["changes"][lsp.uri("rules/ship.yaml")]
        lsp.change("rules/ship.yaml",
                   [{"range": edit["range"], "text": edit["newText"]}])
        # Said again once the rules that were changed are judged.
        after = lsp.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and
            m["params"].get("version") == lsp.versions["rules/ship.yaml"] and
            any(d["code"] == "no-test" for d in m["params"]["diagnostics"]))
        self.assertNotIn("duplicate-phrase", [
            d["code"] for d in after["params"]["diagnostics"]])
        # Rules that do not load are not linted.
        lsp.change("rules/ship.yaml", [{"text": text.replace("cue:", "cu:")}])
        self.assertEqual([d["code"] for d in
                          lsp.diagnostics("rules/ship.yaml")],
                         ["unknown-key"])

    def test_positions_count_as_the_client_does(self):
        text = RULES.replace("title: x\n", "").replace(
            "at the quay, within", "😀é quay, withn")
        for encodings, utf16 in ((["utf-16"], True), (["utf-8"], False)):
            lsp = self.opened(text, capabilities={
                "general": {"positionEncodings": encodings}})
            self.assertEqual(lsp.capabilities["positionEncoding"],
                             encodings[0])
            wrong = next(d for d in lsp.diagnostics("rules/ship.yaml")
                         if d["code"] == "unknown-key")
            line, end = place_of(text, "withn", utf16=utf16)
            self.assertEqual(wrong["range"]["end"],
                             {"line": line, "character": end})
            # An edit behind the same characters.
            lsp.change("rules/ship.yaml", [{
                "range": {"start": {"line": line, "character": end - 1},
                          "end": {"line": line, "character": end}},
                "text": "in"}])
            self.assertEqual(lsp.diagnostics("rules/ship.yaml"), [])

    def test_completes_keys_by_place_and_kind(self):
        lsp = self.opened()
        for typed, wanted, unwanted in (
                ("sch", {"title", "use", "vocabulary", "claims"}, {"id"}),
                (RULES + "  - id: x\n    kind: date\n    ",
                 {"cue", "pattern", "expect", "about"}, {"id", "says", "items"}),
                (RULES + "  - id: x\n    kind: list\n    i", {"items"},
                 {"says", "id"}),
                (RULES + "  - ", {"id", "kind", "claim"}, {"title"}),
                (RULES + "    tests:\n      - te", {"text", "expect", "at"},
                 {"kind"}),
                (RULES + "    severity: {contradict: info, ",
                 {"omit", "silent"}, {"contradict"}),
                (RULES + "    holds:\n      ", {"from"}, {"id"}),
                (RULES.replace("claims:", "  olga:\n    \nclaims:"),
                 {"names", "generic"}, {"side"})):
            with self.subTest(typed[-40:]):
                lsp.change("rules/ship.yaml", [{"text": typed}])
                words = ("  olga:\n    " if "olga" in typed else typed)
                got = set(self.labels(lsp, typed, words))
                self.assertLessEqual(wanted, got)
                self.assertFalse(unwanted & got)

    def test_completes_values(self):
        lsp = self.opened()
        begin = RULES + "  - id: x\n"
        for typed, wanted in (
                (begin + "    kind: ti", "timeline"),
                (begin + "    about: ", "hilda"),
                (begin + "    cue: \"the {", "new-boat"),
                (begin + "    cue: the {bo", "boat"),
                (begin + "    says:\n      - the {", "boat"),
                (begin + "    says: [boat, \"{", "new-boat"),
                (begin + "    pattern: paid {", "value"),
                (begin + "    kind: framing\n    voices: [ow", "owner"),
                (begin + "    kind: framing\n    sides:\n      - ", "company"),
                (begin + "    tests:\n      - text: A.\n        expect: ",
                 "contradict"),
                (begin + "    tests:\n      - {text: A, voice: ", "owner"),
                (begin + "    severity:\n      omit: ", "warning"),
                (RULES.replace("expect: quay", "expect: "), "harbour"),
                (RULES.replace("use: shared", "use: sh"), None)):
            with self.subTest(typed[-40:]):
                lsp.change("rules/ship.yaml", [{"text": typed}])
                words = ("in the harbour\n    expect: "
                         if typed.endswith("expect: \n") else typed)
                if wanted:
                    self.assertIn(wanted, self.labels(lsp, typed, words))

    def test_completed_text_replaces_what_was_typed(self):
        text = RULES + "  - id: x\n    cue: the {bo"
        lsp = self.opened(text)
        line, end = place_of(text, text)
        [item] = [i for i in lsp.request(
            "textDocument/completion",
            lsp.at("rules/ship.yaml", line, end))["items"]
            if i["label"] == "boat"]
        self.assertEqual(item["detail"], "ferry | boat")
        self.assertEqual(item["textEdit"], {
            "newText": "boat",
            "range": {"start": {"line": line, "character": end - 2},
                      "end": {"line": line, "character": end}}})

    def test_hovers_tell_the_live_row_expansions_and_keys(self):
        lsp = self.opened()

        def hover(words, after=1):
            answer = lsp.request("textDocument/hover", lsp.at(
                "rules/ship.yaml", *place_of(RULES, words, after)))
            return answer and answer["contents"]["value"]
        row = hover("first-trip")
        self.assertIn("**1 agree · 1 contradict**", row)
        self.assertIn("| post | contradict | “5 May 2024” (1:21) |", row)
        self.assertIn("| daily | agree | “3 May 2024” (1:21) |", row)
        self.assertLess(row.index("| post "), row.index("| daily "))
        self.assertEqual(hover("first sailed"), row)
        self.assertIn("new (ferry | boat)", hover("{new-boat}", 3))
        self.assertIn("Hilda", hover("about: hilda", 9))
        self.assertIn("Phrases one of which must stand", hover("cue:"))
        self.assertIsNone(hover("sail~", 2))

    def test_follows_unsaved_text_and_saved_files(self):
        lsp = self.opened(capabilities={
            "workspace": {"codeLens": {"refreshSupport": True}}})

        def lenses():
            return {lens["range"]["start"]["line"]: lens["command"]["title"]
                    for lens in lsp.request("textDocument/codeLens",
                                            lsp.at("rules/ship.yaml", 0, 0))}
        first = RULES[:RULES.index("- id: first-trip")].count("\n")
        self.assertEqual(lenses()[first], "1 agree · 1 contradict")
        lsp.change("rules/ship.yaml",
                   [{"text": RULES.replace("2024-05-03", "2024-05-05")}])
        self.assertEqual(lenses()[first], "1 agree · 1 contradict")
        lsp.change("rules/ship.yaml",
                   [{"text": RULES.replace("2024-05-03", "2024-05")}])
        self.assertEqual(lenses()[first], "2 agree")
        # Half-typed: the last that could be judged.
        lsp.change("rules/ship.yaml", [{"text": RULES + "  - id: ["}])
        lsp.diagnostics("rules/ship.yaml")
        lsp.change("rules/ship.yaml", [{"text": RULES}])
        self.assertEqual(lenses()[first], "1 agree · 1 contradict")
        # A source that is saved by somebody else.
        lsp.kept = [m for m in lsp.kept
                    if m.get("method") != "workspace/codeLens/refresh"]
        (self.root / "corpus/post.txt").write_text(
            SOURCES["corpus/daily.txt"], encoding="utf-8")
        while lenses()[first] != "2 agree":
            lsp.wait(lambda m: m.get("method") == "workspace/codeLens/refresh")

    def test_finds_definitions_and_uses_across_files(self):
        lsp = self.opened()

        def places(method, words, after, **more):
            answer = lsp.request("textDocument/" + method, lsp.at(
                "rules/ship.yaml", *place_of(RULES, words, after), **more))
            return [(os.path.relpath(p["uri"], lsp.uri("")),
                     p["range"]["start"]["line"] + 1,
                     p["range"]["start"]["character"] + 1) for p in answer]
        self.assertEqual(places("definition", "about: hilda", 9),
                         [("rules/ship.yaml", 6, 3)])
        self.assertEqual(places("definition", "new {boat}", 6),
                         [("rules/shared/words.yaml", 3, 3)])
        self.assertEqual(places("definition", "within: harbour", 10),
                         [("rules/ship.yaml", 21, 7)])
        everywhere = {"context": {"includeDeclaration": True}}
        self.assertEqual(places("references", "hilda:", 2, **everywhere),
                         [("rules/ship.yaml", 6, 3), ("rules/ship.yaml", 12, 12),
                          ("rules/ship.yaml", 18, 12)])
        self.assertEqual(
            places("references", "new {boat}", 6,
                   context={"includeDeclaration": False}),
            [("rules/ship.yaml", 4, 19)])
        file = lsp.request("textDocument/definition", lsp.at(
            "rules/ship.yaml", *place_of(RULES, "use: shared", 7)))
        self.assertEqual(file["uri"], lsp.uri("rules/shared/words.yaml"))

    def test_renames_in_all_files_that_see_the_name(self):
        lsp = self.opened()

        def rename(words, after, name):
            where = lsp.at("rules/ship.yaml", *place_of(RULES, words, after))
            self.assertIsNotNone(
                lsp.request("textDocument/prepareRename", where))
            return lsp.answer(lsp.ask("textDocument/rename",
                                      {**where, "newName": name}))
        changes = rename("new {boat}", 6, "vessel")["result"]["changes"]
        texts = {"rules/ship.yaml": RULES, "rules/shared/words.yaml": SHARED}
        for name, text in texts.items():
            lines = text.splitlines(keepends=True)
            for edit in changes[lsp.uri(name)]:
                begin, end = edit["range"]["start"], edit["range"]["end"]
                line = lines[begin["line"]]
                lines[begin["line"]] = (line[:begin["character"]] +
                                        edit["newText"] +
                                        line[end["character"]:])
            texts[name] = "".join(lines)
        self.assertEqual(texts["rules/shared/words.yaml"],
                         SHARED.replace("boat:", "vessel:"))
        self.assertEqual(texts["rules/ship.yaml"],
                         RULES.replace("{boat}", "{vessel}"))
        changes = rename("about: hilda", 9, "ship")["result"]["changes"]
        self.assertEqual(len(changes[lsp.uri("rules/ship.yaml")]), 3)
        self.assertIn("already", rename("first-trip", 3, "berth")["error"]
                      ["message"])
        self.assertIn("is no name", rename("first-trip", 3, "a b")["error"]
                      ["message"])

    def test_outline(self):
        lsp = self.opened()
        symbols = lsp.request("textDocument/documentSymbol",
                              lsp.at("rules/ship.yaml", 0, 0))
        self.assertEqual([(s["name"], s["detail"]) for s in symbols],
                         [("new-boat", "vocabulary"), ("hilda", "subject"),
                          ("first-trip", "claim"), ("berth", "claim")])
        self.assertEqual([c["name"] for c in symbols[-1]["children"]],
                         ["quay", "harbour"])
        self.assertEqual(symbols[-1]["range"]["end"]["line"], 21)

    def test_manifests(self):
        text = MANIFEST + "  - id: third\n    fil: daily.txt\n    "
        lsp = self.opened(text, "corpus/corpus.yaml")
        codes = {d["code"] for d in lsp.diagnostics("corpus/corpus.yaml")}
        self.assertEqual(codes, {"unknown-key", "missing-key"})
        keys = self.labels(lsp, text, text, "corpus/corpus.yaml")
        self.assertIn("published", keys)
        self.assertNotIn("id", keys)
        text = MANIFEST + "  - {id: third, voice: "
        lsp.change("corpus/corpus.yaml", [{"text": text}])
        self.assertEqual(self.labels(lsp, text, text, "corpus/corpus.yaml"),
                         ["author", "owner"])
        text = MANIFEST + "  - id: third\n    file: "
        lsp.change("corpus/corpus.yaml", [{"text": text}])
        self.assertEqual(self.labels(lsp, text, text, "corpus/corpus.yaml"),
                         ["daily.txt", "post.txt"])

    def test_a_file_outside_the_workspace_is_looked_at_by_itself(self):
        lsp = self.opened(RULES.replace("use: shared/words.yaml\n", ""),
                          "elsewhere.yaml")
        codes = [d["code"] for d in lsp.diagnostics("elsewhere.yaml")]
        self.assertIn("unknown-name", codes)

    def test_paths_may_be_said_when_it_begins(self):
        (self.root / "rules").rename(self.root / "claims")
        lsp = self.opened(name="claims/ship.yaml", options={
            "rules": ["claims"], "corpus": "corpus"})
        self.assertEqual(
            lsp.request("textDocument/codeLens",
                        lsp.at("claims/ship.yaml", 0, 0))[0]["command"]
            ["title"], "1 agree · 1 contradict")

    def test_says_when_a_path_is_not_there(self):
        lsp = self.start(options={"corpus": "nowhere"})
        said = lsp.wait(lambda m: m.get("method") == "window/showMessage")
        self.assertIn("nowhere", said["params"]["message"])

    def test_no_half_typed_text_ends_it(self):
        lsp = self.opened()
        for end in range(0, len(RULES), 3):
            text = RULES[:end]
            lsp.change("rules/ship.yaml", [{"text": text}])
            line, character = place_of(text, text, len(text) or 1) if text \
                else (0, 0)
            for method in ("completion", "hover", "definition"):
                lsp.request("textDocument/" + method,
                            lsp.at("rules/ship.yaml", line, character))
        for text in ("\t", "{", "[", "- - - -", ": : :", "a: &a [*a]", "\r\r\n",
                     "claims: {}", "subjects: [1]", "vocabulary: {a: '{a}'}",
                     "\u2028", "x" * 300000, "- " * 5000, "{" * 5000):
            lsp.change("rules/ship.yaml", [{"text": text}])
            for method in ("completion", "hover", "documentSymbol", "codeLens"):
                lsp.answer(lsp.ask(
                    "textDocument/" + method,
                    lsp.at("rules/ship.yaml", text.count("\n"), len(text))))
        lsp.change("rules/ship.yaml", [{"text": RULES}])
        self.assertEqual(lsp.diagnostics("rules/ship.yaml"), [])


if __name__ == "__main__":
    PROGRAM = settings_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(warnings="ignore")

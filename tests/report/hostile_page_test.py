#!/usr/bin/env python3
"""Can the words of a source, a manifest or a rule do anything in the HTML report but be read?

    hostile_page_test.py CLAIMCHECK

Exit code 77: not tested, for want of a browser.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from browser import complaints, start
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By

RUN = "window.owned = true"
# Ends of every element and literal that the page has, with something to run.
MARKUP = (f"</script><script>{RUN}</script><!-- <script> --> ]]> </style></title></textarea></svg>"
          f"<img src=x onerror=\"{RUN}\"><svg onload='{RUN}'><a href=\"javascript:{RUN}\">a</a> '\"` onmouseover={RUN} "
          "&lt;b&gt; &#60;i&#62; \\u003cu\\u003e ${owned} {{owned}} \u2028 \u2029 <!--")
STEERING = "\u202eoverridden\u2066 \x1b]0;title\x07 \x01\x7f\u009b"
NASTY = MARKUP + " " + STEERING

RULES = f"""schema: claimcheck/1
title: {json.dumps(NASTY)}
voices:
  mayor: {{side: town, names: [the mayor]}}
  owner: {{side: line, names: [the owner]}}
subjects:
  bridge: {{names: [the Tarn Bridge, the bridge]}}
claims:
  - id: arches
    kind: number
    claim: {json.dumps("The bridge has 3 arches. " + NASTY)}
    about: bridge
    of: arch~
    expect: 3
  - id: opened
    kind: date
    claim: {json.dumps("When it was opened. " + NASTY)}
    about: bridge
    cue: open~
  - id: colour
    kind: framing
    claim: {json.dumps("What it is called. " + NASTY)}
    about: bridge
    frames:
      red: [red, "/red/"]
      old: [old]
  - id: state
    kind: timeline
    claim: {json.dumps("What state it is in. " + NASTY)}
    about: bridge
    states:
      - {{state: built, says: [built], from: 2024-01-01}}
      - {{state: open, says: [open~], from: 2024-05-03}}
    expect: open
"""
URLS = [f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f" javascript:{RUN}", f"data:text/html,<script>{RUN}</script>", f"https://example.org/\"onmouseover=\"{RUN}",
        f"https://example.org/'><script>{RUN}</script>"]


def manifest():
    sources = [{"id": f"s{i}", "file": f"s{i}.txt", "title": NASTY, "publisher": NASTY, "credits": [NASTY], "url": url, "published": f"2025-01-1{i}"}
               for i, url in enumerate(URLS)]
    sources[1]["voice"], sources[2]["voice"] = "mayor", "owner"
    sources.append({"id": "\"'><script>owned</script>", "file": "a'b\"c <i>&amp;.txt", "published": "2025-01-20"})
    return json.dumps({"schema": "claimcheck-corpus/1", "sources": sources})


def text(arches):
    return f"The bridge has {arches} {NASTY} arches. It was opened on 3 May 202{arches} {NASTY}, says {NASTY}. \"The old red bridge {NASTY} has 4 arches\", the mayor said.\n"


class HostilePageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = start()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.browser.get("about:blank")
        self.browser.get((FOLDER / "report.html").as_uri())

    def tearDown(self):
        self.check()

    def check(self):
        with self.assertRaises(NoAlertPresentException):
            self.browser.switch_to.alert.accept()
        self.assertIsNone(self.js("return window.owned ?? null"), "words of a file were run")
        self.assertEqual(complaints(self.browser), [])
        # Nothing but our own elements, and no handler on any of them.
        self.assertEqual(self.js("return document.querySelectorAll('img, iframe, object, embed, base').length"), 0)
        self.assertEqual(self.js("return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"), [])
        for link in self.js("return [...document.querySelectorAll('a')].map(a => [a.getAttribute('href'), new URL(a.getAttribute('href'), location).protocol])"):
            self.assertIn(link[1], ("file:", "https:", "http:"), link)

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def test_the_page_is_whole(self):
        self.assertEqual(self.js("return claims.length"), 4)
        self.assertEqual(len(self.browser.find_elements(By.CSS_SELECTOR, ".cell")), 4 * (len(URLS) + 1))
        self.assertIn("</script><script>", self.browser.find_element(By.ID, "matrix").text + self.browser.find_element(By.ID, "sources").text)
        self.assertIn("</html>", (FOLDER / "report.html").read_text()[-20:])

    def test_every_cell_opens_and_is_only_read(self):
        for claim in range(4):
            for source in range(len(URLS) + 1):
                self.js("openCell(arguments[0], arguments[1])", claim, source)
                self.js("document.querySelectorAll('#panel details').forEach(d => d.open = true)")
                shown = self.js("return document.getElementById('panel').textContent")
                self.assertIn("</script><script>", shown)
                self.js("document.querySelectorAll('#panel *').forEach(e => e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")
                self.check()

    def test_addresses_are_links_only_to_pages(self):
        addresses = self.js("return [...document.querySelectorAll('#sources a')].map(a => a.href)")
        self.assertTrue(addresses)
        for address in addresses:
            self.assertRegex(address, r"^(https://example\.org/|file:)")

    def test_words_are_found_by_search_as_they_stand(self):
        search = self.browser.find_element(By.ID, "search")
        for words, rows in (("<script>", 4), ("<img src=x onerror", 4), ("no such <words>", 0)):
            search.clear()
            search.send_keys(words)
            self.js("filter()")
            self.assertEqual(len([row for row in self.browser.find_elements(By.CSS_SELECTOR, ".matrix tbody tr th") if row.is_displayed()]), rows, words)

    def test_an_address_of_a_cell_runs_nothing(self):
        for fragment in (f"#<img src=x onerror={RUN}>/s0", f"#arches/</script><script>{RUN}</script>", "#arches/%00", "#__proto__/constructor", "#arches/\"'><script>owned</script>"):
            self.browser.get("about:blank")
            self.browser.get((FOLDER / "report.html").as_uri() + fragment)
            self.check()


if __name__ == "__main__":
    CLAIMCHECK = str(pathlib.Path(sys.argv.pop(1)).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        FOLDER = pathlib.Path(temporary)
        (FOLDER / "rules").mkdir()
        (FOLDER / "rules/r.yaml").write_text(RULES)
        (FOLDER / "corpus").mkdir()
        (FOLDER / "corpus/corpus.yaml").write_text(manifest())
        for number in range(len(URLS)):
            (FOLDER / f"corpus/s{number}.txt").write_text(text(3 + number % 3))
        (FOLDER / "corpus/a'b\"c <i>&amp;.txt").write_text(text(5))
        run = subprocess.run([CLAIMCHECK, "check", "--format", "html=report.html"], cwd=FOLDER, capture_output=True, text=True)
        if run.returncode != 1:  # There are findings.
            sys.exit(f"{run.stderr}exit {run.returncode}, expected 1")
        unittest.main()

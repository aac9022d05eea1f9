#!/usr/bin/env python3
"""Does the HTML report work in a browser, as a fact-checker uses it?

    browser_test.py CLAIMCHECK [--keep FOLDER]

The page of tests/report/page/ is opened from a file. --keep leaves the page and screenshots in a folder. Exit code 77: not tested, for want of a browser.
"""

import base64
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from browser import complaints, emulate, narrow, start
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

PAGE = pathlib.Path(__file__).parent / "page"
FOLDER = None  # Where the page is.


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = start()
        cls.url = (FOLDER / "report.html").as_uri()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def open(self, fragment=""):
        self.browser.get("about:blank")  # Else only the fragment changes.
        self.browser.get(self.url + fragment)

    def setUp(self):
        self.open()

    def tearDown(self):
        self.assertEqual(complaints(self.browser), [])

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        """Those that are shown."""
        return [item for item in self.browser.find_elements(By.CSS_SELECTOR, selector) if item.is_displayed()]

    def cell(self, claim, source):
        return self.one(f'.cell[href="#{claim}/{source}"]')

    def press(self, *keys):
        for key in keys:
            self.browser.switch_to.active_element.send_keys(key)

    def focus(self):
        return self.browser.switch_to.active_element

    def claims(self):
        return [row.text for row in self.all(".matrix tbody th .id")]

    def sources(self):
        return [head.text for head in self.all(".matrix thead .id")]

    def picture(self, name):
        self.browser.save_screenshot(str(FOLDER / f"{name}.png"))

    # ---- Cells ----

    def test_the_matrix_has_every_cell_told_by_word_and_symbol(self):
        self.assertEqual(len(self.all(".cell")), 25)
        self.assertEqual(self.cell("first-trip", "line-readout").text.split()[:3], ["≠", "contradict", "E"])
        self.picture("light")

    def test_a_cell_opens_its_evidence(self):
        self.cell("first-trip", "line-readout").click()
        panel = self.one("#panel")
        self.assertEqual(panel.find_element(By.CSS_SELECTOR, "mark.main").text, "5 May 2024")
        for words in ("2024-05-05 is not 2024-05-03", "Precision\nday", "Voices\nowner", "affirmed, asserted", "line-readout.txt:3:37",
                      "cue:", "rules.yaml:", "claimcheck explain first-trip line-readout --rules"):
            self.assertIn(words, panel.text)
        self.assertTrue(self.browser.current_url.endswith("#first-trip/line-readout"))
        self.assertTrue(self.browser.title.startswith("first-trip / line-readout"))
        self.picture("cell")

    def test_a_cell_shows_what_was_rejected_and_why(self):
        cells = self.js("return claims.flatMap((_, c) => cellsOf(c).flatMap((cell, s) => cell.rejected ? [[c, s]] : []))")
        self.assertTrue(cells, "the page of this test must have a rejected candidate")
        self.js("openCell(...arguments[0])", cells[0])
        for words in ("Looked at and rejected", "Rejected at", "Because"):
            self.assertIn(words, self.one("#panel").text)

    def test_context_is_named(self):
        self.open("#first-trip/dock-worker")
        self.assertRegex(self.one("#panel").text, "Context\n(possible|hedge).* “may”")

    def test_an_omission_shows_where_the_subject_is_raised(self):
        self.open("#noise/line-readout")
        self.assertIn("Where the subject is raised", self.one("#panel").text)
        self.assertEqual(self.one("#panel mark.main").text, "Hilda")

    def test_a_deep_link_opens_the_cell(self):
        self.open("#toll/line-readout")
        self.assertEqual(self.one("#panel-title").text, "toll / line-readout")
        self.assertEqual(self.one("#panel mark.main").text, "islanders pay")
        self.assertIn("open", self.cell("toll", "line-readout").get_attribute("class"))

    def test_a_link_to_no_cell_opens_none(self):
        for fragment in ("#toll/nobody", "#x/y", "#%zz/%", "#/", "#matrix"):
            self.open(fragment)
            self.assertFalse(self.one("#panel").is_displayed(), fragment)

    def test_the_command_of_a_cell_gives_the_same_stance(self):
        self.open("#toll/line-readout")
        command = self.one(".replay code").text
        program, rest = command.split(" ", 1)
        self.assertEqual(program, "claimcheck")
        run = subprocess.run(f"{CLAIMCHECK} {rest}", shell=True, capture_output=True, text=True)
        self.assertIn("contradict", run.stdout)
        self.assertIn("islanders pay", run.stdout)

    def test_the_command_is_copied(self):
        self.browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        self.open("#toll/line-readout")
        button = self.one(".replay button")
        button.click()
        WebDriverWait(self.browser, 10).until(lambda _: re.match("Copied|Selected", button.text))

    def test_the_whole_source_marks_this_cell_and_the_others(self):
        self.open("#first-trip/line-readout")
        self.js("[...document.querySelectorAll('#panel summary')].at(-1).click()")
        self.assertEqual([mark.text for mark in self.all(".whole mark.main")], ["5 May 2024"])
        self.assertIn("150", [mark.text for mark in self.all(".whole mark.other")])

    # ---- Filters and order ----

    def test_a_stance_filters_all_sections(self):
        self.one('.chip[data-stance="contradict"]').click()
        self.assertEqual(self.claims(), ["first-trip", "cars", "toll"])
        self.assertEqual(len(self.all(".finding")), self.js("return document.querySelectorAll('.finding[data-stance=contradict]').length"))
        self.assertEqual([row.text for row in self.all(".readout tbody th .id")], ["first-trip", "cars", "toll"])
        self.one("#clear").click()
        self.assertEqual(len(self.claims()), 5)

    def test_a_severity_filters(self):
        self.one('.chip[data-severity="warning"]').click()
        self.assertIn("cars", self.claims())
        self.assertNotIn("first-trip", self.claims())

    def test_words_filter_by_claim_source_and_quote(self):
        search = self.one("#search")
        for words, claims in (("islanders pay", ["toll"]), ("NOISE in", ["noise"]), ("quiet post", ["first-trip", "cars", "toll", "status", "noise"]),
                              ("<b onmouseover", ["status"]), ("مجانية", ["toll"]), ("evidence", []), ("no such words", [])):
            search.clear()
            search.send_keys(words)
            self.js("filter()")
            self.assertEqual(self.claims(), claims, words)
        self.assertTrue(self.one("#matrix .none").is_displayed())
        self.assertTrue(self.one("#findings .none").is_displayed())
        self.assertEqual(self.all(".readout"), [])

    def test_a_voice_or_a_side_filters(self):
        Select(self.one("#voice")).select_by_visible_text("owner")
        self.assertEqual(self.claims(), ["first-trip", "cars", "toll"])
        self.assertEqual(len(self.all(".cell:not(.faded)")), 3)
        Select(self.one("#voice")).select_by_visible_text("town")
        self.assertIn("noise", self.claims())
        # The stance is that of the voice.
        self.one('.chip[data-stance="contradict"]').click()
        self.assertEqual(self.claims(), [])

    def test_sources_are_chosen(self):
        self.one(".menu summary").click()
        for source in ("town-readout", "line-readout"):
            next(label for label in self.all("#choices label") if label.text.strip() == source).click()
        self.assertEqual(self.sources(), ["town-readout", "line-readout"])
        self.assertEqual(len(self.all(".cell")), 10)
        self.assertEqual(len(self.all("#sources tbody tr")), 2)
        self.one("#clear").click()
        self.assertEqual(len(self.sources()), 5)

    def test_claims_and_sources_are_sorted(self):
        Select(self.one("#order-claims")).select_by_value("name")
        self.assertEqual(self.claims(), ["cars", "first-trip", "noise", "status", "toll"])
        Select(self.one("#order-sources")).select_by_value("worst")
        self.assertEqual(self.sources()[0], "line-readout")
        Select(self.one("#order-claims")).select_by_value("split")
        self.assertEqual(self.claims()[-2:], ["status", "noise"])

    def test_a_press_on_a_source_sorts_the_claims_by_it(self):
        next(head for head in self.all(".matrix thead .id") if head.text == "town-readout").click()
        self.assertEqual(self.claims()[0], "first-trip")
        next(head for head in self.all(".matrix thead .id") if head.text == "dock-worker").click()
        self.assertEqual(self.claims(), ["first-trip", "toll", "noise", "cars", "status"])

    # ---- Keyboard ----

    def test_the_keyboard_alone_is_enough(self):
        self.press(Keys.TAB)
        self.assertEqual(self.focus().get_attribute("class"), "skip")
        for _ in range(40):
            self.press(Keys.TAB)
            if "cell" in self.focus().get_attribute("class").split():
                break
        self.assertEqual(self.focus().get_attribute("href").split("#")[1], "first-trip/dock-worker")
        self.assertEqual(self.js("return getComputedStyle(document.activeElement, '::after').outlineStyle"), "solid")
        self.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
        self.assertTrue(self.focus().get_attribute("href").endswith("#cars/line-readout"))
        self.press(Keys.ENTER)
        self.assertEqual(self.one("#panel-title").text, "cars / line-readout")
        self.assertEqual(self.focus().get_attribute("id"), "panel")
        self.press(Keys.TAB)
        self.assertEqual(self.focus().text, "Link")
        self.press(Keys.ESCAPE)
        self.assertFalse(self.one("#panel").is_displayed())
        self.assertTrue(self.focus().get_attribute("href").endswith("#cars/line-readout"))
        self.press(Keys.HOME)
        self.assertTrue(self.focus().get_attribute("href").endswith("#cars/dock-worker"))
        self.press("/")
        self.assertEqual(self.focus().get_attribute("id"), "search")
        self.press("noise", Keys.ESCAPE)
        self.assertEqual(self.focus().get_attribute("value"), "")

    def test_arrows_pass_rows_that_are_filtered_out(self):
        self.one('.chip[data-stance="contradict"]').click()
        self.js("linkOf(0, 0).focus()")
        self.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
        self.assertTrue(self.focus().get_attribute("href").endswith("#toll/dock-worker"))

    # ---- What comes from sources ----

    def test_nothing_of_a_source_runs(self):
        self.open("#first-trip/dock-worker")
        self.js("[...document.querySelectorAll('#panel summary')].at(-1).click()")
        self.assertIn("</script><script>alert(5)</script>", self.one(".whole").text)
        self.assertIn("␛[31m", self.one(".whole").text)
        self.assertEqual(self.js("return document.querySelectorAll('img, b[onmouseover]').length"), 0)
        self.assertEqual(self.js("return document.querySelectorAll('[href^=javascript]').length"), 0)
        self.assertEqual(self.browser.find_elements(By.CSS_SELECTOR, "#panel .small a"), [])

    def test_text_from_right_to_left_is_set_so(self):
        self.open("#toll/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1")
        self.assertEqual(self.one("#panel mark.main").text, "مجانية")
        direction = "return getComputedStyle(document.querySelector('#panel .words p')).direction"
        self.assertEqual(self.js(direction), "rtl")
        self.assertEqual(self.js("return getComputedStyle(document.body).direction"), "ltr")
        self.picture("right-to-left")

    def test_a_date_beside_arabic_keeps_its_order(self):
        self.open("#toll/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1")
        self.assertEqual(self.js("return [...document.querySelectorAll('#panel .small bdi')].map((bdi) => bdi.textContent)"),
                         ["العبّارة الجديدة هيلدا", "أخبار الميناء", "2024-05-06"])
        self.assertEqual(self.one("#panel .small a").get_attribute("href"), "https://harbour.example/?a=1&b=%222%22")

    # ---- Pictures ----

    def test_a_pair_of_the_map_shows_these_sources_alone(self):
        pair = next(item for item in self.all(".map td button") if item.text == "=0 ≠3")
        self.assertEqual(pair.get_attribute("title"), "town-readout, line-readout: 0 claims alike, 3 unlike")
        pair.click()
        self.assertEqual(self.sources(), ["town-readout", "line-readout"])
        self.assertEqual([head.text for head in self.all(".map th")], ["Source", "3", "4", "3 town-readout", "4 line-readout"])

    def test_a_line_of_a_timeline_opens_its_cell(self):
        lines = self.browser.find_elements(By.CSS_SELECTOR, ".timeline a")
        self.assertEqual([line.get_attribute("aria-label").split(",")[0] for line in lines], ["dock-worker", "town-readout", "line-readout"])
        self.assertIn("launched 2023-09-10", lines[2].get_attribute("aria-label"))
        self.js("arguments[0].scrollIntoView(); arguments[0].focus()", lines[2])
        self.press(Keys.ENTER)
        self.assertEqual(self.one("#panel-title").text, "status / line-readout")

    # ---- Looks ----

    def test_dark_mode_is_dark(self):
        background = "return getComputedStyle(document.body).backgroundColor"
        light = self.js(background)
        emulate(self.browser, prefers_color_scheme="dark")
        try:
            dark = self.js(background)
            self.picture("dark")
        finally:
            emulate(self.browser)
        brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (light, dark)]
        self.assertGreater(brightness[0], 600)
        self.assertLess(brightness[1], 150)

    def test_a_narrow_page_does_not_scroll_sideways(self):
        narrow(self.browser, 380)
        try:
            self.open()
            self.assertLessEqual(self.js("return document.documentElement.scrollWidth"), 380)
            self.picture("narrow")
            self.open("#first-trip/line-readout")
            panel = self.one("#panel").rect
            self.assertEqual((panel["x"], panel["width"]), (0, 380))
            self.assertTrue(self.js("return document.querySelector('main').inert"))
            self.picture("narrow-cell")
        finally:
            narrow(self.browser, 0)

    def test_it_prints_to_a_pdf(self):
        pdf = base64.b64decode(self.browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
        (FOLDER / "report.pdf").write_bytes(pdf)
        self.assertTrue(pdf.startswith(b"%PDF"))
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            self.assertEqual(self.all("button.chip, nav, #search, select, .hint, .skip"), [])
            self.assertEqual(len(self.all(".cell")), 25)
            self.assertTrue(self.all(".finding mark"))
        finally:
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


class LargePageTest(unittest.TestCase):
    """150 sources x 200 claims: the page holds only what is near."""

    @classmethod
    def setUpClass(cls):
        generate = pathlib.Path(__file__).parent.parent / "bench" / "generate.py"
        subprocess.run([sys.executable, generate, "--sources", "150", "--claims", "200", FOLDER / "large"], check=True, stdout=subprocess.DEVNULL)
        check(FOLDER / "large/rules", FOLDER / "large/corpus", FOLDER / "large.html")
        cls.browser = start()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.browser.get("about:blank")
        self.browser.get((FOLDER / "large.html").as_uri())

    def cells(self):
        return self.browser.execute_script("return document.querySelectorAll('.cell').length")

    def test_only_near_rows_are_in_the_page(self):
        self.assertLess(self.cells(), 6000)
        self.browser.execute_script("linkOf(0, 0).focus()")
        self.browser.switch_to.active_element.send_keys(Keys.CONTROL, Keys.END)
        last = self.browser.execute_script("return addressOf(claims.length - 1, columns.at(-1))")
        self.assertTrue(self.browser.switch_to.active_element.get_attribute("href").endswith(last))
        self.assertLess(self.cells(), 9000)
        self.assertEqual(complaints(self.browser), [])

    def test_it_filters_soon(self):
        for action in ("document.querySelector('.chip[data-stance=contradict]').click()", "search.value = 'bridge'; filter()", "clearFilters()",
                       "byId('order-claims').value = 'worst'; arrange()", "chooseSources([1, 2])"):
            took = self.browser.execute_script(f"const begin = performance.now(); {action}; document.body.offsetHeight; return performance.now() - begin")
            self.assertLess(took, 3000, action)  # A tenth of it on a quiet machine.

    def test_a_deep_link_opens_a_cell_far_down(self):
        self.browser.get((FOLDER / "large.html").as_uri() + "#claim-190/source-120")
        self.browser.refresh()
        self.assertEqual(self.browser.find_element(By.ID, "panel-title").text, "claim-190 / source-120")


def check(rules, corpus, page):
    run = subprocess.run([CLAIMCHECK, "check", "--rules", rules, "--corpus", corpus, "--format", f"html={page}"], capture_output=True, text=True)
    if run.returncode != 1:  # They have findings.
        sys.exit(f"{run.stderr}exit {run.returncode}, expected 1")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    CLAIMCHECK = str(pathlib.Path(arguments.pop(0)).resolve())
    keep = arguments.pop(1) if arguments[:1] == ["--keep"] else None
    with tempfile.TemporaryDirectory() as temporary:
        FOLDER = pathlib.Path(keep or temporary)
        # A path that a shell must be told carefully.
        page = FOLDER / "the ferry's page"
        shutil.copytree(PAGE, page, dirs_exist_ok=True)
        check(page / "rules.yaml", page / "corpus.yaml", FOLDER / "report.html")
        unittest.main(argv=[sys.argv[0], *(["-v"] if keep else []), *[a for a in arguments if a != "--keep"]])

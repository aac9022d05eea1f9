#!/usr/bin/env python3
"""Drives `claimcheck watch` with real files, as an editor would.

    watch_test.py PROGRAM

Each wait has a generous deadline and none is a measurement.
"""

import os
import pathlib
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = ""
DEADLINE = 60  # Seconds; only a hang takes so long.

RULES = """schema: claimcheck/1
subjects:
  bridge: {names: [the bridge]}
claims:
  - id: opened-on
    kind: date
    claim: The bridge was opened on 3 May 2024.
    about: bridge
    cue: opened
    expect: 2024-05-03
"""
MANIFEST = """schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt, published: 2024-05-10}
  - {id: post, file: post.txt, published: 2024-05-11}
"""
RIGHT = "The bridge was opened on 3 May 2024.\n"
WRONG = "The bridge was opened on 5 May 2024.\n"


class Watch:
    """The running program, and the folder that it watches."""

    def __init__(self, rules=RULES, arguments=()):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.write("rules/bridge.yaml", rules)
        self.write("corpus/corpus.yaml", MANIFEST)
        self.write("corpus/daily.txt", RIGHT)
        self.write("corpus/post.txt", RIGHT)
        self.process = subprocess.Popen(
            [PROGRAM, "watch", *arguments], cwd=self.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.out, self.err = queue.Queue(), queue.Queue()
        for pipe, lines in ((self.process.stdout, self.out),
                            (self.process.stderr, self.err)):
            threading.Thread(target=self.read, args=(pipe, lines),
                             daemon=True).start()

    @staticmethod
    def read(pipe, lines):
        for line in pipe:
            lines.put(line.rstrip("\n"))
        lines.put(None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.temporary.cleanup()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name, text):
        """As editors save: another file in the old one's place."""
        other = self.folder / (name + ".new")
        other.write_text(text, encoding="utf-8")
        other.rename(self.folder / name)

    def line(self, lines=None):
        line = (lines or self.out).get(timeout=DEADLINE)
        assert line is not None, "the program ended"
        return line

    def until_summary(self):
        """What is printed before the next summary, and the summary."""
        lines = []
        while not (lines and " x " in lines[-1] and "cell" in lines[-1]
                   and ": " in lines[-1] and "->" not in lines[-1]):
            lines.append(self.line())
        return lines[:-1], lines[-1]

    def complaint(self, words):
        """Reads standard error up to a line with these words."""
        seen = []
        while not (seen and words in seen[-1]):
            seen.append(self.line(self.err))
        return seen

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=DEADLINE)


def summary(agree, contradict=0, silent=0, claims=1, sources=2, rest=""):
    def plural(count, noun):
        return f"{count} {noun}{'' if count == 1 else 's'}"
    counts = [f"{n} {name}" for n, name in
              ((agree, "agree"), (contradict, "contradict"),
               (silent, "silent")) if n]
    return (f"{plural(claims, 'claim')} x {plural(sources, 'source')} = "
            f"{plural(claims * sources, 'cell')}: {', '.join(counts)}{rest}")


class WatchTest(unittest.TestCase):
    maxDiff = None

    def begin(self, watch, **counts):
        self.assertEqual(watch.until_summary(),
                         ([], summary(**(counts or {"agree": 2}))))

    def test_a_source_that_is_saved_flips_its_cell_and_no_other(self):
        for save in ("write", "replace"):
            with self.subTest(save), Watch() as watch:
                self.begin(watch)
                getattr(watch, save)("corpus/daily.txt", WRONG)
                self.assertEqual(watch.until_summary(), (
                    ["opened-on x daily: agree -> contradict  "
                     'corpus/daily.txt:1:26 "5 May 2024"'],
                    summary(1, 1)))
                getattr(watch, save)("corpus/daily.txt", RIGHT)
                self.assertEqual(watch.until_summary(), (
                    ["opened-on x daily: contradict -> agree  "
                     'corpus/daily.txt:1:26 "3 May 2024"'], summary(2)))

    def test_a_rule_that_is_saved_flips_its_cells(self):
        with Watch() as watch:
            self.begin(watch)
            watch.replace("rules/bridge.yaml",
                          RULES.replace("expect: 2024-05-03",
                                        "expect: 2024-05-05"))
            self.assertEqual(watch.until_summary(), (
                ["opened-on x daily: agree -> contradict  "
                 'corpus/daily.txt:1:26 "3 May 2024"',
                 "opened-on x post: agree -> contradict  "
                 'corpus/post.txt:1:26 "3 May 2024"'], summary(0, 2)))

    def test_claims_and_sources_come_and_go(self):
        with Watch() as watch:
            self.begin(watch)
            watch.write("rules/more.yaml", RULES.replace("opened-on", "first"))
            self.assertEqual(watch.until_summary(), (
                ["+ claim first: 2 agree"], summary(4, claims=2)))
            os.remove(watch.folder / "rules/more.yaml")
            self.assertEqual(watch.until_summary(),
                             (["- claim first"], summary(2)))
            watch.write("corpus/third.txt", WRONG)
            watch.write("corpus/corpus.yaml", MANIFEST +
                        "  - {id: third, file: third.txt}\n")
            self.assertEqual(watch.until_summary(), (
                ["+ source third: 1 contradict",
                 "  opened-on x third: contradict  "
                 'corpus/third.txt:1:26 "5 May 2024"'],
                summary(2, 1, sources=3)))
            watch.replace("corpus/corpus.yaml", MANIFEST)
            self.assertEqual(watch.until_summary(),
                             (["- source third"], summary(2)))

    def test_rules_that_do_not_load_are_said_once_and_the_last_stay(self):
        with Watch() as watch:
            self.begin(watch)
            watch.replace("rules/bridge.yaml",
                          RULES.replace("cue: opened", "cu: opened"))
            said = watch.complaint("do not load")
            self.assertIn("rules/bridge.yaml:9:5: error: unknown key `cu`; "
                          "did you mean `cue`? [unknown-key]", said)
            self.assertEqual(said[-1], "rules do not load; going on with the "
                                       "last that did")
            # A source is judged by the last rules that load.
            watch.replace("corpus/daily.txt", WRONG)
            self.assertEqual(watch.until_summary()[0][0].split("  ")[0],
                             "opened-on x daily: agree -> contradict")
            watch.replace("rules/bridge.yaml", RULES)
            self.assertEqual(watch.complaint("load again"),
                             ["rules load again"])

    def test_begins_with_rules_that_do_not_load(self):
        with Watch(rules="schema: claimcheck/1\nclaims: [\n") as watch:
            watch.complaint("rules do not load; waiting")
            watch.replace("rules/bridge.yaml", RULES)
            self.assertEqual(watch.until_summary(), ([], summary(2)))

    def test_a_source_that_is_away_for_a_moment_is_no_loss(self):
        with Watch() as watch:
            self.begin(watch)
            for _ in range(5):
                os.remove(watch.folder / "corpus/daily.txt")
                time.sleep(0.05)
                watch.write("corpus/daily.txt", RIGHT)
            watch.replace("corpus/post.txt", WRONG)
            lines, last = watch.until_summary()
            while not lines:
                lines, last = watch.until_summary()
            self.assertEqual((lines, last), (
                ["opened-on x post: agree -> contradict  "
                 'corpus/post.txt:1:26 "5 May 2024"'], summary(1, 1)))
            self.assertTrue(watch.err.empty())

    def test_a_source_that_stays_away_is_a_loss_and_comes_back(self):
        with Watch() as watch:
            self.begin(watch)
            os.remove(watch.folder / "corpus/daily.txt")
            lines, last = watch.until_summary()
            while not lines:
                lines, last = watch.until_summary()
            self.assertEqual((lines, last), (
                ["- source daily"],
                summary(1, sources=1, rest="; 1 source unreadable")))
            watch.complaint("no such file or folder: corpus/daily.txt")
            watch.write("corpus/daily.txt", WRONG)
            self.assertEqual(watch.until_summary(), (
                ["+ source daily: 1 contradict",
                 "  opened-on x daily: contradict  "
                 'corpus/daily.txt:1:26 "5 May 2024"'], summary(1, 1)))

    def test_the_same_bytes_and_other_files_are_no_change(self):
        with Watch() as watch:
            self.begin(watch)
            watch.replace("corpus/daily.txt", RIGHT)
            os.utime(watch.folder / "corpus/post.txt", (1, 1))
            watch.write("corpus/.daily.txt.swp", "x")
            watch.replace("corpus/post.txt", WRONG)
            self.assertEqual(watch.until_summary()[0][0].split("  ")[0],
                             "opened-on x post: agree -> contradict")

    def test_a_file_behind_a_link_is_watched_where_it_is(self):
        with Watch(arguments=["--allow-outside"]) as watch:
            self.begin(watch)
            watch.write("elsewhere/third.txt", RIGHT)
            os.symlink("../elsewhere/third.txt",
                       watch.folder / "corpus/linked.txt")
            watch.write("corpus/corpus.yaml", MANIFEST +
                        "  - {id: third, file: linked.txt}\n")
            self.assertEqual(watch.until_summary()[0],
                             ["+ source third: 1 agree"])
            watch.replace("elsewhere/third.txt", WRONG)
            self.assertEqual(watch.until_summary()[0], [
                "opened-on x third: agree -> contradict  "
                'corpus/linked.txt:1:26 "5 May 2024"'])

    def test_ends_when_interrupted(self):
        with Watch() as watch:
            self.begin(watch)
            self.assertEqual(watch.interrupt(), 130)
            self.assertEqual(watch.complaint("interrupted"),
                             ["exit 130: interrupted"])

    def test_only_some_claims(self):
        with Watch(arguments=["--only", "opened-on"]) as watch:
            self.begin(watch)
        with Watch(arguments=["--only", "opened-no"]) as watch:
            self.assertEqual(watch.process.wait(timeout=DEADLINE), 2)
            watch.complaint("no claim `opened-no`; did you mean `opened-on`?")

    def test_paths_that_are_not_there_are_mistakes(self):
        with Watch(arguments=["--rules", "nowhere"]) as watch:
            self.assertEqual(watch.process.wait(timeout=DEADLINE), 2)
            watch.complaint("no such file or folder: nowhere")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(warnings="ignore")

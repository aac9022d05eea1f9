#!/usr/bin/env python3
"""`claimcheck diff` over reports, folders and git revisions.

    diff_test.py CLAIMCHECK
"""

import json
import os
import pathlib
import sys
import unittest

from repository import DAILY, MANIFEST, RULES, Repository

PROGRAM = os.path.abspath(sys.argv.pop(1))
EDITED = DAILY.replace("4 June", "5 June")


class DiffTest(unittest.TestCase):
    def setUp(self):
        self.repository = Repository(PROGRAM)
        self.addCleanup(self.repository.made.cleanup)
        self.repository.write_project()
        self.repository.commit("one")

    def edit(self, path="corpus/daily.txt", text=EDITED):
        self.repository.write(path, text)

    def diff(self, *words, folder=".", **settings):
        """The difference, as JSON."""
        run = self.repository.run("diff", *words, "--format", "json", folder=folder, **settings)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return json.loads(run.stdout)

    def cells(self, found):
        return [(cell["claim"], cell["source"], cell["old"], cell["new"], cell["causes"]) for cell in found["cells"]]

    def refused(self, *words, says, folder=".", **settings):
        run = self.repository.run("diff", *words, folder=folder, **settings)
        self.assertEqual((run.returncode, run.stdout), (2, ""), run.stderr)
        self.assertIn(says, run.stderr.splitlines()[-1])

    TURNED = [("opened", "daily", "agree", "contradict", ["source edited"])]

    def test_working_folder_against_a_revision(self):
        self.edit()
        found = self.diff("HEAD")
        self.assertEqual(self.cells(found), self.TURNED)
        self.assertEqual(found["old"]["commit"], self.repository.git("rev-parse", "HEAD"))
        evidence = found["cells"][0]["evidence"]
        self.assertEqual((evidence["path"], evidence["line"], evidence["column"], evidence["quote"]), ("corpus/daily.txt", 4, 31, "5 June 2021"))

    def test_revisions_branches_tags_and_trees(self):
        self.repository.git("tag", "--annotate", "v1", "--message", "v1")
        self.repository.git("branch", "before")
        self.edit()
        self.repository.commit()
        for old in ("HEAD~1", "before", "v1", "refs/heads/before", "HEAD~1:", self.repository.git("rev-parse", "HEAD~1")):
            with self.subTest(old):
                self.assertEqual(self.cells(self.diff(old, "HEAD")), self.TURNED)

    def test_reports_folders_and_revisions_give_the_same(self):
        self.repository.run("check", "--format", "json=old.json", "--fail-on", "never")
        self.repository.git("worktree", "add", "--quiet", "elsewhere", "HEAD")
        self.edit()
        self.repository.run("check", "--format", "json=new.json", "--fail-on", "never")
        wanted = self.diff("HEAD", ".")
        for key in ("old", "new"):
            del wanted[key]
        for old in ("old.json", "elsewhere", "HEAD"):
            for new in ("new.json", ".", str(self.repository.root)):
                with self.subTest(f"{old} {new}"):
                    found = self.diff(old, new)
                    for key in ("old", "new"):
                        del found[key]
                    self.assertEqual(found, wanted)

    def test_project_in_a_folder_of_the_repository(self):
        self.repository.write_project("towns/tarn")
        self.repository.commit()
        self.edit("towns/tarn/corpus/daily.txt")
        self.assertEqual(self.cells(self.diff("HEAD", folder="towns/tarn")), self.TURNED)
        self.assertEqual(self.cells(self.diff("HEAD:towns/tarn", "towns/tarn")), self.TURNED)
        named = ("--rules", "towns/tarn/rules/bridge.yaml", "--corpus", str(self.repository.root / "towns/tarn/corpus"))
        self.assertEqual(self.cells(self.diff("HEAD", *named)), self.TURNED)
        self.refused("HEAD~1", folder="towns/tarn", says="the revision `HEAD~1` has no folder `towns/tarn/`")

    def test_files_outside_rules_and_corpus_belong_to_a_revision(self):
        self.edit("shared/words.yaml", "schema: claimcheck/1\nsubjects:\n  bridge: {names: [the Tarn Bridge]}\n")
        self.edit("rules/bridge.yaml", RULES.replace("subjects:\n  bridge: {names: [the Tarn Bridge]}\n", "use: [../shared/words.yaml]\n"))
        self.edit("texts/daily.txt", DAILY)
        self.edit("corpus/corpus.yaml", MANIFEST.replace("daily.txt", "../texts/daily.txt"))
        self.repository.commit()
        self.edit("texts/daily.txt")
        self.assertEqual(self.cells(self.diff("HEAD", "--allow-outside")), self.TURNED)
        self.refused("HEAD", says="errors in rule files")

    def test_the_rule_is_named_and_not_its_file(self):
        self.edit("rules/bridge.yaml", RULES.replace("expect: 2\n", "expect: 3\n"))
        found = self.diff("HEAD")
        self.assertEqual(self.cells(found), [("lanes", "post", "agree", "contradict", ["rule edited"])])
        self.assertEqual([(claim["id"], claim["change"]) for claim in found["claims"]], [("lanes", "rule edited")])

    def test_renamed_files_are_no_difference(self):
        self.repository.git("mv", "corpus/daily.txt", "corpus/weekly.txt")
        self.repository.git("mv", "rules/bridge.yaml", "rules/tarn.yaml")
        self.edit("corpus/corpus.yaml", MANIFEST.replace("file: daily", "file: weekly"))
        found = self.diff("HEAD")
        for part in ("cells", "sources", "claims"):
            self.assertEqual(found[part], [])
        self.assertEqual(found["summary"]["unchanged"], 4)

    def test_exit_code_is_that_of_new_findings_at_the_threshold(self):
        self.edit()
        rows = (
            (("HEAD",), 1),
            (("HEAD", "--fail-on", "never"), 0),
            (("HEAD", "--fail-on", "hint"), 1),
            ((".", "HEAD"), 0),  # It gets better.
            (("HEAD", "HEAD"), 0),
        )
        for words, code in rows:
            with self.subTest(words):
                self.assertEqual(self.repository.run("diff", *words).returncode, code)
        run = self.repository.run("diff", "HEAD")
        self.assertEqual(run.stderr, "exit 1: 1 new finding (--fail-on error)\n")
        # What was wrong before is not new.
        self.repository.commit()
        self.edit("corpus/post.txt", "A ferry sank.\n")
        self.assertEqual(self.repository.run("diff", "HEAD").returncode, 0)
        self.assertEqual(self.repository.run("check").returncode, 1)

    def test_writes_to_a_file(self):
        self.edit()
        run = self.repository.run("diff", "HEAD", "--format", "markdown", "--output", "diff.md")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("| `opened` | `daily` | agree → contradict | source edited |", self.repository.read("diff.md"))

    def test_leaves_the_repository_and_the_system_as_they_were(self):
        self.edit()
        self.repository.git("add", "corpus/daily.txt")
        self.edit("corpus/post.txt", "A ferry sank.\n")
        self.repository.write("hooks/post-index-change", "#!/bin/sh\ntouch ran\n")
        (self.repository.root / "hooks/post-index-change").chmod(0o755)
        self.repository.git("config", "core.hooksPath", "hooks")
        scratch = self.repository.root / "scratch"
        scratch.mkdir()
        before = (self.repository.git("status", "--porcelain=v2", "--untracked-files=no"), self.repository.git("diff"), self.repository.git("diff", "--cached"))
        (self.repository.root / "ran").unlink(missing_ok=True)
        # As a hook of git would run it.
        self.diff("HEAD", TMPDIR=str(scratch), GIT_INDEX_FILE=".git/index", GIT_DIR=".git")
        self.assertEqual(list(scratch.iterdir()), [])
        self.assertFalse((self.repository.root / "ran").exists())
        after = (self.repository.git("status", "--porcelain=v2", "--untracked-files=no"), self.repository.git("diff"), self.repository.git("diff", "--cached"))
        self.assertEqual(after, before)

    def test_says_what_cannot_be_read(self):
        self.refused("HEAD~5", says="`HEAD~5` is neither a file nor a folder nor a revision of this repository")
        self.refused("--", "--upload-pack=touch x", says="is neither a file nor a folder nor a revision")
        self.refused("HEAD; touch x", says="is neither a file nor a folder nor a revision")
        self.assertFalse((self.repository.root / "x").exists())
        self.refused("", says="an empty name")
        self.refused("corpus", says="in `corpus`: no `rules` in this folder")
        self.refused("HEAD", "--rules", "nowhere", says="in `HEAD`: no such file or folder: nowhere")
        self.refused("HEAD", PATH="/nowhere", says="`HEAD` is neither a file nor a folder, and no revision can be read: no program `git` is installed")
        self.refused("HEAD", folder="..", says="not a git repository")
        self.repository.write("old.json", '{\n  "schema": "claimcheck-readouts/1"\n}\n')
        self.refused("old.json", says="old.json:2:13: found the schema `claimcheck-readouts/1`; wanted `claimcheck-report/1`")
        self.repository.write("old.json", '{\n  "schema": \n}\n')
        self.refused("old.json", says="old.json:3:1: not JSON; wanted a report of `claimcheck check --format json`")

    def test_mistakes_in_the_rules_of_a_revision_are_told(self):
        self.edit("rules/bridge.yaml", RULES.replace("expect: 2\n", "expects: 2\n"))
        self.repository.commit()
        run = self.repository.run("diff", "HEAD~1", "HEAD")
        self.assertEqual(run.returncode, 2)
        self.assertIn("rules/bridge.yaml:16:5: error: unknown key `expects`", run.stderr)
        self.assertEqual(run.stderr.splitlines()[-1], "exit 2: in `HEAD`: 1 error in rule files")

    def test_of_a_shallow_clone_it_says_that_more_must_be_fetched(self):
        self.edit()
        self.repository.commit()
        self.repository.git("clone", "--quiet", "--depth=1", f"file://{self.repository.root}", "shallow")
        self.refused("HEAD~1", folder="shallow", says="only the last commits are here; fetch more of it")

    def test_in_a_bare_repository(self):
        self.edit()
        self.repository.commit()
        self.repository.git("clone", "--quiet", "--bare", ".", "bare")
        self.assertEqual(self.cells(self.diff("main~1", "main", folder="bare")), self.TURNED)

    def test_text_is_the_same_from_run_to_run(self):
        self.edit()
        runs = {self.repository.run("diff", "HEAD", "--jobs", jobs, **settings).stdout for jobs in "14" for settings in ({}, {"LC_ALL": "C", "TZ": "Asia/Tokyo"})}
        self.assertEqual(len(runs), 1)


if __name__ == "__main__":
    unittest.main(verbosity=1)

#!/usr/bin/env python3
"""One story from end to end: a project under git, and what CI says of each commit.

    story_test.py CLAIMCHECK
"""

import json
import os
import sys

from repository import DAILY, MANIFEST, Repository

PROGRAM = os.path.abspath(sys.argv[1])


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}:\n  found  {found!r}\n  wanted {wanted!r}")


def turned(project, *words):
    run = project.run("diff", *words, "--format", "json", "--fail-on", "never")
    expect(run.returncode, 0, run.stderr)
    return [(cell["claim"], cell["source"], cell["old"], cell["new"], cell["causes"]) for cell in json.loads(run.stdout)["cells"]]


def main():
    project = Repository(PROGRAM)
    project.write_project()
    project.commit("The project")
    expect(project.run("check").returncode, 0, "all is well")

    # A commit makes one date contradict.
    project.write("corpus/daily.txt", DAILY.replace("4 June", "5 June"))
    project.commit("A correction that is none")
    run = project.run("check", "--format", "json")
    expect(run.returncode, 1, "check of the edited source")
    findings = json.loads(run.stdout)["findings"]
    expect(
        [(f["claim"], f["source"], f["path"], f["line"], f["column"], f["quote"]) for f in findings],
        [("opened", "daily", "corpus/daily.txt", 4, 31, "5 June 2021")],
        "the finding's place",
    )
    contradicts = ("opened", "daily", "agree", "contradict", ["source edited"])
    expect(turned(project, "HEAD~1", "HEAD"), [contradicts], "what the commit did")
    text = project.run("diff", "HEAD~1", "HEAD")
    expect(text.returncode, 1, "exit code of the worse")
    for part in ("opened x daily: agree → contradict (source edited; worse)", "corpus/daily.txt:4:31", "[[5 June 2021]]"):
        expect(part in text.stdout, True, part)

    # On the line of the platform, too.
    github = project.run("check", "--format", "github").stdout
    expect("::error file=corpus/daily.txt,line=4," in github, True, f"an annotation on line 4, in {github!r}")

    # A waiver makes it green until it expires; it stays in the report, marked.
    project.run("check", "--format", "json=before.json", "--fail-on", "never")
    waiver = "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: opened, source: daily, stance: contradict, reason: asked the paper, author: A, until: 2021-07-01}\n"
    project.write("waivers.yaml", waiver)
    waived = ("check", "--waivers", "waivers.yaml", "--format", "json=waived.json", "--format", "text")
    run = project.run(*waived, "--today", "2021-07-01")
    expect(run.returncode, 0, run.stderr)
    accepted = [f["accepted"]["by"] for f in json.loads(project.read("waived.json"))["findings"]]
    expect(accepted, ["waiver"], "the finding is marked")
    run = project.run(*waived, "--today", "2021-07-02")
    expect((run.returncode, "waivers.yaml:3:" in run.stderr), (2, True), f"an expired waiver: {run.stderr}")
    good = project.run("diff", "HEAD~1", "waived.json")
    expect(good.returncode, 0, "what is accepted is no reason to fail")
    expect(project.run("diff", "HEAD~1", "before.json").returncode, 1, "what is not, is")
    for name in ("before.json", "waived.json", "waivers.yaml"):
        (project.root / name).unlink()

    # A source of something else changes nothing else.
    project.write("corpus/ferry.txt", "A ferry ran aground off the point.\n")
    project.write("corpus/corpus.yaml", MANIFEST + "  - {id: ferry, file: ferry.txt, published: 2021-06-12}\n")
    project.commit("An unrelated source")
    new = [(claim, "ferry", None, "silent", ["source new"]) for claim in ("opened", "lanes")]
    expect(turned(project, "HEAD~1", "HEAD"), new, "an unrelated source")
    expect(project.run("diff", "HEAD~1", "HEAD").returncode, 0, "and no new finding")

    # A new name of a file changes nothing at all.
    project.git("mv", "corpus/daily.txt", "corpus/daily-news.txt")
    project.write("corpus/corpus.yaml", project.read("corpus/corpus.yaml").replace("daily.txt", "daily-news.txt"))
    project.commit("A new name")
    expect(turned(project, "HEAD~1", "HEAD"), [], "a renamed file")
    same = [f["fingerprint"] for f in json.loads(project.run("check", "--format", "json").stdout)["findings"]]
    expect(same, [f["fingerprint"] for f in findings], "its fingerprint")

    # And back.
    project.write("corpus/daily-news.txt", DAILY)
    project.commit("As it was")
    expect(turned(project, "HEAD~1", "HEAD"), [("opened", "daily", "contradict", "agree", ["source edited"])], "the way back")
    expect(turned(project, "HEAD~4", "HEAD"), new, "from the first to the last")
    expect(project.run("check").returncode, 0, "all is well again")
    print("the story holds")


if __name__ == "__main__":
    main()

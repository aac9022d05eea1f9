#!/usr/bin/env python3
"""Makes a corpus and rules of any size, to measure speed with.

    tests/bench/generate.py --sources 10000 --claims 100 OUT
    claimcheck check --rules OUT/rules --corpus OUT/corpus --format json

The same arguments give the same bytes. Sources are about 5 KB of news-like
prose in JSON Lines; rules are files of ten claims of all kinds, with about
three phrases each. One sentence in twenty speaks of a subject of the rules.
With --text-files each source is a text file of its own, as people have them.
With --single KIND the corpus is one large file of a shape that is hard for
some step (see SINGLES).
"""

import argparse
import json
import pathlib
import random

CLAIMS_PER_FILE = 10
SOURCES_PER_FILE = 1000

THINGS = ["bridge", "ferry", "harbour", "railway", "canal", "stadium",
          "library", "reservoir", "tunnel", "hospital"]
SYLLABLES = ["bal", "cor", "dan", "fel", "gor", "hal", "ist", "jor", "kel",
             "lom", "mar", "nor", "oth", "pel", "quin", "ros", "sel", "tor",
             "ul", "ven"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December"]
PEOPLE = ["mayor", "spokesman", "engineer", "historian", "minister",
          "analyst", "resident", "trader", "teacher", "fisherman"]
NOUNS = ["road", "market", "winter", "school", "farm", "storm", "budget",
         "meeting", "harvest", "street", "village", "office", "factory",
         "election", "court", "museum", "price", "water", "coast", "valley",
         "station", "garden", "report", "survey", "festival", "committee",
         "company", "team", "season", "river", "bus", "summer",
         "weather", "debate", "letter", "visit", "house", "field", "boat"]
ADJECTIVES = ["small", "old", "new", "quiet", "busy", "local", "public",
              "northern", "southern", "expensive", "recent", "careful",
              "narrow", "distant", "early", "late", "heavy", "light"]
VERBS = ["changed", "reached", "followed", "closed", "repaired", "visited",
         "described", "supported", "crossed", "rejected", "measured",
         "finished", "watched", "carried", "discussed", "replaced"]
PLACES = ["Lenton", "Marwick", "Oakhaven", "Perrin", "Stellport", "Torvale",
          "Westhay", "Yarrow", "Brandle", "Corrin"]
KINDS = ["date", "duration", "number", "quantity", "money", "percent", "fact",
         "fact", "quantity", "date"]


def name_of(number):
    """A name for a subject or person; different numbers, different names."""
    a, b, c = number % 20, number // 20 % 20, number // 400 % 20
    return (SYLLABLES[a] + SYLLABLES[b] + SYLLABLES[c]).capitalize()


class Subject:
    def __init__(self, number):
        self.number = number
        self.thing = THINGS[number % len(THINGS)]
        self.name = f"{name_of(number)} {self.thing.capitalize()}"


class Prose:
    """Sentences, from one source of chance."""

    def __init__(self, seed, subjects):
        self.chance = random.Random(seed)
        self.subjects = subjects

    def one(self, words):
        return self.chance.choice(words)

    def noun(self):
        return f"{self.one(['the', 'a', 'this'])} {self.one(ADJECTIVES)} {self.one(NOUNS)}"

    def date(self):
        day, month = self.chance.randint(1, 28), self.one(MONTHS)
        year = self.chance.randint(1990, 2024)
        return self.one([f"{day} {month} {year}", f"{month} {day}, {year}",
                         f"{month} {year}", f"{day} {month}", "on Monday"])

    def value(self):
        number = self.chance.randint(2, 900)
        return self.one([self.date(), f"{number} years", f"{number} metres",
                         f"{number} percent", f"{number} million euros",
                         f"about {number} tonnes", f"{number},000"])

    def person(self):
        return f"{self.one(PLACES)} {self.one(PEOPLE)} {name_of(self.chance.randrange(8000))}"

    def plain(self):
        return self.one([
            f"{self.noun()} {self.one(VERBS)} {self.noun()} near {self.one(PLACES)}",
            f"in {self.one(PLACES)}, {self.noun()} {self.one(VERBS)} more than {self.noun()} ever did, and {self.noun()} was {self.one(VERBS)} too",
            f"{self.noun()} that {self.one(VERBS)} {self.noun()} has not {self.one(VERBS)} {self.noun()}",
            f"while {self.noun()} {self.one(VERBS)} {self.noun()}, people of {self.one(PLACES)} {self.one(VERBS)} theirs",
        ])

    def quoted(self):
        return self.one([
            f"\"{self.plain()},\" {self.person()} said",
            f"{self.person()} said that {self.plain()}",
            f"according to {self.person()}, {self.plain()}",
        ])

    def valued(self):
        return self.one([
            f"{self.noun()} {self.one(VERBS)} {self.noun()} in {self.date()}",
            f"{self.noun()} was {self.one(VERBS)} with {self.value()} and {self.value()}",
        ])

    def mention(self):
        subject = self.one(self.subjects)
        return self.one([
            f"the {subject.name} was opened on {self.date()}",
            f"the {subject.name} cost {self.chance.randint(2, 90)} million euros",
            f"the {subject.name} is {self.chance.randint(20, 900)} metres long",
            f"work on the {subject.name} took {self.chance.randint(2, 9)} years",
            f"some {self.chance.randint(20, 90)} percent of visitors use the {subject.name}",
            f"the {subject.name} has {self.chance.randint(20, 90)} rooms",
            f"{self.person()} said the {subject.name} will be closed",
            f"the {subject.name} was not closed after {self.noun()}",
            f"{self.noun()} stands beside the {subject.name}",
        ])

    def sentence(self):
        roll = self.chance.random()
        if roll < 0.05:
            text = self.mention()
        elif roll < 0.20:
            text = self.valued()
        elif roll < 0.35:
            text = self.quoted()
        else:
            text = self.plain()
        first = 1 if text.startswith('"') else 0
        return text[:first] + text[first].upper() + text[first + 1:] + "."

    def article(self, size):
        paragraphs, length = [], 0
        while length < size:
            paragraph = " ".join(self.sentence()
                                 for _ in range(self.chance.randint(2, 5)))
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(paragraphs) + "\n"


def claim_lines(number, subject):
    kind = KINDS[number % len(KINDS)]
    lines = [f"  - id: claim-{number}", f"    kind: {kind}",
             f"    claim: Something of kind {kind} about {subject.name}.",
             f"    about: subject-{subject.number}"]
    keys = {
        "date": ["cue: opened | inaugurated | first visitors", "expect: 2010-05"],
        "duration": ["cue: took | last~ | work on", "expect: 5 years"],
        "number": ["of: room~ | hall~ | floor~", "expect: 40"],
        "quantity": ["cue: long | length | measures", "expect: 300 metres"],
        "money": ["pattern: cost~ ...4 {value} | price of {value} | {value} ...3 spent",
                  "expect: 30 million euros"],
        "percent": ["cue: visitors | guests | travellers", 'expect: ">= 50%"'],
        "fact": ["says: will be closed | was closed | clos~ ...3 for good",
                 "denies: stay~ open | remain~ open"],
    }[kind]
    return lines + ["    " + key for key in keys]


def write_rules(folder, claims):
    folder.mkdir(parents=True, exist_ok=True)
    subjects = []
    for begin in range(0, claims, CLAIMS_PER_FILE):
        number = begin // CLAIMS_PER_FILE
        own = [Subject(2 * number), Subject(2 * number + 1)]
        subjects += own
        lines = ["schema: claimcheck/1", f"title: Topic {number}", "",
                 "voices:"]
        for i in range(3):
            person = name_of(3 * number + i)
            lines.append(f"  voice-{3 * number + i}: {{side: side-{i}, "
                         f"names: [Speaker {person}, {person}]}}")
        lines += ["", "subjects:"]
        for subject in own:
            lines += [f"  subject-{subject.number}:",
                      f"    names: [\"{subject.name}\", \"{subject.thing} of {name_of(subject.number)}\"]",
                      f"    generic: the {subject.thing}"]
        lines += ["", "claims:"]
        for claim in range(begin, min(claims, begin + CLAIMS_PER_FILE)):
            lines += claim_lines(claim, own[claim % 2])
        (folder / f"topic-{number:04}.yaml").write_text("\n".join(lines) + "\n")
    return subjects


def write_sources(folder, count, size, subjects):
    folder.mkdir(parents=True, exist_ok=True)
    manifest = ["schema: claimcheck-corpus/1", "sources:"]
    for begin in range(0, count, SOURCES_PER_FILE):
        name = f"part-{begin // SOURCES_PER_FILE:04}.jsonl"
        manifest.append(f"  - file: {name}")
        with open(folder / name, "w", encoding="utf-8") as file:
            for number in range(begin, min(count, begin + SOURCES_PER_FILE)):
                prose = Prose(number, subjects)
                month = prose.chance.randint(1, 12)
                json.dump({"id": f"source-{number}",
                           "publisher": f"{prose.one(PLACES)} News",
                           "language": "en",
                           "published": f"2024-{month:02}-11",
                           "text": prose.article(size)}, file)
                file.write("\n")
    (folder / "corpus.yaml").write_text("\n".join(manifest) + "\n")


def write_text_files(folder, count, size, subjects):
    folder.mkdir(parents=True, exist_ok=True)
    manifest = ["schema: claimcheck-corpus/1", "sources:"]
    for number in range(count):
        prose = Prose(number, subjects)
        month = prose.chance.randint(1, 12)
        manifest += [f"  - id: source-{number}",
                     f"    file: source-{number}.txt",
                     f"    publisher: {prose.one(PLACES)} News",
                     f"    published: 2024-{month:02}-11"]
        (folder / f"source-{number}.txt").write_text(prose.article(size),
                                                     encoding="utf-8")
    (folder / "corpus.yaml").write_text("\n".join(manifest) + "\n")


# Shapes of one large text, as a function from Prose to an endless unit of it.
SINGLES = {
    "articles": lambda prose: prose.article(5000) + "\n",
    "one-line": lambda prose: prose.sentence() + " ",
    "one-sentence": lambda prose: prose.plain() + ", ",
    "mentions": lambda prose: prose.mention() + ". ",
    "one-subject": lambda prose: f"The {prose.subjects[0].name} was opened on {prose.date()}. ",
    "generics": lambda prose: f"The {prose.one(THINGS)} was opened on {prose.date()}. ",
    "facts": lambda prose: f"The {prose.subjects[0].name} will be closed. ",
    "quotations": lambda prose: f"\"{prose.plain()},\" {prose.person()} said. ",
    "unclosed": lambda prose: f"\"{prose.plain()}, {prose.person()} said. ",
    "nested": lambda prose: f"\"\u201c\u2018{prose.one(NOUNS)} ",
    "unclosed-paragraphs": lambda prose: f"\"{prose.plain()}.\n\n",
    "quoted-sayings": lambda prose: f"{prose.person()} said that {prose.plain()}. ",
    "quotation-run": lambda prose: f"\"{prose.plain()}.\" ",
    "sayings": lambda prose: f"{prose.person()} said that ",
    "values": lambda prose: prose.value() + ", ",
    "digits": lambda prose: str(prose.chance.randrange(10)),
    "numbers": lambda prose: f"{prose.chance.randrange(10)} ",
    "number-words": lambda prose: prose.one(["one", "two", "hundred", "million", "thousand", "and", "twenty"]) + " ",
    "lines": lambda prose: "a\n",
    "paragraphs": lambda prose: "a\n\n",
    "letters": lambda prose: "a",
    "dots": lambda prose: "a. ",
    "abbreviations": lambda prose: "Mr. U.S. Jan. ",
    "commas": lambda prose: "a, and ",
    "hyphens": lambda prose: "a-",
    "spaces": lambda prose: " ",
    "repeated": lambda prose: "The harbour was busy on Monday, the mayor said. ",
    "addresses": lambda prose: "www.example.org/a/1?b=2 ",
}


def write_single(folder, shape, size, subjects):
    folder.mkdir(parents=True, exist_ok=True)
    prose = Prose(1, subjects)
    # The subject is raised, so that nothing is skipped for want of it.
    first = prose.subjects[0].name
    parts, length = [f"The {first} was opened on 3 May 2010. "], 0
    if shape == "quoted-sayings":
        parts.append("\"")  # Never closed.
    elif shape == "quotation-run":
        parts.append(f"{prose.person()} said: ")
    while length < size:
        part = SINGLES[shape](prose)
        parts.append(part)
        length += len(part)
        if len(parts) == 20000:  # Enough variety; the rest is the same again.
            whole = "".join(parts)
            parts = [whole] * (size // len(whole) + 1)
            break
    text = "".join(parts)[:size]
    (folder / "single.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.yaml").write_text(
        "schema: claimcheck-corpus/1\nsources:\n  - id: single\n"
        "    file: single.txt\n    language: en\n    published: 2024-05-11\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--size", type=int, default=5000,
                        help="bytes of one source")
    parser.add_argument("--text-files", action="store_true",
                        help="one text file for each source")
    parser.add_argument("--single", choices=sorted(SINGLES), metavar="KIND",
                        help="one source of --size bytes: " +
                        ", ".join(sorted(SINGLES)))
    options = parser.parse_args()
    subjects = write_rules(options.out / "rules", options.claims)
    if options.single:
        write_single(options.out / "corpus", options.single, options.size,
                     subjects)
    elif options.text_files:
        write_text_files(options.out / "corpus", options.sources,
                         options.size, subjects)
    else:
        write_sources(options.out / "corpus", options.sources, options.size,
                      subjects)


if __name__ == "__main__":
    main()

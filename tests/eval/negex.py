#!/usr/bin/env python3
"""Negation in clinical sentences: the NegEx test kit, read with the English pack and the triggers of medical.yaml.

Every concept is a term; it counts as negated where its polarity is. Where the concept stands more than once in its
sentence, the kit means the place in capitals.
"""

import collections
import sys

import harness

SUITE = "negex"
TRIGGERS = str(harness.ROOT / "tests" / "eval" / "medical.yaml")
NEGATION = "negex/annotations_negation.dev.jsonl"
CONTEXT = "negex/annotations_context.dev.jsonl"
# F1 of the kit's own program on the whole kit.
ANCHOR = "95.6 NegEx (Python), whole kit"


def concept(record):
    return " ".join(record["concept"].strip('" ').split())


def read(name):
    """Of every record: what extract says of its concept (None if the sentence lacks it), and its marks."""
    records = harness.records(name)
    texts = [{"id": record["id"], "text": record["sentence"]} for record in records]
    found = harness.extract(texts, [concept(record) for record in records], options=("--context", TRIGGERS))
    for record in records:
        spans = found[record["id"]]
        terms = [one for one in spans if one["kind"] == "term" and one["term"] == concept(record)]
        terms.sort(key=lambda one: one["text"] != one["text"].upper())
        term = terms[0] if terms else None
        marks = [one for one in spans if one["kind"] == "context" and term and one["of"] == [term["begin"], term["end"]]]
        yield record, term, marks


def score(pairs):
    """(gold, said) pairs of booleans to (true positives, said, gold)."""
    return sum(gold and said for gold, said in pairs), sum(said for _, said in pairs), sum(gold for gold, _ in pairs)


def negated(term):
    return term is not None and term["polarity"] == "negated"


def rows():
    result = []
    for name, label, target in ((NEGATION, "label", 95.6), (CONTEXT, "negation", None)):
        pairs = [(record[label] == "Negated", negated(term)) for record, term, _ in read(name)]
        half = "negation" if label == "label" else "context file, negation"
        for measure, value in zip(("precision", "recall", "F1"), harness.f1(*score(pairs))):
            of_f1 = measure == "F1"
            result.append(harness.Row(SUITE, f"{half}: {measure} of Negated", value, target if of_f1 else None,
                                      ANCHOR if of_f1 and target else "", len(pairs)))
    pairs = [(record["temporality"] == "Historical", term is not None and term["time"] == "past")
             for record, term, _ in read(CONTEXT)]
    for measure, value in zip(("precision", "recall", "F1"), harness.f1(*score(pairs))):
        result.append(harness.Row(SUITE, f"context file, temporality: {measure} of Historical", value, None, "", len(pairs)))
    return result


def cause(record, gold, said, term, marks):
    if term is None:
        return "the sentence lacks the concept"
    if said:
        return "reached by: " + " + ".join(mark["text"].lower() for mark in marks if mark["label"] in ("negation", "denial"))
    if any(mark["label"] in ("negation", "denial") for mark in marks):
        return "two negations"
    return "no trigger reaches it"


def errors(out):
    for name, label in ((NEGATION, "label"), (CONTEXT, "negation")):
        wrong = collections.defaultdict(list)
        for record, term, marks in read(name):
            gold, said = record[label] == "Negated", negated(term)
            if gold != said:
                wrong["missed" if gold else "wrong", cause(record, gold, said, term, marks)].append(record)
        for (kind, why), records in sorted(wrong.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
            print(f"{SUITE} {label}: {kind}, {why}: {len(records)}", file=out)
            for record in records:
                print(f"    {record['id']} [{concept(record)}] {' '.join(record['sentence'].split())}", file=out)


if __name__ == "__main__":
    harness.main(sys.modules[__name__]) if hasattr(harness, "main") else (errors(sys.stdout) if "--errors" in sys.argv else [print(row) for row in rows()])

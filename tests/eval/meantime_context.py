#!/usr/bin/env python3
"""Polarity, certainty and time of events in news: MEANTIME (Wikinews, annotated for NewsReader).

Every annotated event mention is a term, taken at its place. Events whose attributes were left empty say nothing and are
skipped. PROBABLE and POSSIBLE are one class: the two of FactBank's grid that are neither certain nor unknown.
"""

import collections
import sys

import harness

SUITE = "meantime"
DATA = "meantime/meantime_en.dev.jsonl"
NEGATIVE, UNSURE, FUTURE = "polarity NEG", "certainty POSSIBLE or PROBABLE", "time FUTURE"
TARGETS = {NEGATIVE: 85.0, UNSURE: 75.0, FUTURE: 75.0}
# What a mark of context speaks of.
LABELS = {
    NEGATIVE: ("negation", "denial"),
    UNSURE: ("hedge", "possible", "ability"),
    FUTURE: ("future", "plan", "purpose"),
}


def gold_of(event):
    return {
        NEGATIVE: event["polarity"] == "NEG",
        UNSURE: event["certainty"] in ("POSSIBLE", "PROBABLE"),
        FUTURE: event["time"] == "FUTURE",
    }


def said_of(term):
    if term is None:
        return dict.fromkeys(TARGETS, False)
    return {
        NEGATIVE: term["factuality"].endswith("-"),
        UNSURE: term["factuality"][:2] in ("PR", "PS"),
        FUTURE: term["time"] == "future",
    }


def read():
    """(document, event, term or None, marks) of every event with attributes, and how many events have none."""
    documents = harness.records(DATA)
    events = [(document, event) for document in documents for event in document["events"]]
    texts = [{"id": document["doc_id"], "text": document["text"], "published": document["dct"]} for document in documents]
    found = harness.extract(texts, [event["text"] for _, event in events])
    at = collections.defaultdict(lambda: [None, []])
    for name, spans in found.items():
        for one in spans:
            if one["kind"] == "term":
                at[name, one["begin"], one["end"]][0] = one
            elif one["kind"] == "context":
                marks = at[name, *one["of"]][1]
                if one not in marks:
                    marks.append(one)
    result, empty = [], 0
    for document, event in events:
        if not (event.get("polarity") and event.get("certainty") and event.get("time")):
            empty += 1
            continue
        term, marks = at[document["doc_id"], event["start"], event["end"]]
        result.append((document, event, term, marks))
    return result, empty


def rows():
    events, empty = read()
    result = []
    for measure, target in TARGETS.items():
        pairs = [(gold_of(event)[measure], said_of(term)[measure]) for _, event, term, _ in events]
        right = sum(gold and said for gold, said in pairs)
        said, gold = sum(said for _, said in pairs), sum(gold for gold, _ in pairs)
        precision, recall, _ = harness.f1(right, said, gold)
        result.append(harness.Row(SUITE, f"{measure}: precision ({right} of {said})", precision, target, "", len(pairs)))
        result.append(harness.Row(SUITE, f"{measure}: recall ({right} of {gold})", recall, None, "", len(pairs)))
    lost = sum(term is None for _, _, term, _ in events)
    result.append(harness.Row(SUITE, "events skipped: no attributes", empty))
    result.append(harness.Row(SUITE, "events not found as terms", lost))
    return result


def shown(document, event):
    text, begin, end = document["text"], event["start"], event["end"]
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    left = text[max(first, begin - 160) : begin]
    return f"{left}[{text[begin:end]}]{text[end:min(last, end + 80)]}"


def errors(out):
    events, _ = read()
    for measure in TARGETS:
        wrong = collections.defaultdict(list)
        for document, event, term, marks in events:
            gold, said = gold_of(event)[measure], said_of(term)[measure]
            if gold == said:
                continue
            texts = [f"{mark['label']} `{mark['text'].lower()}`" for mark in marks if mark["label"] in LABELS[measure]]
            if term is None:
                why = "not found as a term"
            elif said:
                why = "reached by " + " + ".join(texts)
            elif texts:
                why = "outweighed: " + " + ".join(texts)
            elif marks:
                why = "only others reach it: " + " + ".join(sorted({mark["label"] for mark in marks}))
            else:
                why = "no trigger reaches it"
            wrong["wrong" if said else "missed", why].append((document, event))
        for (kind, why), places in sorted(wrong.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
            print(f"{SUITE} {measure}: {kind}, {why}: {len(places)}", file=out)
            for document, event in places:
                print("    " + shown(document, event), file=out)


if __name__ == "__main__":
    if "--errors" in sys.argv:
        errors(sys.stdout)
    for row in rows():
        print(row.measure, row.value)

"""MEANTIME (NewsReader, CC BY), development half: times and amounts in Wikinews articles. Only reported: it has no target.

Times: F1 of those that overlap and have the same value (TIMEX3), and of those that overlap; without the creation time, which stands
in a line of its own. Times and amounts are annotated in the first six lines of an article (title, date, four sentences), and
only those are looked at. Amounts: F1 of places that overlap, of MONEY, PERCENT and QUANTITY. The notation is that of the module wikiwars.
"""

import harness
import wikiwars

NAME = "MEANTIME, development half"


def documents():
    return harness.records("meantime/meantime_en.dev.jsonl")


def value_of(text):
    """TIMEX3 as MEANTIME has it: seasons and sets a little otherwise."""
    return {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}.get(text, text)


def annotated(doc):
    """Where the annotated part of the text ends."""
    return sum(len(line) + 1 for line in doc["text"].split("\n")[:ANNOTATED_LINES])


ANNOTATED_LINES = 6
AMOUNTS = {"MONEY": {"money"}, "PERCENT": {"percent"}, "QUANTITY": {"number", "quantity", "duration"}}


def compared():
    docs = documents()
    found = harness.extract({"id": doc["doc_id"], "text": doc["text"], "published": doc["dct"]} for doc in docs)
    for doc in docs:
        objects = [one for one in found[doc["doc_id"]] if one["begin"] < annotated(doc)]
        ours = sorted(piece for one in objects if one["kind"] in wikiwars.KINDS for piece in wikiwars.pieces(one))
        created = [t for t in doc["timexes"] if t["function"] == "CREATION_TIME" and t["start"] is not None]
        ours = [piece for piece in ours if not any(piece[0] < t["end"] and t["start"] < piece[1] for t in created)]
        gold = sorted(
            (t["start"], t["end"], t["value"], t["text"]) for t in doc["timexes"] if t["start"] is not None and t["function"] != "CREATION_TIME"
        )
        yield doc, objects, *wikiwars.match(gold, ours)


def rows():
    pairs = missed = extra = right = 0
    amounts = {kind: [0, 0, 0] for kind in AMOUNTS}
    for doc, objects, some, alone, spurious in compared():
        pairs += len(some)
        missed += len(alone)
        extra += len(spurious)
        right += sum(value_of(gold[2]) == value_of(piece[2]) for gold, piece in some)
        for kind, kinds in AMOUNTS.items():
            gold = sorted((v["start"], v["end"]) for v in doc["values"] if v["type"] == kind and v["start"] is not None)
            # Values inside what is a time to the corpus are none of its amounts.
            ours = sorted((one["begin"], one["end"]) for one in objects if one["kind"] in kinds and one["kind"] != "duration")
            both, gone, more = wikiwars.match([(*one, "", "") for one in gold], [(*one, "") for one in ours])
            amounts[kind][0] += len(both)
            amounts[kind][1] += len(gone)
            amounts[kind][2] += len(more)
    gold, predicted = pairs + missed, pairs + extra
    rows = [
        harness.Row(NAME, "times: value F1", harness.f1(right, predicted, gold)[2], None, "", gold),
        harness.Row(NAME, "times: relaxed F1", harness.f1(pairs, predicted, gold)[2], None, "", gold),
    ]
    for kind, (both, gone, more) in amounts.items():
        rows.append(harness.Row(NAME, f"{kind}: span F1", harness.f1(both, both + more, both + gone)[2], None, "", both + gone))
    return rows


def errors(out):
    for doc, _, some, alone, spurious in compared():
        text = doc["text"]
        for gold in alone:
            print(f'{doc["doc_id"][:12]} MISSED `{gold[3]}` {gold[2]} in `{text[max(0, gold[0] - 30) : gold[1] + 20]!r}`', file=out)
        for piece in spurious:
            print(f'{doc["doc_id"][:12]} EXTRA `{text[piece[0] : piece[1]]}` {piece[2]} in `{text[max(0, piece[0] - 30) : piece[1] + 20]!r}`', file=out)
        for gold, piece in some:
            if value_of(gold[2]) != value_of(piece[2]):
                print(f'{doc["doc_id"][:12]} ({doc["dct"]}) VALUE `{gold[3]}` {gold[2]} ours `{text[piece[0] : piece[1]]}` {piece[2]}', file=out)

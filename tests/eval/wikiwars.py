"""WikiWars 1.0.4 (Mazur and Dale 2010, CC BY-SA), training part: times in encyclopaedic histories of wars.

Relaxed F1 counts a time as found if it overlaps one that was found, each at most once; value F1 if it also has the same value.
Every date, time, set of times and duration that `claimcheck extract` reads counts; of a range with two ends, each end, as the corpus
marks them. The publication is the day on which the corpus was made of the articles.

The adapter writes our notation as TIMEX2 has it, by rule: years before our era BC0490, decades 194, centuries 18, a stretch up to or
from now as its length (P2Y), sets as XXXX-XX-XX (daily), XXXX-WXX (weekly), XXXX (yearly), "early 1942" as 1942 and what is counted in
months or years ("three years later") to its month or year.
"""

import re

import harness

NAME = "WikiWars, training part"
KINDS = ("date", "time", "set", "duration")
LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q", "season": "S", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML"}
SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def year_text(year):
    """A year of our notation as TIMEX2 has it; "" before a year of our era."""
    number = int(year)
    return f"BC{1 - number:04}" if number <= 0 else f"{number:04}"


def timex(notation):
    """One of our notations as a TIMEX2 value."""
    if notation.endswith("_REF"):
        return notation
    match = re.match(r"(-?\d{4})(.*)", notation)
    if not match:
        decade = re.match(r"(-?\d{3})X$|(-?\d{2})XX$", notation)
        if decade:
            return decade.group(1) or decade.group(2)
        return notation
    rest = match.group(2)
    return year_text(match.group(1)) + rest


def of_days(days, precision="day"):
    first, last = days
    if first is None or last is None:
        return None
    if first == last:
        return timex(first)
    (y1, m1, d1), (y2, m2, d2) = (day.rsplit("-", 2) for day in (first, last))
    if y1 == y2 and m1 == m2 and d1 == "01" and int(d2) >= 28:
        return timex(f"{y1}-{m1}")
    if y1 == y2 and (m1, d1, m2, d2) == ("01", "01", "12", "31"):
        return timex(y1)
    if (m1, d1, m2, d2) == ("01", "01", "12", "31") and int(y2) - int(y1) == 9 and int(y1) % 10 == 0:
        return y1[:-1]
    return None


def value_of(found):
    if found["kind"] == "duration":
        return (found["value"] or {}).get("written")
    form, value = found["form"], found["value"]
    if found["kind"] == "set":
        return SETS.get(form["written"], form["written"])
    if form["written"].endswith("_REF"):
        return form["written"]
    counted = form.get("unit") and not form.get("exact") and not form.get("bound") and "time" not in (value or {})
    if form.get("window") and form.get("unit") or counted and abs(form.get("count", 0)) != 1:
        letter = LETTERS[form["unit"]]
        count = abs(form.get("count", 0))
        number = f"{count:g}" if count else "X"
        return f"P{letter[0]}{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"
    if found["kind"] == "time" and value and value["time"]["precision"] == "part":
        return "XXXX-XX-XXT" + value["time"]["part"]
    if value is None:
        return form["written"].replace("XXXX-XX-XX", "") or None
    if form.get("exact") and "time" not in value:
        year, month, day = form["exact"][0].rsplit("-", 2)
        if form["unit"] in ("year", "decade", "century"):
            return timex(year)
        if form["unit"] == "month":
            return timex(f"{year}-{month}")
        return timex(f"{year}-{month}-{day}")
    if form.get("of") and "time" not in value:
        told = of_days(form["of"])
        if told:
            return told
    return timex(form["iso"])


def pieces(found):
    """(begin, end, value) of every time in one object."""
    ends = found.get("form", {}).get("ends")
    if ends and "time" not in (found["value"] or {}):
        result = []
        for one in ends:
            if "begin" not in one:
                break
            told = of_days(one["of"]) if one.get("of") else None
            result.append((one["begin"], one["end"], told or timex(one["iso"])))
        else:
            return result
    return [(found["begin"], found["end"], value_of(found))]


def documents():
    return harness.records("wikiwars/training.jsonl")


def compared():
    """Per document: pairs (gold, ours) that overlap, gold alone, ours alone."""
    docs = documents()
    found = harness.extract({"id": doc["doc_id"], "text": doc["text"], "published": doc["dct"]} for doc in docs)
    for doc in docs:
        ours = sorted(piece for one in found[doc["doc_id"]] if one["kind"] in KINDS for piece in pieces(one))
        gold = sorted((t["start"], t["end"], t["value"], t["text"]) for t in doc["timexes"])
        yield doc, *match(gold, ours)


def match(gold, ours):
    pairs, used, alone = [], set(), []
    for one in gold:
        best = None
        for index, piece in enumerate(ours):
            if index not in used and piece[0] < one[1] and one[0] < piece[1]:
                overlap = min(piece[1], one[1]) - max(piece[0], one[0])
                if best is None or overlap > best[0]:
                    best = (overlap, index)
        if best is None:
            alone.append(one)
        else:
            used.add(best[1])
            pairs.append((one, ours[best[1]]))
    return pairs, alone, [piece for index, piece in enumerate(ours) if index not in used]


def same(gold, ours):
    return gold is not None and ours is not None and gold.replace("BC0", "BC").replace("BC0", "BC") == ours.replace("BC0", "BC").replace("BC0", "BC")


def rows():
    pairs = missed = spurious = right = strict = 0
    for _, some, alone, extra in compared():
        pairs += len(some)
        missed += len(alone)
        spurious += len(extra)
        right += sum(same(gold[2], piece[2]) for gold, piece in some)
        strict += sum(gold[:2] == piece[:2] for gold, piece in some)
    precision, recall, relaxed = harness.f1(pairs, pairs + spurious, pairs + missed)
    gold, predicted = pairs + missed, pairs + spurious
    anchor = "HeidelTime on TempEval-3: "
    return [
        harness.Row(NAME, f"relaxed F1 (precision {precision:.1f}, recall {recall:.1f})", relaxed, 90, anchor + "90.3", gold),
        harness.Row(NAME, "value F1", harness.f1(right, predicted, gold)[2], 75, anchor + "77.6", gold),
        harness.Row(NAME, "strict F1", harness.f1(strict, predicted, gold)[2], None, "", gold),
    ]


def errors(out):
    for doc, some, alone, extra in compared():
        text = doc["text"]
        for gold in alone:
            print(f'{doc["doc_id"]} {gold[0]} MISSED `{gold[3]}` {gold[2]} in `{text[max(0, gold[0] - 30) : gold[1] + 20]!r}`', file=out)
        for piece in extra:
            print(f'{doc["doc_id"]} {piece[0]} EXTRA `{text[piece[0] : piece[1]]}` {piece[2]} in `{text[max(0, piece[0] - 30) : piece[1] + 20]!r}`', file=out)
        for gold, piece in some:
            if not same(gold[2], piece[2]):
                print(f'{doc["doc_id"]} {gold[0]} VALUE `{gold[3]}` {gold[2]} ours `{text[piece[0] : piece[1]]}` {piece[2]}', file=out)

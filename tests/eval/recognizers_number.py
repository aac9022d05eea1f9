"""Recognizers-Text, English numbers and numbers with units.

A case is fully right if every expected item is found, with its span and its
value, and nothing else of its type. The suite's conventions, and what is made
of our objects to compare with them:

- Its items are the numbers as written, also those of sums and durations, with
  the unit's name as written: our `numbers`. It gives no vague amounts
  ("several"), and "about" is no part of an item.
- A number glued to a unit ("180ml") is none for NumberModel. A unit that no
  number counts is an item without a value: our `unit` objects.
- NumberRangeModel takes a range with its words and without the unit. A range
  of two ends is open on the right there, and so are "over" and "under".
  "About" before "50 or more" is left out.
- Units are compared by name, currencies by ISO code where it gives one.

"""

import re

import harness

SPECS = {
    "Number": ["NumberModel", "OrdinalModel", "PercentModel",
               "NumberRangeModel", "NumberModelExperimentalMode",
               "NumberRangeModelExperimentalMode",
               "OrdinalModelSuppressExtendedTypes",
               "PercentModelPercentMode"],
    "NumberWithUnit": ["CurrencyModel", "DimensionModel", "AgeModel",
                       "TemperatureModel"],
}
TARGETS = {"NumberModel": 93, "OrdinalModel": 93, "PercentModel": 93,
           "NumberRangeModel": 93, "CurrencyModel": 85, "DimensionModel": 85,
           "AgeModel": 85}
ANCHORS = {"NumberModel": "89.8 (best port)", "PercentModel": "85.0 (best port)",
           "CurrencyModel": "72.2 (Python port)",
           "DimensionModel": "82.0 (Python port)"}

# Cases that the suite judges wrongly, by our lights. They count as failures.
NOT_A_PERCENTAGE = "\"percent of N\" asks for a part of N and states no percentage"
FRACTION = "the fraction of a mixed number, as another spec has it, and no ordinal"
DISPUTED = {
    "Number/English/NumberModel#84": "two signs before an exponent",
    "Number/English/NumberModel#227": "an ordinal read as a number and a rest",
    "Number/English/NumberModel#228": "a fraction read as a number and a rest; another case has the fraction",
    "Number/English/NumberRangeModel#58": "the bound is the whole ratio, as another case has it",
    "Number/English/NumberRangeModel#67": "a bound, only oddly spelled",
    "Number/English/NumberRangeModel#69": "the same sentence with another number has a range",
    "Number/English/OrdinalModel#51": FRACTION,
    "Number/English/OrdinalModel#52": FRACTION,
    "Number/English/PercentModel#9": NOT_A_PERCENTAGE,
    "Number/English/PercentModel#10": NOT_A_PERCENTAGE,
    "Number/English/PercentModel#11": NOT_A_PERCENTAGE,
    "NumberWithUnit/English/CurrencyModel#124": "a sum named twice read as a sum and a unit",
    "NumberWithUnit/English/DimensionModel#49": "the size of a file in bits",
}

COUNTED = ("number", "duration", "quantity", "money", "percent")

# What the suite calls a currency where it gives no ISO code.
CURRENCY_NAMES = {"Dollar": "$", "Pound": "GBP", "Franc": "franc",
                  "Rupee": "rupee", "Bitcoin": "BTC", "Peseta": "ESP",
                  "Sen": "sen"}
# Names that differ by more than their spelling.
UNIT_NAMES = {"metric ton": "tonne", "ton": "tonne", "f": "degree fahrenheit",
              "c": "degree celsius", "millilitre": "millilitre",
              "information": "byte"}


def cases():
    found = []
    for recognizer, specs in SPECS.items():
        for case in harness.records(f"recognizers_text/{recognizer}.English.dev.jsonl"):
            if case["spec"] in specs:
                found.append(case)
    return found


def near(a, b):
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-3)


def counted(objects):
    """What counts something; a date that may be a number is one here."""
    found = []
    for one in objects:
        readings = [dict(one, **reading) for reading in one.get("readings", [])] if one["kind"] == "date" else []
        found += [o for o in [one, *readings] if o["kind"] in COUNTED and o.get("value")]
    return found


def numbers(objects, text):
    """The numbers as written: (begin, end, amount)."""
    found = []
    for one in counted(objects):
        if one["value"].get("ordinal"):
            continue
        for part in one.get("numbers", ()):
            begin, end = part["number"]
            glued = (one["kind"] not in ("money", "percent") and
                     part["end"] > part["number"][1] and
                     not text[end].isspace() and text[end] != "-")
            if not glued:
                found.append((begin, end, part["amount"]))
    return found


def ordinals(objects):
    found = []
    for one in counted(objects):
        value = one["value"]
        if not value.get("ordinal"):
            continue
        for part in one.get("numbers", ()):
            begin, end = part["number"]
            found.append((begin, end, part["amount"],
                          value.get("relative_to", "start")))
    return found


def ends(one):
    """(low, high, low included, high included) as written, or None."""
    value, parts = one["value"], one.get("numbers", ())
    low = [p["amount"] for p in parts if not p.get("high")]
    high = [p["amount"] for p in parts if p.get("high")]
    closed_low = value.get("low_included", True)
    closed_high = value.get("high_included", True)
    if low and high:
        return low[0], high[0], closed_low, closed_high
    if len(low) != 1:
        return None
    if value.get("high") is None:
        return low[0], None, closed_low, False
    if value.get("low") is None:
        return None, low[0], False, closed_high
    return low[0], low[0], True, True


def ranges(objects, source, closed):
    found = []
    for one in counted(objects):
        interval = ends(one)
        if interval is None:
            continue
        parts = one["numbers"]
        begin, end = one["begin"], max(p["number"][1] for p in parts)
        after = one["end"] > max(p["end"] for p in parts) and not one["value"].get("age")
        if after:
            end = one["end"]
            if one["value"].get("approximate"):
                begin = min(p["begin"] for p in parts)
        low, high, low_in, high_in = interval
        text = source[begin:end].lower()
        if low == high and "equal" not in text:
            continue
        plain = text.startswith(("between ", "from ")) or begin == parts[0]["begin"]
        if low != high and low is not None and high is not None and plain:
            high_in = closed
        low_in = low_in and not re.search(r"\b(over|above)\b", text)
        high_in = high_in and not re.search(r"\b(under|below)\b", text)
        found.append((begin, end, low, high, low_in, high_in))
    return found


def read_range(text):
    low, high = text[1:-1].split(",")
    return (float(low) if low else None, float(high) if high else None,
            text[0] == "[", text[-1] == "]")


def unit_name(name):
    name = name.lower().replace("meter", "metre").replace("liter", "litre")
    name = name.replace("gramme", "gram")
    return UNIT_NAMES.get(name, name)


def united(objects, kind, keep=lambda one: True):
    """(begin, end, amount or None, unit, currency code)."""
    found = []
    for one in objects:
        if one["kind"] == "unit":
            for unit in one["units"]:
                if unit["kind"] == kind:
                    found.append((one["begin"], one["end"], None, unit["name"],
                                  unit.get("currency", "")))
            continue
        readings = [one] + one.get("readings", [])
        whole, one = one, next((r for r in readings if r["kind"] == kind and
                    r.get("value") and keep(r)), None)
        if one is None:
            continue
        sides = {}
        for part in one.get("numbers", ()):
            if part.get("unit"):
                sides.setdefault(bool(part.get("high")), []).append(part)
        for parts in sides.values():
            begin, end = parts[0]["begin"], parts[-1]["end"]
            if one["kind"] == "duration" and one["value"].get("age"):
                end = whole["end"]
            amount = sum(p["amount"] * p.get("factor", 1) for p in parts)
            found.append((begin, end, amount / parts[0].get("factor", 1),
                          parts[0]["unit"],
                          one["value"].get("currency", "").split(" per ")[0]))
    return found


def same_money(expected, got):
    want = expected["resolution"]
    if want.get("isoCurrency"):
        return got[4] == want["isoCurrency"]
    return got[4] == CURRENCY_NAMES.get(want["unit"]) or (
        unit_name(want["unit"]) == unit_name(got[3]))


def same_unit(expected, got):
    return unit_name(expected["resolution"]["unit"]) == unit_name(got[3])


def same_amount(expected, got):
    want = expected["resolution"].get("value")
    if want is None or got[2] is None:
        return want is None and got[2] is None
    return near(float(want), got[2])


def judge(case, objects):
    """(right, what was got)."""
    text = case["input"]
    spec = case["spec"]
    if spec.startswith("NumberRange"):
        got = ranges(objects, text, "Experimental" in spec)
        same = lambda e, g: read_range(e["resolution"]["value"]) == g[2:]
    elif spec.startswith("NumberModel"):
        got = numbers(objects, text)
        same = lambda e, g: near(float(e["resolution"]["value"]), g[2])
    elif spec.startswith("Ordinal"):
        got = ordinals(objects)
        if "Suppress" in spec:
            got = [g for g in got if g[3] == "start"]
        same = lambda e, g: (float(e["resolution"]["offset"]) == g[2] and
                             e["resolution"]["relativeTo"] == g[3])
    elif spec.startswith("Percent"):
        got = united(objects, "percent")
        same = lambda e, g: (
            g[2] is None if e["resolution"].get("value") in (None, "null") else
            g[2] is not None and
            near(float(e["resolution"]["value"].rstrip("%")), g[2]))
    elif spec == "CurrencyModel":
        got = united(objects, "money")
        same = lambda e, g: same_amount(e, g) and same_money(e, g)
    elif spec == "AgeModel":
        got = united(objects, "duration",
                     lambda one: one["value"].get("age"))
        same = lambda e, g: same_amount(e, g) and same_unit(e, g)
    else:
        got = united(objects, "quantity")
        heat = lambda g: g[3].startswith("degree")
        got = [g for g in got if heat(g) == (spec == "TemperatureModel")]
        same = lambda e, g: same_amount(e, g) and same_unit(e, g)
    wanted = list(case["expected"])
    left = sorted(got, key=lambda g: g[:2])
    for g in got:
        for e in wanted:
            if (e["start"], e["end"]) == g[:2] and same(e, g):
                wanted.remove(e)
                left.remove(g)
                break
    return not wanted and not left, got


def judged():
    every = cases()
    found = harness.extract(({"id": c["id"], "text": c["input"]} for c in every), options=("--units",))
    return [(case, *judge(case, found[case["id"]])) for case in every]


def percent(results):
    return 100 * sum(results) / len(results) if results else None


def rows():
    results = judged()
    table = []
    for specs in SPECS.values():
        for spec in specs:
            right = [ok for case, ok, _ in results if case["spec"] == spec]
            table.append(harness.Row("Recognizers-Text", f"{spec}, % of cases fully right", percent(right), TARGETS.get(spec),
                                     ANCHORS.get(spec, ""), len(right)))
        main = [(case["id"], ok) for case, ok, _ in results if case["spec"] in specs and case["spec"] in TARGETS]
        name = " + ".join(spec for spec in specs if spec in TARGETS)
        table.append(harness.Row("Recognizers-Text", name, percent([ok for _, ok in main]), TARGETS[specs[0]], "", len(main)))
        kept = [ok for case, ok in main if ok or case not in DISPUTED]
        if len(kept) < len(main):
            table.append(harness.Row("Recognizers-Text", "  the same without what we dispute", percent(kept), None, "", len(kept)))
    return table


def errors(out):
    for case, ok, got in judged():
        if ok:
            continue
        want = [(e["text"], e["start"], e["end"], e["resolution"]) for e in case["expected"]]
        print(f"{case['id']}  {case['input']!r}\n   want {want}\n   got  {got}", file=out)
        if case["id"] in DISPUTED:
            print(f"   disputed: {DISPUTED[case['id']]}", file=out)

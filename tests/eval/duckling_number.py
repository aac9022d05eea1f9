"""Duckling, English: numerals, durations, money, quantities.

An input is right if one of our values covers it and is the value wanted, in
the dimension asked for. The suite's conventions, and what is made of our
objects to compare with them:

- It asks for one dimension at a time, so every reading we give counts.
- Words of approximation and a product ("of sugar") are beside the value.
- A unit on its own means one of it ("a dime"). A sum whose currency is not
  told takes that of the locale; so do dollars.
- A month has 30 days and a year 365 where a duration mixes units.
- An input that must not parse is right if no value covers it.
"""

import re

import harness

MEASURES = [("Numeral", ("Numeral",), 98), ("Ordinal", ("Ordinal",), None),
            ("Duration", ("Duration",), 95),
            ("AmountOfMoney + Quantity", ("AmountOfMoney", "Quantity"), 92),
            ("Volume, Distance, Temperature",
             ("Volume", "Distance", "Temperature"), None)]
KINDS = {"Numeral": "number", "Ordinal": "number", "Duration": "duration",
         "AmountOfMoney": "money", "Quantity": "quantity",
         "Volume": "quantity", "Distance": "quantity",
         "Temperature": "quantity"}
# The suite's units: our base unit, and how many of it one is.
UNITS = {"Gram": ("kilogram", 1e-3), "Ounce": ("kilogram", 0.028349523125),
         "Pound": ("kilogram", 0.45359237), "Metre": ("metre", 1),
         "M": ("metre", 1), "Kilometre": ("metre", 1000),
         "Centimetre": ("metre", 0.01), "Millimetre": ("metre", 0.001),
         "Mile": ("metre", 1609.344), "Foot": ("metre", 0.3048),
         "Yard": ("metre", 0.9144), "Inch": ("metre", 0.0254),
         "Litre": ("cubic metre", 1e-3), "Millilitre": ("cubic metre", 1e-6),
         "Hectolitre": ("cubic metre", 0.1),
         "Gallon": ("cubic metre", 0.003785411784),
         "Cup": ("cubic metre", 0.0002365882365),
         "Pint": ("cubic metre", 0.000473176473),
         "Quart": ("cubic metre", 0.000946352946),
         "Tablespoon": ("cubic metre", 0.00001478676478125),
         "Teaspoon": ("cubic metre", 0.00000492892159375),
         "Celsius": ("degree Celsius", 1),
         "Fahrenheit": ("degree Fahrenheit", 1), "Degree": ("degree", 1)}
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400,
           "week": 7 * 86400, "fortnight": 14 * 86400, "month": 30 * 86400,
           "quarter": 90 * 86400, "year": 365 * 86400,
           "decade": 3650 * 86400}
# What the suite calls a currency that several countries have.
SHARED = {"Dollar": "$", "Pound": "GBP", "Dinar": "dinar", "Riyal": "riyal",
          "Rial": "rial", "Kroner": "kr", "Franc": "franc", "Cent": "cent"}
DOLLARS = ("USD", "AUD", "CAD", "NZD", "JMD", "TTD", "BZD", "SGD", "HKD")

# Cases that the suite judges wrongly, by our lights. They count as failures.
DISPUTED = {
    "duckling/EN#341": "\"3k\" as three kilometres",
}


def cases():
    return [case for case in harness.records("duckling/en.dev.jsonl") if case["dimension"] in KINDS]


def near(a, b):
    return a is not None and b is not None and abs(a - b) <= 1e-6 * max(
        abs(a), abs(b), 1e-6)


def covers(one, text, product, article=False):
    """True if only a product and marks are left beside the value."""
    before, after = text[:one["begin"]], text[one["end"]:]
    if product:
        after = re.sub(r"^\s+of\s+\w+$", "", after)
    if article:
        before = re.sub(r"^an? ", "", before)
    return not any(c.isalnum() for c in before + after)


def total(parts, factor):
    """The sum of parts, in units of which `factor` base units make one."""
    return sum(p["amount"] * p.get("factor", 1) for p in parts) / factor


def sides(one):
    low = [p for p in one.get("numbers", ()) if not p.get("high")]
    return low, [p for p in one.get("numbers", ()) if p.get("high")]


def interval_matches(want, one, factor):
    """`want` is {kind: simple|between|under|above, ...}."""
    low, high = sides(one)
    value = one["value"]
    kind = want.get("kind")
    if not low:
        return kind == "simple" and near(value.get("low"),
                                         want["value"] * factor)
    first = total(low, factor)
    if kind == "between":
        if not high:
            return False
        # "2 to 7 g": the unit stands behind the second only.
        if not low[0].get("unit"):
            first = total([dict(p, factor=high[0].get("factor", 1))
                           for p in low], factor)
        ends = want["value"] if isinstance(want["value"], list) else (
            want["low"], want["high"])
        return near(first, ends[0]) and near(total(high, factor), ends[1])
    if high:
        return False
    if kind == "under":
        return value.get("low") is None and near(first, want["value"])
    if kind == "above":
        return value.get("high") is None and near(first, want["value"])
    return near(first, want["value"])


def money_matches(want, one):
    currency = one["value"].get("currency", "")
    unit = want["unit"]
    same = (currency == unit or currency == SHARED.get(unit) or
            currency == "" or unit == "Unnamed" and currency == "$" or
            currency == "$" and unit in DOLLARS or
            currency == "rupee" and unit == "INR")
    return same and interval_matches(want, one, 1)


def unit_matches(case, unit):
    """A unit on its own: one of it."""
    want = case["expected"]
    if unit["kind"] != KINDS[case["dimension"]] or not want:
        return False
    if unit["kind"] == "money":
        one = {"value": {"currency": unit["currency"]},
               "numbers": [{"amount": 1, "factor": unit["factor"]}]}
        return money_matches(want, one)
    return False


def parse_raw(case):
    """(kind, unit, value or (low, high)) of the suite's expression."""
    raw = case["expected_raw"] or ""
    words = re.match(r"\((simple|between|under|above) (\w+) (.*)\)$", raw)
    if not words:
        return None
    rest = words.group(3)
    pair = re.match(r"\(([-\d.e]+), ?([-\d.e]+)\)", rest)
    if pair:
        value = [float(pair.group(1)), float(pair.group(2))]
    else:
        number = re.match(r"\(?([-\d.e]+)\)?", rest)
        value = float(number.group(1))
    return {"kind": words.group(1), "unit": words.group(2), "value": value,
            "product": "Just" in rest}


def right(case, objects):
    dimension = case["dimension"]
    kind = KINDS[dimension]
    want = parse_raw(case) or case["expected"]
    case = dict(case, expected=want)
    text = case["input"]
    for one in objects:
        if one["kind"] == "unit" and covers(one, text, False, article=True):
            if any(unit_matches(case, u) for u in one["units"]):
                return True
            continue
        if one["kind"] not in KINDS.values():
            continue
        for reading in [one] + one.get("readings", []):
            reading = dict(reading, begin=one["begin"], end=one["end"])
            if not reading.get("value"):
                continue
            # A bare number may be a sum or a quantity whose unit is not told.
            unnamed = (reading["kind"] == "number" and want and
                       want.get("unit") == "Unnamed")
            if reading["kind"] != kind and not unnamed:
                continue
            if not covers(reading, text, want and want.get("product")):
                continue
            if case["negative"] or matches(case, dimension, want, reading):
                return not case["negative"]
    return case["negative"]


def matches(case, dimension, want, one):
    value = one["value"]
    if dimension in ("Numeral", "Ordinal"):
        if bool(value.get("ordinal")) != (dimension == "Ordinal"):
            return False
        return interval_matches({"kind": "simple", "value": want["value"]},
                                one, 1)
    if dimension == "Duration":
        if want["grain"] in ("month", "quarter", "year") and value["unit"] == "month":
            return near(value["low"], want["value"] * {"month": 1, "quarter": 3, "year": 12}[want["grain"]])
        got = sum(p["amount"] * SECONDS.get(p.get("unit"), 0) for p in one.get("numbers", ()))
        return near(got, want["value"] * SECONDS[want["grain"]])
    if want.get("unit") == "Unnamed":
        return interval_matches(want, one, 1)
    if dimension == "AmountOfMoney":
        return money_matches(want, one)
    base, factor = UNITS.get(want["unit"], ("", 1))
    return value.get("unit") == base and interval_matches(want, one, factor)


def judged():
    every = cases()
    found = harness.extract(({"id": c["id"], "text": c["input"]} for c in every), published="2013-02-12",
                            options=("--units",))
    return [(case, right(case, found[case["id"]]), found[case["id"]]) for case in every]


def percent(results):
    return 100 * sum(results) / len(results) if results else None


def rows():
    results = judged()
    table = []
    for name, dimensions, target in MEASURES:
        mine = [(case["id"], ok) for case, ok, _ in results if case["dimension"] in dimensions]
        table.append(harness.Row("Duckling", f"{name}, % of inputs right", percent([ok for _, ok in mine]), target, "",
                                 len(mine)))
        kept = [ok for case, ok in mine if ok or case not in DISPUTED]
        if len(kept) < len(mine):
            table.append(harness.Row("Duckling", "  the same without what we dispute", percent(kept), None, "", len(kept)))
    return table


def errors(out):
    for case, ok, got in judged():
        if ok:
            continue
        short = [{k: o[k] for k in ("kind", "text", "value", "numbers", "readings", "units") if k in o}
                 for o in got if o["kind"] != "context"]
        print(f"{case['id']} {case['dimension']} {case['input']!r}\n   want {case['expected_raw']}\n   got  {short}", file=out)
        if case["id"] in DISPUTED:
            print(f"   disputed: {DISPUTED[case['id']]}", file=out)

"""Duckling's English corpus of times (facebook/duckling, BSD), dimension Time.

A case is right if `claimcheck extract` reads one date or time in it, nothing is left over but prepositions and articles, and the
value is the expected one; a negative case if nothing of the kind is read. The reference is Duckling's own, 2013-02-12T04:30, two
hours behind Greenwich; the region is that of the locale, and the United States for English of no region, as in Duckling.

Duckling gives a begin and a grain, or two ends. What it fixes by convention and our values leave as wide as people mean it, the
adapter writes out, by rule and from what our object tells, never from the words:

- of several readings the first that is not over (Duckling looks ahead), of "last Tuesday" the one before this week;
- hours of parts of the day: morning 0-12, afternoon 12-19, evening and night 18-24, lunch 12-14;
- seasons by solstice and equinox; weekends from Friday 18:00;
- the beginning and end of a month are ten days, or what is left from the 21st; of a week Monday to Wednesday and Friday to Sunday;
- "in two weeks" is as fine as the next smaller unit; "the next two weeks" are whole ones, behind this one;
- "by" and "within" begin now; the last minute, hour or day of an interval is part of it.
"""

import collections
import datetime
import re

import harness

NAME = "Duckling, English times"
NOW = datetime.datetime(2013, 2, 12, 4, 30)
OFFSET = -120  # Minutes, of the reference.
KINDS = ("date", "time")
GRAINS = ("Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")
# Cases that no reader could get right from what they say, or that the suite gets wrong.
OTHER_DAY = "the same words mean another day in #1211 and #1212"
EVE = "the eve instead of the day, which other holidays of the same calendar have"
DISPUTED = {
    "duckling/EN#909": OTHER_DAY,
    "duckling/EN#910": OTHER_DAY,
    "duckling/EN#1646": EVE,
    "duckling/EN#1660": EVE,
    "duckling/EN#1771": EVE,
    "duckling/EN#1184": "\"a few\" is exactly three there",
    "duckling/EN#1204": "\"a few\" is exactly three there",
}


def parse(raw):
    """(begin, end or None, grain, open) of a value as Duckling's corpus writes it."""
    points = [tuple(int(n) for n in point.split(",")) for point in re.findall(r"\((\d+(?:, *\d+){5})\)", raw)]
    grain = re.search(r"\)\s+(" + "|".join(GRAINS) + r")\b", raw)
    direction = re.search(r"OpenInterval (After|Before)", raw)
    points = [datetime.datetime(*point) for point in points]
    return points[0], points[1] if len(points) > 1 else None, grain.group(1) if grain else "", direction.group(1) if direction else ""


def day(text):
    year, month, of_month = text.rsplit("-", 2)
    return datetime.datetime(int(year), int(month), int(of_month))


def clock(text):
    hour, minute, second = (int(n) for n in text.split(":"))
    return datetime.timedelta(hours=hour, minutes=minute, seconds=second)


def later(begin, grain, count=1):
    if grain in ("Month", "Quarter", "Year"):
        months = begin.year * 12 + begin.month - 1 + count * {"Month": 1, "Quarter": 3, "Year": 12}[grain]
        return begin.replace(year=months // 12, month=months % 12 + 1)
    return begin + count * datetime.timedelta(**{{"Second": "seconds", "Minute": "minutes", "Hour": "hours", "Day": "days", "Week": "weeks"}[grain]: 1})


UNITS = {"second": "Second", "minute": "Minute", "hour": "Hour", "day": "Day", "week": "Week", "month": "Month", "quarter": "Quarter", "year": "Year"}
PARTS = {"MO": (0, 12), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24), "LU": (12, 14), "DI": (18, 21), "BR": (6, 9), "DT": (8, 18)}
SEASONS = {"SP": ((3, 20), (6, 21)), "SU": ((6, 21), (9, 24)), "FA": ((9, 23), (12, 21)), "WI": ((12, 21), (3, 21))}


def floor(moment, grain):
    if grain == "Week":
        return datetime.datetime(moment.year, moment.month, moment.day) - datetime.timedelta(days=moment.weekday())
    if grain == "Quarter":
        return datetime.datetime(moment.year, (moment.month - 1) // 3 * 3 + 1, 1)
    keep = {"Year": 1, "Month": 2, "Day": 3, "Hour": 4, "Minute": 5, "Second": 6}[grain]
    fields = list(moment.timetuple()[:6])
    return datetime.datetime(*(fields[:keep] + [1, 1, 1, 0, 0, 0][keep:]))


def ends(reading, precision):
    """Begin, end (excluded) and grain of {days, time}."""
    begin, end = (day(text) if text else None for text in reading["days"])
    time = reading.get("time")
    if time:
        grain = {"second": "Second", "minute": "Minute", "hour": "Hour", "part": "Hour"}[time["precision"]]
        shift = datetime.timedelta(minutes=OFFSET - time["zone_minutes"]) if "zone_minutes" in time else datetime.timedelta()
        if time["precision"] == "part" and time["part"] in PARTS:
            first, last = PARTS[time["part"]]
            return begin + datetime.timedelta(hours=first), begin + datetime.timedelta(hours=last), grain
        begin, end = begin + clock(time["from"]) + shift, end + clock(time["to"]) + shift
        if "zone" in time and grain == "Hour":
            grain = "Minute"
        last = {"second": "Second", "minute": "Minute"}.get(time.get("to_precision"), grain)
        return begin, later(end, last), last
    grain = {"day": "Day", "week": "Week", "month": "Month", "quarter": "Quarter", "year": "Year"}.get(precision, "Day")
    return begin, later(end, "Day") if end else None, grain


def claimed(value, form, reading, text):
    """What one reading says in Duckling's terms: (begin, end, grain), or (begin, None, grain, direction)."""
    precision = value["precision"]
    unit = UNITS.get(form.get("unit"))
    bound, part = form.get("bound"), form.get("part")
    if form.get("window"):
        return window(form, unit, text)
    of = reading.get("of")
    if bound:
        inner = {"days": of or reading["days"]}
        if "time" in reading:
            edge = "to" if bound in ("by", "before", "until") else "from"
            inner["time"] = dict(reading["time"])
            inner["time"]["from"] = inner["time"]["to"] = reading["time"][edge]
        begin, end, grain = ends(inner, precision)
        if bound == "by":
            return NOW, end, "Second"
        return begin, None, grain, "Before" if bound in ("before", "until") else "After"
    if reading.get("exact") and unit:
        moment = day(reading["exact"][0])
        if "time" in reading:
            begin, _, grain = ends(reading, precision)
            return begin, None, grain
        if form["mode"] in ("relative", "anchored"):
            return floor(datetime.datetime.combine(moment.date(), NOW.time()), finer(unit)), None, finer(unit)
        return moment, None, "Day"
    if unit:  # So long from a date on: the last unit is part of it.
        begin, end, grain = ends(reading, precision)
        return begin, end + (datetime.timedelta(minutes=1) - (end - later(end, grain, -1)) if "time" in reading else datetime.timedelta(days=1)), grain
    if part and of and "time" not in reading:
        first, last = (day(text) for text in of)
        days = (last - first).days + 1
        if 28 <= days <= 31:
            pieces = {"early": (1, 11), "mid": (11, 21), "late": (21, 0)}
        elif days == 7:
            pieces = {"early": (1, 4), "mid": (3, 6), "late": (5, 0)}
        else:
            pieces = {}
        if part in pieces:
            begin, end = pieces[part]
            end = first + datetime.timedelta(days=end - 1) if end else last + datetime.timedelta(days=1)
            return first + datetime.timedelta(days=begin - 1), end, "Day"
        if days > 31:  # Our own thirds of it.
            return ends({"days": reading["days"]}, "month")
    iso = reading["iso"]
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", iso)
    if season:
        (month, of_month), (to_month, to_day) = SEASONS[season.group(2)]
        year = int(season.group(1))
        return datetime.datetime(year, month, of_month), datetime.datetime(year + (to_month < month), to_month, to_day), "Day"
    if re.fullmatch(r"\d{4}-W\d\d-WE", iso):
        saturday = datetime.datetime.strptime(iso[:8] + "-6", "%G-W%V-%u")
        friday = min(saturday, day(of[0]) if of else saturday) - datetime.timedelta(hours=6)
        return friday, max(saturday + datetime.timedelta(days=2), day(reading["days"][1]) + datetime.timedelta(days=1)), "Hour"
    if re.fullmatch(r"\d{4}-W\d\d", iso):
        monday = datetime.datetime.strptime(iso + "-1", "%G-W%V-%u")
        return monday, monday + datetime.timedelta(days=7), "Week"
    if of and "time" not in reading:  # Wider than what is mostly meant: "around Tuesday", "next March".
        return ends({"days": of}, precision_of(of))
    return ends(reading, precision)


def precision_of(days):
    first, last = (day(text) for text in days)
    length = (last - first).days + 1
    if length == 1:
        return "day"
    return "month" if length < 32 and first.day == 1 else "year" if length > 364 else "day"


def window(form, unit, text):
    count = int(form["count"])
    if not unit or not count:
        return None
    if count > 0 and "within" in text.lower():
        end = later(NOW, unit, count)
        return NOW, floor(end, "Day") if unit not in ("Second", "Minute", "Hour") else end, "Second"
    here = floor(NOW, unit)
    if unit == "Second" and count > 0:
        return later(here, unit), later(here, unit, 1 + count), unit
    return (later(here, unit), later(here, unit, 1 + count), unit) if count > 0 else (later(here, unit, count), here, unit)


def values(found):
    """What our object says, in Duckling's terms, of the reading that Duckling would choose."""
    form, value = found["form"], found["value"]
    if value is None:
        return None
    whole = {"days": [value["earliest"], value["latest"]], "iso": form["iso"]}
    for key in ("of", "exact"):
        if key in form:
            whole[key] = form[key]
    if "time" in value:
        whole["time"] = value["time"]
    readings = form.get("readings") or [whole]
    known = [one for one in (claimed(value, form, reading, found["text"]) for reading in readings) if one]
    if len(known) < 2:
        return known[0] if known else None
    known.sort(key=lambda one: one[0])
    if form["mode"] == "relative":  # "Last Tuesday", "next Friday".
        return known[0]
    now = NOW if "time" in readings[0] else floor(NOW, "Day")
    ahead = [one for one in known if (one[1] or later(one[0], one[2])) > now]
    return ahead[0] if ahead else known[-1]


def finer(unit):
    return {"Year": "Month", "Quarter": "Month", "Month": "Day", "Week": "Day", "Day": "Hour", "Hour": "Minute", "Minute": "Second", "Second": "Second"}[unit]


def agrees(got, expected):
    begin, end, grain, direction = expected
    if got is None:
        return False
    if len(got) == 4:
        return got[0] == begin and got[3] == direction
    if direction:
        return False
    if end is None:
        return got[0] == begin and (got[2] == grain or (grain == "Day" and got[2] == "Hour" and got[1] is None)) and (
            got[1] is None or later(begin, grain) == got[1] or grain in ("Second", "Minute", "Hour")
        )
    return got[0] == begin and got[1] == end


LEFT_OVER = re.compile(r"(?:on|in|at|the|for|during|of|this|by|around|a|,|\.|\s|@)*", re.IGNORECASE)


def covers(found, text):
    return LEFT_OVER.fullmatch(text[: found["begin"]]) and LEFT_OVER.fullmatch(text[found["end"] :])


def cases():
    return [case for case in harness.records("duckling/en.dev.jsonl") if case["dimension"] == "Time"]


def judged():
    """(case, right, what was got) of every case."""
    groups = collections.defaultdict(list)
    for case in cases():
        region = (case["locale"] or "EN")[3:] or "US"
        groups[region].append(case)
    result = []
    for region, some in sorted(groups.items()):
        found = harness.extract(
            ({"id": case["id"], "text": case["input"]} for case in some),
            published=NOW.strftime("%Y-%m-%dT%H:%M"),
            options=["--region", region],
        )
        for case in some:
            times = [one for one in found[case["id"]] if one["kind"] in KINDS]
            if case["negative"]:
                result.append((case, not times, times))
                continue
            got = values(times[0]) if len(times) == 1 and covers(times[0], case["input"]) else None
            result.append((case, agrees(got, parse(case["expected_raw"])), got if got else times))
    return result


def share(some):
    return 100 * sum(right for _, right, _ in some) / len(some) if some else None


def rows():
    every = judged()
    positive = [one for one in every if not one[0]["negative"]]
    negative = [one for one in every if one[0]["negative"]]
    holidays = [one for one in positive if "Holiday" in one[0]["expected_raw"]]
    plain = [one for one in positive if "Holiday" not in one[0]["expected_raw"]]
    return [
        harness.Row(NAME, "right, %", share(every), 85, "its own corpus: 100", len(every)),
        harness.Row(NAME, "of these: no holidays, %", share(plain), None, "", len(plain)),
        harness.Row(NAME, "of these: holidays, %", share(holidays), None, "", len(holidays)),
        harness.Row(NAME, "of these: negative, %", share(negative), None, "", len(negative)),
    ]


def errors(out):
    for case, right, got in judged():
        if right:
            continue
        if isinstance(got, list):
            got = [(one["text"], one["form"]["iso"]) for one in got]
        else:
            got = [str(one) for one in got]
        print(f'{case["id"]} {case["locale"]} `{case["input"]}` wanted {case["expected_raw"]} got {got} {DISPUTED.get(case["id"], "")}', file=out)

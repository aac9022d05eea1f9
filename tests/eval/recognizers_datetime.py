"""Microsoft Recognizers-Text (MIT), English DateTime: spec DateTimeModel, the end-to-end cases.

A case is right if as many things are found as expected, each at the expected place, of the expected type, with the expected timex,
modifier and values. That is what the suite asks of its own ports (a case counts as failed for a port that is listed in
`not_supported` or `not_supported_by_design`). The region is the United States, as the suite's English is.

Places agree if they do so without leading articles and prepositions ("the", "on", "in", "at", "for") and without a zone, which the
suite counts in some cases and leaves out in others.

The adapter turns our object into the suite's resolution by rule and from what our object tells, never from the words. Conventions
of the suite that it writes out:
- a range ends with the first moment behind it, but for a range with two named ends, which ends where the second one begins;
- of "last Wednesday" and "next Friday" the one in the week before and the week behind;
- hours of parts of the day: morning 8-12, afternoon 12-16, evening 16-20, night 20-24, daytime 8-18;
- the beginning and end of a month or year are halves of it if it is counted from now and thirds if it is named;
- "the next three days" begin tomorrow, and quarters in such a window are whole ones; seasons and fiscal years have no days;
- "earlier" and "later this month" are its first half and what is left of it.
"""

import datetime
import re

import harness

NAME = "Recognizers-Text, English DateTimeModel"
KINDS = ("date", "time", "set", "duration")
# Cases whose expectation contradicts the words or other cases; judged, and counted as wrong all the same.
DISPUTED = {}

DAY = datetime.timedelta(days=1)
PARTS = {"MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18), "LU": (11, 13), "BR": (4, 8), "DI": (16, 20)}
PART_NAMES = {"LU": "TMEL", "BR": "TMEB", "DI": "TMED"}
SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "WE": 172800, "H": 3600, "MIN": 60, "S": 1, "DE": 315360000, "CE": 3153600000, "F": 1209600, "Q": 7776000}


def day(text):
    year, month, of_month = text.rsplit("-", 2)
    return datetime.datetime(int(year), int(month), int(of_month))


def clock(text):
    hour, minute, second = (int(n) for n in text.split(":"))
    return datetime.timedelta(hours=hour, minutes=minute, seconds=second)


def date_text(moment):
    return moment.strftime("%Y-%m-%d") if moment.year >= 1000 else f"{moment.year:04}-{moment.month:02}-{moment.day:02}"


def moment_text(moment):
    return date_text(moment) + moment.strftime(" %H:%M:%S")


def months_between(first, last):
    return (last.year - first.year) * 12 + last.month - first.month


def length(first, last):
    """The timex of the days from the one to the other: P3D, P2W, P6M, P4Y."""
    days = (last - first).days
    if first.day == last.day == 1 and first.month == last.month and last.year - first.year >= 1:
        years = last.year - first.year
        return f"P{years}Y"
    if first.day == last.day == 1:
        return f"P{months_between(first, last)}M"
    return f"P{days}D"


def hours(first, last):
    total = int((last - first).total_seconds())
    text = "PT"
    for unit, size in (("H", 3600), ("M", 60), ("S", 1)):
        if total // size:
            text += f"{total // size}{unit}"
            total %= size
    return text


def duration(found):
    """The suite's resolution of a duration."""
    value = found["value"]
    written = value.get("written", "")
    total = 0.0
    date, _, time = written[1:].partition("T")
    for count, unit in re.findall(r"([\dX.]+)(WE|DE|CE|[YMWDFQ])", date):
        if count == "X":
            return None
        total += float(count) * SECONDS[unit]
    for count, unit in re.findall(r"([\dX.]+)([HMS])", time):
        if count == "X":
            return None
        total += float(count) * SECONDS["MIN" if unit == "M" else unit]
    one = {"timex": written, "type": "duration", "value": f"{total:g}" if total < 1e15 else str(int(total))}
    one["value"] = str(int(total)) if total == int(total) else str(total)
    if value["high"] is None:
        one["Mod"] = "more"
    elif value["low"] is None:
        one["Mod"] = "less"
    return "duration", [one]


def time_points(reading):
    """(begin, end) as moments."""
    begin, end = (day(text) if text else None for text in reading["days"])
    time = reading.get("time")
    if time["precision"] == "part":
        first, last = PARTS.get(time["part"], (0, 24))
        share = (clock(time["from"]), clock(time["to"]))
        return begin + datetime.timedelta(hours=first), begin + datetime.timedelta(hours=last), share
    return begin + clock(time["from"]), end + clock(time["to"]), None


MODS = {"after": "after", "before": "before", "by": "before", "from": "since", "since": "since", "until": "before"}


def trimmed(notation):
    """The suite writes hours without minutes where none are told, and no seconds that are none."""
    return notation


def of_clock(found, now):
    """Times, and dates with times."""
    form, value = found["form"], found["value"]
    whole = {"days": [value["earliest"], value["latest"]], "time": value["time"], "iso": form["iso"]}
    readings = of_other_weeks(form, form.get("readings") or [whole], now)
    alone = found["kind"] == "time"
    written = form["written"]
    bound, part = form.get("bound"), form.get("part")
    time = value["time"]
    stretch = time["from"] != time["to"] and time["precision"] != "part" and not bound
    result = []
    by_text = {}
    for reading in readings:
        begin, end, _ = time_points(reading)
        code = reading["time"].get("part")
        if code:
            middle = begin + (end - begin) / 2
            if part == "early":
                end = middle
            elif part == "late":
                begin = middle
        iso = reading["iso"]
        date = iso.split("T")[0]
        notation = written if not re.search("T", written) or form["mode"] == "partial" else iso
        head = notation.split("T")[0] if not alone else ""
        tail = re.findall(r"T[^/]*", iso)
        if code:
            timex = head + PART_NAMES.get(code, "T" + code)
        elif stretch:
            first, last = tail[0], tail[-1]
            if form.get("unit"):  # So long from then on: told to the second.
                last = end.strftime("T%H:%M:%S")
            last_head = head
            if head and begin.date() != end.date() and re.match(r"\d{4}-\d\d-\d\d", head):
                last_head = date_text(end)
            timex = f"({head}{first},{last_head}{last},{hours(begin, end)})"
        else:
            timex = head + (tail[-1] if bound in ("before", "by", "until") else tail[0])
        one = {"timex": timex}
        kind = ("time" if alone else "datetime") + ("range" if stretch or code or bound else "")
        one["type"] = kind
        show = (lambda moment: moment.strftime("%H:%M:%S")) if alone else moment_text
        if bound:
            one["Mod"] = MODS[bound]
            if bound in ("after", "from", "since"):
                one["start"] = show(end if code and bound == "after" else begin)
            else:
                one["end"] = show(begin if code else end)
        elif stretch or code:
            one["start"], one["end"] = show(begin), show(end)
            if part:
                one["Mod"] = {"early": "start", "late": "end", "mid": "mid"}.get(part, part)
        else:
            one["value"] = show(begin)
            if value.get("approximate"):
                one["Mod"] = "approx"
        by_text.setdefault(timex, []).append(one)
    # Twelve o'clock is first of all noon.
    for timex in sorted(by_text, key=lambda timex: "T12" not in timex or timex.startswith("(")):
        some = by_text[timex]
        some.sort(key=lambda one: one.get("value", one.get("start", one.get("end"))))
        for one in some:
            if one not in result:
                result.append(one)
    if alone:
        seen, unique = set(), []
        for one in result:
            key = tuple(sorted(one.items()))
            if key not in seen:
                seen.add(key)
                unique.append(one)
        result = unique
    return result[0]["type"], result


def one_date(found, reading, now):
    form, value = found["form"], found["value"]
    bound, part = form.get("bound"), form.get("part")
    written, iso = form["written"], reading["iso"]
    days = reading.get("of") or reading["days"]
    if written == "PRESENT_REF":
        if bound:
            return {"timex": "PRESENT_REF", "type": "daterange", "Mod": MODS[bound], "end": date_text(now)}
        return {"timex": "PRESENT_REF", "type": "datetime", "value": moment_text(now)}
    partial = form["mode"] == "partial" and "X" in written or re.fullmatch("SP|SU|FA|WI", written)
    if re.match("[FS]Y", written):
        return {"timex": written, "type": "daterange", "value": "not resolved"}
    if form["mode"] == "anchored" and re.match("XXXX", written):
        days = reading["days"]
        return {"timex": written, "Mod": "ref_undef", "type": "daterange", "start": days[0], "end": date_text(day(days[1]) + DAY)}
    if form.get("window") and form["mode"] == "relative":
        return window(form, now, found["text"])
    if form.get("exact") and not bound:
        moment = day(reading.get("exact", form["exact"])[0])
        return {"timex": date_text(moment), "type": "date", "value": date_text(moment)}
    if days[0] is None or days[1] is None:
        return None
    first, last = day(days[0]), day(days[1])
    if form.get("ends") and not bound:
        return two_ends(form, reading, partial)
    single = first == last
    season = re.fullmatch(r"(?:(\d{4})-)?(SP|SU|FA|WI)", written)
    if season:
        return {"timex": written, "type": "daterange", "value": "not resolved"}
    if form.get("unit") and not single:
        end = last + DAY
        number = f"{abs(form['count']):g}" + UNIT_LETTERS[form["unit"]]
        return {"timex": f"({date_text(first)},{date_text(end)},P{number})", "type": "daterange", "start": date_text(first), "end": date_text(end)}
    timex = written if partial else iso
    if form.get("part") or bound or reading.get("of"):
        timex = written if partial else notation_of(first, last)
    end = last + DAY
    if not single and not partial and re.fullmatch(r"\d{4}-Q\d|\d{4}-H\d|\d{3}X|\d{2}XX", timex):
        timex = f"({date_text(first)},{date_text(end)},{length(first, end)})"
    elif not single and "/" in timex:
        edge = last if named_ends(form) else end
        if partial:
            a, b = timex.split("/")
            timex = f"({a},{b},{length(first, edge)})"
        else:
            timex = f"({date_text(first)},{date_text(edge)},{length(first, edge)})"
        end = edge
    elif partial and re.fullmatch(r"XXXX-Q\d", timex):
        timex = f"(XXXX-{first:%m-%d},XXXX-{end:%m-%d},P3M)"
    one = {"timex": timex, "type": "date" if single and not bound else "daterange"}
    if bound:
        one["Mod"] = MODS[bound]
        if part:
            one["Mod"] += {"early": "-start", "late": "-end", "mid": "-mid"}.get(part, "")
        if bound == "after":
            one["start"] = date_text(first if single else end)
        elif bound in ("from", "since"):
            one["start"] = date_text(first)
        else:
            one["end"] = date_text(first if bound in ("before", "until") or single else end)
        return one
    if part in ("earlier", "later"):
        middle = month_later(first, 6) if months_between(first, end) == 12 else first + (end - first) // DAY // 2 * DAY
        today = datetime.datetime(now.year, now.month, now.day)
        if first <= now < end:
            one["start"], one["end"] = (first, middle) if part == "earlier" else (max(middle, today), end)
        else:
            middle = first + 3 * DAY if (end - first).days == 7 else middle
            one["Mod"] = "start" if part == "earlier" else "end"
            one["start"], one["end"] = (first, middle) if part == "earlier" else (middle, end)
        one["start"], one["end"] = date_text(one["start"]), date_text(one["end"])
        return one
    if part in ("early", "late", "mid") and not single:
        return one_part(one, form, first, end, part, now)
    if single:
        one["value"] = date_text(first)
        if value.get("approximate") and not form.get("unit"):
            one["Mod"] = "approx"
    else:
        one["start"], one["end"] = date_text(first), date_text(end)
    return one


def one_part(one, form, first, end, part, now):
    one["Mod"] = {"early": "start", "late": "end", "mid": "mid"}[part]
    if form["mode"] == "absolute" and months_between(first, end) % 3 == 0:
        third = months_between(first, end) // 3
        edges = [first, month_later(first, third), month_later(first, 2 * third), end]
        a, b = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[part]
        one["start"], one["end"] = date_text(edges[a]), date_text(edges[b])
        return one
    middle = month_later(first, months_between(first, end) // 2) if months_between(first, end) > 1 else first + ((end - first) // 2 // DAY) * DAY
    if (end - first).days == 7:
        middle = first + 3 * DAY
    one["start"], one["end"] = {"early": (first, middle), "late": (middle, end), "mid": (first, end)}[part]
    one["start"], one["end"] = date_text(one["start"]), date_text(one["end"])
    return one


def month_later(moment, count):
    months = moment.year * 12 + moment.month - 1 + count
    return moment.replace(year=months // 12, month=months % 12 + 1)


def named_ends(form):
    return "/" in form["written"] and not form.get("unit")


UNIT_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "fortnight": "F", "quarter": "Q", "weekend": "WE", "decade": "DE"}


def notation_of(first, last):
    end = last + DAY
    if first == last:
        return date_text(first)
    if first.day == end.day == 1 and months_between(first, end) == 12 and first.month == 1:
        return f"{first.year:04}"
    if first.day == end.day == 1 and months_between(first, end) == 1:
        return f"{first:%Y-%m}"
    if (end - first).days == 7 and first.weekday() == 0:
        return first.strftime("%G-W%V")
    return f"{date_text(first)}/{date_text(last)}"


def two_ends(form, reading, partial):
    """A range with two named ends: it ends where the second begins, or where its "end" or "middle" is."""
    first, second = form["ends"]
    begin, last = day(reading["days"][0]), day(reading["days"][1])
    span = (day(second["days"][1]) - day(second["days"][0])).days
    edge = last - span * DAY
    if first.get("part"):
        begin = point_of(first, begin)
    if second.get("part"):
        edge = point_of(second, last)
    whole_years = all(re.fullmatch(r"\d{4}", end["iso"]) and not end.get("part") for end in form["ends"])
    text = length(begin, edge)
    if text.endswith("Y") and not whole_years:
        text = f"P{months_between(begin, edge)}M"
    timex_first, timex_last = date_text(begin), date_text(edge)
    if partial:
        timex_first, timex_last = f"XXXX-{begin:%m-%d}", f"XXXX-{edge:%m-%d}"
    if first["iso"].endswith("REF"):
        timex_first = first["iso"]
    return {"timex": f"({timex_first},{timex_last},{text})", "type": "daterange", "start": date_text(begin), "end": date_text(edge)}


def point_of(end, near):
    """The beginning, middle or end of a month or year as a point of time, near to a day of it."""
    first, last = (day(text) for text in end["of"])
    months = months_between(first, last + DAY)
    shift = months_between(first, near) // max(months, 1) * months
    first, after = month_later(first, shift), month_later(first, shift + months)
    if end["part"] == "mid":
        return first + (after - first) // 2 // DAY * DAY if months > 1 else first + (after - first) // DAY // 2 * DAY
    return first if end["part"] == "early" else after


def window(form, now, text):
    count, unit = form["count"], form["unit"]
    number = f"{abs(count):g}"
    today = datetime.datetime(now.year, now.month, now.day)
    back = count < 0
    letter = UNIT_LETTERS.get(unit)
    if unit in ("hour", "minute", "second"):
        size = {"hour": 3600, "minute": 60, "second": 1}[unit]
        other = now + datetime.timedelta(seconds=size * count)
        first, last = min(now, other), max(now, other)
        code = unit[0].upper()
        return {"timex": f"({first:%Y-%m-%dT%H:%M:%S},{last:%Y-%m-%dT%H:%M:%S},PT{number}{code})", "type": "datetimerange", "start": moment_text(first), "end": moment_text(last)}
    if letter is None:
        return None
    whole = abs(int(count))
    if unit == "quarter":
        here = datetime.datetime(now.year, (now.month - 1) // 3 * 3 + 1, 1)
        first, last = (month_later(here, -3 * whole), here) if back else (month_later(here, 3), month_later(here, 3 + 3 * whole))
        return {"timex": f"({date_text(first)},{date_text(last)},P{3 * whole}M)", "type": "daterange", "start": date_text(first), "end": date_text(last)}
    start = today if back or "within" in text.lower() else today + DAY

    def moved(moment, sign):
        if unit == "day":
            return moment + sign * whole * DAY
        if unit in ("week", "fortnight"):
            return moment + sign * whole * (7 if unit == "week" else 14) * DAY
        months = sign * whole * {"month": 1, "year": 12, "decade": 120}.get(unit, 0)
        total = moment.year * 12 + moment.month - 1 + months
        for of_month in (moment.day, 30, 29, 28):
            try:
                return moment.replace(year=total // 12, month=total % 12 + 1, day=of_month)
            except ValueError:
                continue
        return None

    first, last = (moved(start, -1), start) if back else (start, moved(start, 1))
    return {"timex": f"({date_text(first)},{date_text(last)},P{number}{letter})", "type": "daterange", "start": date_text(first), "end": date_text(last)}


def of_other_weeks(form, readings, now):
    """Of "last Wednesday" the one of the week before, of "next Friday" that of the week behind."""
    if form["mode"] != "relative" or "XXXX" in form["written"] or len(readings) < 2:
        return readings
    week = now.isocalendar()[:2]
    return [reading for reading in readings if day(reading["days"][0]).isocalendar()[:2] != week] or readings


def resolution(found, now):
    """(type, [values]) as the suite would have it, or None."""
    if found["kind"] == "duration":
        return duration(found) if found["value"] else None
    form, value = found["form"], found["value"]
    if found["kind"] == "set":
        timex = form["written"].replace("P0.5Y", "P0.5Y")
        return "set", [{"timex": timex, "type": "set", "value": "not resolved"}]
    if value is None:
        return None
    if "time" in value and form["written"] != "PRESENT_REF":
        if form.get("exact"):
            moment, _, _ = time_points({"days": form["exact"], "time": value["time"]})
            return "datetime", [{"timex": moment.strftime("%Y-%m-%dT%H:%M:%S"), "type": "datetime", "value": moment_text(moment)}]
        if form.get("window"):
            one = one_date(found, {"days": [value["earliest"], value["latest"]], "iso": form["iso"]}, now)
            return one["type"], [one]
        return of_clock(found, now)
    whole = {"days": [value["earliest"], value["latest"]], "iso": form["iso"]}
    for key in ("of", "exact"):
        if key in form:
            whole[key] = form[key]
    readings = form.get("readings") or [whole]
    readings = of_other_weeks(form, readings, now)
    # A range that is going on is that one.
    today = [reading for reading in readings if form.get("ends") and None not in reading["days"] and day(reading["days"][0]) <= now <= day(reading["days"][1]) + DAY]
    readings = today[:1] or readings
    values = [one_date(found, reading, now) for reading in readings]
    if not values or None in values:
        return None
    unique = []
    for one in values:
        if one not in unique:
            unique.append(one)
    return unique[0]["type"], unique


LEADING = re.compile(r"(?:(?:the|on|in|at|for|this is|during)\s+)+", re.IGNORECASE)


def place(text, begin, end, zone=""):
    if zone:
        tail = text[begin:end]
        cut = tail.lower().rfind(zone.lower())
        if cut > 0 and cut + len(zone) >= len(tail) - 1:
            end = begin + len(tail[:cut].rstrip(" ("))
    match = LEADING.match(text[begin:end])
    if match and match.end() < end - begin:
        begin += match.end()
    return begin, end


IGNORED = ("sourceEntity", "timezone", "timezoneText", "utcOffsetMins", "list")


def comparable(values):
    return [{key: one[key] for key in one if key not in IGNORED} for one in values]


def judge(case, found):
    """What is wrong with what was found, or nothing."""
    text = case["input"]
    now = datetime.datetime.fromisoformat(case["reference"]) if case["reference"] else datetime.datetime(2016, 11, 7)
    expected = case["expected"]
    if len(found) != len(expected):
        return f"{len(found)} found: {[one['text'] for one in found]}"
    for ours, theirs in zip(found, expected):
        zone = (ours.get("value") or {}).get("time", {}).get("zone", "") if ours["kind"] != "duration" else ""
        begin, end = place(text, ours["begin"], ours["end"], zone)
        wanted = place(text, theirs["start"], theirs["end"], (theirs["resolution"]["values"][0].get("timezoneText") or "") if theirs["resolution"] else "")
        if (begin, end) != wanted:
            return f"place: `{text[begin:end]}`"
        got = resolution(ours, now)
        if got is None:
            return f"no resolution: `{ours['text']}`"
        values = theirs["resolution"]["values"]
        kind = (theirs["type"] or "datetimeV2." + values[0]["type"]).split(".")[1]
        if got[0] != kind and not (kind == "time" and values[0].get("Mod") == "approx"):
            return f"type {got[0]}: {got[1]}"
        if comparable(got[1]) != comparable(values) and not same_but_type(got[1], values):
            return f"values: {comparable(got[1])}"
    return ""


def same_but_type(ours, theirs):
    strip = lambda values: [{key: one[key] for key in one if key != "type"} for one in comparable(values)]
    return strip(ours) == strip(theirs)


def cases():
    return [case for case in harness.records("recognizers_text/DateTime.English.dev.jsonl") if case["spec"] == "DateTimeModel"]


def judged():
    every = cases()
    groups = {}
    for case in every:
        groups.setdefault(case["reference"] or "2016-11-07T00:00:00", []).append(case)
    texts = [
        {"id": case["id"], "text": case["input"], "published": (case["reference"] or "2016-11-07T00:00:00")[:19]} for case in every
    ]
    found = harness.extract(texts, options=["--region", "US"])
    return [(case, judge(case, [one for one in found[case["id"]] if one["kind"] in KINDS])) for case in every]


def rows():
    every = judged()
    right = sum(not wrong for _, wrong in every)
    named = [(case, wrong) for case, wrong in every if case["expected"]]
    ranges = [(case, wrong) for case, wrong in every if case["expected"] and all("daterange" in (e["type"] or "") or (e["type"] or "").endswith(".date") for e in case["expected"])]
    share = lambda some: 100 * sum(not wrong for _, wrong in some) / len(some) if some else None
    ports = {port: 100 * sum(port not in case["not_supported"] + case["not_supported_by_design"] for case, _ in every) / len(every) for port in ("java", "python")}
    anchor = f"its ports: Java {ports['java']:.1f}, Python {ports['python']:.1f}"
    return [
        harness.Row(NAME, "cases fully right, %", 100 * right / len(every), 75, anchor, len(every)),
        harness.Row(NAME, "of these: dates and ranges of days only, %", share(ranges), None, "", len(ranges)),
        harness.Row(NAME, "of these: nothing to be found, %", share([one for one in every if not one[0]["expected"]]), None, "", len(every) - len(named)),
    ]


def errors(out):
    for case, wrong in judged():
        if wrong:
            want = [(one["text"], comparable(one["resolution"]["values"])) for one in case["expected"]]
            print(f'{case["id"].split("#")[1]} {case["reference"]} `{case["input"][:110]}`\n    {wrong}\n    wanted {want} {DISPUTED.get(case["id"], "")}', file=out)

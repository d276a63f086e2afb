"""Moments: a day with its clock time, and, of notes, hours counted from the moment of writing.

A day joined to an hour of twelve takes the half of the day from its own words: tonight at seven is
19:00, the morning at seven is not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    NUMBER,
    NUMBER_STARTS,
    UNIT_DAYS,
    WEAK,
    WEEKDAY_NUMBER,
    Atom,
    Match,
    Openings,
    Reading,
    Rule,
    S,
    Scene,
    number,
    rule,
    unit_name,
)
from retold.annotate.timehours import in_part

_BESIDE = re.compile(
    r"\s|,\s|\s\(|\son\s|,?\sat\s|,\son\s|\sat\s(?:about|around|approximately)\s|\sfrom\s"
)
_NOTE_BESIDE = re.compile(
    r",?\s(?:(?:around|about|for|by|of|in)\s)?|\s?@\s?|,?\s(?:on|at)\s(?:the\s)?|\s?-\s?"
)
_DAY_VALUE = re.compile(r"([\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d))(T[A-Z]{2})?")
_CLOCK_VALUE = re.compile(r"T(\d\d)(:.*)")
_FORWARD = ("in", "later", "from", "hence")


def with_clock(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Join "6:30 p.m. on Tuesday" and "Tuesday at 6:30 p.m." into a moment."""
    if left.reading.value.startswith("T") and right.reading.value.startswith("T"):
        same = gap in {" (", "/", " / "}
        return replace(left, end=right.end) if same else None
    clock, day = (left, right) if left.reading.value.startswith("T") else (right, left)
    if not clock.reading.value.startswith("T"):
        return None
    if not (_BESIDE.fullmatch(gap) or (scene.notes and _NOTE_BESIDE.fullmatch(gap))):
        return None
    if clock is left and gap == " " and _is_counted(clock, day):
        return None
    found = _DAY_VALUE.fullmatch(day.reading.value)
    if found is None or day.reading.kind not in {"date", "time"}:
        return None
    value = found[1] + _placed(clock, found[2])
    reading = replace(day.reading, kind="time", value=value)
    return replace(day, start=left.start, end=right.end, reading=reading)


def _is_counted(clock: Atom, day: Atom) -> bool:
    """Tell whether a bare number may count the weekday after it: "four Monday meetings"."""
    weekday = day.match.groupdict().get("weekday") is not None
    return clock.reading.kind == WEAK and weekday


def _placed(clock: Atom, part: str | None) -> str:
    """Return the clock value, its hour moved into the part of the day that the day names."""
    found, groups = _CLOCK_VALUE.fullmatch(clock.reading.value), clock.match.groupdict()
    if not (found and part) or groups.get("half") or groups.get("zone") or "hour" not in groups:
        return clock.reading.value
    hour = int(found[1])
    return f"T{in_part(hour, part) if hour else 0:02d}{found[2]}"


def _counted(m: Match, scene: Scene) -> Reading | None:
    """Read "in 5 minutes", "3 hours from now", "30 minutes later", "an hour ago" of notes."""
    words = m["count"]
    count = _COUNTS.get(" ".join(words.split())) or number(words)
    if count is None or scene.moment is None:
        return None
    unit = {"sec": "second", "secs": "second"}.get(m["unit"]) or unit_name(m["unit"])
    ahead = m.group().startswith("in ") or m["way"] in _FORWARD or m["way"] is None
    length = timedelta(days=count * UNIT_DAYS[unit])
    try:
        moment = scene.moment + length if ahead else scene.moment - length
    except OverflowError:
        return None
    return _moment_reading(moment)


def _moment_reading(moment: datetime) -> Reading:
    rounded = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    return Reading("time", rounded.isoformat(), (rounded.date(), rounded.date()), inferred=True)


def _present(m: Match, scene: Scene) -> Reading | None:
    """Read "now" and "as soon as possible" of notes as the moment of writing."""
    if scene.moment is None:
        return None
    value = "PRESENT_REF" if "now" in m.group() else "FUTURE_REF"
    day = scene.moment.date()
    return Reading("time", value, (day, day), inferred=True, moment=scene.moment)


def _end_of_day(m: Match, scene: Scene) -> Reading | None:
    """Read "end of the day", "end of tomorrow", "eod", "end of this Sunday" of notes."""
    if scene.anchor is None:
        return None
    word = m["day"] or ""
    day = scene.anchor
    if m["weekday"]:
        found = _weekday(scene.anchor, WEEKDAY_NUMBER[m["weekday"]], this="this" in m.group())
    else:
        found = calendar.shift_days(day, {"tomorrow": 1, "yesterday": -1}.get(word, 0))
    if found is None:
        return None
    return Reading("time", f"{found.isoformat()}T23:59:59", (found, found), inferred=True)


def _weekday(anchor: date, weekday: int, *, this: bool) -> date | None:
    if not this:
        return calendar.nearest_weekday(anchor, weekday, future=True)
    monday = calendar.shift_days(anchor, -anchor.weekday())
    return calendar.shift_days(monday, weekday) if monday else None


def _iso_moment(m: Match, scene: Scene) -> Reading | None:
    """Read "2016-12-16T12:23:59", ISO 8601; a zone, if any, is kept in the value."""
    del scene
    day = calendar.day_of(int(m["year"]), int(m["month"]), int(m["day"]))
    if day is None or int(m["hour"]) > 24 or int(m["minute"]) > 59 or int(m["second"] or 0) > 59:
        return None
    clock = f"T{m['hour']}:{m['minute']}" + (f":{m['second']}" if m["second"] else "")
    return Reading("time", f"{day.isoformat()}{clock}{(m['zone'] or '').upper()}", (day, day))


_COUNTS = {"a": 1.0, "an": 1.0, "half an": 0.5, "half a": 0.5, "a few": 3.0}
_COUNT = rf"(?P<count>half{S}an?|an?|a{S}few|{NUMBER})"
_UNIT = r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?)(?![a-z])"
_WAY = rf"(?P<way>later|ago|back|from(?={S}now)|hence)(?:{S}now)?(?![a-z])"

IN_COUNT: Rule = rule(
    rf"in{S}{_COUNT}{S}?{_UNIT}(?P<way>(?!))?(?!{S}(?:time|later|ago)\b)", _counted
)
COUNT_AWAY: Rule = rule(rf"{_COUNT}{S}?{_UNIT}{S}{_WAY}", _counted)
PRESENT: Rule = rule(
    rf"(?:right{S})?now(?![a-z-])|as{S}soon{S}as{S}possible(?![a-z])|asap(?![a-z])", _present
)
END_OF_DAY: Rule = rule(
    rf"(?:(?:the{S})?eod(?![a-z])|(?:the{S})?end{S}of{S}(?:the{S}|this{S})?"
    rf"(?:(?P<day>day|today|tomorrow)(?![a-z])|{ANY_WEEKDAY}))",
    _end_of_day,
)
ISO_MOMENT: Rule = rule(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[t ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d{1,9})?)?(?P<zone>z|[+-]\d\d:?\d\d)?(?![\w-])",
    _iso_moment,
)

_DIGITS = ("0", "00", "000", "0000")
NEWS_OPENINGS: Openings = ((("0000",), (ISO_MOMENT,)),)
NOTES_OPENINGS: Openings = (
    (("in",), (IN_COUNT,)),
    ((*_DIGITS, *NUMBER_STARTS, "a", "an", "half"), (COUNT_AWAY,)),
    (("now", "right", "as", "asap"), (PRESENT,)),
    (("end", "eod", "the"), (END_OF_DAY,)),
)

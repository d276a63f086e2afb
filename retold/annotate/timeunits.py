"""Units of the calendar as notes name them: the week, late this month, EOY, week 31, year to date.

A note means the unit that holds the day it was written, whole or in part; the parts (early, mid,
late) are fixed stretches of days, where news leaves them to the reader.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timedates import month_reading
from retold.annotate.timedays import BACKWARD, FORWARD
from retold.annotate.timegrammar import (
    MONTH,
    TRAILING_YEAR,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)
from retold.annotate.timerelative import unit_reading

_THURSDAY, _MID_MONTH, _MID_MONTH_END = 3, 10, 20
_EARLY = frozenset({"early", "earlier", "beginning", "start"})
_LATE = frozenset({"late", "later", "end", "close"})
_SHORT_UNITS = {"y": "year", "m": "month", "w": "week"}


def step_of(which: str) -> int:
    """Return -1 for "last" and its like, 1 for "next", 0 for "this" and none."""
    word = which.rsplit(maxsplit=1)[-1] if which else ""
    return -1 if word in BACKWARD else 1 if word in FORWARD else 0


def near_year(scene: Scene, month: int, start: int) -> int:
    """Return the year of the month meant where none is written; the scene has its anchor."""
    anchor = scene.anchor or date.min
    return calendar.latest_year(anchor, month, future=scene.tense(start))


def _unit(m: Match, scene: Scene) -> Reading | None:
    """Read "next week", "the day", "my weekend", "late this month", "rest of the year"."""
    if scene.anchor is None:
        return None
    groups = m.groupdict()
    unit = _SHORT_UNITS[groups["short"]] if groups.get("short") else str(groups["unit"])
    reading = unit_reading(scene.anchor, unit, step_of(groups.get("which") or ""))
    part = "end" if groups.get("short") else groups.get("part") or ""
    return _part(reading, unit, part, scene.anchor)


def _part(reading: Reading | None, unit: str, part: str, anchor: date) -> Reading | None:
    """Narrow a unit to its early, middle or late part, or to what is left of it."""
    if reading is None or reading.span is None or not part:
        return reading
    first, last = reading.span
    if part == "rest":
        return replace(reading, span=(max(first, anchor), last))
    span = early_late(reading.span, unit, part)
    if span and part in {"earlier", "later"} and span[0] <= anchor <= span[1]:
        span = (span[0], anchor) if part == "earlier" else (anchor, span[1])
    return replace(reading, span=span) if span else None


def early_late(span: Interval, unit: str, part: str) -> Interval | None:
    """Return the days of the early, middle or late part of a week, month, quarter or year."""
    first, last = span
    size = (last - first).days + 1
    bounds = {
        "week": (_THURSDAY, 1, 4), "month": (15, _MID_MONTH - 1, _MID_MONTH_END - 1),
        "year": (181 + (size == 366), 120 + (size == 366), 242 + (size == 366)),
    }  # fmt: skip
    half, middle, middle_end = bounds.get(unit, (size // 2, size // 3, size * 2 // 3 - 1))
    if part in _EARLY:
        return _cut(first, 0, half - 1)
    if part in _LATE:
        return _cut(first, half, size - 1)
    return _cut(first, middle, middle_end)


def _cut(first: date, low: int, high: int) -> Interval | None:
    low_day, high_day = calendar.shift_days(first, low), calendar.shift_days(first, high)
    return (low_day, high_day) if low_day and high_day else None


def _month_part(m: Match, scene: Scene) -> Reading | None:
    """Read "mid March", "early september 2019", "end of May"."""
    month, year = month_number(m["month"]), m["year"]
    if scene.anchor is None and not year:
        return None
    chosen = int(year) if year else near_year(scene, month, m.start())
    reading = month_reading(chosen, month, inferred=not year)
    if reading is None or reading.span is None:
        return None
    span = early_late(reading.span, "month", m["part"])
    return replace(reading, span=span) if span else None


def _year_part(m: Match, scene: Scene) -> Reading | None:
    """Read "mid 1989", "end of 2016"."""
    del scene
    third = 1 if m["part"] in _EARLY else 9 if m["part"] in _LATE else 5
    return Reading("date", m["year"], calendar.month_span(int(m["year"]), third, 4))


def _week_number(m: Match, scene: Scene) -> Reading | None:
    """Read "week 31", "week 5 of 2018": the week of ISO 8601 in the year of the anchor."""
    week = int(m["week"])
    year = int(m["year"]) if m["year"] else scene.anchor.year if scene.anchor else None
    if year is None or not 1 <= week <= 53:
        return None
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Reading("date", f"{year:04d}-W{week:02d}", calendar.week_span(monday), not m["year"])


def _after_next(m: Match, scene: Scene) -> Reading | None:
    """Read "the week after next", "the month before last"."""
    steps = -2 if m["side"] == "before" else 2
    return unit_reading(scene.anchor, m["unit"], steps) if scene.anchor else None


def _to_date(m: Match, scene: Scene) -> Reading | None:
    """Read "year to date", "MTD"."""
    if scene.anchor is None:
        return None
    unit = m["unit"] or _SHORT_UNITS[m["short"]]
    reading = unit_reading(scene.anchor, unit, 0)
    if reading is None or reading.span is None:
        return None
    return replace(reading, span=(reading.span[0], scene.anchor))


_WHICH = (
    r"(?P<which>(?:the[ ])?(?:last|past|previous|next|coming|upcoming|following|current)|"
    r"this|the|my)"
)
_UNIT = rf"(?P<unit>day(?!{S}(?:before|after)\b)|weekend|week|month|quarter|year|decade)(?![a-z-])"
_BARE = rf"(?!{S}(?:of|beginning|starting|commencing|to{S}date|\d+)\b)"
POINTED = r"(?P<which>last|past|previous|next|coming|upcoming|following|current|this)"
_PART = (
    rf"(?P<part>(?:earlier|later|early|late|mid|rest)(?=(?:-|{S})(?:(?:of|in){S})?)|"
    rf"(?:end|beginning|start|middle|close)(?={S}of{S}))(?:-|{S})(?:(?:of|in){S})?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d)"
UNIT: Rule = rule(rf"{POINTED}{S}{_UNIT}", _unit)
THE_UNIT: Rule = rule(
    rf"(?P<which>the{S}(?:next|following|last|previous){S}(?=day|decade)|(?:the|my){S})"
    rf"{_UNIT}{_BARE}",
    _unit,
)
BARE_WEEKEND: Rule = rule(rf"(?P<unit>weekend)(?![a-z-]){_BARE}", _unit)
UNIT_PART: Rule = rule(rf"{_PART}(?:{_WHICH}{S})?{_UNIT}", _unit)
END_OF_UNIT: Rule = rule(r"eo(?P<short>[ymw])(?![a-z])", _unit)
MONTH_PART: Rule = rule(rf"{_PART}{MONTH}(?![a-z0-9]){TRAILING_YEAR}", _month_part)
YEAR_PART: Rule = rule(rf"{_PART}{_YEAR}", _year_part)
WEEK_NUMBER: Rule = rule(
    rf"week{S}(?P<week>\d{{1,2}})(?![\d:/]|\.\d)(?:{S}(?:of{S}|in{S})?{_YEAR})?", _week_number
)
AFTER_NEXT: Rule = rule(
    rf"(?:the{S})?(?P<unit>week|weekend|month|year){S}(?P<side>after|before)"
    rf"{S}(?:the{S})?(?:(?<=after\s)next|(?<=before\s)last|(?<=the\s)(?:next|last))(?![a-z])",
    _after_next,
)
TO_DATE: Rule = rule(
    rf"(?:(?P<unit>year|month|week|quarter){S}to{S}date|(?P<short>[ymw])td)(?![a-z])", _to_date
)

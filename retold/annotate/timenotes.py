"""Shapes that notes and messages use and news never needs: the week, EOY, from 4 to 22 this month.

`openings` names all the shapes that a note is read with besides those of the news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from retold.annotate import calendar, timecounts, timeholidays, timenumeric, timeordinals
from retold.annotate.calendar import Interval
from retold.annotate.timedates import month_reading
from retold.annotate.timedays import BACKWARD, FORWARD, SHORT_WEEKDAY
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    MONTH,
    MONTH_NUMBER,
    TRAILING_YEAR,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)
from retold.annotate.timerelative import unit_reading

UNREAD = frozenset({"sometime", "recent", "recently", "currently", "nowadays", "these"})
"""Words that open an expression in news and say nothing about the time in a note."""

Openings = tuple[tuple[Iterable[str], tuple[Rule, ...]], ...]

_THURSDAY, _MID_MONTH, _MID_MONTH_END = 3, 10, 20
_EARLY = frozenset({"early", "earlier", "beginning", "start"})
_LATE = frozenset({"late", "later", "end", "close"})
_SHORT_UNITS = {"y": "year", "m": "month", "w": "week"}


def _step(which: str) -> int:
    word = which.rsplit(maxsplit=1)[-1] if which else ""
    return -1 if word in BACKWARD else 1 if word in FORWARD else 0


def _unit(m: Match, scene: Scene) -> Reading | None:
    """Read "next week", "the day", "my weekend", "late this month", "rest of the year"."""
    if scene.anchor is None:
        return None
    groups = m.groupdict()
    unit = _SHORT_UNITS[groups["short"]] if groups.get("short") else str(groups["unit"])
    reading = unit_reading(scene.anchor, unit, _step(groups.get("which") or ""))
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
    if span and part == "earlier" and span[0] <= anchor <= span[1]:
        span = (span[0], anchor)
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
    chosen = int(year) if year else _near_year(scene, month, m.start())
    reading = month_reading(chosen, month, inferred=not year)
    if reading is None or reading.span is None:
        return None
    span = early_late(reading.span, "month", m["part"])
    return replace(reading, span=span) if span else None


def _near_year(scene: Scene, month: int, start: int) -> int:
    anchor = scene.anchor or date.min
    return calendar.latest_year(anchor, month, future=scene.tense(start))


def _year_part(m: Match, scene: Scene) -> Reading | None:
    """Read "mid 1989", "end of 2016"."""
    del scene
    span = calendar.year_span(int(m["year"]))
    part = early_late(span, "year", m["part"]) if span else None
    return Reading("date", m["year"], part) if part else None


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
    return unit_reading(scene.anchor, m["unit"], 2) if scene.anchor else None


def _to_date(m: Match, scene: Scene) -> Reading | None:
    """Read "year to date", "MTD"."""
    if scene.anchor is None:
        return None
    unit = m["unit"] or _SHORT_UNITS[m["short"]]
    reading = unit_reading(scene.anchor, unit, 0)
    if reading is None or reading.span is None:
        return None
    return replace(reading, span=(reading.span[0], scene.anchor))


def _weekday_of_week(m: Match, scene: Scene) -> Reading | None:
    """Read "this week Friday", "next week on Tuesday", "monday of the following week"."""
    day = _in_week(scene.anchor, _step(m["which"]), m["weekday"])
    return Reading("date", day.isoformat(), (day, day), True) if day else None


def _in_week(anchor: date | None, step: int, weekday: str) -> date | None:
    monday = calendar.shift_days(anchor, 7 * step - anchor.weekday()) if anchor else None
    return calendar.shift_days(monday, WEEKDAY_NUMBER[weekday]) if monday else None


def _weekdays_of_week(m: Match, scene: Scene) -> Reading | None:
    """Read "next week between Wednesday and Friday", "this week from Tue to Thur"."""
    step = _step(m["which"])
    first = _in_week(scene.anchor, step, m["first"])
    last = _in_week(scene.anchor, step, m["weekday"])
    return _range(first, last) if first and last and first <= last else None


def _pointed_weekday(m: Match, scene: Scene) -> Reading | None:
    """Read "last Wednesday" and "following Friday" as the day of the week before or after."""
    day = _in_week(scene.anchor, _step(m["which"]), m["weekday"])
    return Reading("date", day.isoformat(), (day, day), True) if day else None


def _days_of_month(m: Match, scene: Scene) -> Reading | None:
    """Read "from 4 to 22 this month", "between 3 and 12 of Sept", "November between 19 and 20"."""
    first, last, groups = int(m["first"]), int(m["day"]), m.groupdict()
    span = _month_span(groups, scene, m.start())
    if span is None or not 1 <= first < last:
        return None
    opened, closed = calendar.shift_days(span[0], first - 1), calendar.shift_days(span[0], last - 1)
    return _range(opened, closed) if opened and closed and closed <= span[1] else None


def _month_span(groups: dict[str, str | None], scene: Scene, start: int) -> Interval | None:
    if groups.get("unit"):
        step = _step(groups["which"] or "")
        reading = unit_reading(scene.anchor, "month", step) if scene.anchor else None
        return reading.span if reading else None
    month, year = month_number(str(groups["month"])), groups.get("year") or scene.year
    if year is None and scene.anchor is None:
        return None
    return calendar.month_span(int(year) if year else _near_year(scene, month, start), month)


def _range(first: date, last: date) -> Reading:
    days = float((last - first).days + 1)
    return Reading("range", f"{first}/{last}", (first, last), True, days)


def _season(m: Match, scene: Scene) -> Reading | None:
    """Read "summer" and "the winter" without a year: a season that is not told."""
    if m["season"] in {"spring", "fall"} and scene.word_before(m.start()) not in {"the", "in"}:
        return None
    return Reading("date", f"XXXX-{_SEASONS[m['season']]}")


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_WHICH = (
    r"(?P<which>(?:the[ ])?(?:last|past|previous|next|coming|upcoming|following|current)|"
    r"this|the|my)"
)
_UNIT = rf"(?P<unit>day(?!{S}(?:before|after)\b)|weekend|week|month|quarter|year|decade)(?![a-z-])"
_BARE = rf"(?!{S}(?:of|beginning|starting|commencing|to{S}date|\d+)\b)"
_POINTED = r"(?P<which>last|past|previous|next|coming|upcoming|following|current|this)"
_PART = (
    rf"(?P<part>(?:earlier|later|early|late|mid|rest)(?=(?:-|{S})(?:(?:of|in){S})?)|"
    rf"(?:end|beginning|start|middle|close)(?={S}of{S}))(?:-|{S})(?:(?:of|in){S})?"
)
_LINK = rf"(?:{S}?{DASH}{S}?|{S}(?:to|and|through|until|till){S}(?:the{S})?)"
_FIRST = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?"
_OPEN = rf"(?:from|between){S}(?:the{S})?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d)"
_DAY_NAMES = f"{WEEKDAY_WORDS}|{'|'.join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))}"
_THIS_MONTH = rf"{S}(?:(?:of|in){S})?(?:the{S})?{_POINTED}{S}(?P<unit>month)(?![a-z])"
_OF_MONTH = rf"{S}(?:of{S})?{MONTH}(?![a-z0-9]){TRAILING_YEAR}"

UNIT: Rule = rule(rf"{_POINTED}{S}{_UNIT}", _unit)
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
    rf"(?:the{S})?(?P<unit>week|weekend|month|year){S}after{S}(?:the{S})?next(?![a-z])", _after_next
)
TO_DATE: Rule = rule(
    rf"(?:(?P<unit>year|month|week|quarter){S}to{S}date|(?P<short>[ymw])td)(?![a-z])", _to_date
)
WEEK_THEN_DAY: Rule = rule(
    rf"{_POINTED}{S}week(?:,?{S}(?:on{S})?|{S}{DASH}{S}){ANY_WEEKDAY}", _weekday_of_week
)
DAY_THEN_WEEK: Rule = rule(
    rf"{ANY_WEEKDAY}{S}(?:(?:of|in){S})?(?:the{S})?{_POINTED}{S}week(?![a-z])", _weekday_of_week
)
WEEK_THEN_DAYS: Rule = rule(
    rf"{_POINTED}{S}week{S}{_OPEN}(?P<first>{_DAY_NAMES})(?![a-z])\.?{_LINK}{ANY_WEEKDAY}",
    _weekdays_of_week,
)
POINTED_WEEKDAY: Rule = rule(
    rf"(?P<which>last|previous|next|following|this){S}{ANY_WEEKDAY}", _pointed_weekday
)
DAYS_OF_MONTH: Rule = rule(rf"(?:{_OPEN})?{_FIRST}{_LINK}{DAY}{_OF_MONTH}", _days_of_month)
DAYS_OF_THIS_MONTH: Rule = rule(rf"(?:{_OPEN})?{_FIRST}{_LINK}{DAY}{_THIS_MONTH}", _days_of_month)
MONTH_THEN_DAYS: Rule = rule(
    rf"(?:{_OPEN})?{MONTH}{S}(?:{_OPEN})?(?:the{S})?{_FIRST}{_LINK}{DAY}{TRAILING_YEAR}",
    _days_of_month,
)
DAY_TO_MONTH_DAY: Rule = rule(
    rf"{_OPEN}{_FIRST}{_LINK}{MONTH}{S}{DAY}{TRAILING_YEAR}", _days_of_month
)
SEASON: Rule = rule(rf"(?:the{S})?(?P<season>spring|summer|autumn|fall|winter)(?![a-z-])", _season)

_POINTERS = (
    "last", "past", "previous", "next", "coming", "upcoming", "following", "current", "this",
)  # fmt: skip
_PARTS = (
    "earlier", "later", "early", "late", "mid", "end", "beginning", "start", "middle", "close",
    "rest",
)  # fmt: skip
_OPENINGS: Openings = (
    (_POINTERS, (UNIT, WEEK_THEN_DAY, WEEK_THEN_DAYS, POINTED_WEEKDAY)),
    (("the", "my"), (THE_UNIT, AFTER_NEXT)),
    (("the",), (SEASON,)),
    (_SEASONS, (SEASON,)),
    (("weekend", "week", "month", "year"), (AFTER_NEXT,)),
    (("weekend",), (BARE_WEEKEND,)),
    (("sometime",), ()),
    (_PARTS, (UNIT_PART, MONTH_PART, YEAR_PART)),
    (("eoy", "eom", "eow"), (END_OF_UNIT,)),
    (("week",), (WEEK_NUMBER,)),
    (("year", "month", "week", "quarter", "ytd", "mtd", "wtd"), (TO_DATE,)),
    (WEEKDAY_NUMBER, (DAY_THEN_WEEK, SHORT_WEEKDAY)),
    (("from", "between"), (DAYS_OF_MONTH, DAYS_OF_THIS_MONTH, MONTH_THEN_DAYS, DAY_TO_MONTH_DAY)),
    (("0", "00"), (DAYS_OF_MONTH, DAYS_OF_THIS_MONTH)),
    (MONTH_NUMBER, (MONTH_THEN_DAYS,)),
)


def openings() -> Openings:
    """Return the words that open a shape of notes alone, with the shapes to try there."""
    counts: Openings = timecounts.OPENINGS
    ordinals: Openings = timeordinals.OPENINGS
    numbers: Openings = timenumeric.OPENINGS
    holidays: Openings = timeholidays.NOTES_OPENINGS
    return (
        *holidays,
        *_OPENINGS,
        *counts,
        *ordinals,
        *numbers,
        (MONTH_NUMBER, (timeordinals.MONTH_AND_WORD,)),
    )

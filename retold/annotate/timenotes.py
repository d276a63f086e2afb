"""Shapes that notes and messages use and news never needs: the week, EOY, from 4 to 22 this month.

`openings` names all the shapes that a note is read with besides those of the news.
"""

from __future__ import annotations

from datetime import date

from retold.annotate import (
    calendar,
    timecounts,
    timeholidays,
    timenth,
    timenumeric,
    timeordinals,
    timeunits,
)
from retold.annotate.calendar import Interval
from retold.annotate.timedays import SHORT_TOMORROW, SHORT_WEEKDAY
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    DASH,
    MONTH,
    MONTH_NUMBER,
    NUMBER_WORDS,
    TRAILING_YEAR,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
    Match,
    Openings,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)
from retold.annotate.timeordinals import DAY_WORDS, day_number
from retold.annotate.timerelative import unit_reading
from retold.annotate.timeunits import POINTED, near_year, step_of

UNREAD = frozenset({"sometime", "recent", "recently", "currently", "nowadays", "these"})
"""Words that open an expression in news and say nothing about the time in a note."""


def _weekday_of_week(m: Match, scene: Scene) -> Reading | None:
    """Read "this week Friday", "monday of the following week", "last Wednesday" of a note."""
    day = _in_week(scene.anchor, step_of(m["which"]), m["weekday"])
    return Reading.of_day(day, inferred=True) if day else None


def _in_week(anchor: date | None, step: int, weekday: str) -> date | None:
    monday = calendar.shift_days(anchor, 7 * step - anchor.weekday()) if anchor else None
    return calendar.shift_days(monday, WEEKDAY_NUMBER[weekday]) if monday else None


def _weekdays_of_week(m: Match, scene: Scene) -> Reading | None:
    """Read "next week between Wednesday and Friday", "this week from Tue to Thur"."""
    step = step_of(m["which"])
    first = _in_week(scene.anchor, step, m["first"])
    last = _in_week(scene.anchor, step, m["weekday"])
    return _range(first, last) if first and last and first <= last else None


def _days_of_month(m: Match, scene: Scene) -> Reading | None:
    """Read "from 4 to 22 this month", "between 3 and 12 of Sept", "November between 19 and 20"."""
    first, last, groups = day_number(m["first"]), day_number(m["day"]), m.groupdict()
    if first is None or last is None or (groups.get("and") and "between" not in m.group()):
        return None
    span = _month_span(groups, scene, m.start())
    if span is None or not 1 <= first < last:
        return None
    opened, closed = calendar.shift_days(span[0], first - 1), calendar.shift_days(span[0], last - 1)
    return _range(opened, closed) if opened and closed and closed <= span[1] else None


def _month_span(groups: dict[str, str | None], scene: Scene, start: int) -> Interval | None:
    if groups.get("unit"):
        step = step_of(groups["which"] or "")
        reading = unit_reading(scene.anchor, "month", step) if scene.anchor else None
        return reading.span if reading else None
    month, year = month_number(str(groups["month"])), groups.get("year") or scene.year
    if year is None and scene.anchor is None:
        return None
    return calendar.month_span(int(year) if year else near_year(scene, month, start), month)


def _range(first: date, last: date) -> Reading:
    days = float((last - first).days + 1)
    return Reading("range", f"{first}/{last}", (first, last), True, days)


def _season(m: Match, scene: Scene) -> Reading | None:
    """Read "summer" and "the winter" without a year: a season that is not told."""
    if m["season"] in {"spring", "fall"} and scene.word_before(m.start()) not in {"the", "in"}:
        return None
    return Reading("date", f"XXXX-{_SEASONS[m['season']]}")


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_LINK = rf"(?:{S}?{DASH}{S}?|{S}(?:to|(?P<and>and)|through|until|till){S}(?:the{S})?)"
_FIRST = rf"(?P<first>\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS})"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS})(?![a-z0-9])"
_OPEN = rf"(?:from|between){S}(?:the{S})?"
_DAY_NAMES = f"{WEEKDAY_WORDS}|{'|'.join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))}"
_THIS_MONTH = rf"{S}(?:(?:of|in){S})?(?:the{S})?{POINTED}{S}(?P<unit>month)(?![a-z])"
_OF_MONTH = rf"{S}(?:of{S})?{MONTH}(?![a-z0-9]){TRAILING_YEAR}"
WEEK_THEN_DAY: Rule = rule(
    rf"{POINTED}{S}week(?:,?{S}(?:on{S})?|{S}{DASH}{S}){ANY_WEEKDAY}", _weekday_of_week
)
DAY_THEN_WEEK: Rule = rule(
    rf"{ANY_WEEKDAY}{S}(?:(?:of|in){S})?(?:the{S})?{POINTED}{S}week(?![a-z])", _weekday_of_week
)
WEEK_THEN_DAYS: Rule = rule(
    rf"{POINTED}{S}week{S}{_OPEN}(?P<first>{_DAY_NAMES})(?![a-z])\.?{_LINK}{ANY_WEEKDAY}",
    _weekdays_of_week,
)
POINTED_WEEKDAY: Rule = rule(
    rf"(?P<which>last|previous|next|following|this){S}{ANY_WEEKDAY}", _weekday_of_week
)
DAYS_OF_MONTH: Rule = rule(rf"(?:{_OPEN})?{_FIRST}{_LINK}{_DAY}{_OF_MONTH}", _days_of_month)
DAYS_OF_THIS_MONTH: Rule = rule(rf"(?:{_OPEN})?{_FIRST}{_LINK}{_DAY}{_THIS_MONTH}", _days_of_month)
MONTH_THEN_DAYS: Rule = rule(
    rf"(?:{_OPEN})?{MONTH}{S}(?:{_OPEN})?(?:the{S})?{_FIRST}{_LINK}{_DAY}{TRAILING_YEAR}",
    _days_of_month,
)
DAY_TO_MONTH_DAY: Rule = rule(
    rf"{_OPEN}{_FIRST}{_LINK}{MONTH}{S}{_DAY}{TRAILING_YEAR}", _days_of_month
)
SEASON: Rule = rule(
    rf"(?:the{S})?(?P<season>spring|summer|autumn|fall|winter)(?![a-z-])"
    rf"(?!,?{S}(?:(?:of|in){S})?(?:\d{{4}}|last|next|this))",
    _season,
)

_POINTERS = (
    "last", "past", "previous", "next", "coming", "upcoming", "following", "current", "this",
)  # fmt: skip
_PARTS = (
    "earlier", "later", "early", "late", "mid", "end", "beginning", "start", "middle", "close",
    "rest",
)  # fmt: skip
_OPENINGS: Openings = (
    (_POINTERS, (timeunits.UNIT, WEEK_THEN_DAY, WEEK_THEN_DAYS, POINTED_WEEKDAY)),
    (("the", "my"), (timeunits.THE_UNIT, timeunits.AFTER_NEXT)),
    (("the",), (SEASON,)),
    (_SEASONS, (SEASON,)),
    (("weekend", "week", "month", "year"), (timeunits.AFTER_NEXT,)),
    (("weekend",), (timeunits.BARE_WEEKEND,)),
    (_PARTS, (timeunits.UNIT_PART, timeunits.MONTH_PART, timeunits.YEAR_PART)),
    (("tmr", "tmrw"), (SHORT_TOMORROW,)),
    (("eoy", "eom", "eow"), (timeunits.END_OF_UNIT,)),
    (("week",), (timeunits.WEEK_NUMBER,)),
    (("year", "month", "week", "quarter", "ytd", "mtd", "wtd"), (timeunits.TO_DATE,)),
    (WEEKDAY_NUMBER, (DAY_THEN_WEEK, SHORT_WEEKDAY)),
    (("from", "between"), (DAYS_OF_MONTH, DAYS_OF_THIS_MONTH, MONTH_THEN_DAYS, DAY_TO_MONTH_DAY)),
    (("0", "00", *NUMBER_WORDS), (DAYS_OF_MONTH, DAYS_OF_THIS_MONTH)),
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
        *timenth.OPENINGS,
        *ordinals,
        *numbers,
    )

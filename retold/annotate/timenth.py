"""Days and weeks told by their number in a month or year: the first Friday of July, week 2 of May.

A weekday of a month or year is told so in news and notes alike; weeks, weekends and runs of days
by number are read in notes alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    MONTH,
    NUMBER,
    TRAILING_YEAR,
    WEEKDAY_NUMBER,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    number,
    rule,
)
from retold.annotate.timeordinals import (
    ORDINAL_DIGITS,
    ORDINAL_STARTS,
    ORDINAL_WORDS,
    POINTED_PERIOD,
    STEPS,
    day_number,
)


def _nth(words: str) -> int | None:
    return -1 if words in {"last", "final"} else day_number(words)


def _nth_of_period(m: Match, scene: Scene) -> Reading | None:
    """Read "the first Friday of July", "the third week of 2016", "the last weekend of May"."""
    nth, what = _nth(m["nth"]), m["what"].rstrip(".")
    if not nth or not -1 <= nth <= 53 or not _month_named(m, scene):
        return None
    spans = [span for period in _periods(m, scene) if (span := _part(period, nth, what))]
    if not spans:
        return Reading("date", "XXXX-XX-XX")
    if scene.anchor is None:
        return _spanned(spans[0], what, m) if m["year"] else Reading("date", "XXXX-XX-XX")
    firsts = [first for first, _ in spans]
    chosen = calendar.nearest(firsts, scene.anchor, future=scene.tense(m.start()))
    return next((_spanned(span, what, m) for span in spans if span[0] == chosen), None)


def _month_named(m: Match, scene: Scene) -> bool:
    return m.groupdict().get("month") is None or scene.named(m.start("month"))


def _part(period: Interval, nth: int, what: str) -> Interval | None:
    if what in WEEKDAY_NUMBER:
        day = calendar.nth_weekday(period, WEEKDAY_NUMBER[what], nth)
        return (day, day) if day else None
    if what == "week":
        return calendar.nth_week(period, nth)
    if what == "weekend":
        day = calendar.nth_weekday(period, WEEKDAY_NUMBER["saturday"], nth)
        sunday = calendar.shift_days(day, 1) if day else None
        return (day, sunday) if day and sunday else None
    if what == "month":
        month = 12 if nth < 0 else nth
        return calendar.month_span(period[0].year, month) if month <= 12 else None
    day = period[1] if nth < 0 else calendar.shift_days(period[0], nth - 1)
    return (day, day) if day and day <= period[1] else None


def _spanned(span: Interval, what: str, m: Match) -> Reading:
    (first, last), inferred = span, not m["year"]
    if first == last:
        return Reading("date", first.isoformat(), span, inferred)
    if what == "month":
        return Reading("date", first.isoformat()[:7], span, inferred)
    year, week, _ = last.isocalendar()
    value = f"{year:04d}-W{week:02d}{'-WE' if what == 'weekend' else ''}"
    return Reading("date", value, span, inferred)


def _periods(m: Match, scene: Scene) -> Iterator[Interval]:
    """Yield the months or years meant; without a year, those around the anchor."""
    groups = m.groupdict()
    month = month_number(groups["month"]) if groups.get("month") else None
    years = _years(groups, scene)
    if groups.get("unit") == "month" or (month is None and not years):
        step = STEPS.get((groups.get("which") or "").split(" ")[-1], 0)
        moved = calendar.shift_months(scene.anchor.replace(day=1), step) if scene.anchor else None
        years, month = ([moved.year], moved.month) if moved else ([], month)
    for year in years:
        span = calendar.month_span(year, month) if month else calendar.year_span(year)
        if span:
            yield span


def _years(groups: dict[str, str | None], scene: Scene) -> list[int]:
    if groups.get("year"):
        return [int(str(groups["year"]))]
    if scene.anchor is None:
        return []
    if groups.get("unit") == "year":
        return [scene.anchor.year + STEPS.get(str(groups["which"]).split(" ")[-1], 0)]
    return [scene.anchor.year + step for step in (-1, 0, 1)] if groups.get("month") else []


def _units_of_period(m: Match, scene: Scene) -> Reading | None:
    """Read "the first ten days of May", "the last 3 weeks of this year"."""
    count, what = number(m["count"]), m["what"]
    periods = list(_periods(m, scene)) if _month_named(m, scene) else []
    if not count or count != int(count) or not periods:
        return None
    anchor = scene.anchor or periods[0][0]
    firsts = [first for first, _ in periods]
    chosen = calendar.nearest(firsts, anchor, future=scene.tense(m.start()))
    period = next(span for span in periods if span[0] == chosen)
    span = _first_units(period, int(count), what, last=m["nth"] != "first")
    if span is None:
        return None
    days = float((span[1] - span[0]).days + 1)
    return Reading("range", f"{span[0]}/{span[1]}", span, not m["year"], days)


def _first_units(period: Interval, count: int, what: str, *, last: bool) -> Interval | None:
    first, end = period
    if what == "week":
        edge = calendar.nth_week(period, -1 if last else 1)
        far = calendar.nth_week(period, -count if last else count)
        pair = (far, edge) if last else (edge, far)
        return (pair[0][0], pair[1][1]) if pair[0] and pair[1] else None
    if what == "month":
        start = 13 - count if last else 1
        return calendar.month_span(first.year, start, count) if 0 < count <= 12 else None
    moved = calendar.shift_days(end, 1 - count) if last else calendar.shift_days(first, count - 1)
    if moved is None or not first <= moved <= end:
        return None
    return (moved, end) if last else (first, moved)


_THE = rf"(?:the{S})?"
_NTH = rf"(?P<nth>{ORDINAL_DIGITS}|last|final|{ORDINAL_WORDS})"
_OF_MONTH = rf"{S}(?:of|in){S}(?:(?:the{S})?month{S}of{S})?{MONTH}(?![a-z0-9]){TRAILING_YEAR}"
_OF_YEAR = rf"{S}(?:of|in){S}(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d)"
_OF_THIS = rf"{S}(?:(?:of|in){S})?{POINTED_PERIOD}(?![a-z-])(?P<year>(?!))?"
_WEEKDAY_WHAT = ANY_WEEKDAY.replace("?P<weekday>", "?P<what>").removesuffix(r"\.?")
_ANY_WHAT = r"(?P<what>week|weekend|day)(?![a-z-])"
_SOME_UNITS = (
    rf"(?P<nth>first|last|final){S}(?P<count>{NUMBER}){S}(?P<what>day|week|month)s(?![a-z])"
)
_NO_MONTH = r"(?P<year>(?!))?"
WEEKDAY_OF_MONTH: Rule = rule(rf"{_THE}{_NTH}{S}{_WEEKDAY_WHAT}{_OF_MONTH}", _nth_of_period)
WEEKDAY_OF_THIS: Rule = rule(rf"{_THE}{_NTH}{S}{_WEEKDAY_WHAT}{_OF_THIS}", _nth_of_period)
WEEKDAY_OF_YEAR: Rule = rule(rf"{_THE}{_NTH}{S}{_WEEKDAY_WHAT}{_OF_YEAR}", _nth_of_period)
WEEKDAY_COUNTED: Rule = rule(
    rf"{_THE}(?P<nth>first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)){S}{_WEEKDAY_WHAT}"
    rf"{_NO_MONTH}(?!{S}(?:of|in|after|before)\b)",
    _nth_of_period,
)
PART_OF_MONTH: Rule = rule(rf"{_THE}{_NTH}{S}{_ANY_WHAT}{_OF_MONTH}", _nth_of_period)
PART_OF_THIS: Rule = rule(rf"{_THE}{_NTH}{S}{_ANY_WHAT}{_OF_THIS}", _nth_of_period)
PART_OF_YEAR: Rule = rule(
    rf"{_THE}{_NTH}{S}{_ANY_WHAT.replace('week|', 'month|week|')}{_OF_YEAR}", _nth_of_period
)
UNITS_OF_MONTH: Rule = rule(rf"{_THE}{_SOME_UNITS}{_OF_MONTH}", _units_of_period)
UNITS_OF_THIS: Rule = rule(rf"{_THE}{_SOME_UNITS}{_OF_THIS}", _units_of_period)
UNITS_OF_YEAR: Rule = rule(rf"{_THE}{_SOME_UNITS}{_OF_YEAR}", _units_of_period)
WEEKDAYS_OF_PERIODS = (WEEKDAY_OF_MONTH, WEEKDAY_OF_THIS, WEEKDAY_OF_YEAR)
OPENINGS = (
    (
        (*ORDINAL_STARTS, "last", "final", "0", "00"),
        (*WEEKDAYS_OF_PERIODS, PART_OF_MONTH, PART_OF_THIS, PART_OF_YEAR),
    ),
    ((*ORDINAL_STARTS, "0"), (WEEKDAY_COUNTED,)),
    ((*ORDINAL_STARTS, "last", "final", "0"), (UNITS_OF_MONTH, UNITS_OF_THIS, UNITS_OF_YEAR)),
)

"""Expressions that lean on what an article has been speaking of: that year, the latest quarter.

A report of a quarter's results names the quarter once and then says "the quarter" and "a year
earlier"; a story names a day and then says "the next day". What was told last, in this sentence or
the one before, resolves them (Pustejovsky et al. 2003 call it the anchor of the expression). Where
nothing was told, nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    MONTH,
    ORDINALS,
    PART_VALUES,
    Course,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)

_QUARTER_VALUE = re.compile(r"(\d{4})-Q([1-4])")
_LONG_STRETCH = frozenset({"P6M", "P9M", "P1Y", "P2Q", "P3Q"})
_RESULTS_AWAITED = 200
_COMPARED = re.compile(
    r"\b(?:than|from|compared\s(?:with|to)|versus|against|over)\s(?:[^;]{0,60}\d[^;]{0,40}\s)?"
    r"(?:about\s|nearly\s)?\Z"
)
_ENDED = re.compile(rf"{S}(?:that{S})?(?:ended|ending|ends){S}(?:on{S}|in{S})?(?:{MONTH})?")
_OPEN_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\"”’])|['’]s\b|\s(?:and|but|or|to|at|with|on|as|when|while|because|after|was|"
    r"were|is|are|has|had|will|would|rose|fell|from|by|compared|versus|against)\b"
)
_YEAR_BEFORE = frozenset("for of during throughout".split())
_LAST_DAY_BEFORE = frozenset("by at before until till since around about from to after".split())


def follow(course: Course, reading: Reading, *, anchor: date | None) -> Course:
    """Return the course of an article after one more of its expressions."""
    if reading.value in _LONG_STRETCH:
        return replace(course, stretch=True)
    if reading.span is None or anchor is None or reading.kind not in {"date", "time"}:
        return course
    found = _QUARTER_VALUE.fullmatch(reading.value)
    if found and 0 <= (anchor - reading.span[1]).days < _RESULTS_AWAITED:
        course = replace(course, quarter=(int(found[1]), int(found[2])), stretch=False)
    return replace(course, told=reading.span, fresh=True)


def turn(course: Course) -> Course:
    """Return the course at the start of the next sentence; what was told lasts for one."""
    told = course.told if course.fresh else None
    return replace(course, told=told, fresh=False, stretch=False)


def quarter_reading(year: int, quarter: int) -> Reading | None:
    """Return the reading of a quarter of the calendar, inferred; None outside the calendar."""
    span = calendar.month_span(year, quarter * 3 - 2, 3)
    return Reading("date", f"{year:04d}-Q{quarter}", span, True) if span else None


def _year_reading(year: int) -> Reading | None:
    span = calendar.year_span(year)
    return Reading("date", f"{year:04d}", span, True) if span else None


def _a_year_back(m: Match, scene: Scene) -> Reading | None:
    """Read "a year earlier" and "a year ago" of results: the same quarter, or the year, before."""
    quarter, anchor = scene.course.quarter, scene.anchor
    if anchor is None:
        return None
    if quarter and not scene.course.stretch:
        return quarter_reading(quarter[0] - 1, quarter[1])
    if m["way"] == "ago" or not _COMPARED.search(scene.low[max(0, m.start() - 120) : m.start()]):
        return None
    told = scene.course.told if scene.course.fresh else None
    return _year_reading((told[0] if told else anchor).year - 1)


def _year_ago(m: Match, scene: Scene) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier results", "the year-earlier third quarter"."""
    if scene.anchor is None:
        return None
    quarter = scene.course.quarter
    if m["part"] == "quarter" and m["ordinal"]:
        latest = _latest_quarter(scene.anchor)
        number = ORDINALS[m["ordinal"]] if ORDINALS[m["ordinal"]] > 0 else 4
        return quarter_reading(latest[0] - (number > latest[1]) - 1, number)
    if quarter and not scene.course.stretch:
        return quarter_reading(quarter[0] - 1, quarter[1])
    if m["part"] == "quarter":
        latest = _latest_quarter(scene.anchor)
        return quarter_reading(latest[0] - 1, latest[1])
    return _year_reading(scene.anchor.year - 1)


def _latest_quarter(anchor: date) -> tuple[int, int]:
    """Return year and number of the last quarter that has ended by the anchor."""
    quarter = (anchor.month - 1) // 3
    return (anchor.year, quarter) if quarter else (anchor.year - 1, 4)


def _the_quarter(m: Match, scene: Scene) -> Reading | None:
    """Read "the quarter", "the quarter ended Sept. 30"; not the quarter of a town."""
    if scene.anchor is None or scene.word_before(m.start()) not in {"the", "fiscal"}:
        return None
    ended = _ENDED.match(scene.low, m.end())
    if ended and ended["month"]:
        month = month_number(ended["month"])
        future = "ending" in ended.group() or ended.group().split()[0] == "ends"
        year = calendar.latest_year(scene.anchor, month, future=future)
        return quarter_reading(year, (month + 2) // 3)
    quarter = scene.course.quarter
    if quarter is None or not _OPEN_AFTER.match(scene.low, m.end()):
        return None
    return quarter_reading(*quarter)


def _latest(m: Match, scene: Scene) -> Reading | None:
    """Read "the latest quarter", "the latest period", "the latest fiscal year"."""
    if scene.anchor is None:
        return None
    if m["part"] == "year":
        return _year_reading(scene.anchor.year - 1)
    quarter = scene.course.quarter
    if quarter is None and m["part"] == "period":
        return None
    return quarter_reading(*(quarter or _latest_quarter(scene.anchor)))


def _period_of_year(m: Match, scene: Scene) -> Reading | None:
    """Read "the 1988 period", "the 2012 quarter": the quarter in play, in that year."""
    quarter = scene.course.quarter
    if quarter is None or scene.course.stretch or scene.word_before(m.start()) != "the":
        return None
    return quarter_reading(int(m["year"]), quarter[1])


def _that(m: Match, scene: Scene) -> Reading | None:
    """Read "that year", "later that month", "that same day" from what was told last."""
    told = scene.course.told
    if m.group().startswith("same") and scene.word_before(m.start()) not in {"the", "that"}:
        return None
    return _unit_of(m["unit"], told, step=0) if told else None


def _within(m: Match, scene: Scene) -> Reading | None:
    """Read "later in the day", "early in the month": of what was told, or of the publication."""
    anchor = scene.anchor
    if anchor is None:
        return None
    told = scene.course.told if scene.course.fresh else None
    return _unit_of(m["unit"], told or (anchor, anchor), step=0)


def _beside(m: Match, scene: Scene) -> Reading | None:
    """Read "the following year", "the next morning", "the previous day" of a story told."""
    told = scene.course.told
    if told is None or scene.word_before(m.start()) != "the":
        return None
    window = scene.low[max(0, m.start() - 16) : m.start()]
    if re.search(r"\b(?:in|over|within|during|for|throughout)\sthe\s\Z", window) and (
        m["which"] == "next"
    ):
        return None
    return _unit_of(m["unit"], told, step=-1 if m["which"].startswith("pre") else 1)


def _unit_of(unit: str, told: calendar.Interval, *, step: int) -> Reading | None:
    """Return the day, month, quarter or year that holds what was told, or the one beside it."""
    first, last = told
    if unit == "year":
        return _year_reading(first.year + step) if first.year == last.year else None
    if unit == "month" and (first.year, first.month) == (last.year, last.month):
        moved = calendar.shift_months(first.replace(day=1), step)
        span = calendar.month_span(moved.year, moved.month) if moved else None
        return Reading("date", f"{span[0].isoformat()[:7]}", span, True) if span else None
    if unit == "quarter" and (last - first).days < 93:
        return quarter_reading(first.year, (first.month + 2) // 3) if not step else None
    if unit in {"day", *PART_VALUES} and first == last:
        day = calendar.shift_days(first, step)
        if day is None:
            return None
        suffix = PART_VALUES.get(unit, "")
        kind = "time" if suffix else "date"
        return Reading(kind, day.isoformat() + suffix, (day, day), True)
    return None


def _the_year(m: Match, scene: Scene) -> Reading | None:
    """Read "for the year", "the full year"; which days they cover depends on the books."""
    if scene.word_before(m.start()) != "the" or scene.anchor is None:
        return None
    if _ENDED.match(scene.low, m.end()):
        return Reading("duration", "P1Y", days=365.25)
    before = scene.low[max(0, m.start() - 24) : m.start() - 4].split()
    if not m["whole"] and (not before or before[-1] not in _YEAR_BEFORE):
        return None
    if not _OPEN_AFTER.match(scene.low, m.end()):
        return None
    told = scene.course.told if scene.course.fresh else None
    return Reading("date", f"{(told[0] if told else scene.anchor).year:04d}")


def _year_end(m: Match, scene: Scene) -> Reading | None:
    """Read "by year-end", "since year's end": the last day of the year, come or gone."""
    before, anchor = scene.word_before(m.start()), scene.anchor
    if before not in _LAST_DAY_BEFORE:
        return None
    if anchor is None:
        return Reading("date", "XXXX-12-31")
    gone = before in {"since", "from"} or (
        before not in {"by", "before", "until", "till"} and scene.tense(m.start()) is False
    )
    day = calendar.day_of(anchor.year - gone, 12, 31)
    return Reading.of_day(day, inferred=True) if day else None


_NOT_LETTER = r"(?![a-z-])"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)"
_WHICH = r"(?P<which>following|next|previous|preceding)"

A_YEAR_BACK: Rule = rule(rf"a{S}year[-\s](?P<way>ago|earlier){_NOT_LETTER}", _a_year_back)
YEAR_AGO: Rule = rule(
    rf"year-(?:ago|earlier)(?:(?:{S}(?:fiscal{S})?(?:{_ORDINAL}[-\s])?)"
    rf"(?P<part>quarter|period){_NOT_LETTER})?{_NOT_LETTER}",
    _year_ago,
)
THE_QUARTER: Rule = rule(rf"quarter{_NOT_LETTER}", _the_quarter)
LATEST: Rule = rule(
    rf"latest{S}(?:fiscal{S})?(?P<part>quarter|period|(?<=fiscal\s)year){_NOT_LETTER}", _latest
)
PERIOD_OF_YEAR: Rule = rule(
    rf"(?P<year>19\d\d|20\d\d){S}(?:fiscal{S})?(?:quarter|period){_NOT_LETTER}", _period_of_year
)
THAT: Rule = rule(
    rf"(?:(?:earlier|later|early|late){S})?(?:that{S}(?:same{S}|very{S})?|(?:the{S})?same{S})"
    rf"(?P<unit>day|month|quarter|year|morning|afternoon|evening|night){_NOT_LETTER}"
    rf"(?!{S}(?:of|as|that|when|which)\b)",
    _that,
)
WITHIN: Rule = rule(
    rf"(?:earlier|later|early|late){S}in{S}the{S}(?P<unit>day|month|year){_NOT_LETTER}"
    rf"(?!{S}(?:of|after|before|when|that|\d)\b)",
    _within,
)
BESIDE: Rule = rule(
    rf"{_WHICH}{S}(?P<unit>day|month|year|morning|afternoon|evening|night){_NOT_LETTER}", _beside
)
THE_YEAR: Rule = rule(
    rf"(?P<whole>(?:full|entire|whole|fiscal){S})?(?:fiscal{S})?year{_NOT_LETTER}", _the_year
)
YEAR_END: Rule = rule(rf"year(?:['’]s{S}|[-\s])end{_NOT_LETTER}", _year_end)

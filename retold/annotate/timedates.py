"""Calendar dates: days, months and years by name or number, and those that cannot be."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.dateproblems import FREE_AFTER, fit_weekday, is_tight
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    DAY_ORDINALS,
    END,
    MONTH,
    MONTH_WORDS,
    NOT_COUNTED,
    NUMBER,
    TRAILING_YEAR,
    WEEKDAY_NUMBER,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)

_IN_MONTH = frozenset("in during last next this early late mid throughout every each".split())
_BEFORE_DAY = frozenset("on by until till since from dated before after for to of between".split())
_PLACES = frozenset("street road avenue square lane boulevard bridge stadium plaza".split())
_NAMES = frozenset({"april", "may", "june", "august", "march"})
_MONTH_CONTEXT = frozenset(
    "in since during until till last next this early late mid of by from between throughout "
    "through before after every each earlier to and or for around about previous coming past"
    "".split()
)
_SURE_CONTEXT = frozenset(
    "in since during until till last next early late throughout every".split()
)
_MODAL_MAY = re.compile(
    rf"{S}(?:have|be|not|soon|never|still|also|yet|well|need|lose|die|face|go|get|take|come|see|"
    rf"end|seek|become|leave|actually|already|even|now|only|just|help|want|return|lead|cause|"
    rf"make|give|hold|run|win|lose|try|turn|use|vote|stay)\b"
)
_UNCOUNTED_AFTER = re.compile(rf"{NOT_COUNTED}(?![.,]\d)")
_LIST_ENDS = re.compile(rf"{S}(?:in|at|for|when|to|on)\b|[.,;:)”\"]|\s*$")
_ORDINAL_AFTER = re.compile(rf"{S}\d{{1,2}}(?:st|nd|rd|th)\b")
_DAY_LIST = re.compile(
    rf"(?<![a-z0-9])(?P<month>{MONTH_WORDS}){S}\d{{1,2}}(?:,{S}\d{{1,2}}){{0,3}},?{S}and{S}\Z"
)


def _named_day(m: Match, scene: Scene) -> Reading | None:
    """Read `[Weekday,] D Month [YYYY]` and `[Weekday,] Month D[, YYYY]`."""
    groups = m.groupdict()
    month, day = month_number(m["month"]), int(m["day"])
    year = int(m["year"]) if m["year"] else scene.year
    if not _is_named_day(m, scene, day=day):
        return None
    impossible = calendar.impossible_day(month, day, year)
    if impossible and scene.notes:
        return Reading("date", f"{year or 'XXXX'}-{month:02d}-{day:02d}", problem=impossible)
    if impossible:
        steady = scene.word_before(m.start()) in _BEFORE_DAY or groups.get("weekday") or year
        if not steady or not FREE_AFTER.match(scene.low, m.end()):
            return None
        value = f"{year or 'XXXX'}-{month:02d}-{day:02d}"
        return Reading("date", value, problem=impossible)
    weekday = groups.get("weekday")
    if weekday and year is None:
        reading = day_reading(month, day, None, scene, start=m.start())
        return fit_weekday(reading, m, scene, month=month, day=day)
    reading = day_reading(month, day, year, scene, start=m.start())
    if weekday and reading.span and m["year"] and is_tight(m, scene):
        problem = calendar.wrong_weekday(
            reading.span[0], WEEKDAY_NUMBER[weekday], anchor=scene.anchor
        )
        return replace(reading, problem=problem)
    return reading


def _is_named_day(m: Match, scene: Scene, *, day: int) -> bool:
    if not 1 <= day <= 31:
        return False
    word, at = m["month"].rstrip("."), m.start("month")
    if scene.word_after(m.end()) in _PLACES and scene.capital(m.end() + 1):
        return False
    settled = m["year"] or m["ordinal"] or m.groupdict().get("weekday")
    if word in {"may", "march", "mar", "dec", "sun"} and not (scene.named(at) or settled):
        return False
    if settled:
        return True
    month_first = m.start("month") < m.start("day")
    if month_first and scene.word_before(m.start()) in _IN_MONTH:
        return False
    if month_first and not _UNCOUNTED_AFTER.match(scene.low, m.end()):
        return False
    return month_first or word != "may" or not _MODAL_MAY.match(scene.low, m.end())


def day_reading(month: int, day: int, year: int | None, scene: Scene, *, start: int) -> Reading:
    """Resolve a day of a month; without a year, to the one nearest to the anchor."""
    if year is not None:
        found = calendar.day_of(year, month, day)
        inferred = scene.year is not None
    elif scene.anchor is not None:
        reach = calendar.LEAP_YEARS if scene.notes and (month, day) == (2, 29) else 1
        found = calendar.nearest_day(scene.anchor, month, day, future=None, reach=reach)
        if found and abs((found - scene.anchor).days) > calendar.STEADY_DAYS:
            tense = scene.tense(start)
            found = calendar.nearest_day(scene.anchor, month, day, future=tense, reach=reach)
        inferred = True
    else:
        found, inferred = None, False
    if found is None:
        return Reading("date", f"{year or 'XXXX'}-{month:02d}-{day:02d}")
    return Reading.of_day(found, inferred=inferred)


def _spelled_day(m: Match, scene: Scene) -> Reading | None:
    """Read "the first of May", "the 29th of the month" being left alone."""
    month, day = month_number(m["month"]), DAY_ORDINALS["-".join(re.split(r"[-\s]", m["word"]))]
    year = int(m["year"]) if m["year"] else scene.year
    if not scene.named(m.start("month")) or calendar.impossible_day(month, day, year):
        return None
    return day_reading(month, day, year, scene, start=m.start())


def _listed_day(m: Match, scene: Scene) -> Reading | None:
    """Read the "25" of "April 24 and 25", where the sentence then goes on without a noun."""
    before = _DAY_LIST.search(scene.low[max(0, m.start() - 48) : m.start()])
    day = int(m["day"])
    if before is None or not 1 <= day <= 31:
        return None
    free = _LIST_ENDS.match(scene.low, m.end())
    month = month_number(before["month"])
    if free is None or calendar.impossible_day(month, day, None):
        return None
    return day_reading(month, day, scene.year, scene, start=m.start())


def _day_range(m: Match, scene: Scene) -> Reading | None:
    """Read "3 to 7 May", "May 3-7, 2022"."""
    month, first, last = month_number(m["month"]), int(m["first"]), int(m["day"])
    year = int(m["year"]) if m["year"] else scene.year
    if not scene.named(m.start("month")) or not first < last:
        return None
    if any(calendar.impossible_day(month, day, year) for day in (first or 99, last)):
        return None
    if m["link"] == "and" and not scene.low.endswith("between ", 0, m.start()):
        return None
    start = day_reading(month, first, year, scene, start=m.start())
    if start.span is None:
        value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        return Reading("range", value)
    end = calendar.day_of(start.span[0].year, month, last)
    if end is None:
        return None
    value = f"{start.value}/{end.isoformat()}"
    days = float((end - start.span[0]).days + 1)
    return Reading("range", value, (start.span[0], end), start.inferred, days)


def _month(m: Match, scene: Scene) -> Reading | None:
    """Read a month, with a year or alone; a week of it keeps the days of the whole month."""
    month = month_number(m["month"])
    tail = m["year"]
    if tail:
        if m["month"] in {"may", "march"} and not scene.named(m.start("month")):
            return None
        reading = month_reading(int(tail), month, inferred=False)
        return reading or Reading("date", f"{tail}-{month:02d}")
    if not _is_month(m, scene):
        return None
    if scene.year is not None:
        return month_reading(scene.year, month, inferred=True)
    if scene.anchor is None:
        return Reading("date", f"XXXX-{month:02d}")
    year = calendar.latest_year(scene.anchor, month, future=scene.tense(m.start()))
    return month_reading(year, month, inferred=True)


def month_reading(year: int, month: int, *, inferred: bool) -> Reading | None:
    """Return the reading of a month of a known year."""
    span = calendar.month_span(year, month)
    return Reading("date", f"{year:04d}-{month:02d}", span, inferred) if span else None


def _is_month(m: Match, scene: Scene) -> bool:
    """Keep names of people, verbs and marches out: a month needs its capital and its context."""
    word, at = m["month"].rstrip("."), m.start("month")
    if not scene.named(at):
        return False
    if scene.notes and word not in {"may", "march", "mar"}:
        return True
    before = "mid" if scene.low.startswith("mid", m.start()) else scene.word_before(at)
    if _ORDINAL_AFTER.match(scene.low, m.end()):
        return False
    follows = scene.text[m.end() : m.end() + 2]
    named_after = len(follows) == 2 and follows[0] == " " and follows[1].isupper()
    if word in _NAMES or (len(word) < 5 and word not in {"july"}):
        if before in {"this", "and", "or", "to"} and not scene.capital(at):
            return False
        pointed = before == "this" and word != "march" and scene.capital(at)
        if before in _SURE_CONTEXT or pointed:
            return True
        dashed = scene.low.startswith("-", m.end()) or scene.low[at - 1 : at] in {"-", "–"}
        return before in _MONTH_CONTEXT and not named_after and not dashed
    return before in _MONTH_CONTEXT or not named_after


def _iso_day(m: Match, scene: Scene) -> Reading | None:
    del scene
    found = calendar.day_of(int(m["year"]), int(m["month"]), int(m["day"]))
    return Reading.of_day(found) if found else None


def _numeric_day(m: Match, scene: Scene) -> Reading | None:
    """Read 29/09/2022 where one order of day and month alone is possible."""
    del scene
    first, second, year = int(m["a"]), int(m["b"]), int(m["year"])
    if len(m["year"]) == 2:
        if m["mark"] != "/":
            return None
        year += 2000 if year < 50 else 1900
    readings = {
        found
        for month, day in ((first, second), (second, first))
        if (found := calendar.day_of(year, month, day))
    }
    if len(readings) != 1:
        return None
    found = readings.pop()
    return Reading.of_day(found)


def _eleventh_september(m: Match, scene: Scene) -> Reading | None:
    del m, scene
    found = date(2001, 9, 11)
    return Reading.of_day(found)


_FAR = (
    r"(?:2[1-9]\d\d|[3-9]\d{3})"
    rf"(?={S}(?:or|at|as|if|when|but|unless)\b(?!{S}(?:least|most|many))|\s*(?:$|[.;:!?)\"”’]|,\s))"
)
"""A year beyond the readable ones, as contracts and forms write them ("31 December 9999").

It must end its phrase: "on 3 May 5000 marched" has a count.
"""
_YEAR = TRAILING_YEAR.replace("|2100)", rf"|2100|{_FAR})")
_WEEKDAY = rf"(?:{ANY_WEEKDAY}(?:,{S}|{S})(?:the{S})?)?"
_DAY_MONTH = rf"{_WEEKDAY}{DAY}{S}(?:of{S})?{MONTH}{END}{_YEAR}"
_MONTH_DAY = rf"{_WEEKDAY}{MONTH}{S}(?:the{S})?{DAY}(?!{DASH}\d){_YEAR}"
_LINK = rf"(?:{S}?{DASH}{S}?|{S}(?P<link>to|and|through|until|till){S})"
_FIRST = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?"
_SPELLED = "|".join(sorted(DAY_ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]")

DAY_MONTH: Rule = rule(_DAY_MONTH, _named_day)
MONTH_DAY: Rule = rule(_MONTH_DAY, _named_day)
SPELLED_DAY: Rule = rule(rf"(?P<word>{_SPELLED}){S}of{S}{MONTH}{END}{_YEAR}", _spelled_day)
LISTED_DAY: Rule = rule(r"(?P<day>\d{1,2})(?![\w%]|[.,:/-]\d)", _listed_day)
DAYS_OF_MONTH: Rule = rule(rf"{_FIRST}{_LINK}{DAY}{S}(?:of{S})?{MONTH}{END}{_YEAR}", _day_range)
MONTH_DAYS: Rule = rule(rf"{MONTH}{S}{_FIRST}{_LINK}{DAY}{_YEAR}", _day_range)
MONTH_ALONE: Rule = rule(
    rf"(?:(?:early|late|mid)(?:{DASH}|{S}))?{MONTH}{END}{_YEAR}",
    _month,
)
MONTH_PART: Rule = rule(
    rf"(?:first|second|third|fourth|last|final|opening|closing){S}(?:(?:few|{NUMBER}){S})?"
    rf"(?:days?|weeks?|weekend|half|hours){S}of{S}{MONTH}{END}{_YEAR}",
    _month,
)
ISO_DAY: Rule = rule(
    r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?z?)?(?![\w-])",
    _iso_day,
)
NUMERIC_DAY: Rule = rule(
    r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\w/-])(?!\.\d)",
    _numeric_day,
)
NINE_ELEVEN: Rule = rule(r"9/11(?![\w/.]\w|\w)", _eleventh_september)

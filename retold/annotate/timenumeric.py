"""Dates in digits as notes write them: 4/22, 22-04-2016, 2016/11, 2019-sep-1, Dec31.

Where both orders of day and month are possible the month comes first, as in the United States.
News is never read so: there an ambiguous date stays unread (`timedates`).
"""

from __future__ import annotations

import re

from retold.annotate import calendar
from retold.annotate.timedates import day_reading, month_reading
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    MONTH,
    MONTH_NUMBER,
    NOT_COUNTED,
    WEEKDAY_NUMBER,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)

_PIVOT = 40
"""Two digits below it are a year of this century, from it on one of the last."""

_LAST_SHORT_DAY = 31
_CODE_BEFORE = re.compile(r"\d-\Z")
_DOTTED_AFTER = frozenset({"on", "in", "by", "before", "after", "since", "until", "till", "from"})
_UNITS_AFTER = frozenset(
    "hour hours minute minutes day days week weeks month months year years cup cups inch inches "
    "mile miles pound pounds of percent".split()
)


def full_year(digits: str) -> int:
    """Return the year that two or four digits stand for: 2016, or "87" for 1987."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _by_number(m: Match, scene: Scene) -> Reading | None:
    """Read the day and month of 4/22/2016, 21.04.16 or 4/22, with or without a weekday."""
    first, second, written = int(m["a"]), int(m["b"]), m.groupdict().get("year")
    month, day = (first, second) if first <= 12 else (second, first)
    coded = m["mark"] == "-" and _in_code(m, scene)
    if coded or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if written is None and not _may_lack_year(m, scene):
        return None
    return _day(month, day, full_year(written) if written else None, m, scene)


def _in_code(m: Match, scene: Scene) -> bool:
    """Tell the tail of a longer run of digits and dashes, as of a telephone number."""
    return _CODE_BEFORE.search(scene.low[max(0, m.start() - 2) : m.start()]) is not None


def _may_lack_year(m: Match, scene: Scene) -> bool:
    """Tell 4/22 and "on 4.22" from a fraction, a decimal, a version and a ratio."""
    if m.group() in {"24/7", "9/11"} or scene.word_after(m.end()) in _UNITS_AFTER:
        return False
    if m["mark"] == "/" or m["weekday"]:
        return True
    return scene.word_before(m.start()) in _DOTTED_AFTER and len(m["b"]) == 2


def _day(month: int, day: int, year: int | None, m: Match, scene: Scene) -> Reading | None:
    """Return the day; one that the calendar lacks is told as such and has no interval."""
    problem = calendar.impossible_day(month, day, year)
    if problem:
        return Reading("date", f"{year or 'XXXX'}-{month:02d}-{day:02d}", problem=problem)
    return day_reading(month, day, year or scene.year, scene, start=m.start())


def _year_first(m: Match, scene: Scene) -> Reading | None:
    """Read 2016/4/22, 2016 10 16, 20160422 and 2019-sep-1."""
    word = m["month"]
    month = int(word) if word.isdigit() else month_number(word)
    if not (1 <= month <= 12 and 1 <= int(m["day"]) <= 31):
        return None
    return _day(month, int(m["day"]), full_year(m["year"]), m, scene)


def _by_name(m: Match, scene: Scene) -> Reading | None:
    """Read Oct-2, Oct/2, 23/Sep/2020, Dec31 , 1994 and 15 April of 87."""
    year = m.groupdict().get("year")
    if not 1 <= int(m["day"]) <= 31:
        return None
    return _day(
        month_number(m["month"]), int(m["day"]), full_year(year) if year else None, m, scene
    )


def _month_of_year(m: Match, scene: Scene) -> Reading | None:
    """Read 2016-11, 11/2016, 2015.3, Dec/2018, 2016, nov and August 99."""
    word, year = m["month"], m["year"]
    if word.isdigit() and _in_code(m, scene):
        return None
    month = int(word) if word.isdigit() else month_number(word)
    if not 1 <= month <= 12 or (len(year) == 2 and int(year) <= _LAST_SHORT_DAY):
        return None
    return month_reading(full_year(year), month, inferred=False)


_WEEKDAY = rf"(?:{ANY_WEEKDAY},?{S})?"
_A, _B = r"(?P<a>\d{1,2})", r"(?P<b>\d{1,2})"
_YEAR4 = r"(?P<year>(?:1[5-9]|20)\d\d)"
_YEAR2 = r"(?P<year>\d{4}|\d\d)"
_END = r"(?![\w%]|[/.:]\d)"
_GAP = r"[ ]?[-/][ ]?"

NUMERIC_DAY: Rule = rule(
    rf"{_WEEKDAY}{_A}(?P<mark>[/.-]){_B}(?:(?P=mark)|,[ ]?){_YEAR2}{_END}(?!-\d{{1,2}}-)",
    _by_number,
)
SHORT_DAY: Rule = rule(rf"{_WEEKDAY}{_A}(?P<mark>[/.-]){_B}{_END}{NOT_COUNTED}", _by_number)
YEAR_FIRST_DAY: Rule = rule(
    rf"{_WEEKDAY}{_YEAR4}(?P<mark>[-/. ])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
    _year_first,
)
PACKED_DAY: Rule = rule(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)", _year_first
)
YEAR_NAMED_DAY: Rule = rule(rf"{_YEAR4}[-/. ]{MONTH}[-/. ]?(?P<day>\d{{1,2}})(?!\d)", _year_first)
NAMED_DAY: Rule = rule(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[-/.]|[.,]?{S}){MONTH}(?:[-/]|,?{S})(?:of{S})?{_YEAR2}"
    rf"(?![\w:%]|[.,]\d)",
    _by_name,
)
NAMED_SHORT_DAY: Rule = rule(rf"(?P<day>\d{{1,2}})[-/]{MONTH}{_END}", _by_name)
MONTH_JOINED_DAY: Rule = rule(
    rf"{MONTH}[-/]?(?P<day>\d{{1,2}})(?:[ ]?,[ ]?{_YEAR4})?(?![\w%-]|[/.:]\d)", _by_name
)
MONTH_YEAR_DAY: Rule = rule(rf"{MONTH}-{_YEAR4}-(?P<day>\d{{1,2}})(?!\d)", _by_name)
DAY_YEAR_MONTH: Rule = rule(rf"(?P<day>\d{{1,2}})-{_YEAR4}-{MONTH}", _by_name)
YEAR_MONTH: Rule = rule(
    rf"(?P<year>(?:19|20)\d\d)(?:{_GAP}|\.)(?P<month>\d{{1,2}})(?![\w%]|{_GAP}\d|\.\d)",
    _month_of_year,
)
MONTH_YEAR: Rule = rule(
    rf"(?P<month>\d{{1,2}}){_GAP}(?P<year>(?:19|20)\d\d)(?![\w%]|{_GAP}\d|\.\d)", _month_of_year
)
YEAR_NAMED_MONTH: Rule = rule(
    rf"(?P<year>(?:19|20)\d\d)(?:[ ]?,[ ]|{S}|[-/]){MONTH}(?![a-z\d-])(?!{S}\d)", _month_of_year
)
NAMED_MONTH_YEAR: Rule = rule(
    rf"{MONTH}(?:[ ],[ ]|[-/ ]|[ ]of[ ])(?P<year>(?:19|20)\d\d|[4-9]\d)"
    rf"(?![\w%:]|[-/.,]\d){NOT_COUNTED}",
    _month_of_year,
)

OPENINGS = (
    (("0", "00"), (NUMERIC_DAY, SHORT_DAY, NAMED_DAY, NAMED_SHORT_DAY, DAY_YEAR_MONTH, MONTH_YEAR)),
    (("0000",), (YEAR_FIRST_DAY, PACKED_DAY, YEAR_NAMED_DAY, YEAR_MONTH, YEAR_NAMED_MONTH)),
    (tuple(MONTH_NUMBER), (MONTH_JOINED_DAY, MONTH_YEAR_DAY, NAMED_MONTH_YEAR)),
    (tuple(WEEKDAY_NUMBER), (NUMERIC_DAY, SHORT_DAY, YEAR_FIRST_DAY)),
)

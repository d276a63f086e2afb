"""Days and weeks told by their number in a month or year: the first Friday of July, the 27th.

A weekday of a month or year is told so in news and notes alike. Weeks by number, days of a month
that is not named, and a bare "the 27th" are read in notes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timedates import day_reading
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    DASH,
    DAY_ORDINALS,
    MONTH,
    NUMBER,
    NUMBER_WORDS,
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

_MONTHS_AROUND = range(-24, 25)
_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}
_FOR_DAY = frozenset("for on by until till since".split())
_ARTICLE = re.compile(r"\Athe\s+")
_FREE = re.compile(
    rf"\s*(?:$|[.,;:!?)\"”’](?!\d)|{S}(?:in|at|on|to|and|or|for|with|as|by|before|from|that|but|if|"
    rf"until|till|through|when|while|because|please|after|i|we|he|she|they|you)\b)"
)


def day_number(words: str) -> int | None:
    """Return the number of a day: "27th", "27", "twenty-seventh", "twenty seven"; or None."""
    plain = re.sub(r"[\s-]+", "-", words.strip())
    digits = re.match(r"\d+", plain)
    if digits:
        return int(digits.group())
    if plain in DAY_ORDINALS:
        return DAY_ORDINALS[plain]
    count = number(plain)
    return int(count) if count else None


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
        step = _STEPS.get((groups.get("which") or "").split(" ")[-1], 0)
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
        return [scene.anchor.year + _STEPS.get(str(groups["which"]).split(" ")[-1], 0)]
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


def _between_days(m: Match, scene: Scene) -> Reading | None:
    """Read "between the 21st and the 23rd" as days of the nearest month that has both."""
    first, last, anchor = day_number(m["first"]), day_number(m["nth"]), scene.anchor
    if first is None or last is None or anchor is None or not 1 <= first < last <= 31:
        return None
    day = calendar.nearest(_numbered(anchor, last, None), anchor, future=scene.tense(m.start()))
    opened = day.replace(day=first) if day else None
    if day is None or opened is None:
        return None
    days = float((day - opened).days + 1)
    return Reading("range", f"{opened}/{day}", (opened, day), True, days)


def _day_of_month(m: Match, scene: Scene) -> Reading | None:
    """Read "the 20th of next month", "31st of this month", "the twenty-sixth day of the month"."""
    if scene.anchor is None:
        return Reading("date", "XXXX-XX-XX")
    day = day_number(m["nth"])
    step = _STEPS.get(m["which"].split(" ")[-1], 0)
    moved = calendar.shift_months(scene.anchor.replace(day=1), step)
    if day is None or moved is None or not 1 <= day <= 31:
        return None
    return _dated(moved.year, moved.month, day)


def _dated(year: int, month: int, day: int) -> Reading:
    found = calendar.day_of(year, month, day)
    if found is None:
        return Reading("date", f"{year:04d}-{month:02d}-{day:02d}")
    return Reading("date", found.isoformat(), (found, found), True)


def _month_and_word(m: Match, scene: Scene) -> Reading | None:
    """Read "May twenty-first", "february twenty second", "May the eleventh"."""
    month, day = month_number(m["month"]), day_number(m["nth"])
    year = int(m["year"]) if m["year"] else scene.year
    plain = m["nth"] in NUMBER_WORDS or m["nth"] in {"first", "second"}
    if not scene.named(m.start("month")) or (m["month"] in {"may", "march"} and plain):
        return None
    if day is None or calendar.impossible_day(month, day, year):
        return None
    return day_reading(month, day, year, scene, start=m.start())


def _bare_day(m: Match, scene: Scene) -> Reading | None:
    """Read "the 27th" and "for the 27" where no noun follows: the nearest day of that number."""
    day = day_number(m["nth"])
    if day is None or not 1 <= day <= 31 or not _FREE.match(scene.low, m.end()):
        return None
    if not m["suffix"] and scene.word_before(m.start()) not in _FOR_DAY:
        return None
    if scene.anchor is None:
        return Reading("date", f"XXXX-XX-{day:02d}")
    return _nearest_numbered(day, None, m, scene)


def _day_after_on(m: Match, scene: Scene) -> Reading | None:
    """Read the day of "on 15", "on the twenty second?", "at 5th at 4 a.m."."""
    day, before = day_number(m["nth"]), scene.word_before(m.start())
    ordinal = m["nth"][-2:] in {"st", "nd", "rd", "th"}
    if day is None or not 1 <= day <= 31 or not (before == "on" or (ordinal and before == "at")):
        return None
    if scene.anchor is None:
        return Reading("date", f"XXXX-XX-{day:02d}")
    return _nearest_numbered(day, None, m, scene)


def _weekday_and_day(m: Match, scene: Scene) -> Reading | None:
    """Read "Friday the 22nd", "tue 13th", "Monday 21": the nearest month in which they agree."""
    day, weekday = day_number(_ARTICLE.sub("", m["nth"])), WEEKDAY_NUMBER[m["weekday"]]
    if day is None or not 1 <= day <= 31 or not _FREE.match(scene.low, m.end()):
        return None
    if scene.anchor is None:
        return Reading("date", f"XXXX-XX-{day:02d}")
    return _nearest_numbered(day, weekday, m, scene)


def _nearest_numbered(day: int, weekday: int | None, m: Match, scene: Scene) -> Reading | None:
    anchor = scene.anchor
    if anchor is None:
        return None
    days = list(_numbered(anchor, day, weekday))
    held = [found for found in days if (found.year, found.month) == (anchor.year, anchor.month)]
    pool = held if held and weekday is not None else days
    found = calendar.nearest(pool, anchor, future=scene.tense(m.start()))
    return Reading("date", found.isoformat(), (found, found), True) if found else None


def _numbered(anchor: date, day: int, weekday: int | None) -> Iterator[date]:
    around = _MONTHS_AROUND if weekday is not None else range(-2, 3)
    for step in around:
        month = calendar.shift_months(anchor.replace(day=1), step)
        found = calendar.day_of(month.year, month.month, day) if month else None
        if found and weekday in {None, found.weekday()}:
            yield found


_ORDINAL_WORDS = "|".join(
    word.replace("-", r"[-\s]") for word in sorted(DAY_ORDINALS, key=len, reverse=True)
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "|".join(sorted(set(NUMBER_WORDS) - {*_UNITS.split("|"), "zero"}, key=len, reverse=True))
DAY_WORDS = rf"(?:{_ORDINAL_WORDS}|(?:twenty|thirty)(?:[-\s](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_DIGITS = r"\d{1,2}(?:st|nd|rd|th)"
_THE = rf"(?:the{S})?"
_NTH = rf"(?P<nth>{_DIGITS}|last|final|{_ORDINAL_WORDS})"
_WHICH_MONTH = (
    rf"{_THE}(?P<which>this|next|last|previous|following|coming|current|the){S}(?P<unit>month|year)"
)
_OF_MONTH = rf"{S}(?:of|in){S}(?:(?:the{S})?month{S}of{S})?{MONTH}(?![a-z0-9]){TRAILING_YEAR}"
_OF_YEAR = rf"{S}(?:of|in){S}(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d)"
_OF_THIS = rf"{S}(?:(?:of|in){S})?{_WHICH_MONTH}(?![a-z-])(?P<year>(?!))?"
_WEEKDAY_WHAT = ANY_WEEKDAY.replace("?P<weekday>", "?P<what>").removesuffix(r"\.?")
_ANY_WHAT = r"(?P<what>week|weekend|day)(?![a-z-])"
_SOME_UNITS = (
    rf"(?P<nth>first|last|final){S}(?P<count>{NUMBER}){S}(?P<what>day|week|month)s(?![a-z])"
)
_NO_MONTH = r"(?P<year>(?!))?"
_DAY_OF = rf"{S}(?:day{S})?(?:of|in){S}{_WHICH_MONTH.replace('|year', '')}(?![a-z-])"

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
BETWEEN_DAYS: Rule = rule(
    rf"(?:between|from){S}(?:the{S})?(?P<first>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORDS})(?![\w-])"
    rf"(?:{S}(?:and|to|through|until|till){S}|{S}?{DASH}{S}?)(?:the{S})?"
    rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORDS})(?![\w-])(?!{S}of\b)",
    _between_days,
)
DAY_OF_MONTH: Rule = rule(rf"{_THE}(?P<nth>{_DIGITS}|{_ORDINAL_WORDS}){_DAY_OF}", _day_of_month)
MONTH_AND_WORD: Rule = rule(
    rf"(?:{ANY_WEEKDAY},?{S})?{MONTH}{S}(?:the{S})?(?P<nth>{DAY_WORDS})(?![a-z]|{DASH}[a-z])"
    rf"(?!{S}(?:thousand|hundred|{_TEENS})){TRAILING_YEAR}",
    _month_and_word,
)
DAY_AFTER_ON: Rule = rule(
    rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS})(?=\s*(?:$|[.?!;)](?!\d))|{S}at{S})",
    _day_after_on,
)
BARE_DAY: Rule = rule(
    rf"the{S}(?P<nth>\d{{1,2}}(?P<suffix>st|nd|rd|th)?|{DAY_WORDS})(?![\w-])", _bare_day
)
WEEKDAY_AND_DAY: Rule = rule(
    rf"{ANY_WEEKDAY},?{S}(?P<nth>(?:the{S})?\d{{1,2}}(?:st|nd|rd|th)?|the{S}{DAY_WORDS})"
    rf"(?![\w-]|[.:/]\d)",
    _weekday_and_day,
)
_ORDINAL_STARTS = {word.split("-")[0] for word in DAY_ORDINALS}
WEEKDAYS_OF_PERIODS = (WEEKDAY_OF_MONTH, WEEKDAY_OF_THIS, WEEKDAY_OF_YEAR)
OPENINGS = (
    (
        (*_ORDINAL_STARTS, "last", "final", "0", "00"),
        (*WEEKDAYS_OF_PERIODS, PART_OF_MONTH, PART_OF_THIS, PART_OF_YEAR, DAY_OF_MONTH),
    ),
    ((*_ORDINAL_STARTS, "0"), (WEEKDAY_COUNTED,)),
    ((*_ORDINAL_STARTS, "last", "final", "0"), (UNITS_OF_MONTH, UNITS_OF_THIS, UNITS_OF_YEAR)),
    (tuple(WEEKDAY_NUMBER), (MONTH_AND_WORD,)),
    (("between", "from"), (BETWEEN_DAYS,)),
    (("the",), (BARE_DAY,)),
    ((*_ORDINAL_STARTS, *NUMBER_WORDS, "0", "00"), (DAY_AFTER_ON,)),
    (tuple(WEEKDAY_NUMBER), (WEEKDAY_AND_DAY,)),
)

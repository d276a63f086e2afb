"""Days told by a number or an ordinal: the 27th, May twenty-first, Friday the 13th."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retold.annotate import calendar
from retold.annotate.timedates import day_reading
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    DASH,
    DAY_ORDINALS,
    MONTH,
    MONTH_NUMBER,
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
STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}
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


def _day_of_month(m: Match, scene: Scene) -> Reading | None:
    """Read "the 20th of next month", "31st of this month", "the twenty-sixth day of the month"."""
    if scene.anchor is None:
        return Reading("date", "XXXX-XX-XX")
    day = day_number(m["nth"])
    step = STEPS.get(m["which"].split(" ")[-1], 0)
    moved = calendar.shift_months(scene.anchor.replace(day=1), step)
    if day is None or moved is None or not 1 <= day <= 31:
        return None
    return _dated(moved.year, moved.month, day)


def _dated(year: int, month: int, day: int) -> Reading:
    found = calendar.day_of(year, month, day)
    if found is None:
        return Reading("date", f"{year:04d}-{month:02d}-{day:02d}")
    return Reading.of_day(found, inferred=True)


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
    return Reading.of_day(found, inferred=True) if found else None


def _numbered(anchor: date, day: int, weekday: int | None) -> Iterator[date]:
    around = _MONTHS_AROUND if weekday is not None else range(-2, 3)
    for step in around:
        month = calendar.shift_months(anchor.replace(day=1), step)
        found = calendar.day_of(month.year, month.month, day) if month else None
        if found and weekday in {None, found.weekday()}:
            yield found


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


ORDINAL_WORDS = "|".join(
    word.replace("-", r"[-\s]") for word in sorted(DAY_ORDINALS, key=len, reverse=True)
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "|".join(sorted(set(NUMBER_WORDS) - {*_UNITS.split("|"), "zero"}, key=len, reverse=True))
DAY_WORDS = rf"(?:{ORDINAL_WORDS}|(?:twenty|thirty)(?:[-\s](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
ORDINAL_DIGITS = r"\d{1,2}(?:st|nd|rd|th)"
_THE = rf"(?:the{S})?"
POINTED_PERIOD = (
    rf"{_THE}(?P<which>this|next|last|previous|following|coming|current|the){S}(?P<unit>month|year)"
)
_DAY_OF = rf"{S}(?:day{S})?(?:of|in){S}{POINTED_PERIOD.replace('|year', '')}(?![a-z-])"
DAY_OF_MONTH: Rule = rule(
    rf"{_THE}(?P<nth>{ORDINAL_DIGITS}|{ORDINAL_WORDS}){_DAY_OF}", _day_of_month
)
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
BETWEEN_DAYS: Rule = rule(
    rf"(?:between|from){S}(?:the{S})?(?P<first>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORDS})(?![\w-])"
    rf"(?:{S}(?:and|to|through|until|till){S}|{S}?{DASH}{S}?)(?:the{S})?"
    rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORDS})(?![\w-])(?!{S}of\b)",
    _between_days,
)
ORDINAL_STARTS = {word.split("-")[0] for word in DAY_ORDINALS}
OPENINGS = (
    ((*ORDINAL_STARTS, "0", "00"), (DAY_OF_MONTH,)),
    (("the",), (BARE_DAY,)),
    ((*ORDINAL_STARTS, *NUMBER_WORDS, "0", "00"), (DAY_AFTER_ON,)),
    (tuple(WEEKDAY_NUMBER), (WEEKDAY_AND_DAY, MONTH_AND_WORD)),
    (tuple(MONTH_NUMBER), (MONTH_AND_WORD,)),
    (("between", "from"), (BETWEEN_DAYS,)),
)

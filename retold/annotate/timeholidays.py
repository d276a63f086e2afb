"""Holidays and feasts as days: Christmas Eve, the fourth Thursday of November, Easter Monday.

In news only those are read that fall on one day in every country that keeps them, and only where
they stand as a time ("on Christmas Day"): Easter has two dates, and Labour Day many. Notes take
the dates of the Western church and of the United States.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from retold.annotate import calendar
from retold.annotate.dateproblems import FREE_AFTER
from retold.annotate.tense import tense_hint
from retold.annotate.timedays import BACKWARD, FORWARD
from retold.annotate.timegrammar import Match, Reading, Rule, S, Scene, rule

DayOfYear = Callable[[int], date | None]

_FIXED = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new years day": (1, 1), "new years eve": (12, 31), "valentines day": (2, 14),
    "halloween": (10, 31), "bastille day": (7, 14),
}  # fmt: skip
_FIXED_IN_NOTES = {
    "christmas": (12, 25), "xmas": (12, 25), "new year": (1, 1), "yuandan": (1, 1),
    "st patricks day": (3, 17), "saint patricks day": (3, 17), "april fools day": (4, 1),
    "april fools": (4, 1), "earth day": (4, 22), "labour day": (5, 1), "workers day": (5, 1),
    "international workers day": (5, 1), "may day": (5, 1), "womens day": (3, 8),
    "international womens day": (3, 8), "independence day": (7, 4), "juneteenth": (6, 19),
    "veterans day": (11, 11), "armistice day": (11, 11), "all saints day": (11, 1),
    "all souls day": (11, 2), "groundhog day": (2, 2), "cinco de mayo": (5, 5),
    "guy fawkes day": (11, 5), "bonfire night": (11, 5), "all hallows eve": (10, 31),
    "anzac day": (4, 25), "flag day": (6, 14), "teachers day": (9, 10),
    "singles day": (11, 11), "childrens day": (6, 1), "youth day": (5, 4),
}  # fmt: skip
_WEEKDAYS = {
    "martin luther king day": (1, 0, 3), "martin luther king jr day": (1, 0, 3),
    "mlk day": (1, 0, 3), "presidents day": (2, 0, 3), "washingtons birthday": (2, 0, 3),
    "mothers day": (5, 6, 2), "fathers day": (6, 6, 3), "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1), "columbus day": (10, 0, 2), "indigenous peoples day": (10, 0, 2),
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "thanks giving": (11, 3, 4),
    "thanks giving day": (11, 3, 4),
}  # fmt: skip
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
_AFTER_EASTER = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7,
    "maundy thursday": -3, "holy thursday": -3, "good friday": -2, "easter": 0, "easter day": 0,
    "easter sunday": 0, "easter monday": 1, "ascension day": 39, "pentecost": 49,
    "whit sunday": 49, "whit monday": 50, "corpus christi": 60,
}  # fmt: skip
_TIME_BEFORE = frozenset("on by until till since before after last next this from".split())
_EASTER_YEARS = range(1583, 4000)
_MARKS = re.compile(r"[.'’]")
_CLAUSE = 90
_PAUSE = re.compile(r"[,.;:!?–—“”\"]")
_SPEAKS = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|announc\w+|confirm\w+|reveal\w+|warn\w*|insist\w*|"
    r"noted|notes|add(?:ed|s)|report(?:ed|s)|stat(?:ed|es))\b",
    re.I,
)
_WILL = re.compile(r"(?:\b(?:will|shall|won['’]t)|['’]ll)(?!\shave\b)(?![\w-])", re.I)
_UNSURE = re.compile(
    r"\b(?:has|have|put|set|cut|let|read|hit|shut|call\w*|cancel\w*|bann\w+|barr\w+|book\w*|"
    r"arrang\w+|fix\w*|plan\w*|propos\w+|approv\w+|allow\w*|invit\w+|order\w*|request\w*|promis\w+|"
    r"agree\w*|want\w*|schedul\w+|expect\w*|due|intend\w*|hop(?:ed|es)|would|could|should|might|may|"
    r"must|can|to\s(?!the\b|an?\b|h(?:is|er)\b|its\b|their\b)[a-z]+)\b|" + _SPEAKS.pattern,
    re.I,
)
_OPENING = re.compile(
    rf",?{S}(?:(?:the|an?|his|her|its|their|our){S}(?:[\w-]+{S}){{1,2}}|(?:he|she|it|we|they){S})"
    r"(?:(?:will|shall)\b|[\w-]+)"
)


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda year: calendar.day_of(year, month, day)


def _of_weekday(month: int, weekday: int, nth: int) -> DayOfYear:
    def day(year: int) -> date | None:
        span = calendar.month_span(year, month)
        return calendar.nth_weekday(span, weekday, nth) if span else None

    return day


def _after(base: DayOfYear, days: int) -> DayOfYear:
    def day(year: int) -> date | None:
        found = base(year)
        return found + timedelta(days) if found else None

    return day


def _easter(year: int) -> date | None:
    return calendar.easter(year) if year in _EASTER_YEARS else None


_THANKSGIVING = _of_weekday(*_WEEKDAYS["thanksgiving"])
_DAYS: dict[str, DayOfYear] = {
    **{name: _fixed(*day) for name, day in (_FIXED | _FIXED_IN_NOTES).items()},
    **{name: _of_weekday(*day) for name, day in _WEEKDAYS.items()},
    **{name: _after(_THANKSGIVING, days) for name, days in _AFTER_THANKSGIVING.items()},
    **{name: _after(_easter, days) for name, days in _AFTER_EASTER.items()},
}


def _holiday(m: Match, scene: Scene) -> Reading | None:
    """Read a holiday with its year, with "last" or "next", or the one nearest to the anchor."""
    day_of_year = _DAYS[re.sub(r"\s+", " ", _MARKS.sub("", m["name"]))]
    if not (scene.notes or _is_time(m, scene)):
        return None
    if m["year"]:
        found = day_of_year(int(m["year"]))
        return _day(found, inferred=False)
    if scene.anchor is None:
        return Reading("date", "XXXX-XX-XX")
    return _day(_chosen(day_of_year, m, scene, scene.anchor), inferred=True)


def _is_time(m: Match, scene: Scene) -> bool:
    free = m["year"] or FREE_AFTER.match(scene.low, m.end())
    return bool(scene.capital(m.start("name")) and free) and (
        bool(m["which"]) or scene.word_before(m.start()) in _TIME_BEFORE
    )


def _chosen(day_of_year: DayOfYear, m: Match, scene: Scene, anchor: date) -> date | None:
    if m["relative"]:
        step = {"last": -1, "next": 1}.get(m["relative"], 0)
        return day_of_year(anchor.year + step)
    years = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)
    days = [found for year in years if (found := day_of_year(year))]
    if m["which"] in BACKWARD:
        return max((day for day in days if day < anchor), default=None)
    if m["which"] in FORWARD:
        return min((day for day in days if day > anchor), default=None)
    future = None if m["which"] or scene.notes else _sure_tense(m, scene)
    if future is None:
        return calendar.nearest(days, anchor, future=scene.tense(m.start()))
    side = [day for day in days if day == anchor or (day > anchor) is future]
    return calendar.nearest(side, anchor, future=None)


def _sure_tense(m: Match, scene: Scene) -> bool | None:
    """Return the tense where the verb of the day's own clause leaves no doubt of it.

    A feast is so widely spaced that "left on Christmas Day" cannot be one to come, however near it
    is. Not sure are verbs that speak or dispose of another time ("said", "cancelled", "asked to"),
    and those that have one form for two tenses. Of "said the ferry left on" the last words count.
    """
    clause = _PAUSE.split(scene.text[max(0, m.start() - _CLAUSE) : m.start()])[-1]
    if clause.strip().lower() in {"", "on"}:
        opening = _OPENING.match(scene.text, m.end())
        return _tense_of(opening[0]) if opening else None
    words = _SPEAKS.split(clause)[-1]
    return _tense_of(words) if words.endswith(" on ") and len(words.split()) > 1 else None


def _tense_of(words: str) -> bool | None:
    if _WILL.search(words):
        return True
    if _UNSURE.search(words):
        return None
    return False if tense_hint(words, len(words)) is False else None


def _day(found: date | None, *, inferred: bool) -> Reading | None:
    return Reading.of_day(found, inferred=inferred) if found else None


def _shape(name: str) -> str:
    """Return the pattern of a name, with or without its apostrophes and full stops."""
    words = name.split()
    possessive = [re.sub(r"s\Z", "['’]?s['’]?", w) if w in _OWNERS else w for w in words]
    return S.join(re.sub(r"\A(st|jr)\Z", r"\1\\.?", word) for word in possessive)


_OWNERS = frozenset(
    "years valentines patricks fools workers womens veterans saints souls hallows teachers singles "
    "childrens presidents washingtons mothers fathers peoples".split()
)
_WHICH = r"(?:(?P<which>last|past|previous|next|coming|upcoming|following|this)[ ])?"
_YEAR = (
    rf"(?:(?:,?{S}|{S}(?:of|in){S})(?:(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d)|"
    rf"(?P<relative>last|this|next){S}year(?![a-z-])))?"
)


def _rule(names: tuple[str, ...]) -> Rule:
    shapes = "|".join(_shape(name) for name in sorted(names, key=len, reverse=True))
    return rule(rf"{_WHICH}(?P<name>{shapes})(?![\w-]|['’]s?\b){_YEAR}", _holiday)


_POINTERS = ("last", "past", "previous", "next", "coming", "upcoming", "following", "this")


def _starts(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*sorted({name.split()[0] for name in names} | {"valentine", "women"}), *_POINTERS)


NEWS_HOLIDAY: Rule = _rule(tuple(_FIXED))
NOTES_HOLIDAY: Rule = _rule(tuple(_DAYS))
NEWS_OPENINGS = ((_starts(tuple(_FIXED)), (NEWS_HOLIDAY,)),)
_OWNED = ("mother", "father", "president", "veteran", "washington", "child", "children", "teacher")
NOTES_OPENINGS = (((*_starts(tuple(_DAYS)), *_OWNED, "worker", "singles"), (NOTES_HOLIDAY,)),)

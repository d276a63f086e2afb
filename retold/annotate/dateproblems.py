"""A weekday against its date: where the two cannot both be true, and where nothing may be said.

A false accusation is worse than a miss, so a problem needs the tight form "Friday 29 September", a
day whose year is sure, and no sign that the words mean another year or another noun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.timegrammar import WEEKDAY_NUMBER, Match, Reading, S, Scene

_AROUND = 400
FREE_AFTER = re.compile(
    rf"\s*(?:$|[.,;:)\"'”’!?–—-]|{S}(?:in|at|on|to|and|or|when|while|after|for|with|as|by|before|"
    rf"from|that|but|the|this|his|her|its|their|us|because|following|during|where|"
    rf"until|with|against|near|outside|inside|between|he|she|they|it|who|which|a|an)\b)"
)
_PLURAL_AFTER = re.compile(rf"{S}(?!was\b|is\b|has\b|this\b|his\b|its\b|as\b|us\b)[a-z]+s\b")
_OTHER_YEAR = re.compile(
    r"\b(?:last|next|previous|following|same|that|the|each|every|a)\s(?:year|decade|century)\b|"
    r"\byears?\s(?:ago|earlier|later|before|after|since|on)\b|\banniversar|\bcentenar|"
    r"['’]\d0s\b|\b\d{3}0s\b"
)
_EXPLICIT_YEAR = re.compile(r"(?<![\w.,:/£$€-])(?:1[5-9]\d\d|20\d\d)(?![\w%]|[.,:/]\d)")
_NOT_TIGHT = re.compile(r"(?:[-–—/&]|\bmail on|\bsheffield|\bblack|\bevery|\beach|\bthe)\s?\Z")


def years_named(text: str) -> frozenset[int]:
    """Return the four-digit years that a text writes out, 1500 to 2099.

    A weekday that fits its date in one of them is no error: the sentence may tell of that year.
    """
    return frozenset(int(found.group()) for found in _EXPLICIT_YEAR.finditer(text))


def fit_weekday(reading: Reading, m: Match, scene: Scene, *, month: int, day: int) -> Reading:
    """Hold a day resolved without a year to its weekday: keep it, move it, drop it or fault it.

    A problem is stated only where the day stands near the publication, nothing in the sentence
    speaks of another year, and no year that the article names gives the date this weekday. Where
    the year is in doubt the day is left unresolved.
    """
    if reading.span is None or scene.anchor is None:
        return reading
    found, weekday = reading.span[0], WEEKDAY_NUMBER[m["weekday"]]
    if found.weekday() == weekday:
        return reading
    around = range(scene.anchor.year - 1, scene.anchor.year + 2)
    fitting = calendar.fitting_years(month, day, weekday, around)
    far = abs((found - scene.anchor).days) > calendar.NEAR_DAYS
    near = scene.low[max(0, m.start() - _AROUND) : m.end() + _AROUND]
    elsewhere = _OTHER_YEAR.search(near) or years_named(near) - {found.year}
    if far and not elsewhere and len(fitting) == 1:
        fitted = date(fitting[0], month, day)
        return replace(reading, value=fitted.isoformat(), span=(fitted, fitted))
    named = calendar.fitting_years(month, day, weekday, scene.years)
    if far or elsewhere or named:
        return replace(reading, value=f"XXXX-{month:02d}-{day:02d}", span=None)
    if not is_tight(m, scene):
        return reading
    problem = calendar.wrong_weekday(found, weekday, anchor=scene.anchor)
    return replace(reading, problem=problem)


def is_tight(m: Match, scene: Scene) -> bool:
    """Tell whether the weekday belongs to the date, and the date to no noun that follows."""
    before = _NOT_TIGHT.search(scene.low[max(0, m.start() - 12) : m.start()])
    newspaper = before is not None and before.group().startswith("the") and m["weekday"] == "sun"
    if before and (newspaper or not before.group().startswith("the")):
        return False
    if m["year"]:
        return True
    if scene.low.startswith(("'s", "’s"), m.end()) or _PLURAL_AFTER.match(scene.low, m.end()):
        return False
    comma = "," in m.group()
    return not comma or FREE_AFTER.match(scene.low, m.end()) is not None

"""Lengths told whole or by halves: all day, half an hour, an hour and a half, another week.

Notes tell them more shortly too ("3 hrs", "full week"), and name a length that news leaves open: "a
few hours" is taken for three, as assistants do.
"""

from __future__ import annotations

from retold.annotate.timegrammar import (
    NUMBER,
    NUMBER_STARTS,
    UNIT,
    Match,
    Openings,
    Reading,
    Rule,
    S,
    Scene,
    number,
    rule,
    unit_name,
)
from retold.annotate.timelengths import and_a_half, length_reading

_FEW = 3
_SHORT_UNITS = {"h": "hour", "m": "minute", "sec": "second", "secs": "second", "wk": "week",
                "wks": "week", "yr": "year", "yrs": "year"}  # fmt: skip
_AGE_WORDS = frozenset({"old", "olds"})
_NEWS_ANOTHER = frozenset({"hour", "week", "month", "year", "decade", "fortnight"})


def _and_a_part(m: Match, scene: Scene) -> Reading | None:
    """Read "an hour and a half", "one year and a quarter"."""
    unit = unit_name(m["unit"])
    count = 1.0 if m["count"] in {"a", "an"} else number(m["count"])
    quarters = m["part"] == "quarter"
    if count is None or unit in {"quarter", "night"} or (quarters and unit in {"hour", "minute"}):
        return None
    if scene.word_after(m.end()) in {"of", *_AGE_WORDS}:
        return None
    return length_reading(unit, count + 0.25) if quarters else and_a_half(unit, count)


def _number_and_half(m: Match, scene: Scene) -> Reading | None:
    """Read "one and half hour"."""
    count = number(m["count"])
    if count is None or scene.word_after(m.end()) in _AGE_WORDS:
        return None
    return and_a_half(unit_name(m["unit"]), count)


def _all(m: Match, scene: Scene) -> Reading | None:
    """Read "all day", "all-week"; in notes "full week" and "whole day" too."""
    if m["whole"] != "all" and not scene.notes:
        return None
    return length_reading(m["unit"], 1)


def _half(m: Match, scene: Scene) -> Reading | None:
    """Read "half hour" and "half-hour"; not a "half-day" of news, which may be any part."""
    unit = unit_name(m["unit"])
    return length_reading(unit, 0.5) if unit == "hour" or scene.notes else None


def _another(m: Match, scene: Scene) -> Reading | None:
    """Read "another week"; news says "another day" of one that is like the last."""
    unit = m["unit"]
    return length_reading(unit, 1) if scene.notes or unit in _NEWS_ANOTHER else None


def _hundred(m: Match, scene: Scene) -> Reading | None:
    """Read "a hundred years"; not an age."""
    count = number(m["count"])
    if count is None or scene.word_after(m.end()) in _AGE_WORDS:
        return None
    return length_reading(unit_name(m["unit"]), count)


def _long(m: Match, scene: Scene) -> Reading | None:
    """Read "their week-long strike"."""
    del scene
    return length_reading(m["unit"], 1)


def _short(m: Match, scene: Scene) -> Reading | None:
    """Read "3 hrs", "20 min", "3.5years", "two hour" and "more than 4 days" of notes."""
    count = number(m["count"])
    if count is None or count > 1_000_000 or scene.word_after(m.end()) in _AGE_WORDS:
        return None
    return length_reading(_SHORT_UNITS.get(m["unit"]) or unit_name(m["unit"]), count)


def _few(m: Match, scene: Scene) -> Reading | None:
    """Read "a few hours", "several weeks" of notes as three."""
    del scene
    return length_reading(unit_name(m["unit"]), _FEW)


_END = r"(?![a-z0-9-])"
_A_NUMBER = rf"(?P<count>{NUMBER})"
_UNITS = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|m|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|yrs?|"
    r"decades?)"
)
AND_A_PART: Rule = rule(
    rf"(?P<count>an?|{NUMBER}){S}{UNIT}{S}and{S}(?:an?{S})?(?P<part>half|quarter){_END}",
    _and_a_part,
)
NUMBER_AND_HALF: Rule = rule(rf"{_A_NUMBER}{S}and{S}half{S}{UNIT}{_END}", _number_and_half)
ALL: Rule = rule(
    rf"(?P<whole>all|full|whole|entire)(?:-|{S})(?P<unit>day|night|week|month|year){_END}", _all
)
HALF: Rule = rule(
    rf"(?:(?:a{S})?half(?:-|{S})|½{S}?)(?P<unit>hour|day|week|month|year){_END}", _half
)
ANOTHER: Rule = rule(
    rf"(?:another|an{S}(?:additional|extra)){S}(?P<unit>hour|day|week|fortnight|month|year|decade){_END}",
    _another,
)
A_HUNDRED: Rule = rule(
    rf"a{S}(?P<count>dozen|hundred|thousand){S}(?P<unit>hours|days|weeks|months|years){_END}",
    _hundred,
)
LONG: Rule = rule(r"(?P<unit>hour|day|week|month|year|decade)-long(?![a-z0-9-])", _long)
SHORT: Rule = rule(rf"{_A_NUMBER}{S}?{_UNITS}{_END}", _short)
LONG_DECIMAL: Rule = rule(rf"(?P<count>\d{{1,6}}\.\d{{3,6}}){S}?{_UNITS}{_END}", _short)
FEW: Rule = rule(
    rf"(?:several|some|(?:a{S})?few){S}(?P<unit>seconds|minutes|hours|days|weeks|months|years){_END}",
    _few,
)
COMPARED: Rule = rule(
    rf"(?:more|less|longer|shorter|fewer){S}than{S}{_A_NUMBER}{S}?{_UNITS}{_END}", _short
)

_DIGITS = ("0", "00", "000", "0000")
NEWS_OPENINGS: Openings = (
    (("a", "an", *NUMBER_STARTS, *_DIGITS), (AND_A_PART, NUMBER_AND_HALF)),
    (("all", "full", "whole", "entire"), (ALL,)),
    (("half", "a"), (HALF,)),
    (("another", "an"), (ANOTHER,)),
    (("a",), (A_HUNDRED,)),
    (("day", "week", "month", "year", "hour", "decade"), (LONG,)),
)
NOTES_OPENINGS: Openings = (
    (("½",), (HALF,)),
    ((*NUMBER_STARTS, *_DIGITS), (SHORT, LONG_DECIMAL)),
    (("a", "few", "several", "some"), (FEW,)),
    (("more", "less", "longer", "shorter", "fewer"), (COMPARED,)),
)

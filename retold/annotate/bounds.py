"""Words that bind a figure: "more than", "up to", "nearly", "or more".

A bound turns a number into an interval and is kept, because "more than 80,000" retold as "80,000"
is another statement. Conventions: "more than" leaves its end open and excludes the number; "at
least" and "up to" include it; "nearly" and "just under" exclude it above and are approximate;
"about" keeps the number at both ends and is approximate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from retold.annotate.numberwords import SCALES, VALUES


class Side(StrEnum):
    """Which end of the interval a bound states; NEITHER for "about", BOTH for "equal to"."""

    LOW = "low"
    HIGH = "high"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound at [start, end) of the text. `loose` words can also be plain prepositions."""

    start: int
    end: int
    side: Side
    inclusive: bool = True
    approximate: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure states; an open end is None."""

    low: float | None
    high: float | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    approximate: bool = False


_DEGREE = r"(?:(?:slightly|a little|little|a bit|only|well|far|much|significantly|considerably) )"
_UP = r"(?:more|greater|higher|larger|bigger)"
_DOWN = r"(?:fewer|less|lower|smaller)"
_EQUAL = r"equal(?: to| than)?"
_Row = tuple[str, Side, bool, bool, bool]
_BEFORE: tuple[_Row, ...] = (
    (rf"{_UP}(?: than)? or {_EQUAL}|{_EQUAL} or {_UP} than|at least or {_EQUAL}",
     Side.LOW, True, False, False),
    (rf"{_DOWN}(?: than)? or {_EQUAL}|{_EQUAL} or {_DOWN} than|at most or {_EQUAL}",
     Side.HIGH, True, False, False),
    (r"(?:under|below)(?: the)? age(?: of)?|younger than", Side.HIGH, False, False, False),
    (r"(?:over|above)(?: the)? age(?: of)?|older than", Side.LOW, False, False, False),
    (r"up to(?: the)? age(?: of)?", Side.HIGH, True, False, False),
    (r"equals?(?: to)?", Side.BOTH, True, False, False),
    (r"(?:no|not|never) (?:more|higher|greater|larger|bigger) than|not (?:over|above)|"
     r"not exceeding|"
     r"(?:not|never|doesn['’]t|don['’]t|didn['’]t|cannot) exceed", Side.HIGH, True, False, False),
    (r"(?:no|not|never) (?:fewer|less|lower|smaller) than|not (?:under|below)", Side.LOW, True,
     False, False),
    (r"just (?:over|above|more than)|"
     r"(?:slightly|a little|little|a bit|only slightly) (?:more than|over|above)",
     Side.LOW, False, True, False),
    (r"just (?:under|below|short of|shy of|less than|fewer than)|(?:slightly|a little|a bit) "
     r"(?:less than|fewer than|under|below)", Side.HIGH, False, True, False),
    (rf"{_DEGREE}?{_UP} than|upwards? of|in excess of|well (?:over|above)|"
     r"(?:exceed|surpass)(?:e?s|ed|ing)?|topp(?:ed|ing)|north of", Side.LOW, False, False, False),
    (rf"{_DEGREE}?{_DOWN} than|well (?:under|below)|short of|south of", Side.HIGH, False, False,
     False),
    (r"at least|at the very least|(?:a|the) minimum of|at a minimum|as few as|as little as",
     Side.LOW, True, False, False),
    (r"at (?:the )?most|at the very most|up to|as (?:many|much|high|large|long|far|big) as|"
     r"(?:a|the) maximum of|(?:a|the) limit of", Side.HIGH, True, False, False),
    (r"nearly|almost|close to|nearing|approaching|very nearly|not quite|virtually",
     Side.HIGH, False, True, False),
    (r"(?:somewhere |anywhere )?(?:in the region of|in the order of|on the order of|roughly|"
     r"approximately|approx\.?|circa|c\.|an? estimated|(?:some|an?) (?:reported|estimated)|"
     r"estimated|perhaps|maybe|"
     r"something like|(?:at|to) around|hovering around)", Side.NEITHER, True, True, False),
    (r"exactly|precisely", Side.NEITHER, True, False, False),
    (r"over|above", Side.LOW, False, False, True),
    (r"under|below", Side.HIGH, False, False, True),
    (r"about|around|some", Side.NEITHER, True, True, True),
)  # fmt: skip
_SIGNS: tuple[_Row, ...] = (
    (r">=|≥", Side.LOW, True, False, False),
    (r"<=|≤", Side.HIGH, True, False, False),
    (r">", Side.LOW, False, False, False),
    (r"<", Side.HIGH, False, False, False),
    (r"~|≈", Side.NEITHER, True, True, False),
)
_PREFIX = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<b{n}>{words})" for n, (words, *_) in enumerate(_BEFORE))
    + r")\s+(?:the\s+(?=one\b|\w+(?:st|nd|rd|th)\b))?"
    + r"|(?<![<>=≤≥])(?:"
    + "|".join(f"(?P<b{n}>{sign})" for n, (sign, *_) in enumerate(_SIGNS, len(_BEFORE)))
    + r")(?![<>=])\s*",
    re.I,
)
_ROWS = (*_BEFORE, *_SIGNS)
_NO_NUMBER = r"(?! *(?:[\d$£€]|(?:" + "|".join([*VALUES, *SCALES]) + r"|an? \w+)\b))"
_AFTER: tuple[tuple[str, Side, bool, bool], ...] = (
    (r" or (?:more|above|greater|higher|over|bigger|larger|upwards?)\b"
     rf"(?: than\b{_NO_NUMBER})?(?! than\b)|\+(?!\d)|[- ]plus\b(?! \w+ \d| (?:an?|the|\d)\b)|"
     rf" and (?:counting|above|over|up|upwards)\b{_NO_NUMBER}|,? at (?:the very )?least\b",
     Side.LOW, True, False),
    (rf" or (?:fewer|less|below|under|lower|smaller)\b(?: than\b{_NO_NUMBER})?(?! than\b)|"
     rf",? at (?:the )?(?:very )?most\b| and (?:below|under)\b{_NO_NUMBER}",
     Side.HIGH, True, False),
    (rf" or equal(?: to\b{_NO_NUMBER}|\b(?! to))", Side.BOTH, True, False),
    (r",? (?:and|or) older\b", Side.LOW, True, False),
    (r",? (?:and|or) younger\b", Side.HIGH, True, False),
    (r" or so\b|-odd\b| odd\b(?= \w)|-ish\b| or thereabouts\b", Side.NEITHER, True, True),
)  # fmt: skip
_SUFFIX = re.compile("|".join(f"(?P<b{n}>{words})" for n, (words, *_) in enumerate(_AFTER)), re.I)
_AND_MORE = re.compile(r" and (?P<more>more|less|fewer)\b(?! than\b| or equal\b)", re.I)


def bounds_before(text: str) -> dict[int, Bound]:
    """Return every bound of `text`, by the offset at which the bound's figure would start."""
    found: dict[int, Bound] = {}
    for match in _PREFIX.finditer(text):
        if match.lastgroup is not None:
            _, side, inclusive, approximate, loose = _ROWS[int(match.lastgroup[1:])]
            bound = Bound(match.start(), match.end(), side, inclusive, approximate, loose)
            found[match.end()] = bound
    return found


def bound_after(text: str, end: int, *, every: bool = False) -> Bound | None:
    """Return the bound that follows a figure ending at `end` ("or more", "+", "-odd")."""
    more = _AND_MORE.match(text, end) if every else None
    if more is not None:
        side = Side.LOW if more["more"].lower() == "more" else Side.HIGH
        return Bound(more.start(), more.end(), side)
    match = _SUFFIX.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    _, side, inclusive, approximate = _AFTER[int(match.lastgroup[1:])]
    return Bound(match.start(), match.end(), side, inclusive, approximate)


def interval_of(low: float, high: float, bounds: tuple[Bound, ...], *, vague: bool) -> Interval:
    """Apply bounds to the number or the range [low, high]; `vague` leaves the top open.

    A range keeps both its ends: "at least 12 to 15" only becomes approximate.
    """
    approximate = vague or any(bound.approximate for bound in bounds)
    sided = [bound for bound in bounds if bound.side in {Side.LOW, Side.HIGH}]
    equal = any(bound.side is Side.BOTH for bound in bounds)
    if low != high:
        return Interval(low, high, approximate=approximate or bool(sided))
    if not sided:
        return Interval(low, None if vague else high, approximate=approximate)
    if sided[-1].side is Side.LOW:
        return Interval(low, None, equal or sided[-1].inclusive, True, approximate)
    return Interval(None, high, True, equal or sided[-1].inclusive, approximate)

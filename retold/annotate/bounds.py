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


class Side(StrEnum):
    """Which end of the interval a bound states; NEITHER for "about" and "exactly"."""

    LOW = "low"
    HIGH = "high"
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
_BEFORE: tuple[tuple[str, Side, bool, bool, bool], ...] = (
    (r"(?:no|not|never) more than|no (?:higher|greater) than|not exceeding",
     Side.HIGH, True, False, False),
    (r"(?:no|not) (?:fewer|less) than|no lower than", Side.LOW, True, False, False),
    (r"just (?:over|above)|"
     r"(?:slightly|a little|little|a bit|only slightly) (?:more than|over|above)",
     Side.LOW, False, True, False),
    (r"just (?:under|below|short of|shy of)|(?:slightly|a little|a bit) (?:less than|fewer than|"
     r"under|below)", Side.HIGH, False, True, False),
    (rf"{_DEGREE}?(?:more|greater|higher|larger|bigger) than|upwards? of|in excess of|"
     r"well (?:over|above)|"
     r"exceed(?:s|ed|ing)?|north of|>", Side.LOW, False, False, False),
    (rf"{_DEGREE}?(?:fewer|less|lower|smaller) than|well (?:under|below)|<",
     Side.HIGH, False, False, False),
    (r"at least|at the very least|(?:a|the) minimum of|at a minimum|as few as|as little as|≥|>=",
     Side.LOW, True, False, False),
    (r"at (?:the )?most|up to|as (?:many|much|high|large|long|far|big) as|"
     r"(?:a|the) maximum of|≤|<=", Side.HIGH, True, False, False),
    (r"nearly|almost|close to|nearing|approaching|(?:very )?nearly", Side.HIGH, False, True, False),
    (r"(?:somewhere |anywhere )?(?:in the region of|in the order of|on the order of|roughly|"
     r"approximately|approx\.?|circa|c\.|an? estimated|(?:some|an?) (?:reported|estimated)|"
     r"estimated|perhaps|maybe|"
     r"something like|(?:at|to) around|hovering around|~)", Side.NEITHER, True, True, False),
    (r"exactly|precisely", Side.NEITHER, True, False, False),
    (r"over|above", Side.LOW, False, False, True),
    (r"under|below", Side.HIGH, False, False, True),
    (r"about|around|some", Side.NEITHER, True, True, True),
)  # fmt: skip
_PREFIX = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<b{n}>{words})" for n, (words, *_) in enumerate(_BEFORE))
    + r")(?:\s+|(?<=[<>≥≤=~])\s*)(?:the\s+(?=one\b))?",
    re.I,
)
_AFTER: tuple[tuple[str, Side, bool, bool], ...] = (
    (r" or (?:more|above|greater|higher|over)\b|\+(?!\d)|[- ]plus\b(?! \w+ \d| (?:an?|the|\d)\b)|"
     r" and (?:counting|above|up)\b|,? at least\b", Side.LOW, True, False),
    (r" or (?:fewer|less|below|under|lower)\b|,? at (?:the )?most\b", Side.HIGH, True, False),
    (r" or so\b|-odd\b|-ish\b| or thereabouts\b", Side.NEITHER, True, True),
)  # fmt: skip
_SUFFIX = re.compile("|".join(f"(?P<b{n}>{words})" for n, (words, *_) in enumerate(_AFTER)), re.I)


def bounds_before(text: str) -> dict[int, Bound]:
    """Return every bound of `text`, by the offset at which the bound's figure would start."""
    found: dict[int, Bound] = {}
    for match in _PREFIX.finditer(text):
        if match.lastgroup is not None:
            _, side, inclusive, approximate, loose = _BEFORE[int(match.lastgroup[1:])]
            bound = Bound(match.start(), match.end(), side, inclusive, approximate, loose)
            found[match.end()] = bound
    return found


def bound_after(text: str, end: int) -> Bound | None:
    """Return the bound that follows a figure ending at `end` ("or more", "+", "-odd")."""
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
    sided = [bound for bound in bounds if bound.side is not Side.NEITHER]
    if low != high:
        return Interval(low, high, approximate=approximate or bool(sided))
    if not sided:
        return Interval(low, None if vague else high, approximate=approximate)
    if sided[-1].side is Side.LOW:
        return Interval(low, None, sided[-1].inclusive, True, approximate)
    return Interval(None, high, True, sided[-1].inclusive, approximate)

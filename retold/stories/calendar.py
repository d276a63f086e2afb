"""The weekdays, dates and years that an article opens with: they tell like events apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retold.stories.linkage import Floats, Ints

Masks = NDArray[np.uint64]

READ_WORDS: Final = 150
_MAX_CHARS: Final = 2_000
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MARK = re.compile(
    r"\b(?:"
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
    r"|(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?\W{1,3}(?:of )?)?"
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
    r"(?:\W{1,3}(?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\w))?"
    r"|(?P<year>(?:19|20)\d\d)"
    r")(?!\w)"
)
_WORD = re.compile(r"\w+")

SAME_WEEKDAY: Final = 0.15
OTHER_WEEKDAY: Final = -0.45
OTHER_TOLL: Final = -1.2
SAME_DATE: Final = 0.2
SAME_YEAR: Final = 0.2
OTHER_YEAR: Final = -0.2


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the opening of an article names, each as a set of bits.

    `weekdays` has a bit for each, Monday the lowest. `dates` (a month with a day) and `years` are
    folded into 64 bits each, so that two different ones pass for one now and then.
    """

    weekdays: int = 0
    dates: int = 0
    years: int = 0


UNMARKED: Final = Calendar()


def calendar(texts: Iterable[str]) -> Calendar:
    """Read the calendar of an article's opening: READ_WORDS words of its texts, in their order."""
    weekdays = dates = years = 0
    for text in _opening(texts):
        for match in _MARK.finditer(text):
            if weekday := match["weekday"]:
                weekdays |= 1 << _DAYS.index(weekday[:3].lower())
            elif year := match["year"]:
                years |= 1 << int(year) % 64
            elif day := match["before"] or match["after"]:
                dates |= 1 << (_MONTHS.index(match["month"][:3].lower()) * 31 + int(day)) % 64
    return Calendar(weekdays, dates, years)


def agreement(one: Masks, others: Masks) -> Floats:
    """Return the factor by which calendars make articles more alike or less.

    Rows of masks are weekdays, dates, years; broadcast over all but the last axis. Of two reports
    that name a weekday, nine in ten of one event and three in ten of two events name the same; so
    do reports of a war, that are alike in all but the day. A mask that is empty says nothing.
    """
    shared = (one & others) != 0
    apart = _apart(one, others)
    weight = (
        SAME_WEEKDAY * shared[..., 0]
        + OTHER_WEEKDAY * apart[..., 0]
        + SAME_DATE * shared[..., 1]
        + SAME_YEAR * shared[..., 2]
        + OTHER_YEAR * apart[..., 2]
    )
    factor: Floats = np.exp(weight.astype(np.float32))
    return factor


def repeats(one: Masks, others: Masks, gaps: Ints) -> Floats:
    """Return what is left of the likeness of reports that only repeat a house's words.

    Rows of masks are weekdays and tolls (see `tolls.tolls`); `gaps` are the days between the
    articles. Of two reports that came out on different days, open with other weekdays *and* give
    other tolls in their titles, each tells the raid of its own day. A follow-up names another day
    or another toll, but seldom both without a word of what came before.
    """
    apart = _apart(one, others).all(axis=-1) & (gaps > 0)
    factor: Floats = np.exp(OTHER_TOLL * apart).astype(np.float32)
    return factor


def _apart(one: Masks, others: Masks) -> NDArray[np.bool_]:
    """Tell where two sets of bits say something and nothing of it is the same."""
    apart: NDArray[np.bool_] = (one != 0) & (others != 0) & ((one & others) == 0)
    return apart


def masks(marks: Calendar) -> Masks:
    """Return a calendar as the row of masks that `agreement` takes."""
    return np.array([marks.weekdays, marks.dates, marks.years], dtype=np.uint64)


def _opening(texts: Iterable[str]) -> Iterable[str]:
    left = READ_WORDS
    for text in texts:
        start = text[:_MAX_CHARS]
        ends = [match.end() for match in _WORD.finditer(start)][:left]
        if ends:
            yield start[: ends[-1]]
        left -= len(ends)
        if left <= 0:
            return

"""Where a figure was counted and over which time, and whether two figures say the same of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from retold.types import Claim, Quantity, Timex

_PREPOSITION = re.compile(
    r"^(?:in|at|near|across|around|throughout|inside|outside|within|along|off)\s+(?:the\s+)?",
    re.IGNORECASE,
)
WORD = re.compile(r"[\w’'-]+")
_AREA = frozenset(
    "district province region city town village state county country area governorate oblast "
    "canton municipality prefecture valley island peninsula basin coast port camp suburb "
    "neighbourhood neighborhood borough parish territory".split()
)
_EMPTY = frozenset("the of all whole entire".split())
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NEAR = 30
_YEAR = (1, 12)
SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Extent:
    """The place and the period of a figure, as far as its own words give them.

    `place` is the place's name in its bare words, `area` the sort of area that it names ("city").
    `start` and `end` are the days of the period, None for an open end; `timed` tells whether there
    is a period at all.
    """

    place: frozenset[str] = frozenset()
    area: frozenset[str] = frozenset()
    start: date | None = None
    end: date | None = None
    timed: bool = False

    def why_apart(self, other: Extent) -> str | None:
        """Return in words what two extents differ in where both state it; None for nothing."""
        if self.place and other.place:
            if self.place != other.place:
                return "another place"
            if self.area and other.area and self.area != other.area:
                return "another area of that name"
        if self.timed and other.timed and not self._one_period(other):
            return "another period"
        return None

    def _one_period(self, other: Extent) -> bool:
        """Whether two periods are one, give or take a day; an open end is one with any."""
        ends = ((self.start, other.start), (self.end, other.end))
        if all(a is not None and b is not None for a, b in ends):
            if self._one_day and other._one_day:
                return self.start == other.start
            if self._one_day != other._one_day:
                return _within(self, other) or _within(other, self)
        return all(a is None or b is None or abs(a - b) <= SLACK for a, b in ends)

    @property
    def _one_day(self) -> bool:
        return self.start is not None and self.start == self.end


def _within(day: Extent, whole: Extent) -> bool:
    """Whether a day lies in a period of a few days, such as a weekend."""
    if day.start is None or whole.start is None or whole.end is None or day.start != day.end:
        return False
    short = whole.end - whole.start <= 3 * SLACK
    return short and whole.start <= day.start <= whole.end


def extent_of(claim: Claim, quantity: Quantity, text: str) -> Extent:
    """Return the extent of a figure of a claim; `text` is the stored text of its article.

    The period is the time that the sentence ties to the figure, or else the one dated time that
    the claim has.
    """
    place = quantity.place.of(text) if quantity.place else ""
    words = frozenset(WORD.findall(_PREPOSITION.sub("", place).lower())) - _EMPTY
    time = period_of(claim, quantity)
    if time is None:
        return Extent(words - _AREA, words & _AREA)
    start = day_of(time.start_time)
    end = None if is_since(time, text) else day_of(time.end_time)
    return Extent(words - _AREA, words & _AREA, start, end, timed=bool(start or end))


def days_of(start: date | None, end: date | None) -> str:
    """Return a period as a day, a month, a year, or from one day to another; empty for none."""
    if start is None or end is None:
        return f"since {start}" if start else f"until {end}" if end else ""
    if start == end:
        return start.isoformat()
    last = end < date.max and (end + SLACK).day == 1
    if start.day == 1 and start.year == end.year and last:
        if start.month == end.month:
            return f"{start:%Y-%m}"
        if (start.month, end.month) == _YEAR:
            return f"{start:%Y}"
    return f"{start} to {end}"


def is_since(time: Timex, text: str) -> bool:
    """Tell whether a time is where a period begins, and no more: "since Monday"."""
    return _SINCE.search(text[max(0, time.span.start - _NEAR) : time.span.start]) is not None


def period_of(claim: Claim, quantity: Quantity) -> Timex | None:
    """Return the time over which a figure was counted, as far as its claim tells; else None."""
    dated = list(_dated(claim))
    if quantity.period is not None:
        tied = [time for time in dated if quantity.period.overlaps(time.span)]
        return tied[0] if len(tied) == 1 else None
    return dated[0] if len({(t.start_time, t.end_time) for t in dated}) == 1 else None


def _dated(claim: Claim) -> Iterator[Timex]:
    for time in claim.times:
        if time.problem is None and time.kind != "set" and (time.start_time or time.end_time):
            yield time


def day_of(stamp: str | None) -> date | None:
    """Return the day of an ISO 8601 stamp, None of none."""
    return date.fromisoformat(stamp[:10]) if stamp else None

"""Figures of one measure parted by place, period and size: each part is a series."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from retold.tracing.matching.extents import WORD, Extent
from retold.tracing.series.entries import Figured
from retold.tracing.series.relations import CLOSE, FAR, Entry, times_apart


def parted(found: Iterable[Figured]) -> list[list[Figured]]:
    """Part the figures of one measure, each into the part that it fits best, in order."""
    parts: list[_Part] = []
    for one in found:
        fitting = [(fit, part) for part in parts if (fit := part.fit(one)) is not None]
        if fitting:
            max(fitting, key=lambda pair: pair[0])[1].add(one)
        else:
            parts.append(_Part(one))
    return [part.rows for part in parts]


class _Part:
    """The figures of a series so far, with what a further one is held against.

    What is the same of many is kept once, so that a toll told by thousands takes no square of them.
    """

    def __init__(self, first: Figured) -> None:
        self.rows: list[Figured] = []
        self._extents: set[Extent] = set()
        self._threads: set[str] = set()
        self._intervals: set[tuple[object, ...]] = set()
        self._sizes: list[float] = []
        self._own: dict[str, set[float]] = {}
        self._places: set[frozenset[str]] = set()
        self._named = _words(first.entry)
        self.add(first)

    def add(self, one: Figured) -> None:
        entry = one.entry
        self.rows.append(one)
        self._extents.add(one.extent)
        self._intervals.add(entry.interval)
        self._own.setdefault(entry.teller, set()).add(entry.middle)
        self._named &= _words(entry)
        if one.extent.place:
            self._places.add(one.extent.place)
        if entry.claim.thread is not None:
            self._threads.add(entry.claim.thread)
        if self._nearest(entry) > 1:
            insort(self._sizes, entry.middle)

    def fit(self, one: Figured) -> tuple[int, float] | None:
        """Return how well a figure fits; None where it must not be in this part.

        One that states its place joins those that state none only where all of them name it
        elsewhere in their claims, or where the figure or the thread is the same. One of a thread
        of its own joins none that are far from it, and none that its own article tells apart from
        it: an article that says 3,700 and six counts two things, even in one thread.
        """
        if any(one.extent.why_apart(other) for other in self._extents):
            return None
        same = one.entry.claim.thread in self._threads
        equal = one.entry.interval in self._intervals
        alike = self._is_there(one)
        if not (same or equal or alike):
            return None
        apart, inside = self._nearest(one.entry), self._farthest_inside(one.entry)
        if inside > FAR or (not (same or equal) and (apart > FAR or inside > CLOSE)):
            return None
        return 2 * same + 2 * equal + alike, -apart

    def _is_there(self, one: Figured) -> bool:
        """Whether a figure and this part name one place, or none."""
        place = one.extent.place
        if bool(place) == bool(self._places):
            return True
        if place:
            return place <= self._named
        words = _words(one.entry)
        return any(known <= words for known in self._places)

    def _farthest_inside(self, entry: Entry) -> float:
        """Return how many times a figure is one of its own article's, where that differs most."""
        own = self._own.get(entry.teller, ())
        return max((times_apart(entry.middle, size) for size in own), default=1.0)

    def _nearest(self, entry: Entry) -> float:
        """Return how many times a figure is the one next to it in size, or that it."""
        at = bisect_left(self._sizes, entry.middle)
        beside = self._sizes[max(0, at - 1) : at + 1]
        return min((times_apart(entry.middle, size) for size in beside), default=float("inf"))


def _words(entry: Entry) -> set[str]:
    return set(WORD.findall(entry.claim.text.lower()))

"""When a story has gone quiet: the day that a stream has come to, and who waits to be closed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Protocol

RECENT = 255
GRACE_DAYS = 3
SETTLED_ARRIVALS = 256
MAX_ARRIVALS = 150_000


class Clock:
    """The day that the stream has come to: the median of its last RECENT dated articles.

    A median, so that neither an article dated a century ahead nor a late one moves it.
    """

    def __init__(self, days: Iterable[int] = ()) -> None:
        self._recent: deque[int] = deque()
        self._sorted: list[int] = []
        for day in days:
            self.see(day)

    @property
    def days(self) -> tuple[int, ...]:
        """The days that it rests on, the oldest arrival first."""
        return tuple(self._recent)

    @property
    def day(self) -> int | None:
        """The day that the stream has come to, None before its first dated article."""
        return self._sorted[len(self._sorted) // 2] if self._sorted else None

    def see(self, day: int | None) -> None:
        """Take note of the day of an arrival."""
        if day is None:
            return
        if len(self._recent) == RECENT:
            del self._sorted[bisect_left(self._sorted, self._recent.popleft())]
        self._recent.append(day)
        insort(self._sorted, day)


class Aged(Protocol):
    """What closing needs to know of a story."""

    id: str
    last_arrival: int
    last_day: int | None


class Waiting:
    """The open stories in the order in which they may be closed.

    A story is quiet when the clock is past its last day by the window and GRACE_DAYS, and none of
    the last SETTLED_ARRIVALS articles was its own; an undated one, and one whose day is ahead of
    the clock, when MAX_ARRIVALS articles have come since. Each arrival costs the same whatever the
    number of stories (but for a logarithm), and what is closed hangs on the stories as they are,
    not on how they came to be so: built again from its stories, it closes the same at once.
    """

    def __init__(self, *, window_days: int) -> None:
        self._quiet_days = window_days + GRACE_DAYS
        self._stories: dict[str, Aged] = {}
        self._fresh: list[tuple[int, str]] = []
        self._settled: list[tuple[int, str]] = []
        self._by_day: list[tuple[int, int, str]] = []

    def touch(self, story: Aged) -> None:
        """Note that a story is new, or has changed."""
        self._stories[story.id] = story
        heappush(self._fresh, (story.last_arrival, story.id))

    def forget(self, story: str) -> None:
        """Note that a story is no more, or is closed."""
        self._stories.pop(story, None)

    def quiet(self, *, arrival: int, clock: int | None) -> Iterator[str]:
        """Yield the stories to close now; each is forgotten as it is yielded."""
        while self._fresh and arrival - self._fresh[0][0] > SETTLED_ARRIVALS:
            self._settle(*heappop(self._fresh))
        while self._by_day and clock is not None and clock - self._by_day[0][0] > self._quiet_days:
            day, last_arrival, name = heappop(self._by_day)
            if self._stands(name, last_arrival) and self._stories[name].last_day == day:
                self.forget(name)
                yield name
        while self._settled and arrival - self._settled[0][0] > MAX_ARRIVALS:
            last_arrival, name = heappop(self._settled)
            if self._stands(name, last_arrival):
                self.forget(name)
                yield name

    def _settle(self, last_arrival: int, name: str) -> None:
        if not self._stands(name, last_arrival):
            return
        heappush(self._settled, (last_arrival, name))
        day = self._stories[name].last_day
        if day is not None:
            heappush(self._by_day, (day, last_arrival, name))

    def _stands(self, name: str, last_arrival: int) -> bool:
        story = self._stories.get(name)
        return story is not None and story.last_arrival == last_arrival

"""When a story has gone quiet: the day that a stream has come to, and who waits to be closed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict, deque
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
    number of stories.
    """

    def __init__(self, *, window_days: int) -> None:
        self._quiet_days = window_days + GRACE_DAYS
        self._fresh: OrderedDict[str, Aged] = OrderedDict()
        self._settled: OrderedDict[str, Aged] = OrderedDict()
        self._by_day: list[tuple[int, int, str]] = []

    def touch(self, story: Aged) -> None:
        """Note that a story has just got its article number `last_arrival`."""
        self._settled.pop(story.id, None)
        self._fresh[story.id] = story
        self._fresh.move_to_end(story.id)

    def forget(self, story: str) -> None:
        """Note that a story is no more, or is closed."""
        self._fresh.pop(story, None)
        self._settled.pop(story, None)

    def quiet(self, *, arrival: int, clock: int | None) -> Iterator[str]:
        """Yield the stories to close now; each is forgotten as it is yielded."""
        self._settle(arrival)
        while self._by_day and clock is not None:
            day, last_arrival, name = self._by_day[0]
            story = self._settled.get(name)
            if story is None or (story.last_day, story.last_arrival) != (day, last_arrival):
                heappop(self._by_day)
            elif clock - day > self._quiet_days:
                heappop(self._by_day)
                self.forget(name)
                yield name
            else:
                break
        while self._settled:
            name, story = next(iter(self._settled.items()))
            if arrival - story.last_arrival <= MAX_ARRIVALS:
                break
            self.forget(name)
            yield name

    def _settle(self, arrival: int) -> None:
        while self._fresh:
            name, story = next(iter(self._fresh.items()))
            if arrival - story.last_arrival <= SETTLED_ARRIVALS:
                break
            del self._fresh[name]
            self._settled[name] = story
            if story.last_day is not None:
                heappush(self._by_day, (story.last_day, story.last_arrival, name))

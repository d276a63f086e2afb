"""The live articles and stories of a stream: small mutable records that `stream` alone changes."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from retold.stories.changes import StoryRow
from retold.stories.linkage import Ints

SAMPLED = 128


def story_id(founder: str) -> str:
    """Return the id of the story that begins with this article: it stays while the story grows."""
    return "s" + sha256(founder.encode("utf-8")).hexdigest()[:12]


@dataclass(slots=True, eq=False)
class Telling:
    """A live article. `row` is its place on the shelf, None once its story's sample has left it.

    `words` are its heaviest terms as written, in the order of its imprint. `anchor` is the article
    that it follows in a split when it is off the shelf. `story` holds while it is on it.
    """

    article: str
    published: str | None
    day: int | None
    title: str
    words: tuple[str, ...]
    arrival: int
    tick: int
    row: int | None
    anchor: str | None = None
    rank: tuple[str, int] = ("", 0)
    story: str = ""

    def __post_init__(self) -> None:
        self.rank = (sha256(self.article.encode("utf-8")).hexdigest()[:16], self.arrival)


def row_of(telling: Telling) -> int:
    """Return the place of an article that is on the shelf."""
    assert telling.row is not None, telling.article
    return telling.row


def rows_of(tellings: Sequence[Telling]) -> Ints:
    """Return the places of articles that are on the shelf."""
    return np.array([row_of(telling) for telling in tellings], dtype=np.int64)


@dataclass(slots=True, eq=False)
class LiveStory:
    """An open story. `sample` are its articles on the shelf, by rank.

    The rank is a hash of the article's id, so the SAMPLED lowest are a fair sample of all, whatever
    the order in which they came (bottom-k sampling: Cohen and Kaplan, 2007).
    """

    id: str
    members: dict[str, Telling] = field(default_factory=dict)
    sample: list[Telling] = field(default_factory=list)
    founder: Telling | None = None
    last_arrival: int = 0
    first_day: int | None = None
    last_day: int | None = None

    def admit(self, telling: Telling) -> None:
        """Take an article in."""
        self.members[telling.article] = telling
        telling.story = self.id
        if telling.row is not None:
            insort(self.sample, telling, key=_rank)
        if self.founder is None or telling.arrival < self.founder.arrival:
            self.founder = telling
        self.last_arrival = max(self.last_arrival, telling.arrival)
        if telling.day is not None:
            self.first_day = min(self.first_day or telling.day, telling.day)
            self.last_day = max(self.last_day or telling.day, telling.day)

    def release(self, tellings: Iterable[Telling]) -> None:
        """Let articles go, and reckon anew what hangs on the rest."""
        for telling in tellings:
            del self.members[telling.article]
        left = list(self.members.values())
        self.members, self.sample = {}, []
        self.founder, self.last_arrival, self.first_day, self.last_day = None, 0, None, None
        for telling in left:
            self.admit(telling)

    def absorb(self, other: LiveStory) -> None:
        """Take in all articles of another story; the cost is that of the smaller one."""
        if len(other.members) > len(self.members):
            self._exchange(other)
        for telling in other.members.values():
            self.admit(telling)

    def overflow(self) -> Telling | None:
        """Take the article of the highest rank out of a sample that is too large."""
        return self.sample.pop() if len(self.sample) > SAMPLED else None

    def anchored(self, telling: Telling) -> Telling:
        """Return the article of the sample that an article follows."""
        while telling.anchor is not None:
            telling = self.members[telling.anchor]
        return telling

    def row(self) -> StoryRow:
        """Return the row to be stored."""
        return StoryRow(
            self.id, len(self.members), self.last_arrival, self.first_day, self.last_day
        )

    def in_order(self) -> Iterator[Telling]:
        """Yield all articles in the order in which they came."""
        yield from sorted(self.members.values(), key=lambda telling: telling.arrival)

    def _exchange(self, other: LiveStory) -> None:
        for name in ("members", "sample", "founder", "last_arrival", "first_day", "last_day"):
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(self, name, theirs)
            setattr(other, name, mine)
        for telling in self.sample:
            telling.story = self.id


def _rank(telling: Telling) -> tuple[str, int]:
    return telling.rank

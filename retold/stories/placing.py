"""Where an article belongs among the stories near it: the groups that it and they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.stories.linkage import SAME_STORY, Floats, average_linkage, needed, voices
from retold.stories.shelf import Shelf
from retold.stories.telling import SAMPLED, LiveStory, Telling, row_of, rows_of

COMPARED = 24
LOCAL = 48
SURE = 1.6
MOST_PAIRS = 4_096


@dataclass(frozen=True, slots=True)
class _Pair:
    """The mean similarity of two lots of articles, across both and within each."""

    across: float
    left: float
    right: float


class Placer:
    """Groups a newcomer with stories whose articles are on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._pairs: dict[tuple[tuple[int, ...], int], _Pair] = {}

    def groups(
        self, newcomer: Telling, pool: list[LiveStory], likest: Mapping[int, float]
    ) -> list[list[Telling]]:
        """Group the newcomer with the samples of the stories near it, the likest story first.

        One story that it is surely like takes it in. Else all of them are taken apart and grouped
        anew, as long as they are LOCAL articles at most; and whenever the likest has doubled, for
        a late look at what was joined early. Larger ones stay whole, and merge where samples of
        COMPARED articles are alike. `likest` has the likeness to rows that is known already.
        """
        if not pool:
            return [[newcomer]]
        means = [self._mean_to(newcomer, story, likest) for story in pool]
        if len(pool) == 1 and means[0] >= SAME_STORY * SURE and not _doubles(pool[0]):
            return [[newcomer, *pool[0].sample]]
        if sum(len(story.sample) for story in pool) <= LOCAL or _doubles(pool[0]):
            return self._linked(newcomer, pool)
        return self._greedy(newcomer, pool, means)

    def _mean_to(self, newcomer: Telling, story: LiveStory, likest: Mapping[int, float]) -> float:
        rows = rows_of(story.sample[:COMPARED])
        scores = [likest.get(row) for row in rows.tolist()]
        known = [score for score in scores if score is not None]
        if len(known) < len(scores):
            known = self._shelf.scores(row_of(newcomer), rows).tolist()
        return sum(known) / len(known)

    def _linked(self, newcomer: Telling, pool: list[LiveStory]) -> list[list[Telling]]:
        nodes = [telling for story in _bounded(pool) for telling in story.sample]
        nodes = sorted([*nodes, newcomer], key=lambda telling: telling.arrival)
        alike = self._shelf.matrix(rows_of(nodes))
        return [[nodes[at] for at in group] for group in average_linkage(alike)]

    def _greedy(
        self, newcomer: Telling, pool: list[LiveStory], means: list[float]
    ) -> list[list[Telling]]:
        """Join the likest story, and to it those that are now alike; all else stays."""
        likest = max(range(len(pool)), key=lambda at: (means[at], -at))
        if means[likest] < SAME_STORY:
            return [[newcomer]]
        joined = [*pool[likest].sample, newcomer]
        size = len(pool[likest].members) + 1
        near = [
            story
            for story in pool
            if story is not pool[likest] and self._are_one(story, joined, size=size)
        ]
        return [[*joined, *(telling for story in near for telling in story.sample)]]

    def _are_one(self, story: LiveStory, joined: Sequence[Telling], *, size: int) -> bool:
        """Tell whether a story and `size` articles, of which `joined` are a sample, are alike."""
        pair = self._pair(story.sample[:COMPARED], joined[:COMPARED])
        fewer = min(voices(len(story.members), pair.left), voices(size, pair.right))
        return pair.across >= needed(fewer)

    def _pair(self, some: Sequence[Telling], others: Sequence[Telling]) -> _Pair:
        """Return how alike two lots of articles are; what was reckoned once is looked up.

        Two large stories that stand near each other are held against each other with every article
        of either, and the lowest of their samples hardly ever change.
        """
        key = tuple(telling.arrival for telling in (*some, *others)), len(some)
        if key not in self._pairs:
            if len(self._pairs) >= MOST_PAIRS:
                self._pairs.clear()
            alike = self._shelf.matrix(rows_of([*some, *others]))
            ours, theirs = slice(len(some)), slice(len(some), None)
            self._pairs[key] = _Pair(
                float(alike[ours, theirs].mean()),
                _within(alike[ours, ours]),
                _within(alike[theirs, theirs]),
            )
        return self._pairs[key]

    def likeness(self, left: Sequence[Telling], right: Sequence[Telling]) -> float:
        """Return the mean similarity of two lots of articles, each by COMPARED of its own."""
        some = [telling for telling in left if telling.row is not None][:COMPARED]
        others = right[:COMPARED]
        alike = self._shelf.matrix(rows_of([*some, *others]))
        return float(alike[: len(some), len(some) :].mean())


def _doubles(story: LiveStory) -> bool:
    """Tell whether one article more makes the size of a story a power of two."""
    size = len(story.members) + 1
    return size >= 4 and size & (size - 1) == 0


def _bounded(pool: Sequence[LiveStory]) -> list[LiveStory]:
    """Return the first story, and of the others as many as their samples have room for."""
    kept = [pool[0]]
    for story in pool[1:]:
        if sum(len(k.sample) for k in kept) + len(story.sample) <= 2 * SAMPLED:
            kept.append(story)
    return kept


def _within(alike: Floats) -> float:
    """Return the mean of a symmetric matrix beside its diagonal of ones; 0 for a single row."""
    size = len(alike)
    return (float(alike.sum()) - size) / (size * (size - 1)) if size > 1 else 0.0

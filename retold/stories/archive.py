"""Where closed stories are kept: the contract, and the one that keeps them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Protocol

from retold.stories.changes import StoryRows
from retold.stories.imprint import unpacked
from retold.stories.shelf import INDEXED_TERMS, POSTED


class Archive(Protocol):
    """Keeps closed stories, and finds those that an article may belong to."""

    def put(self, rows: StoryRows) -> None:
        """Keep a story that was closed."""

    def get(self, story: str) -> StoryRows:
        """Return a kept story."""

    def remove(self, story: str) -> None:
        """Keep a story no longer: it is open again."""

    def near(
        self, terms: Sequence[int], *, since: int | None, until: int | None, limit: int
    ) -> Sequence[str]:
        """Return the ids of at most `limit` kept stories that share the given term numbers.

        Those that share most terms come first, on a tie the ones that were put last.
        Where days are given, only stories with an undated article or with a day between them are
        meant.
        """


class MemoryArchive:
    """An archive without a file: for tests, for scores and for short runs."""

    def __init__(self) -> None:
        self._kept: dict[str, StoryRows] = {}
        self._terms: dict[int, dict[str, None]] = {}

    @property
    def kept(self) -> Sequence[str]:
        """The ids of the stories that it keeps."""
        return tuple(self._kept)

    def put(self, rows: StoryRows) -> None:
        """Keep a closed story."""
        self._kept[rows.story.id] = rows
        for term in story_terms(rows):
            self._terms.setdefault(term, {})[rows.story.id] = None

    def get(self, story: str) -> StoryRows:
        """Return a kept story."""
        return self._kept[story]

    def remove(self, story: str) -> None:
        """Forget a story."""
        for term in story_terms(self._kept.pop(story)):
            self._terms[term].pop(story, None)

    def near(
        self, terms: Sequence[int], *, since: int | None, until: int | None, limit: int
    ) -> Sequence[str]:
        """Find the stories that share most of the terms."""
        shared: dict[str, int] = {}
        for term in terms:
            for story in islice(reversed(self._terms.get(term, {})), POSTED):
                shared[story] = shared.get(story, 0) + 1
        within = [name for name in shared if _within(self._kept[name], since, until)]
        return sorted(within, key=lambda name: -shared[name])[:limit]


def story_terms(rows: StoryRows) -> Iterable[int]:
    """Return the term numbers under which a closed story is found, each once."""
    numbers: dict[int, None] = {}
    for article in rows.articles:
        if article.imprint is not None:
            ids = unpacked(article.imprint).ids[:INDEXED_TERMS].tolist()
            numbers.update(dict.fromkeys(ids))
    return numbers


def _within(rows: StoryRows, since: int | None, until: int | None) -> bool:
    first, last = rows.story.first_day, rows.story.last_day
    if first is None or last is None or any(a.published is None for a in rows.articles):
        return True
    return (since is None or last >= since) and (until is None or first <= until)

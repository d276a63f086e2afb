"""The archive of a stream in its index: closed stories, found again by their terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from retold.ledger.index_rows import articles_of, put_articles, put_story, read_story
from retold.ledger.rows import encoded
from retold.stories.archive import story_terms
from retold.stories.changes import StoryRows
from retold.stories.shelf import POSTED

ASKED = 32
"""How many stories are looked at in one query, the likeliest first."""


class ClosedStories:
    """Keeps closed stories in the tables that hold the open ones too, and finds those near.

    It answers as `retold.stories.archive.MemoryArchive` does, in the same order. Every call is a
    part of the transaction around it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, rows: StoryRows) -> None:
        """Keep a story that was closed."""
        number = int(self._connection.execute(_NEXT).fetchone()[0])
        undated = any(row.published is None for row in rows.articles)
        put_articles(self._connection, rows.articles)
        put_story(self._connection, rows.story, closed=number, undated=undated)
        terms = [(term, number) for term in sorted(story_terms(rows))]
        self._connection.executemany("INSERT INTO postings VALUES (?, ?)", terms)

    def get(self, story: str) -> StoryRows:
        """Return a kept story."""
        query = "SELECT * FROM stories WHERE id = ?"
        row = self._connection.execute(query, (story,)).fetchone()
        return StoryRows(read_story(row), articles_of(self._connection, story))

    def remove(self, story: str) -> None:
        """Keep a story no longer: it is open again."""
        query = "SELECT closed FROM stories WHERE id = ?"
        number = self._connection.execute(query, (story,)).fetchone()[0]
        terms = [(term, number) for term in story_terms(self.get(story))]
        self._connection.executemany("DELETE FROM postings WHERE term = ? AND closed = ?", terms)
        self._connection.execute("UPDATE stories SET closed = NULL WHERE id = ?", (story,))

    def near(
        self, terms: Sequence[int], *, since: int | None, until: int | None, limit: int
    ) -> Sequence[str]:
        """Return the ids of at most `limit` kept stories that share the given term numbers."""
        shared: dict[int, int] = {}
        for term in terms:
            for (number,) in self._connection.execute(_POSTED, (term, POSTED)):
                shared[number] = shared.get(number, 0) + 1
        likeliest = sorted(shared, key=lambda number: -shared[number])
        within: list[str] = []
        for at in range(0, len(likeliest), ASKED):
            if len(within) < limit:
                within += self._within(likeliest[at : at + ASKED], since=since, until=until)
        return within[:limit]

    def _within(
        self, numbers: Sequence[int], *, since: int | None, until: int | None
    ) -> Iterator[str]:
        """Yield the stories of some numbers, in their order, that have a day in the span."""
        bounds = {"numbers": encoded(numbers), "since": since, "until": until}
        found = {row["closed"]: row["id"] for row in self._connection.execute(_WITHIN, bounds)}
        yield from (found[number] for number in numbers if number in found)


_NEXT = "SELECT coalesce(max(closed), 0) + 1 FROM stories"
_POSTED = "SELECT closed FROM postings WHERE term = ? ORDER BY closed DESC LIMIT ?"
_WITHIN = (
    "SELECT id, closed FROM stories WHERE closed IN (SELECT value FROM json_each(:numbers))"
    " AND (undated OR last_day IS NULL"
    " OR (:since IS NULL OR last_day >= :since) AND (:until IS NULL OR first_day <= :until))"
)

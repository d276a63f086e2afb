"""The index of stories: a stream of articles kept in a file beside the ledger, safe at any kill."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from retold.errors import RetoldError
from retold.ledger.change_rows import read_change
from retold.ledger.closed_stories import ClosedStories
from retold.ledger.guard import guarded
from retold.ledger.index_file import PATIENCE_SECONDS, index_path, opened
from retold.ledger.index_rows import (
    articles_of,
    marks,
    move,
    put_articles,
    put_story,
    read_story,
)
from retold.ledger.opened import Opened
from retold.ledger.rows import encoded
from retold.stories.changes import (
    Change,
    StoryReopened,
    StoryRows,
    StreamRow,
)
from retold.stories.stream import StoryStream
from retold.stories.vectors import Missed, Signature, blank
from retold.types import StoryChange

BATCH = 256
"""Articles in one transaction; how many it are changes nothing but the speed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article to be placed: its number in the ledger, and what grouping needs of it."""

    number: int
    signature: Signature

    def alone(self) -> Placed:
        """Return the same article as one that is like no other."""
        known = self.signature
        return Placed(self.number, blank(known.article, known.published, known.title))


@dataclass(frozen=True, slots=True)
class Pending:
    """A story that the ledger does not hold as the index does.

    `arrival` is that of the article that changed it last. Where `members` is false, nothing but
    its being open or closed has changed.
    """

    story: str
    arrival: int
    members: bool


class StoryIndex(Opened):
    """Places articles into stories one by one, and remembers what the ledger is to be told.

    The file holds the rows of a `StoryStream`: what a kill leaves is the last whole transaction,
    and the stream built from it goes on as if nothing had happened. Open stories are in memory
    once something is placed; closed ones are read from the file when they are needed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, window_days: int) -> None:
        super().__init__(connection, path)
        self._window_days = window_days
        self._closed = ClosedStories(connection)
        self._stream: StoryStream | None = None
        self._known = StreamRow()

    @classmethod
    def open(cls, ledger: Path, *, window_days: int, patience: float = PATIENCE_SECONDS) -> Self:
        """Open the index of a ledger; make it where there is none that fits.

        A file that is damaged, of another version or made with another window is an index lost:
        it is begun anew, empty. Raises LedgerError where the file cannot be written.
        """
        path = index_path(ledger)
        connection = opened(ledger, window_days=window_days, patience=patience)
        return cls(connection, path, window_days=window_days)

    def last(self) -> tuple[int, str | None]:
        """Return the ledger's number of the article placed last, and its id; (0, None) at first."""
        (row,) = self._rows("SELECT number, article FROM state")
        return row["number"], row["article"]

    def place(self, articles: Iterable[Placed], *, missed: Missed | None = None) -> int:
        """Place articles in the order given, a few in each transaction; return how many.

        Their numbers must rise. One that another process has placed meanwhile is passed over. One
        that cannot be placed for an unexpected error goes to `missed`, and stands alone.
        """
        placed = 0
        batch: list[Placed] = []
        for article in articles:
            batch.append(article)
            if len(batch) == BATCH:
                placed += self._placed(batch, missed)
                batch = []
        return placed + (self._placed(batch, missed) if batch else 0)

    def pending(self) -> tuple[Pending, ...]:
        """Return the stories that the ledger has to be told of, by their first publication."""
        rows = self._rows(_PENDING)
        return tuple(Pending(r["story"], r["arrival"], bool(r["members"])) for r in rows)

    def settle(self, told: Iterable[Pending]) -> None:
        """Note that the ledger holds stories as they were; one that changed since stays pending."""
        rows = [(item.story, item.arrival) for item in told]
        with self._batch():
            self.connection.executemany(_SETTLE, rows)

    def expect(self, *, members: Iterable[str], statuses: Iterable[str]) -> None:
        """Make these stories pending and no others: by their articles, or but by their status."""
        with self._batch():
            arrival = self._stored().arrivals
            rows = [(story, arrival, True) for story in members]
            rows += [(story, arrival, False) for story in statuses]
            self.connection.execute("DELETE FROM pending")
            self.connection.executemany(_MARK, rows)

    def told(self) -> int:
        """Return how many stories are not pending: the ledger should hold as many of those."""
        (row,) = self._rows(_TOLD)
        return int(row["n"])

    def articles(self, story: str) -> tuple[str, ...]:
        """Return the articles of a story in the order of arrival; none where it is no more."""
        rows = self._rows("SELECT article FROM articles WHERE story = ? ORDER BY arrival", story)
        return tuple(row["article"] for row in rows)

    def status(self, story: str) -> str:
        """Return whether a story is open or closed."""
        (row,) = self._rows(f"{_STATUS} WHERE id = ?", story)
        return str(row["status"])

    def open_stories(self) -> Iterator[StoryRows]:
        """Yield the open stories with their articles, the longest without a new one first."""
        for row in self._rows("SELECT * FROM stories WHERE closed IS NULL ORDER BY last_arrival"):
            yield StoryRows(read_story(row), articles_of(self.connection, row["id"]))

    def members(self) -> Iterator[tuple[str, str]]:
        """Yield the story and the id of every article, ordered by both."""
        with guarded(self.path):
            cursor = self.connection.execute(
                "SELECT story, article FROM articles ORDER BY story, article"
            )
            for row in cursor:
                yield row["story"], row["article"]

    def statuses(self) -> Iterator[tuple[str, str]]:
        """Yield the id of every story and whether it is open or closed, ordered by id."""
        with guarded(self.path):
            for row in self.connection.execute(_STATUSES):
                yield row["id"], row["status"]

    def changes(self, *, after: int = 0) -> Iterator[tuple[int, StoryChange]]:
        """Yield the merges and splits with a number above `after`, each with its number."""
        for row in self._rows("SELECT * FROM changes WHERE number > ? ORDER BY number", after):
            yield row["number"], read_change(row)

    def counts(self) -> dict[str, int]:
        """Return how many articles, stories, open stories and pending ones there are."""
        (row,) = self._rows(_COUNTS)
        return {name: row[name] for name in row.keys()}  # noqa: SIM118

    def _placed(self, batch: Sequence[Placed], missed: Missed | None) -> int:
        """Place a batch; where that fails, one article after the other, to find which it is."""
        try:
            return self._place(batch)
        except (RetoldError, MemoryError):
            raise
        except Exception as error:
            if missed is None:
                raise
            if len(batch) == 1:
                missed(batch[0].signature.article, error)
                return self._place([batch[0].alone()])
        return sum(self._placed([article], missed) for article in batch)

    def _place(self, batch: Sequence[Placed]) -> int:
        try:
            with self._batch():
                last, _ = self.last()
                fresh = [article for article in batch if article.number > last]
                if fresh:
                    self._add(fresh)
        except BaseException:
            self._stream = None
            raise
        return len(fresh)

    def _add(self, fresh: Sequence[Placed]) -> None:
        stream = self._current()
        touched: dict[str, None] = {}
        for article in fresh:
            change = stream.add(article.signature)
            self._write(stream, change)
            touched |= dict.fromkeys(change.stories)
        still_open = touched.keys() & set(stream.open_stories)
        for story in sorted(still_open):
            put_story(self.connection, stream.story_row(story))
        self._known = stream.stream_row()
        place = (fresh[-1].number, fresh[-1].signature.article)
        days = encoded(self._known.days)
        self.connection.execute(_PUT_STATE, (*place, self._known.arrivals, self._known.ticks, days))

    def _write(self, stream: StoryStream, change: Change) -> None:
        """Write what one article changed; the rows of stories wait for the end of the batch."""
        again = [event.story for event in change.events if isinstance(event, StoryReopened)]
        reopened = [article for story in again for article in self.articles(story)]
        put_articles(self.connection, stream.article_rows(change))
        for event in change.events:
            move(self.connection, event)
        for home in self._homes(reopened) & set(stream.open_stories if reopened else ()):
            put_articles(self.connection, stream.story_rows(home).articles)
        arrival = stream.stream_row().arrivals
        told = [(story, arrival, True) for story in change.stories]
        told += [(s, arrival, members) for e in change.events for s, members in marks(e)]
        self.connection.executemany(_MARK, told)

    def _homes(self, articles: Sequence[str]) -> set[str]:
        """Return the stories that articles are in now."""
        if not articles:
            return set()
        return {row["story"] for row in self._rows(_HOMES, encoded(articles))}

    def _current(self) -> StoryStream:
        """Return the stream as the file has it: another process may have taken it further."""
        stored = self._stored()
        if self._stream is None or self._known != stored:
            self._stream = StoryStream.restore(
                stored, self.open_stories(), window_days=self._window_days, archive=self._closed
            )
            self._known = stored
        return self._stream

    def _stored(self) -> StreamRow:
        (row,) = self._rows("SELECT arrivals, ticks, days FROM state")
        return StreamRow(row["arrivals"], row["ticks"], tuple(json.loads(row["days"])))

    @contextmanager
    def _batch(self) -> Iterator[None]:
        with guarded(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with guarded(self.path):
            return self.connection.execute(query, values).fetchall()


_PUT_STATE = "UPDATE state SET number = ?, article = ?, arrivals = ?, ticks = ?, days = ?"
_MARK = (
    "INSERT INTO pending VALUES (?, ?, ?) ON CONFLICT (story) DO UPDATE SET"
    " arrival = excluded.arrival, members = max(members, excluded.members)"
)
_STATUS = "SELECT id, iif(closed IS NULL, 'open', 'closed') AS status FROM stories"
_STATUSES = f"{_STATUS} ORDER BY id"
_PENDING = (
    "SELECT p.*, (SELECT min(a.published) FROM articles AS a WHERE a.story = p.story) AS seen"
    " FROM pending AS p ORDER BY seen IS NULL, seen, p.story"
)
_TOLD = (
    "SELECT count(*) AS n FROM stories AS s"
    " WHERE NOT EXISTS (SELECT 1 FROM pending AS p WHERE p.story = s.id AND p.members)"
)
_SETTLE = "DELETE FROM pending WHERE story = ? AND arrival = ?"
_HOMES = "SELECT DISTINCT story FROM articles WHERE article IN (SELECT value FROM json_each(?))"
_COUNTS = (
    "SELECT (SELECT count(*) FROM articles) AS articles,"
    " (SELECT count(*) FROM stories) AS stories,"
    " (SELECT count(*) FROM stories WHERE closed IS NULL) AS open_stories,"
    " (SELECT count(*) FROM pending) AS pending"
)

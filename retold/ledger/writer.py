"""The writing side of a ledger: whole transactions, and nothing twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retold.errors import LedgerError
from retold.ledger.change_rows import change_row
from retold.ledger.claim_rows import (
    PARTS,
    article_row,
    block_rows,
    claim_row,
    hyperlink_rows,
    part_rows,
)
from retold.ledger.guard import guarded
from retold.ledger.overrides import override_row
from retold.ledger.rows import Row, encoded, insert, upsert
from retold.ledger.story_rows import reading_rows
from retold.ledger.words import Texts
from retold.types import Article, Claim, Override, Reading, Skipped, StoryChange


class Writer:
    """Writes records; every call is a transaction of its own, or a part of the `batch` around it.

    A run that is killed leaves the ledger as the last whole transaction left it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._run: tuple[str, str, str] | None = None
        self._run_id: int | None = None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make one transaction of all that is written inside; an error takes all of it back.

        Inside another batch it is a savepoint. Raises LedgerError where another program keeps the
        ledger locked for longer than the ledger's patience, and where the disk is full.
        """
        nested = self._connection.in_transaction
        first, last, back = _NESTED if nested else _WHOLE
        known = self._run_id
        with guarded(self._path):
            for statement in first:
                self._connection.execute(statement)
            try:
                yield
                self._end(last)
            except BaseException:
                self._run_id = known
                if self._connection.in_transaction:
                    for statement in back:
                        self._connection.execute(statement)
                raise

    def start_run(
        self, *, version: str, config: Mapping[str, Any], started: str | None = None
    ) -> None:
        """Name the run that what follows belongs to: the version, the settings, the moment (UTC).

        The run is stored with the first thing that it adds; a run that adds nothing leaves no row.
        """
        moment = started or datetime.now(UTC).isoformat(timespec="seconds")
        self._run, self._run_id = (moment, version, encoded(dict(config))), None

    def add_article(self, article: Article, claims: Sequence[Claim]) -> bool:
        """Store an article with its claims; return False, and change nothing, if it is there.

        Raises LedgerError where a claim's words are not the words of its span.
        """
        with self.batch():
            if self._has(article.id):
                return False
            place = {"run": self._stored_run(), "number": self._next("articles")}
            insert(self._connection, "articles", [{**article_row(article), **place}])
            insert(self._connection, "blocks", block_rows(article))
            insert(self._connection, "hyperlinks", hyperlink_rows(article))
            self._put_claims(claims, Texts({article.id: article.text}))
            return True

    def put_reading(self, reading: Reading) -> None:
        """Replace all that is derived of a story, its claims as they are told included.

        Dates that the story inferred go to articles that state none. Raises LedgerError where a
        record names an article or claim that is not in the ledger, or a span holds other words.
        """
        with self.batch():
            self.drop_story(reading.story.id)
            for article, day in reading.inferred_dates.items():
                self.set_published(article, day)
            texts = self._texts(reading)
            for table, rows in _by_table(reading_rows(reading, texts)).items():
                insert(self._connection, table, rows)
            self._put_claims(reading.claims, texts, story=reading.story.id)

    def drop_story(self, story_id: str) -> None:
        """Remove a story and all that hangs on it; articles and claims stay, without the story.

        Dates that the story inferred are taken back. Canonical names and times that it gave its
        claims stay until the next reading.
        """
        with self.batch():
            self._connection.execute(
                "UPDATE articles SET published = NULL, published_inferred = 0"
                " WHERE id IN (SELECT article FROM inferred_dates WHERE story = :story)"
                " AND id NOT IN (SELECT article FROM inferred_dates WHERE story <> :story)",
                {"story": story_id},
            )
            self._connection.execute(
                "UPDATE claims SET story_position = NULL WHERE story = ?", (story_id,)
            )
            self._connection.execute("DELETE FROM stories WHERE id = ?", (story_id,))

    def make_room(self, story_id: str, articles: Iterable[str]) -> None:
        """Drop the other stories that hold one of the articles: an article is in one story."""
        with self.batch():
            asked = {"articles": encoded(list(articles)), "story": story_id}
            for row in self._connection.execute(_OTHERS, asked).fetchall():
                self.drop_story(row["story"])

    def set_status(self, story_id: str, status: str) -> None:
        """Set whether a story is open or closed, if it is there."""
        with self.batch():
            query = "UPDATE stories SET status = ? WHERE id = ?"
            self._connection.execute(query, (status, story_id))

    def put_changes(self, changes: Iterable[tuple[int, StoryChange]], *, anew: bool) -> None:
        """Store numbered merges and splits of stories; `anew` forgets those that were stored."""
        with self.batch():
            if anew:
                self._connection.execute("DELETE FROM story_changes")
            rows = [{"number": number, **change_row(change)} for number, change in changes]
            insert(self._connection, "story_changes", rows)

    def set_published(self, article_id: str, published: str, *, inferred: bool = True) -> None:
        """Set an article's date (ISO 8601); an inferred one never replaces a stated one."""
        with self.batch():
            self._connection.execute(
                "UPDATE articles SET published = :published, published_inferred = :inferred"
                " WHERE id = :id AND (NOT :inferred OR published IS NULL OR published_inferred)",
                {"published": published, "inferred": inferred, "id": article_id},
            )

    def put_override(self, item: Override) -> None:
        """Keep what a person puts in place of an assessment; what was put before it stays too."""
        with self.batch():
            insert(self._connection, "overrides", [override_row(item)])

    def log_skipped(self, skipped: Skipped) -> None:
        """Store an input that was not read and why, once however often it happens."""
        with self.batch():
            told = (skipped.locator, skipped.reason)
            known = "SELECT 1 FROM skipped WHERE locator = ? AND reason = ?"
            if not self._connection.execute(known, told).fetchone():
                row = {"locator": told[0], "reason": told[1], "run": self._stored_run()}
                insert(self._connection, "skipped", [row])

    def _put_claims(
        self, claims: Sequence[Claim], texts: Texts, *, story: str | None = None
    ) -> None:
        """Write claims, new or known; a known one keeps its number, which full text leans on."""
        number = self._next("claims")
        rows: list[Row] = []
        for position, claim in enumerate(claims):
            place: dict[str, Any] = {"number": number + position}
            place |= {"story": story, "story_position": position} if story else {}
            rows.append({**claim_row(claim, texts), **place, "position": position})
        upsert(self._connection, "claims", rows, keep=frozenset({"number", "position"}))
        ids = [(claim.id,) for claim in claims]
        made = [part_rows(claim, texts) for claim in claims]
        for table in PARTS:
            self._connection.executemany(_CLEAR[table], ids)
            insert(self._connection, table, [row for parts in made for row in parts[table]])

    def _texts(self, reading: Reading) -> Texts:
        wanted = {member.article for member in reading.story.members}
        wanted |= {claim.article for claim in reading.claims}
        wanted |= {merge.article for merge in reading.merges}
        sentences = [s for section in reading.brief.sections for s in section.sentences]
        told = [finding.evidence for finding in reading.findings]
        told += [abstention.evidence for abstention in reading.abstentions]
        told += [sentence.evidence for sentence in (reading.brief.summary, *sentences)]
        wanted |= {piece.article for pieces in told for piece in pieces}
        wanted |= {id_ for copy in reading.story.copies for id_ in (copy.copy, copy.original)}
        listed = encoded(sorted(wanted))
        query = "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        return Texts({row[0]: row[1] for row in self._connection.execute(query, (listed,))})

    def _stored_run(self) -> int | None:
        if self._run is not None and self._run_id is None:
            statement = "INSERT INTO runs (started, version, config) VALUES (?, ?, ?)"
            self._run_id = self._connection.execute(statement, self._run).lastrowid
        return self._run_id

    def _has(self, article_id: str) -> bool:
        query = "SELECT 1 FROM articles WHERE id = ?"
        return self._connection.execute(query, (article_id,)).fetchone() is not None

    def _next(self, table: str) -> int:
        return int(self._connection.execute(_NEXT[table]).fetchone()[0])

    def _end(self, statement: str) -> None:
        """End a transaction; where a link is broken, say which, as SQLite itself does not."""
        try:
            self._connection.execute(statement)
        except sqlite3.IntegrityError as error:
            broken = self._connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken is None:
                raise
            raise LedgerError(
                f"a record of {broken[0]} names one of {broken[2]} that is not in the ledger",
                where=str(self._path),
            ) from error


_WHOLE = (("BEGIN IMMEDIATE", "PRAGMA defer_foreign_keys = ON"), "COMMIT", ("ROLLBACK",))
_NESTED = (("SAVEPOINT part",), "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
_CLEAR = {
    "attributions": "DELETE FROM attributions WHERE claim = ?",
    "quantities": "DELETE FROM quantities WHERE claim = ?",
    "times": "DELETE FROM times WHERE claim = ?",
}
_OTHERS = (
    "SELECT DISTINCT story FROM memberships WHERE story <> :story"
    " AND article IN (SELECT value FROM json_each(:articles)) ORDER BY story"
)
_NEXT = {
    "articles": "SELECT coalesce(max(number), 0) + 1 FROM articles",
    "claims": "SELECT coalesce(max(number), 0) + 1 FROM claims",
}


def _by_table(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    """Gather rows by table, to write each at once; links are checked at the transaction's end."""
    gathered: dict[str, list[Row]] = {}
    for table, row in rows:
        gathered.setdefault(table, []).append(row)
    return gathered

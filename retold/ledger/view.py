"""The reading side of a ledger: records as they were written, in order, a few at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from retold.errors import UsageError
from retold.ledger import story_records
from retold.ledger.claim_rows import PARTS, read_article, read_claim
from retold.ledger.fared import foretold, outlets_fared
from retold.ledger.guard import guarded
from retold.ledger.lookup import Found, lookup
from retold.ledger.overrides import HISTORY, THREADS_OVERRIDDEN, read_override, standing
from retold.ledger.query import Filter, Listing, statement
from retold.ledger.rows import by_owner, encoded
from retold.types import (
    Abstention,
    Article,
    Brief,
    Caution,
    Claim,
    Fared,
    Finding,
    Merge,
    Override,
    Rated,
    Reading,
    Skipped,
    SourceKind,
    Story,
    StoryChange,
    Thread,
)

CHUNK = 256
MOST_ADDRESSES = 20
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source as the claims of a ledger name it; `stories` are ids, `names` all its names."""

    source: str
    kinds: tuple[SourceKind, ...]
    names: tuple[str, ...]
    claims: int
    articles: int
    stories: tuple[str, ...]


class View:
    """Reads records. What an id does not name raises UsageError; SQLite's errors LedgerError."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        connection.create_function("folded", 1, _folded, deterministic=True)

    def has(self, article_id: str) -> bool:
        """Tell whether an article is in the ledger."""
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", article_id))

    def article(self, article_id: str) -> Article:
        """Return an article."""
        wanted = Filter(articles=(article_id,))
        return _found(next(self.articles(wanted), None), "article", article_id)

    def articles(self, wanted: Filter | None = None) -> Iterator[Article]:
        """Yield articles; in the order in which they were read unless another is asked for."""
        for _, article in self._articles(statement(Listing.ARTICLES, _sorted(wanted, "read"))):
            yield article

    def claims(
        self, article_ids: Iterable[str] | None = None, *, wanted: Filter | None = None
    ) -> Iterator[Claim]:
        """Yield claims, of some articles or of all, by date and in the order of the text."""
        asked = wanted or Filter()
        if article_ids is not None:
            asked = replace(asked, articles=tuple(article_ids))
        yield from self._claims(statement(Listing.CLAIMS, asked))

    def stories(self, wanted: Filter | None = None) -> Iterator[Story]:
        """Yield stories, the latest seen first unless another order is asked for."""
        for rows in self._chunks(statement(Listing.STORIES, wanted or Filter())):
            for row in rows:
                yield story_records.read_story(row, self._rows)

    def story(self, story_id: str) -> Story:
        """Return a story."""
        return _found(next(self.stories(Filter(story=story_id)), None), "story", story_id)

    def findings(self, wanted: Filter | None = None) -> Iterator[Finding]:
        """Yield findings, the gravest first unless another order is asked for."""
        for rows in self._chunks(statement(Listing.FINDINGS, wanted or Filter())):
            found = by_owner(self._of(_EVIDENCE, [row["id"] for row in rows]), "finding")
            for row in rows:
                yield story_records.read_finding(row, found.get(row["id"], []))

    def sources(self, wanted: Filter | None = None) -> Iterator[SourceUse]:
        """Yield the sources that claims are credited to, by the number of their claims."""
        for rows in self._chunks(statement(Listing.SOURCES, wanted or Filter())):
            yield from (_source(row) for row in rows)

    def threads(self, wanted: Filter | None = None) -> Iterator[Thread]:
        """Yield threads, those of the most tellings first unless another order is asked for."""
        for rows in self._chunks(statement(Listing.THREADS, wanted or Filter())):
            yield from story_records.read_threads(rows, self._rows)

    def thread(self, start: str) -> Thread:
        """Return the one thread whose id begins so; UsageError for none or several."""
        rows = self._rows(_THREAD_BY_START, len(start), start)
        found = [row["id"] for row in rows]
        if len(found) != 1 and start not in found:
            what = f"no thread {start!r}" if not found else f"several threads begin with {start!r}"
            raise UsageError(what, where=str(self.path), remedy="list them with: retold threads")
        wanted = start if start in found else str(found[0])
        return next(self.threads(Filter(ids=(wanted,))))

    def lookup(self, words: Sequence[str], *, most: int) -> list[Found]:
        """Return the claims that hold some of the words, the most relevant first; see `lookup`."""
        return lookup(self._rows, words, most=most)

    def abstentions(self, story_id: str) -> tuple[Abstention, ...]:
        """Return the findings considered and not made in a story, each with its reason."""
        return story_records.read_abstentions(story_id, self._rows)

    def merges(self, story_id: str) -> tuple[Merge, ...]:
        """Return the names of sources that a story merged."""
        return story_records.read_merges(story_id, self._rows)

    def cautions(self, story_id: str) -> tuple[Caution, ...]:
        """Return what the articles of a story say about how far to trust a source."""
        return story_records.read_cautions(story_id, self._rows)

    def cautioned(self) -> Iterator[tuple[str, Claim]]:
        """Yield every source that an article warns of, with the claim that says so, by source."""
        rows = self._rows(_CAUTIONED)
        for start in range(0, len(rows), CHUNK):
            part = rows[start : start + CHUNK]
            ids = tuple(dict.fromkeys(row["claim"] for row in part))
            claims = {claim.id: claim for claim in self.claims(wanted=Filter(ids=ids))}
            yield from ((row["canonical"], claims[row["claim"]]) for row in part)

    def outlets(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the outlets of the ledger by name, each with the URLs of some of its articles."""
        found: dict[str, dict[str, None]] = {}
        for rows in self._chunks((_OUTLETS, [])):
            for row in rows:
                urls = found.setdefault(row["outlet"], {})
                if row["url"] and len(urls) < MOST_ADDRESSES:
                    urls[row["url"]] = None
        return [(name, tuple(urls)) for name, urls in found.items()]

    def outlets_fared(self) -> dict[str, Fared]:
        """Return how the outlets fared that retell others: see `retold.ledger.fared`."""
        return outlets_fared(self._rows)

    def foretold(self) -> list[str]:
        """Return the stories in which later claims may tell what became of a prediction."""
        return foretold(self._rows)

    def overrides(self, kind: Rated | None = None) -> tuple[Override, ...]:
        """Return what persons put in place of assessments, all of the history in its order."""
        told = kind.value if kind is not None else None
        return tuple(map(read_override, self._rows(HISTORY, told, told)))

    def overridden(self) -> dict[tuple[Rated, str], Override]:
        """Return the overrides of sources and outlets that hold, by kind and folded name."""
        return standing(item for item in self.overrides() if item.kind is not Rated.THREAD)

    def threads_overridden(self) -> dict[str, Override]:
        """Return the overrides of threads that hold, by the id of the thread.

        One holds for whatever thread has the telling now that it was made on.
        """
        rows = self._rows(THREADS_OVERRIDDEN)
        found = (replace(read_override(row), subject=row["thread"]) for row in rows)
        return {thread: item for (_, thread), item in standing(found).items()}

    def brief(self, story_id: str) -> Brief:
        """Return the brief of a story."""
        return _found(story_records.read_brief(story_id, self._rows), "brief", story_id)

    def reading(self, story_id: str) -> Reading:
        """Return all that is derived of a story, equal to the reading that was put."""
        as_put = Filter(story=story_id, sort="story")
        return Reading(
            story=self.story(story_id),
            claims=tuple(self._claims((_CLAIMS_OF_STORY, [story_id]))),
            threads=tuple(self.threads(as_put)),
            findings=tuple(self.findings(as_put)),
            abstentions=self.abstentions(story_id),
            merges=self.merges(story_id),
            cautions=self.cautions(story_id),
            brief=self.brief(story_id),
            inferred_dates={r[0]: r[1] for r in self._rows(_INFERRED_DATES, story_id)},
        )

    def stated(self, wanted: Filter | None = None) -> Iterator[Article]:
        """Yield articles as they were read, without the dates that their stories inferred."""
        query = statement(Listing.ARTICLES, _sorted(wanted, "read"))
        return (article for _, article in self._stated(query))

    def since(self, number: int) -> Iterator[tuple[int, Article]]:
        """Yield the articles of a number above `number`, each with its own, as they were read.

        An article's number tells when it came: the first that the ledger was given has 1.
        """
        yield from self._stated((_SINCE, [number]))

    def number(self, article_id: str) -> int | None:
        """Return the number of an article, None where it is not in the ledger."""
        rows = self._rows("SELECT number FROM articles WHERE id = ?", article_id)
        return int(rows[0]["number"]) if rows else None

    def members(self) -> Iterator[tuple[str, str]]:
        """Yield the story and the id of every article that is in one, ordered by both."""
        for rows in self._chunks((_MEMBERS, [])):
            yield from ((row["story"], row["article"]) for row in rows)

    def statuses(self) -> Iterator[tuple[str, str]]:
        """Yield the id of every story and whether it is open or closed, ordered by id."""
        for rows in self._chunks(("SELECT id, status FROM stories ORDER BY id", [])):
            yield from ((row["id"], row["status"]) for row in rows)

    def told(self, waiting: Iterable[str]) -> int:
        """Return how many stories there are besides those that wait to be traced."""
        (row,) = self._rows(_TOLD, encoded(list(waiting)))
        return int(row["n"])

    def changes(self, story_id: str) -> tuple[StoryChange, ...]:
        """Return the merges and splits that made a story, which need not be stored yet."""
        return story_records.read_changes(story_id, self._rows)

    def last_change(self) -> int:
        """Return the number of the last merge or split of stories, 0 where there is none."""
        (row,) = self._rows("SELECT coalesce(max(number), 0) AS number FROM story_changes")
        return int(row["number"])

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that were not read, with the reasons, in the order of the runs."""
        for rows in self._chunks(("SELECT locator, reason FROM skipped ORDER BY id", [])):
            yield from (Skipped(row["locator"], row["reason"]) for row in rows)

    def story_id(self, start: str) -> str:
        """Return the id of the one story whose id begins so; UsageError for none or several.

        The id of a story that went into another leads to that one.
        """
        asked = (len(start), start)
        rows = self._rows(_BY_START, *asked) or self._rows(_HEIRS, *asked)
        found = [row["id"] for row in rows]
        if start in found or len(found) == 1:
            return start if start in found else str(found[0])
        what = f"no story {start!r}" if not found else f"several stories begin with {start!r}"
        raise UsageError(what, where=str(self.path), remedy="list them with: retold stories")

    def counts(self) -> dict[str, int]:
        """Return how many articles, claims, stories, threads, findings, abstentions there are."""
        row = self._rows(_COUNTS)[0]
        return {name: row[name] for name in row.keys()}  # noqa: SIM118

    def _stated(self, query: tuple[str, list[Any]]) -> Iterator[tuple[int, Article]]:
        for number, article in self._articles(query):
            if article.published_inferred and self._rows(_STORY_DATED, article.id):
                yield number, replace(article, published=None, published_inferred=False)
            else:
                yield number, article

    def _articles(self, query: tuple[str, list[Any]]) -> Iterator[tuple[int, Article]]:
        for rows in self._chunks(query):
            blocks = by_owner(self._of(_BLOCKS, [row["id"] for row in rows]), "article")
            for row in rows:
                yield row["number"], read_article(row, blocks.get(row["id"], []))

    def _claims(self, query: tuple[str, list[Any]]) -> Iterator[Claim]:
        for rows in self._chunks(query):
            ids = [row["id"] for row in rows]
            parts = {table: by_owner(self._of(_PARTS[table], ids), "claim") for table in PARTS}
            for row in rows:
                yield read_claim(row, {t: parts[t].get(row["id"], []) for t in PARTS})

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with guarded(self.path):
            return self.connection.execute(query, values).fetchall()

    def _of(self, query: str, ids: Sequence[str]) -> list[sqlite3.Row]:
        return self._rows(query, encoded(ids))

    def _chunks(self, query: tuple[str, list[Any]]) -> Iterator[list[sqlite3.Row]]:
        with guarded(self.path):
            cursor = self.connection.execute(*query)
        while True:
            with guarded(self.path):
                rows = cursor.fetchmany(CHUNK)
            if not rows:
                return
            yield rows


def _sorted(wanted: Filter | None, order: str) -> Filter:
    asked = wanted or Filter()
    return asked if asked.sort else replace(asked, sort=order)


def _folded(text: str | None) -> str | None:
    return text.casefold() if text is not None else None


def _source(row: sqlite3.Row) -> SourceUse:
    return SourceUse(
        source=row["source"],
        kinds=tuple(SourceKind(kind) for kind in sorted(json.loads(row["kinds"]))),
        names=tuple(sorted(json.loads(row["names"]))),
        claims=row["claims"],
        articles=row["articles"],
        stories=tuple(sorted(story for story in json.loads(row["stories"]) if story)),
    )


def _found(record: Record | None, what: str, name: str) -> Record:
    if record is None:
        raise UsageError(f"no {what} {name!r} in this ledger")
    return record


_BLOCKS = (
    "SELECT * FROM blocks WHERE article IN (SELECT value FROM json_each(?))"
    " ORDER BY article, position"
)
_EVIDENCE = (
    "SELECT * FROM evidence WHERE finding IN (SELECT value FROM json_each(?))"
    " ORDER BY finding, position"
)
_PARTS = {
    "attributions": (
        "SELECT * FROM attributions WHERE claim IN (SELECT value FROM json_each(?))"
        " ORDER BY claim, position"
    ),
    "quantities": (
        "SELECT * FROM quantities WHERE claim IN (SELECT value FROM json_each(?))"
        " ORDER BY claim, position"
    ),
    "times": (
        "SELECT * FROM times WHERE claim IN (SELECT value FROM json_each(?))"
        " ORDER BY claim, position"
    ),
}
_CAUTIONED = "SELECT DISTINCT canonical, claim FROM cautions ORDER BY canonical, story, position"
_OUTLETS = "SELECT outlet, url FROM articles WHERE outlet IS NOT NULL ORDER BY outlet, number"
_CLAIMS_OF_STORY = "SELECT * FROM claims WHERE story = ? ORDER BY story_position"
_INFERRED_DATES = "SELECT article, published FROM inferred_dates WHERE story = ? ORDER BY position"
_STORY_DATED = "SELECT 1 FROM inferred_dates WHERE article = ? LIMIT 1"
_BY_START = "SELECT id FROM stories WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 3"
_THREAD_BY_START = "SELECT id FROM threads WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 3"
_HEIRS = (
    "WITH RECURSIVE heirs (id) AS (SELECT story FROM story_changes"
    " WHERE kind = 'merge' AND substr(other, 1, ?) = ? UNION SELECT c.story FROM story_changes AS c"
    " JOIN heirs ON c.other = heirs.id WHERE c.kind = 'merge')"
    " SELECT s.id FROM stories AS s JOIN heirs ON heirs.id = s.id ORDER BY s.id LIMIT 3"
)
_TOLD = "SELECT count(*) AS n FROM stories WHERE id NOT IN (SELECT value FROM json_each(?))"
_SINCE = "SELECT * FROM articles WHERE number > ? ORDER BY number"
_MEMBERS = "SELECT story, article FROM memberships ORDER BY story, article"
_COUNTS = (
    "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM claims) AS claims,"
    " (SELECT count(*) FROM stories) AS stories, (SELECT count(*) FROM threads) AS threads,"
    " (SELECT count(*) FROM findings) AS findings,"
    " (SELECT count(*) FROM abstentions) AS abstentions"
)

"""The reading side of a ledger: records as they were written, in order, a few at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from retold.errors import UsageError
from retold.ledger import story_records
from retold.ledger.article_view import ArticleView
from retold.ledger.assessment_view import AssessmentView
from retold.ledger.claim_rows import PARTS, read_claim
from retold.ledger.lookup import Found, lookup
from retold.ledger.query import Filter, Listing, statement
from retold.ledger.reader import CHUNK, known
from retold.ledger.rows import by_owner, encoded
from retold.types import (
    Abstention,
    Brief,
    Caution,
    Claim,
    Finding,
    Merge,
    Reading,
    Skipped,
    SourceKind,
    Story,
    StoryChange,
    Thread,
)


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source as the claims of a ledger name it; `stories` are ids, `names` all its names."""

    source: str
    kinds: tuple[SourceKind, ...]
    names: tuple[str, ...]
    claims: int
    articles: int
    stories: tuple[str, ...]


class View(ArticleView, AssessmentView):
    """Reads records. What an id does not name raises UsageError; SQLite's errors LedgerError."""

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
        return known(next(self.stories(Filter(story=story_id)), None), "story", story_id)

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

    def brief(self, story_id: str) -> Brief:
        """Return the brief of a story."""
        return known(story_records.read_brief(story_id, self._rows), "brief", story_id)

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

    def _claims(self, query: tuple[str, list[Any]]) -> Iterator[Claim]:
        for rows in self._chunks(query):
            ids = [row["id"] for row in rows]
            parts = {table: by_owner(self._of(_PARTS[table], ids), "claim") for table in PARTS}
            for row in rows:
                yield read_claim(row, {t: parts[t].get(row["id"], []) for t in PARTS})


def _source(row: sqlite3.Row) -> SourceUse:
    return SourceUse(
        source=row["source"],
        kinds=tuple(SourceKind(kind) for kind in sorted(json.loads(row["kinds"]))),
        names=tuple(sorted(json.loads(row["names"]))),
        claims=row["claims"],
        articles=row["articles"],
        stories=tuple(sorted(story for story in json.loads(row["stories"]) if story)),
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
_CLAIMS_OF_STORY = "SELECT * FROM claims WHERE story = ? ORDER BY story_position"
_INFERRED_DATES = "SELECT article, published FROM inferred_dates WHERE story = ? ORDER BY position"
_BY_START = "SELECT id FROM stories WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 3"
_THREAD_BY_START = "SELECT id FROM threads WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 3"
_HEIRS = (
    "WITH RECURSIVE heirs (id) AS (SELECT story FROM story_changes"
    " WHERE kind = 'merge' AND substr(other, 1, ?) = ? UNION SELECT c.story FROM story_changes AS c"
    " JOIN heirs ON c.other = heirs.id WHERE c.kind = 'merge')"
    " SELECT s.id FROM stories AS s JOIN heirs ON heirs.id = s.id ORDER BY s.id LIMIT 3"
)
_TOLD = "SELECT count(*) AS n FROM stories WHERE id NOT IN (SELECT value FROM json_each(?))"
_MEMBERS = "SELECT story, article FROM memberships ORDER BY story, article"
_COUNTS = (
    "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM claims) AS claims,"
    " (SELECT count(*) FROM stories) AS stories, (SELECT count(*) FROM threads) AS threads,"
    " (SELECT count(*) FROM findings) AS findings,"
    " (SELECT count(*) FROM abstentions) AS abstentions"
)

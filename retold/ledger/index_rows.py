"""The rows of the index of stories: written from what a stream tells, read back as it told it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from retold.ledger.change_rows import change_row
from retold.ledger.rows import encoded, insert
from retold.stories.changes import (
    ArticleRow,
    StoryClosed,
    StoryEvent,
    StoryMerge,
    StoryReopened,
    StoryRow,
    StorySplit,
)
from retold.stories.lineage import story_changes


def put_articles(connection: sqlite3.Connection, rows: Iterable[ArticleRow]) -> None:
    """Write articles, new or known; what was said of why they belong stays."""
    connection.executemany(_PUT_ARTICLE, map(_article_values, rows))


def articles_of(connection: sqlite3.Connection, story: str) -> tuple[ArticleRow, ...]:
    """Return the articles of a story, in the order in which they came."""
    query = "SELECT * FROM articles WHERE story = ? ORDER BY arrival"
    return tuple(map(_read_article, connection.execute(query, (story,))))


def put_story(
    connection: sqlite3.Connection,
    row: StoryRow,
    *,
    closed: int | None = None,
    undated: bool = False,
) -> None:
    """Write a story, new or known; `closed` numbers the closed ones as they were closed."""
    days = (row.first_day, row.last_day)
    connection.execute(_PUT_STORY, (row.id, row.articles, row.last_arrival, *days, closed, undated))


def read_story(row: sqlite3.Row) -> StoryRow:
    """Return the story of a row."""
    return StoryRow(
        id=row["id"],
        articles=row["articles"],
        last_arrival=row["last_arrival"],
        first_day=row["first_day"],
        last_day=row["last_day"],
    )


def move(connection: sqlite3.Connection, event: StoryEvent) -> None:
    """Move articles from story to story as a merge or a split did, and keep the record of it."""
    if isinstance(event, StoryMerge):
        all_of = "UPDATE articles SET story = ? WHERE story = ?"
        connection.execute(all_of, (event.kept, event.gone))
        connection.execute("DELETE FROM stories WHERE id = ?", (event.gone,))
    elif isinstance(event, StorySplit):
        moved = [(event.part, article) for article in event.articles]
        connection.executemany("UPDATE articles SET story = ? WHERE article = ?", moved)
    insert(connection, "changes", [change_row(change) for change in story_changes([event])])


def marks(event: StoryEvent) -> Iterator[tuple[str, bool]]:
    """Yield the stories that an event changes, and whether their articles are not the same."""
    if isinstance(event, StoryMerge):
        yield from ((event.kept, True), (event.gone, True))
    elif isinstance(event, StorySplit):
        yield from ((event.story, True), (event.part, True))
    elif isinstance(event, StoryClosed | StoryReopened):
        yield event.story, False


def _read_article(row: sqlite3.Row) -> ArticleRow:
    return ArticleRow(
        article=row["article"],
        story=row["story"],
        arrival=row["arrival"],
        tick=row["tick"],
        published=row["published"],
        title=row["title"],
        words=tuple(json.loads(row["words"])),
        imprint=row["imprint"],
        anchor=row["anchor"],
    )


def _article_values(row: ArticleRow) -> tuple[str | int | bytes | None, ...]:
    place = (row.arrival, row.article, row.story, row.tick)
    return (*place, row.published, row.title, encoded(row.words), row.imprint, row.anchor)


_PUT_STORY = (
    "INSERT INTO stories (id, articles, last_arrival, first_day, last_day, closed, undated)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET articles = excluded.articles,"
    " last_arrival = excluded.last_arrival, first_day = excluded.first_day,"
    " last_day = excluded.last_day, closed = excluded.closed, undated = excluded.undated"
)
_PUT_ARTICLE = (
    "INSERT INTO articles (arrival, article, story, tick, published, title, words, imprint, anchor)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (arrival) DO UPDATE SET"
    " story = excluded.story, tick = excluded.tick, imprint = excluded.imprint,"
    " words = excluded.words, anchor = excluded.anchor"
)

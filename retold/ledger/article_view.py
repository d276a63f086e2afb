"""The articles of a ledger, as they were read and with what their stories inferred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from retold.ledger.claim_rows import read_article
from retold.ledger.query import Filter, Listing, statement
from retold.ledger.reader import Reader, known
from retold.ledger.rows import by_owner
from retold.types import Article


class ArticleView(Reader):
    """Reads articles."""

    def has(self, article_id: str) -> bool:
        """Tell whether an article is in the ledger."""
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", article_id))

    def article(self, article_id: str) -> Article:
        """Return an article."""
        wanted = Filter(articles=(article_id,))
        return known(next(self.articles(wanted), None), "article", article_id)

    def articles(self, wanted: Filter | None = None) -> Iterator[Article]:
        """Yield articles; in the order in which they were read unless another is asked for."""
        for _, article in self._articles(statement(Listing.ARTICLES, _sorted(wanted, "read"))):
            yield article

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

    def _stated(self, query: tuple[str, list[Any]]) -> Iterator[tuple[int, Article]]:
        for number, article in self._articles(query):
            if article.published_inferred and self._rows(_STORY_DATED, article.id):
                yield number, replace(article, published=None, published_inferred=False)
            else:
                yield number, article

    def _articles(self, query: tuple[str, list[Any]]) -> Iterator[tuple[int, Article]]:
        for rows in self._chunks(query):
            ids = [row["id"] for row in rows]
            blocks = by_owner(self._of(_BLOCKS, ids), "article")
            links = by_owner(self._of(_HYPERLINKS, ids), "article")
            for row in rows:
                parts = (blocks.get(row["id"], []), links.get(row["id"], []))
                yield row["number"], read_article(row, *parts)


def _sorted(wanted: Filter | None, order: str) -> Filter:
    asked = wanted or Filter()
    return asked if asked.sort else replace(asked, sort=order)


_BLOCKS = (
    "SELECT * FROM blocks WHERE article IN (SELECT value FROM json_each(?))"
    " ORDER BY article, position"
)
_HYPERLINKS = (
    "SELECT * FROM hyperlinks WHERE article IN (SELECT value FROM json_each(?))"
    " ORDER BY article, position"
)
_SINCE = "SELECT * FROM articles WHERE number > ? ORDER BY number"
_STORY_DATED = "SELECT 1 FROM inferred_dates WHERE article = ? LIMIT 1"

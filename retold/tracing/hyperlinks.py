"""Which articles of a story link to which, and where in their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from retold.types import Article, Claim, Span

_UNDATED = "9999"


class Pages:
    """The hyperlinks between the articles of one story.

    A link is one to the page that an article was published on. Where several articles share a page
    (revisions of one), or where the page linked to is of a later day than the link, it shows
    nothing.
    """

    def __init__(self, articles: Mapping[str, Article]) -> None:
        homes: dict[str, list[Article]] = {}
        for article in articles.values():
            if article.page is not None:
                homes.setdefault(article.page, []).append(article)
        self._links: dict[str, list[tuple[Span, str]]] = {}
        for article in articles.values():
            for link in article.hyperlinks:
                found = homes.get(link.page or "", [])
                if len(found) == 1 and _may_cite(article, found[0]):
                    self._links.setdefault(article.id, []).append((link.span, found[0].id))
        self._order = _ordered(articles, self._links)

    def order(self, article: str) -> tuple[str, int]:
        """Return what articles are ordered by: when one was published, and after how many links.

        One that links to another came after it, whatever a date without an hour leaves open.
        """
        return self._order[article]

    def linked(self, a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
        """Return two claims as (linked to, linking); None where neither links, or each does."""
        ours, theirs = self._leads(a, b.article), self._leads(b, a.article)
        if ours is theirs:
            return None
        return (b, a) if ours else (a, b)

    def _leads(self, claim: Claim, article: str) -> bool:
        """Whether the sentence of a claim links to an article."""
        return any(
            home == article and claim.sentence.overlaps(span)
            for span, home in self._links.get(claim.article, ())
        )


def _ordered(
    articles: Mapping[str, Article], links: Mapping[str, Sequence[tuple[Span, str]]]
) -> dict[str, tuple[str, int]]:
    """Put articles that link after those they link to; a circle of links leaves their dates."""
    order = {key: (article.published or _UNDATED, 0) for key, article in articles.items()}
    homes = {key: {home for _, home in found} for key, found in links.items()}
    sorter = TopologicalSorter(homes)
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        for key in ready:
            published, depth = max((order[home] for home in homes.get(key, ())), default=("", 0))
            if (published, depth) >= order[key]:
                order[key] = (published, depth + 1)
            sorter.done(key)
    return order


def _may_cite(article: Article, linked: Article) -> bool:
    told, first = article.published_date, linked.published_date
    return article.id != linked.id and (told is None or first is None or first <= told)

"""Short references to articles and claims: A3 is the third claim of article A."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from retold.types import Article, Claim


def letters(articles: Mapping[str, Article]) -> dict[str, str]:
    """Letter articles A, B, … Z, AA in the order of publication; undated ones come last."""
    ordered = sorted(articles.values(), key=lambda a: (a.published or "9999", a.locator, a.id))
    return {article.id: letter(at) for at, article in enumerate(ordered)}


def references(claims: Iterable[Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """Number the claims of each article in the order of its text, after the article's letter."""
    named = letters(articles)
    counts: dict[str, int] = {}
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.span.start, c.span.end, c.id)):
        if claim.article in named:
            counts[claim.article] = counts.get(claim.article, 0) + 1
            found[claim.id] = f"{named[claim.article]}{counts[claim.article]}"
    return found


def letter(at: int) -> str:
    """Return the letter of a position from 0: A to Z, then AA, AB and on."""
    high, low = divmod(at, 26)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)

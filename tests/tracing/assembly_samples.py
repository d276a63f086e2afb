"""Articles with one figure each, and the series made of them."""

from __future__ import annotations

from newsroom import piece
from series_samples import reading_of, told

from retold.tracing.series.assembly import Series, series_of
from retold.tracing.series.measuretypes import shipped
from retold.tracing.series.relations import Relation
from retold.types import Article, Claim, Copy, Finding


def article(text: str, outlet: str = "Veldmark Courier", published: str | None = None) -> Article:
    return piece(None, text, outlet=outlet, published=published or "2031-05-14")


def series(
    *claims: Claim,
    articles: tuple[Article, ...],
    findings: tuple[Finding, ...] = (),
    copies: tuple[Copy, ...] = (),
) -> tuple[Series, ...]:
    reading, known = reading_of(*claims, articles=articles, findings=findings, copies=copies)
    return series_of(reading, known, types=shipped())


def killed(
    number: int,
    *,
    outlet: str = "Veldmark Courier",
    published: str = "2031-05-14",
    source: str | None = None,
    **rest: object,
) -> tuple[Article, Claim]:
    """Return an article with one claim on the killed, and the claim."""
    home = article(f"The flood killed {number} people.", outlet, published)
    return home, told(
        home,
        f"The flood killed {number} people",
        str(number),
        number,
        number,
        phrase="people",
        source=source,
        **rest,  # type: ignore[arg-type]
    )


def relations(found: Series) -> list[Relation]:
    return [entry.tie.relation for entry in found.entries]

"""Invented articles, parsed, and claims made by hand, for the tests of claims."""

from __future__ import annotations

from invented import built_article, built_claim, place_of

from retold.annotate.document import Document
from retold.annotate.nlp import load, parse
from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Claim,
    ClaimKind,
    Mode,
    Provenance,
    SourceKind,
    Span,
)


def article_of(text: str, *, id_: str = "a1") -> Article:
    parts = ((BlockKind.BODY, paragraph) for paragraph in text.split("\n\n"))
    return built_article(parts, key=id_, outlet="The Harbour Post")


def document_of(text: str) -> Document:
    article = article_of(text)
    ((_, sentences),) = parse([article], nlp=load(), segment_chars=20_000)
    return Document(article, sentences, (), (), ())


def link_of(
    article: Article,
    source: str,
    *,
    kind: SourceKind = SourceKind.INSTITUTION,
    canonical: str | None = None,
    reason: str | None = None,
) -> Attribution:
    start = article.text.index(source)
    return Attribution(
        source=source,
        kind=kind,
        canonical=canonical or source.removeprefix("the ").removeprefix("The "),
        span=Span(start, start + len(source)),
        cue="said",
        cue_span=Span(start, start),
        merge_reason=reason,
    )


def claim_of(
    article: Article,
    text: str,
    *links: Attribution,
    kind: ClaimKind = ClaimKind.REPORT,
) -> Claim:
    span = place_of(article, text)
    return built_claim(
        article,
        span,
        key=f"{article.id}:{span.start}",
        kind=kind,
        mode=Mode.INDIRECT if links else Mode.NONE,
        attribution=links,
        provenance=Provenance("claims", "1"),
    )

"""Invented articles, parsed, and claims made by hand, for the tests of claims."""

from __future__ import annotations

import hashlib

from retold.annotate.document import Document
from retold.annotate.nlp import load, parse
from retold.types import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Mode,
    Polarity,
    Provenance,
    SourceKind,
    Span,
)


def article_of(text: str, *, id_: str = "a1") -> Article:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.BODY, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=id_,
        locator=id_,
        url=None,
        outlet="The Harbour Post",
        title=None,
        byline=None,
        published=None,
        published_inferred=False,
        language="en",
        agency=None,
        text=text,
        text_hash=digest,
        raw_hash=digest,
        blocks=tuple(blocks),
    )


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
    start = article.text.index(text)
    span = Span(start, start + len(text))
    return Claim(
        id=f"{article.id}:{start}",
        article=article.id,
        block=BlockKind.BODY,
        span=span,
        sentence=span,
        text=text,
        kind=kind,
        mode=Mode.INDIRECT if links else Mode.NONE,
        attribution=links,
        certainty=Certainty("asserted", None, None),
        polarity=Polarity.AFFIRMED,
        quantities=(),
        times=(),
        quotations=(),
        terms=(),
        decided_by=(),
        provenance=Provenance("claims", "1"),
    )

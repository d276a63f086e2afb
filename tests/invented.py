"""Builders of invented records for all tests: only what a test is about has to be told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from retold.types import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Mode,
    Polarity,
    Provenance,
    Span,
)


def built_article(parts: Iterable[tuple[BlockKind, str]], *, key: str, **told: Any) -> Article:
    """Join parts by blank lines, as the reader of articles does, each part a block."""
    blocks, pieces, at = [], [], 0
    for kind, words in parts:
        blocks.append(Block(kind, Span(at, at + len(words))))
        pieces.append(words)
        at += len(words) + 2
    text = "\n\n".join(pieces)
    digest = hashlib.sha256(text.encode()).hexdigest()
    titles = [words.of(text) for words in (b.span for b in blocks if b.kind is BlockKind.TITLE)]
    fields: dict[str, Any] = {
        "id": key,
        "locator": key,
        "url": None,
        "outlet": None,
        "title": titles[0] if titles else None,
        "byline": None,
        "published": None,
        "published_inferred": False,
        "language": "en",
        "agency": None,
        "text": text,
        "text_hash": digest,
        "raw_hash": digest,
        "blocks": tuple(blocks),
    }
    return Article(**(fields | told))


def built_claim(home: Article, span: Span, *, key: str, **told: Any) -> Claim:
    """Build a claim on a span of its article: a report of the article's own, and plainly told."""
    fields: dict[str, Any] = {
        "id": key,
        "article": home.id,
        "block": BlockKind.BODY,
        "span": span,
        "sentence": span,
        "text": span.of(home.text),
        "kind": ClaimKind.REPORT,
        "mode": Mode.NONE,
        "attribution": (),
        "certainty": Certainty("asserted", None, None),
        "polarity": Polarity.AFFIRMED,
        "quantities": (),
        "times": (),
        "quotations": (),
        "terms": (),
        "decided_by": (),
        "provenance": Provenance("by hand", "1"),
    }
    return Claim(**(fields | told))


def place_of(home: Article, words: str, *, nth: int = 0) -> Span:
    """Return the span of the n-th place where the words stand in an article."""
    start = -1
    for _ in range(nth + 1):
        start = home.text.index(words, start + 1)
    return Span(start, start + len(words))

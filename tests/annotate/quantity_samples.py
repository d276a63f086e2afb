"""Invented sentences -> their quantities, read by the real model."""

from __future__ import annotations

from functools import lru_cache

from retold.annotate import nlp
from retold.annotate.document import Sentence
from retold.annotate.quantities import find_quantities
from retold.types import Article, Block, BlockKind, Quantity, Span

OPENING = "A quiet opening paragraph."


@lru_cache(maxsize=512)
def sentences_of(sentence: str) -> tuple[Sentence, ...]:
    text = f"{OPENING}\n\n{sentence}"
    at = len(OPENING) + 2
    blocks = (
        Block(BlockKind.BODY, Span(0, len(OPENING))),
        Block(BlockKind.BODY, Span(at, len(text))),
    )
    article = Article(
        "a", "a.txt", None, None, None, None, None, False, "en", None, text, "", "", blocks
    )
    ((_, sentences),) = nlp.parse([article], nlp=nlp.load(), segment_chars=20_000)
    return sentences


def read(sentence: str) -> list[tuple[str, Quantity]]:
    text = f"{OPENING}\n\n{sentence}"
    return [
        (quantity.span.of(text), quantity)
        for parsed in sentences_of(sentence)
        for quantity in find_quantities(parsed)
    ]


def only(sentence: str) -> Quantity:
    ((_, quantity),) = read(sentence)
    return quantity


def ends(quantity: Quantity) -> tuple[float | None, float | None, bool]:
    return quantity.low, quantity.high, quantity.approximate

"""Invented articles of several blocks, parsed, and a short form of their claims for the tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from claim_samples import article_of

from retold.annotate import tagger
from retold.annotate.document import Document, Sentence
from retold.annotate.nlp import load, parse, readable
from retold.annotate.quotations import find_quotations
from retold.claims.extract import extract
from retold.claims.links import Link
from retold.types import Article, Block, BlockKind, Claim


def article_with(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> Article:
    article = article_of("\n\n".join(paragraphs))
    blocks = tuple(Block(kind, block.span) for block in article.blocks)
    return Article(**{**_fields(article), "blocks": blocks})


def _fields(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in Article.__slots__}


@lru_cache(maxsize=512)
def document_with(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> Document:
    article = article_with(*paragraphs, kind=kind)
    ((_, sentences),) = parse([article], nlp=load(), segment_chars=20_000)
    (seen,) = tagger.tag([readable(article)], session=tagger.load())
    return Document(article, sentences, find_quotations(article), (), (), seen)


def credited(text: str, link_of: Callable[[Sentence, int], Link | None]) -> list[tuple[str, str]]:
    """Return (source, content) of what one rule finds in each sentence of a text."""
    document = document_with(text)
    whole = document.article.text
    links = [link_of(sentence, index) for index, sentence in enumerate(document.sentences)]
    return [
        (link.source.of(whole), link.content[0].of(whole))
        for link in links
        if link is not None and link.source is not None
    ]


def claims_with(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> tuple[Claim, ...]:
    return extract(document_with(*paragraphs, kind=kind))


def told(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> list[tuple[str, ...]]:
    """Return each claim as its words and its sources, the outermost first."""
    return [
        (claim.text, *(link.source for link in claim.attribution))
        for claim in claims_with(*paragraphs, kind=kind)
    ]

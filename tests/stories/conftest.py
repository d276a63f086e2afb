from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from retold.types import Article, Block, BlockKind, Span

Build = Callable[..., Article]


def _article(
    key: str,
    *paragraphs: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    url: str | None = None,
) -> Article:
    blocks: list[Block] = []
    text = ""
    pieces = [(BlockKind.TITLE, title)] if title else []
    for kind, piece in [*pieces, *((BlockKind.BODY, body) for body in paragraphs)]:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(piece))))
        text += piece
    digest = sha256(text.encode()).hexdigest()
    return Article(
        id=key,
        locator=key,
        url=url,
        outlet=outlet,
        title=title,
        byline=None,
        published=published,
        published_inferred=False,
        language="en",
        agency=agency,
        text=text,
        text_hash=digest,
        raw_hash=digest,
        blocks=tuple(blocks),
    )


@pytest.fixture
def build() -> Build:
    return _article

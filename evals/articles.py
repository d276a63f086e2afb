"""A text of a public set -> the article record that the reader would make of it."""

from __future__ import annotations

from hashlib import sha256

from retold.types import Article, Block


def article_of(
    name: str,
    text: str,
    blocks: tuple[Block, ...],
    *,
    title: str | None = None,
    published: str | None = None,
) -> Article:
    """Build the record of an English text as it stands, with `name` for its id and its place.

    The text is kept to the letter, since the gold's offsets point into it.
    """
    digest = sha256(text.encode("utf-8")).hexdigest()
    return Article(
        id=name,
        locator=name,
        url=None,
        outlet=None,
        title=title,
        byline=None,
        published=published,
        published_inferred=False,
        language="en",
        agency=None,
        text=text,
        text_hash=digest,
        raw_hash=digest,
        blocks=blocks,
    )

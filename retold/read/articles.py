"""Raw -> Article: dates, outlet, language and identity of what was laid out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from retold.config import Config
from retold.errors import ReadError
from retold.read.anchors import placed
from retold.read.characters import clean_line
from retold.read.dates import Order, date_in_url, is_numbered, parse_date
from retold.read.language import foreign_marked, language_of
from retold.read.layout import Layout, lay_out
from retold.read.outlets import outlet_name
from retold.read.raw import Raw
from retold.types import ENGLISH, Article

_LONGEST_URL = 2_048


def article_of(
    raw: Raw, *, config: Config, today: date, order: Callable[[], Order] = lambda: Order.UNCLEAR
) -> Article:
    """Lay out one item and name it; `order` is asked only where a date is ambiguous.

    The day that the text itself states as its publication goes before a day in the metadata,
    which is often that of the event or of the collection; a moment in the metadata goes first.
    Raises ReadError for a text that is too long, or that holds no letters.
    """
    if len(raw.text) > config.max_article_chars:
        raise ReadError(
            f"a text of more than {config.max_article_chars:,} characters",
            remedy="raise max_article_chars to read it",
        )
    known = _metadata_date(raw.date, today=today, order=order)
    layout = lay_out(raw, read_date=lambda text: parse_date(text, today=today), known_date=known)
    if not any(character.isalnum() for character in layout.text):
        raise ReadError("no text")
    url = _url(raw.url)
    published = _published(known, layout)
    inferred = None if published or known else date_in_url(url, today=today)
    return _built(raw, layout, url=url, published=published, inferred=inferred)


def identity(*, url: str | None, locator: str, text: str) -> str:
    """Return the content-addressed id: 16 hex digits of SHA-256 over place and text."""
    return hashlib.sha256(f"{url or locator}\0{text}".encode()).hexdigest()[:16]


def _built(
    raw: Raw, layout: Layout, *, url: str | None, published: str | None, inferred: str | None
) -> Article:
    language = language_of(layout.text, declared=_declared(raw.language))
    english = language == ENGLISH
    return Article(
        id=identity(url=url, locator=raw.locator, text=layout.text),
        locator=raw.locator,
        url=url,
        outlet=outlet_name(raw.outlet, url),
        title=layout.title,
        byline=layout.byline,
        published=published or inferred,
        published_inferred=inferred is not None,
        language=language,
        agency=layout.agency,
        text=layout.text,
        text_hash=hashlib.sha256(layout.text.encode()).hexdigest(),
        raw_hash=raw.raw_hash,
        blocks=foreign_marked(layout.text, layout.blocks) if english else layout.blocks,
        hyperlinks=placed(raw.anchors, layout.text),
    )


def _metadata_date(text: str | None, *, today: date, order: Callable[[], Order]) -> str | None:
    line = clean_line(text)
    if line is None:
        return None
    return parse_date(line, today=today, order=order() if is_numbered(line) else Order.UNCLEAR)


def _published(known: str | None, layout: Layout) -> str | None:
    if known and len(known) > len("2021-05-03"):
        return known
    if layout.stamped or layout.disputed:
        return layout.stamped
    return known


def _url(url: str | None) -> str | None:
    line = clean_line(url)
    if line is None or " " in line or len(line) > _LONGEST_URL:
        return None
    return line if line.startswith(("http://", "https://")) else None


def _declared(language: str | None) -> str | None:
    base = (clean_line(language) or "").replace("_", "-").partition("-")[0].lower()
    return base if len(base) == 2 and base.isascii() and base.isalpha() else None

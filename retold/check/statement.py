"""A statement as a person writes it -> the claims it makes, read as those of an article are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.config import Config
from retold.errors import UsageError
from retold.pipeline import claims_of
from retold.read.language import language_of
from retold.types import (
    ENGLISH,
    UNSUPPORTED,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Polarity,
    Span,
)

LONGEST = 1_500
"""How many characters of a statement are read; what is longer is a text, to be read as one."""
MOST_CLAIMS = 6
"""How many claims of a statement are looked up."""
_UNSAID = Certainty("unclear", None, None)
_SENTENCE = re.compile(
    r"\S.*?(?:(?<=[a-z\d]{3}[.!?])(?<!Prof\.)(?<!Capt\.)(?<!Sept\.)(?<!Supt\.)(?<!Messrs\.)"
    r"(?=\s+[“\"‘']?(?:[A-Z]|\d+\s+[a-z]))|(?=\s*(?:\n|$)))"
)
"""A line, or a sentence of it where its end is plain: the parser takes "dam. 39 died" for one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with the claims that it makes, in order; offsets count in `article.text`.

    `notes` say in plain words what of it is not looked up, and why.
    """

    article: Article
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


def read_statement(text: str, *, config: Config, asked: bool = True) -> Statement:
    """Read a statement with the parts that read articles.

    A question is taken for what it asks about, unless `asked` is false: "did the dam break?"
    looks up that it broke. Raises UsageError for a statement without a word.
    """
    if not any(character.isalnum() for character in text):
        raise UsageError("the statement is empty", remedy="write what was said, in quotation marks")
    shown, notes = _shortened(text)
    article = _article(shown)
    if article.unread:
        return Statement(article, (), (f"{UNSUPPORTED}: {article.language}",))
    ((_, found),) = claims_of([article], config=config)
    claims = [_asserted(claim) if asked else claim for claim in found if claim.terms]
    if not claims:
        notes.append("it makes no claim that can be read; write a whole sentence")
    if len(claims) > MOST_CLAIMS:
        notes.append(f"only the first {MOST_CLAIMS} of its {len(claims)} claims are looked up")
    return Statement(article, tuple(claims[:MOST_CLAIMS]), tuple(notes))


def _shortened(text: str) -> tuple[str, list[str]]:
    """Cut a long statement at the end of a word."""
    kept = text.strip()
    if len(kept) <= LONGEST:
        return kept, []
    kept = kept[:LONGEST].rsplit(None, 1)[0]
    return kept, [
        f"only its first {len(kept):,} characters are read; read a text with: retold read"
    ]


def _article(text: str) -> Article:
    """Lay a statement out as an article without title, outlet or date."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(
        id=digest[:16],
        locator="statement",
        url=None,
        outlet=None,
        title=None,
        byline=None,
        published=None,
        published_inferred=False,
        language=language_of(text, declared=ENGLISH),
        agency=None,
        text=text,
        text_hash=digest,
        raw_hash=digest,
        blocks=tuple(_blocks(text)),
    )


def _blocks(text: str) -> Iterator[Block]:
    for found in _SENTENCE.finditer(text):
        yield Block(BlockKind.BODY, Span(found.start(), found.end()))


def _asserted(claim: Claim) -> Claim:
    """Take a question for a plain report of what it asks about."""
    if claim.kind is not ClaimKind.QUESTION:
        return claim
    return replace(claim, kind=ClaimKind.REPORT, polarity=Polarity.AFFIRMED, certainty=_UNSAID)

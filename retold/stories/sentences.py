"""Sentences of a stored text by its marks alone, for comparing two texts without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.types import Article, BlockKind, Span

COMPARED = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])")
_TITLES = frozenset(
    "mr mrs ms dr st gen col lt sgt capt cmdr adm maj sen rep gov prof rev hon pres supt insp vs "
    "jan feb mar apr jun jul aug sep sept oct nov dec fig vol approx al messrs mme".split()
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+(?=\.$)")
_TOKEN = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*|[^\w\s]")
_SHAPES = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—", "-")
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, folded, and its half-open place in the text of the article."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words, and its tokens; two with the same `key` say the same."""

    span: Span
    text: str
    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The folded tokens: case, white space and the shape of marks do not count."""
        return tuple(token.key for token in self.tokens)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of title, standfirst, paragraphs and captions, in order.

    A block ends a sentence, and so does a full stop before a capital, a figure or an opening mark,
    unless it ends an initial ("J. Corvane"), a title ("Gen.") or a dotted name ("U.S. Navy").
    """
    text = article.text
    found: list[Sentence] = []
    for block in article.blocks:
        if block.kind in COMPARED:
            for span in _spans(text, block.span):
                words = span.of(text)
                tokens = tuple(
                    Token(folded(m.group()), Span(span.start + m.start(), span.start + m.end()))
                    for m in _TOKEN.finditer(words)
                )
                if tokens:
                    found.append(Sentence(span, words, tokens))
    return tuple(found)


def folded(token: str) -> str:
    """Fold what two settings of one token differ in: case, and the shape of quotes and dashes."""
    return token.casefold().translate(_SHAPES)


def _spans(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if not _abbreviates(text, start, match):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, block.end)


def _abbreviates(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - 24), match.start() + 1)
    if word is None:
        return False
    last = word.group()
    return "." in last or len(last) == 1 or last == "No" or last.casefold() in _TITLES


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    inner = words.strip()
    if inner:
        at = start + words.index(inner)
        yield Span(at, at + len(inner))

"""A Document: one article with its parsed sentences, quotations, quantities and timexes."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from retold.types import Article, Block, Quantity, Quotation, Span, Timex


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of one block.

    `tokens` is a spaCy span over a segment of the stored text; `base` is the offset in the stored
    text at which that segment begins, so that `base + token.idx` is a stored-text offset.
    """

    span: Span
    block: Block
    tokens: Tokens
    base: int

    def span_of(self, piece: Token | Tokens) -> Span:
        """Return the stored-text span of a token or a run of tokens of this sentence."""
        if isinstance(piece, Token):
            return Span(self.base + piece.idx, self.base + piece.idx + len(piece))
        return Span(self.base + piece.start_char, self.base + piece.end_char)

    @property
    def text(self) -> str:
        """The words of the sentence as stored."""
        return str(self.tokens.text[: self.span.end - self.span.start])


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article; `quantities` and `timexes` stand in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]

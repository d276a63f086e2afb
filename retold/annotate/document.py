"""A Document: one article with its parsed sentences, quotations, quantities and timexes."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from retold.annotate.sightings import Sighting
from retold.types import Article, Block, Quantity, Quotation, Span, Timex


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of one block.

    `tokens` is a spaCy span over a segment of the stored text; `base` is the offset in the stored
    text at which that segment begins, so that `base + token.idx` is a stored-text offset.
    `words` are its tokens, made once: a spaCy span makes them anew each time it is walked.
    `starts` are their stored-text offsets; `text` is the sentence as stored.
    """

    span: Span
    block: Block
    tokens: Tokens
    base: int
    words: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = tuple(self.tokens)
        text = str(self.tokens.text[: self.span.end - self.span.start])
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "starts", tuple(self.base + token.idx for token in words))
        object.__setattr__(self, "text", text)

    def span_of(self, piece: Token | Tokens) -> Span:
        """Return the stored-text span of a token or a run of tokens of this sentence."""
        if isinstance(piece, Token):
            return Span(self.base + piece.idx, self.base + piece.idx + len(piece))
        return Span(self.base + piece.start_char, self.base + piece.end_char)


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article; `quantities` and `timexes` stand in the order of the text.

    `sightings` are the attributions that the trained tagger sees.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    sightings: tuple[Sighting, ...] = ()

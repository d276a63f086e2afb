"""Quotations in their surroundings: the words outside of the marks, up to the next full stop."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Document
from retold.types import Quotation, Span

_STOPS = frozenset({".", "!", "?"})
REACH = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A token outside every quotation, with its sentence and its offset in the stored text."""

    token: Token
    sentence: int
    at: int


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with its marks, and the words outside quotations on either side of it.

    `sentence` and `last` are the indexes of the sentences in which it opens and ends.
    """

    quotation: Quotation
    marks: Span
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    sentence: int
    last: int


def speeches(document: Document) -> list[Speech]:
    """Return the outermost quotations that are no scare quotes, with the words round them."""
    outer = outermost(document.quotations)
    marks = [_marks(q) for q in outer]
    words = _outside(document, marks)
    offsets = [at for _, _, at in words]
    starts = [s.span.start for s in document.sentences]
    found = []
    for index, (quotation, span) in enumerate(zip(outer, marks, strict=True)):
        number = max(0, bisect_right(starts, quotation.opens) - 1)
        if quotation.scare or not document.sentences:
            continue
        block = document.sentences[number].block.span
        low = max(block.start, marks[index - 1].end if index else 0)
        high = min(block.end, marks[index + 1].start if index + 1 < len(marks) else block.end)
        first, here = bisect_left(offsets, low), bisect_left(offsets, span.start)
        after, last = bisect_left(offsets, span.end), bisect_left(offsets, high)
        found.append(
            Speech(
                quotation,
                span,
                _since_stop(words[max(first, here - REACH) : here]),
                _until_stop(words[after : min(last, after + REACH)]),
                number,
                max(number, bisect_left(starts, span.end) - 1),
            )
        )
    return found


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations that lie in no other; scare quotes hide nothing."""
    found: list[Quotation] = []
    end = -1
    for quotation in quotations:
        if quotation.opens >= end:
            found.append(quotation)
            end = quotation.span.end
    return found


def _marks(quotation: Quotation) -> Span:
    return Span(quotation.opens, quotation.span.end + (1 if quotation.closed else 0))


Place = tuple[Token, int, int]


def _outside(document: Document, marks: list[Span]) -> list[Place]:
    words: list[Place] = []
    if not marks:
        return words
    index = 0
    for number, sentence in enumerate(document.sentences):
        for token, at in zip(sentence.words, sentence.starts, strict=True):
            while index < len(marks) and marks[index].end <= at:
                index += 1
            if index == len(marks) or at < marks[index].start:
                words.append((token, number, at))
    return words


def _since_stop(words: Sequence[Place]) -> tuple[Word, ...]:
    for index in range(len(words) - 1, -1, -1):
        if words[index][0].text in _STOPS:
            return _words(words[index + 1 :])
    return _words(words)


def _until_stop(words: Sequence[Place]) -> tuple[Word, ...]:
    for index, (token, _, _) in enumerate(words):
        if token.text in _STOPS:
            return _words(words[:index])
    return _words(words)


def _words(places: Sequence[Place]) -> tuple[Word, ...]:
    return tuple(Word(*place) for place in places)

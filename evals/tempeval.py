"""Time expressions on TimeML text: spans and TIMEX3 values, as TempEval-3 scores them.

UzZaman et al. (2013), SemEval task 1, part A: a span is found where it overlaps one of the gold,
and its value is right where the two are equal; value F1 counts the spans that are both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from evals import DataError, Metrics, Score
from evals.archives import members
from evals.articles import article_of
from evals.markup import xml_root
from retold.annotate import nlp
from retold.annotate.timexes import read_times
from retold.config import Config
from retold.read.heads import split_dateline
from retold.types import Article, Block, BlockKind, Span, Timex

_SIGNAL = re.compile(
    r"(?:from|between|ever since|since|until|till|by|before|after|up to|no later than|through)\s+",
    re.IGNORECASE,
)
_TIE = re.compile(r"\s+(?:after|before|since|on|onwards?)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|and|until|till|through)\s+|\s?[-–—]+\s?", re.IGNORECASE)
_BASELINE = re.compile(r"\b(?:19|20)\d\d(?:-(?:0\d|1[0-2])(?:-[0-3]\d)?)?\b")
_UNKNOWN_DIGITS = re.compile(r"(?<=\d)X+\Z")
_SECONDS = re.compile(r"(T\d\d:\d\d):00(?:\.0+)?\Z")
_MAX_DEPTH = 50
_BEFORE_DATELINE = 3
_WEEK = re.compile(r"-W(\d)(?!\d)")
_HOUR = re.compile(r"T(\d\d)\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression at [start, end) of a text, with its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, dated by its creation time, and the expressions that the gold marks in it."""

    article: Article
    gold: tuple[Mark, ...]


@dataclass(slots=True)
class _Counts:
    """Counts over all texts, summed as they are read."""

    gold: int = 0
    found: int = 0
    overlapping: int = 0
    valued: int = 0
    strict: int = 0

    def metrics(self) -> Metrics:
        total = self.gold + self.found
        return {
            "value_f1": 2 * self.valued / total if total else 0.0,
            "span_f1": 2 * self.overlapping / total if total else 0.0,
            "strict_f1": 2 * self.strict / total if total else 0.0,
        }


def score(path: Path) -> Score:
    """Score TimeML texts, a folder of them or an archive, dated by their creation times.

    The creation time itself and all outside the TEXT element are left out. `value_f1` and
    `span_f1` take any overlap for a match, `strict_f1` equal spans alone. The baseline marks years
    and ISO dates.

    Raises:
        DataError: no text, or a file that is no TimeML.
    """
    files = dict(members(path, suffix=".tml"))
    texts = [_annotated(name, data) for name, data in files.items()]
    if not any(text.gold for text in texts):
        raise DataError("no TimeML text with a TIMEX3 in it")
    trivial = [_baseline(text.article.text) for text in texts]
    gold = [text.gold for text in texts]
    return Score(
        n=sum(map(len, gold)),
        metrics=_measured(gold, _answers([text.article for text in texts])),
        baseline=_measured(gold, trivial),
        gold_check=_measured(gold, gold),
    )


def _measured(gold: Iterable[Sequence[Mark]], found: Iterable[Sequence[Mark]]) -> Metrics:
    counts = _Counts()
    for right, answer in zip(gold, found, strict=True):
        counts.gold += len(right)
        counts.found += len(answer)
        for wanted, given in _pairs(right, answer):
            counts.overlapping += 1
            counts.valued += canonical(wanted.value) == canonical(given.value)
            counts.strict += (wanted.start, wanted.end) == (given.start, given.end)
    return counts.metrics()


def _pairs(gold: Sequence[Mark], found: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Pair marks that overlap, each once, in the order of the text."""
    left, right = sorted(gold, key=_place), sorted(found, key=_place)
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i].start < right[j].end and right[j].start < left[i].end:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif left[i].end <= right[j].end:
            i += 1
        else:
            j += 1


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def canonical(value: str) -> str:
    """Return one spelling of what TIMEX3 values write in several: `199X`, `199`; `W6`, `W06`."""
    written = _WEEK.sub(r"-W0\1", _SECONDS.sub(r"\1", value.strip().upper()))
    written = _HOUR.sub(r"T\1:00", written)
    return _UNKNOWN_DIGITS.sub("", written) if "-" not in written else written


def _answers(articles: Sequence[Article]) -> Iterator[tuple[Mark, ...]]:
    """Read the articles as the pipeline does: the parser's sentences, then their expressions."""
    parsed = nlp.parse(articles, nlp=nlp.load(), segment_chars=Config().segment_chars)
    for article, sentences in parsed:
        yield tuple(
            mark
            for times in read_times(
                ((sentence.text, sentence.span.start) for sentence in sentences),
                anchor=article.published_date,
            )
            for timex in times
            for mark in marks(timex, article.text)
        )


def marks(timex: Timex, text: str) -> Iterator[Mark]:
    """Yield an expression as TimeML marks it: without "since", and an interval as its two ends."""
    start, end = timex.span.start, timex.span.end
    words = text[start:end]
    signal, tie = _SIGNAL.match(words), _TIE.search(words)
    start += signal.end() if signal else 0
    end -= len(tie.group()) if tie else 0
    first, slash, last = timex.value.partition("/")
    between = _BETWEEN.search(text, start, end) if slash else None
    if between is None:
        yield Mark(start, end, timex.value)
    else:
        yield Mark(start, between.start(), first)
        yield Mark(between.end(), end, last)


def _baseline(text: str) -> tuple[Mark, ...]:
    return tuple(Mark(m.start(), m.end(), m.group()) for m in _BASELINE.finditer(text))


def _annotated(name: str, data: bytes) -> Annotated:
    root = xml_root(name, data)
    body = root.find("TEXT")
    if body is None:
        raise DataError(f"{name} has no TEXT element")
    pieces: list[str] = []
    gold: list[Mark] = []
    _read(body, pieces, gold, name=name, at=0, depth=0)
    text = "".join(pieces)
    article = article_of(name, text, tuple(_blocks(text)), published=_created(root))
    return Annotated(replace(article, id=f"{name} {article.text_hash}"), tuple(gold))


def _read(
    element: ElementTree.Element,
    pieces: list[str],
    gold: list[Mark],
    *,
    name: str,
    at: int,
    depth: int,
) -> int:
    """Gather the words of an element from offset `at` on, and its marks; return where it ends."""
    if depth > _MAX_DEPTH:
        raise DataError(f"{name} nests elements deeper than {_MAX_DEPTH}")
    start = at
    pieces.append(element.text or "")
    at += len(pieces[-1])
    for child in element:
        at = _read(child, pieces, gold, name=name, at=at, depth=depth + 1)
        pieces.append(child.tail or "")
        at += len(pieces[-1])
    if element.tag == "TIMEX3" and at > start:
        gold.append(Mark(start, at, element.get("value") or ""))
    return at


def _created(root: ElementTree.Element) -> str | None:
    """Return the day of the document creation time, None where it tells no day."""
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            day = (timex.get("value") or "")[:10]
            try:
                return date.fromisoformat(day).isoformat()
            except ValueError:
                return None
    return None


def _blocks(text: str) -> Iterator[Block]:
    """Part the dateline, which TimeML leaves unmarked, from the body as the reader does."""
    for number, span in enumerate(_paragraphs(text)):
        parted = split_dateline(span.of(text)) if number < _BEFORE_DATELINE else None
        body = span.end - len(parted[1]) if parted else span.start
        if parted and text.endswith(parted[1], 0, span.end) and span.start < body < span.end:
            yield Block(BlockKind.DATELINE, Span(span.start, body))
            yield Block(BlockKind.BODY, Span(body, span.end))
        else:
            yield Block(BlockKind.BODY, span)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the runs of lines that blank lines part, trimmed."""
    at, start, end = 0, -1, -1
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = at + line.index(words)
            start, end = (first if start < 0 else start), first + len(words)
        elif start >= 0:
            yield Span(start, end)
            start = -1
        at += len(line)
    if start >= 0:
        yield Span(start, end)

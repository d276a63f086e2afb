"""Passages that two texts share word for word, with their places in both."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.stories.words import normalised, words
from retold.types import Article, BlockKind, Quotation, Span

Hashes = NDArray[np.uint64]

SHINGLE = 5
PASSAGE_WORDS = 12
BRIDGED_WORDS = 4
MAX_PLACES = 16
BODY_BLOCKS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class WordSequence:
    """The words of an article's body: hashes of the folded words, places, and which are quoted.

    `shingles[i]` hashes the SHINGLE words from word i on.
    """

    hashes: tuple[int, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    shingles: Hashes


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand alike from word `left` of one text and word `right` of another."""

    left: int
    right: int
    length: int


def word_sequence(article: Article, quotations: Sequence[Quotation]) -> WordSequence:
    """Fold the body of an article to hashes that are the same in every process."""
    spans: list[Span] = []
    hashes: list[int] = []
    for block in article.blocks:
        if block.kind in BODY_BLOCKS:
            for word in words(article.text, start=block.span.start, end=block.span.end):
                spans.append(Span(word.start, word.end))
                hashes.append(zlib.crc32(normalised(word.text).encode("utf-8")))
    return WordSequence(
        hashes=tuple(hashes),
        spans=tuple(spans),
        quoted=tuple(_quoted(spans, quotations)),
        shingles=_shingles(np.array(hashes, dtype=np.uint64)),
    )


def shared_runs(left: WordSequence, right: WordSequence) -> tuple[Run, ...]:
    """Return the passages of the left text that stand in the right one, in order, apart.

    A passage is PASSAGE_WORDS identical words or more; shorter runs of at least SHINGLE words
    count where at most BRIDGED_WORDS changed words part them from a passage on both sides, as a
    light edit leaves them. Time is linear in the words of the two texts.
    """
    runs = list(_maximal_runs(left, right))
    kept = [run.length >= PASSAGE_WORDS for run in runs]
    for order in (range(1, len(runs)), range(len(runs) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for index in order:
            neighbour = index - step
            kept[index] = kept[index] or (kept[neighbour] and _adjoin(runs, index, neighbour))
    return tuple(run for run, keep in zip(runs, kept, strict=True) if keep)


def _maximal_runs(left: WordSequence, right: WordSequence) -> Iterator[Run]:
    places: dict[int, list[int]] = {}
    for at, shingle in enumerate(right.shingles.tolist()):
        known = places.setdefault(shingle, [])
        if len(known) < MAX_PLACES:
            known.append(at)
    shingles = left.shingles.tolist()
    at = 0
    while at < len(shingles):
        found = places.get(shingles[at])
        longest = max(
            (_run(left, right, at, place) for place in found or ()), key=_length, default=None
        )
        if longest is None or longest.length < SHINGLE:
            at += 1
        else:
            yield longest
            at += longest.length


def _length(run: Run) -> int:
    return run.length


def _run(left: WordSequence, right: WordSequence, at: int, place: int) -> Run:
    a, b = left.hashes, right.hashes
    limit = min(len(a) - at, len(b) - place)
    length = 0
    while length < limit and a[at + length] == b[place + length]:
        length += 1
    return Run(at, place, length)


def _adjoin(runs: Sequence[Run], one: int, other: int) -> bool:
    first, second = runs[min(one, other)], runs[max(one, other)]
    apart_left = second.left - (first.left + first.length)
    apart_right = second.right - (first.right + first.length)
    return apart_left <= BRIDGED_WORDS and 0 <= apart_right <= BRIDGED_WORDS


def _quoted(spans: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[bool]:
    """Tell for each word, in order, whether it stands between quotation marks."""
    ordered = sorted((q.span for q in quotations), key=lambda span: span.start)
    index, reach = 0, -1
    for span in spans:
        while index < len(ordered) and ordered[index].start <= span.start:
            reach = max(reach, ordered[index].end)
            index += 1
        yield span.start < reach


def _shingles(hashes: Hashes) -> Hashes:
    if len(hashes) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    size = len(hashes) - SHINGLE + 1
    total: Hashes = np.zeros(size, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = (total ^ hashes[offset : offset + size]) * _FACTOR
        total ^= total >> np.uint64(29)
    return total

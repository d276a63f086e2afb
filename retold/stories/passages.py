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
LEAD_WORDS = 100
LEAD_PART = 3
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

    @property
    def own(self) -> int:
        """How many words stand outside quotation marks."""
        return len(self.quoted) - sum(self.quoted)


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand alike from word `left` of one text and word `right` of another."""

    left: int
    right: int
    length: int

    @property
    def turned(self) -> Run:
        """The same run with the two texts in the other order."""
        return Run(self.right, self.left, self.length)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text stands in passages, counted in words outside quotation marks.

    `own` is their number; `whole` and `lead` are shares of all such words, and of those of the
    first third of the text, LEAD_WORDS at most.
    """

    own: int
    whole: float
    lead: float


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

    A passage is a chain of runs of at least SHINGLE identical words each, PASSAGE_WORDS in all,
    with at most BRIDGED_WORDS between one and the next on both sides, as the swap of a name or a
    light edit leaves them. Time is linear in the words of the two texts.
    """
    chains: list[list[Run]] = []
    for run in _maximal_runs(left, right):
        if chains and _adjoins(chains[-1][-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return tuple(
        run for chain in chains if sum(map(_length, chain)) >= PASSAGE_WORDS for run in chain
    )


def without(runs: Sequence[Run], covered: Sequence[bool]) -> tuple[Run, ...]:
    """Return the pieces of runs, PASSAGE_WORDS or more, where the left text is not `covered` yet.

    Shorter ones are what an edit left between two passages, and say nothing of another text.
    """
    return tuple(
        piece for run in runs for piece in _free(run, covered) if piece.length >= PASSAGE_WORDS
    )


def _free(run: Run, covered: Sequence[bool]) -> Iterator[Run]:
    start = 0
    for at in range(run.length + 1):
        if at == run.length or covered[run.left + at]:
            if at > start:
                yield Run(run.left + start, run.right + start, at - start)
            start = at + 1


def covered_words(words: WordSequence, runs: Sequence[Run]) -> list[bool]:
    """Tell for each word of the left text whether it stands in one of the runs."""
    covered = [False] * len(words.hashes)
    for run in runs:
        covered[run.left : run.left + run.length] = [True] * run.length
    return covered


def share(words: WordSequence, runs: Sequence[Run]) -> Share:
    """Weigh the words of the left text that stand in runs, those outside quotation marks alone.

    Two reports that quote one statement at length share a passage, and are no copies.
    """
    covered = covered_words(words, runs)
    own = [inside for inside, quoted in zip(covered, words.quoted, strict=True) if not quoted]
    lead = own[: min(LEAD_WORDS, -(-len(own) // LEAD_PART))]
    return Share(sum(own), sum(own) / max(1, len(own)), sum(lead) / max(1, len(lead)))


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


def _adjoins(first: Run, second: Run) -> bool:
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

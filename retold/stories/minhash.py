"""Which texts may share a passage: least hashes of windows of words, and an index that grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from retold.stories.passages import PASSAGE_WORDS, SHINGLE, WordSequence

WINDOW = PASSAGE_WORDS - SHINGLE + 1
CANDIDATE_SHARE = 0.1
MAX_POSTINGS = 16
MAX_CANDIDATES = 48
KEPT_WHOLE = 16
_STORED = np.dtype("<u4")
_HIGH_BITS = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Sketch:
    """The fingerprints of one article, ascending, each of 32 bits."""

    article: str
    prints: tuple[int, ...]

    def to_bytes(self) -> bytes:
        """Return the prints as little-endian words of four bytes, to be kept in a row."""
        return np.array(self.prints, dtype=_STORED).tobytes()

    @classmethod
    def from_bytes(cls, article: str, stored: bytes) -> Sketch:
        """Return the sketch that `to_bytes` stored; ValueError where the length is no multiple."""
        return cls(article, tuple(np.frombuffer(stored, dtype=_STORED).tolist()))


def sketch(article: str, words: WordSequence) -> Sketch:
    """Keep the least hash of each window of WINDOW shingles.

    MinHash (Broder, 1997) taken window by window, which is winnowing (Schleimer, Wilkerson and
    Aiken, 2003): two texts that share PASSAGE_WORDS words in a row share a fingerprint, however
    long the rest of either is, where signatures of whole texts lose a short one in a long one.
    About two in nine shingles are kept.
    """
    shingles = words.shingles >> _HIGH_BITS
    if not len(shingles):
        return Sketch(article, ())
    windows = sliding_window_view(shingles, min(WINDOW, len(shingles)))
    return Sketch(article, tuple(np.unique(windows.min(axis=1)).tolist()))


class CopyIndex:
    """The sketches of articles by fingerprint, added one by one; finds what may share a passage.

    A fingerprint lists the first MAX_POSTINGS articles that have it, so that neither ten thousand
    copies of one text nor the furniture of a site makes a lookup longer: what it costs to add an
    article hangs on its own length alone. With `every` over one, of a text with more than
    KEPT_WHOLE fingerprints only those that it divides are kept: for a stream, less memory and the
    guarantee of `sketch` gone, but a copy shares many fingerprints.
    """

    __slots__ = ("_added", "_every", "_known", "_names", "_numbers", "_postings", "_sizes")

    def __init__(self, *, every: int = 1) -> None:
        self._added = 0
        self._every = every
        self._names: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[int, tuple[int, ...]] = {}
        self._sizes: dict[int, int] = {}
        self._postings: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, article: str) -> bool:
        return article in self._numbers

    @classmethod
    def restore(cls, rows: Iterable[tuple[str, bytes]], *, every: int = 1) -> CopyIndex:
        """Return an index of stored rows, the same as when they were added in this order."""
        index = cls(every=every)
        for article, stored in rows:
            index.insert(Sketch.from_bytes(article, stored))
        return index

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """Yield (article, fingerprints kept) in the order in which they were added."""
        for number, prints in self._known.items():
            name = self._names[number]
            yield name, Sketch(name, prints).to_bytes()

    def add(self, sketched: Sketch) -> tuple[str, ...]:
        """Return the candidates among those added before, then add this one."""
        found = self.candidates(sketched)
        self.insert(sketched)
        return found

    def candidates(self, sketched: Sketch) -> tuple[str, ...]:
        """Return articles that may hold a fair part of this text, or it of theirs.

        Those that share at least CANDIDATE_SHARE of the fingerprints of the shorter text; the most
        shared first, MAX_CANDIDATES at most.
        """
        prints = self._kept(sketched.prints)
        hits = Counter(number for one in prints for number in self._postings.get(one, ()))
        size = self._size(prints)
        likely = [
            (-count, self._names[number])
            for number, count in hits.items()
            if self._names[number] != sketched.article
            and count >= ceil(CANDIDATE_SHARE * min(size, self._sizes[number]))
        ]
        return tuple(name for _, name in sorted(likely)[:MAX_CANDIDATES])

    def insert(self, sketched: Sketch) -> None:
        """Add an article; one that is known already stays as it is."""
        if sketched.article in self._numbers:
            return
        self._added += 1
        number, prints = self._added, self._kept(sketched.prints)
        self._names[number] = sketched.article
        self._numbers[sketched.article] = number
        self._known[number] = prints
        self._sizes[number] = self._size(prints)
        for one in prints:
            posted = self._postings.get(one, ())
            if len(posted) < MAX_POSTINGS:
                self._postings[one] = (*posted, number)

    def forget(self, article: str) -> None:
        """Take an article out, as when its story has long been quiet; an unknown one is ignored."""
        number = self._numbers.pop(article, None)
        if number is None:
            return
        del self._names[number], self._sizes[number]
        for one in self._known.pop(number):
            rest = tuple(other for other in self._postings.get(one, ()) if other != number)
            if rest:
                self._postings[one] = rest
            else:
                self._postings.pop(one, None)

    def _kept(self, prints: tuple[int, ...]) -> tuple[int, ...]:
        if self._every == 1 or len(prints) <= KEPT_WHOLE:
            return prints
        return tuple(one for one in prints if one % self._every == 0)

    def _size(self, prints: tuple[int, ...]) -> int:
        """Count what would be kept of a longer text, so that sizes can be compared."""
        if self._every == 1:
            return len(prints)
        return sum(1 for one in prints if one % self._every == 0)

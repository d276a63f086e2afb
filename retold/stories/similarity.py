"""How alike signatures are: cosine of their terms, less the longer the days between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from retold.stories.vectors import Signature

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class SimilarityIndex:
    """An inverted index of the terms of signatures, undated first, then by day.

    Signatures more than `window_days` apart have no similarity; up to a day apart they keep all of
    it, and between it falls off. An undated one is near to every day.
    """

    def __init__(self, signatures: Sequence[Signature], *, window_days: int) -> None:
        self._window = window_days
        self._signatures = sorted(signatures, key=_by_day)
        self._days = np.array([s.day or 0 for s in self._signatures], dtype=np.int64)
        self._undated = sum(1 for s in self._signatures if s.day is None)
        self._postings = _postings(self._signatures)

    @property
    def signatures(self) -> Sequence[Signature]:
        """The signatures in the order of the rows: undated first, then by day, then by id."""
        return self._signatures

    def pairs(self, *, at_least: float) -> Iterator[tuple[int, int, float]]:
        """Yield every pair of rows of at least this similarity, the later row first."""
        for row in range(1, len(self._signatures)):
            first, scores = self._before(row)
            for start, part in ((0, scores[0]), (first, scores[1])):
                for column in np.flatnonzero(part >= at_least):
                    yield row, start + int(column), float(part[column])

    def dense(self) -> Floats:
        """Return the whole symmetric matrix, with ones on its diagonal."""
        size = len(self._signatures)
        matrix: Floats = np.eye(size, dtype=np.float32)
        for row in range(1, size):
            first, (undated, dated) = self._before(row)
            matrix[row, : len(undated)] = undated
            matrix[row, first : first + len(dated)] = dated
            matrix[: len(undated), row] = undated
            matrix[first : first + len(dated), row] = dated
        return matrix

    def _before(self, row: int) -> tuple[int, tuple[Floats, Floats]]:
        """Score a row against the undated rows before it, and the dated ones in its window."""
        undated = min(row, self._undated)
        day = self._days[row]
        first = max(undated, int(self._days.searchsorted(day - self._window, side="left")))
        if row < self._undated:
            first = row
        bare = self._scores(row, 0, undated)
        dated = self._scores(row, first, row)
        gaps = day - self._days[first:row]
        return first, (bare, dated * _nearness(gaps, self._window))

    def _scores(self, row: int, first: int, last: int) -> Floats:
        if last <= first:
            return np.zeros(0, dtype=np.float32)
        columns: list[Ints] = []
        weights: list[Floats] = []
        for term, weight in self._signatures[row].terms.items():
            rows, values = self._postings[term]
            start, end = rows.searchsorted((first, last))
            if end > start:
                columns.append(rows[start:end])
                weights.append(values[start:end] * np.float32(weight))
        if not columns:
            return np.zeros(last - first, dtype=np.float32)
        at = np.concatenate(columns) - first
        total = np.bincount(at, weights=np.concatenate(weights), minlength=last - first)
        return total.astype(np.float32)


def _by_day(signature: Signature) -> tuple[int, str]:
    return (signature.day or 0, signature.article)


def _nearness(gaps: Ints, window: int) -> Floats:
    """Fall off by e for every third of the window after the first day: news repeats its words.

    A shelling a week after another is told in the same terms; a toll that rises is told within
    days. Only near copies stay similar over most of the window.
    """
    later = np.maximum(gaps - 1, 0).astype(np.float32)
    kept: Floats = np.exp(later * np.float32(-3.0 / max(window, 1)))
    return kept


def _postings(signatures: Sequence[Signature]) -> dict[str, tuple[Ints, Floats]]:
    rows: dict[str, list[int]] = {}
    values: dict[str, list[float]] = {}
    for row, signature in enumerate(signatures):
        for term, weight in signature.terms.items():
            rows.setdefault(term, []).append(row)
            values.setdefault(term, []).append(weight)
    return {
        term: (np.array(rows[term], dtype=np.int64), np.array(values[term], dtype=np.float32))
        for term in rows
    }

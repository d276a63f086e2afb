"""How alike signatures are: cosine of their terms, less the longer the days between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.stories.linkage import Edges, Floats, Ints
from retold.stories.vectors import Signature


@dataclass(frozen=True, slots=True)
class _Posting:
    """The rows that have a term, in order: as a list to search, as an array to add; weights."""

    rows: list[int]
    columns: Ints
    weights: Floats


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

    def edges(self, *, at_least: float) -> Edges:
        """Return every pair of rows of at least this similarity, the later row on the left."""
        left: list[Ints] = [np.zeros(0, dtype=np.int64)]
        right: list[Ints] = [np.zeros(0, dtype=np.int64)]
        scores: list[Floats] = [np.zeros(0, dtype=np.float32)]
        for row in range(1, len(self._signatures)):
            first, (undated, dated) = self._before(row)
            for start, part in ((0, undated), (first, dated)):
                columns = np.flatnonzero(part >= at_least)
                if len(columns):
                    left.append(np.full(len(columns), row, dtype=np.int64))
                    right.append(columns + start)
                    scores.append(part[columns])
        return Edges(np.concatenate(left), np.concatenate(right), np.concatenate(scores))

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
        return first, (bare, dated * nearness(gaps, self._window))

    def _scores(self, row: int, first: int, last: int) -> Floats:
        columns: list[Ints] = []
        weights: list[Floats] = []
        if first < last:
            for term, weight in self._signatures[row].terms.items():
                posting = self._postings.get(term)
                if posting is None:
                    continue
                start, end = bisect_left(posting.rows, first), bisect_left(posting.rows, last)
                if start < end:
                    columns.append(posting.columns[start:end])
                    weights.append(posting.weights[start:end] * np.float32(weight))
        if not columns:
            return np.zeros(last - first, dtype=np.float32)
        at = np.concatenate(columns) - first
        total = np.bincount(at, weights=np.concatenate(weights), minlength=last - first)
        return total.astype(np.float32)


def _by_day(signature: Signature) -> tuple[int, str]:
    return (signature.day or 0, signature.article)


def nearness(gaps: Ints, window: int) -> Floats:
    """Fall off by e for every third of the window after the first day: news repeats its words.

    A shelling a week after another is told in the same terms; a toll that rises is told within
    days. Only near copies stay similar over most of the window.
    """
    later = np.maximum(gaps - 1, 0).astype(np.float32)
    kept: Floats = np.exp(later * np.float32(-3.0 / max(window, 1)))
    return kept


def _postings(signatures: Sequence[Signature]) -> dict[str, _Posting]:
    """Index the terms that two signatures or more have."""
    rows: dict[str, list[int]] = {}
    values: dict[str, list[float]] = {}
    for row, signature in enumerate(signatures):
        for term, weight in signature.terms.items():
            rows.setdefault(term, []).append(row)
            values.setdefault(term, []).append(weight)
    return {
        term: _Posting(
            rows=having,
            columns=np.array(having, dtype=np.int64),
            weights=np.array(values[term], dtype=np.float32),
        )
        for term, having in rows.items()
        if len(having) > 1
    }

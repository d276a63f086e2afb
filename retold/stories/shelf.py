"""The live articles' terms in one table of numbers, and how alike its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from retold.stories.calendar import Calendar, Masks, agreement, masks, repeats
from retold.stories.imprint import BUCKETS, Ids, Imprint
from retold.stories.linkage import Floats, Ints
from retold.stories.similarity import UNDATED, gap, nearness
from retold.stories.tolls import tolls
from retold.stories.vectors import MAX_TERMS

INDEXED_TERMS = 20
POSTED = 48
_START = 256
_MARKS = 4
_REPEATED = (0, 3)


class Shelf:
    """Rows of up to MAX_TERMS term numbers and weights, each with a day, a calendar and tolls.

    Rows are used again; the place of one tells nothing: results hang on contents and on ticks.
    """

    def __init__(self, *, window_days: int) -> None:
        self._window = window_days
        self._ids: Ids = np.zeros((_START, MAX_TERMS), dtype=np.int32)
        self._weights: Floats = np.zeros((_START, MAX_TERMS), dtype=np.float32)
        self._days: Ints = np.full(_START, UNDATED, dtype=np.int64)
        self._marks: Masks = np.zeros((_START, _MARKS), dtype=np.uint64)
        self._ticks: Ints = np.zeros(_START, dtype=np.int64)
        self._free = list(range(_START - 1, -1, -1))
        self._query: Floats = np.zeros(BUCKETS, dtype=np.float32)
        self._columns: Ids = np.zeros(BUCKETS, dtype=np.int32)
        self._postings: dict[int, dict[int, None]] = {}

    def put(self, imprint: Imprint, *, day: int | None, title: str = "") -> int:
        """Store an imprint, and the tolls that the article's title gives; return the row."""
        if not self._free:
            self._grow()
        row = self._free.pop()
        size = len(imprint.ids)
        self._ids[row, :size], self._ids[row, size:] = imprint.ids, 0
        self._weights[row, :size], self._weights[row, size:] = imprint.weights, 0.0
        self._days[row] = UNDATED if day is None else day
        self._marks[row, :3], self._marks[row, 3] = masks(imprint.calendar), tolls(title)
        return row

    def post(self, row: int, *, tick: int) -> None:
        """Make a row findable by its heaviest terms; ticks must rise from call to call."""
        self._ticks[row] = tick
        for number in self._heaviest(row):
            self._postings.setdefault(number, {})[row] = None

    def unpost(self, row: int) -> None:
        """Make a row unfindable again."""
        for number in self._heaviest(row):
            rows = self._postings.get(number)
            if rows is not None:
                rows.pop(row, None)
                if not rows:
                    del self._postings[number]

    def drop(self, row: int) -> None:
        """Give a row back."""
        self._free.append(row)

    def imprint(self, row: int) -> Imprint:
        """Return what was put in a row."""
        size = int(np.count_nonzero(self._ids[row]))
        return Imprint(
            self._ids[row, :size].copy(),
            self._weights[row, :size].copy(),
            Calendar(*self._marks[row, :3].tolist()),
        )

    def near(self, row: int, *, limit: int) -> Ints:
        """Return at most `limit` posted rows that share heavy terms with a row, likeliest first.

        Of each term the POSTED last posted rows are looked at, so the cost does not grow with the
        number of articles; a rare term reaches back further than a common one.
        """
        found: list[int] = []
        worth: list[float] = []
        weights = self._weights[row].tolist()
        for number, weight in zip(self._heaviest(row), weights, strict=False):
            rows = self._postings.get(number)
            if rows is not None:
                latest = list(islice(reversed(rows), POSTED))
                found += latest
                worth += [weight * weight] * len(latest)
        if not found:
            return np.zeros(0, dtype=np.int64)
        rows_found, inverse = np.unique(np.array(found, dtype=np.int64), return_inverse=True)
        totals = np.bincount(inverse, weights=worth)
        best = np.lexsort((-self._ticks[rows_found], -totals))[:limit]
        chosen: Ints = rows_found[best]
        return chosen

    def scores(self, row: int, rows: Ints) -> Floats:
        """Return how alike a row is to each of the others, 0 to 1."""
        ids = self._ids[row]
        self._query[ids] = self._weights[row]
        self._query[0] = 0.0
        cosines = np.einsum("ij,ij->i", self._query[self._ids[rows]], self._weights[rows])
        self._query[ids] = 0.0
        gaps = gap(self._days[row], self._days[rows])
        return self._timed(cosines, gaps, self._marks[row], self._marks[rows])

    def matrix(self, rows: Ints) -> Floats:
        """Return how alike each two of the rows are, with ones on the diagonal."""
        dense = self._dense(rows)
        days, marks = self._days[rows], self._marks[rows]
        gaps = gap(days[:, None], days[None, :])
        alike = self._timed(dense @ dense.T, gaps, marks[:, None], marks[None, :])
        np.fill_diagonal(alike, 1.0)
        return alike

    def _dense(self, rows: Ints) -> Floats:
        """Return the weights of rows, with a column for each term that two or more of them have."""
        numbers = self._ids[rows].ravel()
        places = np.arange(len(numbers), dtype=np.int32)
        self._columns[numbers] = places
        last = self._columns[numbers]
        counts = np.bincount(last, minlength=len(numbers))
        counts[last[numbers == 0]] = 0
        columns = np.cumsum(counts > 1) - 1
        common = counts[last] > 1
        dense: Floats = np.zeros((len(rows), int(np.count_nonzero(counts > 1))), dtype=np.float32)
        weights = self._weights[rows].ravel()
        dense[places[common] // MAX_TERMS, columns[last[common]]] = weights[common]
        return dense

    def shared(self, row: int, rows: Ints) -> Floats:
        """Return what each term of a row, the heaviest first, adds to its cosines with others."""
        size = int(np.count_nonzero(self._ids[row]))
        order = np.argsort(self._ids[row, :size])
        ids = self._ids[row, :size][order]
        others = self._ids[rows].ravel()
        at = np.minimum(np.searchsorted(ids, others), max(size - 1, 0))
        same = (ids[at] == others) if size else np.zeros(len(others), dtype=np.bool_)
        sums = np.bincount(at[same], self._weights[rows].ravel()[same], minlength=size)
        added: Floats = np.zeros(size, dtype=np.float32)
        added[order] = sums
        return added * self._weights[row, :size]

    def centre(self, rows: Ints) -> dict[int, float]:
        """Return the mean weight of each term number over rows."""
        numbers, columns = np.unique(self._ids[rows], return_inverse=True)
        sums = np.bincount(columns.ravel(), weights=self._weights[rows].ravel()) / len(rows)
        return dict(zip(numbers.tolist(), sums.tolist(), strict=True))

    def _timed(self, cosines: Floats, gaps: Ints, one: Masks, others: Masks) -> Floats:
        factors = nearness(gaps, window=self._window) * agreement(one, others)
        factors *= repeats(one[..., _REPEATED], others[..., _REPEATED], gaps)
        alike: Floats = np.minimum(cosines * factors, np.float32(1.0))
        return alike

    def _heaviest(self, row: int) -> Sequence[int]:
        heaviest: list[int] = self._ids[row, :INDEXED_TERMS].tolist()
        return heaviest[: heaviest.index(0)] if 0 in heaviest else heaviest

    def _grow(self) -> None:
        size = len(self._ids)
        self._ids = np.concatenate([self._ids, np.zeros_like(self._ids)])
        self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
        self._days = np.concatenate([self._days, np.full(size, UNDATED, dtype=np.int64)])
        self._marks = np.concatenate([self._marks, np.zeros_like(self._marks)])
        self._ticks = np.concatenate([self._ticks, np.zeros(size, dtype=np.int64)])
        self._free = list(range(2 * size - 1, size - 1, -1))

"""Similarities of articles -> groups: average linkage, the stricter the larger the groups."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SAME_STORY: Final = 0.21
GROWTH: Final = 0.07
GROWN: Final = 16
COPIED: Final = 0.8


def needed(voices: float) -> float:
    """Return the mean similarity at which two groups are one story.

    `voices` are those of the group that has fewer. A single article is told by its likeness alone.
    Two groups that have each found their own words and still stand apart tell two events, unless
    they are very alike: so the bar rises by GROWTH each time that the voices double, up to GROWN.
    The figures are fixed for every kind of news; docs/attempts.md has how they were chosen.
    """
    return SAME_STORY + GROWTH * float(np.log2(min(voices, GROWN)))


def voices(size: int, within: float) -> float:
    """Return how many articles a group counts for; `within` is their mean similarity.

    Thirty copies of one wire story found no words of their own: they count for little more than
    one (the design effect of Kish, Survey Sampling, 1965, on what is over COPIED of likeness).
    """
    copied = min(max(0.0, (within - COPIED) / (1.0 - COPIED)), 1.0)
    return size / (1.0 + (size - 1) * copied)


def average_linkage(
    similarity: Floats, *, cut: float = SAME_STORY, growth: float = GROWTH
) -> list[list[int]]:
    """Group the rows of a symmetric similarity matrix, the likest two groups first.

    Average linkage (Sokal and Michener, 1958): of the pairs of groups whose mean similarity is over
    the bar for their voices (see `needed`; without `growth` it is `cut` for all), the likest pair
    is joined, until no pair is left. Ties go to the first rows. Time is cubic, with a factor that
    is small up to some hundreds of rows.
    """
    scores = similarity.astype(np.float64)
    np.fill_diagonal(scores, -1.0)
    bars = np.full(len(scores), cut)
    joinable = np.where(scores >= cut, scores, -1.0)
    inner = [0.0] * len(scores)
    groups: dict[int, list[int]] = {row: [row] for row in range(len(scores))}
    while len(groups) > 1:
        kept, gone = sorted(divmod(int(joinable.argmax()), len(scores)))
        if joinable[kept, gone] < 0.0:
            break
        size, other = len(groups[kept]), len(groups[gone])
        inner[kept] += inner[gone] + float(scores[kept, gone]) * size * other
        _join(scores, kept, gone, size, other)
        groups[kept] += groups.pop(gone)
        within = inner[kept] / ((size + other) * (size + other - 1) / 2)
        bars[kept] = cut + growth * np.log2(min(voices(size + other, within), GROWN))
        row = np.where(scores[kept] >= np.minimum(bars, bars[kept]), scores[kept], -1.0)
        joinable[kept], joinable[:, kept] = row, row
        joinable[gone], joinable[:, gone] = -1.0, -1.0
    return sorted(sorted(rows) for rows in groups.values())


def _join(scores: NDArray[np.float64], kept: int, gone: int, size: int, other: int) -> None:
    mean = (scores[kept] * size + scores[gone] * other) / (size + other)
    mean[kept] = -1.0
    scores[kept], scores[:, kept] = mean, mean
    scores[gone], scores[:, gone] = -1.0, -1.0

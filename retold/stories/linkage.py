"""Similarities of signatures -> groups: exact average linkage, cut at one height."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

MAX_DENSE = 4_000
TIGHTER = 1.15
ALL_BUT_COPIES = 0.9


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of nodes with their similarity, as three arrays of one length."""

    left: Ints
    right: Ints
    scores: Floats

    def of(self, chosen: NDArray[np.bool_]) -> Edges:
        """Return the edges where `chosen` is true."""
        return Edges(self.left[chosen], self.right[chosen], self.scores[chosen])


def average_linkage(similarity: Floats, *, cut: float) -> list[list[int]]:
    """Group the rows of a symmetric similarity matrix; rows join while their mean is over `cut`.

    Average linkage (Sokal and Michener, 1958) by the nearest-neighbour chain (Murtagh, 1983): time
    and memory are quadratic, and the result does not hang on the order of merging. A group whose
    best neighbour is under the cut is done: averages never rise above the best of the parts.
    """
    scores = similarity.astype(np.float64)
    np.fill_diagonal(scores, -1.0)
    groups: dict[int, list[int]] = {row: [row] for row in range(len(scores))}
    waiting = set(groups)
    chain: list[int] = []
    while waiting:
        if not chain:
            chain.append(min(waiting))
        top = chain[-1]
        nearest = _nearest(scores[top], chain)
        if scores[top, nearest] < cut:
            waiting.discard(chain.pop())
        elif len(chain) > 1 and nearest == chain[-2]:
            del chain[-2:]
            kept, gone = min(top, nearest), max(top, nearest)
            _join(scores, kept, gone, len(groups[kept]), len(groups[gone]))
            groups[kept] += groups.pop(gone)
            waiting.discard(gone)
            waiting.add(kept)
        else:
            chain.append(nearest)
    return sorted(sorted(rows) for rows in groups.values())


def _nearest(row: NDArray[np.float64], chain: list[int]) -> int:
    """Return the most similar row; on a tie the one before in the chain, so that it ends."""
    nearest = int(row.argmax())
    if len(chain) > 1 and row[chain[-2]] >= row[nearest]:
        return chain[-2]
    return nearest


def _join(scores: NDArray[np.float64], kept: int, gone: int, size: int, other: int) -> None:
    mean = (scores[kept] * size + scores[gone] * other) / (size + other)
    mean[scores[kept] < 0] = -1.0
    mean[scores[gone] < 0] = -1.0
    scores[kept], scores[:, kept] = mean, mean
    scores[gone], scores[:, gone] = -1.0, -1.0


def components(size: int, left: Ints, right: Ints) -> list[list[int]]:
    """Return the connected components of a graph on 0 .. size-1, each sorted, by first member."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for node in range(size):
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def bounded_components(
    size: int, edges: Edges, *, cut: float, limit: int = MAX_DENSE
) -> Iterator[list[int]]:
    """Yield the components over the edges of at least `cut`, of at most about `limit` nodes.

    Average linkage under `cut` never crosses such a component, so each may be grouped by itself.
    One that is too large for a dense matrix is cut again at a higher similarity, which may part
    what a larger machine would have joined, and never joins more; copies of one text stay whole.
    """
    strong = edges.of(edges.scores >= cut)
    for part in components(size, strong.left, strong.right):
        if len(part) <= limit or cut * TIGHTER > ALL_BUT_COPIES:
            yield part
            continue
        nodes = np.array(part, dtype=np.int64)
        inner = strong.of(np.isin(strong.left, nodes))
        within = Edges(
            nodes.searchsorted(inner.left), nodes.searchsorted(inner.right), inner.scores
        )
        for smaller in bounded_components(len(part), within, cut=cut * TIGHTER, limit=limit):
            yield [part[index] for index in smaller]

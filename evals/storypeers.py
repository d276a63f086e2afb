"""Other ways to group articles, on the same terms: what the stream is held against, in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from evals.bcubed import b_cubed
from retold.stories.linkage import Floats, average_linkage
from retold.stories.vectors import Signature

CUTS = tuple(round(0.14 + 0.02 * step, 2) for step in range(12))


def best_average_link(gold: Sequence[str], signatures: Sequence[Signature]) -> float:
    """Return the B-cubed F1 of batch average linkage on TF-IDF, at the set's own best threshold."""
    alike = cosines(signatures)
    return _best(gold, lambda cut: _labels(average_linkage(alike, cut=cut, growth=0.0)))


def best_single_pass(gold: Sequence[str], signatures: Sequence[Signature]) -> float:
    """Return the B-cubed F1 of plain streaming on TF-IDF, at the set's own best threshold.

    Each article, in the order given, joins the group whose centroid it is likest, if it is like
    enough, and founds one otherwise (Allan, Papka and Lavrenko, 1998, without their time penalty).
    """
    alike = cosines(signatures)
    return _best(gold, lambda cut: single_pass(alike, cut=cut))


def single_pass(alike: Floats, *, cut: float) -> list[int]:
    """Return the number of each row's group."""
    within: list[float] = []
    sums = np.zeros((len(alike), 0), dtype=np.float64)
    labels: list[int] = []
    for row in range(len(alike)):
        near = sums[row] / np.sqrt(np.array(within)) if within else np.zeros(0)
        if len(near) and near.max() >= cut:
            group = int(near.argmax())
        else:
            group = len(within)
            within.append(0.0)
            sums = np.column_stack([sums, np.zeros(len(alike))])
        within[group] += 2.0 * float(sums[row, group]) + float(alike[row, row])
        sums[:, group] += alike[:, row]
        labels.append(group)
    return labels


def cosines(signatures: Sequence[Signature]) -> Floats:
    """Return the cosines of the terms of each two articles, with ones on the diagonal."""
    columns: dict[str, int] = {}
    for signature in signatures:
        for term in signature.terms:
            columns.setdefault(term, len(columns))
    dense: Floats = np.zeros((len(signatures), len(columns)), dtype=np.float32)
    for row, signature in enumerate(signatures):
        for term, weight in signature.terms.items():
            dense[row, columns[term]] = weight
    alike: Floats = dense @ dense.T
    np.fill_diagonal(alike, 1.0)
    return alike


def _best(gold: Sequence[str], grouped: Callable[[float], Sequence[int]]) -> float:
    return max(b_cubed(gold, grouped(cut)).f1 for cut in CUTS)


def _labels(groups: Sequence[Sequence[int]]) -> list[int]:
    of = {row: number for number, rows in enumerate(groups) for row in rows}
    return [of[row] for row in range(len(of))]

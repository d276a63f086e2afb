"""B-cubed: how well predicted groups agree with given ones, seen from each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall, each a mean over items, as fractions of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> BCubed:
    """Score one label for each item against another (Bagga and Baldwin, 1998).

    An item's precision is the share of its predicted group that is of its gold group, its recall
    the share of its gold group that was predicted with it; the item itself counts in both.
    Raises ValueError where the two differ in length or are empty.
    """
    if len(gold) != len(predicted) or not gold:
        raise ValueError("one gold and one predicted label for each of at least one item")
    together = Counter(zip(gold, predicted, strict=True))
    golds, predictions = Counter(gold), Counter(predicted)
    precision = sum(n * n / predictions[label] for (_, label), n in together.items())
    recall = sum(n * n / golds[label] for (label, _), n in together.items())
    return BCubed(precision / len(gold), recall / len(gold))

"""Fit what signs weigh to pairs of which one is to be preferred, with NumPy alone.

A logistic regression of the difference of a pair's signs without a bias (Bradley and Terry, 1952),
all weights kept at nought or above: a sign that speaks against a telling never comes to speak for
it. The same data give the same weights.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from training.linear import fold

FOLDS = 9
RIDGE, STEPS, RATE = 0.01, 300, 0.05
Weights = NDArray[np.float64]


def fold_of(article: str) -> int:
    """Return the fold of an article: pairs of one article are never parted."""
    return fold(article, folds=FOLDS)


def preferred(differences: NDArray[np.float64]) -> Weights:
    """Return the weights under which the worse one of each pair has more against it.

    `differences` is (pairs, signs): the signs of the worse one less those of the better one.
    """
    scale = np.sqrt((differences**2).mean(axis=0)) + 1e-9
    rows = differences / scale
    weights = np.full(rows.shape[1], 0.1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = RIDGE * weights - (rows / (1 + np.exp(rows @ weights))[:, None]).mean(axis=0)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        moved = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = np.maximum(weights - RATE * moved, 0)
    found: Weights = weights / scale
    return found

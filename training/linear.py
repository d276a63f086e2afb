"""Fit the linear models that ship, with NumPy alone, in seconds.

Support vector machines and ridge regression by dual coordinate descent (Hsieh et al., 2008), all
outputs at once. Patterns of classes are weighed by their log-count ratios first (Wang and Manning,
Baselines and bigrams, 2012): a class is learnt in a space stretched by how telling each pattern is
of it. Random order comes from a fixed seed: the same data give the same model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.claims.linear import Features, Floats, Linear
from retold.claims.patterns import DENSE

LEAST = 2
EPOCHS = 8
FOLDS, KEPT_BACK = 5, 0


def identity(text: str) -> np.uint64:
    """Return the hash by which a model knows a sentence that it was trained on."""
    digest = hashlib.blake2b(" ".join(text.split()).encode("utf-8"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "big"))


def fold(key: str, *, folds: int) -> int:
    """Return the fold of a document: fixed by its key, whatever else is in the data."""
    digest = hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % folds


def kept_back(document: str) -> bool:
    """Tell a document that the encoder of sentences never learns from: one in five."""
    return fold(document, folds=FOLDS) == KEPT_BACK


@dataclass(frozen=True, slots=True)
class Design:
    """The training sentences: for each the places of its nonzero features and their values."""

    size: int
    places: tuple[NDArray[np.int64], ...]
    values: tuple[Floats, ...]

    @property
    def bits(self) -> int:
        """The power of two that the number of buckets is."""
        return (self.size - DENSE).bit_length() - 1


def design(given: Sequence[Features], *, bits: int) -> Design:
    """Lay the features out; a bucket that fewer than LEAST sentences fill is left empty."""
    counts = np.zeros(1 << bits, dtype=np.int64)
    for row in given:
        counts[row.places] += 1
    dense = np.arange(1 << bits, (1 << bits) + DENSE)
    places, values = [], []
    for row in given:
        kept = row.places[counts[row.places] >= LEAST]
        share = np.float32(1 / np.sqrt(max(1, len(row.places))))
        places.append(np.concatenate([kept, dense]))
        values.append(np.concatenate([np.full(len(kept), share, np.float32), row.meaning]))
    return Design((1 << bits) + DENSE, tuple(places), tuple(values))


def ratios(rows: Design, signs: NDArray[np.int8]) -> Floats:
    """Return, for each pattern and class, the squared log ratio of its shares in and out of it."""
    buckets = rows.size - DENSE
    inside = np.ones((buckets, signs.shape[1]))
    outside = np.ones((buckets, signs.shape[1]))
    for places, sign in zip(rows.places, signs, strict=True):
        kept = places[:-DENSE]
        inside[kept] += sign > 0
        outside[kept] += sign <= 0
    log = np.log((inside / inside.sum(axis=0)) / (outside / outside.sum(axis=0)))
    stretched = np.ones((rows.size, signs.shape[1]), dtype=np.float32)
    stretched[:buckets] = log**2
    return stretched


def classify(rows: Design, told: NDArray[np.bool_], *, cost: float) -> tuple[Floats, Floats]:
    """Fit one machine for each output against the rest, errors weighed by rarity of the output.

    `told` is (sentences, outputs), true where a sentence is of the output's class. Returns the
    weights (features, outputs) and the bias (outputs,).
    """
    signs = np.where(told, 1, -1).astype(np.int8)
    least = 1 / len(told)
    share = np.clip(told.mean(axis=0), least, 1 - least)
    ridge = 1 / (cost * np.where(told, 1 / share, 1 / (1 - share)))
    stretch = ratios(rows, signs)
    weights = np.zeros(stretch.shape, dtype=np.float32)
    bias = np.zeros(told.shape[1])
    alphas = np.zeros(told.shape)
    rescaled = [v[:, None] * stretch[p] for p, v in zip(rows.places, rows.values, strict=True)]
    norms = [1 + v @ s for v, s in zip(rows.values, rescaled, strict=True)]
    for row in _order(len(told)):
        places, values, sign = rows.places[row], rows.values[row], signs[row]
        slope = sign * (values @ weights[places] + bias) - 1 + ridge[row] * alphas[row]
        after = np.maximum(alphas[row] - slope / (norms[row] + ridge[row]), 0)
        step = (after - alphas[row]) * sign
        alphas[row] = after
        weights[places] += rescaled[row] * step.astype(np.float32)
        bias += step
    return weights, bias.astype(np.float32)


def regress(rows: Design, targets: NDArray[np.float64], *, ridge: float) -> tuple[Floats, Floats]:
    """Fit a ridge regression of targets (sentences, outputs) about their means."""
    mean = targets.mean(axis=0)
    norms = [float(v @ v) for v in rows.values]
    weights = np.zeros((rows.size, targets.shape[1]), dtype=np.float32)
    alphas = np.zeros(targets.shape)
    for row in _order(len(targets)):
        places, values = rows.places[row], rows.values[row]
        left = targets[row] - mean - values @ weights[places] - ridge * alphas[row]
        step = left / (norms[row] + ridge)
        alphas[row] += step
        weights[places] += (values[:, None] * step).astype(np.float32)
    return weights, mean.astype(np.float32)


def _order(size: int) -> list[int]:
    chance = np.random.default_rng(0)
    return [int(row) for _ in range(EPOCHS) for row in chance.permutation(size)]


def linear(rows: Design, outputs: Sequence[str], weights: Floats, bias: Floats) -> Linear:
    """Wrap fitted weights as a model that reads features."""
    buckets = rows.size - DENSE
    scale = np.ones(len(outputs), dtype=np.float32)
    return Linear(tuple(outputs), weights[:buckets], weights[buckets:], bias, scale)

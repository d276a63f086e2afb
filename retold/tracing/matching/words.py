"""How much a word weighs, and how near two words are: a static table that ships."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retold.claims.wordvectors import SIZE, table

Vectors = NDArray[np.float32]


class Words:
    """A vocabulary in order of frequency, each word with a unit vector.

    See `retold/models/words.md` for what it was distilled from.
    """

    def __init__(self, words: list[str], vectors: NDArray[np.int8]) -> None:
        self._rank = {word: rank for rank, word in enumerate(words)}
        self._vectors = vectors
        self._ceiling = math.log(len(words) + 50)
        self._floor = math.log(50)
        self._weights: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """Return how telling a word is, in (0, 1]: its log rank; 1 for a word out of the table."""
        known = self._weights.get(word)
        if known is not None:
            return known
        rank = self._rank.get(word)
        if rank is None:
            return 1.0
        share = (math.log(rank + 50) - self._floor) / (self._ceiling - self._floor)
        known = self._weights[word] = max(0.05, share)
        return known

    def vectors(self, words: list[str]) -> Vectors:
        """Return a (len(words), 96) matrix of unit rows; zeros for a word out of the table."""
        rows = np.zeros((len(words), SIZE), dtype=np.float32)
        ranks = [self._rank.get(word, -1) for word in words]
        known = [at for at, rank in enumerate(ranks) if rank >= 0]
        rows[known] = self._vectors[[ranks[at] for at in known]]
        return rows / np.float32(127)


@lru_cache(maxsize=1)
def load() -> Words:
    """Load the table once."""
    return Words(*table())

"""What a group of words is about: the mean of their vectors in the table that ships."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

SIZE: Final = 96


class WordVectors:
    """Unit vectors by word; see `retold/models/words.md` for what they were distilled from."""

    def __init__(self, words: list[str], vectors: NDArray[np.int8]) -> None:
        self._rows = {word: row for row, word in enumerate(words)}
        self._vectors = vectors

    @property
    def version(self) -> int:
        """A checksum of the vectors: a model that learnt from other ones does not fit them."""
        return zlib.crc32(self._vectors.tobytes())

    def mean(self, words: Iterable[str]) -> NDArray[np.float32]:
        """Return the mean vector of the words that the table holds; zeros where it holds none."""
        rows = [self._rows[word] for word in words if word in self._rows]
        if not rows:
            return np.zeros(SIZE, dtype=np.float32)
        mean: NDArray[np.float32] = self._vectors[rows].mean(axis=0, dtype=np.float32)
        return mean / np.float32(127)


@lru_cache(maxsize=1)
def load() -> WordVectors:
    """Load the table once."""
    return WordVectors(*table())


@lru_cache(maxsize=1)
def table() -> tuple[list[str], NDArray[np.int8]]:
    """Return the words, the commonest first, and a row of 96 signed bytes for each, read once."""
    with files("retold.models").joinpath("words.npz").open("rb") as file:
        archive = np.load(file, allow_pickle=False)
        words = archive["words"].tobytes().decode("ascii").split("\n")
        return words, archive["vectors"]

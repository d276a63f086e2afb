"""Linear models over the patterns of a sentence: small tables that ship, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from retold.claims.patterns import DENSE, buckets, meanings
from retold.errors import ModelError

Floats = NDArray[np.float32]
MEANING = np.float32(0.3)


@dataclass(frozen=True, slots=True)
class Features:
    """A sentence as the models see it.

    `places` are the buckets of its patterns, which share a length of 1; `meaning` is its dense part
    of `DENSE` numbers, already weighed.
    """

    places: NDArray[np.int64]
    meaning: Floats


def features(tokens: Sequence[Token], *, bits: int) -> Features:
    """Return the features of the words of one or more parsed sentences; white space counts not."""
    told = [token for token in tokens if not token.is_space]
    return Features(buckets(told, bits=bits), MEANING * meanings(told))


@dataclass(frozen=True, slots=True)
class Linear:
    """One score for each name of `outputs`.

    `sparse` is (2**bits, outputs), `dense` is (DENSE, outputs), `bias` is (outputs,).
    """

    outputs: tuple[str, ...]
    sparse: NDArray[Any]
    dense: Floats
    bias: Floats
    scale: Floats

    @property
    def bits(self) -> int:
        """The power of two that the number of buckets is."""
        return int(self.sparse.shape[0]).bit_length() - 1

    def scores(self, given: Features) -> Floats:
        """Return the scores of a sentence, one for each output."""
        summed = self.sparse[given.places].sum(axis=0, dtype=np.float32) * self.scale
        length = np.sqrt(np.float32(max(1, len(given.places))))
        scores: Floats = summed / length + given.meaning @ self.dense + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class Shipped:
    """A model that ships; `tables` also hold the hashes of its training sentences (`items`)."""

    linear: Linear
    tables: dict[str, NDArray[Any]]


@lru_cache(maxsize=4)
def load(name: str) -> Shipped:
    """Read a model that ships, once, in some milliseconds.

    Raises ModelError where the installation lacks the file or it is of another make.
    """
    try:
        with files("retold.models").joinpath(name).open("rb") as file:
            tables = dict(np.load(file, allow_pickle=False))
        return Shipped(unpack(tables), tables)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"a model cannot be read: {error}", where=name, remedy="install retold again"
        ) from error


def unpack(tables: dict[str, NDArray[Any]]) -> Linear:
    """Read a model from its tables; raises KeyError or ValueError for another make."""
    outputs = tuple(tables["outputs"].tobytes().decode("ascii").split("\n"))
    dense = tables["dense"].astype(np.float32)
    if dense.shape != (DENSE, len(outputs)) or tables["sparse"].shape[1] != len(outputs):
        raise ValueError("the tables do not fit one another")
    return Linear(outputs, tables["sparse"], dense, tables["bias"], tables["scale"])


def pack(model: Linear) -> dict[str, NDArray[Any]]:
    """Return the tables of a model, its sparse part in eight bits, zeros kept at zero."""
    peak = np.abs(model.sparse * model.scale).max(axis=0)
    scale = np.maximum(peak, np.finfo(np.float32).tiny).astype(np.float32) / np.float32(127)
    return {
        "outputs": np.frombuffer("\n".join(model.outputs).encode("ascii"), dtype=np.uint8),
        "sparse": np.round(model.sparse * model.scale / scale).astype(np.int8),
        "scale": scale,
        "dense": model.dense.astype(np.float16),
        "bias": model.bias.astype(np.float32),
    }

"""Tokens -> vectors: the convolutional encoder of a loaded spaCy pipeline, run in plain numpy.

spaCy's `Tok2Vec` (hash embeddings of a token's lexical attributes, one mixing layer, then window
convolutions with maxout, layer normalisation and residual connections; see "Embed, encode, attend,
predict", Honnibal 2016) takes half the time of a pass. The same weights give the same vectors, up
to the rounding of float32, in a fraction of it: what depends on a word alone is computed once for
each distinct word, and the rest is a few large matrix products.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]

MAX_WORDS = 1 << 15
GROUP_TOKENS = 2048
_EPSILON = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One maxout layer and its normalisation.

    `weights` is [inputs, pieces * outputs], the pieces one after the other; `bias` is
    [pieces * outputs]; `scale` and `shift` are [outputs].
    """

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @property
    def width(self) -> int:
        """How many numbers the layer gives for a token."""
        return len(self.scale)

    def __call__(self, given: Floats) -> Floats:
        """Return [rows, outputs] for [rows, inputs]."""
        pieces = given @ self.weights
        pieces += self.bias
        best = pieces[:, : self.width].copy()
        for start in range(self.width, self.width * self.pieces, self.width):
            np.maximum(best, pieces[:, start : start + self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.width)
        best *= (variance + _EPSILON) ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Encoder:
    """The encoder of one component, with a table of the words that it has met.

    The table holds at most `max_words` rows and begins anew when it is full, so that memory does
    not grow with what is read.
    """

    def __init__(self, tok2vec: Model[Any, Any], *, max_words: int = MAX_WORDS) -> None:
        nodes = list(tok2vec.walk())
        self._columns = next(n.attrs["columns"] for n in nodes if n.name == "extract_features")
        self._tables = [_table(node) for node in nodes if node.name == "hashembed"]
        maxouts = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self._mix, *self._windows = [_layer(m, n) for m, n in zip(maxouts, norms, strict=True)]
        self._pad = len(self._windows)
        self._max_words = max_words
        self._rows: dict[int, int] = {}
        self._words = np.empty((1024, self._mix.width), dtype=np.float32)

    @property
    def width(self) -> int:
        """How many numbers a token's vector has."""
        return self._mix.width

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """Return one array of [tokens, width] for each text, in order."""
        arrays: list[Floats] = []
        for group in _grouped(docs):
            arrays.extend(self._encode(group))
        return arrays

    def _encode(self, docs: Sequence[Doc]) -> Iterator[Floats]:
        """Encode texts in one array, parted by as many empty rows as a window can reach."""
        size = sum(len(doc) + self._pad for doc in docs) + self._pad
        padded = np.zeros((size + 2, self.width), dtype=np.float32)
        starts, at = [], 1 + self._pad
        for doc, words in zip(docs, self._embed(docs), strict=True):
            padded[at : at + len(doc)] = words
            starts.append(at)
            at += len(doc) + self._pad
        for layer in self._windows:
            windows = np.concatenate((padded[:-2], padded[1:-1], padded[2:]), axis=1)
            padded[1:-1] += layer(windows)
        for doc, start in zip(docs, starts, strict=True):
            yield padded[start : start + len(doc)].copy()

    def _embed(self, docs: Sequence[Doc]) -> Iterator[Floats]:
        """Yield the vectors of each text's words on their own, computed once for a word."""
        features = [_features(doc, self._columns) for doc in docs]
        names = [_names(rows).tolist() for rows in features]
        new = self._unknown(names)
        if len(self._rows) + len(new) > self._max_words:
            self._rows.clear()
            new = self._unknown(names)
        if new:
            self._learn(features, new)
        for texts in names:
            yield self._words[[self._rows[name] for name in texts]]

    def _unknown(self, names: Sequence[Sequence[int]]) -> dict[int, tuple[int, int]]:
        """Return where each name that the table lacks stands first: text, token."""
        known = self._rows
        return {
            name: (text, token)
            for text, tokens in enumerate(names)
            for token, name in enumerate(tokens)
            if name not in known
        }

    def _learn(
        self,
        features: Sequence[Keys],
        new: dict[int, tuple[int, int]],
    ) -> None:
        rows = np.stack([features[text][token] for text, token in new.values()])
        embedded = [table(np.ascontiguousarray(rows[:, i])) for i, table in enumerate(self._tables)]
        vectors = self._mix(np.concatenate(embedded, axis=1))
        first = len(self._rows)
        while len(self._words) < first + len(new):
            self._words = np.concatenate((self._words, np.empty_like(self._words)))
        self._words[first : first + len(new)] = vectors
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))


def _grouped(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Part texts into runs whose arrays fit a processor's cache."""
    group: list[Doc] = []
    size = 0
    for doc in docs:
        if group and size + len(doc) > GROUP_TOKENS:
            yield group
            group, size = [], 0
        group.append(doc)
        size += len(doc)
    if group:
        yield group


def _features(doc: Doc, columns: Sequence[str]) -> Keys:
    array: Keys = doc.to_array(list(columns)).astype(np.uint64, copy=False)
    return array.reshape(len(doc), len(columns))


def _names(rows: Keys) -> Keys:
    """Mix each row of 64-bit hashes into one; two rows of a corpus do not share it by chance."""
    mixed = np.zeros(len(rows), dtype=np.uint64)
    for i in range(rows.shape[1]):
        mixed ^= rows[:, i]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def parameter(node: Model[Any, Any], name: str) -> Floats:
    """Return a thinc layer's weights as a plain array of float32."""
    return np.asarray(node.get_param(name), dtype=np.float32)


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    weights, bias = parameter(maxout, "W"), parameter(maxout, "b")
    outputs, pieces = bias.shape
    flat = weights.transpose(1, 0, 2).reshape(pieces * outputs, weights.shape[2])
    return _Layer(
        weights=np.ascontiguousarray(flat.T),
        bias=bias.T.reshape(-1),
        pieces=pieces,
        scale=parameter(norm, "G"),
        shift=parameter(norm, "b"),
    )


def _table(hashed: Model[Any, Any]) -> Callable[[Keys], Floats]:
    """Return a word's row of a hash embedding: the sum of the four rows that its key falls in."""
    vectors, seed = parameter(hashed, "E"), hashed.attrs["seed"]
    ops: Any = hashed.ops

    def rows(keys: Keys) -> Floats:
        places = ops.hash(keys, seed) % vectors.shape[0]
        summed: Floats = vectors[places].sum(axis=1)
        return summed

    return rows

"""Sentence -> scores: a small encoder that reads a sentence as a whole, in eight-bit integers.

It gives the strength of the claim, and the aspects and the level of certainty; see the card of
`sentences.onnx`. Loaded when a sentence is first read, and some milliseconds a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from retold.annotate import wordpieces
from retold.annotate.sessions import session

MODEL: Final = "sentences.onnx"
VOCABULARY: Final = "sentences.vocab.txt"
LONGEST: Final = 96
"""Pieces that are read of a sentence, its frame among them."""
STRENGTHS: Final = slice(0, 4)
ASPECTS: Final = slice(4, 22)
LEVEL: Final = 22
OUTPUTS: Final = range(23)
"""Where in the scores the four strengths stand, the states of the six aspects, and the level."""

Scores = NDArray[np.float32]


def read(tokens: Sequence[Token]) -> Scores:
    """Return the scores of the words of one sentence or more; ModelError without the model.

    `STRENGTHS` and, by three, `ASPECTS` are logarithms of shares up to a constant; `LEVEL` is a
    level of certainty from 1 to 6.
    """
    return scored("".join(token.text_with_ws for token in tokens))


def scored(text: str) -> Scores:
    """Return the scores of a sentence.

    A sentence is run on its own, since the scale of the eight-bit activations is that of all that
    is run together.
    """
    ids = np.array([wordpieces.load(VOCABULARY).framed(text, most=LONGEST)], dtype=np.int64)
    scores: Scores = load().run(None, {"ids": ids})[0][0]
    return scores


def shares(scores: Scores) -> Scores:
    """Turn logarithms of shares into shares that sum to 1, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    told: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return told


def load() -> Any:
    """Return the model, loaded once."""
    return session(MODEL)

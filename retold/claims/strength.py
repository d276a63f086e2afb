"""How strong a link a sentence claims between two things: none, a correlation, maybe, a cause.

The four strengths are those of Yu, Li and Wang, Detecting causal language use in science findings
(2019), and Yu, Wang, Guo and Li, Measuring correlation-to-causation exaggeration in press releases
(2020). Two statistical readers share the say, one of patterns and one of the whole sentence: they
decide nothing about certainty or kind, and make no finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from spacy.tokens import Token

from retold.claims import encoder
from retold.claims.linear import Floats, features, load

MODEL: Final = "strength.npz"
PATTERNS_SHARE: Final = 0.25
"""How much the reader of patterns has to say; the encoder has the rest."""
SHARPNESS: Final = 2.0
"""By what the margins of the reader of patterns are multiplied to be logarithms of shares."""


class Strength(StrEnum):
    """What a sentence says of how two things hang together."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL = "conditional"
    CAUSAL = "causal"


@dataclass(frozen=True, slots=True)
class StrengthReading:
    """A strength, and by how much its share leads the next one's: 0 is a toss-up, 1 the most."""

    strength: Strength
    lead: float


def strength_of(tokens: Sequence[Token]) -> StrengthReading:
    """Read the claim strength of the words of one sentence or more; ModelError without the models.

    "Smokers more often have bad teeth" is correlational, "smoking may damage teeth" conditional,
    "smoking damages teeth" causal, "the study followed 300 smokers" none.
    """
    return judged(*_readings(tokens))


def shares_of(tokens: Sequence[Token]) -> Floats:
    """Return how likely each strength is, in the order of Strength, summing to 1.

    Reads as `strength_of` does, for those who weigh two sentences against each other.
    """
    return shares(*_readings(tokens))


def judged(patterns: Floats, encoded: Floats) -> StrengthReading:
    """Turn what the two readers say into a reading; see `shares`."""
    told = shares(patterns, encoded)
    order = np.argsort(-told, kind="stable")
    best, second = int(order[0]), int(order[1])
    return StrengthReading(tuple(Strength)[best], float(told[best] - told[second]))


def shares(patterns: Floats, encoded: Floats) -> Floats:
    """Turn what the two readers say into the share of each strength.

    `patterns` are the margins of the four strengths, in the order of Strength; `encoded` are the
    scores of the encoder, of which the strengths alone count.
    """
    told = PATTERNS_SHARE * encoder.shares(SHARPNESS * patterns)
    both: Floats = told + (1 - PATTERNS_SHARE) * encoder.shares(encoded[encoder.STRENGTHS])
    return both


def _readings(tokens: Sequence[Token]) -> tuple[Floats, Floats]:
    model = load(MODEL).linear
    return model.scores(features(tokens, bits=model.bits)), encoder.read(tokens)

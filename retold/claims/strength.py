"""How strong a link a sentence claims between two things: none, a correlation, maybe, a cause.

The four strengths are those of Yu, Li and Wang, Detecting causal language use in science findings
(2019), and Yu, Wang, Guo and Li, Measuring correlation-to-causation exaggeration in press releases
(2020). A statistical reader: it decides nothing about certainty or kind, and makes no finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from spacy.tokens import Token

from retold.claims.linear import features, load

MODEL: Final = "strength.npz"


class Strength(StrEnum):
    """What a sentence says of how two things hang together."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL = "conditional"
    CAUSAL = "causal"


@dataclass(frozen=True, slots=True)
class StrengthReading:
    """A strength, and by how much its score leads the next one's: near 0 is a toss-up."""

    strength: Strength
    lead: float


def strength_of(tokens: Sequence[Token]) -> StrengthReading:
    """Read the claim strength of the words of one sentence or more; ModelError without the model.

    "Smokers more often have bad teeth" is correlational, "smoking may damage teeth" conditional,
    "smoking damages teeth" causal, "the study followed 300 smokers" none.
    """
    model = load(MODEL).linear
    scores = model.scores(features(tokens, bits=model.bits))
    order = np.argsort(-scores, kind="stable")
    best, second = int(order[0]), int(order[1])
    return StrengthReading(Strength(model.outputs[best]), float(scores[best] - scores[second]))

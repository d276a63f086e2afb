"""Whether a telling claims a stronger link between two things than its origin does.

Exaggeration as Sumner et al., The association between exaggeration in health related science news
and academic press releases (BMJ, 2014), measured it, and Wright and Augenstein (2021) made it a
task: the strengths of both sides on one scale, compared. A telling mostly keeps the strength of
what it tells, so two readings that only seem to differ are taken for the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from spacy.tokens import Token

from retold.claims.linear import Floats
from retold.claims.strength import shares_of

KEPT: Final = 3.0
"""How much likelier a strength is kept than changed for any one other, before reading."""


class Leaning(StrEnum):
    """What became of the strength of a claim."""

    SAME = "same"
    EXAGGERATES = "exaggerates"
    DOWNPLAYS = "downplays"


@dataclass(frozen=True, slots=True)
class LeaningReading:
    """A leaning, and by how much its share leads the next one's: 0 is a toss-up, 1 the most."""

    leaning: Leaning
    lead: float


def leaning_of(told: Sequence[Token], origin: Sequence[Token]) -> LeaningReading:
    """Compare the words of a telling with those of its origin; ModelError without the models.

    "Tea cures colds" exaggerates "tea was associated with fewer colds", and "tea may help" would
    downplay "tea shortened colds".
    """
    return leaning(shares_of(told), shares_of(origin))


def leaning(told: Floats, origin: Floats) -> LeaningReading:
    """Read the leaning from the shares of the four strengths on both sides, the weakest first."""
    both = np.outer(told, origin)
    both[np.diag_indices_from(both)] *= KEPT
    shares = {
        Leaning.SAME: float(np.trace(both)),
        Leaning.EXAGGERATES: float(np.tril(both, -1).sum()),
        Leaning.DOWNPLAYS: float(np.triu(both, 1).sum()),
    }
    first, second, _ = sorted(shares, key=lambda one: -shares[one])
    return LeaningReading(first, (shares[first] - shares[second]) / sum(shares.values()))

"""Whether one claim strengthens or weakens another on the same matter: a reader of plain signs.

Two questions of Ko et al., ClaimDiff: Comparing and contrasting claims on contentious issues
(2023). Claims of two outlets on one matter mostly strengthen each other, where they speak of the
same things at all. What weakens is rarer, and shows where one of the two denies or opposes and the
other does not, or where the second sets itself off. The signs are weak: people themselves differ
here. They rank and suggest, and make no finding.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from retold.claims import lexicon
from retold.tracing.retrieval.terms import Terms, terms_of

COMMON: Final = 0.05
"""From which share in common on two claims are taken to speak of the same things."""
NEAR: Final = 0.4
_DENYING = lexicon.words(
    "not no never none nor without nobody nothing cannot deny denied denies reject rejected false "
    "untrue wrong dispute disputed refuse refused"
)
_OPPOSING = lexicon.words(
    "against critics criticized criticised accused blamed opposed oppose opponents slammed attack "
    "attacked condemned fail failed failure defended argued dismissed"
)
_SETTING_OFF = lexicon.words(
    "but however although though despite while yet instead rather still nevertheless"
)


class Sign(StrEnum):
    """What suggests that a claim weakens another."""

    DENIAL = "one denies and the other does not"
    OPPOSITION = "one opposes and the other does not"
    CONTRAST = "the second sets itself off"


@dataclass(frozen=True, slots=True)
class Relation:
    """How much two claims have in common, in [0, 1], and what suggests that the second weakens."""

    common: float
    signs: tuple[Sign, ...]

    @property
    def strengthens(self) -> bool:
        """Whether the second claim is taken to strengthen the first."""
        return self.common >= COMMON

    @property
    def weakens(self) -> bool:
        """Whether the second claim is taken to weaken the first."""
        return bool(self.signs)


def relation_of(first: str, second: str) -> Relation:
    """Read how the second claim bears on the first."""
    left, right = _words(first), _words(second)
    found = {
        Sign.DENIAL: _apart(left, right, _DENYING),
        Sign.OPPOSITION: _apart(left, right, _OPPOSING),
        Sign.CONTRAST: bool(right & _SETTING_OFF),
    }
    return Relation(
        _common(terms_of(first), terms_of(second)), tuple(sign for sign in found if found[sign])
    )


def _words(text: str) -> frozenset[str]:
    plain = text.lower().replace("’", "'").replace("n't", " not")
    return frozenset(word.strip(".,;:!?\"'“”()") for word in plain.split())


def _apart(left: Set[str], right: Set[str], signs: Set[str]) -> bool:
    return bool(left & signs) != bool(right & signs)


def _common(left: Terms, right: Terms) -> float:
    """Return the mean of both shares of weight that found a partner, and of letters in common."""
    near = left.vectors @ right.vectors.T
    near[near < NEAR] = 0.0
    letters = left.pieces.keys() & right.pieces.keys()
    shared = sum(min(left.pieces[piece], right.pieces[piece]) for piece in sorted(letters))
    whole = (sum(left.pieces.values()) * sum(right.pieces.values())) ** 0.5
    parts = (
        _found(left, near.max(axis=1, initial=0.0), right),
        _found(right, near.max(axis=0, initial=0.0), left),
        shared / whole if whole else 0.0,
    )
    return sum(parts) / len(parts)


def _found(side: Terms, near: np.ndarray, other: Terms) -> float:
    if not side.terms:
        return 0.0
    weights = np.array(side.weights)
    same = np.array([term in other.terms for term in side.terms])
    found = weights @ np.where(same, 1.0, np.minimum(near, 1.0))
    return float(found / weights.sum())

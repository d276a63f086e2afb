"""Whether two claims put forward one proposition, with the words that say so.

The score is a soft coverage of content words: each word of one claim is paired with its nearest
word in the other (the same lemma, a derived form, or a near word by its vector), and the shares of
weight that found a partner make the score. Names pair only with themselves. It is the alignment
idea of Sultan, Bethard and Sumner (2014), "Back to Basics for Monolingual Alignment", with
distilled static vectors in place of a paraphrase table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retold.tracing.matching.anchors import shared
from retold.tracing.matching.profiles import STEM, Profile, profile
from retold.tracing.matching.words import Vectors

__all__ = [
    "Match",
    "Profile",
    "best_pair",
    "compare",
    "compared",
    "derived",
    "profile",
]

NEAR = 0.62
SAME_SCORE = 0.6
MIN_LONG = 2.5
MIN_WEIGHT = 1.1
MIN_WORDS = 0.35
AKIN = 0.55
AKIN_FIGURE = 0.4
SHORT_COVERED = 0.3
PLAIN = 2


@dataclass(frozen=True, slots=True)
class Match:
    """How two claims compare: `score` in [0, 1], and why.

    `left_covered` is the share of the left claim's weight that found a partner, `right_covered`
    the other way round. `pairs` are the words paired, `clash` the names that stand against each
    other. `plain` counts the paired words that are no names, `figure` says that a figure is shared.
    """

    left: str
    right: str
    score: float
    left_covered: float
    right_covered: float
    pairs: tuple[tuple[str, str], ...]
    predicate: bool
    clash: tuple[tuple[str, ...], tuple[str, ...]] | None
    plain: int = 0
    figure: bool = False

    @property
    def akin(self) -> bool:
        """Whether the two may stand on one thread, which accuses nobody of anything.

        Beside the same claims, those that share a figure, though one "bears" and the other "takes"
        320 tonnes; words that are no names must be shared, too.
        """
        if self.same:
            return True
        if self.clash is not None or not self.plain:
            return False
        if self.figure and self.score >= AKIN_FIGURE:
            return True
        return self.predicate and self.plain >= PLAIN and self.score >= AKIN

    @property
    def same(self) -> bool:
        """Whether the two may be taken for one proposition."""
        return self.score >= SAME_SCORE and self.predicate and self.clash is None


def compare(left: Profile, right: Profile) -> Match:
    """Score two claims against each other."""
    return compared(left, right, above=-1.0) or Match(
        left.claim.id, right.claim.id, 0.0, 0.0, 0.0, (), False, None
    )


def compared(left: Profile, right: Profile, *, above: float) -> Match | None:
    """Score two claims; None where the score is no higher than `above`, or one has no words."""
    if not left.lemmas or not right.lemmas:
        return None
    table = _similarity(left, right)
    left_best, right_best = np.maximum.reduce(table, 1), np.maximum.reduce(table, 0)
    left_covered, right_covered = _covered(left, left_best), _covered(right, right_best)
    short, long = (
        (left_covered, right_covered)
        if left.weight <= right.weight
        else (right_covered, left_covered)
    )
    score = 0.8 * short + 0.2 * long
    if score <= above or not _is_telling(left, right, long):
        score = 0.0
    if score <= above:
        return None
    ours, theirs = left_best.tolist(), right_best.tolist()
    paired = [(i, j) for i, j in enumerate(table.argmax(1).tolist()) if ours[i] > 0]
    return Match(
        left.claim.id,
        right.claim.id,
        score,
        left_covered,
        right_covered,
        tuple((left.lemmas[i], right.lemmas[j]) for i, j in paired),
        _predicate_paired(left, right, ours, theirs),
        _clash(left, right, ours, theirs),
        sum(left.lemmas[i] not in left.names for i, _ in paired),
        bool(left.anchors.figures & right.anchors.figures),
    )


def _is_telling(left: Profile, right: Profile, covered: float) -> bool:
    """Whether the shorter claim has enough that could be told again, anchors included.

    `covered` is how much of the longer one it covers: a word and an anchor say little of much.
    Anchors count between two articles; one article says several things with one figure and source.
    """
    least = min(left.weight, right.weight)
    if least >= MIN_WEIGHT or left.claim.article == right.claim.article:
        return least >= MIN_WEIGHT
    anchored = least + shared(left.anchors, right.anchors)
    return least >= MIN_WORDS and anchored >= MIN_WEIGHT and covered >= SHORT_COVERED


def best_pair(table: Mapping[tuple[str, str], Match], left: str, right: str) -> Match | None:
    """Look a pair up whichever way it was compared."""
    return table.get((left, right)) or table.get((right, left))


def _similarity(left: Profile, right: Profile) -> Vectors:
    table: Vectors = left.vectors @ right.vectors.T
    table[table < NEAR] = 0.0
    for i in left.named:
        table[i] = 0.0
    for j in right.named:
        table[:, j] = 0.0
    if left.named or right.named:
        for stem in left.stems.keys() & right.stems.keys():
            for i in left.stems[stem]:
                for j in right.stems[stem]:
                    a, b = left.lemmas[i], right.lemmas[j]
                    if (a in left.names or b in right.names) and derived(a, b):
                        table[i, j] = 0.9
    for lemma in left.places.keys() & right.places.keys():
        table[left.places[lemma], right.places[lemma]] = 1.0
    return table


def derived(a: str, b: str) -> bool:
    """A name and its adjective or plural: at least five letters shared, a short ending apart."""
    if a[:STEM] != b[:STEM]:
        return False
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    short, long = sorted((len(a), len(b)))
    return shared >= STEM and long - shared <= 3 and short - shared <= 1


def _covered(side: Profile, best: Vectors) -> float:
    return float(np.dot(side.mass, best)) / side.weight


def _predicate_paired(
    left: Profile, right: Profile, a: Sequence[float], b: Sequence[float]
) -> bool:
    """The main predicate of either claim must find a partner in the other, where it has one.

    Names alone say what two claims are about, not that they say the same.
    """
    if left.outcomes & right.outcomes:
        return True
    if not any(
        near > 0 and lemma not in left.names for lemma, near in zip(left.lemmas, a, strict=True)
    ):
        return False
    short = min(left.weight, right.weight) < MIN_WEIGHT
    return all(
        best[side.places[predicate]] > 0
        for side, best in ((left, a), (right, b))
        if short or side.weight <= MIN_LONG * min(left.weight, right.weight)
        for predicate in side.predicates
        if predicate in side.places
    )


def _clash(
    left: Profile, right: Profile, a: Sequence[float], b: Sequence[float]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Names on both sides that find no partner: two places, two people."""
    alone_left = _lonely_names(left, a)
    alone_right = _lonely_names(right, b)
    return (alone_left, alone_right) if alone_left and alone_right else None


def _lonely_names(side: Profile, best: Sequence[float]) -> tuple[str, ...]:
    if not side.lone:
        return ()
    return tuple(lemma for i, lemma in enumerate(side.lemmas) if lemma in side.lone and not best[i])

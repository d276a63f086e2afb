"""Which claims say what a statement says: the candidates of a full-text search, ranked again.

A search by words (BM25; Robertson and Zaragoza, 2009) finds candidates fast and in any number of
claims. It counts rare words, whichever they are; so each candidate is then weighed by three more
shares: how much of the statement the claim says, in the same or near words; how much of the claim
the statement says; and how many runs of letters both hold. All four have an equal say, and each is
handed on, so that a ranking explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

import numpy as np

from retold.tracing.matching.words import Vectors
from retold.tracing.retrieval.terms import Terms, content_words, folded, spoken, terms_of

CANDIDATES = 50
"""How many candidates of a search are worth ranking again."""
SOUGHT = 40
"""How many words of a statement are worth searching for."""
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a search found; `relevance` is the search's score, higher for a better one."""

    key: str
    text: str
    relevance: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score in [0, 1] and why.

    `score` is the mean of the four shares: `relevance` is that of the best candidate's, `covered`
    that of the statement's weight which found a partner in the claim, `covers` the other way
    round, `letters` that of the statement's runs of letters which the claim holds too. `shared`
    are the words of the statement that stand in the claim, whatever their ending.
    """

    key: str
    score: float
    relevance: float
    covered: float
    covers: float
    letters: float
    shared: tuple[str, ...]


def ranked(statement: str, candidates: Iterable[Candidate]) -> list[Ranked]:
    """Rank candidates by how nearly each says what the statement says, the nearest first.

    Of equals, the one that stood first among the candidates stays first. A statement without a
    content word ranks nothing.
    """
    listed = list(candidates)
    said = terms_of(spoken(statement))
    written = {folded(word) for word in content_words(statement)} | set(said.terms)
    best = max((candidate.relevance for candidate in listed), default=0.0)
    if not said.terms or best <= 0:
        return []
    found = [_weighed(c, said, written, relevance=max(0.0, c.relevance / best)) for c in listed]
    return sorted(found, key=lambda one: -one.score)


def _weighed(candidate: Candidate, said: Terms, written: Set[str], *, relevance: float) -> Ranked:
    told = terms_of(candidate.text)
    held = set(told.terms)
    near = _near(said, told)
    shares = (
        relevance,
        _covered(said, near.max(axis=1, initial=0.0), held),
        _covered(told, near.max(axis=0, initial=0.0), written),
        _letters(said.pieces, told.pieces),
    )
    shared = [w for w, t in zip(said.words, said.terms, strict=True) if t in held]
    return Ranked(candidate.key, round(sum(shares) / len(shares), 12), *shares, tuple(shared))


def _near(said: Terms, told: Terms) -> Vectors:
    table: Vectors = said.vectors @ told.vectors.T
    table[table < NEAR] = 0.0
    return table


def _covered(side: Terms, near: Vectors, held: Set[str]) -> float:
    """Return the share of a side's weight that found the same word, or a near one by its part."""
    weights = np.array(side.weights)
    same = np.array([term in held for term in side.terms], dtype=bool)
    whole = float(weights.sum())
    return float(weights @ np.where(same, 1.0, np.minimum(near, 1.0))) / whole if whole else 0.0


def _letters(said: Mapping[str, float], told: Mapping[str, float]) -> float:
    common = said.keys() & told.keys()
    return sum(min(said[piece], told[piece]) for piece in sorted(common)) / sum(said.values())

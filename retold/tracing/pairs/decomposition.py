"""How surprising each word of a telling is, given the words of its origin.

A telling is mostly cut out of its origin and put together anew: a word of it comes most likely
from the place behind the one where the word before it came from, less likely from near by or from
another sentence, and now and then from nowhere. That is the hidden Markov model of Jing (Using
hidden Markov modeling to decompose human-written summaries, 2002), with near words by their vectors
beside equal ones; the surprise of a word is the negative logarithm of its share in the forward
pass.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retold.tracing.matching.words import Vectors, load
from retold.tracing.pairs.words import Sentence, Text, Word

Places = NDArray[np.int64]
Shares = NDArray[np.float64]

EXACT, SAME_LEMMA, NEAR_WORD = 1.0, 0.3, 0.065
NEAR, NEIGHBOURS = 0.55, 6
TAKEN = 0.9
"""How often a word is taken from the origin, in place of from nowhere."""
ADJOINING, SKIPPED, BACK, ANYWHERE = 0.45, 0.072, 0.0075, 0.1
SKIP_DECAY, SKIP_MOST, BACK_MOST = 0.3, 6, 8
SENTENCE, NEXT_SENTENCE = 0.004, 0.0006
AGAIN = 0.3
FUNCTION_WORD = 0.03
KEPT: Final = 150
"""States kept from one word to the next."""
NOWHERE: Final = -1000


@dataclass(frozen=True, slots=True)
class Surprise:
    """A word of a telling and how surprising it is, in nats."""

    word: Word
    nats: float


class Origin:
    """The words of an origin by the forms that they may be taken under."""

    def __init__(self, text: Text) -> None:
        told = [[word for word in sentence if not word.mark] for sentence in text]
        words = [word for sentence in told for word in sentence]
        self.size = max(1, len(words))
        numbered = [at for at, sentence in enumerate(told) for _ in sentence]
        self.sentence: Places = np.array(numbered or [0], dtype=np.int64)
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._lemma: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self._exact[word.lower].append(at)
            self._lemma[word.lemma].append(at)
        self._words = sorted({word.lemma for word in words if word.content and not word.fixed})
        self._vectors: Vectors = load().vectors(self._words)
        self._near: dict[str, list[tuple[str, float]]] = {}

    def holds(self, word: Word) -> bool:
        """Tell whether the origin has the word, as it stands or under its lemma."""
        return word.lower in self._exact or word.lemma in self._lemma

    def first(self, word: Word) -> float | None:
        """Return where the origin first has a word, from 0 at its head to 1; None where never."""
        places = self._exact.get(word.lower) or self._lemma.get(word.lemma)
        return places[0] / self.size if places else None

    def places(self, word: Word) -> dict[int, float]:
        """Return where a word may be taken from, with the share of each place in [0, 1]."""
        found = dict.fromkeys(self._lemma.get(word.lemma, ()), SAME_LEMMA)
        if word.content and not word.fixed:
            for other, near in self._neighbours(word.lemma):
                for at in self._lemma[other]:
                    found[at] = max(found.get(at, 0.0), NEAR_WORD * near * near)
        found.update(dict.fromkeys(self._exact.get(word.lower, ()), EXACT))
        return found

    def _neighbours(self, lemma: str) -> list[tuple[str, float]]:
        if lemma not in self._near:
            near = self._vectors @ load().vectors([lemma])[0]
            best = np.argsort(-near, kind="stable")[:NEIGHBOURS]
            told = [(self._words[i], float(near[i])) for i in best if near[i] > NEAR]
            self._near[lemma] = [(other, value) for other, value in told if other != lemma]
        return self._near[lemma]


def surprises(sentence: Sentence, origin: Origin) -> Iterator[Surprise]:
    """Yield how surprising each word of one sentence of a telling is; marks are left out."""
    places: Places = np.array([NOWHERE])
    shares: Shares = np.array([1.0])
    for at, word in enumerate(word for word in sentence if not word.mark):
        found = origin.places(word)
        taken: Places = np.array(sorted(found), dtype=np.int64)
        fit: Shares = np.array([found[int(place)] for place in taken])
        told = shares @ _moves(places, taken, origin, first=at == 0) * fit * TAKEN
        made = shares * (1 - TAKEN) * _background(word)
        places, shares = _merged(np.concatenate([taken, places]), np.concatenate([told, made]))
        whole = float(shares.sum())
        yield Surprise(word, -math.log(max(whole, 1e-300)))
        shares = shares / whole


def _background(word: Word) -> float:
    if not word.content:
        return FUNCTION_WORD
    return math.exp(-3 - 7 * load().weight(word.key))


def _moves(places: Places, taken: Places, origin: Origin, *, first: bool) -> Shares:
    """Return the share of each move, (places, taken); the first word may be from anywhere."""
    if first:
        return np.full((len(places), len(taken)), 1 / origin.size)
    step = taken[None, :] - places[:, None]
    moves = np.full(step.shape, ANYWHERE / origin.size)
    moves[step == 1] += ADJOINING
    skipped = (step > 1) & (step <= SKIP_MOST)
    moves[skipped] += SKIPPED * np.exp(-SKIP_DECAY * (step[skipped] - 2))
    moves[(step < 0) & (step >= -BACK_MOST)] += BACK
    moves[step == 0] *= AGAIN
    apart = np.abs(origin.sentence[taken][None, :] - _sentence_of(places, origin)[:, None])
    moves[(apart == 0) & (step != 0)] += SENTENCE
    moves[apart == 1] += NEXT_SENTENCE
    return moves


def _sentence_of(places: Places, origin: Origin) -> Places:
    return np.where(places >= 0, origin.sentence[np.maximum(places, 0)], NOWHERE)


def _merged(places: Places, shares: Shares) -> tuple[Places, Shares]:
    """Add up the shares of each place, and keep the likeliest places."""
    once, back = np.unique(places, return_inverse=True)
    summed = np.zeros(len(once))
    np.add.at(summed, back, shares)
    if len(once) > KEPT:
        kept = np.sort(np.argsort(-summed, kind="stable")[:KEPT])
        once, summed = once[kept], summed[kept]
    return once, summed

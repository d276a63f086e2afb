"""What a claim of a crowd is held against besides its nearest: the first telling of what they tell.

Of a claim that thousands tell, each telling is compared with the few that are nearest to it, and
these are hardly ever the first, which a thread has to resemble. The pairs that are missing are
named here, a few for each claim, in the order in which threads are woven: it is clustering by
leaders (Hartigan, 1975, "Clustering Algorithms", chapter 3).

Where more claims have the same content words than a claim is compared with, these words are one
statement: its first telling stands for all of them beside other statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from retold.tracing.matching.profiles import Profile
from retold.types import HEADS

WITH_FIRST = 0.45
"""How alike a claim and the first telling of its thread are at least."""

TRIED = 4
"""With how many first tellings a claim is compared at most."""

TOLD = 12
"""So many claims with the same content words are compared as claims, more of them as a crowd."""

LEAST_WORDS = 3
"""Of how many content words a statement is at least: fewer are told of many things."""


Scores = Callable[[int, int], float]
"""How much two claims resemble each other, by their places, the first in the story first."""


def firsts(profiles: Sequence[Profile]) -> dict[int, int]:
    """Return for each claim that makes a statement the place of the first claim that makes it.

    Empty where no statement has more than TOLD tellings: claims are then compared as they are.
    """
    said = {at: words for at, side in enumerate(profiles) if (words := _statement(side))}
    if max(Counter(said.values()).values(), default=0) <= TOLD:
        return {}
    first: dict[frozenset[str], int] = {}
    return {at: first.setdefault(words, at) for at, words in said.items()}


def shares(profiles: Sequence[Profile], *, least: int) -> dict[str, float]:
    """Return for each word in which share of the claims it stands, of `least` claims or more.

    Of those that make one statement, TOLD count: what everybody tells is no furniture for that.
    """
    said = Counter(_statement(side) or at for at, side in enumerate(profiles))
    held: Counter[str] = Counter()
    for words, told in said.items():
        lemmas = profiles[words].lemmas if isinstance(words, int) else words
        held.update(dict.fromkeys(lemmas, min(told, TOLD)))
    count = max(sum(min(told, TOLD) for told in said.values()), least)
    return {lemma: among / count for lemma, among in held.items()}


def _statement(side: Profile) -> frozenset[str]:
    """Return the content words of a claim; none where they are too few to be a statement."""
    return frozenset(side.lemmas if len(side.lemmas) >= LEAST_WORDS else ())


def lead(profiles: Sequence[Profile], akin: Mapping[int, Sequence[int]], scores: Scores) -> None:
    """Compare each claim with the first tellings that the claims akin to it stand with.

    `akin` holds for each claim what it may be one with, the likest first; `scores` is called for
    each pair of a claim and a first telling, and a claim joins the first that it resembles enough.
    Those nearest to a claim may all come later, and be near to an earlier one: the first telling of
    the earliest of these is tried as well.
    """
    order = woven(profiles)
    rank = {at: place for place, at in enumerate(order)}
    earliest = {at: min(others, key=rank.__getitem__) for at, others in akin.items() if others}
    first: dict[int, int] = {}
    for at in order:
        first[at] = at
        near = akin.get(at, ())
        around = (*near, *(earliest.get(other, at) for other in near))
        known = (first[other] for other in around if rank[other] < rank[at])
        for leader in [*dict.fromkeys(known)][:TRIED]:
            if scores(min(at, leader), max(at, leader)) >= WITH_FIRST:
                first[at] = leader
                break


def woven(profiles: Sequence[Profile]) -> list[int]:
    """Return the places of claims in the order of threads: those of a head after their body's."""
    begins: dict[str, int] = {}
    for at, side in enumerate(profiles):
        begins.setdefault(side.claim.article, at)
    return sorted(
        range(len(profiles)),
        key=lambda at: (
            begins[profiles[at].claim.article],
            profiles[at].claim.block in HEADS,
            at,
        ),
    )

"""Which claims of a story are compared with which, so that the cost grows with their number alone.

Each claim is compared with those nearest to it in direction and with those that share two rare
words; what is told in the same words by a crowd is compared through its first telling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from retold.tracing.matching.crowds import firsts, lead, shares
from retold.tracing.matching.match import Match, compared
from retold.tracing.matching.profiles import Profile
from retold.tracing.matching.words import Vectors

KEPT = 0.3
CANDIDATE_COSINE = 0.3
CANDIDATES = 12
RARE = 0.5
CROWD = 40
SMALL = 30
LARGE = 2_000
BLOCK = 64
FIRST, AROUND = 2_000, 4_000


def matches(profiles: Sequence[Profile]) -> dict[tuple[str, str], Match]:
    """Compare all candidate pairs; keyed by the two claim ids in the order of `profiles`.

    A word that many claims of the story share tells little about any two of them and weighs less.
    """
    profiles = _reweighed(profiles)
    first = firsts(profiles)
    pairs = _with_statements(profiles, first) if first else candidates(profiles)
    found = (compared(profiles[i], profiles[j], above=KEPT) for i, j in pairs)
    kept = {(match.left, match.right): match for match in found if match is not None}
    if first or len(profiles) > LARGE:
        _held_to_firsts(profiles, kept)
    return kept


def _with_statements(
    profiles: Sequence[Profile], first: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the candidates of a crowd: of claims, of claims and first tellings, and of these."""
    pairs = {(at, other) for other, at in first.items() if at != other}
    pairs.update(candidates(profiles))
    tellers = sorted(set(first.values()))
    own = candidates([profiles[at] for at in tellers])
    pairs.update((tellers[i], tellers[j]) for i, j in own)
    return sorted(pairs)


def _held_to_firsts(profiles: Sequence[Profile], kept: dict[tuple[str, str], Match]) -> None:
    """Add the matches with the first tellings of a crowd, which few were compared with."""
    place = {side.claim.id: at for at, side in enumerate(profiles)}
    akin: dict[int, list[int]] = defaultdict(list)
    for match in sorted(kept.values(), key=lambda each: (-each.score, each.left, each.right)):
        if match.akin:
            akin[place[match.left]].append(place[match.right])
            akin[place[match.right]].append(place[match.left])

    def score(i: int, j: int) -> float:
        key = profiles[i].claim.id, profiles[j].claim.id
        match = kept.get(key) or compared(profiles[i], profiles[j], above=KEPT)
        if match is None:
            return 0.0
        kept[key] = match
        return match.score

    lead(profiles, akin, score)


def _reweighed(profiles: Sequence[Profile]) -> list[Profile]:
    share = shares(profiles, least=SMALL)
    return [
        replace(
            side,
            weights=tuple(
                weight * max(0.3, 1 - 1.5 * share[lemma])
                for lemma, weight in zip(side.lemmas, side.weights, strict=True)
            ),
        )
        for side in profiles
    ]


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return index pairs (i < j) worth comparing: near in direction, or sharing two rare words.

    A few rows of similarities at a time, so that memory grows with the number of claims alone; in a
    story of thousands many at once, since the processor then reads the vectors far less often. In
    one of tens of thousands each is compared with the FIRST of the story and the AROUND that stand
    before and after it, so that the time, too, grows with their number alone.
    """
    rows = _directions(profiles)
    pairs = _sharing(profiles)
    height = BLOCK if len(profiles) > LARGE else 1
    for start in range(0, len(profiles), height):
        others, theirs = _others(rows, start, start + height)
        block = rows[start : start + height] @ theirs.T
        for i, near in enumerate(block, start=start):
            near[i - others[-1] - 1] = 0.0
            for at in _top(near, CANDIDATES):
                if near[at] >= CANDIDATE_COSINE:
                    j = others[at]
                    pairs.add((min(i, j), max(i, j)))
    return sorted(pairs)


def _others(rows: Vectors, start: int, end: int) -> tuple[Sequence[int], Vectors]:
    """Return the places and the rows of what the claims from `start` on are compared with."""
    count = len(rows)
    if count <= FIRST + 2 * AROUND:
        return range(count), rows
    around = range(max(0, start - AROUND), min(count, end + AROUND))
    others = [*range(min(FIRST, around[0])), *around]
    return others, rows[others]


def _sharing(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs that share two rare words, figures or sources here, whatever their vectors say."""
    holders: dict[object, list[int]] = {}
    for at, side in enumerate(profiles):
        rare = [word for word, own in zip(side.lemmas, side.weights, strict=True) if own >= RARE]
        source = [(side.anchors.source,)] if side.anchors.source else []
        for mark in (*rare, *sorted(side.anchors.figures, key=str), *source):
            holders.setdefault(mark, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for rows in holders.values():
        if len(rows) <= CROWD:
            shared.update(combinations(rows, 2))
    return {pair for pair, count in shared.items() if count >= 2}


def _directions(profiles: Sequence[Profile]) -> Vectors:
    rows = np.zeros((len(profiles), profiles[0].vectors.shape[1] if profiles else 1), np.float32)
    for at, side in enumerate(profiles):
        if side.lemmas:
            total = side.mass @ side.vectors
            size = float(np.linalg.norm(total))
            rows[at] = total / size if size else total
    return rows


def _top(near: Vectors, count: int) -> list[int]:
    if len(near) <= count:
        return list(range(len(near)))
    return [int(i) for i in np.argpartition(near, -count)[-count:]]

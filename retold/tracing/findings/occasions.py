"""Whether a source spoke once, so that two tellings of its words must agree, or may have twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from retold.tracing.dating import said_on
from retold.tracing.evidence import Scene
from retold.tracing.matching.match import Match
from retold.tracing.retellings import Basis, Retelling
from retold.types import HEADS, Claim

APART = 1
"""Days within which two tellings may be of one occasion, with nothing else to show it."""
LATE = 4
"""Days after which a telling is of another occasion, whatever the two articles share."""
VERBATIM = 0.75
SHARED = 3


class Occasions:
    """Which articles retell one statement: those that share other reported claims as well.

    A weekly that comes out two days later and passes on what else was said on the day is a report
    of that day. Likeness of one sentence shows no such thing: a source says it again, and surer.
    """

    def __init__(self, scene: Scene, matches: Mapping[tuple[str, str], Match]) -> None:
        self._scene = scene
        self._shared = _shared(scene.claims, matches)

    def may_be_two(self, pair: Retelling) -> bool:
        """Whether the source may have spoken a second time, and otherwise: on another day."""
        told, origin = (self._scene.articles[c.article] for c in (pair.told, pair.origin))
        said = said_on(pair.told, told), said_on(pair.origin, origin)
        if None not in said and said[0] != said[1]:
            return True
        apart = _days(told.published_date, origin.published_date)
        return apart > APART and (apart > LATE or not self._is_one(pair))

    def _is_one(self, pair: Retelling) -> bool:
        """Whether a later telling in nearly the same words retells that one statement after all."""
        a, b = pair.origin, pair.told
        match = pair.match
        if pair.tied is not Basis.SAME_SOURCE:
            return False
        if min(match.left_covered, match.right_covered) < VERBATIM or len(match.pairs) < SHARED:
            return False
        others = self._shared.get(frozenset({a.article, b.article}), set())
        return any(a.id not in two and b.id not in two for two in others)


def _shared(
    claims: Iterable[Claim], matches: Mapping[tuple[str, str], Match]
) -> dict[frozenset[str], set[frozenset[str]]]:
    """The pairs of reported claims in the bodies of two articles that say one thing."""
    reported = {c.id: c for c in claims if c.attribution and c.block not in HEADS}
    found: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for (left, right), match in matches.items():
        if match.akin and left in reported and right in reported:
            articles = frozenset({reported[left].article, reported[right].article})
            if len(articles) > 1:
                found[articles].add(frozenset({left, right}))
    return found


def _days(first: date | None, second: date | None) -> int:
    return abs((first - second).days) if first is not None and second is not None else 0

"""Pairs of tellings of one proposition, and what in the text shows that one retells the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from retold.tracing.evidence import Scene
from retold.tracing.matching.match import Match
from retold.tracing.matching.sourced import Voices, is_proper, named_source_of, source_of
from retold.types import HEADS, BlockKind, Claim, ClaimKind, Mode, Polarity

__all__ = [
    "Basis",
    "Retelling",
    "is_proper",
    "named_source_of",
    "retellings",
    "source_of",
]

WORDING = 0.85
SUMS_UP = 0.85
WITH_NUMBER = 0.7
WHOLLY = 0.95
HALF = 0.45
LEAD_SENTENCES = 3


class Basis(StrEnum):
    """What ties two tellings together."""

    OWN_ARTICLE = "the same article"
    SAME_SOURCE = "the same source"
    COPY = "copied text"
    WORDING = "the same wording"
    LINK = "a link to it"


@dataclass(frozen=True, slots=True)
class Retelling:
    """`told` retells `origin`; `tied` says what shows it, `match` how alike they are.

    `linked` tells whether the sentence of `told` links to the article of `origin`: it stands beside
    what else ties the two, for it alone shows which of two retells the other.
    """

    origin: Claim
    told: Claim
    match: Match
    tied: Basis
    linked: bool = False


def retellings(scene: Scene, matches: Mapping[tuple[str, str], Match]) -> Iterator[Retelling]:
    """Yield every pair of tellings that one text shows to be tied, in the direction of telling.

    A sentence that links to the other article retells it, whatever else ties the two.
    Within an article a head retells the body, unless the body's telling stands on its own source;
    both directions are then given. Across articles the source's own quoted words come first, then
    the earlier day; a pair of one day is given in both directions.
    """
    claims = {claim.id: claim for claim in scene.claims}
    leads, voices = _leads(scene), Voices(scene.claims)
    for (left, right), match in matches.items():
        a, b = claims[left], claims[right]
        if not _comparable(a, b) or not (match.same or _sums_up(a, b, match, leads)):
            continue
        tied, linked = _basis(scene, voices, a, b, match), scene.pages.linked(a, b)
        if linked is not None:
            shown = Basis.LINK if tied is None or tied is Basis.WORDING else tied
            yield Retelling(*linked, match, shown, linked=True)
        elif tied is not None:
            for origin, told in _directions(scene, a, b):
                yield Retelling(origin, told, match, tied)


def _leads(scene: Scene) -> frozenset[tuple[str, int]]:
    """The places of the first sentences under each head, which it sums up."""
    starts: dict[str, set[int]] = {}
    for claim in scene.claims:
        if claim.block not in HEADS:
            starts.setdefault(claim.article, set()).add(claim.sentence.start)
    return frozenset(
        (article, start)
        for article, places in starts.items()
        for start in sorted(places)[:LEAD_SENTENCES]
    )


def _sums_up(a: Claim, b: Claim, match: Match, leads: frozenset[tuple[str, int]]) -> bool:
    """Whether a title sums up a sentence of its lead, though names of the two differ.

    A title says "Norland" where its lead names the town. Almost all of the title's words must stand
    in the lead, its predicate among them; or most of them, and its number; or all of them.
    """
    if a.article != b.article or (a.block is BlockKind.TITLE) == (b.block is BlockKind.TITLE):
        return False
    first = a.block is BlockKind.TITLE
    body, head = (b, match.left_covered) if first else (a, match.right_covered)
    under = match.right_covered if first else match.left_covered
    if (body.article, body.sentence.start) not in leads:
        return False
    if match.predicate and head >= SUMS_UP:
        return True
    return (_one_number(a, b) and head >= WITH_NUMBER) or (head >= WHOLLY and under >= HALF)


def _one_number(a: Claim, b: Claim) -> bool:
    """Whether the two give one number, with a bound or without, of the same sort."""
    ends = [
        {(q.kind, end) for q in claim.quantities for end in (q.low, q.high) if end and end > 1}
        for claim in (a, b)
    ]
    return bool(ends[0] & ends[1])


def _comparable(a: Claim, b: Claim) -> bool:
    if ClaimKind.QUESTION in (a.kind, b.kind) or (a.span == b.span and a.article == b.article):
        return False
    return a.polarity is b.polarity or Polarity.AFFIRMED not in (a.polarity, b.polarity)


def _basis(scene: Scene, voices: Voices, a: Claim, b: Claim, match: Match) -> Basis | None:
    if scene.copies.get(a.article) == b.article or scene.copies.get(b.article) == a.article:
        return Basis.COPY
    same = source_of(a) is not None and source_of(a) == source_of(b)
    if a.article == b.article:
        if (a.block in HEADS) != (b.block in HEADS):
            return Basis.OWN_ARTICLE
        return Basis.SAME_SOURCE if same else None
    if same and named_source_of(a) is not None:
        return Basis.SAME_SOURCE
    if voices.are_one(a, b):
        return Basis.SAME_SOURCE
    if min(match.left_covered, match.right_covered) >= WORDING and len(match.pairs) >= 5:
        return Basis.WORDING
    return None


def _directions(scene: Scene, a: Claim, b: Claim) -> Iterator[tuple[Claim, Claim]]:
    if a.article == b.article:
        if a.block in HEADS or b.block in HEADS:
            yield a, b
            yield b, a
        elif (a.mode is Mode.DIRECT) != (b.mode is Mode.DIRECT):
            yield (a, b) if a.mode is Mode.DIRECT else (b, a)
        return
    if (a.mode is Mode.DIRECT) != (b.mode is Mode.DIRECT):
        yield (a, b) if a.mode is Mode.DIRECT else (b, a)
        return
    first, second = scene.articles[a.article].published, scene.articles[b.article].published
    if first is None or second is None:
        return
    if first[:10] <= second[:10]:
        yield a, b
    if second[:10] <= first[:10]:
        yield b, a

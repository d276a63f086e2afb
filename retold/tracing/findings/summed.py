"""Sentences that sum up the quotation that follows them.

Reporters bring a speaker in with a sentence of their own: "Analysts expect the mill to close." and,
right below, one of them: "If no buyer is found, the mill may close." Such a sentence rests on the
quotation under it, whoever it credits in general, and owes it its hedges and conditions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from retold.tracing.evidence import Scene
from retold.tracing.matching.levels import doubts_of, hedges_of
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.retellings import Basis, Retelling, is_proper, source_of
from retold.types import HEADS, Claim, Mode

_THINKING = frozenset({"think", "believe", "expect", "guess", "suppose", "feel"})


def pairs(scene: Scene, matches: Mapping[tuple[str, str], Match]) -> Iterator[Retelling]:
    """Yield sentences on a group, or on the speaker, that the quotation after them says as well."""
    for article, claims in scene.by_article.items():
        body = [claim for claim in claims if claim.block not in HEADS]
        if article in scene.copies or not any(_is_open(scene, claim) for claim in body):
            continue
        starts = sorted({claim.sentence.start for claim in body})
        after = dict(pairwise(starts))
        for told in body:
            following = after.get(told.sentence.start)
            for origin in body if _sums_up(told) else ():
                if origin.sentence.start != following or not _is_open(scene, origin):
                    continue
                match = best_pair(matches, told.id, origin.id)
                if match is None or not match.same or not _is_of(told, origin):
                    continue
                if not _said_outright(told, origin, body, matches):
                    yield Retelling(origin, told, match, Basis.SAME_SOURCE)


def _is_open(scene: Scene, claim: Claim) -> bool:
    """Whether quoted words hold more doubt than that their speaker thinks so."""
    text = scene.text(claim.article)
    hedges = {span.of(text).lower() for span in hedges_of(claim)}
    return _is_quoted(claim) and bool(doubts_of(claim)) and not hedges <= _THINKING


def _is_quoted(claim: Claim) -> bool:
    return claim.mode is Mode.DIRECT and source_of(claim) is not None


def _sums_up(claim: Claim) -> bool:
    return claim.mode is Mode.INDIRECT and bool(claim.attribution)


def _is_of(told: Claim, origin: Claim) -> bool:
    """Whether nobody else by name is credited with the sentence."""
    source = source_of(told)
    return source is None or source == source_of(origin) or not is_proper(source)


def _said_outright(
    told: Claim, origin: Claim, body: list[Claim], matches: Mapping[tuple[str, str], Match]
) -> bool:
    """Whether another quotation of the article says the same without a doubt."""
    for other in body:
        if other.id == origin.id or not _is_quoted(other) or doubts_of(other):
            continue
        match = best_pair(matches, told.id, other.id)
        if match is not None and match.same:
            return True
    return False

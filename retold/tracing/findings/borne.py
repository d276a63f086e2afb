"""Whether an article itself bears out a title that is surer than one of its sentences.

"Reportedly" in a first sentence may only stand for the source that the next sentences name, and
"could" for a forecast that they give with "will". A title that says as much as these say is no
surer than its article.
"""

from __future__ import annotations

import re

from retold.claims.lexicon import words
from retold.tracing.evidence import Scene
from retold.tracing.matching.levels import hedges_of
from retold.tracing.retellings import Retelling
from retold.types import HEADS, Claim, ClaimKind

NEXT_SENTENCES = 3
SAME_START = 3
_WILL = re.compile(r"\bwill\b|['’]ll\b")
_FORECAST = re.compile(
    r"\b(?:project|predict|forecast|expect|foresee|estimat|anticipat)\w*\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SMALL = words(
    "a an the of to in on at for and or but that this these those is are was were be been as by "
    "with from into after over under has have had it its their his her they he she will to next"
)


def is_borne_out(scene: Scene, pair: Retelling) -> bool:
    """Whether the body under a head says the same outright, in its own voice or on a source."""
    told, origin = pair.told, pair.origin
    if told.block not in HEADS or told.article != origin.article:
        return False
    body = [c for c in scene.by_article.get(told.article, ()) if c.block not in HEADS]
    sure = [c for c in body if c.id != origin.id and _is_sure(c)]
    if origin.certainty.band == "reported":
        return _is_credited_next(origin, body, sure) or _is_own_word(told, sure)
    return False


def is_forecast(scene: Scene, pair: Retelling) -> bool:
    """Whether a title tells what will be as a forecast, or its body has the same with "will"."""
    told = pair.told
    if told.block not in HEADS:
        return False
    if _FORECAST.search(told.sentence.of(scene.text(told.article))):
        return True
    if told.article != pair.origin.article:
        return False
    ours = _telling(told)
    return any(
        _WILL.search(claim.text) and not hedges_of(claim) and ours & _telling(claim)
        for claim in scene.by_article.get(told.article, ())
        if claim.block not in HEADS and claim.id != pair.origin.id
    )


def _is_sure(claim: Claim) -> bool:
    outright = claim.certainty.band == "asserted" and not hedges_of(claim)
    return outright and claim.kind is not ClaimKind.QUESTION


def _is_credited_next(origin: Claim, body: list[Claim], sure: list[Claim]) -> bool:
    """Whether one of the next sentences gives the same number on the word of a source."""
    starts = sorted({c.sentence.start for c in body if c.sentence.start > origin.sentence.start})
    near = set(starts[:NEXT_SENTENCES])
    numbers = {q.low for q in origin.quantities if q.low is not None}
    return any(
        claim.sentence.start in near
        and claim.attribution
        and numbers & {q.low for q in claim.quantities}
        for claim in sure
    )


def _is_own_word(told: Claim, sure: list[Claim]) -> bool:
    """Whether a sentence on nobody's word tells outright what the title's subject did."""
    subject = _opening(told)
    return any(not c.attribution and _opening(c) == subject for c in sure)


def _opening(claim: Claim) -> list[str]:
    return [word.lower() for word in _WORD.findall(claim.text)[:SAME_START]]


def _telling(claim: Claim) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(claim.text)) - _SMALL

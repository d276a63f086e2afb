"""Findings on certainty lost: a hedge that a telling adds, a likelihood that it lowers.

A telling that is less sure than its origin is a milder fault than one that is surer, but a fault:
it makes an established thing look open. Nothing is said where the doubt may be the teller's due:
an outlet that cannot confirm what it passes on ("reportedly"), or a source that spoke twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retold.tracing.evidence import Scene, finding
from retold.tracing.findings.certainty import (
    FIRM,
    cited,
    has_will,
    hedge_words,
    is_stepped,
    weighed,
)
from retold.tracing.findings.occasions import Occasions
from retold.tracing.matching.levels import doubts_of, hedges_of, level
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.measures import disjoint
from retold.tracing.retellings import Basis, Retelling, source_of
from retold.types import HEADS, BlockKind, Claim, ClaimKind, Finding, FindingKind, Mode, Severity

COVERED = 0.7
WHOLLY = 0.95
_SEEMING = re.compile(
    r"seem(?:s|ed)?|appear(?:s|ed)?|apparently|seemingly|presumably|perhaps|maybe", re.IGNORECASE
)
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def trace(
    scene: Scene, retold: Iterable[Retelling], matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding]:
    """Yield one finding for each telling that is less sure than the telling it rests on."""
    best: dict[str, Retelling] = {}
    occasions = Occasions(scene, matches)
    for pair in retold:
        if not _softer(scene, pair) or occasions.may_be_two(pair):
            continue
        if _hedged_elsewhere(scene, pair, matches):
            continue
        known = best.get(pair.told.id)
        if known is None or pair.match.score > known.match.score:
            best[pair.told.id] = pair
    for pair in best.values():
        yield _finding(scene, pair)


def _softer(scene: Scene, pair: Retelling) -> bool:
    told, origin = pair.told, pair.origin
    if not doubts_of(told) or disjoint(told, origin):
        return False
    if level(told) is None and (hedges_of(origin) or not _seems(scene, told)):
        return False
    if not _bound(scene, pair):
        return False
    if hedges_of(origin):
        return is_stepped(told, origin)
    if origin.certainty.band != "asserted" or origin.certainty.cues:
        return False
    return origin.kind in FIRM or (origin.kind is ClaimKind.PREDICTION and has_will(origin))


def _seems(scene: Scene, told: Claim) -> bool:
    """Whether a report of a source has no other doubt than that a thing seems so."""
    text = scene.text(told.article)
    reported = told.attribution and told.block not in HEADS
    return bool(reported) and all(_SEEMING.fullmatch(span.of(text)) for span in hedges_of(told))


def _bound(scene: Scene, pair: Retelling) -> bool:
    """Whether the telling owes the origin its certainty: a title its body, a report its source.

    Only where both are in the outlet's own voice: a title may put "may" for "fishermen said", or
    take its hedge from the source. Where both are reported speech, the one may rest on words of
    the source that the other never saw.
    """
    told, origin = pair.told, pair.origin
    if pair.tied is Basis.OWN_ARTICLE:
        return told.block is BlockKind.TITLE and not (told.attribution or origin.attribution)
    if pair.tied not in {Basis.SAME_SOURCE, Basis.COPY} or origin.mode is not Mode.DIRECT:
        return False
    low = min(pair.match.left_covered, pair.match.right_covered)
    return low >= COVERED or _only_named(scene, pair)


def _only_named(scene: Scene, pair: Retelling) -> bool:
    """Whether all that the telling adds is the name of what the origin's title is about.

    "A landslide is likely", it said of Mount Corr; retold as "a landslide on Mount Corr".
    """
    told, origin, match = pair.told, pair.origin, pair.match
    covered = match.right_covered if match.left == told.id else match.left_covered
    if covered < WHOLLY:
        return False
    kept = {term.lemma for term in origin.terms}
    added = [term for term in told.terms if term.pos in _TELLING and term.lemma not in kept]
    title = (scene.articles[origin.article].title or "").lower().split()
    timed = [time.span for time in told.times] + list(hedges_of(told))
    return all(
        term.pos == "PROPN" and term.lemma.lower() in title
        for term in added
        if not any(span.contains(term.span) for span in timed)
    )


def _hedged_elsewhere(
    scene: Scene, pair: Retelling, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """Whether the article, or the source elsewhere, has the claim with as weak a hedge."""
    told, who = pair.told, source_of(pair.origin)
    for claim in scene.claims:
        if claim.id in {told.id, pair.origin.id} or not hedges_of(claim):
            continue
        if is_stepped(told, claim):
            continue
        own = claim.article == told.article and claim.block not in HEADS
        if own or (who is not None and source_of(claim) == who):
            match = best_pair(matches, claim.id, told.id)
            if match is not None and (match.same or own):
                return True
    return False


def _finding(scene: Scene, pair: Retelling) -> Finding:
    told, origin = pair.told, pair.origin
    lowered = bool(hedges_of(origin)) or origin.kind is ClaimKind.PREDICTION
    had = hedge_words(scene, origin) or ("“will”" if lowered else "no hedge")
    here = "the article itself" if told.article == origin.article else scene.outlet(origin.article)
    return finding(
        scene,
        FindingKind.CERTAINTY_LOWERED if lowered else FindingKind.HEDGE_ADDED,
        Severity.LOW,
        f"{here} has this with {had}; here it is {hedge_words(scene, told)}.",
        cited(scene, pair),
        unless="the two speak of different things, or this telling has reason of its own to doubt",
        **weighed(pair),
    )

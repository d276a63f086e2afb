"""Findings on certainty: a hedge that a telling lost, a likelihood that it raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retold.tracing.dating import said_on
from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.match import Match, best_pair
from retold.tracing.measures import disjoint
from retold.tracing.retellings import HEADS, Basis, Retelling, source_of
from retold.types import BlockKind, Claim, ClaimKind, Finding, FindingKind, Severity, Span

_DOUBTING = re.compile(
    r"\b(?:alleged\w*|suspect(?:s|ed)?|report(?:ed|s)|possib\w+|apparent\w*|likely|claim(?:s|ed)|"
    r"believed|feared|potential\w*|presumed|purported\w*|probabl[ey])\b|\?",
    re.IGNORECASE,
)
FIRM = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE})


def hedges_of(claim: Claim) -> tuple[Span, ...]:
    """Return the hedges that stand in the claim's own words, not in its cue."""
    if claim.certainty.band == "asserted":
        return ()
    return tuple(span for span in claim.certainty.spans if claim.span.contains(span))


def trace(
    scene: Scene, retold: Iterable[Retelling], matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding]:
    """Yield one finding for each telling that is surer than a telling it rests on.

    Where a telling loses several hedges, the one of the nearest origin is reported: the source's
    own words, else the strongest match.
    """
    best: dict[tuple[str, bool], Retelling] = {}
    for pair in retold:
        if not _surer(pair) or _said_again(scene, pair):
            continue
        if _asserted_elsewhere(scene, pair, matches):
            continue
        key = (pair.told.id, pair.origin.article == pair.told.article)
        if key not in best or _nearer(pair, best[key]):
            best[key] = pair
    for pair in best.values():
        yield _finding(scene, pair)


def _surer(pair: Retelling) -> bool:
    told, origin = pair.told, pair.origin
    if not hedges_of(origin) or (told.certainty.band != "asserted" and hedges_of(told)):
        return False
    if pair.tied is Basis.WORDING or disjoint(origin, told) or _DOUBTING.search(told.text):
        return False
    if pair.tied is Basis.OWN_ARTICLE and not _answerable(told, origin):
        return False
    if origin.certainty.band == "reported" and told.attribution and not origin.attribution:
        return False
    if told.kind in FIRM or (told.kind is ClaimKind.PREDICTION and _has_will(told)):
        return not (told.kind in FIRM and origin.kind is ClaimKind.PREDICTION and _infinitive(told))
    return False


def _answerable(told: Claim, origin: Claim) -> bool:
    """Whether a body must keep a head's hedge: only where both rest on the one named source.

    Two named sources may be differently sure, and a head may be more careful than its article.
    """
    hedger, teller = source_of(origin), source_of(told)
    if told.block in HEADS:
        return teller is None or hedger is None or teller == hedger
    return hedger is not None and (teller is None or teller == hedger)


def _said_again(scene: Scene, pair: Retelling) -> bool:
    """Whether the source may have spoken a second time, and surer: on another day."""
    told, origin = (scene.articles[c.article] for c in (pair.told, pair.origin))
    days = told.published_date, origin.published_date
    if days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > 1:
        return True
    said = said_on(pair.told, told), said_on(pair.origin, origin)
    return None not in said and said[0] != said[1]


def _asserted_elsewhere(
    scene: Scene, pair: Retelling, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """A head is no surer than its article where the body, too, asserts the claim outright."""
    told = pair.told
    if told.block not in HEADS:
        return False
    for claim in scene.claims:
        if claim.article != told.article or claim.block in HEADS or hedges_of(claim):
            continue
        if claim.certainty.band != "asserted" or claim.kind is ClaimKind.QUESTION:
            continue
        match = best_pair(matches, claim.id, told.id)
        if match is not None and match.same:
            return True
    return False


def _has_will(claim: Claim) -> bool:
    words = claim.text.lower().replace("’", "'").split()
    return "will" in words or any(word.endswith("'ll") for word in words)


def _infinitive(claim: Claim) -> bool:
    """A head such as "Minister to resign" tells of a plan, not of a fact."""
    return claim.block is BlockKind.TITLE and " to " in claim.text


def _nearer(pair: Retelling, other: Retelling) -> bool:
    return (pair.origin.mode == "direct", pair.match.score) > (
        other.origin.mode == "direct",
        other.match.score,
    )


def _finding(scene: Scene, pair: Retelling) -> Finding:
    told, origin = pair.told, pair.origin
    raised = told.kind is ClaimKind.PREDICTION and _has_will(told)
    words = ", ".join(quoted(span.of(scene.text(origin.article))) for span in hedges_of(origin))
    evidence = [
        scene.evidence(told.article, told.span),
        scene.evidence(origin.article, origin.span),
        *(scene.evidence(origin.article, span) for span in hedges_of(origin)),
    ]
    who = source_of(origin)
    where = _place(scene, origin, told) + (f", on {who}," if who else "")
    message = (
        f"{where} has this with {words}; here it “will” be."
        if raised
        else f"{where} has this with {words}; this telling has no hedge."
    )
    return finding(
        scene,
        FindingKind.CERTAINTY_RAISED if raised else FindingKind.HEDGE_DROPPED,
        _severity(told, origin),
        message,
        evidence,
        unless="the two speak of different things, or this telling has a surer source of its own",
        tied=pair.tied.value,
        score=round(pair.match.score, 3),
        hedges=list(origin.certainty.cues),
        band=origin.certainty.band,
    )


def _place(scene: Scene, origin: Claim, told: Claim) -> str:
    if origin.article != told.article:
        return scene.outlet(origin.article)
    return "The article's own title" if origin.block is BlockKind.TITLE else "The article itself"


def _severity(told: Claim, origin: Claim) -> Severity:
    if told.block is BlockKind.TITLE and origin.certainty.band != "asserted":
        return Severity.HIGH
    return Severity.MEDIUM

"""Two sources, or two outlets, of which one denies what the other says; neither is accused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from retold.tracing.evidence import Scene, abstention, finding, quoted
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.matching.denied import dated
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.opposites import narrower, negated
from retold.tracing.matching.sourced import Voices
from retold.tracing.matching.tails import credited
from retold.tracing.retellings import source_of
from retold.types import (
    HEADS,
    Abstention,
    BlockKind,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Polarity,
    Severity,
)

LONG_AGO = timedelta(days=14)
_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")


def disputed(
    scene: Scene, a: Claim, b: Claim, voices: Voices, matches: Mapping[tuple[str, str], Match]
) -> Finding | Abstention | None:
    """Return the contradiction of two opposed claims, or why it is none.

    Within an article only two named sources contradict each other; None for anything else, and for
    one source, which may have changed its mind.
    """
    if _one_voice(a, b, voices):
        return None
    if a.article == b.article:
        named = source_of(a) is not None and source_of(b) is not None
        titled = BlockKind.TITLE in (a.block, b.block)
        apart = narrower(a, b) or narrower(b, a) or dated(a) != dated(b)
        return contradiction(scene, a, b) if named and not titled and not apart else None
    why_not = _why_not(scene, a, b, matches)
    if why_not is not None:
        evidence = [scene.evidence(b.article, b.span), scene.evidence(a.article, a.span)]
        return abstention(scene, FindingKind.CONTRADICTION, why_not, evidence)
    return contradiction(scene, a, b)


def _one_voice(a: Claim, b: Claim, voices: Voices) -> bool:
    """Whether both are of one source, which may have changed its mind.

    Words at the end of a claim that credit it, where no link was read, may name the other's source.
    """
    if (source_of(a) is not None and source_of(a) == source_of(b)) or voices.are_one(a, b):
        return True
    tailed = credited(a) is not None or credited(b) is not None
    return tailed and bool(_names(a) & _names(b))


def _names(claim: Claim) -> set[str]:
    told = [credited(claim) or "", *(link.source for link in claim.attribution)]
    return {name for words in told for name in _NAME.findall(words)}


def _why_not(
    scene: Scene, a: Claim, b: Claim, matches: Mapping[tuple[str, str], Match]
) -> str | None:
    first, second = (scene.articles[claim.article] for claim in (a, b))
    if first.published_inferred or second.published_inferred:
        return "the date of one article is inferred: a change cannot be told from a contradiction"
    if first.published_date is None or second.published_date is None:
        return "an article without a date: a change cannot be told from a contradiction"
    if abs((first.published_date - second.published_date).days) > 1:
        return "days lie between the two: the matter may have changed"
    past = dated(a) != dated(b) and any(_is_past(scene, claim) for claim in (a, b))
    if past or not times_meet(a, b):
        return "the two speak of different times"
    if _tells_both(scene, a, b, matches) or _tells_both(scene, b, a, matches):
        return "one of the articles tells both sides"
    return None


def _is_past(scene: Scene, claim: Claim) -> bool:
    """Whether a claim names a time long before its article, which speaks of these days."""
    day = scene.articles[claim.article].published_date
    least = (day - LONG_AGO).isoformat() if day is not None else ""
    return any(end < least for _, end in dated(claim))


def _tells_both(
    scene: Scene, own: Claim, other: Claim, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """Whether the article of `own` also has a claim on the side of `other`."""
    return any(
        claim.block not in HEADS
        and (negated(claim) == negated(other) or claim.kind is ClaimKind.DENIAL)
        and (match := best_pair(matches, claim.id, own.id)) is not None
        and match.same
        for claim in scene.by_article.get(own.article, ())
    )


def contradiction(scene: Scene, a: Claim, b: Claim) -> Finding:
    """Make the finding of two claims that cannot both hold."""
    ours, theirs = scene.evidence(b.article, b.span), scene.evidence(a.article, a.span)
    apart = a.article != b.article
    after = ", and neither article tells the other side" if apart else ""
    return finding(
        scene,
        FindingKind.CONTRADICTION,
        Severity.HIGH if apart else Severity.MEDIUM,
        f"{_teller(scene, b)} {_has(b)} {quoted(ours.text)}; {_teller(scene, a)} {_has(a)} "
        f"{quoted(theirs.text)}. The two cannot both hold{after}.",
        [ours, theirs],
        unless="the two speak of different things, places or times",
        sources=[source_of(b), source_of(a)],
        negated=[negated(b), negated(a)],
    )


def _has(claim: Claim) -> str:
    """How a claim has its words: of "denied that it fired" it has "it fired" alone."""
    denied = claim.kind is ClaimKind.DENIAL and claim.polarity is Polarity.AFFIRMED
    return "has it denied that" if denied else "has"


def _teller(scene: Scene, claim: Claim) -> str:
    who = source_of(claim)
    return scene.outlet(claim.article) + (f", on {who}," if who else "")

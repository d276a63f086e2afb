"""Findings on figures: lost bounds, changed and conflicting numbers, told apart from updates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retold.tracing.evidence import Scene, abstention, finding, quoted
from retold.tracing.match import Match
from retold.tracing.measures import Standing, outcome, paired, same_measure, standing
from retold.tracing.retellings import HEADS, Basis, Retelling, source_of
from retold.types import (
    Abstention,
    BlockKind,
    Claim,
    Finding,
    FindingKind,
    Quantity,
    Severity,
)

KINDS = {
    Standing.BOUND_LOST: (FindingKind.BOUND_LOST, Severity.MEDIUM, "its bound is lost"),
    Standing.COLLAPSED: (FindingKind.RANGE_COLLAPSED, Severity.MEDIUM, "the range became a point"),
    Standing.ROUNDED: (FindingKind.FIGURE_ROUNDED, Severity.LOW, "the figure was rounded"),
}
SAME_EVENT = 0.45
LEAD_SENTENCES = 3
_FURTHER = re.compile(r"\b(?:another|further|additional|others?|more than once|also)\b", re.I)
_MOVING = re.compile(
    r"\b(?:rose|risen|rises|climb\w*|updat\w*|revis\w*|earlier\s+(?:toll|count|figure)|so\s+far|"
    r"new\s+(?:toll|count)|had\s+(?:put|given|said)|initial\w*|preliminary)\b",
    re.IGNORECASE,
)


def retold_figures(scene: Scene, retold: Iterable[Retelling]) -> Iterator[Finding]:
    """Yield the figures that a telling gives otherwise than the telling it rests on.

    A figure is held against its own article first: where the article gives it in the same form
    somewhere, nothing is reported. A plain disagreement inside one article is a changed figure; a
    disagreement between articles is left to `conflicts`.
    """
    seen: set[tuple[str, int]] = set()
    for pair in sorted(retold, key=lambda p: (p.tied is not Basis.OWN_ARTICLE, -p.match.score)):
        if pair.told.block not in HEADS and pair.told.article == pair.origin.article:
            continue
        for told, origin in paired(pair.told, pair.origin):
            place = (pair.told.article, told.span.start)
            if place in seen:
                continue
            made = _retold_figure(scene, pair, told, origin)
            if made is not None:
                seen.add(place)
                yield made


def _retold_figure(
    scene: Scene, pair: Retelling, told: Quantity, origin: Quantity
) -> Finding | None:
    how = standing(told, origin)
    if how is Standing.DISJOINT and _only_one(scene, pair, told, origin):
        kind, severity, change = FindingKind.FIGURE_CHANGED, Severity.HIGH, "the figure differs"
    elif how in KINDS:
        kind, severity, change = KINDS[how]
    else:
        return None
    if _told_alike(scene, pair.told, told):
        return None
    here = quoted(told.span.of(scene.text(pair.told.article)))
    there = quoted(origin.span.of(scene.text(pair.origin.article)))
    whose = (
        "Its own article" if pair.tied is Basis.OWN_ARTICLE else scene.outlet(pair.origin.article)
    )
    return finding(
        scene,
        kind,
        severity,
        f"{whose} says {there}, this telling says {here}: {change}.",
        [
            scene.evidence(pair.told.article, told.span),
            scene.evidence(pair.origin.article, origin.span),
            scene.evidence(pair.told.article, pair.told.span),
            scene.evidence(pair.origin.article, pair.origin.span),
        ],
        unless="the two figures count different things or stand for different times",
        told=_interval(told),
        origin=_interval(origin),
        tied=pair.tied.value,
    )


def _only_one(scene: Scene, pair: Retelling, told: Quantity, origin: Quantity) -> bool:
    """Whether the title's figure is held against the only figure of its measure in the body.

    A title may add up, or pick one of several; with a single figure to tell it can do neither.
    """
    if pair.tied is not Basis.OWN_ARTICLE or pair.told.block is not BlockKind.TITLE:
        return False
    given = {
        (quantity.low, quantity.high)
        for claim in scene.claims
        if claim.article == pair.told.article and claim.block not in HEADS
        for quantity in claim.quantities
        if quantity.kind == told.kind and (outcome(quantity) & outcome(told) or quantity == origin)
    }
    if len(given) != 1 or _FURTHER.search(pair.origin.text):
        return False
    article = scene.articles[pair.told.article]
    number = told.span.of(article.text).split()[-1].lower()
    body = " ".join(b.span.of(article.text) for b in article.blocks if b.kind not in HEADS)
    words = set(re.findall(r"[\w.,]*\w", body.lower()))
    return number not in words and _is_lead(scene, pair.origin)


def _is_lead(scene: Scene, claim: Claim) -> bool:
    """Whether a claim stands in the first sentences under the head, which a title sums up."""
    body = {
        other.sentence.start
        for other in scene.claims
        if other.article == claim.article and other.block not in HEADS
    }
    return claim.sentence.start in sorted(body)[:LEAD_SENTENCES]


def _told_alike(scene: Scene, telling: Claim, figure: Quantity) -> bool:
    """Whether the same article's body gives the figure in this very form."""
    return any(
        same_measure(figure, quantity) and standing(figure, quantity) is Standing.EQUAL
        for claim in scene.claims
        if claim.article == telling.article and claim.id != telling.id and claim.block not in HEADS
        for quantity in claim.quantities
    )


def conflicts(
    scene: Scene, matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding | Abstention]:
    """Yield figures of one measure, scope and time that cannot both hold, by different sources.

    Articles of different days give an update, and an article whose body holds both figures knows
    of both; neither is a conflict.
    """
    claims = {claim.id: claim for claim in scene.claims}
    seen: set[tuple[str, ...]] = set()
    for (left, right), match in matches.items():
        a, b = claims[left], claims[right]
        if a.article == b.article or match.clash or match.score < SAME_EVENT:
            continue
        for p, q in paired(a, b):
            if standing(p, q) is not Standing.DISJOINT:
                continue
            key = (p.kind, str(p.unit), *sorted(outcome(p)), *sorted((a.article, b.article)))
            if key not in seen:
                seen.add(key)
                yield _conflict(scene, a, b, p, q, match)


def _conflict(
    scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity, match: Match
) -> Finding | Abstention:
    if scene.ranked(b) < scene.ranked(a):
        a, b, p, q = b, a, q, p
    evidence = [
        scene.evidence(b.article, q.span),
        scene.evidence(a.article, p.span),
        scene.evidence(b.article, b.span),
        scene.evidence(a.article, a.span),
    ]
    why_not = _why_no_conflict(scene, a, b, p, q, match)
    if why_not is not None:
        return abstention(scene, FindingKind.FIGURE_CONFLICT, why_not, evidence)
    ours, theirs = q.span.of(scene.text(b.article)), p.span.of(scene.text(a.article))
    return finding(
        scene,
        FindingKind.FIGURE_CONFLICT,
        Severity.HIGH,
        f"{scene.outlet(b.article)} says {quoted(ours)} and {scene.outlet(a.article)} says "
        f"{quoted(theirs)} of the same count on the same day; the two cannot both hold.",
        evidence,
        unless="one of the two is the later count, or they count different places",
        measure={"counted": p.counted, "outcomes": sorted(p.outcomes), "unit": p.unit},
        intervals=[_interval(q), _interval(p)],
        sources=[source_of(b), source_of(a)],
    )


def _why_no_conflict(
    scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity, match: Match
) -> str | None:
    first, second = scene.articles[a.article].published, scene.articles[b.article].published
    if first is None or second is None:
        return "an article without a date: an update cannot be told from a conflict"
    if any(scene.articles[c.article].published_inferred for c in (a, b)):
        return "the date of one article is inferred: an update cannot be told from a conflict"
    if first[:10] != second[:10]:
        return "the later article may give a later count: an update"
    if not match.same:
        return "not surely the same proposition"
    if source_of(a) is None or source_of(b) is None:
        return "a figure without a named source may be an earlier or later count of the other"
    if source_of(a) == source_of(b):
        return "the same source: one may be its later count"
    if _MOVING.search(a.sentence.of(scene.text(a.article))) or _MOVING.search(
        b.sentence.of(scene.text(b.article))
    ):
        return "one of them says that its count moves"
    if _gives_both(scene, a.article, q) or _gives_both(scene, b.article, p):
        return "one of the articles gives both figures"
    if not _times_meet(a, b):
        return "the two speak of different times"
    return None


def _gives_both(scene: Scene, article: str, figure: Quantity) -> bool:
    return any(
        (quantity.low, quantity.high) == (figure.low, figure.high)
        for claim in scene.claims
        if claim.article == article
        for quantity in claim.quantities
    )


def _times_meet(a: Claim, b: Claim) -> bool:
    spans_a = [(t.start_time, t.end_time) for t in a.times if t.start_time and t.end_time]
    spans_b = [(t.start_time, t.end_time) for t in b.times if t.start_time and t.end_time]
    if not spans_a or not spans_b:
        return True
    return any(s <= f and e <= t for s, t in spans_a for e, f in spans_b)


def _interval(quantity: Quantity) -> dict[str, float | bool | None]:
    return {
        "low": quantity.low,
        "high": quantity.high,
        "low_inclusive": quantity.low_inclusive,
        "high_inclusive": quantity.high_inclusive,
        "approximate": quantity.approximate,
    }

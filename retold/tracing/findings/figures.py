"""Findings on figures that a telling gives otherwise: lost bounds and ranges, other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.exact import is_told_outright
from retold.tracing.matching.measures import (
    Standing,
    bounded_beside,
    outcome,
    paired,
    same_measure,
    standing,
)
from retold.tracing.retellings import Basis, Retelling
from retold.types import (
    HEADS,
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
LEAD_SENTENCES = 3
_FURTHER = re.compile(r"\b(?:another|further|additional|others?|more than once|also)\b", re.I)


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
    if bounded_beside(scene.text(pair.told.article), told):
        return None
    if how is Standing.DISJOINT and _only_one(scene, pair, told, origin):
        kind, severity, change = FindingKind.FIGURE_CHANGED, Severity.HIGH, "the figure differs"
    elif how in KINDS:
        kind, severity, change = KINDS[how]
    else:
        return None
    if _told_alike(scene, pair.told, told):
        return None
    own = pair.told.article == pair.origin.article and pair.told.block in HEADS
    if how is Standing.BOUND_LOST and own and is_told_outright(scene, pair.told, told):
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
        told=interval(told),
        origin=interval(origin),
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
        for claim in scene.by_article.get(pair.told.article, ())
        if claim.block not in HEADS
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
        for other in scene.by_article.get(claim.article, ())
        if other.block not in HEADS
    }
    return claim.sentence.start in sorted(body)[:LEAD_SENTENCES]


def _told_alike(scene: Scene, telling: Claim, figure: Quantity) -> bool:
    """Whether the same article's body gives the figure in this very form."""
    return any(
        same_measure(figure, quantity) and standing(figure, quantity) is Standing.EQUAL
        for claim in scene.by_article.get(telling.article, ())
        if claim.id != telling.id and claim.block not in HEADS
        for quantity in claim.quantities
    )


def interval(quantity: Quantity) -> dict[str, float | bool | None]:
    """Return a figure's ends as JSON values, for `detail`."""
    return {
        "low": quantity.low,
        "high": quantity.high,
        "low_inclusive": quantity.low_inclusive,
        "high_inclusive": quantity.high_inclusive,
        "approximate": quantity.approximate,
    }

"""Findings on titles that add the dead and the hurt of their lead, and drop a bound on the way.

"At least 4 people were killed and 15 injured" told as "19 killed and injured" gives as exact what
is a sum of a bound and a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import product

from retold.tracing.evidence import Scene, finding, is_asked, quoted
from retold.tracing.findings.figures import interval
from retold.tracing.findings.headings import is_copied
from retold.tracing.matching.measures import bounded_beside, outcome
from retold.types import HEADS, BlockKind, Claim, Finding, FindingKind, Quantity, Severity

LEAD_SENTENCES = 4
_DEAD = re.compile(r"\b(?:dead|killed|die|died|dies|slain)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:injured|wounded|hurt)\b", re.IGNORECASE)


def trace(scene: Scene, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the sums of titles that lost a bound; `told` are places with a finding already."""
    seen = set(told)
    for claim in scene.claims:
        if claim.block is BlockKind.TITLE and not is_copied(scene, claim):
            figure = _sum_told(scene, claim)
            if figure is not None and (place := (claim.article, figure.span.start)) not in seen:
                seen.add(place)
                yield from _against_lead(scene, claim, figure)


def _sum_told(scene: Scene, claim: Claim) -> Quantity | None:
    """The one bare count of a title that speaks of the dead and the hurt."""
    counts = [figure for figure in claim.quantities if figure.kind == "count"]
    if len(counts) != 1 or not (_DEAD.search(claim.text) and _HURT.search(claim.text)):
        return None
    (figure,) = counts
    if not _is_point(figure) or bounded_beside(scene.text(claim.article), figure):
        return None
    return None if is_asked(claim) else figure


def _against_lead(scene: Scene, claim: Claim, figure: Quantity) -> Iterator[Finding]:
    body = [c for c in scene.by_article.get(claim.article, ()) if c.block not in HEADS]
    if any(_is_point(q) and q.low == figure.low for c in body for q in c.quantities):
        return
    starts = sorted({c.sentence.start for c in body if c.quantities})[:LEAD_SENTENCES]
    for start in starts:
        rows = [(c, q) for c in body if c.sentence.start == start for q in c.quantities]
        added = _added(rows, figure)
        if added is not None:
            yield from _finding(scene, claim, figure, added)
            return


def _added(
    rows: Iterable[tuple[Claim, Quantity]], figure: Quantity
) -> tuple[tuple[Claim, Quantity], tuple[Claim, Quantity]] | None:
    """The dead and the hurt of one sentence whose numbers add up to a title's."""
    counts = [(claim, q) for claim, q in rows if q.kind == "count" and _edge(q) is not None]
    dead = [row for row in counts if "die" in outcome(row[1])]
    hurt = [row for row in counts if outcome(row[1]) == {"injure"}]
    for some, others in product(dead, hurt):
        if (_edge(some[1]) or 0) + (_edge(others[1]) or 0) == figure.low:
            return some, others
    return None


def _finding(
    scene: Scene,
    claim: Claim,
    figure: Quantity,
    added: tuple[tuple[Claim, Quantity], tuple[Claim, Quantity]],
) -> Iterator[Finding]:
    if all(_is_point(other) for _, other in added):
        return
    text = scene.text(claim.article)
    here, (some, others) = quoted(figure.span.of(text)), (quoted(q.span.of(text)) for _, q in added)
    yield finding(
        scene,
        FindingKind.BOUND_LOST,
        Severity.MEDIUM,
        f"Its own article says {some} dead and {others} hurt, this telling adds them up to {here}: "
        "the bound is lost.",
        [
            scene.evidence(claim.article, figure.span),
            *(scene.evidence(claim.article, other.span) for _, other in added),
            scene.evidence(claim.article, claim.span),
            scene.evidence(claim.article, added[0][0].span),
        ],
        unless="the two figures count different things or stand for different times",
        told=interval(figure),
        origin=[interval(other) for _, other in added],
        tied="the same article",
    )


def _is_point(figure: Quantity) -> bool:
    return figure.low is not None and figure.low == figure.high and not figure.approximate


def _edge(figure: Quantity) -> float | None:
    """The number that a figure is written with, whichever way it is bounded; None for a range."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return None if not figure.approximate else (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high

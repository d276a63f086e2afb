"""Findings on the figures of a head, held against the first sentences of its own article.

A head sums up its lead. Where both give the same number and the lead alone bounds it, the two
need no further likeness to be tied, so this finds what the comparison of whole claims misses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.figures import KINDS, interval
from retold.tracing.matching.measures import Standing, bounded_beside, related_measure, standing
from retold.tracing.retellings import HEADS
from retold.types import BlockKind, Claim, Finding, Quantity

LEAD_SENTENCES = 4
SMALLEST = 3
_TELLING = frozenset({Standing.BOUND_LOST, Standing.COLLAPSED, Standing.ROUNDED})
_RANGE = re.compile(r"\b(?:between|from|or)\b|\d\s*[-–—]\s*[$£€]?\d", re.IGNORECASE)
_ASKED = re.compile(r"\?\s*$")


def trace(scene: Scene, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the figures of heads that lost a bound, a range or digits of their lead's figure.

    `told` are the places (article, start) of figures for which a finding is made already.
    """
    seen = set(told)
    for claim in scene.claims:
        if claim.block is not BlockKind.TITLE or claim.article in scene.copies:
            continue
        for figure in claim.quantities:
            place = (claim.article, figure.span.start)
            if place in seen or not _plain(scene, claim, figure):
                continue
            seen.add(place)
            yield from _against_lead(scene, claim, figure)


def _plain(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    """Whether a head asserts a bare number: no bound beside it that its reading missed."""
    if figure.low is None or figure.low != figure.high or figure.approximate:
        return False
    if figure.kind not in {"count", "money", "percent", "share"} or figure.low < SMALLEST:
        return False
    return not (bounded_beside(scene.text(claim.article), figure) or _ASKED.search(claim.text))


def _against_lead(scene: Scene, claim: Claim, figure: Quantity) -> Iterator[Finding]:
    body = list(_body(scene, claim.article))
    if any(_says(figure, other) for _, other in body):
        return
    lead = _lead(body)
    bounded = any(figure.low in {other.low, other.high} for _, other in lead)
    for origin, other in lead:
        how = standing(figure, other)
        if how is Standing.ROUNDED and bounded:
            continue
        if how is Standing.COLLAPSED and not _ends_in(figure, other, scene.text(claim.article)):
            continue
        if how in _TELLING and related_measure(figure, other) and not other.approximate:
            yield _finding(scene, (claim, figure), (origin, other), how)
            return


def _ends_in(figure: Quantity, other: Quantity, text: str) -> bool:
    """Whether a number is an end of what is surely a range: "fell 20 to 380" may be none."""
    surely = _RANGE.search(text[max(0, other.span.start - 10) : other.span.end])
    return surely is not None and figure.low in {other.low, other.high}


def _says(figure: Quantity, other: Quantity) -> bool:
    """Whether a figure of the body gives the head's number as plainly as the head does."""
    same = figure.kind == other.kind and figure.unit == other.unit
    return same and standing(figure, other) is Standing.EQUAL


def _body(scene: Scene, article: str) -> Iterator[tuple[Claim, Quantity]]:
    for claim in scene.by_article.get(article, ()):
        if claim.block not in HEADS:
            for figure in claim.quantities:
                yield claim, figure


def _lead(body: list[tuple[Claim, Quantity]]) -> list[tuple[Claim, Quantity]]:
    starts = sorted({claim.sentence.start for claim, _ in body})[:LEAD_SENTENCES]
    return sorted(
        ((c, q) for c, q in body if c.sentence.start in starts), key=lambda row: row[1].span.start
    )


def _finding(
    scene: Scene,
    told: tuple[Claim, Quantity],
    lead: tuple[Claim, Quantity],
    how: Standing,
) -> Finding:
    (claim, figure), (origin, other) = told, lead
    kind, severity, change = KINDS[how]
    here, there = (
        quoted(figure.span.of(scene.text(claim.article))),
        quoted(other.span.of(scene.text(claim.article))),
    )
    return finding(
        scene,
        kind,
        severity,
        f"Its own article says {there}, this telling says {here}: {change}.",
        [
            scene.evidence(claim.article, figure.span),
            scene.evidence(claim.article, other.span),
            scene.evidence(claim.article, claim.span),
            scene.evidence(claim.article, origin.span),
        ],
        unless="the two figures count different things or stand for different times",
        told=interval(figure),
        origin=interval(other),
        tied="the same article",
    )

"""Findings on the figures of a head, held against the first sentences of its own article.

A head sums up its lead. Where both give the same number and the lead alone bounds it, the two
need no further likeness to be tied, so this finds what the comparison of whole claims misses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from retold.tracing.evidence import Scene, finding, is_asked, quoted
from retold.tracing.findings.exact import is_told_outright
from retold.tracing.findings.figures import KINDS, interval
from retold.tracing.matching.measures import (
    Standing,
    bounded_beside,
    outcome,
    related_measure,
    standing,
)
from retold.types import BlockKind, Claim, Finding, Quantity

LEAD_SENTENCES = 4
SMALLEST = 3
UPPER_END = "of the range only the upper end is told"
_RANGE = re.compile(r"\b(?:between|from|or)\b|\d\s*[-–—]\s*[$£€]?\d", re.IGNORECASE)
_BOUND_AFTER = re.compile(r"(?:\s[\w-]+){0,2}\s(?:at\s(?:least|most)|or\s(?:more|fewer|less))\b")
_COUNTED = frozenset({"count", "money", "percent", "measure"})
_FORCES = frozenset("troop soldier personnel serviceman servicewoman fighter force".split())

_Row = tuple[Claim, Quantity]


def trace(scene: Scene, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the figures of heads that lost a bound, a range or digits of their lead's figure.

    `told` are the places (article, start) of figures for which a finding is made already.
    """
    seen = set(told)
    yield from _upper_ends(scene, seen)
    for claim in scene.claims:
        if claim.block is not BlockKind.TITLE or is_copied(scene, claim):
            continue
        for figure in claim.quantities:
            place = (claim.article, figure.span.start)
            if place in seen or not _plain(scene, claim, figure):
                continue
            seen.add(place)
            yield from _against_lead(scene, claim, figure)


def is_copied(scene: Scene, claim: Claim) -> bool:
    """Whether a head of a copy is the original's too; a copy may have one of its own."""
    original = scene.copies.get(claim.article)
    if original is None:
        return False
    words = " ".join(claim.text.lower().split())
    return words in " ".join(scene.text(original).lower().split())


def _upper_ends(scene: Scene, seen: set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield standfirsts that say "up to 40" where the one figure of their text is 30 to 40.

    A title has no room for both ends, and says as much as it can.
    """
    for claim in scene.claims:
        if claim.block is not BlockKind.STANDFIRST or claim.article in scene.copies:
            continue
        for figure in claim.quantities:
            place = (claim.article, figure.span.start)
            if place in seen or not _is_upper(figure):
                continue
            body = list(scene.figures_below(claim.article))
            same = [row for row in body if figure.high in {row[1].low, row[1].high}]
            ranges = [row for row in same if _is_range_to(figure, row[1])]
            if ranges and len({(q.low, q.high) for _, q in same}) == 1:
                seen.add(place)
                yield _finding(
                    scene, (claim, figure), ranges[0], Standing.COLLAPSED, change=UPPER_END
                )


def _is_upper(figure: Quantity) -> bool:
    bounded = figure.low is None and figure.high is not None and figure.high_inclusive
    return bounded and not figure.approximate and figure.kind in _COUNTED


def _is_range_to(figure: Quantity, other: Quantity) -> bool:
    """Whether a figure of the text is a range up to a head's bound, of the same as far as told."""
    low, high = other.low, other.high
    if low is None or high is None or high != figure.high or low >= high:
        return False
    if other.approximate or (other.kind, other.unit) != (figure.kind, figure.unit):
        return False
    either = {figure.counted, other.counted}
    return len(either) == 1 or None in either or either <= _FORCES


def _plain(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    """Whether a head asserts a bare number: no bound beside it that its reading missed."""
    if figure.low is None or figure.low != figure.high or figure.approximate:
        return False
    if figure.kind not in {"count", "money", "percent", "share"} or figure.low < SMALLEST:
        return False
    return not (bounded_beside(scene.text(claim.article), figure) or is_asked(claim))


def _against_lead(scene: Scene, claim: Claim, figure: Quantity) -> Iterator[Finding]:
    body = list(scene.figures_below(claim.article))
    plain = [row for row in body if _says(figure, row[1])]
    if plain:
        source = _bounded_by_source(claim, figure, plain, body)
        if source is not None:
            yield _finding(scene, (claim, figure), source, Standing.BOUND_LOST)
        return
    lead = _lead(body)
    bounded = any(figure.low in {other.low, other.high} for _, other in lead)
    for origin, other in lead:
        how = standing(figure, other)
        if how is Standing.ROUNDED and bounded:
            continue
        if how is Standing.COLLAPSED and not _ends_in(figure, other, scene.text(claim.article)):
            continue
        if how is Standing.BOUND_LOST and is_told_outright(scene, claim, figure):
            return
        if how in KINDS and related_measure(figure, other) and not other.approximate:
            yield _finding(scene, (claim, figure), (origin, other), how)
            return


def _bounded_by_source(
    claim: Claim, figure: Quantity, plain: list[_Row], body: list[_Row]
) -> _Row | None:
    """Return the one credited figure of an article, where its lead alone repeats the title's.

    A title and the first sentence under it may give in the outlet's own voice, as exact, what the
    only source of the text counts as "at least": the lead is then no second count.
    """
    first = min(row[0].sentence.start for row in body)
    if claim.attribution or any(c.attribution or c.sentence.start != first for c, _ in plain):
        return None
    same = [row for row in body if figure.low in {row[1].low, row[1].high} and row not in plain]
    credited = [row for row in same if row[0].attribution]
    if len(same) != 1 or len(credited) != 1 or credited[0][1].counted != figure.counted:
        return None
    other = credited[0][1]
    alike = outcome(figure) and outcome(figure) == outcome(other) and not other.approximate
    return credited[0] if alike and standing(figure, other) is Standing.BOUND_LOST else None


def _ends_in(figure: Quantity, other: Quantity, text: str) -> bool:
    """Whether a number is an end of what is surely a range: "fell 20 to 380" may be none."""
    surely = _RANGE.search(text[max(0, other.span.start - 10) : other.span.end])
    return surely is not None and figure.low in {other.low, other.high}


def _says(figure: Quantity, other: Quantity) -> bool:
    """Whether a figure of the body gives the head's number as plainly as the head does."""
    same = figure.kind == other.kind and figure.unit == other.unit
    return same and standing(figure, other) is Standing.EQUAL


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
    *,
    change: str | None = None,
) -> Finding:
    (claim, figure), (origin, other) = told, lead
    kind, severity, usual = KINDS[how]
    text = scene.text(claim.article)
    here, there = quoted(figure.span.of(text)), quoted(_with_its_bound(text, other))
    return finding(
        scene,
        kind,
        severity,
        f"Its own article says {there}, this telling says {here}: {change or usual}.",
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


def _with_its_bound(text: str, figure: Quantity) -> str:
    """Return a figure's words with the bound that may stand behind what it counts."""
    after = _BOUND_AFTER.match(text, figure.span.end)
    bounded = after is not None and figure.low != figure.high
    return text[figure.span.start : after.end() if after and bounded else figure.span.end]

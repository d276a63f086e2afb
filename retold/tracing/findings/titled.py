"""Findings on titles that tell another number than the only one of its measure in their article.

A title is written from the text under it. Where the text counts the dead once, and the title's
number is nowhere in it and no sum of what is, the title is out of date, or has a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from retold.tracing.evidence import Scene, finding, is_asked, quoted
from retold.tracing.findings.figures import interval
from retold.tracing.matching.measures import (
    Standing,
    bounded_beside,
    edge_of,
    outcome,
    related_measure,
    standing,
)
from retold.tracing.matching.slips import is_slip
from retold.types import HEADS, BlockKind, Claim, Finding, FindingKind, Quantity, Severity, Span

LEAD_SENTENCES = 4
SMALLEST = 4
UNNUMBERED = 3
"""How many more a title may count than its text, which may name some: "and their parents"."""
FAR_BELOW = 0.75
LEAST_VAGUE = 24.0
_TOLLS = frozenset("die injure arrest detain".split())
_FURTHER = re.compile(
    r"\b(?:another|further|additional|others?|more|also|among|includ\w+|besides?)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:,\d{3})+(?![\w/:-])|(?<![\w.,/:-])\d{3,}(?![\w/:-])")
_YEAR = range(1500, 2200)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNS = frozenset("$£€¥#№")
_SMALL = frozenset("the and for with from that this its his her are was were has have".split())

_Row = tuple[Claim, Quantity]


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a title: its claim, its place, and how it reads where it was read at all."""

    claim: Claim
    span: Span
    number: float
    figure: Quantity | None = None


def trace(scene: Scene, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the numbers of titles that their own articles do not give.

    `told` are the places (article, start) of figures for which a finding is made already.
    """
    seen = set(told)
    for claim in scene.claims:
        if claim.block is not BlockKind.TITLE or is_asked(claim):
            continue
        rows = list(scene.figures_below(claim.article))
        for made in (*_tolls(scene, claim, rows), *_slips(scene, claim, rows)):
            place = (made.evidence[0].article, made.evidence[0].span.start)
            if place not in seen:
                seen.add(place)
                yield made


def _tolls(scene: Scene, claim: Claim, rows: Sequence[_Row]) -> Iterator[Finding]:
    """Hold each toll of a title against the one toll of its text."""
    for figure in claim.quantities:
        what = outcome(figure) & _TOLLS
        alone = sum(bool(outcome(q) & what) for q in claim.quantities) == 1
        if not what or figure.kind != "count" or not alone:
            continue
        origin = _only(scene, rows, figure)
        if origin is None or _FURTHER.search(_around(scene, *origin)):
            continue
        if _is_plain(scene, claim, figure):
            if _is_other(scene, claim, figure, rows, origin[1]):
                yield _finding(scene, _Told(claim, figure.span, figure.low or 0, figure), origin)
        elif _is_too_many(scene, claim, figure, origin[1]):
            yield _finding(scene, _Told(claim, figure.span, figure.low or 0, figure), origin)


def _is_plain(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    point = figure.low is not None and figure.low == figure.high and not figure.approximate
    return point and not bounded_beside(scene.text(claim.article), figure)


def _only(scene: Scene, rows: Sequence[_Row], figure: Quantity) -> _Row | None:
    """Return the one figure of a title's measure in the text, if it is one and in its lead.

    One that could be of the measure, since nobody was read who died, makes it more than one.
    """
    what = outcome(figure) & _TOLLS
    told = [row for row in rows if outcome(row[1]) & what]
    if not told or any(outcome(q) != outcome(told[0][1]) for _, q in told):
        return None
    if len({(q.low, q.high, q.approximate) for _, q in told}) != 1:
        return None
    first = told[0]
    starts = _lead(scene, first[0].article)
    leading = first[0].sentence.start in starts and related_measure(figure, first[1])
    return first if leading and outcome(first[1]) == outcome(figure) else None


def _lead(scene: Scene, article: str) -> list[int]:
    """Return where the first sentences under the head begin."""
    claims = scene.by_article.get(article, ())
    return sorted({c.sentence.start for c in claims if c.block not in HEADS})[:LEAD_SENTENCES]


def _is_other(
    scene: Scene, claim: Claim, figure: Quantity, rows: Sequence[_Row], origin: Quantity
) -> bool:
    """Whether a title's number cannot be the text's, by any adding up of what the text counts."""
    if standing(figure, origin) is not Standing.DISJOINT or (figure.low or 0) < SMALLEST:
        return False
    number, edge = figure.low or 0.0, edge_of(origin)
    if edge < number <= edge + UNNUMBERED or _stands_in(scene, claim.article, number):
        return False
    counts = sorted({edge_of(q) for _, q in rows if q.kind == "count"})
    sums = {sum(some) for size in (2, 3) for some in combinations(counts[:40], size)}
    return number not in sums and not any(abs(a - b) == number for a, b in combinations(counts, 2))


def _is_too_many(scene: Scene, claim: Claim, figure: Quantity, origin: Quantity) -> bool:
    """Whether a title's "scores" stands for far more than any number in its text, bound or not."""
    if figure.low is None or figure.high is not None or not figure.approximate:
        return False
    if figure.low < LEAST_VAGUE or origin.approximate or not _is_edged(origin):
        return False
    numbers = [float(digits) for digits in re.findall(r"\d+", _text(scene, claim.article))]
    read = [edge_of(q) for _, q in scene.figures_below(claim.article) if q.kind == "count"]
    least = FAR_BELOW * figure.low
    return edge_of(origin) < least and not any(
        least <= number <= 10 * least for number in (*numbers, *read)
    )


def _is_edged(origin: Quantity) -> bool:
    return origin.low is not None and origin.high in {None, origin.low}


def _slips(scene: Scene, claim: Claim, rows: Sequence[_Row]) -> Iterator[Finding]:
    """Hold the numbers of a title against one of the text that has the same digits."""
    for told in _numbers(scene, claim):
        if _stands_in(scene, claim.article, told.number):
            continue
        alike = [row for row in rows if _is_slip_of(scene, told, row)]
        if len({q.low for _, q in alike}) == 1:
            yield _finding(scene, told, alike[0])


def _numbers(scene: Scene, claim: Claim) -> Iterator[_Told]:
    text = scene.text(claim.article)
    for figure in claim.quantities:
        if _is_plain(scene, claim, figure) and figure.low is not None:
            yield _Told(claim, figure.span, figure.low, figure)
    for found in _NUMBER.finditer(text, claim.span.start, claim.span.end):
        span, number = Span(*found.span()), float(found.group().replace(",", ""))
        taken = [*(q.span for q in claim.quantities), *(t.span for t in claim.times)]
        if number not in _YEAR and not any(span.overlaps(other) for other in taken):
            yield _Told(claim, span, number)


def _is_slip_of(scene: Scene, told: _Told, row: _Row) -> bool:
    claim, figure = row
    if figure.low is None or figure.low != figure.high or not is_slip(told.number, figure.low):
        return False
    if told.figure is not None:
        return related_measure(told.figure, figure) and _share(told.claim, claim) > 0
    before = scene.text(told.claim.article)[: told.span.start][-1:]
    return before not in _SIGNS and figure.kind == "count" and _share(told.claim, claim) > 1


def _share(a: Claim, b: Claim) -> int:
    """Count the words that two claims share."""
    ours, theirs = ({w.lower() for w in _WORD.findall(c.text)} - _SMALL for c in (a, b))
    return len(ours & theirs)


def _stands_in(scene: Scene, article: str, number: float) -> bool:
    """Whether a number stands in an article's text, in digits or as it was read from words."""
    body = [q for _, q in scene.figures_below(article)]
    if any(number in {q.low, q.high} for q in body):
        return True
    return re.search(rf"(?<!\d){number:.0f}(?!\d)", _text(scene, article)) is not None


def _text(scene: Scene, article: str) -> str:
    """Return the text under the head, without the commas that part thousands."""
    known = scene.articles[article]
    body = (b.span.of(known.text) for b in known.blocks if b.kind not in HEADS)
    return " ".join(body).replace(",", "")


def _around(scene: Scene, claim: Claim, figure: Quantity) -> str:
    """Return the words around a figure, its own left out, which say whether it is all there is."""
    text, span = scene.text(claim.article), figure.span
    before = text[max(claim.sentence.start, span.start - 40) : span.start]
    return before + " " + text[span.end : span.end + 12]


def _finding(scene: Scene, told: _Told, origin: _Row) -> Finding:
    claim, (source, figure) = told.claim, origin
    here, there = (quoted(span.of(scene.text(claim.article))) for span in (told.span, figure.span))
    vague = told.figure is not None and told.figure.approximate
    return finding(
        scene,
        FindingKind.FIGURE_CHANGED,
        Severity.MEDIUM if vague else Severity.HIGH,
        f"Its own article says {there}, this telling says {here}: the figure differs.",
        [
            scene.evidence(claim.article, told.span),
            scene.evidence(claim.article, figure.span),
            scene.evidence(claim.article, claim.span),
            scene.evidence(claim.article, source.span),
        ],
        unless="the two figures count different things or stand for different times",
        told=interval(told.figure) if told.figure is not None else {"low": told.number},
        origin=interval(figure),
        tied="the same article",
    )

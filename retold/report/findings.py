"""Findings as the page shows them: evidence side by side, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from retold.report.difference import Part, differ
from retold.report.index import Anchor, FindingMark, Index, outermost
from retold.report.vocabulary import MEANINGS, words_of
from retold.types import Article, Evidence, Finding, FindingKind, Severity, Span

CONTEXT = 80
"""How many characters around a short piece of evidence are shown with it, on each side."""

OPEN_FINDINGS = 10
"""How many findings of one severity stand open; the rest are folded."""

_BY_LETTER = frozenset({FindingKind.QUOTE_ALTERED})
_OF_CERTAINTY = frozenset(
    {
        FindingKind.HEDGE_DROPPED,
        FindingKind.HEDGE_ADDED,
        FindingKind.CERTAINTY_RAISED,
        FindingKind.CERTAINTY_LOWERED,
    }
)
_NOT_IN_WORDS = frozenset(
    {
        FindingKind.ATTRIBUTION_LOST,
        FindingKind.ATTRIBUTION_CHANGED,
        FindingKind.UNSUPPORTED_FIGURE,
    }
)
_UNPAIRED = frozenset(
    {
        FindingKind.SINGLE_ORIGIN,
        FindingKind.CIRCULAR_REPORTING,
        FindingKind.ANONYMOUS_SOURCE,
        FindingKind.DATE_IMPOSSIBLE,
        FindingKind.INTERVAL_MISMATCH,
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One piece of evidence in its context: who printed it, and its words in parts."""

    heading: str
    letter: str
    outlet: str
    anchor: Anchor
    before: str
    parts: tuple[Part, ...]
    after: str
    told: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its evidence; `paired` where the first two sides are compared."""

    mark: FindingMark
    words: str
    meaning: str
    unless: str
    sides: tuple[Side, ...]
    paired: bool


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one severity; those after the first `OPEN_FINDINGS` are folded."""

    severity: Severity
    shown: tuple[FindingView, ...]
    folded: tuple[FindingView, ...]


def grouped(findings: Sequence[FindingView]) -> tuple[FindingGroup, ...]:
    """Group findings, already in order of severity, by it."""
    groups = groupby(findings, key=lambda view: view.mark.finding.severity)
    return tuple(
        FindingGroup(severity, members[:OPEN_FINDINGS], members[OPEN_FINDINGS:])
        for severity, members in ((key, tuple(group)) for key, group in groups)
    )


def findings_of(index: Index) -> tuple[FindingView, ...]:
    """Return the findings of a story in order of severity."""
    return tuple(_view(mark, index) for mark in index.findings)


def _view(mark: FindingMark, index: Index) -> FindingView:
    finding = mark.finding
    evidence = outermost(finding.evidence)
    paired = len(evidence) > 1 and finding.kind not in _UNPAIRED
    parts = _parts(finding, evidence, paired, index)
    sides = (
        _side(piece, parts[position], position, paired, index)
        for position, piece in enumerate(evidence)
    )
    return FindingView(
        mark=mark,
        words=words_of(finding.kind),
        meaning=MEANINGS[finding.kind],
        unless=str(finding.detail.get("unless") or ""),
        sides=tuple(side for side in sides if side),
        paired=paired,
    )


def _parts(
    finding: Finding, evidence: Sequence[Evidence], paired: bool, index: Index
) -> list[tuple[Part, ...]]:
    """Mark what the finding is about: words of certainty, or what differs between the sides."""
    plain: list[tuple[Part, ...]] = [(Part(piece.text, False),) for piece in evidence]
    if not paired or finding.kind in _NOT_IN_WORDS:
        return plain
    if finding.kind in _OF_CERTAINTY:
        marked = [_cues_marked(piece, finding, index) for piece in evidence]
        if any(part.changed for parts in marked for part in parts):
            return marked
    by_letter = finding.kind in _BY_LETTER
    difference = differ(evidence[0].text, evidence[1].text, by_letter=by_letter)
    return [difference.told, difference.origin, *plain[2:]]


def _cues_marked(evidence: Evidence, finding: Finding, index: Index) -> tuple[Part, ...]:
    """Mark the words of certainty: those that the finding points at, or else the claims' own."""
    inner = {e.span for e in finding.evidence if e.article == evidence.article}
    pointed = {span for span in inner - {evidence.span} if evidence.span.contains(span)}
    cues = {
        span
        for mark in index.claims_of(evidence.article)
        for span in mark.claim.certainty.spans
        if evidence.span.contains(span)
    }
    return _marked(evidence, pointed or cues)


def _marked(evidence: Evidence, spans: Iterable[Span]) -> tuple[Part, ...]:
    text, parts, at = evidence.text, [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start, end = span.start - evidence.span.start, span.end - evidence.span.start
        if start >= at:
            parts += [Part(text[at:start], False), Part(text[start:end], True)]
            at = end
    return tuple(part for part in (*parts, Part(text[at:], False)) if part.text)


def _side(
    evidence: Evidence, parts: tuple[Part, ...], position: int, paired: bool, index: Index
) -> Side | None:
    anchor = index.anchor(evidence)
    if anchor is None:
        return None
    article = index.article(evidence.article)
    before, after = context_of(article, evidence.span)
    heading = ("As told" if position == 0 else "Held against") if paired else "Printed"
    return Side(
        heading=heading,
        letter=index.letters[article.id],
        outlet=index.outlet(article.id),
        anchor=anchor,
        before=before,
        parts=parts,
        after=after,
        told=position == 0,
    )


def context_of(article: Article, span: Span) -> tuple[str, str]:
    """Return the words around a span in its block, cut at words, with an ellipsis where cut."""
    block = next((b.span for b in article.blocks if b.span.contains(span)), span)
    start, end = max(block.start, span.start - CONTEXT), min(block.end, span.end + CONTEXT)
    before, after = article.text[start : span.start], article.text[span.end : end]
    if start > block.start:
        before = "… " + before.partition(" ")[2]
    if end < block.end:
        after = after.rpartition(" ")[0] + " …"
    return before, after

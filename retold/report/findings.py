"""Findings as the page shows them: evidence side by side, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from retold.report.difference import Part, differ
from retold.report.index import Anchor, FindingMark, Index
from retold.report.vocabulary import MEANINGS, words_of
from retold.types import Article, Evidence, FindingKind, Severity, Span

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
    paired = len(finding.evidence) > 1 and finding.kind not in _UNPAIRED
    parts: list[tuple[Part, ...]] = [(Part(evidence.text, False),) for evidence in finding.evidence]
    if paired:
        told, origin = finding.evidence[0].text, finding.evidence[1].text
        difference = differ(told, origin, by_letter=finding.kind in _BY_LETTER)
        unlike = not any(part.changed for part in (*difference.told, *difference.origin))
        if unlike and finding.kind in _OF_CERTAINTY:
            parts = [_cues_marked(evidence, index) for evidence in finding.evidence]
        else:
            parts = [difference.told, difference.origin, *parts[2:]]
    return FindingView(
        mark=mark,
        words=words_of(finding.kind),
        meaning=MEANINGS[finding.kind],
        unless=str(finding.detail.get("unless") or ""),
        sides=tuple(
            side
            for position, evidence in enumerate(finding.evidence)
            if (side := _side(evidence, parts[position], position, paired, index))
        ),
        paired=paired,
    )


def _cues_marked(evidence: Evidence, index: Index) -> tuple[Part, ...]:
    """Mark the words of certainty in a piece of evidence, where whole texts are too unlike."""
    text, parts, at = evidence.text, [], 0
    spans = {
        span
        for mark in index.claims_of(evidence.article)
        for span in mark.claim.certainty.spans
        if evidence.span.contains(span)
    }
    for span in sorted(spans, key=lambda span: span.start):
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

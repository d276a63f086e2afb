"""The two sides of a finding: what is told, what it is held against, each piece where it stands.

A finding lists its evidence flat, and often a figure and then the claim around it. Here a piece
that lies within another, or in one sentence with it, is shown inside it, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.report.difference import LIKENESS, Part, differ
from retold.report.index import Anchor, Index
from retold.types import Article, Evidence, Finding, FindingKind, Span

CONTEXT = 80
"""How many characters around a short piece of evidence are shown with it, on each side."""

KEY = 60
"""The longest piece that is set in bold on its own account; a whole claim would shout."""

TOLD, AGAINST = "As told", "Held against"

_HEADINGS = {
    FindingKind.SILENT_EDIT: ("As it reads now", "As it read before"),
    FindingKind.CORRECTION_NOT_CARRIED: (TOLD, "The correction"),
}
_LISTED = frozenset(
    {
        FindingKind.SINGLE_ORIGIN,
        FindingKind.CIRCULAR_REPORTING,
        FindingKind.DATE_IMPOSSIBLE,
        FindingKind.INTERVAL_MISMATCH,
    }
)
_TOLD_ALONE = frozenset({FindingKind.ANONYMOUS_SOURCE})
_OF_CERTAINTY = frozenset(
    {
        FindingKind.HEDGE_DROPPED,
        FindingKind.HEDGE_ADDED,
        FindingKind.CERTAINTY_RAISED,
        FindingKind.CERTAINTY_LOWERED,
    }
)
_OF_FIGURES = frozenset(
    {
        FindingKind.FIGURE_CHANGED,
        FindingKind.FIGURE_ROUNDED,
        FindingKind.FIGURE_CONFLICT,
        FindingKind.BOUND_LOST,
        FindingKind.RANGE_COLLAPSED,
    }
)
"""Their evidence begins with the two figures, which may well share nothing."""

_NOT_IN_WORDS = frozenset(
    {
        FindingKind.ATTRIBUTION_LOST,
        FindingKind.ATTRIBUTION_CHANGED,
        FindingKind.UNSUPPORTED_FIGURE,
        FindingKind.CORRECTION_NOT_CARRIED,
    }
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage: `around` the evidence, the `key` of it, or what the other side lacks."""

    text: str
    around: bool
    key: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence that stands together, in its context; joined, the stretches are one text."""

    stretches: tuple[Stretch, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says on one side of a finding; no heading where nothing is compared."""

    heading: str
    letter: str
    outlet: str
    passages: tuple[Passage, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Pieces of one article that are shown in one passage."""

    told: bool
    pieces: tuple[Evidence, ...]

    @property
    def article(self) -> str:
        return self.pieces[0].article

    @property
    def span(self) -> Span:
        spans = [piece.span for piece in self.pieces]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def sides_of(finding: Finding, index: Index) -> tuple[Side, ...]:
    """Return the sides of a finding, the told one first; one side for each article of it."""
    evidence = tuple(dict.fromkeys(e for e in finding.evidence if index.anchor(e)))
    groups = _groups(finding, evidence, index)
    changed = _changed(finding, evidence, groups, index)
    keys = dict.fromkeys((group.told, group.article) for group in groups)
    return tuple(
        Side(
            heading=_heading(finding.kind, told),
            letter=index.letters[article],
            outlet=index.outlet(article),
            passages=tuple(
                _passage(group, changed, index)
                for group in groups
                if (group.told, group.article) == (told, article)
            ),
            told=told,
        )
        for told, article in sorted(keys, key=lambda key: not key[0])
    )


def _heading(kind: FindingKind, told: bool) -> str:
    if kind in _LISTED:
        return ""
    return _HEADINGS.get(kind, (TOLD, AGAINST))[0 if told else 1]


def _groups(finding: Finding, evidence: Sequence[Evidence], index: Index) -> list[_Group]:
    """Put each piece with the pieces that it overlaps, or else with those of its sentence.

    Told are the first piece and what joins it. The second piece is by contract what the first is
    held against, so it joins only where it overlaps: two figures may stand in one sentence.
    """
    compared = finding.kind not in _LISTED | _TOLD_ALONE
    groups: list[_Group] = []
    for position, piece in enumerate(evidence):
        home = next((g for g in groups if _overlaps(g, piece)), None)
        if home is None and not (compared and position == 1):
            home = next((g for g in groups if _shares_sentence(g, piece, index)), None)
        if home is None:
            groups.append(_Group(position == 0 or not compared, (piece,)))
        else:
            at = groups.index(home)
            groups[at] = _Group(home.told, (*home.pieces, piece))
    return groups


def _overlaps(group: _Group, piece: Evidence) -> bool:
    return piece.article == group.article and any(
        piece.span.overlaps(other.span) for other in group.pieces
    )


def _shares_sentence(group: _Group, piece: Evidence, index: Index) -> bool:
    if piece.article != group.article:
        return False
    sentences = {mark.claim.sentence for mark in index.claims_of(piece.article)}
    return any(
        sentence.contains(piece.span) and any(sentence.contains(e.span) for e in group.pieces)
        for sentence in sentences
    )


def _changed(
    finding: Finding, evidence: Sequence[Evidence], groups: Sequence[_Group], index: Index
) -> set[tuple[str, Span]]:
    """Find what the finding is about: words of certainty, or what differs between the sides."""
    compared = any(not group.told for group in groups)
    if not compared or finding.kind in _LISTED | _NOT_IN_WORDS:
        return set()
    if finding.kind in _OF_CERTAINTY:
        cues = {cue for group in groups for cue in _cues(group, index)}
        if cues:
            return cues
    told, origin = evidence[0], evidence[1]
    by_letter = finding.kind is FindingKind.QUOTE_ALTERED
    least = 0.0 if finding.kind in _OF_FIGURES else LIKENESS
    difference = differ(told.text, origin.text, by_letter=by_letter, least=least)
    return {*_placed(told, difference.told), *_placed(origin, difference.origin)}


def _cues(group: _Group, index: Index) -> set[tuple[str, Span]]:
    """Mark the words of certainty that the finding points at, or else the claims' own."""
    spans = [piece.span for piece in group.pieces]
    pointed = {s for s in spans if any(o != s and o.contains(s) for o in spans)}
    own = {
        span
        for mark in index.claims_of(group.article)
        for span in mark.claim.certainty.spans
        if any(whole.contains(span) for whole in spans)
    }
    return {(group.article, span) for span in pointed or own}


def _placed(piece: Evidence, parts: Iterable[Part]) -> Iterable[tuple[str, Span]]:
    at = piece.span.start
    for part in parts:
        if part.changed:
            bare = part.text.strip() or part.text
            start = at + part.text.index(bare)
            yield piece.article, Span(start, start + len(bare))
        at += len(part.text)


def _passage(group: _Group, changed: set[tuple[str, Span]], index: Index) -> Passage:
    article, whole = index.article(group.article), group.span
    before, after = context_of(article, whole)
    cited = [piece.span for piece in group.pieces]
    claims = {mark.claim.span for mark in index.claims_of(group.article)}
    keys = [span for span in cited if _is_key(span, cited, claims)]
    marks = [span for key, span in changed if key == group.article and whole.contains(span)]
    edges = {edge for span in (whole, *cited, *marks) for edge in (span.start, span.end)}
    inside = tuple(
        Stretch(
            span.of(article.text),
            around=not _covered(span, cited),
            key=_covered(span, keys),
            changed=_covered(span, marks),
        )
        for span in (Span(start, end) for start, end in pairwise(sorted(edges)))
    )
    return Passage(
        stretches=tuple(s for s in (_around(before), *inside, _around(after)) if s.text),
        anchors=_anchors(group, index),
    )


def _around(text: str) -> Stretch:
    return Stretch(text, around=True, key=False, changed=False)


def _covered(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in spans)


def _is_key(span: Span, cited: Sequence[Span], claims: set[Span]) -> bool:
    """Tell whether a piece is the point of its passage: within another, or short and no claim."""
    others = [other for other in cited if other != span]
    short = span.end - span.start <= KEY and not any(span.contains(o) for o in others)
    return (short and span not in claims) or _covered(span, others)


def _anchors(group: _Group, index: Index) -> tuple[Anchor, ...]:
    """Return one reference for each claim that is cited, to its first piece."""
    found: dict[str, Anchor] = {}
    for piece in group.pieces:
        anchor = index.anchor(piece)
        if anchor:
            found.setdefault(anchor.label, anchor)
    return tuple(found.values())


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

"""An article's text cut at every boundary of what is marked in it, so that marks never cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retold.report.index import Anchor, ClaimMark, FindingMark, Index, outermost
from retold.report.vocabulary import level_of
from retold.types import Article, Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Layer:
    """One marked span before cutting: `role` is claim, source, cue, hedge or cited."""

    span: Span
    role: str
    claim: ClaimMark | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout.

    `level` is the certainty of the innermost claim, empty outside claims. `ids` are the anchors
    that begin here; `cited` are all anchors, and `within` all claims, that cover it. `tags` are
    the claims and `badges` the findings that end here.
    """

    text: str
    level: str
    roles: tuple[str, ...]
    ids: tuple[str, ...]
    cited: tuple[str, ...]
    within: tuple[str, ...]
    tags: tuple[ClaimMark, ...]
    badges: tuple[FindingMark, ...]

    @property
    def plain(self) -> bool:
        """Tell whether nothing at all is marked here."""
        return not (self.level or self.roles or self.ids or self.cited)


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of an article in segments; joined, they give the block's text back."""

    kind: BlockKind
    segments: tuple[Segment, ...]


def mark_article(article: Article, index: Index) -> tuple[MarkedBlock, ...]:
    """Cut an article's blocks into marked segments."""
    blocks = article.blocks or (Block(BlockKind.BODY, Span(0, len(article.text))),)
    badges = _badges(article, index)
    here: list[list[Layer]] = [[] for _ in blocks]
    starts, ends = [b.span.start for b in blocks], [b.span.end for b in blocks]
    for layer in _layers(article, index):
        first, after = bisect_right(ends, layer.span.start), bisect_left(starts, layer.span.end)
        touched = range(first, after)
        settled = replace(layer, span=_settled(layer.span, [blocks[n].span for n in touched]))
        for number in touched:
            here[number].append(settled)
    return tuple(
        MarkedBlock(block.kind, _segments(article.text, block.span, layers, badges))
        for block, layers in zip(blocks, here, strict=True)
    )


def split_anchors(blocks: Iterable[MarkedBlock]) -> tuple[str, ...]:
    """Return the anchors whose words stand in more than one segment, each once."""
    counts: dict[str, int] = {}
    for block in blocks:
        for segment in block.segments:
            for anchor in segment.cited:
                counts[anchor] = counts.get(anchor, 0) + 1
    return tuple(anchor for anchor, count in counts.items() if count > 1)


def _settled(span: Span, touched: Sequence[Span]) -> Span:
    """Draw in the ends of a span that lie between the blocks it touches, where no word stands."""
    if not touched:
        return span
    return Span(max(touched[0].start, span.start), min(touched[-1].end, span.end))


def _layers(article: Article, index: Index) -> Iterable[Layer]:
    for mark in index.claims_of(article.id):
        claim = mark.claim
        yield Layer(claim.span, "claim", claim=mark)
        for link in claim.attribution:
            yield Layer(link.span, "source")
            yield Layer(link.cue_span, "cue")
        for span in claim.certainty.spans:
            yield Layer(span, "hedge")
    for (identifier, span), anchor in index.anchors.items():
        if identifier == article.id:
            yield Layer(span, "cited", anchor=anchor)


def _badges(article: Article, index: Index) -> dict[int, tuple[FindingMark, ...]]:
    """Map the ends of the findings' outermost spans in this article to those findings."""
    ends: dict[int, list[FindingMark]] = {}
    for mark in index.findings:
        here = {e.span.end for e in outermost(mark.finding.evidence) if e.article == article.id}
        for end in here:
            ends.setdefault(end, []).append(mark)
    return {end: tuple(marks) for end, marks in ends.items()}


def _segments(
    text: str,
    block: Span,
    layers: Sequence[Layer],
    badges: dict[int, tuple[FindingMark, ...]],
) -> tuple[Segment, ...]:
    cuts = {block.start, block.end}
    for layer in layers:
        cuts |= {max(layer.span.start, block.start), min(layer.span.end, block.end)}
    edges = sorted(cuts)
    return tuple(
        _segment(text, Span(start, end), block, layers, badges) for start, end in pairwise(edges)
    )


def _segment(
    text: str,
    span: Span,
    block: Span,
    layers: Sequence[Layer],
    badges: dict[int, tuple[FindingMark, ...]],
) -> Segment:
    over = [layer for layer in layers if layer.span.contains(span)]
    claims = [layer for layer in over if layer.claim]
    inner = min(claims, key=lambda c: c.span.end - c.span.start, default=None)
    ending = [layer for layer in claims if min(layer.span.end, block.end) == span.end]
    return Segment(
        text=span.of(text),
        level=level_of(inner.claim.claim.certainty) if inner and inner.claim else "",
        roles=tuple(dict.fromkeys(o.role for o in over if o.role in {"source", "cue", "hedge"})),
        ids=tuple(_ids(layer for layer in over if layer.span.start == span.start)),
        cited=tuple(dict.fromkeys(o.anchor.id for o in over if o.anchor)),
        within=tuple(o.claim.id for o in claims if o.claim),
        tags=tuple(o.claim for o in ending if o.claim and o.span.end == span.end),
        badges=badges.get(span.end, ()),
    )


def _ids(layers: Iterable[Layer]) -> Iterable[str]:
    for layer in layers:
        if layer.anchor:
            yield layer.anchor.id
        elif layer.claim:
            yield layer.claim.id

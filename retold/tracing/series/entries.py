"""The figures of a story with what each measures: what series are made from."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from retold.tracing.dating import said_on
from retold.tracing.evidence import Scene
from retold.tracing.matching.counted import Counted, counted_in
from retold.tracing.matching.extents import Extent, extent_of, is_since, period_of
from retold.tracing.retellings import source_of
from retold.tracing.series.measuretypes import MeasureType, Typed, typed
from retold.tracing.series.relations import Entry
from retold.types import HEADS, Article, Claim, ClaimKind, Polarity, Quantity, Span

_BESIDE = 200
_UNCOUNTED = frozenset({ClaimKind.QUESTION, ClaimKind.DENIAL})
_AHEAD = frozenset({ClaimKind.PREDICTION, ClaimKind.INTENTION})


@dataclass(frozen=True, slots=True)
class Measure:
    """What a series measures.

    `types` are names of types, empty where no type knows it; `others` the outcomes beyond them.
    `group` names who or what is counted, empty for people in general. `ahead` is true of
    predictions, `further` of figures that come on top of others ("a further 60"). `thread` is set
    where the words alone do not tell the measure apart.
    """

    types: tuple[str, ...]
    others: tuple[str, ...]
    group: str
    kind: str
    unit: str | None
    ahead: bool
    further: bool
    thread: str | None


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure with its measure, its place and period, and who it counts."""

    entry: Entry
    measure: Measure
    extent: Extent
    counted: Counted


def figures_of(scene: Scene, types: Sequence[MeasureType]) -> Iterator[Figured]:
    """Yield the figures of a story in the order of telling, each with its measure.

    Questions, denials and ages count nobody.
    """
    ordered = sorted(_figures(scene, types), key=_order)
    yield from _named_alike(list(_on_top(ordered)))


def _figures(scene: Scene, types: Sequence[MeasureType]) -> Iterator[Figured]:
    """Yield each figure once, from the innermost claim that holds it."""
    seen: dict[tuple[str, Span], tuple[Claim, Quantity]] = {}
    for claim in scene.claims:
        if claim.kind in _UNCOUNTED or claim.polarity is Polarity.NEGATED:
            continue
        for quantity in filter(_is_figure, claim.quantities):
            place = (claim.article, quantity.span)
            known = seen.get(place)
            if known is None or len(claim.attribution) > len(known[0].attribution):
                seen[place] = claim, quantity
    for claim, quantity in seen.values():
        text = scene.text(claim.article)
        found = typed(quantity, types)
        counted = counted_in(quantity, text, heads=_heads(found, types))
        measure = _measure(claim, quantity, found, counted)
        yield Figured(
            _entry(scene, claim, quantity), measure, extent_of(claim, quantity, text), counted
        )


def _is_figure(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return quantity.kind != "age" and bool(ends) and all(map(math.isfinite, ends))


def _heads(found: Typed, types: Iterable[MeasureType]) -> frozenset[str]:
    """The nouns that only name the type again: the deaths of "12 deaths"."""
    return frozenset[str]().union(*(made.counted for made in types if made.name in found.types))


def _measure(claim: Claim, quantity: Quantity, found: Typed, counted: Counted) -> Measure:
    alone = quantity.kind == "count" and bool(quantity.outcomes)
    return Measure(
        types=found.types,
        others=found.others,
        group=counted.group,
        kind=quantity.kind,
        unit=quantity.unit,
        ahead=claim.kind in _AHEAD,
        further=counted.further,
        thread=None if alone else claim.thread or claim.id,
    )


def _entry(scene: Scene, claim: Claim, quantity: Quantity) -> Entry:
    article = scene.articles[claim.article]
    period = period_of(claim, quantity)
    ends = period.end_time if period and not is_since(period, article.text) else None
    stated = ends or said_on(claim, article)
    if stated is not None and article.published and stated[:10] > article.published[:10]:
        stated = None
    return Entry(
        claim=claim,
        quantity=quantity,
        words=_words(quantity.span, article) or "",
        source=source_of(claim) or article.agency,
        as_of=(stated or article.published or "")[:10] or None,
        as_of_inferred=stated is None,
        outlet=article.outlet,
        published=article.published,
        published_inferred=article.published_inferred,
        teller=scene.teller(claim),
        place=_words(quantity.place, article),
        period=_words(quantity.period or (period.span if period else None), article),
    )


def _words(span: Span | None, article: Article) -> str | None:
    return " ".join(span.of(article.text).split()) if span is not None else None


def _named_alike(figures: Sequence[Figured]) -> Iterator[Figured]:
    """Give a head's figure the measure that the body of its article gives the same figure.

    A title says "170 have fled"; its body says who. Titles are terse, and parsed less well.
    """
    bodies: dict[tuple[object, ...], dict[tuple[object, ...], Figured]] = {}
    for one in figures:
        if one.entry.claim.block not in HEADS:
            measure = one.measure
            named = (measure.types, measure.others, measure.group)
            bodies.setdefault(_bare(one), {})[named] = one
    for one in figures:
        alike = bodies.get(_bare(one), {}).values()
        fitting = [body for body in alike if _may_be(one, body)]
        if one.entry.claim.block in HEADS and len(fitting) == 1:
            body = fitting[0]
            yield replace(one, measure=body.measure, counted=body.counted)
        else:
            yield one


def _may_be(head: Figured, body: Figured) -> bool:
    """Whether a head's figure may be its body's.

    Both are of one type; or the head's verb was not read, and stands beside its figure after all.
    """
    a, b = head.measure, body.measure
    if a.types or a.others:
        return (a.types, a.others) == (b.types, b.others)
    if not b.types or (a.group and a.group != b.group):
        return False
    beside = _beside(head.entry.claim, head.entry.quantity)
    return any(lemma in beside for lemma in body.entry.quantity.outcomes)


def _beside(claim: Claim, quantity: Quantity) -> str:
    """Return the words around a figure up to the numbers before and after it."""
    at, end = (place - claim.span.start for place in (quantity.span.start, quantity.span.end))
    before = re.split(r"\d", claim.text[: max(0, at)])[-1]
    return f"{before} {re.split(r'[0-9]', claim.text[max(0, end) :])[0]}".lower()


def _on_top(figures: Sequence[Figured]) -> Iterator[Figured]:
    """Clear what comes on top of another measure alone: in "24 killed and 60 others hurt", the 60.

    It is on top of its own measure where the figure told last before it is of that, or is far.
    """
    last: Figured | None = None
    for one in figures:
        near = last is not None and last.entry.claim.article == one.entry.claim.article
        if one.measure.further and near and last is not None:
            gap = one.entry.quantity.span.start - last.entry.quantity.span.end
            if gap < _BESIDE and not {*one.measure.types} & {*last.measure.types}:
                one = replace(one, measure=replace(one.measure, further=False))  # noqa: PLW2901
        yield one
        if one.measure.types:
            last = one


def _bare(one: Figured) -> tuple[object, ...]:
    """What is the same of two tellings of one figure, whatever they say that it counts."""
    measure = one.measure
    return one.entry.claim.article, one.entry.interval, measure.kind, measure.unit, measure.ahead


def _order(found: Figured) -> tuple[str, str, str, int]:
    entry = found.entry
    return (
        (entry.published or "9999")[:10],
        entry.published or "",
        entry.claim.article,
        entry.quantity.span.start,
    )

"""Series: each measure of a story, as the intervals that its claims state, in the order of telling.

A measure is what is counted, what happened to it, where, and over which time. Figures are put into
one series only where nothing in their words tells their measures apart; money, shares and bare
counts, whose words say least, only within one thread. Different currencies and units are never in
one series, and nothing is converted.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from retold.annotate.conventions import Convention, Estimate
from retold.tracing import kindred
from retold.tracing.counted import Counted, counted_in
from retold.tracing.dating import said_on
from retold.tracing.evidence import Scene
from retold.tracing.extents import Extent, extent_of, is_since, period_of
from retold.tracing.measuretypes import MeasureType, Typed, typed
from retold.tracing.relations import CLOSE, FAR, Conflicts, Entry, ratio, tie
from retold.tracing.retellings import HEADS, source_of
from retold.tracing.scenes import scene_of
from retold.tracing.tally import tally
from retold.types import (
    Article,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Polarity,
    Quantity,
    Reading,
    Span,
)

OTHER = "other"
"""The name of the type of all that no type knows."""

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
class Series:
    """A measure with every telling of it; `label` heads it in words.

    `place` and `period` are the words of the text that part it from others, None where its figures
    state none; `start` and `end` are the days of the period, None for an open end. `acled` and
    `ucdp` are its estimates, None for what is no count.
    """

    id: str
    story: str
    measure: Measure
    label: str
    place: str | None
    period: str | None
    start: date | None
    end: date | None
    entries: tuple[Entry, ...]
    acled: Estimate | None
    ucdp: Estimate | None

    @property
    def days(self) -> str:
        """Return the period in days: "since 2031-05-12", empty where there is none."""
        if self.start is None and self.end is None:
            return ""
        if self.start is None or self.end is None:
            return f"since {self.start}" if self.start else f"until {self.end}"
        return str(self.start) if self.start == self.end else f"{self.start} to {self.end}"

    @property
    def tellers(self) -> int:
        """How many articles tell it in words of their own."""
        return len({entry.teller for entry in self.entries})

    @property
    def is_notable(self) -> bool:
        """Whether a table of a story should have it: a typed count, or what several tell."""
        if self.measure.types and self.measure.thread is None:
            return True
        outlets = {entry.outlet or entry.teller for entry in self.entries}
        differs = len({entry.interval for entry in self.entries}) > 1
        return len(outlets) > 1 or (differs and self.tellers > 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure on its way into a series."""

    entry: Entry
    measure: Measure
    extent: Extent
    counted: Counted


def series_of(
    reading: Reading, articles: Mapping[str, Article], *, types: Sequence[MeasureType]
) -> tuple[Series, ...]:
    """Return the series of a story, those told most first, related ones side by side.

    `articles` are the story's, with the dates that the story inferred.
    """
    scene = scene_of(reading, articles)
    groups: dict[Measure, list[_Found]] = {}
    for found in _named_alike(list(_on_top(sorted(_figures(scene, types), key=_order)))):
        groups.setdefault(found.measure, []).append(found)
    labels = {made.name: made.label for made in types}
    conflicts = _conflicts(reading.findings)
    made = [
        (_series(scene, measure, rows, conflicts, labels), rows[0].extent)
        for measure, found in groups.items()
        for rows in _parted(found)
    ]
    return kindred.arranged(made)


def _figures(scene: Scene, types: Sequence[MeasureType]) -> Iterator[_Found]:
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
        yield _Found(
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


def _named_alike(figures: Sequence[_Found]) -> Iterator[_Found]:
    """Give a head's figure the group that the body of its article gives the same figure.

    A title says "170 have fled"; its body says who. Titles are terse, and parsed less well.
    """
    groups: dict[tuple[object, ...], dict[str, Counted]] = {}
    for one in figures:
        if one.entry.claim.block not in HEADS:
            groups.setdefault(_bare(one), {})[one.measure.group] = one.counted
    for one in figures:
        named = groups.get(_bare(one), {})
        if one.entry.claim.block in HEADS and len(named) == 1:
            ((group, counted),) = named.items()
            yield replace(one, measure=replace(one.measure, group=group), counted=counted)
        else:
            yield one


def _on_top(figures: Sequence[_Found]) -> Iterator[_Found]:
    """Clear what comes on top of another measure alone: in "24 killed and 60 others hurt", the 60.

    It is on top of its own measure where the figure told last before it is of that, or is far.
    """
    last: _Found | None = None
    for one in figures:
        near = last is not None and last.entry.claim.article == one.entry.claim.article
        if one.measure.further and near and last is not None:
            gap = one.entry.quantity.span.start - last.entry.quantity.span.end
            if gap < _BESIDE and not {*one.measure.types} & {*last.measure.types}:
                one = replace(one, measure=replace(one.measure, further=False))  # noqa: PLW2901
        yield one
        if one.measure.types:
            last = one


def _bare(one: _Found) -> tuple[object, ...]:
    return (one.entry.claim.article, one.entry.interval, replace(one.measure, group=""))


def _order(found: _Found) -> tuple[str, str, str, int]:
    entry = found.entry
    return (
        (entry.published or "9999")[:10],
        entry.published or "",
        entry.claim.article,
        entry.quantity.span.start,
    )


def _parted(found: Sequence[_Found]) -> list[list[_Found]]:
    """Part the figures of one measure by place and period, in the order of telling."""
    parts: list[list[_Found]] = []
    for one in found:
        fitting = [(rank, part) for part in parts if (rank := _fit(one, part)) is not None]
        if fitting:
            max(fitting, key=lambda pair: pair[0])[1].append(one)
        else:
            parts.append([one])
    return parts


def _fit(one: _Found, part: Sequence[_Found]) -> tuple[int, float] | None:
    """Return how well a figure fits a series; None where it must not be in it.

    One that states its place joins those that state none only where the figure or the thread is
    the same. One of a thread of its own joins none that are far from it, and none that its own
    article tells apart from it: an article that says 3,700 and six counts two things.
    """
    if any(one.extent.why_apart(other.extent) for other in part):
        return None
    thread = one.entry.claim.thread
    same = thread is not None and any(thread == other.entry.claim.thread for other in part)
    equal = any(one.entry.interval == other.entry.interval for other in part)
    alike = bool(one.extent.place) == any(other.extent.place for other in part)
    if not (same or equal or alike):
        return None
    apart = min(ratio(one.entry, other.entry) for other in part)
    own = [o for o in part if o.entry.teller == one.entry.teller]
    told_apart = any(ratio(one.entry, other.entry) > CLOSE for other in own)
    if not (same or equal) and (apart > FAR or told_apart):
        return None
    return 2 * same + 2 * equal + alike, -apart


def _conflicts(findings: Iterable[Finding]) -> Conflicts:
    """Return which figures the findings hold to be in conflict."""
    return {
        frozenset((piece.article, piece.span.start) for piece in made.evidence[:2]): (
            f"the two cannot both hold: finding {made.id}"
        )
        for made in findings
        if made.kind is FindingKind.FIGURE_CONFLICT
    }


def _series(
    scene: Scene,
    measure: Measure,
    rows: Sequence[_Found],
    conflicts: Conflicts,
    labels: Mapping[str, str],
) -> Series:
    entries: list[Entry] = []
    for row in rows:
        entries.append(replace(row.entry, tie=tie(row.entry, entries, conflicts)))
    first = entries[0]
    extent = next((row.extent for row in rows if row.extent.timed), Extent())
    period = next((row.entry.period for row in rows if row.extent.timed), None)
    place = "|".join((scene.story, *map(str, first.key), str(measure.types)))
    return Series(
        id=f"m{hashlib.sha256(place.encode()).hexdigest()[:12]}",
        story=scene.story,
        measure=measure,
        label=_label(measure, rows, labels),
        place=next((entry.place for entry in entries if entry.place), None),
        period=period,
        start=extent.start,
        end=extent.end,
        entries=tuple(entries),
        acled=tally(entries, convention=Convention.ACLED),
        ucdp=tally(entries, convention=Convention.UCDP),
    )


def _label(measure: Measure, rows: Sequence[_Found], labels: Mapping[str, str]) -> str:
    what = [labels.get(name, name) for name in measure.types]
    what += [_form(lemma, rows[0].entry.claim) for lemma in measure.others]
    phrase = next((row.counted.phrase for row in rows if row.counted.phrase), measure.group)
    parts = [part for part in (_or(what), phrase) if part]
    if measure.thread is not None and not measure.group:
        parts.append(f"“{_clipped(rows[0].entry.claim.text)}”")
    title = ": ".join(parts) or "counted"
    if measure.unit:
        title += f", in {measure.unit}"
    title += ", further" if measure.further else ""
    return f"{title} (ahead)" if measure.ahead else title


def _form(lemma: str, claim: Claim) -> str:
    """Return an outcome as the claim has it ("deserted"), the lemma where it has it otherwise."""
    shift = claim.span.start
    forms = [
        claim.text[term.span.start - shift : term.span.end - shift].lower()
        for term in claim.terms
        if term.lemma.lower() == lemma and term.pos in {"VERB", "ADJ"}
    ]
    return forms[0] if forms and forms[0] else lemma


def _or(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + words[-1] if words else ""


def _clipped(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"

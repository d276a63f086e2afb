"""Measures: every telling of one figure, side by side on one axis."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from retold.brief.naming import title_of
from retold.report.index import ClaimMark, Index
from retold.report.vocabulary import clipped, day_of, interval_of, named
from retold.types import FindingKind, Quantity, Thread

FEW = 4
"""In a story of more measures, one told once is shown only where a finding points at it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One telling of a measure: the figure as written, the interval, and who tells it."""

    mark: ClaimMark
    quantity: Quantity
    letter: str
    outlet: str
    date: str
    source: str
    words: str
    counted: str
    interval: str
    times_told: int

    @property
    def label(self) -> str:
        """The name of the telling on the axis."""
        return clipped(f"{self.letter}  {clipped(self.outlet, 20)} · {self.source}", 50)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, with every telling of it.

    `about` is the thread that its tellings share where what is counted does not tell it apart.
    """

    id: str
    title: str
    figures: tuple[Figure, ...]
    about: str = ""

    @property
    def differs(self) -> bool:
        """Tell whether its tellings give more than one interval: else there is none to compare."""
        return len({figure.interval for figure in self.figures}) > 1

    @property
    def whole(self) -> bool:
        """Tell whether it can only be told in whole numbers."""
        return all(figure.quantity.kind == "count" for figure in self.figures)


_OF_FIGURES = frozenset(
    {
        FindingKind.FIGURE_CHANGED,
        FindingKind.FIGURE_ROUNDED,
        FindingKind.FIGURE_CONFLICT,
        FindingKind.BOUND_LOST,
        FindingKind.RANGE_COLLAPSED,
        FindingKind.UNSUPPORTED_FIGURE,
    }
)
_Key = tuple[str, str, tuple[str, ...], str, str]


def measures_of(index: Index) -> tuple[Measure, ...]:
    """Group figures by kind, what is counted, what happened to it, and unit.

    A figure that does not say what it counts takes it from its thread, where that leaves no
    choice, or is compared within its thread alone; without a thread it is left out: nothing says
    what it may be held against. A bare count, of which nothing is said to have happened to the
    counted, is compared within its thread alone too: eleven people here are not 2,300 there. Nor
    are two figures of one claim tellings of each other. Measures whose tellings differ come
    first, then those told most often.
    """
    threads = {s.claim: thread for thread in index.reading.threads for s in thread.steps}
    things = _things(index, threads)
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    for mark in index.claims.values():
        for quantity in filter(_bounded, mark.claim.quantities):
            key = _key(quantity, mark, threads.get(mark.claim.id), things)
            if key:
                groups[key].append(_figure(index, mark, quantity))
    told = [
        (key, _told_once(figures)) for key, figures in groups.items() if not _one_claim(figures)
    ]
    if len(told) > FEW:
        told = [pair for pair in told if _tellings(pair[1]) > 1 or _found(pair[1], index)]
    told.sort(key=lambda pair: (len({f.interval for f in pair[1]}) == 1, -_tellings(pair[1])))
    return tuple(
        Measure(
            f"{index.prefix}-m{number}",
            _title(key, figures),
            tuple(figures),
            next((t.title for t in index.reading.threads if t.id == key[-1]), ""),
        )
        for number, (key, figures) in enumerate(told, start=1)
    )


_Measured = tuple[str, str, tuple[str, ...], str]


def _measured(quantity: Quantity, thread: Thread | None) -> _Measured:
    outcomes = tuple(sorted(quantity.outcomes))
    return thread.id if thread else "", quantity.kind, outcomes, quantity.unit or ""


def _things(index: Index, threads: Mapping[str, Thread]) -> dict[_Measured, set[str]]:
    """Collect what the figures of each thread count, by kind, outcomes and unit."""
    things: dict[_Measured, set[str]] = defaultdict(set)
    for mark in index.claims.values():
        for quantity in mark.claim.quantities:
            if quantity.counted:
                things[_measured(quantity, threads.get(mark.claim.id))].add(quantity.counted)
    return things


def _key(
    quantity: Quantity,
    mark: ClaimMark,
    thread: Thread | None,
    things: Mapping[_Measured, set[str]],
) -> _Key | None:
    measured = _measured(quantity, thread)
    _, kind, outcomes, unit = measured
    siblings = things.get(measured, set()) if thread else set()
    thing = quantity.counted or (next(iter(siblings)) if len(siblings) == 1 else None)
    if thing:
        apart = "" if outcomes else thread.id if thread else mark.id
        return kind, thing, outcomes, unit, apart
    named = f"“{thread.title.rstrip('.')}”" if thread else ""
    return (kind, named, outcomes, unit, "") if thread and unit else None


def _found(figures: list[Figure], index: Index) -> bool:
    """Tell whether a finding points at one of the figures."""
    return any(
        evidence.article == figure.mark.claim.article
        and figure.quantity.span.overlaps(evidence.span)
        for mark in index.findings
        if mark.finding.kind in _OF_FIGURES
        for evidence in mark.finding.evidence
        for figure in figures
    )


def _bounded(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return bool(ends) and all(map(math.isfinite, ends))


def _figure(index: Index, mark: ClaimMark, quantity: Quantity) -> Figure:
    claim = mark.claim
    article = index.article(claim.article)
    return Figure(
        mark=mark,
        quantity=quantity,
        letter=index.letters[article.id],
        outlet=index.outlet(article.id),
        date=day_of(index.dates[article.id]),
        source=named(claim.attribution[-1].canonical) if claim.attribution else "no source named",
        words=quantity.span.of(article.text),
        counted=clipped(quantity.counted_span.of(article.text), 60)
        if quantity.counted_span
        else "",
        interval=interval_of(quantity),
        times_told=1,
    )


def _one_claim(figures: list[Figure]) -> bool:
    """Tell whether one claim alone tells several figures: "six were found, four are known"."""
    return len(figures) > 1 and len({figure.mark.id for figure in figures}) == 1


def _told_once(figures: list[Figure]) -> list[Figure]:
    """Fold the same figure, told by one article from one source, into one row."""
    rows: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        rows[figure.letter, figure.source, figure.interval].append(figure)
    return [replace(same[0], times_told=len(same)) for same in rows.values()]


def _tellings(figures: list[Figure]) -> int:
    return sum(figure.times_told for figure in figures)


def _title(key: _Key, figures: list[Figure]) -> str:
    kind, thing, outcomes, unit, _ = key
    return title_of(
        thing,
        _as_written(outcomes, figures),
        unit if kind != "count" else "",
        counted=(figure.counted for figure in figures),
        claims=[figure.mark.claim for figure in figures],
    )


def _as_written(outcomes: tuple[str, ...], figures: list[Figure]) -> tuple[str, ...]:
    """Put outcomes, sorted in the key, back in the order of the text: killed, then injured."""
    given = next(f.quantity.outcomes for f in figures if set(f.quantity.outcomes) == {*outcomes})
    return tuple(dict.fromkeys(given))

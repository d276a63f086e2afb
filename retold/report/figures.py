"""Measures: every telling of one figure, side by side on one axis."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace

from retold.report.index import ClaimMark, Index
from retold.report.vocabulary import clipped, day_of, interval_of
from retold.types import Quantity, Thread

FEW = 4
"""Measures told once are shown only where a story has at most this many measures."""


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
        return clipped(f"{self.letter}  {clipped(self.outlet, 20)} · {self.source}", 46)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, with every telling of it, and what its tellings have in common."""

    id: str
    title: str
    figures: tuple[Figure, ...]


_Key = tuple[str, str, tuple[str, ...], str]


def measures_of(index: Index) -> tuple[Measure, ...]:
    """Group figures by kind, what is counted, what happened to it, and unit.

    A figure that does not say what it counts is compared within its thread alone, and left out
    without one: nothing says what it may be held against. Measures told most often come first.
    """
    threads = {s.claim: thread for thread in index.reading.threads for s in thread.steps}
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    for mark in index.claims.values():
        for quantity in mark.claim.quantities:
            key = _key(quantity, threads.get(mark.claim.id))
            if key and _bounded(quantity):
                groups[key].append(_figure(index, mark, quantity))
    told = [(key, _told_once(figures)) for key, figures in groups.items()]
    if len(told) > FEW:
        told = [(key, figures) for key, figures in told if _tellings(figures) > 1]
    told.sort(key=lambda pair: -_tellings(pair[1]))
    return tuple(
        Measure(f"{index.prefix}-m{number}", _title(key, figures[0]), tuple(figures))
        for number, (key, figures) in enumerate(told, start=1)
    )


def _key(quantity: Quantity, thread: Thread | None) -> _Key | None:
    """Name the measure; without a thing counted, only one thread's figures may be compared."""
    outcomes = tuple(sorted(quantity.outcomes))
    if quantity.counted:
        return quantity.kind, quantity.counted, outcomes, quantity.unit or ""
    if thread and quantity.unit:
        return quantity.kind, f"“{thread.title}”", outcomes, quantity.unit
    return None


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
        source=claim.attribution[-1].canonical if claim.attribution else "own words",
        words=quantity.span.of(article.text),
        counted=clipped(quantity.counted_span.of(article.text), 60)
        if quantity.counted_span
        else "",
        interval=interval_of(quantity),
        times_told=1,
    )


def _told_once(figures: list[Figure]) -> list[Figure]:
    """Fold the same figure, told by one article from one source, into one row."""
    rows: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        rows[figure.letter, figure.source, figure.interval].append(figure)
    return [replace(same[0], times_told=len(same)) for same in rows.values()]


def _tellings(figures: list[Figure]) -> int:
    return sum(figure.times_told for figure in figures)


def _title(key: _Key, figure: Figure) -> str:
    """Name the measure by the article's own words for what is counted, where they are kept."""
    kind, thing, outcomes, unit = key
    parts = [figure.counted or thing, " or ".join(outcomes)]
    if kind != "count" and unit:
        parts.append({"percent": "per cent"}.get(unit, unit))
    return " · ".join(part for part in parts if part)

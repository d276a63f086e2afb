"""Measures: every telling of one figure, side by side on one axis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from retold.report.index import ClaimMark, Index
from retold.report.vocabulary import clipped, day_of, interval_of
from retold.types import Quantity

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
    interval: str
    times_told: int

    @property
    def label(self) -> str:
        """The name of the telling on the axis."""
        return f"{self.letter} {clipped(self.outlet, 20)} · {clipped(self.source, 24)}"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, with every telling of it, and what its tellings have in common."""

    id: str
    title: str
    figures: tuple[Figure, ...]


_Key = tuple[str, str, tuple[str, ...], str]


def measures_of(index: Index) -> tuple[Measure, ...]:
    """Group figures by kind, what is counted, what happened to it, and unit.

    A figure that names neither what it counts nor a unit is left out: nothing says what it may be
    compared with. Measures told most often come first.
    """
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    for mark in index.claims.values():
        for quantity in mark.claim.quantities:
            if (quantity.counted or quantity.unit) and (quantity.low, quantity.high) != (None,) * 2:
                groups[_key(quantity)].append(_figure(index, mark, quantity))
    told = [(key, _told_once(figures)) for key, figures in groups.items()]
    if len(told) > FEW:
        told = [(key, figures) for key, figures in told if _tellings(figures) > 1]
    told.sort(key=lambda pair: -_tellings(pair[1]))
    return tuple(
        Measure(f"{index.prefix}-m{number}", _title(figures[0]), tuple(figures))
        for number, (_, figures) in enumerate(told, start=1)
    )


def _key(quantity: Quantity) -> _Key:
    outcomes = tuple(sorted(quantity.outcomes))
    return quantity.kind, quantity.counted or "", outcomes, quantity.unit or ""


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


def _title(figure: Figure) -> str:
    quantity = figure.quantity
    unit = {"percent": "per cent"}.get(quantity.unit or "", quantity.unit)
    parts = [quantity.counted, " or ".join(quantity.outcomes), unit]
    return ", ".join(part for part in parts if part)

"""Invented series for the tests of charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from invented import built_article, built_claim

from retold.annotate.conventions import Convention
from retold.tracing.series.assembly import Series
from retold.tracing.series.entries import Measure
from retold.tracing.series.relations import Entry, Relation, Tie
from retold.tracing.series.tally import tally
from retold.types import BlockKind, Quantity, Span

_TEXT = "At least 18 killed, later 24."


def one_series() -> Series:
    """Return a series of two figures, an open one and a later exact one."""
    first = _entry(18, None, "At least 18", "2031-05-14")
    second = replace(
        _entry(24, 24, "24", "2031-05-15"),
        tie=Tie(Relation.UPDATE, "a later and higher count", *first.key),
    )
    entries = (first, second)
    return Series(
        id="m1",
        story="s1",
        measure=Measure(("killed",), (), "", "count", None, False, False, None),
        label="killed",
        place=None,
        period="since Monday",
        start=date(2031, 5, 12),
        end=None,
        entries=entries,
        acled=tally(entries, convention=Convention.ACLED),
        ucdp=tally(entries, convention=Convention.UCDP),
    )


def conflicting() -> Series:
    """Return the same series with a conflict in it."""
    made = one_series()
    first, second = made.entries
    conflict = Tie(Relation.CONFLICT, "the two cannot both hold", *first.key)
    return replace(made, entries=(first, replace(second, tie=conflict)))


def _entry(low: float, high: float | None, words: str, published: str) -> Entry:
    home = built_article([(BlockKind.BODY, _TEXT)], key=f"a-{low:g}", published=published)
    at = _TEXT.index(words)
    span = Span(at, at + len(words))
    figure = Quantity(span, low, high, True, True, False, "count", None, None, None, ("kill",))
    return Entry(
        claim=built_claim(home, Span(0, len(_TEXT)), key=f"c-{low:g}"),
        quantity=figure,
        words=words,
        source="River Board",
        as_of=published,
        as_of_inferred=True,
        outlet="Veldmark Courier",
        published=published,
        published_inferred=False,
        teller=home.id,
    )

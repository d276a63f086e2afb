"""Series and the timeline as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from retold.annotate.conventions import Convention, Estimate
from retold.output import render
from retold.report.vocabulary import interval_of
from retold.tracing.matching.extents import days_of
from retold.tracing.series.assembly import Series
from retold.tracing.series.folding import UNKNOWN_OUTLET, Row, fold
from retold.tracing.series.relations import Entry
from retold.tracing.timeline import Event, Told

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


def heading(item: Series, *, conventions: Iterable[Convention]) -> Text:
    """Name a series, with its estimates and how often it is told."""
    where = f"  {item.place}" if item.place else ""
    when = f"  {item.days}" if item.days else ""
    text = render.line(render.one_line(item.label + where + when), style="bold")
    codes = {Convention.ACLED: item.acled, Convention.UCDP: item.ucdp}
    told = [_estimate(codes[name], name) for name in conventions]
    told.append(_counted(len(item.entries), "telling") + f" in {_counted(item.tellers, 'article')}")
    text.append("\n  " + "; ".join(part for part in told if part), style="dim")
    return text


def figures_table(item: Series) -> Table:
    """Lay out a series, one row for each figure of each source."""
    return render.table(
        ("as of", "figure", "source", "told by", "stands as"),
        (_cells(row) for row in fold(item.entries)),
    )


def timeline_table(events: Iterable[Event]) -> Table:
    """Lay out events in the order of time, with who says so and how sure."""
    return render.table(
        ("when", "what", "who says so", "sure"),
        ((days_of(item.start, item.end), _told(item), _who(item), _sure(item)) for item in events),
    )


def _cells(row: Row) -> tuple[str | None, ...]:
    entry = row.entry
    return (
        _as_of(entry),
        _figure(entry),
        entry.source or "no source named",
        row.told_by,
        f"{entry.tie.relation.value}: {entry.tie.reason}",
    )


def _as_of(entry: Entry) -> str | None:
    return f"{entry.as_of}?" if entry.as_of and entry.as_of_inferred else entry.as_of


def _figure(entry: Entry) -> str:
    """Tell a figure in its words, and the interval where the words have no number."""
    interval = interval_of(entry.quantity)
    known = any(character.isdigit() for character in entry.words)
    return entry.words if known else f"{entry.words} ({interval})"


def _estimate(found: Estimate | None, convention: Convention) -> str:
    if found is None:
        return ""
    best, low, high = (
        "?" if end is None else f"{end:,.10g}" for end in (found.best, found.low, found.high)
    )
    name = convention.value.upper()
    return f"{name} {best}" if best == low == high else f"{name} {best} ({low} to {high})"


def _counted(amount: int, noun: str) -> str:
    return f"{amount} {noun}{'' if amount == 1 else 's'}"


def _told(item: Event) -> str:
    if item.outlook is None:
        return item.text
    return f"{item.text} [{item.told[0].claim.kind.value}: {item.outlook.fate.value}]"


def _who(item: Event) -> str:
    copied = dict.fromkeys(_outlet(told) for told in item.told if told.is_copied)
    own = dict.fromkeys(_outlet(told) for told in item.told if not told.is_copied)
    sources = ", ".join(item.sources) or "no source named"
    repeats = [name for name in copied if name not in own]
    by = ", ".join(own) + (f"; copied by {', '.join(repeats)}" if repeats else "")
    return f"{sources} ({by})"


def _outlet(told: Told) -> str:
    return told.outlet or UNKNOWN_OUTLET


def _sure(item: Event) -> str:
    return "; ".join(dict.fromkeys(_band(told) for told in item.told))


def _band(told: Told) -> str:
    certainty = told.certainty
    cues = f" ({', '.join(certainty.cues)})" if certainty.cues else ""
    return f"{certainty.band}{cues}"

"""A series folded for a reader: one row for each figure of each source, with all who tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.tracing.series.relations import Entry

UNKNOWN_OUTLET = "outlet unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """The first telling of a figure by a source, and the outlets that tell it.

    `outlets` are those that tell it in words of their own, `copiers` those that copy others.
    """

    entry: Entry
    outlets: tuple[str, ...]
    copiers: tuple[str, ...]

    @property
    def told_by(self) -> str:
        """Return the outlets in words: "Courier, Gazette; copied by Coast Wire"."""
        own, copied = ", ".join(self.outlets), ", ".join(self.copiers)
        return "; ".join(part for part in (own, f"copied by {copied}" if copied else "") if part)


def fold(entries: Iterable[Entry]) -> tuple[Row, ...]:
    """Return the rows of a series in the order of their first telling."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.interval, entry.source), []).append(entry)
    return tuple(_row(group) for group in groups.values())


def _row(group: list[Entry]) -> Row:
    own = dict.fromkeys(_outlet(entry) for entry in group if not entry.is_copied)
    copied = dict.fromkeys(_outlet(entry) for entry in group if entry.is_copied)
    return Row(group[0], tuple(own), tuple(name for name in copied if name not in own))


def _outlet(entry: Entry) -> str:
    return entry.outlet or UNKNOWN_OUTLET

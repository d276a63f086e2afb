"""What persons put in place of assessments, as rows and records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from retold.types import Override, Rated


def override_row(item: Override) -> dict[str, Any]:
    """Return the row of an override; its number is given by the ledger, in the order of coming."""
    return {
        "kind": item.kind.value,
        "subject": item.subject,
        "name": item.name,
        "value": item.value,
        "author": item.by,
        "made": item.at,
        "why": item.why,
        "computed": item.computed,
    }


def read_override(row: sqlite3.Row) -> Override:
    """Return the override of a row."""
    return Override(
        kind=Rated(row["kind"]),
        subject=row["subject"],
        name=row["name"],
        value=row["value"],
        by=row["author"],
        at=row["made"],
        why=row["why"],
        computed=row["computed"],
    )


def standing(history: Iterable[Override]) -> dict[tuple[Rated, str], Override]:
    """Return the overrides that hold, by kind and subject: the last of each, unless withdrawn."""
    last = {(item.kind, item.subject): item for item in history}
    return {key: item for key, item in last.items() if item.value is not None}


HISTORY = "SELECT * FROM overrides WHERE ? IS NULL OR kind = ? ORDER BY number"
THREADS_OVERRIDDEN = (
    "SELECT c.thread, o.* FROM overrides AS o JOIN claims AS c ON c.id = o.subject"
    " WHERE o.kind = 'thread' AND c.thread IS NOT NULL ORDER BY o.number"
)
"""Whatever thread now holds the telling that an override was made on, it holds for that thread."""

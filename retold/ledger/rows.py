"""Writing rows: one statement shape for every table, and JSON columns in one form."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows that share their columns; table and columns are names of the schema."""
    _execute(connection, table, list(rows), "")


def upsert(
    connection: sqlite3.Connection, table: str, rows: Iterable[Row], *, keep: frozenset[str]
) -> None:
    """Insert rows by their `id`, or rewrite the columns of those that are there, but for `keep`."""
    listed = list(rows)
    if listed:
        columns = [name for name in listed[0] if name != "id" and name not in keep]
        changes = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in columns)
        _execute(connection, table, listed, f"ON CONFLICT (id) DO UPDATE SET {changes}")


def encoded(value: Any) -> str:
    """Return a value as JSON text, in one form whatever the order of its keys."""
    if isinstance(value, list | tuple) and not value:
        return "[]"
    return _ENCODER.encode(value)


def by_owner(rows: Iterable[sqlite3.Row], owner: str) -> dict[str, list[sqlite3.Row]]:
    """Gather rows under the value of their column `owner`, keeping their order."""
    gathered: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        gathered.setdefault(row[owner], []).append(row)
    return gathered


def _execute(
    connection: sqlite3.Connection, table: str, rows: Sequence[Row], conflict: str
) -> None:
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(_quoted(name) for name in names)
    places = ", ".join(f":{name}" for name in names)
    parts = ("INSERT INTO", table, f"({columns})", "VALUES", f"({places})", conflict)
    connection.executemany(" ".join(parts), rows)


def _quoted(name: str) -> str:
    return f'"{name}"'

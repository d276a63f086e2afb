"""What reads rows of a ledger, a few at a time; SQLite's errors are told in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from retold.errors import UsageError
from retold.ledger.guard import guarded
from retold.ledger.rows import encoded

CHUNK = 256
Record = TypeVar("Record")


class Reader:
    """Reads rows through a connection, which can then fold text to compare it in any case."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        connection.create_function("folded", 1, _folded, deterministic=True)

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with guarded(self.path):
            return self.connection.execute(query, values).fetchall()

    def _of(self, query: str, ids: Sequence[str]) -> list[sqlite3.Row]:
        return self._rows(query, encoded(ids))

    def _chunks(self, query: tuple[str, list[Any]]) -> Iterator[list[sqlite3.Row]]:
        with guarded(self.path):
            cursor = self.connection.execute(*query)
        while True:
            with guarded(self.path):
                rows = cursor.fetchmany(CHUNK)
            if not rows:
                return
            yield rows


def known(record: Record | None, what: str, name: str) -> Record:
    """Return a record that was found; raise UsageError where there is none."""
    if record is None:
        raise UsageError(f"no {what} {name!r} in this ledger")
    return record


def _folded(text: str | None) -> str | None:
    return text.casefold() if text is not None else None

"""Schema versions: an ordered list of migrations, each in a transaction of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from retold.errors import LedgerError
from retold.ledger.schema import (
    VERSION_1,
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
)

APPLICATION_ID = 0x5254_4C44  # "RTLD", so that no other program's database is taken for a ledger
MIGRATIONS: tuple[str, ...] = (
    VERSION_1,
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
)
LATEST = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a ledger to the latest version; does nothing where it is there already.

    The version is read again inside each transaction, for another process may have got there
    first. Raises LedgerError for a database that is no ledger, or a newer one.
    """
    while (version := checked_version(connection, path)) < LATEST:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if checked_version(connection, path) == version:
                _apply(connection, version)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version, 0 for an empty file; raise LedgerError where it is no ledger.

    The owner is read last: another process may be making the ledger, and names it in the
    transaction that makes the first tables.
    """
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if (tables or version) and owner != APPLICATION_ID:
        raise LedgerError(
            "a SQLite file of another program, not a ledger",
            where=str(path),
            remedy="name another file with --ledger",
        )
    if version > LATEST:
        raise LedgerError(
            f"written by a newer Retold (ledger version {version}, this one knows {LATEST})",
            where=str(path),
            remedy="upgrade Retold",
        )
    return version


def _apply(connection: sqlite3.Connection, version: int) -> None:
    for statement in _statements(MIGRATIONS[version]):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> Iterator[str]:
    """Split a script; `executescript` would end the transaction that a migration stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

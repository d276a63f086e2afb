"""The file of the index of stories: where it stands, whether it fits, and an empty one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from retold.ledger.guard import guarded
from retold.ledger.schema.index import INDEX

SUFFIX = "-index"
APPLICATION_ID = 0x5254_4958  # "RTIX"
VERSION = 1
"""Raise it with every change that makes a stream group otherwise: older indexes are made anew."""
PATIENCE_SECONDS = 60.0
CACHE_KIB = 32_000
LOG_PAGES = 4_000


def opened(ledger: Path, *, window_days: int, patience: float) -> sqlite3.Connection:
    """Open the file of an index; one that cannot be gone on with is replaced by an empty one."""
    path = index_path(ledger)
    with guarded(path):
        connection = _connected(path, patience=patience)
        try:
            if _fits(connection, window_days=window_days):
                return connection
            connection.close()
            discard(ledger)
            connection = _connected(path, patience=patience)
            _lay_out(connection, window_days=window_days)
        except BaseException:
            connection.close()
            raise
    return connection


def index_path(ledger: Path) -> Path:
    """Return where the index of a ledger stands."""
    return ledger.with_name(ledger.name + SUFFIX)


def discard(ledger: Path) -> None:
    """Remove the index of a ledger, so that the next opening begins it anew."""
    path = index_path(ledger)
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _connected(path: Path, *, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _fits(connection: sqlite3.Connection, *, window_days: int) -> bool:
    """Tell whether a file is an index that can be gone on with; set the connection up if so."""
    try:
        owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if (owner, version) != (APPLICATION_ID, VERSION):
            return False
        _set_up(connection)
        stored = connection.execute("SELECT window_days FROM state").fetchone()
        return stored is not None and stored[0] == window_days
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


def _lay_out(connection: sqlite3.Connection, *, window_days: int) -> None:
    """Make the tables of an empty index, unless another process has just done so."""
    _set_up(connection)
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        for statement in INDEX.split(";\n"):
            connection.execute(statement)
        connection.execute(_FIRST_STATE, (window_days,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")


_FIRST_STATE = "INSERT INTO state VALUES (1, ?, 0, NULL, 0, 0, '[]')"

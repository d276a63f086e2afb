"""The ledger: one SQLite file that holds everything Retold has read and found."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Self

from retold.errors import LedgerError
from retold.ledger.guard import guarded
from retold.ledger.migrations import LATEST, checked_version, migrate
from retold.ledger.opened import Opened
from retold.ledger.view import View
from retold.ledger.writer import Writer

PATIENCE_SECONDS = 5.0
CACHE_KIB = 16_000
LOG_PAGES = 4_000
"""A batch fits in the cache, and the log (of 4 KiB pages) is folded in once in several stories."""


class Ledger(Opened):
    """An open ledger: `writer` puts records in, `view` reads them back.

    Closing is idempotent; leaving the `with` block closes. `connection` is the SQLite connection
    itself, for reading by means of SQL; what is written through it is not checked.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection, path)
        self.writer = Writer(connection, path)
        self.view = View(connection, path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        writable: bool = True,
        patience: float = PATIENCE_SECONDS,
    ) -> Self:
        """Open a ledger, made where it is missing and `create` holds, and bring it up to date.

        `patience` is how many seconds to wait for another writer. Raises LedgerError, in one line,
        where the file is missing, cannot be opened, is not a ledger, is of a newer version, is
        locked by another writer or cannot be written.
        """
        _check_place(path, create=create and writable)
        with guarded(path):
            connection = _connect(path, writable=writable, patience=patience)
            try:
                _prepare(connection, path, writable=writable)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)


def _check_place(path: Path, *, create: bool) -> None:
    where = str(path)
    if path.is_dir():
        raise LedgerError("a folder, not a ledger", where=where, remedy="name a file in it")
    if not create and not path.exists():
        raise LedgerError("no such ledger", where=where, remedy="make one with: retold read INPUT")
    if not path.parent.is_dir():
        raise LedgerError("its folder does not exist", where=where, remedy="make the folder first")


def _connect(path: Path, *, writable: bool, patience: float) -> sqlite3.Connection:
    name = path.absolute().as_uri()
    for mode in ("mode=rwc",) if writable else ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"{name}?{mode}", uri=True, timeout=patience, isolation_level=None
        )
        connection.row_factory = sqlite3.Row
        if writable or _readable(connection, path):
            return connection
        connection.close()
    raise LedgerError("the file cannot be opened", where=str(path), remedy="check its permissions")


def _readable(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether reading works; a folder that cannot be written cannot hold the WAL's index.

    An immutable reading is right only while no other program has left a log beside the file.
    """
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return False
    return True


def _prepare(connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    """Set the connection up; the file is checked to be a ledger before anything is written."""
    version = checked_version(connection, path)
    if writable:
        if str(connection.execute("PRAGMA journal_mode").fetchone()[0]) != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, path)
    elif version != LATEST:
        raise LedgerError(
            f"of ledger version {version}, this Retold reads {LATEST}",
            where=str(path),
            remedy="bring it up to date with: retold read",
        )
    connection.execute("PRAGMA query_only = " + ("OFF" if writable else "ON"))

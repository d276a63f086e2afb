"""SQLite's errors, told as one clear line each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retold.errors import LedgerError

_TOLD = (
    ("database or disk is full", "the disk is full", "free some space and run again"),
    ("disk i/o error", "the disk cannot be read or written", "check the disk and its space"),
    ("is locked", "another program is writing to this ledger", "wait for it to end and run again"),
    ("readonly", "the ledger is read-only", "change the permissions or name another ledger"),
    ("file is not a database", "not a SQLite file", "name another file with --ledger"),
    ("malformed", "the file is damaged", "restore it from a copy"),
    ("could not decode to utf-8", "the file is damaged: a text is not UTF-8", "run retold verify"),
    ("unable to open", "the file cannot be opened", "check that its folder exists"),
    ("foreign key", "a record points at one that is not in the ledger", None),
)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn any SQLite error inside into a LedgerError that names the file and the way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path) from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            "a text holds half a character (a lone surrogate)", where=str(path)
        ) from (error)


def told(error: sqlite3.Error, path: Path) -> LedgerError:
    """Return the LedgerError for a SQLite error."""
    words = " ".join(str(error).split())
    for sign, what, remedy in _TOLD:
        if sign in words.lower():
            return LedgerError(what, where=str(path), remedy=remedy)
    return LedgerError(f"the ledger failed: {words}", where=str(path))

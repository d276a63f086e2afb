"""Prove a ledger: every hash, every span and every link, read again from the stored texts."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from retold.ledger.view import View


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not hold, and where: the table and the record's key."""

    where: str
    what: str


def verify(view: View) -> Iterator[Problem]:
    """Yield every problem of a ledger, none where all is as it was written.

    Read again: the hash of every text, its blocks, the words under every stored span of hyperlinks,
    claims, attributions, quantities, times, quotations, terms, evidence, merges and copies, the
    links between records, and the file as SQLite checks it.
    """
    connection = view.connection
    factory = connection.text_factory
    connection.text_factory = _lenient
    try:
        for check in (_file, _links, _texts):
            yield from _surviving(check, connection)
    finally:
        connection.text_factory = factory


def _surviving(
    check: Callable[[sqlite3.Connection], Iterator[Problem]], connection: sqlite3.Connection
) -> Iterator[Problem]:
    """Run a check; a file too damaged to be read is a problem, not an error."""
    try:
        yield from check(connection)
    except sqlite3.DatabaseError as error:
        yield Problem("file", " ".join(str(error).split()))


def _file(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("file", " ".join(str(row[0]).split()))


def _links(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        place = f"{table} row {row}" if row is not None else str(table)
        yield Problem(place, f"names one of {parent} that is not in the ledger")


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    ids = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY number")]
    for article in ids:
        query = "SELECT text, text_hash FROM articles WHERE id = ?"
        text, stored = connection.execute(query, (article,)).fetchone()
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != stored:
            yield Problem(
                f"articles {article}", "the text does not have the hash it was stored with"
            )
        yield from _blocks(connection, article, text)
        for table, query in _COLUMNS.items():
            yield from _spans(table, connection.execute(query, (article,)), text)
        yield from _lists(connection, article, text)


def _blocks(connection: sqlite3.Connection, article: str, text: str) -> Iterator[Problem]:
    """Blocks stand in order, apart from each other, and leave out nothing but white space."""
    at = 0
    query = 'SELECT position, start, "end" FROM blocks WHERE article = ? ORDER BY position'
    for position, start, end in connection.execute(query, (article,)):
        if not at <= start <= end <= len(text) or text[at:start].strip():
            yield Problem(f"blocks {article} {position}", "does not follow the block before it")
        at = max(at, end)
    if text[at:].strip():
        yield Problem(f"blocks {article}", "the blocks do not cover the text")


def _spans(table: str, rows: Iterable[Any], text: str) -> Iterator[Problem]:
    for key, start, end, words in rows:
        yield from _span(f"{table} {key}", start, end, words, text)


def _span(where: str, start: Any, end: Any, words: Any, text: str) -> Iterator[Problem]:
    whole = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)
    if not whole or text[start:end] != words:
        yield Problem(where, f"the words stored for {start}:{end} are not those of the text")


def _lists(connection: sqlite3.Connection, article: str, text: str) -> Iterator[Problem]:
    for key, *columns in connection.execute(_CLAIM_LISTS, (article,)):
        for name, column in zip(_LIST_NAMES, columns, strict=True):
            yield from _items(f"claims {key} {name}", column, None, text)
    for side, query in _SHARED.items():
        for key, column in connection.execute(query, (article,)):
            yield from _items(f"copies {key} {side}", column, side, text)


def _items(where: str, column: str, side: str | None, text: str) -> Iterator[Problem]:
    """Check the spans of a JSON column; `side` is the key that holds them, None for the top."""
    try:
        items: list[Mapping[str, Any]] = json.loads(column)
        spans = [item[side] if side else item for item in items]
        told = [(span["start"], span["end"], span["words"]) for span in spans]
    except (ValueError, TypeError, KeyError):
        yield Problem(where, "the list of spans cannot be read")
        return
    for start, end, words in told:
        yield from _span(where, start, end, words, text)


def _lenient(value: bytes) -> str:
    """Decode a text that may have been damaged; what is damaged then fails its own check."""
    return value.decode("utf-8", "replace")


_LIST_NAMES = ("band_spans", "quotations", "terms", "decided_by")
_CLAIM_LISTS = "SELECT id, band_spans, quotations, terms, decided_by FROM claims WHERE article = ?"
_SHARED = {
    "copy": "SELECT story || ' ' || position, shared FROM copies WHERE copy = ?",
    "original": "SELECT story || ' ' || position, shared FROM copies WHERE original = ?",
}
_OF_CLAIM = "JOIN claims AS c ON c.id = p.claim WHERE c.article = ?"
_PLACE = "SELECT p.claim || ' ' || p.position, "
_EVIDENCE = ', start, "end", words FROM '
_COLUMNS = {
    "claims": 'SELECT id, start, "end", text FROM claims WHERE article = ?',
    "claims sentence": (
        "SELECT id, sentence_start, sentence_end, sentence FROM claims WHERE article = ?"
    ),
    "attributions": f'{_PLACE} p.start, p."end", p.words FROM attributions AS p {_OF_CLAIM}',
    "attributions cue": (
        f"{_PLACE} p.cue_start, p.cue_end, p.cue_words FROM attributions AS p {_OF_CLAIM}"
    ),
    "quantities": f'{_PLACE} p.start, p."end", p.words FROM quantities AS p {_OF_CLAIM}',
    **{
        f"quantities {part}": (
            f"{_PLACE} p.{part}_start, p.{part}_end, p.{part}_words"
            f" FROM quantities AS p {_OF_CLAIM} AND p.{part}_words IS NOT NULL"
        )
        for part in ("counted", "place", "period")
    },
    "times": f'{_PLACE} p.start, p."end", p.words FROM times AS p {_OF_CLAIM}',
    "hyperlinks": f"SELECT article || ' ' || position{_EVIDENCE} hyperlinks WHERE article = ?",
    "merges": f"SELECT story || ' ' || position{_EVIDENCE} merges WHERE article = ?",
    "evidence": f"SELECT finding || ' ' || position{_EVIDENCE} evidence WHERE article = ?",
    "abstention_evidence": (
        f"SELECT abstention || ' ' || position{_EVIDENCE} abstention_evidence WHERE article = ?"
    ),
    "sentence_evidence": (
        f"SELECT sentence || ' ' || position{_EVIDENCE} sentence_evidence WHERE article = ?"
    ),
}

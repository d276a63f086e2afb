"""CSV and TSV -> records, row by row; a broken row is named and left out."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator

from retold.errors import ReadError
from retold.read.jsons import Record
from retold.read.lines import Line
from retold.read.records import has_text

_DELIMITERS = ",\t;|"
_SAMPLE_TEXT = "x"


def table_records(
    lines: Iterator[Line], *, delimiter: str | None, max_chars: int, max_fields: int
) -> Iterator[Record]:
    """Yield one record for each row under the header, numbered from 1 without the header.

    A row with other columns than the header's, a cell longer than `max_chars` or a NUL is given
    as a problem. Raises ReadError where there is no header that can be used.
    """
    feed = _Feed(lines)
    first = next(feed, None)
    if first is None or not first.strip():
        raise ReadError("a table without a header row")
    reader = csv.reader(_Again(first, feed), delimiter=delimiter or delimiter_of(first))
    header = _next_row(reader, max_chars)
    if header is None or len(header) > max_fields:
        raise ReadError(f"a table with more than {max_fields} columns")
    number = 0
    while True:
        feed.digest = hashlib.sha256()
        try:
            row = _next_row(reader, max_chars)
        except csv.Error as error:
            number += 1
            yield Record(number, {}, "", f"a broken row: {error}")
            continue
        if row is None:
            return
        if row:
            number += 1
            yield _record(number, header, row, feed.digest.hexdigest())


def delimiter_of(header: str) -> str:
    """Return the delimiter that a header row uses most; a comma where it uses none."""
    return max(_DELIMITERS, key=header.count)


def looks_like_table(head: str) -> bool:
    """Tell whether text opens with a header row that names a text and something else."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    try:
        cells = next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except csv.Error:
        return False
    named = {cell.strip(): _SAMPLE_TEXT for cell in cells}
    short = all(len(cell) <= 40 for cell in cells)
    return len(cells) > 1 and short and has_text(named, fields={})


def _record(number: int, header: list[str], row: list[str], raw_hash: str) -> Record:
    if len(row) != len(header):
        problem = f"a broken row: {len(row)} cells under {len(header)} columns"
        return Record(number, {}, "", problem)
    if any("\0" in cell for cell in row):
        return Record(number, {}, "", "a broken row: it holds a NUL")
    cells = {name.strip(): cell for name, cell in zip(header, row, strict=True) if name.strip()}
    return Record(number, cells, raw_hash)


def _next_row(reader: Iterator[list[str]], max_chars: int) -> list[str] | None:
    """Read a row under our own limit of cell size; the module's, which is global, is put back."""
    previous = csv.field_size_limit(max_chars)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(previous)


class _Feed:
    """Lines for the csv reader, hashed as they are read; a bad line is an error of its row."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.digest = hashlib.sha256()

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line.problem:
            raise csv.Error(line.problem)
        self.digest.update(line.data)
        return line.text


class _Again:
    """A feed with its first line put back."""

    def __init__(self, first: str, feed: _Feed) -> None:
        self._first: str | None = first
        self._feed = feed

    def __iter__(self) -> _Again:
        return self

    def __next__(self) -> str:
        if self._first is not None:
            first, self._first = self._first, None
            return first
        return next(self._feed)

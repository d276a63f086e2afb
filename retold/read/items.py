"""One source -> its items: which format it has, and what each of its records yields."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import BinaryIO

from retold.config import Config
from retold.errors import ReadError
from retold.read.anchors import anchors_of_markdown
from retold.read.articles import article_of
from retold.read.dates import Order, OrderEvidence
from retold.read.decoding import decode, encoding_of
from retold.read.jsons import (
    Record,
    line_records,
    looks_like_json,
    looks_like_lines,
    whole_records,
)
from retold.read.lines import text_lines
from retold.read.markup import from_markdown, is_page
from retold.read.pages import raw_of_page
from retold.read.raw import Raw
from retold.read.records import date_of, has_text, inner_records, raw_of
from retold.read.sources import Bytes, Source
from retold.read.tables import looks_like_table, table_records
from retold.types import Article, Skipped

_BY_SUFFIX = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources under one configuration; `today` bounds the dates that are believed."""

    config: Config
    fields: Mapping[str, str]
    today: date

    def read(self, source: Source) -> Iterator[Article | Skipped]:
        """Yield what a source holds; every failure is a Skipped, and the rest is still read."""
        try:
            with _opened(source) as stream:
                data = Bytes(stream, limit=self.config.max_file_bytes)
                if not data.head().strip():
                    yield Skipped(source.locator, "empty")
                    return
                yield from self._items(source, data)
        except ReadError as error:
            yield Skipped(source.locator, str(error))
        except (OSError, ValueError) as error:
            yield Skipped(source.locator, f"cannot be read ({type(error).__name__})")

    def _items(self, source: Source, data: Bytes) -> Iterator[Article | Skipped]:
        kind = format_of(source.suffix, data.head())
        if kind in {"lines", "table", "json"}:
            order = cache(lambda: self._order(source, kind, data.head()))
            for record in self._records(kind, source.suffix, data):
                yield from self._record(source.locator, record, order)
            return
        content = data.whole()
        text = decode(content, markup=kind == "page")
        raw_hash = hashlib.sha256(content).hexdigest()
        yield self._article(_single(kind, text, locator=source.locator, raw_hash=raw_hash))

    def _records(self, kind: str, suffix: str, data: Bytes) -> Iterator[Record]:
        config = self.config
        if kind == "json":
            content = data.whole()
            text = decode(content)
            if not looks_like_lines(text):
                yield from whole_records(text, content, max_depth=config.max_json_depth)
                return
            data = Bytes(BytesIO(content), limit=config.max_file_bytes)
        lines = text_lines(data, limit=config.max_file_bytes)
        if kind == "table":
            yield from table_records(
                lines,
                delimiter="\t" if suffix == ".tsv" else None,
                max_chars=config.max_article_chars,
                max_fields=config.max_record_fields,
            )
        else:
            yield from line_records(lines, max_depth=config.max_json_depth)

    def _record(
        self, locator: str, record: Record, order: Callable[[], Order]
    ) -> Iterator[Article | Skipped]:
        place = f"{locator}#{record.number}" if record.number else locator
        problem = record.problem
        if problem is None and len(record.value) > self.config.max_record_fields:
            problem = f"a record of more than {self.config.max_record_fields} fields"
        if problem is not None:
            yield Skipped(place, problem)
            return
        found = [("", record.value)]
        if not has_text(record.value, fields=self.fields):
            found = list(inner_records(record.value, fields=self.fields)) or found
        for number, (path, value) in enumerate(found, 1):
            where = _inner_place(place, record.number, number, path, alone=len(found) == 1)
            try:
                raw = raw_of(value, locator=where, raw_hash=record.raw_hash, fields=self.fields)
            except ReadError as error:
                yield Skipped(where, str(error))
            else:
                yield self._article(raw, order)

    def _article(
        self, raw: Raw, order: Callable[[], Order] = lambda: Order.UNCLEAR
    ) -> Article | Skipped:
        try:
            return article_of(raw, config=self.config, today=self.today, order=order)
        except ReadError as error:
            return Skipped(raw.locator, str(error))

    def _order(self, source: Source, kind: str, head: bytes) -> Order:
        """Read the dates of a file once more, to see in which order it writes day and month."""
        evidence = OrderEvidence()
        try:
            with _opened(source) if source.again else nullcontext(BytesIO(head)) as stream:
                data = Bytes(stream, limit=self.config.max_file_bytes)
                for record in self._records(kind, source.suffix, data):
                    evidence.add(date_of(record.value, fields=self.fields))
                    for _, value in inner_records(record.value, fields=self.fields):
                        evidence.add(date_of(value, fields=self.fields))
        except (ReadError, OSError):
            return evidence.order
        return evidence.order


def format_of(suffix: str, head: bytes) -> str:
    """Name the format by suffix; without one that is known, by what the text opens with."""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if is_page(head):
        return "page"
    if suffix == ".txt":
        return "text"
    text = head.decode(encoding_of(head), errors="ignore")
    if looks_like_lines(text):
        return "lines"
    if looks_like_json(text):
        return "json"
    return "table" if looks_like_table(text) else "text"


def _single(kind: str, text: str, *, locator: str, raw_hash: str) -> Raw:
    if kind == "page":
        return raw_of_page(text, locator=locator, raw_hash=raw_hash)
    if kind == "markdown":
        body, pairs = from_markdown(text)
        raw = raw_of({**pairs, "text": body}, locator=locator, raw_hash=raw_hash, fields={})
        return replace(raw, anchors=anchors_of_markdown(text, base=raw.url))
    return Raw(locator, text, raw_hash)


def _inner_place(place: str, record: int, number: int, path: str, *, alone: bool) -> str:
    if alone:
        return place
    return f"{place}/{path}" if record else f"{place}#{number}"


def _opened(source: Source) -> AbstractContextManager[BinaryIO]:
    """Open a source; a stream that was handed in is left open for whoever owns it."""
    stream = source.open()
    return stream if source.again else nullcontext(stream)

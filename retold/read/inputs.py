"""Inputs as a person names them -> Articles, and what was skipped with its reason."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from retold.config import Config
from retold.read.items import Reader
from retold.read.records import check_fields
from retold.read.sources import Source, find
from retold.types import Article, Skipped

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_REMEMBERED = 65_536


def read_inputs(
    inputs: Sequence[str],
    *,
    config: Config,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of files, folders and standard input ("-"), in the order given.

    `fields` maps our names (title, text, url, outlet, date, byline, standfirst, language) to the
    field names of the input, with dots for nesting. Whatever cannot be read is yielded as Skipped
    and never raised. Memory does not grow with the number of articles: an article that was read
    before is recognised among the latest 65,536.

    Raises UsageError, at the call, where `fields` maps a name that does not exist.
    """
    check_fields(fields or {})
    reader = Reader(config=config, fields=dict(fields or {}), today=datetime.now(UTC).date())
    return _once(_read(inputs, reader, stdin))


def _read(
    inputs: Sequence[str], reader: Reader, stdin: BinaryIO | None
) -> Iterator[Article | Skipped]:
    for name in inputs:
        for source in _sources(name, stdin):
            if isinstance(source, Skipped):
                yield source
            else:
                yield from reader.read(source)


def _sources(name: str, stdin: BinaryIO | None) -> Iterator[Source | Skipped]:
    if name == "-":
        if stdin is None:
            yield Skipped("-", "no standard input to read")
        else:
            yield Source("-", "", lambda: stdin, again=False)
    elif _URL.match(name):
        yield Skipped(name, "an address; save the page and name its file")
    else:
        yield from find(name)


def _once(items: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    seen: OrderedDict[str, str] = OrderedDict()
    for item in items:
        if isinstance(item, Article):
            first = seen.get(item.id)
            if first is not None:
                yield Skipped(item.locator, f"the same article as {first}, read before")
                continue
            seen[item.id] = item.locator
            if len(seen) > _REMEMBERED:
                seen.popitem(last=False)
        yield item

"""JSON and JSON Lines -> records, checked for depth before they are parsed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retold.errors import ReadError
from retold.read.lines import Line

_TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|([\[{])|([\]}])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number in the file from 1 (0 for a file that is one record), and its hash.

    `problem` says why the record could not be read; `value` is then empty.
    """

    number: int
    value: dict[str, Any]
    raw_hash: str
    problem: str | None = None


def parse(text: str, *, max_depth: int) -> Any:
    """Parse JSON; NaN and the infinities, which are not JSON, are read as missing values.

    Raises ReadError for broken JSON and for nesting deeper than `max_depth`.
    """
    if text.count("[") + text.count("{") > max_depth:
        _check_depth(text, max_depth)
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise ReadError(f"broken JSON: {error.msg} at line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError("JSON that cannot be read") from error


def whole_records(text: str, data: bytes, *, max_depth: int) -> Iterator[Record]:
    """Yield the record of a JSON object, or the records of a JSON list."""
    value = parse(text.strip(), max_depth=max_depth)
    if isinstance(value, dict):
        yield Record(0, value, hashlib.sha256(data).hexdigest())
        return
    if not isinstance(value, list):
        raise ReadError("JSON that holds no record", remedy="give an object or a list of objects")
    for number, each in enumerate(value, 1):
        yield _record(number, each, _bytes(each))


def line_records(lines: Iterator[Line], *, max_depth: int) -> Iterator[Record]:
    """Yield one record for each line that is not blank; a broken line costs no other."""
    for line in lines:
        if line.problem:
            yield Record(line.number, {}, "", line.problem)
            continue
        if not line.text.strip():
            continue
        try:
            value = parse(line.text.strip().lstrip("\ufeff"), max_depth=max_depth)
        except ReadError as error:
            yield Record(line.number, {}, "", str(error))
            continue
        yield _record(line.number, value, line.data)


def looks_like_lines(head: str) -> bool:
    """Tell whether text opens as JSON Lines do: a whole object, and then another line."""
    first, end, rest = head.lstrip("\ufeff \t\r\n").partition("\n")
    if not end or not first.startswith("{") or not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def looks_like_json(head: str) -> bool:
    """Tell whether text opens as a JSON object or a list of objects does."""
    return bool(re.match(r"\ufeff?\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))", head))


def _record(number: int, value: Any, data: bytes) -> Record:
    if not isinstance(value, dict):
        return Record(number, {}, "", "a record that is no JSON object")
    return Record(number, value, hashlib.sha256(data).hexdigest())


def _bytes(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode("ascii")


def _check_depth(text: str, max_depth: int) -> None:
    depth = 0
    for match in _TOKENS.finditer(text):
        if match[1]:
            depth += 1
            if depth > max_depth:
                raise ReadError(f"JSON nested deeper than {max_depth} levels")
        elif match[2]:
            depth -= 1

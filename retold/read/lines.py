"""A stream of bytes -> decoded lines, one in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from retold.read.decoding import encoding_of
from retold.read.sources import Bytes

_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end: its bytes, and its text or the problem that left it without."""

    number: int
    data: bytes
    text: str
    problem: str | None = None


def text_lines(data: Bytes, *, limit: int) -> Iterator[Line]:
    """Yield the lines of a text, numbered from 1; a line that cannot be read carries why.

    Raises ReadError where the bytes are no text at all or the stream breaks off.
    """
    name = encoding_of(data.head())
    if name in _WIDE:
        text = data.whole().decode(name, errors="replace")
        data, name = Bytes(BytesIO(text.encode("utf-8", "replace")), limit=limit * 4), "utf-8"
    for number, line in enumerate(data.lines(), 1):
        if line is None:
            yield Line(number, b"", "", f"a line longer than {limit:,} bytes")
            continue
        try:
            yield Line(number, line, line.decode(name if number == 1 else _later(name)))
        except UnicodeDecodeError:
            yield Line(number, line, "", "bytes that are no text in the file's encoding")


def _later(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else name

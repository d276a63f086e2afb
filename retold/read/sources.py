"""Where bytes come from: files found under the inputs, and streams, opened with limits."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from retold.errors import ReadError
from retold.types import Skipped

HEAD_BYTES = 65_536
_CHUNK = 65_536
_GZIP = b"\x1f\x8b"
_BOMB_RATIO = 100


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: its locator, its name for the suffix, and how to open it.

    `again` tells whether it can be opened a second time; a stream cannot.
    """

    locator: str
    name: str
    open: Callable[[], BinaryIO]
    again: bool = True

    @property
    def suffix(self) -> str:
        """The lower-case suffix, without that of the compression."""
        path = Path(self.name.lower())
        return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def find(path: str) -> Iterator[Source | Skipped]:
    """Yield the file that a path names, or every file of a folder, in the order of their names.

    Hidden files are left out. Links inside a folder are read only where they stay inside it.
    """
    root = Path(path)
    if root.is_dir():
        yield from _walk(root)
        return
    try:
        root.lstat()
    except (OSError, ValueError) as error:
        yield Skipped(_shown(path), f"cannot be found ({_why(error)})")
        return
    yield _file(root, _shown(root.name))


def _walk(root: Path) -> Iterator[Source | Skipped]:
    stack = [root]
    while stack:
        path = stack.pop()
        locator = _shown(str(path.relative_to(root)))
        try:
            if path != root and path.is_symlink():
                yield _link(path, root, locator)
            elif path.is_dir():
                names = sorted(n for n in os.listdir(path) if not n.startswith("."))  # noqa: PTH208
                stack.extend(path / name for name in reversed(names))
            else:
                yield _file(path, locator)
        except (OSError, ValueError) as error:
            yield Skipped(locator, f"cannot be opened ({_why(error)})")


def _link(path: Path, root: Path, locator: str) -> Source | Skipped:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        return Skipped(locator, f"a link that leads nowhere ({_why(error)})")
    if not target.is_relative_to(root.resolve()):
        return Skipped(locator, "a link that leaves the folder; name its target to read it")
    if target.is_dir():
        return Skipped(locator, "a link to a folder; the folder is read where it stands")
    return _file(path, locator)


def _file(path: Path, locator: str) -> Source:
    return Source(locator, path.name, lambda: _open_regular(path))


def _open_regular(path: Path) -> BinaryIO:
    """Open a regular file; a pipe or a device is refused without waiting for it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be opened ({_why(error)})") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ReadError("not a regular file")
    return os.fdopen(descriptor, "rb")


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _shown(name: str) -> str:
    """Make a path printable; bytes of it that are no UTF-8 are written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class Bytes:
    """The bytes of a source, unpacked where they are gzip, readable in bounded pieces.

    Raises ReadError for a truncated or broken archive, and for one that unpacks to more than
    `limit` bytes and a hundred times its own size (a decompression bomb).
    """

    def __init__(self, stream: BinaryIO, *, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._taken = self._given = 0
        self._ended = False
        self._buffer = bytearray()
        first = self._stream.read(_CHUNK)
        self._unpack = zlib.decompressobj(31) if first[:2] == _GZIP else None
        self._accept(first)

    def head(self) -> bytes:
        """Return up to 64 kB from the front without consuming them."""
        self._fill(HEAD_BYTES)
        return bytes(self._buffer[:HEAD_BYTES])

    def whole(self) -> bytes:
        """Return everything; raises ReadError where that is more than the limit."""
        self._fill(self._limit + 1)
        if len(self._buffer) > self._limit:
            raise ReadError(
                f"larger than {self._limit:,} bytes", remedy="raise max_file_bytes to read it"
            )
        return bytes(self._buffer)

    def lines(self) -> Iterator[bytes | None]:
        """Yield the lines with their ends; None stands for a line longer than the limit."""
        while True:
            end = self._line_end()
            if end is None:
                self._drop_line()
                yield None
            elif end == 0:
                return
            else:
                line = bytes(self._buffer[:end])
                del self._buffer[:end]
                yield line

    def _line_end(self) -> int | None:
        searched = 0
        while True:
            at = self._buffer.find(b"\n", searched)
            if at >= 0:
                return at + 1
            if self._ended:
                return len(self._buffer)
            if len(self._buffer) > self._limit:
                return None
            searched = len(self._buffer)
            self._fill(searched + _CHUNK)

    def _drop_line(self) -> None:
        while True:
            at = self._buffer.find(b"\n")
            if at >= 0:
                del self._buffer[: at + 1]
                return
            self._buffer.clear()
            if self._ended:
                return
            self._fill(_CHUNK)

    def _fill(self, size: int) -> None:
        while not self._ended and len(self._buffer) < size:
            try:
                chunk = self._stream.read(_CHUNK)
            except (OSError, ValueError) as error:
                raise ReadError(f"cannot be read ({_why(error)})") from error
            self._accept(chunk)

    def _accept(self, chunk: bytes) -> None:
        self._taken += len(chunk)
        if self._unpack is None:
            self._ended = not chunk
            self._buffer += chunk
            return
        if not chunk:
            self._buffer += self._unpack.flush()
            if not self._unpack.eof:
                raise ReadError("a truncated gzip archive")
            self._ended = True
            return
        self._inflate(chunk)

    def _inflate(self, chunk: bytes) -> None:
        while chunk:
            if self._unpack is None or self._unpack.eof:
                self._unpack = zlib.decompressobj(31)
                chunk = chunk.lstrip(b"\0")
                if not chunk:
                    return
            try:
                piece = self._unpack.decompress(chunk, _CHUNK * 16)
            except zlib.error as error:
                raise ReadError("a broken gzip archive") from error
            self._buffer += piece
            self._given += len(piece)
            if self._given > max(self._limit, self._taken * _BOMB_RATIO):
                raise ReadError(
                    f"unpacks to more than {self._limit:,} bytes from {self._taken:,}",
                    remedy="unpack it and read the files",
                )
            chunk = self._unpack.unconsumed_tail or self._unpack.unused_data

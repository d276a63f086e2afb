"""Bytes -> text: the encoding that the bytes state, else UTF-8, else the one that they show."""

from __future__ import annotations

import codecs
import re

from retold.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11", *_PICTURES)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_WESTERN = "cp1252"
_CANDIDATES = [
    "cp1252",
    "latin_1",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "cp1256",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
]
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, *, markup: bool = False) -> str:
    """Decode one item; with `markup`, a charset that an HTML page declares is tried too.

    Raises ReadError for bytes that are no text, or text in no encoding that fits.
    """
    name = encoding_of(data[:_SAMPLE], markup=markup, cut=len(data) > _SAMPLE)
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        pass
    if _marked(data):
        raise ReadError(f"text that its byte order mark calls {name}, but is not")
    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace")
    try:
        return data.decode(_guessed(data))
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadError("text in no known encoding", remedy="save it as UTF-8") from error


def encoding_of(head: bytes, *, markup: bool = False, cut: bool = True) -> str:
    """Name the encoding of text from its first bytes; `cut` says that more bytes follow.

    Raises ReadError where the bytes are no text.
    """
    marked = _marked(head)
    if marked:
        return marked
    if is_binary(head):
        raise ReadError("not text", remedy="convert it to text or HTML first")
    if _is_utf8(head, cut=cut):
        return "utf-8"
    declared = _DECLARED.search(head[:4096]) if markup else None
    if declared and _fits(head, declared[1].decode("ascii")):
        return declared[1].decode("ascii")
    return "utf-8" if _mostly_utf8(head) else _guessed(head)


def is_binary(head: bytes) -> bool:
    """Tell whether bytes without a byte order mark hold what no text holds."""
    if head.startswith(_BINARY):
        return True
    return len(_CONTROLS.findall(head)) > len(head) / 50


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _is_utf8(head: bytes, *, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=not cut)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from a legacy encoding, which would break nearly all."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 2 <= sum(character > "\x7f" for character in text) - broken


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(head)
    except (UnicodeDecodeError, LookupError, TypeError):
        return False
    return True


def _guessed(data: bytes) -> str:
    """Guess a legacy encoding; text that is nearly all ASCII is taken for Western."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if high * 20 <= len(sample) and _fits(sample, _WESTERN):
        return _WESTERN
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few inputs need it

    best = from_bytes(sample, cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    if best is None:
        raise ReadError("text in no known encoding", remedy="save it as UTF-8")
    return str(best.encoding)

"""HTML and Markdown -> plain text with blank lines between paragraphs."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_TAGS = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|blockquote|article|section|span|strong|em|b|i|a)>|<br\s*/?>|<p[\s>]",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rb"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
BREAKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote article section header footer figure "
    "figcaption aside pre dd dt dl hr".split()
)
SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "button"})
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|quot|lt|gt|nbsp|[lr][sd]quo|[mn]dash|apos);", re.IGNORECASE
)


def is_page(head: bytes) -> bool:
    """Tell whether bytes open as an HTML page does."""
    return bool(_PAGE.match(head[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def plain(text: str) -> str:
    """Turn HTML in a text field into text; text without tags comes back, entities resolved."""
    if not _TAGS.search(text):
        return html.unescape(text) if _ENTITY.search(text) else text
    if text.count("<") > 2 * text.count(">"):
        return _stripped(text)
    parser = _Plain()
    try:
        parser.feed(text)
        parser.close()
    except (AssertionError, ValueError):
        return _stripped(text)
    return "".join(parser.parts)


def _stripped(text: str) -> str:
    """Take out what looks like tags from markup that is too broken to parse in good time."""
    return html.unescape(re.sub(r"<[^<>]{0,500}>", " ", text))


class _Plain(HTMLParser):
    """Collects text; block tags become blank lines, line breaks line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in SILENT:
            self._silent += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in BREAKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in BREAKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$")
_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_LINES = (
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), "\n"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\n\n\1\n\n"),
    (re.compile(r"^(.+)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), r"\n\n\1\n\n"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE), "\n\n"),
    (re.compile(r"^\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE), ""),
)
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"\[\^[^\]\n]+\]"), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*\*|\*\*|\*)(?=\S)([^*\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(___|__|_)(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def from_markdown(text: str) -> tuple[str, dict[str, str]]:
    """Strip Markdown to plain text; returns it with the front matter's pairs, keys lower case.

    A first-level heading that opens the text is given as "title" unless the front matter has one.
    """
    front = _FRONT.match(text)
    pairs = _front_matter(front[1]) if front else {}
    body = text[front.end() :] if front else text
    heading = _HEADING.match(body)
    body = unmarked(_FENCE.sub("", body))
    if heading and "title" not in pairs:
        pairs["title"] = _inline(heading[1])
    return plain(body), pairs


def unmarked(text: str) -> str:
    """Take the marks of lines and of words out of a stretch of Markdown."""
    for pattern, put in _LINES:
        text = pattern.sub(put, text)
    return _inline(text)


def _inline(text: str) -> str:
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    return text


def _front_matter(block: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in block.splitlines():
        match = _PAIR.match(line)
        if match:
            pairs[match[1].lower()] = match[2].strip("[]").strip("\"'")
    return {key: value for key, value in pairs.items() if value}

"""The hyperlinks of HTML and Markdown, and where their words stand in the text that was stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from retold.read.characters import clean
from retold.read.markup import BREAKS, SILENT, unmarked
from retold.types import Hyperlink, Span, page_of

LONGEST_URL = 2_048
MOST = 500
_SEEN = 5_000
_AROUND = 60
_KEPT = 400
_LEAST = 20
_BLANK = re.compile(r"\s+")
_MARKED = re.compile(r"(?<!!)\[([^\]\n]{1,300})\]\([ \t]*<?([^)\s<>]{1,2048})[^)\n]{0,300}\)")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_LINKED = re.compile(r"<a\s[^<>]*href", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink as markup gives it: its words, its paragraph on both sides, its absolute URL."""

    before: str
    words: str
    after: str
    url: str


def anchors_in(fragment: str, *, base: str | None) -> tuple[Anchor, ...]:
    """Return the hyperlinks of an HTML text field, at most `MOST`; none where it has no tags."""
    if not _LINKED.search(fragment):
        return ()
    from lxml import etree, html  # noqa: PLC0415 - few texts hold links

    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ()
    return anchors_of(tree, base=base)


def anchors_of(tree: Any, *, base: str | None) -> tuple[Anchor, ...]:
    """Return the hyperlinks of a parsed page (an lxml tree) to other pages, at most `MOST`.

    `base` is the page's own URL; relative addresses are left out where it is not known. Addresses
    that are not http(s), or longer than `LONGEST_URL`, are left out too.
    """
    stated = tree.find(".//base[@href]")
    if stated is not None:
        base = _absolute(stated.get("href"), base) or base
    found = []
    for before, words, after, address in _hung(tree):
        url = _absolute(address, base)
        if url is not None and not _BLANK.fullmatch(words or " "):
            found.append(Anchor(before, words, after, url))
            if len(found) == MOST:
                break
    return tuple(found)


def anchors_of_markdown(text: str, *, base: str | None) -> tuple[Anchor, ...]:
    """Return the inline hyperlinks of Markdown, at most `MOST`."""
    found = (
        _anchor(paragraph, m, url)
        for paragraph in _PARAGRAPHS.split(text)
        for m in _MARKED.finditer(paragraph)
        if (url := _absolute(m[2], base)) is not None
    )
    return tuple(islice(found, MOST))


def placed(anchors: Iterable[Anchor], text: str) -> tuple[Hyperlink, ...]:
    """Find where the words of each anchor stand in a stored text; those not found are left out.

    An anchor stands where its words and what surrounds them in its paragraph, white space apart,
    are found once and no more: a menu's words, and a paragraph that was not kept, stand nowhere.
    """
    anchors = tuple(anchors)
    if not anchors:
        return ()
    at = [place for place, character in enumerate(text) if not character.isspace()]
    flat = "".join(text[place] for place in at)
    found: dict[int, Hyperlink] = {}
    for anchor in anchors:
        before, words, after = (_flat(each) for each in (anchor.before, anchor.words, anchor.after))
        before, after = before[-_AROUND:], after[:_AROUND]
        start = _only(flat, before + words + after)
        if words and start is not None:
            first = start + len(before)
            span = Span(at[first], at[first + len(words) - 1] + 1)
            found.setdefault(span.start, Hyperlink(span, anchor.url))
    return tuple(found[start] for start in sorted(found))


def _anchor(paragraph: str, link: re.Match[str], url: str) -> Anchor:
    before, words, after = _around(paragraph, link.start(), link.end(), words=link[1])
    return Anchor(unmarked(before), unmarked(words), unmarked(after), url)


def _around(text: str, start: int, end: int, *, words: str) -> tuple[str, str, str]:
    """Cut a paragraph to what tells the place of the anchor in it."""
    return text[max(0, start - _KEPT) : start], words, text[end : end + _KEPT]


def _only(flat: str, words: str) -> int | None:
    start = flat.find(words) if len(words) >= _LEAST else -1
    return start if start >= 0 and flat.find(words, start + 1) < 0 else None


def _flat(text: str) -> str:
    return _BLANK.sub("", clean(text))


def _absolute(address: str | None, base: str | None) -> str | None:
    """Return the http(s) URL of an address as written, None where it leads to no other page."""
    written = "".join((address or "").split())
    if not written or written.startswith("#") or len(written) > LONGEST_URL:
        return None
    try:
        url = urljoin(base or "", written)
    except ValueError:
        return None
    return url if len(url) <= LONGEST_URL and clean(url) == url and page_of(url) else None


def _hung(tree: Any) -> Iterator[tuple[str, str, str, str]]:
    """Yield (before, words, after, address) of each anchor, paragraph by paragraph."""
    paragraph = _Paragraph()
    seen = 0
    for event, element in _walked(tree):
        named = element.tag if isinstance(element.tag, str) else ""
        if named in BREAKS:
            yield from paragraph.ended()
        if event == "start":
            if named == "a":
                seen += 1
                paragraph.opened(element.get("href") or "")
            paragraph.add(" " if named == "br" else element.text if named else None)
        else:
            if named == "a":
                paragraph.closed()
            if element is not tree:
                paragraph.add(element.tail)
        if seen > _SEEN:
            break
    yield from paragraph.ended()


def _walked(tree: Any) -> Iterator[tuple[str, Any]]:
    """Walk a tree without what no reader sees; of comments and scripts only the end is given."""
    from lxml import etree  # noqa: PLC0415 - few texts hold links

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in SILENT:
            walk.skip_subtree()
        elif event in {"start", "end"}:
            yield event, element
        else:
            yield "end", element


class _Paragraph:
    """The words of one paragraph as they come, and the anchors in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open: tuple[int, str] | None = None
        self._anchors: list[tuple[int, int, str]] = []

    def add(self, words: str | None) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)

    def opened(self, address: str) -> None:
        self.closed()
        self._open = (self._length, address)

    def closed(self) -> None:
        if self._open is not None:
            self._anchors.append((self._open[0], self._length, self._open[1]))
        self._open = None

    def ended(self) -> Iterator[tuple[str, str, str, str]]:
        """Give the anchors of the paragraph, and begin the next; one left open goes on in it."""
        going = self._open
        self.closed()
        text = "".join(self._parts)
        for start, end, address in self._anchors:
            if end - start <= _KEPT:
                yield *_around(text, start, end, words=text[start:end]), address
        self._parts, self._length, self._anchors = [], 0, []
        if going is not None:
            self._open = (0, going[1])

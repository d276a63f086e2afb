"""What a format reader takes out of one item, before its text is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from retold.read.anchors import Anchor


@dataclass(frozen=True, slots=True)
class Raw:
    """One item as its format gave it: text as found, metadata as written.

    `date` is the date as the input writes it. `raw_hash` is SHA-256 of the item's own bytes.
    `anchors` are the hyperlinks of its text.
    """

    locator: str
    text: str
    raw_hash: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    standfirst: str | None = None
    date: str | None = None
    language: str | None = None
    anchors: tuple[Anchor, ...] = ()

"""What a page says about itself and not about the news; it is left out of the stored text."""

from __future__ import annotations

import re

_LONGEST = 300

_WHOLE = re.compile(
    r"advertise?ments?|story continues below(?: advertisement)?|continue reading(?: below)?|"
    r"article continues (?:below|after).{0,40}|share(?: this)?(?: article| story)?|tweet|print|"
    r"email|comments?|loading\.*|replay|more videos(?: \.\.\.|…)?|most read|trending(?: now)?|"
    r"recommended|newsletter|read also|read more|more on this|"
    r"related(?: (?:articles|stories|content))?|"
    r"get short url.{0,20}|hide caption|toggle caption|enlarge this image|scroll down for video",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:read more|read also|also read|see also|related|more on this(?: story)?|most read|"
    r"don['’]t miss|recommended|watch|listen|further reading)\s*[:|>»→]\s*\S.*|"
    r"read (?:more|the full (?:story|article|report)) (?:here|at|on|about|from)\b.*|"
    r"(?:click|tap) here\b.*|"
    r"(?:enlarge this image\s*)?toggle caption\b.*|"
    r"just watched\b.*|must watch\b.*|"
    r"sign up (?:for|to|here)\b.*|subscribe (?:to|now|here|today)\b.*|"
    r"follow (?:us|the author|him|her|[^.]{1,40}) on (?:twitter|x|facebook|instagram|telegram)\b.*|"
    r"(?:like|join) us on (?:twitter|facebook|instagram|telegram|whatsapp)\b.*|"
    r"download (?:the|our) .{1,40}\bapp\b.*|"
    r"(?:copyright\s*)?©\s*(?:copyright\s*)?\d{4}.*|copyright\s+(?:\d{4}|by)\b.*|"
    r"all rights reserved\.?|"
    r"this (?:material|content|story) may not be (?:published|reproduced|broadcast)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_HIGHLIGHTS = re.compile(r"(?:story highlights|key points|at a glance|highlights)\s*:?\s*", re.I)
_HIGHLIGHTS_INLINE = re.compile(r"story highlights\s*:?\s+(?=\S)", re.IGNORECASE)


_HEAD = re.compile(r"get short url(?:\s+\d+)*\s+(?=\S)", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:(?:\d+\s+)?(?:read also|read more|more ?images?|twitter|facebook)\s*|"
    r"last update[d:]?.{1,70})$",
    re.IGNORECASE,
)


def trimmed(paragraph: str) -> str:
    """Cut page furniture off the ends of a paragraph that it was run together with."""
    return _TAIL.sub("", _HEAD.sub("", paragraph))


def is_furniture(paragraph: str) -> bool:
    """Tell whether a short paragraph points at other pages, at sharing, or at rights."""
    text = paragraph.strip(" \t•*·–—-|>»[]().…")
    if not text or len(text) > _LONGEST:
        return not text
    return bool(_WHOLE.fullmatch(text) or _OPENING.fullmatch(text))


def without_furniture(paragraphs: list[str]) -> list[str]:
    """Leave out the paragraphs that are not part of the article."""
    return [paragraph for paragraph in paragraphs if not is_furniture(paragraph)]


def has_highlights(paragraph: str) -> bool:
    """Tell whether a paragraph opens with the label of an editor's highlights."""
    return bool(_HIGHLIGHTS.fullmatch(paragraph) or _HIGHLIGHTS_INLINE.match(paragraph))


def take_highlights(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Part the editor's highlights that stand above a body from the body.

    They open with a label such as "Story highlights" and run on while the paragraphs have no
    final full stop. Returns (highlights, rest); without the label there are none.
    """
    if not paragraphs:
        return [], []
    first = paragraphs[0]
    if _HIGHLIGHTS.fullmatch(first):
        points = paragraphs[1:]
    elif match := _HIGHLIGHTS_INLINE.match(first):
        points = [first[match.end() :], *paragraphs[1:]]
    else:
        return [], paragraphs
    count = next((i for i, point in enumerate(points) if not _is_point(point)), len(points))
    if count == len(points):
        return [], points
    return points[:count], points[count:]


def _is_point(paragraph: str) -> bool:
    ended = re.search(r"[.:][\"'”’)]*$", paragraph)
    return len(paragraph) <= _LONGEST and not ended

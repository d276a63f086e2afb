"""Whether a credit, or a count, is surely that of a title's claim.

What stands within a quotation is not credited by whoever speaks after it, of something else; a
count of "killed, abducted or missing" is none of deaths; and texts without commas run the end of a
statement into the name of its source.
"""

from __future__ import annotations

import re

from retold.tracing.evidence import Scene
from retold.types import Claim, Quantity

BESIDE = 140
_CLOSES = re.compile(r"[\"”]")
_GOES_ON = re.compile(r"\s*(?:on\s+\w+\s+)?that\b")
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_FATE = (
    r"(?:killed|dead|died|kidnapped|abducted|tortured|captured|arrested|detained|wounded|injured|"
    r"hurt|missing|disappeared|displaced)"
)
_DEAD = re.compile(r"\b(?:killed|dead|died)\b", re.IGNORECASE)
_DEADLY = re.compile(r"\b(?:kill\w*|dead|dies?|died|deaths?|lives)\b", re.IGNORECASE)
_FATES = re.compile(
    rf"\b{_FATE}(?:\s*,?\s+(?:(?:and|or)\s+)?(?:(?:have|were|gone)\s+)?{_FATE})*"
    rf"\s*,?\s+or\s+(?:(?:have|were|gone)\s+)?{_FATE}\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\bannounc\w+", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:president|premier|minister|chancellor|secretary|king)\b", re.IGNORECASE)
_RECORDS = re.compile(r"\b(?:figures|statistics|census)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?P<who>(?i:group|monitors?|ngo|activists?|reports?|officials?|ministry|observatory|watchdog|"
    r"media|sources?|witnesses|residents))\s+[^\W\d_a-z]"
)
_SWALLOWED = re.compile(
    r"^(?:wounded|injured|hurt|killed|dead|missing|damaged|destroyed|displaced|more|others|dozens|"
    r"scores|left|hundreds|thousands)\b",
    re.IGNORECASE,
)


def is_misjoined(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether the source, or the count, of a claim is another's than the title's."""
    text = scene.text(origin.article)
    return (
        _SWALLOWED.search(origin.attribution[-1].source) is not None
        or _is_news_of_its_own(origin, text)
        or _labels(scene, told, origin)
        or _speaks_after(told, origin, text)
        or any(_is_of_fates(told, figure, origin, text) for figure in origin.quantities)
    )


def _is_news_of_its_own(origin: Claim, text: str) -> bool:
    """Whether a head of state, or a body's own figures, give out what is theirs to give out."""
    link = origin.attribution[-1]
    announced = _ANNOUNCES.search(link.cue_span.of(text)) is not None
    return bool(announced and _HEADS.search(link.source)) or bool(_RECORDS.search(link.source))


def _labels(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether a title opens with a word for its source, whose colon is lost: "Group Mines Kill"."""
    title = scene.articles[told.article].title or told.text
    opening = _OPENING.match(title)
    source = origin.attribution[-1].source.lower().split()
    return opening is not None and opening["who"].lower() in source


def _speaks_after(told: Claim, origin: Claim, text: str) -> bool:
    """Whether a source speaks of something else after the quotation that the claim stands in."""
    link = origin.attribution[-1]
    if link.span.start < origin.span.start:
        return False
    ours = {figure.low for figure in told.quantities}
    shared = (figure.span.end for figure in origin.quantities if figure.low in ours)
    last = min(shared, default=origin.span.start)
    if last > link.span.start or not _CLOSES.search(text, last, link.span.start):
        return False
    end = max(link.span.end, link.cue_span.end)
    also = _ALSO.search(text, link.span.end, end)
    return also is not None or _GOES_ON.match(text, end) is not None


def _is_of_fates(told: Claim, figure: Quantity, origin: Claim, text: str) -> bool:
    """Whether a count is of several fates together, of which the title has death alone."""
    ours = [each for each in told.quantities if (each.low, each.high) == (figure.low, figure.high)]
    if not ours or not _DEADLY.search(told.text):
        return False
    end = min(figure.span.end + BESIDE, origin.sentence.end)
    found = _FATES.search(text, figure.span.end, end)
    return found is not None and bool(_DEAD.search(found[0])) and not _FATES.search(told.text)

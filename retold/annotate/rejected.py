"""Numbers that a sentence names only to put another in their place: "12, not 14".

The sentence does not assert them, so as figures they would contradict every other telling. Told
apart from changes ("rose from 12 to 14"), where both numbers held in their time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.annotate.figures import Figure

_NEAR = 80
_NOT_BEFORE = re.compile(
    r"(?:,|;|\(|—|–| -|\bso|\band|\bbut|\bto|\bwas|\bwere|\bis|\bare|\d|\w)\s*"
    r"\b(?:(?:and |but )?not|rather than|instead of|as opposed to)\s+"
    r"(?:the )?(?:(?:originally|initially|previously|earlier) )?(?:(?:reported|stated) )?$",
    re.I,
)
_BUT_AFTER = re.compile(r"[^.;]{0,40}?,?\s*\bbut(?: rather)?\s+$", re.I)
_CORRECTED = re.compile(
    r"\b(?:revis(?:e[sd]?|ing)|correct(?:s|ed|ing)?|amend(?:s|ed|ing)?|downgrad(?:e[sd]?|ing)|"
    r"upgrad(?:e[sd]?|ing)|adjust(?:s|ed|ing)?)\b[^.;]{0,70}$",
    re.I,
)
_FROM = re.compile(
    r"\bfrom\s+(?:(?:an?|the|its|their) )?(?:(?:earlier|previous|initial|original) )?"
    r"(?:(?:estimate|toll|figure|count|total|report)s? of )?$",
    re.I,
)
_TO = re.compile(r"[^.;]{0,40}\bto\s+(?:\w+ ){0,2}$", re.I)

_ASIDE = re.compile(
    r"\s*(?P<mark>[,(—–])?\s*(?:and |but )?(?:not|rather than|instead of)\s+(?:the )?", re.I
)
_CLOSING = {
    "": re.compile(""),
    ",": re.compile(",?"),
    "(": re.compile(r"\)?"),
    "—": re.compile(r"(?:\s?—)?"),
    "–": re.compile(r"(?:\s?–)?"),
}


def asserted(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures without those that the sentence replaces by another of them."""
    return tuple(
        figure
        for at, figure in enumerate(figures)
        if not (_is_denied(text, figures, at) or _is_superseded(text, figures, at))
    )


def past_aside(text: str, figures: Sequence[Figure], figure: Figure) -> int:
    """Return where the words go on that tell of `figure`: behind the ", not 14," that follows it.

    `figures` are all of the text, the replaced ones too. Without such an aside it is where the
    figure ends.
    """
    after = next((one for one in figures if one.start >= figure.end), None)
    if after is None or not _alike(figure, after):
        return figure.end
    opens = _ASIDE.fullmatch(text[figure.end : after.start])
    if opens is None:
        return figure.end
    closed = _CLOSING[opens["mark"] or ""].match(text, after.end)
    return closed.end() if closed else after.end


def _is_denied(text: str, figures: Sequence[Figure], at: int) -> bool:
    """Tell "12, not 14", "12 rather than 14" and "not 14 but 12"."""
    figure = figures[at]
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if _NOT_BEFORE.search(before) is None:
        return False
    if any(_alike(one, figure) and figure.start - one.end < _NEAR for one in figures[:at]):
        return True
    if at + 1 == len(figures) or not _alike(figures[at + 1], figure):
        return False
    return _BUT_AFTER.fullmatch(text[figure.end : figures[at + 1].start]) is not None


def _is_superseded(text: str, figures: Sequence[Figure], at: int) -> bool:
    """Tell the 14 of "revised from 14 to 12" and of "corrected to 12 from 14"."""
    figure = figures[at]
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if _FROM.search(before) is None or _CORRECTED.search(before) is None:
        return False
    if at + 1 < len(figures) and _alike(figures[at + 1], figure):
        gap = text[figure.end : figures[at + 1].start]
        if _TO.fullmatch(gap) is not None:
            return True
    return at > 0 and _alike(figures[at - 1], figure) and figure.start - figures[at - 1].end < 40


def _alike(kept: Figure, left: Figure) -> bool:
    """Tell whether `left` may be replaced by `kept`: "%" by "%", a bare number by any."""
    return kept.unit == left.unit or left.kind == "count"

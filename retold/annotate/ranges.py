"""Ranges and shares: two numbers side by side that are one figure, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from retold.annotate import labels
from retold.annotate.bounds import Interval, interval_of
from retold.annotate.numerals import Style
from retold.annotate.parts import Part, Syntax, is_label


class Verdict(StrEnum):
    """What two neighbouring numbers are where they are no range."""

    APART = "apart"
    NEITHER = "neither a figure"


@dataclass(frozen=True, slots=True)
class Range:
    """Two numbers read as one figure that starts at `start`; `share` for "one in five".

    `opens` is where it starts without words like "about".
    """

    start: int
    interval: Interval
    share: bool = False
    opens: int = 0


_HYPHEN_GAP = re.compile(r"\s?[-‑–—‒−~]\s?")
_TO_GAP = re.compile(
    r"\s+(?:to|through)\s+(?:about |around |nearly |almost |roughly )?|\s?-\s?to\s?-?\s?"
)
_AND_GAP = re.compile(r"\s+and\s+(?:the |about |around |nearly |almost |roughly )?")
_OR_GAP = re.compile(r"\s+or\s+")
_IN_GAP = re.compile(r"\s+(?P<word>in|out of)\s+(?:every\s+)?|-in-")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
_BY = re.compile(r"\bby\s+$", re.I)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|fell|falls?|fallen|falling|increas\w+|jump\w+|climb\w+|gr[eo]w\w*|"
    r"drop\w*|declin\w+|cut\w*|reduc\w+|rais\w+|revis\w+|up|down|mov\w+|went|go(?:es|ing|ne)?|"
    r"shr[aiu]nk\w*|slump\w*|soar\w*|surg\w+|doubl\w+|tripl\w+|chang\w+|updat\w+|lower\w*|"
    r"upgrad\w+|correct\w+|expand\w+|extend\w+|slid\w*|plung\w+|swell\w*|dip\w*|push\w*|"
    r"improv\w+|accelerat\w+|slow\w+|eas\w+|edg\w+|turn\w*)\b",
    re.I,
)


def with_unit(text: str, left: Part, right: Part) -> Part:
    """Let "from 12 to 15 percent" be percent at both ends."""
    if left.measure is not None or right.unit is None:
        return left
    shared = right.unit.kind in {"percent", "measure", "money"}
    if not shared or labels.is_year(text, left.numeral, bound=False):
        return left
    joined = _TO_GAP.fullmatch(text[left.end : right.at]) is not None
    return replace(left, unit=right.unit) if joined else left


@dataclass(frozen=True, slots=True)
class _Seam:
    """What stands between two numbers, and the word that opens them, at `start`."""

    hyphen: bool
    to: bool
    either: bool
    between: bool
    came_from: bool
    start: int

    @property
    def joins(self) -> bool:
        return self.hyphen or self.to or self.either or self.between

    @property
    def opened(self) -> bool:
        return self.between or self.came_from


def join(text: str, left: Part, right: Part, syntax: Syntax) -> Range | Verdict:
    """Read two neighbouring parts as one range or share, as two figures, or as none."""
    gap = text[left.end : right.at]
    if gap == " of " and labels.is_paged(text, left.numeral):
        return Verdict.NEITHER
    if _IN_GAP.fullmatch(gap):
        return _share(text, left, right, gap, syntax)
    both = _bound_twice(text, left, right, every=syntax.every)
    if both is not None:
        return both
    seam = _seam(text, left, gap)
    if not seam.joins:
        return _adjacent(text, left, right, syntax) if gap.isspace() else Verdict.APART
    verdict = _refusal(text, left, right, seam, syntax)
    if verdict is not None:
        return verdict
    low, high = _spread(left, right)
    bounds = (*left.bounds, *right.bounds)
    interval = interval_of(low, high, bounds, vague=left.numeral.style is Style.VAGUE)
    if right.numeral.style is Style.VAGUE:
        interval = replace(interval, high=None, approximate=True)
    return Range(
        seam.start if seam.opened else left.start,
        interval,
        opens=seam.start if seam.opened else left.numeral.start,
    )


def _seam(text: str, left: Part, gap: str) -> _Seam:
    from_ = max(0, left.start - 12)
    lead = text[from_ : left.start]
    between, came_from = _BETWEEN.search(lead), _FROM.search(lead)
    opening = between or came_from
    return _Seam(
        _HYPHEN_GAP.fullmatch(gap) is not None,
        _TO_GAP.fullmatch(gap) is not None,
        _OR_GAP.fullmatch(gap) is not None,
        between is not None and (_AND_GAP.fullmatch(gap) or _HYPHEN_GAP.fullmatch(gap)) is not None,
        came_from is not None,
        from_ + opening.start() if opening else left.start,
    )


def _refusal(text: str, left: Part, right: Part, seam: _Seam, syntax: Syntax) -> Verdict | None:
    """Say why two numbers side by side are no range, if they are none."""
    low, high = _spread(left, right)
    ordered = low < high and _alike(left, right)
    if seam.hyphen and _is_chain(text, left, right):
        return Verdict.NEITHER
    if syntax.every:
        return None if ordered and not seam.either else Verdict.APART
    if is_label(text, left, syntax) or is_label(text, right, syntax):
        loose = (seam.to or seam.either) and not seam.came_from
        return Verdict.APART if loose else Verdict.NEITHER
    if seam.to and _BY.search(text[max(0, left.start - 6) : left.start]):
        return Verdict.APART
    changed = _CHANGE.search(text[max(0, left.start - 60) : left.start])
    if seam.came_from and (not ordered or changed):
        return Verdict.APART
    if seam.either and not (ordered and not left.bounds):
        return Verdict.APART
    plain = (seam.hyphen or seam.to) and not seam.opened
    if plain and _scored(text, left, right, syntax):
        return Verdict.NEITHER
    if not ordered:
        return Verdict.NEITHER if seam.hyphen else Verdict.APART
    return None


_BOTH_GAP = re.compile(
    r",? (?:and|but)(?: (?:also|possibly|perhaps|maybe|probably))? "
    r"(?:(?:it )?(?:is|was|were|are) )?|, "
)


def _bound_twice(text: str, left: Part, right: Part, *, every: bool) -> Range | None:
    """Read "more than 10 but fewer than 20", which states both ends of one figure."""
    gap = text[left.end : right.start]
    if _BOTH_GAP.fullmatch(gap) is None or (gap == ", " and not every):
        return None
    one, other = (
        interval_of(part.numeral.value, part.numeral.value, part.bounds, vague=False)
        for part in (left, right)
    )
    if one.low is None:
        one, other = other, one
    if one.high is not None or other.low is not None or one.low is None or other.high is None:
        return None
    if not one.low < other.high or not _alike(left, right):
        return None
    interval = Interval(
        one.low,
        other.high,
        one.low_inclusive,
        other.high_inclusive,
        one.approximate or other.approximate,
    )
    return Range(left.start, interval, opens=left.start)


_CHAINED = re.compile(r"[-/‑]\d")


def _is_chain(text: str, left: Part, right: Part) -> bool:
    """Tell whether the two numbers are part of a longer one: "+1-222-4444", "22-33/44"."""
    before = text[max(0, left.numeral.start - 2) : left.numeral.start]
    return (
        _CHAINED.match(text, right.numeral.end) is not None
        or before.endswith("+")
        or (before[-1:] in {"-", "/"} and before[:1].isdigit())
    )


def _adjacent(text: str, left: Part, right: Part, syntax: Syntax) -> Verdict:
    """Two number words side by side are a year or a code ("twenty fourteen")."""
    words = left.numeral.style is Style.WORDS and right.numeral.style is Style.WORDS
    return Verdict.NEITHER if words and not is_label(text, left, syntax) else Verdict.APART


def _scored(text: str, left: Part, right: Part, syntax: Syntax) -> bool:
    if left.measure or right.measure or left.bounds or labels.is_aged(text, left.start):
        return False
    counts = syntax.heads_next(right.numeral.start, right.numeral.end)
    if left.numeral.value >= right.numeral.value and _spread(left, right)[0] > right.numeral.value:
        return True
    if counts:
        return False
    small = right.numeral.value < 10
    return small or labels.is_score(text, left.numeral, right.numeral)


def _spread(left: Part, right: Part) -> tuple[float, float]:
    """Give the left end the scale of the right one where it has none: "5 to 10 million"."""
    low, high, scale = left.numeral.value, right.numeral.value, right.numeral.scale
    if left.numeral.scale == 1 and scale > 1 and low < high / scale:
        low *= scale
    return low, high


def _alike(left: Part, right: Part) -> bool:
    one, other = left.measure, right.measure
    if one is None or other is None:
        return one is None or left.sign is not None
    return one.name == other.name


def _share(text: str, left: Part, right: Part, gap: str, syntax: Syntax) -> Range | Verdict:
    """Read "one in five" and "nine out of ten"; a pair that may be one is no figure."""
    top, bottom = left.numeral.value, right.numeral.value
    plain = left.measure is None and right.measure is None and not right.bounds
    if not plain or not 1 <= top < bottom <= 1000 or left.numeral.scale != 1:
        return Verdict.APART
    if labels.is_year(text, right.numeral, bound=False) or labels.is_date_or_time(
        text, right.numeral
    ):
        return Verdict.APART
    sure = top == 1 or bottom in {10.0, 100.0, 1000.0}
    if "out of" in gap:
        sure = bottom <= 10 or bottom in {100.0, 1000.0}
        if not sure:
            return Verdict.APART
    if not (sure or _is_spelt_share(text, left, right, syntax)):
        return Verdict.NEITHER if bottom <= 10 else Verdict.APART
    value = top / bottom
    interval = interval_of(value, value, left.bounds, vague=False)
    return Range(left.start, interval, share=True)


_SHARE_OPENS = re.compile(
    r"(?:^|[,;:]|\b(?:that|said|about|almost|nearly|roughly|some|by|among|than|and|but|as))\s*[\"“'‘]?$",
    re.I,
)
_CONTESTS = re.compile(
    r"\s+(?:\w+\s+)?(?:games|matches|starts|races|attempts|attacks|raids|incidents|clashes|"
    r"strikes|fights|polls|elections|votes|rounds|seasons|cities|towns|villages|areas|places)\b",
    re.I,
)


def _is_spelt_share(text: str, left: Part, right: Part, syntax: Syntax) -> bool:
    """Tell "two in three voters" from "killed two in three attacks"."""
    words = left.numeral.style is Style.WORDS and right.numeral.style is Style.WORDS
    if not words or right.numeral.value > 10:
        return False
    opens = _SHARE_OPENS.search(text[max(0, left.start - 12) : left.start]) is not None
    counts = syntax.heads_next(right.numeral.start, right.numeral.end)
    return opens and counts and _CONTESTS.match(text, right.numeral.end) is None

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
    """Two numbers read as one figure that starts at `start`; `share` for "one in five"."""

    start: int
    interval: Interval
    share: bool = False


_HYPHEN_GAP = re.compile(r"\s?[-‑–—‒−~]\s?")
_TO_GAP = re.compile(r"\s+to\s+(?:about |around |nearly |almost |roughly )?|\s?-\s?to\s?-?\s?")
_AND_GAP = re.compile(r"\s+and\s+(?:about |around |nearly |almost |roughly )?")
_OR_GAP = re.compile(r"\s+or\s+")
_IN_GAP = re.compile(r"\s+(?P<word>in|out of)\s+(?:every\s+)?|-in-")
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
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


def join(text: str, left: Part, right: Part, syntax: Syntax) -> Range | Verdict:
    """Read two neighbouring parts as one range or share, as two figures, or as none."""
    gap = text[left.end : right.at]
    if gap == " of " and labels.is_paged(text, left.numeral):
        return Verdict.NEITHER
    if _IN_GAP.fullmatch(gap):
        return _share(text, left, right, gap)
    lead = text[max(0, left.start - 12) : left.start]
    between, came_from = _BETWEEN.search(lead), _FROM.search(lead)
    hyphen, to = _HYPHEN_GAP.fullmatch(gap), _TO_GAP.fullmatch(gap)
    either = _OR_GAP.fullmatch(gap)
    if not (hyphen or to or either or (between and _AND_GAP.fullmatch(gap))):
        return _adjacent(text, left, right, syntax) if gap.isspace() else Verdict.APART
    if is_label(text, left, syntax) or is_label(text, right, syntax):
        return Verdict.APART if (to or either) and not came_from else Verdict.NEITHER
    low, high = _spread(left, right)
    ordered = low < high and _alike(left, right)
    if came_from and (not ordered or _CHANGE.search(text[max(0, left.start - 60) : left.start])):
        return Verdict.APART
    if either and not (ordered and not left.bounds):
        return Verdict.APART
    if (hyphen or to) and not came_from and not between and _scored(text, left, right, syntax):
        return Verdict.NEITHER
    if not ordered:
        return Verdict.NEITHER if hyphen else Verdict.APART
    opening = between or came_from
    start = max(0, left.start - 12) + opening.start() if opening else left.start
    bounds = (*left.bounds, *right.bounds)
    interval = interval_of(low, high, bounds, vague=left.numeral.style is Style.VAGUE)
    return Range(start, interval)


def _adjacent(text: str, left: Part, right: Part, syntax: Syntax) -> Verdict:
    """Two number words side by side are a year or a code ("twenty fourteen")."""
    words = left.numeral.style is Style.WORDS and right.numeral.style is Style.WORDS
    return Verdict.NEITHER if words and not is_label(text, left, syntax) else Verdict.APART


def _scored(text: str, left: Part, right: Part, syntax: Syntax) -> bool:
    if left.measure or right.measure or left.bounds:
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


def _share(text: str, left: Part, right: Part, gap: str) -> Range | Verdict:
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
    if not sure:
        return Verdict.NEITHER if bottom <= 10 else Verdict.APART
    value = top / bottom
    interval = interval_of(value, value, left.bounds, vague=False)
    return Range(left.start, interval, share=True)

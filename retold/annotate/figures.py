"""Figures of a sentence's text: numerals joined with their bounds, units and ranges.

This is the part of quantities that needs no parse, but for the two questions in `Syntax`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from retold.annotate import labels
from retold.annotate.bounds import (
    Bound,
    Interval,
    Side,
    bound_after,
    bounds_before,
    interval_of,
)
from retold.annotate.numerals import Numeral, Style, find_numerals
from retold.annotate.units import Unit, is_length, rate_after, sign_before, unit_after


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of figures asks of a parse, by offsets into the text.

    `heads_next(start, end)` tells whether the number there modifies a noun that follows it.
    `is_bound(start)` tells whether the "over" or "about" there binds a figure, or is a plain
    preposition ("a dispute over 12 islands"). `titled` is true of a title in capitals.
    """

    heads_next: Callable[[int, int], bool] = lambda _start, _end: True
    is_bound: Callable[[int], bool] = lambda _start: True
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at [start, end), its numerals at [at, until); `noun` is the one of "12-member".

    `kind` is a kind of quantity, or "time" for a duration and "old" for "34 years old", which are
    read so that they are not taken for counts.
    """

    start: int
    end: int
    at: int
    until: int
    interval: Interval
    kind: str
    unit: str | None
    bound: bool
    style: Style
    noun: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One numeral with its sign, unit and bounds, before ranges are joined."""

    numeral: Numeral
    start: int
    end: int
    sign: Unit | None
    unit: Unit | None
    bounds: tuple[Bound, ...]

    @property
    def at(self) -> int:
        """Where the figure begins, without its bounds."""
        return self.sign.start if self.sign else self.numeral.start

    @property
    def measure(self) -> Unit | None:
        return self.sign or self.unit


_HYPHEN_GAP = re.compile(r"\s?[-‑–—‒−~]\s?")
_TO_GAP = re.compile(r"\s+to\s+(?:about |around |nearly |almost |roughly )?|\s?-\s?to\s?-?\s?")
_AND_GAP = re.compile(r"\s+and\s+(?:about |around |nearly |almost |roughly )?")
_OR_GAP = re.compile(r"\s+or\s+")
_IN_GAP = re.compile(r"\s+(?P<word>in|out of)\s+(?:every\s+)?|-in-")
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_PER = re.compile(r"\b(?:per|for every)\s+$", re.I)
_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|fell|falls?|fallen|falling|increas\w+|jump\w+|climb\w+|gr[eo]w\w*|"
    r"drop\w*|declin\w+|cut\w*|reduc\w+|rais\w+|revis\w+|up|down|mov\w+|went|go(?:es|ing|ne)?|"
    r"shr[aiu]nk\w*|slump\w*|soar\w*|surg\w+|doubl\w+|tripl\w+|chang\w+|updat\w+|lower\w*|"
    r"upgrad\w+|correct\w+|expand\w+|extend\w+|slid\w*|plung\w+|swell\w*|dip\w*|push\w*|"
    r"improv\w+|accelerat\w+|slow\w+|eas\w+|edg\w+|turn\w*)\b",
    re.I,
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age[ds]? of|aged from|aged between|between)\s+$", re.I)
_AGED = re.compile(r"\b(?:aged?|ages|ages? of)\s+(?:between\s+|from\s+)?$", re.I)
_YOUNG = re.compile(
    r"\b(?:children|people|persons|anyone|those|men|women|boys|girls|kids|adults|minors|pupils|"
    r"citizens|civilians|residents|voters)(?: who (?:are|were))? (?:aged )?$",
    re.I,
)
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w’'-]+),\s$")
_NOT_NAMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|in|on|at|but|and|of|yes|no|so|then|now|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october",
    re.I,
)
_NAME_ENDS = re.compile(r"(?:,|\.?$|;|\s(?:and|who|from|of)\b)")


def read_figures(text: str, syntax: Syntax) -> tuple[Figure, ...]:
    """Return the figures of `text` in order; labels, scores and multipliers are left out."""
    bounds = bounds_before(text)
    parts = [_part(text, numeral, bounds, syntax) for numeral in find_numerals(text)]
    return tuple(_figures(text, parts, syntax)) if parts else ()


def _part(text: str, numeral: Numeral, bounds: dict[int, Bound], syntax: Syntax) -> _Part:
    numeral, unit = _as_metres(text, numeral)
    sign = sign_before(text, numeral.start) if numeral.style is Style.DIGITS else None
    start = sign.start if sign else numeral.start
    unit = unit or (None if sign else _own_unit(text, numeral))
    chain: list[Bound] = []
    while start in bounds:
        bound = bounds[start]
        if bound.loose and not syntax.is_bound(bound.start):
            break
        chain.append(bound)
        start = bound.start
    end = max(numeral.end, unit.end if unit else 0)
    for place in (numeral.end, end):
        after = bound_after(text, place)
        if after is not None:
            chain.append(after)
            end = after.end
            unit = unit or _own_unit(text, replace(numeral, end=end))
            end = max(end, unit.end if unit else 0)
            break
    return _Part(numeral, start, end, sign, unit, tuple(chain))


def _own_unit(text: str, numeral: Numeral) -> Unit | None:
    end = numeral.end
    if numeral.style is Style.VAGUE and text[end : end + 4] == " of ":
        unit = unit_after(text, end + 3)
        return unit if unit and unit.kind in {"money", "time", "measure"} else None
    if numeral.style is Style.FRACTION:
        return None
    return unit_after(text, end)


def _as_metres(text: str, numeral: Numeral) -> tuple[Numeral, Unit | None]:
    short = text[numeral.end - 1] == "m" and numeral.style is Style.DIGITS
    if short and is_length(text, numeral.end):
        metres = replace(numeral, value=numeral.value / numeral.scale, scale=1.0)
        return metres, Unit("measure", "m", numeral.end - 1, numeral.end)
    return numeral, None


def _figures(text: str, parts: list[_Part], syntax: Syntax) -> Iterator[Figure]:
    at = 0
    while at < len(parts):
        left = parts[at]
        right = parts[at + 1] if at + 1 < len(parts) else None
        left = _with_unit(text, left, right)
        joined = _join(text, left, right, syntax) if right is not None else None
        if joined is None:
            figure = _single(text, left, syntax)
            at += 1
        else:
            figure = joined if isinstance(joined, Figure) else None
            at += 2
        if figure is None:
            continue
        base = parts[at] if at < len(parts) else None
        if (
            base is not None
            and _PER.search(text[figure.end : base.at])
            and base.at - figure.end < 40
        ):
            unit = f"{figure.unit or ''}/{base.numeral.value:g}"
            figure = replace(figure, kind="rate", unit=unit)
            at += 1
        yield figure


def _with_unit(text: str, left: _Part, right: _Part | None) -> _Part:
    """Let "from 12 to 15 percent" be percent at both ends."""
    if right is None or left.measure is not None or right.unit is None:
        return left
    gap = text[left.end : right.at]
    shared = right.unit.kind in {"percent", "measure", "money"}
    year = labels.is_year(text, left.numeral, bound=False)
    return (
        replace(left, unit=right.unit) if shared and not year and _TO_GAP.fullmatch(gap) else left
    )


def _join(text: str, left: _Part, right: _Part | None, syntax: Syntax) -> Figure | bool | None:
    """Join two parts: a Figure, True where the pair is no figure at all, None where it is two."""
    if right is None:
        return None
    gap = text[left.end : right.at]
    if _IN_GAP.fullmatch(gap):
        return _share(text, left, right, gap)
    lead = text[max(0, left.start - 12) : left.start]
    between, came_from = _BETWEEN.search(lead), _FROM.search(lead)
    hyphen, to = _HYPHEN_GAP.fullmatch(gap), _TO_GAP.fullmatch(gap)
    either = _OR_GAP.fullmatch(gap)
    if not (hyphen or to or either or (between and _AND_GAP.fullmatch(gap))):
        return _adjacent(text, left, right, syntax) if gap.isspace() else None
    if _is_label(text, left, syntax) or _is_label(text, right, syntax):
        return None if (to or either) and came_from is None else True
    low, high = _spread(left, right)
    ordered = low < high and _alike(left, right)
    if came_from and (not ordered or _CHANGE.search(text[max(0, left.start - 60) : left.start])):
        return None
    if either and not (ordered and not left.bounds):
        return None
    if (hyphen or to) and not came_from and not between and _scored(text, left, right, syntax):
        return True
    if not ordered:
        return True if hyphen else None
    opening = between or came_from
    start = max(0, left.start - 12) + opening.start() if opening else left.start
    bounds = (*left.bounds, *right.bounds)
    interval = interval_of(low, high, bounds, vague=left.numeral.style is Style.VAGUE)
    return _figure(text, left, right, start, interval, syntax)


def _adjacent(text: str, left: _Part, right: _Part, syntax: Syntax) -> bool | None:
    """Two number words side by side are a year or a code ("twenty fourteen")."""
    words = left.numeral.style is Style.WORDS and right.numeral.style is Style.WORDS
    return True if words and not _is_label(text, left, syntax) else None


def _scored(text: str, left: _Part, right: _Part, syntax: Syntax) -> bool:
    if left.measure or right.measure or left.bounds:
        return False
    counts = syntax.heads_next(right.numeral.start, right.numeral.end)
    if left.numeral.value >= right.numeral.value and _spread(left, right)[0] > right.numeral.value:
        return True
    if counts:
        return False
    small = right.numeral.value < 10
    return small or labels.is_score(text, left.numeral, right.numeral)


def _spread(left: _Part, right: _Part) -> tuple[float, float]:
    """Give the left end the scale of the right one where it has none: "5 to 10 million"."""
    low, high, scale = left.numeral.value, right.numeral.value, right.numeral.scale
    if left.numeral.scale == 1 and scale > 1 and low < high / scale:
        low *= scale
    return low, high


def _alike(left: _Part, right: _Part) -> bool:
    one, other = left.measure, right.measure
    if one is None or other is None:
        return one is None or left.sign is not None
    return one.name == other.name


def _share(text: str, left: _Part, right: _Part, gap: str) -> Figure | bool | None:
    """Read "one in five" and "nine out of ten"; a pair that may be one is no figure."""
    top, bottom = left.numeral.value, right.numeral.value
    plain = left.measure is None and right.measure is None and not right.bounds
    if not plain or not 1 <= top < bottom <= 1000 or left.numeral.scale != 1:
        return None
    if labels.is_year(text, right.numeral, bound=False) or labels.is_date_or_time(
        text, right.numeral
    ):
        return None
    sure = top == 1 or bottom in {10.0, 100.0, 1000.0}
    if "out of" in gap:
        sure = bottom <= 10 or bottom in {100.0, 1000.0}
        if not sure:
            return None
    if not sure:
        return True if bottom <= 10 else None
    value = top / bottom
    interval = interval_of(value, value, left.bounds, vague=False)
    return Figure(
        left.start, right.numeral.end, left.numeral.start, right.numeral.end,
        interval, "share", None, bool(left.bounds), Style.FRACTION,
    )  # fmt: skip


def _single(text: str, part: _Part, syntax: Syntax) -> Figure | None:
    numeral = part.numeral
    if _is_label(text, part, syntax):
        return None
    vague = numeral.style is Style.VAGUE
    interval = interval_of(numeral.value, numeral.value, part.bounds, vague=vague)
    return _figure(text, part, part, part.start, interval, syntax)


def _figure(
    text: str, left: _Part, right: _Part, start: int, interval: Interval, syntax: Syntax
) -> Figure:
    kind, unit = _kind(text, left, right, start, syntax)
    end = max(left.end, right.end)
    rate = rate_after(text, end) if kind in {"money", "percent", "measure"} else None
    if rate is not None:
        kind, unit = "rate", f"{unit}/{rate[0]}"
    match = labels.team_noun(text, right.numeral)
    noun = match.span("noun") if match and match["noun"].lower() != "strong" else None
    bound = bool(left.bounds or right.bounds) or left is not right
    style = right.numeral.style
    return Figure(
        start, end, left.numeral.start, right.numeral.end, interval, kind, unit, bound, style, noun
    )


def _kind(
    text: str, left: _Part, right: _Part, start: int, syntax: Syntax
) -> tuple[str, str | None]:
    """Decide what the figure measures, from its unit and the words before it."""
    unit = left.sign or right.unit or right.sign or left.unit
    if unit is not None:
        named = "percentage point" if unit.name.startswith("percentage") else unit.name
        return unit.kind, named
    if right.numeral.style is Style.FRACTION:
        return "share", None
    if left.numeral.value <= 120 and _is_age(text, left, right, start, syntax):
        return "age", "year"
    return "count", None


def _is_age(text: str, left: _Part, right: _Part, start: int, syntax: Syntax) -> bool:
    if right.numeral.scale != 1:
        return False
    before = text[max(0, start - 30) : start]
    if _AGED.search(before) or _AGED.search(text[max(0, start - 30) : left.at]):
        return True
    counts = syntax.heads_next(right.numeral.start, right.numeral.end)
    if any(b.loose and b.side is not Side.NEITHER for b in left.bounds) and not counts:
        return _YOUNG.search(before) is not None
    named = _NAMED.search(before)
    return (
        named is not None
        and left is right
        and left.numeral.style is Style.DIGITS
        and not left.bounds
        and _NOT_NAMES.fullmatch(named["name"]) is None
        and _NAME_ENDS.match(text, right.numeral.end) is not None
    )


def _is_label(text: str, part: _Part, syntax: Syntax) -> bool:
    numeral, bound = part.numeral, bool(part.bounds)
    if labels.is_date_or_time(text, numeral) or labels.is_multiplier(text, numeral):
        return True
    if numeral.style is Style.FRACTION:
        return not _is_share(text, numeral)
    if part.measure is not None:
        return False
    counts = syntax.heads_next(numeral.start, numeral.end)
    return (
        labels.is_year(text, numeral, bound=bound)
        or labels.is_marker(text, numeral)
        or labels.is_compound(text, numeral)
        or labels.is_pronoun_one(text, numeral, bound=bound)
        or (not bound and labels.is_name(text, numeral, titled=syntax.titled, heads_next=counts))
    )


_OF = re.compile(r"\s+of\b|\s+of\s+(?:the|its|their|his|her|all|that|those|these)\b", re.I)
_HALF_OF = re.compile(r"\s+(?:of\s+)?(?:the|its|their|his|her|all|our|those|these|them)\b|\s+of\b")


def _is_share(text: str, numeral: Numeral) -> bool:
    """Accept "half of", "half the", "a third of" and "two-thirds" as shares of something."""
    if labels.is_part_of_time(text, numeral):
        return False
    written = text[numeral.start : numeral.end].lower()
    if written.endswith("half"):
        return written in {"half", "a half", "one half", "one-half"} and bool(
            _HALF_OF.match(text, numeral.end)
        )
    return numeral.value * 2 > 1 or _OF.match(text, numeral.end) is not None

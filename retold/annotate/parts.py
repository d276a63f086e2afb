"""The parts of figures: one numeral with its sign, its unit and the words that bind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from retold.annotate import labels
from retold.annotate.bounds import Bound, Side, bound_after, bounds_before
from retold.annotate.numerals import Numeral, Style, find_numerals, minus_before
from retold.annotate.units import (
    Unit,
    is_length,
    minor_ratio,
    percent_before,
    sign_before,
    unit_after,
)


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of figures asks of a parse, by offsets into the text.

    `heads_next(start, end)` tells whether the number there modifies a noun that follows it.
    `is_bound(start)` tells whether the "over" or "about" there binds a figure, or is a plain
    preposition ("a dispute over 12 islands"). `titled` is true of a title in capitals. With `every`
    the text is read as a query: every number in it is a figure, be it a year, a score or a code.
    """

    heads_next: Callable[[int, int], bool] = lambda _start, _end: True
    is_bound: Callable[[int], bool] = lambda _start: True
    titled: bool = False
    every: bool = False


@dataclass(frozen=True, slots=True)
class Part:
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
        """The unit, before or after the number."""
        return self.sign or self.unit


def read_parts(text: str, syntax: Syntax) -> list[Part]:
    """Return every numeral of `text` with what belongs to it, labels included."""
    numerals = find_numerals(text, every=syntax.every)
    bounds = bounds_before(text) if numerals else {}
    parts: list[Part] = []
    for numeral in numerals:
        taken = parts[-1].end if parts else 0
        part = _part(text, numeral, bounds, syntax, taken=taken)
        whole = joined_units(text, parts[-1], part, every=syntax.every) if parts else None
        if whole is None:
            parts.append(part)
        else:
            parts[-1] = whole
    return parts


def _part(
    text: str, numeral: Numeral, bounds: dict[int, Bound], syntax: Syntax, *, taken: int
) -> Part:
    """Read what belongs to a numeral; `taken` is where the part before it ends."""
    every = syntax.every
    numeral, unit = _as_metres(text, numeral, every=every)
    sign = _sign(text, numeral, taken=taken, every=every)
    start = sign.start if sign else numeral.start
    unit = unit or (None if sign else _own_unit(text, numeral, every=every))
    named = sign or unit
    if named is not None and named.times != 1:
        numeral = replace(numeral, value=numeral.value * named.times, scale=named.times)
    minus = minus_before(text, start) if _may_be_negative(named) else None
    if minus is not None:
        numeral, start = replace(numeral, start=minus, value=-numeral.value), minus
    chain = _chain(text, start, numeral, bounds, syntax)
    start = chain[-1].start if chain else start
    end = max(numeral.end, unit.end if unit else 0)
    closing = (bound_after(text, place, every=every) for place in (numeral.end, end))
    after = next((bound for bound in closing if bound is not None), None)
    if after is not None:
        chain.append(after)
        unit = unit or _own_unit(text, replace(numeral, end=after.end), every=every)
        end = max(after.end, unit.end if unit else 0)
    return Part(numeral, start, end, sign, unit, tuple(chain))


def _sign(text: str, numeral: Numeral, *, taken: int, every: bool) -> Unit | None:
    """Return the sign before a number, unless it belongs to the number before that."""
    if numeral.style is Style.ORDINAL or not (numeral.style is Style.DIGITS or every):
        return None
    sign = sign_before(text, numeral.start, every=every)
    if sign is not None and sign.start >= taken:
        return sign
    return percent_before(text, numeral.start) if every else None


def _chain(
    text: str, start: int, numeral: Numeral, bounds: dict[int, Bound], syntax: Syntax
) -> list[Bound]:
    """Return the bounds before a figure at `start`, the nearest first."""
    chain: list[Bound] = []
    while start in bounds:
        bound = bounds[start]
        tied = syntax.is_bound(bound.start) or _is_age(text, bound, numeral, syntax)
        if (bound.loose and not tied) or (bound.side is Side.BOTH and not syntax.every):
            break
        chain.append(bound)
        start = bound.start
    return chain


def _is_age(text: str, bound: Bound, numeral: Numeral, syntax: Syntax) -> bool:
    """Tell the bound of "children under 5" from the preposition of "children under 5 flags"."""
    if not labels.follows_people(text, bound.start) or numeral.value > 120:
        return False
    return not syntax.heads_next(numeral.start, numeral.end)


_NEXT = re.compile(r"[ \u00a0]+(?:and )?")


def joined_units(text: str, left: Part, right: Part, *, every: bool) -> Part | None:
    """Join "3 dollars 50 cents" and "5 feet 2 inches" to one part; None for two parts.

    A query may leave the smaller unit out: "thirteen dollars forty five".
    """
    unit = left.measure
    if unit is None or right.sign is not None or right.bounds or left.numeral.value % 1:
        return None
    if _NEXT.fullmatch(text[left.end : right.start]) is None or left.end != _unit_end(left):
        return None
    ratio = minor_ratio(unit, right.unit)
    bare = right.unit is None and not text[right.end : right.end + 1].isalnum()
    if ratio is None and every and unit.kind == "money" and bare:
        ratio = 100.0
    value = right.numeral.value
    if ratio is None or not 0 < value < ratio or value % 1:
        return None
    numeral = replace(left.numeral, end=_unit_end(right), value=left.numeral.value + value / ratio)
    own = None if left.unit is None else replace(left.unit, end=right.end)
    return Part(numeral, left.start, right.end, left.sign, own, left.bounds)


def _unit_end(part: Part) -> int:
    return part.unit.end if part.unit else part.numeral.end


def _may_be_negative(unit: Unit | None) -> bool:
    """Only changes, temperatures and balances fall below nought; a dash before a count is one."""
    return unit is not None and (unit.kind in {"percent", "money"} or unit.name.startswith("°"))


def _own_unit(text: str, numeral: Numeral, *, every: bool) -> Unit | None:
    end = numeral.end
    if numeral.style is Style.VAGUE and text[end : end + 4] == " of ":
        unit = unit_after(text, end + 3)
        return unit if unit and unit.kind in {"money", "time", "measure"} else None
    if numeral.style is Style.ORDINAL or (numeral.style is Style.FRACTION and not every):
        return None
    return unit_after(text, end, every=every)


def _as_metres(text: str, numeral: Numeral, *, every: bool) -> tuple[Numeral, Unit | None]:
    """Read "2m tall" and "2 m x 3 m" as metres rather than millions."""
    end = numeral.end
    if numeral.style is not Style.DIGITS:
        return numeral, None
    if text[end - 1] == "m" and is_length(text, end):
        metres = replace(numeral, value=numeral.value / numeral.scale, scale=1.0)
        return metres, Unit("measure", "m", end - 1, end)
    apart = text[end : end + 2] == " m" and not text[end + 2 : end + 3].isalnum()
    if apart and (every or is_length(text, end + 2)):
        return numeral, Unit("measure", "m", end, end + 2)
    return numeral, None


def is_label(text: str, part: Part, syntax: Syntax) -> bool:
    """Tell whether a part names, dates or multiplies rather than counts; in a query none does."""
    if syntax.every:
        return False
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
        or (part.end == numeral.end and labels.is_compound(text, numeral))
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

"""Figures of a sentence's text: numerals joined with their bounds, units and ranges.

This is the part of quantities that needs no parse, but for the two questions in `Syntax`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.annotate import labels
from retold.annotate.bounds import Interval, Side, interval_of
from retold.annotate.numerals import Style
from retold.annotate.parts import Part, Syntax, is_label, read_parts
from retold.annotate.ranges import Range, Verdict, join, with_unit
from retold.annotate.units import rate_after


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at [start, end), its numerals at [at, until); `noun` is the one of "12-member".

    `paired` is true of two numbers ("12 to 15"), `sides` are the ends that words state, and `core`
    is where numbers and such words stand, without "about" and units.
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
    paired: bool = False
    sides: tuple[Side, ...] = ()
    core: tuple[int, int] = (0, 0)


_PERIODS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
_PER = re.compile(r"\b(?:per|for every)\s+$", re.I)
_OF_AGE = re.compile(r"\bage\b|\b(?:young|old)er\b", re.I)
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w’'-]+),\s$")
_NOT_NAMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|in|on|at|but|and|of|yes|no|so|then|now|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october",
    re.I,
)
_NAME_ENDS = re.compile(r"(?:,|\.?$|;|\s(?:and|who|from|of)\b)")


def read_figures(text: str, syntax: Syntax) -> tuple[Figure, ...]:
    """Return the figures of `text` in order; labels, scores and multipliers are left out."""
    parts = read_parts(text, syntax)
    return tuple(_figures(text, parts, syntax)) if parts else ()


def _figures(text: str, parts: list[Part], syntax: Syntax) -> Iterator[Figure]:
    at = 0
    while at < len(parts):
        figure, at = _next(text, parts, at, syntax)
        base = parts[at] if at < len(parts) else None
        if figure is not None and base is not None and _is_base(text, figure, base):
            unit = f"{figure.unit or ''}/{base.numeral.value:g}{_period(text, base)}"
            figure = replace(figure, kind="rate", unit=unit)
            at += 1
        if figure is not None:
            yield figure


def _is_base(text: str, figure: Figure, base: Part) -> bool:
    """Tell whether `base` is the 100,000 of "12 deaths per 100,000 people"."""
    near = base.at - figure.end < 40
    return near and _PER.search(text[figure.end : base.at]) is not None


_BASE_NOUN = re.compile(r"(?:\s+[^\W\d_]+){0,3}?(?=\s+(?:a|per|each|every)\s)")


def _period(text: str, base: Part) -> str:
    """Return the "/year" of "12 deaths per 100,000 people a year"."""
    noun = _BASE_NOUN.match(text, base.numeral.end)
    rate = rate_after(text, noun.end()) if noun else None
    return f"/{rate[0]}" if rate and rate[0] in _PERIODS else ""


def _next(text: str, parts: list[Part], at: int, syntax: Syntax) -> tuple[Figure | None, int]:
    """Read the figure that starts with part `at`, if it is one, and say where to go on."""
    left = parts[at]
    if at + 1 < len(parts):
        right = parts[at + 1]
        left = with_unit(text, left, right)
        joined = join(text, left, right, syntax)
        if isinstance(joined, Range):
            return _figure(text, left, right, joined, syntax), at + 2
        if joined is Verdict.NEITHER:
            return None, at + 2
    if is_label(text, left, syntax):
        return None, at + 1
    value, vague = left.numeral.value, left.numeral.style is Style.VAGUE
    interval = interval_of(value, value, left.bounds, vague=vague)
    single = Range(left.start, interval, opens=left.numeral.start)
    return _figure(text, left, left, single, syntax), at + 1


def _figure(text: str, left: Part, right: Part, read: Range, syntax: Syntax) -> Figure:
    start, until, end = read.start, right.numeral.end, max(left.end, right.end)
    if read.share:
        bound = bool(left.bounds)
        at = left.numeral.start
        return Figure(start, end, at, until, read.interval, "share", None, bound, Style.FRACTION)
    kind, unit = _kind(text, left, right, start, syntax)
    rate = rate_after(text, end) if kind in {"money", "percent", "measure"} else None
    if rate is not None:
        kind, unit = "rate", f"{unit}/{rate[0]}"
    match = labels.team_noun(text, right.numeral)
    return Figure(
        start,
        end,
        left.numeral.start,
        until,
        read.interval,
        kind,
        unit,
        bool(left.bounds or right.bounds) or left is not right,
        right.numeral.style,
        match.span("noun") if match and match["noun"].lower() != "strong" else None,
        left is not right,
        tuple(bound.side for bound in (*left.bounds, *right.bounds)),
        _core(left, right, read),
    )


def _core(left: Part, right: Part, read: Range) -> tuple[int, int]:
    sided = [b for b in (*left.bounds, *right.bounds) if b.side is not Side.NEITHER]
    ends = [bound.end for bound in sided if bound.start >= left.numeral.end]
    starts = [bound.start for bound in sided if bound.end <= right.numeral.start]
    return min([read.opens, *starts]), max([right.numeral.end, *ends])


def _kind(text: str, left: Part, right: Part, start: int, syntax: Syntax) -> tuple[str, str | None]:
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


def _is_age(text: str, left: Part, right: Part, start: int, syntax: Syntax) -> bool:
    if right.numeral.scale != 1:
        return False
    if any(_OF_AGE.search(text[b.start : b.end]) for b in (*left.bounds, *right.bounds)):
        return True
    before = text[max(0, start - 30) : start]
    if labels.is_aged(text, start) or labels.is_aged(text, left.at):
        return True
    counts = syntax.heads_next(right.numeral.start, right.numeral.end)
    loose = any(b.loose and b.side is not Side.NEITHER for b in left.bounds)
    if (loose or left is not right) and not counts:
        return labels.follows_people(text, start)
    named = _NAMED.search(before)
    return (
        named is not None
        and left is right
        and left.numeral.style is Style.DIGITS
        and not left.bounds
        and _NOT_NAMES.fullmatch(named["name"]) is None
        and _NAME_ENDS.match(text, right.numeral.end) is not None
    )

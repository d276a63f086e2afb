"""Expressions that only together mean a time: from 2014 to 2016, since Friday, Tuesday at noon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timegrammar import Atom, Reading, Scene

_SHIFTED = re.compile(
    r"\b(?:mov|postpon|delay|brought|bring|shift|chang|resched|switch|pushed|put|deferr)\w*[^.]{0,60}\Z"
)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s)?(?:on\s)?\Z")
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through)\s(?:the\s)?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_BESIDE = re.compile(
    r"\s|,\s|\s\(|\son\s|,?\sat\s|,\son\s|\sat\s(?:about|around|approximately)\s|\sfrom\s"
)
_OF_YEAR = re.compile(r",?\s(?:of\s|in\s)?")
_SIGNAL = re.compile(
    r"\b(?P<signal>(?:ever\s)?since|until|till|up\sto|no\slater\sthan|through|by|before|after)\s"
    r"(?:at\sleast\s|around\s|about\s|(?:the\s)?(?:end|start|beginning|middle|close)\sof\s)?\Z"
)
_OPEN_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\"”’])(?!s\b)|\s(?:and|but|or|when|in|at|for|with|to|on|that|who|which|he|she|"
    r"they|it|there|if|because|as|of|while|unless)\b"
)
_ONWARDS = re.compile(r"\s(?:onwards?|on)\b")
_POSSESSIVE = re.compile(r"['’]s\b|s['’]\s")
_WINDOW = 72


def join(atoms: Sequence[Atom], scene: Scene) -> list[Atom]:
    """Join neighbours, then the words before them that open or close an interval."""
    joined: list[Atom] = []
    for atom in atoms:
        while joined and (merged := _merged(joined[-1], atom, scene)) is not None:
            joined.pop()
            atom = merged  # noqa: PLW2901
        joined.append(atom)
    before: list[Atom | None] = [None, *joined]
    return [_bounded(atom, last, scene) for last, atom in zip(before, joined, strict=False)]


def _merged(left: Atom, right: Atom, scene: Scene) -> Atom | None:
    if right.start - left.end > 24 or right.start <= left.end:
        return None
    gap = scene.low[left.end : right.start]
    return (
        _with_year(left, right, gap, scene)
        or _year_first(left, right, gap, scene)
        or _with_clock(left, right, gap)
        or _range(left, right, gap, scene)
    )


def _with_year(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "29 September last year": the words after supply the year."""
    words = scene.low[right.start : right.end]
    if words not in {"last year", "this year", "next year"} or not _OF_YEAR.fullmatch(gap):
        return None
    if not (left.reading.inferred and right.reading.span) or left.reading.kind != "date":
        return None
    if not re.match(r"[\dX]{4}-(?:\d\d|Q\d)", left.reading.value) or left.reading.problem:
        return None
    year = right.reading.span[0].year
    reading = left.rule.reader(left.match, replace(scene, year=year))
    if reading is None or reading.span is None or reading.span[0].year != year:
        return None
    return replace(left, end=right.end, reading=replace(reading, problem=None))


def _year_first(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "last year's third quarter" and "the 1988 third quarter"."""
    if not re.fullmatch(r"['’]s\s|\s", gap) or left.reading.span is None:
        return None
    year, part = left.reading.value, right.reading.value
    if not re.fullmatch(r"\d{4}", year) or not re.fullmatch(r"[\dX]{4}-[QH]\d", part):
        return None
    if not right.reading.inferred and right.reading.span:
        return None
    reading = right.rule.reader(right.match, replace(scene, year=int(year)))
    return replace(right, start=left.start, reading=reading) if reading else None


def _with_clock(left: Atom, right: Atom, gap: str) -> Atom | None:
    """Read "6:30 p.m. on Tuesday" and "Tuesday at 6:30 p.m."."""
    if left.reading.value.startswith("T") and right.reading.value.startswith("T"):
        same = gap in {" (", "/", " / "}
        return replace(left, end=right.end) if same else None
    clock, day = (left, right) if left.reading.value.startswith("T") else (right, left)
    if not clock.reading.value.startswith("T") or not _BESIDE.fullmatch(gap):
        return None
    found = day.reading
    value = re.match(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)(?=$|T[A-Z])", found.value)
    if value is None or found.kind not in {"date", "time"}:
        return None
    reading = replace(found, kind="time", value=value.group() + clock.reading.value)
    return replace(day, start=left.start, end=right.end, reading=reading)


def _range(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "from 3 May to 7 June", "between 2014 and 2016", "3 May - 7 June"."""
    window = scene.low[max(0, left.start - _WINDOW) : left.start]
    opening = _FROM.search(window)
    between = opening is not None and opening.group().startswith("between")
    if not (_AND if between else _TO).fullmatch(gap) or not _may_bound(left, right):
        return None
    if opening and not between and _SHIFTED.search(window):
        return None
    left = _anchored_by(left, right, scene)
    span = _spanning(left, right)
    start = left.start - len(opening.group()) if opening else left.start
    if span is None:
        if left.reading.span or right.reading.span:
            return None
        reading = Reading("range", f"{left.reading.value}/{right.reading.value}")
        return replace(left, start=start, end=right.end, reading=reading)
    if opening is None and left.reading.value.count("-") != right.reading.value.count("-"):
        return None
    reading = Reading(
        "range",
        f"{left.reading.value}/{_value(span[1], right)}",
        span,
        left.reading.inferred or right.reading.inferred,
        float((span[1] - span[0]).days + 1),
        left.reading.problem or right.reading.problem,
    )
    return replace(left, start=start, end=right.end, reading=reading)


def _may_bound(left: Atom, right: Atom) -> bool:
    dated = left.reading.kind == right.reading.kind == "date"
    values = left.reading.value + right.reading.value
    return dated and "REF" not in values


def _anchored_by(left: Atom, right: Atom, scene: Scene) -> Atom:
    """A start without its year takes the year of the end: "24 February to 29 May 2022"."""
    if right.reading.inferred or right.reading.span is None:
        return left
    if not left.reading.inferred and left.reading.span:
        return left
    near = replace(scene, anchor=right.reading.span[1], future=False)
    reading = left.rule.reader(left.match, near)
    return replace(left, reading=reading) if reading else left


def _spanning(left: Atom, right: Atom) -> Interval | None:
    """Return the days from the one to the other; a bare weekday may lie in the week after."""
    if left.reading.span is None or right.reading.span is None:
        return None
    first, last = left.reading.span[0], right.reading.span[1]
    if first <= last:
        return (first, last)
    bare = right.match.groupdict().get("weekday") and "month" not in right.match.groupdict()
    later = calendar.shift_days(last, 7) if bare else None
    return (first, later) if later and first <= later else None


def _value(last: date, right: Atom) -> str:
    whole = right.reading.value
    return last.isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", whole) else whole


def _bounded(atom: Atom, last: Atom | None, scene: Scene) -> Atom:
    """Take in "since", "until", "by", "before" or "after", which leave one end open.

    In "two days before Friday" the word belongs to the length, and Friday stays a day.
    """
    if atom.reading.kind != "date" or atom.reading.value.endswith("REF"):
        return atom
    window = scene.low[max(0, atom.start - 36) : atom.start]
    found = _SIGNAL.search(window)
    if found is None:
        return _onwards(atom, scene)
    start = atom.start - len(found.group())
    if last is not None and last.end + 1 >= start:
        return atom
    signal = found["signal"].split()[-1]
    owned = _POSSESSIVE.match(scene.low, atom.end) is not None
    if signal in {"by", "through", "before", "after"} and owned:
        return atom
    if signal in {"before", "after"} and not _OPEN_AFTER.match(scene.low, atom.end):
        return atom
    named = scene.low[start : atom.end]
    if signal == "before" and re.search(r"\b(?:end|close|middle)\sof\s", named):
        signal = "until"
    if signal == "after" and re.search(r"\b(?:start|beginning|middle)\sof\s", named):
        signal = "since"
    return replace(
        atom,
        start=start,
        reading=_opened(atom.reading, signal),
    )


def _onwards(atom: Atom, scene: Scene) -> Atom:
    onwards = _ONWARDS.match(scene.low, atom.end)
    if onwards is None or not scene.low.endswith("from ", 0, atom.start):
        return atom
    reading = _opened(atom.reading, "since")
    return replace(atom, start=atom.start - 5, end=onwards.end(), reading=reading)


def _opened(reading: Reading, signal: str) -> Reading:
    """Leave one end of the interval open, as "since" or "until" does."""
    if reading.span is None:
        return replace(reading, kind="range")
    first, last = reading.span
    if signal == "since":
        return replace(reading, kind="range", opens="end")
    if signal == "after":
        first = calendar.shift_days(last, 1) or last
        return replace(reading, kind="range", span=(first, first), opens="end")
    if signal == "before":
        last = calendar.shift_days(first, -1) or first
        first = last
    return replace(reading, kind="range", span=(first, last), opens="start")

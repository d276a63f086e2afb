"""Expressions that only together mean a time: from 2014 to 2016, since Friday, Tuesday at noon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timebounds import bounded
from retold.annotate.timecounts import Stretch, stretch
from retold.annotate.timegrammar import Atom, Reading, Scene
from retold.annotate.timemoments import with_clock

_SHIFTED = re.compile(
    r"\b(?:mov|postpon|delay|brought|bring|shift|chang|resched|switch|pushed|put|deferr)\w*[^.]{0,60}\Z"
)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s)?(?:on\s)?\Z")
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through)\s(?:the\s)?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_OF_YEAR = re.compile(r",?\s(?:of\s|in\s)?")
_POINTING_GROUPS = ("weekday", "which", "unit", "word")
_STARTING = re.compile(r",?\s(?:starting|beginning)(?:\s(?:from|on))?\s(?:the\s)?|,\sfrom\s")
_AWAY = re.compile(r"\s(?P<way>from|after|before)\s(?:the\s)?")
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
    return [bounded(atom, last, scene) for last, atom in zip(before, joined, strict=False)]


def _merged(left: Atom, right: Atom, scene: Scene) -> Atom | None:
    if right.start - left.end > 24 or right.start <= left.end:
        return None
    gap = scene.low[left.end : right.start]
    return (
        _with_year(left, right, gap, scene)
        or _year_first(left, right, gap, scene)
        or with_clock(left, right, gap, scene)
        or _counted_from(left, right, gap, scene)
        or _lasting(left, right, gap, scene)
        or _range(left, right, gap, scene)
    )


def _with_year(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "29 September last year": the words after supply the year."""
    words = scene.low[right.start : right.end]
    named = scene.notes and re.fullmatch(r"\d{4}", right.reading.value) is not None
    if not (named or words in {"last year", "this year", "next year"}):
        return None
    if not _OF_YEAR.fullmatch(gap):
        return None
    kinds = {"date", "range"} if scene.notes else {"date"}
    if not (left.reading.inferred and right.reading.span) or left.reading.kind not in kinds:
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


def _counted_from(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "two weeks before Christmas" of a note as a day."""
    way, span = _AWAY.fullmatch(gap), right.reading.span
    if not (scene.notes and way and span and span[0] == span[1]):
        return None
    length = stretch(left.match.group()) if left.reading.kind == "duration" else None
    day = length.from_day(span[0], back=way["way"] == "before") if length else None
    if day is None or length == Stretch(0, 0):
        return None
    reading = Reading.of_day(day, inferred=right.reading.inferred)
    return replace(right, start=left.start, reading=reading)


def _lasting(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "3 days starting from Monday" of a note as the days themselves."""
    span = right.reading.span
    if not (scene.notes and _STARTING.fullmatch(gap) and span and span[0] == span[1]):
        return None
    length = stretch(left.match.group()) if left.reading.kind == "duration" else None
    after = length.from_day(span[0], back=False) if length else None
    last = calendar.shift_days(after, -1) if after else None
    if last is None or last < span[0]:
        return None
    days = float((last - span[0]).days + 1)
    reading = Reading("range", f"{span[0]}/{last}", (span[0], last), True, days)
    return replace(right, start=left.start, reading=reading)


def _range(left: Atom, right: Atom, gap: str, scene: Scene) -> Atom | None:
    """Read "from 3 May to 7 June", "between 2014 and 2016", "3 May - 7 June"."""
    window = scene.low[max(0, left.start - _WINDOW) : left.start]
    opening = _FROM.search(window)
    between = opening is not None and opening.group().startswith("between")
    if not _links(gap, between=between, notes=scene.notes):
        return None
    left, right = _now_as_day(left, scene), _now_as_day(right, scene)
    if not _may_bound(left, right):
        return None
    if opening and not between and _SHIFTED.search(window):
        return None
    left = _anchored_by(left, right, scene)
    right = _following(left, right, scene)
    span = _spanning(left, right)
    start = left.start - len(opening.group()) if opening else left.start
    if span is None:
        if left.reading.span or right.reading.span:
            return None
        reading = Reading("range", f"{left.reading.value}/{right.reading.value}")
        return replace(left, start=start, end=right.end, reading=reading)
    uneven = left.reading.value.count("-") != right.reading.value.count("-")
    if opening is None and uneven and not scene.notes:
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


def _links(gap: str, *, between: bool, notes: bool) -> bool:
    """Tell whether the words between two dates make a range of them; notes mix their pairs."""
    if between:
        return _AND.fullmatch(gap) is not None or (notes and _TO.fullmatch(gap) is not None)
    return _TO.fullmatch(gap) is not None


def _now_as_day(atom: Atom, scene: Scene) -> Atom:
    """Let "now" bound a range as the day of the anchor."""
    if atom.reading.value != "PRESENT_REF" or atom.match.group() != "now" or scene.anchor is None:
        return atom
    today = scene.anchor
    return replace(atom, reading=Reading.of_day(today, inferred=True))


def _following(left: Atom, right: Atom, scene: Scene) -> Atom:
    """An end without its year comes after the start: "28 December to 3 January"."""
    mine, theirs = left.reading.span, right.reading.span
    if not (mine and theirs and right.reading.inferred) or mine[0] <= theirs[1]:
        return right
    if right.match.groupdict().get("weekday") or not right.match.groupdict().get("month"):
        return right
    later = replace(scene, anchor=mine[0], future=True)
    reading = right.rule.reader(right.match, later)
    return replace(right, reading=reading) if reading and reading.span else right


def _may_bound(left: Atom, right: Atom) -> bool:
    dated = left.reading.kind == right.reading.kind == "date"
    values = left.reading.value + right.reading.value
    return dated and "REF" not in values


def _anchored_by(left: Atom, right: Atom, scene: Scene) -> Atom:
    """A start without its year takes the year of the end: "24 February to 29 May 2022".

    One that points from the publication ("from last Friday") keeps its day.
    """
    if right.reading.inferred or right.reading.span is None:
        return left
    if not left.reading.inferred and left.reading.span:
        return left
    groups = left.match.groupdict()
    if not groups.get("month") and any(groups.get(name) for name in _POINTING_GROUPS):
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
    later = calendar.nearest_weekday(first, last.weekday(), future=True) if bare else None
    return (first, later) if later else None


def _value(last: date, right: Atom) -> str:
    whole = right.reading.value
    return last.isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", whole) else whole

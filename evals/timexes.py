"""Time expressions scored on the DateTime specs of Recognizers-Text, English (MIT licence).

A case is resolved where the expressions found are those of the spec: the same spans, no more and no
fewer, each with the value that the spec gives for the case's reference time. Details:

- `resolved` is over the models of dates, date ranges, durations and date-times: the cases of
  DateParser, DatePeriodParser, DurationParser and DateTimeParser, and those of DateTimeModel and
  MergedParser that expect only such expressions, or none. A file of one parser judges what is found
  of its own model alone; the other two judge everything found.
- Each model has its own metric, over the cases that expect that model alone; so have `time`,
  `time_range`, `date_time_range`, `set` and `holiday`. `several` is over the cases of `resolved`
  that expect two or more of its models, `nothing` over those that expect no expression at all.
- Cases whose NotSupported or NotSupportedByDesign lists Python are left out.
- A spec gives the value in the past and the value in the future; the engine gives one, and either
  is right. The end of a spec's range is the day after the last ("2016" ends on 2017-01-01) or the
  last ("from 4 to 22 January"), and "after 1 January" may begin on the day it excludes; the engine
  names the days that are in. So a last day may stand one before the spec's end, and the first day
  after "after" one behind its start. A value that the spec leaves unresolved must be left so.
- A duration or a set is judged by its TIMEX3 value; a duration may match in seconds instead. A part
  of a day ("2016-11-07TMO") may match by its TIMEX3 value too.

The specs are short messages to an assistant, so the engine reads them as notes (`Register.NOTES`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from evals import DataError, Score
from evals.timespecs import MERGED, NAMED, PARSERS, Case, Expression, Value, load
from retold.annotate.timexes import Register, find_timexes
from retold.types import Timex

METRICS = (*NAMED, "several", "nothing", "time", "time_range", "date_time_range", "set", "holiday")
_ISO = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_UNDATED = re.compile(r"\AXXXX-(?:XX-XX(?=T)|(?=(?:SP|SU|FA|WI)\Z))")


Finder = Callable[[Case], Iterable[Expression]]


def score(path: Path) -> Score:
    """Score the engine on the specs at `path`, the folder of `DateTime/*.json` or that folder."""
    cases = tuple(load(path))
    if not cases:
        raise DataError(f"{path} holds no case of {', '.join((*PARSERS, *MERGED))}")
    return Score(
        n=sum(case.metric in (*NAMED, "several", "nothing") for case in cases),
        metrics=_shares(cases, found_by_engine),
        baseline=_shares(cases, iso_dates),
        gold_check=_shares(cases, lambda case: case.wanted),
    )


def is_resolved(found: Sequence[Expression], case: Case) -> bool:
    """Tell whether the expressions found are those wanted, in number, place and value."""
    judged = [one for one in found if _is_judged(one, case)]
    return len(judged) == len(case.wanted) and all(
        _fits(one, wanted) for one, wanted in zip(judged, case.wanted, strict=True)
    )


def found_by_engine(case: Case) -> Iterator[Expression]:
    """Yield what the engine finds, in the form of the specs."""
    for timex in find_timexes(case.text, anchor=case.now, register=Register.NOTES):
        yield expression_of(timex)


def iso_dates(case: Case) -> Iterator[Expression]:
    """Yield the dates in digits of ISO 8601: the trivial answer."""
    for m in _ISO.finditer(case.text):
        yield Expression(m.start(), m.end(), "date", m.group(), (Value(m.group(), m.group()),))


def expression_of(timex: Timex) -> Expression:
    """Return an expression that the engine found in the form of the specs."""
    value = _UNDATED.sub("", timex.value)
    left, slash, right = value.partition("/")
    clock = _moment(left), _moment(right) if slash else _moment(left)
    first, last = clock if all(clock) else (timex.start_time, timex.end_time)
    seconds = round(timex.days * 86400, 3) if timex.kind == "duration" and timex.days else None
    return Expression(
        timex.span.start,
        timex.span.end,
        _model(timex, value, ranged=bool(slash)),
        value,
        (Value(first, last),),
        seconds,
    )


def _model(timex: Timex, value: str, *, ranged: bool) -> str:
    if timex.kind in {"set", "duration"}:
        return timex.kind
    if timex.kind == "range" and "T" not in value:
        return "date_range"
    if "T" not in value or value.startswith("P"):
        day = timex.start_time is not None and timex.start_time == timex.end_time
        return (
            "date"
            if day or re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}|WXX)-[\dX]+", value)
            else ("date_range")
        )
    name = "time" if value.startswith("T") else "date_time"
    return f"{name}_range" if ranged or re.search(r"T[A-Z]{2}", value) else name


def _moment(value: str) -> str | None:
    """Return a day's clock time, or a clock time alone, to the second; None for other values."""
    m = re.fullmatch(r"(\d{4}-\d\d-\d\d)?T(\d\d)(?::(\d\d))?(?::(\d\d))?", value)
    return f"{m[1] or ''}T{m[2]}:{m[3] or '00'}:{m[4] or '00'}" if m else None


def _is_judged(found: Expression, case: Case) -> bool:
    """A file of one parser knows nothing of the other models' expressions."""
    if case.only is None or found.model == case.only:
        return True
    return any((found.start, found.end) == (w.start, w.end) for w in case.wanted)


def _fits(found: Expression, wanted: Expression) -> bool:
    if (found.start, found.end) != (wanted.start, wanted.end):
        return False
    if found.timex == wanted.timex and _by_value(found, wanted):
        return True
    if wanted.model == "duration":
        return found.model == "duration" and found.seconds == wanted.seconds
    if wanted.model == "set" or found.model in {"set", "duration"}:
        return False
    mine = found.values[0]
    return any(_same(mine, value, wanted.model) for value in wanted.values)


def _by_value(found: Expression, wanted: Expression) -> bool:
    """Tell whether equal TIMEX3 values settle the meaning."""
    if wanted.model in {"duration", "set"}:
        return found.model == wanted.model
    unresolved = all(value == Value(None, None) for value in wanted.values)
    return "X" not in wanted.timex and (unresolved or bool(re.search(r"T[A-Z]", wanted.timex)))


def _same(mine: Value, theirs: Value, model: str) -> bool:
    if model != "date_range":
        return (mine.first, mine.last) == (theirs.first, theirs.last)
    starts = {theirs.first, _shifted(theirs.first, 1)} if theirs.after else {theirs.first}
    return mine.first in starts and mine.last in {theirs.last, _shifted(theirs.last, -1)}


def _shifted(day: str | None, days: int) -> str | None:
    try:
        return (datetime.fromisoformat(day) + timedelta(days)).date().isoformat() if day else None
    except (ValueError, OverflowError):
        return day


def _shares(cases: Sequence[Case], finder: Finder) -> dict[str, float]:
    right = [(case.metric, is_resolved(tuple(finder(case)), case)) for case in cases]
    groups: dict[str, Sequence[str]] = {"resolved": (*NAMED, "several", "nothing")}
    groups |= {name: (name,) for name in METRICS}
    shares = {}
    for name, members in groups.items():
        marks = [ok for metric, ok in right if metric in members]
        if marks:
            shares[name] = sum(marks) / len(marks)
    return shares

"""Expressions that point from the day of publication: today, last week, Friday, two years ago."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timedates import month_reading
from retold.annotate.timedays import BACKWARD, FORWARD, moved_day
from retold.annotate.timegrammar import (
    DAY,
    MONTH,
    NUMBER,
    UNIT_DAYS,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    number,
    rule,
    unit_name,
)
from retold.annotate.timeyears import year_reading

_REF_VALUES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip


def _relative_unit(m: Match, scene: Scene) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "next quarter".

    "The next week" and "the previous year" point from the story told, not from the publication.
    """
    which, unit = m["which"].split()[-1], unit_name(m["unit"])
    if scene.low.startswith("-", m.end()) and not scene.low.startswith("-long", m.end()):
        return None
    told = scene.word_before(m.start()) == "the" and which in {"last", "next"}
    if unit != "weekend" and (which == "previous" or told):
        return None
    if which in {"past", "coming"} and unit != "weekend" and not m["which"].startswith("this"):
        return None
    step = -1 if which in BACKWARD else 1 if which in FORWARD else 0
    if scene.anchor is None:
        return Reading("date", _UNKNOWN[unit])
    reading = unit_reading(scene.anchor, unit, step)
    if reading is None or reading.span is None or step:
        return reading
    first, last = reading.span
    if m.group().startswith("earlier"):
        return replace(reading, span=(first, min(last, scene.anchor)))
    if m.group().startswith("later"):
        return replace(reading, span=(max(first, scene.anchor), last))
    return reading


_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def unit_reading(anchor: date, unit: str, step: int) -> Reading | None:
    """Return the calendar unit that lies `step` units from the one of the anchor."""
    if unit == "day":
        return moved_day(anchor, step, "")
    if unit in {"week", "weekend"}:
        return _week(calendar.shift_days(anchor, 7 * step), weekend=unit == "weekend")
    if unit == "month":
        moved = calendar.shift_months(anchor.replace(day=1), step)
        return month_reading(moved.year, moved.month, inferred=True) if moved else None
    if unit == "quarter":
        moved = calendar.shift_months(anchor.replace(day=1), 3 * step)
        return _quarter(moved) if moved else None
    if unit == "year":
        return year_reading(anchor.year + step, inferred=True)
    size = 10 if unit == "decade" else 100
    start = (anchor.year // size + step) * size
    return Reading("date", f"{start // size}", calendar.year_span(start, size), True)


def _week(day: date | None, *, weekend: bool) -> Reading | None:
    span = calendar.week_span(day) if day else None
    if day is None or span is None:
        return None
    year, week, _ = day.isocalendar()
    value = f"{year:04d}-W{week:02d}"
    if not weekend:
        return Reading("date", value, span, True)
    saturday = calendar.shift_days(span[1], -1)
    return Reading("date", f"{value}-WE", (saturday, span[1]), True) if saturday else None


def _quarter(day: date) -> Reading | None:
    first = (day.month - 1) // 3
    span = calendar.month_span(day.year, first * 3 + 1, 3)
    return Reading("date", f"{day.year:04d}-Q{first + 1}", span, True)


def _the_weekend(m: Match, scene: Scene) -> Reading | None:
    """Read "the weekend" in "at, over, by the weekend": the latest, or the coming one."""
    before = scene.low[max(0, m.start() - 14) : m.start()]
    if not re.search(r"\b(?:at|over|by|during|until|since|before|after) the \Z", before):
        return None
    if scene.anchor is None:
        return Reading("date", "XXXX-WXX-WE")
    begun = scene.anchor.weekday() >= 5 or scene.tense(m.start())
    return unit_reading(scene.anchor, "weekend", 0 if begun else -1)


def _edge(m: Match, scene: Scene) -> Reading | None:
    """Read "the end of the year", "the start of this week": the unit that holds the publication."""
    unit = unit_name(m["unit"])
    if scene.anchor is None:
        return Reading("date", _UNKNOWN[unit])
    which = (m["which"] or "the").split()[-1]
    step = -1 if which in BACKWARD else 1 if which in FORWARD else 0
    reading = unit_reading(scene.anchor, unit, step)
    if m.group().startswith("rest") and reading and reading.span:
        return replace(reading, span=(max(scene.anchor, reading.span[0]), reading.span[1]))
    return reading


def _relative_month(m: Match, scene: Scene) -> Reading | None:
    """Read "last March", "this February", "next May"; the month needs its capital."""
    if not scene.named(m.start("month")):
        return None
    month, which = month_number(m["month"]), m["which"].split()[-1]
    verb = which == "this" and m["month"] in {"may", "march"}
    if verb and not scene.capital(m.start("month")):
        return None
    anchor = scene.anchor
    if anchor is None:
        return Reading("date", f"XXXX-{month:02d}")
    year = anchor.year
    if which in BACKWARD:
        year -= scene.notes or month >= anchor.month
    elif which in FORWARD:
        year += scene.notes or month <= anchor.month
    return month_reading(year, month, inferred=True)


def _pointed_day(m: Match, scene: Scene) -> Reading | None:
    """Read "last March 5": the latest, or the coming one."""
    month, day, which = month_number(m["month"]), int(m["day"]), m["which"].split()[-1]
    if not scene.named(m.start("month")) or which not in BACKWARD | FORWARD:
        return None
    if scene.anchor is None or not 1 <= day <= calendar.month_length(month, None):
        return None
    step = -1 if which in BACKWARD else 1
    for year in (scene.anchor.year, scene.anchor.year + step):
        found = calendar.day_of(year, month, day)
        if found and (found - scene.anchor).days * step > 0:
            return Reading.of_day(found, inferred=True)
    return None


def _ago(m: Match, scene: Scene) -> Reading | None:
    """Read "three days ago", "a year ago", "two weeks from now", to the grain of its unit."""
    unit = unit_name(m["unit"])
    words = m["count"]
    count = 1.0 if words in {"a", "an"} else number(words)
    future = not m["way"].endswith(("ago", "back"))
    if count is None:
        return Reading("date", "FUTURE_REF" if future else "PAST_REF")
    if scene.anchor is None:
        return Reading("date", _UNKNOWN.get(unit, "XXXX-XX-XX"))
    return _stepped(scene.anchor, unit, count if future else -count)


def _long_ago(m: Match, scene: Scene) -> Reading | None:
    """Read "years ago"."""
    del m, scene
    return Reading("date", "PAST_REF")


def _stepped(anchor: date, unit: str, count: float) -> Reading | None:
    if unit in {"second", "minute", "hour"}:
        return _hours(anchor, count * UNIT_DAYS[unit])
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit in {"night", "day"}:
        unit = "day"
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        year = anchor.year + int(count * size)
        return Reading("date", f"{year // 10}") if year > 0 else None
    if count != int(count):
        months = count * {"year": 12.0, "quarter": 3.0}.get(unit, 0.0)
        return unit_reading(anchor, "month", round(months)) if months else None
    return unit_reading(anchor, unit, int(count))


def _hours(anchor: date, days: float) -> Reading | None:
    """An hour of the publication is not known, so hours reach over the day before or after."""
    reach = int(days) + (1 if days > 0 else -1)
    other = calendar.shift_days(anchor, reach)
    if other is None:
        return None
    span: Interval = (min(anchor, other), max(anchor, other))
    return Reading("time", "PAST_REF" if days < 0 else "FUTURE_REF", span, True)


def _reference(m: Match, scene: Scene) -> Reading | None:
    """Read "now", "recently", "soon": a time that the words leave open."""
    del scene
    word = " ".join(m.group().split())
    return Reading("date", _REF_VALUES.get(word, "PRESENT_REF"))


def _recent(m: Match, scene: Scene) -> Reading | None:
    del scene
    past = m["which"] in {"recent", "past", "last", "previous"}
    return Reading("date", "PAST_REF" if past else "FUTURE_REF")


_EARLY = rf"(?:(?:earlier|later|early|late|mid|sometime){S}|mid-)?"
_WHICH = (
    r"(?P<which>(?:this[ ])?(?:last|past|previous|next|coming|upcoming)|this|(?:the[ ])?current)"
)
_GRAIN = r"(?P<unit>weekend|week|month|quarter|year|decade|century)(?![a-z])"
_COUNT = rf"(?P<count>an?|{NUMBER}|several|many|some|(?:a{S})?few|(?:a{S})?couple(?:{S}of)?)"
_AGO_UNIT = (
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|"
    r"years?|decades?|century|centuries)"
)

RELATIVE_UNIT: Rule = rule(
    rf"{_EARLY}{_WHICH}{S}(?:fiscal{S}|calendar{S})?{_GRAIN}", _relative_unit
)
POINTED_DAY: Rule = rule(rf"{_WHICH}{S}{MONTH}{S}{DAY}(?!,?{S}\d{{4}})", _pointed_day)
RELATIVE_MONTH: Rule = rule(rf"{_EARLY}{_WHICH}{S}{MONTH}", _relative_month)
THE_WEEKEND: Rule = rule(r"weekend(?![a-z-])", _the_weekend)
EDGE: Rule = rule(
    rf"(?:end|start|beginning|middle|close|turn|rest){S}of{S}"
    rf"(?P<which>the{S}(?:current|coming|next)|the|this|last|next)"
    rf"{S}(?P<unit>week|month|quarter|year|decade|century)(?![a-z-])",
    _edge,
)
AGO: Rule = rule(
    rf"{_COUNT}[-\s]{{1,2}}(?:(?:more|full|short|long){S})?{_AGO_UNIT}(?:{S}or{S}so)?"
    rf"(?P<way>(?:{S}|-)ago|{S}back|['’]{S}time|{S}from{S}(?:now|today))(?![a-z])",
    _ago,
)
VAGUE_AGO: Rule = rule(
    rf"(?P<count>days|weeks|months|years|decades|centuries|hours|minutes)"
    rf"(?P<unit>)(?P<way>{S}ago)(?![a-z])",
    _long_ago,
)
REFERENCE: Rule = rule(
    rf"(?:now|currently|nowadays|recently|right{S}now|these{S}days|"
    rf"at{S}present|at{S}the{S}moment)(?![a-z-])",
    _reference,
)
RECENT: Rule = rule(
    rf"(?P<which>recent|coming){S}(?:days|weeks|months|years|decades|hours)(?![a-z])", _recent
)

"""Expressions that point from the day of publication: today, last week, Friday, two years ago."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timedates import month_reading
from retold.annotate.timegrammar import (
    MONTH,
    NUMBER,
    PART,
    PART_VALUES,
    UNIT_DAYS,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
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

_DAY_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_LAST = frozenset({"last", "past", "previous"})
_NEXT = frozenset({"next", "coming", "following", "upcoming"})
_NOT_DAYS_BEFORE = re.compile(
    r"\b(?:black|good|bloody|ash|palm|easter|super|cyber|sheffield|casual|man|ruby|mail on|shrove|"
    r"maundy|holy|whit|giving)\s\Z"
)
_NOT_DAYS_AFTER = re.compile(
    r"\s(?:times|telegraph|mirror|express|mail|people|post|world|herald|independent|business|"
    r"prayers?|mass|roast|league|best|school|premiership|football|night (?:live|lights|football|"
    r"fever))\b"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*[ ]\Z")
_OPEN_BEFORE = re.compile(r"(?:^|[.!?:;\n“\"‘–—-])\s*\Z")
_REF_VALUES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip


def _deictic_day(m: Match, scene: Scene) -> Reading | None:
    """Read today, yesterday, tomorrow and tonight; not "USA Today", not "the Today programme"."""
    word, part = m["word"], m["part"]
    name = scene.capital(m.start()) and _NAME_BEFORE.search(
        scene.text, max(0, m.start() - 24), m.start()
    )
    if name or scene.word_after(m.end()) in {"programme", "program", "show"}:
        return None
    suffix = "TNI" if word == "tonight" else PART_VALUES[part] if part else ""
    return _moved(scene.anchor, _DAY_STEPS[word], suffix)


def _moved(anchor: date | None, steps: int, suffix: str) -> Reading | None:
    kind = "time" if suffix else "date"
    if anchor is None:
        return Reading(kind, f"XXXX-XX-XX{suffix}")
    day = calendar.shift_days(anchor, steps)
    return Reading(kind, f"{day.isoformat()}{suffix}", (day, day), True) if day else None


def _day_beside(m: Match, scene: Scene) -> Reading | None:
    return _moved(scene.anchor, -2 if m["side"] == "before" else 2, "")


def _part_of_day(m: Match, scene: Scene) -> Reading | None:
    """Read "this morning", "last night"."""
    return _moved(scene.anchor, -1 if m["which"] == "last" else 0, PART_VALUES[m["part"]])


def _weekday(m: Match, scene: Scene) -> Reading | None:
    """Read a weekday, bare, pointed ("last Friday") or with its week ("Friday of last week")."""
    weekday, groups = WEEKDAY_NUMBER[m["weekday"]], m.groupdict()
    suffix = PART_VALUES[m["part"]] if m["part"] else ""
    if m["plural"]:
        if not scene.capital(m.start("weekday")):
            return None
        return Reading("set", f"XXXX-WXX-{weekday + 1}{suffix}")
    window = scene.low[max(0, m.start() - 12) : m.start()]
    if _NOT_DAYS_BEFORE.search(window) or _NOT_DAYS_AFTER.match(scene.low, m.end()):
        return None
    kind = "time" if suffix else "date"
    if scene.anchor is None:
        return Reading(kind, f"XXXX-WXX-{weekday + 1}{suffix}")
    day = _pointed(weekday, groups["which"] or "", groups["week"] or "", scene, m)
    return Reading(kind, f"{day.isoformat()}{suffix}", (day, day), True) if day else None


def _pointed(weekday: int, which: str, week: str, scene: Scene, m: Match) -> date | None:
    """Return the day meant. "Next Friday" is Friday of next week, as newsrooms in Britain write."""
    anchor = scene.anchor
    if anchor is None:
        return None
    monday = calendar.shift_days(anchor, -anchor.weekday())
    if week and monday:
        steps = -7 if week in _LAST else 7 if week in _NEXT else 0
        return calendar.shift_days(monday, steps + weekday)
    if which.endswith(("last", "past", "previous")):
        yesterday = calendar.shift_days(anchor, -1)
        return calendar.nearest_weekday(yesterday, weekday, future=False) if yesterday else None
    if which == "next":
        return calendar.shift_days(monday, 7 + weekday) if monday else None
    if which.endswith(("coming", "upcoming", "following")):
        tomorrow = calendar.shift_days(anchor, 1)
        return calendar.nearest_weekday(tomorrow, weekday, future=True) if tomorrow else None
    if which == "this":
        return calendar.shift_days(monday, weekday) if monday else None
    coming = scene.word_before(m.start()) == "by" and not scene.low.startswith(
        ("'s", "’s"), m.end()
    )
    future = scene.tense(m.start()) or coming
    return calendar.nearest_weekday(anchor, weekday, future=bool(future))


def _relative_unit(m: Match, scene: Scene) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "next quarter"."""
    which, unit = m["which"].split()[-1], unit_name(m["unit"])
    if scene.low.startswith("-", m.end()) and not scene.low.startswith("-long", m.end()):
        return None
    step = -1 if which in _LAST else 1 if which in _NEXT else 0
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
        return _moved(anchor, step, "")
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
    step = -1 if which in _LAST else 1 if which in _NEXT else 0
    return unit_reading(scene.anchor, unit, step)


def _relative_month(m: Match, scene: Scene) -> Reading | None:
    """Read "last March", "this February", "next May"; the month needs its capital."""
    if not scene.capital(m.start("month")):
        return None
    month, which = month_number(m["month"]), m["which"].split()[-1]
    anchor = scene.anchor
    if anchor is None:
        return Reading("date", f"XXXX-{month:02d}")
    year = anchor.year
    if which in _LAST:
        year -= month >= anchor.month
    elif which in _NEXT:
        year += month <= anchor.month
    return month_reading(year, month, inferred=True)


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
    word = " ".join(m.group().split())
    if word == "now" and scene.word_after(m.end()) == "that":
        return None
    if word == "soon" and scene.word_before(m.start()) in {"too", "as", "so"}:
        return None
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

DEICTIC_DAY: Rule = rule(
    rf"(?:(?:earlier|later|early|late){S})?(?P<word>today|tonight|yesterday|tomorrow)"
    rf"(?:{S}{PART})?(?![a-z])",
    _deictic_day,
)
DAY_BESIDE: Rule = rule(
    rf"day{S}(?P<side>before|after){S}(?:yesterday|tomorrow)(?![a-z])", _day_beside
)
PART_OF_DAY: Rule = rule(
    rf"{_EARLY}(?P<which>this|last)"
    rf"{S}(?:(?:early|late){S})?{PART}(?![a-z])",
    _part_of_day,
)
WEEKDAY: Rule = rule(
    rf"{_EARLY}(?:(?P<which>(?:this{S})?(?:last|past|previous|next|coming|upcoming|following)|this)"
    rf"{S})?(?P<weekday>{WEEKDAY_WORDS})(?:(?P<plural>s)|(?:{S}(?:early{S}|late{S})?{PART})?)"
    rf"(?![a-z])(?:{S}(?:of{S})?(?P<week>last|this|next){S}week(?![a-z]))?",
    _weekday,
)
RELATIVE_UNIT: Rule = rule(
    rf"{_EARLY}{_WHICH}{S}(?:fiscal{S}|calendar{S})?{_GRAIN}", _relative_unit
)
RELATIVE_MONTH: Rule = rule(rf"{_EARLY}{_WHICH}{S}{MONTH}", _relative_month)
THE_WEEKEND: Rule = rule(r"weekend(?![a-z-])", _the_weekend)
EDGE: Rule = rule(
    rf"(?:end|start|beginning|middle|close|turn|rest){S}of{S}"
    rf"(?P<which>the{S}(?:current|coming|next)|the|this|last|next)"
    rf"{S}(?P<unit>week|month|quarter|year|decade|century)(?![a-z])",
    _edge,
)
AGO: Rule = rule(
    rf"{_COUNT}[-\s]{{1,2}}(?:(?:more|full|short|long){S})?{_AGO_UNIT}"
    rf"(?P<way>(?:{S}|-)ago|{S}back|['’]{S}time|{S}from{S}(?:now|today))(?![a-z])",
    _ago,
)
VAGUE_AGO: Rule = rule(
    rf"(?P<count>days|weeks|months|years|decades|centuries|hours|minutes)"
    rf"(?P<unit>)(?P<way>{S}ago)(?![a-z])",
    _long_ago,
)
REFERENCE: Rule = rule(
    rf"(?:now|currently|nowadays|recently|previously|formerly|soon|right{S}now|these{S}days|"
    rf"at{S}present|at{S}the{S}moment)(?![a-z-])",
    _reference,
)
RECENT: Rule = rule(
    rf"(?P<which>recent|coming){S}(?:days|weeks|months|years|decades|hours)(?![a-z])", _recent
)

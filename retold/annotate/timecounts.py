"""Counts from a day as notes mean them, to the day: in 2 weeks, a month ago, the next three days.

News is read to the grain of the unit instead (`timerelative`): two weeks ago is a week there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from retold.annotate import calendar
from retold.annotate.calendar import Interval
from retold.annotate.timedays import BACKWARD
from retold.annotate.timegrammar import (
    ANY_WEEKDAY,
    NUMBER,
    NUMBER_STARTS,
    UNIT_DAYS,
    UNIT_FACTORS,
    UNIT_VALUES,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    number,
    plain,
    rule,
    unit_name,
)

_FEW, _COUPLE = 3.0, 2.0
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_BASES = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1}
_ONE = re.compile(
    rf"(?P<count>half{S}an?|an?|(?:a{S})?few|(?:a{S})?couple(?:{S}of)?|{NUMBER}){S}?"
    rf"(?:(?:previous|past|next|coming|upcoming|following){S})?"
    rf"(?P<unit>days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many months and days, as counted on a calendar."""

    months: int
    days: int

    def from_day(self, day: date, *, back: bool) -> date | None:
        """Return the day that lies this stretch after `day`, or before it."""
        sign = -1 if back else 1
        moved = calendar.shift_months(day, sign * self.months)
        return calendar.shift_days(moved, sign * self.days) if moved else None


def stretch(words: str) -> Stretch | None:
    """Read "2 years and 3 days"; None for half days and for counts that are not told."""
    months = days = 0.0
    for m in _ONE.finditer(words):
        count, unit = _count(m["count"]), unit_name(m["unit"])
        if count is None:
            return None
        if unit in _UNIT_MONTHS:
            months += count * _UNIT_MONTHS[unit]
        else:
            days += count * UNIT_DAYS[unit]
    if months != int(months) or days != int(days):
        return None
    return Stretch(int(months), int(days))


def _count(words: str) -> float | None:
    if words in {"a", "an"}:
        return 1.0
    if words.startswith("half"):
        return 0.5
    if "few" in words:
        return _FEW
    return _COUPLE if "couple" in words else number(words)


def _counted(m: Match, scene: Scene) -> Reading | None:
    """Read "two weeks ago", "in 3 years", "four days from yesterday", "a week before Friday"."""
    if scene.anchor is None:
        return Reading("date", "XXXX-XX-XX")
    length, base = stretch(m["length"]), _base(m, scene.anchor)
    way = m.groupdict().get("way") or ""
    back = way.endswith(("ago", "back", "before", "earlier"))
    found = length.from_day(base, back=back) if length and base else None
    return Reading.of_day(found, inferred=True) if found else None


def _bounded_count(m: Match, scene: Scene) -> Reading | None:
    """Read "less than 2 weeks from today" up to that day, "more than" from it on."""
    counted = _counted(m, scene)
    base = _base(m, scene.anchor) if scene.anchor else None
    if counted is None or counted.span is None or base is None:
        return counted
    day, back = counted.span[0], m["way"] == "before"
    if m["bound"] == "more":
        return Reading("range", counted.value, (day, day), True, opens="start" if back else "end")
    return Reading("range", counted.value, (min(day, base), max(day, base)), True)


def _base(m: Match, anchor: date) -> date | None:
    groups = m.groupdict()
    if groups.get("weekday"):
        weekday = WEEKDAY_NUMBER[str(groups["weekday"])]
        tomorrow = calendar.shift_days(anchor, 1)
        return calendar.nearest_weekday(tomorrow, weekday, future=True) if tomorrow else None
    return calendar.shift_days(anchor, _BASES.get(groups.get("base") or "today", 0))


def _weekdays_away(m: Match, scene: Scene) -> Reading | None:
    """Read "three Mondays ago", "two mondays later", "2 Sundays from now"."""
    count, weekday = _count(m["count"]), WEEKDAY_NUMBER[m["day"]]
    if scene.anchor is None or not count or count != int(count) or count > 1000:
        return None
    back = m["way"].endswith(("ago", "back"))
    first = calendar.shift_days(scene.anchor, -1 if back else 1)
    nearest = calendar.nearest_weekday(first, weekday, future=not back) if first else None
    step = 7 * (int(count) - 1)
    found = calendar.shift_days(nearest, -step if back else step) if nearest else None
    return Reading.of_day(found, inferred=True) if found else None


def _stretch_beside(m: Match, scene: Scene) -> Reading | None:
    """Read "the next 3 months", "last few weeks", "within 10 days": an interval at the anchor."""
    which, length = m.groupdict().get("which"), stretch(m["length"])
    if scene.anchor is None or length is None or length == Stretch(0, 0):
        return None
    last_unit = unit_name(m["length"].split()[-1])
    if last_unit == "decade":
        span = _decades(scene.anchor, length.months // 120, back=which in BACKWARD)
    elif last_unit == "quarter":
        span = _quarters(scene.anchor, length.months // 3, back=which in BACKWARD)
    else:
        span = _beside(scene.anchor, length, which)
    if span is None:
        return None
    first, last = span
    value = _value(m["length"], length)
    return Reading("range", value, span, True, float((last - first).days + 1))


def _beside(anchor: date, length: Stretch, which: str | None) -> Interval | None:
    """The days counted exclude the anchor's own, save after "within"."""
    other = length.from_day(anchor, back=which in BACKWARD)
    edge = calendar.shift_days(anchor, -1 if which in BACKWARD else 1)
    if other is None or edge is None:
        return None
    if which is None:
        return (anchor, other)
    return (other, edge) if which in BACKWARD else (edge, other)


def _decades(anchor: date, count: int, *, back: bool) -> Interval | None:
    this = anchor.year // 10 * 10
    return calendar.year_span(this - 10 * count if back else this + 10, 10 * count)


def _quarters(anchor: date, count: int, *, back: bool) -> Interval | None:
    this = anchor.replace(month=(anchor.month - 1) // 3 * 3 + 1, day=1)
    first = calendar.shift_months(this, -3 * count if back else 3)
    return calendar.month_span(first.year, first.month, 3 * count) if first else None


def _value(words: str, length: Stretch) -> str:
    """Return the TIMEX3 value in the unit written, or in months and days where there are two."""
    parts = list(_ONE.finditer(words))
    count, unit = _count(parts[0]["count"]), unit_name(parts[0]["unit"])
    if len(parts) == 1 and count is not None:
        return UNIT_VALUES[unit].format(plain(count * UNIT_FACTORS.get(unit, 1)))
    return f"P{length.months}M{length.days}D"


_COUNT = rf"(?:half{S}an?|an?|(?:a{S})?few|(?:a{S})?couple(?:{S}of)?|{NUMBER})"
_GRAIN = r"(?:days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?)(?![a-z])"
_LENGTH = rf"(?P<length>{_COUNT}{S}?{_GRAIN}(?:(?:,?{S}(?:and{S})?){NUMBER}{S}?{_GRAIN}){{0,2}})"
_BASE = rf"(?:(?P<base>{'|'.join(_BASES)})|(?:(?:this|next){S})?{ANY_WEEKDAY})(?![a-z-])"

COUNTED_AWAY: Rule = rule(rf"{_LENGTH}{S}(?P<way>ago|back|later)(?![a-z])", _counted)
COUNTED_FROM: Rule = rule(rf"{_LENGTH}{S}(?P<way>from|after|before){S}{_BASE}", _counted)
COUNTED_BOUND: Rule = rule(
    rf"(?P<bound>less|fewer|more){S}than{S}{_LENGTH}{S}(?P<way>from|after|before){S}{_BASE}",
    _bounded_count,
)
IN_LENGTH: Rule = rule(
    rf"in{S}{_LENGTH}(?:['’]s?{S}time)?(?!{S}(?:of|time|from|after|before)\b|-)", _counted
)
WEEKDAYS_AWAY: Rule = rule(
    rf"(?P<count>{_COUNT}){S}(?P<day>{WEEKDAY_WORDS})s?"
    rf"(?![a-z]){S}(?P<way>ago|back|later|from{S}(?:now|today))(?![a-z])",
    _weekdays_away,
)
BESIDE: Rule = rule(
    rf"(?P<which>last|past|previous|next|coming|upcoming|following){S}{_LENGTH}"
    rf"(?!{S}(?:ago|back|later|from|after|before)\b)",
    _stretch_beside,
)
BESIDE_AFTER_COUNT: Rule = rule(
    rf"(?P<length>{NUMBER}{S}(?P<which>previous|past|next|coming|upcoming|following){S}{_GRAIN})",
    _stretch_beside,
)
WITHIN: Rule = rule(
    rf"within{S}(?:(?:the{S})?(?:next|coming|upcoming|following){S})?{_LENGTH}"
    rf"(?:{S}(?:from|of|after){S}(?:now|today))?(?!{S}(?:of|from|after|before)\b)",
    _stretch_beside,
)

OPENINGS = (
    (
        (*NUMBER_STARTS, "a", "an", "half", "few", "couple", "0", "00", "000"),
        (COUNTED_AWAY, COUNTED_FROM, WEEKDAYS_AWAY, BESIDE_AFTER_COUNT),
    ),
    (("less", "fewer", "more"), (COUNTED_BOUND,)),
    (("in",), (IN_LENGTH,)),
    (("last", "past", "previous", "next", "coming", "upcoming", "following"), (BESIDE,)),
    (("within",), (WITHIN,)),
)

"""Days in shapes that no calendar has: 5 May 0000, 2022-02-30.

A year of five digits at the end of a clause may as well be a count ("on 5 May 13000"), so the day
before it is left unresolved, and nothing is held against it.
"""

from __future__ import annotations

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    DAY,
    MONTH,
    MONTH_NUMBER,
    Match,
    Openings,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    rule,
)


def _odd_year(m: Match, scene: Scene) -> Reading | None:
    """Read a day whose year has a leading nought, or more than four digits."""
    month, day, year = month_number(m["month"]), int(m["day"]), int(m["odd"])
    if not scene.capital(m.start("month")) or not 1 <= day <= 31:
        return None
    value = f"{m['odd'] if year <= 9999 else 'XXXX'}-{month:02d}-{day:02d}"
    if year == 0:
        return Reading("date", value, problem="the calendar has no year 0")
    if year > 9999:
        return Reading("date", value)
    impossible = calendar.impossible_day(month, day, year)
    found = calendar.day_of(year, month, day)
    return Reading("date", value, (found, found) if found else None, problem=impossible)


def _iso_day(m: Match, scene: Scene) -> Reading | None:
    """Read a day of ISO 8601 that its month does not have; other digits may be a code."""
    del scene
    year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
    if not 1 <= month <= 12 or not 29 <= day <= 31:
        return None
    impossible = calendar.impossible_day(month, day, year)
    return Reading("date", m.group(), problem=impossible) if impossible else None


_ODD = r"(?P<odd>0\d{3}|\d{5,6})(?![\w%])(?=\s*(?:$|[.;:!?)]|,(?!\d)))(?![.:]\d)"
DAY_MONTH: Rule = rule(rf"{DAY}{S}(?:of{S})?{MONTH},?{S}{_ODD}", _odd_year)
MONTH_DAY: Rule = rule(rf"{MONTH}{S}{DAY},?{S}{_ODD}", _odd_year)
ISO_DAY: Rule = rule(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-]|\.\d)", _iso_day
)

OPENINGS: Openings = (
    (("0", "00"), (DAY_MONTH,)),
    (MONTH_NUMBER, (MONTH_DAY,)),
    (("0000",), (ISO_DAY,)),
)

"""Calendar arithmetic over days: the days that time expressions cover, and dates that cannot be.

Nothing here raises for a date outside the calendar: the answer is then None, since an article may
write any number at all.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FIRST_COMMON_YEAR = 1930
"""From here on every civil calendar in use is the Gregorian one (Turkey changed last, in 1927)."""

NEAR_DAYS = 120
"""Within so many days of the publication, a date without a year is taken to be of that time."""

STEADY_DAYS = 60
"""Within so many days, the nearest year stands whatever the tense of the verb seems to be."""

LEAP_YEARS = 8
"""Two leap years are never further apart."""

Interval = tuple[date, date]

_THURSDAY = 3
_SEASONS = {"SP": (3, 1, 6, 20), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 21), "WI": (12, 1, 3, 20)}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_days(day: date, count: int) -> date | None:
    """Return the day `count` days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift_months(day: date, count: int) -> date | None:
    """Return the day `count` months on, held to the length of the month it falls in."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def year_span(year: int, years: int = 1) -> Interval | None:
    """Return the first and last day of `years` years from `year`."""
    first, last = day_of(year, 1, 1), day_of(year + years - 1, 12, 31)
    return (first, last) if first and last else None


def month_span(year: int, month: int, months: int = 1) -> Interval | None:
    """Return the first and last day of `months` months from the given one."""
    first = day_of(year, month, 1)
    after = shift_months(first, months) if first else None
    last = shift_days(after, -1) if after else None
    return (first, last) if first and last else None


def week_span(day: date) -> Interval | None:
    """Return Monday and Sunday of the ISO 8601 week that holds `day`."""
    first = shift_days(day, -day.weekday())
    last = shift_days(first, 6) if first else None
    return (first, last) if first and last else None


def nth_weekday(span: Interval, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday of a span, the last for -1; None where it has not so many."""
    first, last = span
    if nth < 0:
        return shift_days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    found = shift_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found and found <= last else None


def nth_week(span: Interval, nth: int) -> Interval | None:
    """Return the nth week of a month or year, Monday to Sunday; the last for -1.

    A week belongs to the span that holds its Thursday, as in ISO 8601.
    """
    thursday = nth_weekday(span, _THURSDAY, nth)
    return week_span(thursday) if thursday else None


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous algorithm; Meeus 1991, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leaps = century // 4, century % 4
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - lunar + 15) % 30
    weekday = (32 + 2 * leaps + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nearest(days: Iterable[date], anchor: date, *, future: bool | None) -> date | None:
    """Return the day nearest to the anchor; further off than two months, the tense decides."""
    known = sorted(set(days))
    best = min(known, key=lambda day: abs((day - anchor).days), default=None)
    if best is None or future is None or abs((best - anchor).days) <= STEADY_DAYS:
        return best
    side = [day for day in known if (day >= anchor) is future]
    return min(side, key=lambda day: abs((day - anchor).days), default=best)


def season_span(year: int, season: str) -> Interval | None:
    """Return the days that the weather and the sun both allow a northern season (SP, SU, FA, WI).

    A winter bears the year in which it begins.
    """
    month, day, last_month, last_day = _SEASONS[season]
    first = day_of(year, month, day)
    last = day_of(year + (last_month < month), last_month, last_day)
    return (first, last) if first and last else None


def nearest_weekday(anchor: date, weekday: int, *, future: bool) -> date | None:
    """Return the latest such weekday up to the anchor, or the first from the anchor on."""
    if future:
        return shift_days(anchor, (weekday - anchor.weekday()) % 7)
    return shift_days(anchor, -((anchor.weekday() - weekday) % 7))


def nearest_day(
    anchor: date, month: int, day: int, *, future: bool | None, reach: int = 1
) -> date | None:
    """Return the 'day month' nearest to the anchor, at most `reach` years from its year.

    The tense decides between the years only where the nearest is more than two months off: a
    wrong year is worse than a tense misread.
    """
    years = range(anchor.year - reach, anchor.year + reach + 1)
    days = [found for year in years if (found := day_of(year, month, day))]
    if not days:
        return None
    best = min(days, key=lambda found: abs((found - anchor).days))
    gap = (best - anchor).days
    if future is False and gap > STEADY_DAYS:
        return max((found for found in days if found <= anchor), default=best)
    if future and gap < -STEADY_DAYS:
        return min((found for found in days if found >= anchor), default=best)
    return best


def latest_year(anchor: date, month: int, *, future: bool | None) -> int:
    """Return the year of the latest such month begun by the anchor, or of the coming one.

    Where no tense shows, a month that comes within two is the coming one: the other would be "last
    November".
    """
    if future or (future is None and 0 < (month - anchor.month) % 12 <= 2):
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def month_length(month: int, year: int | None) -> int:
    """Return the number of days of a month; without a year, February has 29."""
    return gregorian.monthrange(year if year else 2000, month)[1]


def impossible_day(month: int, day: int, year: int | None) -> str | None:
    """Say why a day of a month cannot be, or None where it can, or where calendars differed."""
    longest = month_length(month, None)
    name = MONTHS[month - 1]
    if day > longest:
        return f"{name} never has more than {longest} days, so there is no {day} {name}"
    if year and year >= FIRST_COMMON_YEAR and day > month_length(month, year):
        return f"{year} was not a leap year, so it had no {day} {name}"
    return None


def wrong_weekday(day: date, weekday: int, *, anchor: date | None) -> str | None:
    """Say that `day` fell on another weekday, or None where it fits or calendars differed."""
    if day.weekday() == weekday or day.year < FIRST_COMMON_YEAR:
        return None
    verb = "is" if anchor and day > anchor else "was"
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{written} {verb} a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}"


def fitting_years(month: int, day: int, weekday: int, years: Iterable[int]) -> tuple[int, ...]:
    """Return those of `years` in which the day fell on the weekday."""
    return tuple(
        year
        for year in sorted(set(years))
        if (found := day_of(year, month, day)) and found.weekday() == weekday
    )

"""Dates as inputs write them -> ISO 8601; strict, and silent where a date is ambiguous."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
WEEKDAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    "sat(?:urday)?|sun(?:day)?"
)
_MONTH_KEYS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAY_KEYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WORDED = (
    rf"(?:(?:{WEEKDAYS})\.?,?\s+)?"
    rf"(?:{_DAY}\s+(?:{MONTHS})\.?,?\s+\d{{4}}|(?:{MONTHS})\.?\s+{_DAY},?\s+\d{{4}})"
)
NUMBERED = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
CLOCK = (
    r"(?:,?\s*(?:at\s+|[|·-]\s*)?(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:[:.][0-5]\d)?"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|Z|BST|CET|CEST|ES?T|EDT|PS?T|PDT)\b)?)"
)
_WORDED_PARTS = re.compile(
    rf"(?:(?P<weekday>{WEEKDAYS})\.?,?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{MONTHS})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{MONTHS})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))"
    rf"{CLOCK}?\.?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]\s*\d{1,2}:\d\d[\dA-Z:.,+\s-]{0,30})?",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})(?:{CLOCK})?", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_RFC = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}.*")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)")
_EARLIEST = 1700


class Order(StrEnum):
    """How a file writes numbered dates whose year stands last."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class OrderEvidence:
    """What the dates of one file show about the order of day and month."""

    day_first: bool = False
    month_first: bool = False

    def add(self, text: str | None) -> None:
        """Note a date that only one order can read."""
        match = _YEAR_LAST.fullmatch((text or "").strip())
        if match:
            first, second = int(match[1]), int(match[2])
            self.day_first |= first > 12 >= second
            self.month_first |= second > 12 >= first

    @property
    def order(self) -> Order:
        """The order that the file keeps; unclear where nothing, or both, was seen."""
        if self.day_first == self.month_first:
            return Order.UNCLEAR
        return Order.DAY_FIRST if self.day_first else Order.MONTH_FIRST


def is_numbered(text: str) -> bool:
    """Tell whether a date needs to know the order of day and month."""
    match = _YEAR_LAST.fullmatch(text.strip())
    return bool(match and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2])


def parse_date(text: str, *, today: date, order: Order = Order.UNCLEAR) -> str | None:
    """Return an ISO 8601 day, or a moment where the offset from UTC is stated; else None.

    A time without an offset is dropped. None stands for what is ambiguous, impossible (a weekday
    that does not fit its date), later than tomorrow, or earlier than newspapers.
    """
    text = text.strip()
    if not text or len(text) > 80:
        return None
    for reader in (_from_iso, _from_epoch, _from_rfc, _from_words):
        moment = reader(text)
        if moment is not None:
            return _told(moment, today)
    if _WORDED_PARTS.fullmatch(text):
        return None
    if _YEAR_LAST.fullmatch(text):
        days = readings(text)
        chosen = days.get(order) if len(set(days.values())) > 1 else next(iter(days.values()), None)
        return _told(chosen, today) if chosen else None
    return _told(_from_other_language(text), today)


def readings(text: str) -> dict[Order, date]:
    """Return what each order makes of a numbered date whose year stands last."""
    match = _YEAR_LAST.fullmatch(text.strip())
    if not match:
        return {}
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    found = {
        Order.DAY_FIRST: _day(year, second, first),
        Order.MONTH_FIRST: _day(year, first, second),
    }
    return {order: day for order, day in found.items() if day}


def date_in_url(url: str | None, *, today: date) -> str | None:
    """Return the day that a URL's path states ("/2021/05/03/", "/2021/may/03/")."""
    match = _IN_URL.search((url or "").lower())
    if not match:
        return None
    month = match[2] if match[2].isdigit() else str(_key(match[2], _MONTH_KEYS))
    return _told(_day(int(match[1]), int(month), int(match[3])), today)


def _told(moment: date | None, today: date) -> str | None:
    if moment is None:
        return None
    day = moment.date() if isinstance(moment, datetime) else moment
    if day.year < _EARLIEST or day > today + timedelta(days=1):
        return None
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.isoformat(timespec="seconds")
    return day.isoformat()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _key(word: str, keys: list[str]) -> int:
    return keys.index(word[:3].lower()) + 1 if word[:3].lower() in keys else 0


def _from_iso(text: str) -> date | None:
    match = _YEAR_FIRST.fullmatch(text)
    if not match:
        return None
    try:
        return datetime.fromisoformat(text.replace(" UTC", "+00:00").replace(" +", "+"))
    except ValueError:
        return _day(int(match[1]), int(match[2]), int(match[3]))


def _from_epoch(text: str) -> date | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if len(text) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)


def _from_rfc(text: str) -> date | None:
    if not _RFC.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _from_words(text: str) -> date | None:
    match = _WORDED_PARTS.fullmatch(text)
    if not match:
        return None
    month = _key(match["m1"] or match["m2"], _MONTH_KEYS)
    day = _day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
    weekday = match["weekday"]
    if day and weekday and _key(weekday, _WEEKDAY_KEYS) != day.isoweekday():
        return None
    return day


def _from_other_language(text: str) -> date | None:
    """Read a date in words of another language; the day, month and year must all be there."""
    if not re.search(r"[^\W\d_]{3,}", text) or not re.search(r"\d{4}", text):
        return None
    import dateparser  # noqa: PLC0415 - slow to load, and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = dateparser.parse(
                text,
                settings={
                    "STRICT_PARSING": True,
                    "REQUIRE_PARTS": ["day", "month", "year"],
                    "PARSERS": ["absolute-time"],
                },
            )
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    if not isinstance(found, datetime):
        return None
    return found if found.tzinfo is not None else found.date()

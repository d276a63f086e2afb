"""The words and shapes that time expressions are built from, and the records they are read into.

The kinds and values follow TIMEX3 of TimeML (Pustejovsky et al. 2003; ISO 24617-1), without
its classes for what no newsroom writes. Every pattern is bounded, so that reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from retold.annotate.calendar import Interval
from retold.annotate.tense import tense_hint

Match = re.Match[str]
WEAK = "weak"
"""The kind of an hour that is one only beside a day."""
_WINDOW = 48


class Register(StrEnum):
    """How a text writes its times.

    NEWS is edited prose, where a word that is no time must never be read as one. NOTES are short
    and informal: messages, diary entries, queries. There months and weekdays need no capital, "the
    5th" and "4/22" are days, the month of 3/4/2021 is March, and counts reach to the day.
    """

    NEWS = "news"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Course:
    """What an article has been speaking of so far.

    `quarter` is the year and number of the accounting quarter in play; `stretch` says that a longer
    stretch than it was named since in this sentence. `told` covers the days told last, in this
    sentence (`fresh`) or the one before.
    """

    quarter: tuple[int, int] | None = None
    stretch: bool = False
    told: Interval | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is read against: the sentence, the anchor day and the tense, if told.

    `low` is `text` in lower case with the same length. `years` are years that the article names;
    `year` is one that neighbouring words fix for a date written without. `course` is what the
    article told before. `moment` is the anchor with its clock, where the caller knows it.
    """

    text: str
    low: str
    anchor: date | None
    future: bool | None
    years: frozenset[int] = frozenset()
    year: int | None = None
    register: Register = Register.NEWS
    course: Course = Course()
    moment: datetime | None = None

    @property
    def notes(self) -> bool:
        """Tell whether the text is a note, read without the safety that news needs."""
        return self.register is Register.NOTES

    def tense(self, start: int) -> bool | None:
        """Return the tense told by the caller, or else what the words around show."""
        return self.future if self.future is not None else tense_hint(self.text, start)

    def word_before(self, start: int) -> str:
        """Return the word that stands before `start` in lower case, "" where none is adjacent."""
        window = self.low[max(0, start - _WINDOW) : start]
        words = window.split()
        return words[-1].lstrip("(\"'“‘") if words and window[-1].isspace() else ""

    def word_after(self, end: int) -> str:
        """Return the word that stands after `end` in lower case, "" where none is adjacent."""
        window = self.low[end : end + _WINDOW]
        words = window.split()
        return words[0].rstrip(".,;:)\"'”’") if words and window[0].isspace() else ""

    def capital(self, at: int) -> bool:
        """Tell whether the letter at `at` is a capital."""
        return self.text[at : at + 1].isupper()

    def named(self, at: int) -> bool:
        """Tell whether the word at `at` may be a name, as a month is; notes drop their capitals."""
        return self.notes or self.capital(at)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: a TIMEX3 value, and the days that it covers, ends included.

    `opens` names the end of the span that the words leave open: "start", "end" or "" for neither.
    `moment` is set where the words mean the very moment of writing.
    """

    kind: str
    value: str
    span: Interval | None = None
    inferred: bool = False
    days: float | None = None
    problem: str | None = None
    opens: str = ""
    moment: datetime | None = None

    @classmethod
    def of_day(cls, day: date, *, inferred: bool = False) -> Reading:
        """Return the reading of one day; `inferred` where the dateline supplied a part of it."""
        return cls("date", day.isoformat(), (day, day), inferred)


Reader = Callable[[Match, Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape, and how it is read; the reader answers None where the words are no time.

    The shape is compiled where it is first tried: an article opens few of the shapes there are, and
    compiling them all takes longer than reading it.
    """

    shape: str
    reader: Reader

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the shape compiled."""
        return _compiled(self.shape)


Openings = tuple[tuple[Iterable[str], tuple[Rule, ...]], ...]
"""The words that may open an expression, with the shapes to try there."""


@dataclass(frozen=True, slots=True)
class Atom:
    """An expression found: its place in the sentence, its meaning, and what read it."""

    start: int
    end: int
    reading: Reading
    rule: Rule
    match: Match


S = r"(?:[ \t\n\u00a0\u2009\u202f]{1,3})"
DASH = r"[-–—]"
END = r"(?![a-z0-9])"

_LONG_MONTHS = (
    "january february march april may june july august september october november december"
)
_SHORT_MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
MONTH_NUMBER = {name: number for number, name in enumerate(_LONG_MONTHS.split(), start=1)} | {
    short: [m[:3] for m in _LONG_MONTHS.split()].index(short[:3]) + 1
    for short in _SHORT_MONTHS.split()
}
MONTH_WORDS = "|".join(_LONG_MONTHS.split())
MONTH = (
    rf"(?P<month>(?:{MONTH_WORDS})(?![a-z])|"
    rf"(?:{'|'.join(_SHORT_MONTHS.replace(' may', '').split())})(?![a-z])\.?)"
)

_LONG_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT_DAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY_NUMBER = {name: number for number, name in enumerate(_LONG_DAYS.split())} | _SHORT_DAYS
WEEKDAY_WORDS = "|".join(_LONG_DAYS.split())
ANY_WEEKDAY = rf"(?P<weekday>{WEEKDAY_WORDS}|{'|'.join(_SHORT_DAYS)})(?![a-z])\.?"

DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?![a-z0-9]|,\d{3}\b)"

COUNTED = (
    "people|soldiers?|troops|men|women|children|civilians?|dollars?|euros?|pounds?|roubles?|"
    "rubles?|yen|km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|foot|ft|tons?|tonnes?|"
    "percent|per|points?|gmt|utc|hours|hrs|local|barrels?|shares?|units?|jobs?|homes?|houses?|"
    "residents?|members?|workers?|employees?|students?|pupils?|patients?|deaths?|cases?|"
    "prisoners?|refugees?|migrants?|protesters?|protestors?|demonstrators?|fighters?|rebels?|"
    "militants?|police|officers?|others?|more|times?|kg|kilos?|kilograms?|grams?|words?|pages?|"
    "vehicles?|tanks?|rounds?|shells?|rockets?|missiles?|drones?|mw|kw|hectares?|acres?|calories|"
    "square|cubic|million|billion|thousand|dead|injured|wounded|years?|months|weeks|days|"
    "passengers?|voters?|votes?|seats?|reservists?|recruits?|conscripts?|families|households|"
    "flights?|ships?|schools?|villages?|metric|mg|ml|cc|rpm|degrees?|volunteers?|animals?|fans"
)
NOT_COUNTED = rf"(?!{S}(?:{COUNTED})\b|{S}?[%°])"
YEAR_END = rf"(?![\w%])(?![.,:/]\d)(?!{DASH}\d){NOT_COUNTED}"
YEAR = rf"(?P<year>1\d{{3}}|20\d\d|2100){YEAR_END}"
TRAILING_YEAR = (
    rf"(?:(?P<comma>,)?{S}(?:of{S}|in{S})?(?P<year>1\d{{3}}|20\d\d|2100)(?![\w%])(?![.,:/]\d)"
    rf"(?!{DASH}\d)(?!{S}?(?:gmt|utc|hours|hrs|local|%))(?(comma){NOT_COUNTED}))?"
)

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
} | {
    word: tens * 10
    for tens, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
NUMBER_STARTS = frozenset(NUMBER_WORDS) - {"zero"}
VAGUE = frozenset({"several", "few", "couple", "dozens", "hundreds", "many", "some", "countless"})
_WORD = "|".join(sorted((*NUMBER_WORDS, "hundred", "thousand", "dozen"), key=len, reverse=True))
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}(?:\.\d{{1,2}})?|"
    rf"(?:{_WORD})(?:(?:-|{S}(?:and{S})?)(?:{_WORD})){{0,4}})"
)

ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
            "4th": 4, "final": -1, "last": -1}  # fmt: skip

_DAY_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
DAY_ORDINALS = (
    {word: number for number, word in enumerate(_DAY_ORDINALS, start=1)}
    | {f"twenty-{word}": 20 + number for number, word in enumerate(_DAY_ORDINALS[:9], start=1)}
    | {"thirtieth": 30, "thirty-first": 31}
)

PART_VALUES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
PART = r"(?P<part>morning|afternoon|evening|night)"

UNIT_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0,
    "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "quarter": 365.25 / 4,
    "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
UNIT_VALUES = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}N",
    "week": "P{}W", "fortnight": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y",
    "decade": "P{}Y", "century": "P{}Y",
}  # fmt: skip
UNIT_FACTORS = {"fortnight": 2, "decade": 10, "century": 100}
UNIT_ALIASES = {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute"}
UNIT = (
    r"(?P<unit>seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|"
    r"quarters?|years?|decades?|century|centuries)"
)


def rule(pattern: str, reader: Reader) -> Rule:
    """Return the rule of a shape that must end at the end of a word."""
    return Rule(pattern, reader)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def lowered(text: str) -> str:
    """Return the text in lower case, with every code point in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month, short or long."""
    return MONTH_NUMBER[word.rstrip(".")]


def unit_name(word: str) -> str:
    """Return the singular of a unit of time."""
    word = UNIT_ALIASES.get(word, word)
    if word == "centuries":
        return "century"
    return word.removesuffix("s")


def number(words: str) -> float | None:
    """Read a number in digits or in words up to the thousands; None where it is neither."""
    plain = words.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        pass
    total = current = 0
    for word in re.split(r"[\s-]+", plain):
        if word in NUMBER_WORDS:
            current += NUMBER_WORDS[word]
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word != "and":
            return None
    return float(total + current)


def plain(count: float) -> str:
    """Write a number without a needless point."""
    return str(int(count)) if count == int(count) else str(count)


_FIRST_WORD = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th|['’]?s)")


def takes_article(low: str, start: int) -> bool:
    """Tell whether a "the" before belongs to the expression; not in "the 2014 election"."""
    found = _FIRST_WORD.match(low, start)
    return found is not None and found.group() not in MONTH_NUMBER | WEEKDAY_NUMBER

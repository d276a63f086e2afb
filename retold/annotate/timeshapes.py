"""Which shapes to try at which word: the table that the reading of a sentence goes by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from retold.annotate import (
    timeclock,
    timecourse,
    timedates,
    timedays,
    timeholidays,
    timehours,
    timeimpossible,
    timelengths,
    timemoments,
    timenotes,
    timenth,
    timerefs,
    timerelative,
    timeseasons,
    timespelled,
    timewholes,
    timeyears,
)
from retold.annotate.timegrammar import (
    DAY_ORDINALS,
    MONTH_NUMBER,
    NUMBER_STARTS,
    ORDINALS,
    VAGUE,
    WEEKDAY_NUMBER,
    Register,
    Rule,
)

_ORDINAL_STARTS = (*{word.split("-")[0] for word in DAY_ORDINALS}, "last", "final", "0", "00")
_ANCHORED = (
    "last", "past", "previous", "preceding", "next", "coming", "following", "first", "final",
)  # fmt: skip
_REFERENCES = (
    "now", "currently", "nowadays", "recently", "right", "these", "at",
)  # fmt: skip
_UNITS = ("hours", "minutes", "days", "weeks", "months", "years", "decades", "centuries")


@cache
def shapes(register: Register) -> dict[str, tuple[Rule, ...]]:
    """Return the shapes to try at each word that may open an expression.

    Numbers stand under as many noughts as they have digits, four or more under four.
    """
    table: dict[str, tuple[Rule, ...]] = {}
    notes: tuple[tuple[Iterable[str], tuple[Rule, ...]], ...] = ()
    if register is Register.NOTES:
        hours = (*timemoments.NOTES_OPENINGS, *timehours.NOTES_OPENINGS)
        notes = (*hours, *timewholes.NOTES_OPENINGS, *timenotes.openings())
    for words, rules in (*notes, *_openings()):
        for word in words:
            table[word] = table.get(word, ()) + rules
    return table if not notes else {w: r for w, r in table.items() if w not in timenotes.UNREAD}


def _openings() -> tuple[tuple[Iterable[str], tuple[Rule, ...]], ...]:
    d, w, y, r, n = timedates, timedays, timeyears, timerelative, timelengths
    c = timecourse
    pointed = (w.PART_OF_DAY, w.WEEKDAY, r.RELATIVE_UNIT, r.RELATIVE_MONTH, r.POINTED_DAY)
    return (
        *timeholidays.NEWS_OPENINGS,
        (_ORDINAL_STARTS, timenth.WEEKDAYS_OF_PERIODS),
        *timeimpossible.OPENINGS,
        *timewholes.NEWS_OPENINGS,
        *timehours.NEWS_OPENINGS,
        *timemoments.NEWS_OPENINGS,
        (("a",), (c.A_YEAR_BACK,)),
        (("year",), (c.YEAR_AGO, c.YEAR_END, c.THE_YEAR)),
        (("full", "fiscal", "whole", "entire"), (c.THE_YEAR,)),
        (("quarter",), (c.THE_QUARTER,)),
        (("latest",), (c.LATEST,)),
        (("0000",), (c.PERIOD_OF_YEAR,)),
        (("that", "same", "earlier", "later", "early", "late"), (c.THAT, c.WITHIN)),
        (("following", "next", "previous", "preceding"), (c.BESIDE,)),
        (("current",), (timerefs.CURRENT,)),
        (("recent",), (timerefs.RECENT_THING,)),
        (("future", "past", "near", "foreseeable", "distant", "recent"), (timerefs.OPEN_TIME,)),
        (WEEKDAY_NUMBER, (d.DAY_MONTH, d.MONTH_DAY, w.WEEKDAY)),
        (MONTH_NUMBER, (d.MONTH_DAY, d.MONTH_DAYS, d.MONTH_ALONE)),
        (("0", "00"), (d.DAY_MONTH, d.DAYS_OF_MONTH, d.NUMERIC_DAY, d.LISTED_DAY)),
        (("0", "00"), (timeclock.CLOCK, timeclock.OCLOCK, n.LENGTH, r.AGO, n.TIMES_A)),
        (("0",), (d.NINE_ELEVEN,)),
        (("00",), (y.CENTURY, y.SHORT_DECADE)),
        (("000", "0000"), (n.LENGTH, r.AGO)),
        (
            ("0000",),
            (
                d.ISO_DAY,
                y.YEAR_FIRST_PART,
                y.YEAR_FIRST_WORDS,
                y.YEAR_RANGE,
                y.YEAR_ALONE,
                y.DECADE,
                timeclock.CLOCK_FOUR,
            ),
        ),
        ({word.split("-")[0] for word in DAY_ORDINALS}, (d.SPELLED_DAY, y.CENTURY)),
        (ORDINALS, (y.PART_OF_YEAR, y.MONTHS_OF_YEAR)),
        (timespelled.SPELLED_CENTURIES, (timespelled.SPELLED_YEAR, timespelled.SPELLED_DECADE)),
        ((*ORDINALS, "opening", "closing"), (d.MONTH_PART, y.AFFIXED_YEAR)),
        (("q", "h"), (y.SHORT_PART,)),
        (timeyears.WORD_DECADES, (y.WORD_DECADE,)),
        (("spring", "summer", "autumn", "fall", "winter"), (timeseasons.SEASON,)),
        (("this", "last", "past", "previous", "next", "coming"), (*pointed, timeseasons.SEASON)),
        (("upcoming", "following", "current"), pointed),
        (("earlier", "later", "early", "late", "mid", "sometime"), (*pointed, w.DEICTIC_DAY)),
        (("early", "late", "mid", "end"), (y.AFFIXED_YEAR, y.DECADE, d.MONTH_ALONE)),
        (_ANCHORED, (n.ANCHORED_LENGTH,)),
        (("today", "tonight", "yesterday", "tomorrow"), (w.DEICTIC_DAY,)),
        (("day",), (w.DAY_BESIDE,)),
        (("weekend",), (r.THE_WEEKEND,)),
        (("end", "start", "beginning", "middle", "close", "turn", "rest"), (r.EDGE,)),
        (("recent", "coming"), (r.RECENT,)),
        (_REFERENCES, (r.REFERENCE,)),
        (NUMBER_STARTS, (n.LENGTH, r.AGO, n.TIMES_A, timeclock.OCLOCK)),
        (("a", "an", "half"), (r.AGO, n.ARTICLE_LENGTH, n.VAGUE_LENGTH)),
        (VAGUE, (n.VAGUE_LENGTH, r.AGO)),
        (_UNITS, (n.BARE_UNITS, r.VAGUE_AGO)),
        (("every", "each"), (n.EVERY,)),
        (("once", "twice"), (n.TIMES_A,)),
        (timelengths.RECURRING_WORDS, (n.RECURRING,)),
        (("noon", "midday", "midnight"), (timeclock.NOON,)),
    )

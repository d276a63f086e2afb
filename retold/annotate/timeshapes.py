"""Which shapes to try at which word: the table that the reading of a sentence goes by."""

from __future__ import annotations

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
    Openings,
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

_POINTERS = (
    timedays.PART_OF_DAY,
    timedays.WEEKDAY,
    timerelative.RELATIVE_UNIT,
    timerelative.RELATIVE_MONTH,
    timerelative.POINTED_DAY,
)
_COURSE: Openings = (
    *timeholidays.NEWS_OPENINGS,
    (_ORDINAL_STARTS, timenth.WEEKDAYS_OF_PERIODS),
    *timeimpossible.OPENINGS,
    *timewholes.NEWS_OPENINGS,
    *timehours.NEWS_OPENINGS,
    *timemoments.NEWS_OPENINGS,
    (("a",), (timecourse.A_YEAR_BACK,)),
    (("year",), (timecourse.YEAR_AGO, timecourse.YEAR_END, timecourse.THE_YEAR)),
    (("full", "fiscal", "whole", "entire"), (timecourse.THE_YEAR,)),
    (("quarter",), (timecourse.THE_QUARTER,)),
    (("latest",), (timecourse.LATEST,)),
    (("0000",), (timecourse.PERIOD_OF_YEAR,)),
    (("that", "same", "earlier", "later", "early", "late"), (timecourse.THAT, timecourse.WITHIN)),
    (("following", "next", "previous", "preceding"), (timecourse.BESIDE,)),
    (("current",), (timerefs.CURRENT,)),
    (("recent",), (timerefs.RECENT_THING,)),
    (("future", "past", "near", "foreseeable", "distant", "recent"), (timerefs.OPEN_TIME,)),
)
"""What leans on the course of the text, and times that have shapes of their own."""

_DAYS: Openings = (
    (WEEKDAY_NUMBER, (timedates.DAY_MONTH, timedates.MONTH_DAY, timedays.WEEKDAY)),
    (MONTH_NUMBER, (timedates.MONTH_DAY, timedates.MONTH_DAYS, timedates.MONTH_ALONE)),
    (
        ("0", "00"),
        (timedates.DAY_MONTH, timedates.DAYS_OF_MONTH, timedates.NUMERIC_DAY, timedates.LISTED_DAY),
    ),
    (
        ("0", "00"),
        (
            timeclock.CLOCK,
            timeclock.OCLOCK,
            timelengths.LENGTH,
            timerelative.AGO,
            timelengths.TIMES_A,
        ),
    ),
    (("0",), (timedates.NINE_ELEVEN,)),
)
"""Days and months of the calendar, and hours."""

_YEARS: Openings = (
    (("00",), (timeyears.CENTURY, timeyears.SHORT_DECADE)),
    (("000", "0000"), (timelengths.LENGTH, timerelative.AGO)),
    (
        ("0000",),
        (
            timedates.ISO_DAY,
            timeyears.YEAR_FIRST_PART,
            timeyears.YEAR_FIRST_WORDS,
            timeyears.YEAR_RANGE,
            timeyears.YEAR_ALONE,
            timeyears.DECADE,
            timeclock.CLOCK_FOUR,
        ),
    ),
    ({word.split("-")[0] for word in DAY_ORDINALS}, (timedates.SPELLED_DAY, timeyears.CENTURY)),
    (ORDINALS, (timeyears.PART_OF_YEAR, timeyears.MONTHS_OF_YEAR)),
    (timespelled.SPELLED_CENTURIES, (timespelled.SPELLED_YEAR, timespelled.SPELLED_DECADE)),
    ((*ORDINALS, "opening", "closing"), (timedates.MONTH_PART, timeyears.AFFIXED_YEAR)),
    (("q", "h"), (timeyears.SHORT_PART,)),
    (timeyears.WORD_DECADES, (timeyears.WORD_DECADE,)),
)
"""Years, their parts, decades and centuries."""

_POINTED: Openings = (
    (("spring", "summer", "autumn", "fall", "winter"), (timeseasons.SEASON,)),
    (("this", "last", "past", "previous", "next", "coming"), (*_POINTERS, timeseasons.SEASON)),
    (("upcoming", "following", "current"), _POINTERS),
    (("earlier", "later", "early", "late", "mid", "sometime"), (*_POINTERS, timedays.DEICTIC_DAY)),
    (
        ("early", "late", "mid", "end"),
        (timeyears.AFFIXED_YEAR, timeyears.DECADE, timedates.MONTH_ALONE),
    ),
    (_ANCHORED, (timelengths.ANCHORED_LENGTH,)),
    (("today", "tonight", "yesterday", "tomorrow"), (timedays.DEICTIC_DAY,)),
    (("day",), (timedays.DAY_BESIDE,)),
    (("weekend",), (timerelative.THE_WEEKEND,)),
    (("end", "start", "beginning", "middle", "close", "turn", "rest"), (timerelative.EDGE,)),
    (("recent", "coming"), (timerelative.RECENT,)),
    (_REFERENCES, (timerelative.REFERENCE,)),
)
"""What is pointed at from the day of publication."""

_LENGTHS: Openings = (
    (NUMBER_STARTS, (timelengths.LENGTH, timerelative.AGO, timelengths.TIMES_A, timeclock.OCLOCK)),
    (("a", "an", "half"), (timerelative.AGO, timelengths.ARTICLE_LENGTH, timelengths.VAGUE_LENGTH)),
    (VAGUE, (timelengths.VAGUE_LENGTH, timerelative.AGO)),
    (_UNITS, (timelengths.BARE_UNITS, timerelative.VAGUE_AGO)),
    (("every", "each"), (timelengths.EVERY,)),
    (("once", "twice"), (timelengths.TIMES_A,)),
    (timelengths.RECURRING_WORDS, (timelengths.RECURRING,)),
    (("noon", "midday", "midnight"), (timeclock.NOON,)),
)
"""Lengths, and times that come again."""


@cache
def shapes(register: Register) -> dict[str, tuple[Rule, ...]]:
    """Return the shapes to try at each word that may open an expression.

    Numbers stand under as many noughts as they have digits, four or more under four.
    """
    table: dict[str, tuple[Rule, ...]] = {}
    notes: Openings = ()
    if register is Register.NOTES:
        hours = (*timemoments.NOTES_OPENINGS, *timehours.NOTES_OPENINGS)
        notes = (*hours, *timewholes.NOTES_OPENINGS, *timenotes.openings())
    for words, rules in (*notes, *_COURSE, *_DAYS, *_YEARS, *_POINTED, *_LENGTHS):
        for word in words:
            table[word] = table.get(word, ()) + rules
    return table if not notes else {w: r for w, r in table.items() if w not in timenotes.UNREAD}

"""A sentence -> its time expressions, resolved against the day of publication.

The text is read once from left to right. A word that may open an expression names the few shapes
to try there; of those that match, the longest with a meaning is kept. Neighbours are then joined
into intervals and moments. Values are TIMEX3 (TimeML; ISO 24617-1). The approach is that of
rule-based taggers for the news (HeidelTime, Strötgen and Gertz 2010; SUTime, Chang and Manning
2012), with one addition: a date that cannot be is told as such, and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
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
from retold.annotate.dateproblems import years_named
from retold.annotate.tense import tense_hint
from retold.annotate.timegrammar import (
    DAY_ORDINALS,
    MONTH_NUMBER,
    NUMBER_STARTS,
    ORDINALS,
    VAGUE,
    WEAK,
    WEEKDAY_NUMBER,
    Atom,
    Course,
    Register,
    Rule,
    Scene,
    lowered,
    takes_article,
)
from retold.annotate.timejoins import join
from retold.types import Span, Timex

__all__ = [
    "Register",
    "find_timexes",
    "is_dated",
    "read_times",
    "relation",
    "tense_hint",
    "years_named",
]

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_RELATION = re.compile(r"\s(?:after|before|later|earlier|since)(?![a-z])|\son(?=\s*(?:$|[,.;:]))")
_RELATIONS = frozenset({"after", "before", "later", "earlier", "since", "on"})
_POINTING = re.compile(
    r"(?:last|past|previous|next|coming|upcoming|following|year\s+to|eo[ymw]|week\s+\d+|(?:end|"
    r"beginning|start|middle|close|rest)\s+of)\b(?!\s(?!the|this)\w+\sof\s)"
)
_STOPPED = re.compile(r"[a-z]{3}\.\Z")
_GLUE = frozenset("$£€#@+_")
_LETTERED = frozenset("-–/.,:'’")
_DIGITS = 8
_ORDINAL_STARTS = (*{word.split("-")[0] for word in DAY_ORDINALS}, "last", "final", "0", "00")
_ANCHORED = (
    "last", "past", "previous", "preceding", "next", "coming", "following", "first", "final",
)  # fmt: skip
_REFERENCES = (
    "now", "currently", "nowadays", "recently", "right", "these", "at",
)  # fmt: skip
_UNITS = ("hours", "minutes", "days", "weeks", "months", "years", "decades", "centuries")


def find_timexes(
    text: str,
    *,
    anchor: date | None,
    offset: int = 0,
    future: bool | None = None,
    years: frozenset[int] = frozenset(),
    register: Register = Register.NEWS,
) -> tuple[Timex, ...]:
    """Return the time expressions of a sentence, in order and without overlap.

    `anchor` is the day of publication, or its moment, which notes count hours from: without it,
    what depends on it has a value with X in the places unknown and no interval. `offset` is added
    to the spans. `future` tells the tense, where the caller knows it; otherwise the words around
    each expression do. `years` are other years that the article names (`years_named`): a weekday
    that fits its date in one of them is no problem. `register` says how the text writes its times.
    Linear in the length of the text; never raises for what a text may hold.
    """
    moment = anchor if isinstance(anchor, datetime) else None
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    scene = Scene(text, lowered(text), day, future, years, register=register, moment=moment)
    return _read(scene, offset=offset)[0]


def read_times(
    sentences: Iterable[tuple[str, int]], *, anchor: date | None
) -> Iterator[tuple[Timex, ...]]:
    """Yield the time expressions of each sentence of an article, given with its offset, in order.

    As `find_timexes`, but each sentence is read in the course of those before it: "that year", "the
    next day", "the latest quarter" and "a year earlier" are resolved where they alone are not.
    """
    course = Course()
    for text, offset in sentences:
        scene = Scene(text, lowered(text), anchor, None, course=course)
        found, course = _read(scene, offset=offset)
        course = timecourse.turn(course)
        yield found


def is_dated(timex: Timex) -> bool:
    """Tell whether an expression says when or how long, and not only "now" or "recently"."""
    return not timex.value.endswith("_REF")


def _read(scene: Scene, *, offset: int) -> tuple[tuple[Timex, ...], Course]:
    """Return the expressions of a sentence, and the course of the article after it."""
    atoms: list[Atom] = []
    course = scene.course
    for atom, course in _atoms(scene):  # noqa: B007
        atoms.append(atom)
    if not atoms:
        return (), course
    joined = [atom for atom in join(atoms, scene) if atom.reading.kind != WEAK]
    limits = [*(atom.start for atom in joined[1:]), len(scene.text)][: len(joined)]
    timexes = (
        _timex(atom, scene, offset, limit) for atom, limit in zip(joined, limits, strict=True)
    )
    return tuple(timexes), course


def relation(words: str) -> str | None:
    """Return the word that ties a length to an event: "after" in "seven months after".

    None for a length alone, and for expressions that are no length.
    """
    last = words.rsplit(maxsplit=1)[-1].lower() if words.split() else ""
    return last if last in _RELATIONS else None


def _atoms(scene: Scene) -> Iterator[tuple[Atom, Course]]:
    """Yield each expression with the course of the article after it."""
    low, read_to, rules = scene.low, 0, _rules(scene.register)
    for token in _TOKEN.finditer(low):
        start = token.start()
        if start < read_to:
            continue
        word = token.group()
        found = rules.get(word)
        if found is None:
            if not word[0].isdigit() or len(word) > _DIGITS:
                continue
            found = rules["0" * min(len(word), 4)]
        if not _opens(low, start, digits=word[0].isdigit(), notes=scene.notes):
            continue
        atom = _longest(found, scene, start)
        if atom is not None:
            read_to = atom.end
            course = timecourse.follow(scene.course, atom.reading, anchor=scene.anchor)
            scene = replace(scene, course=course)
            yield atom, course


def _opens(low: str, start: int, *, digits: bool, notes: bool) -> bool:
    """Tell whether a word begins here, and not the tail of a number, a code or a name."""
    before = low[start - 1] if start else " "
    if notes and before == "-":
        return True
    if before.isalnum() or before in _GLUE:
        return False
    if not digits or before not in _LETTERED:
        return before not in {"/", "@"}
    return start < 2 or not low[start - 2].isalnum()


def _longest(rules: tuple[Rule, ...], scene: Scene, start: int) -> Atom | None:
    matches = [(rule, found) for rule in rules if (found := rule.pattern.match(scene.low, start))]
    for rule, found in sorted(matches, key=lambda pair: -pair[1].end()):
        if found.end() == start:
            continue
        reading = rule.reader(found, scene)
        if reading is not None:
            opening = _with_article(scene, start)
            return Atom(opening, _ended(found, scene), reading, rule, found)
    return None


def _ended(found: re.Match[str], scene: Scene) -> int:
    """In notes, leave a full stop after a name out: it may end the sentence."""
    return found.end() - (scene.notes and bool(_STOPPED.search(found.group())))


def _with_article(scene: Scene, start: int) -> int:
    low = scene.low
    if scene.notes and _POINTING.match(low, start):
        return start
    led = start >= 4 and low.startswith("the ", start - 4) and takes_article(low, start)
    return start - 4 if led and not low[start - 5 : start - 4].isalnum() else start


def _timex(atom: Atom, scene: Scene, offset: int, limit: int) -> Timex:
    start, end, reading = atom.start, atom.end, atom.reading
    if reading.kind == "duration" and scene.word_before(start) != "for":
        tied = _RELATION.match(scene.low, end)
        end = tied.end() if tied and tied.end() <= limit else end
    value = reading.value
    if reading.kind == "time" and value.startswith("T"):
        value = f"XXXX-XX-XX{value}"
    first = reading.span[0].isoformat() if reading.span and reading.opens != "start" else None
    last = reading.span[1].isoformat() if reading.span and reading.opens != "end" else None
    if reading.moment:
        first = last = reading.moment.replace(microsecond=0).isoformat()
    return Timex(
        Span(start + offset, end + offset),
        reading.kind,
        value,
        first,
        last,
        reading.inferred,
        reading.days,
        reading.problem,
    )


@cache
def _rules(register: Register) -> dict[str, tuple[Rule, ...]]:
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

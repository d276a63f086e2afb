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

from retold.annotate import timecourse
from retold.annotate.dateproblems import years_named
from retold.annotate.tense import tense_hint
from retold.annotate.timegrammar import (
    WEAK,
    Atom,
    Course,
    Register,
    Rule,
    Scene,
    lowered,
    takes_article,
)
from retold.annotate.timejoins import join
from retold.annotate.timeshapes import shapes
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
    low, read_to, rules = scene.low, 0, shapes(scene.register)
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

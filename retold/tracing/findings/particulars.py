"""What a text tells of a person that a person has only one of: age, party, seat, state, office.

Reporters give such particulars beside a name, in the same few forms ("Ines Vogt, 53,", "the
Norlandic foreign minister, Ines Vogt"). Two outlets that give them otherwise within days cannot
both be right, whatever else the two tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from retold.claims.places import places_in
from retold.tracing.evidence import Scene
from retold.types import Span

_NEAR = 60
BIRTHDAY = 1
"""Years that two ages may lie apart: a birthday, or a register of another month."""
_PART = r"[^\W\d_a-z][\w’'-]+"
_OF_NAMES = r"(?:v[ao]n|de[rnl]?|d[aiu]|dos|l[ae]|bin|ibn|al|el|ben|te[rn])"
_NAME = (
    rf"(?P<name>{_PART}(?:\s[A-Z]\.)?(?:\s(?:{_OF_NAMES}\s)?{_PART}){{1,2}})"
    r"(?:\s\([^)]{1,24}\))?"
)
_HELD = rf"{_NAME}(?:\s(?:of|from)\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
_ALSO = r"(?:[^,.;:“”\"()]{2,40}\s(?:and|who\sis|who\salso\sis)\s)?"
_COMMITTEE = re.compile(
    rf"\b{_HELD},\s{_ALSO}(?:the\s)?(?P<told>(?P<post>(?:top|highest-ranking|ranking)\s(?:member|"
    r"Republican|Democrat|Conservative|Labour\smember)|chair(?:man|woman|person)?)\s(?:of|on)\s"
    r"(?:the\s)?(?P<body>(?:[A-Z][\w’'-]+,?\s(?:(?:and|of|on|for|the)\s){0,2}){1,8}?Committee))\b"
)
_AGES = (
    re.compile(rf"\b{_NAME},\s(?P<told>(?:aged\s)?(?P<age>[1-9]\d))(?=,\s|\.\s|\sand\s)"),
    re.compile(rf"\b(?P<told>(?P<age>[1-9]\d)-year-old)\s(?:[a-z-]+\s){{0,2}}{_NAME}"),
)
_SEAT = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){1,2}),?\s"
    r"(?P<told>\(?(?P<party>[RD])\s?[-–]\s?(?P<seat>[A-Z][A-Za-z.]*(?:\s[A-Z][a-z]+)?)\)?)"
)
_MEMBER = re.compile(
    r"\b(?P<told>(?P<party>Republican|Democratic|Labour|Conservative|Tory)\s(?:U\.?S\.?\s)?"
    rf"(?:Sen(?:\.|ator)|Rep(?:\.|resentative)|Gov(?:\.|ernor)|MP|[Cc]ongress(?:man|woman)))\s{_NAME}"
)
_PARTIES = {"R": "Republican", "D": "Democratic", "Tory": "Conservative"}
_OFFICES = (
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Defense Minister",
    "Interior Minister",
    "Finance Minister",
    "Justice Minister",
    "Health Minister",
    "President",
    "Chancellor",
)
_OFFICE = re.compile(rf"(?P<told>\b(?P<office>{'|'.join(_OFFICES)}))\s{_NAME}")
_NOT_NOW = re.compile(
    r"\b(?:former|then|ex|incoming|outgoing|next|new|deputy|vice|acting|interim|caretaker|late|"
    r"ousted|deposed|shadow|first|would-be|self-\w+|one-time|onetime|ever)\b[\s-]*(?:[\w’'.-]+\s){0,2}$",
    re.IGNORECASE,
)
_DEMONYM = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z]+(?:(?<!s)|(?<=ss)))\s$")
_WORD = re.compile(r"[A-Z][\w’'-]+")


class Sort(StrEnum):
    """What is told of a person."""

    AGE = "age"
    PARTY = "party"
    SEAT = "seat"
    STATE = "state"
    OFFICE = "office"
    CHAIR = "committee chaired"
    RANKING = "committee led for a party"


@dataclass(frozen=True, slots=True)
class Particular:
    """What an article tells of a person: `words` are what another's must not have in common."""

    article: str
    name: str
    sort: Sort
    words: frozenset[str]
    span: Span


def particulars(scene: Scene, article: str) -> Iterator[Particular]:
    """Yield what an article tells of people, in its own words; nothing of a copy."""
    if article in scene.copies:
        return
    text = scene.text(article)
    rows = (*_ages(text), *_members(text), *_posts(text), *_committees(text))
    for found, sort, words in rows:
        parts = [part for part in found["name"].split() if not part.endswith(".")]
        span = Span(found.start("told"), found.end("told"))
        yield Particular(article, " ".join(parts[-2:]), sort, words, span)


def exclude(one: Particular, other: Particular) -> bool:
    """Whether nobody has both at a time, as far as their words tell."""
    if one.sort is not other.sort:
        return False
    if one.sort is Sort.AGE:
        (a,), (b,) = one.words, other.words
        return abs(int(a) - int(b)) > BIRTHDAY
    if one.sort is Sort.SEAT:
        (a,), (b,) = one.words, other.words
        return _two_seats(a, b)
    if one.sort in {Sort.CHAIR, Sort.RANKING}:
        alike = one.words & other.words
        return bool(alike and one.words - alike and other.words - alike)
    return not one.words & other.words


def is_known(text: str, theirs: Particular) -> bool:
    """Whether a text has what another tells of a person: near the name, or an age anywhere."""
    if theirs.sort is Sort.AGE:
        return any(re.search(rf"(?<!\d){age}(?!\d)", text) is not None for age in theirs.words)
    if theirs.sort in {Sort.CHAIR, Sort.RANKING}:
        return theirs.words <= set(_WORD.findall(text))
    surname = re.escape(theirs.name.split()[-1])
    near = (text[max(0, m.start() - _NEAR) : m.end() + _NEAR] for m in re.finditer(surname, text))
    told = {word.lower() for word in theirs.words} | {
        f"{office} minister" for word in theirs.words for office in [word.split()[0].lower()]
    }
    return any(word in beside.lower() for beside in near for word in told)


Row = tuple[re.Match[str], Sort, frozenset[str]]


def _ages(text: str) -> Iterator[Row]:
    for pattern in _AGES:
        for found in pattern.finditer(text):
            yield found, Sort.AGE, frozenset({found["age"]})


def _members(text: str) -> Iterator[Row]:
    for found in _SEAT.finditer(text):
        yield found, Sort.PARTY, frozenset({_PARTIES[found["party"]]})
        yield found, Sort.SEAT, frozenset({found["seat"].rstrip(".")})
    for found in _MEMBER.finditer(text):
        if not _NOT_NOW.search(text[: found.start()]):
            yield found, Sort.PARTY, frozenset({_PARTIES.get(found["party"], found["party"])})


def _posts(text: str) -> Iterator[Row]:
    """Yield offices of state with the state where an adjective names it: "Norlandic President".

    "Pro-Norlandic" and "Norlandic-backed" name no state, and a post with a word for the past or
    for a stand-in before it is none of these days.
    """
    for found in _OFFICE.finditer(text):
        before = text[max(0, found.start("told") - 40) : found.start("told")]
        if _NOT_NOW.search(before):
            continue
        yield found, Sort.OFFICE, frozenset({found["office"].replace("Defense", "Defence")})
        state = _DEMONYM.search(before)
        named = places_in(state["word"]) if state is not None else ()
        if len(named) == 1 and named[0].form == "demonym":
            yield found, Sort.STATE, frozenset({named[0].country})


def _committees(text: str) -> Iterator[Row]:
    for found in _COMMITTEE.finditer(text):
        words = frozenset(_WORD.findall(found["body"])) - {"Committee"}
        apart = {word.lower() for word in words} & _OF_SEVERAL
        if apart or _NOT_NOW.search(text[: found.start("told")].removesuffix("the ")):
            continue
        chairs = found["post"].lower().startswith("chair")
        yield found, Sort.CHAIR if chairs else Sort.RANKING, words


_OF_SEVERAL = frozenset(
    "select special joint conference caucus national campaign central party".split()
)


def _two_seats(a: str, b: str) -> bool:
    """Whether two seats differ: by their first letters, or in one style of writing them.

    "KS" and "Kan." are one state, which no letters show.
    """
    short, long = sorted((a.replace(".", "").lower(), b.replace(".", "").lower()), key=len)
    if short[0] != long[0]:
        return True
    one_style = a.isupper() == b.isupper()
    letters = iter(long)
    return one_style and not all(letter in letters for letter in short)

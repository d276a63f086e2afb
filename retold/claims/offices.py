"""Offices that one person at a time holds, as a text speaks of them: "the health minister".

An office is known by its noun, by what it is of ("health", "Malden police"), by its country and by
its rank ("former", "deputy"). Only nouns that one person holds are read: a ministry has many
officers and a parliament many senators, so "the officer" and "the senator" name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from retold.claims.lexicon import words
from retold.claims.names import PARTICLES, is_no_title
from retold.claims.places import places_in
from retold.types import Span

SOMEBODYS = "Whose"
"""What an office is of where a pronoun says it ("its director"): somebody, named elsewhere."""
_HEAD = re.compile(
    r"\b(?P<ex>ex-|vice-)?(?:(?P<prime>prime[ -]|first |chief (?=minister))?"
    r"(?P<noun>minister|president|chancellor|premier|mayor|gov\.|governor|king|queen|pope"
    r"|secretary[- ]general|attorney[- ]general|secretary|commissioner|director"
    r"|chairman|chairwoman|chairperson|speaker|sheriff|coroner|chief)(?P<many>s)?)"
    r"(?P<elect>-elect|-designate)?(?![\w-])",
    re.I,
)
_RANKS = words(
    "former ex late then acting interim caretaker deputy vice assistant junior senior incoming "
    "outgoing elect designate shadow self-declared self-proclaimed self-styled ousted exiled "
    "would-be honorary co first-ever retired future next previous associate lieutenant "
    "parliamentary permanent top"
)
_FIELDS = words(
    "foreign external internal interior home health defence finance treasury justice education "
    "transport energy agriculture emergency emergencies trade economy economic culture tourism "
    "labour labor environment security information development sport sports religious public works "
    "intelligence state police army military fire navy air force staff press water oil mining "
    "planning housing industry commerce science technology communications immigration migration "
    "budget tax europe european veterans aviation health-care"
)
_IDLE = words("affairs new current longtime long-time country nation")
_STOPS = words(
    "the a an this that these those his her its their our my your some any no one another each "
    "every of for to in on at by with from as and or but nor if when while after before since "
    "because that which who whom said says say told tell adds added met asked quoted called named "
    "is was were are be been has had have will would also not than like between against about "
    "into over under through during until yesterday today meanwhile however later earlier both "
    "either two three four five six several many most all few"
)
_DEFINITE = words("the this that")
_OWNERS = words("its his her their our my your whose")
_SINGLE = words("a an another one some any no each every")
_NEAR = 90
_LONGEST = 6
_OWNED = re.compile(r"['’]s?$")
_SPELLINGS = {"gov.": "governor", "chairperson": "chairman", "chairwoman": "chairman"}
_STATES = words("minister president chancellor premier secretary king queen") | {"prime minister"}
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)
_WORD = r"[\w][\w.’'-]*"
_BEFORE = re.compile(rf"((?:{_WORD} )*)$")
_TAIL = re.compile(rf" (?:of|for) (?:the )?((?:{_WORD})(?: {_WORD}){{0,5}})")
_PART = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ -])"
_NAME = rf"(?:{_PART})*[A-ZÀ-Ý][\w’'-]*(?: (?:[A-Z]\.|{_PART}*[A-ZÀ-Ý][\w’'-]+)){{0,3}}"
_AFTER = re.compile(rf"(?P<comma>,)? (?:(?:Mr|Mrs|Ms|Dr|Sir|Gen)\.? )?(?P<name>{_NAME})")
_CLOSES = re.compile(r"[.;:)”\"]|$|,(?! (?:and|or|the|a|an)\b)(?! [A-Z])|,? who\b|,? sa(?:id|ys)\b")
_CALLED = re.compile(rf"(?:^|[\s“\"(])(?P<name>{_NAME}), (?:the |then )?$")


class Form(StrEnum):
    """How an office is spoken of: of the one holder, without an article, of one of several."""

    DEFINITE = "definite"
    BARE = "bare"
    INDEFINITE = "indefinite"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Office:
    """What identifies an office: its noun, its rank, what it is of, and of which country.

    `scope` are those words of `of` that are proper names: a town, a body.
    """

    noun: str
    rank: frozenset[str]
    of: frozenset[str]
    scope: frozenset[str]
    country: str | None


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office at one place of a text, with the person whom the words beside it name.

    `span` covers the words of the office and `naming` the name too; `noun` is the place of the
    noun alone. `name` is None where nobody is named.
    """

    office: Office
    span: Span
    noun: Span
    naming: Span
    form: Form
    name: str | None


def offices_in(text: str, *, stretch: Span | None = None) -> Iterator[OfficeMention]:
    """Yield the offices that a stretch of a text speaks of, in order; offsets are the text's."""
    area = stretch or Span(0, len(text))
    for found in _HEAD.finditer(text, area.start, area.end):
        yield _mention(text, found)


def office_of(source: str) -> tuple[Office, Form] | None:
    """Read a source that is nothing but one office: "the foreign minister of Peru".

    Returns None where other words stand by it ("the minister and his aide") or a name does.
    """
    found = list(offices_in(source))
    if len(found) != 1 or found[0].name is not None:
        return None
    before, after = source[: found[0].span.start], source[found[0].span.end :]
    alone = before.strip().lower() in _DEFINITE | {""} and not after.strip(" ,.")
    return (found[0].office, found[0].form) if alone else None


def _mention(text: str, found: re.Match[str]) -> OfficeMention:
    line, stop = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    stop = len(text) if stop < 0 else stop
    lead, determiner, first = _lead(
        text[max(line, found.start() - _NEAR) : found.start()], titled=found["noun"][:1].isupper()
    )
    first += max(line, found.start() - _NEAR)
    tail, length = _tail(text[found.end() : min(stop, found.end() + _NEAR)])
    end = found.end() + length
    after = text[end : min(stop, end + _NEAR)]
    named = _named_after(after, end) or _named_before(text[line:first], line, after)
    lead += [SOMEBODYS] * (determiner in _OWNERS)
    lead += [found[part].strip("-").lower() for part in ("ex", "elect") if found[part]]
    naming = Span(min(first, named[1].start), max(end, named[1].end)) if named else Span(first, end)
    return OfficeMention(
        office=_office(_noun(found), lead, tail),
        span=Span(first, end),
        noun=Span(found.start("noun"), found.end("noun")),
        naming=naming,
        form=_form(determiner, lead, many=found["many"] is not None),
        name=named[0] if named else None,
    )


def _noun(found: re.Match[str]) -> str:
    noun = _SPELLINGS.get(found["noun"].lower(), found["noun"].lower()).replace("-", " ")
    return f"prime {noun}" if found["prime"] else noun


def _lead(before: str, *, titled: bool) -> tuple[list[str], str, int]:
    """Return the words that qualify a noun, the word before them, and where they begin.

    Before a noun in capitals, a plain word that is no field or rank begins no title: "how far
    President Ana Ruiz".
    """
    run = _BEFORE.search(before)
    kept: list[str] = []
    first = len(before)
    for token in reversed(run[1].split() if run else []):
        word = token.lower()
        known = word.replace("defense", "defence") in _FIELDS | _RANKS | _IDLE
        loose = token == word and not known
        verbal = loose and word.endswith(("ed", "ing", "ly"))
        if word in _STOPS or verbal or (loose and titled) or len(kept) == _LONGEST:
            return kept, word, first
        kept.insert(0, token)
        first = before.rindex(token, 0, first)
    return kept, "", first


def _tail(after: str) -> tuple[list[str], int]:
    """Read "of foreign affairs" and "of Peru": words for a field or a country, then no more."""
    found = _TAIL.match(after)
    if found is None:
        return [], 0
    known: list[str] = []
    end = 0
    places = [place for place in places_in(found[1]) if place.start == 0]
    if places:
        return [places[0].word], found.start(1) + places[0].end
    for word in re.finditer(_WORD, found[1]):
        plain = word.group().lower().replace("defense", "defence")
        if plain not in _FIELDS | _IDLE and not (known and plain == "and"):
            break
        if plain != "and":
            known.append(plain)
            end = word.end()
    if known:
        return known, found.start(1) + end
    proper = re.match(rf"{_NAME}", found[1])
    plain_word = re.match(r"[a-z-]+", found[1])
    chosen = proper or plain_word
    return (chosen.group().split(), found.start(1) + chosen.end()) if chosen else ([], 0)


def _named_after(after: str, at: int) -> tuple[str, Span] | None:
    """Read "Minister Ana Ruiz" and "the minister, Ana Ruiz,"; `at` is where the words begin."""
    found = _AFTER.match(after)
    name = _name(found["name"]) if found else None
    if found is None or name is None:
        return None
    closed = " " in name and _CLOSES.match(after[found.start("name") + len(name) :])
    if found["comma"] and not closed:
        return None
    return name, Span(at + found.start("name"), at + found.start("name") + len(name))


def _named_before(before: str, at: int, after: str) -> tuple[str, Span] | None:
    """Read the person out of "Ana Ruiz, the health minister," where no list goes on."""
    found = _CALLED.search(before[-2 * _NEAR :])
    if found is None or not _CLOSES.match(after) or _name(found["name"]) != found["name"]:
        return None
    start = at + len(before) - len(found.group()) + found.start("name") - found.start()
    return found["name"], Span(start, start + len(found["name"]))


def _name(text: str) -> str | None:
    """Return the words of a name up to a day, a month or a possessive; None if none is left."""
    kept = list(takewhile(lambda word: word.lower() not in _TIMES | _STOPS, text.split()))
    owner = next((i for i, word in enumerate(kept) if _OWNED.search(word)), len(kept) - 1)
    name = _OWNED.sub("", " ".join(kept[: owner + 1]))
    if not name or not is_no_title(kept[0].lower()) or _HEAD.search(name):
        return None
    return None if any(place.word == name for place in places_in(name)) else name


def _form(determiner: str, kept: list[str], *, many: bool) -> Form:
    if many:
        return Form.PLURAL
    if determiner in _SINGLE:
        return Form.INDEFINITE
    owned = any(_OWNED.search(word) for word in kept)
    return Form.DEFINITE if determiner in _DEFINITE or owned else Form.BARE


def _office(noun: str, lead: list[str], tail: list[str]) -> Office:
    """Sort the words round a noun into rank, field, proper scope and country.

    A capital stands for its country before a minister, and for itself before a mayor.
    """
    phrase = " ".join([*lead, *tail])
    places = [p for p in places_in(phrase) if noun in _STATES or p.form != "capital"]
    countries = {place.country for place in places}
    for place in sorted(places, key=lambda place: -place.start):
        phrase = phrase[: place.start] + phrase[place.end :]
    plain = [
        _OWNED.sub("", word).strip(".,-’'").replace("efense", "efence") for word in phrase.split()
    ]
    kept = [w for w in plain if w and w.lower() not in _RANKS | _IDLE]
    return Office(
        noun=noun,
        rank=frozenset(word.lower() for word in plain if word.lower() in _RANKS),
        of=frozenset(word.lower() for word in kept),
        scope=frozenset(w.lower() for w in kept if w[:1].isupper() and w.lower() not in _FIELDS),
        country=countries.pop() if len(countries) == 1 else None,
    )

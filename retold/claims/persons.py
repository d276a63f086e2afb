"""Persons as sources: the name that a title, an office or a surname stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.claims.antecedents import Inventory, Person
from retold.claims.heard import Heard, Resolved, SourceMention, full_names
from retold.claims.lexicon import words
from retold.claims.names import bare, is_no_title, key, untitled
from retold.claims.nouns import INSTITUTIONS, ROLES
from retold.claims.places import places_in
from retold.claims.sorts import is_listed, is_titled_name
from retold.types import NAMELESS, SourceKind, Span

_NOBODY = words("source official insider person people someone other one figure man woman member")


def apposed(mention: SourceMention, kind: SourceKind, found: Inventory) -> Resolved | None:
    """Read the person out of "the minister, Ana Ruiz" and "the head of the board Ana Ruiz"."""
    if kind not in NAMELESS:
        return None
    inside = [p.span for p in found.people if mention.span.contains(p.span) and " " in p.name]
    unlabelled = _last_words(mention) or _first_words(mention) or _after_office(mention)
    place = min(inside, key=lambda span: span.start) if inside else unlabelled
    if place is None or any(span.end != place.end for span in inside):
        return None
    text, start = mention.text, mention.span.start
    before, after = text[: place.start - start], text[place.end - start :]
    ends = re.match(r"$|,|\s\(", after) is not None
    comma = not mention.plural and re.fullmatch(r"[^,]+,\s", before) is not None
    first = re.match(r"\s(?:the\s)?([a-z-]+)\s", after) if not before else None
    if first is not None and first[1] in ROLES:
        ends = comma = True
    if not ends or not (comma or _is_office(before.split())):
        return None
    name = full_name(untitled(text[place.start - start : place.end - start]), found)
    office = bare(before).lower() or mention.head
    return Resolved(name, SourceKind.PERSON, f"the article calls {name} “{office}”", None)


def _last_words(mention: SourceMention) -> Span | None:
    """Return the place of two capitalised words at the end of a mention, its head the last."""
    last = re.search(r"\s([A-Z][\w’'-]+ [A-Z][\w’'-]*[a-z])$", mention.text)
    if last is None or last[1].lower().split()[-1] != mention.head.lower():
        return None
    return Span(mention.span.start + last.start(1), mention.span.end)


def _after_office(mention: SourceMention) -> Span | None:
    """Return the place of an unlabelled name beside its office: "the line's envoy, Ana Ruiz"."""
    beside = re.match(r"[^,]+, ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]*[a-z])(?=$|,)", mention.text)
    head = mention.head.lower()
    if beside is None or head not in ROLES or not is_titled_name(f"{head} {beside[1]}"):
        return None
    return Span(mention.span.start + beside.start(1), mention.span.start + beside.end(1))


def _first_words(mention: SourceMention) -> Span | None:
    """Return the place of a capitalised name right before "coordinator of", with no comma."""
    first = re.match(r"((?:[A-Z][\w’'-]+ ){2,3})([a-z-]+) (?:of|at|for|in)\b", mention.text)
    if first is None or first[2] not in ROLES or places_in(first[1]):
        return None
    if any(is_listed(word) or not is_no_title(word) for word in first[1].lower().split()):
        return None
    start = mention.span.start
    return Span(start, start + len(first[1].rstrip()))


def _is_office(words_before: list[str]) -> bool:
    """Tell "head of the board" before a name from "lawyer for the victim" and "aide to Mayor".

    Between an office and its holder's name stands what the office is of: a body or a proper name.
    """
    if not words_before or words_before[-1].lower().endswith(("'s", "’s")):
        return False
    last = words_before[-1].lower()
    body = last in INSTITUTIONS or words_before[-1][:1].isupper()
    return body and is_no_title(last) and any(word.lower() in ROLES for word in words_before)


def called(
    mention: SourceMention, kind: SourceKind, heard: Sequence[Heard], found: Inventory
) -> Resolved | None:
    """Give "the coroner" or "the lawyer" the one person whom the article calls so."""
    definite = re.fullmatch(r"(?:the|this|that)\s[\w-]+", mention.text.strip(), re.I)
    head = mention.head.lower()
    if definite is None or kind not in NAMELESS or head in _NOBODY:
        return None
    holder = role_holder(mention, heard, found)
    if holder is None:
        return None
    name = full_name(holder.name, found)
    return Resolved(name, SourceKind.PERSON, f"the article calls {name} “{head}”", holder.span)


def full_name(name: str, found: Inventory) -> str:
    """Return the one fuller name that the article has for a name, or the name itself."""
    full = full_names(name, found)
    return full[0].name if len(full) == 1 else name


def person(mention: SourceMention, found: Inventory) -> Resolved:
    """Give a surname its full name where the article has exactly one."""
    name = _own_name(mention, found) or untitled(mention.text)
    joined = re.search(r"\band\b|&", mention.text.split(",")[0])
    several = mention.plural and re.search(r",?\sand\s", mention.text)
    if not name or name.islower() or joined or several:
        return Resolved(bare(mention.text), SourceKind.PERSON, "", None)
    full = full_names(name, found)
    if len(full) > 1:
        return Resolved(name, SourceKind.PERSON, "", None)
    if full and key(full[0].name) != key(name):
        reason = f"“{name}” is the only “{full[0].name}” in the article"
        return Resolved(full[0].name, SourceKind.PERSON, reason, full[0].span)
    return Resolved(name, SourceKind.PERSON, "", None)


def _own_name(mention: SourceMention, found: Inventory) -> str | None:
    """Find the name in "Malden County, coroner Ana Ruiz", where a comma stands before it."""
    if "," not in mention.text:
        return None
    head = mention.head.lower()
    inside = [p for p in found.people if mention.span.contains(p.span)]
    own = {p.name for p in inside if key(p.surname) == head and " " in p.name}
    return own.pop() if len(own) == 1 else None


def role_holder(mention: SourceMention, heard: Sequence[Heard], found: Inventory) -> Person | None:
    """Return the person whom the article gives this role, if it is one person alone.

    A nameless one of the same role who has spoken since ("a lawyer for the city") is meant rather.
    """
    head = mention.head.lower()
    holders = [p for p in found.people if head in p.roles and p.span.end <= mention.span.start]
    names = {key(p.surname): p for p in holders}
    if len(names) != 1 or mention.plural:
        return None
    full = [p for p in holders if " " in p.name]
    holder = full[0] if full else holders[0]
    nameless = any(
        one.mention.head.lower() == head
        and one.resolved.kind is not SourceKind.PERSON
        and one.mention.span.start > holder.span.start
        for one in heard
    )
    return None if nameless else holder

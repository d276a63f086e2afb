"""Sources within an article: from "he", "the ministry" and "the briefing" to who they are.

A short name takes the nearest earlier name that fits in number, in sort and, where a title tells
it, in gender. Where two fit, or none, the source stays "unresolved": nothing is guessed. Nearness
and subjecthood as the tie-break follow the centering account (Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retold.annotate.document import Document
from retold.claims.antecedents import Body, Inventory, Person, initials_of, survey
from retold.claims.cautions import cautions
from retold.claims.heard import UNRESOLVED, Heard, Resolved, SourceMention, full_names, named
from retold.claims.lexicon import words
from retold.claims.merging import merge
from retold.claims.names import (
    NOTICES,
    bare,
    expansion,
    key,
    kind_of_source,
    untitled,
)
from retold.claims.places import country_of
from retold.claims.profiles import profile
from retold.claims.pronouns import pronoun
from retold.types import SourceKind, Span

_MISLABELLED = frozenset({SourceKind.INSTITUTION, SourceKind.ANONYMOUS})
_VAGUE = words("one another some many several others both")
_GENERIC = words("spokesman spokeswoman spokesperson")


def resolve(mentions: Sequence[SourceMention], document: Document) -> tuple[Resolved, ...]:
    """Resolve the mentions of one article, in their order, each against what stands before it."""
    found = _with_speakers(survey(document), mentions)
    heard: list[Heard] = []
    by_place: dict[int, Resolved] = {}
    for index in sorted(range(len(mentions)), key=lambda i: mentions[i].span.start):
        resolved = _resolve(mentions[index], heard, found)
        heard.append(Heard(mentions[index], resolved))
        by_place[index] = resolved
    return tuple(by_place[index] for index in range(len(mentions)))


def _with_speakers(found: Inventory, mentions: Sequence[SourceMention]) -> Inventory:
    """Add the sources that are persons by their form where the entity labels missed them."""
    known = {person.span.end for person in found.people}
    added = [
        Person(untitled(m.text), m.span, m.sentence, frozenset(), subject=False)
        for m in mentions
        if not m.pronoun
        and kind_of_source(m.text, m.head, m.label) is SourceKind.PERSON
        and m.span.end not in known
        and untitled(m.text)[:1].isupper()
    ]
    people = sorted((*found.people, *added), key=lambda person: person.span.start)
    return replace(found, people=tuple(people))


def _resolve(mention: SourceMention, heard: list[Heard], found: Inventory) -> Resolved:
    if mention.pronoun:
        return pronoun(mention, heard, found)
    kind = kind_of_source(mention.text, mention.head, mention.label)
    if kind in _MISLABELLED and _is_surname(mention, found):
        kind = SourceKind.PERSON
    if mention.head.lower() in _VAGUE:
        return Resolved(bare(mention.text), SourceKind.ANONYMOUS, "", None)
    if kind is SourceKind.PERSON:
        return _person(mention, found)
    if kind is SourceKind.DOCUMENT:
        return _document(mention, heard, found)
    short = _acronym(mention, found)
    if short is not None:
        return short
    if _is_short(mention) and kind in {SourceKind.INSTITUTION, SourceKind.ROLE}:
        return _short(mention, kind, heard, found)
    return _ending(mention, kind, found) or named(mention.text, kind)


def _ending(mention: SourceMention, kind: SourceKind, found: Inventory) -> Resolved | None:
    """Give "harbour board" the one longer name of the article that ends so: a title cuts names."""
    if kind is not SourceKind.INSTITUTION:
        return None
    short = key(mention.text)
    longer = {
        named(body.name, kind).canonical: body
        for body in found.bodies
        if key(body.name).endswith(f" {short}")
    }
    fullest = _fullest(longer)
    if len(fullest) != 1:
        return None
    ((name, body),) = fullest.items()
    return Resolved(name, kind, f"“{bare(mention.text)}” ends “{body.name}”", body.span)


def _is_surname(mention: SourceMention, found: Inventory) -> bool:
    """Tell whether a single capitalised word is the surname of one person named in full."""
    name = bare(mention.text)
    return name[:1].isupper() and mention.label is not None and len(full_names(name, found)) == 1


def _person(mention: SourceMention, found: Inventory) -> Resolved:
    """Give a surname its full name where the article has exactly one."""
    name = untitled(mention.text)
    if not name or name.islower() or re.search(r"\band\b|&", mention.text.split(",")[0]):
        return Resolved(bare(mention.text), SourceKind.PERSON, "", None)
    full = full_names(name, found)
    if len(full) > 1:
        return Resolved(name, SourceKind.PERSON, "", None)
    if full and key(full[0].name) != key(name):
        reason = f"“{name}” is the only “{full[0].name}” in the article"
        return Resolved(full[0].name, SourceKind.PERSON, reason, full[0].span)
    return Resolved(name, SourceKind.PERSON, "", None)


def _document(mention: SourceMention, heard: list[Heard], found: Inventory) -> Resolved:
    """Give a document to whoever issued it, where the article says whose it is."""
    noun = mention.head.lower()
    inside = [s for n, s in found.issuers if n == noun and mention.span.contains(s)]
    if inside:
        owner = _owner(mention, inside[0], heard, found)
        return replace(owner, reason=f"“{bare(mention.text)}” names its issuer")
    if not re.match(r"(?:the|this|that|its|their)\s", mention.text, re.I):
        return Resolved(bare(mention.text), SourceKind.DOCUMENT, "", None)
    before = [(n, s) for n, s in found.issuers if s.start < mention.span.start]
    for nouns in ({noun}, NOTICES if noun in NOTICES else {noun}):
        owners = _owners([s for n, s in before if n in nouns], heard, found)
        if len(owners) > 1 and heard and mention.sentence - heard[-1].mention.sentence <= 2:
            owners = [o for o in owners if o.canonical == heard[-1].resolved.canonical]
        if len(owners) == 1:
            reason = f"the article says whose {noun} it is: {owners[0].canonical}"
            return replace(owners[0], reason=reason)
    return Resolved(bare(mention.text), SourceKind.DOCUMENT, "", None)


def _owner(mention: SourceMention, place: Span, heard: list[Heard], found: Inventory) -> Resolved:
    """Resolve the owner in "the harbour board's report" and "a report by the harbour board"."""
    text = mention.text
    made = re.search(r"\b(?:by|from)\s+(.+)$", text)
    end = place.end - mention.span.start
    name = made[1] if made else text[:end]
    head = text[place.start - mention.span.start : end]
    owner = replace(mention, text=name, head=head.lower(), label="ORG")
    return replace(_resolve(owner, heard, found), antecedent=place)


def _owners(places: list[Span], heard: list[Heard], found: Inventory) -> list[Resolved]:
    """Return the distinct sources at these places that are known by name."""
    distinct: dict[str, Resolved] = {}
    for place in places:
        for one in heard:
            if one.mention.span.contains(place):
                known = replace(one.resolved, antecedent=one.mention.span)
                distinct.setdefault(one.resolved.canonical, known)
        for body in found.bodies:
            if body.span.contains(place):
                kind = kind_of_source(body.name, body.head, None)
                known = replace(named(body.name, kind), antecedent=body.span)
                distinct.setdefault(known.canonical, known)
    return [one for one in distinct.values() if not one.canonical.startswith(UNRESOLVED)]


def _acronym(mention: SourceMention, found: Inventory) -> Resolved | None:
    """Expand an acronym by the article's own definition, by its initials, or as widely known."""
    short = bare(mention.text)
    if not re.fullmatch(r"[A-Z][A-Za-z]{0,5}[A-Z]", short):
        return None
    full = found.acronyms.get(short)
    if full is None:
        bodies = {b.name for b in found.bodies if initials_of(b.name) == short and len(short) > 2}
        full = bodies.pop() if len(bodies) == 1 else expansion(short)
    if full is None:
        return None
    kind = kind_of_source(full, full.split()[-1].lower(), "ORG")
    return Resolved(profile(full).name, kind, f"“{short}” stands for “{full}”", None)


def _is_short(mention: SourceMention) -> bool:
    """Tell whether a name is its head word alone: "the ministry", "the spokeswoman"."""
    return len(key(mention.text).split()) == 1 and country_of(mention.text) is None


def _short(
    mention: SourceMention, kind: SourceKind, heard: list[Heard], found: Inventory
) -> Resolved:
    """Give "the ministry" or "the minister" the one fuller name before it."""
    head = mention.head.lower()
    person = _role_holder(mention, head, found) if kind is SourceKind.ROLE else None
    if person is not None:
        reason = f"the article calls {person.name} “{head}”"
        return Resolved(person.name, SourceKind.PERSON, reason, person.span)
    alike = [b for b in found.bodies if b.head == head]
    bodies = [b for b in alike if b.span.end <= mention.span.start] or alike
    names = {named(b.name, kind).canonical: b for b in bodies if b.name.lower() != head}
    names = _fullest(names)
    near = [b for b in bodies if mention.sentence - b.sentence <= 1]
    nearest = {named(b.name, kind).canonical for b in near}
    if len(names) > 1 and len(nearest) == 1:
        names = {n: b for n, b in names.items() if n in nearest}
    if len(names) == 1:
        ((name, body),) = names.items()
        reason = f"“{bare(mention.text)}” after “{body.name}”"
        return Resolved(name, kind, reason, body.span)
    same = [h for h in heard if key(h.mention.text) == key(mention.text)]
    if same and not names:
        return same[-1].resolved
    if len(names) > 1 and head not in _GENERIC:
        return Resolved(f"{UNRESOLVED}{bare(mention.text)}", kind, "several fit it", None)
    return Resolved(bare(mention.text), kind, "", None)


def _fullest(names: dict[str, Body]) -> dict[str, Body]:
    """Leave out a name that ends a longer one: "Ministry of Defence", "UK Ministry of Defence"."""
    return {
        name: body
        for name, body in names.items()
        if not any(other != name and key(other).endswith(f" {key(name)}") for other in names)
    }


def _role_holder(mention: SourceMention, head: str, found: Inventory) -> Person | None:
    """Return the person whom the article gives this role, if it is one person alone."""
    holders = [p for p in found.people if head in p.roles and p.span.end <= mention.span.start]
    names = {key(p.surname): p for p in holders}
    if len(names) != 1 or mention.plural:
        return None
    full = [p for p in holders if " " in p.name]
    return full[0] if full else holders[0]


__all__ = ["UNRESOLVED", "Resolved", "SourceMention", "cautions", "merge", "resolve"]

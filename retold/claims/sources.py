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
from retold.claims.acronyms import initials_of
from retold.claims.antecedents import Inventory, Person, survey
from retold.claims.bodies import Body
from retold.claims.cautions import cautions
from retold.claims.heard import UNRESOLVED, Heard, Resolved, SourceMention, full_names, named
from retold.claims.lexicon import words
from retold.claims.merging import merge
from retold.claims.names import bare, collective, expansion, key, untitled
from retold.claims.nouns import NOTICES
from retold.claims.persons import apposed, called, full_name, person, role_holder
from retold.claims.places import country_of, places_in
from retold.claims.profiles import profile
from retold.claims.pronouns import pronoun
from retold.claims.sorts import is_listed, kind_of_source, reporter_of
from retold.types import SourceKind, Span

_MISLABELLED = frozenset({SourceKind.INSTITUTION, SourceKind.ANONYMOUS})
_SITES = frozenset({"website", "site"})
_FRESH = re.compile(
    r"^(?:(?:[Tt]he|[Aa]n?)\s+)?"
    r"(?:(?:latest|new|recent|annual|monthly|weekly|daily|own|separate)\s+)+"
)
_SOON = 3
_THE = re.compile(r"(?:the|this|that)\s", re.I)
_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|any|no|every|each|several|many|his|her|their|my|our|your|its)\s", re.I
)
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
    kind = _kind(mention, found)
    if mention.head.lower() in _VAGUE:
        return Resolved(bare(mention.text), SourceKind.ANONYMOUS, "", None)
    if kind is SourceKind.PERSON:
        return person(mention, found)
    holder = apposed(mention, kind, found)
    if holder is not None:
        return holder
    if kind is SourceKind.DOCUMENT:
        return _published(_document(mention, heard, found), mention)
    reporter = reporter_of(mention.text)
    if reporter is not None:
        return Resolved(*reporter, f"“{bare(mention.text)}” speaks for {reporter[0]}", None)
    return (
        _acronym(mention, found)
        or _people(mention)
        or called(mention, kind, heard, found)
        or (_short(mention, kind, heard, found) if _is_short(mention, kind) else None)
        or _ending(mention, kind, found)
        or named(mention.text, kind)
    )


def _kind(mention: SourceMention, found: Inventory) -> SourceKind:
    """Decide the sort of a source; a name of one word is what the article uses it for."""
    kind = kind_of_source(mention.text, mention.head, mention.label)
    name = bare(mention.text.split(",", maxsplit=1)[0])
    if kind not in _MISLABELLED or " " in name or mention.plural or not name[:1].isupper():
        return kind
    if is_listed(mention.head.lower()) or is_listed(name.lower()):
        return kind
    if len(full_names(name, found)) == 1 or found.words.is_person(name):
        return SourceKind.PERSON
    if name not in found.words.names:
        return kind
    if kind is SourceKind.ANONYMOUS and mention.label is None:
        plain = name.isalpha() and name.istitle()
        return SourceKind.PERSON if plain else SourceKind.INSTITUTION
    return kind


def _people(mention: SourceMention) -> Resolved | None:
    """Take "the British" by themselves for their state, as in "the British say"."""
    definite = re.fullmatch(r"the ([A-Z]\w+)", mention.text.strip(), re.I)
    places = places_in(definite[1]) if definite else ()
    if definite is None or [(p.form, p.word) for p in places] != [("demonym", definite[1])]:
        return None
    country = places[0].country
    reason = f"“{mention.text}” speaks for {country}"
    return Resolved(profile(country).name, SourceKind.INSTITUTION, reason, None)


def _ending(mention: SourceMention, kind: SourceKind, found: Inventory) -> Resolved | None:
    """Give "harbour board" the one longer name of the article that ends, or begins, so."""
    if kind is not SourceKind.INSTITUTION or mention.plural or not _is_definite(mention):
        return None
    short = key(mention.text)
    if bare(mention.text).isupper() or (" " not in short and not _is_pointed(mention)):
        return None
    longer = {
        named(body.name, kind).canonical: body
        for body in found.bodies
        if not body.plural and _extends(key(body.name), short)
    }
    fullest = _fullest(longer)
    if len(fullest) != 1:
        return None
    ((name, body),) = fullest.items()
    if key(name) == short:
        return None
    return Resolved(name, kind, f"“{bare(mention.text)}” is short for “{body.name}”", body.span)


def _extends(name: str, short: str) -> bool:
    governed = re.search(rf"\b(?:of|for|in|at|the|to) {re.escape(short)}$", name)
    ends = name.endswith(f" {short}") and governed is None
    return ends or name.startswith((f"{short} of ", f"{short} for "))


def _is_pointed(mention: SourceMention) -> bool:
    """Tell "the ministry", or a headline's "ministry", from "police" and "Intelligence"."""
    headlined = re.fullmatch(r"[a-z-]+", mention.text) and not collective(mention.head)
    return bool(headlined) or _THE.match(mention.text) is not None


def _is_definite(mention: SourceMention) -> bool:
    """Tell "the board" and "Harbour Board" from "a board", "no board" and "his board"."""
    return _INDEFINITE.match(mention.text) is None


def _document(mention: SourceMention, heard: list[Heard], found: Inventory) -> Resolved:
    """Give a document to whoever issued it, where the article says whose it is."""
    noun = mention.head.lower()
    inside = [s for n, s in found.issuers if n == noun and mention.span.contains(s)]
    if inside:
        owner = _owner(mention, inside[0], heard, found)
        return replace(owner, reason=f"“{bare(mention.text)}” names its issuer")
    if not re.match(r"(?:the|this|that|its|their)\s", mention.text, re.I):
        return Resolved(bare(mention.text), SourceKind.DOCUMENT, "", None)
    loose = max((at for n, at in found.loose if n == noun and at < mention.span.start), default=-1)
    before = [(n, s) for n, s in found.issuers if loose < s.start < mention.span.start]
    for nouns in ({noun}, NOTICES if noun in NOTICES else {noun}):
        owners = _owners([s for n, s in before if n in nouns], heard, found)
        if len(owners) > 1 and heard and mention.sentence - heard[-1].mention.sentence <= 2:
            owners = [o for o in owners if o.canonical == heard[-1].resolved.canonical]
        if len(owners) == 1:
            reason = f"the article says whose {noun} it is: {owners[0].canonical}"
            return replace(owners[0], reason=reason)
    return Resolved(bare(mention.text), SourceKind.DOCUMENT, "", None)


def _published(resolved: Resolved, mention: SourceMention) -> Resolved:
    """Count a website that belongs to nobody named as an outlet of its own."""
    own = resolved.kind is SourceKind.DOCUMENT and mention.head.lower() in _SITES
    return named(mention.text, SourceKind.OUTLET) if own else resolved


def _owner(mention: SourceMention, place: Span, heard: list[Heard], found: Inventory) -> Resolved:
    """Resolve the owner in "the harbour board's report" and "a report by the harbour board"."""
    text = mention.text
    made = re.search(r"\b(?:by|from)\s+(.+)$", text)
    end = place.end - mention.span.start
    name = made[1] if made else _FRESH.sub("", text[:end])
    head = text[place.start - mention.span.start : end]
    person_inside = any(p.span.overlaps(place) for p in found.people)
    label = "PERSON" if person_inside else "ORG"
    owner = replace(mention, text=name, head=head.lower(), label=label, plural=None)
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


def _is_short(mention: SourceMention, kind: SourceKind) -> bool:
    """Tell whether a definite name is its head word alone: "the ministry", "the spokeswoman"."""
    one_word = len(key(mention.text).split()) == 1 and country_of(mention.text) is None
    if kind is SourceKind.INSTITUTION:
        return one_word and _is_pointed(mention) and not bare(mention.text).isupper()
    return one_word and kind is SourceKind.ROLE and _is_definite(mention)


def _short(
    mention: SourceMention, kind: SourceKind, heard: list[Heard], found: Inventory
) -> Resolved:
    """Give "the ministry" or "the minister" the one fuller name before it."""
    head = mention.head.lower()
    holder = role_holder(mention, heard, found) if kind is SourceKind.ROLE else None
    if holder is not None:
        name = full_name(holder.name, found)
        reason = f"the article calls {name} “{head}”"
        return Resolved(name, SourceKind.PERSON, reason, holder.span)
    alike = [b for b in found.bodies if b.head == head and b.plural == bool(mention.plural)]
    alike = [b for b in alike if kind is SourceKind.ROLE or _is_told_apart(b)]
    soon = [b for b in alike if b.sentence - mention.sentence <= _SOON]
    bodies = [b for b in alike if b.span.end <= mention.span.start] or soon
    names = {_body(b, kind).canonical: b for b in bodies if b.name.lower() != head}
    names = _fullest(names)
    near = [b for b in bodies if mention.sentence - b.sentence <= 1]
    nearest = {_body(b, kind).canonical for b in near}
    if len(names) > 1 and len(nearest) == 1:
        names = {n: b for n, b in names.items() if n in nearest}
    if len(names) == 1:
        ((_, body),) = names.items()
        reason = f"“{bare(mention.text)}” after “{body.name}”"
        return replace(_body(body, kind), reason=reason, antecedent=body.span)
    said = None if names else _heard_last(key(mention.text), heard)
    if said is not None:
        return said.resolved
    if len(names) > 1 and head not in _GENERIC:
        return Resolved(f"{UNRESOLVED}{bare(mention.text)}", kind, "several fit it", None)
    return Resolved(bare(mention.text), kind, "", None)


def _heard_last(name: str, heard: Sequence[Heard]) -> Heard | None:
    return next((h for h in reversed(heard) if key(h.mention.text) == name), None)


def _is_told_apart(body: Body) -> bool:
    """Tell a name that says which one is meant ("health ministry") from "sister airline"."""
    return not body.name.islower() or profile(body.name).field is not None


def _body(body: Body, kind: SourceKind) -> Resolved:
    """Take a body at its full name, whose sort may be plainer than that of its head word."""
    fuller = kind_of_source(body.name, body.head, "ORG")
    return named(body.name, fuller if fuller is SourceKind.AGENCY else kind)


def _fullest(names: dict[str, Body]) -> dict[str, Body]:
    """Leave out a name that a longer one extends: "Ministry of Defence", "UK Ministry of ..."."""
    return {
        name: body
        for name, body in names.items()
        if not any(other != name and _extends(key(other), key(name)) for other in names)
    }


__all__ = ["UNRESOLVED", "Resolved", "SourceMention", "cautions", "merge", "resolve"]

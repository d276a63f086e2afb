"""Where chains of attributions end: at whoever says it, and not at who prints it or speaks for him.

Sources are joined by evidence alone: a person with the body that he speaks for, a body with its
name cut short, a document with whose it is. A source that is an outlet of the story is followed to
what its own telling rests on; outlets that credit each other in a circle end at nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from retold.claims.names import key
from retold.tracing.evidence import Scene, quoted
from retold.tracing.origins.bodies import Bodies, bodies_of
from retold.tracing.origins.governments import governments
from retold.tracing.origins.openings import teller
from retold.tracing.origins.spokesmen import spoken_for
from retold.tracing.retellings import is_proper
from retold.types import UNNAMED, Attribution, Claim, SourceKind, Span

UNSTATED = "not stated"
Told = TypeVar("Told")
Rests = dict[str, dict[str, Told]]
"""By source, the articles that rest on it, each with what shows it."""

_BODIES = frozenset({SourceKind.INSTITUTION})
_OWNED = re.compile(r"(?:of|by|from) (?P<after>.+)$|^(?P<before>.+?)['’]s? ")
_UNRESOLVED = "unresolved"
_AGENCY = re.compile(
    r"(?:the\s)?(?:(?:official|state(?:-run)?|national)\s)?(?:[A-Z][a-z]+\s)?"
    r"(?:(?:official|state(?:-run)?)\s)?news\sagency$"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a source counts for, and why where it is another than itself.

    `body` is the body that a person speaks for, where its name alone says too little to count for
    the person: "police", "the company".
    """

    name: str
    reason: str = ""
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Chains:
    """The ends of a story's chains: by source whom it counts for, by outlet its articles."""

    owners: Mapping[str, Owner]
    outlets: Mapping[str, frozenset[str]]
    names: Mapping[str, str] = field(default_factory=dict)

    def opened(self, sentence: Span, text: str) -> tuple[str, Span] | None:
        """Return which source of the story a sentence names as telling, and where it names it."""
        found = teller(sentence.of(text), self.names)
        if found is None:
            return None
        who, at = found
        return who, Span(sentence.start + at.start, sentence.start + at.end)

    def end(self, claim: Claim) -> tuple[str, Attribution] | None:
        """Return whom a claim's innermost telling source counts for; None where nobody is named.

        Named are those with a proper name, and bodies that the story speaks of as known ("the lake
        office"); "he", "a source" and "a monitoring group" are not.
        """
        for link in reversed(claim.attribution):
            if link.canonical.startswith(_UNRESOLVED):
                continue
            owner = self.owners.get(link.canonical)
            if owner is not None:
                return owner.name, link
            if link.kind not in UNNAMED:
                return None
        return None

    def joined(self, origins: Collection[str]) -> list[str]:
        """Return why sources count for one of the origins, and not for one each."""
        told = (one.reason for one in self.owners.values() if one.name in origins and one.reason)
        return list(dict.fromkeys(told))

    def settle(self, rests: Rests[Told]) -> Rests[Told]:
        """Follow sources that are outlets of the story to what their own articles rest on.

        `rests` holds every article in question, under `UNSTATED` where it names nobody; an outlet
        that others credit, and that names nobody, is the end itself. An article whose chain runs in
        a circle is put under `UNSTATED`. Each source is spread once over the articles
        that lead to it, so a circle ends, and a chain of any length is one walk.
        """
        told = {article for articles in rests.values() for article in articles}
        readers: dict[str, dict[str, Told]] = defaultdict(dict)
        credited: dict[str, str] = {}
        ends: Rests[Told] = {}
        for source, articles in sorted(rests.items(), key=lambda item: item[0] == UNSTATED):
            homes = self.outlets.get(key(source), frozenset()) & told
            for article, shown in articles.items():
                if homes and article not in homes:
                    for home in homes:
                        readers[home].setdefault(article, shown)
                        credited.setdefault(home, source)
                else:
                    end = credited.get(article, source) if source == UNSTATED else source
                    ends.setdefault(end, {})[article] = shown
        return _cleared({s: _spread(a, readers) for s, a in ends.items()}, readers)


def _spread(
    articles: Mapping[str, Told], readers: Mapping[str, dict[str, Told]]
) -> dict[str, Told]:
    """Add those who credit the articles, and who credit these, to the end."""
    reached = dict(articles)
    waiting = list(articles)
    while waiting:
        for article, shown in readers.get(waiting.pop(), {}).items():
            if article not in reached:
                reached[article] = shown
                waiting.append(article)
    return reached


def _cleared(ends: Rests[Told], readers: Mapping[str, dict[str, Told]]) -> Rests[Told]:
    """Put an article under `UNSTATED` where it reaches no name, and there alone."""
    named = {article for s, articles in ends.items() if s != UNSTATED for article in articles}
    nobody = dict(ends.pop(UNSTATED, {}))
    for articles in readers.values():
        for article, shown in articles.items():
            nobody.setdefault(article, shown)
    left = {article: shown for article, shown in nobody.items() if article not in named}
    return ends | ({UNSTATED: left} if left else {})


def chains_of(scene: Scene) -> Chains:
    """Read off a story whom each of its sources counts for."""
    links = [(link, claim.article) for claim in scene.claims for link in claim.attribution]
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in scene.articles.values():
        if article.outlet:
            outlets[key(article.outlet)].add(article.id)
    published = [a.outlet for a in scene.articles.values() if a.outlet]
    told = [(k.canonical, a) for k, a in links if k.kind in _BODIES]
    named = (each for each in told if not each[0].startswith(_UNRESOLVED))
    bodies = bodies_of(named, published)
    owners = _governed(_owners(scene, links, bodies))
    people = {link.canonical for link, _ in links if link.kind is SourceKind.PERSON}
    return Chains(
        owners,
        {name: frozenset(told) for name, told in outlets.items()},
        _told_names(owners, people),
    )


def _governed(owners: dict[str, Owner]) -> dict[str, Owner]:
    """Count the names of one government for one."""
    one = governments({owner.name for owner in owners.values()})
    return {
        source: replace(owner, name=one[owner.name], reason=f"{owner.name} is of {one[owner.name]}")
        if owner.name in one
        else owner
        for source, owner in owners.items()
    }


def _told_names(owners: Mapping[str, Owner], people: Collection[str]) -> dict[str, str]:
    """The names under which texts may name the sources: in full, and by a last name of one alone.

    An administration goes by the name of its head as well.
    """
    names = {source: owner.name for source, owner in owners.items() if is_proper(source)}
    short: dict[str, set[str]] = defaultdict(set)
    for source, owner in names.items():
        parts = [part for part in source.split() if part != "administration"]
        plain = len(parts) > 1 and all(part[:1].isupper() for part in parts)
        if (plain and source in people) or 0 < len(parts) < len(source.split()):
            short[parts[-1]].add(owner)
    return {word: told.pop() for word, told in short.items() if len(told) == 1} | names


def _owners(
    scene: Scene, links: Sequence[tuple[Attribution, str]], bodies: Bodies
) -> dict[str, Owner]:
    homes: dict[str, dict[str, None]] = {}
    for link, article in links:
        homes.setdefault(_named(link), {})[article] = None
    persons: dict[str, Owner] = {}
    owners: dict[str, Owner] = {}
    agencies = _agencies(links)
    for link, article in links:
        name = _named(link)
        if link.canonical in owners:
            continue
        if (agency := _agency(link, agencies.get(article))) is not None:
            reason = "" if agency == name else f"{quoted(name)} is {agency}"
            owners[link.canonical] = Owner(agency, reason)
        elif link.kind in _BODIES and (is_proper(name) or _definite(link)):
            owners[link.canonical] = _body(name, article, bodies)
        elif link.kind is SourceKind.DOCUMENT and is_proper(name):
            owners[link.canonical] = _document(name, article, bodies)
        elif (link.kind not in UNNAMED | _BODIES and is_proper(name)) or _apposed(link):
            if name not in persons:
                persons[name] = _person(name, scene, homes[name], bodies)
            owners[link.canonical] = persons[name]
    return _nameless(persons, bodies) | owners


def _agencies(links: Iterable[tuple[Attribution, str]]) -> dict[str, str]:
    """By article the one agency that it credits by its short name, "ORNA", where it is one."""
    told: dict[str, set[str]] = defaultdict(set)
    for link, article in links:
        if (short := _short(link)) is not None:
            told[article].add(short)
    return {article: min(names) for article, names in told.items() if len(names) == 1}


def _short(link: Attribution) -> str | None:
    """Return the short name of an agency: "ORNA" of "state news agency ORNA"."""
    last = link.canonical.rpartition(" ")[2]
    return last if link.kind is SourceKind.AGENCY and last.isupper() else None


def _agency(link: Attribution, only: str | None) -> str | None:
    """Return the short name of an agency; of "the Norland news agency" its article's `only` one."""
    if link.kind is SourceKind.AGENCY and _AGENCY.match(link.source):
        return only
    return _short(link)


def _nameless(persons: Mapping[str, Owner], bodies: Bodies) -> dict[str, Owner]:
    """Count "police" for the one person who is named as speaking for them."""
    speak: dict[str, list[str]] = defaultdict(list)
    for person, owner in persons.items():
        if owner.body is not None:
            speak[owner.body].append(person)
    return {
        body: Owner(named[0], f"{named[0]} speaks for the {body}")
        for body, named in speak.items()
        if len(named) == 1 and body in bodies.names.values()
    }


def _named(link: Attribution) -> str:
    """Return the name of a source without the office before it: "its head, Ana Ruiz"."""
    last = link.canonical.rpartition(", ")[2]
    return last if is_proper(last) and link.kind not in _BODIES else link.canonical


def _apposed(link: Attribution) -> bool:
    """Tell whether a nameless source is named after all: "the landlord, Crane Estates"."""
    parts = _named(link).split()
    named = link.kind is SourceKind.ANONYMOUS and ", " in link.canonical
    return named and all(part[:1].isupper() for part in parts)


def _definite(link: Attribution) -> bool:
    """Tell whether a body without a proper name is spoken of as known: "the lake office"."""
    return " " in link.canonical and link.source.lower().startswith("the ")


def _body(name: str, article: str, bodies: Bodies) -> Owner:
    fuller = bodies.fuller(name, article)
    if fuller is None:
        return Owner(name)
    return Owner(fuller, f"{quoted(name)} is {fuller}, cut short")


def _document(name: str, article: str, bodies: Bodies) -> Owner:
    found = _OWNED.search(name)
    body = bodies.known(found["after"] or found["before"], article) if found else None
    if body is None:
        return Owner(name)
    body = bodies.fuller(body, article) or body
    return Owner(body, f"{quoted(name)} is of {body}")


def _person(name: str, scene: Scene, articles: Iterable[str], bodies: Bodies) -> Owner:
    told = list(articles)
    spoken = spoken_for(name, (scene.articles[article] for article in told), bodies)
    if spoken is None:
        return Owner(name)
    body = bodies.names.get(key(spoken.body), spoken.body)
    body = next((full for one in told if (full := bodies.fuller(body, one))), body)
    if not is_proper(body) and " " not in body:
        return Owner(name, body=body)
    return Owner(body, f"{name} speaks for {body} ({quoted(spoken.words)})")

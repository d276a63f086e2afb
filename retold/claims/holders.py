"""Who holds an office: "the health minister" of one article is the person whom another names so.

The office must be definite and the person the only one in the story who can be meant: nobody else
named or unnamed may hold the same office there, no article may bring in one of several, and what
the office leaves open (the country, the town, the field) the article itself must tell, or it must
name the person. Whoever was or will be in office is somebody else, and so is a deputy. Where the
sex that pronouns and titles tell does not fit, or the articles lie more than a week apart, the
office keeps its own name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.claims.census import Seen, taken
from retold.claims.lexicon import words
from retold.claims.names import bare, gender_of, is_no_title
from retold.claims.nodes import Node
from retold.claims.offices import Form, Office, office_of
from retold.claims.places import places_in
from retold.types import Article, Attribution, SourceKind

_HEADS_OF_STATE = words("president chancellor premier king queen pope") | {"prime minister"}
_ALONE = (
    words("minister mayor governor sheriff")
    | {"secretary general", "attorney general"}
    | _HEADS_OF_STATE
)
"""Nouns that name an office by themselves; a chief or a director is chief of something."""
_ONE_AT_A_TIME = words("acting interim caretaker vice elect")
"""Ranks that one person has; of former and deputy ministers there are several."""
_PRONOUNS = words("he she")
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Holding:
    """An office as a source, its holder and the reason.

    `person` is the index of the holder's group, None for a person who is no source elsewhere;
    `name` is the holder as the text that tells it has it.
    """

    node: Node
    person: int | None
    name: str
    reason: str


def holders(
    groups: Sequence[Sequence[Node]], articles: Mapping[str, Article]
) -> dict[tuple[str, str, SourceKind], Holding]:
    """Find the offices, among the sources of a story, whose one holder is another source of it.

    `groups` are the nodes that names have joined. Returns a holding for the mark of each node
    that an office names; an office that two people may hold has none.
    """
    offices = [
        (node, office)
        for group in groups
        for node in group
        if node.kind is SourceKind.ROLE and node.article in articles
        for office in [_office(node)]
        if office is not None
    ]
    if not offices:
        return {}
    census = tuple(taken(groups, articles))
    found: dict[tuple[str, str, SourceKind], Holding] = {}
    for node, office in offices:
        case = _Case(node, office, groups, articles, census)
        seen = _beside(case) or _elsewhere(case)
        if seen is not None:
            person = seen.holder if isinstance(seen.holder, int) else None
            reason = _reason(node, seen, articles[seen.article])
            found[node.mark] = Holding(node, person, seen.mention.name or "", reason)
    return found


def _office(node: Node) -> Office | None:
    """Return the office that a source goes by throughout an article, as fully as it is told."""
    told: list[tuple[Office, Form]] = []
    for link in node.links:
        if link.source.lower() not in _PRONOUNS:
            read = office_of(link.source)
            if read is None or read[1] in {Form.INDEFINITE, Form.PLURAL}:
                return None
            told.append(read)
    if not any(form is Form.DEFINITE for _, form in told):
        return None
    fullest = max((office for office, _ in told), key=lambda o: (len(o.of), o.country or ""))
    fits = all(_may_be(fullest, office) for office, _ in told)
    unique = fullest.rank <= _ONE_AT_A_TIME and (fullest.of or fullest.noun in _ALONE)
    return fullest if fits and unique else None


def _may_be(one: Office, other: Office) -> bool:
    """Tell whether two offices can be one, as far as they are told."""
    if one.noun != other.noun or one.rank != other.rank:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    return _nested(one, other)


@dataclass(frozen=True, slots=True)
class _Case:
    """An office looking for its holder in a story; `census` is what the story says of offices."""

    node: Node
    office: Office
    groups: Sequence[Sequence[Node]]
    articles: Mapping[str, Article]
    census: tuple[Seen, ...]

    def alike(self) -> list[Seen]:
        """Return where the story speaks of offices with this noun."""
        return [one for one in self.census if one.office.noun == self.office.noun]

    def held_by(self, person: int | str) -> list[Office]:
        """Return the offices with this noun that the story gives a person."""
        return [one.office for one in self.alike() if one.holder == person]

    @property
    def text(self) -> str:
        """The text of the article in which the office is a source."""
        return self.articles[self.node.article].text


def _beside(case: _Case) -> Seen | None:
    """Return where a person's full name stands right beside this very source."""
    places = [link.span for link in case.node.links]
    found = {
        one.holder: one
        for one in case.census
        if one.article == case.node.article and " " in (one.mention.name or "")
        if any(place.contains(one.mention.noun) for place in places)
    }
    return found.popitem()[1] if len(found) == 1 else None


def _elsewhere(case: _Case) -> Seen | None:
    """Return where the story names the one person who can be meant, nearest in time."""
    alike = case.alike()
    people = {one.holder for one in alike if one.holder is not None}
    fitting = [one for one in people if _may_hold(one, case)]
    if len(fitting) != 1 or not isinstance(fitting[0], int):
        return None
    person = fitting[0]
    if _is_one_of_several(case) or _speaks_against(person, case):
        return None
    said = [
        (days, one.article, one.mention.span.start, one)
        for one in alike
        if one.holder == person and _says(one, case)
        for days in [_days_between(case.articles[one.article], case.articles[case.node.article])]
        if (days is not None and days <= _DAYS) or one.article == case.node.article
    ]
    return min(said, key=lambda row: row[:3])[-1] if said else None


def _may_hold(person: int | str, case: _Case) -> bool:
    """Tell whether a person may be meant, going by all that the story calls him or her."""
    own = [office for office in case.held_by(person) if office.rank == case.office.rank]
    countries = {office.country for office in own if office.country}
    if case.office.country and countries and case.office.country not in countries:
        return False
    return any(_nested(office, case.office) for office in own)


def _is_one_of_several(case: _Case) -> bool:
    """Tell whether the article itself speaks of one of several: "a minister", "ministers"."""
    return any(
        one.article == case.node.article
        and one.mention.form in {Form.INDEFINITE, Form.PLURAL}
        and one.holder is None
        and _may_be(one.office, case.office)
        for one in case.alike()
    )


def _speaks_against(person: int, case: _Case) -> bool:
    """Tell whether the story has anything against this holder of the office."""
    own = case.held_by(person)
    countries = {office.country for office in own if office.country}
    if len(countries) > 1 or any(office.rank != case.office.rank for office in own):
        return True
    if case.office.country and countries != {case.office.country}:
        return True
    if len(_sexes(case.node.links) | _sexes_of(person, case)) > 1:
        return True
    return any(
        one.holder is None
        and _may_be(one.office, case.office)
        and (
            one.office.country not in {None, *countries}
            or not any(_nested(one.office, office) for office in own)
        )
        for one in case.alike()
    )


def _nested(one: Office, other: Office) -> bool:
    return one.of <= other.of or other.of <= one.of


def _sexes(links: Iterable[Attribution]) -> set[str]:
    told = (link.source.lower() for link in links)
    return {word if word in _PRONOUNS else gender_of(word) or "" for word in told} - {""}


def _sexes_of(person: int, case: _Case) -> set[str]:
    """Return what pronouns, and titles such as "Mrs", say of a person in the whole story."""
    surname = _surname(person, case)
    title = re.compile(rf"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? (?:[\w’'-]+ )?{surname}\b")
    told = {m[1] for article in case.articles.values() for m in title.finditer(article.text)}
    links = [link for node in case.groups[person] for link in node.links]
    return _sexes(links) | {gender_of(word) or "" for word in told} - {""}


def _surname(person: int, case: _Case) -> str:
    """Return the pattern of a person's last name, as it is written."""
    names = (bare(node.canonical).split()[-1] for node in case.groups[person])
    return "(?:" + "|".join(sorted({re.escape(name) for name in names})) + ")"


def _says(one: Seen, case: _Case) -> bool:
    """Tell whether a naming gives the office, and the article all that the office leaves open.

    "The president" alone may be one of long ago, so there the article has to name the person.
    """
    office, full = case.office, one.office
    missing = full.of - office.of
    if not isinstance(one.holder, int) or office.of - full.of:
        return False
    if office.of and not missing <= full.scope:
        return False
    if _names(one.holder, case):
        return True
    bare_noun = not office.of and office.country is None
    if (bare_noun and office.noun in _HEADS_OF_STATE) or not missing <= _words(case.text):
        return False
    countries = {held.country for held in case.held_by(one.holder) if held.country}
    if bare_noun and not missing and not countries:
        return False
    meant = countries.pop() if countries else _scene(case.articles[one.article].text)
    return office.country is not None or meant == _scene(case.text)


def _names(person: int, case: _Case) -> bool:
    """Tell whether the article names a person by surname, and no namesake."""
    given = {word for node in case.groups[person] for word in bare(node.canonical).split()}
    found = re.finditer(rf"(?:\b([\w’'-]+) )?\b{_surname(person, case)}\b", case.text)
    before = [match[1] or "" for match in found]
    strange = (w for w in before if w[:1].isupper() and w not in given and is_no_title(w.lower()))
    return bool(before) and not any(strange)


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w[\w-]*", text)}


def _scene(text: str) -> str | None:
    """Return the country that a text names most; None for none, and for two alike."""
    counted = Counter(place.country for place in places_in(text)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _days_between(one: Article, other: Article) -> int | None:
    first, second = one.published_date, other.published_date
    return abs((first - second).days) if first and second else None


def _reason(node: Node, seen: Seen, article: Article) -> str:
    called, naming = node.links[0].source, seen.mention.naming.of(article.text)
    if seen.article == node.article:
        return f"the article says who “{called}” is: “{naming}”"
    where = f"{article.outlet or 'another article'} ({article.id})"
    return f"“{called}” is the story's only one of this office: “{naming}” in {where}"

"""Who and what an article names: the inventory in which short names look for their full ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.claims.acronyms import defined_in
from retold.claims.bodies import HEADS, Body, bodies_in
from retold.claims.given import told_by_given
from retold.claims.issuers import issuers_in, loose_in
from retold.claims.lexicon import words
from retold.claims.names import MAKER, gender_of, key, untitled
from retold.claims.namewords import NameWords, name_words
from retold.claims.nouns import INSTITUTIONS, ROLES
from retold.claims.places import places_in
from retold.claims.speech import outermost
from retold.types import BlockKind, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KNOWN = frozenset({"PERSON", "GPE", "NORP", "LOC", "DATE", "TIME", "EVENT", "LAW", "LANGUAGE"})
_FIRMS = words("giant company firm startup start-up retailer operator manufacturer airline bank")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named at one place: name without titles, and the roles that stand by it.

    `gender` is "he" or "she" where a title tells it. `quoted` is true within a quotation. `opens`
    is true of the doer in a paragraph's first sentence who is named in full for the first time.
    """

    name: str
    span: Span
    sentence: int
    roles: frozenset[str]
    subject: bool
    gender: str | None = None
    quoted: bool = False
    opens: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything in an article that a short name or a pronoun may stand for.

    `words` says which single words are used as names, and whether of people. `strangers` are
    subjects with a name of which nothing tells what they are: a pronoun may mean them, or not.
    `titles` are the sentences of headlines, by their number.
    """

    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    acronyms: dict[str, str]
    issuers: tuple[tuple[str, Span], ...]
    loose: tuple[tuple[str, int], ...]
    words: NameWords
    quoted: tuple[Span, ...]
    strangers: tuple[Person, ...]
    titles: frozenset[int] = frozenset()

    def gender(self, name: str) -> str | None:
        """Return what a given name tells, or what the titles of the surname agree on."""
        surname = key(name).split()[-1:]
        full = {p.name for p in self.people if [key(p.surname)] == surname and " " in p.name}
        given = {told_by_given(one) for one in ({name} if " " in name else full)}
        if len(given) == 1 and given != {None}:
            return given.pop()
        told = {p.gender for p in self.people if p.gender and [key(p.surname)] == surname}
        return told.pop() if len(told) == 1 else None


def survey(document: Document) -> Inventory:
    """Read the inventory off a parsed article, in the order of the text.

    `issuers` pairs the lemma of a document ("update") with the place of whoever owns it; `loose`
    are documents brought in without an owner, by the place of the noun.
    """
    people, bodies, issuers = [], [], []
    for number, sentence in enumerate(document.sentences):
        people += list(_people(sentence, number))
        bodies += list(bodies_in(sentence, number))
        issuers += list(issuers_in(sentence))
    named = name_words(document)
    people += _unlabelled(document, named)
    people += _namesakes(document, people)
    people.sort(key=lambda person: person.span.start)
    people = _opening(people, document)
    quoted = tuple(quotation.span for quotation in outermost(document.quotations))
    return Inventory(
        tuple(replace(one, quoted=within(one.span, quoted)) for one in people),
        tuple(replace(one, quoted=within(one.span, quoted)) for one in bodies),
        defined_in(document.article.text),
        tuple(issuers),
        tuple(loose_in(document, issuers)),
        named,
        quoted,
        tuple(replace(s, quoted=within(s.span, quoted)) for s in _strangers(document, named)),
        frozenset(n for n, s in enumerate(document.sentences) if s.block.kind is BlockKind.TITLE),
    )


def _opening(people: list[Person], document: Document) -> list[Person]:
    """Mark whom a paragraph begins with, as the doer of its first sentence, named anew."""
    known: set[str] = set()
    marked = []
    for one in people:
        sentence, surname = document.sentences[one.sentence], key(one.surname)
        body = sentence.block.kind is BlockKind.BODY
        first = body and sentence.span.start == sentence.block.span.start
        alone = sum(p.sentence == one.sentence for p in people) == 1
        opens = first and alone and " " in one.name and surname not in known
        marked.append(replace(one, opens=opens and _acts(one, sentence)))
        if body:
            known.add(surname)
    return marked


def _acts(one: Person, sentence: Sentence) -> bool:
    """Tell whether the sentence's own verb, in the active, has this person for its subject."""
    for token in sentence.words:
        if one.span.contains(sentence.span_of(token)) and token.dep_ == "nsubj":
            return token.head.dep_ == "ROOT" and token.head.pos_ == "VERB"
    return False


def within(span: Span, stretches: Sequence[Span]) -> bool:
    """Tell whether a span lies in one of these stretches, which stand in order."""
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1
    return index >= 0 and stretches[index].contains(span)


def _people(sentence: Sentence, number: int) -> Iterator[Person]:
    for entity in _entities(sentence, "PERSON"):
        if not entity.text[:1].isupper():
            continue
        name = untitled(re.sub(r"['’]s$", "", _from_name(entity)))
        if not name or not re.fullmatch(r"[^\d\"“”()]+", name) or _is_thing(entity):
            continue
        root = entity.root
        titled = (token.lower_ for token in entity if token.text not in name.split())
        roles = frozenset((*_roles(root), *titled))
        titles = " ".join(c.text for c in root.children if c.i < root.i)
        gender = gender_of(f"{titles} {entity.text} {' '.join(sorted(roles))}")
        subject = _is_subject(root)
        yield Person(name, sentence.span_of(entity), number, roles, subject, gender)


def _is_subject(name: Token) -> bool:
    """Tell the subject itself, or who stands in apposition to it: "the forester, Ana Ruiz"."""
    return name.dep_ in _SUBJECTS or (name.dep_ == "appos" and name.head.dep_ in _SUBJECTS)


def _from_name(entity: Tokens) -> str:
    """Leave out what an entity began with by mistake: "But Ana Ruiz"."""
    words_in = list(entity)
    while len(words_in) > 1 and words_in[0].pos_ in {"CCONJ", "SCONJ", "ADV", "DET", "ADP", "PRON"}:
        words_in.pop(0)
    return str(entity.doc[words_in[0].i : entity.end].text).strip()


def _unlabelled(document: Document, named: NameWords) -> Iterator[Person]:
    """Yield people's names of one word where the entity model passed over them."""
    for number, sentence in enumerate(document.sentences):
        for token in sentence.words:
            alone = token.ent_type_ != "PERSON" and token.dep_ not in {"compound", "poss", "amod"}
            if not alone or token.pos_ != "PROPN" or not named.is_person(token.text):
                continue
            if token.lower_ not in INSTITUTIONS and token.lower_ not in ROLES:
                span, subject = sentence.span_of(token), token.dep_ in _SUBJECTS
                yield Person(token.text, span, number, frozenset(), subject, None)


def _strangers(document: Document, named: NameWords) -> Iterator[Person]:
    for number, sentence in enumerate(document.sentences):
        for token in sentence.words:
            subject = token.dep_ in _SUBJECTS and token.tag_ == "NNP"
            if not subject or token.ent_type_ in _KNOWN or named.is_person(token.text):
                continue
            if token.lower_ not in HEADS and token.text.istitle():
                span = sentence.span_of(token)
                yield Person(_whole(token), span, number, frozenset(), True)


def _whole(token: Token) -> str:
    """Return a name with the capitalised words right before it, and "The" before those."""
    first = token.i
    while first > token.sent.start and token.nbor(first - 1 - token.i).tag_ == "NNP":
        first -= 1
    named = token.doc[first : token.i + 1].text
    before = token.doc[first - 1] if first > token.sent.start else None
    return f"The {named}" if before is not None and before.lower_ == "the" else str(named)


def _is_thing(entity: Tokens) -> bool:
    """Tell a body that was labelled as a person: "the Observatory", "Kenyan Observatory"."""
    if len(entity) == 1 and [p.word for p in places_in(entity.text)] == [entity.text]:
        return True
    if MAKER.match(entity.text) or any(token.lower_ in _FIRMS for token in entity[:-1]):
        return True
    if entity.root.lower_ not in INSTITUTIONS:
        return False
    before = entity.doc[entity.start - 1].lower_ if entity.start else ""
    return before == "the" or bool(places_in(entity.text))


def _namesakes(document: Document, people: list[Person]) -> Iterator[Person]:
    """Yield full names that share a surname with a person and that the entity model passed over."""
    surnames = {
        person.surname
        for person in people
        if person.surname.isalpha() and person.surname.lower() not in INSTITUTIONS
    }
    if not surnames:
        return
    known = {person.name for person in people}
    for number, sentence in enumerate(document.sentences):
        for given, last in pairwise(sentence.words):
            if last.text not in surnames or given.pos_ != "PROPN" or not _is_given(given.text):
                continue
            name = untitled(f"{given.text} {last.text}")
            span = Span(sentence.span_of(given).start, sentence.span_of(last).end)
            if " " in name and name not in known and not MAKER.match(name):
                yield Person(name, span, number, frozenset(), False, None)


def _is_given(word: str) -> bool:
    return word.istitle() and word.isalpha() and len(word) > 1


def _entities(sentence: Sentence, label: str) -> Iterator[Tokens]:
    """Yield the entities of one label; `Span.ents` would read the whole document each time."""
    doc, tokens = sentence.tokens.doc, sentence.tokens
    start: int | None = None
    for token in sentence.words:
        inside = token.ent_type_ == label
        if start is not None and (not inside or token.ent_iob_ == "B"):
            yield doc[start : token.i]
            start = None
        if inside and start is None:
            start = token.i
    if start is not None:
        yield doc[start : tokens.end]


def _roles(root: Token) -> Iterator[str]:
    """Yield the roles, and the common nouns, in front of a name and in apposition to it."""
    near = [c for c in root.children if c.dep_ in {"compound", "appos", "nmod", "amod"}]
    near += [root.head] if root.dep_ == "appos" else []
    for token in [*near, *(c for n in near for c in n.children if c.dep_ == "compound")]:
        for word in token.lower_.split("-"):
            if word in ROLES:
                yield word
        if token.pos_ == "NOUN":
            yield token.lemma_.lower()

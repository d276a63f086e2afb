"""Pronouns as sources: "he said", "they stressed", "it added"."""

from __future__ import annotations

from dataclasses import replace

from retold.claims.antecedents import Body, Inventory, Person
from retold.claims.heard import UNRESOLVED, Heard, Resolved, SourceMention, full_names, named
from retold.claims.lexicon import words
from retold.claims.names import bare, collective, gender_of, key, kind_of_source
from retold.types import SourceKind

_REACH = 3
_SINGULAR = words("he she him her it")
_THINGS = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.AGENCY})


def pronoun(mention: SourceMention, heard: list[Heard], found: Inventory) -> Resolved:
    """Resolve a pronoun to the nearest earlier source, or the one subject, that it fits.

    What nothing fits, or two things fit, stays unresolved.
    """
    word = mention.text.lower().strip(" \"“”'‘’")
    if word in {"he", "she", "it", "they"}:
        earlier = _last_source(mention, word, heard, found)
        subject = _last_subject(mention, word, found)
        if earlier is not None and not (subject and subject.span.start > _start(earlier)):
            return replace(
                earlier.resolved,
                reason=f"“{mention.text}” follows “{bare(earlier.mention.text)}”",
                antecedent=earlier.resolved.antecedent or earlier.mention.span,
            )
        if subject is not None:
            name, kind = _subject_name(subject, found)
            reason = f"“{mention.text}” follows “{name}”"
            return Resolved(name, kind, reason, subject.span)
    return Resolved(
        f"{UNRESOLVED}{word}", SourceKind.ANONYMOUS, "no earlier name fits it alone", None
    )


def _start(heard: Heard) -> int:
    return heard.mention.span.start


def _subject_name(subject: Person | Body, found: Inventory) -> tuple[str, SourceKind]:
    if isinstance(subject, Body):
        kind = kind_of_source(subject.name, subject.head, None)
        return named(subject.name, kind).canonical, kind
    full = full_names(subject.name, found)
    return (full[0].name if len(full) == 1 else subject.name), SourceKind.PERSON


def _last_source(
    mention: SourceMention, word: str, heard: list[Heard], found: Inventory
) -> Heard | None:
    """Return the nearest earlier source that the pronoun fits, if it is near enough."""
    for earlier in reversed(heard):
        if mention.sentence - earlier.mention.sentence > _REACH:
            return None
        if earlier.mention.span.end <= mention.span.start and _fits(earlier, word, found):
            return None if earlier.resolved.canonical.startswith(UNRESOLVED) else earlier
    return None


def _fits(earlier: Heard, word: str, found: Inventory) -> bool:
    mention, kind = earlier.mention, earlier.resolved.kind
    said = mention.text.lower()
    if mention.pronoun:
        return said == word
    if word == "they":
        return bool(mention.plural) or collective(mention.head)
    if mention.plural:
        return False
    if word == "it":
        return kind in _THINGS or kind is SourceKind.OUTLET
    gender = gender_of(mention.text)
    if kind is SourceKind.PERSON:
        gender = gender or found.gender(earlier.resolved.canonical)
    human = kind in {SourceKind.PERSON, SourceKind.ROLE, SourceKind.ANONYMOUS, SourceKind.CROWD}
    return human and gender in {None, word}


def _last_subject(mention: SourceMention, word: str, found: Inventory) -> Person | Body | None:
    """Return the one person or body that is the subject of the sentence, or of the one before."""
    if word == "they":
        return None
    pool: tuple[Person | Body, ...] = found.people if word in _SINGULAR - {"it"} else found.bodies
    for sentence in (mention.sentence, mention.sentence - 1):
        near = [
            one
            for one in pool
            if one.sentence == sentence and one.subject and one.span.end <= mention.span.start
        ]
        if word != "it":
            near = [one for one in near if found.gender(one.name) in {None, word}]
        else:
            near = [o for o in near if isinstance(o, Body) and _is_thing(o)]
        if len({key(one.name) for one in near}) > 1:
            return None
        if near:
            return near[-1]
    return None


def _is_thing(body: Body) -> bool:
    return kind_of_source(body.name, body.head, None) is SourceKind.INSTITUTION

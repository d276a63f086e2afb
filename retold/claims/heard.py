"""Mentions of sources in an article, and what each was resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from retold.claims.antecedents import Inventory, Person
from retold.claims.names import bare, key, shorn
from retold.claims.profiles import profile
from retold.types import SourceKind, Span

UNRESOLVED = "unresolved: "


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source as it stands in an article.

    `sentence` indexes the document's sentences; `head` is the lemma of the head word, `label` its
    entity label; `plural` is None where the form does not tell; `cue` is the cue as written.
    """

    text: str
    span: Span
    sentence: int
    pronoun: bool
    plural: bool | None
    label: str | None
    cue: str
    head: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a mention stands for, and why; `reason` is empty where the name itself says it.

    `antecedent` is the place of the fuller name in the same article. A `canonical` that begins
    with "unresolved: " names nobody.
    """

    canonical: str
    kind: SourceKind
    reason: str
    antecedent: Span | None


@dataclass(frozen=True, slots=True)
class Heard:
    """An earlier mention with what it was resolved to."""

    mention: SourceMention
    resolved: Resolved


def named(text: str, kind: SourceKind) -> Resolved:
    """Take a name at its word; an institution of a known country carries it in front."""
    if kind is SourceKind.INSTITUTION:
        return Resolved(profile(shorn(text)).name, kind, "", None)
    trimmed = kind in {SourceKind.ROLE, SourceKind.OUTLET, SourceKind.AGENCY}
    return Resolved(shorn(text) if trimmed else bare(text), kind, "", None)


def full_names(name: str, found: Inventory) -> list[Person]:
    """Return the distinct longer names in the article that end in this one."""
    if " " in name:
        return []
    distinct: dict[str, Person] = {}
    for person in found.people:
        if " " in person.name and key(person.surname) == key(name):
            distinct.setdefault(key(person.name), person)
    return list(distinct.values())

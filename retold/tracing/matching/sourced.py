"""The one source that a claim is credited to, and whether it has a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from retold.tracing.matching.tails import credited
from retold.types import Attribution, Claim, SourceKind

_APPOSED = re.compile(r"^(?P<role>[^,]+), (?P<name>(?:[^\W\d_a-z][\w’'.-]*)(?: [\w’'.-]+)+)$")

_OPEN = re.compile(r"unresolved: (?:he|she|her|him)$")
_SMALL = frozenset("the of a an and for its his her their in".split())


def source_of(claim: Claim) -> str | None:
    """Return the canonical innermost source of a claim, None where none is named."""
    for link in reversed(claim.attribution):
        if link.kind is not SourceKind.ANONYMOUS and not link.canonical.startswith("unresolved"):
            return _without_role(link.canonical)
    return None


def is_proper(source: str) -> bool:
    """Whether a name can stand for one source in two articles: "a monitoring group" cannot."""
    return any(character.isupper() for character in source)


def told_name(link: Attribution) -> str:
    """Return how to name a source to a reader: its full name, or the words that stand for it."""
    nobody = link.kind is SourceKind.ANONYMOUS or link.canonical.startswith("unresolved")
    return link.source if nobody or not is_proper(link.canonical) else link.canonical


def named_source_of(claim: Claim) -> str | None:
    """Return the canonical innermost source of a claim where it has a proper name."""
    source = source_of(claim)
    return source if source is not None and is_proper(source) else None


@lru_cache(maxsize=8192)
def _without_role(name: str) -> str:
    """Drop the role before a full name: "the line's captain, Ida Storm" is Ida Storm.

    A name of one word, or one after a role that is itself a name, is left as it is.
    """
    found = _APPOSED.match(name)
    if found is None or not all(word[0].isupper() for word in found["name"].split()):
        return name
    return found["name"]


class Voices:
    """Whose words claims are where no link names the source: "she said", "…, the office says".

    A pronoun that was left open is the one person whom its article quotes by name, if it quotes one
    alone. Words at the end of a claim that credit it name a source by part of its name, and so does
    a title ("civil defence" of the Orlow Civil Defence).
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        people: dict[str, set[str]] = {}
        for claim in claims:
            for link in claim.attribution:
                if link.kind is SourceKind.PERSON and not link.canonical.startswith("unresolved"):
                    people.setdefault(claim.article, set()).add(_without_role(link.canonical))
        self._only = {article: min(names) for article, names in people.items() if len(names) == 1}

    def are_one(self, a: Claim, b: Claim) -> bool:
        """Whether one of two claims has a named source, and the other, by these signs, the same."""
        ours, theirs = named_source_of(a), named_source_of(b)
        if ours is not None and theirs is not None:
            return False
        if ours is None:
            a, b, ours = b, a, theirs
        if ours is None:
            return False
        told = (credited(b) or "", source_of(b) or "")
        return (
            self._opened(b) == ours
            or any(_is_part(words, ours) for words in told)
            or _names(b, ours)
        )

    def _opened(self, claim: Claim) -> str | None:
        """Return the one person whom the article of a claim that "she" made quotes by name."""
        if not claim.attribution or not _OPEN.match(claim.attribution[-1].canonical):
            return None
        return self._only.get(claim.article)


def _names(claim: Claim, name: str) -> bool:
    """Whether a source that was taken for unnamed has a person's name, or a body's last words."""
    if source_of(claim) is not None or not claim.attribution:
        return False
    told, full = _words(claim.attribution[-1].source), _words(name)
    tail = len(told) > 1 and full[-len(told) :] == told
    return len(full) > 1 and (told[-len(full) :] == full or told == full[-1:] or tail)


def _is_part(words: str, name: str) -> bool:
    """Whether words name a source: two words of its name or all of it, or a person's last name."""
    told, full = _words(words), _words(name)
    if not told or not full:
        return False
    if set(full) <= set(told) or (len(told) > 1 and set(told) <= set(full)):
        return True
    return told == full[-1:] and words.strip()[:1].isupper() and len(full) > 1


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in _SMALL]

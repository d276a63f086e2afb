"""The bodies of a story by their names, whole and cut short: "the board" of a "River Board"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from retold.claims.lexicon import words
from retold.claims.names import key
from retold.claims.nouns import INSTITUTIONS
from retold.claims.places import country_of

BODY_NOUNS = INSTITUTIONS | words("line railway mission port club embassy utility")
"""Nouns that name a body whose name holds them: a railway speaks, a plant does not."""

_SMALL = words("the of for in and a an at")
_TOLD = words("and or which who that with a an said - based opposing so-called called including")
_OF_A_COUNTRY = words("army military ministry government parliament police court bank navy")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a story: by their names, by the noun of their names, and by article."""

    names: Mapping[str, str]
    heads: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, frozenset[str]]

    def known(self, phrase: str, article: str, text: str = "") -> str | None:
        """Return the body that a phrase of an article names, None where it may be of several.

        It is the body of that name, or the only one whose name is the phrase with more words. One
        word alone ("the board"), and a name without the country that the body's has, reach
        bodies that are sources of the same article, or that its `text` names in full.
        """
        asked = key(phrase)
        if asked in self.names:
            return self.names[asked]
        here = self.within(article)
        fitting = {
            body
            for body in (self.names[name] for name in self.heads.get(_head(asked), ()))
            if short_for(asked, key(body))
            and (
                (_is_told(asked, body) or _goes_by(phrase, text))
                if body in here or body in text
                else _stands_alone(asked, body)
            )
        }
        return _fullest(fitting)

    def fuller(self, body: str, article: str) -> str | None:
        """Return the one body whose name is this body's with more words, if there is one."""
        name = key(body)
        here = self.within(article)
        fitting = {
            other
            for other in (self.names[told] for told in self.heads.get(_head(name), ()))
            if len(_telling(key(other))) > len(_telling(name))
            and short_for(name, key(other))
            and (other in here or _stands_alone(name, other))
        }
        return _fullest(fitting) if body != body.lower() else None

    def headed(self, nouns: Iterable[str]) -> frozenset[str]:
        """Return the bodies whose names have one of the nouns, in lower case."""
        heads = {noun.strip(".,;:’'\"“”") for noun in nouns}
        return frozenset(self.names[n] for head in heads for n in self.heads.get(head, ()))

    def within(self, article: str) -> frozenset[str]:
        """Return the bodies that are sources of an article."""
        return self.homes.get(article, frozenset())


def bodies_of(sources: Iterable[tuple[str, str]], outlets: Iterable[str]) -> Bodies:
    """Gather bodies: sources, each with an article that has it, and those who publish."""
    names: dict[str, str] = {}
    homes: dict[str, set[str]] = {}
    for body, article in sources:
        homes.setdefault(article, set()).add(names.setdefault(key(body), body))
    for outlet in outlets:
        names.setdefault(key(outlet), outlet)
    heads: dict[str, list[str]] = {}
    for name in names:
        if _is_plain(name):
            heads.setdefault(_head(name), []).append(name)
    return Bodies(
        MappingProxyType(names),
        MappingProxyType({head: tuple(told) for head, told in heads.items()}),
        MappingProxyType({article: frozenset(told) for article, told in homes.items()}),
    )


def short_for(one: str, other: str) -> bool:
    """Tell whether one of two names is the other cut short: "Mining Authority", "the authority".

    Both have one noun, and the words of the one are among those of the other; a name of one word
    must be the noun of a body.
    """
    short, full = sorted((_telling(key(one)), _telling(key(other))), key=len)
    if _head(key(one)) != _head(key(other)) or not short <= full:
        return False
    return len(short) > 1 or short == full or bool(short & BODY_NOUNS)


def _fullest(bodies: Collection[str]) -> str | None:
    """Return the fullest of names that are all one name cut short, None where they are not."""
    longest = max(bodies, key=lambda body: (len(_telling(key(body))), body), default=None)
    if longest is None or not all(short_for(body, longest) for body in bodies):
        return None
    return longest


def _is_plain(name: str) -> bool:
    """Tell a name from a list of several, and from one with something told of it."""
    told = name.split()
    return "," not in name and len(told) <= _LONGEST and not _TOLD & set(told)


def _is_told(asked: str, body: str) -> bool:
    """Refuse "military" of an article for the military of one country that it speaks of."""
    return len(_telling(asked)) > 1 or country_of(body) is None


def _goes_by(phrase: str, text: str) -> bool:
    """Tell whether a text calls a body by its noun alone, as by a name: "the Observatory"."""
    name = phrase.split()[-1:]
    if not name or not name[0][:1].isupper() or name[0].lower() in _OF_A_COUNTRY:
        return False
    return re.search(rf"\b[Tt]he {re.escape(name[0])}\b", text) is not None


def _stands_alone(asked: str, body: str) -> bool:
    if len(_telling(asked)) == 1:
        return False
    return country_of(body) in {None, country_of(asked.title())}


@lru_cache(maxsize=8192)
def _head(name: str) -> str:
    """Return the noun of a name: "office" of "health office of Ivory Bay"."""
    first = re.split(r" (?:of|in|for|at) ", name)[0].split()
    return first[-1] if first else ""


@lru_cache(maxsize=8192)
def _telling(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _SMALL

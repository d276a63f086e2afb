"""Which source an article's warning is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retold.claims.heard import UNRESOLVED
from retold.claims.names import key
from retold.claims.places import Place, country_of, places_in
from retold.claims.profiles import profile
from retold.types import Attribution, Caution, Claim, ClaimKind, SourceKind

_AGAINST = re.compile(r"\b(?:against|in|with|from|over|near|on|at|to)\s+(?:the\s+)?$", re.I)
_CHECKED = re.compile(
    r"\b(?:verif|confirm|corroborat|authenticat|substantiat)(?:y|ied|e|ed|ing)?\b", re.I
)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$", re.I)
_OWNED = re.compile(r"\b(?:their|its|his|her)\b", re.I)
_STATED = re.compile(
    r"^(?:the|this|that|these|those|his|her|its|their)?\s*(?:claims?|figures?|statements?|accounts?"
    r"|reports?|numbers?|tolls?|assertions?|allegations?|it|this|that)\b",
    re.I,
)
_NAMED_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.ROLE, SourceKind.OUTLET})
_NEAR = 400


def cautions(claims: Sequence[Claim]) -> tuple[Caution, ...]:
    """Tie each claim of kind caution to the canonical sources that it speaks of.

    Expects merged claims. A country that the warning names reaches the story's sources of that
    country; a seat of power ("the Kremlin") is a source by itself; a warning about "the claim" is
    about whoever made the claim right before it. A warning that names nobody is tied to nobody.
    """
    found: dict[Caution, None] = {}
    for claim in claims:
        if claim.kind is ClaimKind.CAUTION:
            names = [*_by_name(claim, claims), *_by_country(claim, claims)]
            for canonical in names or _by_order(claim, claims):
                found.setdefault(Caution(claim.id, canonical))
    return tuple(found)


def _links(claims: Sequence[Claim]) -> Iterator[Attribution]:
    for claim in claims:
        for link in claim.attribution:
            if link.kind not in {SourceKind.ANONYMOUS, SourceKind.CROWD}:
                yield link


def _about(text: str) -> str:
    """Leave out whoever did the checking: the warning is not about them."""
    found = _CHECKED.search(text)
    if found is None:
        return text
    if _PASSIVE.search(text[: found.start()]):
        return text[: found.end()] + text[found.end() :].partition(" by ")[0]
    return text[found.end() :]


def _by_name(claim: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the sources whose name, or any name merged into it, stands in the warning."""
    plain = re.sub(r"[^\w\s’']", " ", _about(claim.text))
    text = f" {key(plain)} "
    own = {link.canonical for link in claim.attribution}
    for link in _links(claims):
        if link.canonical in own or link.canonical.startswith(UNRESOLVED):
            continue
        names = {key(link.canonical), key(link.source)}
        names |= {name.split()[-1] for name in names if name and link.kind is SourceKind.PERSON}
        if any(f" {name} " in text for name in names if _telling(name)):
            yield link.canonical


def _telling(name: str) -> bool:
    return (
        len(name) > 2 and name not in {"he", "she", "it", "they", "one"} and not places_only(name)
    )


def places_only(name: str) -> bool:
    """Tell whether a name is a country's and no more, so that `_by_country` reads it."""
    return any(place.word.lower() == name for place in places_in(name.title()))


def _by_country(claim: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    for place in _cautioned(_about(claim.text)):
        reached = list(_of_country(place, claims))
        yield from reached
        if place.form == "seat" and not reached:
            yield place.word


def _cautioned(text: str) -> Iterator[Place]:
    """Yield the places that the warning is about: owners, and makers of statements."""
    owned = _OWNED.search(text)
    for place in places_in(text):
        before, after = text[: place.start], text[place.end : place.end + 3]
        made = re.search(r"\b(?:by|from|of)\s+(?:the\s+)?$", before)
        listed = owned is not None and place.start < owned.start() and not _AGAINST.search(before)
        possessive = after.startswith(("'s", "’s"))
        if made or listed or possessive or place.form == "demonym":
            yield place


def _of_country(place: Place, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the story's sources of this country; of a seat of power, the state alone."""
    for link in _links(claims):
        if link.kind not in _NAMED_BODIES:
            continue
        known = profile(link.canonical)
        if (known.country or country_of(link.canonical)) != place.country:
            continue
        if place.form != "seat" or known.field == "state":
            yield link.canonical


def _by_order(claim: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the source of the claim right before a warning about "the claim"."""
    if not _STATED.match(claim.text.strip()):
        return
    before = [
        one
        for one in claims
        if one.article == claim.article
        and one.span.end <= claim.span.start
        and claim.span.start - one.span.end < _NEAR
    ]
    if before:
        last = max(before, key=lambda one: one.span.start)
        yield from _innermost(last)


def _innermost(claim: Claim) -> list[str]:
    named = [link.canonical for link in _links([claim])]
    return [name for name in named[-1:] if not name.startswith(UNRESOLVED)]

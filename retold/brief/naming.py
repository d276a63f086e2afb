"""The name of a measure, in the words of the texts that tell it rather than in lemmas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from retold.types import Claim

_PLAIN = {"die": "dead", "miss": "missing", "flee": "fled"}
"""Outcomes that one lemma stands for whatever the text has: "fatalities" are the dead."""

_UNITS = {"percent": "per cent", "t": "tonnes", "km": "kilometres", "m": "metres", "ft": "feet"}
_SPELT = 3
"""A unit of more letters is a word, which takes a plural; a shorter one is a symbol."""

MOST_OUTCOMES = 3


def title_of(
    thing: str,
    outcomes: Sequence[str],
    unit: str,
    *,
    counted: Iterable[str],
    claims: Sequence[Claim],
) -> str:
    """Name a measure: "Soldiers: killed or injured", "Herring landed, in tonnes".

    `counted` are the noun phrases as the tellings have them, empty where one has none; the
    commonest names the thing. Without any, the name is the commonest form of the lemma `thing` in
    the claims, and a proper noun keeps its capital because the text's own words are used.
    """
    phrases = Counter(phrase for phrase in counted if phrase)
    name = phrases.most_common(1)[0][0] if phrases else _form(thing, claims, {"NOUN", "PROPN"})
    name = name or thing
    words = [_outcome(lemma, claims) for lemma in outcomes]
    if words:
        name += ": " + _or(list(dict.fromkeys(words)))
    return f"{name}, in {_unit(unit)}" if unit else name


def _outcome(lemma: str, claims: Sequence[Claim]) -> str:
    if lemma in _PLAIN:
        return _PLAIN[lemma]
    return _form(lemma, claims, {"VERB", "ADJ"}).lower() or lemma


def _form(lemma: str, claims: Sequence[Claim], tags: set[str]) -> str:
    """Return the commonest form of a lemma in the claims; an inflected one before the bare."""
    forms = Counter(
        claim.text[start:end]
        for claim in claims
        for term in claim.terms
        if term.pos in tags and term.lemma.casefold() == lemma.casefold()
        for start, end in [(term.span.start - claim.span.start, term.span.end - claim.span.start)]
        if 0 <= start < end <= len(claim.text)
    )
    ranked = sorted(forms, key=lambda form: (form.casefold() == lemma.casefold(), -forms[form]))
    return ranked[0] if ranked else ""


def _or(words: list[str]) -> str:
    """Join outcomes, the first few by name: "killed, injured or missing"."""
    if len(words) > MOST_OUTCOMES + 1:
        words = [*words[:MOST_OUTCOMES], f"{len(words) - MOST_OUTCOMES} more"]
        return ", ".join(words[:-1]) + f" and {words[-1]}"
    return ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + words[-1]


def _unit(unit: str) -> str:
    if unit in _UNITS:
        return _UNITS[unit]
    spelt = unit.isalpha() and unit.islower() and len(unit) > _SPELT
    return f"{unit}s" if (spelt or unit == "day") and not unit.endswith("s") else unit

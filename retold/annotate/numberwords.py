"""The words that numbers are made of: units, tens, scales, ordinals, fractions and plurals."""

from __future__ import annotations

from collections.abc import Iterable

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
SUFFIXES = {
    "k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9,
    "bln": 1e9, "g": 1e9, "t": 1e12, "tn": 1e12, "tln": 1e12, "trn": 1e12, "million": 1e6,
    "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
SPELT = {
    "nought": "zero", "naught": "zero", "doz": "dozen", "dozs": "dozens", "fourty": "forty",
    "nineth": "ninth", "twelth": "twelfth", "lakhs": "lakh", "crores": "crore", "lac": "lakh",
    "lacs": "lakh",
}  # fmt: skip
"""Variant and common false spellings, and the word that each stands for."""

VALUES = {word: float(n) for n, word in enumerate(UNITS)} | {
    word: 20.0 + 10 * n for n, word in enumerate(TENS)
}
PLURALS = {f"{word}s": scale for word, scale in SCALES.items()} | {"scores": 20.0, "tens": 10.0}

_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _ordinal_of(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


ORDINALS = {
    _ordinal_of(word): word for word in (*UNITS[1:], *TENS, *SCALES) if word not in {"dozen"}
}
"""Each ordinal and the cardinal that it is made of."""

PARTS = {"half": 2.0, "quarter": 4.0}
_NO_PART = {"first", "second"}
DENOMINATORS = PARTS | {
    ordinal: VALUES.get(word, SCALES.get(word, 0.0))
    for ordinal, word in ORDINALS.items()
    if ordinal not in _NO_PART
}
MANY_PARTS = {f"{word}s": word for word in (*PARTS, *ORDINALS) if word != "half"} | {
    "halves": "half"
}
"""Each plural of a part and its singular: "thirds", "quarters"."""

GLUE = {
    "a", "an", "and", "of", "the", "few", "several", "many", "couple", "handful", "point", "pair",
}  # fmt: skip
LEXICON = {*VALUES, *SCALES, *PLURALS, *DENOMINATORS, *ORDINALS, *MANY_PARTS, *SPELT, *GLUE}
NUMBER_WORDS = LEXICON - GLUE - {"first", "second", "firsts", "seconds"} | {"couple", "handful"}
"""The words at least one of which a text without digits must hold to hold a number."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of `words` that shares their beginnings, which is quick to search for.

    It takes the longest word that fits.
    """
    tails: dict[str, list[str]] = {}
    whole = False
    for word in sorted(set(words)):
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        whole = whole or not word
    if not tails:
        return ""
    branches = "|".join(f"{first}{any_of(rest)}" for first, rest in sorted(tails.items()))
    bare = len(tails) == 1 and not whole
    return branches if bare else f"(?:{branches}){'?' if whole else ''}"

"""What differs between words told and the words that they are held against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\d+(?:[.,]\d+)+|\w+|\s+|[^\w\s]")
LETTER_LIMIT = 600
LIKENESS = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words, and whether the other side lacks it."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts in parts; joined, the parts of a side give that side back."""

    told: tuple[Part, ...]
    origin: tuple[Part, ...]


def differ(
    told: str, origin: str, *, by_letter: bool = False, least: float = LIKENESS
) -> Difference:
    """Compare two texts word by word, or letter by letter where every mark counts.

    Texts that share too little (less than `least` of their tokens) come back unmarked: a
    difference drawn between unlike sentences would only be noise. Texts over `LETTER_LIMIT`
    characters are compared by word.
    """
    letters = by_letter and max(len(told), len(origin)) <= LETTER_LIMIT
    left, right = _tokens(told, letters), _tokens(origin, letters)
    matcher = SequenceMatcher(None, _keys(left, by_letter), _keys(right, by_letter), autojunk=False)
    if matcher.ratio() < least:
        return Difference((Part(told, False),), (Part(origin, False),))
    codes = matcher.get_opcodes()
    return Difference(
        _parts((op != "equal", left[i:j]) for op, i, j, _, _ in codes),
        _parts((op != "equal", right[i:j]) for op, _, _, i, j in codes),
    )


def _tokens(text: str, letters: bool) -> list[str]:
    return list(text) if letters else _TOKENS.findall(text)


def _keys(tokens: list[str], exact: bool) -> list[str]:
    return tokens if exact else [token.casefold() for token in tokens]


def _parts(runs: Iterable[tuple[bool, list[str]]]) -> tuple[Part, ...]:
    return tuple(Part("".join(tokens), changed) for changed, tokens in runs if tokens)

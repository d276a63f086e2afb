"""Words of a text as the story stage counts them: with their places, and folded to terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_APOSTROPHE_S = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, and its half-open place [start, end) in code points of the text."""

    text: str
    start: int
    end: int


def words(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words between two offsets; inner apostrophes, hyphens and points stay inside."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match.group(), match.start(), match.end())


def normalised(word: str) -> str:
    """Fold what two settings of the same words differ in: case, the shape of apostrophes."""
    return word.lower().replace("’", "'")


@lru_cache(maxsize=65_536)
def term(word: str) -> str:
    """Fold a word to the term it is counted under.

    A light suffix folding in the manner of Harman's S-stemmer (How effective is suffixing?, 1991)
    with -ed and -ing: it may join two words that differ, which weighs little among eighty terms.
    """
    folded = word.lower()
    if folded.endswith(_APOSTROPHE_S):
        folded = folded[:-2]
    folded = _singular(folded)
    return _base(folded) if len(folded) > 5 else folded


def _singular(word: str) -> str:
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _base(word: str) -> str:
    for suffix in ("ing", "ed"):
        if word.endswith(suffix):
            word = word[: -len(suffix)]
            break
    if word.endswith("e"):
        word = word[:-1]
    return word[:-1] if word[-1] == word[-2] and word[-1].isalpha() else word

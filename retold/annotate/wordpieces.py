"""Text -> word pieces: the input of the encoder (Wu et al. 2016, greedy longest match first).

The vocabulary is that of uncased BERT. Words are read by one pattern, in the text as stored, so
that every piece knows its offset; pieces are looked up once for each distinct word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

WORD = re.compile(r"\n+|\w+(?:['’]\w+)?|[^\w\s]")
"""A word, a mark of punctuation, or a run of line ends, which is one piece of its own."""
LONGEST = 100
START, END, UNKNOWN, BREAK = 101, 102, 100, 2
VOCABULARY = "attribution.vocab.txt"


def pieces_of(word: str) -> tuple[int, ...]:
    """Return the ids of a word's pieces, at least one."""
    return (BREAK,) if word[0] == "\n" else _pieces(word)


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> tuple[int, ...]:
    known = vocabulary()
    return tuple(i for part in _parts(word) for i in _longest_first(part, known)) or (UNKNOWN,)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Load the pieces and their ids, in the order of the file."""
    lines = files("retold.models").joinpath(VOCABULARY).read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def _longest_first(part: str, known: dict[str, int]) -> Iterable[int]:
    if len(part) > LONGEST:
        return (UNKNOWN,)
    found = []
    start = 0
    while start < len(part):
        head = "##" if start else ""
        end = next((e for e in range(len(part), start, -1) if head + part[start:e] in known), start)
        if end == start:
            return (UNKNOWN,)
        found.append(known[head + part[start:end]])
        start = end
    return found


def _parts(word: str) -> Iterator[str]:
    """Yield the lower-case parts of a word without accents, split at punctuation."""
    plain = unicodedata.normalize("NFD", word.lower())
    kept = ""
    for character in plain:
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C"):
            continue
        if _stands_alone(character, category):
            if kept:
                yield kept
            yield character
            kept = ""
        else:
            kept += character
    if kept:
        yield kept


def _stands_alone(character: str, category: str) -> bool:
    """Tell punctuation, ASCII symbols and ideographs, each of which is a part of its own."""
    if category.startswith("P") or (character.isascii() and not character.isalnum()):
        return True
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"

"""Text -> word pieces: the input of an encoder (Wu et al. 2016, greedy longest match first).

A vocabulary is a file of pieces as for uncased BERT, one a line, the line's number from 0 its id; a
piece that does not begin a word is written with ## before it. A file may leave pieces out: words
fall to shorter ones. Each model has its own; pieces are looked up once for each distinct word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from retold.errors import ModelError

WORD = re.compile(r"\n+|\w+(?:['’]\w+)?|[^\w\s]")
"""A word, a mark of punctuation, or a run of line ends, which is one piece of its own."""
LONGEST = 100
"""Characters of a word that is still cut into pieces."""


class WordPieces:
    """The pieces of one vocabulary; `start` and `end` frame what a model is given."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Number the pieces; KeyError where one of the four special pieces is missing."""
        self._known = {piece: number for number, piece in enumerate(lines) if piece}
        self.start, self.end = self._known["[CLS]"], self._known["[SEP]"]
        self.unknown, self.line_end = self._known["[UNK]"], self._known["[unused1]"]
        self._cached = lru_cache(maxsize=200_000)(self._cut)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._known)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one; a run of line ends has its own."""
        return (self.line_end,) if word[0] == "\n" else self._cached(word)

    def framed(self, text: str, *, most: int) -> list[int]:
        """Return a text as uncased BERT reads it: at most `most` ids, the frame among them."""
        found = [self.start]
        for word in text.split():
            found.extend(self._cached(word))
            if len(found) >= most:
                break
        return [*found[: most - 1], self.end]

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(i for part in _parts(word) for i in self._longest_first(part)) or (
            self.unknown,
        )

    def _longest_first(self, part: str) -> Sequence[int]:
        if len(part) > LONGEST:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(part):
            head = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((e for e in ends if head + part[start:e] in self._known), start)
            if end == start:
                return (self.unknown,)
            found.append(self._known[head + part[start:end]])
            start = end
        return found


@lru_cache(maxsize=4)
def load(name: str) -> WordPieces:
    """Read a vocabulary that ships, once; ModelError where it is missing or of another make."""
    try:
        text = files("retold.models").joinpath(name).read_text(encoding="utf-8")
        return WordPieces(text.split("\n"))
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise ModelError(
            f"a vocabulary cannot be read: {error}", where=name, remedy="install retold again"
        ) from error


def _parts(word: str) -> Iterator[str]:
    """Yield the lower-case parts of a word without accents, split at punctuation."""
    plain = unicodedata.normalize("NFD", word.lower())
    kept = ""
    for character in plain:
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C") or character == "\ufffd":
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

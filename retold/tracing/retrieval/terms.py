"""Text -> terms: what a statement and a claim are compared by, each with its weight.

A statement may be a message of a social network: its links are no words, a hashtag or a handle is
the words that it was joined from, and the name and date that sign it say who wrote, not what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.claims import lexicon
from retold.stories.words import term
from retold.tracing.matching.words import Vectors, load

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINK = re.compile(r"https?://\S+|\bpic\.twitter\.com/\S+")
_SIGNED = re.compile(r"\s*[—–]\s*[^—–]*\(@\w+\)\s*(?:\w+ \d{1,2}, \d{4})?\s*$")
_TAG = re.compile(r"[@#](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|_+")
_APOSTROPHE_S = ("'s", "’s")
EMPTY = lexicon.words(
    "a an the of to in on at by for with from and or but if is are was were be been being am do "
    "does did have has had i you he she it we they this that these those his her its their your my "
    "our me him them us as not no so what who when where why how there will would can could should "
    "may might about into after before over than then just also out up s t re ve ll d m"
)
"""Words that no statement is looked up by."""
PIECE = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """The content words of a text, each once, in order.

    `words[i]` is the first form met, in lower case, `terms[i]` what it is counted under,
    `weights[i]` how telling it is in (0, 1], and `vectors[i]` its direction. `pieces` maps each
    run of four letters to the weight of the heaviest word that holds it: a hashtag that ran words
    together, or a name spelled otherwise, still shares most of them.
    """

    words: tuple[str, ...]
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    vectors: Vectors
    pieces: dict[str, float]


def terms_of(text: str) -> Terms:
    """Return the content words of a text."""
    first: dict[str, str] = {}
    for word in content_words(text):
        first.setdefault(folded(word), word)
    table = load()
    words, terms = tuple(first.values()), tuple(first)
    weights = tuple(min(table.weight(w), table.weight(t)) for t, w in first.items())
    return Terms(words, terms, weights, table.vectors(list(words)), _pieces(words, weights))


def content_words(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, without the empty ones and without "'s"."""
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        if word not in EMPTY:
            yield word


def spoken(statement: str) -> str:
    """Return what a message says: no links, no signature, hashtags and handles as words."""
    text = _SIGNED.sub("", _LINK.sub(" ", statement))
    return _TAG.sub(lambda match: f" {_HUMP.sub(' ', match[1])} ", text)


def sought(statement: str, *, most: int) -> list[str]:
    """Return the words to look a statement up by, the most telling first; at most `most`.

    Those of the signature and the hashtags as written are among them: who wrote it may be whom a
    claim is about.
    """
    written = content_words(_LINK.sub(" ", statement))
    found = dict.fromkeys([*content_words(spoken(statement)), *written])
    table = load()
    return sorted(found, key=lambda word: -table.weight(word))[:most]


def folded(word: str) -> str:
    """Fold a word to what it is counted under, as stories count it."""
    return term(word).replace("'", "")


def _pieces(words: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, weight in zip(words, weights, strict=True):
        framed = f"_{word}_"
        for start in range(max(1, len(framed) - PIECE + 1)):
            piece = framed[start : start + PIECE]
            found[piece] = max(found.get(piece, 0.0), weight)
    return found

"""Whose age a figure is: "a 34-year-old teacher", "children under 5", "the boy is ten years old".

An age counts nobody; its head is the noun whose age it is.
"""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from retold.annotate.counted import Counted, described_by

_BETWEEN = frozenset(
    "aged age ages of the under over below above between from who are is was were younger older "
    "than , about around only just at least up to now already ( by".split()
)
_FAR = 8


def aged(tokens: Tokens, first: int, last: int) -> Counted:
    """Return the noun whose age the figure at the document's tokens [first, last] is.

    A name or a pronoun is no noun: the age of a named person has no head.
    """
    words = tokens.doc[first : last + 1]
    ends = words[-1].lower_
    welded = any(word.lower_ in {"-", "‑"} for word in words)
    if welded or (ends == "old" and not _is_plural(words)):
        return described_by(tokens, last)
    if ends == "old":
        return _owner(tokens, words[-1], first)
    return _noun_before(tokens, first)


def _is_plural(words: Tokens) -> bool:
    return any(word.lower_ in {"years", "months", "weeks", "days", "yrs"} for word in words)


def _owner(tokens: Tokens, old: Token, first: int) -> Counted:
    """Return the subject of "is 34 years old", or the noun before "34 years old"."""
    for child in old.head.lefts:
        if child.dep_ == "nsubj" and old.head.pos_ in {"AUX", "VERB"}:
            return _of(child) if child.i >= tokens.start else Counted()
    return _noun_before(tokens, first)


def _noun_before(tokens: Tokens, first: int) -> Counted:
    at = first - 1
    while at > max(tokens.start, first - _FAR) and tokens.doc[at].lower_ in _BETWEEN:
        at -= 1
    return _of(tokens.doc[at]) if tokens.start <= at < first else Counted()


def _of(token: Token) -> Counted:
    plain = token.pos_ == "NOUN" and token.tag_ in {"NN", "NNS"}
    return Counted(token, token.i, token.i) if plain else Counted()

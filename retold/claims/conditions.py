"""Conditions: a clause that holds only if another does is no plain assertion."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from retold.claims.lexicon import IF, INVERTED
from retold.claims.mark import Mark
from retold.claims.predicates import Predicate

_GRANTING = frozenset({"assuming", "provided", "providing"})
_FORTHCOMING = frozenset({"will", "would", "can", "could", "shall", "’ll", "'ll"})


def conditions(core: Predicate) -> Iterator[Mark]:
    """Yield "if", "unless", "had it rained", "provided it rains", "as long as", "in case of".

    "Even if" and "as if" are no conditions, nor is an "as long as" that measures time or length.
    """
    for clause in core.children("advcl"):
        first = _inverted(clause)
        if first is not None:
            yield Mark((first,), "unclear")
        for word in clause.children:
            before = word.nbor(-1).lower_ if word.i else ""
            if word.dep_ == "mark" and word.lower_ in IF and before not in {"even", "as"}:
                yield Mark((word,), "unclear")
    for child in core.children("advcl", "prep", "advmod"):
        words = _granted(child) or _case(child) or _long(child, core)
        if words:
            yield Mark(words, "unclear")


def _granted(word: Token) -> tuple[Token, ...]:
    """Read "assuming the rain stops" and "provided it rains"; who assumes is then nobody named."""
    if word.lower_ not in _GRANTING or any(c.dep_ == "nsubj" for c in word.children):
        return ()
    below = any(c.dep_ == "ccomp" for c in word.children)
    beside = word.dep_ == "prep" and any(c.dep_ == "ccomp" for c in word.head.children)
    return (word,) if below or beside else ()


def _case(word: Token) -> tuple[Token, ...]:
    """Read "in case of rain" and "in the event of rain", not "in the event of the year"."""
    if word.lower_ != "in" or word.i + 2 >= len(word.doc):
        return ()
    ahead = [t.lower_ for t in word.doc[word.i + 1 : word.i + 4]]
    size = 3 if ahead[:2] == ["case", "of"] else 4 if ahead == ["the", "event", "of"] else 0
    words = word.doc[word.i : word.i + size + 1]
    return tuple(words[:size]) if size and words[-1].lower_ != "the" else ()


def _long(word: Token, core: Predicate) -> tuple[Token, ...]:
    """Read "as long as it rains" of a clause that looks ahead."""
    clause = any(c.dep_ == "advcl" for c in word.children)
    ahead = any(c.lower_ in _FORTHCOMING for c in core.children("aux"))
    if word.lower_ != "long" or not clause or not ahead or not 0 < word.i < len(word.doc) - 1:
        return ()
    words = word.doc[word.i - 1 : word.i + 2]
    return tuple(words) if [t.lower_ for t in words] == ["as", "long", "as"] else ()


def _inverted(clause: Token) -> Token | None:
    """Find the verb that stands before its subject in place of an "if": "had it rained"."""
    first = min(clause.subtree, key=lambda t: t.i)
    if first.lower_ not in INVERTED or first.head.i not in {clause.i, first.i}:
        return None
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
    fits = first.lower_ != "had" or clause.tag_ in {"VBN", "VBD"}
    return first if fits and subjects and first.i < subjects[0].i else None

"""What words may hang on to speak of a figure: its nouns, and the verbs that they stand with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.types import Quantity, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = _SUBJECTS | {"dobj", "attr"}
_VALUES = frozenset({"pobj", "dobj", "attr", "npadvmod"})
_TALLIES = frozenset("toll number total count tally figure sum crowd group".split())
_CHANGES = frozenset(
    "rise fall grow increase drop decline climb jump shrink slip gain soar plunge reach hit stand "
    "exceed pass top total be".split()
)
_ORIGINS = frozenset(
    "bear raise breed educate train make build produce register headquarter base leave".split()
)
"""Participles whose place is an origin; "left" is mostly no participle."""

_TELLING = frozenset(
    "say tell report announce claim confirm state estimate publish release reveal disclose warn "
    "predict forecast expect propose promise pledge demand discuss mention cite quote".split()
)
"""Verbs whose place and time are those of the telling, and not of what is counted."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What words may hang on to speak of a figure: its nouns first, else its verbs."""

    nouns: tuple[Token, ...]
    verbs: tuple[Token, ...]


def ties_of(sentence: Sentence, quantity: Quantity) -> Ties | None:
    """Return what words of a figure's sentence may hang on; None where it has no word there."""
    inside = within(sentence, quantity.span)
    counted = _counted(sentence, quantity)
    if not inside:
        return None
    number = top_of(inside)
    top = _climbed(number if counted is None or _holds(number, counted) else counted)
    nouns = [noun for noun in (counted, number, top) if noun is not None]
    if number.dep_ == "pobj" and number.head.lower_ == "from":
        return Ties(tuple(dict.fromkeys(nouns)), ())
    measured = list(_measured(top, quantity))
    verbs = [*_verbs(top, nouns), *(noun.head for noun in measured)]
    return Ties(tuple(dict.fromkeys([*nouns, *measured])), tuple(dict.fromkeys(verbs)))


def _counted(sentence: Sentence, quantity: Quantity) -> Token | None:
    if quantity.counted_span is None:
        return None
    phrase = within(sentence, quantity.counted_span)
    return phrase[-1] if phrase else None


def within(sentence: Sentence, span: Span) -> list[Token]:
    """Return the tokens of a sentence that begin inside a span."""
    first, last = bisect_left(sentence.starts, span.start), bisect_left(sentence.starts, span.end)
    return list(sentence.words[first:last])


def top_of(tokens: Sequence[Token]) -> Token:
    """Return the token of a run that hangs on something outside of it, the last if several."""
    places = {token.i for token in tokens}
    return next(
        (t for t in reversed(tokens) if t.head.i not in places or t.head.i == t.i), tokens[-1]
    )


def _holds(outer: Token, inner: Token) -> bool:
    """Tell "dozens" of "dozens of people" from the "40" of "40 people"."""
    return inner.head.lower_ == "of" and inner.head.head.i == outer.i


def _climbed(token: Token) -> Token:
    """Move from "40" to the "toll of 40", and from a modifier to its noun."""
    if token.dep_ == "nummod" and token.head.pos_ in {"NOUN", "PROPN", "SYM"}:
        return _climbed(token.head) if token.head.i > token.i else token
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _TALLIES:
        return head.head
    return token


def _verbs(top: Token, nouns: Sequence[Token]) -> Iterator[Token]:
    """Yield the participles on a figure's nouns, and the verb of which it is subject or object."""
    for noun in nouns:
        yield from (child for child in noun.children if _tells_of(noun, child))
    head = top.head
    if (
        top.dep_ in _ARGUMENTS
        and head.pos_ in {"VERB", "AUX"}
        and head.lemma_.lower() not in _TELLING
    ):
        yield head


def _measured(top: Token, quantity: Quantity) -> Iterator[Token]:
    """Yield the subject that a figure measures: "the toll in Harrow rose to 31"."""
    reached = top.dep_ == "pobj" and top.head.lower_ in {"to", "at"}
    verb = top.head.head if reached else top.head
    if verb.lemma_.lower() not in _CHANGES or top.dep_ not in _VALUES:
        return
    shares = quantity.kind in {"percent", "money", "measure"}
    for child in verb.children:
        tally = child.lemma_.lower() in _TALLIES
        if child.dep_ in _SUBJECTS and (tally or shares or not reached):
            yield child


def _tells_of(noun: Token, verb: Token) -> bool:
    """Tell "40 people (who were) hurt in Harrow" from "40 people born in Harrow"."""
    if verb.i < noun.i or verb.lemma_.lower() in _ORIGINS:
        return False
    if verb.dep_ == "acl":
        return bool(verb.tag_ in {"VBN", "VBG"})
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return verb.dep_ == "relcl" and any(child.lower_ in {"who", "that"} for child in subjects)

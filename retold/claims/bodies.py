"""Institutions and roles that a sentence names with more words than their head alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.lexicon import words
from retold.claims.names import bare
from retold.claims.nouns import INSTITUTIONS, PLACED, ROLES
from retold.types import BlockKind, Span

HEADS = INSTITUTIONS | ROLES | words("newspaper magazine broadcaster website channel station")
"""The nouns that a body's name may have for its head."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LINKS = frozenset({"of", "for", "in"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
_WORD = re.compile(r"[\w.&][\w.'’&-]*|['’]s?|-")
_EMPTY = words(
    "latest new last first same other own recent official daily weekly current former such whole "
    "entire local"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A noun phrase that names an institution or a role with more words than its head alone."""

    name: str
    head: str
    span: Span
    sentence: int
    subject: bool
    plural: bool = False
    quoted: bool = False


def bodies_in(sentence: Sentence, number: int) -> Iterator[Body]:
    """Yield the bodies named in a sentence; headlines run words together, so none from there."""
    if sentence.block.kind is BlockKind.TITLE:
        return
    for token in sentence.words:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        head = token.lemma_.lower()
        if (head not in HEADS and not _is_placed(token)) or token.dep_ == "compound":
            continue
        first, last = _edges(token)
        others = [
            t
            for t in token.doc[first : last + 1]
            if t.i != token.i and t.pos_ not in {"DET", "PART"}
        ]
        if not any(w.lower_ not in _EMPTY and w.pos_ != "PRON" for w in others):
            continue
        if not all(_WORD.fullmatch(w.text) for w in others):
            continue
        piece = sentence.span_of(token.doc[first : last + 1])
        name, plural = bare(token.doc[first : last + 1].text), token.tag_ in {"NNS", "NNPS"}
        yield Body(name, head, piece, number, token.dep_ in _SUBJECTS, plural)


def _is_placed(token: Token) -> bool:
    """Tell "Norwick Civil Defence" from "air defence" and the "Ministry of Defence"."""
    named = token.lemma_.lower() in PLACED and token.text.istitle() and token.pos_ == "PROPN"
    return named and token.i > 0 and token.nbor(-1).text.istitle() and token.head.lower_ != "of"


def _edges(token: Token) -> tuple[int, int]:
    """Return the first and last token of a name: modifiers before it, one "of ..." after it."""
    lefts = [c.left_edge.i for c in token.children if c.dep_ in _MODIFIERS and c.i < token.i]
    first = min(lefts, default=token.i)
    last = token.i
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _LINKS and child.i == last + 1:
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if inner and inner[0].pos_ == "PROPN" and not _has_office(inner[0]):
                last = inner[0].i
                nested = [c for c in inner[0].children if c.lower_ == "in"]
                place = [c for n in nested for c in n.children if c.ent_type_ == "GPE"]
                last = place[0].i if place else last
    return first, last


def _has_office(name: Token) -> bool:
    """Tell "for Health chief Ana Ruiz", which begins another name, from "of Mayor Ana Ruiz"."""
    return any(c.lower_ in ROLES and c.text.islower() for c in name.children if c.i < name.i)

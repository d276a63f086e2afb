"""Runs of words that can name who speaks, told by their tags where the parse cannot be trusted.

Parsers hang the last words of "..., the head of the board, Ana Ruiz, said." in many ways; the parts
of speech of single words are far surer than the arcs between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.claims import cues
from retold.claims.lexicon import words
from retold.claims.mentions import can_speak
from retold.claims.nouns import AGENCIES, INSTITUTIONS, OUTLETS

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"who", "whose", "which", "that", "whom"})
QUOTES = frozenset('“”"«»')
MARKS = QUOTES | frozenset("‘:;()[]?!")
_OPENING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_AFTER_HEAD = frozenset({"ADP", "VERB", "AUX", "SCONJ", "ADV", "PART"})
_BARE = INSTITUTIONS | OUTLETS | AGENCIES
_LONGEST = 16
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_MISPLACED = frozenset({"DT", "PRP", "PRP$", "WP", "WRB", "WDT"})
_BESIDE = words("of and or by from with for in at to among between including , both all half not")


def head_of(run: Sequence[Token]) -> Token | None:
    """Return the head noun of a noun phrase: the last noun before what follows its head."""
    head: Token | None = None
    for token in run:
        if head is not None and (_ends_head(token) or token.text == ","):
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and token.tag_ != "PRP$":
            head = token
    return head


def _ends_head(token: Token) -> bool:
    if token.tag_ in {"POS", "HYPH"} or token.dep_ in {"amod", "compound", "nmod"}:
        return False
    return token.pos_ in _AFTER_HEAD or token.lower_ in RELATIVES


def names_speaker(run: Sequence[Token], *, titled: bool = False) -> bool:
    """Tell whether a run of words is one noun phrase that can be a source.

    In a title (`titled`) a singular noun needs no article.
    """
    if not 0 < len(run) <= _LONGEST:
        return False
    if run[0].pos_ not in _OPENING and not (titled and run[0].dep_ in {"amod", "compound"}):
        return False
    if run[0].lower_ in RELATIVES or run[0].tag_ in {"WDT", "WP", "WRB", "EX"}:
        return False
    if len(run) == 1 and run[0].pos_ == "PRON":
        return run[0].lower_ in _PRONOUNS
    head = head_of(run)
    if head is None or not can_speak(head) or head.ent_type_ in _TIMES or _is_broken(run):
        return False
    return titled or _is_whole(run, head)


def _is_broken(run: Sequence[Token]) -> bool:
    """Tell a run with a verb, an article or a pronoun that no noun phrase has where it stands."""
    for place, token in enumerate(run):
        if token.lower_ in {"who", "whose", "which", "that"} and place:
            return not any(t.tag_ in FINITE for t in run[place:])
        if token.text in MARKS or (token.tag_ in FINITE and token.dep_ != "compound"):
            return True
        before = run[place - 1] if place else None
        inner = before is not None and before.lower_ not in _BESIDE
        gerund = before is not None and before.tag_ in {"VBG", "VBN", "PDT"}
        if inner and not gerund and token.tag_ in _MISPLACED:
            return True
    return False


def _is_whole(run: Sequence[Token], head: Token) -> bool:
    """Tell "the mayor", "witnesses" and "Ruiz" from the singular noun of a cut-off phrase."""
    first = run[0]
    if first.pos_ in {"DET", "NUM"} or first.tag_ in {"PRP$", "DT", "PDT"}:
        return True
    if any(t.pos_ == "PROPN" or t.tag_ == "POS" for t in run):
        return True
    return head.tag_ in {"NNS", "NNPS"} or cues.lemma(head) in _BARE


def is_proper(run: Sequence[Token]) -> bool:
    """Tell a bare name, with no article and no other words: "Ana Ruiz", "Dr. Holt"."""
    return bool(run) and all(
        t.pos_ == "PROPN" or (t.is_title and t.ent_type_ in {"PERSON", "ORG"}) or t.text == "."
        for t in run
    )


def states(run: Sequence[Token]) -> bool:
    """Tell whether words hold a clause: a finite verb with a noun or a pronoun before it.

    A past form read as a participle will do where a noun begins the stretch that it stands in.
    """
    seen = opened = False
    for place, token in enumerate(run):
        if place == 0 or run[place - 1].text in {",", ";"}:
            opened = token.pos_ in {"DET", "NOUN", "PROPN", "NUM"}
        if token.tag_ in FINITE and seen:
            return True
        if token.tag_ == "VBN" and token.dep_ in {"acl", "ROOT", "ccomp"} and seen and opened:
            return True
        noun = token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} or token.tag_ in {"DT", "EX"}
        seen = seen or noun or bool(token.ent_type_)
    return False

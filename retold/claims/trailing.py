"""An attribution at the end of a sentence that no comma sets off: "... in Norwick the board said".

Parsers hang such a saying on the last noun before it, as if that noun were what was said ("the
report the mayor wrote"). Only what cannot be such a relative clause is read: the saying must close
its sentence, and stand behind a noun that nobody says or reports, as a place is.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.lexicon import words
from retold.claims.links import Link, trimmed
from retold.claims.mentions import can_speak
from retold.claims.nouns import AGENCIES, ANONYMOUS, CROWD, INSTITUTIONS, OUTLETS, ROLES

_SAYINGS = frozenset({"say", "report"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INNER = frozenset({"NOUN", "PROPN", "ADJ"})
_OPENING = frozenset({"the", "a", "an", "one", "another"})
_SPEAKERS = (INSTITUTIONS | OUTLETS | AGENCIES | CROWD | ROLES | ANONYMOUS | {"authority"}) - words(
    "report rumour rumor estimate claim allegation account one other another many some few "
    "figure person people someone somebody times post independent mirror express channel service "
    "centre center house office head paper"
)
_PLAIN = words(
    "media official activist resident witness medic doctor authority police villager monitor "
    "source rescuer television tv radio"
)
_SORTS = words(
    "local state official opposition medical security military police government rebel regional "
    "provincial national foreign social independent field hospital"
)
_PLACES = words(
    "town city village province district region area valley border countryside suburb "
    "neighbourhood neighborhood island airport base port coast street square capital camp "
    "outskirt north south east west"
)
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday january february "
    "march april may june july august september october november december week day month year"
)
_MARKS = frozenset('“”"«»‘’?!:;')
_LONGEST = 6
_SHORTEST = 5


def trailing_link(sentence: Sentence, index: int, verb: Token) -> Link | None:
    """Return the attribution that this verb makes of all before it in its sentence, or None."""
    if cues.lemma(verb) not in _SAYINGS or not _is_saying(verb) or not _closes(sentence, verb):
        return None
    tokens = sentence.words
    if any(t.text in _MARKS for t in tokens):
        return None
    before = [t for t in tokens if t.i < verb.i]
    while before and (before[-1].dep_ in {"aux", "advmod"} and before[-1].lower_ in _HELPERS):
        before.pop()
    size = _source_size(before)
    if not size or len(before) - size < _SHORTEST:
        return None
    told, source = before[:-size], before[-size:]
    if not _is_statement(told, verb) or not _cannot_be_said(
        told[-1], verb, plain=_is_plain(before)
    ):
        return None
    start, end = trimmed(verb.doc, told[0].i, told[-1].i + 1)
    first = source[-1].i + 1
    return Link(
        index,
        sentence.span_of(verb.doc[source[0].i : first]),
        source[-1],
        sentence.span_of(verb.doc[first : verb.i + 1]),
        cues.lemma(verb),
        (sentence.span_of(verb.doc[start:end]),),
        firm=True,
    )


_HELPERS = frozenset({"has", "have", "also", "later"})


def _is_saying(verb: Token) -> bool:
    """Tell a finite form with nothing said behind it; a passive says nothing of who speaks."""
    form = verb.tag_ in _FINITE or (verb.tag_ == "VBN" and verb.lower_ in {"said", "reported"})
    own = any(t.dep_ in {"dobj", "ccomp", "xcomp", "agent"} for t in verb.rights)
    return form and not own and not any(t.dep_ in {"neg", "auxpass"} for t in verb.children)


def _closes(sentence: Sentence, verb: Token) -> bool:
    """Tell whether nothing but a day, or what went on meanwhile, follows the saying."""
    after = [t for t in sentence.words if t.i > verb.i and not (t.is_punct or t.is_space)]
    if after and after[0].lower_ == "as":
        return any(t.dep_ in {"nsubj", "nsubjpass"} for t in after)
    while after and after[0].lower_ in {"on", "late", "early", "in", "a", "statement"}:
        after.pop(0)
    return all(t.lower_ in _DAYS or t.like_num for t in after)


def _source_size(before: Sequence[Token]) -> int:
    """Return how many words before a saying name who speaks, 0 where none plainly do."""
    if len(before) < 2 or before[-1].pos_ not in {"NOUN", "PROPN"} or not can_speak(before[-1]):
        return 0
    if _is_plain(before):
        size = 3 if len(before) > 2 and before[-3].lower_ in _SORTS else 2
        return size + (len(before) > size and before[-size - 1].lower_ in _OPENING)
    for size in range(2, min(_LONGEST, len(before)) + 1):
        token = before[-size]
        if token.lower_ in _OPENING:
            return size if cues.lemma(before[-1]) in _SPEAKERS else 0
        if token.pos_ not in _INNER:
            break
    return 0


def _is_plain(before: Sequence[Token]) -> bool:
    """Tell "local media" and "medical sources", which need no article before them."""
    known = {before[-1].lower_, cues.lemma(before[-1])} & _PLAIN
    return bool(known) and before[-2].lower_ in _SORTS


def _is_statement(told: Sequence[Token], verb: Token) -> bool:
    """Tell whether the words before state something: a finite verb with a subject of its own."""
    inside = {t.i for t in told}
    opening = told[0]
    if opening.tag_ in {"WDT", "WP", "WRB"} or opening.dep_ == "mark":
        return False
    return any(
        t.pos_ in {"VERB", "AUX"}
        and (t.tag_ in _FINITE or any(c.dep_ in {"aux", "auxpass"} for c in t.lefts))
        and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i in inside for c in t.lefts)
        for t in told
        if t.i != verb.i and t.dep_ not in {"relcl", "advcl"}
    )


def _cannot_be_said(last: Token, verb: Token, *, plain: bool) -> bool:
    """Tell a word that no saying can have for its object: a place, a day, a bare participle.

    A place may end what is reported ("the deaths in the camp the ministry reported"); only before
    a source without an article, which seldom begins a relative clause, is it read as an end.
    """
    if last.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME"} or last.pos_ == "PROPN":
        return True
    if last.pos_ in {"ADV", "VERB"}:
        return last.tag_ in {"VBN", "RB"}
    place = last.pos_ == "NOUN" and cues.lemma(last) in _PLACES | _DAYS
    return place and (plain or cues.lemma(verb) == "say")

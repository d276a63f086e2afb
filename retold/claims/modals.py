"""When "may", "might", "could" and "must" weigh how sure a clause is, and when they do not.

The same words grant leave ("may not be called up") and tell of what somebody was able to do
("could not find"). Those readings are told apart here; in doubt a modal counts as a hedge only
where nothing speaks for the other reading. Classes of use follow Palmer, Mood and Modality (2001).
"""

from __future__ import annotations

from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.predicates import negators, passive

_HEDGING = frozenset({"may", "might", "could"})
_STACKED = frozenset({"well", "possibly", "perhaps", "potentially", "even"})
_ABILITY = words(
    "see hear feel find afford tell remember reach understand smell taste recall believe get "
    "walk breathe sleep read speak manage imagine bear resist"
)
_LEAVE_SUBJECTS = frozenset({"you", "i", "we"})


def modal_hedge(verb: Token) -> tuple[Token, ...]:
    """Return the modal of a verb, with a "well" or "possibly" beside it, if it is a hedge."""
    modals = [c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"]
    for modal in modals:
        if modal.lower_ == "must" and _perfect(verb):
            return (modal,)
        if modal.lower_ in _HEDGING and _epistemic(modal, verb):
            return (modal, *_stacked(modal, verb))
    return ()


def _epistemic(modal: Token, verb: Token) -> bool:
    if modal.lower_ == "might":
        return True
    denied = bool(negators(verb)) or any(c.lower_ == "only" for c in verb.children)
    if modal.lower_ == "may":
        return _perfect(verb) or not (_leave(verb) or (denied and passive(verb)))
    if denied or "no" in {c.lower_ for child in verb.children for c in child.children}:
        return False
    return _perfect(verb) or verb.lemma_.lower() not in _ABILITY


def _leave(verb: Token) -> bool:
    subjects = {c.lower_ for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}}
    only = any(c.lower_ == "only" for c in verb.children)
    return only or bool(subjects & _LEAVE_SUBJECTS)


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"have", "'ve", "’ve"} for c in verb.children)


def _stacked(modal: Token, verb: Token) -> tuple[Token, ...]:
    return tuple(
        c
        for c in verb.children
        if c.dep_ == "advmod" and c.lower_ in _STACKED and modal.i < c.i <= modal.i + 2
    )

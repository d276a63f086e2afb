"""Doubt and ignorance put in so many words: "cannot rule out", "nobody knows whether", "no doubt".

A negation in these words belongs to the hedge, not to the claim: "the board has not ruled out
sabotage" neither affirms nor denies sabotage, and "no one doubts that the dam failed" affirms it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from retold.claims.lexicon import EXCLUDING, KNOWING
from retold.claims.mark import Mark
from retold.claims.predicates import Predicate, negators

DOUBTING = frozenset({*EXCLUDING, *KNOWING, "unknown", "remain", "doubt", "look"})
_NOBODY = frozenset({"nobody", "none", "one", "no-one"})


def doubting(token: Token, core: Predicate) -> Mark | None:
    """Return the hedge that begins at one of DOUBTING and governs the clause, if there is one."""
    if token.lower_ not in DOUBTING and token.lemma_.lower() not in DOUBTING:
        return None
    found = (read(token, core) for read in (_doubt, _excluding, _knowing, _looks))
    return next((mark for mark in found if mark is not None), None)


def doubts(core: Predicate) -> Iterator[Mark]:
    """Yield every such hedge of a predicate, in the order of the text."""
    if core.forms.isdisjoint(DOUBTING):
        return
    for token in core.tokens:
        mark = doubting(token, core)
        if mark is not None:
            yield mark


def _doubt(token: Token, core: Predicate) -> Mark | None:
    """Read "no doubt", "little doubt" and "not any doubt" as sure, "there is doubt" as unsure."""
    if token.lemma_.lower() != "doubt":
        return None
    if token.pos_ == "VERB":
        nots = (*negators(token), *_nobody(token))
        return Mark((*nots, token), "asserted") if nots and core.governs(token) else None
    few = tuple(c for c in token.children if c.lower_ in {"no", "little"})
    verb = token.head
    near = core.governs(token) or core.governs(verb)
    if few and near:
        return Mark((*few, token), "asserted")
    there = any(c.dep_ == "expl" for c in verb.children) and token.dep_ == "attr" and near
    nots = tuple(negators(verb)) if there else ()
    if nots:
        return Mark((*nots, token), "asserted")
    told = any(c.dep_ in {"acl", "ccomp", "relcl", "prep"} for c in token.children)
    return Mark((token,), "unclear") if there and told else None


def _nobody(verb: Token) -> list[Token]:
    """Return the words of a subject that is nobody."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _NOBODY)
    nos = [(s, [c for c in s.children if c.lower_ == "no"]) for s in subjects]
    return [t for s, no in nos if no or s.lower_ != "one" for t in (*no, s)]


def _excluded(token: Token) -> tuple[Token, ...]:
    """Return the words of "cannot rule out", "has not excluded" and their kin; empty for others."""
    particle = EXCLUDING.get(token.lemma_.lower(), "")
    if particle == "" or token.pos_ != "VERB":
        return ()
    nots = negators(token)
    out = [c for c in token.children if c.lower_ == particle and c.dep_ in {"prt", "advmod"}]
    if not nots or (particle and not out):
        return ()
    before = nots[0].nbor(-1) if nots[0].i > token.sent.start else nots[0]
    leads = (before,) if before.pos_ == "AUX" and before.lower_ in {"can", "could", "ca"} else ()
    return (*leads, nots[0], token, *out) if out or leads else ()


def _excluding(token: Token, core: Predicate) -> Mark | None:
    words = _excluded(token) if core.governs(token) else ()
    return Mark(words, "unclear") if words else None


def _knowing(token: Token, core: Predicate) -> Mark | None:
    """Read "nobody knows whether", "it is not known if" and "it remains to be seen whether"."""
    lemma = token.lemma_.lower()
    if not core.governs(token):
        return None
    clauses = [c for c in token.children if c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"}]
    if lemma == "remain":
        seen = [c for c in clauses if c.lower_ == "seen"]
        return Mark((token, *seen), "unclear") if seen else None
    if lemma not in KNOWING and lemma != "unknown":
        return None
    asked = any(
        w.lower_ in {"whether", "if"} and w.dep_ == "mark" for c in clauses for w in c.children
    )
    nots = [*negators(token), *_nobody(token)] or ([token] if lemma == "unknown" else [])
    return Mark((*nots, token), "unclear") if asked and nots else None


def _looks(token: Token, core: Predicate) -> Mark | None:
    """Read "it looks like the dam failed" and "it looks as if it did"."""
    if token.lemma_.lower() != "look" or not core.governs(token):
        return None
    ahead = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    size = 1 if ahead[:1] == ["like"] else 2 if ahead in (["as", "if"], ["as", "though"]) else 0
    waiting = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in token.children)
    clause = any(c.dep_ in {"advcl", "ccomp"} for c in token.children)
    if not (size and waiting and clause):
        return None
    return Mark(tuple(token.doc[token.i : token.i + 1 + size]), "unclear")

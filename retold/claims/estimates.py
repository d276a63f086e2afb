"""When a claim is an estimate: its figure is somebody's reckoning and not a count."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.predicates import Predicate

ESTIMATE_CUES = words("estimate estimates estimated estimating reckon reckons reckoned")
_SUPPOSED = words("believe think estimate understand presume reckon calculate assess")
_ESTIMATING = frozenset({"estimated", "estimate", "projection"})
_MEASURES = words("number toll figure cost damage total count loss crowd population size share")
_RESULTS = words("earnings sales profit analyst economist")


def estimate(core: Predicate, _said: frozenset[str]) -> Sequence[Token]:
    """Read "an estimated 300", "estimates range", "estimate that", "by some estimates", "put at".

    Estimates that a result is held against ("beat analysts' estimates") estimate nothing here.
    """
    for token in core.tokens:
        if token.lemma_ in _ESTIMATING or token.lower_ == "estimated":
            found = _estimating(token, core)
        else:
            found = _put(token) if token.lemma_ == "put" and core.governs(token) else ()
        if found:
            return found
    return ()


def _estimating(token: Token, core: Predicate) -> tuple[Token, ...]:
    head = token.head
    near = core.governs(token) or core.governs(head) or core.governs(head.head)
    if not near:
        return ()
    weighs = token.lower_ == "estimated" and token.dep_ in {"amod", "quantmod", "advmod"}
    subject = token.lemma_ in _ESTIMATING and token.dep_ in {"nsubj", "nsubjpass"}
    verb = token.lemma_ == "estimate" and core.governs(token)
    if (weighs and any(t.like_num for t in head.subtree)) or subject or verb:
        return (token,)
    source = token.dep_ == "pobj" and head.lower_ in {"by", "to"} and not _held_against(token)
    told = head.lower_ == "by" or head.head.lower_ == "according"
    opens = core.governs(head.head) or core.governs(head.head.head)
    return (token,) if source and told and opens and _figure(core) else ()


def _held_against(token: Token) -> bool:
    return any(t.lemma_.lower() in _RESULTS for t in token.subtree)


def _put(verb: Token) -> tuple[Token, ...]:
    """Read "put the toll at 40" and "the toll was put at 40"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    at = [c for c in verb.children if c.lower_ == "at" and c.dep_ == "prep"]
    at += [c for o in objects for c in o.subtree if c.lower_ == "at" and c.dep_ == "prep"]
    counted = any(t.like_num for a in at for t in a.subtree)
    return (verb,) if counted and any(o.lemma_.lower() in _MEASURES for o in objects) else ()


def supposed_figure(core: Predicate) -> bool:
    """Tell whether a figure is only believed: "300 people are thought to have fled"."""
    return any(link.lemma_ in _SUPPOSED for link in core.chain) and _figure(core)


def _figure(core: Predicate) -> bool:
    return any(t.like_num and t.ent_type_ not in {"DATE", "TIME"} for t in core.tokens)

"""Words about how far to trust what a source says: the marks of a caution."""

from __future__ import annotations

import re

from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.predicates import Predicate, negators

STATEMENTS = words(
    "claim report briefing figure statement footage video image account number toll estimate "
    "testimony information data document source allegation assertion announcement update tweet "
    "post news picture photo photograph poll result statistic assessment version story press "
    "propaganda word authenticity reliability accuracy location date message clip recording"
)
_CHECK = words("verify confirm corroborate authenticate substantiate")
_TRUSTED = words("believable credible trustworthy")
_SOUND = words("reliable accurate dependable")
_CARE = words("caution scepticism skepticism suspicion care wariness")
_TREAT = words("treat take view regard handle approach read meet")
_UNCHECKED = words("unconfirmed unverified uncorroborated unsubstantiated unauthenticated")
_HARD = words("unable impossible difficult hard")
_LIES = words("propaganda disinformation misinformation falsehood lie fabrication")
_RECORD = words("record history habit reputation")
_SALT = re.compile(r"\b(?:pinch|grain) of salt\b", re.I)


def caution_words(core: Predicate) -> tuple[Token, ...]:
    """Return the words that make a content a caution about a source; empty where none do."""
    for read in (_care, _unverified, _unchecked, _comparison, _propaganda, _record):
        found = read(core)
        if found:
            return found
    return ()


def _care(core: Predicate) -> tuple[Token, ...]:
    """Read "to be treated with caution" of statements, and the pinch of salt."""
    if core.forms.isdisjoint(_TREAT):
        return ()
    for verb in core.tokens:
        if verb.lemma_ not in _TREAT or verb.pos_ != "VERB":
            continue
        phrase = next((c for c in verb.children if c.lower_ == "with"), None)
        if phrase is None:
            continue
        ends = [t for t in phrase.subtree if t.dep_ in {"pobj", "conj"}]
        if _SALT.search(" ".join(t.lower_ for t in phrase.subtree)):
            return (verb, *ends)
        if any(t.lower_ in _CARE for t in ends) and _about_statements(verb, core):
            return (verb, *(t for t in ends if t.lower_ in _CARE))
    return ()


def _about_statements(verb: Token, core: Predicate) -> bool:
    """Tell whether what is to be treated so is something said, not a firework."""
    above, subjects = verb, list[Token]()
    for _ in range(4):
        subjects += [c for c in above.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        if subjects or above.head is above:
            break
        above = above.head
    return any(_is_statement(s) for s in subjects if s in core.tokens)


def _is_statement(noun: Token) -> bool:
    return noun.lemma_.lower() in STATEMENTS or any(
        c.lemma_.lower() in STATEMENTS for c in noun.conjuncts
    )


def _unverified(core: Predicate) -> tuple[Token, ...]:
    """Read "could not be independently verified" and "was unable to verify the claims"."""
    if core.forms.isdisjoint(_CHECK):
        return ()
    for verb in core.tokens:
        if verb.lemma_ not in _CHECK or verb.pos_ != "VERB":
            continue
        chain = [verb, verb.head, verb.head.head]
        denied = [n for v in chain for n in negators(v)]
        denied += [v for v in chain[1:] if v.lower_ in _HARD]
        denied += [
            c for v in chain[1:] if v.lower_ == "way" for c in v.children if c.lower_ == "no"
        ]
        if not denied or not any(core.governs(v) for v in chain):
            continue
        alone = [c for c in verb.children if c.lower_ == "independently"]
        objects = [c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}]
        said = any(_is_statement(o) or o.lower_ in {"this", "that", "it"} for o in objects)
        if alone or said:
            return (*denied[:1], *alone, verb)
    return ()


def _unchecked(core: Predicate) -> tuple[Token, ...]:
    """Read "the reports remain unconfirmed" and "the figures are unverified"."""
    if core.forms.isdisjoint(_UNCHECKED):
        return ()
    about = any(_is_statement(s) for s in core.children("nsubj", "nsubjpass"))
    for token in core.children("acomp", "attr", "oprd", "xcomp"):
        if about and token.lower_ in _UNCHECKED:
            return (token,)
    root = core.root
    return (root,) if about and root.lower_ in _UNCHECKED else ()


def _comparison(core: Predicate) -> tuple[Token, ...]:
    """Read "more believable than", and "less reliable than" of statements."""
    if core.forms.isdisjoint(_TRUSTED | _SOUND):
        return ()
    heads = [*core.chain, *core.coordinate]
    for token in core.tokens:
        if token.dep_ not in {"acomp", "attr", "conj"} or not any(
            h in heads for h in token.ancestors
        ):
            continue
        than = [c for c in token.children if c.lower_ in {"than"}]
        degree = [c for c in token.children if c.lower_ in {"more", "less"}]
        if not than or not degree:
            continue
        about = any(_is_statement(t) for t in [*core.tokens] if t.pos_ in {"NOUN", "PROPN"})
        if token.lemma_ in _TRUSTED or (token.lemma_ in _SOUND and about):
            return (*degree, token)
    return ()


def _propaganda(core: Predicate) -> tuple[Token, ...]:
    """Read "the statement is propaganda"; to air propaganda is an event like any other."""
    if core.forms.isdisjoint(_LIES):
        return ()
    for token in core.children("attr", "dobj"):
        named = token.lemma_.lower() in _LIES
        if token.dep_ == "attr" and named and any(_is_statement(s) for s in core.children("nsubj")):
            return (token,)
    return ()


def _record(core: Predicate) -> tuple[Token, ...]:
    """Read "has a record of false claims"."""
    if core.forms.isdisjoint(_RECORD):
        return ()
    for token in core.children("dobj"):
        if token.lemma_ in _RECORD and token.head.lemma_ == "have":
            told = {t.lemma_.lower() for t in token.subtree}
            if told & (_LIES | {"lie", "mislead", "exaggerate"}) or (
                told & {"false", "misleading", "inaccurate"} and told & STATEMENTS
            ):
                return (token,)
    return ()

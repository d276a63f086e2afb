"""Phrases that attribute without a speaker's verb: "according to", "the claim that"."""

from __future__ import annotations

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.links import Link, governed, pieces
from retold.claims.mentions import can_speak, mention_of

_ACCORDING = frozenset({"according", "accord"})
_AMID = frozenset({"amid", "amidst", "among"})
_PROMPTING = frozenset({"trigger", "spark", "fuel", "prompt", "raise", "stir"})
_TALK = frozenset({"speculation", "rumour", "rumor", "report"})
PHRASAL = _ACCORDING | _AMID | {"words", "there"}
"""Forms that attribute by themselves, whatever part of speech they are."""
_RISING = cues.EMERGING | cues.RANGING


def phrasal_link(sentence: Sentence, index: int, token: Token) -> Link | None:
    """Return the attribution that hangs on this word of a sentence, or None."""
    if token.lower_ in _ACCORDING:
        return _according(sentence, index, token)
    if token.lower_ == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
        return _in_the_words(sentence, index, token)
    if token.pos_ == "NOUN" and cues.lemma(token) in cues.NOUN_CUES:
        return _nominal(sentence, index, token)
    if token.lower_ in _AMID or cues.lemma(token) in _PROMPTING:
        return _amid(sentence, index, token)
    if token.lower_ == "there" and token.dep_ == "expl":
        return _existing(sentence, index, token)
    if token.pos_ == "VERB" and cues.lemma(token) in _RISING:
        return _emerging(sentence, index, token)
    return None


def _according(sentence: Sentence, index: int, token: Token) -> Link | None:
    to = token.nbor(1) if token.i + 1 < sentence.tokens.end else None
    if to is None or to.lower_ != "to":
        return None
    head = next((t for t in to.children if t.dep_ == "pobj"), None)
    if head is None or head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    start, end = token.i, to.i + 1
    mention = mention_of(head, avoid=range(start, end))
    governor = token.head if token.head != token else token
    content = governed(sentence, governor, [(start, mention.end)])
    if not content:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(token.doc[start:end]),
        "according to",
        tuple(sentence.span_of(token.doc[a:b]) for a, b in content),
        firm=True,
    )


def _in_the_words(sentence: Sentence, index: int, words: Token) -> Link | None:
    """Read "in the words of the harbour master, ..."."""
    of = next((t for t in words.rights if t.lower_ == "of"), None)
    head = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if of is None or head is None or not can_speak(head) or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    start, end = words.head.i, of.i + 1
    mention = mention_of(head, avoid=range(start, end))
    found = governed(sentence, words.head.head, [(start, mention.end)])
    if not found:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(words.doc[start:end]),
        "in the words of",
        tuple(sentence.span_of(words.doc[a:b]) for a, b in found),
        firm=True,
    )


def _nominal(sentence: Sentence, index: int, noun: Token) -> Link | None:
    """Read "the ministry's claim that ...", "a statement by the mayor that ..."."""
    clause = next(
        (t for t in noun.children if t.dep_ in {"acl", "ccomp", "relcl"} and _has_that(t)), None
    )
    if clause is None:
        return None
    head = _owner(noun)
    if head is None or not can_speak(head):
        return None
    mention = mention_of(head, avoid=range(noun.i, noun.i + 1))
    content = pieces(sentence, [clause], [])
    if not content:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(noun),
        f"{cues.lemma(noun)} that",
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in content),
        firm=True,
    )


def _has_that(clause: Token) -> bool:
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.lefts)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _has_ends(verb: Token) -> bool:
    """Tell "ranged from 10 to 20" from "runs to nine pages"."""
    return any(t.lower_ in {"from", "between"} for t in verb.rights)


def _emerging(sentence: Sentence, index: int, verb: Token) -> Link | None:
    """Read "Reports emerged that ..." and "Estimates ranged from ...": a source that is nobody."""
    noun = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if noun is None or cues.lemma(noun) not in cues.DOCUMENT_SOURCES or _owner_named(noun):
        return None
    start, end = cues.cue_range(verb)
    if cues.lemma(verb) in cues.RANGING:
        if cues.lemma(noun) not in cues.COUNTING or not _has_ends(verb):
            return None
        taken = [(start, end), (noun.left_edge.i, noun.i + 1)]
        found = governed(sentence, verb, taken)
    else:
        clauses = [
            t
            for above in (verb, noun)
            for t in above.children
            if t.dep_ in {"ccomp", "acl", "advcl", "relcl"} and _has_that(t)
        ]
        found = pieces(sentence, clauses, [(start, end)])
    if not found:
        return None
    source = sentence.span_of(noun.doc[noun.left_edge.i : noun.i + 1])
    return Link(
        index,
        source,
        noun,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        tuple(sentence.span_of(verb.doc[a:b]) for a, b in found),
        firm=cues.is_asserted(verb),
    )


def _existing(sentence: Sentence, index: int, there: Token) -> Link | None:
    """Read "There were reports of ...": a source that is nobody, and what it tells."""
    verb = there.head
    noun = next((t for t in verb.rights if t.dep_ in {"attr", "nsubj"}), None)
    if noun is None or noun.tag_ != "NNS" or cues.lemma(noun) not in cues.DOCUMENT_SOURCES:
        return None
    told = [t for t in noun.children if t.dep_ in {"acl", "ccomp", "relcl"} and _has_that(t)]
    told += [t for p in noun.children if p.lower_ in {"of", "about"} for t in p.children]
    found = pieces(sentence, told, [])
    if not found or not cues.is_asserted(verb) or any(t.dep_ == "det" for t in noun.lefts):
        return None
    return Link(
        index,
        sentence.span_of(noun.doc[noun.left_edge.i : noun.i + 1]),
        noun,
        sentence.span_of(noun.doc[there.i : verb.i + 1]),
        cues.lemma(noun),
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in found),
        firm=True,
    )


def _amid(sentence: Sentence, index: int, token: Token) -> Link | None:
    """Read "amid reports that ..." and "sparking speculation that ...": talk that is nobody's."""
    role = "dobj" if token.pos_ == "VERB" else "pobj"
    noun = next((t for t in token.rights if t.dep_ == role and cues.lemma(t) in _TALK), None)
    if noun is None or noun.i > token.i + 3 or not _is_nobodys(noun):
        return None
    if token.pos_ == "VERB" and (cues.lemma(noun) == "report" or not cues.is_asserted(token)):
        return None
    clauses = [t for t in noun.children if t.dep_ in {"acl", "ccomp", "relcl"} and _has_that(t)]
    found = pieces(sentence, clauses, [])
    if not found:
        return None
    return Link(
        index,
        sentence.span_of(noun.doc[noun.left_edge.i : noun.i + 1]),
        noun,
        sentence.span_of(token),
        cues.lemma(token),
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in found),
        firm=True,
    )


def _is_nobodys(noun: Token) -> bool:
    """Tell "reports" and "fresh speculation" from "the reports" and "Norland reports"."""
    if noun.tag_ == "NN" and cues.lemma(noun) == "report":
        return False
    if _owner(noun) is not None or any(t.dep_ in {"conj", "prep"} for t in noun.rights):
        return False
    return all(t.dep_ in {"amod", "advmod"} and not t.ent_type_ for t in noun.lefts)


def _owner_named(noun: Token) -> bool:
    owner = _owner(noun)
    return owner is not None and owner.dep_ == "poss"

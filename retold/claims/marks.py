"""The hedges of a predicate, one by one: what each word says, and whether it governs the clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.conditions import conditions
from retold.claims.doubts import DOUBTING, doubting
from retold.claims.lexicon import (
    ALL_ODDS,
    BELIEVING,
    BOOSTERS,
    CHANCE_NOUNS,
    COMPARED,
    COPULAS,
    DEATHS,
    DEGREES,
    HEARSAY,
    LIKELIHOOD,
    REPORTED_ADVERBS,
    SUPPOSING,
    UNCLEAR_ADJECTIVES,
    UNCLEAR_ADVERBS,
)
from retold.claims.mark import Mark
from retold.claims.modals import modal_hedge
from retold.claims.predicates import (
    BELIEF_PASSIVES,
    FIRST_PERSON,
    Predicate,
    expletive,
    lemma_of,
    negators,
    passive,
    words_in,
)
from retold.claims.yardstick import band_of
from retold.types import Span

_ADVERBS = REPORTED_ADVERBS | UNCLEAR_ADVERBS | BOOSTERS
_OPINING = SUPPOSING | BELIEVING
_APPEARING = frozenset({"appear", "seem"})
_KNOWN = frozenset(
    {
        *LIKELIHOOD,
        *ALL_ODDS,
        *UNCLEAR_ADJECTIVES,
        *CHANCE_NOUNS,
        "doubt",
        "clear",
        "sure",
        "impossible",
    }
    | {*_ADVERBS, *_OPINING, *BELIEF_PASSIVES, *_APPEARING, *HEARSAY, *DOUBTING}
)


_ADJOINING = frozenset({"almost", "nearly", "virtually", "very", "highly", "hardly", "scarcely"})
_WEIGHING = frozenset({"amod", "advmod", "det", "nmod", "neg"})


def marks(core: Predicate, *, yardstick: str) -> Iterator[Mark]:
    """Yield the hedges that govern this predicate, in the order of the text."""
    for token in _telling(core):
        mark = doubting(token, core) or _first(token, core, yardstick)
        if mark is not None:
            yield mark
    for link in core.chain:
        modal = modal_hedge(link)
        if modal:
            yield Mark(modal, "unclear")
    yield from conditions(core)
    for word in core.root.children:
        if word.dep_ == "mark" and word.lower_ == "whether" and word in core.tokens:
            yield Mark((word,), "unclear")


def _first(token: Token, core: Predicate, yardstick: str) -> Mark | None:
    found = (read(token, core, yardstick) for read in _READERS)
    return next((mark for mark in found if mark is not None), None)


def _telling(core: Predicate) -> Iterator[Token]:
    """Yield the words of a content that a reader of hedges may know at all."""
    if core.forms.isdisjoint(_KNOWN):
        return
    for token in core.tokens:
        if token.lower_ in _KNOWN or token.lemma_.lower() in _KNOWN:
            yield token


def _likelihood(token: Token, core: Predicate, yardstick: str) -> Mark | None:
    """Read "likely", "probably", "almost certain" and their kin where they govern the clause."""
    base = LIKELIHOOD.get(token.lower_)
    if base is None or not _governs(token, core):
        return None
    degrees = _degrees(token)
    if _than(token, word="not"):
        start = degrees[0].i if degrees else token.i
        return Mark(tuple(token.doc[start : _than_not(token)]), "unclear")
    if any(t.lower_ in COMPARED for t in degrees) or _than(token):
        waiting = any(expletive(t) for t in core.children("nsubj", "nsubjpass", "expl"))
        return Mark((*degrees, token), "unclear") if waiting else None
    nots = _nots(token, core)
    if len(nots) > 1:
        return Mark((*nots, token), "unclear")
    negation = ["longer" if n.lower_ == "longer" else "not" for n in nots]
    term = " ".join([*negation, *(t.lower_ for t in degrees), base])
    words = (*nots, *(t for n in nots for t in n.children), *degrees, token)
    band = band_of(term, yardstick=yardstick)
    if band is not None:
        return Mark(words, band.name)
    sure = base in {"certain", "certainly"} and not nots and not degrees
    return Mark(words, "asserted" if sure else "unclear")


def _governs(token: Token, core: Predicate) -> bool:
    """Tell whether an adverb hangs on the predicate, or an adjective is predicated."""
    if _no_means(token):
        return any(core.governs(above) for above in token.ancestors)
    if token.dep_ in {"advmod", "npadvmod"} or token.pos_ == "ADV":
        return core.governs(token.head) and token.head.i != token.i and not _local(token)
    if core.governs(token):
        return token.dep_ != "amod" and (
            lemma_of(token.head) in COPULAS or token.i == core.root.i or passive(token.head)
        )
    ahead = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.dep_ == "amod" and ahead == "to" and token.i > token.head.i == core.root.i


def _local(token: Token) -> bool:
    """Tell whether an adverb weighs a detail alone: "died, probably in May", "perhaps 300"."""
    after = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else ""
    if after == "NUM":
        return True
    trails = token.i > token.head.i and lemma_of(token.head) not in COPULAS
    return trails and after in {"ADP", "SCONJ", "DET", "PROPN", "NOUN", "ADJ"}


def _lefts(token: Token) -> list[Token]:
    return [t for t in token.children if t.dep_ in {"advmod", "det"} and t.i < token.i]


def _degrees(token: Token) -> list[Token]:
    """Find the words of degree on a hedge, and those right before it that hang elsewhere."""
    found = [t for t in _lefts(token) if t.lower_ in DEGREES]
    first = min((t.i for t in found), default=token.i)
    while first > token.sent.start and token.doc[first - 1].lower_ in _ADJOINING:
        first -= 1
        found.insert(0, token.doc[first])
    return found


def _than(token: Token, *, word: str | None = None) -> bool:
    """Tell whether "than" compares a hedge, with the word after it where one is asked for."""
    if word is not None:
        return _than_not(token) > 0
    return any(t.dep_ == "prep" and t.lower_ == "than" for t in token.children)


def _than_not(token: Token) -> int:
    """Return the place after "likely than not", 0 where these words do not follow."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return token.i + 3 if after == ["than", "not"] else 0


def _nots(token: Token, core: Predicate) -> list[Token]:
    """Find the negation of a hedge: on it, or on its copula, or right before it."""
    found = negators(token)
    head = token.head
    if token.pos_ == "ADJ" and lemma_of(head) in COPULAS and core.governs(head):
        found += [n for n in negators(head) if n.i < token.i]
        found += [c for c in head.children if c.lower_ == "longer" and c.i < token.i]
    elif token.dep_ == "advmod":
        found += [n for n in negators(head) if n.i == token.i - 1]
    return found[:1] or _no_means(token)


def _no_means(token: Token) -> list[Token]:
    """Find "far from" and "by no means" right before a hedge."""
    at = token.i
    before = [t.lower_ for t in token.doc[max(token.sent.start, at - 3) : at]]
    if before[-2:] == ["far", "from"]:
        return list(token.doc[at - 2 : at])
    return list(token.doc[at - 3 : at]) if before == ["by", "no", "means"] else []


def _adverb(token: Token, core: Predicate, _yardstick: str) -> Mark | None:
    lower = token.lower_
    if lower not in _ADVERBS or not core.governs(token.head) or token.head.i == token.i:
        return None
    if token.dep_ not in {"advmod", "npadvmod", "intj", "dep"} or _local(token):
        return None
    if lower in BOOSTERS:
        return Mark((token,), "asserted")
    return Mark((token,), "reported" if lower in REPORTED_ADVERBS else "unclear")


def _chance(token: Token, core: Predicate, yardstick: str) -> Mark | None:
    """Read "there is a realistic possibility that", "it is unclear whether", "no doubt"."""
    lower = token.lower_
    if lower in ALL_ODDS and token.head.lower_ == "in" and core.governs(token.head.head):
        words = tuple(c for c in token.children if c.lower_ == "all")
        band = band_of(f"in all {lower}", yardstick=yardstick) if words else None
        return Mark((token.head, *words, token), band.name) if band else None
    if not core.governs(token):
        return None
    denied = lower in {"clear", "sure", "impossible"} and bool(_nots(token, core))
    if denied and lower == "sure" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        return None
    if lower in UNCLEAR_ADJECTIVES or denied:
        return Mark((*_nots(token, core), token), "unclear")
    if lower in CHANCE_NOUNS and token.dep_ == "attr":
        before = [t for t in token.subtree if t.i < token.i]
        words = tuple(t for t in before if t.dep_ in _WEIGHING or t.lower_ == "no")
        named = " ".join(t.text for t in (*words, token) if t.lower_ not in {"a", "an", "the"})
        band = band_of(named, yardstick=yardstick)
        kept = tuple(t for t in words if t.dep_ != "det" or t.lower_ == "no")
        return Mark((*kept, token), band.name if band else "unclear")
    return None


def _belief(token: Token, core: Predicate, _yardstick: str) -> Mark | None:
    """Read "are believed to", "it is alleged that" and "feared dead": belief without a believer."""
    lemma = token.lemma_.lower()
    speaking = any(c.lower_ in FIRST_PERSON for c in token.children if c.dep_ == "nsubj")
    if core.governs(token) and speaking and lemma in _OPINING:
        return Mark((token,), "unclear" if lemma in SUPPOSING else "asserted")
    ahead = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    bare = ahead in DEATHS and not any(c.dep_ == "auxpass" for c in token.children)
    if lemma not in BELIEF_PASSIVES or not (core.governs(token) or (bare and _heads(token, core))):
        return None
    if not (bare or passive(token)) or any(c.dep_ == "agent" for c in token.children):
        return None
    aux = tuple(c for c in token.children if c.dep_ == "auxpass")
    clauses = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "oprd", "advcl"}]
    to = tuple(t for c in clauses for t in c.children if t.lower_ == "to" and t.i < c.i)[:1]
    waiting = any(expletive(c) for c in token.children)
    if to or ahead in DEATHS or (waiting and clauses):
        return Mark((*aux, token, *to), "reported")
    return None


def _heads(token: Token, core: Predicate) -> bool:
    """Tell whether a bare participle is the predicate of a headline: "Dozens feared dead"."""
    return token.head.i == core.root.i and token.head.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"}


def _appearance(token: Token, core: Predicate, _yardstick: str) -> Mark | None:
    if token.lemma_ not in _APPEARING or not core.governs(token):
        return None
    inner = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acomp", "oprd"}]
    return Mark((token,), "unclear") if inner else None


def _hearsay(token: Token, core: Predicate, _yardstick: str) -> Mark | None:
    """Read "according to reports" and "there were rumours that"."""
    if token.lemma_.lower() not in HEARSAY or not _nobodys(token):
        return None
    to = token.head
    if to.lower_ == "to" and to.head.lower_ == "according" and core.governs(to.head.head):
        return Mark((to.head, to, token), "reported")
    there = any(c.dep_ == "expl" for c in core.root.children)
    if there and token.dep_ == "attr" and token.head.i == core.root.i:
        return Mark((token,), "reported")
    return None


def _nobodys(token: Token) -> bool:
    """Tell whether no owner or author of the reports is named."""
    if token.tag_ not in {"NNS", "NN"} or (token.lemma_ == "report" and token.tag_ == "NN"):
        return False
    if any(c.dep_ == "poss" or c.lower_ in {"the", "these", "its"} for c in token.children):
        return False
    if any(c.pos_ == "PROPN" for c in token.children):
        return False
    return not any(c.dep_ == "prep" and c.lower_ in {"by", "from"} for c in token.children)


_READERS = (
    _likelihood,
    _adverb,
    _chance,
    _belief,
    _appearance,
    _hearsay,
)


def marks_outside(sentence: Sentence, outside: tuple[Span, ...]) -> list[Mark]:
    """Read the hedges in source and cue: "fears", "suggests", "reports", "reportedly"."""
    found = []
    for span in outside:
        for token in words_in(sentence, span):
            lemma = token.lemma_.lower()
            if token.lower_ in REPORTED_ADVERBS:
                found.append(Mark((token,), "reported"))
            elif token.pos_ == "VERB" and lemma in SUPPOSING:
                found.append(Mark((token,), "unclear"))
            elif token.pos_ == "VERB" and lemma in BELIEVING:
                found.append(Mark((token,), "asserted"))
            elif token.pos_ == "NOUN" and lemma in HEARSAY and _nobodys(token):
                found.append(Mark((token,), "reported"))
    return found

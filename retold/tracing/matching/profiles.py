"""A claim as weighted words: what two claims are compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from retold.tracing.matching.anchors import Anchors
from retold.tracing.matching.measures import outcome
from retold.tracing.matching.tails import credit
from retold.tracing.matching.titlecase import is_title_case, surface
from retold.tracing.matching.words import Vectors, Words
from retold.types import Claim, Span, Term

_CLAUSAL = frozenset({"ccomp", "conj", "pcomp", "acl", "advcl", "xcomp", "parataxis"})
_LIGHT = frozenset(
    (
        "be have do make take get give go come put set say tell add state note report announce "
        "claim believe think accord see show know use find keep let seem appear become remain "
        "continue include happen occur follow also more most many much such other own new last "
        "next first very so just even still already only well then now here there as per"
    ).split()
)
_CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december today yesterday tomorrow tonight day "
        "week month year hour minute morning evening night afternoon"
    ).split()
)

_PARTS = {"PROPN": 1.0, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.7, "ADV": 0.4}
STEM = 5


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as weighted words: `lemmas[i]` weighs `weights[i]` and points along `vectors[i]`.

    `names` are the lemmas that are names, `lone` those of them that are no part of a longer name.
    What every comparison needs is worked out once: `weight` of all words, `mass` with the weight of
    each, the `places` of the lemmas, of the names (`named`) and of those that may be `derived` from
    another, by their first STEM letters.
    """

    claim: Claim
    lemmas: tuple[str, ...]
    weights: tuple[float, ...]
    names: frozenset[str]
    predicates: frozenset[str]
    vectors: Vectors
    outcomes: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    anchors: Anchors = field(default_factory=Anchors)
    weight: float = field(init=False, compare=False)
    mass: Vectors = field(init=False, repr=False, compare=False)
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    named: tuple[int, ...] = field(init=False, repr=False, compare=False)
    stems: Mapping[str, Sequence[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {lemma: at for at, lemma in enumerate(self.lemmas)}
        stems: dict[str, list[int]] = {}
        for lemma, at in places.items():
            if len(lemma) >= STEM:
                stems.setdefault(lemma[:STEM], []).append(at)
        named = tuple(at for lemma, at in places.items() if lemma in self.names)
        object.__setattr__(self, "weight", sum(self.weights))
        object.__setattr__(self, "mass", np.array(self.weights, dtype=np.float32))
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "stems", stems)


def profile(claim: Claim, words: Words) -> Profile:
    """Weigh the content words of a claim, each lemma once; numbers and dates are left out."""
    weights: dict[str, float] = {}
    tail = credit(claim)
    terms = [t for t in claim.terms if tail is None or not tail.contains(t.span)]
    apart = [*claim.certainty.spans, *(time.span for time in claim.times)]
    for term in terms:
        if _is_content(term, apart):
            weights[term.lemma] = words.weight(term.lemma) * _PARTS.get(term.pos, 0.3)
    lemmas = tuple(weights)
    proper = [
        term
        for term in _proper(claim)
        if term.lemma in weights and not (tail is not None and tail.contains(term.span))
    ]
    names = frozenset(term.lemma for term in proper)
    return Profile(
        claim,
        lemmas,
        tuple(weights.values()),
        names,
        frozenset(_predicates(terms)),
        words.vectors(list(lemmas)),
        frozenset(what for quantity in claim.quantities for what in outcome(quantity)),
        frozenset(t.lemma for t in proper if t.role != "compound" or t.head not in names),
        Anchors.of(claim),
    )


def _proper(claim: Claim) -> list[Term]:
    """The names of a claim: by their tag, and by a capital inside words that are not all capitals.

    A tagger takes a strange town before "town" or "city" for an adjective.
    """
    begin, in_title_case = claim.span.start, is_title_case(claim)
    return [
        term
        for term in claim.terms
        if term.pos == "PROPN"
        or (not in_title_case and term.span.start > begin and surface(term, claim)[:1].isupper())
    ]


def _is_content(term: Term, apart: Sequence[Span]) -> bool:
    """Whether a word is no number, light word or sign, and no part of a hedge or a time."""
    lemma = term.lemma
    if term.pos == "NUM" or lemma in _LIGHT or lemma in _CALENDAR:
        return False
    if len(lemma) < 2 or not lemma[0].isalpha():
        return False
    return not apart or not any(span.contains(term.span) for span in apart)


def _predicates(terms: Sequence[Term]) -> list[str]:
    """The main predicate: the root, else the first verb; none where that verb is a light one."""
    roots = [t.lemma for t in terms if t.role == "ROOT" and t.pos in {"VERB", "NOUN"}]
    verbs = [t.lemma for t in terms if t.pos == "VERB" and t.role in _CLAUSAL]
    verbs = verbs or [t.lemma for t in terms if t.pos == "VERB"]
    return [lemma for lemma in (roots or verbs)[:1] if lemma not in _LIGHT]

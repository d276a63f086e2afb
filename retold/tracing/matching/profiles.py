"""A claim as weighted words: what two claims are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retold.tracing.matching.anchors import Anchors
from retold.tracing.matching.measures import outcome
from retold.tracing.matching.tails import credit
from retold.tracing.matching.titlecase import is_title_case, surface
from retold.tracing.matching.words import Vectors, Words
from retold.types import Claim, Term

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


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as weighted words: `lemmas[i]` weighs `weights[i]` and points along `vectors[i]`.

    `names` are the lemmas that are names, `lone` those of them that are no part of a longer name.
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

    @property
    def weight(self) -> float:
        """The whole weight of the claim's content words."""
        return sum(self.weights)


def profile(claim: Claim, words: Words) -> Profile:
    """Weigh the content words of a claim, each lemma once; numbers and dates are left out."""
    weights: dict[str, float] = {}
    tail = credit(claim)
    terms = [t for t in claim.terms if tail is None or not tail.contains(t.span)]
    for term in terms:
        if _is_content(term, claim):
            weights[term.lemma] = words.weight(term.lemma) * _part(term)
    lemmas = tuple(weights)
    proper = [term for term in _proper(claim) if term in terms and term.lemma in weights]
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
    inner = [term for term in claim.terms if term.span.start > claim.span.start]
    capital = {term.span for term in inner if surface(term, claim)[:1].isupper()}
    in_title_case = is_title_case(claim)
    return [
        term
        for term in claim.terms
        if term.pos == "PROPN" or (term.span in capital and not in_title_case)
    ]


def _is_content(term: Term, claim: Claim) -> bool:
    if term.pos == "NUM" or term.lemma in _LIGHT or term.lemma in _CALENDAR:
        return False
    if len(term.lemma) < 2 or not term.lemma[0].isalpha():
        return False
    hedged = any(span.contains(term.span) for span in claim.certainty.spans)
    timed = any(time.span.contains(term.span) for time in claim.times)
    return not hedged and not timed


def _part(term: Term) -> float:
    return {"PROPN": 1.0, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.7, "ADV": 0.4}.get(term.pos, 0.3)


def _predicates(terms: Sequence[Term]) -> list[str]:
    """The main predicate: the root, else the first verb; none where that verb is a light one."""
    roots = [t.lemma for t in terms if t.role == "ROOT" and t.pos in {"VERB", "NOUN"}]
    verbs = [t.lemma for t in terms if t.pos == "VERB" and t.role in _CLAUSAL]
    verbs = verbs or [t.lemma for t in terms if t.pos == "VERB"]
    return [lemma for lemma in (roots or verbs)[:1] if lemma not in _LIGHT]

"""Whether one claim affirms all that another denies.

A denial that says less denies more: "the pumps did not run" leaves no room for "the pumps ran from
noon until dawn". So the two need not match word for word, as opposites otherwise do; all that is
denied must stand in what is affirmed, of one subject, and nothing in the denial may narrow it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from retold.tracing.matching.measures import disjoint
from retold.tracing.matching.opposites import narrower, negated
from retold.tracing.matching.sourced import source_of
from retold.tracing.matching.tails import credit
from retold.types import FACTS, Claim, ClaimKind, Polarity, Term

LEAST = 2
"""How many words of content a denial has at least: a subject and what it did not do."""
LEAST_LIGHT = 3
"""And where its verb says little: "did not take the money"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTS = frozenset({"dobj", "attr", "dative", "acomp", "oprd"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset("be have do make take get give go come say tell know want need".split())
_UNCHANGED = frozenset("hit cut put set let shut hurt quit cost spread beat burst read".split())
_OWN = frozenset("it they we having being".split())
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_PAST_NOT = re.compile(
    r"\b(?:did|had|was|were|has|have)(?:\s+(?:not|never)|n['’]t)\b|^(?:no|nobody|none)\b|\bnever\b",
    re.IGNORECASE,
)
_NARROWED = re.compile(
    r"\b(?:all|every|each|both|half|only|just|alone|entirely|completely|fully|enough|always|"
    r"necessarily|officially|publicly|yet|still|longer|again|until|since|before|after|when|while|"
    r"now|at\s+first|initially|immediately|directly|deliberately|intentionally|because|even|much|"
    r"many|more|most|further|other|really|actually|simply|so|too|very|if|unless)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|was|were|been)\s+$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:again|later|now|no\s+longer|eventually|finally|originally|once|yet|previously|earlier|"
    r"initially|at\s+first|almost|nearly|allegedly|supposedly|if|unless|whether|would|could|should|"
    r"might|may|will|shall|can|must|might|plan\w*|want\w*|tr(?:y|ied|ying)|said\s+to|some|partly|"
    r"failed|refused|before|after)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:]\s+(?:but|and|though|although|while|whereas|so|or)\b|;\s", re.IGNORECASE)


def denied(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield (denial, affirmation) of which the latter affirms all that the former denies.

    Only claims with one predicate and one subject are held against each other, so that the work
    grows with the number of claims.
    """
    claims = tuple(claims)
    if not any(_denies(claim) for claim in claims):
        return
    sides: dict[tuple[str, str, str], tuple[list[Claim], list[Claim]]] = defaultdict(
        lambda: ([], [])
    )
    for claim in claims:
        act = predicate(claim)
        if act is None or claim.certainty.band != "asserted":
            continue
        denies = _denies(claim)
        if not denies and not _affirms(claim, act):
            continue
        for role, subject in _subjects(claim, act):
            sides[act.lemma, role, subject][not denies].append(claim)
    for denials, others in sides.values():
        for denial in denials:
            yield from ((denial, other) for other in others if _wholly(denial, other))


def predicate(claim: Claim) -> Term | None:
    """Return the verb that a claim hangs on: it hangs on no other word of the claim."""
    words = {(term.lemma, term.pos) for term in claim.terms}
    for term in claim.terms:
        if term.pos == "VERB" and (term.role == "ROOT" or (term.head, "VERB") not in words):
            return term
    return None


def main_clause(claim: Claim) -> str:
    """Return the words of a claim up to its second clause, without the words that credit it."""
    tail = credit(claim)
    text = claim.text if tail is None else claim.text[: tail.start - claim.span.start]
    found = _BREAK.search(text)
    return text if found is None else text[: found.start()]


def dated(claim: Claim) -> set[tuple[str, str]]:
    """Return the first and last days of the dated times of a claim."""
    return {
        (t.start_time[:10], t.end_time[:10]) for t in claim.times if t.start_time and t.end_time
    }


def _subjects(claim: Claim, act: Term) -> Iterator[tuple[str, str]]:
    """Yield the role and the lemma of what a verb is said of.

    "It knew" and "having known", denied by a body, are said of that body.
    """
    for term in claim.terms:
        if term.role in _SUBJECTS and term.head == act.lemma and term.pos in {"NOUN", "PROPN"}:
            yield term.role, term.lemma
    before = claim.text[: act.span.start - claim.span.start].lower().split()
    own = not before or before[0] in _OWN
    if claim.kind is ClaimKind.DENIAL and own and (source := source_of(claim)) is not None:
        yield "nsubj", source.lower().split()[-1]


def _denies(claim: Claim) -> bool:
    """Whether a claim denies in the past, with one "not" and nothing that narrows it."""
    if not negated(claim) or claim.kind not in {*FACTS, ClaimKind.DENIAL}:
        return False
    words = main_clause(claim)
    bare = claim.kind is ClaimKind.DENIAL and claim.polarity is Polarity.AFFIRMED
    if len(_NOT.findall(claim.text)) != (0 if bare else 1) or _NARROWED.search(claim.text):
        return False
    return bare or _PAST_NOT.search(words) is not None


def _affirms(claim: Claim, act: Term) -> bool:
    """Whether a claim says outright that something happened."""
    if claim.polarity is Polarity.NEGATED or claim.kind not in FACTS:
        return False
    words = main_clause(claim)
    start = act.span.start - claim.span.start
    if start >= len(words) or _NOT.search(words) or _MOVED.search(words):
        return False
    form = claim.text[start : act.span.end - claim.span.start].lower()
    return form != act.lemma or form in _UNCHANGED or _PERFECT.search(words[:start]) is not None


def _wholly(denial: Claim, other: Claim) -> bool:
    """Whether all words of the denial stand in the other, where nothing limits them further."""
    ours, theirs = _words(denial), _words(other)
    least = LEAST_LIGHT if ours & _LIGHT else LEAST
    if len(ours) < least or not ours <= theirs or disjoint(denial, other):
        return False
    if dated(other) - dated(denial) or not _in_place(denial, other):
        return False
    return not narrower(other, denial)


def _in_place(denial: Claim, other: Claim) -> bool:
    """Whether whom and what the denial speaks of play the same part in the other.

    Who reached the outskirts of a town did not reach the town.
    """
    theirs = {(term.lemma, term.role) for term in other.terms}
    return all((t.lemma, t.role) in theirs for t in denial.terms if t.role in _PARTS)


def _words(claim: Claim) -> set[str]:
    clause = main_clause(claim)
    ends = claim.span.start + len(clause)
    return {
        term.lemma
        for term in claim.terms
        if term.pos in _CONTENT
        and term.span.end <= ends
        and not _NOT.fullmatch(term.lemma)
        and not any(time.span.contains(term.span) for time in claim.times)
        and term.lemma not in {"day", "ever"}
    }

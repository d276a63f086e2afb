"""Denials that stand in one article with what they deny, on the word of two sources.

"The coalition did not carry out strikes near the town," its spokesman wrote; a monitor says that a
coalition strike killed people in the town. The two sentences share few words of their grammar, so
that they are no match of each other; what ties them is the article, which sets them side by side,
the one who is said to have done it, and the deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from retold.claims.places import country_of
from retold.tracing.evidence import Scene
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.matching.denied import main_clause, predicate
from retold.tracing.matching.opposites import negated
from retold.tracing.matching.sourced import Voices
from retold.tracing.matching.topics import topic_of
from retold.tracing.retellings import source_of
from retold.types import FACTS, HEADS, Claim, ClaimKind, Polarity

NEAR = 4
"""How many sentences may stand between a denial and what it denies."""
SHARED = 3
COVERED = 0.5
_LIGHT = frozenset(
    "carry conduct send launch make have do take give use commit stage mount".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_PATIENTS = frozenset({"dobj", "nsubjpass", "conj", "appos"})
_OWN = frozenset("it its they their he his she her we our".split())
_PAST_NOT = re.compile(
    r"\b(?:did|had|has|have|was|were)(?:\s+(?:not|never)|n['’]t)\b", re.IGNORECASE
)
_NARROWED = re.compile(
    r"\b(?:all|every|each|both|only|just|alone|enough|yet|still|longer|further|until|always|if|unless|"
    r"necessarily|whether|more|again|since|before|deliberately|intentionally|directly|immediately)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:fail\w*|refus\w*|stop\w*|halt\w*|end(?:ed|s)?|cease\w*|suspend\w*|avoid\w*|den(?:y|ie\w*)|"
    r"call\w*|urg\w*|vow\w*|plan\w*|threat\w*|may|might|could|would|will|should|if|whether)\b|\bnot\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)


_THOUGHT = re.compile(
    r"\b(?:thought|believed|suspected|presumed|alleged|said|reported|considered|likely)\s+to\b|"
    r"\b(?:suspected|alleged(?:ly)?|apparent(?:ly)?|presum(?:ed|ably)|probabl[ey]|likely|possibl[ey]|"
    r"reportedly|purported(?:ly)?)\b",
    re.IGNORECASE,
)


def pairs(scene: Scene, voices: Voices) -> Iterator[tuple[Claim, Claim]]:
    """Yield (what is told, its denial) of two named sources that stand near each other."""
    for article, claims in scene.by_article.items():
        if article in scene.copies:
            continue
        body = [claim for claim in claims if claim.block not in HEADS and source_of(claim)]
        text = scene.text(article)
        denials = [claim for claim in body if _denies(claim)]
        if not denials:
            continue
        place = {start: at for at, start in enumerate(sorted({c.sentence.start for c in claims}))}
        told = [claim for claim in body if _tells(claim, text)]
        for denial, claim in product(denials, told):
            near = abs(place[denial.sentence.start] - place[claim.sentence.start]) <= NEAR
            if near and _is_of(denial, claim) and not voices.are_one(denial, claim):
                yield claim, denial


def _denies(claim: Claim) -> bool:
    """Whether somebody denies outright that something was done."""
    if _NARROWED.search(main_clause(claim)) or claim.certainty.band != "asserted":
        return False
    if claim.kind is ClaimKind.DENIAL:
        return claim.polarity is Polarity.AFFIRMED
    return claim.kind in FACTS and negated(claim) and _PAST_NOT.search(claim.text) is not None


def _tells(claim: Claim, text: str) -> bool:
    """Whether a source has it outright, its doer too: not "thought to be carried out by"."""
    sure = claim.kind in FACTS and claim.certainty.band == "asserted" and not negated(claim)
    doubted = _UNDONE.search(main_clause(claim)) or _THOUGHT.search(claim.sentence.of(text))
    return sure and doubted is None


def _is_of(denial: Claim, told: Claim) -> bool:
    """Whether what is told is the deed that is denied, of one doer, at one place and time."""
    if source_of(denial) == source_of(told) or not times_meet(denial, told):
        return False
    ours, theirs = _keys(topic_of(denial)), _keys(topic_of(told))
    both = ours & theirs
    if len(both) < SHARED or len(both) < COVERED * len(ours):
        return False
    doers, deeds = _doers(denial), _deeds(denial)
    if not doers & theirs or not (deeds - doers) & theirs or not _done_to_one(denial, told):
        return False
    here, there = _names(denial) - doers, _names(told) - doers
    return not here or not there or bool(here & there)


def _done_to_one(denial: Claim, told: Claim) -> bool:
    """Whether what the deed was done to is the same: the town, not its hall or its outskirts."""
    ours = {t.lemma: t.role for t in denial.terms if t.pos in _NOUNS}
    theirs = {t.lemma: t.role for t in told.terms if t.pos in _NOUNS}
    both = ours.keys() & theirs.keys()
    if any(theirs[word] == "compound" for word in both if ours[word] in _OBJECTS):
        return False
    act = predicate(denial)
    if act is None or act.lemma in _LIGHT:
        return True
    return all(theirs[word] in _PATIENTS for word in both if ours[word] == "dobj")


def _deeds(denial: Claim) -> set[str]:
    """The verb that is denied; of a verb that says little, its object: "carried out raids"."""
    act = predicate(denial)
    if act is None:
        return set()
    objects = {t.lemma for t in denial.terms if t.head == act.lemma and t.role == "dobj"}
    return _keys({act.lemma, *objects} if act.lemma in _LIGHT else {act.lemma})


def _doers(denial: Claim) -> set[str]:
    """Who is said to have done it; "its planes" are those of the source."""
    act = predicate(denial)
    told = {t.lemma for t in denial.terms if t.role in _SUBJECTS and act and t.head == act.lemma}
    of_them = {t.lemma for t in denial.terms if t.head in told}
    first = denial.text.lower().split()[:1]
    if not told or (first and first[0] in _OWN):
        told |= set((source_of(denial) or "").lower().split())
    return _keys(told | of_them)


def _names(claim: Claim) -> set[str]:
    return _keys({term.lemma for term in claim.terms if term.pos == "PROPN"})


def _keys(words: set[str] | frozenset[str]) -> set[str]:
    """Words in lower case, those for a country as the country: "Russian", "Moscow"."""
    return {country_of(word.title()) or word.lower() for word in words}

"""How a claim of the ledger stands to a statement: it says it, or otherwise, or disputes it.

Precision first: what is not surely about the same is left out, and what may be is `unclear`. None
of the relations is a verdict on the statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from retold.check.differences import (
    Aspect,
    Compared,
    Difference,
    differences,
    figures_of,
    missing_figures,
)
from retold.check.matters import (
    COVERED,
    WHOLLY,
    Pair,
    comes_close,
    covered,
    is_alike,
    is_counted_alike,
    is_of_one_subject,
    is_one_matter,
)
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.matching.match import Profile
from retold.tracing.matching.measures import Standing
from retold.tracing.matching.opposites import antonyms, negated, opposed
from retold.types import Article, Claim, ClaimKind

LEAST_SHARED = 2
NEARLY_ALL = 0.85
LARGELY = 0.5
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|should|ought|would\s+have|had\s+(?:it|they)\s+not)\b", re.I
)
_NOT_SURE = "one of the two says “not” or the opposite, and it is not sure that of the same"
_NO_EVENT = "its figure is another, and the statement names nothing to tell the event by"


class Relation(StrEnum):
    """How a claim stands to a statement."""

    SAYS = "says"
    OTHERWISE = "otherwise"
    DISPUTES = "disputes"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Related:
    """How a claim stands to a statement, why, and in what they differ; `score` is in [0, 1]."""

    relation: Relation
    reason: str
    score: float
    differences: tuple[Difference, ...] = ()
    figures: tuple[Compared, ...] = ()


def relate(asked: Profile, told: Profile, *, statement: Article, home: Article) -> Related | None:
    """Say how a claim stands to a statement's; None where it is not surely about the same.

    `statement` holds the statement's claim and `home` the other: a name of the statement that the
    claim leaves out must stand somewhere in its article.
    """
    pair = Pair.of(asked, told, statement=statement, home=home)
    if not comes_close(pair):
        return None
    figures = figures_of(pair)
    score = pair.match.score
    why = _dispute(pair)
    if why is not None:
        return Related(Relation.DISPUTES, why, score, (), figures)
    measured = [(item.asked, item.told) for item in figures]
    if not is_alike(pair) and not is_counted_alike(pair, measured):
        return None
    if _opposite(*pair.claims):
        if not is_of_one_subject(pair):
            return None
        return Related(Relation.UNCLEAR, _NOT_SURE, score)
    if told.claim.kind is ClaimKind.QUESTION:
        return Related(Relation.UNCLEAR, "it asks, and does not say so", score)
    if _CONDITION.search(told.claim.text) and not _CONDITION.search(asked.claim.text):
        return Related(Relation.UNCLEAR, "there it stands beside a condition", score)
    return _compared(pair, figures)


def _compared(pair: Pair, figures: tuple[Compared, ...]) -> Related | None:
    found = tuple(differences(pair, figures))
    aspects = {item.aspect for item in found}
    score = pair.match.score
    if Aspect.WORDING in aspects and (
        Aspect.LESS in aspects or not pair.asked.names & pair.told.names
    ):
        return None
    if missing_figures(pair, figures) and pair.match.right_covered < LARGELY:
        return None
    if _conflict(*pair.claims, figures):
        reason = "its figure of the same time cannot hold beside the statement's"
        return Related(Relation.DISPUTES, reason, score, found, figures)
    doubt = _another_count(pair, figures)
    if doubt is not None:
        return Related(Relation.UNCLEAR, doubt, score, found, figures)
    if found:
        names = ", ".join(dict.fromkeys(item.aspect.value for item in found))
        return Related(Relation.OTHERWISE, f"it differs in: {names}", score, found, figures)
    return Related(Relation.SAYS, "it puts the same forward", score, (), figures)


def _another_count(pair: Pair, figures: Sequence[Compared]) -> str | None:
    """Say why a figure may be of another event than the statement's; None where it may not."""
    if any(item.other for item in figures) and not pair.asked.names:
        return _NO_EVENT
    unequal = any(item.standing is not Standing.EQUAL for item in figures)
    if unequal and not pair.asked.names and not is_alike(pair):
        return _NO_EVENT
    alike = min(pair.match.left_covered, pair.match.right_covered) >= NEARLY_ALL
    if not alike and any(item.far for item in figures):
        return "its figure is so far from the statement's that it may count another thing"
    return None


def _dispute(pair: Pair) -> str | None:
    """Say why the one denies what the other says; None where that is not certain."""
    a, b = pair.claims
    if not opposed(a, b) or (pair.alone(0) and pair.alone(1)):
        return None
    low, high = sorted((covered(pair), pair.match.right_covered))
    opposites = antonyms(a, b)
    if opposites:
        alike = len({left for left, _ in pair.match.pairs}) >= LEAST_SHARED and high >= COVERED
    else:
        alike = pair.match.predicate and low >= COVERED and high >= WHOLLY
    if not alike or not times_meet(a, b) or not is_one_matter(pair):
        return None
    if b.kind is ClaimKind.DENIAL:
        return "a denial of it"
    return "it says the opposite" if opposites else "the one says “not”, the other does not"


def _opposite(a: Claim, b: Claim) -> bool:
    return negated(a) != negated(b) or antonyms(a, b)


def _conflict(a: Claim, b: Claim, figures: Sequence[Compared]) -> bool:
    """Whether figures of one stated time cannot both hold; without a time one may be later."""
    timed = all(any(t.start_time and t.end_time for t in claim.times) for claim in (a, b))
    return timed and times_meet(a, b) and any(item.apart for item in figures)

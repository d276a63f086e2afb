"""Titles whose figure stands in a credited sentence of their text, and nowhere else.

A title words its text anew: it has "29 Rebels Dead" where the lead has "at least 29 rebels were
killed in clashes, a monitor said", and "Over 20 Dead" for the 24 of the lead. The figure, of one
measure in both, ties the two more surely than words do. A number of dead that no sentence of the
lead has may stand further down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from retold.tracing.evidence import Scene
from retold.tracing.findings.fates import fated
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import HARM, outcome, related_measure
from retold.tracing.matching.titlecase import Usage
from retold.tracing.matching.words import Words
from retold.tracing.retellings import LEAD_SENTENCES, Basis, Retelling
from retold.types import HEADS, BlockKind, Claim, Quantity

COVERED = 0.25
COVERED_SMALL = 0.4
COVERED_OTHER = 0.6
SMALL = 4
LARGE = 10
TEN = 10
ROUGHLY = 0.1
ROUNDED = 1.5
VAGUELY = 3.5
_CREDITED = re.compile(r"\b(?:says?|said|told|reported(?:ly)?|announced|according to)\b")

Cut = Set[tuple[str, int]]


def retellings(scene: Scene, words: Words, usage: Usage, cut: Cut) -> Iterator[Retelling]:
    """Yield each title with the credited claims of its lead that give its figure.

    A title is left out whose text gives the figure in the outlet's own voice, too. Sentences in
    `cut` are no such voice: they repeat a source's words without the source.
    """
    for article, claims in scene.by_article.items():
        if article in scene.copies:
            continue
        told_of = [fated(claim, scene.text(article)) for claim in claims]
        body = [claim for claim in told_of if claim.block not in HEADS]
        starts = sorted({claim.sentence.start for claim in body})[:LEAD_SENTENCES]
        lead = [c for c in body if c.sentence.start in starts]
        for told in told_of:
            if told.block is BlockKind.TITLE and not told.attribution:
                for origin in _telling(told, lead, body):
                    shared = _shared(told, origin)
                    if not _own_voice(scene, body, shared, cut):
                        yield from _tied(told, origin, shared, usage=usage, words=words)


def _telling(told: Claim, lead: list[Claim], body: list[Claim]) -> list[Claim]:
    """Return the credited claims with a title's figure: those of the lead, or those further down.

    Further down only a number of dead or hurt counts, and none that the lead has, too.
    """
    first = [claim for claim in lead if _shared(told, claim)]
    if first:
        return [claim for claim in first if claim.attribution]
    return [
        claim
        for claim in body
        if claim.attribution
        and any(outcome(q) & HARM and max(_ends(q)) >= SMALL for q in _shared(told, claim))
    ]


def _tied(
    told: Claim, origin: Claim, shared: list[Quantity], *, usage: Usage, words: Words
) -> Iterator[Retelling]:
    match = compare(profile(usage.recased(told), words), profile(origin, words))
    if match.left_covered >= _least(shared):
        yield Retelling(origin, told, match, Basis.OWN_ARTICLE)


def _least(shared: list[Quantity]) -> float:
    """How much of a title its lead must hold: little where both tell of one number of dead."""
    if not any(outcome(figure) & HARM for figure in shared):
        return COVERED_OTHER
    return COVERED if any(max(_ends(figure)) >= SMALL for figure in shared) else COVERED_SMALL


def _shared(told: Claim, origin: Claim) -> list[Quantity]:
    """Return the figures of what befell people or things, that its lead's claim gives, too."""
    return [
        figure
        for figure in told.quantities
        if figure.kind == "count"
        and outcome(figure)
        and any(_one(figure, other) for other in origin.quantities)
    ]


def _one(figure: Quantity, other: Quantity) -> bool:
    """Whether two figures tell one count: one number of one measure, or a round number for it.

    A number of ten dead or more is one, whatever the two call the dead.
    """
    same = _ends(figure) & _ends(other)
    if related_measure(figure, other):
        return bool(same) or _is_round_for(figure, other)
    dead = outcome(figure) & outcome(other) & HARM
    return bool(dead) and max(same, default=0) >= LARGE


def _is_round_for(figure: Quantity, other: Quantity) -> bool:
    """Whether a title's lower bound stands for a number: "over 20" for 24, "dozens" for 31."""
    if figure.low is None or figure.high is not None or figure.low < LARGE:
        return False
    if not figure.approximate and figure.low % TEN:
        return False
    number = other.low if other.low is not None else other.high
    most = VAGUELY if figure.approximate else ROUNDED
    harmed = outcome(figure) & outcome(other) & HARM
    return bool(harmed) and number is not None and figure.low <= number <= most * figure.low


def _is_about(figure: Quantity, other: Quantity) -> bool:
    """Whether another figure tells of as many dead, roughly: "nearly 30" beside 29."""
    if not outcome(figure) & outcome(other) & HARM or not (_ends(figure) and _ends(other)):
        return False
    ours, theirs = max(_ends(figure)), max(_ends(other))
    return abs(ours - theirs) <= ROUGHLY * ours


def _ends(figure: Quantity) -> set[float]:
    return {end for end in (figure.low, figure.high) if end is not None and end > 1}


def _own_voice(scene: Scene, body: list[Claim], shared: list[Quantity], cut: Cut) -> bool:
    """Whether the text gives the figure without a source, too."""
    return any(
        any(
            _one(figure, other) or _is_about(figure, other)
            for figure in shared
            for other in claim.quantities
        )
        for claim in body
        if not claim.attribution
        and (claim.article, claim.sentence.start) not in cut
        and not _CREDITED.search(claim.sentence.of(scene.text(claim.article)))
    )

"""Titles whose figure stands in a credited sentence of their lead, and nowhere else.

A title words its lead anew: it has "29 Rebels Dead" where the lead has "at least 29 rebels were
killed in clashes, a monitor said". The figure, of one measure in both, ties the two more surely
than words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from retold.tracing.evidence import Scene
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import HARM, outcome, related_measure
from retold.tracing.matching.titlecase import Usage
from retold.tracing.matching.words import Words
from retold.tracing.retellings import HEADS, LEAD_SENTENCES, Basis, Retelling
from retold.types import BlockKind, Claim, Quantity

COVERED = 0.25
COVERED_SMALL = 0.4
COVERED_OTHER = 0.6
SMALL = 4
_CREDITED = re.compile(r"\b(?:says?|said|told|reported(?:ly)?|announced|according to)\b")

Cut = Set[tuple[str, int]]


def retellings(scene: Scene, words: Words, cut: Cut) -> Iterator[Retelling]:
    """Yield each title with the credited claims of its lead that give its figure.

    A title is left out whose text gives the figure in the outlet's own voice, too. Sentences in
    `cut` are no such voice: they repeat a source's words without the source.
    """
    usage = Usage.of(scene.claims)
    for article, claims in scene.by_article.items():
        if article in scene.copies:
            continue
        body = [claim for claim in claims if claim.block not in HEADS]
        starts = sorted({claim.sentence.start for claim in body})[:LEAD_SENTENCES]
        lead = [c for c in body if c.attribution and c.sentence.start in starts]
        for told in claims:
            if told.block is BlockKind.TITLE and not told.attribution:
                for origin in lead:
                    shared = _shared(told, origin)
                    if shared and not _own_voice(scene, body, shared, cut):
                        yield from _tied(told, origin, shared, usage=usage, words=words)


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
    return bool(_ends(figure) & _ends(other)) and related_measure(figure, other)


def _ends(figure: Quantity) -> set[float]:
    return {end for end in (figure.low, figure.high) if end is not None and end > 1}


def _own_voice(scene: Scene, body: list[Claim], shared: list[Quantity], cut: Cut) -> bool:
    """Whether the text gives the figure without a source, too."""
    return any(
        any(_one(figure, other) for figure in shared for other in claim.quantities)
        for claim in body
        if not claim.attribution
        and (claim.article, claim.sentence.start) not in cut
        and not _CREDITED.search(claim.sentence.of(scene.text(claim.article)))
    )

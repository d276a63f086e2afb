"""What befell those whom a figure counts, where the reading of the figure does not say so.

Titles leave out what the reading leans on: "Army kills 70", "Raid kills at least 23", "65 bodies
found". The verb of killing or wounding right before a number says what became of them all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from retold.types import Claim, Quantity

LOOKED_BACK = 40
_BOUND = (
    r"(?:(?:at\s+least|at\s+most|about|around|over|more\s+than|some|nearly|almost|up\s+to|"
    r"as\s+many\s+as)\s+)?$"
)
_BEFORE = {
    "kill": re.compile(rf"\bkill(?:s|ed|ing)?\s+{_BOUND}", re.IGNORECASE),
    "wound": re.compile(rf"\b(?:wound|injur)(?:e|es|s|ed|ing)?\s+{_BOUND}", re.IGNORECASE),
}
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|are|is)\s+(?:killed|wounded|injured)\s", re.IGNORECASE
)
_BODIES = frozenset({"body", "corpse"})


def fated(claim: Claim, text: str) -> Claim:
    """Return a claim with what befell the counted, as the words before its figures say.

    `text` is that of the claim's article. In "were killed 40 kilometres away" nothing befell the
    forty.
    """
    figures = tuple(_fated(figure, text) for figure in claim.quantities)
    return claim if figures == claim.quantities else replace(claim, quantities=figures)


def _fated(figure: Quantity, text: str) -> Quantity:
    if figure.outcomes or figure.kind != "count":
        return figure
    if figure.counted in _BODIES:
        return replace(figure, outcomes=("die",))
    before = text[max(0, figure.span.start - LOOKED_BACK) : figure.span.start]
    if _PASSIVE.search(before):
        return figure
    told = tuple(what for what, pattern in _BEFORE.items() if pattern.search(before))
    return replace(figure, outcomes=told) if told else figure

"""What ties a short claim to another besides its words: figures, days, a named source, identity.

"It cost 4,100 crowns on Friday" has one word of content, yet hardly another claim of the story has
its figure and its day. Each sort of anchor that two claims share counts for some weight of words.
"""

from __future__ import annotations

from dataclasses import dataclass

from retold.tracing.matching.sourced import named_source_of
from retold.types import Claim

FIGURE = 0.5
DAY = 0.3
SOURCE = 0.5
VERBATIM = 0.6
LEAST_WORDS = 5
_STANDS_FOR = frozenset("he she it they this that these those we i you there".split())

_Figure = tuple[str, str | None, float]


@dataclass(frozen=True, slots=True)
class Anchors:
    """`figures` are the ends of the claim's intervals, by kind and unit; `days` are ISO 8601.

    `words` is the whole wording in lower case, empty where it begins with a pronoun or is short.
    """

    figures: frozenset[_Figure] = frozenset()
    days: frozenset[str] = frozenset()
    source: str | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, claim: Claim) -> Anchors:
        """Read the anchors of a claim."""
        words = tuple(claim.text.lower().rstrip(".").split())
        telling = len(words) >= LEAST_WORDS and words[0] not in _STANDS_FOR
        return cls(
            frozenset(
                (quantity.kind, quantity.unit, end)
                for quantity in claim.quantities
                for end in (quantity.low, quantity.high)
                if end is not None and abs(end) > 1
            ),
            frozenset(t.start_time[:10] for t in claim.times if t.start_time and t.kind == "date"),
            named_source_of(claim),
            words if telling else (),
        )


def shared(left: Anchors, right: Anchors) -> float:
    """Return the weight of what two claims share; 0 where they share nothing."""
    return (
        FIGURE * bool(left.figures & right.figures)
        + DAY * bool(left.days & right.days)
        + SOURCE * (left.source is not None and left.source == right.source)
        + VERBATIM * (bool(left.words) and left.words == right.words)
    )

"""How sure two tellings are, on one scale where both can be placed on it."""

from __future__ import annotations

import re

from retold.types import Claim, Span

POSSIBLE = (0.0, 0.5)
"""Where "may", "might", "could" and "conceivable" stand: at most as likely as not, or unsaid."""
_POSSIBLE = re.compile(
    r"(?:may|might|could)(?: (?:well|possibly|perhaps|potentially|even))?|possibly|perhaps|"
    r"(?:is |are |was |were |it is )?(?:possible|conceivable)|conceivably",
    re.IGNORECASE,
)
_FORBIDS = re.compile(r"\bmay\s+(?:not|no|only|neither)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"if|unless|provided|providing|assuming|should|had|were|as long as|in case of|"
    r"in the event of|when(?:ever)?|until|once",
    re.IGNORECASE,
)


def hedges_of(claim: Claim) -> tuple[Span, ...]:
    """Return the hedges that stand in the claim's own words, not in its cue."""
    if claim.certainty.band == "asserted":
        return ()
    return tuple(span for span in claim.certainty.spans if claim.span.contains(span))


def doubts_of(claim: Claim) -> tuple[Span, ...]:
    """Return the hedges that weigh the claim: a condition limits it and is no doubt of its own."""
    start = claim.span.start
    return tuple(
        span
        for span in hedges_of(claim)
        if not _CONDITION.fullmatch(claim.text[span.start - start : span.end - start])
    )


def level(claim: Claim) -> tuple[float, float] | None:
    """Return the band of a hedged claim as probabilities; None where nothing places it.

    A plain assertion and a mere "reportedly" have no level, nor has a claim under a condition, nor
    one that may be a ban: "visitors may not enter", "may only be sold".
    """
    low, high = claim.certainty.low, claim.certainty.high
    if low is not None and high is not None:
        return low, high
    own = hedges_of(claim)
    words = [claim.text[s.start - claim.span.start : s.end - claim.span.start] for s in own]
    if _FORBIDS.search(claim.text):
        return None
    if words and all(_POSSIBLE.fullmatch(word) for word in words):
        return POSSIBLE
    return None

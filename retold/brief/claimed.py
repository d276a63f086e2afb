"""What is claimed: the threads worth telling, each in the words nearest to its source."""

from __future__ import annotations

from collections.abc import Iterator

from retold.brief.desk import Desk, sentence, words_of
from retold.tracing.retellings import source_of
from retold.types import HEADS, BriefSentence, Claim, ClaimKind, Mode, Thread

MOST_CLAIMS = 7


def claimed(desk: Desk) -> Iterator[BriefSentence]:
    """Yield a sentence for each of the most interesting threads."""
    ranked = sorted(desk.traced.threads, key=lambda thread: _interest(desk, thread))
    for thread in ranked[:MOST_CLAIMS]:
        told = [desk.claims[step.claim] for step in thread.steps]
        best = min(told, key=lambda claim: _nearness(desk, claim))
        articles = {claim.article for claim in told}
        text = f"{_voice(desk, best)} “{words_of(best)}”"
        text += _how_sure(best)
        if len(articles) > 1:
            text += f" Told in {len(articles)} articles."
        yield sentence(text, told, [desk.cite(best)])


def _interest(desk: Desk, thread: Thread) -> tuple[float, str]:
    told = [desk.claims[step.claim] for step in thread.steps]
    weight = 2.0 * len({claim.article for claim in told})
    weight += 2.0 * any(claim.block in HEADS for claim in told)
    weight += any(claim.mode is Mode.DIRECT for claim in told)
    weight += any(claim.quantities for claim in told)
    weight += any(source_of(claim) is not None for claim in told)
    weight += any(claim.certainty.band not in {"asserted", "reported"} for claim in told)
    weight -= 3.0 * all(claim.kind in {ClaimKind.QUESTION, ClaimKind.CAUTION} for claim in told)
    weight -= 2.0 * all(len(claim.terms) < 4 for claim in told)
    return (-weight, thread.id)


def _nearness(desk: Desk, claim: Claim) -> tuple[bool, bool, bool, bool, str, int]:
    published = desk.traced.articles[claim.article].published or "9999"
    return (
        claim.mode is not Mode.DIRECT,
        source_of(claim) is None,
        claim.certainty.band == "asserted",
        claim.block in HEADS,
        published,
        claim.span.start,
    )


def _voice(desk: Desk, claim: Claim) -> str:
    who = source_of(claim)
    if who is not None:
        via = "" if claim.mode is Mode.DIRECT else f", as told by {desk.outlet(claim.article)}"
        return f"{who}{via}:"
    if claim.attribution:
        return f"{desk.outlet(claim.article)}, on unnamed sources:"
    return f"{desk.outlet(claim.article)}, naming no source:"


def _how_sure(claim: Claim) -> str:
    if claim.certainty.band == "asserted":
        return ""
    cues = ", ".join(f"“{cue}”" for cue in claim.certainty.cues)
    if claim.certainty.band in {"reported", "unclear"}:
        return f" (hedged with {cues})" if cues else ""
    low, high = (f"{100 * (end or 0):.0f}" for end in (claim.certainty.low, claim.certainty.high))
    return f" ({claim.certainty.band}, {low} to {high} %, from {cues})"

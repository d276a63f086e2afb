"""The sources of a story: what rests on each, the names it goes by, and cautions about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.brief.desk import Desk, many, sentence, words_of
from retold.claims.names import bare
from retold.tracing.retellings import source_of
from retold.types import BriefSentence, Claim, Evidence

MOST_SOURCES = 8
PRONOUNS = frozenset("he she it they we i who".split())


def credited(desk: Desk) -> Iterator[BriefSentence]:
    """Yield a sentence for each source, the one most is credited to first."""
    told: dict[str, list[Claim]] = {}
    for claim in desk.traced.claims:
        who = source_of(claim)
        if who is not None:
            told.setdefault(who, []).append(claim)
    ranked = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))
    for who, claims in ranked[:MOST_SOURCES]:
        also = _other_names(who, claims)
        text = who + (f" (also: {'; '.join(also[:8])})" if also else "")
        text += f": {many(len(claims), 'claim')}. Reliability F, not rated in this ledger."
        stated = [
            desk.claims[caution.claim]
            for caution in desk.traced.cautions
            if caution.canonical == who and caution.claim in desk.claims
        ]
        for claim in stated[:2]:
            text += f" Caution stated by {desk.outlet(claim.article)}: “{words_of(claim)}”"
        evidence = [
            Evidence(
                claim.article, link.span, link.span.of(desk.traced.articles[claim.article].text)
            )
            for claim in claims
            for link in claim.attribution
            if link.canonical == who
        ]
        yield sentence(text, claims + stated, evidence[:8] + [desk.cite(claim) for claim in stated])


def _other_names(who: str, claims: Sequence[Claim]) -> list[str]:
    """The names that were merged into a source, pronouns and articles aside."""
    names = {
        bare(link.source).lower(): bare(link.source)
        for claim in claims
        for link in claim.attribution
        if link.canonical == who
    }
    return [name for key, name in names.items() if key not in PRONOUNS | {who.lower()}]

"""How far a thread may be trusted, on the Admiralty scale, from origins and dispute alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.tracing.chains import UNSTATED
from retold.types import Claim, Finding, FindingKind, SourceKind, Thread

DISPUTES = frozenset({FindingKind.FIGURE_CONFLICT, FindingKind.CONTRADICTION})
CONFIRMED = 3


def credibility(
    threads: Iterable[Thread], claims: Sequence[Claim], findings: Sequence[Finding]
) -> tuple[Thread, ...]:
    """Rate each thread 1 to 6 with its reason (NATO STANAG 2511, information credibility).

    Three independent named origins confirm, two make probable, one makes possible; a dispute makes
    doubtful; without a named origin nothing can be judged. "Independent" means that the texts name
    different sources, so 1 is given sparingly.
    """
    by_id = {claim.id: claim for claim in claims}
    disputed = {
        (evidence.article, evidence.span)
        for finding in findings
        if finding.kind in DISPUTES
        for evidence in finding.evidence
    }
    rated = []
    for thread in threads:
        told = [by_id[step.claim] for step in thread.steps]
        in_dispute = any((claim.article, claim.span) in disputed for claim in told)
        value, reason = _rate(thread, told, disputed=in_dispute)
        rated.append(replace(thread, credibility=value, credibility_reason=reason))
    return tuple(rated)


def _rate(thread: Thread, told: Sequence[Claim], *, disputed: bool) -> tuple[int, str]:
    named = [origin.source for origin in thread.origins if origin.source != UNSTATED]
    if disputed:
        return 4, "another article gives a figure that cannot hold beside it"
    if not named:
        return 6, "no source is named for it"
    if len(named) >= CONFIRMED:
        return 1, f"{len(named)} origins that name different sources: {', '.join(named)}"
    if len(named) == 2:
        return 2, f"two origins that name different sources: {', '.join(named)}"
    if any(link.kind is SourceKind.ANONYMOUS for claim in told for link in claim.attribution):
        return 6, "rests in part on unnamed sources"
    return 3, f"one origin: {named[0]}; no second origin confirms it"

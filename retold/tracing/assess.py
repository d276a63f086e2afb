"""How far a thread can be believed, 1 to 6, read off the thread and what is found of it alone.

The scale is the credibility of information of NATO STANAG 2511 (the Admiralty code). Who says it is
no part of it: an unreliable source can be right, and the reliability of sources is rated apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retold.tracing.origins.chains import UNSTATED
from retold.tracing.plausible import impossible
from retold.tracing.stances import Stance, stances
from retold.types import Claim, Evidence, Finding, FindingKind, Origin, SourceKind, Thread

DISPUTES = frozenset({FindingKind.FIGURE_CONFLICT, FindingKind.CONTRADICTION})
CONFIRMED = 3
_AGREES = frozenset({Stance.SUPPORTS, Stance.REPEATS})
_WEIGHED = DISPUTES | {FindingKind.INTERVAL_MISMATCH}
Placed = Mapping[str, Sequence[tuple[Evidence, Finding]]]


def credibility(
    threads: Iterable[Thread], claims: Sequence[Claim], findings: Sequence[Finding]
) -> tuple[Thread, ...]:
    """Rate each thread 1 to 6 with its reason.

    What cannot be in itself is improbable (5). What another telling disputes, by a denial or by a
    figure that cannot hold beside it, is doubtful (4). Else three independent origins whose
    tellings agree confirm (1), two make probable (2), one makes possible (3). Without a named
    origin, or with one beside unnamed sources, nothing can be judged (6). Origins are those of
    `origins_of`: copies add none, nor do outlets of which one credits the other.
    """
    by_id = {claim.id: claim for claim in claims}
    placed = _placed(findings)
    rated = []
    for thread in threads:
        value, reason = _rate(thread, by_id, placed)
        rated.append(replace(thread, credibility=value, credibility_reason=reason))
    return tuple(rated)


def _placed(findings: Iterable[Finding]) -> Placed:
    """Gather by article what the findings that weigh on credibility rest on."""
    placed: dict[str, list[tuple[Evidence, Finding]]] = defaultdict(list)
    for found in findings:
        if found.kind in _WEIGHED:
            for piece in found.evidence:
                placed[piece.article].append((piece, found))
    return placed


def _found(claim: Claim, placed: Placed) -> list[Finding]:
    """Return the findings of which some evidence stands in the claim."""
    return [
        found
        for piece, found in placed.get(claim.article, ())
        if claim.span.start <= piece.span.start and piece.span.end <= claim.span.end
    ]


def _rate(thread: Thread, claims: Mapping[str, Claim], placed: Placed) -> tuple[int, str]:
    told = [claims[step.claim] for step in thread.steps]
    found = {claim.id: _found(claim, placed) for claim in told}
    stood = stances(thread, claims)
    agreeing = [c for c, how in zip(told, stood, strict=True) if how.stance in _AGREES]
    flaws = [impossible(claim, found[claim.id]) for claim in agreeing]
    if flaws and flaws[0] is not None and all(flaws):
        return 5, flaws[0]
    against = next((how.reason for how in stood if how.stance is Stance.DISPUTES), None)
    if against is not None:
        return 4, f"one of its tellings disputes it: {against}"
    kinds = {each.kind for rows in found.values() for each in rows}
    if FindingKind.FIGURE_CONFLICT in kinds:
        return 4, "another article gives a figure that cannot hold beside it"
    if FindingKind.CONTRADICTION in kinds:
        return 4, "another article says what cannot hold beside it"
    return _by_origins(_agreed(thread.origins, agreeing), told)


def _agreed(origins: Iterable[Origin], agreeing: Iterable[Claim]) -> list[str]:
    """Return the named origins that some agreeing telling rests on."""
    articles = {claim.article for claim in agreeing}
    return [o.source for o in origins if o.source != UNSTATED and articles & set(o.articles)]


def _by_origins(named: Sequence[str], told: Sequence[Claim]) -> tuple[int, str]:
    listed = ", ".join(named)
    if not named:
        return 6, "no source is named for it"
    if len(named) >= CONFIRMED:
        return 1, f"{len(named)} independent origins whose tellings agree: {listed}"
    if len(named) > 1:
        return 2, f"two independent origins whose tellings agree: {listed}"
    if any(link.kind is SourceKind.ANONYMOUS for claim in told for link in claim.attribution):
        return 6, "rests in part on unnamed sources"
    return 3, f"one origin: {listed}; no second origin confirms it"

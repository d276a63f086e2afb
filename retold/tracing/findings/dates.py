"""Findings on dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from retold.tracing.evidence import Scene, finding, quoted
from retold.types import Finding, FindingKind, Severity, Span


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield each time expression that the calendar refuses."""
    seen: set[tuple[str, Span]] = set()
    for claim in scene.claims:
        for time in claim.times:
            if time.problem is None or (claim.article, time.span) in seen:
                continue
            seen.add((claim.article, time.span))
            words = scene.evidence(claim.article, time.span)
            yield finding(
                scene,
                FindingKind.DATE_IMPOSSIBLE,
                Severity.MEDIUM,
                f"{quoted(words.text)} cannot be: {time.problem}.",
                [words, scene.evidence(claim.article, claim.span)],
                unless="another year is meant",
                value=time.value,
                published=scene.articles[claim.article].published,
            )

"""How many independent origins a story has, and why not more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.tracing.evidence import Scene, finding
from retold.tracing.retellings import HEADS, named_source_of
from retold.tracing.threads import UNSTATED
from retold.types import (
    Claim,
    Evidence,
    Finding,
    FindingKind,
    Origin,
    Severity,
    Story,
    Thread,
)

LEAD_CLAIMS = 3


def count(scene: Scene, story: Story, threads: Sequence[Thread]) -> Story:
    """Return the story with its origins: where the lead claims of each article end.

    The lead of an article is its title, its standfirst and its first sentences, with every claim
    of the same article on their threads. A copy rests on what its original rests on. Articles
    that name no source share the one origin "not stated": nothing shows that they are independent.
    """
    rests: dict[str, dict[str, Evidence]] = {}
    for article in sorted(scene.articles):
        for source, evidence in _rests_on(scene, article, threads).items():
            rests.setdefault(source, {})[article] = evidence
    origins = tuple(
        Origin(source, tuple(sorted(articles)), _reason(scene, source, sorted(articles)))
        for source, articles in sorted(rests.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    independent = max(1, len([o for o in origins if o.source != UNSTATED]))
    return replace(
        story,
        origins=origins,
        independent_origins=independent,
        origins_reason=_why_not_more(scene, origins, independent),
    )


def single(scene: Scene, story: Story, threads: Sequence[Thread]) -> Iterator[Finding]:
    """Yield the finding that several outlets rest on one origin, where all of them name it."""
    if len(scene.articles) < 2 or len(story.origins) != 1:
        return
    origin = story.origins[0]
    tellers = _tellers(scene, origin)
    if origin.source == UNSTATED or tellers is None:
        return
    evidence = [
        _rests_on(scene, article, threads)[origin.source]
        for article in origin.articles
        if origin.source in _rests_on(scene, article, threads)
    ]
    yield finding(
        scene,
        FindingKind.SINGLE_ORIGIN,
        Severity.MEDIUM,
        f"{tellers} tell this story; their leads all rest on {origin.source}. "
        "Independent origins: 1.",
        evidence,
        unless="one of the articles has its own reporting that its lead does not credit",
        origin=origin.source,
        articles=list(origin.articles),
    )


def _tellers(scene: Scene, origin: Origin) -> str | None:
    """Count the outlets behind an origin, or its articles where an outlet is not known."""
    outlets = [scene.articles[article].outlet for article in origin.articles]
    known = {outlet for outlet in outlets if outlet}
    if len(known) + outlets.count(None) < 2:
        return None
    return f"{len(outlets)} articles" if None in outlets else f"{len(known)} outlets"


def _rests_on(scene: Scene, article: str, threads: Sequence[Thread]) -> dict[str, Evidence]:
    """The sources of an article's lead claims, each with the words that name it."""
    rests: dict[str, Evidence] = {}
    for original in scene.originals(article):
        rests = _leads_rest_on(scene, original, threads) | rests
    return rests


def _leads_rest_on(scene: Scene, article: str, threads: Sequence[Thread]) -> dict[str, Evidence]:
    lead = _lead(scene, article, threads)
    rests: dict[str, Evidence] = {}
    for claim in lead:
        who = named_source_of(claim)
        if who is not None and who not in rests:
            rests[who] = scene.evidence(claim.article, claim.attribution[-1].span)
    if not rests and lead:
        known = scene.articles[article].agency
        rests[known or UNSTATED] = scene.evidence(lead[0].article, lead[0].span)
    return rests


def _lead(scene: Scene, article: str, threads: Sequence[Thread]) -> list[Claim]:
    own = sorted((c for c in scene.claims if c.article == article), key=lambda c: c.span.start)
    heads = [claim for claim in own if claim.block in HEADS]
    body = [claim for claim in own if claim.block not in HEADS][:LEAD_CLAIMS]
    if any(named_source_of(claim) for claim in heads + body[:1]):
        body = body[:1]
    wanted = {claim.id for claim in heads + body}
    joined = {
        step.claim
        for thread in threads
        if any(step.claim in wanted for step in thread.steps)
        for step in thread.steps
    }
    return [claim for claim in own if claim.id in wanted | joined]


def _reason(scene: Scene, source: str, articles: Sequence[str]) -> str:
    names = ", ".join(dict.fromkeys(scene.outlet(article) for article in articles))
    if source == UNSTATED:
        return f"the leads of {names} name no source"
    return f"the leads of {names} end at {source}"


def _why_not_more(scene: Scene, origins: Sequence[Origin], independent: int) -> str:
    parts = []
    if scene.copies:
        count = len(scene.copies)
        parts.append("one article is a copy" if count == 1 else f"{count} articles are copies")
    shared = [origin for origin in origins if len(origin.articles) > 1]
    if shared:
        parts.append(f"{len(shared[0].articles)} articles rest on {shared[0].source}")
    if any(origin.source == UNSTATED for origin in origins) and len(origins) > 1:
        parts.append("articles that name no source add none")
    return "; ".join(parts) or f"{independent} named in the leads"

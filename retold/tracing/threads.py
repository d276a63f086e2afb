"""Threads: one claim through its tellings, each tied to the telling that it retells if shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retold.tracing.chains import UNSTATED, Chains, Rests, chains_of
from retold.tracing.evidence import Scene
from retold.tracing.match import Match, best_pair
from retold.tracing.retellings import Retelling
from retold.types import Claim, Origin, Step, Thread

WITH_SEED = 0.45


def weave(
    scene: Scene, matches: Mapping[tuple[str, str], Match], retold: Iterable[Retelling]
) -> tuple[tuple[Claim, ...], tuple[Thread, ...]]:
    """Put every claim on a thread; return the claims with their thread, and the threads.

    Claims are taken in the order of telling. One joins the thread of its best earlier match, if it
    also resembles the claim that the thread began with, so that a thread cannot drift.
    """
    ordered = sorted(scene.claims, key=scene.ranked)
    rank = {claim.id: at for at, claim in enumerate(ordered)}
    partners = _partners(matches, rank)
    seed_of: dict[str, str] = {}
    for claim in ordered:
        seed_of[claim.id] = claim.id
        for match in partners.get(claim.id, ()):
            other = match.left if match.right == claim.id else match.right
            seed = seed_of[other]
            with_seed = match if seed == other else best_pair(matches, seed, claim.id)
            if with_seed is not None and with_seed.score >= WITH_SEED:
                seed_of[claim.id] = seed
                break
    ties = _ties(retold, rank)
    groups: dict[str, list[Claim]] = {}
    for claim in ordered:
        groups.setdefault(seed_of[claim.id], []).append(claim)
    chains = chains_of(scene)
    threads = tuple(_thread(scene, members, ties, chains) for members in groups.values())
    name = {claim: f"t{_digest(scene.story, seed)}" for claim, seed in seed_of.items()}
    return tuple(replace(claim, thread=name[claim.id]) for claim in scene.claims), threads


def _partners(
    matches: Mapping[tuple[str, str], Match], rank: Mapping[str, int]
) -> dict[str, list[Match]]:
    """Same-claim matches of each claim with earlier ones, the best first."""
    found: dict[str, list[Match]] = {}
    for match in matches.values():
        if match.same:
            later = max(match.left, match.right, key=rank.__getitem__)
            found.setdefault(later, []).append(match)
    for rows in found.values():
        rows.sort(key=lambda match: (-match.score, match.left, match.right))
    return found


def _ties(retold: Iterable[Retelling], rank: Mapping[str, int]) -> dict[str, Retelling]:
    """The strongest shown tie of each telling to an earlier one, of another article."""
    best: dict[str, Retelling] = {}
    for pair in retold:
        if pair.origin.article == pair.told.article or rank[pair.origin.id] >= rank[pair.told.id]:
            continue
        known = best.get(pair.told.id)
        if known is None or pair.match.score > known.match.score:
            best[pair.told.id] = pair
    return best


def _thread(
    scene: Scene, members: Sequence[Claim], ties: Mapping[str, Retelling], chains: Chains
) -> Thread:
    inside = {claim.id for claim in members}
    steps = []
    for claim in members:
        tie = ties.get(claim.id)
        if tie is not None and tie.origin.id in inside:
            steps.append(Step(claim.id, tie.origin.id, f"tied by {tie.tied.value}"))
        else:
            first = claim is members[0]
            steps.append(Step(claim.id, None, "first known telling" if first else "unknown"))
    origins = origins_of(scene, members, chains)
    return Thread(
        id=f"t{_digest(scene.story, members[0].id)}",
        story=scene.story,
        title=" ".join(members[0].text.split()),
        steps=tuple(steps),
        origins=origins,
        independent_origins=len([o for o in origins if o.source != UNSTATED]) or 1,
    )


def origins_of(scene: Scene, claims: Sequence[Claim], chains: Chains) -> tuple[Origin, ...]:
    """Where the chains of these claims end, each with the articles that rest on it.

    A telling that names nobody rests on the agency that its article credits; a copy on what the
    article that it copies credits.
    """
    rests: Rests[str] = {}
    for claim in claims:
        ended = chains.end(claim)
        who = ended[0] if ended else scene.articles[scene.teller(claim)].agency
        if who:
            rests.setdefault(who, {})[claim.article] = claim.id
    named = {article for articles in rests.values() for article in articles}
    for claim in claims:
        if claim.article not in named:
            rests.setdefault(UNSTATED, {})[claim.article] = claim.id
    settled = chains.settle(rests)
    return tuple(
        Origin(source, tuple(sorted(articles)), _reason(source))
        for source, articles in sorted(settled.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _reason(source: str) -> str:
    if source == UNSTATED:
        return "these articles name no source for it"
    return f"the chain of attributions ends at {source}"


def _digest(story: str, claim: str) -> str:
    return hashlib.sha256(f"{story}|{claim}".encode()).hexdigest()[:12]

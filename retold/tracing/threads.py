"""Threads: one claim through its tellings, each tied to the telling that it retells if shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retold.tracing.evidence import Scene
from retold.tracing.matching.crowds import WITH_FIRST
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.origins.chains import UNSTATED, Chains, Rests, chains_of
from retold.tracing.retellings import Basis, Retelling
from retold.types import COPIED, HEADS, Claim, Origin, Step, Thread

Tie = tuple[str, str]
"""The claim that a telling retells, and what shows it."""


def weave(
    scene: Scene, matches: Mapping[tuple[str, str], Match], retold: Iterable[Retelling]
) -> tuple[tuple[Claim, ...], tuple[Thread, ...]]:
    """Put every claim on a thread; return the claims with their thread, and the threads.

    Claims are taken in the order of telling, those of a head after those of its body, which says
    more. One joins the thread of its best earlier partner, if it also resembles the claim that the
    thread began with, so that a thread cannot drift. A copied claim goes where its original does.
    """
    retold = tuple(retold)
    ordered = sorted(scene.claims, key=scene.ranked)
    rank = {claim.id: at for at, claim in enumerate(ordered)}
    seed_of = _seeds(scene, matches, retold)
    groups: dict[str, list[Claim]] = {}
    for claim in ordered:
        groups.setdefault(seed_of[claim.id], []).append(claim)
    ties, chains = _ties(retold, rank) | _copied(scene, rank), chains_of(scene)
    threads = tuple(_thread(scene, members, ties, chains) for members in groups.values())
    name = {
        claim.id: thread.id
        for thread, members in zip(threads, groups.values(), strict=True)
        for claim in members
    }
    return tuple(replace(claim, thread=name[claim.id]) for claim in scene.claims), threads


def _seeds(
    scene: Scene, matches: Mapping[tuple[str, str], Match], retold: Iterable[Retelling]
) -> dict[str, str]:
    """Return, for each claim, the claim that its thread grew from."""
    bodies_first = sorted(scene.claims, key=lambda claim: _settled(scene, claim))
    rank = {claim.id: at for at, claim in enumerate(bodies_first)}
    partners = _partners(matches, retold, rank)
    originals = _originals(scene)
    article = {claim.id: claim.article for claim in scene.claims}
    seed_of: dict[str, str] = {}
    for claim in bodies_first:
        copied = originals.get(claim.id)
        seed_of[claim.id] = seed_of.get(copied, claim.id) if copied else claim.id
        for match in partners.get(claim.id, ()):
            other = match.left if match.right == claim.id else match.right
            seed = seed_of[other]
            with_seed = match if seed == other else best_pair(matches, seed, claim.id)
            own = claim.block in HEADS and article[other] == claim.article
            if own or (with_seed is not None and with_seed.score >= WITH_FIRST):
                seed_of[claim.id] = seed
                break
    return seed_of


def _settled(scene: Scene, claim: Claim) -> tuple[str, int, bool, str, bool, int]:
    published, depth, article, start = scene.ranked(claim)
    copied = scene.teller(claim) != article
    return published, depth, copied, article, claim.block in HEADS, start


def _originals(scene: Scene) -> dict[str, str]:
    """Return, for each claim of copied words, the claim of the original that has them."""
    told = {(claim.article, claim.block in HEADS, claim.text): claim.id for claim in scene.claims}
    found = {}
    for claim in scene.claims:
        teller = scene.teller(claim)
        original = told.get((teller, claim.block in HEADS, claim.text))
        if teller != claim.article and original is not None:
            found[claim.id] = original
    return found


def _partners(
    matches: Mapping[tuple[str, str], Match],
    retold: Iterable[Retelling],
    rank: Mapping[str, int],
) -> dict[str, list[Match]]:
    """What each claim may be one with: same claims and tied tellings before it, the best first."""
    found: dict[str, list[Match]] = {}
    tied = {(pair.match.left, pair.match.right): pair.match for pair in retold}
    for match in (tied | {key: match for key, match in matches.items() if match.akin}).values():
        later = max(match.left, match.right, key=rank.__getitem__)
        found.setdefault(later, []).append(match)
    for rows in found.values():
        rows.sort(key=lambda match: (-match.score, match.left, match.right))
    return found


def _copied(scene: Scene, rank: Mapping[str, int]) -> dict[str, Tie]:
    """The tie of each copied telling to the original's, where that came first."""
    found = _originals(scene).items()
    return {copy: (told, COPIED) for copy, told in found if rank[told] < rank[copy]}


def _ties(retold: Iterable[Retelling], rank: Mapping[str, int]) -> dict[str, Tie]:
    """The strongest shown tie of each telling to an earlier one, of another article."""
    best: dict[str, Retelling] = {}
    for pair in retold:
        if pair.origin.article == pair.told.article or rank[pair.origin.id] >= rank[pair.told.id]:
            continue
        known = best.get(pair.told.id)
        if known is None or _strength(pair) > _strength(known):
            best[pair.told.id] = pair
    return {told: (pair.origin.id, f"tied by {_shown(pair)}") for told, pair in best.items()}


def _strength(pair: Retelling) -> tuple[bool, float]:
    return pair.linked, pair.match.score


def _shown(pair: Retelling) -> str:
    return (Basis.LINK if pair.linked else pair.tied).value


def _thread(
    scene: Scene, members: Sequence[Claim], ties: Mapping[str, Tie], chains: Chains
) -> Thread:
    inside = {claim.id for claim in members}
    steps = []
    for claim in members:
        tie = ties.get(claim.id)
        if tie is not None and tie[0] in inside:
            steps.append(Step(claim.id, *tie))
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

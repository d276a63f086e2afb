"""Findings on circular reporting: outlets that name each other as the source of one claim.

Each of them looks confirmed by another, and nobody says where it came from. A circle is reported
only where it is closed: every telling of the claim in it is credited to the next outlet, and none
names anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.tracing.evidence import Scene, abstention, bare_words, finding, quoted
from retold.types import (
    MEDIA,
    UNNAMED,
    Abstention,
    Attribution,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    FindingKind,
    Severity,
    Thread,
)

_GENERIC = re.compile(
    r"\([^)]*\)|\b(?:the|a|newspapers?|paper|daily|weekly|magazine|website|site|online|web|news|"
    r"agency|tv|television|radio|station|channel|broadcaster|reporters?|report|reports|com)\b|['’]s\b",
    re.IGNORECASE,
)
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Credit:
    """One outlet naming another as where a claim is from."""

    teller: str
    named: str
    claim: Claim
    link: Attribution


def trace(scene: Scene, threads: Sequence[Thread]) -> Iterator[Finding | Abstention]:
    """Yield each closed circle of outlets on one thread, once."""
    outlets = _outlets(scene)
    if len(outlets) < 2:
        return
    seen: set[frozenset[str]] = set()
    for told in _tellings(scene, threads):
        credits = [credit for claim in told for credit in _credits(scene, claim, outlets)]
        for cycle in _cycles(credits):
            members = frozenset(credit.teller for credit in cycle)
            if members not in seen:
                seen.add(members)
                yield _made(scene, cycle, told, outlets)


def _tellings(scene: Scene, threads: Sequence[Thread]) -> Iterator[list[Claim]]:
    """Yield the tellings of each claim; a copied sentence counts with the one that it repeats."""
    thread_of = {step.claim: thread.id for thread in threads for step in thread.steps}
    first: dict[str, str] = {}
    groups: dict[str, list[Claim]] = {}
    for claim in scene.claims:
        own = thread_of.get(claim.id, claim.id)
        groups.setdefault(first.setdefault(bare_words(claim.text), own), []).append(claim)
    yield from groups.values()


def _outlets(scene: Scene) -> dict[str, str]:
    """The outlets of a story by the bare words of their names."""
    named: dict[str, set[str]] = {}
    for article in scene.articles.values():
        if article.outlet:
            named.setdefault(_bare(article.outlet), set()).add(article.outlet)
    return {bare: min(names) for bare, names in named.items() if bare}


def _bare(name: str) -> str:
    return bare_words(_GENERIC.sub(" ", name))


def _credits(scene: Scene, claim: Claim, outlets: Mapping[str, str]) -> Iterator[Credit]:
    """Yield the other outlets of the story that a claim is credited to in the end."""
    teller = scene.articles[claim.article].outlet
    if teller is None or not claim.attribution or claim.kind is ClaimKind.QUESTION:
        return
    link = claim.attribution[-1]
    named = _outlet_of(link, outlets)
    if named is not None and named != outlets.get(_bare(teller)):
        yield Credit(outlets[_bare(teller)], named, claim, link)


def _outlet_of(link: Attribution, outlets: Mapping[str, str]) -> str | None:
    """The outlet that a source is: by its whole name, or by a part that fits one outlet alone."""
    for words in (link.canonical, link.source):
        bare = _bare(words)
        if bare in outlets:
            return outlets[bare]
        if not bare or link.kind not in MEDIA:
            continue
        parts = set(bare.split())
        fitting = [outlets[name] for name in outlets if parts < set(name.split())]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _cycles(credits: Sequence[Credit]) -> Iterator[tuple[Credit, ...]]:
    """Yield the circles that the credits close, each outlet once, the shortest way round."""
    ahead: dict[str, dict[str, Credit]] = {}
    for credit in credits:
        ahead.setdefault(credit.teller, {}).setdefault(credit.named, credit)
    for start in sorted(ahead):
        paths: list[tuple[Credit, ...]] = [(c,) for c in ahead[start].values()]
        reached = {start}
        while paths:
            path = paths.pop(0)
            last = path[-1].named
            if last == start:
                yield path
                break
            if last in reached:
                continue
            reached.add(last)
            paths += [(*path, credit) for credit in ahead.get(last, {}).values()]


def _made(
    scene: Scene, cycle: Sequence[Credit], told: Sequence[Claim], outlets: Mapping[str, str]
) -> Finding | Abstention:
    members = [credit.teller for credit in cycle]
    evidence: list[Evidence] = [
        scene.evidence(credit.claim.article, credit.link.span) for credit in cycle
    ]
    evidence += [scene.evidence(credit.claim.article, credit.claim.span) for credit in cycle]
    outside = _named_outside(scene, members, told, outlets)
    if outside is not None:
        reason = f"one of the outlets names somebody outside of the circle: {outside}"
        return abstention(scene, FindingKind.CIRCULAR_REPORTING, reason, evidence)
    steps = ", ".join(f"{c.teller} credits {quoted(c.link.source)}" for c in cycle)
    return finding(
        scene,
        FindingKind.CIRCULAR_REPORTING,
        Severity.HIGH,
        f"{steps}: a circle. None of these tellings names anybody else as its source.",
        evidence,
        unless="one of the outlets has the claim from a source that these texts do not name",
        cycle=members,
    )


def _named_outside(
    scene: Scene, members: Sequence[str], told: Sequence[Claim], outlets: Mapping[str, str]
) -> str | None:
    """Whom a telling of the claim, by an outlet of the circle, credits apart from the circle.

    A copied article's sentences are on no thread, so likeness of words counts as well.
    """
    ids = {claim.id for claim in told}
    for claim in scene.claims:
        teller = scene.articles[claim.article].outlet
        if teller is None or outlets.get(_bare(teller)) not in members:
            continue
        if claim.id not in ids and not any(_alike(claim, telling) for telling in told):
            continue
        for link in claim.attribution:
            if link.kind not in UNNAMED and _outlet_of(link, outlets) not in members:
                return link.canonical
    return None


def _alike(a: Claim, b: Claim) -> bool:
    ours, theirs = ({term.lemma for term in claim.terms} for claim in (a, b))
    return len(ours & theirs) >= LIKE * max(1, min(len(ours), len(theirs)))

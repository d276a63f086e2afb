"""Findings on two outlets that open one day's news of one event with tolls that cannot both hold.

The figures of a lead are those that readers take away. Where two leads tell of one event, and
neither article gives the other's number anywhere, the reader of one does not know of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from retold.tracing.evidence import Scene, finding, places_of, quoted
from retold.tracing.findings.conflicts import MOVING, OTHER_EVENT, times_meet
from retold.tracing.findings.figures import interval
from retold.tracing.matching.counted import counted_in
from retold.tracing.matching.measures import GENERIC, PEOPLE, Standing, edge_of, outcome, standing
from retold.tracing.matching.topics import named_in, topic_of
from retold.tracing.retellings import source_of
from retold.types import (
    HEADS,
    BlockKind,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Polarity,
    Quantity,
    Severity,
)

LEAD_SENTENCES = 3
SHARED = 4
SHARED_OWN = 2
SMALLEST = 5
CLEARLY = 1.25
"""How many times one count must be the other: two that are nearer may be of an hour apart."""
MANY = 60
"""Of how many leads of one day all are held against all."""
_DAY = 10
_TOLLS = ("die", "injure")
_NOUNS_OF_TOLLS = frozenset("death fatality injury casualty".split())
_FURTHER = re.compile(r"\b(?:another|further|additional|more|since|so\s+far)\b", re.IGNORECASE)
_MAY_MOVE = re.compile(
    r"\b(?:toll|count|number|figure|victims)\b[^.;]{0,60}\b(?:could|may|might|expected\s+to|likely\s+to|"
    r"will|feared\s+to)\s+(?:\w+\s+)?(?:rise|climb|grow|increase|go\s+up)\b",
    re.IGNORECASE,
)
_BOUND_BEFORE = re.compile(
    r"\b(?:at\s+least|more\s+than|over|up\s+to|about|around|nearly)\s[^.;:]{1,60}\b(?:and|,)\s(?:[a-z]+ing\s)?$",
    re.IGNORECASE,
)
_OPENING = 1200
_UNTOLD = frozenset({ClaimKind.QUESTION, ClaimKind.DENIAL, ClaimKind.PREDICTION})

Pair = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Toll:
    """What the lead of an article counts of one outcome, and what the lead is about."""

    claim: Claim
    figure: Quantity
    group: str
    topic: frozenset[str]
    names: frozenset[str]


def trace(scene: Scene, told: Set[Pair]) -> Iterator[Finding]:
    """Yield the tolls of two leads of one day that cannot both hold.

    `told` are pairs of places (article, start) that are in a finding of a conflict already. Of a
    day on which more than MANY open so, each is held against the first that give each figure, and
    one conflict is told of it: all with all would be their number squared.
    """
    for tolls in _days(scene).values():
        if len(tolls) > MANY:
            yield from _of_crowd(scene, tolls, told)
            continue
        for left, right in combinations(tolls, 2):
            made = _made(scene, tolls[left], tolls[right], told)
            if made is not None:
                yield made


def _made(
    scene: Scene, left: Sequence[_Toll], right: Sequence[_Toll], told: Set[Pair]
) -> Finding | None:
    outlets = {scene.articles[side[0].claim.article].outlet for side in (left, right)}
    made = next(_between(scene, left, right), None) if len(outlets) > 1 else None
    return None if made is None or places_of(made) in told else made


def _of_crowd(
    scene: Scene, tolls: Mapping[str, Sequence[_Toll]], told: Set[Pair]
) -> Iterator[Finding]:
    """Yield one conflict of each lead of a crowded day at most, the gravest with an earlier one."""
    first: dict[Hashable, Sequence[_Toll]] = {}
    for tellings in sorted(tolls.values(), key=lambda each: scene.ranked(each[0].claim)):
        found = [
            made
            for earlier in first.values()
            if (made := _made(scene, earlier, tellings, told)) is not None
        ]
        if found:
            yield next((f for f in found if f.severity is Severity.MEDIUM), found[0])
        if len(first) < MANY:
            first.setdefault(tuple((t.figure.low, t.figure.high) for t in tellings), tellings)


def _days(scene: Scene) -> dict[str, dict[str, list[_Toll]]]:
    """Return the tolls of the leads by day and article: of stated days, outlets, and no copies."""
    days: dict[str, dict[str, list[_Toll]]] = defaultdict(dict)
    for key in sorted(scene.by_article):
        article = scene.articles[key]
        if key in scene.copies or article.outlet is None or article.published_inferred:
            continue
        if article.published is not None and (tolls := list(_tolls(scene, key))):
            days[article.published[:_DAY]][key] = tolls
    return days


def _tolls(scene: Scene, article: str) -> Iterator[_Toll]:
    """Yield what the lead of an article counts, one toll for each outcome that it counts once."""
    lead = _lead(scene.by_article[article])
    topic = frozenset[str]().union(*map(topic_of, lead))
    names = frozenset[str]().union(*(named_in(scene.articles[article], c) for c in lead))
    text = scene.text(article)
    for what in _TOLLS:
        counts = [(c, q) for c in lead for q in c.quantities if _counts(c, q, what)]
        body = [row for row in counts if row[0].block not in HEADS]
        if not body or not all(_agree(p, q) for (_, p), (_, q) in combinations(counts, 2)):
            continue
        claim, figure = body[0]
        if _MAY_MOVE.search(text[:_OPENING]) or _is_under_bound(text, claim, figure):
            continue
        if any(MOVING.search(c.sentence.of(text)) for c in lead) or _FURTHER.search(
            _beside(text, figure)
        ):
            continue
        group = counted_in(figure, text, heads=_NOUNS_OF_TOLLS).group
        yield _Toll(claim, figure, group, topic, names)


def _lead(claims: Sequence[Claim]) -> list[Claim]:
    starts = sorted({c.sentence.start for c in claims if c.block not in HEADS})[:LEAD_SENTENCES]
    return [c for c in claims if c.block is BlockKind.TITLE or c.sentence.start in starts]


def _counts(claim: Claim, figure: Quantity, what: str) -> bool:
    if claim.kind in _UNTOLD or claim.polarity is Polarity.NEGATED:
        return False
    return figure.kind == "count" and not figure.approximate and outcome(figure) == {what}


def _agree(p: Quantity, q: Quantity) -> bool:
    return Standing.DISJOINT not in (standing(p, q), standing(q, p))


def _is_under_bound(text: str, claim: Claim, figure: Quantity) -> bool:
    """Whether one bound may govern two counts: "at least 4 killed and 15 injured"."""
    return _BOUND_BEFORE.search(text[claim.sentence.start : figure.span.start]) is not None


def _beside(text: str, figure: Quantity) -> str:
    return text[max(0, figure.span.start - 20) : figure.span.end + 8]


def _between(scene: Scene, left: Sequence[_Toll], right: Sequence[_Toll]) -> Iterator[Finding]:
    for a in left:
        for b in right:
            if outcome(a.figure) == outcome(b.figure) and _conflict(scene, a, b):
                yield _finding(scene, a, b)


def _conflict(scene: Scene, a: _Toll, b: _Toll) -> bool:
    p, q = a.figure, b.figure
    if standing(p, q) is not Standing.DISJOINT or standing(q, p) is not Standing.DISJOINT:
        return False
    if not _one_group(a, b) or not times_meet(a.claim, b.claim):
        return False
    if source_of(a.claim) is not None and source_of(a.claim) == source_of(b.claim):
        return False
    small, large = sorted((edge_of(p), edge_of(q)))
    if large < SMALLEST or not CLEARLY * small <= large <= OTHER_EVENT * small:
        return False
    if len(a.topic & b.topic) < SHARED or not a.names & b.names:
        return False
    if any(len(_own(one) & other.topic) < SHARED_OWN for one, other in ((a, b), (b, a))):
        return False
    return not (_knows(scene, a, q) or _knows(scene, b, p))


def _own(toll: _Toll) -> frozenset[str]:
    """Return what the very words of a toll are about, but for what happened to the counted."""
    figures = toll.claim.quantities
    said = {*(lemma for q in figures for lemma in q.outcomes), *(q.counted for q in figures)}
    return topic_of(toll.claim) - said


def _one_group(a: _Toll, b: _Toll) -> bool:
    """Whether two tolls count one group, or the narrower counts more than the wider."""
    if a.group == b.group:
        return True
    if a.group and b.group:
        return False
    narrow, wide = (a, b) if a.group else (b, a)
    if narrow.figure.counted not in PEOPLE | GENERIC:
        return False
    return (narrow.figure.low or 0) > (wide.figure.high or float("inf"))


def _knows(scene: Scene, toll: _Toll, figure: Quantity) -> bool:
    """Whether an article gives the number of another one's toll, or a count of its own that fits.

    What it counts of a part of the dead, such as soldiers, fits nothing.
    """
    article = toll.claim.article
    edge, text = edge_of(figure), scene.text(article)
    told = [q for c in scene.by_article[article] for q in c.quantities if q.kind == "count"]
    if any(edge in {q.low, q.high} for q in told):
        return True
    alike = [q for q in told if outcome(q) & outcome(figure) and _agree(q, figure)]
    if any(counted_in(q, text, heads=_NOUNS_OF_TOLLS).group in {"", toll.group} for q in alike):
        return True
    return re.search(rf"(?<![\d,.]){edge:.0f}(?![\d,])", text) is not None


def _finding(scene: Scene, a: _Toll, b: _Toll) -> Finding:
    first, second = sorted((a, b), key=lambda toll: scene.ranked(toll.claim))
    ours, theirs = (quoted(t.figure.span.of(scene.text(t.claim.article))) for t in (second, first))
    sources = [source_of(second.claim), source_of(first.claim)]
    return finding(
        scene,
        FindingKind.FIGURE_CONFLICT,
        Severity.MEDIUM if all(sources) and sources[0] != sources[1] else Severity.LOW,
        f"{scene.outlet(second.claim.article)} opens with {ours} and "
        f"{scene.outlet(first.claim.article)} with {theirs} of the same count on the same day; the "
        "two cannot both hold.",
        [
            scene.evidence(second.claim.article, second.figure.span),
            scene.evidence(first.claim.article, first.figure.span),
            scene.evidence(second.claim.article, second.claim.span),
            scene.evidence(first.claim.article, first.claim.span),
        ],
        unless="one of the two is the later count, or they count different places",
        measure={"counted": first.figure.counted, "outcomes": sorted(first.figure.outcomes)},
        intervals=[interval(second.figure), interval(first.figure)],
        sources=sources,
    )

"""Findings on figures of two articles that cannot both hold, told apart from updates and scopes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from retold.tracing.evidence import Scene, abstention, finding, quoted
from retold.tracing.findings.figures import interval
from retold.tracing.matching.counted import counted_in
from retold.tracing.matching.match import Match
from retold.tracing.matching.measures import Standing, outcome, paired, standing
from retold.tracing.retellings import source_of
from retold.types import Abstention, Claim, Finding, FindingKind, Quantity, Severity

SAME_EVENT = 0.45
CLEARLY = 1.1
OTHER_EVENT = 3.0
_OPENING = 4
MOVING = re.compile(
    r"\b(?:rose|risen|rises|climb\w*|updat\w*|revis\w*|earlier\s+(?:toll|count|figure)|so\s+far|"
    r"new\s+(?:toll|count)|rais(?:e[sd]?|ing)\s+(?:\w+\s+){0,2}(?:toll|count)|"
    r"had\s+(?:put|given|said)|initial\w*|preliminary)\b",
    re.IGNORECASE,
)
COUNTED_ON = frozenset(
    (
        "die injure arrest detain miss flee displace evacuate infect hospitalise rescue free trap "
        "capture protest march queue destroy damage bury find recover confirm"
    ).split()
)


def trace(scene: Scene, matches: Mapping[tuple[str, str], Match]) -> Iterator[Finding | Abstention]:
    """Yield figures of one measure, scope and time that cannot both hold, by different sources.

    Articles of different days give an update, and an article whose body holds both figures knows
    of both; neither is a conflict.
    """
    claims = {claim.id: claim for claim in scene.claims}
    seen: set[tuple[str, ...]] = set()
    for (left, right), match in matches.items():
        a, b = claims[left], claims[right]
        if a.article == b.article or match.clash or match.score < SAME_EVENT:
            continue
        for p, q in paired(a, b):
            if standing(p, q) is not Standing.DISJOINT:
                continue
            key = (p.kind, str(p.unit), *sorted(outcome(p)), *sorted((a.article, b.article)))
            if key not in seen:
                seen.add(key)
                yield _conflict(scene, a, b, p, q, match)


def _conflict(
    scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity, match: Match
) -> Finding | Abstention:
    if scene.ranked(b) < scene.ranked(a):
        a, b, p, q = b, a, q, p
    evidence = [
        scene.evidence(b.article, q.span),
        scene.evidence(a.article, p.span),
        scene.evidence(b.article, b.span),
        scene.evidence(a.article, a.span),
    ]
    named = source_of(a) is not None and source_of(b) is not None
    why_not = _why_no_conflict(scene, a, b, p, q, match)
    if why_not is None and not named and not (a.attribution and b.attribution):
        why_not = _why_not_surely(scene, a, b, p, q)
    if why_not is not None:
        return abstention(scene, FindingKind.FIGURE_CONFLICT, why_not, evidence)
    ours, theirs = _words(scene.text(b.article), q), _words(scene.text(a.article), p)
    return finding(
        scene,
        FindingKind.FIGURE_CONFLICT,
        Severity.HIGH if named else Severity.MEDIUM,
        f"{scene.outlet(b.article)} says {quoted(ours)} and {scene.outlet(a.article)} says "
        f"{quoted(theirs)} of the same count on the same day; the two cannot both hold.",
        evidence,
        unless="one of the two is the later count, or they count different places",
        measure={"counted": p.counted, "outcomes": sorted(p.outcomes), "unit": p.unit},
        intervals=[interval(q), interval(p)],
        sources=[source_of(b), source_of(a)],
    )


def _words(text: str, figure: Quantity) -> str:
    """A figure with what it counts, where that stands right after it."""
    counted = figure.counted_span
    beside = counted is not None and 0 <= counted.start - figure.span.end <= 1
    return text[figure.span.start : counted.end if counted and beside else figure.span.end]


def _why_no_conflict(
    scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity, match: Match
) -> str | None:
    first, second = scene.articles[a.article].published, scene.articles[b.article].published
    if first is None or second is None:
        return "an article without a date: an update cannot be told from a conflict"
    if any(scene.articles[c.article].published_inferred for c in (a, b)):
        return "the date of one article is inferred: an update cannot be told from a conflict"
    if first[:10] != second[:10]:
        return "the later article may give a later count: an update"
    if not match.same and not _of_one_kind(scene, a, b, p, q):
        return "not surely the same proposition"
    if source_of(a) is not None and source_of(a) == source_of(b):
        return "the same source: one may be its later count"
    if MOVING.search(a.sentence.of(scene.text(a.article))) or MOVING.search(
        b.sentence.of(scene.text(b.article))
    ):
        return "one of them says that its count moves"
    if _gives_both(scene, a.article, q) or _gives_both(scene, b.article, p):
        return "one of the articles gives both figures"
    if not times_meet(a, b):
        return "the two speak of different times"
    return None


def _of_one_kind(scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity) -> bool:
    """Whether two sources count one narrow group of people or things, to whom nothing happened.

    "Two suicide bombers" and "four suicide bombers" of one day's event need no sentences alike; how
    many there were does not grow by the hour, as those do to whom something happened.
    """
    if not (a.attribution and b.attribution) or outcome(p) or outcome(q):
        return False
    groups = {
        counted_in(figure, scene.text(claim.article), heads=frozenset()).group.lower()
        for claim, figure in ((a, p), (b, q))
    }
    return len(groups) == 1 and " " in groups.pop() and _names_meet(scene, a, b)


def _names_meet(scene: Scene, a: Claim, b: Claim) -> bool:
    """Whether the openings of both articles share two names: of the place, and of its quarter."""
    ours, theirs = (_opening_names(scene, claim.article) for claim in (a, b))
    return len(ours & theirs) > 1


def _opening_names(scene: Scene, article: str) -> set[str]:
    claims = scene.by_article.get(article, ())[:_OPENING]
    return {term.lemma for claim in claims for term in claim.terms if term.pos == "PROPN"}


def _why_not_surely(scene: Scene, a: Claim, b: Claim, p: Quantity, q: Quantity) -> str | None:
    """What speaks against a conflict where one figure, or both, stands in an outlet's own voice.

    Outlets that name no source may have counted at different hours, so tolls, which grow by the
    hour, are left alone. The two must name one place or body, differ by more than a rounding and
    by less than the size of another event, and hold in the bodies as plainly as here.
    """
    if _outlet(scene, a) == _outlet(scene, b):
        return "one outlet: one figure may be its later count"
    if outcome(p) & COUNTED_ON or outcome(q) & COUNTED_ON:
        return "a toll without a named source may be an earlier or later count of the other"
    if not _proper(a) & _proper(b):
        return "no name in both: a figure without a named source may be of another event"
    if _bounded(scene, a, p) or _bounded(scene, b, q):
        return "the body bounds the figure that its title gives as exact"
    small, large = sorted((_middle(p), _middle(q)))
    if large < CLEARLY * small:
        return "the figures are too near to each other: one may be rounded"
    if large > OTHER_EVENT * small:
        return "the figures are too far from each other: they may count two events"
    return None


def _outlet(scene: Scene, claim: Claim) -> str:
    return scene.articles[claim.article].outlet or claim.article


def _proper(claim: Claim) -> set[str]:
    return {term.lemma for term in claim.terms if term.pos == "PROPN"}


def _bounded(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    """Whether the article gives the same number with a bound or as a rough one elsewhere."""
    return any(
        figure.low in {other.low, other.high}
        and (other.approximate or other.low != other.high)
        and other.kind == figure.kind
        for telling in scene.by_article.get(claim.article, ())
        if telling.id != claim.id
        for other in telling.quantities
    )


def _middle(figure: Quantity) -> float:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / max(1, len(ends))


def _gives_both(scene: Scene, article: str, figure: Quantity) -> bool:
    return any(
        (quantity.low, quantity.high) == (figure.low, figure.high)
        and quantity.kind == figure.kind
        and outcome(quantity) in (frozenset(), outcome(figure))
        for claim in scene.by_article.get(article, ())
        for quantity in claim.quantities
    )


def times_meet(a: Claim, b: Claim) -> bool:
    """Whether the times that two claims name touch; claims without dated times may be of one."""
    spans_a = [(t.start_time, t.end_time) for t in a.times if t.start_time and t.end_time]
    spans_b = [(t.start_time, t.end_time) for t in b.times if t.start_time and t.end_time]
    if not spans_a or not spans_b:
        return True
    return any(s <= f and e <= t for s, t in spans_a for e, f in spans_b)

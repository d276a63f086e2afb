"""One person of whom two outlets of the same days tell what excludes each other.

A member leads one committee of a house at a time, has one age, sits for one party and one seat, and
holds one office of one state. Where one outlet has the person chair its board of roads and another
its board of ports, or as 41 years old here and 53 there, one of the two has a slip, and the reader
of either does not know of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from retold.tracing.evidence import Scene, by_date, finding, quoted
from retold.tracing.findings.particulars import Particular, Sort, exclude, is_known, particulars
from retold.types import Finding, FindingKind, Severity

BOTH = 2
DAYS = 3
_WHY = {
    Sort.AGE: "the two ages lie more than a birthday apart",
    Sort.PARTY: "one member sits for one party",
    Sort.SEAT: "one member sits for one seat",
    Sort.STATE: "one person holds an office of one state",
    Sort.OFFICE: "one person does not hold both offices",
    Sort.CHAIR: "one member does not lead two committees of one house",
    Sort.RANKING: "one member does not lead two committees of one house",
}
Told = dict[str, list[Particular]]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield the pairs of outlets that tell of one person what nobody is, or has, at one time."""
    if len({article.outlet for article in scene.articles.values()} - {None}) < BOTH:
        return
    people: dict[tuple[str, Sort], Told] = defaultdict(lambda: defaultdict(list))
    for article in sorted(scene.articles):
        for each in particulars(scene, article):
            people[each.name, each.sort][article].append(each)
    for told in people.values():
        for left, right in combinations(told, 2):
            if _of_these_days(scene, left, right) and _differ(scene, told[left], told[right]):
                yield _finding(scene, told[left][0], told[right][0])


def _of_these_days(scene: Scene, left: str, right: str) -> bool:
    first, second = scene.articles[left], scene.articles[right]
    if None in (first.outlet, second.outlet) or first.outlet == second.outlet:
        return False
    if first.published_date is None or second.published_date is None:
        return False
    return abs((first.published_date - second.published_date).days) <= DAYS


def _differ(scene: Scene, ours: Sequence[Particular], theirs: Sequence[Particular]) -> bool:
    """Whether all that the one tells excludes all that the other tells, and neither knows both."""
    if not all(exclude(one, other) for one in ours for other in theirs):
        return False
    here, there = scene.text(ours[0].article), scene.text(theirs[0].article)
    return not (
        any(is_known(here, each) for each in theirs) or any(is_known(there, each) for each in ours)
    )


def _finding(scene: Scene, one: Particular, other: Particular) -> Finding:
    first, second = by_date(scene, one, other)
    ours = scene.evidence(second.article, second.span)
    theirs = scene.evidence(first.article, first.span)
    return finding(
        scene,
        FindingKind.CONTRADICTION,
        Severity.LOW,
        f"{scene.outlet(second.article)} has {one.name} as {quoted(ours.text)}, "
        f"{scene.outlet(first.article)} as {quoted(theirs.text)}; {_WHY[one.sort]}.",
        [ours, theirs],
        unless="the person holds both posts, or changed from one to the other in these days",
        person=one.name,
        told=one.sort.value,
    )

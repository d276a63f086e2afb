"""What is told of a crowd: of one measure in hundreds of conflicts, one for each later figure.

Where every second outlet has a count of its own, each conflicts with each, and their number grows
with the square of the outlets. For a reader one conflict of a figure says all: the plainest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from retold.types import Abstention, Evidence, Finding, FindingKind, Severity

CROWD = 100
"""So many conflicts of one measure are all told."""

CROWD_WITHHELD = 1_000
"""So many that were not held for conflicts are all kept."""

_RANK = {severity: at for at, severity in enumerate((Severity.HIGH, Severity.MEDIUM, Severity.LOW))}


def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out conflicts of a crowded measure but the gravest of each later figure.

    Of several as grave it is the one that was found first.
    """
    measures: dict[Hashable, list[Finding]] = defaultdict(list)
    for found in findings:
        if found.kind is FindingKind.FIGURE_CONFLICT:
            measures[_measure(found)].append(found)
    left_out: set[str] = set()
    for crowd in measures.values():
        if len(crowd) > CROWD:
            gravest: dict[Hashable, Finding] = {}
            for found in sorted(crowd, key=lambda each: _RANK[each.severity]):
                gravest.setdefault(_place(found.evidence), found)
            left_out |= {each.id for each in crowd} - {each.id for each in gravest.values()}
    return tuple(found for found in findings if found.id not in left_out)


def withheld(abstentions: Iterable[Abstention]) -> tuple[Abstention, ...]:
    """Leave out what was not held for a conflict, but the first of each later figure and reason.

    That, too, only where a story has crowds of them.
    """
    rows = tuple(abstentions)
    conflicts = [row for row in rows if row.kind is FindingKind.FIGURE_CONFLICT]
    if len(conflicts) <= CROWD_WITHHELD:
        return rows
    first: dict[Hashable, Abstention] = {}
    for row in conflicts:
        first.setdefault((_place(row.evidence), row.reason), row)
    kept = {id(row) for row in first.values()}
    return tuple(r for r in rows if r.kind is not FindingKind.FIGURE_CONFLICT or id(r) in kept)


def _measure(found: Finding) -> Hashable:
    measure = found.detail.get("measure", {})
    return tuple(measure.get("outcomes", ())) or (measure.get("counted"), measure.get("unit"))


def _place(evidence: Sequence[Evidence]) -> Hashable:
    return evidence[0].article, evidence[0].span

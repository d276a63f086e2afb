"""Series that a reader would hold against each other, and why they are not one.

The killed of a town beside those of a province, the dead beside the "casualties", soldiers beside
all: each differs from the other in scope or in the rule of counting, and contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from retold.tracing.matching.extents import Extent
from retold.tracing.series.relations import Relation, Tie

if TYPE_CHECKING:
    from retold.tracing.series.assembly import Series

_BY_OTHER_RULES = (
    frozenset({"killed", "casualties"}),
    frozenset({"injured", "casualties"}),
    frozenset({"killed", "bodies"}),
    frozenset({"displaced", "evacuated"}),
    frozenset({"displaced", "homeless"}),
)
_Placed = tuple["Series", Extent]


def arranged(made: Sequence[_Placed]) -> tuple[Series, ...]:
    """Return the series in order, each but the main one of its kin with what parts it from that.

    The families told by most articles come first, what no type knows last.
    """
    families: dict[tuple[bool, tuple[str, ...]], list[_Placed]] = {}
    for series, extent in made:
        families.setdefault(_family(series), []).append((series, extent))
    ordered = sorted(
        families.items(), key=lambda item: (item[0][0], -max(_weight(s) for s, _ in item[1]))
    )
    rows = [sorted(members, key=lambda pair: _rank(pair[0])) for _, members in ordered]
    heads = [min(members, key=lambda pair: _plainness(pair[0])) for members in rows]
    mains = [head for head in heads if head[0].measure.thread is None]
    return tuple(
        _apart(pair, head, mains)
        for members, head in zip(rows, heads, strict=True)
        for pair in members
    )


def _family(series: Series) -> tuple[bool, tuple[str, ...]]:
    measure = series.measure
    counted = measure.kind in {"count", "rate"} and bool(measure.types)
    return (not counted, measure.types[:1] if counted else measure.types or (measure.kind,))


def _weight(series: Series) -> int:
    return 1_000 * series.tellers + len(series.entries)


def _rank(series: Series) -> tuple[int, int]:
    """The most told first, and of those the plainest."""
    return -_weight(series), len(series.measure.types) + len(series.measure.others)


def _plainness(series: Series) -> tuple[int, bool, int]:
    """The series that others are held against: of one type, of people in general, told most."""
    measure = series.measure
    narrow = bool(measure.group) or measure.further or measure.ahead
    return len(measure.types) + len(measure.others), narrow, -_weight(series)


def _apart(pair: _Placed, main: _Placed, mains: Sequence[_Placed]) -> Series:
    series, extent = pair
    why, other = None, main[0]
    if series is not other:
        why = _why(series, extent, *main)
    for rival, _ in mains if why is None else ():
        why, other = _rule(series, rival), rival
        if why is not None:
            break
    if why is None:
        return series
    first, *rest = series.entries
    told = Tie(why.relation, why.reason, *other.entries[0].key)
    return replace(series, entries=(replace(first, tie=told), *rest))


def _why(series: Series, extent: Extent, main: Series, whole: Extent) -> Tie | None:
    """Return why a series is apart from the main one of its family; None where words do not say."""
    a, b = series.measure, main.measure
    if a.kind != "count" or b.kind != "count" or a.ahead != b.ahead or not a.types:
        return None
    if a.types != b.types or a.others != b.others:
        return Tie(Relation.RULE, f"one counts “{series.label}”, the other “{main.label}”")
    if a.further != b.further:
        return Tie(Relation.RULE, "comes on top of another count")
    if a.group != b.group:
        return Tie(Relation.SCOPE, f"another group: {a.group or 'people'}, not {b.group or 'all'}")
    apart = extent.why_apart(whole)
    if apart is not None:
        return Tie(Relation.SCOPE, apart)
    if bool(extent.place) != bool(whole.place):
        return Tie(Relation.SCOPE, "one states its place, the other does not")
    return Tie(Relation.UNCLEAR, "so far apart, or told apart by one article: another count")


def _rule(series: Series, other: Series) -> Tie | None:
    if series is other or len(series.measure.types) != 1 or len(other.measure.types) != 1:
        return None
    both = frozenset({*series.measure.types, *other.measure.types})
    if series.measure.ahead or other.measure.ahead:
        return None
    if both not in _BY_OTHER_RULES or _weight(series) > _weight(other):
        return None
    return Tie(Relation.RULE, f"one counts “{series.label}”, the other “{other.label}”")

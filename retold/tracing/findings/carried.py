"""Findings on figures that another article carries on otherwise: by their number, not their words.

"Up to 60 tonnes of paint burned", and the next day "60 tonnes of paint burned": the number itself
ties the two, where it is told of one thing and nobody in the story tells it without its bound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.conflicts import COUNTED_ON, times_meet
from retold.tracing.findings.figures import KINDS, interval
from retold.tracing.matching.measures import (
    GENERIC,
    PEOPLE,
    Standing,
    bounded_beside,
    outcome,
    related_measure,
    standing,
)
from retold.tracing.matching.slips import digits, is_slip
from retold.tracing.matching.topics import named_in, topic_of
from retold.tracing.retellings import named_source_of
from retold.types import (
    HEADS,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Polarity,
    Quantity,
    Severity,
)

LEAST = 10.0
SHARED = 2
ROUNDING = (0.9, 1.12)
"""Between which shares of a number those stand that it can be a rounding of."""
_DAY = 10
_KINDS = frozenset({"count", "measure", "money", "percent"})
_SLIP = (FindingKind.FIGURE_CHANGED, Severity.HIGH, "the same digits, in another order")


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure as a claim tells it, with the words and the names around it."""

    claim: Claim
    figure: Quantity
    topic: frozenset[str]
    names: frozenset[str]

    @property
    def article(self) -> str:
        return self.claim.article


@dataclass(frozen=True, slots=True)
class _Origins:
    """The figures of a story by what a plain number can have come from.

    That is a bound at that number, a range, a number of the same digits, or one near enough to be
    rounded to it; so that a story of thousands of figures does not compare each with all others.
    """

    rows: Sequence[_Row]
    marked: dict[object, list[int]] = field(default_factory=lambda: defaultdict(list))
    points: dict[object, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Origins:
        made = cls(rows)
        for at, row in enumerate(rows):
            q = row.figure
            sort = q.kind, q.unit
            made.marked[row.article].append(at)
            if q.low is None or q.high is None:
                made.marked[sort, "bound", q.high if q.low is None else q.low].append(at)
            elif q.low != q.high:
                made.marked[sort, "range"].append(at)
            else:
                made.points[sort].append((q.low, at))
                made.marked[sort, "slip", digits(q.low)].append(at)
        for found in made.points.values():
            found.sort()
        return made

    def near(self, row: _Row) -> Iterator[_Row]:
        """Yield what a plain figure may have come from in other articles, in order."""
        q = row.figure
        sort, value = (q.kind, q.unit), q.low or 0.0
        found = {*self.marked.get((sort, "bound", value), ())}
        found.update(self.marked.get((sort, "range"), ()))
        if (mark := digits(value)) is not None:
            found.update(self.marked.get((sort, "slip", mark), ()))
        points = self.points.get(sort, [])
        ends = [bisect_left(points, (value * share, -1)) for share in ROUNDING]
        found.update(at for _, at in points[slice(*ends)])
        return (self.rows[at] for at in sorted(found) if self.rows[at].article != row.article)

    def own(self, row: _Row) -> list[_Row]:
        """Return the figures of the same article."""
        return [self.rows[at] for at in self.marked[row.article]]


def trace(scene: Scene, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the figures that lost a bound, a range, digits or the order of these between articles.

    `told` are the places (article, start) of figures for which a finding is made already.
    """
    rows = list(_rows(scene))
    origins = _Origins.of(rows)
    done = {(article, _number_at(scene, article, start)) for article, start in told}
    plainly: dict[object, set[str]] = defaultdict(set)
    for row in rows:
        plainly[_plainly(row)].add(row.article)
    for row in rows:
        if not _is_plain(scene, row):
            continue
        key = (row.article, row.figure.span.of(scene.text(row.article)))
        if key in done:
            continue
        if plainly[_plainly(row)] - {row.article}:
            continue
        made = next(_against(scene, row, origins), None)
        if made is not None:
            done.add(key)
            yield made


def _number_at(scene: Scene, article: str, start: int) -> str:
    found = (
        q.span.of(scene.text(article))
        for claim in scene.by_article.get(article, ())
        for q in claim.quantities
        if q.span.start == start
    )
    return next(found, "")


def _rows(scene: Scene) -> Iterator[_Row]:
    for claim in scene.claims:
        if claim.kind in {ClaimKind.QUESTION, ClaimKind.DENIAL}:
            continue
        if claim.polarity is Polarity.NEGATED or scene.teller(claim) != claim.article:
            continue
        figures = [q for q in claim.quantities if q.kind in _KINDS]
        if figures:
            topic, names = topic_of(claim), named_in(scene.articles[claim.article], claim)
            for figure in figures:
                yield _Row(claim, figure, topic, names)


def _is_plain(scene: Scene, row: _Row) -> bool:
    figure = row.figure
    if figure.low is None or figure.low != figure.high or figure.approximate:
        return False
    if figure.low < LEAST and row.figure.kind == "count":
        return False
    return not bounded_beside(scene.text(row.article), figure)


def _against(scene: Scene, row: _Row, origins: _Origins) -> Iterator[Finding]:
    own = origins.own(row)
    for origin in origins.near(row):
        how = _lost(row.figure, origin.figure)
        if how is None or not _is_retold(scene, row, origin):
            continue
        if any(_holds(row.figure, origin.figure, other.figure) for other in own):
            continue
        rivals = [q for q in origin.claim.quantities if _lost(row.figure, q) is not None]
        if len(rivals) == 1:
            yield _finding(scene, row, origin, how)


def _plainly(row: _Row) -> object:
    """What two articles share that give one number as plainly, of what may be the same thing."""
    q = row.figure
    ends = (q.low, q.high, q.low_inclusive, q.high_inclusive, q.approximate)
    return ends, q.kind, q.unit


def _holds(told: Quantity, origin: Quantity, own: Quantity) -> bool:
    """Whether a telling's own article gives the origin's figure as it was, or its own roughly."""
    exact = (own.low, own.high, own.approximate) == (origin.low, origin.high, origin.approximate)
    ends = {own.low, own.high} & ({origin.low, origin.high, told.low} - {None})
    bounded = own.low != own.high or own.approximate
    return exact or (bool(ends) and bounded and own.kind == origin.kind)


def _lost(told: Quantity, origin: Quantity) -> str | None:
    """Return what became of a figure in a telling of it; None for nothing that tells by itself."""
    if not related_measure(told, origin) or origin.approximate:
        return None
    how = standing(told, origin)
    if how in KINDS:
        return how.value
    point = origin.low is not None and origin.low == origin.high
    slipped = point and is_slip(told.low or 0, origin.low or 0)
    return "slip" if slipped and told.counted == origin.counted else None


def _is_retold(scene: Scene, row: _Row, origin: _Row) -> bool:
    """Whether the words around two figures say that one is of the other, and told after it.

    Of two articles of one day nobody knows which had the other's figure before it. Of tolls, which
    grow, one source must be named in both.
    """
    first, second = (scene.articles[r.article].published for r in (origin, row))
    if first is None or second is None or first[:_DAY] >= second[:_DAY]:
        return False
    if not times_meet(row.claim, origin.claim):
        return False
    moving = (outcome(row.figure) | outcome(origin.figure)) & COUNTED_ON
    if moving and not _one_voice(row, origin):
        return False
    shared = _shared(row, origin)
    least = 1 if _one_thing(row.figure, origin.figure) else SHARED
    return len(shared) >= least and bool(shared - _headed(scene, row) - _headed(scene, origin))


def _one_thing(told: Quantity, origin: Quantity) -> bool:
    """Whether two figures have one number of one named thing, to which the same happened."""
    named = told.counted is not None and told.counted not in GENERIC | PEOPLE
    alike = standing(told, origin) is Standing.BOUND_LOST and told.counted == origin.counted
    return named and alike and outcome(told) == outcome(origin)


def _headed(scene: Scene, row: _Row) -> frozenset[str]:
    """Return the words of an article's title, which are those of all of its story."""
    heads = (c for c in scene.by_article[row.article] if c.block in HEADS and c.id != row.claim.id)
    return frozenset[str]().union(*map(topic_of, heads))


def _shared(row: _Row, origin: _Row) -> frozenset[str]:
    """Return what the words around two figures share: words, names, what is counted.

    What the origin counts must be there in the telling, if its words name it.
    """
    a, b = row.figure, origin.figure
    named = b.counted is not None and b.counted not in GENERIC
    if named and a.counted != b.counted and b.counted not in row.topic:
        return frozenset()
    counted = frozenset({str(b.counted)} if named and a.counted == b.counted else ())
    return (row.topic & origin.topic) | (row.names & origin.names) | counted


def _one_voice(row: _Row, origin: _Row) -> bool:
    ours, theirs = named_source_of(row.claim), named_source_of(origin.claim)
    if ours is not None and theirs is not None:
        return ours == theirs
    known = ours or theirs
    if known is None:
        return False
    words = {word.lower() for word in known.split() if word[:1].isupper()}
    return words <= (origin.names if ours is not None else row.names)


def _finding(scene: Scene, row: _Row, origin: _Row, how: str) -> Finding:
    kind, severity, change = _SLIP if how == "slip" else KINDS[Standing(how)]
    here, there = (quoted(r.figure.span.of(scene.text(r.article))) for r in (row, origin))
    return finding(
        scene,
        kind,
        severity,
        f"{scene.outlet(origin.article)} says {there}, this telling says {here}: {change}.",
        [
            scene.evidence(row.article, row.figure.span),
            scene.evidence(origin.article, origin.figure.span),
            scene.evidence(row.article, row.claim.span),
            scene.evidence(origin.article, origin.claim.span),
        ],
        unless="the two figures count different things or stand for different times",
        told=interval(row.figure),
        origin=interval(origin.figure),
        tied="the same number",
    )

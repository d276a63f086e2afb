"""How one figure of a series stands to those before it: repeat, update, conflict and their like.

A lower or higher figure is not yet a disagreement. A later count of a growing toll, a rounding, a
figure of another place or by another rule all differ without contradicting anybody; only what the
findings call a conflict is one here. Where nothing decides, it is `unclear`, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from retold.tracing.measures import Standing, standing
from retold.tracing.retellings import is_proper
from retold.types import Claim, Quantity

_DAY = 10
FAR = 3.0
"""A figure so many times another may count another event, as in the findings of conflicts."""


class Relation(StrEnum):
    """How a figure stands to another that was told before it."""

    FIRST = "first"
    COPY = "copy"
    REPEAT = "repeat"
    AGREEMENT = "agreement"
    ROUNDING = "rounding"
    OVERLAP = "overlap"
    UPDATE = "update"
    SCOPE = "different scope"
    RULE = "different rule"
    CONFLICT = "conflict"
    UNCLEAR = "unclear"


CLOSE = 1.25
"""Two figures of one article that differ by more, and not in one thread, count two things."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to an earlier figure, named by its claim and offset, with the reason in words."""

    relation: Relation
    reason: str
    claim: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as one claim tells it.

    `source` is the canonical source, None where none is named. `as_of` is the day for which the
    claim's words give it, or else that of publication, and then `as_of_inferred`; None where
    neither is known. `teller` is the article whose words they are, another than the claim's own
    where that copies. `place` and `period` are words of the text.
    """

    claim: Claim
    quantity: Quantity
    words: str
    source: str | None
    as_of: str | None
    as_of_inferred: bool
    outlet: str | None
    published: str | None
    published_inferred: bool
    teller: str
    place: str | None = None
    period: str | None = None
    tie: Tie = Tie(Relation.FIRST, "the first known telling")

    @property
    def key(self) -> tuple[str, int]:
        """What names it: its claim and its offset."""
        return self.claim.id, self.quantity.span.start

    @property
    def interval(self) -> tuple[float | None, float | None, bool, bool, bool]:
        """The interval as what can be compared: its ends, whether they count, and "about"."""
        q = self.quantity
        return q.low, q.high, q.low_inclusive, q.high_inclusive, q.approximate

    @property
    def middle(self) -> float:
        """The middle of the ends that are known."""
        ends = [end for end in (self.quantity.low, self.quantity.high) if end is not None]
        return sum(ends) / max(1, len(ends))

    @property
    def is_copied(self) -> bool:
        """Whether its article repeats another's words here."""
        return self.teller != self.claim.article


def ratio(a: Entry, b: Entry) -> float:
    """Return how many times the smaller the larger of two figures is."""
    small, large = sorted((abs(a.middle), abs(b.middle)))
    return large / small if small else (1.0 if large == small else float("inf"))


Conflicts = Mapping[frozenset[tuple[str, int]], str]
"""The reasons of the findings of conflict, by the articles and offsets of the two figures."""


def tie(entry: Entry, before: Sequence[Entry], conflicts: Conflicts) -> Tie:
    """Return how a figure stands to those told before it, in the order of telling."""
    if not before:
        return Tie(Relation.FIRST, "the first known telling")
    equal = [other for other in before if other.interval == entry.interval]
    if equal:
        return _equal(entry, equal)
    for other in reversed(before):
        reason = conflicts.get(frozenset({_place(entry), _place(other)}))
        if reason is not None:
            return _to(other, Relation.CONFLICT, reason)
    return _differs(entry, _rival(entry, before))


def _equal(entry: Entry, equal: Sequence[Entry]) -> Tie:
    copied = [other for other in equal if other.claim.article == entry.teller]
    if entry.is_copied and copied:
        return _to(copied[0], Relation.COPY, "copied text, which confirms nothing")
    same = [other for other in equal if other.claim.article == entry.claim.article]
    if same:
        return _to(same[0], Relation.REPEAT, "the same article gives it again")
    alike = [other for other in equal if other.source == entry.source and entry.source]
    if alike:
        return _to(alike[0], Relation.REPEAT, "the same source, the same figure")
    named = [other for other in equal if _named(other)]
    if named and _named(entry) and not entry.is_copied:
        return _to(named[0], Relation.AGREEMENT, "another source gives the same figure")
    return _to(equal[0], Relation.REPEAT, "the same figure, without a source of its own")


def _rival(entry: Entry, before: Sequence[Entry]) -> Entry:
    """Return whom a figure is held against: the latest of its own source, else the latest."""
    own = [other for other in before if entry.source and other.source == entry.source]
    return (own or before)[-1]


def _differs(entry: Entry, other: Entry) -> Tie:
    how, back = standing(entry.quantity, other.quantity), standing(other.quantity, entry.quantity)
    if Standing.ROUNDED in (how, back):
        return _to(other, Relation.ROUNDING, "one rounds the other")
    if Standing.BOUND_LOST in (how, back):
        return _to(other, Relation.OVERLAP, "the same number, with a bound or without")
    if Standing.DISJOINT not in (how, back):
        return _to(other, Relation.OVERLAP, "the intervals overlap")
    if entry.claim.article == other.claim.article:
        return _to(other, Relation.UNCLEAR, "one article gives both figures")
    days = [(e.published or "")[:10] for e in (entry, other)]
    if not all(days) or entry.published_inferred or other.published_inferred:
        return _to(other, Relation.UNCLEAR, "without both dates no update can be told")
    if days[0] == days[1]:
        return _that_day(entry, other)
    return _later(entry, other)


def _that_day(entry: Entry, other: Entry) -> Tie:
    """Tell an update within a day by the hours of publication, of one source or outlet alone."""
    own = bool(entry.source) and entry.source == other.source
    own = own or (entry.outlet is not None and entry.outlet == other.outlet)
    stamps = [_moment(e.published) for e in (entry, other)]
    if own and stamps[0] is not None and stamps[1] is not None and stamps[0] > stamps[1]:
        return _to(other, Relation.UPDATE, "later that day, by the same source or outlet")
    return _to(other, Relation.UNCLEAR, "of one day: which is the later count is not told")


def _moment(stamp: str | None) -> datetime | None:
    """Return a moment that can be held against others: with its hour and its offset."""
    moment = datetime.fromisoformat(stamp) if stamp and len(stamp) > _DAY else None
    return moment if moment is not None and moment.tzinfo is not None else None


def _later(entry: Entry, other: Entry) -> Tie:
    own = bool(entry.source) and entry.source == other.source
    together = entry.claim.thread is not None and entry.claim.thread == other.claim.thread
    if ratio(entry, other) > FAR and not (own or together):
        return _to(other, Relation.UNCLEAR, "so far apart that they may count two events")
    if entry.middle > other.middle:
        return _to(other, Relation.UPDATE, "a later and higher count")
    if own:
        return _to(other, Relation.UPDATE, "the same source, later, with a lower count")
    return _to(other, Relation.UNCLEAR, "later and lower, by another source: no surely one count")


def _to(other: Entry, relation: Relation, reason: str) -> Tie:
    return Tie(relation, reason, *other.key)


def _place(entry: Entry) -> tuple[str, int]:
    return entry.claim.article, entry.quantity.span.start


def _named(entry: Entry) -> bool:
    return entry.source is not None and is_proper(entry.source)

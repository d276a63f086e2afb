"""How one figure of a series stands to those before it: repeat, update, conflict and their like.

A lower or higher figure is not yet a disagreement. A later count of a growing toll, a rounding, a
figure of another place or by another rule all differ without contradicting anybody; only what the
findings call a conflict is one here. Where nothing decides, it is `unclear`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from retold.tracing.matching.measures import Standing, standing
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


NEAR = 1.05
"""What is less above a bound than this may be the same number, told less roughly."""

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


def times_apart(a: float, b: float) -> float:
    """Return how many times the smaller the larger of two numbers is."""
    small, large = sorted((abs(a), abs(b)))
    return large / small if small else (1.0 if large == small else float("inf"))


Conflicts = Mapping[frozenset[tuple[str, int]], str]
"""The reasons of the findings of conflict, by the articles and offsets of the two figures."""


def related(entries: Iterable[Entry], conflicts: Conflicts) -> tuple[Entry, ...]:
    """Return the entries of a series, in the order of telling, each with its tie."""
    told = _Told(conflicts)
    made = []
    for entry in entries:
        made.append(replace(entry, tie=told.tie(entry)))
        told.add(entry)
    return tuple(made)


class _Told:
    """What was told before a figure, found by what may be the same of both."""

    def __init__(self, conflicts: Conflicts) -> None:
        self._equal: dict[tuple[object, ...], Entry] = {}
        self._latest: dict[str | None, Entry] = {}
        self._at: dict[tuple[str, int], Entry] = {}
        self._last: Entry | None = None
        self._rivals: dict[tuple[str, int], list[tuple[tuple[str, int], str]]] = {}
        for places, reason in conflicts.items():
            for one in places:
                for other in places - {one}:
                    self._rivals.setdefault(one, []).append((other, reason))

    def add(self, entry: Entry) -> None:
        figure, claim = entry.interval, entry.claim
        for key in (
            (figure,),
            (figure, "article", claim.article),
            (figure, "source", entry.source),
            *([(figure, "named")] if _named(entry) else []),
        ):
            self._equal.setdefault(key, entry)
        self._latest[entry.source] = self._last = entry
        self._at[_place(entry)] = entry

    def tie(self, entry: Entry) -> Tie:
        if self._last is None:
            return Tie(Relation.FIRST, "the first known telling")
        if (entry.interval,) in self._equal:
            return self._repeats(entry)
        for place, reason in self._rivals.get(_place(entry), ()):
            if place in self._at:
                return _to(self._at[place], Relation.CONFLICT, reason)
        own = self._latest.get(entry.source) if entry.source else None
        return _differs(entry, own or self._last)

    def _repeats(self, entry: Entry) -> Tie:
        figure, seen = entry.interval, self._equal
        copied = seen.get((figure, "article", entry.teller))
        if entry.is_copied and copied is not None:
            return _to(copied, Relation.COPY, "copied text, which confirms nothing")
        same = seen.get((figure, "article", entry.claim.article))
        if same is not None:
            return _to(same, Relation.REPEAT, "the same article gives it again")
        alike = seen.get((figure, "source", entry.source)) if entry.source else None
        if alike is not None:
            return _to(alike, Relation.REPEAT, "the same source, the same figure")
        named = seen.get((figure, "named"))
        if named is not None and _named(entry) and not entry.is_copied:
            return _to(named, Relation.AGREEMENT, "another source gives the same figure")
        words = "the same figure, without a source of its own"
        return _to(seen[(figure,)], Relation.REPEAT, words)


def _differs(entry: Entry, other: Entry) -> Tie:
    how, back = standing(entry.quantity, other.quantity), standing(other.quantity, entry.quantity)
    if Standing.ROUNDED in (how, back):
        return _to(other, Relation.ROUNDING, "one rounds the other")
    if Standing.BOUND_LOST in (how, back):
        return _to(other, Relation.OVERLAP, "the same number, with a bound or without")
    if Standing.DISJOINT not in (how, back):
        if _is_beyond(entry, other):
            return _to(other, Relation.UPDATE, "a later and higher count, within the earlier bound")
        return _to(other, Relation.OVERLAP, "the intervals overlap")
    if entry.claim.article == other.claim.article:
        return _to(other, Relation.UNCLEAR, "one article gives both figures")
    days = [(e.published or "")[:10] for e in (entry, other)]
    if not all(days) or entry.published_inferred or other.published_inferred:
        return _to(other, Relation.UNCLEAR, "without both dates no update can be told")
    if days[0] == days[1]:
        return _that_day(entry, other)
    return _later(entry, other)


def _is_beyond(entry: Entry, other: Entry) -> bool:
    """Whether a figure of a later day is clearly above an open bound: 24 after "over 18"."""
    if other.quantity.high is not None or entry.published_inferred or other.published_inferred:
        return False
    days = [(e.published or "")[:10] for e in (entry, other)]
    higher = (entry.quantity.low or 0) > NEAR * (other.quantity.low or 0)
    return (
        all(days)
        and days[0] > days[1]
        and higher
        and times_apart(entry.middle, other.middle) <= FAR
    )


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
    if times_apart(entry.middle, other.middle) > FAR and not (own or together):
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

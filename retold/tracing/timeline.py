"""The timeline of a story: what its claims place in time, each with who says so and how sure.

A claim stands on the timeline only where its words give one time alone; of several times in one
sentence nothing tells which is the event's. A prediction stands at its horizon, and what became of
it is read from later claims of its thread by `retold.tracing.outlook`, never from the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from retold.claims.horizon import horizon
from retold.tracing.evidence import Scene
from retold.tracing.matching.extents import day_of
from retold.tracing.outlook import Outlook, by_thread, outlook
from retold.tracing.retellings import source_of
from retold.tracing.scenes import scene_of
from retold.types import (
    HEADS,
    Article,
    Certainty,
    Claim,
    ClaimKind,
    Polarity,
    Reading,
    Span,
    Timex,
)

_EVENTS = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE})
_OF_ANOTHER = re.compile(
    r"\b(?:than|following|ahead\s+of|who|which|that|whose|where|when|"
    r"(?:before|after|until)(?!\s+(?:dawn|noon|midday|midnight|sunrise|sunset|dusk)\b))\b[^,;]*$",
    re.IGNORECASE,
)
"""Words after which a time may be another event's: "more than left in May", "after the vote on"."""

_SINCE = re.compile(r"\bsince\b[^,;]*$", re.IGNORECASE)
_AHEAD = frozenset({ClaimKind.PREDICTION, ClaimKind.INTENTION})


@dataclass(frozen=True, slots=True)
class Told:
    """One claim that places an event in time.

    `time` is where its time expression stands, `inferred` whether the day of publication had to
    help. `source` is None where none is named. `teller` is the article whose words they are.
    """

    claim: Claim
    source: str | None
    outlet: str | None
    published: str | None
    teller: str
    times: tuple[Span, ...]
    inferred: bool

    @property
    def certainty(self) -> Certainty:
        """How sure the claim's own words are."""
        return self.claim.certainty

    @property
    def is_copied(self) -> bool:
        """Whether its article repeats another's words here."""
        return self.teller != self.claim.article


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is to happen, in the days `start` to `end`, both included.

    None is an open end. `told` are the claims that say so, the earliest telling first. `outlook`
    is set for predictions and intentions alone.
    """

    story: str
    start: date | None
    end: date | None
    text: str
    thread: str | None
    told: tuple[Told, ...]
    outlook: Outlook | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The named sources, each once, in the order of telling; copies add none."""
        own = (told for told in self.told if not told.is_copied)
        return tuple(dict.fromkeys(told.source for told in own if told.source is not None))


def timeline_of(reading: Reading, articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """Return the events of a story in the order of time.

    `articles` are the story's, with the dates that the story inferred.
    """
    scene = scene_of(reading, articles)
    placed = sorted(_placed(scene), key=lambda event: scene.ranked(event.told[0].claim))
    merged = _merged(placed)
    last = max((a.published[:10] for a in articles.values() if a.published), default=None)
    threads = by_thread(scene.claims)
    known = [replace(e, outlook=_outlook(scene, e, threads, last)) for e in merged]
    return tuple(sorted(known, key=_order))


def _placed(scene: Scene) -> Iterator[Event]:
    for claim in scene.claims:
        published = scene.articles[claim.article].published
        if claim.kind in _AHEAD:
            ahead = horizon(claim, published=published)
            if ahead is not None:
                told = _told(scene, claim, ahead.spans, inferred=ahead.inferred)
                yield _event(scene, told, ahead.start, ahead.end)
        elif claim.kind in _EVENTS and claim.polarity is Polarity.AFFIRMED:
            time = _when(claim)
            lead = _lead(claim, time) if time is not None else None
            if time is not None and not _OF_ANOTHER.search(lead or ""):
                told = _told(scene, claim, (time.span,), inferred=time.inferred)
                end = None if _SINCE.search(lead or "") else day_of(time.end_time)
                yield _event(scene, told, day_of(time.start_time), end)


def _lead(claim: Claim, time: Timex) -> str:
    """Return the words of a claim before its time expression."""
    return claim.text[: max(0, time.span.start - claim.span.start)]


def _when(claim: Claim) -> Timex | None:
    """Return the one time that a claim gives; of one time within another the narrower."""
    dated = [t for t in claim.times if t.kind != "set" and (t.start_time or t.end_time)]
    if not dated or any(time.problem for time in claim.times):
        return None
    narrow = min(dated, key=_width)
    start, end = day_of(narrow.start_time), day_of(narrow.end_time)
    holds = (_holds(day_of(t.start_time), day_of(t.end_time), start, end) for t in dated)
    return narrow if all(holds) else None


def _width(time: Timex) -> int:
    start, end = day_of(time.start_time), day_of(time.end_time)
    return (end - start).days if start and end else date.max.toordinal()


def _holds(low: date | None, high: date | None, start: date | None, end: date | None) -> bool:
    """Whether the days `low` to `high` hold the days `start` to `end`."""
    after = low is None or (start is not None and low <= start)
    return after and (high is None or (end is not None and end <= high))


def _told(scene: Scene, claim: Claim, times: tuple[Span, ...], *, inferred: bool) -> Told:
    article = scene.articles[claim.article]
    return Told(
        claim,
        source_of(claim) or article.agency,
        article.outlet,
        article.published,
        scene.teller(claim),
        times,
        inferred,
    )


def _event(scene: Scene, told: Told, start: date | None, end: date | None) -> Event:
    text = " ".join(told.claim.text.split())
    return Event(scene.story, start, end, text, told.claim.thread, (told,))


def _merged(events: Iterable[Event]) -> list[Event]:
    """Make one of the claims of a thread that speak of one time, the narrower of two intervals.

    Predictions are no tellings of what happened, and stay apart.
    """
    groups: list[_Group] = []
    known: dict[tuple[object, ...], dict[int, None]] = {}
    for event in events:
        keys = _keys(event)
        near = dict.fromkeys(at for key in keys for at in known.get(key, ()))
        found = next((at for at in near if groups[at].meets(event)), None)
        if found is None:
            found = len(groups)
            groups.append(_Group(event))
        else:
            groups[found].add(event)
        for key in keys:
            known.setdefault(key, {})[found] = None
    return [group.event() for group in groups]


def _keys(event: Event) -> list[tuple[object, ...]]:
    """What two tellings of one event share: the thread, or the very words, as in a copy."""
    ahead = _is_ahead(event)
    by_words: tuple[object, ...] = (ahead, "words", event.text.casefold())
    return [by_words] if event.thread is None else [(ahead, "thread", event.thread), by_words]


class _Group:
    """The tellings of one event so far, and the narrowest days that they give."""

    def __init__(self, first: Event) -> None:
        self._first = self._narrow = first
        self._told = [first.told[0]]
        self._seen = {self._telling(first)}

    def meets(self, event: Event) -> bool:
        """Whether the days of one hold those of the other."""
        a, b = self._narrow, event
        return _holds(a.start, a.end, b.start, b.end) or _holds(b.start, b.end, a.start, a.end)

    def add(self, event: Event) -> None:
        a, b = self._narrow, event
        if _holds(a.start, a.end, b.start, b.end):
            self._narrow = event
        if self._telling(event) not in self._seen:
            self._seen.add(self._telling(event))
            self._told.append(event.told[0])

    def event(self) -> Event:
        body = next((one for one in self._told if one.claim.block not in HEADS), self._told[0])
        return replace(
            self._first,
            start=self._narrow.start,
            end=self._narrow.end,
            text=" ".join(body.claim.text.split()),
            told=tuple(self._told),
        )

    @staticmethod
    def _telling(event: Event) -> tuple[str, str | None, str]:
        """What makes a telling of an article no second one: the same words of the same source."""
        told = event.told[0]
        return told.claim.article, told.source, event.text


def _is_ahead(event: Event) -> bool:
    return event.told[0].claim.kind in _AHEAD


def _outlook(
    scene: Scene, event: Event, threads: Mapping[str | None, Sequence[Claim]], last: str | None
) -> Outlook | None:
    if not _is_ahead(event) or event.end is None:
        return None
    predicted = [told.claim for told in event.told]
    others = [claim for name in {c.thread for c in predicted} for claim in threads.get(name, ())]
    return outlook(scene, predicted, others, start=event.start, end=event.end, last=last)


def _order(event: Event) -> tuple[str, str, str]:
    start = event.start or event.end or date.max
    end = event.end or date.max
    return start.isoformat(), end.isoformat(), event.text

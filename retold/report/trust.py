"""How far a thread can be believed and its tellers relied on, on axes of their own, as shown.

Credibility is read off the thread, reliability off who tells it; neither off the other. What a
person put in place of a value stands first, with the computed one beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.report.index import ClaimMark, Index
from retold.report.vocabulary import CREDIBILITY, day_of, named
from retold.types import Override, Rated, Reliability, Thread


@dataclass(frozen=True, slots=True)
class Rating:
    """How far one source or outlet can be relied on: what holds, and why."""

    kind: str
    name: str
    value: str
    reason: str
    person: str
    computed: str


@dataclass(frozen=True, slots=True)
class Trust:
    """The credibility of a thread with its reason, ratings of its tellers, and cautions.

    `value` is 1 to 6, None where the thread was not rated. `person` says who put it there, when
    and why, and `computed` what stands in its place otherwise; both are empty where nobody did.
    """

    value: int | None
    words: str
    reason: str
    person: str
    computed: str
    ratings: tuple[Rating, ...]
    cautions: tuple[ClaimMark, ...]


def trust_of(index: Index, thread: Thread, marks: Iterable[ClaimMark]) -> Trust:
    """Return how far a thread can be believed, with what is known of those who tell it."""
    told = list(marks)
    own = index.assessments.threads.get(thread.id)
    rated = thread.credibility if thread.credibility_reason else None
    stands = int(own.value) if own is not None and own.value is not None else rated
    names = _sources(thread, told)
    return Trust(
        value=stands,
        words=CREDIBILITY[stands - 1] if stands else "",
        reason=thread.credibility_reason,
        person=_who(own),
        computed=f"{rated}, {CREDIBILITY[rated - 1]}" if own is not None and rated else "",
        ratings=tuple(_ratings(index, names, told)),
        cautions=tuple(dict.fromkeys(mark for name in names for mark in cautions_of(name, index))),
    )


def cautions_of(source: str, index: Index) -> tuple[ClaimMark, ...]:
    """Return the claims of a story that say how far to trust a source."""
    return tuple(
        index.claims[caution.claim]
        for caution in index.reading.cautions
        if caution.canonical == source and caution.claim in index.claims
    )


def rating(kind: Rated, name: str, found: Reliability | None) -> Rating | None:
    """Return a rating as it is shown; None where nothing is known."""
    if found is None or not found.known:
        return None
    return Rating(
        kind=kind.value,
        name=named(name),
        value=found.value,
        reason="; ".join(found.reasons),
        person=_who(found.override),
        computed=found.letter.value if found.override is not None else "",
    )


def _sources(thread: Thread, told: Iterable[ClaimMark]) -> list[str]:
    """Return the sources that a thread rests on, each once: its origins come first."""
    names = [origin.source for origin in thread.origins]
    names += [link.canonical for mark in told for link in mark.claim.attribution]
    return list(dict.fromkeys(names))


def _ratings(index: Index, names: Iterable[str], told: Iterable[ClaimMark]) -> Iterator[Rating]:
    known = index.assessments
    outlets = dict.fromkeys(index.article(mark.claim.article).outlet or "" for mark in told)
    found = [rating(Rated.SOURCE, name, known.sources.get(name)) for name in names]
    found += [rating(Rated.OUTLET, name, known.outlets.get(name)) for name in outlets]
    yield from filter(None, found)


def _who(item: Override | None) -> str:
    """Say who put a value there, when and why."""
    if item is None:
        return ""
    zone = " UTC" if "T" in item.at else ""
    return f"by {item.by}, {day_of(item.at)}{zone}: {item.why}"

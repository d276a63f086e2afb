"""A thread as a sequence of tellings: who told it, after whom, and what changed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from retold.report.index import ClaimMark, FindingMark, Index
from retold.report.trust import Trust, trust_of
from retold.report.vocabulary import day_of, interval_of, level_of, named
from retold.tracing.stances import Stood, stances
from retold.types import Claim, FindingKind, Thread

_OF_THE_WHOLE = frozenset({FindingKind.SINGLE_ORIGIN, FindingKind.CIRCULAR_REPORTING})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a thread; `retells` is the number of the telling that it retells."""

    number: int
    mark: ClaimMark
    letter: str
    outlet: str
    day: str
    inferred: bool
    band: str
    level: str
    figures: str
    source: str
    retells: int | None
    reason: str
    changes: tuple[FindingMark, ...]
    stance: str
    stance_reason: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """A thread with its tellings in the order told, and its findings about the whole."""

    id: str
    thread: Thread
    tellings: tuple[Telling, ...]
    whole: tuple[FindingMark, ...]
    trust: Trust

    @property
    def full(self) -> bool:
        """Tell whether it is shown in full: something differs, or a person rated it."""
        return self.changed or bool(self.trust.person)

    @property
    def changed(self) -> bool:
        """Tell whether anything differs between its tellings: only then is there much to draw."""
        alike = len({(telling.level, telling.figures) for telling in self.tellings}) == 1
        return bool(self.whole) or not alike or any(t.changes for t in self.tellings)


def retellings_of(index: Index) -> tuple[Retelling, ...]:
    """Return the threads told twice or more: those that changed first, then the most told.

    One that was told once is among them where a person rated it.
    """
    claims = {claim.id: claim for claim in index.reading.claims}
    told = [
        _retelling(index, thread, number, claims)
        for number, thread in enumerate(index.reading.threads, start=1)
    ]
    return tuple(
        sorted(
            (t for t in told if len(t.tellings) > 1 or (t.tellings and t.trust.person)),
            key=lambda t: (not t.full, -len(t.tellings)),
        )
    )


def _retelling(index: Index, thread: Thread, number: int, claims: Mapping[str, Claim]) -> Retelling:
    steps = [step for step in thread.steps if step.claim in index.claims]
    stood = {s.claim: how for s, how in zip(thread.steps, stances(thread, claims), strict=True)}
    order = {step.claim: position for position, step in enumerate(steps, start=1)}
    tellings = tuple(
        _telling(
            index,
            index.claims[step.claim],
            thread=thread,
            number=order[step.claim],
            retells=order.get(step.retells or ""),
            reason=step.reason,
            stood=stood[step.claim],
        )
        for step in steps
    )
    whole = tuple(
        mark
        for mark in index.findings
        if mark.finding.thread == thread.id and mark.finding.kind in _OF_THE_WHOLE
    )
    trust = trust_of(index, thread, (telling.mark for telling in tellings))
    return Retelling(f"{index.prefix}-t{number}", thread, tellings, whole, trust)


def _telling(
    index: Index,
    mark: ClaimMark,
    *,
    thread: Thread,
    number: int,
    retells: int | None,
    reason: str,
    stood: Stood,
) -> Telling:
    claim = mark.claim
    article = index.article(claim.article)
    return Telling(
        number=number,
        mark=mark,
        letter=index.letters[article.id],
        outlet=index.outlet(article.id),
        day=day_of(index.dates[article.id]),
        inferred=index.inferred(article.id),
        band=claim.certainty.band,
        level=level_of(claim.certainty),
        figures="; ".join(interval_of(quantity) for quantity in claim.quantities),
        source=named(claim.attribution[-1].canonical) if claim.attribution else "",
        retells=retells,
        reason=reason,
        changes=tuple(f for f in index.findings if _changes(f, mark, thread)),
        stance=stood.stance.value,
        stance_reason=stood.reason,
    )


def _changes(finding: FindingMark, mark: ClaimMark, thread: Thread) -> bool:
    """Tell whether a finding is at fault with this telling: its first words stand in the claim."""
    found = finding.finding
    if not found.evidence or found.kind in _OF_THE_WHOLE:
        return False
    told, claim = found.evidence[0], mark.claim
    if told.article != claim.article or found.thread not in {None, thread.id}:
        return False
    place = claim.sentence if found.thread else claim.span
    return told.span.overlaps(place)

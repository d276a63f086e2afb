"""What became of a prediction, as far as later claims of its story say so.

Retold does not judge whether a prediction came true. It looks for claims of the same thread, told
in or after the days for which the prediction was made, that assert in the past tense what was
predicted, or deny it. Where there is none, the prediction is open, or past with nothing said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retold.tracing.evidence import Scene
from retold.tracing.matching.measures import disjoint
from retold.types import Claim, ClaimKind, Polarity, Term

_STILL_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|going\s+to|set\s+to|due\s+to|expected|plans?|planned|"
    r"scheduled|to\s+be|should)\b",
    re.IGNORECASE,
)
_SURE = 0.5
_WITNESSES = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE, ClaimKind.DENIAL})


class Fate(StrEnum):
    """What later claims say of a prediction."""

    KEPT = "kept"
    MISSED = "missed"
    DISPUTED = "disputed"
    OPEN = "open"
    PAST = "past, nothing said"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What became of a prediction, why it is said, and the claims that say so."""

    fate: Fate
    reason: str
    claims: tuple[str, ...] = ()


def by_thread(claims: Iterable[Claim]) -> dict[str | None, list[Claim]]:
    """Return claims by the thread that they are on, those on none left out."""
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        if claim.thread is not None:
            found.setdefault(claim.thread, []).append(claim)
    return found


def outlook(
    scene: Scene,
    predicted: Sequence[Claim],
    others: Sequence[Claim],
    *,
    start: date | None,
    end: date,
    last: str | None,
) -> Outlook:
    """Return what later claims say of a prediction for the days `start` to `end`.

    `predicted` are its tellings, `others` the claims on their threads. `last` is the day of the
    story's last article.
    """
    later = list(_witnesses(scene, predicted, others, start=start, end=end))
    denied = predicted[0].polarity
    kept = [claim.id for claim in later if _polarity(claim) is denied]
    missed = [claim.id for claim in later if _polarity(claim) is not denied]
    if kept and missed:
        return Outlook(Fate.DISPUTED, "later claims disagree about it", (*kept, *missed))
    if kept:
        return Outlook(Fate.KEPT, "a later claim says that it came about", tuple(kept))
    if missed:
        return Outlook(Fate.MISSED, "a later claim says that it did not come about", tuple(missed))
    if last is not None and last > end.isoformat():
        return Outlook(Fate.PAST, "its days are past, and no later claim speaks of it")
    return Outlook(Fate.OPEN, "no article of its story is later than its days")


def _witnesses(
    scene: Scene,
    predicted: Sequence[Claim],
    others: Sequence[Claim],
    *,
    start: date | None,
    end: date,
) -> Iterator[Claim]:
    """Yield the claims that were told late enough to know, and that speak of it as past."""
    first = (start or end).isoformat()
    told = max((scene.articles[claim.article].published or "" for claim in predicted), default="")
    for claim in others:
        published = scene.articles[claim.article].published
        if claim.kind not in _WITNESSES or published is None:
            continue
        late = published[:10] >= first and published > told
        told_as_past = late and _is_sure(claim) and _is_past(claim)
        if told_as_past and _of_those_days(claim, first, end):
            if any(disjoint(claim, other) for other in predicted):
                continue
            yield claim


def _is_sure(claim: Claim) -> bool:
    """Whether a claim asserts, or puts it above even chances."""
    band = claim.certainty
    return band.band == "asserted" or (band.low is not None and band.low > _SURE)


def _is_past(claim: Claim) -> bool:
    """Whether the claim's main verb stands in a form of the past, and nothing looks ahead."""
    if _STILL_AHEAD.search(claim.text):
        return False
    verbs = [term for term in claim.terms if term.pos == "VERB"]
    roots = [term for term in verbs if term.role == "ROOT"] or verbs[:1]
    return bool(roots) and _inflected(claim, roots[0])


def _inflected(claim: Claim, term: Term) -> bool:
    shift = claim.span.start
    form = claim.text[term.span.start - shift : term.span.end - shift].lower()
    return form.endswith("ed") or (form != term.lemma.lower() and not form.endswith(("s", "ing")))


def _of_those_days(claim: Claim, first: str, end: date) -> bool:
    """Whether a claim's own time, where it gives one, is among the days predicted."""
    stamps = [(t.start_time, t.end_time) for t in claim.times if t.start_time and t.end_time]
    return all(
        low is not None and high is not None and low[:10] <= end.isoformat() and high[:10] >= first
        for low, high in stamps
    )


def _polarity(claim: Claim) -> Polarity:
    """A denial says of its words that they are not so."""
    return Polarity.NEGATED if claim.kind is ClaimKind.DENIAL else claim.polarity

"""When a prediction can be looked at again: the time that its own words give it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from retold.types import Claim, ClaimKind, Span, Timex

_KINDS = frozenset({ClaimKind.PREDICTION, ClaimKind.INTENTION})
_WITHIN = re.compile(r"\b(within|in|inside)(?:\s+(?:about|around|roughly|just|only))?\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days, both included, in which a prediction comes true or does not.

    `start` is None where the words give a deadline alone ("by June"). `spans` are the places of
    the time expressions it was read from. `inferred` is true where the dateline had to help.
    """

    start: date | None
    end: date
    spans: tuple[Span, ...]
    inferred: bool

    @property
    def due(self) -> date:
        """The first day on which the prediction can be looked at again.

        The calendar ends with the year 9999: a horizon as long as that is due on its own last day.
        """
        return min(self.end, date.max - timedelta(days=1)) + timedelta(days=1)


def horizon(claim: Claim, *, published: str | None) -> Horizon | None:
    """Return the horizon of a prediction or an intention; None for other kinds.

    `published` is the article's date or moment in ISO 8601. Times before it tell of the past and
    count not. Of several times ahead the horizon takes in all, so that nobody looks too early. None
    too where no time ahead is given ("soon"), where it has no end, or where it comes round again
    ("every Friday").
    """
    if claim.kind not in _KINDS or published is None:
        return None
    told = date.fromisoformat(published[:10])
    ahead = [(time, days) for time in claim.times if (days := _days(time, claim, told)) is not None]
    if not ahead:
        return None
    starts = [start for _, (start, _) in ahead]
    known = [start for start in starts if start is not None]
    return Horizon(
        start=min(known) if len(known) == len(starts) else None,
        end=max(end for _, (_, end) in ahead),
        spans=tuple(time.span for time, _ in ahead),
        inferred=any(time.inferred or time.kind == "duration" for time, _ in ahead),
    )


def _days(time: Timex, claim: Claim, told: date) -> tuple[date | None, date] | None:
    """Return the first and last day that a time names; None where it names none ahead."""
    if time.problem is not None or time.kind == "set":
        return None
    if time.kind == "duration":
        return _counted(time, claim, told)
    if time.end_time is None:
        return None
    end = date.fromisoformat(time.end_time[:10])
    start = date.fromisoformat(time.start_time[:10]) if time.start_time else None
    return (start, end) if end >= told else None


def _counted(time: Timex, claim: Claim, told: date) -> tuple[date, date] | None:
    """Count "within three days" and "in two weeks" from the dateline; "for three days" is none."""
    before = claim.text[: max(0, time.span.start - claim.span.start)]
    lead = _WITHIN.search(before)
    if lead is None or not time.days or time.days > (date.max - told).days - 1:
        return None
    end = told + timedelta(days=math.ceil(time.days))
    return (end if lead[1].lower() == "in" else told, end)

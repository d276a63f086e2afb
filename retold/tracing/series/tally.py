"""Best, low and high of a series of counts, after the two conventions of conflict data.

Each figure is coded alone by `retold.annotate.conventions`; here the coded figures of one series
become one estimate. ACLED keeps the most conservative number that is reported. UCDP keeps a best
estimate, and the lowest and the highest that credible sources give. What stands below is our own
reading of both where they leave a choice to the coder:

- A count is replaced by a later one of the same source, and, since tolls grow, by a higher one of a
  later day by anybody who is named. What is replaced counts no more.
- Figures without a named source count only where there are no others; copies never.
- The figure that the most articles tell is the anchor. What is more than three times away from it
  may count something else, and is left out.
- UCDP's best is the anchor among what still stands; of two told as often the later, then the lower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.annotate.conventions import Convention, Estimate, estimate
from retold.tracing.series.relations import FAR, Entry, times_apart


@dataclass(frozen=True, slots=True)
class _Coded:
    entry: Entry
    code: Estimate


def tally(entries: Sequence[Entry], *, convention: Convention) -> Estimate | None:
    """Return the estimate of a series by a convention; None where no figure of it is a count."""
    coded = [
        _Coded(entry, code)
        for entry in standing_counts(entries)
        if (code := estimate(entry.quantity, entry.words, convention=convention)) is not None
    ]
    if not coded:
        return None
    told = f"{len(coded)} figure{'s' if len(coded) > 1 else ''} still standing"
    if convention is Convention.ACLED:
        codes = [c.code.best for c in coded if c.code.best is not None]
        least = min(codes, default=None)
        return Estimate(least, least, least, f"the most conservative of {told}")
    return Estimate(
        _best(coded),
        _least(coded),
        _most(coded),
        f"the one told most, the lowest and the highest of {told}",
    )


def standing_counts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the figures that an estimate rests on: credited, not copied, not replaced, not far."""
    counts = [e for e in entries if e.quantity.kind == "count" and not e.is_copied]
    credited = [e for e in counts if e.source is not None] or counts
    left = _unreplaced(credited)
    anchor = _anchor(left)
    return [e for e in left if anchor and times_apart(e.middle, anchor.middle) <= FAR]


def _unreplaced(entries: Sequence[Entry]) -> list[Entry]:
    """Return the figures that no later day replaces, going back from the last day."""
    days: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        days[(entry.published or "")[:10]].append(entry)
    left: list[Entry] = days.pop("", [])
    highest = float("-inf")
    later: dict[str | None, set[tuple[object, ...]]] = defaultdict(set)
    for day in sorted(days, reverse=True):
        for entry in days[day]:
            most = max(entry.quantity.low or 0, entry.quantity.high or 0)
            own = later[entry.source] - {entry.interval} if entry.source is not None else set()
            if highest <= most and not own:
                left.append(entry)
        for entry in days[day]:
            highest = max(highest, entry.quantity.low or 0)
            later[entry.source].add(entry.interval)
    return left


def _anchor(entries: Iterable[Entry]) -> Entry | None:
    """Return the figure that the most articles tell; of two the later, then the lower."""
    tellers: dict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    kept = list(entries)
    for entry in kept:
        tellers[entry.quantity.low, entry.quantity.high].add(entry.teller)
    return max(
        kept,
        key=lambda e: (
            len(tellers[e.quantity.low, e.quantity.high]),
            e.as_of or "",
            -e.middle,
            e.key,
        ),
        default=None,
    )


def _best(coded: Sequence[_Coded]) -> float | None:
    with_best = [c for c in coded if c.code.best is not None]
    anchor = _anchor(c.entry for c in with_best)
    return next((c.code.best for c in with_best if c.entry is anchor), None)


def _least(coded: Sequence[_Coded]) -> float | None:
    lows = [low for c in coded for low in (c.code.low, c.code.best) if low is not None]
    return min(lows, default=None)


def _most(coded: Sequence[_Coded]) -> float | None:
    """Return the highest number given; None where a figure beyond all others has no highest."""
    highs = [c.code.high for c in coded if c.code.high is not None]
    open_ends = [c.code.low or 0 for c in coded if c.code.high is None]
    most = max(highs, default=None)
    return None if most is None or any(end >= most for end in open_ends) else most

"""The reliability of a source or an outlet: a list's letter, and how it fared in this ledger."""

from __future__ import annotations

from collections.abc import Sequence

from retold.reliability.ratings import Ratings
from retold.types import Fared, Letter, Override, Reliability

FEWEST_CASES = 5
"""So many cases at least before a record says anything: fewer may be chance."""

GOOD_CASES = 20
BAD_SHARE = 0.5
GOOD_SHARE = 0.05
_LOWER = {Letter.A: Letter.B, Letter.B: Letter.C, Letter.C: Letter.D}
UNKNOWN = "nothing is known of it: no list rates it, and too little stands in this ledger"


def reliability(
    names: Sequence[str | None],
    ratings: Ratings,
    *,
    fared: Fared | None = None,
    override: Override | None = None,
) -> Reliability:
    """Rate a source or an outlet under all its names; unknown is F.

    A list's letter stands. A record of at least `FEWEST_CASES` cases, half of them wrong, lowers it
    by one step, or gives D where no list has a letter; one of `GOOD_CASES`, nearly all right, gives
    C where no list has one. A record gives no A, B or E. How credible the threads are that rest on
    a source is no part of it (the axes of the Admiralty code are rated in isolation).
    """
    listed = ratings.of(names)
    letter = listed.letter if listed is not None else Letter.F
    reasons = [f"{letter.value}: {listed.why}"] if listed is not None else []
    if fared is not None and fared.cases >= FEWEST_CASES:
        moved = _moved(letter, fared)
        told = _record(fared)
        reasons.append(f"{moved.value}: {told}" if moved is not letter else told)
        letter = moved
    return Reliability(letter, tuple(reasons) or (UNKNOWN,), override)


def _moved(letter: Letter, fared: Fared) -> Letter:
    share = fared.wrong / fared.cases
    if share >= BAD_SHARE:
        return Letter.D if letter is Letter.F else _LOWER.get(letter, letter)
    if letter is Letter.F and share <= GOOD_SHARE and fared.cases >= GOOD_CASES:
        return Letter.C
    return letter


def _record(fared: Fared) -> str:
    """Say how it fared: "of 8 cases in this ledger, 5 went wrong (prediction missed: 5)"."""
    listed = ", ".join(f"{kind}: {count}" for kind, count in sorted(fared.faults.items()) if count)
    told = f"of {fared.cases} cases in this ledger, {fared.wrong} went wrong"
    return f"{told} ({listed})" if listed else told

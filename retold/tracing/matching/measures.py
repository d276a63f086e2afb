"""What a figure measures, and how two figures of one measure stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from retold.types import Claim, Quantity

HARM = frozenset({"die", "injure"})
PEOPLE = frozenset(
    (
        "person people man woman child civilian resident passenger victim soldier troop fighter "
        "worker student member protester villager migrant refugee"
    ).split()
)
GENERIC = frozenset({"person", "people", "victim", "body", "other", "life", "casualty"})
_DEATH = frozenset({"die", "kill", "murder", "slay", "perish", "drown"})
_HURT = frozenset({"injure", "wound", "hurt"})
LARGE = 1_000
_COMPARED = frozenset({"count", "share", "money", "percent", "measure"})

_BOUNDED = re.compile(
    r"\b(?:tops?|topped|topping|pass(?:es|ed)?|exceed\w*|surpass\w*|eclips\w*|reach\w*|near\w*|"
    r"over|above|under|below|least|most|than|almost|about|around|some|up\s+to)\s+"
    r"(?:US)?[$£€¥]?\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"^\s*\+|^\s*(?:plus|or\s+(?:more|fewer|less))\b", re.IGNORECASE)


class Standing(StrEnum):
    """How the interval told stands to the interval it retells."""

    EQUAL = "equal"
    BOUND_LOST = "bound lost"
    COLLAPSED = "range collapsed"
    ROUNDED = "rounded"
    WITHIN = "within"
    DISJOINT = "disjoint"


def outcome(quantity: Quantity) -> frozenset[str]:
    """Return what happened to the counted, in classes: the dead are one, the hurt another."""
    return frozenset(
        "die" if lemma in _DEATH else "injure" if lemma in _HURT else lemma
        for lemma in quantity.outcomes
    )


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same thing, as far as their words tell.

    The kind and unit must be equal, what happened must be equal, and what is counted must be
    equal; a general word ("people") stands for any people only where the same thing happened to
    them.
    """
    if a.kind != b.kind or a.unit != b.unit or a.kind not in _COMPARED:
        return False
    if outcome(a) != outcome(b):
        return False
    if a.counted == b.counted:
        return a.counted is not None or bool(a.outcomes) or a.kind == "money"
    loose = {None, *GENERIC}
    return bool(a.outcomes) and (a.counted in loose and b.counted in loose)


def related_measure(a: Quantity, b: Quantity) -> bool:
    """Whether nothing in the words of two figures says that they count different things.

    Weaker than `same_measure`: for figures that something else ties already, such as one number
    that stands in a head and in its lead.
    """
    if a.kind != b.kind or a.unit != b.unit or a.kind not in _COMPARED:
        return False
    if a.outcomes and b.outcomes and not outcome(a) & outcome(b) and a.counted != b.counted:
        return False
    loose = {None, *GENERIC}
    return (
        a.counted == b.counted
        or a.counted in loose
        or b.counted in loose
        or (a.counted in PEOPLE and b.counted in PEOPLE)
    )


def standing(told: Quantity, origin: Quantity) -> Standing:
    """Compare two intervals of one measure."""
    if _ends(told) == _ends(origin):
        return Standing.EQUAL
    if _is_point(told) and not told.approximate and _is_bound(origin) and _edge(origin) == told.low:
        return Standing.BOUND_LOST
    if _apart(told, origin):
        return Standing.ROUNDED if _rounds(told, origin) else Standing.DISJOINT
    ranged = origin.low is not None and origin.high is not None and origin.low < origin.high
    if ranged and _is_point(told) and not told.approximate:
        return Standing.COLLAPSED
    return Standing.WITHIN


def bounded_beside(text: str, figure: Quantity) -> bool:
    """Whether words beside a number bound it: "tops 40", "passes $3 billion", "40+"."""
    before = text[max(0, figure.span.start - 30) : figure.span.start]
    after = text[figure.span.end : figure.span.end + 12]
    return bool(_BOUNDED.search(before) or _MORE.match(after))


def disjoint(a: Claim, b: Claim) -> bool:
    """Whether two claims give figures of one measure that cannot both hold, whichever was told."""
    apart = any(
        standing(p, q) is Standing.DISJOINT and standing(q, p) is Standing.DISJOINT
        for p, q in paired(a, b)
    )
    return apart or _no_common_figure(a, b)


def paired(told: Claim, origin: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of two claims that share a measure, where the pairing is unambiguous."""
    for quantity in told.quantities:
        partners = [q for q in origin.quantities if same_measure(quantity, q)]
        rivals = [q for q in told.quantities if same_measure(quantity, q)]
        if len(partners) == 1 and len(rivals) == 1:
            yield quantity, partners[0]


def _no_common_figure(a: Claim, b: Claim) -> bool:
    """Both count, and no interval of the one touches an interval of the other."""
    counts_a = [q for q in a.quantities if q.kind in _COMPARED]
    counts_b = [q for q in b.quantities if q.kind in _COMPARED]
    if not counts_a or not counts_b:
        return False
    return all(
        standing(p, q) is Standing.DISJOINT and standing(q, p) is Standing.DISJOINT
        for p in counts_a
        for q in counts_b
    )


def _ends(q: Quantity) -> tuple[float | None, float | None, bool, bool, bool]:
    return (q.low, q.high, q.low_inclusive, q.high_inclusive, q.approximate)


def _apart(a: Quantity, b: Quantity) -> bool:
    slack = 0.05 * max(abs(a.low or a.high or 0), abs(b.low or b.high or 0))
    slack = slack if a.approximate or b.approximate else 0.0
    return _below(a, b, slack) or _below(b, a, slack)


def _below(a: Quantity, b: Quantity, slack: float) -> bool:
    if a.high is None or b.low is None:
        return False
    if a.high == b.low:
        return slack == 0 and not (a.high_inclusive and b.low_inclusive)
    return a.high + slack < b.low


def _is_point(q: Quantity) -> bool:
    return q.low is not None and q.low == q.high


def _is_bound(q: Quantity) -> bool:
    return (q.low is None) != (q.high is None)


def _edge(q: Quantity) -> float | None:
    return q.low if q.low is not None else q.high


def _rounds(told: Quantity, origin: Quantity) -> bool:
    """A round number near an exact one: within a twentieth, or its leading digits within a tenth.

    "3 billion" rounds 3.2 billion; "1 trillion" is no rounding of 1.2 trillion. Small counts are
    told one by one, and 20 is no rounding of 19.
    """
    if not (_is_point(told) and _is_point(origin)) or not told.low or not origin.low:
        return False
    apart = abs(told.low - origin.low)
    if apart > 0.1 * origin.low or _zeros(told.low) <= _zeros(origin.low):
        return False
    unit = 10.0 ** _zeros(told.low)
    near = told.low >= LARGE and apart < 0.5 * unit and apart <= 0.1 * origin.low
    return near or apart <= 0.05 * origin.low


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def edge_of(figure: Quantity) -> float:
    """Return the end of a figure that it states, the lower where it states both; 0 where none."""
    return next((end for end in (figure.low, figure.high) if end is not None), 0.0)

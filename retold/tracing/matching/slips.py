"""Numbers that differ by a slip of the hand: the same digits in another order."""

from __future__ import annotations

LEAST_DIGITS = 3
THOUSAND = 1000


def is_slip(told: float, origin: float) -> bool:
    """Whether two whole numbers of three digits or more are written with the same digits.

    Two numbers that have nothing to do with each other hardly ever are: of three digits, at most
    five other numbers in nine hundred. Whole thousands and millions count as written in words, so
    that 16 million is no slip for 61 million.
    """
    return told != origin and digits(told) is not None and digits(told) == digits(origin)


def digits(value: float) -> str | None:
    """Return the digits that all slips of a number share, in order; None where it has too few."""
    if value < 1 or value % 1:
        return None
    number = int(value)
    while number % THOUSAND == 0:
        number //= THOUSAND
    told = str(number)
    return "".join(sorted(told)) if len(told) >= LEAST_DIGITS else None

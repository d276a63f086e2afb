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
    if told == origin or min(told, origin) < 1 or told % 1 or origin % 1:
        return False
    a, b = _digits(told), _digits(origin)
    return len(a) == len(b) >= LEAST_DIGITS and sorted(a) == sorted(b)


def _digits(value: float) -> str:
    number = int(value)
    while number % THOUSAND == 0:
        number //= THOUSAND
    return str(number)

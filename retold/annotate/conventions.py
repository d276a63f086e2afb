"""What a vague figure counts as, by the convention that a data set of armed conflict codes it.

Two conventions, on demand and never in place of the interval that the words state:

- ACLED (Armed Conflict Location and Event Data, codebook, "Fatalities") gives one number, the most
  conservative: 10 for "tens", 12 for "dozens", 100 for "hundreds", and the lowest of a range.
- UCDP (Uppsala Conflict Data Program, Georeferenced Event Dataset, codebook) gives a best, a low
  and a high estimate. Its low end is read here as the least the words can mean, at least two of a
  plural; the best is the low end, where nothing supports a higher one; the high end of a vague word
  is the last whole number before the next power of ten, and is a reading of ours.

Words for which neither codebook prints a number ("thousands", "several") are read by the same rule,
and the reason says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from retold.types import Quantity


class Convention(StrEnum):
    """A published way to code vague numbers."""

    ACLED = "acled"
    UCDP = "ucdp"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The numbers that a convention codes; None stands where the words give none."""

    best: float | None
    low: float | None
    high: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Vague:
    """A vague word: ACLED's number, the least and the most it can mean, and who printed it."""

    acled: float
    low: float
    high: float
    printed: bool


_VAGUE: dict[str, _Vague] = {
    "tens": _Vague(10, 20, 99, printed=True),
    "dozens": _Vague(12, 24, 99, printed=True),
    "scores": _Vague(20, 40, 99, printed=False),
    "hundreds": _Vague(100, 200, 999, printed=True),
    "thousands": _Vague(1e3, 2e3, 9_999, printed=False),
    "tens of thousands": _Vague(1e4, 2e4, 99_999, printed=False),
    "hundreds of thousands": _Vague(1e5, 2e5, 999_999, printed=False),
    "millions": _Vague(1e6, 2e6, 9_999_999, printed=False),
    "a couple": _Vague(2, 2, 2, printed=False),
    "a few": _Vague(3, 3, 9, printed=False),
    "a handful": _Vague(3, 3, 9, printed=False),
    "several": _Vague(3, 3, 9, printed=False),
}
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6}
_WORD = re.compile(
    r"\b(?:" + "|".join(re.escape(word) for word in sorted(_VAGUE, key=len, reverse=True)) + r")\b",
    re.I,
)
_SOME_OF = re.compile(
    r"\b(?P<few>a few|several|many|a couple(?: of)?|a handful of) "
    r"(?P<scale>" + "|".join(_SCALES) + r")\b",
    re.I,
)


def estimate(quantity: Quantity, words: str, *, convention: Convention) -> Estimate | None:
    """Return what a count amounts to by a convention; None for what is no count.

    `words` are the words of the quantity's span, by which a vague figure is known.
    """
    if quantity.kind != "count":
        return None
    vague = estimate_words(words, convention=convention) if quantity.approximate else None
    if vague is not None:
        return vague
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return Estimate(low, low, high, "the number that the words give")
    if low is None:
        return _capped(quantity, convention)
    if convention is Convention.ACLED:
        return Estimate(low, low, low, "the most conservative number that the words give")
    if high is None:
        return Estimate(low, low, None, "the words give a least number and no highest")
    return Estimate(low, low, high, "a range: its ends, and the lower one for the best")


def estimate_words(words: str, *, convention: Convention) -> Estimate | None:
    """Return what the vague words in `words` amount to; None where there are none."""
    some = _SOME_OF.search(words)
    if some is not None:
        scale = _SCALES[some["scale"].lower()]
        return _coded(
            _Vague(2 * scale, 2 * scale, _below_next(scale), printed=False),
            some[0],
            convention,
        )
    match = _WORD.search(words)
    return None if match is None else _coded(_VAGUE[match[0].lower()], match[0], convention)


def _coded(vague: _Vague, word: str, convention: Convention) -> Estimate:
    if convention is Convention.ACLED:
        how = "as its codebook prints" if vague.printed else "by the same rule"
        reason = f"ACLED codes “{word}” as {vague.acled:,.0f}, {how}"
        return Estimate(vague.acled, vague.acled, vague.acled, reason)
    reason = f"UCDP style: “{word}” is at least {vague.low:,.0f}, and less than the next scale"
    return Estimate(vague.low, vague.low, vague.high, reason)


def _below_next(scale: float) -> float:
    """Return the last whole number before the next power of ten above `scale`."""
    return float(10 ** len(f"{scale:.0f}") - 1)


def _capped(quantity: Quantity, convention: Convention) -> Estimate | None:
    """Code a figure with a highest number alone: "up to 40", "nearly 100"."""
    high = quantity.high
    if high is None:
        return None
    if quantity.approximate:
        if convention is Convention.ACLED:
            return Estimate(high, high, high, "a number only just missed is coded as it stands")
        return Estimate(high, None, high, "a number only just missed: no lower one is given")
    return Estimate(None, None, high, "the words give a highest number alone")

"""What a count would be coded as by a convention of those who count events of armed conflict.

Two conventions, on demand and never in place of the interval that the words state:

- ACLED (Armed Conflict Location and Event Data) keeps one number, the most conservative: 10 for
  "tens", 12 for "dozens", 100 for "hundreds".
- UCDP (Uppsala Conflict Data Program) keeps a best, a low and a high estimate.

No more than this is taken from either. All else is a reading of ours, and each reason says so: the
numbers of other vague words, the lower end of a range as the most conservative, and under UCDP the
least that a plural can mean (two) for the low end, the last whole number before the next power of
ten for the high end, and the low end for the best, where nothing supports a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from retold.types import Quantity


class Convention(StrEnum):
    """A published way to code vague numbers."""

    ACLED = "acled"
    UCDP = "ucdp"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The numbers that a count is coded as; None stands where the words give none."""

    best: float | None
    low: float | None
    high: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Vague:
    """A vague word: one conservative number, and the least and the most that it can mean.

    `known` tells that the one number is ACLED's own.
    """

    single: float
    low: float
    high: float
    known: bool


_VAGUE: dict[str, _Vague] = {
    "tens": _Vague(10.0, 20.0, 99.0, known=True),
    "dozens": _Vague(12.0, 24.0, 99.0, known=True),
    "scores": _Vague(20.0, 40.0, 99.0, known=False),
    "hundreds": _Vague(100.0, 200.0, 999.0, known=True),
    "thousands": _Vague(1e3, 2e3, 9_999.0, known=False),
    "tens of thousands": _Vague(1e4, 2e4, 99_999.0, known=False),
    "hundreds of thousands": _Vague(1e5, 2e5, 999_999.0, known=False),
    "millions": _Vague(1e6, 2e6, 9_999_999.0, known=False),
    "a couple": _Vague(2.0, 2.0, 2.0, known=False),
    "a few": _Vague(3.0, 3.0, 9.0, known=False),
    "a handful": _Vague(3.0, 3.0, 9.0, known=False),
    "several": _Vague(3.0, 3.0, 9.0, known=False),
}
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6}
_WORD = re.compile(
    r"\b(?:" + "|".join(re.escape(word) for word in sorted(_VAGUE, key=len, reverse=True)) + r")\b",
    re.I,
)
_JUST_MISSED = re.compile(
    r"\b(?:nearly|almost|just (?:under|below|short of)|close to|approaching|not quite|shy of)\b",
    re.I,
)
_SOME_OF = re.compile(
    r"\b(?P<few>a few|several|many|a couple(?: of)?|a handful of) "
    r"(?P<scale>" + "|".join(_SCALES) + r")\b",
    re.I,
)


def estimate(quantity: Quantity, words: str, *, convention: Convention) -> Estimate | None:
    """Return what a count would be coded as by a convention; None for what is no count.

    `words` are the words of the quantity's span, by which a vague figure is known. None too where
    they hold a vague word that is not the whole figure ("dozens of millions").
    """
    if quantity.kind != "count":
        return None
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return Estimate(low, low, high, "the number that the words give")
    vague = _vague_in(words) if quantity.approximate else None
    if vague is not None:
        return _coded(*vague, convention) if _tells(vague[0], low) else None
    if low is None:
        return _capped(quantity, words, convention)
    if convention is Convention.ACLED:
        return Estimate(low, low, low, "the most conservative number that the words give")
    if high is None:
        return Estimate(low, low, None, "the words give a least number and no highest")
    return Estimate(low, low, high, "a range: its ends, and the lower one for the best")


def estimate_words(words: str, *, convention: Convention) -> Estimate | None:
    """Return what the vague words in `words` amount to; None where there are none."""
    vague = _vague_in(words)
    return None if vague is None else _coded(*vague, convention)


def _vague_in(words: str) -> tuple[_Vague, str] | None:
    """Return the vague word in `words`; of "hundreds or thousands", from the one to the other."""
    some = _SOME_OF.search(words)
    if some is not None:
        scale = _SCALES[some["scale"].lower()]
        return _Vague(2 * scale, 2 * scale, _below_next(scale), known=False), some[0]
    found = list(_WORD.finditer(words))
    if not found:
        return None
    first, last = (_VAGUE[match[0].lower()] for match in (found[0], found[-1]))
    return replace(
        first, high=max(first.high, last.high), known=first.known and len(found) == 1
    ), words[found[0].start() : found[-1].end()]


def _tells(vague: _Vague, low: float | None) -> bool:
    """Tell whether a vague word is the whole of a figure that begins at `low`."""
    return low is not None and low / 2 <= vague.low <= low * 2


def _coded(vague: _Vague, word: str, convention: Convention) -> Estimate:
    if convention is Convention.ACLED:
        whose = "ACLED's rule" if vague.known else "the most conservative reading, Retold's own"
        reason = f"“{word}” as {vague.single:,.0f}: {whose}"
        return Estimate(vague.single, vague.single, vague.single, reason)
    span = (
        f"{vague.low:,.0f} to {vague.high:,.0f}" if vague.low < vague.high else f"{vague.low:,.0f}"
    )
    reason = f"“{word}” as {span}: a reading, Retold's own"
    return Estimate(vague.low, vague.low, vague.high, reason)


def _below_next(scale: float) -> float:
    """Return the last whole number before the next power of ten above `scale`."""
    return float(10 ** len(f"{scale:.0f}") - 1)


def _capped(quantity: Quantity, words: str, convention: Convention) -> Estimate | None:
    """Code a figure with a highest number alone: "up to 40", "nearly 100"."""
    high = quantity.high
    if high is None:
        return None
    if quantity.approximate and _JUST_MISSED.search(words):
        if convention is Convention.ACLED:
            return Estimate(high, high, high, "a number only just missed is coded as it stands")
        return Estimate(high, None, high, "a number only just missed: no lower one is given")
    return Estimate(None, None, high, "the words give a highest number alone")

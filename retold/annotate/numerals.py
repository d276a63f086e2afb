"""Numbers as text writes them: digits, number words, scales, fractions and vague plurals.

This reads text alone and knows nothing of what is counted. Its grammar follows the long and short
forms of English cardinals ("two hundred and five", "one and a half million", "3.5m", "2 crore").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from retold.annotate.lexemes import may_hold, read_lexemes
from retold.annotate.numbergrammar import Grammar, Read

__all__ = ["LIMIT", "Numeral", "Style", "find_numerals", "may_hold", "minus_before"]

LIMIT = 1e15
"""Numbers above this are identifiers or nonsense in the news and are read over."""


class Style(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of the text read.

    `value` is what it amounts to, and `scale` the multiplier that its last word gave ("3 million"
    has value 3e6 and scale 1e6). For a vague plural `value` is the least it can mean: at least two
    of its word, so "dozens" is 24, "hundreds" 200, "tens of thousands" 20,000, "several hundred"
    200, "a handful" and "a couple" 2.
    """

    start: int
    end: int
    value: float
    scale: float
    style: Style


_MINUS = re.compile(r"(?:(?<![\w\d])(?:minus|negative) |(?:(?<=[\s(])|^)[-−])\Z", re.I)
_ANY_MINUS = re.compile(r"(?<![\w])(?:minus|negative)\s+\Z|(?P<dash>[-−])(?P<gap>[ ]*)\Z", re.I)
_NAMED_ONE = re.compile(
    r"\b(?:the|this|that|which|these|those|no|any|each|every|last|next) \Z", re.I
)


def find_numerals(text: str, *, every: bool = False) -> tuple[Numeral, ...]:
    """Return the numbers of `text`, in order, without overlap.

    Ordinals, clock times, numbers glued to letters and numbers above LIMIT are left out; years and
    other labels are not (see `labels`). With `every` each number that is written is returned, with
    its sign, as a query is read: parts of dates, codes and addresses, powers ("1e10") and
    quotients ("one over three") too.
    """
    if not may_hold(text):
        return ()
    read = Grammar(text, tuple(read_lexemes(text, every=every)), every=every).read()
    numerals = (_numeral(found) for found in read)
    if every:
        return tuple(_signed(text, n) for n in numerals if not _names(text, n))
    return tuple(n for n in numerals if n.style is not Style.ORDINAL and n.value <= LIMIT)


def minus_before(text: str, start: int) -> int | None:
    """Return where the minus sign or word before a number at `start` begins, if there is one."""
    from_ = max(0, start - 10)
    match = _MINUS.search(text[from_:start])
    return None if match is None else from_ + match.start()


def _numeral(read: Read) -> Numeral:
    return Numeral(read.start, read.end, read.value, read.scale, Style(read.style))


def _signed(text: str, numeral: Numeral) -> Numeral:
    """Give a number of a query the sign before it: "minus 5", "-4/5", "- 1 4/5"."""
    from_ = max(0, numeral.start - 12)
    match = _ANY_MINUS.search(text[from_ : numeral.start])
    if match is None or numeral.style is Style.ORDINAL:
        return numeral
    start = from_ + match.start()
    if match["dash"]:
        before = text[max(0, start - 64) : start].rstrip()
        near = text[start - 1 : start]
        if near.isalnum() or before[-1:].isdigit() or (match["gap"] and before):
            return numeral
    return replace(numeral, start=start, value=-numeral.value)


def _names(text: str, numeral: Numeral) -> bool:
    """Tell the pronoun "one" of "the one" and "which one" from the number."""
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    return _NAMED_ONE.search(text[max(0, numeral.start - 8) : numeral.start]) is not None

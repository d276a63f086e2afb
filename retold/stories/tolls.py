"""The numbers of dead and hurt that a title gives: they tell one raid from the next day's."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: Final = {word: at for at, word in enumerate(_UNITS, start=2)} | {
    word: at * 10 for at, word in enumerate(_TENS, start=2)
}
_HARM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|dead|dies?|died|deaths?|slain|martyr(?:s|ed)?|execut(?:es?|ed)"
    r"|injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt|casualties|drown(?:s|ed)?|missing|victims?)\b",
    re.IGNORECASE,
)
_GROWING = re.compile(
    r"\b(?:tolls?|ris(?:es?|en|ing)|rose|climb(?:s|ed)?|mounts?|mounting|grows?|reach(?:es|ed)?"
    r"|now|more|another|further|updated?|revised?|lowered)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/$€£#’'-])"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)|(?P<word>{'|'.join(_VALUES)}))"
    rf"(?![\w:/%’'-]|[.,]\d|\s?(?:%|per\s?cent\b|[mb](?:illio)?n\b|[ap]\.?m\b|{_MONTH}\b"
    rf"|(?:hours?|days?|weeks?|months?|years?|times?|miles?|km)\b))",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\.?\s+$", re.IGNORECASE)
_YEARS = range(1900, 2101)
_BITS = 61


def tolls(title: str) -> int:
    """Return the numbers, from two on, of a title that tells of dead or hurt, as 61 bits.

    Dates, times, shares, sums and numbers in names ("F-16") are none, and a title that says that a
    toll has grown gives none, for an earlier report had another. Two numbers that differ pass for
    one where they fall on one bit: a difference is never made up.
    """
    if not _HARM.search(title) or _GROWING.search(title):
        return 0
    found = 0
    for match in _NUMBER.finditer(title):
        number = _value(match)
        if number < 2 or number in _YEARS or _AFTER_MONTH.search(title, 0, match.start()):
            continue
        found |= 1 << number % _BITS
    return found


def _value(match: re.Match[str]) -> int:
    if word := match["word"]:
        return _VALUES[word.lower()]
    return int(match["digits"].replace(",", ""))

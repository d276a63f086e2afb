"""What a reader should look at in an edited sentence: figures, hedges, sources, denials, quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from retold.annotate.numerals import find_numerals
from retold.claims.lexicon import (
    LIKELIHOOD,
    REPORTED_ADVERBS,
    UNCLEAR_ADJECTIVES,
    UNCLEAR_ADVERBS,
)


class Mark(StrEnum):
    """A sort of words that change what a sentence claims."""

    FIGURE = "figure"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    QUOTATION = "quotation"


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{words})(?![\w-])")


_HEDGES = _any(
    r"(?i:"
    + "|".join(sorted({*LIKELIHOOD, *REPORTED_ADVERBS, *UNCLEAR_ADVERBS, *UNCLEAR_ADJECTIVES}))
    + r"|could|might|alleged|suspected|purported|unconfirmed|believed\s+to|thought\s+to|said\s+to"
    r"|appears?\s+to|appeared\s+to|seems?\s+to|seemed\s+to|feared)|may"
)
_TELLING = _any(
    r"(?i:said|says?|saying|told|tells?|according\s+to|claim(?:ed|s)?|announced?|announces|stated"
    r"|reported|reports|confirmed|confirms|denied|denies|warned|warns|alleges|insisted|insists"
    r"|added|adds|cited|citing|quoted|argued|argues)"
)
_NEGATIONS = re.compile(
    r"(?i)(?<![\w-])(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)(?![\w-])"
    r"|(?<=\w)n['’]t(?!\w)"
)
_BOUNDS = _any(
    r"(?i:(?:more|fewer|less|greater)\s+than|no\s+(?:more|fewer|less)\s+than|at\s+(?:least|most)"
    r"|up\s+to|as\s+many\s+as|about|around|some|nearly|almost|roughly|approximately|over|under"
    r"|between|estimated)"
)
_MARKS = re.compile(r"[\"“”„«»]")


def marks_of_change(old: str, new: str, *, quoted: bool) -> tuple[Mark, ...]:
    """Return the sorts that an edit of a sentence touched.

    A figure counts by its value ("seven" told as "7" is no change) and its bounds ("at least"), the
    rest by the words that are there or not. `quoted` says that the edit lies between quotation
    marks; marks that came or went count as well.
    """
    told = [mark for mark, read in _READERS.items() if read(old) != read(new)]
    if quoted or bool(_MARKS.search(old)) != bool(_MARKS.search(new)):
        told.append(Mark.QUOTATION)
    return tuple(told)


def marks_of_sentence(text: str) -> tuple[Mark, ...]:
    """Return the sorts that a sentence holds, of one that was added or removed whole."""
    told = [mark for mark, read in _READERS.items() if read(text)]
    return (*told, *([Mark.QUOTATION] if _MARKS.search(text) else []))


def _figures(text: str) -> Counter[str]:
    """Count the numbers by value, and with them the words that bound or loosen them."""
    values = Counter(str(numeral.value) for numeral in find_numerals(text))
    return values + _bounds(text) if values else values


def _words_of(pattern: re.Pattern[str]) -> Callable[[str], Counter[str]]:
    def read(text: str) -> Counter[str]:
        found = (" ".join(match.group().casefold().split()) for match in pattern.finditer(text))
        return Counter(found)

    return read


_bounds = _words_of(_BOUNDS)
_READERS: dict[Mark, Callable[[str], Counter[str]]] = {
    Mark.FIGURE: _figures,
    Mark.HEDGE: _words_of(_HEDGES),
    Mark.ATTRIBUTION: _words_of(_TELLING),
    Mark.NEGATION: _words_of(_NEGATIONS),
}

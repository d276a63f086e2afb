"""Sentence -> quantities: every figure as the interval its words state, and what it counts.

The conventions, held everywhere: "more than 80,000" is (80000, open); "at least 5" is [5, open];
"up to 40" is (open, 40]; "nearly 100" is (open, 100), approximate; "about 50" is [50, 50],
approximate; "dozens" is [24, open), "scores" [40, open), "hundreds" [200, open) and "tens of
thousands" [20000, open), approximate: a plural means at least two of its word, and so do "several
hundred", "a couple" and "a handful". Percentages are in percent, shares are fractions of 1.
A rate's unit ends in its denominator ("/day", "USD/barrel"). Years, dates, clock times, durations,
ordinals, names and scores are no quantities; where a number may be one of them it is left out. So
is a number that the sentence itself replaces ("12, not 14"). An age is one of the kind "age", and
counts nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from retold.annotate.ages import aged
from retold.annotate.bounds import Interval
from retold.annotate.counted import Counted, counted_by
from retold.annotate.document import Sentence
from retold.annotate.figures import Figure, read_figures
from retold.annotate.grouped import grouped
from retold.annotate.numerals import Style, may_hold
from retold.annotate.outcomes import is_known, outcomes_of
from retold.annotate.parts import Syntax
from retold.annotate.rejected import asserted, past_aside
from retold.annotate.units import rate_after
from retold.types import Quantity, Span

_NOT_KEPT = frozenset({"time"})
_BARE_LEAST = 1000.0


def find_quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence in the order of its text; spans are in stored text."""
    text = sentence.text
    if not may_hold(text):
        return ()
    return grouped(sentence, tuple(_quantities(_Parsed(sentence, text))))


class _Parsed:
    """A sentence with its tokens found by offset into its own text."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.text = text
        self.shift = sentence.base - sentence.span.start
        self.offsets = [at - sentence.span.start for at in sentence.starts]

    def index(self, offset: int) -> int:
        """Return the document index of the token at or before an offset."""
        place = max(0, bisect_right(self.offsets, offset) - 1)
        return int(self.sentence.tokens.start) + place

    def heads_next(self, start: int, end: int) -> bool:
        """Tell whether the number at [start, end) counts a noun after it."""
        first, last = self.index(start), self.index(end - 1)
        return _nominal_after(self.sentence, first, last)

    def is_bound(self, start: int) -> bool:
        """Tell a bound from a preposition: "over 12 islands" after "dispute" is none."""
        token = self.sentence.tokens.doc[self.index(start)]
        if token.i > self.sentence.tokens.start:
            before = token.nbor(-1)
            if before.lemma_.lower() in _GOVERNORS:
                return False
        return not (
            token.dep_ == "prep" and token.head.pos_ == "NOUN" and token.head.i == token.i - 1
        )


_GOVERNORS = frozenset(
    "fly rule preside sail pass talk know hear speak ask worry think learn complain dispute row "
    "anger concern question story book film report argue fight clash quarrel debate "
    "outrage fury outcry tension fear doubt care information detail news bring come hang look "
    "watch win take hand mull differ tell read write forget discussion".split()
)


def _nominal_after(sentence: Sentence, first: int, last: int) -> bool:
    doc, stop = sentence.tokens.doc, sentence.tokens.end
    token = doc[last]
    while first <= token.head.i <= last and token.head != token:
        token = token.head
    if token.dep_ in {"nummod", "compound", "amod"} and last < token.head.i < stop:
        return bool(token.head.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"})
    if last + 1 >= stop:
        return False
    following = doc[last + 1]
    return following.tag_ in {"NNS", "NNPS"} or (
        following.pos_ == "ADJ" and last + 2 < stop and doc[last + 2].tag_ == "NNS"
    )


def _quantities(parsed: _Parsed) -> Iterator[Quantity]:
    syntax = Syntax(parsed.heads_next, parsed.is_bound, _is_titled(parsed.text))
    figures = read_figures(parsed.text, syntax)
    for figure in asserted(parsed.text, figures):
        if figure.kind in _NOT_KEPT:
            continue
        counted = _counted(parsed, figure)
        past = past_aside(parsed.text, figures, figure)
        if past > figure.end and counted == Counted() and figure.kind == "count":
            counted = _state_at(parsed, figure, past)
        if _says_something(parsed.text, figure, counted):
            yield _quantity(parsed, figure, counted)


def _state_at(parsed: _Parsed, figure: Figure, past: int) -> Counted:
    """Read the "injured" of "12, not 14, injured", which the aside parts from its figure."""
    doc = parsed.sentence.tokens.doc
    number, following = doc[parsed.index(figure.until - 1)], parsed.index(past - 1) + 1
    return Counted(outcomes=tuple(filter(is_known, outcomes_of(number, following))))


def _is_titled(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _counted(parsed: _Parsed, figure: Figure) -> Counted:
    if figure.kind in {"age", "old"}:
        first, last = parsed.index(figure.start), parsed.index(figure.end - 1)
        return aged(parsed.sentence.tokens, first, last)
    counts = figure.kind == "rate" and figure.unit is not None and figure.unit.startswith("/")
    if figure.kind == "money" or (figure.kind == "rate" and not counts):
        return Counted()
    if figure.noun is not None:
        at = parsed.index(figure.noun[0])
        return Counted(parsed.sentence.tokens.doc[at], at, at)
    first, last = parsed.index(figure.at), parsed.index(max(figure.end, figure.until) - 1)
    fraction = figure.kind in {"share", "percent", "measure"}
    found = counted_by(parsed.sentence.tokens, first, last, fraction=fraction)
    if not fraction and _BY_CHANGE.search(parsed.text[max(0, figure.start - 40) : figure.start]):
        after = found.head is not None and found.head.i > last
        return replace(found, outcomes=()) if after else Counted()
    return found


_BY_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|fell|falls?|fallen|falling|increas\w+|jump\w+|climb\w+|gr[eo]w\w*|"
    r"drop\w*|declin\w+|up|down|swell\w*|shr[aiu]nk\w*)\s+(?:\w+\s+)?by\s+$",
    re.I,
)
"""Words before a number that say how much a count changed, and not what it came to."""
_PARTIAL = re.compile(r"\s+of (?:them|us|those|these|whom|which)\b|\s+others\b")


def _says_something(text: str, figure: Figure, counted: Counted) -> bool:
    """Keep a bare number only where its size or its bounds show that it is a figure."""
    written = text[figure.at : figure.until]
    if figure.kind != "count" or figure.bound or rate_after(text, figure.end) is not None:
        return True
    if written.lower() == "one":
        return any(is_known(name) for name in counted.outcomes)
    if counted.outcomes:
        return True
    if (
        counted.head is not None
        or figure.style is Style.VAGUE
        or _PARTIAL.match(text, figure.until)
    ):
        return True
    return (figure.interval.low or 0) >= _BARE_LEAST and not written.isdigit()


def _bounded_after(text: str, figure: Figure, stop: int) -> Interval:
    """Return the interval of a figure, bounded by an "at least" after what it counts."""
    interval = figure.interval
    found = _BOUND_AFTER.match(text, stop)
    if found is None or figure.bound or interval.low != interval.high or interval.approximate:
        return interval
    if found["least"]:
        return replace(interval, high=None)
    return replace(interval, low=None)


_BOUND_AFTER = re.compile(
    r",?\s+at\s+(?:the\s+)?(?:very\s+)?(?:(?P<least>least)|(?P<most>most))\b"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|were|are|was|have|had|died|dead|killed|injured|hurt)\b)",
    re.IGNORECASE,
)
"""A bound that follows the counted: "20 dockers at least"; not of a next one: "at least 30"."""


def _quantity(parsed: _Parsed, figure: Figure, counted: Counted) -> Quantity:
    start = parsed.sentence.span.start
    kind, unit, end = figure.kind, figure.unit, figure.end
    span = None
    if counted.head is not None:
        doc, shift = parsed.sentence.tokens.doc, parsed.shift + start
        stop = doc[counted.last].idx + len(doc[counted.last]) + shift
        span = Span(doc[counted.first].idx + shift, stop)
        rate = rate_after(parsed.text, stop - start) if kind == "count" else None
    else:
        rate = rate_after(parsed.text, end) if kind == "count" else None
    if rate is not None:
        kind, unit = "rate", f"/{rate[0]}"
    if kind == "old":
        kind = "age"
    interval = _bounded_after(parsed.text, figure, (span.end if span else end + start) - start)
    return Quantity(
        Span(start + figure.start, start + end),
        interval.low,
        interval.high,
        interval.low_inclusive,
        interval.high_inclusive,
        interval.approximate,
        kind,
        unit,
        counted.lemma,
        span,
        counted.outcomes,
    )

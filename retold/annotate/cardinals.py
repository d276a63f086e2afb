"""Cardinals in words and digits: "two hundred and five thousand", "3.5 million", "point four".

A cardinal is a chain of groups of falling scale; each group is a number below one thousand, or
digits, with the scales that multiply it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.annotate.lexemes import Lexeme
from retold.annotate.numberwords import SCALES, UNITS, VALUES


@dataclass(frozen=True, slots=True)
class Worth:
    """What the lexemes up to `end` amount to; `scale` is the multiplier of the last word."""

    value: float
    scale: float
    end: int


_LINK = re.compile(r"[ \u00a0\u202f\t]{0,3}[-‑]?[ \u00a0\u202f\t]{0,3}")
TIMES = SCALES | {f"{word}s": scale for word, scale in SCALES.items()}
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|minus|negative)\s+)?\Z", re.I)
_MEASURED = re.compile(r"\s+(?:per ?cent|of an?|percentage|%|(?:m|b|tr)illion)\b", re.I)


class Cardinals:
    """A reader of cardinals over lexemes; `every` also reads what only a query would write."""

    def __init__(self, text: str, lexemes: tuple[Lexeme, ...], *, every: bool) -> None:
        self.text = text
        self.lexemes = lexemes
        self.every = every

    def word(self, at: int) -> str:
        """Return the word of lexeme `at`, or nothing where it does not follow on."""
        if at >= len(self.lexemes) or (at and not self.linked(at - 1, at)):
            return ""
        return self.lexemes[at].word

    def linked(self, left: int, right: int) -> bool:
        """Tell whether nothing but blanks and one hyphen parts two lexemes."""
        gap = self.text[self.lexemes[left].end : self.lexemes[right].start]
        return 0 < len(gap) <= 4 and _LINK.fullmatch(gap) is not None

    def hyphened(self, at: int) -> bool:
        """Tell whether a hyphen joins lexeme `at` to the one before it."""
        gap = self.text[self.lexemes[at - 1].end : self.lexemes[at].start]
        return "-" in gap or "‑" in gap

    def cardinal(self, at: int, stop: int | None = None) -> Worth | None:
        """Read groups of falling scale: "two hundred and five thousand three hundred"."""
        stop = len(self.lexemes) if stop is None else stop
        total, scale, end, last = 0.0, 1.0, at, float("inf")
        while end < stop:
            skip = int(end > at and self.word(end) == "and" and not self.is_split(at, end))
            group = self._group(end + skip, stop, first=end == at)
            if group is None or group.scale >= last or (end > at and group.value >= last):
                break
            if end > at and not self._may_follow(at, end + skip, group, skip=bool(skip)):
                break
            total, scale, end, last = total + group.value, group.scale, group.end, group.scale
            if last <= 1:
                break
        return self._ended(Worth(total, scale, end), stop) if end > at else None

    def _ended(self, whole: Worth, stop: int) -> Worth:
        """Add what a query puts after the whole: "one thousand point five", "1 and 1/2"."""
        at = whole.end + 1
        if not self.every or at >= stop:
            return whole
        if self.word(whole.end) == "point" and whole.scale > 1:
            return self._pointed(whole, stop)
        part = self.lexemes[at]
        joined = self.word(whole.end) == "and" and self.word(at) == "#" and part.fraction
        if not joined or part.value is None or not 0 < part.value < 1 or whole.value % 1:
            return whole
        return Worth(whole.value + part.value, 1.0, at + 1)

    def is_split(self, at: int, place: int) -> bool:
        """Tell the "and" of "between two hundred and three hundred" from one inside a number."""
        lead = self.text[max(0, self.lexemes[at].start - 26) : self.lexemes[at].start]
        if _BETWEEN.search(lead) is None:
            return False
        rest = self.lexemes[place + 1 : place + 8]
        return all(lexeme.word != "and" for lexeme in rest)

    def _may_follow(self, at: int, here: int, group: Worth, *, skip: bool) -> bool:
        """Tell whether digits may go on a number: "4 thousand 3 hundred and 21" in a query."""
        if self.lexemes[here].word != "#":
            return True
        if self.every and self.lexemes[at].word == "#":
            scaled = group.scale > 1 or self.lexemes[at + 1].word in TIMES
            return scaled and group.value >= 1 and (group.scale > 1 or group.value % 1 == 0)
        return not skip and group.scale > 1

    def _group(self, at: int, stop: int, *, first: bool) -> Worth | None:
        """Read one group with its scale: "two hundred and five thousand", "3.5 million"."""
        base = self._base(at, stop, first=first)
        if base is None:
            return None
        value, scale, end = base.value, base.scale, base.end
        while end < stop and (word := self.word(end)) in TIMES:
            scale = TIMES[word]
            value, end = value * scale, end + 1
        return Worth(value, scale, end)

    def _base(self, at: int, stop: int, *, first: bool) -> Worth | None:
        """Read a number below one thousand, or digits."""
        word = "" if at >= stop else self.lexemes[at].word if first else self.word(at)
        if word in {"a", "an"}:
            return Worth(1.0, 1.0, at + 1) if self.word(at + 1) in SCALES else None
        if word in SCALES and first and self.every and self.word(at + 1) in SCALES:
            return Worth(1.0, 1.0, at)
        if word == "point":
            return self._pointed(Worth(0.0, 1.0, at), stop) if self._leads(at, first) else None
        lexeme = self.lexemes[at] if word else None
        if lexeme is None or lexeme.value is None:
            return None
        if word == "#":
            return Worth(lexeme.value, lexeme.scale, at + 1)
        return self._pointed(self._hundreds(self._tens(at, stop), stop), stop)

    def _leads(self, at: int, first: bool) -> bool:
        """Tell "point five percent" from a place of that name."""
        after = self.word(at + 1) in UNITS and (at == 0 or not self.linked(at - 1, at))
        return after and first and (self.every or self._is_measured(at + 1))

    def _is_measured(self, at: int) -> bool:
        return _MEASURED.match(self.text, self.lexemes[at].end) is not None

    def _tens(self, at: int, stop: int) -> Worth:
        value = VALUES[self.lexemes[at].word]
        unit = VALUES.get(self.word(at + 1), 0.0) if at + 1 < stop else 0.0
        if value >= 20 and 1 <= unit <= 9:
            return Worth(value + unit, 1.0, at + 2)
        return Worth(value, 1.0, at + 1)

    def _hundreds(self, tens: Worth, stop: int) -> Worth:
        if tens.end >= stop or self.word(tens.end) != "hundred" or tens.value >= 100:
            return tens
        value, end = tens.value * 100, tens.end + 1
        at = tens.end - 1
        joined = end + 1 if self.word(end) == "and" and not self.is_split(at, end) else end
        if joined < stop and self.word(joined) in VALUES:
            rest = self._tens(joined, stop)
            if self.word(rest.end) not in {"hundred", "hundreds"} and rest.value:
                value, end = value + rest.value, rest.end
        return Worth(value, 1.0 if value % 100 else 100.0, end)

    def _pointed(self, whole: Worth, stop: int) -> Worth:
        """Add the decimals of "three point one four" and "two hundred point seventy-one"."""
        if whole.end >= stop or self._word_or_lead(whole.end) != "point":
            return whole
        digits, end = "", whole.end + 1
        while end < stop and self.word(end) in VALUES:
            tens = self._tens(end, stop)
            digits += f"{tens.value:.0f}"
            end = tens.end
        if not digits:
            return whole
        return Worth(whole.value + float(f"0.{digits}"), 1.0, end)

    def _word_or_lead(self, at: int) -> str:
        return self.word(at) or self.lexemes[at].word

"""Numbers as text writes them: digits, number words, scales, fractions and vague plurals.

This reads text alone and knows nothing of what is counted. Its grammar follows the long and short
forms of English cardinals ("two hundred and five", "one and a half million", "3.5m", "2 crore").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from retold.annotate.numberwords import (
    CHECK,
    DENOMINATORS,
    FRACTIONS,
    ORDINAL,
    PLURALS,
    SCALES,
    TENS,
    UNITS,
    VALUES,
    read_lexemes,
)

LIMIT = 1e15
"""Numbers above this are identifiers or nonsense and are read over."""


class Style(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"


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


_LINK = re.compile(r"[ \u00a0\u202f]?[-‑]?[ \u00a0\u202f]?")
_ORDINAL_NEXT = re.compile(rf"[-\s](?:{ORDINAL})\b", re.I)


_AFTER_NUMBERS = SCALES | {f"{word}s": scale for word, scale in SCALES.items()}
_MINUS = re.compile(r"(?:(?<![\w\d])(?:minus|negative) |(?:(?<=[\s(])|^)[-−])\Z", re.I)


def may_hold(text: str) -> bool:
    """Tell cheaply whether `text` can hold a number at all."""
    return CHECK.search(text) is not None


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return every number of `text`, in order, without overlap.

    Ordinals, clock times, numbers glued to letters and numbers above LIMIT are left out; years and
    other labels are not (see `labels`).
    """
    return tuple(_Reader(text).numerals()) if may_hold(text) else ()


def minus_before(text: str, start: int) -> int | None:
    """Return where the minus sign or word before a number at `start` begins, if there is one."""
    from_ = max(0, start - 10)
    match = _MINUS.search(text[from_:start])
    return None if match is None else from_ + match.start()


class _Reader:
    """A reader of the cardinal grammar over the lexemes of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = tuple(read_lexemes(text))

    def numerals(self) -> Iterator[Numeral]:
        at = 0
        while at < len(self.lexemes):
            found = self._at(at)
            if found is None:
                at += 1
                continue
            numeral, at = found
            if numeral.value <= LIMIT and not self._is_ordinal(numeral):
                yield numeral

    def _is_ordinal(self, numeral: Numeral) -> bool:
        follows = _ORDINAL_NEXT.match(self.text, numeral.end)
        if follows is None or numeral.style is not Style.WORDS:
            return False
        last = self.text[numeral.start : numeral.end].lower().rsplit(None, 1)[-1].rsplit("-")[-1]
        return last in TENS or last in SCALES or follows[0].startswith("-")

    def _word(self, at: int) -> str:
        """Return the word of lexeme `at`, or nothing where it does not follow on."""
        if at >= len(self.lexemes):
            return ""
        if at and not self._linked(at - 1, at):
            return ""
        return self.lexemes[at].word

    def _linked(self, left: int, right: int) -> bool:
        gap = self.text[self.lexemes[left].end : self.lexemes[right].start]
        return len(gap) <= 3 and bool(gap) and _LINK.fullmatch(gap) is not None

    def _at(self, at: int) -> tuple[Numeral, int] | None:
        for rule in (self._vague, self._fraction, self._cardinal):
            found = rule(at)
            if found is not None:
                return found
        return None

    def _made(self, at: int, end: int, value: float, scale: float, style: Style) -> Numeral:
        return Numeral(self.lexemes[at].start, self.lexemes[end - 1].end, value, scale, style)

    def _vague(self, at: int) -> tuple[Numeral, int] | None:
        """Read "dozens", "tens of thousands", "several hundred", "a couple", "a handful"."""
        lead = self.lexemes[at].word
        if lead in PLURALS:
            return self._plural(at, at, 2.0)
        after = at + 1 if lead in {"a", "an", "the"} else at
        word = self._word(after) if after > at else lead
        if word in {"couple", "handful"} and lead != "the":
            scaled = after + 2 if self._word(after + 1) == "of" else after + 1
            if self._word(scaled) in SCALES:
                scale = SCALES[self._word(scaled)]
                return self._made(at, scaled + 1, 2 * scale, scale, Style.VAGUE), scaled + 1
            whole = after > at and (word == "handful" or self._word(after + 1) == "of")
            end = after + 1
            return (self._made(at, end, 2.0, 1.0, Style.VAGUE), end) if whole else None
        if word in {"few", "several", "many"}:
            scale_word = self._word(after + 1)
            if scale_word in SCALES:
                scale, end = SCALES[scale_word], after + 2
                return self._made(at, end, 2 * scale, scale, Style.VAGUE), end
            if scale_word in PLURALS and scale_word not in {"tens", "scores"}:
                return self._plural(at, after + 1, 2.0)
        return None

    def _plural(self, first: int, at: int, value: float) -> tuple[Numeral, int] | None:
        word = self.lexemes[at].word
        scale = PLURALS[word]
        value, end = value * scale, at + 1
        while self._word(end) == "of" and self._word(end + 1) in PLURALS:
            scale = PLURALS[self._word(end + 1)]
            value, end = value * scale, end + 2
        if end == at + 1 and (word == "tens" or not self._stands(at)):
            return None
        return self._made(first, end, value, scale, Style.VAGUE), end

    def _stands(self, at: int) -> bool:
        """Tell the number "scores" from the verb, and "dozens" from the tail of "5 dozens"."""
        word = self.lexemes[at].word
        if word == "scores":
            return self._word(at + 1) == "of"
        return not (at and self._linked(at - 1, at) and self.lexemes[at - 1].value is not None)

    def _fraction(self, at: int) -> tuple[Numeral, int] | None:
        """Read "half", "a third", "two-thirds", "half a million", "a quarter of a million"."""
        lead = self.lexemes[at]
        top, after = 1.0, at + 1
        if lead.word == "half":
            after = at
        elif lead.word in {"a", "an"}:
            top = 1.0
        elif lead.value is not None and lead.scale == 1 and 1 <= lead.value < 100:
            top = lead.value
        else:
            return None
        bottom = lead.word if after == at else self._word(after)
        if bottom not in FRACTIONS or (bottom in DENOMINATORS) != (top == 1):
            return None
        value, end = top / FRACTIONS[bottom], after + 1
        scaled = end + 1 if self._word(end) == "of" else end
        scaled = scaled + 1 if self._word(scaled) in {"a", "an"} else scaled
        scale_word = self._word(scaled)
        if scale_word in SCALES:
            scale = SCALES[scale_word]
            return self._made(at, scaled + 1, value * scale, scale, Style.WORDS), scaled + 1
        return self._made(at, end, value, 1.0, Style.FRACTION), end

    def _cardinal(self, at: int) -> tuple[Numeral, int] | None:
        """Read groups of falling scale: "two hundred and five thousand three hundred"."""
        style = Style.DIGITS if self.lexemes[at].word == "#" else Style.WORDS
        split = self.text[: self.lexemes[at].start].rstrip().lower().endswith("between")
        total, scale, end, last = 0.0, 1.0, at, LIMIT * 10
        while True:
            skip = 1 if end > at and self._word(end) == "and" and not split else 0
            group = self._group(end + skip, first=end == at, split=split)
            if group is None:
                break
            value, group_scale, stop = group
            if group_scale >= last or (end > at and value >= last):
                break
            if end > at and self.lexemes[end + skip].word == "#" and (skip or group_scale <= 1):
                break
            total, scale, end, last = total + value, group_scale, stop, group_scale
            if last <= 1:
                break
        return (self._made(at, end, total, scale, style), end) if end > at else None

    def _group(self, at: int, *, first: bool, split: bool) -> tuple[float, float, int] | None:
        """Read one group with its scale: value, scale and the lexeme after it."""
        base = self._base(at, first=first, split=split)
        if base is None:
            return None
        value, scale, end = base
        value, end, mixed = self._mixed(value, end) if scale == 1 else (value, end, False)
        while (word := self._word(end)) in _AFTER_NUMBERS and not (mixed and word == "dozen"):
            scale = _AFTER_NUMBERS[word]
            value, end = value * scale, end + 1
        if not mixed and scale > 1:
            part, end = self._and_part(end)
            value += part * scale
        return value, scale, end

    def _base(self, at: int, *, first: bool, split: bool) -> tuple[float, float, int] | None:
        """Read a number below one thousand, or digits."""
        word = self._lead(at, first=first)
        if word in {"a", "an"}:
            scale = self._word(at + 1)
            return (1.0, 1.0, at + 1) if scale in SCALES else None
        lexeme = self.lexemes[at] if word else None
        if lexeme is None or lexeme.value is None:
            return None
        if word == "#":
            return lexeme.value, lexeme.scale, at + 1
        value, end = self._tens(at)
        if self._word(end) == "hundred" and value < 100:
            value, end = value * 100, end + 1
            joined = end + 1 if self._word(end) == "and" and not split else end
            if self._word(joined) in VALUES:
                rest, stop = self._tens(joined)
                if self._word(stop) != "hundred":
                    value, end = value + rest, stop
            return value, 1.0 if value % 100 else 100.0, end
        return self._decimal(value, end)

    def _lead(self, at: int, *, first: bool) -> str:
        if at >= len(self.lexemes):
            return ""
        return self.lexemes[at].word if first else self._word(at)

    def _tens(self, at: int) -> tuple[float, int]:
        value = VALUES[self.lexemes[at].word]
        unit = VALUES.get(self._word(at + 1), 0.0)
        if value >= 20 and 1 <= unit <= 9:
            return value + unit, at + 2
        return value, at + 1

    def _decimal(self, value: float, end: int) -> tuple[float, float, int]:
        digits = ""
        stop = end + 1
        if self._word(end) == "point":
            while self._word(stop) in UNITS[:10]:
                digits += str(UNITS.index(self._word(stop)))
                stop += 1
        return (value + float(f"0.{digits}"), 1.0, stop) if digits else (value, 1.0, end)

    def _mixed(self, value: float, end: int) -> tuple[float, int, bool]:
        part, stop = self._and_part(end)
        return (value + part, stop, True) if part else (value, end, False)

    def _and_part(self, end: int) -> tuple[float, int]:
        """Read "and a half", "and three quarters"; the part is 0 where there is none."""
        if self._word(end) != "and":
            return 0.0, end
        top_word, bottom = self._word(end + 1), self._word(end + 2)
        top = 1.0 if top_word in {"a", "an"} else VALUES.get(top_word, 0.0)
        if top and bottom in FRACTIONS and (bottom in DENOMINATORS) == (top == 1):
            return top / FRACTIONS[bottom], end + 3
        return 0.0, end

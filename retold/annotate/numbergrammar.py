"""The grammar of English number words over the lexemes of one text.

A cardinal is a chain of groups of falling scale ("two hundred and five thousand three hundred"),
a fraction a cardinal over an ordinal ("three twenty-firsts"), a mixed number a whole one and a
proper fraction ("two hundred and fifty-four hundredths"). Where an ordinal's words can be cut in
several places, the longest denominator wins that leaves a whole numerator: "one hundred thirty
fifths" is 100/35, and "one hundred thirty-two fifths" 132/5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.cardinals import TIMES, Cardinals, Worth
from retold.annotate.lexemes import Lexeme
from retold.annotate.numberwords import (
    DENOMINATORS,
    MANY_PARTS,
    ORDINALS,
    PARTS,
    PLURALS,
    SCALES,
    TENS,
    UNITS,
    VALUES,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A number read at [start, end): see `numerals.Numeral`."""

    start: int
    end: int
    value: float
    scale: float
    style: str


_OVER = re.compile(r"\s+(?:over|(?P<less>out of|in))\s+", re.I)
_LONGEST = 40


class Grammar(Cardinals):
    """A reader of numbers over lexemes; `every` also reads what only a query would write."""

    def read(self) -> Iterator[Read]:
        """Yield the numbers in order, without overlap; ordinals have the style "ordinal"."""
        at = 0
        while at < len(self.lexemes):
            found = self._at(at)
            if found is None:
                at += 1
                continue
            read, at = found
            yield read

    def _at(self, at: int) -> tuple[Read, int] | None:
        for rule in (self._vague, self._quotient, self._ordered, self._portion, self._plain):
            found = rule(at)
            if found is not None:
                return found
        return None

    def _made(self, at: int, worth: Worth, style: str) -> tuple[Read, int]:
        first, last = self.lexemes[at], self.lexemes[worth.end - 1]
        return Read(first.start, last.end, worth.value, worth.scale, style), worth.end

    # vague plurals

    def _vague(self, at: int) -> tuple[Read, int] | None:
        """Read "dozens", "tens of thousands", "several hundred", "a couple", "a handful"."""
        lead = self.lexemes[at].word
        if lead in PLURALS:
            return self._plural(at, at, 2.0)
        after = at + 1 if lead in {"a", "an", "the"} else at
        word = self.word(after) if after > at else lead
        if word in {"couple", "handful", "pair"} and lead != "the":
            return self._few(at, after, word)
        if word in {"few", "several", "many"}:
            scale_word = self.word(after + 1)
            if scale_word in SCALES:
                scale = SCALES[scale_word]
                return self._made(at, Worth(2 * scale, scale, after + 2), "vague")
            if scale_word in PLURALS and scale_word not in {"tens", "scores"}:
                return self._plural(at, after + 1, 2.0)
        return None

    def _few(self, at: int, after: int, word: str) -> tuple[Read, int] | None:
        scaled = after + 2 if self.word(after + 1) == "of" else after + 1
        if self.word(scaled) in SCALES:
            scale = SCALES[self.word(scaled)]
            return self._made(at, Worth(2 * scale, scale, scaled + 1), "vague")
        whole = after > at and (word == "handful" or self.word(after + 1) == "of")
        if not whole or word == "pair":
            return None
        return self._made(at, Worth(2.0, 1.0, after + 1), "vague")

    def _plural(self, first: int, at: int, value: float) -> tuple[Read, int] | None:
        word = self.lexemes[at].word
        scale = PLURALS[word]
        value, end = value * scale, at + 1
        while self.word(end) == "of" and self.word(end + 1) in PLURALS:
            scale = PLURALS[self.word(end + 1)]
            value, end = value * scale, end + 2
        if end == at + 1 and (word == "tens" or not self._stands(at)):
            return None
        return self._made(first, Worth(value, scale, end), "vague")

    def _stands(self, at: int) -> bool:
        """Tell the number "scores" from the verb, and "dozens" from the tail of "5 dozens"."""
        if self.lexemes[at].word == "scores":
            return self.word(at + 1) == "of"
        return not (at and self.linked(at - 1, at) and self.lexemes[at - 1].value is not None)

    # fractions and ordinals

    def _quotient(self, at: int) -> tuple[Read, int] | None:
        """Read "one over three", "2 in 5" and "one out of three" of a query."""
        start = self.lexemes[at].start
        money = self.text[max(0, start - 8) : start].rstrip()[-1:]
        if not self.every or (money and money in "$£€¥₹"):
            return None
        top = self.cardinal(at)
        if top is None or top.end >= len(self.lexemes):
            return None
        under = top.end + (self.lexemes[top.end].word == "of")
        bottom = self.cardinal(under) if under < len(self.lexemes) else None
        if bottom is None or bottom.value == 0:
            return None
        gap = self.text[self.lexemes[top.end - 1].end : self.lexemes[under].start]
        over = _OVER.fullmatch(gap)
        if over is None or (over["less"] and top.value >= bottom.value):
            return None
        if over["less"] == "in" and not self._is_in_share(top, at):
            return None
        return self._made(at, Worth(top.value / bottom.value, 1.0, bottom.end), "fraction")

    def _is_in_share(self, top: Worth, at: int) -> bool:
        return top.end == at + 1 and top.value < 100

    def _ordered(self, at: int) -> tuple[Read, int] | None:
        """Read a fraction in words ("a trillionth", "two-thirds") or else an ordinal."""
        last = self._ordinal_end(at)
        if last is None:
            return None
        for cut in range(at + 1, last + 1):
            bottom = None if self._binds(cut) else self._denominator(cut, last)
            if bottom is None:
                continue
            found = self._mixed(at, cut, last, bottom) or self._proper(at, cut, last, bottom)
            if found is not None:
                return found
        rank = self._ranked(at, last) if self.lexemes[last].word in ORDINALS else None
        return None if rank is None else self._made(at, Worth(rank, 1.0, last + 1), "ordinal")

    def _ordinal_end(self, at: int) -> int | None:
        """Return the first ordinal or part of the run of number words that begins at `at`."""
        for i in range(at, min(len(self.lexemes), at + _LONGEST)):
            word = self.lexemes[i].word if i == at else self.word(i)
            single = MANY_PARTS.get(word, word)
            if single in DENOMINATORS or word in ORDINALS or single == "first":
                return i
            if not (word in VALUES or word in SCALES or word in {"#", "and", "a", "an"}):
                return None
        return None

    def _binds(self, cut: int) -> bool:
        """Tell whether a hyphen welds the words at a cut: "ninety-five hundred fifths"."""
        left, right = self.lexemes[cut - 1].word, self.lexemes[cut].word
        return left in TENS and right in UNITS[1:10] and self.hyphened(cut)

    def _denominator(self, cut: int, last: int) -> float | None:
        """Return what the ordinal of the words [cut, last] divides by."""
        word = self.lexemes[last].word
        if cut == last:
            return DENOMINATORS.get(MANY_PARTS.get(word, word))
        ranks = VALUES.get(ORDINALS.get(MANY_PARTS.get(word, word), ""))
        if word == "seconds" or ranks is None or self.lexemes[cut].word not in VALUES:
            return None
        return self._ranked(cut, last)

    def _ranked(self, at: int, last: int) -> float | None:
        """Return the rank that the words [at, last] name as one ordinal."""
        word = self.lexemes[last].word
        base = ORDINALS.get(MANY_PARTS.get(word, word))
        if base is None:
            return None
        if at == last:
            return VALUES.get(base, SCALES.get(base))
        end = self.lexemes[last]
        words = (*self.lexemes[at:last], Lexeme(end.start, end.end, base, VALUES.get(base)))
        rank = Cardinals(self.text, words, every=self.every).cardinal(0)
        return rank.value if rank is not None and rank.end == len(words) else None

    def _top(self, at: int, cut: int, last: int) -> float | None:
        """Return the numerator [at, cut): "a third", "two thirds", but never "two third"."""
        many = self.lexemes[last].word in MANY_PARTS
        if cut == at + 1 and self.lexemes[at].word in {"a", "an"}:
            return None if many else 1.0
        top = self.cardinal(at, cut)
        if top is None or top.end != cut or top.value <= 0:
            return None
        return top.value if many == (top.value != 1) else None

    def _mixed(self, at: int, cut: int, last: int, bottom: float) -> tuple[Read, int] | None:
        """Read "two and three fifths", "a million and a half", "a billion and half a million"."""
        for place in range(cut - 1, at, -1):
            if self.lexemes[place].word != "and" or self.is_split(at, place):
                continue
            whole, top = self.cardinal(at, place), self._top(place + 1, cut, last)
            if whole is None or whole.end != place or top is None or top >= bottom:
                continue
            if self._is_of_others(at, last):
                return None
            part, scale = top / bottom, TIMES.get(self.word(last + 1), 0.0)
            if 0 < scale < whole.scale:
                return self._made(at, Worth(whole.value + part * scale, scale, last + 2), "words")
            if whole.scale >= 1000 or whole.scale == 12:
                value = whole.value + part * whole.scale
                return self._made(at, Worth(value, whole.scale, last + 1), "words")
            end = last + 2 if scale and (scale != 12 or whole.value < 20) else last + 1
            lift = scale if end == last + 2 else 1.0
            return self._made(at, Worth((whole.value + part) * lift, lift, end), "words")
        return None

    def _is_of_others(self, at: int, last: int) -> bool:
        """Tell "12 and a third of the guards", which are two figures of the news."""
        digits = not self.every and self.lexemes[at].word == "#"
        return digits and self.text.startswith(" of ", self.lexemes[last].end)

    def _proper(self, at: int, cut: int, last: int, bottom: float) -> tuple[Read, int] | None:
        top = self._top(at, cut, last)
        return None if top is None else self._scaled(at, Worth(top / bottom, 1.0, last + 1))

    def _portion(self, at: int) -> tuple[Read, int] | None:
        """Read "half", "half a million" and "quarter million", which have no numerator."""
        word = self.lexemes[at].word
        if word not in PARTS:
            return None
        read = self._scaled(at, Worth(1 / PARTS[word], 1.0, at + 1))
        return read if word == "half" or read[0].scale > 1 else None

    def _scaled(self, at: int, part: Worth) -> tuple[Read, int]:
        """Add the scale of "half a million", "a quarter of a million", "half a dozen"."""
        scaled = part.end + 1 if self.word(part.end) == "of" else part.end
        scaled = scaled + 1 if self.word(scaled) in {"a", "an"} else scaled
        scale = SCALES.get(self.word(scaled))
        if scale is None:
            return self._made(at, part, "fraction")
        return self._made(at, Worth(part.value * scale, scale, scaled + 1), "words")

    def _plain(self, at: int) -> tuple[Read, int] | None:
        worth = self.cardinal(at)
        if worth is None:
            return None
        style = "digits" if self.lexemes[at].word == "#" else "words"
        return self._made(at, worth, style)

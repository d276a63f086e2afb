"""Years and decades written in words: nineteen eighty-four, two thousand and five."""

from __future__ import annotations

import re

from retold.annotate import calendar
from retold.annotate.timegrammar import Match, Reading, Rule, S, Scene, number, rule
from retold.annotate.timeyears import WORD_DECADES, year_reading

_SPELLED_AFTER = frozenset("in since until till by of from during year".split())
_SPELLED_ENDS = re.compile(
    rf"\s*(?:$|[.,;:!?)\"”’])|{S}(?:and|or|but|when|that|after|before|with|to|until|he|she|it|they|we|"
    rf"i|was|is|as|at|on|by|the|came|because|while|where|who)\b"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TWO_DIGITS = (
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:{_UNITS}))?|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
)
SPELLED_CENTURIES = ("sixteen", "seventeen", "eighteen", "nineteen", "twenty", "two")


def _spelled_year(m: Match, scene: Scene) -> Reading | None:
    """Read "nineteen eighty-four", "two thousand and fifteen"; in prose after "in" and its like.

    "Nineteen eighty-four" is how nothing is counted, so it needs no company.
    """
    rest = number(m["rest"] or m["since"])
    century = number(m["century"]) if m["century"] else 20.0
    if rest is None or century is None or (m["century"] and rest < 10):
        return None
    told = scene.word_before(m.start()) in _SPELLED_AFTER
    sure = m["century"] in {"eighteen", "nineteen"} and "-" in m["rest"]
    ends = _SPELLED_ENDS.match(scene.low, m.end()) is not None
    if not sure and not ((scene.notes or told) and ends):
        return None
    return year_reading(int(century * 100 + rest))


def _spelled_decade(m: Match, scene: Scene) -> Reading | None:
    """Read "the nineteen seventies"."""
    del scene
    decade = int(number(m["century"]) or 0) * 100 + WORD_DECADES[m["word"]] % 100
    return Reading("date", f"{decade // 10}", calendar.year_span(decade, 10))


SPELLED_YEAR: Rule = rule(
    rf"(?:(?P<century>sixteen|seventeen|eighteen|nineteen|twenty)[-\s](?P<rest>{_TWO_DIGITS})|"
    rf"two{S}thousand{S}(?:and{S})?(?P<since>{_TWO_DIGITS}|{_UNITS}))(?![a-z-])",
    _spelled_year,
)
SPELLED_DECADE: Rule = rule(
    rf"(?P<century>seventeen|eighteen|nineteen){S}"
    rf"(?P<word>{'|'.join(list(WORD_DECADES)[:8])})(?![a-z])",
    _spelled_decade,
)

"""Every number as a query writes it; and the news' guard, which reads less."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.annotate.figures import read_figures
from retold.annotate.numberwords import TENS, UNITS
from retold.annotate.numerals import Style, find_numerals
from retold.annotate.parts import Syntax


def every(text: str) -> list[tuple[str, float]]:
    return [
        (text[n.start : n.end], n.value)
        for n in find_numerals(text, every=True)
        if n.style is not Style.ORDINAL
    ]


def guarded(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.value) for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a ninth", Fraction(1, 9)),
        ("four ninths", Fraction(4, 9)),
        ("a thirty-first", Fraction(1, 31)),
        ("five thirty-firsts", Fraction(5, 31)),
        ("two hundred forty sevenths", Fraction(200, 47)),
        ("two hundred forty three sevenths", Fraction(243, 7)),
        ("three hundred fortieths", Fraction(300, 40)),
        ("one two hundred and sixth", Fraction(1, 206)),
        ("ninety-two hundred fourths", Fraction(9200, 4)),
        ("two hundred and forty sevenths", Fraction(240, 7)),
        ("two hundred and three sevenths", 200 + Fraction(3, 7)),
        ("six and a third", 6 + Fraction(1, 3)),
        ("forty and four fifths", 40 + Fraction(4, 5)),
        ("three million and one half", 3_500_000),
        ("two billion and three quarters million", 2_000_750_000),
        ("four and a half thousand", 4500),
        ("three quarters of a billion", 750_000_000),
        ("half dozen", 6),
        ("forty thousandths", Fraction(40, 1000)),
        ("7 over 8", Fraction(7, 8)),
        ("three out of eight", Fraction(3, 8)),
        ("6 1/4", Fraction(25, 4)),
        ("7/8", Fraction(7, 8)),
        ("3 and ⅛", Fraction(25, 8)),
        ("⅚", Fraction(5, 6)),
        ("seven point nought two", Fraction(702, 100)),
        ("three hundred point twelve", Fraction(30012, 100)),
        ("point six", Fraction(6, 10)),
        ("2e6", 2_000_000),
        ("4e-3", Fraction(4, 1000)),
        ("2^10", 1024),
        ("2^-1", Fraction(1, 2)),
        ("7,25", Fraction(725, 100)),
        ("2.345,5", Fraction(23455, 10)),
        ("2 345 678", 2_345_678),
        ("3 thousand 4 hundred and 12", 3412),
        ("minus seven", -7),
        ("-3.5", Fraction(-7, 2)),
        ("negative two thirds", Fraction(-2, 3)),
        ("4MM", 4_000_000),
        ("6 G", 6_000_000_000),
        ("12 doz", 144),
    ],
)
def test_a_query_is_one_number(text: str, value: float | Fraction) -> None:
    ((written, found),) = every(f"is {text} right?" if text[0] not in "-" else text)
    assert written == text
    assert found == pytest.approx(float(value), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.20.30.40", [10, 20, 30, 40]),
        ("3/4/2031", [3, 4, 2031]),
        ("rows 11,13,15", [11, 13, 15]),
        ("555 0000", [555, 0]),
        ("5 hundred and 3 hundred", [500, 300]),
        ("8 in 3", [8, 3]),
        ("7 out of 2", [7, 2]),
        ("two-nought-two", [2, 0, 2]),
        ("the one, which one, this one", []),
        ("the sixth of the 7th", []),
        ("twenty-second", []),
        ("40ml of XK900", [40]),
        ("1/0 and 2^9999 and 3e999", []),
        ("see https://example.org/7?n=8", []),
    ],
)
def test_what_a_query_does_not_join_or_does_not_read(text: str, found: list[float]) -> None:
    assert [value for _, value in every(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.20.30.40", []),
        ("on 3/4/2031", []),
        ("all for naught", []),
        ("a victory of 7 over 8", [7, 8]),
        ("lost 12 and a third of the crew fled", [12, 1 / 3]),
        ("met at point six", [6]),
        ("rose point six percent", [0.6]),
        ("grew 2e6", []),
        ("about 6 G", [6]),
        ("twenty seconds", [20]),
        ("the twenty-second man", []),
        ("between two hundred and fifty and three hundred", [250, 300]),
        ("between two hundred and three hundred", [200, 300]),
    ],
)
def test_the_news_reads_less(text: str, found: list[float]) -> None:
    assert [value for _, value in guarded(text)] == pytest.approx(found)


def spelt(number: int) -> str:
    """Spell a number below a thousand million, in the long form."""
    for scale, word in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = f" {spelt(number % scale)}" if number % scale else ""
            return f"{spelt(number // scale)} {word}{rest}"
    if number >= 100:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    if number >= 20:
        unit = f"-{UNITS[number % 10]}" if number % 10 else ""
        return TENS[number // 10 - 2] + unit
    return UNITS[number]


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_every_spelt_number_reads_back(number: int) -> None:
    text = f"They saw {spelt(number)} gulls."
    assert every(text) == guarded(text) == [(spelt(number), number)]


HOSTILE = [
    "9" * 400,
    "1," * 3000,
    "1 " * 4000,
    "one " * 3000,
    "one hundred and " * 1500,
    "twenty " * 2000 + "firsts",
    "a " * 3000 + "half",
    "dozens of " * 2000,
    "between " * 2000 + "1 and 2",
    "more than " * 2000 + "5",
    "(((" * 2000 + "5" + ")))" * 2000,
    "$" * 5000 + "5",
    "-" * 5000 + "5",
    "1/" * 3000,
    "1^" * 3000 + "2",
    "5 per 5 per " * 1500,
    "9e" * 3000,
    "٣٤٥ and ५६७ and ３４５ and Ⅻ and ②",
    "👩‍🚀5👨‍👩‍👧 of 7🐐",
    "\u202e12\u202c \u200b34\u200b \ufeff56",
    "five\u0301 hundred\u0308",
    "1\u0660\u0661,٠٠٠ of 2²³",
    "USD" * 2000 + "5",
    "5 " + "Aa " * 3000 + "dollars",
    "point " * 3000 + "five",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("query", [False, True])
def test_hostile_text_is_read_in_bounded_time(text: str, query: bool) -> None:
    began = time.perf_counter()
    for figure in read_figures(text, Syntax(every=query)):
        assert 0 <= figure.start < figure.end <= len(text)
    assert time.perf_counter() - began < 10


@given(st.text(alphabet="0123456789 ,.-–/^eE$%€½one twhalfthirdsand'", max_size=60))
def test_any_text_is_read_in_order(text: str) -> None:
    for query in (False, True):
        last = 0
        for numeral in find_numerals(text, every=query):
            assert last <= numeral.start < numeral.end <= len(text)
            last = numeral.end
        for figure in read_figures(text, Syntax(every=query)):
            assert 0 <= figure.start < figure.end <= len(text)

"""Numerals: what is a number, what it is worth, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.annotate.numerals import LIMIT, Style, find_numerals, may_hold


def values(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.value) for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("saw 1,234 boats", "1,234", 1234),
        ("saw 1\u00a0234 boats", "1\u00a0234", 1234),
        ("saw 12 300 boats", "12 300", 12300),
        ("about 12,34,567 votes", "12,34,567", 1234567),
        ("grew 1.5 fold", "1.5", 1.5),
        ("a 3.5m crowd", "3.5m", 3.5e6),
        ("worth 2bn", "2bn", 2e9),
        ("worth 2 bn", "2 bn", 2e9),
        ("some 40k fans", "40k", 40_000),
        ("2½ million", "2½ million", 2.5e6),
        ("2 crore", "2 crore", 2e7),
        ("1.2 million", "1.2 million", 1.2e6),
        ("twenty-one goats", "twenty-one", 21),
        ("two hundred and five goats", "two hundred and five", 205),
        ("one hundred twenty thousand", "one hundred twenty thousand", 120_000),
        ("four thousand and one", "four thousand and one", 4001),
        ("a dozen eggs", "a dozen", 12),
        ("half a dozen", "half a dozen", 6),
        ("one and a half million", "one and a half million", 1.5e6),
        ("a million and a half", "a million and a half", 1.5e6),
        ("half a million", "half a million", 5e5),
        ("a quarter of a million", "a quarter of a million", 2.5e5),
        ("three point five", "three point five", 3.5),
    ],
)
def test_a_number_has_its_value_and_its_words(text: str, written: str, value: float) -> None:
    assert values(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("scores of goats", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several hundred", 200),
        ("a few dozen", 24),
        ("a couple of hundred", 200),
        ("a couple of goats", 2),
        ("a handful of goats", 2),
    ],
)
def test_a_vague_plural_is_at_least_two_of_its_word(text: str, least: float) -> None:
    (numeral,) = find_numerals(text)
    assert numeral.value == least
    assert numeral.style is Style.VAGUE


@pytest.mark.parametrize(
    "text",
    [
        "the QX17 jet",
        "a V-72 tank",
        "at 6:30 sharp",
        "open 24/7",
        "the 21st man",
        "the twenty-first man",
        "the 1990s",
        "call +44 20 7946 0123",
        "see 3.2.1 below",
        "model 777XR",
        "on 24.07.2016Read more",
        "several men, few women, many goats",
        "the team scores again",
        "tens of people",
        "wait a second",
        "https://example.org/2/34",
        "9" * 400,
        "1" * 17,
        "",
    ],
)
def test_what_only_looks_like_a_number_is_read_over(text: str) -> None:
    assert values(text) == []


def test_and_joins_only_inside_one_number() -> None:
    assert values("killed two and wounded three") == [("two", 2), ("three", 3)]
    assert values("two and three fell") == [("two", 2), ("three", 3)]
    assert values("between two hundred and three hundred") == [
        ("two hundred", 200),
        ("three hundred", 300),
    ]
    assert values("lost a thousand and 30 came") == [("a thousand", 1000), ("30", 30)]


def test_blanks_do_not_join_numbers_of_a_list() -> None:
    assert values("plots 101 102 and 103") == [("101", 101), ("102", 102), ("103", 103)]


def test_the_scale_of_a_number_is_kept() -> None:
    (numeral,) = find_numerals("3 million")
    assert (numeral.value, numeral.scale) == (3e6, 1e6)


def test_fractions_are_told_from_ordinals() -> None:
    assert [n.style for n in find_numerals("two-thirds")] == [Style.FRACTION]
    assert values("a third of them")[0][0] == "a third"
    assert values("the third of them") == []


def test_the_cheap_check_passes_every_number_and_stops_plain_text() -> None:
    assert may_hold("Dozens came")
    assert may_hold("it cost ½ less")
    assert not may_hold("Nobody came, and nothing happened.")


@given(st.integers(min_value=1, max_value=int(LIMIT)))
def test_grouped_digits_read_back(number: int) -> None:
    text = f"It found {number:,} shells."
    assert values(text) == [(f"{number:,}", number)]


@given(
    st.lists(
        st.sampled_from(
            "two hundred and a half million dozens of 12 3.5 1,200 k - – to thirds one in ½".split()
        ),
        max_size=14,
    ).map(" ".join)
)
def test_numerals_stand_in_order_inside_the_text(text: str) -> None:
    last = 0
    for numeral in find_numerals(text):
        assert last <= numeral.start < numeral.end <= len(text)
        assert 0 <= numeral.value <= LIMIT
        last = numeral.end


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for numeral in find_numerals(text):
        assert text[numeral.start : numeral.end].strip()

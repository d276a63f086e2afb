"""Lengths told whole or by halves, in invented sentences, in news and in notes."""

from __future__ import annotations

import pytest

from retold.annotate.timexes import Register, find_timexes


def found(text: str, register: Register = Register.NEWS) -> list[tuple[str, str, float | None]]:
    return [
        (text[t.span.start : t.span.end], t.value, t.days and round(t.days * 24, 6))
        for t in find_timexes(text, anchor=None, register=register)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "hours"),
    [
        ("It burned for half an hour.", "half an hour", "PT0.5H", 0.5),
        ("A half-hour halt followed.", "A half-hour", "PT0.5H", 0.5),
        ("It burned for an hour and a half.", "an hour and a half", "PT1H30M", 1.5),
        ("It burned for a minute and a half.", "a minute and a half", "PT1M30S", 0.025),
        ("It took one and half hour.", "one and half hour", "PT1H30M", 1.5),
        ("It took two hours and a half.", "two hours and a half", "PT2H30M", 2.5),
        ("It took 2 and a half years.", "2 and a half years", "P2Y6M", 21915.0),
        ("Divers searched all day.", "all day", "P1D", 24.0),
        ("They stay another week.", "another week", "P1W", 168.0),
        ("Their week-long strike ended.", "week-long", "P1W", 168.0),
        ("It stood for a hundred years.", "a hundred years", "P100Y", 876600.0),
        ("It lasted an additional week.", "an additional week", "P1W", 168.0),
        ("It fell for six trading days.", "six trading days", "P6D", 144.0),
        ("A several-year tenure ended.", "several-year", "PXY", None),
        ("It ran for a year and a quarter.", "a year and a quarter", "P1.25Y", 10957.5),
    ],
)
def test_news_tells_lengths_whole_or_by_halves(text, words, value, hours):
    assert found(text) == [(words, value, hours)]


@pytest.mark.parametrize(
    "text",
    [
        "She is two and a half years old.",
        "Profit fell by a quarter.",
        "A half-day of talks.",
        "Half the night watch left.",
        "Another day, another scandal.",
        "All days are alike.",
        "The whole week-old story.",
        "He ran 3 m and 2 h.",
        "A few min of film.",
        "The lifelong friend was a hundred years old.",
        "Output grows 8% annually.",
    ],
)
def test_news_does_not_take_what_is_no_length(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("out for 3 hrs", "3 hrs", "PT3H"),
        ("out for 3.5years", "3.5years", "P3.5Y"),
        ("out for 12.375 sec", "12.375 sec", "PT12.375S"),
        ("out for full week", "full week", "P1W"),
        ("out for ½ hour", "½ hour", "PT0.5H"),
        ("out for several days", "several days", "P3D"),
        ("trips of more than 3 days", "more than 3 days", "P3D"),
        ("out another day", "another day", "P1D"),
    ],
)
def test_notes_tell_lengths_shortly(text, words, value):
    assert [f[:2] for f in found(text, Register.NOTES)] == [(words, value)]


def test_news_leaves_a_vague_length_open():
    assert found("It took several days.") == [("several days", "PXD", None)]


def test_an_age_is_no_length_in_notes():
    assert found("she is 2 years old", Register.NOTES) == []

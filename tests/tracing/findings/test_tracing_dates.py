"""Dates that the calendar refuses."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

KIND = FindingKind.DATE_IMPOSSIBLE


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The council will meet on Monday 14 May.", "Monday 14 May"),
        ("The council will meet on 31 June.", "31 June"),
        ("The council met on Saturday, May 3, 2031, the mayor said.", None),
        ("The council met on Sunday, May 4, 2031.", None),
        ("The council met on Friday 2 May 2031.", None),
        ("The council met on Wednesday 14 May.", None),
        ("The council met on Monday, and 14 of its members spoke.", None),
        ("The council first met on Monday 14 May 1979.", None),
        ("The council will meet on 29 February 2032.", None),
    ],
)
def test_a_weekday_or_day_that_cannot_be(sentence: str, words: str | None) -> None:
    made = findings(piece("Veldmark council to meet", sentence, "The hall is full."), kind=KIND)
    assert at_fault(made) == ([words] if words else [])


def test_the_same_words_are_accused_once() -> None:
    sentence = "The mayor said the council would meet on Monday 14 May, according to the clerk."
    assert len(findings(piece("Veldmark council to meet", sentence), kind=KIND)) == 1

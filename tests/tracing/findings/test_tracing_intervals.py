"""Lengths of time against the dates beside them."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

KIND = FindingKind.INTERVAL_MISMATCH


@pytest.mark.parametrize(
    ("sentence", "told", "dates"),
    [
        (
            "The strike lasted three days, from Monday to Friday.",
            "three days",
            "from Monday to Friday",
        ),
        (
            "The three-day strike from Monday to Friday hit ships.",
            "three-day",
            "from Monday to Friday",
        ),
        ("He led the port for four years, from 2010 to 2015.", "four years", "from 2010 to 2015"),
        (
            "He led the port between 2010 and 2015, four years in which little was built.",
            "four years",
            "between 2010 and 2015",
        ),
        (
            "The line was shut from 3 May to 7 May, two weeks in all, the board said.",
            "two weeks",
            "from 3 May to 7 May",
        ),
        ("It was shut for five months, from May to July.", "five months", "from May to July"),
        ("The quay fell twenty years ago, in 2021, the board said.", "twenty years ago", "2021"),
        (
            "Nine days the port was without its crane, from the storm on 3 May until 8 May.",
            "Nine days",
            "3 May until 8 May",
        ),
    ],
)
def test_a_length_that_no_count_gives(sentence: str, told: str, dates: str) -> None:
    made = findings(piece("Orlow port in figures", sentence), kind=KIND)
    assert [told in words for words in at_fault(made)] == [True]
    assert [dates in words for words in held_against(made)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "The strike lasted four days, from Monday to Friday.",
        "The strike lasted five days, from Monday to Friday.",
        "The strike lasted about three days, from Monday to Friday.",
        "Ships were held up on three days between Monday and Friday.",
        "The crane works three days a week from Monday to Friday.",
        "The strike lasted three working days, from Friday to Tuesday.",
        "He led the port for five years, from 2010 to 2015.",
        "He led the port for six years, from 2010 to 2015.",
        "He led the port for more than four years, from 2010 to 2015.",
        "It was shut for three months, from May to July.",
        "It was shut for two months, from May to July.",
        "The line was shut from 3 May to 17 May, two weeks in all.",
        "The line was shut from 3 May to 15 May, two weeks in all.",
        "Six days the port was without its crane, from the storm on 3 May until 8 May.",
        "Nine days the port was shut, from the quay on the left to the mole on 8 May.",
        "It rained for three days. From Monday to Friday the port was shut.",
        "The quay fell ten years ago, in 2021, the board said.",
        "The quay fell nine years ago, in 2021, the board said.",
        "The firm, founded three years ago, moved from Orlow to Veldmark in 2015.",
        "Prices rose in the three months to April and fell from Monday to Friday.",
    ],
)
def test_lengths_that_fit_or_speak_of_something_else(sentence: str) -> None:
    assert findings(piece("Orlow port in figures", sentence), kind=KIND) == []

"""Titles that tell another number than their own articles do."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import FindingKind, Severity

pytestmark = pytest.mark.model


def changed(title: str, *body: str) -> tuple[list[str], list[str]]:
    made = findings(piece(title, *body), kind=FindingKind.FIGURE_CHANGED)
    return at_fault(made), held_against(made)


@pytest.mark.parametrize(
    ("title", "body", "told", "origin"),
    [
        (
            "20 people killed 30 others injured in Veldmark quay blast",
            "A blast on the quay of Veldmark killed at least 26 people and injured 30 others.",
            "20",
            "at least 26",
        ),
        (
            "Scores of raiders killed in Orlow pass",
            "At least 27 raiders were killed in the Orlow pass on Tuesday, the governor said.",
            "Scores",
            "At least 27",
        ),
        (
            "740 aboard as tug rams ferry",
            "The ferry had 470 passengers aboard when the tug rammed her off Veldmark.",
            "740",
            "470",
        ),
        (
            "1,900 school lunches thrown away in Orlow",
            "The schools of Orlow threw away 9,100 school lunches in May, the board said.",
            "1,900",
            "9,100",
        ),
    ],
    ids=["another toll", "a word for far more", "digits turned round", "digits of a count"],
)
def test_a_title_with_a_number_of_its_own(title: str, body: str, told: str, origin: str) -> None:
    assert changed(title, body) == ([told], [origin])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "20 killed in Veldmark quay blast",
            ("A blast on the quay of Veldmark killed 12 dockers.", "Eight sailors died as well."),
        ),
        (
            "20 killed in Veldmark quay blast",
            ("A blast on the quay killed at least 26 people.", "The board had counted 20 before."),
        ),
        (
            "30 killed in Veldmark quay blast",
            ("A blast on the quay of Veldmark killed at least 26 people.",),
        ),
        (
            "8 killed in Veldmark quay blast",
            ("A blast on the quay of Veldmark killed six dockers and the wife of one of them.",),
        ),
        (
            "Six raiders killed at Orlow pass",
            (
                "The army shelled the raiders at the Orlow pass on Tuesday.",
                "It has done so before.",
                "The pass is narrow.",
                "It is closed in winter.",
                "Last year the raiders came down to the town. More than 20 people were killed.",
            ),
        ),
        (
            "Dozens killed in Orlow pass",
            ("At least 21 raiders were killed in the Orlow pass on Tuesday.",),
        ),
        (
            "Scores of raiders killed in Orlow pass",
            ("At least 27 raiders were killed in the pass.", "Later 50 were said to have died."),
        ),
        (
            "Flight 740 turns back",
            ("The airliner had 470 passengers aboard when it turned back off Veldmark.",),
        ),
        ("740 jobs to go at mill", ("The mill has borrowed 470 million crowns from the bank.",)),
        (
            "Were 20 killed in Veldmark?",
            ("A blast on the quay of Veldmark killed at least 26 people.",),
        ),
    ],
    ids=[
        "a sum",
        "in the text",
        "within the bound",
        "one who is not numbered",
        "another event",
        "loosely said",
        "a later count",
        "a number that is a name",
        "another thing",
        "asked",
    ],
)
def test_what_a_title_may_say(title: str, body: tuple[str, ...]) -> None:
    assert changed(title, *body) == ([], [])


def test_a_loose_word_is_less_severe() -> None:
    body = "At least 27 raiders were killed in the Orlow pass on Tuesday, the governor said."
    (made,) = findings(
        piece("Scores of raiders killed in Orlow pass", body), kind=FindingKind.FIGURE_CHANGED
    )
    assert made.severity is Severity.MEDIUM

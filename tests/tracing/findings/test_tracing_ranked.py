"""Some of the largest told as the largest; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, held_against, of_one_story, piece

from retold.types import Article, Finding, FindingKind, Severity

pytestmark = pytest.mark.model

QUOTED = (
    "“Shutting three of the largest mills there would send a shock through the river trade,” said "
    "Greta Holm of the Veldmark Mill Board."
)
TOLD = (
    "Greta Holm also advised shutting the valley’s three largest mills to send a shock through "
    "the whole river trade."
)


def narrowed(told: str, quoted: str = QUOTED, *, published: str = NEXT_DAY) -> list[Finding]:
    return of_one_story(*pair(told, quoted, published), kind=FindingKind.SCOPE_NARROWED)


def pair(told: str, quoted: str, published: str) -> tuple[Article, Article]:
    return (
        piece("Greta Holm calls for shut mills in Veldmark", quoted),
        piece(
            "Veldmark mills: Greta Holm calls for a shutdown",
            told,
            outlet="Coast Gazette",
            published=published,
        ),
    )


def test_three_of_the_largest_told_as_the_three_largest() -> None:
    made = narrowed(TOLD)
    assert at_fault(made) == ["the valley’s three largest mills"]
    assert held_against(made) == ["three of the largest mills"]
    assert made[0].severity is Severity.LOW
    assert made[0].detail["source"] == "Greta Holm"


@pytest.mark.parametrize(
    "told",
    [
        TOLD.replace("the valley’s three largest", "three of the valley’s largest"),
        TOLD.replace("three largest", "four largest"),
        TOLD.replace("largest", "oldest"),
        TOLD.replace("mills", "docks"),
        TOLD.replace("to send a shock through the whole river trade", "by the end of May"),
        f"{TOLD} She named three of the largest mills there.",
    ],
    ids=["kept", "another number", "another rank", "other things", "not alike", "both forms"],
)
def test_a_telling_that_fixes_nothing(told: str) -> None:
    assert narrowed(told) == []


def test_words_that_nobody_is_quoted_with_or_of_other_days() -> None:
    assert narrowed(TOLD, QUOTED.replace("“", "").replace("”", "")) == []
    assert narrowed(TOLD, published="2031-05-17") == []

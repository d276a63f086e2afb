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


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        (
            "“One of the oldest weirs on the river has given way at Norwick bridge,” said Greta "
            "Holm of the Veldmark Mill Board.",
            "The oldest weir on the river has given way at Norwick bridge, Greta Holm said.",
        ),
        (
            "“Several of the busiest docks of Norwick will shut for the winter season,” said Greta "
            "Holm of the Veldmark Mill Board.",
            "Norwick's busiest docks will shut for the winter season, Greta Holm said.",
        ),
    ],
)
def test_one_or_several_told_as_the_first_of_their_kind(quoted: str, told: str) -> None:
    assert len(narrowed(told, quoted)) == 1


def test_a_title_that_makes_one_of_the_deadliest_the_deadliest() -> None:
    body = "One of the deadliest landslides of the valley buried a Norwick farm on Monday."
    title = "Valley's deadliest landslide buries Norwick farm"
    made = of_one_story(piece(title, body), kind=FindingKind.SCOPE_NARROWED)
    assert at_fault(made) == ["Valley's deadliest landslide"]
    told = f"{body} It was the deadliest landslide there, the mayor said."
    assert of_one_story(piece(title, told), kind=FindingKind.SCOPE_NARROWED) == []


@pytest.mark.parametrize(
    "told",
    [
        "The oldest weir in years gave way at Norwick bridge on the river, Greta Holm said.",
        "The second oldest weir on the river gave way at Norwick bridge, Greta Holm said.",
        "The oldest weirs on the river gave way at Norwick bridge, Greta Holm said.",
        "Norwick's oldest weir gave way at the bridge on the river, Greta Holm said.",
        "The oldest weir in Norwick gave way at the bridge on the river, Greta Holm said.",
    ],
    ids=["of some years", "the second", "several", "of one town", "in one town"],
)
def test_another_rank_than_that_of_the_quoted_words(told: str) -> None:
    quoted = (
        "“One of the oldest weirs on the river gave way at Norwick bridge,” said Greta Holm of "
        "the Veldmark Mill Board."
    )
    assert narrowed(told, quoted) == []

"""A group narrowed by words that its source did not say."""

from __future__ import annotations

import pytest
from newsroom import at_fault, held_against, of_one_story, piece

from retold.types import Article, Finding, FindingKind

pytestmark = pytest.mark.model

QUOTED = "The River Board said: “There has been a great flight of villagers from the coast.”"
TOLD = "The River Board said that a flight of wealthy villagers from the coast had begun."


def narrowed(told: str, *quoted: str) -> tuple[Article, list[Finding]]:
    first = piece("Board tells of flight from Veldmark coast", *(quoted or (QUOTED,)))
    second = piece("Veldmark coast empties", told, outlet="Coast Gazette")
    return second, of_one_story(first, second, kind=FindingKind.SCOPE_NARROWED)


@pytest.mark.parametrize("limit", ["wealthy", "old"])
def test_a_telling_that_limits_the_group(limit: str) -> None:
    second, made = narrowed(TOLD.replace("wealthy", limit))
    assert at_fault(made) == [f"flight of {limit} villagers"]
    assert held_against(made) == ["flight of villagers"]
    assert made[0].evidence[0].article == second.id
    assert made[0].detail["added"] == [limit]


@pytest.mark.parametrize(
    "told",
    [
        TOLD.replace("wealthy villagers", "villagers"),
        TOLD.replace("wealthy", "many"),
        TOLD.replace("River Board", "Farmers Union"),
        TOLD.replace("flight", "meeting"),
        TOLD.replace("wealthy villagers", "wealthy merchants"),
    ],
    ids=["not limited", "many limits nothing", "another source", "another head", "other people"],
)
def test_a_telling_that_narrows_nothing(told: str) -> None:
    assert narrowed(told)[1] == []


def test_a_limit_that_the_source_is_quoted_with_elsewhere() -> None:
    more = "It added: “The flight of wealthy villagers hurts the coast.”"
    assert narrowed(TOLD, QUOTED, more)[1] == []


EVERY = "The River Board said: “We ask for every stone of the old bridge back from the coast.”"
LOOTED = "The River Board said that every looted stone of the old bridge should come back."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (LOOTED, ["every looted stone"]),
        (LOOTED.replace("looted ", ""), []),
        (LOOTED.replace("looted", "last"), []),
        (LOOTED.replace("River Board", "Farmers Union"), []),
        ("The River Board said that every looted stone may be sold.", []),
    ],
)
def test_a_limit_set_on_all_of_something(told: str, words: list[str]) -> None:
    assert at_fault(narrowed(told, EVERY)[1]) == words

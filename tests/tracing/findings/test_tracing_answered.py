"""A denial beside what it denies in one article; and what only stands beside a denial."""

from __future__ import annotations

import pytest
from newsroom import at_fault, held_against, of_one_story, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

TOLD = "Norland drones struck a grain store in Orlow and killed six people, the Orlow council said."
DENIAL = "Colonel Otto Brandt said that Norland had not struck a store in Orlow."


def contradictions(told: str, denial: str, *between: str) -> list[Finding]:
    text = " ".join([told, *between, denial])
    return of_one_story(piece("Grain store burns", text), kind=FindingKind.CONTRADICTION)


def test_a_denial_of_what_another_source_of_the_article_says() -> None:
    made = contradictions(TOLD, DENIAL)
    assert held_against(made)[0].startswith("Norland drones struck a grain store")
    assert at_fault(made) == ["Norland had not struck a store in Orlow"]
    assert made[0].severity is Severity.MEDIUM


def test_a_deed_that_is_named_by_a_noun() -> None:
    told = (
        "A Norland coalition strike killed nine farmers near Sellin, the Sellin Relief Board said."
    )
    denial = "The coalition did not carry out strikes near Sellin, Colonel Otto Brandt said."
    assert len(contradictions(told, denial)) == 1


@pytest.mark.parametrize("doubt", ["Suspected Norland", "Apparently Norland"])
def test_a_doer_who_is_only_suspected_is_not_contradicted(doubt: str) -> None:
    assert contradictions(TOLD.replace("Norland", doubt, 1), DENIAL) == []


def test_a_deed_thought_to_be_somebodys_is_not_contradicted() -> None:
    told = (
        "A strike thought to be carried out by the Norland coalition killed nine farmers near "
        "Sellin, the Sellin Relief Board said."
    )
    denial = "The coalition did not carry out strikes near Sellin, Colonel Otto Brandt said."
    assert contradictions(told, denial) == []


@pytest.mark.parametrize(
    "denial",
    [
        DENIAL.replace("had not struck", "had not bought"),
        DENIAL.replace("Norland had", "Sudmark had"),
        DENIAL.replace("in Orlow", "in Sellin"),
        DENIAL.replace("had not struck a store", "had not only struck a store"),
        DENIAL.replace("had not struck", "would not strike"),
        DENIAL.replace("Colonel Otto Brandt", "The Orlow council"),
    ],
    ids=["another deed", "another doer", "another town", "not only", "to come", "one source"],
)
def test_a_denial_of_something_else(denial: str) -> None:
    assert contradictions(TOLD, denial) == []


@pytest.mark.parametrize(
    "told",
    [
        TOLD.replace(
            "struck a grain store in Orlow and killed six people",
            "stopped short of a grain store that was struck in Orlow",
        ),
        TOLD.replace("struck", "could have struck"),
        TOLD.replace(", the Orlow council said", ""),
    ],
    ids=["undone", "open", "nobody's word"],
)
def test_what_a_denial_does_not_answer(told: str) -> None:
    assert contradictions(told, DENIAL) == []


def test_a_denial_far_below() -> None:
    between = [
        f"The {word} was wet that day." for word in ("barn", "road", "yard", "field", "mill")
    ]
    assert contradictions(TOLD, DENIAL, *between) == []

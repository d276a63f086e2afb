"""One announced term quoted with two words; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, held_against, of_one_story, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

FIRST = "Brandt’s office first released a statement that a “permanent truce” with Sudmark stood."
OTHER = "At first Mr Brandt’s office put out an announcement of a “lasting truce.”"


def altered(told: str, **options: str) -> list[Finding]:
    where = {"outlet": "Coast Gazette", "published": NEXT_DAY, **options}
    return of_one_story(
        piece("Otto Brandt tells of Sudmark truce", FIRST, "Otto Brandt leads Norland."),
        piece("Otto Brandt and the Sudmark truce", told, "Otto Brandt leads Norland.", **where),
        kind=FindingKind.QUOTE_ALTERED,
    )


def test_two_words_for_one_term_of_a_statement() -> None:
    made = altered(OTHER)
    assert at_fault(made) == ["lasting truce"]
    assert held_against(made) == ["permanent truce"]
    assert made[0].severity is Severity.LOW


@pytest.mark.parametrize(
    "told",
    [
        OTHER.replace("lasting", "permanent"),
        OTHER.replace("lasting", "permanently"),
        OTHER.replace("truce", "quarrel"),
        OTHER.replace("an announcement of", "word of"),
        OTHER.replace("Mr Brandt’s office", "Ida Holm’s office"),
        f"{OTHER} Later it said that the truce was not permanent.",
    ],
    ids=[
        "the same",
        "another ending",
        "another thing",
        "no statement",
        "another owner",
        "the other word is known",
    ],
)
def test_terms_that_no_statement_ties(told: str) -> None:
    assert altered(told) == []


def test_one_outlet_or_days_apart() -> None:
    assert altered(OTHER, outlet="Veldmark Courier", published=DAY) == []
    assert altered(OTHER, published="2031-05-19") == []


SPOKEN = "The harbour tunnel needs a “thorough overhaul” before winter, Otto Brandt said."


def spoken(told: str) -> list[Finding]:
    return of_one_story(
        piece("Otto Brandt on the harbour tunnel", SPOKEN),
        piece("Brandt and the harbour tunnel", told, outlet="Coast Gazette", published=NEXT_DAY),
        kind=FindingKind.QUOTE_ALTERED,
    )


def test_two_words_for_one_term_of_a_named_source() -> None:
    told = "Otto Brandt said the harbour tunnel needs a “gentle overhaul” before winter comes."
    assert at_fault(spoken(told)) == ["gentle overhaul"]


@pytest.mark.parametrize(
    "told",
    [
        "Otto Brandt said that his party would see a “gentle overhaul” of its rules in spring.",
        "Ida Holm said the harbour tunnel needs a “gentle overhaul” before winter comes.",
    ],
    ids=["of another thing", "another source"],
)
def test_two_terms_of_two_remarks(told: str) -> None:
    assert spoken(told) == []

"""What keeps one origin of a whole story from being told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import findings, piece

from retold.types import FindingKind

KIND = FindingKind.SINGLE_ORIGIN
FIRST = "Nine people were killed when the dyke at Veldmark broke on Monday, the River Board said."
SECOND = "The River Board said nine people were killed when the Veldmark dyke broke on Monday."

pytestmark = pytest.mark.model


def found(
    first: str, second: str, *, outlets: tuple[str, str] = ("Mill Post", "Coast Gazette")
) -> int:
    articles = (
        piece("Nine killed as Veldmark dyke breaks", first, outlet=outlets[0]),
        piece("Veldmark dyke breaks, nine killed", second, outlet=outlets[1]),
    )
    return len(findings(*articles, kind=KIND))


def test_two_leads_on_one_board() -> None:
    assert found(FIRST, SECOND) == 1


@pytest.mark.parametrize(
    "more",
    [
        "The Boatmen League said 14 people were killed at the dyke.",
        "A Northline photographer in Veldmark saw boats in the streets.",
        "Local activists said the dyke had leaked for days.",
    ],
)
def test_another_who_tells_of_it(more: str) -> None:
    assert found(f"{FIRST} {more}", SECOND) == 0


def test_another_body_with_a_count_of_something_else() -> None:
    more = "The Boatmen League called for new dykes."
    assert found(f"{FIRST} {more}", SECOND) == 1


@pytest.mark.parametrize(
    ("head", "made"),
    [("Board director Ida Holt", 0), ("Riverside director Ida Holt", 1), ("Ida Holt", 0)],
)
def test_a_count_by_whoever_heads_the_source(head: str, made: int) -> None:
    credit = FIRST.replace("River Board", "Riverside Watch")
    second = SECOND.replace("River Board", "Riverside Watch")
    more = f"“Two people were killed at the mill,” said {head}."
    assert found(f"{credit} {more}", second) == made


def test_a_lead_that_counts_far_more_than_the_source() -> None:
    lead = "At least 30 people were killed when the dyke at Veldmark broke on Monday."
    credit = "Nine people were killed at the mill alone, the River Board said."
    assert found(f"{lead} {credit}", SECOND) == 0


def test_an_origin_that_is_one_of_the_two_outlets() -> None:
    first = "The dyke at Veldmark broke on Monday, the Coast Gazette reported."
    second = "The dyke at Veldmark broke on Monday. The water rose."
    assert found(first, second) == 0


def test_a_copy_is_shown_in_its_own_words() -> None:
    long = FIRST + " The water rose through the night and filled the mill to the second floor."
    one = piece("Nine killed as Veldmark dyke breaks", long, outlet="Mill Post")
    two = replace(piece("Nine killed as dyke breaks", long, outlet="Coast Gazette"), agency=None)
    for made in findings(one, two, kind=KIND):
        assert {each.article for each in made.evidence} == {one.id, two.id}

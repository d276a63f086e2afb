"""Leads of one day with tolls that cannot both hold."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, findings, piece

from retold.tracing.findings.leads import MANY
from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

FIRST = (
    "Rockets hit the quay of Veldmark on Wednesday, killing three dockers and wounding 20 others "
    "at the fish market."
)
SECOND = (
    "Three people were killed and 30 wounded when rockets hit the fish market on the quay of "
    "Veldmark on Wednesday."
)


def conflicts(
    first: str, second: str, *, day: str = DAY, outlet: str | None = "Orlow Herald"
) -> list[Finding]:
    return findings(
        piece("Rockets hit Veldmark fish market", first, outlet="Veldmark Courier", published=DAY),
        piece("Rockets on the quay of Veldmark", second, outlet=outlet, published=day),
        kind=FindingKind.FIGURE_CONFLICT,
    )


def test_two_leads_count_the_wounded_otherwise() -> None:
    (made,) = conflicts(FIRST, SECOND)
    assert {evidence.text for evidence in made.evidence[:2]} == {"20", "30"}
    assert made.severity is Severity.LOW
    assert "later count" in made.detail["unless"]


def test_a_count_of_a_part_is_no_count_of_the_whole() -> None:
    told = f"{SECOND} Of the wounded, at least 12 dockers were hurt by glass, the board said."
    (made,) = conflicts(FIRST, told)
    assert {evidence.text for evidence in made.evidence[:2]} == {"20", "30"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, SECOND.replace("30 wounded", "at least 15 wounded")),
        (FIRST, SECOND.replace("30 wounded", "22 wounded")),
        (FIRST, SECOND.replace("30 wounded", "200 wounded")),
        (FIRST, f"{SECOND} The board had counted 20 wounded at noon."),
        (FIRST, f"The toll has risen. {SECOND}"),
        (FIRST, f"The governor has raised the toll. {SECOND}"),
        (f"{FIRST} The toll could still rise, a doctor said.", SECOND),
        (FIRST.replace("killing three", "killing at least three"), SECOND),
        (FIRST, "Three people were killed and 30 wounded in a train crash at Orlow on Wednesday."),
        (FIRST, SECOND.replace("30 wounded", "nearly 30 wounded")),
        (
            FIRST.replace("20 others", "20 people"),
            SECOND.replace("30 wounded", "nine soldiers wounded"),
        ),
    ],
    ids=[
        "within the bound",
        "an hour apart",
        "another event",
        "both given",
        "rising",
        "raised",
        "may rise",
        "one bound over both",
        "another place",
        "roughly",
        "a part",
    ],
)
def test_what_may_both_hold(first: str, second: str) -> None:
    assert conflicts(first, second) == []


def test_a_later_day_brings_a_later_count() -> None:
    assert conflicts(FIRST, SECOND, day=NEXT_DAY) == []


@pytest.mark.parametrize("outlet", ["Veldmark Courier", None])
def test_one_outlet_may_count_again(outlet: str | None) -> None:
    assert conflicts(FIRST, SECOND, outlet=outlet) == []


def crowd(count: int) -> list[Finding]:
    """Return the conflicts of so many leads of one day, each other one with a toll of its own."""
    told = [
        piece(
            None,
            FIRST.replace("20", "20" if number % 2 else "30"),
            outlet=f"Herald {number}",
            published=DAY,
            url=f"https://herald{number}.example/quay",
        )
        for number in range(count)
    ]
    return findings(*told, kind=FindingKind.FIGURE_CONFLICT)


def test_of_a_crowd_of_leads_each_later_one_has_one_conflict() -> None:
    made = crowd(MANY + 10)
    later = [found.evidence[0].article for found in made]
    assert len(later) == len(set(later))
    assert MANY // 2 < len(later) < MANY + 10
    assert all(found.evidence[0].text != found.evidence[1].text for found in made)

"""Figures that another article carries on without their bound, range or digits."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, held_against, of_one_story, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

TITLE = "Warehouse burns in Veldmark harbour"
FIRST = "Up to 60 tonnes of varnish burned in the warehouse in Veldmark harbour on Monday."


def carried(first: str, later: str, kind: FindingKind, *, day: str = NEXT_DAY) -> list[list[str]]:
    made = of_one_story(
        piece(TITLE, first, outlet="Veldmark Courier", published=DAY),
        piece("After the fire in Veldmark harbour", later, outlet="Orlow Herald", published=day),
        kind=kind,
    )
    return [at_fault(made), held_against(made)]


@pytest.mark.parametrize(
    ("first", "later", "kind", "told", "origin"),
    [
        (
            FIRST,
            "In the fire in the Veldmark warehouse 60 tonnes of varnish burned.",
            FindingKind.BOUND_LOST,
            "60 tonnes",
            "Up to 60 tonnes",
        ),
        (
            "The harbour warehouse in Veldmark held 1,978 barrels of varnish when it burned.",
            "There were 2,000 barrels of varnish in the harbour warehouse that burned in Veldmark.",
            FindingKind.FIGURE_ROUNDED,
            "2,000 barrels",
            "1,978 barrels",
        ),
        (
            "Between 20 and 25 lorries stood in the yard of the Veldmark warehouse that night.",
            "There were 23 lorries in the yard of the Veldmark warehouse.",
            FindingKind.RANGE_COLLAPSED,
            "23",
            "Between 20 and 25",
        ),
        (
            "The crane at the Veldmark warehouse lifts 320 tonnes.",
            "The crane at the warehouse in Veldmark lifts 230 tonnes.",
            FindingKind.FIGURE_CHANGED,
            "230 tonnes",
            "320 tonnes",
        ),
    ],
    ids=["bound", "rounded", "range", "digits"],
)
def test_what_is_lost_on_the_way(
    first: str, later: str, kind: FindingKind, told: str, origin: str
) -> None:
    assert carried(first, later, kind) == [[told], [origin]]


@pytest.mark.parametrize(
    ("first", "later", "day"),
    [
        (FIRST, "In the fire in the Veldmark warehouse 60 tonnes of varnish burned.", DAY),
        (FIRST, "The fire brigade of Veldmark has bought a crane of 60 tonnes.", NEXT_DAY),
        (FIRST, "In the Veldmark warehouse 60 barrels of varnish burned.", NEXT_DAY),
        (
            FIRST,
            "In the Veldmark fire 60 tonnes of varnish burned, or perhaps up to 60 tonnes.",
            NEXT_DAY,
        ),
        (
            f"{FIRST} The owner's own list has 60 tonnes of varnish.",
            "In the fire in the Veldmark warehouse 60 tonnes of varnish burned.",
            NEXT_DAY,
        ),
        (
            "At least 60 people were hurt in the fire in the Veldmark warehouse, police said.",
            "Doctors in Veldmark saw 60 people who had been hurt at the warehouse, all pale.",
            NEXT_DAY,
        ),
    ],
    ids=["one day", "another thing", "another unit", "kept", "told plainly as well", "a toll"],
)
def test_what_tells_nothing(first: str, later: str, day: str) -> None:
    assert carried(first, later, FindingKind.BOUND_LOST, day=day) == [[], []]


def test_one_number_of_one_named_thing_needs_no_other_word() -> None:
    first = "At least 34 elms are gone, by the count of the warden, who looked over the wall."
    assert carried(first, "His count of the elms stands at 34.", FindingKind.BOUND_LOST) == [
        ["34"],
        ["At least 34"],
    ]


def test_a_toll_of_one_source_keeps_its_bound_or_loses_it() -> None:
    first = (
        "At least 60 people were hurt in the fire in the warehouse, Ines Vogt of the board said."
    )
    later = "In the fire in the Veldmark warehouse 60 people were hurt, Ines Vogt said."
    assert carried(first, later, FindingKind.BOUND_LOST) == [["60"], ["At least 60"]]

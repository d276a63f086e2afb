from __future__ import annotations

import pytest

from retold.stories.tolls import tolls


def bits(*numbers: int) -> int:
    return sum(1 << number % 61 for number in numbers)


@pytest.mark.parametrize(
    ("title", "given"),
    [
        ("Shelling kills 11 in Marrow, observers say", {11}),
        ("Ten dead, 1,200 hurt in Varn quake", {10, 1200}),
        ("2 nurses among 19 killed at Orrin clinic", {2, 19}),
        ("Seven drowned off Cape Lune", {7}),
        ("At least 14 sailors missing", {14}),
    ],
)
def test_a_title_gives_the_numbers_of_dead_and_hurt(title: str, given: set[int]) -> None:
    assert tolls(title) == bits(*given)


@pytest.mark.parametrize(
    "title",
    [
        "Council buys 11 trams for Marrow",
        "Toll of Varn quake rises to 14 dead",
        "Now 14 killed in Varn quake",
        "Five more bodies: dead of Varn quake laid out",
        "One dead in Marrow raid",
        "Dozens killed in Marrow",
        "F-16 crash kills pilot",
        "Pilot killed in 2014 at 4 pm on 15 April",
        "April 15 blast killed a guard",
        "Quake killed 20% of herds worth $300 and 80 million crowns in 3 days",
    ],
)
def test_what_counts_no_dead_or_may_have_grown_gives_none(title: str) -> None:
    assert tolls(title) == 0

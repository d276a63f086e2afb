"""Whose voices an article lets be heard besides its one source."""

from __future__ import annotations

import pytest

from retold.tracing.origins import seconds

BOARD = "River Board"


@pytest.mark.parametrize(
    "told",
    [
        "A Coastwire photographer in Orlow saw people wading through the street.",
        "Men carried sandbags, a Northline correspondent in the town said.",
        "A spokesman at the hospital in Orlow said 14 had been brought in.",
        "A witness at the mill said he saw the wall fall.",
        "Activists reported a second breach.",
        "The dyke broke, according to local residents.",
        "The dyke broke, according to multiple reports.",
        "The board had known for weeks, two people familiar with the plan said.",
        "An engineer told the River Board that the dyke was weak.",
        "Engineers surveyed by Coastwire had looked for worse.",
        "An Orlow survey of builders had looked for worse.",
    ],
)
def test_others_are_heard(told: str) -> None:
    assert seconds.is_heard(f"Dyke breaks\n\nThe dyke broke on Monday. {told}", BOARD)


@pytest.mark.parametrize(
    "told",
    [
        "The River Board said three houses were under water.",
        "Farmers polled by the River Board said three houses were under water.",
        "The land was surveyed by boat.",
        "A spokesman for the River Board said three houses were under water.",
        "A spokeswoman said three houses were under water.",
        "The water killed two residents in the town the monitor said.",
        "The minister told a Coastwire reporter nothing.",
        "Two reports on the dyke were written last year.",
        "The state radio reports that the water falls.",
        "A photographer was among the hurt.",
    ],
)
def test_nobody_else_is_heard(told: str) -> None:
    assert not seconds.is_heard(f"Dyke breaks\n\nThe dyke broke on Monday. {told}", BOARD)


def test_unnamed_people_count_in_the_opening_and_those_on_the_spot_everywhere() -> None:
    long = "Dyke breaks\n\n" + "The water rose by the hour. " * seconds.SENTENCES
    assert not seconds.is_heard(long + "Residents said they were cold.", BOARD)
    assert seconds.is_heard(long + "A Coastwire reporter at the dyke saw boats.", BOARD)


@pytest.mark.parametrize(
    ("after", "before"),
    [
        (" had previously said it would keep the old dyke.", True),
        (" had said in May that the dyke would hold.", True),
        (" said the dyke would hold.", False),
        (" has said the dyke would hold. It had said so in May.", False),
    ],
)
def test_a_credit_for_earlier_words(after: str, before: bool) -> None:
    assert seconds.is_of_before(after) == before


@pytest.mark.parametrize(
    ("told", "source", "found"),
    [
        ("Governor Holm declared a state of emergency.", BOARD, True),
        ("Town calls for help\n\nGreta Holm has ordered the town emptied.", BOARD, True),
        ("Governor Holm declared a state of emergency.", "Greta Holm", False),
        ("Governor Holm said the water would fall.", BOARD, False),
        ("The dyke that Governor Holm ordered was new.", BOARD, False),
    ],
)
def test_an_act_of_somebody_else_is_other_news(told: str, source: str, found: bool) -> None:
    assert seconds.decrees(told, source) == found


@pytest.mark.parametrize(
    ("source", "garbled"),
    [
        ("mainly Dravic and Orlow district radio", True),
        ("state radio", False),
        ("the lake office", False),
        ("Syndicate of Orlow Boatmen and Fishers", False),
    ],
)
def test_a_name_with_a_piece_of_another_clause(source: str, garbled: bool) -> None:
    assert seconds.is_garbled(source) == garbled


def test_two_periodic_releases_share_neither_month_nor_figure() -> None:
    april = "Orlow mills added 2,660 posts in April, the Mill Office said."
    august = "Orlow mills added 2,350 posts in August, the Mill Office said."
    assert seconds.are_of_two_months(april, august)
    assert not seconds.are_of_two_months(april, april.replace("added", "made"))
    assert not seconds.are_of_two_months(april, august.replace("2,350", "2,660"))
    assert not seconds.are_of_two_months(april, august.replace(" in August", ""))

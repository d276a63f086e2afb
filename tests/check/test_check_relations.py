"""How claims stand to statements: says, says otherwise, disputes, unclear, or nothing at all."""

from __future__ import annotations

import pytest
from check_samples import related

from retold.check.relations import Relation

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The Velm ferry sank off Orlow.", "The Velm ferry sank off Orlow."),
        ("The ferry Velm sank off Orlow.", "The Velm ferry sank in the gale."),
        (
            "Heavy seas sank the Velm ferry.",
            "The Velm ferry was sunk by heavy seas, the Harbour Board said.",
        ),
        ("Did the Velm ferry sink off Orlow?", "The Velm ferry sank off Orlow on Monday."),
        ("The ferry sank.", "The pump had failed before the Velm ferry sank."),
        ("The crew of the Velm killed seals.", "The crew of the Velm landed and killed seals."),
        ("The board bought 40 lifeboats.", "The Harbour Board bought 40 lifeboats."),
        (
            "The Harbour Board did not inspect the ferry.",
            "The Harbour Board did not inspect the Velm ferry.",
        ),
    ],
)
def test_a_claim_that_puts_the_same_forward_says_it(asked: str, told: str) -> None:
    found = related(asked, told)
    assert found is not None
    assert (found.relation, found.differences) == (Relation.SAYS, ())


@pytest.mark.parametrize(
    ("asked", "told", "aspect", "sides"),
    [
        (
            "The Velm ferry carried 40 passengers.",
            "The Velm ferry carried at least 35 passengers.",
            "figure",
            ("40", "at least 35"),
        ),
        (
            "The Velm ferry carried 40 passengers.",
            "The Velm ferry carried 62 passengers.",
            "figure",
            ("40", "62"),
        ),
        (
            "At least 40 sailors of the Velm were killed.",
            "At least 40 sailors of the Velm were killed or injured.",
            "figure",
            ("At least 40: kill", "At least 40: kill, injure"),
        ),
        (
            "40 passengers left the Velm ferry at Orlow.",
            "The passengers left the Velm ferry at Orlow.",
            "figure",
            ("40", ""),
        ),
        (
            "Heavy seas sank the Velm ferry.",
            "Heavy seas probably sank the Velm ferry.",
            "certainty",
            ("asserted", "likely (“probably”)"),
        ),
        (
            "The council banned the Velm ferry from Orlow.",
            "The council will ban the Velm ferry from Orlow next year.",
            "kind",
            ("report", "prediction"),
        ),
        (
            "A police boat rescued sailors of the Velm.",
            "A fishing boat rescued sailors of the Velm.",
            "wording",
            ("police", "fishing"),
        ),
        (
            "All passengers of the Velm ferry were rescued.",
            "Most passengers of the Velm ferry were rescued.",
            "extent",
            ("all", "most"),
        ),
        (
            "The Velm ferry sank on 4 May 2031.",
            "The Velm ferry sank on 9 June 2031.",
            "time",
            ("4 May 2031", "9 June 2031"),
        ),
        (
            "Edda Corvane said that the Velm ferry sank off Orlow.",
            "Jonas Brell said that the Velm ferry sank off Orlow.",
            "source",
            ("Edda Corvane", "Jonas Brell"),
        ),
    ],
)
def test_what_differs_is_named_with_both_sides(
    asked: str, told: str, aspect: str, sides: tuple[str, str]
) -> None:
    found = related(asked, told)
    assert found is not None
    assert found.relation is Relation.OTHERWISE
    assert {item.aspect.value: (item.asked, item.told) for item in found.differences} == {
        aspect: sides
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The Velm ferry sank off Orlow.", "The Velm ferry did not sink off Orlow."),
        ("The Harbour Board did not inspect the ferry.", "The Harbour Board inspected the ferry."),
        (
            "The Harbour Board sold the Velm ferry.",
            "The Harbour Board denied that it had sold the Velm ferry.",
        ),
        ("The council approved the Orlow pier.", "The council rejected the Orlow pier."),
        (
            "The Velm ferry carried 40 passengers on 4 May 2031.",
            "The Velm ferry carried 62 passengers on 4 May 2031.",
        ),
    ],
)
def test_a_denial_an_opposite_and_a_figure_of_the_same_time_dispute(asked: str, told: str) -> None:
    found = related(asked, told)
    assert found is not None
    assert found.relation is Relation.DISPUTES


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The Velm ferry sank off Orlow.", "Did the Velm ferry sink off Orlow?"),
        ("All passengers were rescued off Orlow.", "Not all passengers were rescued off Orlow."),
        ("The ferry carried 40 passengers.", "The Velm ferry carried 62 passengers."),
    ],
)
def test_what_may_be_of_another_thing_is_unclear(asked: str, told: str) -> None:
    found = related(asked, told)
    assert found is None or found.relation is Relation.UNCLEAR


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The Velm ferry sank off Orlow.", "The Velm ferry was painted in Orlow."),
        ("The Velm ferry sank off Orlow.", "The Harbour Board of Orlow praised the Velm ferry."),
        ("The Velm ferry sank off Orlow.", "The Brigga ferry sank off Pellgate."),
        ("The Harbour Board sued the Fishers Guild.", "The Fishers Guild sued the Harbour Board."),
        ("A police boat rescued three sailors.", "A fishing boat rescued three sailors."),
        ("The Velm ferry carried 40 passengers.", "The Velm ferry carried 40 lorries."),
        ("The Velm ferry cost 40 million dollars.", "The Velm ferry killed 40 people."),
        ("The board warned of cracks in the Velm.", "The crew of the Velm was warned twice."),
        ("The Lodan barge sank.", "The barge sank."),
        (
            "More than 170 sailors have left the Velm in seven days.",
            "Young sailors were already leaving the Velm before the gale warning of the board.",
        ),
        (
            "The Velm crew killed 40 seals.",
            "A trawler ran down the Velm, killing 40 seals, as its crew looked on.",
        ),
        (
            "Orlow supplied the pump that failed on the Velm.",
            "Near the pier of Orlow fishing goes on where the Velm sank, sunk by what the board and"
            " the guild believe was a pump supplied by Orlow in the year of the great gale.",
        ),
        (
            "The Velm ferry sank off Orlow.",
            "The Velm ferry would have sunk off Orlow if the pump had failed.",
        ),
        ("The president of Norland visited Varrick.", "The Velm ferry sank off Orlow."),
    ],
)
def test_the_same_names_in_another_proposition_are_left_out(asked: str, told: str) -> None:
    found = related(asked, told)
    assert found is None or found.relation not in {Relation.SAYS, Relation.DISPUTES}


def test_a_name_of_the_statement_must_stand_in_the_article() -> None:
    asked, told = "The Lodan barge sank off the pier.", "The barge sank off the pier."
    assert related(asked, told) is None
    found = related(asked, told, context="The Lodan left port at noon.")
    assert found is not None
    assert found.relation is Relation.SAYS


def test_a_toll_is_found_where_the_event_is_named_elsewhere_in_its_article() -> None:
    asked = "12 people died in the Orlow gale."
    found = related(asked, "The storm killed 41 people.", context="The gale hit Orlow at noon.")
    assert found is not None
    assert found.relation is Relation.OTHERWISE
    ((here, there, standing),) = [(f.asked.low, f.told.low, f.standing) for f in found.figures]
    assert (here, there, standing.value) == (12.0, 41.0, "disjoint")
    assert related(asked, "The storm killed 41 people.", context="Pellgate was dark.") is None


def test_a_claim_that_is_its_own_denial_accuses_nobody() -> None:
    found = related(
        "The Harbour Board sold the ferry.",
        "The Harbour Board denied that it had not sold the ferry.",
    )
    assert found is None or found.relation is not Relation.DISPUTES

"""What a quantity counts, and what happened to the counted."""

from __future__ import annotations

import pytest
from quantity_samples import OPENING, only, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Twelve miners were killed.", ("kill",)),
        ("The blast killed 12 miners.", ("kill",)),
        ("The blast killed or injured some 70 miners.", ("kill", "injure")),
        ("Police found 12 miners dead.", ("die",)),
        ("The deaths of 12 miners shocked the town.", ("die",)),
        ("The flood claimed the lives of 12 miners.", ("die",)),
        ("The army mobilised 12 miners.", ("mobilise",)),
        ("Twelve miners have fled the valley.", ("flee",)),
        ("Twelve miners are believed to have fled.", ("flee",)),
        ("About 12 miners are feared dead.", ("die",)),
        ("Twelve miners were laid off.", ("lay off",)),
        (
            "About 12 miners have been killed, injured, incapacitated or gone missing since May.",
            ("kill", "injure", "incapacitate", "miss"),
        ),
    ],
)
def test_what_happened_to_the_counted(sentence: str, outcomes: tuple[str, ...]) -> None:
    quantity = only(sentence)
    assert quantity.counted == "miner"
    assert quantity.outcomes == outcomes


def test_two_figures_keep_their_own_outcomes() -> None:
    assert [(w, q.outcomes) for w, q in read("Twelve people were killed and 30 injured.")] == [
        ("Twelve", ("kill",)),
        ("30", ("injure",)),
    ]
    both = read("The storm left thousands homeless and killed no fewer than 14.")
    assert [q.outcomes for _, q in both] == [("homeless",), ("kill",)]


def test_those_who_act_do_not_suffer_the_act() -> None:
    rebels, guards = (q for _, q in read("Twelve raiders killed two guards."))
    assert rebels.outcomes == ()
    assert (guards.counted, guards.outcomes) == ("guard", ("kill",))


def test_an_included_part_shares_the_outcome_of_the_whole() -> None:
    whole, part = (q for _, q in read("At least 12 people, including three boys, were killed."))
    assert whole.outcomes == part.outcomes == ("kill",)


@pytest.mark.parametrize(
    ("sentence", "low", "counted", "outcomes"),
    [
        ("The death toll rose to 31 on Monday.", 31, None, ("die",)),
        ("The ministry put the death toll at at least 70.", 70, None, ("die",)),
        ("More than 17,000 have fled.", 17_000, None, ("flee",)),
        ("The number of settlers reached 31,000.", 31_000, "settler", ()),
        ("Estimates for the garrison ranged from 17,000 to 19,000.", 17_000, "garrison", ()),
        ("The storm caused 12 deaths.", 12, "death", ("die",)),
        ("Casualties topped 200.", 200, "casualty", ()),
        ("A 12-member panel met.", 12, "member", ()),
        ("Twelve people came.", 12, "person", ()),
    ],
)
def test_what_is_counted_when_no_noun_follows(
    sentence: str, low: float, counted: str | None, outcomes: tuple[str, ...]
) -> None:
    quantity = only(sentence)
    assert (quantity.low, quantity.counted, quantity.outcomes) == (low, counted, outcomes)


def test_the_counted_phrase_is_a_span_of_the_text() -> None:
    sentence = "The mobilisation of 61,000 Ruritanian army reservists began."
    quantity = only(sentence)
    assert quantity.counted == "reservist"
    assert quantity.counted_span is not None
    assert quantity.counted_span.of(f"{OPENING}\n\n{sentence}") == "Ruritanian army reservists"


def test_a_part_and_its_whole_count_the_same() -> None:
    found = read("Police questioned 12 of the 30 passengers.")
    assert [(q.low, q.counted) for _, q in found] == [(12, "passenger"), (30, "passenger")]


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("20 people killed 30 others injured in Norwick bus crash", [("kill",), ("injure",)]),
        ("12 miners killed, 30 others injured in pit blast", [("kill",), ("injure",)]),
        ("Guards kill 83 injured 100 raiders in two days", [("kill",), ("injure",)]),
        ("Two raiders killed 30 others hiding in the mall.", [(), ("kill",)]),
        ("Two raiders killed 30 people trapped in the mall.", [(), ("kill", "trap")]),
        ("The storm killed 12 people and injured 30 others.", [("kill",), ("injure",)]),
    ],
)
def test_a_participle_right_after_the_counted_is_its_own(
    sentence: str, outcomes: list[tuple[str, ...]]
) -> None:
    assert [q.outcomes for _, q in read(sentence)] == outcomes


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Twelve displaced people were killed in the raid.", ("kill",)),
        ("Twelve missing miners were rescued on Monday.", ("rescue",)),
        ("Twelve wounded people arrived.", ("injure",)),
        ("The camp holds twelve displaced people.", ("displace",)),
    ],
)
def test_what_the_counted_were_before_gives_way(sentence: str, outcomes: tuple[str, ...]) -> None:
    assert only(sentence).outcomes == outcomes


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("12 sailors killed 7 wounded in raid", [("kill",), ("injure",)]),
        ("20 dockers killed 30 injured in Orlow blast", [("kill",), ("injure",)]),
    ],
)
def test_the_killed_and_the_hurt_of_a_title_without_a_comma(
    title: str, expected: list[tuple[str, ...]]
) -> None:
    assert [quantity.outcomes for _, quantity in read(title)] == expected


def test_the_killers_of_a_title_are_not_the_killed() -> None:
    (_, (_, wounded)) = read("12 sailors killed 7 wounded raiders in Orlow")
    assert "kill" in wounded.outcomes


def test_the_dead_of_a_title_in_capitals_are_counted() -> None:
    found = only("29 Norland Sailors Dead in Ferry Fire")
    assert (found.counted, found.outcomes) == ("sailor", ("die",))
    assert read("12 Norland Dead in Ferry Fire") == []
    assert read("29 Norland Dead Sea Ferries Sold") == []

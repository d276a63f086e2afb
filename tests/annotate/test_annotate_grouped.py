"""Ages, which count nobody, and lists of people that are one count."""

from __future__ import annotations

import pytest
from quantity_samples import ends, only, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("The 34-year-old teacher fled.", 34),
        ("A teacher aged 34 fled.", 34),
        ("Ivo Brandt, 34, fled.", 34),
        ("Men aged between 18 and 25 fled.", 18),
    ],
)
def test_ages(sentence: str, low: float) -> None:
    quantity = only(sentence)
    assert (quantity.kind, quantity.unit, quantity.low) == ("age", "year", low)


@pytest.mark.parametrize(
    ("sentence", "words", "interval", "whose"),
    [
        ("Her grandfather is 34 years old.", "34 years old", (34, 34, False), "grandfather"),
        ("The bridge is two years old.", "two years old", (2, 2, False), "bridge"),
        ("The 34-year-old teacher fled.", "34-year-old", (34, 34, False), "teacher"),
        ("A boy ten years old was rescued.", "ten years old", (10, 10, False), "boy"),
        ("Ivo Brandt, 34, fled.", "34", (34, 34, False), None),
        ("Children under 5 were weighed.", "under 5", (None, 5, False), "child"),
        (
            "Children under the age of 12 travel free.",
            "under the age of 12",
            (None, 12, False),
            "child",
        ),
        ("Children younger than 12 travel free.", "younger than 12", (None, 12, False), "child"),
        ("Women aged 65 and over were asked.", "65 and over", (65, None, False), "woman"),
        ("Anyone 65 or older may vote by post.", "65 or older", (65, None, False), None),
        ("Men between 18 and 60 may not leave.", "between 18 and 60", (18, 60, False), "man"),
        ("The pupils aged 2 to 5 came.", "2 to 5", (2, 5, False), "pupil"),
    ],
)
def test_an_age_is_no_count_and_belongs_to_somebody(
    sentence: str, words: str, interval: tuple[float | None, float | None, bool], whose: str | None
) -> None:
    ((text, quantity),) = read(sentence)
    assert (text, quantity.kind) == (words, "age")
    assert ends(quantity) == interval
    assert quantity.counted == whose


def test_a_preposition_before_a_count_makes_no_age() -> None:
    assert [(q.kind, q.low, q.counted) for _, q in read("Soldiers under 5 flags marched.")] == [
        ("count", 5, "flag")
    ]
    assert only("More than 60 people fled.").kind == "count"


@pytest.mark.parametrize(
    ("sentence", "words", "total", "outcomes"),
    [
        (
            "Two men, a woman and a child were killed in the barn.",
            "Two men, a woman and a child",
            4,
            ("kill",),
        ),
        (
            "The coastguard said two men, a woman and a child were killed.",
            "two men, a woman and a child",
            4,
            ("kill",),
        ),
        (
            "Four miners, a nurse and a driver were rescued, police said.",
            "Four miners, a nurse and a driver",
            6,
            ("rescue",),
        ),
        ("A storm killed two men and a woman.", "two men and a woman", 3, ("kill",)),
        (
            "A woman and her two children were injured.",
            "A woman and her two children",
            3,
            ("injure",),
        ),
        (
            "Three soldiers, two officers and a civilian were wounded.",
            "Three soldiers, two officers and a civilian",
            6,
            ("injure",),
        ),
    ],
)
def test_a_list_of_people_is_one_count(
    sentence: str, words: str, total: float, outcomes: tuple[str, ...]
) -> None:
    ((text, quantity),) = read(sentence)
    assert text == words
    assert (quantity.low, quantity.high, quantity.counted) == (total, total, "person")
    assert quantity.outcomes == outcomes


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Two men and three women were killed.", [("Two", 2), ("three", 3)]),
        ("Two men and a woman came to dinner.", [("Two", 2)]),
        ("Two men and a dog were killed.", [("Two", 2)]),
        ("Two men said a woman and a child were killed.", [("Two", 2)]),
        ("The coastguard said two men, a woman and a child came to dinner.", [("two", 2)]),
        ("Police said the ferry with two men, a woman and a child sank.", [("two", 2)]),
        ("At least two men and a woman were killed.", [("At least two", 2)]),
        ("Twelve people, two men among them, were killed.", [("Twelve", 12), ("two", 2)]),
    ],
)
def test_what_is_no_list_of_people_is_not_added_up(
    sentence: str, figures: list[tuple[str, float]]
) -> None:
    assert [(words, q.low) for words, q in read(sentence)] == figures

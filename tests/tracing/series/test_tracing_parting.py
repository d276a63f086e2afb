"""Series that are kept apart: other places, days, groups and rules of counting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assembly_samples import article, killed, relations, series
from newsroom import NEXT_DAY
from series_samples import day, told

from retold.tracing.series.relations import Relation


def test_currencies_and_units_are_never_mixed() -> None:
    home = article("It costs 5 million euros, or 6 million dollars, for 7 tonnes.")
    words = "It costs 5 million euros, or 6 million dollars, for 7 tonnes"
    kinds = [("5 million euros", 5e6, "money", "EUR"), ("6 million dollars", 6e6, "money", "USD")]
    claims = [
        replace(
            told(home, words, text, low, low, counted=None, outcomes=(), thread="t1"),
            id=text,
        )
        for text, low, _, _ in [*kinds, ("7 tonnes", 7.0, "measure", "t")]
    ]
    units = [("money", "EUR"), ("money", "USD"), ("measure", "t")]
    typed = [
        replace(c, quantities=(replace(c.quantities[0], kind=kind, unit=unit),))
        for c, (kind, unit) in zip(claims, units, strict=True)
    ]
    found = series(*typed, articles=(home,))
    assert sorted((item.measure.kind, item.measure.unit) for item in found) == sorted(units)
    assert all(item.ucdp is None and item.acled is None for item in found)


def test_places_are_series_apart_with_the_reason() -> None:
    a = article("It killed 18 people in Harrow.")
    b = article("It killed 21 people in Orland.", "Coast Gazette")
    first = told(a, "It killed 18 people in Harrow", "18", 18, 18, place="in Harrow")
    second = told(b, "It killed 21 people in Orland", "21", 21, 21, place="in Orland")
    one, other = series(first, second, articles=(a, b))
    assert {one.place, other.place} == {"in Harrow", "in Orland"}
    ties = [item.entries[0].tie for item in (one, other)]
    assert {tie.relation for tie in ties} == {Relation.FIRST, Relation.SCOPE}
    assert "another place" in {tie.reason for tie in ties}


@pytest.mark.parametrize(
    ("place", "other", "apart"),
    [
        ("in Harrow", "across Harrow", False),
        ("in the city of Harrow", "in Harrow", False),
        ("in Harrow district", "in Harrow city", True),
        ("in the Harrow valley", "in Harrow", False),
        ("in northern Harrow", "in Harrow", True),
    ],
)
def test_a_place_is_known_by_its_name_and_its_sort(place: str, other: str, apart: bool) -> None:
    a = article(f"It killed 18 people {place}.")
    b = article(f"It killed 19 people {other}.", "Coast Gazette", NEXT_DAY)
    first = told(a, f"It killed 18 people {place}", "18", 18, 18, place=place)
    second = told(b, f"It killed 19 people {other}", "19", 19, 19, place=other)
    assert len(series(first, second, articles=(a, b))) == (2 if apart else 1)


def test_the_same_figure_joins_across_a_place_that_is_not_stated() -> None:
    a, first = killed(18)
    b = article("It killed 18 people in Harrow.", "Coast Gazette")
    second = told(b, "It killed 18 people in Harrow", "18", 18, 18, place="in Harrow")
    (only,) = series(first, second, articles=(a, b))
    assert only.place == "in Harrow"


def test_other_days_of_counting_are_series_apart() -> None:
    homes, claims = [], []
    for number, name, stamp in ((18, "Monday", "2031-05-12"), (20, "Tuesday", "2031-05-13")):
        home = article(f"Some {number} people were killed on {name}.", f"{name} Post")
        homes.append(home)
        claims.append(
            told(
                home,
                f"Some {number} people were killed on {name}",
                str(number),
                number,
                number,
                period=f"on {name}",
                times=(day(home, name, stamp),),
            )
        )
    assert len(series(*claims, articles=tuple(homes))) == 2


def test_groups_are_series_apart() -> None:
    a, everybody = killed(18)
    b = article("It killed 11 Orlander soldiers.", "Coast Gazette")
    soldiers = told(
        b,
        "It killed 11 Orlander soldiers",
        "11",
        11,
        11,
        counted="soldier",
        phrase="Orlander soldiers",
    )
    found = series(everybody, soldiers, articles=(a, b))
    assert {item.label for item in found} == {"killed", "killed: Orlander soldiers"}
    other = next(item for item in found if item.measure.group)
    assert other.entries[0].tie.relation is Relation.SCOPE


def test_another_rule_of_counting_is_told_apart() -> None:
    a, everybody = killed(18)
    b = article("It killed or hurt 30 people.", "Coast Gazette")
    both = told(b, "It killed or hurt 30 people", "30", 30, 30, outcomes=("kill", "injure"))
    c = article("There were 25 casualties.", "Dyke Herald")
    casualties = told(
        c, "There were 25 casualties", "25", 25, 25, counted="casualty", outcomes=(), thread="t9"
    )
    found = series(everybody, both, casualties, articles=(a, b, c))
    assert len(found) == 3
    rules = [e.tie.relation for item in found for e in item.entries]
    assert rules.count(Relation.RULE) == 2


def test_a_figure_on_top_of_another_is_no_later_count() -> None:
    home = article("It killed 18 people. A further 9 people were killed in Orland.")
    first = told(home, "It killed 18 people", "18", 18, 18)
    more = told(home, "A further 9 people were killed", "9", 9, 9)
    found = series(first, more, articles=(home,))
    assert [item.measure.further for item in found] == [False, True]


def test_others_hurt_beside_the_dead_are_all_the_hurt() -> None:
    home = article("It killed 18 people. Another 9 were injured.")
    first = told(home, "It killed 18 people", "18", 18, 18)
    hurt = told(home, "Another 9 were injured", "9", 9, 9, counted=None, outcomes=("injure",))
    assert not any(item.measure.further for item in series(first, hurt, articles=(home,)))


def test_two_counts_of_one_article_are_two_series() -> None:
    home = article("The war has killed 3,700 people. The strike killed 6 people.")
    war = told(home, "The war has killed 3,700 people", "3,700", 3700, 3700)
    strike = told(home, "The strike killed 6 people", "6", 6, 6)
    found = series(war, strike, articles=(home,))
    assert len(found) == 2
    assert found[1].entries[0].tie.relation is Relation.UNCLEAR


def test_figures_far_apart_are_not_one_count_unless_a_thread_ties_them() -> None:
    a, first = killed(12, thread="t1")
    b, second = killed(90, outlet="Coast Gazette", published=NEXT_DAY, thread="t2")
    assert len(series(first, second, articles=(a, b))) == 2
    tied = replace(second, thread="t1")
    (only,) = series(first, tied, articles=(a, b))
    assert relations(only) == [Relation.FIRST, Relation.UPDATE]

"""Figures of one measure, and how their intervals stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from newsroom import claim, figure, piece

from retold.tracing.matching.measures import (
    Standing,
    disjoint,
    outcome,
    paired,
    same_measure,
    standing,
)
from retold.types import Claim, Quantity

AT_LEAST_40 = figure(40, None)
OVER_40 = figure(40, None, low_inclusive=False)
UP_TO_40 = figure(None, 40)
FORTY = figure(40, 40)

ends = st.one_of(st.none(), st.integers(0, 10_000).map(float))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return figure(
        low,
        high,
        counted=draw(st.sampled_from(["person", "home", None])),
        outcomes=draw(st.sampled_from([(), ("kill",), ("destroy",)])),
        low_inclusive=draw(st.booleans()),
        high_inclusive=draw(st.booleans()),
        approximate=draw(st.booleans()),
        kind=draw(st.sampled_from(["count", "money", "age"])),
    )


def telling(*figures: Quantity) -> Claim:
    return claim(piece(None, "The flood left its mark."), "The flood", quantities=figures)


@pytest.mark.parametrize(
    ("told", "origin", "expected"),
    [
        (FORTY, FORTY, Standing.EQUAL),
        (FORTY, AT_LEAST_40, Standing.BOUND_LOST),
        (FORTY, OVER_40, Standing.BOUND_LOST),
        (FORTY, UP_TO_40, Standing.BOUND_LOST),
        (figure(60, 60), figure(40, 60), Standing.COLLAPSED),
        (figure(50, 50), figure(40, 60), Standing.COLLAPSED),
        (figure(5000, 5000), figure(4968, 4968), Standing.ROUNDED),
        (figure(86, 86), figure(68, 68), Standing.DISJOINT),
        (figure(39, 39), AT_LEAST_40, Standing.DISJOINT),
        (figure(41, 41), UP_TO_40, Standing.DISJOINT),
        (figure(10, 20), figure(30, 40), Standing.DISJOINT),
        (figure(50, 50, approximate=True), figure(40, 60), Standing.WITHIN),
        (figure(70, 70), AT_LEAST_40, Standing.WITHIN),
        (AT_LEAST_40, FORTY, Standing.WITHIN),
        (AT_LEAST_40, OVER_40, Standing.WITHIN),
        (figure(100, 100, approximate=True), figure(103, 103), Standing.WITHIN),
    ],
)
def test_how_a_figure_stands_to_the_one_it_retells(
    told: Quantity, origin: Quantity, expected: Standing
) -> None:
    assert standing(told, origin) is expected


def test_only_the_rounder_number_is_the_rounded_one() -> None:
    exact, round_ = figure(4968, 4968), figure(5000, 5000)
    assert standing(exact, round_) is Standing.DISJOINT
    assert standing(figure(5500, 5500), exact) is Standing.DISJOINT


@given(quantities())
def test_a_figure_equals_itself(q: Quantity) -> None:
    assert standing(q, q) is Standing.EQUAL


@given(st.lists(quantities(), max_size=3), st.lists(quantities(), max_size=3))
def test_disjoint_is_symmetric(left: list[Quantity], right: list[Quantity]) -> None:
    """Rounding and a lost bound have a direction of their own and are set aside."""
    directed = {Standing.ROUNDED, Standing.BOUND_LOST}
    assume(not any({standing(p, q), standing(q, p)} & directed for p in left for q in right))
    assert disjoint(telling(*left), telling(*right)) == disjoint(telling(*right), telling(*left))


@given(quantities(), quantities())
def test_the_same_measure_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert same_measure(a, b) == same_measure(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(1, 1, counted="home"), figure(2, 2, counted="home")),
        (figure(1, 1, outcomes=("kill",)), figure(2, 2, outcomes=("die",))),
        (figure(1, 1, outcomes=("injure",)), figure(2, 2, outcomes=("wound",))),
        (
            figure(1, 1, counted="people", outcomes=("kill",)),
            figure(2, 2, counted=None, outcomes=("kill",)),
        ),
        (
            figure(1, 1, kind="money", unit="EUR", counted=None),
            figure(2, 2, kind="money", unit="EUR", counted=None),
        ),
    ],
    ids=["one noun", "the dead", "the hurt", "people stand for any", "one currency"],
)
def test_figures_of_one_measure(a: Quantity, b: Quantity) -> None:
    assert same_measure(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(1, 1, counted="home"), figure(1, 1, counted="road")),
        (figure(1, 1, outcomes=("kill",)), figure(1, 1, outcomes=("injure",))),
        (figure(1, 1, outcomes=("kill",)), figure(1, 1)),
        (figure(1, 1, counted=None), figure(1, 1, counted=None)),
        (figure(1, 1, counted="people"), figure(1, 1, counted=None)),
        (figure(1, 1, kind="age"), figure(1, 1, kind="age")),
        (
            figure(1, 1, kind="money", unit="EUR", counted=None),
            figure(1, 1, kind="money", unit="USD", counted=None),
        ),
        (
            figure(1, 1, counted="sheep", outcomes=("drown",)),
            figure(1, 1, counted="people", outcomes=("drown",)),
        ),
    ],
    ids=[
        "two nouns",
        "two outcomes",
        "one without",
        "nothing counted",
        "people, nothing happened",
        "ages",
        "two currencies",
        "sheep are no people",
    ],
)
def test_figures_that_measure_different_things(a: Quantity, b: Quantity) -> None:
    assert not same_measure(a, b)


def test_the_dead_are_one_class_and_the_hurt_another() -> None:
    assert outcome(figure(1, 1, outcomes=("kill", "wound"))) == {"die", "injure"}
    assert outcome(figure(1, 1, outcomes=("flee",))) == {"flee"}


def test_a_pairing_that_could_be_two_is_none() -> None:
    two = telling(FORTY, figure(50, 50))
    assert list(paired(telling(FORTY), two)) == []
    assert list(paired(two, telling(FORTY))) == []
    assert list(paired(telling(FORTY), telling(AT_LEAST_40))) == [(FORTY, AT_LEAST_40)]


def test_claims_without_a_common_measure_are_disjoint_only_where_no_figure_touches() -> None:
    homes = replace(FORTY, counted="home")
    assert disjoint(telling(homes), telling(figure(9, 9)))
    assert not disjoint(telling(homes), telling(figure(9, 9), FORTY))
    assert not disjoint(telling(), telling(FORTY))

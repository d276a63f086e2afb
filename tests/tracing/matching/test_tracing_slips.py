"""Numbers written with the same digits in another order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.tracing.matching.slips import is_slip


@pytest.mark.parametrize(
    ("told", "origin"), [(830, 380), (1_300, 3_100), (120, 210), (617_000_000, 671_000_000)]
)
def test_the_same_digits_in_another_order(told: float, origin: float) -> None:
    assert is_slip(told, origin)


@pytest.mark.parametrize(
    ("told", "origin"),
    [(380, 380), (83, 38), (16_000_000, 61_000_000), (380, 390), (38.5, 83.5), (830, 3_800)],
)
def test_other_numbers_are_no_slip(told: float, origin: float) -> None:
    assert not is_slip(told, origin)


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_it_does_not_matter_which_is_first(one: int, other: int) -> None:
    assert is_slip(one, other) == is_slip(other, one)

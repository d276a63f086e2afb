from __future__ import annotations

import numpy as np
import pytest

from retold.stories.calendar import (
    READ_WORDS,
    UNMARKED,
    Calendar,
    agreement,
    calendar,
    masks,
    repeats,
)


def weekdays(text):
    marks = calendar([text]).weekdays
    return [day for day in range(7) if marks >> day & 1]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ferry sank on Wednesday, the coastguard said.", [2]),
        ("Sat Nov 12, 01:19: the ferry sank; on Thursday it had sailed.", [3, 5]),
        ("TUESDAY, MARCH 4: the ferry sank.", [1]),
        ("The sun set over the sea, and they sat at the table; friday was not said.", []),
        ("Monday's storm", [0]),
        ("Fridays are quiet in Aldermoor", []),
        ("Marsat harbour", []),
    ],
)
def test_the_weekdays_that_it_names(text, days):
    assert weekdays(text) == days


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("on Nov. 8", "on November 8", True),
        ("on 8 November", "on the 8th of Nov.", True),
        ("the 8th of November", "Nov 8, 2013", True),
        ("on Nov. 8", "on Nov. 9", False),
        ("on Nov. 8", "on Oct. 8", False),
    ],
)
def test_dates_in_their_settings(one, other, same):
    first, second = calendar([one]).dates, calendar([other]).dates
    assert first
    assert second
    assert (first == second) is same


@pytest.mark.parametrize("text", ["It may 5 times over", "since November", "march 8 abreast"])
def test_what_is_no_date(text):
    assert calendar([text]).dates == 0


def test_years():
    assert calendar(["in 2013"]).years == calendar(["of 2013"]).years != 0
    assert calendar(["in 2013"]).years != calendar(["in 2014"]).years
    assert calendar(["some 20135 people, 213 of them"]).years == 0


def test_only_the_opening_is_read():
    words = "word " * (READ_WORDS - 1)
    assert calendar([words + "Monday"]).weekdays
    assert not calendar([words + "word Monday"]).weekdays
    assert not calendar([words, "word", "Monday"]).weekdays
    assert not calendar(["x" * 1_000_000 + " Monday"]).weekdays


def test_nothing_marks_nothing():
    assert calendar([]) == calendar(["", "No day here."]) == UNMARKED


def factor(one, other):
    return float(agreement(masks(one), masks(other)))


def test_one_weekday_brings_together_and_two_set_apart():
    monday, tuesday, both = Calendar(weekdays=1), Calendar(weekdays=2), Calendar(weekdays=3)
    assert factor(monday, monday) > 1.0
    assert factor(monday, both) > 1.0
    assert factor(monday, tuesday) < 1.0
    assert factor(monday, UNMARKED) == factor(UNMARKED, UNMARKED) == 1.0


def test_a_shared_date_brings_together_and_two_dates_say_nothing():
    assert factor(Calendar(dates=4), Calendar(dates=12)) > 1.0
    assert factor(Calendar(dates=4), Calendar(dates=8)) == 1.0


def test_years_do_both():
    assert factor(Calendar(years=4), Calendar(years=4)) > 1.0
    assert factor(Calendar(years=4), Calendar(years=8)) < 1.0


def test_many_at_once():
    rows = np.stack([masks(Calendar(weekdays=1)), masks(Calendar(weekdays=2)), masks(UNMARKED)])
    whole = agreement(rows[:, None], rows[None, :])
    assert whole.shape == (3, 3)
    assert np.array_equal(whole, whole.T)
    assert whole[0, 1] < whole[0, 2] < whole[0, 0]


RAIDS = np.array([[1, 1 << 11], [2, 1 << 12], [2, 1 << 11], [0, 1 << 12], [2, 0]], dtype=np.uint64)


@pytest.mark.parametrize(
    ("other", "days", "same"),
    [(1, 1, False), (1, 0, True), (2, 1, True), (3, 1, True), (4, 1, True), (0, 1, True)],
)
def test_only_another_day_with_another_weekday_and_another_toll_is_another_raid(
    other: int, days: int, same: bool
) -> None:
    factor = float(repeats(RAIDS[0], RAIDS[other], np.array(days)))
    assert (factor == 1.0) is same
    assert factor == float(repeats(RAIDS[other], RAIDS[0], np.array(days)))
    assert same or 0.2 < factor < 0.4

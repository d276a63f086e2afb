from __future__ import annotations

import numpy as np
import pytest

from retold.stories.similarity import UNDATED, gap, nearness


def near(one, other, *, window=14):
    return float(nearness(gap(np.array(one), np.array(other)), window=window))


@pytest.mark.parametrize(
    ("gap", "low", "high"),
    [(0, 1.0, 1.0), (1, 1.0, 1.0), (3, 0.5, 0.8), (14, 0.01, 0.2), (15, 0.0, 0.0), (999, 0.0, 0.0)],
)
def test_days_between_take_away(gap, low, high):
    assert low <= near(700_000, 700_000 + gap) <= high
    assert near(700_000 + gap, 700_000) == near(700_000, 700_000 + gap)


def test_an_undated_article_is_near_to_every_day():
    assert near(UNDATED, 700_000) == near(700_000, UNDATED) == near(UNDATED, UNDATED) == 1.0


def test_a_window_of_no_days_is_one_day():
    assert near(5, 5, window=0) == 1.0
    assert near(5, 6, window=0) == 0.0


def test_all_pairs_at_once():
    days = np.array([10, 11, 20, UNDATED])
    whole = nearness(gap(days[:, None], days[None, :]), window=14)
    assert whole.shape == (4, 4)
    assert np.array_equal(whole, whole.T)
    assert whole[0, 2] == np.float32(near(10, 20))

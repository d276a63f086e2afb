"""The bench of one claim told by thousands: the same stories each time, and whole points."""

from __future__ import annotations

import pytest

from bench import one_claim


def test_a_story_is_the_same_each_time_and_no_article_another() -> None:
    told = list(one_claim.invented(60))
    assert told == list(one_claim.invented(60))
    assert len({row["text"] for row in told}) == len({row["url"] for row in told}) == 60


def test_figures_and_days_rise_with_the_story() -> None:
    told = list(one_claim.invented(100))
    days = [row["published"] for row in told]
    assert days == sorted(days)
    assert len(set(days)) == one_claim.DAYS
    assert str(one_claim.LEAST_DEAD) in told[0]["title"]
    assert str(one_claim.LEAST_DEAD + one_claim.MORE_DEAD - 1) in told[-1]["title"]


def test_one_size_cannot_grow() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        one_claim.measure(sizes=(10, 10))


@pytest.mark.model
def test_each_size_is_told_with_its_threads_and_the_growth() -> None:
    result = one_claim.measure(sizes=(40, 10))
    assert [point["articles"] for point in result["points"]] == [10, 40]
    assert result["growth_articles"] == 4.0
    assert result["growth"] > 0
    assert result["points"][1]["largest_thread"] > result["points"][0]["largest_thread"]

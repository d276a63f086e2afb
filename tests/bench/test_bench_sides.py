"""Ratios tell which side is the faster, and both sides of a pair do what they are timed for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import claims, pipeline, sides
from bench.sides import Clock, articles_in, ratios, warm_up_page


def test_a_ratio_above_one_is_the_faster_side() -> None:
    pairs = [({"seconds": 2.0}, {"seconds": 6.0}), ({"seconds": 4.0}, {"seconds": 2.0})]
    assert ratios(pairs) == {"ratio": 1.75, "ratio_low": 0.5, "ratio_high": 3.0}


def test_another_figure_goes_by_another_name() -> None:
    pairs = [({"processor_seconds": 5.0}, {"processor_seconds": 4.0})]
    told = ratios(pairs, of="processor_seconds", name="processor_ratio")
    assert told == {
        "processor_ratio": 0.8,
        "processor_ratio_low": 0.8,
        "processor_ratio_high": 0.8,
    }


def test_no_round_is_no_benchmark() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        ratios([])


def test_a_clock_reads_the_wall_and_the_processor() -> None:
    clock = Clock.start()
    total = sum(range(200_000))
    told = clock.read()
    assert total > 0
    assert told["seconds"] > 0
    assert 0 < told["processor_seconds"] < told["seconds"] + 1


def test_the_warm_up_page_is_one_article(tmp_path: Path) -> None:
    (article,) = articles_in(warm_up_page(tmp_path))
    assert article.title == "Ferry"
    assert all(paragraph in article.text for paragraph in sides.WARM_UP)


@pytest.mark.model
def test_each_side_reads_every_article(tmp_path: Path) -> None:
    page = warm_up_page(tmp_path)
    bare, ours, chain = sides.bare(page), claims.claims(page), pipeline.chain(page)
    assert bare["articles"] == ours["articles"] == chain["articles"] == 1
    assert ours["claims"] >= 2
    assert min(side["seconds"] for side in (bare, ours, chain)) > 0


@pytest.mark.model
def test_a_cold_start_is_a_whole_command() -> None:
    figures = claims.cold(rounds=1)
    assert set(figures) == {"first_seconds", "cold_seconds", "cold_processor_seconds"}
    assert figures["first_seconds"] > figures["cold_seconds"] > 0.1
    assert figures["cold_processor_seconds"] > 0.1

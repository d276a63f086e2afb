from __future__ import annotations

from dataclasses import replace

import pytest

from retold.report.vocabulary import (
    MEANINGS,
    SEVERITY_WORDS,
    clipped,
    counted,
    day_of,
    headed,
    interval_of,
    level_of,
    named,
    number,
    percent_of,
    ratings_in,
    sentence,
)
from retold.types import Certainty, FindingKind, Quantity, Severity, Span

FIGURE = Quantity(Span(0, 1), 40, 40, True, True, False, "count", None, "lamp")


def test_every_kind_and_severity_has_its_words() -> None:
    assert set(MEANINGS) == set(FindingKind)
    assert set(SEVERITY_WORDS) == set(Severity)


@pytest.mark.parametrize(
    ("low", "high", "level"),
    [
        (0.0, 0.05, "p1"),
        (0.1, 0.2, "p2"),
        (0.25, 0.35, "p2"),
        (0.4, 0.5, "p3"),
        (0.45, 0.55, "p3"),
        (0.55, 0.75, "p4"),
        (0.8, 0.95, "p5"),
        (0.95, 1.0, "p5"),
    ],
)
def test_bands_of_either_yardstick_fall_into_levels(low: float, high: float, level: str) -> None:
    assert level_of(Certainty("some band", low, high)) == level


def test_bands_without_a_scale_keep_their_own_level() -> None:
    assert level_of(Certainty("asserted", None, None)) == "asserted"
    assert level_of(Certainty("reported", None, None)) == "reported"
    assert level_of(Certainty("whatever", None, None)) == "unclear"
    assert percent_of(Certainty("asserted", None, None)) == ""
    assert percent_of(Certainty("likely", 0.55, 0.75)) == "55 to 75 %"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "40"),
        ({"approximate": True}, "about 40"),
        ({"high": 60.0}, "40 to 60"),
        ({"high": None}, "at least 40"),
        ({"high": None, "low_inclusive": False}, "more than 40"),
        ({"low": None}, "at most 40"),
        ({"low": None, "high_inclusive": False}, "fewer than 40"),
        ({"low": None, "high": None}, "open"),
    ],
)
def test_intervals_keep_their_bounds_in_words(change: dict[str, object], words: str) -> None:
    assert interval_of(replace(FIGURE, **change)) == words  # type: ignore[arg-type]


def test_numbers_are_grouped_and_not_padded() -> None:
    assert number(1_234_567.0) == "1,234,567"
    assert number(2.5) == "2.5"
    assert number(0.125) == "0.125"


def test_days_and_moments_are_written_out() -> None:
    assert day_of("2041-03-05") == "5 March 2041"
    assert day_of("2041-03-05T07:10:00+00:00") == "5 March 2041, 07:10"
    assert day_of(None) == "undated"
    assert day_of("early spring") == "early spring"


def test_ratings_are_read_from_their_own_words_alone() -> None:
    assert ratings_in("It holds; credibility 3.") == ("credibility 3: possibly true",)
    assert ratings_in("The inquiry doubts the minister’s credibility. 3 left.") == ()
    assert ratings_in("credibility 30") == ()


def test_counts_and_cuts() -> None:
    assert counted(1, "story", "stories") == "1 story"
    assert counted(0, "finding") == "0 findings"
    assert clipped("one two three four", 12) == "one two…"
    assert clipped("a" * 50, 10) == "a" * 9 + "…"
    assert clipped("short", 12) == "short"


def test_headings_and_sentences_begin_with_a_capital() -> None:
    assert headed("the gate stays open.") == "The gate stays open"
    assert headed("") == sentence("") == ""
    assert sentence("two articles rest on one source") == "Two articles rest on one source."
    assert sentence("Who says so?") == "Who says so?"


def test_a_pronoun_that_leads_to_nobody_is_said_to() -> None:
    assert named("unresolved: they") == "“they”, unclear who"
    assert named("The Unresolved Society") == "The Unresolved Society"

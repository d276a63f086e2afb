"""Innocent edits and corrections that look like a finding, each beside the guilty ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lookalike_samples import GAZETTE
from newsroom import (
    DAY,
    NEXT_DAY,
    at_fault,
    findings,
    held_against,
    of_one_story,
    one_story,
    piece,
)

from retold.types import Article, Finding, FindingKind

NOT_CARRIED = FindingKind.CORRECTION_NOT_CARRIED
SILENT = FindingKind.SILENT_EDIT
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
MORE_HOMES = HOMES.replace("140", "340")
NOTE = (
    "Correction: An earlier version of this article said the flood had destroyed 340 homes in "
    "Veldmark; it was 140."
)
AMENDED = (
    "This article was amended on 15 May 2031 to say that 140 homes, not 340, were destroyed by "
    "the flood in Veldmark."
)


def corrected(
    other: str, *, note: str = NOTE, url: str | None = None, other_url: str | None = None
) -> list[Finding]:
    return findings(
        piece("Veldmark flood destroys homes", HOMES, note, url=url),
        piece(
            "Veldmark flood victims wait for help",
            other,
            outlet=GAZETTE,
            published=NEXT_DAY,
            url=other_url,
        ),
        kind=NOT_CARRIED,
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("url", "other_url"),
    [
        (None, None),
        ("https://courier.example/flood", None),
        ("https://courier.example/flood", "https://gazette.example/flood"),
    ],
)
def test_a_correction_not_carried_with_or_without_addresses(
    url: str | None, other_url: str | None
) -> None:
    made = corrected(MORE_HOMES, url=url, other_url=other_url)
    assert at_fault(made) == ["340"]
    assert held_against(made) == [NOTE]


@pytest.mark.model
@pytest.mark.parametrize("url", [None, "https://courier.example/flood"])
@pytest.mark.parametrize(
    "other",
    [
        "The flood drowned 340 sheep in Veldmark, the River Board said.",
        "The flood destroyed 340 boats in Veldmark, the River Board said.",
        HOMES,
    ],
    ids=["sheep", "boats", "the right count"],
)
def test_a_correction_of_homes_speaks_of_nothing_else(other: str, url: str | None) -> None:
    assert corrected(other, url=url) == []


@pytest.mark.model
def test_a_notice_with_a_date_and_both_numbers_accuses_the_wrong_one_alone() -> None:
    assert at_fault(corrected(MORE_HOMES, note=AMENDED)) in ([], ["340"])
    assert corrected(HOMES, note=AMENDED) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "other",
    [
        "The flood destroyed 15 homes in Veldmark, the River Board said.",
        "The flood drowned 340 sheep in Veldmark, the River Board said.",
    ],
)
def test_the_date_of_a_notice_is_no_corrected_figure(other: str) -> None:
    assert corrected(other, note=AMENDED) == []


def versions(
    earlier: str | None, later: str | None, *, opening: tuple[str, ...] = ()
) -> tuple[Article, Article]:
    """Two texts of one page, 140 homes and then 340."""
    title, end, url = "Veldmark flood destroys homes", "Buses ran.", "https://courier.example/f"
    return (
        piece(title, HOMES, end, url=url, published=earlier),
        piece(title, *opening, MORE_HOMES, end, url=url, published=later),
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2031-05-14T09:00:00+00:00", "2031-05-14T18:00:00+00:00"),
        ("2031-05-14T23:30:00+09:00", "2031-05-14T20:00:00+00:00"),
        ("2031-05-14", "2031-05-15T08:00:00+00:00"),
        ("2031-05-14", "2031-05-15"),
    ],
    ids=["moments", "moments of two time zones", "a day and a later moment", "days"],
)
def test_a_page_changed_after_its_first_text(earlier: str, later: str) -> None:
    older, newer = versions(earlier, later)
    (made,) = of_one_story(older, newer, kind=SILENT)
    assert [evidence.article for evidence in made.evidence] == [newer.id, older.id]


@pytest.mark.model
def test_time_zones_may_turn_the_order_round() -> None:
    """By their letters the first text is the earlier one; by the clock it is the later."""
    late, early = versions("2031-05-14T20:00:00-05:00", "2031-05-14T23:00:00+09:00")
    (made,) = of_one_story(late, early, kind=SILENT)
    assert [evidence.article for evidence in made.evidence] == [late.id, early.id]


@pytest.mark.model
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2031-05-14", "2031-05-14T18:00:00+00:00"),
        ("2031-05-14T18:00:00+00:00", "2031-05-14"),
        (None, "2031-05-14T18:00:00+00:00"),
        (DAY, None),
        (None, None),
    ],
    ids=[
        "a moment of a day",
        "a day of a moment",
        "no first date",
        "no second date",
        "no date",
    ],
)
def test_texts_that_nothing_orders(earlier: str | None, later: str | None) -> None:
    reading = one_story(*versions(earlier, later))
    assert [finding for finding in reading.findings if finding.kind is SILENT] == []
    assert SILENT in [kept.kind for kept in reading.abstentions]


@pytest.mark.model
def test_one_moment_in_two_zones_is_one_time_and_orders_no_texts() -> None:
    (made,) = of_one_story(
        *versions("2031-05-14T20:00:00+09:00", "2031-05-14T11:00:00+00:00"), kind=SILENT
    )
    assert "both give one time of publication" in made.message
    assert "later" not in made.message


@pytest.mark.model
def test_an_inferred_day_orders_no_texts() -> None:
    older, newer = versions(DAY, NEXT_DAY)
    newer = replace(newer, published_inferred=True)
    reading = one_story(older, newer)
    assert [finding for finding in reading.findings if finding.kind is SILENT] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("opening", "silent"),
    [
        ("Updated on 15 May with the new count.", 0),
        ("UPDATED: the count has changed.", 0),
        ("The mayor updated the council on 15 May.", 1),
    ],
)
def test_a_text_that_opens_with_its_update(opening: str, silent: int) -> None:
    made = of_one_story(*versions(DAY, NEXT_DAY, opening=(opening,)), kind=SILENT)
    assert len(made) == silent

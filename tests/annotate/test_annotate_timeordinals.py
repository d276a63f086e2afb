"""Days told by number or by feast in the news, spelled years, and the week of a day."""

from __future__ import annotations

from datetime import date

import pytest

from retold.annotate import calendar
from retold.annotate.timexes import find_timexes

TUESDAY = date(2022, 3, 15)


def spans(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (text[t.span.start : t.span.end], t.start_time, t.end_time)
        for t in find_timexes(text, anchor=TUESDAY)
    ]


@pytest.mark.parametrize(
    ("text", "found", "first", "last"),
    [
        (
            "The weir broke on the first Friday of July 2020.",
            "the first Friday of July 2020",
            "2020-07-03",
            "2020-07-03",
        ),
        (
            "The weir broke on the last Sunday in May 2019.",
            "the last Sunday in May 2019",
            "2019-05-26",
            "2019-05-26",
        ),
        (
            "The weir broke on the second Monday of February.",
            "the second Monday of February",
            "2022-02-14",
            "2022-02-14",
        ),
        (
            "Polls open on the third Tuesday of next month.",
            "the third Tuesday of next month",
            "2022-04-19",
            "2022-04-19",
        ),
        (
            "The board met in the week of 9 March 2022.",
            "the week of 9 March 2022",
            "2022-03-07",
            "2022-03-13",
        ),
        ("The weir broke on Christmas Eve.", "Christmas Eve", "2021-12-24", "2021-12-24"),
        (
            "The weir broke on New Year's Day 2019.",
            "New Year's Day 2019",
            "2019-01-01",
            "2019-01-01",
        ),
        (
            "It was built in nineteen eighty-four.",
            "nineteen eighty-four",
            "1984-01-01",
            "1984-12-31",
        ),
        (
            "It shut in two thousand and five, he said.",
            "two thousand and five",
            "2005-01-01",
            "2005-12-31",
        ),
        ("Sales rose in 2021-Q3.", "2021-Q3", "2021-07-01", "2021-09-30"),
        (
            "It will run for the rest of the year.",
            "the rest of the year",
            "2022-03-15",
            "2022-12-31",
        ),
        (
            "It ran from 28 December to 3 January.",
            "from 28 December to 3 January",
            "2021-12-28",
            "2022-01-03",
        ),
        ("It opens between now and 2 May.", "between now and 2 May", "2022-03-15", "2022-05-02"),
    ],
)
def test_a_day_by_number_feast_or_week(
    text: str, found: str, first: str | None, last: str | None
) -> None:
    assert spans(text) == [(found, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "The Christmas Day Singers met the New Year's Eve Band.",
        "She sold Halloween masks and a Christmas Eve menu.",
        "He came first and twenty people sat second.",
        "They hired nineteen eighty-year-old men.",
        "It housed two thousand and five hundred sheep.",
        "The first sun and the second wed.",
        "Labour Day and Easter came and went.",
    ],
)
def test_these_are_no_days(text: str) -> None:
    assert all(first is None for _, first, _ in spans(text))


def test_a_fifth_weekday_that_a_month_lacks_has_no_interval() -> None:
    text = "It fell on the fifth Monday of April 2022."
    assert spans(text) == [("the fifth Monday of April 2022", None, None)]


def test_the_weekday_of_a_month_needs_the_anchor_for_its_year() -> None:
    (found,) = find_timexes("It fell on the first Friday of July.", anchor=None)
    assert found.start_time is None


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2023, 4, 9), (2038, 4, 25)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


def test_weeks_belong_to_the_span_of_their_thursday() -> None:
    october = (date(2022, 10, 1), date(2022, 10, 31))
    assert calendar.nth_week(october, 1) == (date(2022, 10, 3), date(2022, 10, 9))
    assert calendar.nth_week(october, -1) == (date(2022, 10, 24), date(2022, 10, 30))
    assert calendar.nth_week(october, 5) is None
    assert calendar.nth_weekday(october, 0, 5) == date(2022, 10, 31)
    assert calendar.nth_weekday(october, 1, 5) is None


def test_the_nearest_day_heeds_the_tense_only_when_far() -> None:
    days = [date(2021, 7, 1), date(2022, 7, 1)]
    assert calendar.nearest(days, TUESDAY, future=None) == date(2022, 7, 1)
    assert calendar.nearest(days, TUESDAY, future=False) == date(2021, 7, 1)
    assert calendar.nearest([date(2022, 3, 14)], TUESDAY, future=True) == date(2022, 3, 14)
    assert calendar.nearest([], TUESDAY, future=True) is None

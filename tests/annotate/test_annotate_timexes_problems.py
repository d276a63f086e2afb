"""Dates that cannot be: told where they are sure, and never where another reading stands open."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from retold.annotate.calendar import fitting_years, impossible_day, wrong_weekday
from retold.annotate.timexes import Register, find_timexes, years_named

ANCHOR = date(2022, 9, 29)


def problems(
    text: str, *, anchor: date | None = ANCHOR, years: frozenset[int] = frozenset()
) -> list[str]:
    found = find_timexes(text, anchor=anchor, years=years)
    return [timex.problem for timex in found if timex.problem]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigns on Friday 29 September, after a vote.",
        "The mayor resigned on Friday, 29 September.",
        "The mayor resigned on Friday 29 September 2022.",
        "The mayor resigned on Friday the 29th of September.",
        "The mayor resigned on Friday, September 29, 2022.",
        "The mayor resigned on Fri. Sept. 29.",
    ],
)
def test_a_weekday_that_does_not_fit_is_told(text: str) -> None:
    assert problems(text) == ["29 September 2022 was a Thursday, not a Friday"]


def test_a_day_to_come_is_told_in_the_present() -> None:
    assert problems("She will speak on Monday 7 October.", anchor=date(2022, 9, 29)) == [
        "7 October 2022 is a Friday, not a Monday"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned on Thursday 29 September.",
        "On Friday, 29 September saw the heaviest rain.",
        "On Friday, 29 September was named as the deadline.",
        "Votes on Friday and 29 September were void.",
        "Friday's vote, 29 September deadline and all, was void.",
        "On Friday 29 September protesters were freed.",
        "On Friday, 29 September protesters were freed.",
        "As the Mail on Sunday, 29 September 2022, wrote, it rained.",
        "As The Sun, 29 September 2022, wrote, it rained.",
        "Last year it rained on Friday 29 September.",
        "In 1995 it rained on Friday 29 September.",
        "On the anniversary of Friday 29 September, bells rang.",
        "Two years ago, on Friday 29 September, it rained.",
        "It rained on Friday 12 March.",
        "The rising of Tuesday 25 October 1917 began.",
        "Thursday/Friday 29 September were wet.",
        "Sheffield Wednesday 29 September squad list.",
    ],
)
def test_another_reading_is_no_problem(text: str) -> None:
    assert problems(text) == []


def test_no_anchor_and_no_year_is_no_problem() -> None:
    assert problems("The mayor resigned on Friday 29 September.", anchor=None) == []
    assert problems("He resigned on Friday 29 September 2022.", anchor=None) == [
        "29 September 2022 was a Thursday, not a Friday"
    ]


def test_a_year_that_the_article_names_may_be_meant() -> None:
    text = "On Friday 29 September the ship sank."
    assert problems(text, years=years_named("The year was 1995.")) == []
    assert problems(text, years=years_named("The year was 2022.")) != []


def test_a_weekday_picks_the_year_of_a_far_date() -> None:
    found = find_timexes("It rained on Friday 12 March.", anchor=ANCHOR)[0]
    assert (found.start_time, found.inferred) == ("2021-03-12", True)


def test_a_doubtful_year_leaves_the_day_unresolved() -> None:
    found = find_timexes("In 1995 it rained, on Friday 29 September.", anchor=ANCHOR)[-1]
    assert (found.value, found.start_time) == ("XXXX-09-29", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The vote is on 31 April.", "there is no 31 April"),
        ("It fell on February 30, 2021.", "there is no 30 February"),
        ("It fell on 29 February 2021.", "2021 was not a leap year"),
        ("It fell on 31 September 2022, in rain.", "there is no 31 September"),
    ],
)
def test_days_that_never_were(text: str, said: str) -> None:
    found = find_timexes(text, anchor=ANCHOR)
    assert said in (found[0].problem or "")
    assert found[0].start_time is found[0].end_time is None


@pytest.mark.parametrize(
    "text",
    [
        "It fell on 29 February 2020.",
        "It fell on 29 February.",
        "It fell on 29 February 1900 by the old calendar.",
        "In April 31 people drowned.",
        "Police freed 31 April protesters.",
        "Some 31 June brides came.",
        "By April 31 people had drowned.",
        "On 32 May it rained.",
    ],
)
def test_days_that_may_be(text: str) -> None:
    assert problems(text) == []


def test_calendar_says_why() -> None:
    assert impossible_day(4, 31, None) is not None
    assert impossible_day(2, 29, None) is None
    assert wrong_weekday(date(2022, 9, 29), 3, anchor=None) is None
    assert wrong_weekday(date(1917, 10, 25), 1, anchor=None) is None
    assert fitting_years(9, 29, 4, range(1994, 1997)) == (1995,)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("It fell on 5 May 0000.", "0000-05-05", "the calendar has no year 0"),
        ("It fell on May 5, 0000.", "0000-05-05", "the calendar has no year 0"),
        ("Filed on 2022-02-30.", "2022-02-30", "no 30 February"),
        ("Filed on 2023-02-29.", "2023-02-29", "not a leap year"),
    ],
)
def test_shapes_that_no_calendar_has_are_problems(text, value, problem):
    (timex,) = find_timexes(text, anchor=date(2022, 9, 29))
    assert (timex.value, timex.start_time) == (value, None)
    assert timex.problem is not None
    assert problem in timex.problem


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It fell on 5 May 0985.", ["0985-05-05"]),
        ("The toll was 12000, on 5 May 13000.", ["XXXX-05-05"]),
        ("On 5 May 13000 people marched.", ["2022-05-05"]),
        ("On 5 May 13,000 people marched.", ["2022-05-05"]),
        ("The part 2022-14-30 failed.", []),
        ("The part 2022-02-30-7 failed.", []),
        ("It holds 2022-09-30 and 2024-02-29.", ["2022-09-30", "2024-02-29"]),
    ],
)
def test_what_may_be_a_count_or_a_code_is_no_problem(text, values):
    found = find_timexes(text, anchor=date(2022, 9, 29))
    assert [timex.value for timex in found] == values
    assert all(timex.problem is None for timex in found)


@pytest.mark.parametrize("register", list(Register))
@pytest.mark.parametrize("anchor", [None, date.min, date.max, datetime.min, datetime.max])
@pytest.mark.parametrize(
    "text",
    [
        "in year 0", "on 5 May 99999.", "9" * 400 + " days", f"the {'9' * 400}th of May",
        "2016-12-16T99:99:99", "at 25:61 p.m. on Monday", "99999 years ago",
        "\u00b2\u00b2 May 2020",
        "half past 99", "1 January 0001", "since 9999", "the 99th century", "a hundred decades ago",
        "week 99 of 0000", "31/31/0000", "24:00 on 9999-12-31",
        "the year after 9999-12-31T23:59:59",
    ],
)  # fmt: skip
def test_numbers_beyond_the_calendar_never_raise(text, anchor, register):
    for timex in find_timexes(text, anchor=anchor, register=register):
        assert 0 <= timex.span.start < timex.span.end <= len(text)


@pytest.mark.parametrize("register", list(Register))
def test_a_sentence_of_200_000_words_is_read_in_linear_time(register):
    words = (
        "since year-end a year earlier 31 June 99999 that year half past five until 9 a.m. in 5 "
    )
    short, long = words * 100, words * 10_000

    def seconds(text):
        began = time.perf_counter()
        find_timexes(text, anchor=date(2022, 9, 29), register=register)
        return time.perf_counter() - began

    unit = min(seconds(short) for _ in range(3))
    assert seconds(long) < 400 * max(unit, 0.002)

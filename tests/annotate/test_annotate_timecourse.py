"""Time expressions that lean on the sentences before them, in invented reports."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.annotate.timexes import find_timexes, is_dated, read_times
from retold.types import Timex

NOVEMBER = date(2021, 11, 4)
MONDAY = "The ferry sank on Monday."


def course(*sentences: str, anchor: date | None = NOVEMBER) -> list[list[tuple[str, Timex]]]:
    """Read sentences that stand one after the other; return words and times of each."""
    text, rows = " ".join(sentences), []
    for sentence in sentences:
        rows.append((sentence, text.index(sentence, rows[-1][1] if rows else 0)))
    return [
        [(text[time.span.start : time.span.end], time) for time in times]
        for times in read_times(rows, anchor=anchor)
    ]


def values(*sentences: str, anchor: date | None = NOVEMBER) -> list[tuple[str, str]]:
    return [(words, time.value) for words, time in course(*sentences, anchor=anchor)[-1]]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ["Third-quarter profit rose.", "Sales fell from 3 million a year ago."],
            [("a year ago", "2020-Q3")],
        ),
        (["Third-quarter profit was 9 million, up from 8 million a year earlier."],
         [("Third-quarter", "2021-Q3"), ("a year earlier", "2020-Q3")]),
        (["It lost money in the quarter ended Sept. 30."],
         [("the quarter", "2021-Q3"), ("Sept. 30", "2021-09-30")]),
        (["Profit fell in the third quarter.", "Costs rose in the quarter."],
         [("the quarter", "2021-Q3")]),
        (["Profit fell in the third quarter.", "The latest period held a charge."],
         [("The latest period", "2021-Q3")]),
        (["Sales rose 4% in the latest quarter."], [("the latest quarter", "2021-Q3")]),
        (["It earned more in the year-ago quarter."], [("the year-ago quarter", "2020-Q3")]),
        (["Profit fell in the third quarter.", "It compares with the 2019 period."],
         [("2019 period", "2019-Q3")]),
        (["Wages were 3% higher than a year earlier."], [("a year earlier", "2020")]),
        (["Sales hit 40 million in 2012, up from 38 million a year earlier."],
         [("2012", "2012"), ("a year earlier", "2011")]),
    ],
)  # fmt: skip
def test_results_are_held_against_the_quarter_in_play(sentences, expected):
    assert values(*sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["In the third quarter of 2019 it lost money.", "It fell from 3 million a year ago."],
         [("a year ago", "2020")]),
        (["Profit fell in the third quarter.", "In nine months it hit 4 million, up from 3 "
          "million a year earlier."],
         [("nine months", "P9M"), ("a year earlier", "2020")]),
        (["He had left the firm a year earlier."], [("a year earlier", "P1Y")]),
        (["Crowds filled the old quarter of Vennick."], []),
        (["Crowds filled the quarter."], []),
        (["It sold a quarter of its fleet."], []),
        (["The latest period piece opened."], []),
    ],
)  # fmt: skip
def test_no_quarter_is_read_where_none_is_in_play(sentences, expected):
    assert values(*sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The mill opened in June 1998.", "It burned down later that year."],
         [("later that year", "1998")]),
        (["The mill opened in June 1998.", "It burned down the following year."],
         [("the following year", "1999")]),
        (["The mill opened in June 1998.", "It burned down the following month."],
         [("the following month", "1998-07")]),
        ([MONDAY, "Earlier that day it had left Aldermoor."], [("Earlier that day", "2021-11-01")]),
        ([MONDAY, "Divers found it the next morning."], [("the next morning", "2021-11-02TMO")]),
        ([MONDAY, "A storm had struck the previous day."], [("the previous day", "2021-10-31")]),
        ([MONDAY, "A barge sank the same day."], [("the same day", "2021-11-01")]),
    ],
)  # fmt: skip
def test_a_story_moves_on_from_what_it_told_last(sentences, expected):
    assert values(*sentences) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ["It burned down later that year."],
        ["The mill opened in 1998.", "It burned down the next day."],
        ["The mill opened in 1998.", "It burned down that day."],
        [MONDAY, "The same days bring back the storm."],
        [MONDAY, "It had the same year of build."],
        [MONDAY, "It was that day that made him famous."],
    ],
)
def test_nothing_is_read_where_nothing_fit_was_told(sentences):
    assert values(*sentences) == []


def test_what_was_told_lasts_for_one_sentence():
    far = ["The mill opened in June 1998.", "It was the largest.", "It burned down that year."]
    assert values(*far) == []
    assert values(far[0], far[2]) == [("that year", "1998")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will leave by year-end.", "2021-12-31"),
        ("Prices have doubled since year-end.", "2020-12-31"),
        ("The mill will close around year's end.", "2021-12-31"),
    ],
)
def test_the_end_of_the_year_is_its_last_day(text, value):
    (timex,) = find_timexes(text, anchor=NOVEMBER)
    assert timex.value == value


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["He met the crew later in the day."], [("later in the day", "2021-11-04")]),
        (["On Monday he left, and later in the day he rang."],
         [("Monday", "2021-11-01"), ("later in the day", "2021-11-01")]),
        (["Rain fell earlier in the year."], [("earlier in the year", "2021")]),
        (["Rain fell early in the year of the flood."], []),
        (["Later in the daybook he wrote more."], []),
    ],
)  # fmt: skip
def test_parts_of_a_day_or_year_are_of_what_was_told_or_of_the_publication(sentences, expected):
    assert values(*sentences) == expected


@pytest.mark.parametrize("text", ["The year-end bonus fell.", "A year ended badly."])
def test_other_ends_of_years_are_no_day(text):
    assert find_timexes(text, anchor=NOVEMBER) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Its current chief is ill.", "PRESENT_REF"),
        ("The recent storms felled trees.", "PAST_REF"),
        ("It may open in the near future.", "FUTURE_REF"),
        ("It has failed in the past.", "PAST_REF"),
        ("He fears for the future.", "FUTURE_REF"),
    ],
)
def test_words_that_point_without_a_day_bound_nothing(text, value):
    (timex,) = find_timexes(text, anchor=NOVEMBER)
    assert (timex.value, timex.start_time, timex.end_time) == (value, None, None)
    assert not is_dated(timex)


@pytest.mark.parametrize(
    "text",
    [
        "The current was strong.",
        "The current account is in deficit.",
        "She follows current affairs and the future king.",
        "The past president walked past.",
        "It is the most recent of them.",
    ],
)
def test_the_same_words_as_nouns_and_names_are_no_time(text):
    assert find_timexes(text, anchor=NOVEMBER) == ()


def test_lengths_and_days_are_dated():
    assert all(map(is_dated, find_timexes("It sank on Monday after two days.", anchor=NOVEMBER)))


def test_without_an_anchor_nothing_leans_on_the_publication():
    found = course("Profit fell in the latest quarter.", "It was 3 a year ago.", anchor=None)
    assert all(time.start_time is None for row in found for _, time in row)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Monday", "that day", "the next year", "a year earlier", "the quarter", "year-end",
             "0000-00-00", "31 June 99999", "in 1998", "the latest quarter", "\u0130", "since", "."]
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from([date.min, date.max, NOVEMBER, None]),
)  # fmt: skip
def test_spans_give_their_words_back_at_the_ends_of_the_calendar(text, anchor):
    for times in read_times([(text, 0), (text, len(text))], anchor=anchor):
        for time in times:
            assert 0 <= time.span.start < time.span.end <= 2 * len(text)

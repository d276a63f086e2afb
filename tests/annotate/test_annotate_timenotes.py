"""Notes and messages: what they write as times, to the day, and what stays no time in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.annotate.timexes import Register, find_timexes
from retold.types import Timex

WEDNESDAY = date(2021, 8, 11)


def read(text: str, *, anchor: date | None = WEDNESDAY) -> list[Timex]:
    return list(find_timexes(text, anchor=anchor, register=Register.NOTES))


def spans(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[t.span.start : t.span.end], t.start_time, t.end_time) for t in read(text)]


@pytest.mark.parametrize(
    ("text", "found", "day"),
    [
        ("ferry on 3/4/2021", "3/4/2021", "2021-03-04"),
        ("ferry on 23/4/21", "23/4/21", "2021-04-23"),
        ("born 9-17-68", "9-17-68", "1968-09-17"),
        ("ferry on 9/17", "9/17", "2021-09-17"),
        ("ferry on 17/9 please", "17/9", "2021-09-17"),
        ("ferry on 9.17", "9.17", "2021-09-17"),
        ("ferry thursday 9/9", "thursday 9/9", "2021-09-09"),
        ("due 2021/9/17", "2021/9/17", "2021-09-17"),
        ("file harbour-20210917.txt", "20210917", "2021-09-17"),
        ("due 2021-sep-17", "2021-sep-17", "2021-09-17"),
        ("due 17/Sep/2021", "17/Sep/2021", "2021-09-17"),
        ("due Sep-17", "Sep-17", "2021-09-17"),
        ("due 17 september of 86", "17 september of 86", "1986-09-17"),
        ("due september seventeenth", "september seventeenth", "2021-09-17"),
        ("due september twenty one", "september twenty one", "2021-09-21"),
        ("due the twenty first of september", "the twenty first of september", "2021-09-21"),
        ("pay me the 19th", "the 19th", "2021-08-19"),
        ("pay me by the 19th of next month", "by the 19th of next month", None),
        ("booked for the 19", "the 19", "2021-08-19"),
        ("see you friday the 13th", "friday the 13th", "2021-08-13"),
        ("see you tue 14th", "tue 14th", "2021-09-14"),
        ("sail second sunday", "second sunday", "2021-08-08"),
        ("sail the first friday of october", "the first friday of october", "2021-10-01"),
        ("sail third tuesday of next month", "third tuesday of next month", "2021-09-21"),
        ("home next day", "next day", "2021-08-12"),
        ("home for the day", "the day", "2021-08-11"),
        ("home next week tuesday", "next week tuesday", "2021-08-17"),
        ("home on tuesday of the following week", "tuesday of the following week", "2021-08-17"),
        ("left last monday", "last monday", "2021-08-02"),
        ("left 3 weeks ago", "3 weeks ago", "2021-07-21"),
        ("left a year and 2 days ago", "a year and 2 days ago", "2020-08-09"),
        ("left half a year ago", "half a year ago", "2021-02-11"),
        ("sail in 3 weeks", "in 3 weeks", "2021-09-01"),
        ("sail a week from tomorrow", "a week from tomorrow", "2021-08-19"),
        ("sail two mondays from now", "two mondays from now", "2021-08-23"),
        ("sailed two mondays ago", "two mondays ago", "2021-08-02"),
        ("paint it two weeks before christmas", "two weeks before christmas", "2021-12-11"),
        ("ready tmrw", "tmrw", "2021-08-12"),
        ("due sunday, sept twelve", "sunday, sept twelve", "2021-09-12"),
        ("visit on 29 feb", "29 feb", "2020-02-29"),
    ],
)
def test_a_note_names_a_day(text: str, found: str, day: str | None) -> None:
    ((words, first, last),) = spans(text)
    assert words == found
    assert last == (day or "2021-09-19")
    assert first == day


@pytest.mark.parametrize(
    ("text", "found", "first", "last"),
    [
        ("off this week", "this week", "2021-08-09", "2021-08-15"),
        ("off my week", "my week", "2021-08-09", "2021-08-15"),
        ("off the weekend", "the weekend", "2021-08-14", "2021-08-15"),
        ("off for the coming month", "coming month", "2021-09-01", "2021-09-30"),
        ("sales of past quarter", "past quarter", "2021-04-01", "2021-06-30"),
        ("off late next week", "late next week", "2021-08-19", "2021-08-22"),
        ("off early september", "early september", "2021-09-01", "2021-09-15"),
        ("off mid next month", "mid next month", "2021-09-10", "2021-09-20"),
        ("pay by EOM", "by EOM", None, "2021-08-31"),
        ("party at the end of year", "end of year", "2021-07-01", "2021-12-31"),
        ("off rest of the month", "rest of the month", "2021-08-11", "2021-08-31"),
        ("off earlier in the week", "earlier in the week", "2021-08-09", "2021-08-11"),
        ("off the week after next", "the week after next", "2021-08-23", "2021-08-29"),
        ("sold the week before last", "the week before last", "2021-07-26", "2021-08-01"),
        ("rain, year to date", "year to date", "2021-01-01", "2021-08-11"),
        ("meet in week 33", "week 33", "2021-08-16", "2021-08-22"),
        ("meet the week of 9/17", "the week of 9/17", "2021-09-13", "2021-09-19"),
        ("meet w/c sep 17", "w/c sep 17", "2021-09-13", "2021-09-19"),
        ("the last week of may", "the last week of may", "2021-05-24", "2021-05-30"),
        ("first week of 2019", "first week of 2019", "2018-12-31", "2019-01-06"),
        ("second weekend of october", "second weekend of october", "2021-10-09", "2021-10-10"),
        ("off next 3 weeks", "next 3 weeks", "2021-08-12", "2021-09-01"),
        ("off past two months", "past two months", "2021-06-11", "2021-08-10"),
        ("wet last two decades", "last two decades", "2000-01-01", "2019-12-31"),
        ("back within 3 days", "within 3 days", "2021-08-11", "2021-08-14"),
        ("off in february", "february", "2021-02-01", "2021-02-28"),
        ("off june next year", "june next year", "2022-06-01", "2022-06-30"),
        ("off last sept", "last sept", "2020-09-01", "2020-09-30"),
        ("due 9/2022", "9/2022", "2022-09-01", "2022-09-30"),
        ("due 2022-09", "2022-09", "2022-09-01", "2022-09-30"),
        ("due 2022, sep", "2022, sep", "2022-09-01", "2022-09-30"),
        ("due 2022 q2", "2022 q2", "2022-04-01", "2022-06-30"),
        ("boats of 2018", "2018", "2018-01-01", "2018-12-31"),
        ("built nineteen twelve", "nineteen twelve", "1912-01-01", "1912-12-31"),
        ("off from 3 to 9 next month", "from 3 to 9 next month", "2021-09-03", "2021-09-09"),
        ("off between 3 and 9 of may", "between 3 and 9 of may", "2021-05-03", "2021-05-09"),
        ("off may between 3-9", "may between 3-9", "2021-05-03", "2021-05-09"),
        ("away 9/3-9/9", "9/3-9/9", "2021-09-03", "2021-09-09"),
        ("away 12/28/2020 - 1/3/2021", "12/28/2020 - 1/3/2021", "2020-12-28", "2021-01-03"),
        (
            "next week from tue to thur",
            "next week from tue to thur",
            "2021-08-17",
            "2021-08-19",
        ),
        ("between now and the 19th", "between now and the 19th", "2021-08-11", "2021-08-19"),
        ("boats later than 2018", "later than 2018", "2019-01-01", None),
        ("boats earlier than 2018", "earlier than 2018", None, "2017-12-31"),
        ("on or before 9/3", "on or before 9/3", None, "2021-09-03"),
        ("on or after 9/3", "on or after 9/3", "2021-09-03", None),
        ("starting on 9/3", "starting on 9/3", "2021-09-03", None),
        ("as late as friday", "as late as friday", None, "2021-08-13"),
        ("boats >= 2018", ">= 2018", "2018-01-01", None),
        ("left before the end of july", "before the end of july", None, "2021-07-31"),
        ("boats of 2018 or later", "2018 or later", "2018-01-01", None),
        ("boats of the year 2018", "year 2018", "2018-01-01", "2018-12-31"),
        ("paid after the year 2018", "after the year 2018", "2019-01-01", None),
        ("built at the end of 1989", "end of 1989", "1989-09-01", "1989-12-31"),
        ("built in may nineteen eighty six", "may nineteen eighty six", "1986-05-01", "1986-05-31"),
        ("built in the nineteen thirties", "the nineteen thirties", "1930-01-01", "1939-12-31"),
        (
            "back less than 2 weeks from today",
            "less than 2 weeks from today",
            "2021-08-11",
            "2021-08-25",
        ),
        ("back more than a week after today", "more than a week after today", "2021-08-18", None),
        ("wet 3 previous days", "3 previous days", "2021-08-08", "2021-08-10"),
        ("sales of last 2 quarters", "last 2 quarters", "2021-01-01", "2021-06-30"),
        ("off 4 days starting from 9/3", "4 days starting from 9/3", "2021-09-03", "2021-09-06"),
        ("off between the 21st and 23rd", "between the 21st and 23rd", "2021-08-21", "2021-08-23"),
        (
            "off from third till ninth of may",
            "from third till ninth of may",
            "2021-05-03",
            "2021-05-09",
        ),
        ("the first ten days of june", "the first ten days of june", "2021-06-01", "2021-06-10"),
        ("last 2 weeks of 2020", "last 2 weeks of 2020", "2020-12-21", "2021-01-03"),
        ("third month of 2020", "third month of 2020", "2020-03-01", "2020-03-31"),
        ("wet 2014 through may 2018", "2014 through may 2018", "2014-01-01", "2018-05-31"),
        ("the 90s", "the 90s", "1990-01-01", "1999-12-31"),
        ("the 19th century", "the 19th century", "1800-01-01", "1899-12-31"),
    ],
)
def test_a_note_names_an_interval(
    text: str, found: str, first: str | None, last: str | None
) -> None:
    assert spans(text) == [(found, first, last)]


def test_a_second_bound_is_not_taken_for_the_first_one_told_behind() -> None:
    assert spans("boats before 2015 or after 2018.") == [
        ("before 2015", None, "2014-12-31"),
        ("after 2018", "2019-01-01", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "it may rain and this may pass, and may or may not end",
        "call 86 2010-2015-86 or code 133-03-2020-03",
        "they march on, the sun sat low, it wed us",
        "go to the 12th floor for the second prize",
        "open 24/7, add 3/4 cup, mix 4-5 eggs at 4.15",
        "version 3.11 in room 2015 at 4:3",
        "have a great week",
        "one may ask two of the ten",
        "he will spring up and fall over",
        "",
    ],
)
def test_these_words_of_a_note_are_no_times(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("due feb 30", "XXXX-02-30"), ("due 2/30/2021", "2021-02-30"), ("in summer", "XXXX-SU")],
)
def test_what_no_calendar_settles_has_no_interval(text: str, value: str) -> None:
    (found,) = read(text)
    assert (found.value, found.start_time, found.end_time) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails on 3/4.",
        "They paid for the 27 and left.",
        "The boat cost 9.17 of it.",
        "He came second, and on sunday they fell.",
        "It shut in week 33.",
        "We sail the week.",
    ],
)
def test_news_is_not_read_as_a_note(text: str) -> None:
    shapes = [text[t.span.start : t.span.end] for t in find_timexes(text, anchor=WEDNESDAY)]
    assert shapes in ([], ["sunday"])


def test_a_note_without_a_date_is_not_resolved() -> None:
    for text in ("left 3 weeks ago", "see you friday the 13th", "pay me the 19th", "off in may"):
        assert all(t.start_time is None for t in read(text, anchor=None))


PIECES = st.sampled_from(
    "the my 27th on 4/22 4.22 2016-11 - 11/2016 , nov in 2 weeks ago from now week of first friday "
    "last next month day end rest late EOY >= before or after feb 30 thirty first christmas two "
    "mondays within years between 3 and 12 sept may this w/c year to date q3 2019 nineteen ninety "
    "century 20200701 mid İ ß 🙂 half a 99 0 decade".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join), st.one_of(st.none(), st.dates()))
@example("4.22 year 2019", None)
def test_spans_of_notes_stand_in_order_and_inside(text: str, anchor: date | None) -> None:
    end = 0
    for found in find_timexes(text, anchor=anchor, register=Register.NOTES):
        assert end <= found.span.start < found.span.end <= len(text)
        assert text[found.span.start : found.span.end].strip()
        end = found.span.end
        if found.start_time and found.end_time:
            assert date.fromisoformat(found.start_time) <= date.fromisoformat(found.end_time)

"""Time expressions in invented sentences: what is read, what it covers, and what is no time."""

from __future__ import annotations

from datetime import date

import pytest

from retold.annotate.timexes import find_timexes, relation, tense_hint, years_named
from retold.types import Timex

THURSDAY = date(2022, 9, 29)


def one(text: str, *, anchor: date | None = THURSDAY, future: bool | None = None) -> Timex:
    found = find_timexes(text, anchor=anchor, future=future)
    assert len(found) == 1, found
    return found[0]


def words(text: str, *, anchor: date | None = THURSDAY) -> list[str]:
    return [text[t.span.start : t.span.end] for t in find_timexes(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It sank on 3 June 2021.", "2021-06-03", "2021-06-03", "2021-06-03"),
        ("It sank on June 3, 2021.", "2021-06-03", "2021-06-03", "2021-06-03"),
        ("It sank on Sept. 3 2021.", "2021-09-03", "2021-09-03", "2021-09-03"),
        ("It sank on 29/09/2021.", "2021-09-29", "2021-09-29", "2021-09-29"),
        ("It sank on 2021-09-29.", "2021-09-29", "2021-09-29", "2021-09-29"),
        ("It sank on the 29th of September.", "2022-09-29", "2022-09-29", "2022-09-29"),
        ("It sank on the first of May 2020.", "2020-05-01", "2020-05-01", "2020-05-01"),
        ("The bridge fell on 2 January.", "2022-01-02", "2022-01-02", "2022-01-02"),
        ("The bridge fell in May.", "2022-05", "2022-05-01", "2022-05-31"),
        ("The bridge fell in November.", "2021-11", "2021-11-01", "2021-11-30"),
        ("The bridge will fall in November.", "2022-11", "2022-11-01", "2022-11-30"),
        ("It opened in October 2016 Civilians", "2016-10", "2016-10-01", "2016-10-31"),
        ("The bridge fell in 1987.", "1987", "1987-01-01", "1987-12-31"),
        ("He lost the 2014 election.", "2014", "2014-01-01", "2014-12-31"),
        ("He wrote a novel (1987).", "1987", "1987-01-01", "1987-12-31"),
        ("It grew in the late 1990s.", "199", "1990-01-01", "1999-12-31"),
        ("Mills closed in the '80s.", "198", "1980-01-01", "1989-12-31"),
        ("It grew in the second quarter of 2021.", "2021-Q2", "2021-04-01", "2021-06-30"),
        ("It grew in the first half of last year.", "2021-H1", "2021-01-01", "2021-06-30"),
        ("It grew in last year's third quarter.", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("It dried up in summer 2020.", "2020-SU", "2020-06-01", "2020-09-22"),
        ("It dried up last winter.", "2021-WI", "2021-12-01", "2022-03-20"),
        ("A nineteen ninety-six film won.", "1996", "1996-01-01", "1996-12-31"),
        ("A low river this spring.", "2022-SP", "2022-03-01", "2022-06-20"),
        ("The river was low this summer.", "2022-SU", "2022-06-01", "2022-09-22"),
        ("The plan is for 2024.", "2024", "2024-01-01", "2024-12-31"),
        ("A bond due 2031, he said, is dear.", "2031", "2031-01-01", "2031-12-31"),
        ("A quarrel dating back to 1994 ended.", "1994", "1994-01-01", "1994-12-31"),
        ("He lost his bitter 1996 campaign.", "1996", "1996-01-01", "1996-12-31"),
        ("It happened a year or so ago.", "2021", "2021-01-01", "2021-12-31"),
        ("The river froze this winter.", "2021-WI", "2021-12-01", "2022-03-20"),
        ("The river will freeze this winter.", "2022-WI", "2022-12-01", "2023-03-20"),
        ("He left last year.", "2021", "2021-01-01", "2021-12-31"),
        ("He left earlier this year.", "2022", "2022-01-01", "2022-09-29"),
        ("He left last week.", "2022-W38", "2022-09-19", "2022-09-25"),
        ("He left last month.", "2022-08", "2022-08-01", "2022-08-31"),
        ("He left three days ago.", "2022-09-26", "2022-09-26", "2022-09-26"),
        ("He left two weeks ago.", "2022-W37", "2022-09-12", "2022-09-18"),
        ("He left a year ago.", "2021", "2021-01-01", "2021-12-31"),
        ("He left yesterday.", "2022-09-28", "2022-09-28", "2022-09-28"),
        ("He left the day before yesterday.", "2022-09-27", "2022-09-27", "2022-09-27"),
        ("She left on 4 May last year.", "2021-05-04", "2021-05-04", "2021-05-04"),
        ("He died last October 23.", "2021-10-23", "2021-10-23", "2021-10-23"),
    ],
)
def test_a_date_covers_its_days(text: str, value: str, first: str, last: str) -> None:
    found = one(text)
    assert (found.value, found.start_time, found.end_time) == (value, first, last)
    assert found.problem is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor spoke on Thursday.", "2022-09-29"),
        ("The mayor spoke on Friday.", "2022-09-23"),
        ("The mayor will speak on Friday.", "2022-09-30"),
        ("On Friday, the court will rule.", "2022-09-30"),
        ("The mayor spoke last Friday.", "2022-09-23"),
        ("The mayor speaks next Friday.", "2022-10-07"),
        ("The mayor speaks this Friday.", "2022-09-30"),
        ("It could come as soon as Tuesday.", "2022-10-04"),
        ("The mayor spoke on Tuesday of last week.", "2022-09-20"),
    ],
)
def test_a_weekday_is_resolved_by_tense_and_pointer(text: str, day: str) -> None:
    found = one(text)
    assert (found.start_time, found.end_time, found.inferred) == (day, day, True)


def test_the_caller_may_know_the_tense() -> None:
    assert one("Talks on Friday", future=True).start_time == "2022-09-30"
    assert one("Talks on Friday", future=False).start_time == "2022-09-23"


@pytest.mark.parametrize(
    ("text", "found", "first", "last"),
    [
        ("It has rained since 24 February.", "since 24 February", "2022-02-24", None),
        ("The road is shut until March 2023.", "until March 2023", None, "2023-03-31"),
        ("It will end by Friday.", "by Friday", None, "2022-09-30"),
        ("It will end by the end of 2023.", "by the end of 2023", None, "2023-12-31"),
        ("From 3 to 7 May it rained.", "3 to 7 May", "2022-05-03", "2022-05-07"),
        ("It rained between 2014 and 2016.", "between 2014 and 2016", "2014-01-01", "2016-12-31"),
        ("It rained from 2014 to 2016.", "from 2014 to 2016", "2014-01-01", "2016-12-31"),
        (
            "It rained from 3 May to 7 June 2019.",
            "from 3 May to 7 June 2019",
            "2019-05-03",
            "2019-06-07",
        ),
        ("It rained in the past two weeks.", "the past two weeks", "2022-09-15", "2022-09-29"),
        ("It rained over the last 48 hours.", "the last 48 hours", "2022-09-27", "2022-09-29"),
        ("The 1914-18 war ended.", "1914-18", "1914-01-01", "1918-12-31"),
        ("It shut before the end of 2018.", "before the end of 2018", None, "2018-12-31"),
        ("It opened after 2018.", "after 2018", "2019-01-01", None),
        ("It opened before 2018.", "before 2018", None, "2017-12-31"),
    ],
)
def test_a_range_has_its_ends(text: str, found: str, first: str | None, last: str | None) -> None:
    timex = one(text)
    assert timex.kind == "range"
    assert text[timex.span.start : timex.span.end] == found
    assert (timex.start_time, timex.end_time) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The vote was moved from Tuesday to Thursday.",
        "Talks were postponed from 3 May to 7 June.",
        "It was followed by Wednesday's flood.",
    ],
)
def test_a_move_or_an_agent_is_no_range(text: str) -> None:
    assert all(found.kind == "date" for found in find_timexes(text, anchor=THURSDAY))


@pytest.mark.parametrize(
    ("text", "found", "value", "days"),
    [
        ("It took seven days.", "seven days", "P7D", 7.0),
        ("It fell in just 7 days.", "7 days", "P7D", 7.0),
        ("It took several years.", "several years", "PXY", None),
        ("It took two and a half years.", "two and a half years", "P2Y6M", 913.125),
        ("A 24-hour strike began.", "24-hour", "PT24H", 1.0),
        ("It took 10 to 12 days.", "10 to 12 days", "PXD", None),
        ("It lasted two decades.", "two decades", "P20Y", 7305.0),
        ("It shut for a year.", "a year", "P1Y", 365.25),
        ("Seven days after the vote it rained.", "Seven days after", "P7D", 7.0),
        ("Three weeks later it rained.", "Three weeks later", "P3W", 21.0),
    ],
)
def test_a_length_has_days(text: str, found: str, value: str, days: float | None) -> None:
    timex = one(text)
    assert (timex.kind, timex.value, timex.days) == ("duration", value, days)
    assert text[timex.span.start : timex.span.end] == found
    assert timex.start_time is timex.end_time is None


def test_a_relation_is_read_off_a_length() -> None:
    assert relation("Seven months after") == "after"
    assert relation("a week later") == "later"
    assert relation("seven months") is None
    assert relation("") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rains every Friday.", "XXXX-WXX-5"),
        ("The paper appears weekly.", "P1W"),
        ("It rains twice a year.", "P1Y"),
        ("The fee is paid annually.", "P1Y"),
        ("It rains every two weeks.", "P2W"),
        ("It rains each July.", "XXXX-07"),
    ],
)
def test_what_recurs_is_a_set(text: str, value: str) -> None:
    found = one(text)
    assert (found.kind, found.value, found.start_time) == ("set", value, None)


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("It rang at 6:30 p.m. on Tuesday.", "2022-09-27T18:30", "2022-09-27"),
        ("It rang on Tuesday at 6.30pm.", "2022-09-27T18:30", "2022-09-27"),
        ("It rang on Tuesday night.", "2022-09-27TNI", "2022-09-27"),
        ("It rang last night.", "2022-09-28TNI", "2022-09-28"),
        ("It rang at 0914 GMT.", "XXXX-XX-XXT09:14", None),
        ("It rang at noon on 4 May 2021.", "2021-05-04T12:00", "2021-05-04"),
        ("It rang at 9 p.m. (1900 GMT) on Tuesday.", "2022-09-27T21:00", "2022-09-27"),
    ],
)
def test_a_clock_time_joins_its_day(text: str, value: str, day: str | None) -> None:
    found = one(text)
    assert (found.kind, found.value, found.start_time) == ("time", value, day)


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old man and a woman aged 34 years spoke.",
        "He may order a wider march, and the fall of the city came second.",
        "The sun sat low; may they march.",
        "They drill 24/7.",
        "Call 020 7946 0958 or 555-0199.",
        "Version 2.10.3 beat 1.2.2013 by 3-2.",
        "He owns 1,500 sheep at 1987 Elm Road.",
        "Flight QX17 and route 2014A were cut.",
        "A total of 2010 people and 1999 soldiers came.",
        "Output rose from 1950 to 2010 tonnes.",
        "April Jones met June Park near the March of the Lamps.",
        "The Sunday Times and the Daily Lantern wrote on it.",
        "She reads Harbour Today.",
        "At Least 24 May Have Drowned",
        "They live on 12 March Street.",
        "Three quarters of the town fled.",
        "It runs at 100 miles an hour.",
        "The date 03/04/2021 was unclear.",
        "Temperatures reached the 80s.",
        "He scored in the last minute.",
        "",
    ],
)
def test_these_are_no_times(text: str) -> None:
    assert words(text) == []


def test_month_before_a_count_is_a_month() -> None:
    assert words("In April 31 people drowned.") == ["April"]
    assert words("On May 5 and 30 guests left.") == ["May 5"]
    assert words("On May 5 and 6, guests left.") == ["May 5", "6"]


@pytest.mark.parametrize(
    "text",
    [
        "The next Friday he left.",
        "Rain this winter",
        "He left that Friday.",
        "He left the following Friday.",
        "He left the previous Friday.",
        "The last two weeks of the siege were dire.",
    ],
)
def test_what_points_from_the_story_told_is_left_open(text: str) -> None:
    found = one(text)
    assert found.start_time is found.end_time is None


@pytest.mark.parametrize("text", ["The next week he left.", "He earned less the previous year."])
def test_a_unit_of_the_story_told_is_not_read(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found", "first", "last"),
    [
        ("It rained over the last week.", "the last week", "2022-09-22", "2022-09-29"),
        ("It rained in the past year.", "the past year", "2021-09-29", "2022-09-29"),
        (
            "It fell in the last week of July.",
            "the last week of July",
            "2022-07-01",
            "2022-07-31",
        ),
        (
            "It rained in the final months of 2014.",
            "the final months of 2014",
            "2014-01-01",
            "2014-12-31",
        ),
    ],
)
def test_a_part_keeps_to_its_whole(text: str, found: str, first: str, last: str) -> None:
    timex = one(text)
    assert text[timex.span.start : timex.span.end] == found
    assert (timex.start_time, timex.end_time) == (first, last)


def test_a_known_day_of_terror_is_a_date() -> None:
    assert one("He was a child on 9/11.").start_time == "2001-09-11"
    assert words("He took 9/11/2 of it.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Friday.", "XXXX-WXX-5"),
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left on 29 September.", "XXXX-09-29"),
        ("He left in February.", "XXXX-02"),
        ("He left last year.", "XXXX"),
        ("He left two weeks ago.", "XXXX-WXX"),
        ("He left in the third quarter.", "XXXX-Q3"),
        ("He left on Friday 28 September.", "XXXX-09-28"),
        ("He has left since Friday.", "XXXX-WXX-5"),
    ],
)
def test_without_an_anchor_nothing_is_guessed(text: str, value: str) -> None:
    found = one(text, anchor=None)
    assert (found.value, found.start_time, found.end_time) == (value, None, None)
    assert found.problem is None


def test_offsets_are_shifted() -> None:
    found = find_timexes("It fell on 3 June 2021.", anchor=None, offset=100)
    assert (found[0].span.start, found[0].span.end) == (111, 122)


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("The court will rule on Friday", "Friday", True),
        ("The court ruled on Friday", "Friday", False),
        ("He was killed on Friday", "Friday", False),
        ("He agreed to meet on Friday", "Friday", True),
        ("He said he would resign on Friday", "Friday", True),
        ("The vote was due to take place on Friday", "Friday", False),
        ("Rain on Friday", "Friday", None),
        ("The tide rose. Rain on Friday", "Friday", None),
    ],
)
def test_tense_hint(text: str, at: str, hint: bool | None) -> None:
    assert tense_hint(text, text.index(at)) is hint


def test_years_named() -> None:
    assert years_named("In 1941 and (2014), 1,999 men, 20145 and 3.2015") == {1941, 2014}

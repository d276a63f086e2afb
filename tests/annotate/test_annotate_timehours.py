"""Times of day and moments, in invented sentences of news and in notes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from retold.annotate.timexes import Register, find_timexes

THURSDAY = datetime(2022, 9, 29, 13, 30)


def found(text: str, register: Register = Register.NEWS) -> list[tuple[str, str]]:
    times = find_timexes(text, anchor=THURSDAY, register=register)
    return [(text[t.span.start : t.span.end], t.value) for t in times]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank at half past seven.", "half past seven", "XXXX-XX-XXT07:30"),
        ("It sank at half past seven this morning.", "half past seven this morning",
         "2022-09-29T07:30"),
        ("It sank at quarter to eight in the evening.", "quarter to eight in the evening",
         "XXXX-XX-XXT19:45"),
        ("It sank at twenty minutes past five.", "twenty minutes past five", "XXXX-XX-XXT05:20"),
        ("It left at four in the morning.", "four in the morning", "XXXX-XX-XXT04:00"),
        ("It left at 3 in the afternoon on Tuesday.", "3 in the afternoon on Tuesday",
         "2022-09-27T15:00"),
        ("It left at 7:00 tonight.", "7:00 tonight", "2022-09-29T19:00"),
        ("It left at 8:00:20 p.m. on Tuesday.", "8:00:20 p.m. on Tuesday", "2022-09-27T20:00:20"),
        ("Logged 2021-12-16T12:23:59.", "2021-12-16T12:23:59", "2021-12-16T12:23:59"),
        ("Logged 2021-12-16T12:23Z.", "2021-12-16T12:23Z", "2021-12-16T12:23Z"),
        ("Logged 2021-12-16 12:23+02:00.", "2021-12-16 12:23+02:00", "2021-12-16T12:23+02:00"),
    ],
)  # fmt: skip
def test_news_tells_the_hour(text, words, value):
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They won ten to five.",
        "The blast killed three in the morning crowd.",
        "The storm hurt 3 in the evening.",
        "Half past the post he fell.",
        "Twenty past presidents came.",
        "It fell at seven.",
        "Logged 2021-13-16T12:23:59 and 2021-12-16T12:61.",
        "A ratio of 17:20 is high.",
        "He is back in 5 goals.",
    ],
)
def test_news_does_not_take_counts_for_hours(text):
    assert [f for f in found(text) if "T0" in f[1] or "T1" in f[1] or "T2" in f[1]] == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("meet tomorrow at 5pm", "tomorrow at 5pm", "2022-09-30T17:00"),
        ("meet tonight around 7", "tonight around 7", "2022-09-29T19:00"),
        ("meet at 7 tonight", "7 tonight", "2022-09-29T19:00"),
        ("meet this morning at seven", "this morning at seven", "2022-09-29T07:00"),
        ("meet tomorrow at 9a", "tomorrow at 9a", "2022-09-30T09:00"),
        ("meet tomorrow 17:20", "tomorrow 17:20", "2022-09-30T17:20"),
        ("meet tomorrow at six forty-three", "tomorrow at six forty-three", "2022-09-30T06:43"),
        ("meet at a quarter to seven tomorrow", "a quarter to seven tomorrow", "2022-09-30T06:45"),
        ("meet tomorrow at 20 min past eight", "tomorrow at 20 min past eight", "2022-09-30T08:20"),
        ("meet tomorrow at one o'clock pm", "tomorrow at one o'clock pm", "2022-09-30T13:00"),
        ("meet tomorrow at 4 oclock", "tomorrow at 4 oclock", "2022-09-30T04:00"),
        ("midnight tonight", "midnight tonight", "2022-09-29T00:00"),
        ("back in five minutes", "in five minutes", "2022-09-29T13:35:00"),
        ("back in half an hour", "in half an hour", "2022-09-29T14:00:00"),
        ("left an hour ago", "an hour ago", "2022-09-29T12:30:00"),
        ("walk 30 minutes later", "30 minutes later", "2022-09-29T14:00:00"),
        ("due end of the day", "end of the day", "2022-09-29T23:59:59"),
        ("due end of tomorrow", "end of tomorrow", "2022-09-30T23:59:59"),
        ("due end of this sunday", "end of this sunday", "2022-10-02T23:59:59"),
        ("due eod", "eod", "2022-09-29T23:59:59"),
    ],
)
def test_notes_join_bare_hours_to_days_and_count_from_the_moment(text, words, value):
    assert found(text, Register.NOTES) == [(words, value)]


@pytest.mark.parametrize(
    "text", ["seven dwarfs", "room 7", "around 7 people", "it is 2.30 long", "four monday dinners"]
)
def test_an_hour_without_a_day_is_none(text):
    assert [f for f in found(text, Register.NOTES) if "T" in f[1]] == []


def test_now_is_the_moment_of_a_note():
    (timex,) = find_timexes("call me now", anchor=THURSDAY, register=Register.NOTES)
    assert (timex.value, timex.start_time) == ("PRESENT_REF", "2022-09-29T13:30:00")


def test_without_a_clock_a_note_counts_no_hours():
    (timex,) = find_timexes("in 5 minutes", anchor=date(2022, 9, 29), register=Register.NOTES)
    assert timex.kind == "duration"


@pytest.mark.parametrize("anchor", [datetime.max, datetime.min])
@pytest.mark.parametrize("text", ["in 999999 hours", "999999 hours ago", "end of tomorrow", "now"])
def test_the_ends_of_the_calendar_do_not_raise(text, anchor):
    for timex in find_timexes(text, anchor=anchor, register=Register.NOTES):
        assert timex.span.end <= len(text)

"""The time that a sentence speaks of, in invented sentences: to come, gone by, or not shown."""

from __future__ import annotations

import time
from datetime import date

import pytest

from retold.annotate.tense import tense_hint
from retold.annotate.timexes import find_timexes

THURSDAY = date(2022, 9, 29)


@pytest.mark.parametrize(
    "text",
    [
        "He said the mill would be closed on Friday",
        "He said the mill would be closing on Friday",
        "The court ruled that it must be returned by Friday",
        "The results are to be published on Friday",
        "The board decided the mill should close on Friday",
        "The union gave the owners until Friday",
        "The parent asked the unit to respond by Friday",
        "The rights expire on Friday",
        "The new rule takes effect Friday",
        "Parliament reconvenes Friday",
        "A dividend is payable Friday",
        "He resigned, effective Friday",
        "The party has decided to vote on Friday",
        "The firm will redeem 2.5 million shares on Friday",
        "It will replace the planned line with a renamed one on Friday",
    ],
)
def test_what_is_to_come_is_seen_through_a_past_verb(text):
    assert tense_hint(text, text.index("Friday")) is True


@pytest.mark.parametrize(
    "text",
    [
        "Two of them had filed reports by Friday",
        "He said the mill would have been closed on Friday",
        "It had been due to expire Friday",
        "The owners had until Friday",
        "The increased fee was paid on Friday",
        "The talks with the United League collapsed on Friday",
        "The vote was to be held on Friday",
    ],
)
def test_what_is_gone_by_stays_gone_by(text):
    assert tense_hint(text, text.index("Friday")) is False


def test_a_name_that_ends_like_a_verb_shows_no_tense():
    assert tense_hint("Fans of Vennick United Friday", 24) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said the bridge would be opened on Wednesday.", "2022-10-05"),
        ("The mayor said the bridge was opened on Wednesday.", "2022-09-28"),
        ("Talks in October.", "2022-10"),
        ("Talks were held in October.", "2021-10"),
        ("Talks in January.", "2022-01"),
        ("He said it would be opened in January.", "2023-01"),
    ],
)
def test_days_and_months_follow_the_tense(text, value):
    (timex,) = find_timexes(text, anchor=THURSDAY)
    assert timex.value == value


def test_long_text_without_a_stop_is_read_in_linear_time():
    text = "to be until Friday a still told " * 20_000
    began = time.perf_counter()
    for start in range(0, len(text), len(text) // 50):
        tense_hint(text, start)
    assert time.perf_counter() - began < 2

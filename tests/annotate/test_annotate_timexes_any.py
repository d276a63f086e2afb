"""Any text at all: no error, no span out of place, no time that grows with the square."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.annotate.timexes import find_timexes

THURSDAY = date(2022, 9, 29)
PIECES = st.sampled_from(
    "Friday 29 September 2022 , on the last two weeks ago 31 April in May of 2014 to and 9/11 "
    "every 6:30 p.m. since until by İ ß 🙂 - – ( ) 's year-old Q3 early mid- 1990s tomorrow 99999 "
    "0 a few next half first months quarter 24 / . between from".split()
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.one_of(st.none(), st.dates()),
    st.integers(0, 1000),
)
def test_spans_stand_in_order_and_inside(text: str, anchor: date | None, offset: int) -> None:
    end = offset
    for found in find_timexes(text, anchor=anchor, offset=offset):
        assert end <= found.span.start < found.span.end <= offset + len(text)
        assert text[found.span.start - offset : found.span.end - offset].strip()
        end = found.span.end
        if found.start_time and found.end_time:
            assert date.fromisoformat(found.start_time) <= date.fromisoformat(found.end_time)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_no_text_raises(text: str, anchor: date | None) -> None:
    for found in find_timexes(text, anchor=anchor):
        assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "a " * 100_000,
        "Friday, " * 25_000,
        "Friday 29 September, " * 9_500,
        "two hundred and " * 12_500,
        "from 2014 to " * 15_000,
        "April 24 and 25, " * 11_000,
        "the early " * 20_000,
        " " * 200_000,
        "1,000" * 40_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_texts_take_linear_time(text: str) -> None:
    started = time.process_time()
    find_timexes(text, anchor=THURSDAY)
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "text",
    ["In year 0 of it", "In 99999 it fell", f"{'9' * 400} years ago", "999999 years ago",
     "999999 days ago", "In 0000-00-00 it", "99 September 2022", "in 999999 months' time"],
)  # fmt: skip
@pytest.mark.parametrize("anchor", [date.min, date.max, THURSDAY, None])
def test_odd_numbers_are_survived(text: str, anchor: date | None) -> None:
    assert all(found.problem is None for found in find_timexes(text, anchor=anchor))

"""Two dates that make one interval: which lends the other its year, and which keeps its own."""

from __future__ import annotations

from datetime import date

import pytest

from retold.annotate.timexes import find_timexes

THURSDAY = date(2022, 9, 29)


def spans(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (text[t.span.start : t.span.end], t.start_time, t.end_time)
        for t in find_timexes(text, anchor=THURSDAY)
    ]


@pytest.mark.parametrize(
    ("text", "found", "first", "last"),
    [
        (
            "It ran from 24 June to 2 July 2019.",
            "from 24 June to 2 July 2019",
            "2019-06-24",
            "2019-07-02",
        ),
        (
            "It ran from 30 December to 2 January.",
            "from 30 December to 2 January",
            "2021-12-30",
            "2022-01-02",
        ),
        (
            "It will run from today to 3 May 2023.",
            "from today to 3 May 2023",
            "2022-09-29",
            "2023-05-03",
        ),
        (
            "It ran from last Friday to 3 October 2022.",
            "from last Friday to 3 October 2022",
            "2022-09-23",
            "2022-10-03",
        ),
        ("It runs from now to 3 October.", "from now to 3 October", "2022-09-29", "2022-10-03"),
    ],
)
def test_an_interval_is_joined(text: str, found: str, first: str, last: str) -> None:
    assert spans(text) == [(found, first, last)]


def test_an_explicit_end_before_the_start_makes_no_interval() -> None:
    assert spans("It ran from 3 May 2020 to 2 April 2020.") == [
        ("3 May 2020", "2020-05-03", "2020-05-03"),
        ("2 April 2020", "2020-04-02", "2020-04-02"),
    ]


def test_notes_alone_join_uneven_and_dashed_dates() -> None:
    assert len(spans("It grew in 2014, through May 2018.")) == 2

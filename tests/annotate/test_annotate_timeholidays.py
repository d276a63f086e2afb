"""The year of a feast told without one: the verb of its clause decides, where it is sure."""

from __future__ import annotations

from datetime import date

import pytest

from retold.annotate.timexes import find_timexes

NOVEMBER, JANUARY = date(2024, 11, 14), date(2025, 1, 4)


def day(text: str, *, anchor: date = NOVEMBER) -> str:
    (found,) = find_timexes(text, anchor=anchor)
    return found.value


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left on Christmas Day.",
        "Three barns burned down on Christmas Day.",
        "The mayor said the ferry left on Christmas Day.",
        "On Christmas Day the ferry left.",
        "The ferry, a wreck, sank on Christmas Day.",
        "On Christmas Day the old ferry left.",
    ],
)
def test_what_happened_on_a_feast_happened_on_the_last_one(text: str) -> None:
    assert day(text) == "2023-12-25"
    assert day(text, anchor=JANUARY) == "2024-12-25"
    assert day(text, anchor=date(2024, 12, 25)) == "2024-12-25"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will leave on Christmas Day.",
        "The mayor said the ferry will leave on Christmas Day.",
        "On Christmas Day, the old ferry will leave.",
    ],
)
def test_what_will_happen_on_a_feast_happens_on_the_coming_one(text: str) -> None:
    assert day(text) == "2024-12-25"
    assert day(text, anchor=JANUARY) == "2025-12-25"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves on Christmas Day, the mayor said.",
        "The mayor said the ferry sails on Christmas Day.",
        "The mill, closed by frost, reopens on Christmas Day.",
        "The council cancelled the ferry on Christmas Day.",
        "Nurses were asked to work on Christmas Day.",
        "The ferry was due on Christmas Day.",
        "On Christmas Day the barns close early, the mayor said.",
        "The barns that have bells ring on Christmas Day.",
        "The guests booked beds until Christmas Day.",
    ],
)
def test_a_verb_of_another_time_leaves_the_nearest_feast(text: str) -> None:
    assert day(text) == day("A fair on Christmas Day.") == "2024-12-25"

"""Years far off, as contracts and forms write them, and the counts that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from retold.annotate.timexes import find_timexes

ANCHOR = date(2024, 11, 14)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("The lease will end by 31 December 9999.", "9999-12-31", "9999-12-31"),
        ("The lease runs to December 31, 9999, the clerk said.", "9999-12-31", "9999-12-31"),
        ("They will pay on 3 May 2350 or earlier.", "2350-05-03", "2350-05-03"),
        ("The lease ends in December 9998.", "9998-12", "9998-12-31"),
        ("The lease ends in December 9999.", "9999-12", None),
    ],
)
def test_a_far_year_is_kept(text: str, value: str, end: str | None) -> None:
    (found,) = find_timexes(text, anchor=ANCHOR)
    assert (found.value, found.end_time) == (value, end)
    assert value[:4] in text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 5000 geese marched.",
        "On 3 May 5000 marched.",
        "On May 3, 5000 geese marched.",
        "On 3 May 5000 at least marched.",
    ],
)
def test_a_count_after_a_day_is_no_year(text: str) -> None:
    assert find_timexes(text, anchor=ANCHOR)[0].value == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Last August 1,900 goats came down.", "Last August"),
        ("In June 3,400 goats came down.", "June"),
        ("On June 3, 400 goats came down.", "June 3"),
    ],
)
def test_the_thousands_of_a_count_are_no_day(text: str, words: str) -> None:
    (found,) = find_timexes(text, anchor=ANCHOR)
    assert text[found.span.start : found.span.end] == words

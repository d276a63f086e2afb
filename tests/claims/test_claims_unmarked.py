"""Sayings that close a sentence which has lost its commas, and what only looks like one."""

from __future__ import annotations

import pytest
from attribution_samples import credited, told

from retold.claims.unmarked import unmarked_link

pytestmark = pytest.mark.model


def _unmarked(text: str) -> list[tuple[str, str]]:
    return credited(text, unmarked_link)


@pytest.mark.parametrize(
    ("content", "source", "rest"),
    [
        (
            "Two boats sank near the lighthouse drowning six sailors and wounding dozens",
            "the Norland Observatory for Human Rights",
            "said.",
        ),
        ("The fire in the old mill killed three workers", "a monitoring group", "said on Friday."),
        ("Shells hit the market of the lower town", "rights groups", "said."),
        (
            "Four children drowned in the canal on Sunday",
            "local sources",
            "have said.",
        ),
        (
            "The raid damaged several homes and a school in the eastern quarter",
            "a source at the Norwick Police Command",
            "told the Harbour Gazette.",
        ),
        (
            "The clinic was hit twice while patients were still in bed",
            "civil defence official Omar Reyes",
            "told Reuters from Norwick.",
        ),
    ],
)
def test_reads_who_closes_a_sentence_without_commas(content: str, source: str, rest: str) -> None:
    assert _unmarked(f"{content} {source} {rest}") == [(source, content)]


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("Night raids near the port killed at least 10 people", "the Norland Observatory"),
        ("Two bridges fell in the northern valley", "observatory head Omar Reyes"),
    ],
)
def test_reads_a_source_behind_its_saying(content: str, source: str) -> None:
    assert _unmarked(f"{content} said {source}.") == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said the camp was empty.",
        "The police came for a man in the market said the",
        "Nobody in the hall could repeat the words the mayor said.",
        "The clerk wrote down exactly what the ministry said.",
        "The bridge cost the town more than the council said.",
        "The villagers did all the things the board said.",
        "The police came to the house of the activists said to be hiding.",
        "The army killed 12 activists said on Monday to be armed.",
        "The barge sank in the night with fighters from the group said Monday.",
        "The guns never stop for a single minute Pavel Marek a rescue worker told the Gazette.",
        "The mayor of the port said the quay was closed.",
        "The new rules are not what the public said.",
    ],
)
def test_reads_no_source_where_none_plainly_speaks(text: str) -> None:
    assert _unmarked(text) == []


def test_the_words_right_before_the_source_stay_in_what_is_told() -> None:
    text = (
        "Night raids on the former capital of the rebels killed 25 civilians a monitoring group "
        "said on Wednesday."
    )
    assert told(text) == [
        (
            "Night raids on the former capital of the rebels killed 25 civilians",
            "a monitoring group",
        )
    ]

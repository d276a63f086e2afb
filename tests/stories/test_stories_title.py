from __future__ import annotations

import pytest

from retold.stories.title import story_title
from retold.stories.vectors import Signature

CENTRE = {"ferry": 0.5, "sink": 0.4, "aldermoor": 0.5, "overload": 0.3, "coastguard": 0.2}
PLAIN = "Overloaded ferry sinks off Aldermoor"


def titled(*titles):
    return [Signature(f"a{n}", None, title, {}, {}) for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    "teaser",
    [
        "Why did the overloaded Aldermoor ferry sink?",
        "You won't believe why the overloaded Aldermoor ferry sinks",
        "Here's why the overloaded Aldermoor ferry sinks",
        "Overloaded Aldermoor ferry sinks: what we know",
        "LIVE: Overloaded Aldermoor ferry sinks, coastguard",
        "Overloaded Aldermoor ferry sinks, coastguard ...",
    ],
)
def test_a_teaser_gives_way_to_a_plain_title(teaser):
    assert story_title(titled(teaser, PLAIN), CENTRE) == PLAIN
    assert story_title(titled(teaser), CENTRE) == teaser


@pytest.mark.parametrize(
    "other",
    [
        "Coastguard gives update",
        "Ferry",
        "Markets rise on harvest hopes",
        f"{PLAIN} | Vennick Times",
        PLAIN.replace("Ferry", "Fer\ufffdy"),
        f"title: {PLAIN}",
        f"{PLAIN} (+video)",
    ],
)
def test_the_title_that_tells_most_of_the_event_wins(other):
    assert story_title(titled(other, PLAIN), CENTRE) == PLAIN


@pytest.mark.parametrize(
    "plain",
    ["Ferry liveries repainted in Aldermoor", "Young sailors watch ferry sink off Aldermoor"],
)
def test_plain_words_are_no_teaser(plain):
    assert story_title(titled("Ferry?", plain), CENTRE) == plain


def test_the_first_wins_a_tie_and_an_empty_title_never_wins():
    assert story_title(
        titled("", "Ferry sinks off Aldermoor", "Aldermoor off ferry sinks"), CENTRE
    ) == ("Ferry sinks off Aldermoor")

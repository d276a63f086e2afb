from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.stories.grouping import group
from retold.stories.telling import story_id
from retold.stories.vectors import Signature, signature

FERRY = [
    (
        "f1",
        "2024-03-01",
        "Ferry sinks off Aldermoor with 212 aboard",
        "A ferry carrying 212 passengers sank off Aldermoor harbour, the Tessaly coastguard said. "
        "Divers searched the wreck of the Grey Heron through the night.",
    ),
    (
        "f2",
        "2024-03-02",
        "Divers search wreck of Aldermoor ferry",
        "Divers searched the wreck of the Grey Heron, the ferry that sank off Aldermoor with 212 "
        "passengers. The Tessaly coastguard said the harbour was closed.",
    ),
    (
        "f3",
        None,
        "Grey Heron was overloaded, coastguard says",
        "The Grey Heron ferry was overloaded when it sank off Aldermoor harbour, according to the "
        "Tessaly coastguard, which counted 212 passengers.",
    ),
]
STRIKE = [
    (
        "s1",
        "2024-03-01",
        "Vennick tram drivers walk out over pay",
        "Tram drivers in Vennick walked out over pay, halting every line. The Marrow union said "
        "depots would stay shut until the mayor, Odile Brandt, returned to the table.",
    ),
    (
        "s2",
        "2024-03-01",
        "Mayor Brandt urges tram drivers to return",
        "Odile Brandt, the mayor of Vennick, urged tram drivers to return to their depots after "
        "the Marrow union halted every line in a dispute over pay.",
    ),
]
LONE = [("x1", "2024-03-01", "Quince harvest fails", "The quince harvest failed in Orlu.")]


@pytest.fixture
def signatures(build):
    return [
        signature(build(key, body, title=title, published=published))
        for key, published, title, body in [*FERRY, *STRIKE, *LONE]
    ]


def keys(stories):
    return [[member.article for member in story.members] for story in stories]


def test_articles_about_one_event_are_one_story(signatures):
    assert sorted(keys(group(signatures, window_days=14))) == [
        ["f1", "f2", "f3"],
        ["s1", "s2"],
        ["x1"],
    ]


def test_one_event_again_long_after_is_another_story(build, signatures):
    _, _, title, body = FERRY[1]
    late = signature(build("late", body, title=title, published="2024-09-01"))
    dated = [s for s in signatures if s.article != "f3"]
    assert ["late"] in keys(group([*dated, late], window_days=14))
    assert ["f1", "f2"] in keys(group([*dated, late], window_days=14))


def test_the_order_of_the_input_changes_nothing(signatures):
    stories = group(signatures, window_days=14)
    for seed in range(5):
        shuffled = random.Random(seed).sample(signatures, len(signatures))
        assert group(shuffled, window_days=14) == stories


def test_other_articles_change_nothing(signatures):
    alone = group([s for s in signatures if s.article.startswith("f")], window_days=14)
    assert alone[0] in group(signatures, window_days=14)


def test_the_same_article_twice_counts_once(signatures):
    assert group(signatures * 2, window_days=14) == group(signatures, window_days=14)


def test_the_id_stays_while_the_story_grows(signatures):
    first = next(s for s in signatures if s.article == "f1")
    (young,) = group([first], window_days=14)
    grown = next(s for s in group(signatures, window_days=14) if len(s.members) == 3)
    assert young.id == grown.id == story_id("f1")
    assert len(young.id) == 13


def test_a_story_says_when_it_was_seen_and_why_each_is_in_it(signatures):
    story = next(s for s in group(signatures, window_days=14) if len(s.members) == 3)
    assert (story.first_seen, story.last_seen) == ("2024-03-01", "2024-03-02")
    shares, first = story.members[0].reasons
    assert shares.startswith("shares with 2 other articles: ")
    assert "Heron" in shares or "Aldermoor" in shares
    assert first == "the first of the story"
    assert story.members[1].reasons[1] == "1 day after the first article"
    assert story.members[2].reasons[1] == "undated: placed by its words alone"


def test_a_lone_article_says_so(signatures):
    story = next(s for s in group(signatures, window_days=14) if len(s.members) == 1)
    assert story.members[0].reasons == ("no other article is near enough",)


def test_articles_without_words_stand_alone(build):
    empty = [signature(build(key, "...")) for key in ("a", "b")]
    assert sorted(keys(group(empty, window_days=14))) == [["a"], ["b"]]


def test_nothing_makes_no_story():
    assert group([], window_days=14) == ()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_every_article_is_in_one_story(seed):
    draw = random.Random(seed)
    signatures = [
        Signature(
            f"a{n}",
            draw.choice([None, f"2024-03-{draw.randint(1, 20):02}"]),
            f"Title {n}",
            {f"t{t}": 0.5 for t in draw.sample(range(12), 4)},
            {f"t{t}": f"t{t}" for t in range(12)},
        )
        for n in range(draw.randint(1, 25))
    ]
    stories = group(signatures, window_days=5)
    placed = [member.article for story in stories for member in story.members]
    assert sorted(placed) == sorted(s.article for s in signatures)
    assert len({story.id for story in stories}) == len(stories)
    for story in stories:
        assert story.title in {s.title for s in signatures}

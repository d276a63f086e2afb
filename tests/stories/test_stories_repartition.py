from __future__ import annotations

import pytest

from retold.stories.changes import StoryMerge, StorySplit
from retold.stories.repartition import repartition
from retold.stories.telling import LiveStory, Telling


def telling(key, arrival, *, anchor=None):
    row = None if anchor else arrival
    return Telling(key, None, None, key, (), arrival, arrival, row, anchor)


def story(*tellings):
    made = LiveStory(named(min(tellings, key=lambda t: t.arrival).article))
    for one in tellings:
        made.admit(one)
    return made


def named(founder):
    return f"story of {founder}"


def made(groups, stories, newcomer):
    return repartition(groups, stories, newcomer, name=named, likeness=lambda left, right: 0.5)


@pytest.fixture
def new():
    return telling("new", 99)


def test_an_article_alone_founds_a_story(new):
    outcome = made([[new]], [], new)
    assert outcome.place.id == "story of new"
    assert outcome.events == []
    assert list(outcome.changed) == ["story of new"]


def test_an_article_joins_the_story_that_it_is_grouped_with(new):
    a, b = telling("a", 1), telling("b", 2)
    whole = story(a, b)
    outcome = made([[a, b, new]], [whole], new)
    assert outcome.place is whole
    assert list(whole.members) == ["a", "b", "new"]
    assert outcome.events == []


def test_a_story_that_is_no_part_of_any_group_stays_as_it_is(new):
    a, b = telling("a", 1), telling("b", 2)
    one, other = story(a), story(b)
    outcome = made([[a, new]], [one, other], new)
    assert list(outcome.changed) == [one.id]
    assert list(other.members) == ["b"]


def test_of_two_that_merge_the_older_stays(new):
    a, b, c = telling("a", 3), telling("b", 1), telling("c", 2)
    younger, older = story(a), story(b, c)
    outcome = made([[a, b, c, new]], [younger, older], new)
    assert outcome.place is older
    assert sorted(older.members) == ["a", "b", "c", "new"]
    assert outcome.gone == [younger.id]
    (merge,) = outcome.events
    assert isinstance(merge, StoryMerge)
    assert (merge.kept, merge.gone, merge.article) == (older.id, younger.id, "new")


def test_the_part_with_the_first_article_keeps_the_id(new):
    a, b, c = telling("a", 1), telling("b", 2), telling("c", 3)
    whole = story(a, b, c)
    outcome = made([[a], [b, c, new]], [whole], new)
    assert outcome.place.id == "story of b"
    assert list(whole.members) == ["a"]
    (split,) = outcome.events
    assert isinstance(split, StorySplit)
    assert (split.story, split.part, split.articles) == (whole.id, "story of b", ("b", "c"))


def test_articles_off_the_shelf_follow_their_anchors(new):
    a, b = telling("a", 2), telling("b", 3)
    far, further = telling("far", 1, anchor="b"), telling("further", 4, anchor="far")
    whole = story(a, b, far, further)
    outcome = made([[a, new], [b]], [whole], new)
    assert sorted(whole.members) == ["b", "far", "further"]
    assert whole.id == "story of far"
    assert outcome.place.id == "story of a"
    assert sorted(outcome.place.members) == ["a", "new"]
    (split,) = outcome.events
    assert split.articles == ("a",)


def test_a_piece_may_go_from_one_story_to_another(new):
    a, b, c = telling("a", 1), telling("b", 2), telling("c", 3)
    one, other = story(a, b), story(c)
    outcome = made([[a], [b, c, new]], [one, other], new)
    assert outcome.place.id == "story of b"
    assert sorted(outcome.place.members) == ["b", "c", "new"]
    kinds = [type(event) for event in outcome.events]
    assert kinds == [StorySplit, StoryMerge]
    assert outcome.gone == [other.id]


def test_days_and_founder_are_reckoned_anew_when_articles_leave():
    first = Telling("a", "2024-03-01", 10, "a", (), 1, 1, 1)
    last = Telling("b", "2024-03-09", 18, "b", (), 2, 2, 2)
    whole = story(first, last)
    assert (whole.first_day, whole.last_day, whole.last_arrival) == (10, 18, 2)
    whole.release([first])
    assert (whole.first_day, whole.last_day, whole.founder) == (18, 18, last)

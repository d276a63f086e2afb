"""Merges, splits, closing and reopening of stories, as a ledger holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ledger_samples import (
    FIRST,
    READING,
    SECOND,
    STORY,
)

from retold.errors import UsageError
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.types import (
    StoryChange,
)

GONE = StoryChange("merge", STORY.id, "s-dyke", (), SECOND.id, "both tell one event")
LEFT = StoryChange("split", STORY.id, "s-looting", (SECOND.id,), SECOND.id, "another event")
OLDER = StoryChange("merge", "s-dyke", "s-rain", (), SECOND.id, "both tell one event")
OTHER = StoryChange("merge", "s-herring", "s-quota", (), FIRST.id, "both tell one event")


def test_a_story_has_the_changes_that_made_it_and_no_others(filled: Ledger) -> None:
    changes = list(enumerate([OLDER, OTHER, GONE, LEFT], 1))
    filled.writer.put_changes(changes[:2], anew=False)
    filled.writer.put_changes(changes[2:], anew=False)
    assert filled.view.last_change() == 4
    story = filled.view.story(STORY.id)
    assert story.changes == (OLDER, GONE, LEFT)
    assert story.merged_from == ("s-rain", "s-dyke")
    assert filled.view.changes("s-looting") == (LEFT,)
    assert filled.view.changes("s-quota") == ()
    filled.writer.put_changes([(1, LEFT)], anew=True)
    assert filled.view.story(STORY.id).changes == (LEFT,)
    assert list(verify(filled.view)) == []


def test_the_id_of_a_story_that_went_into_another_leads_to_it(filled: Ledger) -> None:
    filled.writer.put_changes([(1, OLDER), (2, GONE), (3, OTHER)], anew=False)
    assert filled.view.story_id("s-rain") == filled.view.story_id("s-dyke") == STORY.id
    for nowhere in ("s-quota", "s-looting"):
        with pytest.raises(UsageError, match="no story"):
            filled.view.story_id(nowhere)


def test_a_story_that_came_back_is_not_among_those_that_are_no_more() -> None:
    again = StoryChange("split", STORY.id, "s-dyke", (SECOND.id,), SECOND.id, "another event")
    assert replace(STORY, changes=(GONE, again)).merged_from == ()
    assert replace(STORY, changes=(GONE, again, GONE)).merged_from == ("s-dyke",)


def test_a_story_is_closed_and_reopened(filled: Ledger) -> None:
    assert filled.view.story(STORY.id).status == "open"
    filled.writer.set_status(STORY.id, "closed")
    filled.writer.set_status("s-nowhere", "closed")
    assert list(filled.view.statuses()) == [(STORY.id, "closed")]
    filled.writer.put_reading(READING)
    assert filled.view.story(STORY.id) == STORY


def test_an_article_leaves_the_story_that_another_takes_it_from(filled: Ledger) -> None:
    filled.writer.make_room(STORY.id, [FIRST.id, SECOND.id])
    assert list(filled.view.members()) == [(STORY.id, FIRST.id), (STORY.id, SECOND.id)]
    filled.writer.make_room("s-new", [FIRST.id])
    assert list(filled.view.stories()) == []


def test_articles_are_numbered_as_they_came(filled: Ledger) -> None:
    assert [(n, a.id) for n, a in filled.view.since(0)] == [(1, FIRST.id), (2, SECOND.id)]
    ((number, second),) = filled.view.since(1)
    assert (number, second) == (filled.view.number(SECOND.id), SECOND)
    assert filled.view.number("nothing") is None
    assert filled.view.told(["s-other"]) == 1
    assert filled.view.told([STORY.id]) == 0

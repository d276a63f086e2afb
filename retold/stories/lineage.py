"""What happened to a story: the merges and splits that made it, out of those of a whole stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.stories.changes import StoryEvent, StoryMerge, StorySplit
from retold.types import StoryChange


def story_changes(events: Iterable[StoryEvent]) -> tuple[StoryChange, ...]:
    """Return the merges and splits among events, in order."""
    return tuple(_change(e) for e in events if isinstance(e, StoryMerge | StorySplit))


def changes_of(story: str, changes: Sequence[StoryChange]) -> tuple[StoryChange, ...]:
    """Return the changes that made a story, those of the stories that merged into it included."""
    line = {story}
    into: dict[str, list[str]] = {}
    for change in changes:
        if change.kind == "merge":
            into.setdefault(change.story, []).append(change.other)
    waiting = [story]
    while waiting:
        new = [gone for gone in into.get(waiting.pop(), ()) if gone not in line]
        line.update(new)
        waiting += new
    return tuple(
        change
        for change in changes
        if change.story in line or (change.kind == "split" and change.other in line)
    )


def _change(event: StoryMerge | StorySplit) -> StoryChange:
    if isinstance(event, StoryMerge):
        return StoryChange("merge", event.kept, event.gone, (), event.article, event.reason)
    moved = event.articles
    return StoryChange("split", event.story, event.part, moved, event.article, event.reason)

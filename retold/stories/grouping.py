"""Articles in the order in which they came -> stories: a whole stream at once, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.errors import RetoldError
from retold.stories.archive import MemoryArchive
from retold.stories.changes import StoryEvent, StoryRows
from retold.stories.cluster import in_time, story_of
from retold.stories.lineage import changes_of, story_changes
from retold.stories.stream import StoryStream
from retold.stories.vectors import Missed, Signature, blank
from retold.types import Story


def group(signatures: Iterable[Signature], *, window_days: int) -> tuple[Story, ...]:
    """Group a whole archive in the order of publication, so that of the input changes nothing."""
    return group_stream(sorted(signatures, key=in_time), window_days=window_days)


def group_stream(
    signatures: Sequence[Signature], *, window_days: int, missed: Missed | None = None
) -> tuple[Story, ...]:
    """Place articles one by one, and return their stories, the earliest first, undated ones last.

    The same as placing them through the index of a ledger. An article that comes a second time is
    passed over. `window_days` is the longest time between two articles that speak for one event.
    An article that cannot be placed for an unexpected error goes to `missed` and stands alone;
    without `missed` the error passes.
    """
    known = {item.article: item for item in reversed(signatures)}
    while True:
        archive = MemoryArchive()
        stream = StoryStream(window_days=window_days, archive=archive)
        events: list[StoryEvent] = []
        failing = _fill(stream, known, events, missed=missed)
        if failing is None:
            break
        known[failing.article] = blank(failing.article, failing.published, failing.title)
    changes = story_changes(events)

    def told(rows: StoryRows, status: str) -> Story:
        name = rows.story.id
        story = story_of([known[row.article] for row in rows.articles], name=name)
        return replace(story, status=status, changes=changes_of(name, changes))

    stories = [told(stream.story_rows(name), "open") for name in stream.open_stories]
    stories += [told(archive.get(name), "closed") for name in archive.kept]
    return tuple(sorted(stories, key=lambda story: (story.first_seen or "~", story.id)))


def _fill(
    stream: StoryStream,
    known: dict[str, Signature],
    events: list[StoryEvent],
    *,
    missed: Missed | None,
) -> Signature | None:
    """Place articles, the last of `known` first; return the first that fails, if any.

    A stream in which one failed halfway cannot be gone on with.
    """
    for item in reversed(known.values()):
        try:
            events += stream.add(item).events
        except (RetoldError, MemoryError):
            raise
        except Exception as error:
            if missed is None or not item.terms:
                raise
            missed(item.article, error)
            return item
    return None

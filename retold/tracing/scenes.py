"""The scene of a story that was traced before: what the tables of a reading are made from."""

from __future__ import annotations

from collections.abc import Mapping

from retold.tracing.evidence import Scene
from retold.types import Article, Reading, Span


def scene_of(reading: Reading, articles: Mapping[str, Article]) -> Scene:
    """Return what the tracers saw of a story, from what the ledger keeps of it."""
    story = reading.story
    passages: dict[str, tuple[tuple[Span, str], ...]] = {}
    for copy in story.copies:
        spans = tuple((here, copy.original) for here, _ in copy.shared)
        passages[copy.copy] = (*passages.get(copy.copy, ()), *spans)
    return Scene(story.id, articles, reading.claims, story.whole_copies, passages)

"""What the search for candidates finds of what an exact search over all live articles finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from retold.ledger.story_index import StoryIndex
from retold.stories.imprint import imprint, unpacked
from retold.stories.linkage import SAME_STORY
from retold.stories.shelf import Shelf
from retold.stories.stream import CANDIDATES
from retold.stories.vectors import Signature


def candidate_recall(
    index: StoryIndex, queries: Iterable[Signature], *, window_days: int
) -> dict[str, Any]:
    """Search the live articles of an index for each query, by candidates and exactly.

    `candidate_recall` is the share of queries with an article near enough to join whose nearest
    one's story is among the candidates; `candidate_recall_articles` the share of all articles near
    enough that are candidates themselves (of at most CANDIDATES for a query).
    """
    shelf, stories = _shelf(index, window_days=window_days)
    places = np.array(sorted(stories), dtype=np.int64)
    asked = found = near = near_found = 0
    for query in queries:
        row = shelf.put(imprint(query), day=query.day)
        scores = shelf.scores(row, places)
        candidates = shelf.near(row, limit=CANDIDATES).tolist()
        shelf.drop(row)
        enough = places[scores >= SAME_STORY].tolist()
        if enough:
            nearest = stories[int(places[int(scores.argmax())])]
            asked += 1
            found += nearest in {stories[place] for place in candidates}
            near += min(len(enough), CANDIDATES)
            near_found += len(set(enough) & set(candidates))
    return {
        "live_articles": len(places),
        "queries": asked,
        "candidate_recall": round(found / max(asked, 1), 4),
        "candidate_recall_articles": round(near_found / max(near, 1), 4),
    }


def _shelf(index: StoryIndex, *, window_days: int) -> tuple[Shelf, dict[int, str]]:
    """Shelve the live articles as a stream does that is restored; return their stories by row."""
    shelf = Shelf(window_days=window_days)
    rows = [
        (article.tick, story.story.id, article.published, article.imprint)
        for story in index.open_stories()
        for article in story.articles
        if article.imprint is not None
    ]
    stories: dict[int, str] = {}
    for tick, story, published, packed in sorted(rows):
        row = shelf.put(unpacked(packed), day=_day(published))
        shelf.post(row, tick=tick)
        stories[row] = story
    return shelf, stories


def _day(published: str | None) -> int | None:
    return None if published is None else date.fromisoformat(published[:10]).toordinal()

"""Why an article is in its story, in plain words."""

from __future__ import annotations

import numpy as np

from retold.stories.shelf import Shelf
from retold.stories.telling import LiveStory, Telling, row_of, rows_of

SHOWN_TERMS = 4
COMPARED = 24


def reasons(telling: Telling, story: LiveStory, *, shelf: Shelf) -> tuple[str, ...]:
    """Return the words that an article shares with the others of its story, and when it came.

    The words are the heaviest of its own that COMPARED articles of the story's sample have too.
    """
    others = [other for other in story.sample if other is not telling][:COMPARED]
    if not others:
        return ("no other article is near enough",)
    shared = shelf.shared(row_of(telling), rows_of(others))[: len(telling.words)]
    heaviest = np.argsort(-shared, kind="stable")[:SHOWN_TERMS]
    names = [telling.words[at] for at in heaviest.tolist() if shared[at] > 0]
    said = f"shares with the story: {', '.join(names)}" if names else "shares many common words"
    return (said, _when(telling, story))


def _when(telling: Telling, story: LiveStory) -> str:
    if telling.day is None or story.first_day is None:
        return "undated: placed by its words alone"
    days = telling.day - story.first_day
    if not days:
        return "on the first day of the story"
    return f"{days} day{'' if days == 1 else 's'} after the first article"

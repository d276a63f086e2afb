"""How alike two articles are by the days between them."""

from __future__ import annotations

from typing import Final

import numpy as np

from retold.stories.linkage import Floats, Ints

UNDATED: Final = -1


def nearness(gaps: Ints, *, window: int) -> Floats:
    """Return what the days between articles (see `gap`) leave of their likeness, 0 to 1.

    Up to a day apart they keep all of it; after that it falls by e for every third of the window,
    for news repeats its words: a shelling a week after another is told in the same terms; a toll
    that rises is told within days. Articles more than `window` days apart are not alike.
    """
    later = np.maximum(gaps - 1, 0).astype(np.float32)
    kept: Floats = np.exp(later * np.float32(-3.0 / max(window, 1))) * (gaps <= window)
    return kept


def gap(day: Ints, days: Ints) -> Ints:
    """Return the days between articles; none where one of the two is UNDATED."""
    gaps: Ints = np.where((day == UNDATED) | (days == UNDATED), 0, np.abs(day - days))
    return gaps

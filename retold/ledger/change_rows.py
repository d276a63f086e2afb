"""Merges and splits of stories as rows, the same in the ledger as in its index."""

from __future__ import annotations

import json
import sqlite3

from retold.ledger.rows import encoded
from retold.types import StoryChange


def change_row(change: StoryChange) -> dict[str, str]:
    """Return the columns of a merge or a split."""
    return {
        "kind": change.kind,
        "story": change.story,
        "other": change.other,
        "articles": encoded(change.articles),
        "article": change.article,
        "reason": change.reason,
    }


def read_change(row: sqlite3.Row) -> StoryChange:
    """Return the merge or the split of a row."""
    return StoryChange(
        kind=row["kind"],
        story=row["story"],
        other=row["other"],
        articles=tuple(json.loads(row["articles"])),
        article=row["article"],
        reason=row["reason"],
    )

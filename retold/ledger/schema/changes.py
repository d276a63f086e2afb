"""The merges and splits of stories, and whether a story is open."""

from __future__ import annotations

CHANGES = """
ALTER TABLE stories ADD COLUMN status TEXT NOT NULL DEFAULT 'open';
CREATE TABLE story_changes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    story TEXT NOT NULL,
    other TEXT NOT NULL,
    articles TEXT NOT NULL CHECK (json_valid(articles)),
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX story_changes_story ON story_changes (story);
CREATE INDEX story_changes_other ON story_changes (other);
CREATE INDEX story_changes_article ON story_changes (article);
"""

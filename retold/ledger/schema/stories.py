"""The tables of stories, threads and origins."""

from __future__ import annotations

STORIES = """
CREATE TABLE stories (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    independent_origins INTEGER NOT NULL,
    origins_reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE memberships (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reasons TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_article ON memberships (article);
CREATE TABLE inferred_dates (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    published TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX inferred_dates_article ON inferred_dates (article);
CREATE TABLE copies (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    copy TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    original TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    containment REAL NOT NULL,
    reason TEXT NOT NULL,
    shared TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_copy ON copies (copy);
CREATE INDEX copies_original ON copies (original);
CREATE TABLE threads (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    independent_origins INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX threads_story ON threads (story, position);
CREATE TABLE steps (
    thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    retells TEXT REFERENCES claims (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (thread, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX steps_claim ON steps (claim);
CREATE INDEX steps_retells ON steps (retells);
CREATE TABLE origins (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    thread TEXT REFERENCES threads (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_story ON origins (story, thread, position);
CREATE INDEX origins_thread ON origins (thread);
CREATE TABLE origin_articles (
    origin TEXT NOT NULL REFERENCES origins (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_articles_article ON origin_articles (article);
CREATE TABLE merges (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    canonical TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_article ON merges (article);
CREATE TABLE cautions (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    canonical TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX cautions_claim ON cautions (claim);
"""

"""The tables of runs, of inputs that were not read, and of articles with their blocks."""

from __future__ import annotations

ARTICLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    version TEXT NOT NULL,
    config TEXT NOT NULL CHECK (json_valid(config))
) STRICT;
CREATE TABLE skipped (
    id INTEGER PRIMARY KEY,
    locator TEXT NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER REFERENCES runs (id),
    UNIQUE (locator, reason)
) STRICT;
CREATE INDEX skipped_run ON skipped (run);
CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT,
    outlet TEXT,
    published TEXT,
    published_inferred INTEGER NOT NULL CHECK (published_inferred IN (0, 1)),
    url TEXT,
    locator TEXT NOT NULL,
    byline TEXT,
    agency TEXT,
    language TEXT,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    run INTEGER REFERENCES runs (id),
    number INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_run ON articles (run);
CREATE TABLE blocks (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
"""

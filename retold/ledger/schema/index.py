"""The tables of the index of stories, which stands in a file of its own beside the ledger.

All of it follows from the ledger's articles and their order, so it is never brought up to date: an
index of another version is made anew. Numbers of terms and of closed stories keep the postings
small; `pending` is what the ledger has still to be told.
"""

from __future__ import annotations

INDEX = """
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    window_days INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article TEXT,
    arrivals INTEGER NOT NULL,
    ticks INTEGER NOT NULL,
    days TEXT NOT NULL
) STRICT;
CREATE TABLE stories (
    id TEXT NOT NULL PRIMARY KEY,
    articles INTEGER NOT NULL,
    last_arrival INTEGER NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    closed INTEGER UNIQUE,
    undated INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE articles (
    arrival INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE,
    story TEXT NOT NULL,
    tick INTEGER NOT NULL,
    published TEXT,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    imprint BLOB,
    anchor TEXT
) STRICT;
CREATE INDEX articles_story ON articles (story);
CREATE TABLE postings (
    term INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    PRIMARY KEY (term, closed)
) STRICT, WITHOUT ROWID;
CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    story TEXT NOT NULL,
    other TEXT NOT NULL,
    articles TEXT NOT NULL,
    article TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE pending (
    story TEXT NOT NULL PRIMARY KEY,
    arrival INTEGER NOT NULL,
    members INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

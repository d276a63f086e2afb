"""The tables of claims and of their parts: attributions, quantities, times."""

from __future__ import annotations

CLAIMS = """
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    story TEXT REFERENCES stories (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    story_position INTEGER,
    thread TEXT REFERENCES threads (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    block TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    kind TEXT NOT NULL,
    mode TEXT NOT NULL,
    polarity TEXT NOT NULL,
    band TEXT NOT NULL,
    band_low REAL,
    band_high REAL,
    band_cues TEXT NOT NULL,
    band_spans TEXT NOT NULL,
    quotations TEXT NOT NULL,
    terms TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    component TEXT NOT NULL,
    version TEXT NOT NULL,
    model TEXT,
    number INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX claims_article ON claims (article, position);
CREATE INDEX claims_story ON claims (story, story_position);
CREATE INDEX claims_thread ON claims (thread);
CREATE TABLE attributions (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    canonical TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    cue TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    cue_words TEXT NOT NULL,
    merge_reason TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attributions_canonical ON attributions (canonical);
CREATE TABLE quantities (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    low REAL,
    high REAL,
    low_inclusive INTEGER NOT NULL CHECK (low_inclusive IN (0, 1)),
    high_inclusive INTEGER NOT NULL CHECK (high_inclusive IN (0, 1)),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    kind TEXT NOT NULL,
    unit TEXT,
    counted TEXT,
    counted_start INTEGER,
    counted_end INTEGER,
    counted_words TEXT,
    outcomes TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE times (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    start_time TEXT,
    end_time TEXT,
    inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),
    days REAL,
    problem TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
"""

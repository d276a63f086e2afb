"""The tables of briefs: sections, sentences and what each sentence rests on."""

from __future__ import annotations

BRIEFS = """
CREATE TABLE briefs (
    story TEXT NOT NULL PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    dated TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE brief_sections (
    story TEXT NOT NULL REFERENCES briefs (story) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE brief_sentences (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES briefs (story) ON DELETE CASCADE,
    section INTEGER,
    position INTEGER NOT NULL,
    FOREIGN KEY (story, section) REFERENCES brief_sections (story, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_sentences_story ON brief_sentences (story, section, position);
CREATE TABLE sentence_claims (
    sentence TEXT NOT NULL REFERENCES brief_sentences (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    PRIMARY KEY (sentence, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sentence_claims_claim ON sentence_claims (claim);
CREATE TABLE sentence_evidence (
    sentence TEXT NOT NULL REFERENCES brief_sentences (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (sentence, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sentence_evidence_article ON sentence_evidence (article);
"""

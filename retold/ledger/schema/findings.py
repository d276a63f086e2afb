"""The tables of findings, and of those considered and not made."""

from __future__ import annotations

FINDINGS = """
CREATE TABLE findings (
    id TEXT NOT NULL PRIMARY KEY,
    message TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    thread TEXT REFERENCES threads (id) ON DELETE SET NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    component TEXT NOT NULL,
    version TEXT NOT NULL,
    model TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_story ON findings (story, position);
CREATE INDEX findings_thread ON findings (thread);
CREATE INDEX findings_kind ON findings (kind);
CREATE TABLE evidence (
    finding TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_article ON evidence (article);
CREATE TABLE abstentions (
    id TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    kind TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX abstentions_story ON abstentions (story, position);
CREATE TABLE abstention_evidence (
    abstention TEXT NOT NULL REFERENCES abstentions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (abstention, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX abstention_evidence_article ON abstention_evidence (article);
"""

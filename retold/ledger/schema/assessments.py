"""What persons put in place of an assessment.

An override names its subject by words, or by the first telling of a thread, and not by a row that
the next reading rewrites: so it outlives every reading. The history is kept; the last row counts,
and one without a value withdraws what stood before it.
"""

from __future__ import annotations

ASSESSMENTS = """
CREATE TABLE overrides (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'outlet', 'thread')),
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    why TEXT NOT NULL,
    computed TEXT NOT NULL
) STRICT;
CREATE INDEX overrides_subject ON overrides (kind, subject, number);
"""

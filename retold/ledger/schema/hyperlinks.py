"""The words of articles that lead to other pages, each with the page in one form to look it up."""

from __future__ import annotations

HYPERLINKS = """
CREATE TABLE hyperlinks (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    url TEXT NOT NULL,
    page TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX hyperlinks_page ON hyperlinks (page);
"""

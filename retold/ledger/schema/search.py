"""Full text over articles and claims, kept in step by triggers."""

from __future__ import annotations

SEARCH = """
CREATE VIRTUAL TABLE articles_search USING fts5 (
    title, text, content='articles', content_rowid='number', tokenize='porter unicode61'
);
CREATE VIRTUAL TABLE claims_search USING fts5 (
    text, content='claims', content_rowid='number', tokenize='porter unicode61'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles
WHEN old.text IS NOT new.text OR old.title IS NOT new.title BEGIN
    INSERT INTO articles_search (articles_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
    INSERT INTO claims_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN
    INSERT INTO claims_search (claims_search, rowid, text)
    VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER claims_changed AFTER UPDATE OF text ON claims
WHEN old.text IS NOT new.text BEGIN
    INSERT INTO claims_search (claims_search, rowid, text)
    VALUES ('delete', old.number, old.text);
    INSERT INTO claims_search (rowid, text) VALUES (new.number, new.text);
END;
"""

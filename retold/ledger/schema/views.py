"""The views that a reader of the file begins with: one row says all that it is about."""

from __future__ import annotations

VIEWS = """
CREATE VIEW claims_full AS
SELECT c.id, c.text, c.kind, c.mode, c.polarity, c.band, c.band_low, c.band_high,
    a.outlet, a.published, a.published_inferred, a.title AS article_title, s.title AS story_title,
    (SELECT group_concat(chain.canonical, ' > ') FROM (
        SELECT t.canonical FROM attributions AS t WHERE t.claim = c.id ORDER BY t.position
    ) AS chain) AS sources,
    (SELECT group_concat(figures.words, '; ') FROM (
        SELECT q.words FROM quantities AS q WHERE q.claim = c.id ORDER BY q.position
    ) AS figures) AS figures,
    c.sentence, c.start, c."end", c.article, c.story, c.thread
FROM claims AS c
JOIN articles AS a ON a.id = c.article
LEFT JOIN stories AS s ON s.id = c.story;
CREATE VIEW findings_full AS
SELECT f.id, f.kind, f.severity, f.message, s.title AS story_title, t.title AS thread_title,
    (SELECT e.words FROM evidence AS e WHERE e.finding = f.id AND e.position = 0) AS told,
    (SELECT a.outlet FROM evidence AS e JOIN articles AS a ON a.id = e.article
        WHERE e.finding = f.id AND e.position = 0) AS told_by,
    (SELECT e.words FROM evidence AS e WHERE e.finding = f.id AND e.position = 1) AS against,
    f.detail, f.story, f.thread
FROM findings AS f
JOIN stories AS s ON s.id = f.story
LEFT JOIN threads AS t ON t.id = f.thread;
CREATE VIEW stories_full AS
SELECT s.id, s.title, s.first_seen, s.last_seen, s.independent_origins,
    (SELECT count(*) FROM memberships AS m WHERE m.story = s.id) AS articles,
    (SELECT count(*) FROM claims AS c WHERE c.story = s.id) AS claims,
    (SELECT count(*) FROM findings AS f WHERE f.story = s.id) AS findings
FROM stories AS s;
CREATE VIEW sources_full AS
SELECT t.canonical AS source, group_concat(DISTINCT t.kind) AS kinds,
    count(DISTINCT t.claim) AS claims, count(DISTINCT c.article) AS articles,
    count(DISTINCT c.story) AS stories
FROM attributions AS t
JOIN claims AS c ON c.id = t.claim
GROUP BY t.canonical;
CREATE VIEW revisions AS
SELECT a.url, a.id, a.title, a.published, a.text_hash
FROM articles AS a
WHERE a.url IN (SELECT b.url FROM articles AS b GROUP BY b.url HAVING count(*) > 1);
"""

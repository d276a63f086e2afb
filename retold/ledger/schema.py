"""The tables of a ledger, as the first migration lays them out.

Words stand beside every pair of offsets, so that a later run can prove that the text still says
what was stored. Tables that a new reading of a story rewrites have no hidden row number: the same
rows always stand in the same order, so reading the same input twice leaves the same file content.
"""

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

VERSION_1 = ARTICLES + STORIES + CLAIMS + FINDINGS + BRIEFS + SEARCH + VIEWS

VERSION_2 = """
ALTER TABLE attributions ADD COLUMN decided TEXT NOT NULL DEFAULT 'rules';
"""

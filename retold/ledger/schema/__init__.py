"""The tables of a ledger, version by version, as the migrations lay them out.

Words stand beside every pair of offsets, so that a later run can prove that the text still says
what was stored. Tables that a new reading of a story rewrites have no hidden row number: the same
rows always stand in the same order, so reading the same input twice leaves the same file content.
"""

from __future__ import annotations

from retold.ledger.schema.articles import ARTICLES
from retold.ledger.schema.assessments import ASSESSMENTS
from retold.ledger.schema.briefs import BRIEFS
from retold.ledger.schema.changes import CHANGES
from retold.ledger.schema.claims import CLAIMS
from retold.ledger.schema.findings import FINDINGS
from retold.ledger.schema.hyperlinks import HYPERLINKS
from retold.ledger.schema.search import SEARCH
from retold.ledger.schema.stories import STORIES
from retold.ledger.schema.views import VIEWS

VERSION_1 = ARTICLES + STORIES + CLAIMS + FINDINGS + BRIEFS + SEARCH + VIEWS

VERSION_2 = """
ALTER TABLE attributions ADD COLUMN decided TEXT NOT NULL DEFAULT 'rules';
"""

VERSION_3 = """
ALTER TABLE quantities ADD COLUMN place_start INTEGER;
ALTER TABLE quantities ADD COLUMN place_end INTEGER;
ALTER TABLE quantities ADD COLUMN place_words TEXT;
ALTER TABLE quantities ADD COLUMN period_start INTEGER;
ALTER TABLE quantities ADD COLUMN period_end INTEGER;
ALTER TABLE quantities ADD COLUMN period_words TEXT;
"""

VERSION_4 = CHANGES

VERSION_5 = """
ALTER TABLE copies ADD COLUMN agency TEXT;
ALTER TABLE copies ADD COLUMN agency_reason TEXT NOT NULL DEFAULT '';
"""

VERSION_6 = """
ALTER TABLE threads ADD COLUMN credibility INTEGER NOT NULL DEFAULT 6;
ALTER TABLE threads ADD COLUMN credibility_reason TEXT NOT NULL DEFAULT '';
"""

VERSION_7 = ASSESSMENTS

VERSION_8 = HYPERLINKS

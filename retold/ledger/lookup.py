"""Looking claims up by words, at a cost that does not grow with how common the words are.

BM25 reads the list of every word that it is asked for, to its end, so that one word of half the
claims makes a search slow. The rare words of a statement find its claims alone; the common ones
are asked for together, newest claims first, where the rare ones leave room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.ledger.story_records import Rows

COMMON = 4_000
"""From how many claims on a word is common."""
POSTINGS = 12_000
"""How many places of words a search may read before it has had enough of rare ones."""
TOGETHER = 3
"""How many common words a claim must hold to be found by them alone."""
FROM_ONE_THREAD = 4
READ = 3
"""How many rows are read for each that is wanted: tellings of one thread are passed over."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that a search found: its id and words, and its relevance, higher for a better one."""

    claim: str
    text: str
    relevance: float


def lookup(rows: Rows, words: Sequence[str], *, most: int) -> list[Found]:
    """Return at most `most` claims that hold some of the words, the most relevant first.

    `words` stand in the order of how telling they are. Of one thread at most four claims are
    returned, so that a claim told a hundred times does not hide what disputes it.
    """
    counts = {word: _count(rows, word) for word in words}
    known = {word: count for word, count in counts.items() if count}
    rare = _rare(known)
    found: dict[str, Found] = {}
    threads: dict[str, int] = {}
    common = [word for word in known if word not in rare]
    for query in _queries(rare, common):
        best = min((one.relevance for one in found.values()), default=1.0)
        for one, thread in _search(rows, *query, most=most * READ, floor=best):
            told = threads.get(thread, 0)
            if one.claim not in found and told < FROM_ONE_THREAD and len(found) < most:
                found[one.claim] = one
                threads[thread] = told + 1
    return list(found.values())


def _count(rows: Rows, word: str) -> int:
    """Count the claims that hold a word, as far as it takes to call it common."""
    (row,) = rows(_COUNT, _quoted(word), COMMON)
    return int(row["n"])


def _rare(counts: dict[str, int]) -> list[str]:
    """Return the words that are worth a list of their own, the rarest first."""
    chosen, read = [], 0
    for word in sorted(counts, key=lambda word: counts[word]):
        if counts[word] >= COMMON or read + counts[word] > POSTINGS:
            break
        chosen.append(word)
        read += counts[word]
    return chosen


def _queries(rare: Sequence[str], common: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the searches, each with its match: rare words first, then common ones together."""
    if rare:
        yield _RANKED, " OR ".join(map(_quoted, rare))
    if len(common) >= TOGETHER or (common and not rare):
        yield _LATEST, " AND ".join(map(_quoted, common[:TOGETHER]))


def _search(
    rows: Rows, query: str, match: str, *, most: int, floor: float
) -> Iterator[tuple[Found, str]]:
    for row in rows(query, match, most):
        relevance = floor if row["relevance"] is None else row["relevance"]
        yield Found(row["id"], row["text"], relevance), row["thread"] or row["id"]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'


_COUNT = (
    "SELECT count(*) AS n FROM"
    " (SELECT rowid FROM claims_search WHERE claims_search MATCH ? LIMIT ?)"
)
_RANKED = (
    "SELECT c.id, c.text, c.thread, -f.rank AS relevance FROM ("
    "SELECT rowid, rank FROM claims_search WHERE claims_search MATCH ? ORDER BY rank LIMIT ?"
    ") AS f JOIN claims AS c ON c.number = f.rowid ORDER BY f.rank, c.number"
)
_LATEST = (
    "SELECT c.id, c.text, c.thread, NULL AS relevance FROM ("
    "SELECT rowid FROM claims_search WHERE claims_search MATCH ? ORDER BY rowid DESC LIMIT ?"
    ") AS f JOIN claims AS c ON c.number = f.rowid ORDER BY c.number DESC"
)

"""Looking claims up by words, at a cost that does not grow with how common the words are.

BM25 reads the list of every word that it is asked for, to its end, so that one word of half the
claims makes a search slow. The rare words of a statement find its claims alone; the common ones
are asked for together, the newest claims first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from retold.ledger.story_records import Rows

COMMON = 4_000
"""From how many claims on a word is common."""
POSTINGS = 12_000
"""How many places of words a search may read before it has had enough of rare ones."""
WHOLE, MANY, FEW, PAIR = 12, 5, 3, 2
"""How many words a claim must hold, common as they are, to be found by them together."""
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

    `words` stand in the order of how telling they are. Claims that hold all of them come first,
    then those that hold rare ones, then those that hold several common ones. Of one thread at most
    four claims are returned, so that a claim told a hundred times does not hide what disputes it.
    """
    counts = {word: _count(rows, word) for word in words}
    known = {word: count for word, count in counts.items() if count}
    rare = _rare(known)
    common = [word for word in known if word not in rare]
    ranked = _search(rows, _RANKED, " OR ".join(map(_quoted, rare)), most * READ) if rare else []
    best = max((one.relevance for one, _ in ranked), default=1.0)
    least = min((one.relevance for one, _ in ranked), default=1.0)
    shelf = _Shelf()
    for together in _together(list(known), WHOLE, MANY):
        shelf.fill(_search(rows, _LATEST, together, most * READ, best), most // 3)
    shelf.fill(ranked, most - most // 5)
    for together in _together(common, FEW, PAIR):
        shelf.fill(_search(rows, _LATEST, together, most * READ, least), most)
    shelf.fill(ranked, most)
    return list(shelf.found.values())


@dataclass(slots=True)
class _Shelf:
    """The claims found so far, a few of each thread."""

    found: dict[str, Found] = field(default_factory=dict)
    threads: Counter[str] = field(default_factory=Counter)

    def fill(self, more: Iterable[tuple[Found, str]], most: int) -> None:
        """Put claims beside the others until there are `most`."""
        for one, thread in more:
            if len(self.found) >= most:
                return
            if one.claim not in self.found and self.threads[thread] < FROM_ONE_THREAD:
                self.found[one.claim] = one
                self.threads[thread] += 1


def _together(words: Sequence[str], *sizes: int) -> Iterator[str]:
    """Yield matches that ask for the first words together, as many at a time as there may be."""
    for size in sorted({min(size, len(words)) for size in sizes}, reverse=True):
        if size:
            yield " AND ".join(map(_quoted, words[:size]))


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


def _search(
    rows: Rows, query: str, match: str, most: int, relevance: float = 0.0
) -> list[tuple[Found, str]]:
    """Return claims with their threads; `relevance` is for a search that does not rank."""
    return [
        (Found(row["id"], row["text"], row["relevance"] or relevance), row["thread"] or row["id"])
        for row in rows(query, match, most)
    ]


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

"""Statement retrieval: MAP@5 of the claims that check a message (CLEF-2020 CheckThat!, task 2).

The messages are looked up as `retold check` looks a statement up: a full-text search over all
claims in an in-memory database, with the ledger's tokeniser, and the ranking of its candidates.
Nothing was fitted, so every part of the set counts.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from evals.archives import members
from retold.tracing.retrieval.ranking import CANDIDATES, SOUGHT, Candidate, ranked
from retold.tracing.retrieval.terms import content_words, sought

CUT = 5
_TABLE = "CREATE VIRTUAL TABLE claims USING fts5 (text, tokenize='porter unicode61')"
_SEARCH = (
    "SELECT rowid, text, -bm25(claims) FROM claims WHERE claims MATCH ?"
    " ORDER BY bm25(claims), rowid LIMIT ?"
)
Ranking = Sequence[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """The claims in the order of their file, the messages, and the claims that check each."""

    claims: dict[str, str]
    messages: dict[str, str]
    relevant: dict[str, frozenset[str]]


def gold_of(path: Path) -> Gold:
    """Read the folder or archive; raises DataError where a file is missing or otherwise made.

    Queries and qrels that lie in one folder belong together, others where the ids say so; a
    message without a claim that checks it is left out.
    """
    tables = [(name, _text(name, data)) for name, data in members(path, suffix=".tsv")]
    claims = {
        key: " ".join(cells)
        for name, text in tables
        if name.endswith(".docs.tsv")
        for key, *cells in _rows(name, text, columns=3)
    }
    asked = {
        _folder(name): dict(_rows(name, text, columns=2))
        for name, text in tables
        if name.endswith(".queries.tsv")
    }
    messages: dict[str, str] = {}
    relevant: dict[str, set[str]] = {}
    for name, data in members(path, suffix=".qrels"):
        judged = list(_judgements(name, _text(name, data)))
        queries = asked.get(_folder(name)) or _asked_elsewhere(asked.values(), judged)
        for query, claim in judged:
            if query not in queries or claim not in claims:
                raise DataError(f"{name}: no message {query} or no claim {claim}")
            messages[f"{name} {query}"] = queries[query]
            relevant.setdefault(f"{name} {query}", set()).add(claim)
    if not relevant:
        raise DataError(f"no .docs.tsv with .queries.tsv and .qrels in {path}")
    return Gold(claims, messages, {key: frozenset(found) for key, found in relevant.items()})


def _asked_elsewhere(
    tables: Iterable[dict[str, str]], judged: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return the first table of messages that has all that are judged."""
    wanted = {query for query, _ in judged}
    return next((table for table in tables if wanted <= table.keys()), {})


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{name} is not UTF-8") from error


def _rows(name: str, text: str, *, columns: int) -> Iterator[list[str]]:
    """Yield the rows under the heading of a table parted by tabs; a short row is a DataError."""
    try:
        for row in list(csv.reader(io.StringIO(text), delimiter="\t"))[1:]:
            if len(row) != columns:
                raise DataError(f"{name}: a row of {len(row)} columns, not {columns}")
            yield row
    except csv.Error as error:
        raise DataError(f"{name}: {error}") from error


def _judgements(name: str, text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split()
        if len(cells) != 4:
            raise DataError(f"{name}, line {number}: not a query, 0, a claim and a judgement")
        if cells[3] != "0":
            yield cells[0], cells[2]


def score(path: Path) -> Score:
    """Score retrieval; n counts messages. The baseline ranks by the count of words in common."""
    gold = gold_of(path)
    order = {claim: number for number, claim in enumerate(gold.claims)}
    perfect = {key: sorted(found, key=order.__getitem__) for key, found in gold.relevant.items()}
    return Score(
        n=len(gold.relevant),
        metrics={"map5": map_at(gold.relevant, answers(gold))},
        baseline={"map5": map_at(gold.relevant, _in_common(gold))},
        gold_check={"map5": map_at(gold.relevant, perfect)},
    )


def answers(gold: Gold) -> dict[str, Ranking]:
    """Return the claims found for each message, the best first."""
    keys = list(gold.claims)
    with sqlite3.connect(":memory:") as base:
        base.execute(_TABLE)
        rows = enumerate(gold.claims.values())
        base.executemany("INSERT INTO claims (rowid, text) VALUES (?, ?)", rows)
        found: dict[str, Ranking] = {}
        for key, message in gold.messages.items():
            words = " OR ".join(f'"{word}"' for word in sought(message, most=SOUGHT))
            rows_found = base.execute(_SEARCH, (words, CANDIDATES)).fetchall() if words else []
            in_order = sorted(rows_found)
            candidates = [Candidate(keys[at], text, value) for at, text, value in in_order]
            found[key] = [one.key for one in ranked(message, candidates)[:CUT]]
    base.close()
    return found


def _in_common(gold: Gold) -> dict[str, Ranking]:
    held: dict[str, list[str]] = {}
    for claim, text in gold.claims.items():
        for word in set(content_words(text)):
            held.setdefault(word, []).append(claim)
    order = {claim: number for number, claim in enumerate(gold.claims)}
    found: dict[str, Ranking] = {}
    for key, message in gold.messages.items():
        counts: dict[str, int] = {}
        for word in set(content_words(message)):
            for claim in held.get(word, ()):
                counts[claim] = counts.get(claim, 0) + 1
        found[key] = sorted(counts, key=lambda claim: (-counts[claim], order[claim]))[:CUT]
    return found


def map_at(relevant: Mapping[str, frozenset[str]], told: Mapping[str, Ranking]) -> float:
    """Return the mean over messages of the average precision of the first CUT answers."""
    values = [_precision(found, told.get(key, ())) for key, found in relevant.items()]
    return sum(values) / len(values)


def _precision(relevant: frozenset[str], told: Ranking) -> float:
    hits, total = 0, 0.0
    for rank, claim in enumerate(told[:CUT], start=1):
        if claim in relevant:
            hits += 1
            total += hits / rank
    return total / min(CUT, len(relevant))

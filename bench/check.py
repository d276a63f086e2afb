"""How long a statement takes to be looked up, as the ledger grows.

The claims are those of real articles with half of their content words exchanged for others of the
same part of speech, drawn as often as they stand in the articles, so that words are as common as
in news and hardly two claims are alike. The statements are claims of the smallest ledger. Each is
looked up in every ledger in turn, so that a machine busy with other things slows all of them.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.growth import memory
from bench.sides import articles_in
from retold.check.answers import answers
from retold.check.statement import read_statement
from retold.config import Config
from retold.ledger.rows import insert
from retold.ledger.store import Ledger
from retold.ledger.view import View
from retold.pipeline import claims_of
from retold.types import Article, Block, BlockKind, Claim, Polarity, Span, Term

THOUSANDS, MILLION = 100_000, 1_000_000
SIZES = (10_000, THOUSANDS, MILLION)
BASES = 300
"""How many real articles the claims are made from."""
STATEMENTS = 200
WARM_UP = 10
IN_ARTICLE, IN_THREAD, IN_STORY = 20, 4, 25
EXCHANGED = 0.5
BATCH = 200
SEED = 11

Pool = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Base:
    """A claim of a real article: its words, in pieces between its terms, and the terms."""

    claim: Claim
    pieces: tuple[str, ...]
    terms: tuple[Term, ...]


def measure(data: Path, *, sizes: Sequence[int]) -> dict[str, Any]:
    """Return milliseconds a statement for each size of ledger: read, searched, and both.

    `processor_ms` is the time of the processor, all threads: what is left of `ms` where other
    programs take turns. `growth` is the median search of each size over that of the size before
    it, `growth_1m_over_100k` that of a million claims over that of a hundred thousand.
    """
    bases = list(_bases(data))
    with tempfile.TemporaryDirectory() as name:
        paths = list(_ledgers(bases, Path(name), sorted(sizes)))
        told = _timed(paths, _statements(paths[0]))
        sides = [
            {"claims": size, "ledger_mb": round(path.stat().st_size / 2**20, 1), **figures}
            for size, path, figures in zip(sorted(sizes), paths, told, strict=True)
        ]
    searches = {side["claims"]: side["search_ms"] for side in sides}
    return {
        "task": "check",
        "cores": len(os.sched_getaffinity(0)),
        "statements": STATEMENTS,
        "sizes": sides,
        "growth": [round(after / before, 2) for before, after in pairwise(searches.values())],
        "growth_1m_over_100k": (
            round(searches[MILLION] / searches[THOUSANDS], 2)
            if {MILLION, THOUSANDS} <= searches.keys()
            else None
        ),
        "peak_mb": round(memory(), 1),
    }


def _bases(data: Path) -> Iterator[Base]:
    """Yield the claims of real articles that can be cut between their terms."""
    articles = islice(articles_in(data), BASES)
    for _, claims in claims_of(articles, config=Config()):
        for claim in claims:
            start, terms = claim.span.start, sorted(claim.terms, key=lambda t: t.span.start)
            ends = [start, *(term.span.end for term in terms)]
            starts = [*(term.span.start for term in terms), claim.span.end]
            if terms and all(end <= begin for end, begin in zip(ends, starts, strict=True)):
                pieces = tuple(
                    claim.text[end - start : begin - start]
                    for end, begin in zip(ends, starts, strict=True)
                )
                yield Base(claim, pieces, tuple(terms))


def _pool(bases: Sequence[Base]) -> Pool:
    """Gather the words of each part of speech with their lemmas, as often as they stand there."""
    pool: Pool = defaultdict(list)
    for base in bases:
        start = base.claim.span.start
        for term in base.terms:
            words = base.claim.text[term.span.start - start : term.span.end - start]
            pool[term.pos].append((words, term.lemma))
    return pool


def _ledgers(bases: Sequence[Base], folder: Path, sizes: Sequence[int]) -> Iterator[Path]:
    """Yield a ledger of each size, the smaller ones kept as copies of the growing one."""
    growing = folder / "growing.ledger"
    made = _articles(bases, random.Random(SEED))
    at = 0
    for size in sizes:
        with Ledger.open(growing) as ledger:
            while at < size:
                with ledger.writer.batch():
                    for article, claims in islice(made, min(BATCH, (size - at) // IN_ARTICLE or 1)):
                        _store(ledger, article, claims)
                        at += len(claims)
        path = folder / f"{size}.ledger"
        shutil.copy(growing, path)
        yield path


def _articles(
    bases: Sequence[Base], chance: random.Random
) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield articles without end, each of a few claims, with the claims on their threads."""
    pool, number = _pool(bases), 0
    while True:
        drawn = chance.sample(bases, IN_ARTICLE)
        told = [_altered(base, pool, chance) for base in drawn]
        text = "\n".join(words for words, _ in told)
        home = _home(f"a{number}", text)
        claims, at = [], 0
        for place, (base, (words, terms)) in enumerate(zip(drawn, told, strict=True)):
            span = Span(at, at + len(words))
            thread = (number // IN_STORY, number % IN_STORY // IN_THREAD, place)
            claims.append(_claim(base.claim, home, span, terms, thread))
            at = span.end + 1
        yield home, claims
        number += 1


def _altered(
    base: Base, pool: Pool, chance: random.Random
) -> tuple[str, list[tuple[Term, int, int, str]]]:
    words, terms = [base.pieces[0]], []
    at = len(base.pieces[0])
    start = base.claim.span.start
    for term, piece in zip(base.terms, base.pieces[1:], strict=True):
        here = base.claim.text[term.span.start - start : term.span.end - start]
        lemma = term.lemma
        if chance.random() < EXCHANGED:
            here, lemma = chance.choice(pool[term.pos])
        terms.append((term, at, at + len(here), lemma))
        words += [here, piece]
        at += len(here) + len(piece)
    return "".join(words), terms


def _home(key: str, text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=key,
        locator=key,
        url=None,
        outlet="Bench",
        title=None,
        byline=None,
        published="2031-05-03",
        published_inferred=False,
        language="en",
        agency=None,
        text=text,
        text_hash=digest,
        raw_hash=digest,
        blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
    )


def _claim(
    base: Claim,
    home: Article,
    span: Span,
    terms: Sequence[tuple[Term, int, int, str]],
    thread: tuple[int, int, int],
) -> Claim:
    return replace(
        base,
        id=f"{home.id}-{span.start}",
        article=home.id,
        block=BlockKind.BODY,
        span=span,
        sentence=span,
        text=span.of(home.text),
        attribution=(),
        certainty=replace(base.certainty, cues=(), spans=()),
        polarity=Polarity.AFFIRMED,
        quantities=(),
        times=(),
        quotations=(),
        terms=tuple(
            replace(term, lemma=lemma, span=Span(span.start + start, span.start + end))
            for term, start, end, lemma in terms
        ),
        decided_by=(),
        thread="t" + "-".join(map(str, thread)),
    )


def _store(ledger: Ledger, article: Article, claims: Sequence[Claim]) -> None:
    """Store an article, and put its claims on threads of a story as a reading would."""
    ledger.writer.add_article(article, claims)
    for claim in claims:
        thread = str(claim.thread)
        story = thread.partition("-")[0].replace("t", "s")
        place = len(_known(ledger, "SELECT 1 FROM steps WHERE thread = ?", thread))
        if not place:
            if not _known(ledger, "SELECT 1 FROM stories WHERE id = ?", story):
                named = {"id": story, "title": story, "independent_origins": 1}
                insert(ledger.connection, "stories", [{**named, "origins_reason": ""}])
            named = {"id": thread, "title": claim.text, "story": story, "position": 0}
            insert(ledger.connection, "threads", [{**named, "independent_origins": 1}])
        step = {"thread": thread, "position": place, "claim": claim.id, "reason": ""}
        insert(ledger.connection, "steps", [step])


def _known(ledger: Ledger, query: str, key: str) -> list[Any]:
    return ledger.connection.execute(query, (key,)).fetchall()


def _statements(path: Path) -> list[str]:
    """Draw statements from the claims of a ledger."""
    with Ledger.open(path, writable=False) as ledger:
        rows = ledger.connection.execute("SELECT text FROM claims ORDER BY number").fetchall()
    whole = [row["text"] for row in rows if 6 <= len(row["text"].split()) <= 30]
    return random.Random(SEED).sample(whole, STATEMENTS + WARM_UP)


@dataclass(slots=True)
class _Spent:
    """Milliseconds of each statement in one ledger, and how many were answered."""

    read: list[float] = field(default_factory=list)
    search: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    answered: int = 0

    def summed(self) -> dict[str, float]:
        """Return medians and 95th percentiles, by the clock, and the median of the processor."""
        whole = [read + search for read, search in zip(self.read, self.search, strict=True)]
        parts = (("", whole), ("read_", self.read), ("search_", self.search))
        told = {
            name: round(value, 2)
            for part, values in parts
            for name, value in (
                (f"{part}ms", median(values)),
                (f"{part}p95_ms", quantiles(values, n=20)[-1]),
            )
        }
        share = round(self.answered / len(whole), 3)
        return {**told, "processor_ms": round(median(self.processor), 2), "answered": share}


def _timed(paths: Sequence[Path], statements: Sequence[str]) -> list[dict[str, float]]:
    """Look each statement up in every ledger in turn; the first few of them do not count."""
    spent = [_Spent() for _ in paths]
    with ExitStack() as ledgers:
        views = [
            ledgers.enter_context(Ledger.open(path, create=False, writable=False)).view
            for path in paths
        ]
        for turn, text in enumerate(statements):
            for view, side in zip(views, spent, strict=True):
                _look_up(text, view, side if turn >= WARM_UP else _Spent())
    return [side.summed() for side in spent]


def _look_up(text: str, view: View, spent: _Spent) -> None:
    processor, begun = time.process_time(), time.perf_counter()
    statement = read_statement(text, config=Config())
    read = time.perf_counter()
    told = answers(statement, view, limit=5)
    spent.search.append(1000 * (time.perf_counter() - read))
    spent.read.append(1000 * (read - begun))
    spent.processor.append(1000 * (time.process_time() - processor))
    spent.answered += bool(told)

"""A statement's claims against a ledger: the threads that say them, otherwise, or dispute them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.check.relations import Related, Relation, relate
from retold.check.statement import Statement
from retold.ledger.query import Filter
from retold.ledger.view import View
from retold.tracing.matching import words
from retold.tracing.matching.match import profile
from retold.tracing.retrieval.ranking import CANDIDATES, SOUGHT, Candidate, Ranked, ranked
from retold.tracing.retrieval.terms import sought
from retold.types import Article, Claim, Thread

READ = 30
"""How many of the claims found, the nearest first, are held against a statement."""
SHOWN = 3
"""How many tellings of a thread an answer cites for each relation."""
_ORDER = tuple(Relation)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim of the ledger that stands to the statement as `related` says; `home` holds it.

    `rank` says how the claim was found, and by which words.
    """

    claim: Claim
    home: Article
    related: Related
    rank: Ranked


@dataclass(frozen=True, slots=True)
class Answer:
    """A thread that has to do with one claim of the statement.

    `first` is the first known telling of the thread, with the article that holds it. `found` are
    the tellings that were looked up, the nearest to the statement first; its relation is theirs.
    `thread` is None for a claim whose story is not traced.
    """

    asked: Claim
    thread: Thread | None
    first: tuple[Claim, Article]
    found: tuple[Telling, ...]
    articles: int

    @property
    def relation(self) -> Relation:
        """How the telling nearest to the statement stands to it."""
        return self.found[0].related.relation

    @property
    def tellings(self) -> int:
        """How often the thread is told, as far as the ledger knows."""
        return len(self.thread.steps) if self.thread is not None else len(self.found)


def answers(statement: Statement, view: View, *, limit: int | None = None) -> list[Answer]:
    """Return the threads that say, say otherwise or dispute what a statement claims.

    They stand in the order of its claims, for each those that say it first, the nearest before
    others; at most `limit` of them. An empty list means that nothing in the ledger surely speaks
    of it. Raises LedgerError where the ledger cannot be read.
    """
    made = [answer for asked in statement.claims for answer in answered(asked, statement, view)]
    return made[:limit]


def answered(
    asked: Claim,
    statement: Statement,
    view: View,
    *,
    kept: Callable[[list[Telling]], list[Telling]] = list,
) -> list[Answer]:
    """Return the threads that have to do with one claim of a statement; `kept` leaves tellings out.

    Raises LedgerError where the ledger cannot be read.
    """
    told = kept(list(_tellings(asked, statement, view)))
    by_thread: dict[str, list[Telling]] = {}
    for telling in told:
        by_thread.setdefault(telling.claim.thread or telling.claim.id, []).append(telling)
    threads = {t.id: t for t in view.threads(Filter(ids=tuple(by_thread)))}
    firsts = _firsts(threads.values(), view)
    homes = homes_of(list(firsts.values()), view, known=told)
    made = [
        _answer(asked, threads.get(key), tellings, firsts, homes)
        for key, tellings in by_thread.items()
    ]
    return sorted(made, key=lambda one: (_ORDER.index(one.relation), -_nearness(one.found[0])))


def _answer(
    asked: Claim,
    thread: Thread | None,
    tellings: Sequence[Telling],
    firsts: Mapping[str, Claim],
    homes: Mapping[str, Article],
) -> Answer:
    nearest = sorted(tellings, key=lambda one: -_nearness(one))
    first = firsts[thread.steps[0].claim] if thread is not None else nearest[0].claim
    cited = tuple(
        one
        for relation in _ORDER
        for one in [t for t in nearest if t.related.relation is relation][:SHOWN]
    )
    articles = (
        {article for origin in thread.origins for article in origin.articles} if thread else set()
    )
    return Answer(
        asked=asked,
        thread=thread,
        first=(first, homes[first.article]),
        found=tuple(sorted(cited, key=nearest.index)),
        articles=len(articles) or len({one.home.id for one in nearest}),
    )


def _tellings(asked: Claim, statement: Statement, view: View) -> Iterator[Telling]:
    """Yield the claims of the ledger that are surely about what the statement claims.

    A claim whose words do not stand in its article is left out: what cannot be shown is not told.
    """
    found = view.lookup(sought(asked.text, most=SOUGHT), most=CANDIDATES)
    candidates = (Candidate(one.claim, one.text, one.relevance) for one in found)
    ranks = {one.key: one for one in ranked(asked.text, candidates)[:READ]}
    claims = {claim.id: claim for claim in view.claims(wanted=Filter(ids=tuple(ranks)))}
    homes = homes_of(list(claims.values()), view)
    table = words.load()
    mine = profile(asked, table)
    for key, rank in ranks.items():
        claim = claims[key]
        home = homes[claim.article]
        related = relate(mine, profile(claim, table), statement=statement.article, home=home)
        if related is not None and claim.span.of(home.text) == claim.text:
            yield Telling(claim, home, related, rank)


def _firsts(threads: Iterable[Thread], view: View) -> dict[str, Claim]:
    ids = tuple(thread.steps[0].claim for thread in threads)
    return {claim.id: claim for claim in view.claims(wanted=Filter(ids=ids))}


def homes_of(
    claims: Sequence[Claim], view: View, *, known: Sequence[Telling] = ()
) -> dict[str, Article]:
    """Return the articles of claims, and those known already."""
    homes = {telling.home.id: telling.home for telling in known}
    missing = {claim.article for claim in claims} - homes.keys()
    if missing:
        asked = Filter(articles=tuple(sorted(missing)))
        homes |= {article.id: article for article in view.articles(asked)}
    return homes


def _nearness(telling: Telling) -> float:
    return telling.related.score + telling.rank.score

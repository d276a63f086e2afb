"""What a listing asks for: filters, an order and a limit, as SQL with bound values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from retold.errors import UsageError
from retold.ledger.rows import encoded

Condition = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted; an empty field asks nothing, all that are set must hold.

    `source` and `outlet` match a part of the name, whatever its case. `since` and `until` are days
    (ISO 8601, both included) of publication; an undated article is in no span of days. `words` is
    searched as full text, every word of it, in articles and claims. `kinds` are kinds of claims,
    findings or sources, as the listing has it. `ids` are those of the records themselves. `sort`
    names an order of the listing; `limit` is the greatest number of records.
    """

    story: str | None = None
    articles: tuple[str, ...] | None = None
    kinds: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    ids: tuple[str, ...] | None = None


class Listing(StrEnum):
    """The listings of a ledger."""

    ARTICLES = "articles"
    STORIES = "stories"
    CLAIMS = "claims"
    FINDINGS = "findings"
    THREADS = "threads"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class _Order:
    """A column or expression to sort by; what has no value stands last."""

    key: str
    falling: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one listing asks: its rows, its places for filters, its orders and what settles ties.

    `within_article` and `within_claim` hold conditions on the article `a` and the claim `c`.
    """

    select: str
    within_article: str
    within_claim: str
    story: str
    orders: dict[str, _Order]
    ties: str
    kind: str | None = None
    severity: str | None = None
    words: str | None = None
    ids: str | None = None
    group: str = ""


_CLAIM_SOURCE = (
    "EXISTS (SELECT 1 FROM attributions AS t WHERE t.claim = c.id"
    " AND (instr(folded(t.canonical), folded(?)) OR instr(folded(t.source), folded(?))))"
)
_FIRST_SOURCE = (
    "(SELECT folded(t.canonical) FROM attributions AS t WHERE t.claim = c.id AND t.position = 0)"
)
_TELLINGS = "(SELECT count(*) FROM steps AS p WHERE p.thread = h.id)"
_FIRST_TOLD = (
    "(SELECT a.published FROM steps AS p JOIN claims AS c ON c.id = p.claim"
    " JOIN articles AS a ON a.id = c.article WHERE p.thread = h.id AND p.position = 0)"
)
_SEVERITY = "CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END"

PLANS: dict[Listing, _Plan] = {
    Listing.ARTICLES: _Plan(
        select="SELECT a.* FROM articles AS a",
        within_article="{}",
        within_claim="EXISTS (SELECT 1 FROM claims AS c WHERE c.article = a.id AND {})",
        story="EXISTS (SELECT 1 FROM memberships AS m WHERE m.article = a.id AND m.story = ?)",
        words="a.number IN (SELECT rowid FROM articles_search WHERE articles_search MATCH ?)",
        orders={
            "published": _Order("a.published"),
            "outlet": _Order("folded(a.outlet)"),
            "title": _Order("folded(a.title)"),
            "read": _Order("a.number"),
        },
        ties="a.number",
    ),
    Listing.STORIES: _Plan(
        select="SELECT s.* FROM stories AS s",
        within_article="EXISTS (SELECT 1 FROM memberships AS m JOIN articles AS a"
        " ON a.id = m.article WHERE m.story = s.id AND {})",
        within_claim="EXISTS (SELECT 1 FROM claims AS c WHERE c.story = s.id AND {})",
        story="s.id = ?",
        orders={
            "last_seen": _Order("s.last_seen", falling=True),
            "first_seen": _Order("s.first_seen"),
            "title": _Order("folded(s.title)"),
            "articles": _Order(
                "(SELECT count(*) FROM memberships AS m WHERE m.story = s.id)", falling=True
            ),
            "origins": _Order("s.independent_origins"),
        },
        ties="s.id",
    ),
    Listing.CLAIMS: _Plan(
        select="SELECT c.* FROM claims AS c JOIN articles AS a ON a.id = c.article",
        within_article="{}",
        within_claim="{}",
        story="c.story = ?",
        kind="c.kind IN (SELECT value FROM json_each(?))",
        words="c.number IN (SELECT rowid FROM claims_search WHERE claims_search MATCH ?)",
        ids="c.id IN (SELECT value FROM json_each(?))",
        orders={
            "published": _Order("a.published"),
            "outlet": _Order("folded(a.outlet)"),
            "source": _Order(_FIRST_SOURCE),
            "kind": _Order("c.kind"),
            "certainty": _Order("c.band_low", falling=True),
        },
        ties='a.number, c.start, c."end", c.position, c.id',
    ),
    Listing.FINDINGS: _Plan(
        select="SELECT f.* FROM findings AS f",
        within_article="EXISTS (SELECT 1 FROM evidence AS e JOIN articles AS a"
        " ON a.id = e.article WHERE e.finding = f.id AND {})",
        within_claim="EXISTS (SELECT 1 FROM evidence AS e JOIN claims AS c ON c.article = e.article"
        ' AND c.start < e."end" AND e.start < c."end" WHERE e.finding = f.id AND {})',
        story="f.story = ?",
        kind="f.kind IN (SELECT value FROM json_each(?))",
        severity="f.severity IN (SELECT value FROM json_each(?))",
        orders={
            "severity": _Order(_SEVERITY),
            "kind": _Order("f.kind"),
            "story": _Order("f.story"),
        },
        ties="f.story, f.position, f.id",
    ),
    Listing.THREADS: _Plan(
        select="SELECT h.* FROM threads AS h",
        within_article="EXISTS (SELECT 1 FROM steps AS p JOIN claims AS c ON c.id = p.claim"
        " JOIN articles AS a ON a.id = c.article WHERE p.thread = h.id AND {})",
        within_claim="EXISTS (SELECT 1 FROM steps AS p JOIN claims AS c ON c.id = p.claim"
        " WHERE p.thread = h.id AND {})",
        story="h.story = ?",
        words="h.id IN (SELECT c.thread FROM claims AS c WHERE c.number IN"
        " (SELECT rowid FROM claims_search WHERE claims_search MATCH ?))",
        ids="h.id IN (SELECT value FROM json_each(?))",
        orders={
            "tellings": _Order(_TELLINGS, falling=True),
            "first": _Order(_FIRST_TOLD),
            "origins": _Order("h.independent_origins", falling=True),
            "credibility": _Order("h.credibility"),
            "title": _Order("folded(h.title)"),
            "story": _Order("h.story"),
        },
        ties="h.story, h.position, h.id",
    ),
    Listing.SOURCES: _Plan(
        select="SELECT t.canonical AS source, json_group_array(DISTINCT t.kind) AS kinds,"
        " json_group_array(DISTINCT t.source) AS names, count(DISTINCT t.claim) AS claims,"
        " count(DISTINCT c.article) AS articles, json_group_array(DISTINCT c.story) AS stories"
        " FROM attributions AS t JOIN claims AS c ON c.id = t.claim"
        " JOIN articles AS a ON a.id = c.article",
        within_article="{}",
        within_claim="instr(folded(t.canonical || char(10) || t.source), folded(?))",
        story="c.story = ?",
        kind="t.kind IN (SELECT value FROM json_each(?))",
        group="GROUP BY t.canonical",
        orders={
            "claims": _Order("claims", falling=True),
            "articles": _Order("articles", falling=True),
            "source": _Order("folded(t.canonical)"),
        },
        ties="t.canonical",
    ),
}


def statement(listing: Listing, wanted: Filter) -> tuple[str, list[Any]]:
    """Return the SQL of a listing and its bound values.

    Raises UsageError for an order or a filter that the listing does not have.
    """
    plan = PLANS[listing]
    conditions = list(_conditions(plan, wanted))
    where = " AND ".join(sql for sql, _ in conditions)
    values = [value for _, bound in conditions for value in bound]
    clauses = [plan.select, f"WHERE {where}" if where else "", plan.group, _order(plan, wanted)]
    if wanted.limit is not None:
        clauses.append("LIMIT ?")
        values.append(wanted.limit)
    return " ".join(filter(None, clauses)), values


def _order(plan: _Plan, wanted: Filter) -> str:
    name = wanted.sort or next(iter(plan.orders))
    if name not in plan.orders:
        raise UsageError(f"no order {name!r}", remedy=f"choose {', '.join(plan.orders)}")
    order = plan.orders[name]
    direction = "DESC" if order.falling != wanted.reverse else "ASC"
    return f"ORDER BY ({order.key}) IS NULL, {order.key} {direction}, {plan.ties}"


def _conditions(plan: _Plan, wanted: Filter) -> Iterator[Condition]:
    if wanted.story is not None:
        yield plan.story, [wanted.story]
    yield from _members("kind", plan.kind, wanted.kinds)
    yield from _members("severity", plan.severity, wanted.severities)
    if wanted.ids is not None:
        if plan.ids is None:
            raise UsageError("this listing has no ids")
        yield plan.ids, [encoded(wanted.ids)]
    about_article = list(_article_conditions(wanted))
    if about_article:
        joined = " AND ".join(sql for sql, _ in about_article)
        yield plan.within_article.format(joined), [v for _, bound in about_article for v in bound]
    if wanted.source is not None:
        sql = plan.within_claim.format(_CLAIM_SOURCE)
        yield sql, [wanted.source] * sql.count("?")
    if wanted.words is not None:
        if plan.words is None:
            raise UsageError("this listing has no full text")
        yield plan.words, [_match(wanted.words)]


def _article_conditions(wanted: Filter) -> Iterator[Condition]:
    if wanted.articles is not None:
        yield "a.id IN (SELECT value FROM json_each(?))", [encoded(wanted.articles)]
    if wanted.outlet is not None:
        yield "instr(folded(a.outlet), folded(?))", [wanted.outlet]
    if wanted.since is not None:
        yield "substr(a.published, 1, 10) >= ?", [wanted.since]
    if wanted.until is not None:
        yield "substr(a.published, 1, 10) <= ?", [wanted.until]


def _members(name: str, place: str | None, values: Sequence[str]) -> Iterator[Condition]:
    if not values:
        return
    if place is None:
        raise UsageError(f"this listing has no {name}")
    yield place, [encoded(values)]


def _match(words: str) -> str:
    """Quote each word, so that none is read as an operator of the full-text search."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split()) or '""'

"""How outlets and sources fared in a ledger, counted from its threads and findings.

An outlet's cases are its tellings that the texts show to retell another article; at fault are those
of which a finding of some weight says that they changed what they retell. A source's cases, what
became of its predictions, are read elsewhere (`retold.reliability.promises`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Row

from retold.ledger.rows import encoded
from retold.types import COPIED, Fared, FindingKind

Rows = Callable[..., list[Row]]

CHANGED = (
    FindingKind.HEDGE_DROPPED,
    FindingKind.CERTAINTY_RAISED,
    FindingKind.FIGURE_CHANGED,
    FindingKind.BOUND_LOST,
    FindingKind.RANGE_COLLAPSED,
    FindingKind.ATTRIBUTION_CHANGED,
    FindingKind.QUOTE_ALTERED,
    FindingKind.QUOTE_TRUNCATED,
    FindingKind.SCOPE_WIDENED,
    FindingKind.NEGATION_FLIPPED,
    FindingKind.CORRECTION_NOT_CARRIED,
)
"""The findings that lay a change at the door of the article told first in their evidence."""


def outlets_fared(rows: Rows) -> dict[str, Fared]:
    """Return how each outlet fared that retells others, by its name; what it copied is no case."""
    told = {row["outlet"]: int(row["n"]) for row in rows(_TELLINGS, COPIED)}
    faults: dict[str, dict[str, int]] = {}
    for row in rows(_FAULTS, encoded([kind.value for kind in CHANGED]), COPIED):
        faults.setdefault(row["outlet"], {})[row["kind"]] = int(row["n"])
    return {name: Fared(n, faults.get(name, {})) for name, n in told.items()}


def foretold(rows: Rows) -> list[str]:
    """Return the stories in which a later claim may say what became of somebody's prediction."""
    return [row["story"] for row in rows(_FORETOLD)]


def together(records: Iterable[tuple[str, str | None]]) -> dict[str, Fared]:
    """Sum up cases, each a name with what went wrong, or None where nothing did."""
    cases: dict[str, int] = {}
    faults: dict[str, dict[str, int]] = {}
    for name, fault in records:
        cases[name] = cases.get(name, 0) + 1
        if fault is not None:
            known = faults.setdefault(name, {})
            known[fault] = known.get(fault, 0) + 1
    return {name: Fared(count, faults.get(name, {})) for name, count in cases.items()}


_TELLINGS = (
    "SELECT a.outlet, count(DISTINCT c.id) AS n FROM steps AS s"
    " JOIN claims AS c ON c.id = s.claim JOIN articles AS a ON a.id = c.article"
    " JOIN claims AS o ON o.id = s.retells JOIN articles AS b ON b.id = o.article"
    " WHERE a.outlet IS NOT NULL AND a.outlet IS NOT b.outlet AND s.reason <> ? GROUP BY a.outlet"
)
_FAULTS = (
    "SELECT outlet, kind, count(*) AS n FROM (SELECT a.outlet, c.id, min(f.kind) AS kind"
    " FROM steps AS s JOIN claims AS c ON c.id = s.claim JOIN articles AS a ON a.id = c.article"
    " JOIN claims AS o ON o.id = s.retells JOIN articles AS b ON b.id = o.article"
    " JOIN evidence AS e ON e.article = c.article AND e.position = 0"
    ' AND e.start < c."end" AND c.start < e."end"'
    " JOIN findings AS f ON f.id = e.finding AND f.severity <> 'low'"
    " AND f.kind IN (SELECT value FROM json_each(?))"
    " WHERE a.outlet IS NOT NULL AND a.outlet IS NOT b.outlet AND s.reason <> ?"
    " GROUP BY a.outlet, c.id) GROUP BY outlet, kind"
)
_FORETOLD = (
    "SELECT DISTINCT c.story FROM claims AS c JOIN attributions AS t ON t.claim = c.id"
    " JOIN articles AS a ON a.id = c.article"
    " WHERE c.kind = 'prediction' AND c.story IS NOT NULL AND EXISTS ("
    "SELECT 1 FROM claims AS d JOIN articles AS b ON b.id = d.article WHERE d.thread = c.thread"
    " AND d.kind IN ('report', 'estimate', 'denial') AND b.published > a.published)"
    " ORDER BY c.story"
)

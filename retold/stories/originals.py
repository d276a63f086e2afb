"""Which of two texts is likelier the original: by day, by agency, by hour, by length."""

from __future__ import annotations

from datetime import UTC, datetime

from retold.types import Article

LAST_DAY = "9999-12-31"

Rank = tuple[str, int, str, int, str]


def rank(article: Article, *, length: int) -> Rank:
    """Return a key that sorts likelier originals first; `length` is in words.

    The earlier day first (undated last), then the agency's own, then what credits an agency, then
    the earlier hour, the longer, the smaller id.
    """
    moment = _moment(article.published)
    return (moment[:10], _agency_rank(article), moment, -length, article.id)


def _moment(published: str | None) -> str:
    """Return a sortable moment in UTC; a bare day stands after every hour of it."""
    if published is None:
        return LAST_DAY + "T~"
    if len(published) == len("2000-01-01"):
        return published + "T~"
    moment = datetime.fromisoformat(published)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


def _agency_rank(article: Article) -> int:
    if article.agency is None:
        return 2
    return 0 if article.agency.casefold() == (article.outlet or "").casefold() else 1

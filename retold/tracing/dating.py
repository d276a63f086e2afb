"""The date of an article that states none, inferred from its story, and marked so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from retold.annotate.timexes import find_timexes, is_dated
from retold.types import Article, Claim, Timex

LEAD_CHARS = 1_000
SLACK = 1
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ON = re.compile(rf"\b(?:on|late|early)\s+({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


def infer(articles: Mapping[str, Article]) -> dict[str, str]:
    """Return a day for each undated article where its story leaves one alone.

    The weekday that the lead names must pick exactly one day among those of the dated articles and
    a day either side; without a weekday, all dated articles must be of one day.
    """
    days = sorted(
        {
            day
            for article in articles.values()
            if not article.published_inferred and (day := article.published_date) is not None
        }
    )
    found: dict[str, str] = {}
    for article in articles.values():
        if article.published is None:
            day = _day(article, days)
            if day is not None:
                found[article.id] = day.isoformat()
    return found


def _day(article: Article, days: Sequence[date]) -> date | None:
    if not days:
        return None
    named = _ON.search(article.text[:LEAD_CHARS])
    if named is None:
        return days[0] if len(days) == 1 else None
    weekday = WEEKDAYS.index(named.group(1).lower())
    exact = {day for day in days if day.weekday() == weekday}
    near = {
        day + timedelta(days=step)
        for day in days
        for step in range(-SLACK, SLACK + 1)
        if (day + timedelta(days=step)).weekday() == weekday
    }
    for choice in (exact, near):
        if len(choice) == 1:
            return choice.pop()
    return None


def redate(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[Claim, ...]:
    """Resolve the times of claims again where the story gave, or took, the day of their article."""
    return tuple(_redated(claim, articles[claim.article]) for claim in claims)


def _redated(claim: Claim, article: Article) -> Claim:
    return claim if _is_stated(article) else replace(claim, times=_times(claim, article))


def _is_stated(article: Article) -> bool:
    return article.published is not None and not article.published_inferred


def said_on(claim: Claim, article: Article) -> str | None:
    """Return the day on which a claim's sentence says that it was said, if it says so once."""
    sentence = claim.sentence.of(article.text)
    days = {
        time.start_time
        for time in find_timexes(
            sentence, anchor=article.published_date, offset=claim.sentence.start
        )
        if not claim.span.contains(time.span) and time.start_time == time.end_time
    } - {None}
    return days.pop() if len(days) == 1 else None


def _times(claim: Claim, article: Article) -> tuple[Timex, ...]:
    sentence = claim.sentence.of(article.text)
    found = find_timexes(
        sentence, anchor=article.published_date, offset=claim.sentence.start, future=None
    )
    return tuple(time for time in found if claim.span.contains(time.span) and is_dated(time))

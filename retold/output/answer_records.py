"""The JSON form of the answers to a statement, as docs/data_format.md gives it."""

from __future__ import annotations

from collections.abc import Mapping

from retold.check.answers import Answer, Telling
from retold.check.differences import Compared
from retold.output.records import Record
from retold.output.thread_records import rests, told
from retold.types import Article, Override, Quantity, Span

_UNTRACED: Record = {
    "origins": [],
    "independent_origins": None,
    "origins_reason": "its story is not traced",
    "credibility": 6,
    "credibility_reason": "its story is not traced",
    "overridden": None,
}


def answer(item: Answer, statement: Article, overrides: Mapping[str, Override]) -> Record:
    """Return the record of what a thread has to do with a statement; `found` begins the nearest.

    `overrides` are what persons put in place of the credibility of threads, by their ids.
    """
    thread = item.thread
    nearest = item.found[0].related
    return {
        "statement": {"text": item.asked.text, **_span(item.asked.span)},
        "relation": item.relation.value,
        "reason": nearest.reason,
        "thread": item.thread.id if item.thread is not None else None,
        "story": item.thread.story if item.thread is not None else None,
        "title": item.thread.title if item.thread is not None else None,
        "first": told(*item.first),
        "tellings": item.tellings,
        "articles": item.articles,
        **(rests(thread, override=overrides.get(thread.id)) if thread is not None else _UNTRACED),
        "found": [found(telling, statement) for telling in item.found],
    }


def found(telling: Telling, statement: Article) -> Record:
    """Return the record of a telling with how it stands to a claim that `statement` holds."""
    related = telling.related
    return {
        **told(telling.claim, telling.home),
        "relation": related.relation.value,
        "reason": related.reason,
        "differences": [
            {
                "aspect": item.aspect.value,
                "statement": item.asked,
                "there": item.told,
                "reason": item.reason,
            }
            for item in related.differences
        ],
        "figures": [_compared(item, statement, telling.home) for item in related.figures],
        "match": round(related.score, 4),
        "rank": round(telling.rank.score, 4),
        "shared": list(telling.rank.shared),
    }


def _compared(item: Compared, statement: Article, home: Article) -> Record:
    return {
        "statement": _figure(item.asked, statement),
        "there": _figure(item.told, home),
        "standing": item.standing.value,
    }


def _figure(figure: Quantity, home: Article) -> Record:
    return {
        "text": figure.span.of(home.text),
        **_span(figure.span),
        "low": figure.low,
        "high": figure.high,
        "low_inclusive": figure.low_inclusive,
        "high_inclusive": figure.high_inclusive,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "counted": figure.counted,
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}

"""When predictions can be looked at again, on invented sentences told on Wednesday 2026-11-18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from claim_samples import article_of, claim_of

from retold.claims.extract import extract
from retold.claims.horizon import Horizon, horizon
from retold.config import Config
from retold.pipeline import annotate
from retold.types import Claim, ClaimKind, Span, Timex

TOLD = "2026-11-18"


def first_claim(text: str) -> Claim:
    (document,) = annotate([replace(article_of(text), published=TOLD)], config=Config())
    return extract(document)[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The council will vote on Friday.", "2026-11-20", "2026-11-20"),
        ("The bridge will be rebuilt by 2031.", None, "2031-12-31"),
        ("The dam will fail within three days.", "2026-11-18", "2026-11-21"),
        ("The dam, built in 1999, will fail within 36 hours.", "2026-11-18", "2026-11-20"),
        ("The bridge will open in two weeks.", "2026-12-02", "2026-12-02"),
        ("The mayor plans to resign next year.", "2027-01-01", "2027-12-31"),
        ("The fair will be held in May and June.", "2027-05-01", "2027-06-30"),
    ],
)
def test_the_words_give_the_days(text: str, start: str | None, end: str) -> None:
    claim = first_claim(text)
    found = horizon(claim, published=TOLD)
    assert found is not None
    assert (found.start, found.end) == (
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end),
    )
    assert (found.due - found.end).days == 1
    assert found.spans
    assert all(claim.span.contains(span) for span in found.spans)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The dam will fail soon.",
        "The council will meet every Friday.",
        "The work will take three years.",
        "The dam, built in 1999, will fail.",
        "The council voted on Friday.",
        "Will the council vote on Friday?",
    ],
)
def test_no_horizon_is_guessed(text: str) -> None:
    assert horizon(first_claim(text), published=TOLD) is None


def timed(*times: Timex, kind: ClaimKind = ClaimKind.PREDICTION) -> Claim:
    article = article_of("The dam will fail within four days, in June.")
    return replace(claim_of(article, article.text, kind=kind), times=times)


def test_without_a_dateline_or_with_an_impossible_date_there_is_none() -> None:
    june = Timex(Span(37, 44), "date", "2027-06", "2027-06-01", "2027-06-30", inferred=True)
    assert horizon(timed(june), published=TOLD) == Horizon(
        date(2027, 6, 1), date(2027, 6, 30), (june.span,), inferred=True
    )
    assert horizon(timed(june), published=None) is None
    assert horizon(timed(june, kind=ClaimKind.REPORT), published=TOLD) is None
    assert horizon(timed(replace(june, problem="no such day")), published=TOLD) is None
    assert horizon(timed(replace(june, end_time=None)), published=TOLD) is None


def test_a_span_of_time_beyond_the_calendar_is_none() -> None:
    long = Timex(Span(25, 34), "duration", "P4D", None, None, inferred=False, days=4.0)
    found = horizon(timed(long), published="2026-11-18T23:30:00+02:00")
    assert found is not None
    assert (found.start, found.end) == (date(2026, 11, 18), date(2026, 11, 22))
    assert horizon(timed(replace(long, days=1e9)), published=TOLD) is None


@pytest.mark.parametrize(
    ("end", "due"),
    [
        (date.max, date.max),
        (date(9999, 12, 30), date.max),
        (date(2027, 6, 30), date(2027, 7, 1)),
    ],
)
def test_the_day_due_is_the_next_while_the_calendar_has_one(end: date, due: date) -> None:
    assert Horizon(None, end, (), inferred=False).due == due

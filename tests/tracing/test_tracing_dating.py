"""The date of an undated article: a weekday picks the day, or nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import claim, piece

from retold.tracing.dating import infer, redate
from retold.types import Article


def undated(text: str) -> Article:
    return piece(None, text, outlet="Coast Gazette", published=None)


def dated(*days: str) -> list[Article]:
    return [piece(None, f"Report {day}", published=day) for day in days]


def day_of(text: str, *days: str) -> str | None:
    article = undated(text)
    known = {each.id: each for each in [article, *dated(*days)]}
    return infer(known).get(article.id)


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("The dyke broke on Wednesday.", ["2031-05-14"], "2031-05-14"),
        ("The dyke broke on Tuesday.", ["2031-05-14"], "2031-05-13"),
        ("The dyke broke on Thursday.", ["2031-05-14"], "2031-05-15"),
        ("The dyke broke late Wednesday.", ["2031-05-14", "2031-05-15"], "2031-05-14"),
        ("The dyke broke.", ["2031-05-14"], "2031-05-14"),
        ("The dyke broke.", ["2031-05-14T08:00:00+02:00", "2031-05-14"], "2031-05-14"),
    ],
)
def test_the_story_picks_the_day(text: str, days: list[str], expected: str) -> None:
    assert day_of(text, *days) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The dyke broke on Wednesday.", []),
        ("The dyke broke on Saturday.", ["2031-05-14"]),
        ("The dyke broke.", ["2031-05-14", "2031-05-15"]),
        ("The dyke broke on Wednesday.", ["2031-05-14", "2031-05-21"]),
        ("The dyke broke on Saturday.", ["2031-05-09", "2031-05-16"]),
    ],
    ids=["no dated article", "too far", "two days", "two such days", "two days near"],
)
def test_it_abstains(text: str, days: list[str]) -> None:
    assert day_of(text, *days) is None


def test_a_date_that_was_inferred_dates_no_other_article() -> None:
    guessed = replace(dated("2031-05-14")[0], published_inferred=True)
    article = undated("The dyke broke on Wednesday.")
    assert article.id not in infer({a.id: a for a in (article, guessed)})


def test_dated_articles_keep_their_day() -> None:
    assert infer({a.id: a for a in dated("2031-05-14", "2031-05-15")}) == {}


def test_times_are_resolved_again_against_the_inferred_day() -> None:
    article = undated("The dyke broke on Wednesday")
    told = claim(article, "The dyke broke on Wednesday")
    inferred = replace(article, published="2031-05-14", published_inferred=True)
    (again,) = redate([told], {article.id: inferred})
    assert [(t.start_time, t.span.of(article.text)) for t in again.times] == [
        ("2031-05-14", "Wednesday")
    ]
    (still,) = redate([told], {article.id: article})
    assert [time.start_time for time in still.times] == [None]

"""Outlets that name each other as the source of one claim, and outlets that do so harmlessly."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, findings, piece

from retold.types import Article, Finding, FindingKind, Severity

pytestmark = pytest.mark.model

KIND = FindingKind.CIRCULAR_REPORTING
SALE = "The old shipyard at Orlow will be sold to a foreign bank in June, {who} reported."


def told(outlet: str, who: str, *more: str, day: str = DAY, text: str = SALE) -> Article:
    opening = f"Workers stood at the gates of the yard, and the {outlet} spoke to some of them."
    return piece(
        f"Orlow shipyard and its workers, by the {outlet}",
        text.format(who=who),
        opening,
        *more,
        outlet=outlet,
        published=day,
    )


def reworded(outlet: str, who: str) -> Article:
    return piece(
        "Foreign bank is to have the Orlow yard",
        "Nobody at the town hall picked up the telephone on Thursday.",
        f"The {who} reported that a foreign bank will buy the old shipyard at Orlow in June.",
        outlet=outlet,
        published=NEXT_DAY,
    )


def circles(*articles: Article) -> list[Finding]:
    return findings(*articles, kind=KIND)


def test_two_outlets_that_credit_each_other() -> None:
    (made,) = circles(
        told("Coast Gazette", "the Veldmark Courier"),
        told("Veldmark Courier", "the Coast Gazette", day=NEXT_DAY),
    )
    assert sorted(made.detail["cycle"]) == ["Coast Gazette", "Veldmark Courier"]
    assert made.severity is Severity.HIGH
    assert {evidence.text for evidence in made.evidence[:2]} == {
        "the Veldmark Courier",
        "the Coast Gazette",
    }


def test_a_circle_in_other_words() -> None:
    made = circles(
        told("Coast Gazette", "the Veldmark Courier"),
        reworded("Veldmark Courier", "Coast Gazette"),
    )
    assert [sorted(m.detail["cycle"]) for m in made] == [["Coast Gazette", "Veldmark Courier"]]


def test_a_circle_of_three() -> None:
    (made,) = circles(
        told("Coast Gazette", "the Veldmark Courier"),
        told("Veldmark Courier", "the Orlow Herald", day=NEXT_DAY),
        told("Orlow Herald", "the Coast Gazette", day=NEXT_DAY),
    )
    assert len(made.detail["cycle"]) == 3


@pytest.mark.parametrize(
    "pair",
    [
        (
            told("Coast Gazette", "the Veldmark Courier"),
            told("Veldmark Courier", "the harbour board", day=NEXT_DAY),
        ),
        (
            told("Coast Gazette", "the Veldmark Courier"),
            told(
                "Veldmark Courier",
                "the Coast Gazette",
                "The old shipyard will be sold to a foreign bank in June, Greta Holm said.",
                day=NEXT_DAY,
            ),
        ),
        (
            told("Coast Gazette", "the Veldmark Courier"),
            told(
                "Veldmark Courier",
                "the Coast Gazette",
                text="The ferry from Orlow to Brannow is to close for repairs, {who} reported.",
                day=NEXT_DAY,
            ),
        ),
        (
            told("Coast Gazette", "the Orlow Herald"),
            told("Veldmark Courier", "the Orlow Herald", day=NEXT_DAY),
        ),
        (
            told("Coast Gazette", "the Coast Gazette"),
            told("Veldmark Courier", "the Veldmark Courier", day=NEXT_DAY),
        ),
    ],
    ids=["one ends", "a source outside", "another claim", "one source", "own reporting"],
)
def test_credits_that_close_no_circle(pair: tuple[Article, Article]) -> None:
    assert circles(*pair) == []

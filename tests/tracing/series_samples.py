"""Invented readings for the tests of series and timelines, built without the language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from invented import place_of
from newsroom import claim, figure

from retold.types import (
    Article,
    Brief,
    BriefSentence,
    Claim,
    Copy,
    Evidence,
    Finding,
    FindingKind,
    Membership,
    Provenance,
    Quantity,
    Reading,
    Severity,
    Story,
    Timex,
)


def reading_of(
    *claims: Claim,
    articles: Sequence[Article],
    findings: tuple[Finding, ...] = (),
    copies: tuple[Copy, ...] = (),
) -> tuple[Reading, dict[str, Article]]:
    """Return the reading of one story and its articles by id."""
    members = tuple(Membership(article.id, ()) for article in articles)
    story = Story("s1", "An invented story", members, None, None, copies=copies)
    brief = Brief("s1", "An invented story", None, BriefSentence("", (), ()), ())
    reading = Reading(story, claims, (), findings, (), (), (), brief)
    return reading, {article.id: article for article in articles}


def told(
    article: Article,
    words: str,
    number: str,
    low: float | None,
    high: float | None,
    *,
    counted: str | None = "person",
    outcomes: tuple[str, ...] = ("kill",),
    phrase: str = "",
    place: str = "",
    period: str = "",
    times: tuple[Timex, ...] = (),
    thread: str | None = None,
    source: str | None = None,
    **rest: object,
) -> Claim:
    """Build a claim with one figure; `number`, `phrase`, `place` and `period` are its words."""
    made = claim(article, words, source=source)
    quantity: Quantity = replace(
        figure(low, high, counted=counted, outcomes=outcomes),
        span=place_of(article, number),
        counted_span=place_of(article, phrase) if phrase else None,
        place=place_of(article, place) if place else None,
        period=place_of(article, period) if period else None,
        **rest,
    )
    return replace(made, quantities=(quantity,), times=times, thread=thread)


def day(article: Article, words: str, start: str, end: str | None = None) -> Timex:
    """Build a time expression on words of an article."""
    last = start if end is None else end
    return Timex(place_of(article, words), "date", start, start, last, inferred=False)


def finding_of_conflict(a: Claim, b: Claim) -> Finding:
    """Build the finding that the figures of two claims cannot both hold."""
    evidence = tuple(Evidence(c.article, c.quantities[0].span, "") for c in (b, a))
    return Finding(
        id="f-conflict",
        kind=FindingKind.FIGURE_CONFLICT,
        severity=Severity.HIGH,
        story="s1",
        thread=None,
        message="The two cannot both hold.",
        evidence=evidence,
        detail={},
        provenance=Provenance("test", "1"),
    )

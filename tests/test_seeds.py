"""The two reports that Retold grew from: what a correct run finds in them, and nothing else.

The reports stand beside the project, not in it. Places are given by a pattern of one or two words
and which of its matches is meant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from retold import pipeline
from retold.config import Config
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.types import Article, Evidence, Finding, Reading, Severity

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
A, B = "000_", "001_"

pytestmark = [
    pytest.mark.model,
    pytest.mark.shared,
    pytest.mark.skipif(
        not SEEDS.is_dir() and "CI" not in os.environ,
        reason="the two reports are not in ../shared/seeds",
    ),
]


@dataclass(frozen=True)
class Place:
    """The `nth` match of a pattern in the article whose file name begins so."""

    article: str
    pattern: str
    nth: int = 0


@dataclass(frozen=True)
class Expected:
    """A finding: its kind, the words at fault, and what they are held against."""

    kind: str
    told: Place
    origin: Place | None = None
    severity: Severity | None = None


FINDINGS = (
    Expected(
        "unsupported_figure", Place(A, "170,000", 1), Place(A, "likely exceeds"), Severity.HIGH
    ),
    Expected("unsupported_figure", Place(A, "170,000", 1), Place(A, r"170,000 to"), Severity.HIGH),
    Expected("hedge_dropped", Place(A, "170,000"), Place(A, "are believed")),
    Expected("hedge_dropped", Place(B, "have fled"), Place(B, "likely fled")),
    Expected("certainty_raised", Place(B, "will have"), Place(A, "likely to")),
    Expected("attribution_lost", Place(A, "170,000"), Place(A, "defence chiefs")),
    Expected(
        "quote_altered",
        Place(A, "better-off"),
        Place(A, "better off"),
        Severity.LOW,
    ),
    Expected(
        "quote_altered",
        Place(B, "overrepresented"),
        Place(A, "over-represented"),
        Severity.LOW,
    ),
    Expected("scope_narrowed", Place(B, "wealthy educated"), Place(A, "considerable exodus")),
    Expected("date_impossible", Place(B, "Friday 29")),
    Expected("single_origin", Place(B, "UK intelligence"), Place(A, "British defence")),
    Expected("anonymous_source", Place(A, "Reports have")),
    Expected("anonymous_source", Place(B, "reports of")),
    Expected("anonymous_source", Place(B, "reportedly")),
)
"""One finding may stand in two rows, with each of the places that it rests on."""

NAMES = (
    Place(A, "British defence"),
    Place(A, "They stressed"),
    Place(A, "Ministry of"),
    Place(A, "The briefing"),
    Place(A, "military chiefs"),
    Place(A, "They estimate"),
    Place(B, "UK intelligence"),
    Place(B, "Ministry of"),
    Place(B, "the Ministry", 1),
)


@dataclass(frozen=True)
class Seeds:
    """One reading of the two reports, and the ledger that holds it."""

    ledger: Ledger
    articles: dict[str, Article]
    readings: tuple[Reading, ...]

    @property
    def reading(self) -> Reading:
        (reading,) = self.readings
        return reading

    def span(self, place: Place) -> tuple[str, int, int]:
        article = self.articles[place.article]
        found = list(re.finditer(place.pattern, article.text))
        assert len(found) > place.nth, place
        return article.id, *found[place.nth].span()

    def hits(self, piece: Evidence, place: Place) -> bool:
        article, start, end = self.span(place)
        return piece.article == article and piece.span.start < end and start < piece.span.end

    def answers(self, finding: Finding, expected: Expected) -> bool:
        told = finding.evidence if finding.kind == "single_origin" else finding.evidence[:1]
        return (
            finding.kind.value == expected.kind
            and any(self.hits(piece, expected.told) for piece in told)
            and (
                expected.origin is None
                or any(self.hits(piece, expected.origin) for piece in finding.evidence)
            )
            and expected.severity in {None, finding.severity}
        )


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeds]:
    with Ledger.open(tmp_path_factory.mktemp("seeds") / "seeds.ledger") as ledger:
        summary = pipeline.run([str(SEEDS)], ledger=ledger, config=Config())
        assert summary.skipped == ()
        articles = {article.locator[:4]: article for article in ledger.view.articles()}
        assert articles.keys() == {A, B}
        readings = tuple(ledger.view.reading(story.id) for story in ledger.view.stories())
        yield Seeds(ledger, articles, readings)


def test_the_two_are_one_story(seeds: Seeds) -> None:
    assert len(seeds.readings) == 1
    members = {member.article for member in seeds.reading.story.members}
    assert members == {article.id for article in seeds.articles.values()}


@pytest.mark.parametrize("expected", FINDINGS, ids=lambda e: f"{e.kind}-{e.told.pattern}")
def test_every_expected_finding_is_made_once(seeds: Seeds, expected: Expected) -> None:
    made = [finding for finding in seeds.reading.findings if seeds.answers(finding, expected)]
    assert len(made) == 1, [f.message for f in seeds.reading.findings if f.kind == expected.kind]


def test_no_other_finding_is_made(seeds: Seeds) -> None:
    beside = [
        f"{finding.kind}: {finding.message}"
        for finding in seeds.reading.findings
        if not any(seeds.answers(finding, expected) for expected in FINDINGS)
    ]
    assert beside == []
    assert len(seeds.reading.findings) == len({(e.kind, e.told) for e in FINDINGS})


def test_one_origin_and_nothing_confirmed(seeds: Seeds) -> None:
    (origin,) = seeds.reading.story.origins
    assert seeds.reading.story.independent_origins == 1
    assert set(origin.articles) == {article.id for article in seeds.articles.values()}
    assert {thread.credibility for thread in seeds.reading.threads}.isdisjoint({1, 2})


def test_the_undated_report_is_dated_by_the_story_and_marked_so(seeds: Seeds) -> None:
    assert seeds.reading.inferred_dates == {seeds.articles[A].id: "2022-09-29"}
    assert (seeds.articles[A].published, seeds.articles[A].published_inferred) == (
        "2022-09-29",
        True,
    )
    assert (seeds.articles[B].published, seeds.articles[B].published_inferred) == (
        "2022-09-29",
        False,
    )


def test_a_title_that_stands_twice_is_stored_once(seeds: Seeds) -> None:
    article = seeds.articles[A]
    assert article.title is not None
    assert article.text.count(article.title) == 1


def test_one_source_under_many_names(seeds: Seeds) -> None:
    (origin,) = seeds.reading.story.origins
    for place in NAMES:
        article, start, end = seeds.span(place)
        found = {
            link.canonical
            for claim in seeds.reading.claims
            for link in claim.attribution
            if claim.article == article and link.span.start < end and start < link.span.end
        }
        assert found == {origin.source}, place


def test_five_outcomes_are_one_count(seeds: Seeds) -> None:
    article, start, end = seeds.span(Place(A, "80,000"))
    figures = {
        (quantity.low, quantity.high, len(quantity.outcomes))
        for claim in seeds.reading.claims
        if claim.article == article
        for quantity in claim.quantities
        if quantity.span.start < end and start < quantity.span.end
    }
    assert figures == {(80_000.0, None, 5)}


def test_the_invasion_force_is_a_range(seeds: Seeds) -> None:
    article, start, _ = seeds.span(Place(A, r"170,000 to"))
    ranges = {
        (quantity.low, quantity.high)
        for claim in seeds.reading.claims
        if claim.article == article
        for quantity in claim.quantities
        if quantity.span.start <= start < quantity.span.end
    }
    assert ranges == {(170_000.0, 190_000.0)}


def test_what_is_no_finding_is_in_none(seeds: Seeds) -> None:
    innocent = (
        Place(B, "Seven months"),
        Place(A, "190,000"),
        Place(A, "300,000"),
        Place(A, "80,000"),
        Place(B, "has failed"),
    )
    accused = [finding.evidence[0] for finding in seeds.reading.findings]
    for place in innocent:
        assert not any(seeds.hits(piece, place) for piece in accused), place


def test_the_closing_warning_is_a_caution_about_two_sources(seeds: Seeds) -> None:
    (origin,) = seeds.reading.story.origins
    about = {caution.canonical for caution in seeds.reading.cautions}
    assert {origin.source, "Kremlin"} <= about


def test_credits_and_bylines_are_in_no_claim(seeds: Seeds) -> None:
    for place in (Place(B, "Alamy", 0), Place(B, "Getty", 1), Place(B, "By Cameron")):
        article, start, end = seeds.span(place)
        assert not any(
            claim.article == article and claim.span.start < end and start < claim.span.end
            for claim in seeds.reading.claims
        )


def test_the_ledger_verifies(seeds: Seeds) -> None:
    assert list(verify(seeds.ledger.view)) == []

"""The invented story of examples/: every finding that an editor makes, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from retold import pipeline
from retold.config import Config
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.types import Article, Evidence, Finding, FindingKind, Reading, Span

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "examples" / "articles"
GOLD: dict[str, Any] = json.loads((ROOT / "tests/gold/examples.json").read_text(encoding="utf-8"))
MUTUAL = {"figure_conflict", "single_origin"}
"""Kinds that accuse neither side: told and origin may stand in either order."""

Place = tuple[str, Span]
"""An article's id, and a span of its text."""

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Run:
    """One reading of the examples: the ledger, its articles by locator, its readings by name."""

    ledger: Ledger
    articles: dict[str, Article]
    readings: dict[str, Reading]

    def place(self, locator: str, words: str) -> Place:
        """Return (article id, span) of words that stand once in an article."""
        article = self.articles[locator]
        assert article.text.count(words) == 1, f"{words!r} is not once in {locator}"
        start = article.text.index(words)
        return article.id, Span(start, start + len(words))

    def told(self, expected: dict[str, Any]) -> Place:
        """Return the place of the words at fault."""
        return self.place(expected["article"], expected["told"])

    def origins(self, expected: dict[str, Any]) -> list[Place]:
        """Return the places, any of which the words at fault may be held against."""
        words = expected.get("origin", [])
        return [
            self.place(expected["origin_article"], each)
            for each in ([words] if isinstance(words, str) else words)
        ]

    @property
    def findings(self) -> list[Finding]:
        """Return all findings of all stories."""
        return [finding for reading in self.readings.values() for finding in reading.findings]

    def shown(self, finding: Finding) -> str:
        """Describe a finding for a failing test."""
        where = {article.id: locator for locator, article in self.articles.items()}
        told = [f"{where[e.article]}: {e.text[:90]!r}" for e in finding.evidence[:2]]
        return f"{finding.kind.value} {' <- '.join(told)} ({finding.message})"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with Ledger.open(tmp_path_factory.mktemp("examples") / "ledger.db") as ledger:
        summary = pipeline.run([str(ARTICLES)], ledger=ledger, config=Config())
        assert summary.skipped == ()
        articles = {article.locator: article for article in ledger.view.articles()}
        stories = {story.id: ledger.view.reading(story.id) for story in ledger.view.stories()}
        yield Run(ledger, articles, stories)


def hits(piece: Evidence, place: Place) -> bool:
    return piece.article == place[0] and piece.span.overlaps(place[1])


def accused(finding: Finding) -> tuple[Evidence, ...]:
    """Return the words found at fault: the first evidence, or all where neither side is."""
    return finding.evidence if finding.kind.value in MUTUAL else finding.evidence[:1]


def answers(run: Run, finding: Finding, expected: dict[str, Any]) -> bool:
    """Whether a finding is the one expected: its kind, the words told, the words held against."""
    if finding.kind.value != expected["kind"]:
        return False
    origins = run.origins(expected)
    return any(hits(piece, run.told(expected)) for piece in accused(finding)) and (
        not origins or any(hits(e, place) for e in finding.evidence for place in origins)
    )


def named(case: dict[str, Any]) -> str:
    kind = case.get("kind") or "+".join(case["kinds"])
    return f"{kind}: {case.get('told') or case.get('words')}"


@pytest.mark.parametrize("expected", GOLD["findings"], ids=named)
def test_every_expected_finding_is_made_once(run: Run, expected: dict[str, Any]) -> None:
    made = [finding for finding in run.findings if answers(run, finding, expected)]
    shown = [run.shown(f) for f in run.findings if f.kind.value == expected["kind"]]
    assert len(made) == 1, f"{expected['why']}; of this kind there are: {shown}"


def test_no_finding_is_made_beside_the_expected_ones(run: Run) -> None:
    beside = [
        run.shown(finding)
        for finding in run.findings
        if not any(answers(run, finding, expected) for expected in GOLD["findings"])
    ]
    assert beside == []


@pytest.mark.parametrize("case", GOLD["look_alikes"], ids=named)
def test_an_innocent_look_alike_is_not_accused(run: Run, case: dict[str, Any]) -> None:
    place = run.place(case["article"], case["words"])
    made = [
        run.shown(finding)
        for finding in run.findings
        if finding.kind.value in case["kinds"]
        and any(hits(piece, place) for piece in accused(finding))
    ]
    assert made == [], case["why"]


def test_look_alikes_name_kinds_that_exist() -> None:
    for case in GOLD["look_alikes"]:
        assert {FindingKind(kind) for kind in case["kinds"]}


def test_articles_are_grouped_by_event(run: Run) -> None:
    where = {article.id: locator for locator, article in run.articles.items()}
    grouped = [
        sorted(where[member.article] for member in reading.story.members)
        for reading in run.readings.values()
    ]
    assert sorted(grouped) == sorted(sorted(story["articles"]) for story in GOLD["stories"])


@pytest.mark.parametrize("expected", GOLD["stories"], ids=lambda story: story["name"])
def test_independent_origins_are_counted(run: Run, expected: dict[str, Any]) -> None:
    home = run.articles[expected["articles"][0]].id
    story = next(
        reading.story
        for reading in run.readings.values()
        if home in {member.article for member in reading.story.members}
    )
    assert sorted(origin.source for origin in story.origins) == sorted(expected["origins"])
    assert story.independent_origins == expected["independent_origins"]


def test_the_copy_is_told_from_its_original(run: Run) -> None:
    where = {article.id: locator for locator, article in run.articles.items()}
    copies = [
        {"copy": where[copy.copy], "original": where[copy.original]}
        for reading in run.readings.values()
        for copy in reading.story.copies
    ]
    assert copies == GOLD["copies"]


def test_the_ledger_verifies(run: Run) -> None:
    assert list(verify(run.ledger.view)) == []


def test_reading_twice_changes_nothing(run: Run) -> None:
    before = {story: run.ledger.view.reading(story) for story in run.readings}
    counts = run.ledger.view.counts()
    again = pipeline.run([str(ARTICLES)], ledger=run.ledger, config=Config())
    assert (again.articles_new, again.stories) == (0, ())
    assert run.ledger.view.counts() == counts
    assert {story: run.ledger.view.reading(story) for story in run.readings} == before


def test_examples_name_six_outlets_and_nobody_real(run: Run) -> None:
    domains = {article.url.split("/")[2] for article in run.articles.values() if article.url}
    assert all(domain.endswith(".example") for domain in domains)
    assert len({article.outlet for article in run.articles.values() if article.outlet}) == 6

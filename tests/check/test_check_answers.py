"""Statements looked up in a ledger made of invented articles by the whole flow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from check_samples import statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.check.answers import Answer, answers
from retold.check.relations import Relation
from retold.config import Config
from retold.ledger.store import Ledger
from retold.output import answer_records, answer_render
from retold.pipeline import run

pytestmark = pytest.mark.model

ARTICLES = {
    "gazette.md": (
        "Ferry Velm sinks off Orlow, Harbour Board says",
        "The Orlow Gazette",
        "2024-05-05",
        "The ferry Velm sank off Orlow on Sunday night, the Harbour Board said. "
        "At least 35 passengers were rescued from the Velm, the board said. "
        "A worn pump likely caused the sinking, the Harbour Board said.",
    ),
    "tribune.md": (
        "Ferry lost off Orlow",
        "The Brigga Tribune",
        "2024-05-06",
        "The ferry Velm sank off Orlow on Sunday night, the Harbour Board said. "
        "Jonas Brell, who leads the Fishers Guild, denied that the guild had warned the board. "
        "He said the pier was closed.",
    ),
    "courier.md": (
        "Orlow bakery wins prize",
        "The Varrick Courier",
        "2024-05-07",
        "The bakery on Orlow's market square has won the bread prize of the valley. "
        "The bakers thanked the Harbour Board for the old oven.",
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("velm")
    for name, (title, outlet, day, text) in ARTICLES.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: {day}\nlanguage: en\n---\n\n"
        (folder / name).write_text(head + text + "\n", encoding="utf-8")
    with Ledger.open(folder / "velm.ledger") as store:
        run([str(folder)], ledger=store, config=Config())
        yield store


def found(ledger: Ledger, words: str, *, limit: int | None = None) -> list[Answer]:
    return answers(statement(words), ledger.view, limit=limit)


def test_a_thread_is_told_with_its_first_teller_and_all_its_tellings(ledger: Ledger) -> None:
    words = "The Velm ferry sank off Orlow."
    first, *_ = found(ledger, words)
    claim, home = first.first
    assert first.relation is Relation.SAYS
    assert (home.outlet, home.published) == ("The Orlow Gazette", "2024-05-05")
    assert [link.canonical for link in claim.attribution] == ["Harbour Board"]
    assert first.thread is not None
    assert first.thread.independent_origins == 1
    assert (first.tellings >= 2, first.articles) == (True, 2)
    record = answer_records.answer(first, statement(words).article, {})
    assert record["relation"] == "says"
    assert record["first"]["source"] == "Harbour Board"
    assert "Harbour Board" in record["origins_reason"]


def test_figures_are_compared_side_by_side(ledger: Ledger) -> None:
    words = "40 passengers were rescued from the Velm."
    first, *_ = found(ledger, words)
    assert first.relation is Relation.OTHERWISE
    record = answer_records.answer(first, statement(words).article, {})
    (figures,) = record["found"][0]["figures"]
    assert (figures["statement"]["text"], figures["there"]["text"]) == ("40", "At least 35")
    assert (figures["there"]["low"], figures["there"]["high"]) == (35.0, None)
    shown = answer_render.answer_text(first, {}).plain
    assert "you: 40; there: At least 35 (both can hold)" in shown
    assert "says it otherwise" in shown


def test_how_sure_they_are_is_compared(ledger: Ledger) -> None:
    first, *_ = found(ledger, "A worn pump caused the sinking of the Velm.")
    assert first.relation is Relation.OTHERWISE
    (difference,) = first.found[0].related.differences
    assert (difference.asked, difference.told) == ("asserted", "likely (“likely”)")


def test_a_denial_disputes_and_is_shown_as_one(ledger: Ledger) -> None:
    first, *_ = found(ledger, "The Fishers Guild warned the board.")
    assert first.relation is Relation.DISPUTES
    assert "disputes it" in answer_render.answer_text(first, {}).plain


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Board bought the ferry Velm in Orlow.",
        "The Velm ferry won the bread prize.",
        "The Fishers Guild thanked the Harbour Board for the old oven.",
        "The king of Norland opened a glacier museum.",
        "Of the and to.",
    ],
)
def test_nothing_is_said_where_nothing_speaks_of_it(ledger: Ledger, words: str) -> None:
    assert found(ledger, words) == []


def test_every_passage_stands_in_its_article(ledger: Ledger) -> None:
    asked = ("The Velm ferry sank off Orlow.", "40 passengers were rescued from the Velm.")
    told = [one for words in asked for answer in found(ledger, words) for one in answer.found]
    assert told
    for one in told:
        assert one.claim.span.of(one.home.text) == one.claim.text
        stored = ledger.view.article(one.claim.article)
        assert stored.text[one.claim.span.start : one.claim.span.end] == one.claim.text


def test_the_limit_holds_and_asking_again_gives_the_same(ledger: Ledger) -> None:
    words = "The Velm ferry sank off Orlow. 40 passengers were rescued from the Velm."
    whole = found(ledger, words)
    assert len(whole) >= 2
    assert found(ledger, words, limit=1) == whole[:1]
    assert found(ledger, words) == whole


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(min_size=1, max_size=80))
def test_no_text_breaks_the_look_up(ledger: Ledger, words: str) -> None:
    asked = f"The Velm ferry sank. {words}".replace("\ud800", "")
    for answer in found(ledger, asked):
        record = answer_records.answer(answer, statement(asked).article, {})
        spot = record["statement"]
        assert statement(asked).article.text[spot["start"] : spot["end"]] == spot["text"]

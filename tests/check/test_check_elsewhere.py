"""Threads held against the other stories of a ledger of invented articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retold.check.elsewhere import Elsewhere, elsewhere
from retold.check.relations import Relation
from retold.config import Config
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.output import thread_elsewhere
from retold.pipeline import run
from retold.types import Thread

pytestmark = pytest.mark.model

ARTICLES = {
    "ferry.md": (
        "Ferry Velm sinks off Orlow, Harbour Board says",
        "The Orlow Gazette",
        "2024-05-06",
        "The ferry Velm sank off Orlow on 5 May 2024, the Harbour Board said.\n\n"
        "At least 35 passengers of the ferry Velm drowned off Orlow on 5 May 2024, the Harbour "
        "Board said.\n\n"
        "The Fishers Guild of Orlow had warned the Harbour Board, Ana Ruiz said.\n\n"
        "Two people were injured in a fire in Orlow.",
    ),
    "inquiry.md": (
        "Inquiry on ship safety opens with widows in tears",
        "The Brigga Tribune",
        "2024-07-22",
        "The minister opened the inquiry in the old court of Brigga with a minute of silence.\n\n"
        "The ferry Velm sank off Orlow on 5 May 2024, the Harbour Board said.\n\n"
        "A total of 31 passengers of the ferry Velm drowned off Orlow on 5 May 2024, "
        "the coroner said.\n\n"
        "Jonas Brell, who leads the Fishers Guild of Orlow, denied that the Fishers Guild had "
        "warned the Harbour Board.",
    ),
    "fire.md": (
        "Fire at bakery: two hurt, oven lost",
        "The Varrick Courier",
        "2024-10-02",
        "Flour dust caught light beside the great oven of the bakery before dawn.\n\n"
        "Two people were injured in a fire in Orlow.\n\n"
        "The ferry Brann sank off Orlow on 1 October 2024.",
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("velm-weeks-apart")
    for name, (title, outlet, day, text) in ARTICLES.items():
        head = f"---\ntitle: '{title}'\noutlet: {outlet}\ndate: {day}\nlanguage: en\n---\n\n"
        (folder / name).write_text(head + text + "\n", encoding="utf-8")
    with Ledger.open(folder / "velm.ledger") as store:
        run([str(folder)], ledger=store, config=Config())
        yield store


def thread(ledger: Ledger, words: str, *, outlet: str = "Gazette") -> Thread:
    found = [item for item in ledger.view.threads(Filter(outlet=outlet)) if words in item.title]
    assert found, [item.title for item in ledger.view.threads()]
    return found[0]


def beside(ledger: Ledger, words: str, *, outlet: str = "Gazette") -> list[Elsewhere]:
    return elsewhere(thread(ledger, words, outlet=outlet), ledger.view)


def test_the_invented_articles_are_stories_of_their_own(ledger: Ledger) -> None:
    assert len(list(ledger.view.stories())) == len(ARTICLES)


def test_who_says_the_same_weeks_later_is_found_with_the_story(ledger: Ledger) -> None:
    (found,) = beside(ledger, "Ferry Velm sinks")
    _, home = found.answer.first
    assert found.answer.relation is Relation.SAYS
    assert found.answer.asked.text.endswith("5 May 2024")
    assert (home.outlet, home.published) == ("The Brigga Tribune", "2024-07-22")
    assert found.story.title == ARTICLES["inquiry.md"][0]


def test_another_figure_of_the_same_day_is_compared(ledger: Ledger) -> None:
    found = beside(ledger, "35 passengers")[0]
    (figure,) = found.answer.found[0].related.figures
    there = found.answer.found[0].home.text
    assert figure.asked.span.of(found.asked.text) == "At least 35"
    assert figure.told.span.of(there) == "31"
    assert found.answer.relation in {Relation.OTHERWISE, Relation.DISPUTES}


def test_a_denial_in_another_story_disputes(ledger: Ledger) -> None:
    (found,) = beside(ledger, "had warned")
    assert found.answer.relation is Relation.DISPUTES


@pytest.mark.parametrize("words", ["Two people were injured"])
def test_what_may_have_happened_twice_is_nothing_elsewhere(ledger: Ledger, words: str) -> None:
    assert beside(ledger, words) == []
    assert beside(ledger, words, outlet="Courier") == []


def test_another_ferry_is_nothing_elsewhere(ledger: Ledger) -> None:
    assert beside(ledger, "ferry Brann", outlet="Courier") == []


def test_the_record_gives_every_span_back(ledger: Ledger) -> None:
    (found, *_) = beside(ledger, "35 passengers")
    record = thread_elsewhere.elsewhere_record(found)
    assert record["story"] == found.story.id
    assert record["thread"] == found.thread.id
    asked = record["asked"]
    assert found.asked.text[asked["start"] : asked["end"]] == asked["text"]
    assert record["first"]["outlet"] == "The Brigga Tribune"
    for told in record["found"]:
        text = ledger.view.article(told["article"]).text
        assert text[told["start"] : told["end"]] == told["text"]
        for figure in told["figures"]:
            for side, home in (("statement", found.asked.text), ("there", text)):
                spot = figure[side]
                assert home[spot["start"] : spot["end"]] == spot["text"]


def test_the_lines_name_the_story_and_say_where_there_is_nothing(ledger: Ledger) -> None:
    shown = "\n".join(thread_elsewhere.elsewhere_lines(beside(ledger, "35 passengers")))
    assert ARTICLES["inquiry.md"][0] in shown
    assert "here: At least 35; there: 31" in shown
    assert "The Brigga Tribune, 2024-07-22" in shown
    assert list(thread_elsewhere.elsewhere_lines([])) == ["elsewhere     nothing elsewhere"]


def test_at_most_so_many_are_told(ledger: Ledger) -> None:
    assert elsewhere(thread(ledger, "Ferry Velm sinks"), ledger.view, most=0) == []


def told_apart(folder: Path, ours: str, theirs: str, *, outlet: str = "The Brigga Tribune") -> int:
    """Count the ties of two sentences in articles of two stories, weeks apart."""
    pieces = (
        ("Harbour lights", "The Orlow Gazette", "2024-05-07", "Gulls cried over the quay.", ours),
        ("Court opens", outlet, "2024-07-23", "Judges met beneath an oak roof.", theirs),
    )
    for number, (title, name, day, opening, sentence) in enumerate(pieces):
        head = f"---\ntitle: {title}\noutlet: {name}\ndate: {day}\nlanguage: en\n---\n\n"
        (folder / f"{number}.md").write_text(f"{head}{opening}\n\n{sentence}\n", encoding="utf-8")
    with Ledger.open(folder / "apart.ledger") as store:
        run([str(folder)], ledger=store, config=Config())
        assert len(list(store.view.stories())) == len(pieces)
        threads = list(store.view.threads())
        asked = [item for item in threads if item.title.rstrip(".") == ours.rstrip(".")]
        (count,) = {len(elsewhere(item, store.view)) for item in asked}
        return count


KNEW = "The Harbour Board of Orlow ignored the warnings of the Fishers Guild."


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (KNEW, KNEW),
        (
            "A mine killed 4 sailors off Orlow on 5 May 2024.",
            "A mine killed 6 sailors off Orlow on 5 May 2024.",
        ),
    ],
    ids=["two names and every word", "one day"],
)
def test_what_is_surely_one_is_tied(tmp_path: Path, ours: str, theirs: str) -> None:
    assert told_apart(tmp_path, ours, theirs) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A mine killed 4 sailors off Orlow.", "A mine killed 4 sailors off Orlow."),
        (
            "A mine killed 4 sailors off Orlow on Monday.",
            "A mine killed 4 sailors off Orlow on Monday.",
        ),
        (
            "Mines have killed 4 sailors off Orlow since 5 May 2024.",
            "Mines have killed 9 sailors off Orlow since 5 May 2024.",
        ),
        (
            "They ignored the Fishers Guild of Orlow.",
            "They ignored the Fishers Guild of Orlow.",
        ),
        ("A trawler hit the pier of Orlow.", "A trawler hit the pier of Orlow."),
    ],
    ids=["a figure without a day", "two Mondays", "a count that goes on", "they", "one name"],
)
def test_what_may_be_two_is_left_alone(tmp_path: Path, ours: str, theirs: str) -> None:
    assert told_apart(tmp_path, ours, theirs) == 0


def test_what_a_house_repeats_without_a_day_is_its_own_background(tmp_path: Path) -> None:
    assert told_apart(tmp_path, KNEW, KNEW, outlet="The Orlow Gazette") == 0

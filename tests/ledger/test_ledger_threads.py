"""Threads as a ledger lists them, and claims as it looks them up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_samples import fill
from invented import built_article, built_claim, place_of
from ledger_samples import READING

from retold.errors import UsageError
from retold.ledger import lookup
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.types import BlockKind


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "threads.ledger") as store:
        yield store


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    fill(ledger)
    return ledger


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["t-left", "t-dyke"]),
        (Filter(sort="story"), ["t-left", "t-dyke"]),
        (Filter(sort="credibility", reverse=True), ["t-dyke", "t-left"]),
        (Filter(sort="title"), ["t-left", "t-dyke"]),
        (Filter(words="dyke"), ["t-dyke"]),
        (Filter(words="herring"), []),
        (Filter(source="river board"), ["t-left"]),
        (Filter(source="KÜSTER"), ["t-dyke"]),
        (Filter(story="s-none"), []),
        (Filter(ids=("t-dyke", "t-none")), ["t-dyke"]),
        (Filter(limit=1), ["t-left"]),
        (Filter(since="2031-05-15"), []),
    ],
)
def test_threads_are_filtered_and_sorted(filled: Ledger, wanted: Filter, ids: list[str]) -> None:
    assert [thread.id for thread in filled.view.threads(wanted)] == ids


def test_a_thread_keeps_its_credibility_and_the_reason(filled: Ledger) -> None:
    assert tuple(filled.view.threads()) == READING.threads
    assert READING.threads[0].credibility == 3


def test_claims_are_found_by_id_and_a_listing_without_ids_says_so(filled: Ledger) -> None:
    assert [c.id for c in filled.view.claims(wanted=Filter(ids=("c-safe", "c-none")))] == ["c-safe"]
    with pytest.raises(UsageError, match="no ids"):
        list(filled.view.sources(Filter(ids=("River Board",))))


def put(ledger: Ledger, sentences: list[str], *, key: str = "gauge") -> None:
    home = built_article([(BlockKind.BODY, " ".join(sentences))], key=key)
    claims = [
        built_claim(home, place_of(home, words), key=f"{key}{n}")
        for n, words in enumerate(sentences)
    ]
    ledger.writer.add_article(home, claims)


def test_a_search_finds_any_of_the_words_and_ranks_by_them(ledger: Ledger) -> None:
    put(ledger, ["The mill burned.", "The mill at Orlow burned down.", "A boat sank."])
    found = ledger.view.lookup(["orlow", "mill", "glacier"], most=5)
    assert [one.claim for one in found] == ["gauge1", "gauge0"]
    assert found[0].relevance > found[1].relevance > 0
    assert found[0].text == "The mill at Orlow burned down."
    assert ledger.view.lookup(["glacier"], most=5) == []
    assert ledger.view.lookup([], most=5) == []


@pytest.mark.parametrize("word", ['"', 'a" OR "b', "NEAR(", "*", "text:", "-mill", "\x00"])
def test_no_word_is_an_operator(ledger: Ledger, word: str) -> None:
    put(ledger, ["The mill burned."])
    assert ledger.view.lookup([word], most=5) in ([], ledger.view.lookup(["mill"], most=5))


def test_common_words_are_asked_for_together(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "COMMON", 3)
    places = ("north", "south", "east", "west")
    put(ledger, [f"The river rose in the {place}." for place in places])
    put(ledger, ["The river fell in the north of Orlow."], key="late")
    found = ledger.view.lookup(["orlow", "rose", "river"], most=9)
    assert [one.claim for one in found] == ["late0", "gauge3", "gauge2", "gauge1", "gauge0"]
    assert found[0].relevance >= found[1].relevance
    found = ledger.view.lookup(["rose", "river"], most=9)
    assert [one.claim for one in found] == ["gauge3", "gauge2", "gauge1", "gauge0"]
    assert {one.relevance for one in found} == {1.0}


def test_a_claim_that_holds_every_word_is_found_however_common_they_are(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "COMMON", 3)
    crowd = [f"The {what} rose in the {place}." for what in ("sea", "lake") for place in "abcdef"]
    put(ledger, ["The river and the lake rose in the north by night.", *crowd])
    put(ledger, [f"By night river {n} was dark in the north." for n in range(9)], key="late")
    found = ledger.view.lookup(["river", "night", "lake", "north", "rose"], most=6)
    assert found[0].claim == "gauge0"
    assert len(found) == 6


def test_one_thread_does_not_fill_the_search(filled: Ledger) -> None:
    many = [f"The ferry Lodan sank off pier {number}." for number in range(9)]
    put(filled, many, key="ferry")
    filled.connection.execute("UPDATE claims SET thread = 't-dyke' WHERE article = 'ferry'")
    put(filled, ["The ferry Lodan did not sink."], key="denied")
    found = [one.claim for one in filled.view.lookup(["lodan", "ferry"], most=9)]
    assert len([claim for claim in found if claim.startswith("ferry")]) == lookup.FROM_ONE_THREAD
    assert "denied0" in found

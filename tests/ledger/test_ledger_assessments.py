"""Overrides outlive every reading, with their history; records are counted from threads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cli_samples import fill
from ledger_samples import FIRST, READING, SECOND

from retold.errors import UsageError
from retold.ledger.fared import together
from retold.ledger.migrations import APPLICATION_ID, MIGRATIONS
from retold.ledger.schema import VERSION_7
from retold.ledger.store import Ledger
from retold.types import COPIED, ClaimKind, Fared, FindingKind, Override, Rated, Step

THREAD = next(thread for thread in READING.threads if thread.id == "t-dyke")
TOLD = THREAD.steps[0].claim


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "sample.ledger") as store:
        fill(store)
        yield store


def own(value: str | None, *, kind: Rated = Rated.THREAD, subject: str = TOLD) -> Override:
    return Override(kind, subject, "called", value, "Ana", "2031-05-20T10:00:00+00:00", "why", "3")


def test_an_override_outlives_the_next_reading(ledger: Ledger) -> None:
    ledger.writer.put_override(own("5"))
    ledger.writer.put_reading(READING)
    assert ledger.view.threads_overridden()[THREAD.id].value == "5"
    assert ledger.view.overrides() == (own("5"),)


def test_an_override_goes_with_its_telling_to_another_thread(ledger: Ledger) -> None:
    ledger.writer.put_override(own("5"))
    renamed = {THREAD.id: "t-new"}
    ledger.writer.put_reading(
        replace(
            READING,
            threads=tuple(replace(t, id=renamed.get(t.id, t.id)) for t in READING.threads),
            claims=tuple(
                replace(c, thread=renamed.get(c.thread or "", c.thread)) for c in READING.claims
            ),
            findings=tuple(
                replace(f, thread=renamed.get(f.thread or "", f.thread)) for f in READING.findings
            ),
        )
    )
    assert list(ledger.view.threads_overridden()) == ["t-new"]


def test_the_last_override_holds_and_can_be_withdrawn(ledger: Ledger) -> None:
    for value in ("5", "4"):
        ledger.writer.put_override(own(value))
    assert ledger.view.threads_overridden()[THREAD.id].value == "4"
    ledger.writer.put_override(own(None))
    assert ledger.view.threads_overridden() == {}
    assert [item.value for item in ledger.view.overrides(Rated.THREAD)] == ["5", "4", None]


def test_kinds_of_one_name_are_apart(ledger: Ledger) -> None:
    ledger.writer.put_override(own("B", kind=Rated.SOURCE, subject="board"))
    ledger.writer.put_override(own("C", kind=Rated.OUTLET, subject="board"))
    found = ledger.view.overridden()
    assert found[Rated.SOURCE, "board"].value == "B"
    assert found[Rated.OUTLET, "board"].value == "C"
    assert ledger.view.threads_overridden() == {}
    assert len(ledger.view.overrides(Rated.SOURCE)) == 1


def test_a_thread_is_found_by_the_start_of_its_id(ledger: Ledger) -> None:
    assert ledger.view.thread("t-d").id == "t-dyke"
    for start in ("t-", "nothing"):
        with pytest.raises(UsageError, match="thread"):
            ledger.view.thread(start)


def test_cautions_come_with_the_claim_that_states_them(ledger: Ledger) -> None:
    found = [(source, claim.id) for source, claim in ledger.view.cautioned()]
    assert found == [(c.canonical, c.claim) for c in READING.cautions]


def test_outlets_come_with_their_addresses(ledger: Ledger) -> None:
    assert ledger.view.outlets() == [
        (article.outlet, (article.url,)) for article in (SECOND, FIRST)
    ]


def test_an_outlet_fares_by_what_it_retells_of_others(ledger: Ledger) -> None:
    claims = {claim.id: claim for claim in READING.claims}
    first = next(c for c in claims.values() if c.article == FIRST.id)
    second = next(c for c in claims.values() if c.article == SECOND.id)
    finding = replace(
        READING.findings[0],
        id="f-lost",
        kind=FindingKind.HEDGE_DROPPED,
        thread=None,
        evidence=(
            replace(READING.findings[0].evidence[0], article=SECOND.id, span=second.span,
                    text=second.text),
        ),
    )  # fmt: skip
    thread = replace(
        READING.threads[0],
        steps=(Step(first.id, None, "first"), Step(second.id, first.id, "tied by hand")),
    )
    told = replace(READING, threads=(thread, *READING.threads[1:]), findings=(finding,))
    ledger.writer.put_reading(told)
    assert ledger.view.outlets_fared() == {"Coast Gazette": Fared(1, {"hedge_dropped": 1})}
    ledger.writer.put_reading(replace(told, findings=()))
    assert ledger.view.outlets_fared() == {"Coast Gazette": Fared(1, {})}
    copied = replace(thread, steps=(thread.steps[0], Step(second.id, first.id, COPIED)))
    untied = (replace(t, steps=t.steps[:1]) for t in READING.threads[1:])
    ledger.writer.put_reading(replace(told, threads=(copied, *untied)))
    assert ledger.view.outlets_fared() == {}


def test_only_a_later_telling_can_say_what_became_of_a_prediction(ledger: Ledger) -> None:
    def foretold(published: str) -> list[str]:
        ledger.writer.set_published(SECOND.id, published, inferred=False)
        return ledger.view.foretold()

    first = next(c for c in READING.claims if c.article == FIRST.id and c.attribution)
    second = next(c for c in READING.claims if c.article == SECOND.id)
    kinds = {first.id: ClaimKind.PREDICTION, second.id: ClaimKind.REPORT}
    told = tuple(
        replace(c, kind=kinds[c.id], thread=THREAD.id) if c.id in kinds else replace(c, thread=None)
        for c in READING.claims
    )
    ledger.writer.put_reading(replace(READING, claims=told, inferred_dates={}))
    assert foretold("2031-05-20") == [READING.story.id]
    assert foretold("2031-05-01") == []


def test_cases_are_summed_up_by_name() -> None:
    cases = [("board", None), ("board", "missed"), ("board", "missed"), ("league", None)]
    assert together(cases) == {"board": Fared(3, {"missed": 2}), "league": Fared(1, {})}


def test_an_older_ledger_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    before = MIGRATIONS.index(VERSION_7)
    with closing(sqlite3.connect(path)) as connection:
        for script in MIGRATIONS[:before]:
            connection.executescript(script)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {before}")
        connection.commit()
    with Ledger.open(path) as store:
        fill(store)
        store.writer.put_override(own("2"))
        assert store.view.threads_overridden()[THREAD.id].value == "2"

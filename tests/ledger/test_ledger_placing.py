"""A ledger and its index: told of each other, and the one made again from the other."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from ledger_stream import articles

from bench.kills import rows
from retold import pipeline
from retold.errors import LedgerError
from retold.ledger.index_file import discard, index_path
from retold.ledger.placing import placed
from retold.ledger.store import Ledger
from retold.ledger.story_index import StoryIndex
from retold.ledger.verify import Problem, verify
from retold.ledger.writer import Writer
from retold.types import Skipped

COUNT = 400
WINDOW = 4
"""Days, so that a short stream has stories that closed."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


def read(path: Path, first: int, last: int) -> tuple[list[str], int]:
    """Store some articles of the stream, and trace what changed; return what was traced again."""
    with Ledger.open(path) as ledger:
        for article in articles(COUNT, per_day=25.0)[first:last]:
            ledger.writer.add_article(article, ())
        return trace(ledger)


def trace(ledger: Ledger) -> tuple[list[str], int]:
    skipped: list[Skipped] = []
    with placed(ledger, window_days=WINDOW) as placing:
        traced = pipeline.trace_changed(ledger, placing, skip=skipped.append)
        told = [reading.story.id for reading in traced]
    assert skipped == []
    return told, placing.again


def problems(path: Path) -> list[Problem]:
    with Ledger.open(path, create=False, writable=False) as ledger:
        return list(verify(ledger.view))


def same(one: Path, other: Path) -> bool:
    """Tell whether two ledgers hold the same, and their indexes too."""
    return rows(one) == rows(other) and rows(index_path(one)) == rows(index_path(other))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.ledger"
    read(path, 0, COUNT)
    return path


def test_the_ledger_holds_the_stories_of_the_index(whole: Path) -> None:
    held = rows(whole)
    assert {status for *_, status in held["stories"]} == {"open", "closed"}
    assert held["story_changes"]
    assert rows(index_path(whole))["pending"] == []
    with Ledger.open(whole) as ledger, placed(ledger, window_days=WINDOW) as placing:
        assert list(ledger.view.members()) == list(placing.index.members())
        assert list(ledger.view.statuses()) == list(placing.index.statuses())
        assert placing.again == 0
    assert problems(whole) == []


def test_placing_again_changes_nothing(whole: Path) -> None:
    before = rows(whole), rows(index_path(whole))
    with Ledger.open(whole) as ledger:
        assert trace(ledger) == ([], 0)
    assert (rows(whole), rows(index_path(whole))) == before


@pytest.mark.parametrize(("cut", "count"), [(1, 70), (17, COUNT), (1_000, COUNT)])
def test_many_runs_end_as_one(path: Path, cut: int, count: int) -> None:
    for first in range(0, count, cut):
        read(path, first, min(first + cut, count))
    alone = path.with_name("alone.ledger")
    read(alone, 0, count)
    assert same(path, alone)


def test_only_stories_that_changed_are_traced(path: Path) -> None:
    read(path, 0, COUNT - 1)
    told, _ = read(path, COUNT - 1, COUNT)
    assert 1 <= len(told) <= 4
    with Ledger.open(path) as ledger:
        last = articles(COUNT, per_day=25.0)[COUNT - 1].id
        assert any(story in told for story, article in ledger.view.members() if article == last)


@pytest.mark.parametrize("harm", ["lost", "damaged", "cut short", "of another ledger", "older"])
def test_an_index_that_is_lost_is_made_anew(path: Path, whole: Path, harm: str) -> None:
    read(path, 0, 250)
    index = index_path(path)
    again = 250
    if harm == "older":
        kept = index.read_bytes()
        read(path, 250, 300)
        discard(path)
        index.write_bytes(kept)
        again = 0
    elif harm == "of another ledger":
        discard(path)
        read(path.with_name("other.ledger"), 30, 100)
        shutil.copy(index_path(path.with_name("other.ledger")), index)
    else:
        content = index.read_bytes()
        discard(path)
        if harm == "damaged":
            index.write_bytes(content[:4096] + bytes(len(content) - 4096))
        elif harm == "cut short":
            index.write_bytes(content[: len(content) // 2])
    first = 300 if harm == "older" else 250
    _, placed_again = read(path, first, COUNT)
    assert placed_again == again
    assert same(path, whole)


def test_what_did_not_change_is_not_traced_when_the_index_is_made_anew(path: Path) -> None:
    read(path, 0, 250)
    discard(path)
    assert read(path, 250, 250) == ([], 250)


def test_a_ledger_that_was_put_back_is_made_whole(path: Path, whole: Path) -> None:
    with Ledger.open(path) as ledger:
        for article in articles(COUNT, per_day=25.0):
            ledger.writer.add_article(article, ())
    kept = path.read_bytes()
    with Ledger.open(path) as ledger:
        trace(ledger)
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(kept)
    with Ledger.open(path) as ledger:
        told, again = trace(ledger)
        assert (len(told), again) == (len(list(ledger.view.stories())), 0)
    assert same(path, whole)


def test_a_story_that_could_not_be_traced_is_tried_again(
    path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(pipeline, "read_story", fails)
    skipped: list[Skipped] = []
    with Ledger.open(path) as ledger:
        for article in articles(COUNT, per_day=25.0):
            ledger.writer.add_article(article, ())
        with placed(ledger, window_days=WINDOW) as placing:
            assert list(pipeline.trace_changed(ledger, placing, skip=skipped.append)) == []
        waiting = len(skipped)
        monkeypatch.undo()
        told, _ = trace(ledger)
        ledger.connection.execute("DELETE FROM skipped")
    assert waiting == len(told) > 10
    assert same(path, whole)


STOPS = ("settle", "put_reading", "make_room", "put_changes", "set_status", "_add")


def stop(monkeypatch: pytest.MonkeyPatch, name: str, *, after: int) -> None:
    """Make the n-th call of a method fail after it was done, as a kill between two steps would."""
    home = StoryIndex if name in {"settle", "_add"} else Writer
    method, calls = getattr(home, name), 0

    def stopped(*args: object, **told: object) -> object:
        nonlocal calls
        result = method(*args, **told)
        calls += 1
        if calls == after:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(home, name, stopped)


@pytest.mark.parametrize("name", STOPS)
def test_stopped_between_any_two_steps_it_goes_on(
    path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for first in range(0, COUNT, 100):
        with monkeypatch.context() as patch:
            stop(patch, name, after=1 if name in {"put_changes", "_add"} else 2)
            with contextlib.suppress(KeyboardInterrupt):
                read(path, first, first + 100)
        assert problems(path) == []
        with Ledger.open(path) as ledger:
            trace(ledger)
    assert same(path, whole)


def test_damage_found_on_the_way_is_told_and_the_next_run_is_whole(path: Path, whole: Path) -> None:
    read(path, 0, 250)

    def harmed() -> None:
        with Ledger.open(path) as ledger, placed(ledger, window_days=WINDOW) as placing:
            cause = sqlite3.DatabaseError("database disk image is malformed")
            raise LedgerError("the file is damaged", where=str(placing.index.path)) from cause

    with pytest.raises(LedgerError, match="run again"):
        harmed()
    assert not index_path(path).exists()
    read(path, 250, COUNT)
    assert same(path, whole)


def test_another_error_leaves_the_index_alone(path: Path) -> None:
    read(path, 0, 20)

    def locked() -> None:
        with Ledger.open(path) as ledger, placed(ledger, window_days=WINDOW):
            raise LedgerError("locked", where=str(path)) from sqlite3.OperationalError("locked")

    with pytest.raises(LedgerError, match="locked"):
        locked()
    assert read(path, 20, 20) == ([], 0)

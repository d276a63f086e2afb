"""The index of stories: the same stories however the stream is cut, stopped or killed."""

from __future__ import annotations

import pickle
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_stream import placed

from bench.kills import rows
from retold.errors import LedgerError
from retold.ledger.index_file import discard, index_path
from retold.ledger.story_index import Pending, Placed, StoryIndex
from retold.stories.archive import MemoryArchive
from retold.stories.changes import StoryClosed, StoryMerge, StorySplit
from retold.stories.lineage import story_changes
from retold.stories.stream import StoryStream

ARTICLES = 700
WINDOW = 14


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


def fill(ledger: Path, items: Sequence[Placed], *, cut: int) -> None:
    """Place articles so many at a time, each time with the index opened anew."""
    for at in range(0, len(items), cut):
        with StoryIndex.open(ledger, window_days=WINDOW) as index:
            assert index.place(items[at : at + cut]) == len(items[at : at + cut])


def test_the_index_holds_what_a_stream_in_memory_holds(ledger: Path) -> None:
    archive = MemoryArchive()
    stream = StoryStream(window_days=WINDOW, archive=archive)
    changes = [stream.add(item.signature) for item in placed(ARTICLES)]
    events = [event for change in changes for event in change.events]
    assert {StoryClosed, StoryMerge, StorySplit} <= {type(event) for event in events}
    fill(ledger, placed(ARTICLES), cut=ARTICLES)
    live = [stream.story_rows(name) for name in stream.open_stories]
    kept = [archive.get(name) for name in archive.kept]
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        assert sorted(index.open_stories(), key=str) == sorted(live, key=str)
        assert sorted(index.members()) == sorted(
            (row.story, row.article) for story in live + kept for row in story.articles
        )
        assert [change for _, change in index.changes()] == list(story_changes(events))
        told = [(story.story.id, "open") for story in live]
        assert list(index.statuses()) == sorted(told + [(s.story.id, "closed") for s in kept])
        assert index.last() == (ARTICLES, placed(ARTICLES)[-1].signature.article)
        assert index.counts()["articles"] == ARTICLES


def test_a_late_copy_reopens_the_story_that_was_closed(ledger: Path) -> None:
    fill(ledger, placed(ARTICLES), cut=ARTICLES)
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        status = dict(index.statuses())
        homes = {article: story for story, article in index.members()}
        first = next(i for i in placed(ARTICLES) if status[homes[i.signature.article]] == "closed")
        home = homes[first.signature.article]
        index.settle(index.pending())
        index.place([Placed(ARTICLES + 1, replace(first.signature, article="late"))])
        assert index.articles(home)[-1] == "late"
        assert index.status(home) == "open"
        assert home in {item.story for item in index.pending() if item.members}
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        assert home in {found.story.id for found in index.open_stories()}


@pytest.mark.parametrize(("cut", "count"), [(1, 90), (17, ARTICLES), (257, ARTICLES)])
def test_the_cut_of_a_stream_changes_nothing(ledger: Path, cut: int, count: int) -> None:
    fill(ledger, placed(ARTICLES)[:count], cut=cut)
    other = ledger.with_name("whole.ledger")
    fill(other, placed(ARTICLES)[:count], cut=count)
    assert rows(index_path(ledger)) == rows(index_path(other))


def test_an_article_that_was_placed_is_passed_over(ledger: Path) -> None:
    fill(ledger, placed(60), cut=60)
    before = rows(index_path(ledger))
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        assert index.place(placed(60)) == 0
    assert rows(index_path(ledger)) == before


def test_two_that_write_in_turns_see_each_other(ledger: Path) -> None:
    items = placed(90)
    with (
        StoryIndex.open(ledger, window_days=WINDOW) as one,
        StoryIndex.open(ledger, window_days=WINDOW) as other,
    ):
        for at in range(0, 90, 10):
            assert (one, other)[at // 10 % 2].place(items[at : at + 10]) == 10
            assert one.last() == other.last()
    fill(ledger.with_name("whole.ledger"), items, cut=90)
    assert rows(index_path(ledger)) == rows(index_path(ledger.with_name("whole.ledger")))


def test_a_batch_that_fails_is_taken_back_whole(ledger: Path) -> None:
    fill(ledger, placed(40), cut=40)
    before = rows(index_path(ledger))
    twice = Placed(42, placed(40)[0].signature)
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        with pytest.raises(LedgerError):
            index.place([placed(41)[40], twice])
        assert rows(index_path(ledger)) == before
        index.place(placed(80)[40:])
    fill(ledger.with_name("whole.ledger"), placed(80), cut=80)
    assert rows(index_path(ledger)) == rows(index_path(ledger.with_name("whole.ledger")))


def test_a_story_is_pending_until_it_is_settled_as_it_is(ledger: Path) -> None:
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        index.place(placed(30))
        waiting = index.pending()
        assert {item.story for item in waiting} >= {story for story, _ in index.members()}
        grown = Pending(waiting[0].story, waiting[0].arrival - 1, members=True)
        index.settle([grown, *waiting[1:]])
        assert index.pending() == (waiting[0],)
        assert index.told() == index.counts()["stories"] - 1
        index.expect(members=[waiting[1].story], statuses=[waiting[2].story])
        assert {(item.story, item.members) for item in index.pending()} == {
            (waiting[1].story, True),
            (waiting[2].story, False),
        }


def test_what_is_not_there_has_no_articles(ledger: Path) -> None:
    with StoryIndex.open(ledger, window_days=WINDOW) as index:
        assert index.articles("s0") == ()
        assert index.last() == (0, None)
        assert index.pending() == ()


@pytest.mark.parametrize("harm", ["garbage", "emptied", "version", "window", "other program"])
def test_an_index_that_does_not_fit_is_begun_anew(ledger: Path, harm: str) -> None:
    fill(ledger, placed(40), cut=40)
    path = index_path(ledger)
    if harm in {"garbage", "emptied"}:
        discard(ledger)
        path.write_bytes(b"no index" * 600 if harm == "garbage" else b"")
    elif harm != "window":
        with sqlite3.connect(path) as connection:
            pragma = "user_version = 99" if harm == "version" else "application_id = 7"
            connection.execute(f"PRAGMA {pragma}")
        connection.close()
    with StoryIndex.open(ledger, window_days=WINDOW + (harm == "window")) as index:
        assert index.counts() == {"articles": 0, "stories": 0, "open_stories": 0, "pending": 0}
        assert index.place(placed(40)) == 40


def test_a_folder_in_its_place_is_told(ledger: Path) -> None:
    index_path(ledger).mkdir()
    with pytest.raises(LedgerError, match="cannot be opened"):
        StoryIndex.open(ledger, window_days=WINDOW)


def test_an_index_that_another_holds_is_told_after_the_patience(ledger: Path) -> None:
    with StoryIndex.open(ledger, window_days=WINDOW, patience=0.1) as index:
        holder = sqlite3.connect(index.path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            index.place(placed(1))
        holder.close()
        assert index.place(placed(1)) == 1


KILLED = """
    import os, pickle, signal, sys
    from pathlib import Path
    from retold.ledger.story_index import StoryIndex

    left = int(sys.argv[2])
    def count(*_):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    items = pickle.loads(Path(sys.argv[3]).read_bytes())
    with StoryIndex.open(Path(sys.argv[1]), window_days=14) as index:
        index.connection.set_trace_callback(count)
        at, _ = index.last()
        for start in range(at, len(items), 25):
            index.place(items[start : start + 25])
    print("done", flush=True)
"""


def killed(ledger: Path, items: Path, statements: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), ledger, str(statements), items],
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_again_and_again_it_ends_as_if_left_alone(ledger: Path) -> None:
    items = ledger.with_name("items")
    items.write_bytes(pickle.dumps(placed(300, per_day=15.0)))
    for statements in (2, 9, 150, 161, 5, 400, 333):
        assert killed(ledger, items, statements).returncode == -signal.SIGKILL
    done = killed(ledger, items, 0)
    assert (done.stdout, done.stderr) == ("done\n", "")
    whole = ledger.with_name("whole.ledger")
    fill(whole, placed(300, per_day=15.0), cut=300)
    assert rows(index_path(ledger)) == rows(index_path(whole))

"""Opening, locking, killing and filling the disk: one clear line, and a whole ledger after."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_samples import CLAIMS_OF_FIRST, FIRST, READING, SECOND, article, unread

from retold.errors import LedgerError
from retold.ledger.migrations import APPLICATION_ID, LATEST, MIGRATIONS
from retold.ledger.store import Ledger
from retold.ledger.verify import verify

SAMPLES = str(Path(__file__).parents[1])


def in_another_process(code: str, *args: object) -> subprocess.Popen[str]:
    """Start Python code in a process of its own, with the samples at hand."""
    script = f"import sys; sys.path.insert(0, {SAMPLES!r})\n" + textwrap.dedent(code)
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


HOLD = """
    import sys, time
    from pathlib import Path
    from retold.ledger.store import Ledger
    with Ledger.open(Path(sys.argv[1])) as ledger, ledger.writer.batch():
        print("held", flush=True)
        time.sleep(float(sys.argv[2]))
"""


def test_a_new_ledger_is_of_the_latest_version(empty: Ledger) -> None:
    def pragma(name: str) -> object:
        return empty.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("user_version") == LATEST == len(MIGRATIONS)
    assert pragma("application_id") == APPLICATION_ID
    assert pragma("journal_mode") == "wal"
    assert pragma("foreign_keys") == 1


def test_every_table_is_strict_and_every_link_has_an_index(empty: Ledger) -> None:
    tables = [
        row for row in empty.connection.execute("PRAGMA table_list") if row["schema"] == "main"
    ]
    plain = [row for row in tables if row["type"] == "table" and row["name"] != "sqlite_schema"]
    assert plain
    assert [row["name"] for row in plain if not row["strict"]] == []
    for row in plain:
        name = row["name"]
        indexed = {
            empty.connection.execute(f"PRAGMA index_info('{index['name']}')").fetchone()["name"]
            for index in empty.connection.execute(f"PRAGMA index_list('{name}')")
        }
        links = empty.connection.execute(f"PRAGMA foreign_key_list('{name}')")
        assert {link["from"] for link in links if link["seq"] == 0} <= indexed, name


def test_opening_again_changes_nothing(filled: Ledger, path: Path) -> None:
    before = list(filled.connection.iterdump())
    filled.close()
    with Ledger.open(path, create=False) as again:
        assert list(again.connection.iterdump()) == before


def test_a_missing_ledger_is_told(path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_a_folder_or_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="folder does not exist"):
        Ledger.open(tmp_path / "no" / "x.ledger")


def test_a_file_of_another_kind_is_told_and_left_alone(path: Path) -> None:
    path.write_text("The quick brown fox. " * 100)
    with pytest.raises(LedgerError, match="not a SQLite file"):
        Ledger.open(path)
    assert path.read_text().startswith("The quick")


def test_a_database_of_another_program_is_told_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_told(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    with pytest.raises(LedgerError, match="newer Retold"):
        Ledger.open(path)


def test_a_read_only_ledger_reads_and_does_not_write(filled: Ledger, path: Path) -> None:
    filled.close()
    with Ledger.open(path, writable=False) as ledger:
        assert ledger.view.reading(READING.story.id) == READING
        assert list(verify(ledger.view)) == []
        with pytest.raises(LedgerError, match="read-only"):
            ledger.writer.drop_story(READING.story.id)


def test_an_error_is_one_line(path: Path) -> None:
    path.write_text("no database\n" * 200)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_failing_migration_leaves_the_version_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger.open(path).close()
    broken = "CREATE TABLE extra (id TEXT) STRICT;\nCREATE TABLE extra (id TEXT) STRICT;\n"
    monkeypatch.setattr("retold.ledger.migrations.MIGRATIONS", (*MIGRATIONS, broken))
    monkeypatch.setattr("retold.ledger.migrations.LATEST", LATEST + 1)
    with pytest.raises(LedgerError):
        Ledger.open(path)
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        tables = ledger.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert "extra" not in {row["name"] for row in tables}


def test_a_ledger_from_before_places_and_periods_is_brought_up_to_date(
    filled: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = 2, 3
    for part in ("place", "period"):
        for column in ("start", "end", "words"):
            filled.connection.execute(f"ALTER TABLE quantities DROP COLUMN {part}_{column}")
    filled.connection.execute(f"PRAGMA user_version = {before}")
    filled.close()
    monkeypatch.setattr("retold.ledger.migrations.MIGRATIONS", MIGRATIONS[:after])
    monkeypatch.setattr("retold.ledger.migrations.LATEST", after)
    with Ledger.open(path) as ledger:
        assert ledger.connection.execute("PRAGMA user_version").fetchone()[0] == after
        reading = ledger.view.reading(READING.story.id)
        assert list(verify(ledger.view)) == []
    told = [q for claim in READING.claims for q in claim.quantities]
    kept = [q for claim in reading.claims for q in claim.quantities]
    assert any(q.place and q.period for q in told)
    assert kept == [replace(q, place=None, period=None) for q in told]


def test_a_second_writer_waits_then_is_told(path: Path) -> None:
    Ledger.open(path).close()
    holder = in_another_process(HOLD, path, 3)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            Ledger.open(path, patience=0.3) as hasty,
            pytest.raises(LedgerError, match="another program is writing"),
        ):
            hasty.writer.add_article(FIRST, ())
        with Ledger.open(path, patience=20) as patient:
            assert patient.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
            assert holder.poll() is not None or holder.wait(5) == 0
    finally:
        holder.kill()
        holder.communicate()


def test_readers_go_on_while_another_process_writes(filled: Ledger, path: Path) -> None:
    filled.close()
    holder = in_another_process(HOLD, path, 3)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with Ledger.open(path, writable=False, patience=0.1) as ledger:
            assert ledger.view.has(FIRST.id)
    finally:
        holder.kill()
        holder.communicate()


def test_processes_that_make_one_ledger_at_once_all_succeed(path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from retold.ledger.store import Ledger
        with Ledger.open(Path(sys.argv[1]), patience=30) as ledger:
            print(ledger.view.counts()["articles"])
    """
    makers = [in_another_process(code, path) for _ in range(4)]
    assert [maker.communicate()[0:2] for maker in makers] == [("0\n", "")] * 4


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from ledger_samples import FIRST, SECOND, READING, CLAIMS_OF_FIRST, CLAIMS_OF_SECOND, unread
    from retold.ledger.store import Ledger

    left = int(sys.argv[2])
    def count(*_):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    with Ledger.open(Path(sys.argv[1])) as ledger:
        ledger.connection.set_trace_callback(count)
        for home, claims in ((FIRST, CLAIMS_OF_FIRST), (SECOND, CLAIMS_OF_SECOND)):
            ledger.writer.add_article(home, unread(claims))
        ledger.writer.put_reading(READING)
    print("done", flush=True)
"""


@pytest.mark.parametrize("statements", [3, 9, 25, 40, 70])
def test_a_killed_run_leaves_a_whole_ledger_and_a_rerun_completes_it(
    path: Path, statements: int
) -> None:
    killed = in_another_process(KILLED, path, statements)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert list(verify(ledger.view)) == []
    again = in_another_process(KILLED, path, 0)
    assert again.communicate() == ("done\n", "")
    with Ledger.open(path) as ledger:
        assert ledger.view.reading(READING.story.id) == READING
        assert list(verify(ledger.view)) == []


def test_a_full_disk_is_told_and_leaves_a_whole_ledger(filled: Ledger, path: Path) -> None:
    before = list(filled.connection.iterdump())
    pages = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    big = article("big", "Title\n\n" + "Water rose again. " * 20_000, outlet=None, published=None)

    def fill() -> None:
        with filled.writer.batch():
            filled.writer.add_article(big, ())

    with pytest.raises(LedgerError, match="the disk is full"):
        fill()
    assert not filled.connection.in_transaction
    assert list(filled.connection.iterdump()) == before
    assert list(verify(filled.view)) == []
    filled.close()
    with Ledger.open(path) as again:
        assert again.writer.add_article(big, ())
        assert again.view.has(SECOND.id)

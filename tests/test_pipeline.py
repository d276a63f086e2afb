"""The whole flow on a ledger: nothing twice, nothing half, and no order that matters."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from retold import pipeline
from retold.config import Config
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.pipeline import Summary
from retold.types import Article, Reading

pytestmark = pytest.mark.model

Dump = dict[str, list[tuple[Any, ...]]]
PATIENCE = 120.0
ROUND = 60
LOCAL = frozenset({"run", "number"})
"""Columns that tell of the run, not of what was read."""

FLOOD = [
    {
        "outlet": "Veldmark Courier",
        "date": "2025-05-14",
        "title": "More than 1,200 people flee Veldmark flood, board says",
        "text": "More than 1,200 people have probably fled the flood in Veldmark, the River Board "
        "said on Wednesday.\n\n“The long-neglected dyke at Veldmark broke at noon,” the board's "
        "engineer Greta Holm said. 🌊\n\nThe River Board has an interest in calm, so its word "
        "should be read with care.",
    },
    {
        "outlet": "Coast Gazette",
        "title": "1,200 people flee Veldmark flood",
        "text": "The River Board said on Wednesday that 1,200 people fled the flood in "
        "Veldmark.\n\n"
        "The dyke was “long neglected”, said Ms Holm. They said the dyke had reportedly failed.",
    },
    {
        "outlet": "Orlow Times",
        "date": "2025-05-15",
        "title": "Veldmark flood: rescuers count the missing",
        "text": "At least 30 people are missing after the flood in Veldmark, the Rescue League "
        "said on Thursday.\n\nThe dyke at Veldmark will break again, the River Board said.",
    },
]
HERRING = {
    "outlet": "Coast Gazette",
    "date": "2025-05-14",
    "title": "Herring boats stay in port as quota ends",
    "text": "Fishermen at Brannow landed 4,100 tonnes of herring this spring, the Fisheries Office "
    "said.\n\nThe quota may rise next year, said its head Otto Brandt.",
}
GERMAN = {
    "outlet": "Orlower Bote",
    "date": "2025-05-14",
    "title": "Deich bei Veldmark gebrochen",
    "text": "Mehr als 1.200 Menschen sind nach Angaben der Behörde vor dem Hochwasser geflohen. "
    "Der Deich sei am Mittag gebrochen, sagte eine Sprecherin am Mittwoch. Die Schulen bleiben "
    "bis zum Wochenende geschlossen.",
}


def write(folder: Path, rows: Iterable[dict[str, str]]) -> list[str]:
    """Write each article to a file of its own, under a name that its content gives."""
    folder.mkdir(exist_ok=True)
    paths = []
    for row in rows:
        path = folder / f"{row['outlet']} {row['title']}".lower().replace(" ", "-").replace(
            ",", ""
        ).replace(":", "")
        path = path.with_name(f"{path.name}.json")
        path.write_text(json.dumps(row), encoding="utf-8")
        paths.append(str(path))
    return paths


def read(ledger: Path, *inputs: str, config: Config | None = None) -> Summary:
    with Ledger.open(ledger) as store:
        return pipeline.run(inputs, ledger=store, config=config or Config())


def dump(path: Path, *, local: bool = False) -> Dump:
    """Return every row of every table, sorted; without what only tells of the run if not local."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_search" not in name and (local or name != "runs")
        ]
        tables = {name: _rows(connection, name, local=local) for name in names}
    connection.close()
    return tables


def _rows(connection: sqlite3.Connection, table: str, *, local: bool) -> list[tuple[Any, ...]]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    kept = [at for at, column in enumerate(cursor.description) if local or column[0] not in LOCAL]
    return sorted((tuple(row[at] for at in kept) for row in cursor), key=repr)


def differing(one: Dump, other: Dump) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows that only one of two dumps has, by table."""
    assert one.keys() == other.keys()
    both = {
        name: [row for row in one[name] if row not in other[name]]
        + [row for row in other[name] if row not in one[name]]
        for name in one
    }
    return {name: rows for name, rows in both.items() if rows}


def told(path: Path) -> list[dict[str, Any]]:
    """Return what a ledger says of each story, but for ids, which hang on who came first."""
    with Ledger.open(path, create=False, writable=False) as ledger:
        return sorted(
            (_said(ledger.view.reading(story.id)) for story in ledger.view.stories()),
            key=lambda said: said["members"],
        )


def _said(reading: Reading) -> dict[str, Any]:
    story, own = reading.story, reading.brief
    return {
        "members": [(member.article, member.reasons) for member in story.members],
        "story": (story.title, story.first_seen, story.last_seen, story.independent_origins),
        "copies": story.copies,
        "claims": sorted(repr(replace(claim, thread=None)) for claim in reading.claims),
        "findings": sorted(
            (f.kind, f.severity, f.message, repr(f.evidence)) for f in reading.findings
        ),
        "brief": sorted(
            (s.text, repr(s.evidence)) for part in own.sections for s in part.sentences
        ),
        "dates": reading.inferred_dates,
    }


def problems(path: Path) -> list[str]:
    with Ledger.open(path, create=False, writable=False) as ledger:
        return [f"{problem.where}: {problem.what}" for problem in verify(ledger.view)]


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING, GERMAN])
    first = read(tmp_path / "a.ledger", *paths)
    assert (first.articles_read, first.articles_new, len(first.stories)) == (5, 5, 3)
    assert first.claims > 8
    assert first.findings > 2
    before = dump(tmp_path / "a.ledger", local=True)
    again = read(tmp_path / "a.ledger", *paths)
    assert (again.articles_read, again.articles_new, again.stories) == (5, 0, ())
    assert differing(before, dump(tmp_path / "a.ledger", local=True)) == {}
    assert problems(tmp_path / "a.ledger") == []


@pytest.mark.parametrize("at", range(len(FLOOD)))
def test_an_article_added_later_gives_what_reading_all_at_once_gives(
    tmp_path: Path, at: int
) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING])
    read(tmp_path / "once.ledger", *paths)
    read(tmp_path / "later.ledger", *paths[:at], *paths[at + 1 :])
    added = read(tmp_path / "later.ledger", paths[at])
    assert added.articles_new == 1
    assert len(added.stories) == 1
    assert told(tmp_path / "once.ledger") == told(tmp_path / "later.ledger")
    if at:
        once, later = dump(tmp_path / "once.ledger"), dump(tmp_path / "later.ledger")
        assert differing(once, later) == {}
    assert problems(tmp_path / "later.ledger") == []


def test_the_order_of_inputs_changes_nothing_but_the_name_of_a_story(tmp_path: Path) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING, GERMAN])
    read(tmp_path / "one.ledger", *paths)
    read(tmp_path / "back.ledger", *reversed(paths))
    assert told(tmp_path / "one.ledger") == told(tmp_path / "back.ledger")


@pytest.mark.parametrize("size", [1, 2])
def test_the_size_of_batches_changes_nothing(tmp_path: Path, size: int) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING, GERMAN])
    read(tmp_path / "one.ledger", *paths)
    read(tmp_path / "small.ledger", *paths, config=replace(Config(), batch_articles=size))
    assert differing(dump(tmp_path / "one.ledger"), dump(tmp_path / "small.ledger")) == {}


def test_memory_and_ledger_find_the_same(tmp_path: Path) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING])
    read(tmp_path / "a.ledger", *paths)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        stored = {story.id: ledger.view.reading(story.id) for story in ledger.view.stories()}
    items = pipeline.read_inputs(paths, config=Config())
    articles = [item for item in items if isinstance(item, Article)]
    made = {r.story.id: r for r in pipeline.read_articles(articles, config=Config())}
    assert made.keys() == stored.keys()
    for key, reading in made.items():
        assert reading.findings == stored[key].findings
        assert reading.story == stored[key].story
        assert reading.brief == stored[key].brief


def test_another_language_is_stored_without_claims(tmp_path: Path) -> None:
    summary = read(tmp_path / "a.ledger", *write(tmp_path / "in", [GERMAN]))
    assert (summary.articles_new, summary.claims, summary.findings) == (1, 0, 0)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        (article,) = ledger.view.articles()
        assert article.language == "de"
        assert "Hochwasser" in article.text
        assert list(ledger.view.claims([article.id])) == []
    assert problems(tmp_path / "a.ledger") == []


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = read(tmp_path / "a.ledger", str(tmp_path / "empty"))
    assert (summary.articles_read, summary.articles_new, summary.stories) == (0, 0, ())
    tables = dump(tmp_path / "a.ledger", local=True)
    assert {name for name, rows in tables.items() if rows} <= {"skipped", "runs"}
    assert pipeline.read_articles([], config=Config()) == []


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "in", [HERRING])
    (tmp_path / "in" / "broken.json").write_text('{"title": ', encoding="utf-8")
    (tmp_path / "in" / "blank.txt").write_text(" \n", encoding="utf-8")
    summary = read(tmp_path / "a.ledger", str(Path(path).parent))
    assert summary.articles_new == 1
    assert sorted(Path(skipped.locator).name for skipped in summary.skipped) == [
        "blank.txt",
        "broken.json",
    ]
    assert all(skipped.reason for skipped in summary.skipped)


def test_progress_counts_every_article_once(tmp_path: Path) -> None:
    paths = write(tmp_path / "in", [*FLOOD, HERRING])
    told: list[int] = []
    config = replace(Config(), batch_articles=2)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        pipeline.run(paths, ledger=ledger, config=config, progress=told.append)
    assert told == [2, 2]


def many() -> list[dict[str, str]]:
    """Return articles of many towns: the flood of each, told by three outlets."""
    return [
        {key: value.replace("Veldmark", town) for key, value in row.items()}
        for town in (
            f"{a}{b}"
            for a in ("Bran", "Har", "Lor", "Mel", "Ost", "Tar")
            for b in ("bach", "berg", "holm", "ikon", "mark", "nau", "ovar", "stad", "ulm", "wick")
        )
        for row in FLOOD
    ][:ROUND]


def running(ledger: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start reading in another process, two articles a transaction."""
    command = "import sys; from retold.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", command, "read", str(folder), "--ledger", str(ledger), "--quiet"],
        env={**os.environ, "RETOLD_BATCH_ARTICLES": "2"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def stored(ledger: Path) -> int:
    """Count the articles that are in a ledger by now."""
    if not ledger.exists():
        return 0
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def stopped(process: subprocess.Popen[bytes], ledger: Path, *, by: signal.Signals) -> bytes:
    """Wait until a part of the articles is stored, send the signal; return what was told."""
    deadline = time.monotonic() + PATIENCE
    while stored(ledger) < 4:
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(by)
    return process.communicate(timeout=PATIENCE)[1]


@pytest.mark.parametrize(
    ("by", "codes"), [(signal.SIGINT, {130}), (signal.SIGKILL, {-signal.SIGKILL})]
)
def test_a_run_that_is_stopped_leaves_a_whole_ledger_and_the_next_completes_it(
    tmp_path: Path, by: signal.Signals, codes: Sequence[int]
) -> None:
    folder = tmp_path / "in"
    write(folder, many())
    process = running(tmp_path / "stopped.ledger", folder)
    told = stopped(process, tmp_path / "stopped.ledger", by=by)
    assert process.returncode in codes
    assert b"Traceback" not in told
    if by is signal.SIGINT:
        assert told.count(b"\n") == 1
    assert problems(tmp_path / "stopped.ledger") == []
    assert 4 <= stored(tmp_path / "stopped.ledger") < ROUND
    read(tmp_path / "stopped.ledger", str(folder))
    read(tmp_path / "whole.ledger", str(folder))
    whole = dump(tmp_path / "whole.ledger")
    assert len(whole["articles"]) == ROUND
    assert differing(whole, dump(tmp_path / "stopped.ledger")) == {}
    assert problems(tmp_path / "stopped.ledger") == []

"""`retold read` killed at random moments and started again, until it has read all there is.

Each start goes on where the last kill left the ledger and the index of its stories. What stands in
the end is held against a run that was left alone: every row of every table, and every row of the
index. A sequence that has come to its end before the last kill is followed by another.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench import bases
from bench.streams import Stream
from retold.ledger.index_file import index_path

COMMAND = (sys.executable, "-c", "from retold.cli import main; main()", "read")
EACH_KILL = 5
PARAGRAPHS = 4
PER_DAY = 60.0
BATCH = 4
LEAST_START = 0.5
"""Of the time that a start alone takes, the part in which nothing is killed."""

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a run ended: whether it was killed, and after how many seconds."""

    killed: bool
    seconds: float


def measure(data: Path, *, moments: int, seed: int = 1) -> dict[str, Any]:
    """Kill and restart until `moments` kills have hit; tell whether all ends were the same.

    `same` is true where every sequence of runs ended with the rows of the run left alone.
    """
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news = _written(data, folder, articles=moments * EACH_KILL)
        alone = folder / "alone.ledger"
        whole = _run(news, alone).seconds
        start = _run(news, alone).seconds
        step = 2 * (whole - start) / moments
        kills = sequences = starts = 0
        same = True
        while kills < moments:
            ledger = folder / f"{sequences}.ledger"
            killed = True
            while killed:
                spared = LEAST_START * start
                after = spared + random.random() * (start - spared + step)
                killed = _run(news, ledger, kill_after=after if kills < moments else None).killed
                kills += killed
                starts += 1
            same = same and rows(ledger) == rows(alone)
            same = same and rows(index_path(ledger)) == rows(index_path(alone))
            sequences += 1
        counts = {name: len(found) for name, found in rows(alone).items()}
    return {
        "task": "kills",
        "same": same,
        "kills": kills,
        "sequences": sequences,
        "starts": starts,
        **{name: counts[name] for name in ("articles", "stories", "story_changes", "findings")},
        "seconds_alone": round(whole, 2),
    }


def rows(path: Path) -> Rows:
    """Return every row of every table of a ledger or an index, but for what tells of the runs."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name != "runs" and "_search" not in name
        ]
        found = {name: sorted(_table(connection, name), key=repr) for name in names}
    connection.close()
    return found


def _table(connection: sqlite3.Connection, name: str) -> Iterator[tuple[Any, ...]]:
    cursor = connection.execute(f'SELECT * FROM "{name}"')
    kept = [at for at, column in enumerate(cursor.description) if column[0] != "run"]
    for row in cursor:
        yield tuple(row[at] for at in kept)


def _written(data: Path, folder: Path, *, articles: int) -> Path:
    """Write the beginning of a stream as JSON Lines, each article cut to its first paragraphs."""
    path = folder / "news.jsonl"
    stream = Stream(bases.load(data), per_day=PER_DAY)
    with path.open("w", encoding="utf-8") as file:
        for told in stream.articles(articles):
            text = "\n\n".join(told.text.split("\n\n")[:PARAGRAPHS])
            record = {"title": told.title, "text": text, "outlet": told.outlet}
            print(json.dumps({**record, "date": told.published}), file=file)
    return path


def _run(news: Path, ledger: Path, *, kill_after: float | None = None) -> _Ended:
    """Read the news; kill the run after some seconds, if it has not ended before."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, str(news), "--ledger", str(ledger), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"RETOLD_BATCH_ARTICLES": str(BATCH)},
    )
    try:
        _, told = process.communicate(timeout=kill_after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        _, told = process.communicate()
    killed = process.returncode == -signal.SIGKILL
    if not killed and process.returncode not in {0, 1}:
        raise RuntimeError(told.decode("utf-8", "replace"))
    return _Ended(killed, time.perf_counter() - begun)

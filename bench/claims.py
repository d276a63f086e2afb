"""Reading, annotating and claims against one bare pass of the same spaCy pipeline.

The same pairs as `bench.pipeline`, without stories, tracing and the ledger. Beside the ratio by the
wall clock stands one of processor time, which tells how much of the first is owed to a second
core; and two figures of a start: how long the models take to load, and how long a user waits for
one article on a machine that has just started the program.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.sides import (
    PEER,
    Clock,
    Figures,
    apart,
    articles_in,
    bare,
    ratios,
    warm_up_page,
)
from retold.config import Config
from retold.pipeline import claims_of
from retold.types import Article

COMMAND = (sys.executable, "-c", "from retold.cli import main; main()")


def measure(data: Path, *, rounds: int) -> dict[str, Any]:
    """Return the ratios, articles a second, the peak memory and the seconds of a start.

    `ratio` is articles a second over those of the bare pass, the median of the rounds;
    `processor_ratio` is the same of processor time, all threads. `load_seconds` is what the first
    article takes more than the second, in a process that has imported all; the others of a start
    are those of `cold`.
    """
    pairs = [(apart(claims, data), apart(bare, data)) for _ in range(rounds)]
    ours = [figures for figures, _ in pairs]
    return {
        "task": "claims",
        "peer": PEER,
        "cores": len(os.sched_getaffinity(0)),
        "articles": ours[0]["articles"],
        "claims": ours[0]["claims"],
        "rounds": rounds,
        **ratios(pairs),
        **ratios(pairs, of="processor_seconds", name="processor_ratio"),
        "articles_per_second": round(
            ours[0]["articles"] / statistics.median(side["seconds"] for side in ours), 2
        ),
        "load_seconds": round(statistics.median(side["load_seconds"] for side in ours), 3),
        **cold(rounds=rounds),
        "peak_mb": round(max(side["peak_mb"] for side in ours), 1),
        "peer_peak_mb": round(max(peer["peak_mb"] for _, peer in pairs), 1),
    }


def claims(data: Path) -> Figures:
    """Read articles and extract their claims, batch by batch, after one warm-up page."""
    with tempfile.TemporaryDirectory() as name:
        page = warm_up_page(Path(name))
        first, second = _timed(page), _timed(page)
    clock = Clock.start()
    articles = found = 0
    for batch in _batched(articles_in(data), Config().batch_articles):
        for _, stated in claims_of(batch, config=Config()):
            articles += 1
            found += len(stated)
    return {
        **clock.read(),
        "articles": articles,
        "claims": found,
        "load_seconds": first - second,
    }


def cold(*, rounds: int) -> Figures:
    """Return what `retold read ONE_ARTICLE` takes, from the start of the command to its end.

    `cold_seconds` and `cold_processor_seconds` are medians, with every module compiled, as after an
    installation; `first_seconds` is a run that finds none compiled and compiles what it imports.
    """
    with tempfile.TemporaryDirectory() as name:
        first, *others = [_command(Path(name), turn) for turn in range(rounds + 1)]
    return {
        "first_seconds": round(first["seconds"], 3),
        "cold_seconds": round(statistics.median(run["seconds"] for run in others), 3),
        "cold_processor_seconds": round(
            statistics.median(run["processor_seconds"] for run in others), 3
        ),
    }


def _command(folder: Path, turn: int) -> Figures:
    """Run the command once with the compiled modules of `folder`, to a ledger of its own."""
    page = warm_up_page(folder)
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    before, begun = _children(), time.perf_counter()
    subprocess.run(
        [*COMMAND, "read", str(page), "--ledger", str(folder / f"{turn}.ledger")],
        check=True,
        capture_output=True,
        env=os.environ | compiled,
    )
    return {
        "seconds": time.perf_counter() - begun,
        "processor_seconds": _children() - before,
    }


def _children() -> float:
    """Return the processor time of the processes started here that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _timed(page: Path) -> float:
    clock = Clock.start()
    (_, found), *_ = claims_of(articles_in(page), config=Config())
    if not found:
        raise RuntimeError("the warm-up text gave no claim")
    return clock.read()["seconds"]


def _batched(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch

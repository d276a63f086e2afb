"""Placing an endless stream of articles into stories: the cost of one at ever larger sizes.

The stream is made from real articles by the recipe of `bench.streams`, so that the event of each is
known. Each article is signed and placed through the index as `retold read` does it; reading it and
finding its claims is measured elsewhere. Each size has a process of its own, and the largest is
held against the smallest in one process, block by block in turn.
"""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench import bases, growth

PUBLIC = Path("../shared/gold")
SIZES = (10_000, 100_000, 1_000_000)


def measure(data: Path, *, sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Return what each size cost, and how the cost of one article grew.

    `growth_1m_over_10k` is the time of an article at a million over that at ten thousand, where
    these are the largest and the smallest size, each over its last articles; `growth` is the same
    of whatever sizes were asked for, `growth_processor` of processor time. Raises ValueError where
    no size is asked for.
    """
    smallest, largest = min(sizes), max(sizes)
    runs = [
        _apart(data, size, smallest if size == largest > smallest else None)
        for size in sorted(set(sizes))
    ]
    growths: dict[str, float] = {}
    if largest > smallest:
        last, beside = runs[-1]["last"], runs[-1]["beside"]
        growths["growth"] = round(last["ms_per_article"] / beside["ms_per_article"], 3)
        growths["growth_processor"] = round(
            last["processor_ms_per_article"] / beside["processor_ms_per_article"], 3
        )
        if (smallest, largest) == (SIZES[0], SIZES[-1]):
            growths["growth_1m_over_10k"] = growths["growth"]
    return {
        "task": "stories",
        **growths,
        "seconds_per_article": {
            str(run["articles"]): round(run["ms_per_article"] / 1000, 6) for run in runs
        },
        "peak_mb": max(run["memory_mb"] for run in runs),
        "b3_f1": runs[-1]["b3_f1"],
        "candidate_recall": runs[-1]["candidate_recall"],
        "runs": runs,
    }


def _apart(data: Path, size: int, beside: int | None) -> dict[str, Any]:
    """Run one size in a fresh process, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(data, size, beside, there))
    process.start()
    there.close()
    try:
        result: dict[str, Any] = here.recv()
    finally:
        process.join()
    return result


def _told(data: Path, size: int, beside: int | None, pipe: Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pipe.send(growth.run(bases.load(data), Path(folder), articles=size, beside=beside))
    pipe.close()

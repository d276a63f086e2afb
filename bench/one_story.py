"""A story that grows without end: what one more article of it costs, and what the rest takes.

A stream in which four articles of five tell one event is placed through the index beside a ledger,
as `bench.stories` does it. The last articles of the largest size take turns, block by block, with
those of the same stream at its smallest size, so that a machine busy with other things slows both.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench import bases
from bench.bases import Bases
from bench.growth import BLOCK, Run, Seconds, index_bytes, memory
from bench.streams import ONE_STORY, ONE_STORY_DAYS, Stream
from retold.config import Config
from retold.ledger.story_index import Placed, StoryIndex
from retold.stories.vectors import signature

SIZES = (1_000, 10_000, 50_000)
LAST = 1_000
"""How many articles, of the story or not, are on the clock at each size."""
BESIDE = 0.25


def measure(data: Path, *, sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Return what an article cost when the one story had each of the sizes.

    `growth` is the time of an article at the largest over that at the smallest, by the wall, both
    measured in turn; `growth_processor` the same of processor time; the `points` are taken on the
    way. `whole_share` is the share of the event's articles that stand in the largest story of
    them. `restart_seconds` is what the first article costs a new process: the open stories are
    read again. Raises ValueError where fewer than two sizes are asked for.
    """
    ordered = sorted(set(sizes))
    if len(ordered) < 2:
        raise ValueError("a story that grows needs two sizes")
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        return _measured(bases.load(data), Path(name), held, ordered)


def _measured(real: Bases, folder: Path, held: ExitStack, sizes: Sequence[int]) -> dict[str, Any]:
    whole = _begun(real, folder / "whole.ledger", sizes[-1], held)
    points = [_point(size, _timed(whole, size)) for size in sizes[:-1]]
    small = _begun(real, folder / "small.ledger", sizes[-1], held)
    _taken(small, sizes[0])
    _taken(whole, sizes[-1] - LAST)
    ours, theirs = Seconds(), Seconds()
    while ours.articles < LAST and (cost := whole.go(BLOCK)).articles:
        ours.add(cost)
        theirs.add(small.go(BLOCK))
    points.append(_point(sizes[-1], ours))
    here, there = ours.each(), theirs.each()
    return {
        "task": "one story",
        "growth": round(here["ms_per_article"] / there["ms_per_article"], 3),
        "growth_processor": round(
            here["processor_ms_per_article"] / there["processor_ms_per_article"], 3
        ),
        "points": points,
        "beside": there,
        "articles": whole.spent.articles,
        **whole.spent.each(),
        **_held_together(whole),
        **whole.quality(),
        "index_mb": round(index_bytes(folder / "whole.ledger") / 2**20, 1),
        "restart_seconds": _restarted(whole, folder / "whole.ledger"),
        "peak_mb": round(memory(), 1),
    }


def _begun(real: Bases, ledger: Path, articles: int, held: ExitStack) -> Run:
    opened = StoryIndex.open(ledger, window_days=Config().story_window_days)
    stream = Stream(real, per_day=BESIDE * articles / ONE_STORY_DAYS, one_story=articles)
    return Run(stream.articles(2 * articles), held.enter_context(opened))


def _taken(run: Run, size: int) -> None:
    """Take a run to where its one story has so many articles."""
    while run.events.count(ONE_STORY) < size and run.go(BLOCK).articles:
        pass


def _timed(run: Run, size: int) -> Seconds:
    """Take a run to a size of its one story, the last LAST articles before it on the clock."""
    _taken(run, size - LAST)
    spent = Seconds()
    while run.events.count(ONE_STORY) < size and (cost := run.go(BLOCK)).articles:
        spent.add(cost)
    return spent


def _point(size: int, cost: Seconds) -> dict[str, float]:
    """Tell of a size, on standard error too."""
    told = {"story": size, "memory_mb": round(memory(), 1), **cost.each()}
    print(json.dumps(told), file=sys.stderr, flush=True)
    return told


def _held_together(run: Run) -> dict[str, Any]:
    """Tell how much of the one event stands in one story."""
    stories = Counter(
        story for story, article in run.index.members() if run.events[int(article[1:])] == ONE_STORY
    )
    (_, largest), *_ = stories.most_common(1)
    return {
        **run.counts(),
        "one_story": largest,
        "whole_share": round(largest / stories.total(), 4),
    }


def _restarted(run: Run, ledger: Path) -> float:
    """Return what the next article takes in an index that was opened anew."""
    told = next(run.articles)
    made = Placed(told.number + 1, signature(told.article()))
    begun = time.perf_counter()
    with StoryIndex.open(ledger, window_days=Config().story_window_days) as index:
        index.place([made])
    return round(time.perf_counter() - begun, 2)

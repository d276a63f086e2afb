"""How the cost of placing one article grows with the stream, measured side by side.

The long stream of a size is taken to its last LAST articles; then these take turns, block by
block, with the last of a short stream, so that a machine busy with other things slows both.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from bench.bases import Bases
from bench.candidates import candidate_recall
from bench.sides import MEBIBYTE
from bench.streams import Stream, Told
from evals.bcubed import b_cubed
from retold.config import Config
from retold.ledger.index_file import index_path
from retold.ledger.story_index import Placed, StoryIndex
from retold.stories.vectors import signature

LAST = 5_000
BLOCK = 250
QUERIES = 300
POINTS = 50
"""How many points of its way a run records."""


@dataclass(slots=True)
class Seconds:
    """Time spent on articles, by the wall and of the processor."""

    wall: float = 0.0
    processor: float = 0.0
    articles: int = 0

    def add(self, more: Seconds) -> None:
        """Add what more articles cost."""
        self.wall += more.wall
        self.processor += more.processor
        self.articles += more.articles

    def each(self) -> dict[str, float]:
        """Return milliseconds for each article, by the wall and of the processor."""
        scale = 1000 / max(self.articles, 1)
        return {
            "ms_per_article": round(self.wall * scale, 4),
            "processor_ms_per_article": round(self.processor * scale, 4),
        }


@dataclass(slots=True)
class Run:
    """A stream on its way into an index: signed and placed block by block, on the clock."""

    articles: Iterator[Told]
    index: StoryIndex
    events: array[int] = field(default_factory=lambda: array("l"))
    spent: Seconds = field(default_factory=Seconds)

    def go(self, count: int) -> Seconds:
        """Take `count` articles, or what is left, made off the clock; return what they cost."""
        cost = Seconds()
        while cost.articles < count:
            told = list(islice(self.articles, min(BLOCK, count - cost.articles)))
            if not told:
                break
            made = [(item.number + 1, item.article()) for item in told]
            wall, processor = time.perf_counter(), time.process_time()
            self.index.place(Placed(number, signature(article)) for number, article in made)
            cost.wall += time.perf_counter() - wall
            cost.processor += time.process_time() - processor
            cost.articles += len(made)
            self.events.extend(item.event for item in told)
        self.spent.add(cost)
        return cost

    def quality(self) -> dict[str, float]:
        """Return B-cubed of the stories against the events, over all articles."""
        found = sorted((int(article[1:]), story) for story, article in self.index.members())
        score = b_cubed(self.events.tolist(), [story for _, story in found])
        return {
            "b3_precision": round(score.precision, 4),
            "b3_recall": round(score.recall, 4),
            "b3_f1": round(score.f1, 4),
        }

    def counts(self) -> dict[str, int]:
        """Return how many stories there are, how many are open, and what befell them."""
        kinds = Counter(change.kind for _, change in self.index.changes())
        return {**self.index.counts(), "merges": kinds["merge"], "splits": kinds["split"]}


def run(bases: Bases, folder: Path, *, articles: int, beside: int | None) -> dict[str, Any]:
    """Take a stream to its end; return what it cost, where it stands and how well it grouped.

    With `beside`, the last articles take turns with the last of a stream of that many.
    """
    with ExitStack() as held:
        return _run(bases, folder, held, articles=articles, beside=beside)


def _run(
    bases: Bases, folder: Path, held: ExitStack, *, articles: int, beside: int | None
) -> dict[str, Any]:
    whole = _begun(bases, folder / "whole.ledger", articles, held)
    last = min(LAST, articles)
    curve = _curve(whole, articles - last)
    small = None if beside is None else _begun(bases, folder / "beside.ledger", beside, held)
    if small is not None and beside is not None:
        small.go(beside - min(LAST, beside))
    ours, theirs = Seconds(), Seconds()
    while ours.articles < last:
        ours.add(whole.go(min(BLOCK, last - ours.articles)))
        if small is not None:
            theirs.add(small.go(BLOCK))
    told = {
        "articles": articles,
        **whole.spent.each(),
        "last": ours.each(),
        "memory_mb": round(memory(), 1),
        "index_mb": round(index_bytes(folder / "whole.ledger") / 2**20, 1),
        "curve": [*curve, _point(whole, ours)],
        **whole.counts(),
        **whole.quality(),
        **_searched(bases, whole),
    }
    return told if small is None else {**told, "beside": {"articles": beside, **theirs.each()}}


def _searched(bases: Bases, whole: Run) -> dict[str, Any]:
    """Hold the search for candidates against an exact one, for the articles that come next."""
    count = whole.spent.articles
    following = islice(Stream(bases).articles(count + QUERIES), count, None)
    return candidate_recall(
        whole.index,
        (signature(told.article()) for told in following),
        window_days=Config().story_window_days,
    )


def _begun(bases: Bases, ledger: Path, articles: int, held: ExitStack) -> Run:
    opened = StoryIndex.open(ledger, window_days=Config().story_window_days)
    index = held.enter_context(opened)
    return Run(Stream(bases).articles(articles), index)


def _curve(whole: Run, count: int) -> list[dict[str, float]]:
    """Take a run so far, and tell on standard error of each point of its way."""
    step = max(BLOCK, count // POINTS)
    points = []
    while whole.spent.articles < count:
        cost = whole.go(min(step, count - whole.spent.articles))
        points.append(_point(whole, cost))
        print(json.dumps(points[-1]), file=sys.stderr, flush=True)
    return points


def _point(whole: Run, cost: Seconds) -> dict[str, float]:
    at = {"articles": whole.spent.articles, "memory_mb": round(memory(), 1)}
    return {**at, **cost.each()}


def memory() -> float:
    """Return the largest resident size of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE


def index_bytes(ledger: Path) -> int:
    """Return the size of an index, its log included."""
    path = index_path(ledger)
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))

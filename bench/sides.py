"""What the benchmarks share: sides in processes of their own, the peer, and a text to warm up on.

The peer is one bare pass of spaCy's English small pipeline: `nlp.pipe(texts)` with every component
on, as spaCy ships it, over the stored texts; it keeps nothing.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from retold.annotate import nlp
from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article

PEER = f"one pass of spaCy's English small pipeline {nlp.MODEL_VERSION}, all components"
WARM_UP = (
    "The ferry left the harbour at noon, the port authority said on Tuesday.",
    "About 40 passengers were on board, and two of them were hurt when it touched the pier.",
    "“We are looking into what happened,” its director, Ana Ruiz, told reporters.",
    "The crossing has been closed twice this year after storms damaged the eastern landing.",
)
MEBIBYTE = 1024

Figures = dict[str, float]
Side = Callable[[Path], Figures]


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds by the wall and seconds of processor time, all threads, since it was made."""

    wall: float
    processor: float

    @classmethod
    def start(cls) -> Clock:
        """Collect what is left over, then begin."""
        gc.collect()
        return cls(time.perf_counter(), time.process_time())

    def read(self) -> Figures:
        """Return both, as `seconds` and `processor_seconds`."""
        return {
            "seconds": time.perf_counter() - self.wall,
            "processor_seconds": time.process_time() - self.processor,
        }


def apart(side: Side, data: Path) -> Figures:
    """Run one side in a fresh process; `peak_mb` is its largest resident size in MiB."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(side, data, there))
    process.start()
    there.close()
    try:
        result: Figures = here.recv()
    finally:
        process.join()
    return result


def _told(side: Side, data: Path, pipe: Connection) -> None:
    result = side(data)
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    pipe.send(result)
    pipe.close()


def bare(data: Path) -> Figures:
    """Run the peer, after one warm-up text."""
    model = nlp.load()
    model(" ".join(WARM_UP))
    texts = [article.text for article in articles_in(data)]
    clock = Clock.start()
    for _ in model.pipe(texts, batch_size=Config().batch_articles):
        pass
    return {**clock.read(), "articles": len(texts)}


def articles_in(data: Path) -> Iterator[Article]:
    """Read the articles of a path, passing over what cannot be read."""
    items = read_inputs([str(data)], config=Config())
    return (item for item in items if isinstance(item, Article))


def warm_up_page(folder: Path) -> Path:
    """Write the warm-up text as a page and return its path."""
    path = folder / "warm-up.html"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in WARM_UP)
    path.write_text(f"<html><body><h1>Ferry</h1>{body}</body></html>", encoding="utf-8")
    return path


def ratios(
    pairs: Sequence[tuple[Figures, Figures]], *, of: str = "seconds", name: str = "ratio"
) -> Mapping[str, float]:
    """Return the median, lowest and highest ratio of the pairs (ours, the peer's) in time.

    Above 1 our side is the faster. Raises ValueError where there is no pair.
    """
    if not pairs:
        raise ValueError("a benchmark needs at least one round")
    values = [peer[of] / ours[of] for ours, peer in pairs]
    return {
        name: round(statistics.median(values), 3),
        f"{name}_low": round(min(values), 3),
        f"{name}_high": round(max(values), 3),
    }

"""The whole chain, input file to ledger, against one bare pass of the same spaCy pipeline.

Each side runs in a process of its own, on the same cores, over the same articles; both have loaded
what they need and done one warm-up text before the clock starts. The bare pass is
`nlp.pipe(texts)` with every component on, over the stored texts, and keeps nothing. The rounds
alternate, and the ratio is taken pair by pair: above 1 the chain is faster than the bare pass.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from retold.annotate import nlp
from retold.config import Config
from retold.ledger.store import Ledger
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.types import Article

WARM_UP = (
    "The ferry left the harbour at noon, the port authority said on Tuesday.",
    "About 40 passengers were on board, and two of them were hurt when it touched the pier.",
    "“We are looking into what happened,” its director, Ana Ruiz, told reporters.",
    "The crossing has been closed twice this year after storms damaged the eastern landing.",
)
MEBIBYTE = 1024


def measure(data: Path, *, rounds: int) -> dict[str, Any]:
    """Return seconds, articles a second, the ratio and the peak memory of the chain.

    `ratio` is articles a second of the chain over those of the bare pass, the median of the
    rounds; `peak_mb` is the largest resident size of a process that ran the chain.
    """
    pairs = [(_apart(_chain, data), _apart(_bare, data)) for _ in range(rounds)]
    ratios = [bare["seconds"] / chain["seconds"] for chain, bare in pairs]
    chains = [chain for chain, _ in pairs]
    return {
        "task": "pipeline",
        "peer": f"one pass of spaCy's English small pipeline {nlp.MODEL_VERSION}, all components",
        "articles": chains[0]["articles"],
        "rounds": rounds,
        "ratio": round(statistics.median(ratios), 3),
        "ratio_low": round(min(ratios), 3),
        "ratio_high": round(max(ratios), 3),
        "articles_per_second": round(
            chains[0]["articles"] / statistics.median(c["seconds"] for c in chains), 2
        ),
        "peak_mb": round(max(chain["peak_mb"] for chain in chains), 1),
        "peer_peak_mb": round(max(bare["peak_mb"] for _, bare in pairs), 1),
    }


def _apart(side: Any, data: Path) -> dict[str, float]:
    """Run one side in a fresh process."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(side, data, there))
    process.start()
    there.close()
    try:
        result: dict[str, float] = here.recv()
    finally:
        process.join()
    return result


def _told(side: Any, data: Path, pipe: Connection) -> None:
    result = side(data)
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    pipe.send(result)
    pipe.close()


def _chain(data: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        warm_up = Path(folder) / "warm-up.html"
        page = "".join(f"<p>{paragraph}</p>" for paragraph in WARM_UP)
        warm_up.write_text(f"<html><body><h1>Ferry</h1>{page}</body></html>", encoding="utf-8")
        if _read(warm_up, Path(folder) / "warm-up.ledger") != 1:
            raise RuntimeError("the warm-up text was not read")
        gc.collect()
        begun = time.perf_counter()
        articles = _read(data, Path(folder) / "bench.ledger")
        return {"seconds": time.perf_counter() - begun, "articles": articles}


def _read(data: Path, path: Path) -> int:
    with Ledger.open(path) as ledger:
        return run([str(data)], ledger=ledger, config=Config()).articles_new


def _bare(data: Path) -> dict[str, float]:
    model = nlp.load()
    model(" ".join(WARM_UP))
    items = read_inputs([str(data)], config=Config())
    texts = [item.text for item in items if isinstance(item, Article)]
    gc.collect()
    begun = time.perf_counter()
    for _ in model.pipe(texts, batch_size=Config().batch_articles):
        pass
    return {"seconds": time.perf_counter() - begun, "articles": len(texts)}

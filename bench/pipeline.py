"""The whole chain, input file to ledger, against one bare pass of the same spaCy pipeline.

Each side runs in a process of its own, on the same cores, over the same articles; both have loaded
what they need and done one warm-up text before the clock starts. The rounds alternate, and the
ratio is taken pair by pair: above 1 the chain is faster than the bare pass.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Any

from bench.sides import PEER, Clock, Figures, apart, bare, ratios, warm_up_page
from retold.config import Config
from retold.ledger.store import Ledger
from retold.pipeline import run


def measure(data: Path, *, rounds: int) -> dict[str, Any]:
    """Return the ratio, articles a second and the peak memory of the chain.

    `ratio` is articles a second of the chain over those of the bare pass, the median of the
    rounds; `peak_mb` is the largest resident size of a process that ran the chain.
    """
    pairs = [(apart(chain, data), apart(bare, data)) for _ in range(rounds)]
    chains = [ours for ours, _ in pairs]
    return {
        "task": "pipeline",
        "peer": PEER,
        "articles": chains[0]["articles"],
        "rounds": rounds,
        **ratios(pairs),
        "articles_per_second": round(
            chains[0]["articles"] / statistics.median(c["seconds"] for c in chains), 2
        ),
        "peak_mb": round(max(ours["peak_mb"] for ours in chains), 1),
        "peer_peak_mb": round(max(peer["peak_mb"] for _, peer in pairs), 1),
    }


def chain(data: Path) -> Figures:
    """Read inputs into a new ledger and trace their stories, after one warm-up page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if _read(warm_up_page(folder), folder / "warm-up.ledger") != 1:
            raise RuntimeError("the warm-up text was not read")
        clock = Clock.start()
        articles = _read(data, folder / "bench.ledger")
        return {**clock.read(), "articles": articles}


def _read(data: Path, path: Path) -> int:
    with Ledger.open(path) as ledger:
        return run([str(data)], ledger=ledger, config=Config()).articles_new

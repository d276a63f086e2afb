"""Make `retold/models/sureness.npz` again: the reader of how sure a sentence sounds.

python -m training.certainty GOLD/certainty
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from evals.certainty import gold_of
from evals.learnt import parsed
from retold.claims.linear import pack
from retold.claims.sureness import MODEL
from retold.claims.wordvectors import load
from training import fits
from training.linear import identity

TARGET = Path(__file__).resolve().parent.parent / "retold" / "models" / MODEL


def main() -> None:
    """Fit on every finding of the set and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of the two JSON Lines files")
    gold = gold_of(parser.parse_args().gold)
    given = parsed(gold.texts, bits=fits.SURENESS_BITS)
    model, mix = fits.sureness(given, levels=gold.levels, aspects=gold.aspects)
    known = np.array(sorted(identity(text) for text in gold.texts), dtype=np.uint64)
    np.savez_compressed(
        TARGET,
        allow_pickle=False,
        items=known,
        vectors=np.uint32(load().version),
        mix=mix,
        **pack(model),
    )
    print(f"{len(gold.texts)} findings, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Make `retold/models/strength.npz` again: the reader of claim strength.

python -m training.claim_strength GOLD/claim_strength
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from evals.claim_strength import items
from evals.learnt import parsed
from retold.claims.linear import pack
from retold.claims.strength import MODEL
from retold.claims.wordvectors import load
from training import fits
from training.linear import identity

TARGET = Path(__file__).resolve().parent.parent / "retold" / "models" / MODEL


def main() -> None:
    """Fit on every sentence of the set and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of annotated_*.csv")
    gold = sorted(items(parser.parse_args().gold), key=lambda item: item.text)
    given = parsed((item.text for item in gold), bits=fits.STRENGTH_BITS)
    model = fits.strength([given[i.text] for i in gold], [i.strength.value for i in gold])
    known = np.array(sorted(identity(item.text) for item in gold), dtype=np.uint64)
    np.savez_compressed(
        TARGET,
        allow_pickle=False,
        items=known,
        vectors=np.uint32(load().version),
        **pack(model),
    )
    print(f"{len(gold)} sentences, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

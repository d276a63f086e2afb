"""Make `retold/models/pairs.npz` again: what the signs against a telling weigh.

    python -m training.pairs GOLD/bump

GOLD/bump holds the public pairs of BUMP (Ma et al., 2023). Half a minute, NumPy alone; the same
data give the same weights.
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

import numpy as np

from evals.bump import differences, pairs, signs
from retold.tracing.pairs.support import MODEL, Signs
from training.linear import identity
from training.preference import preferred

TARGET = Path(__file__).resolve().parent.parent / "retold" / "models" / MODEL


def main() -> None:
    """Fit the weights and write them with the hashes of the pairs that they were fitted to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bump", type=Path, help="the folder of the public pairs")
    gold = pairs(parser.parse_args().bump)
    weights = preferred(differences(signs(gold)))
    items = np.array(sorted({identity(pair.item) for pair in gold}), dtype=np.uint64)
    np.savez_compressed(TARGET, support=weights, support_items=items)
    for field, weight in zip(fields(Signs), weights, strict=True):
        print(f"{field.name}: {weight:.4f}")


if __name__ == "__main__":
    main()

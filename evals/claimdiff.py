"""Pairs of claims of two outlets: F1 of strengthens and of weakens.

The set is ClaimDiff (Ko et al., 2023): does the second claim strengthen the first, does it weaken
it, each in a file of its own with the same pairs. Nothing was fitted, though the signs and the one
threshold were chosen with the public part in view; all pairs count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from evals.bump import read_json
from evals.learnt import f1
from retold.tracing.pairs.relation import relation_of

PARTS = ("strengthens", "weakens")
Answer = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims on one topic, whether the second strengthens and whether it weakens the first.

    None where no file says so.
    """

    topic: str
    first: str
    second: str
    strengthens: bool | None
    weakens: bool | None


def pairs(path: Path) -> list[Pair]:
    """Read `ClaimDiff-*.json` or `.json.gz` of a folder; DataError for another layout.

    A file with "weak" in its name says what weakens, one with "strength" what strengthens.
    """
    named = [*path.glob("ClaimDiff-*.json"), *path.glob("ClaimDiff-*.json.gz")]
    found: dict[tuple[str, str, str], dict[str, bool]] = {}
    for file in sorted(named) if path.is_dir() else [path]:
        part = "weakens" if "weak" in file.name.lower() else "strengthens"
        for topic, first, second, related in _rows(file):
            found.setdefault((topic, first, second), {})[part] = related
    if not found:
        raise DataError(f"no pair of claims in ClaimDiff-*.json of {path}")
    return [Pair(*key, *(told.get(part) for part in PARTS)) for key, told in found.items()]


def _rows(file: Path) -> Iterator[tuple[str, str, str, bool]]:
    whole = read_json(file)
    rows = whole.get("data") if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        raise DataError(f"{file.name} has no list of pairs under data")
    for number, row in enumerate(rows):
        told = row if isinstance(row, dict) else {}
        topic, first, second = (told.get(key) for key in ("topic", "claim_a", "claim_b"))
        if not (isinstance(topic, str) and isinstance(first, str) and isinstance(second, str)):
            raise DataError(f"{file.name}, pair {number}: no topic with two claims")
        if told.get("relation") not in (0, 1) or not first.strip() or not second.strip():
            raise DataError(f"{file.name}, pair {number}: no two claims with a relation 0 or 1")
        yield topic, first, second, bool(told["relation"])


def score(path: Path) -> Score:
    """Score relations; n counts pairs. The baseline says yes to every question."""
    gold = pairs(path)
    told = answers(gold)
    return Score(
        n=len(gold),
        metrics=_measured(gold, told),
        baseline=_measured(gold, [(True, True)] * len(gold)),
        gold_check=_measured(gold, [(bool(p.strengthens), bool(p.weakens)) for p in gold]),
    )


def answers(gold: Sequence[Pair]) -> list[Answer]:
    """Return whether the second claim of each pair strengthens and weakens the first."""
    told = [relation_of(pair.first, pair.second) for pair in gold]
    return [(one.strengthens, one.weakens) for one in told]


def _measured(gold: Sequence[Pair], told: Sequence[Answer]) -> dict[str, float]:
    both = list(zip(gold, told, strict=True))
    strong = [(p.strengthens, yes) for p, (yes, _) in both if p.strengthens is not None]
    weak = [(p.weakens, yes) for p, (_, yes) in both if p.weakens is not None]
    return {
        "f1_strengthens": f1(strong).get(True, 0.0),
        "f1_weakens": f1(weak).get(True, 0.0),
    }

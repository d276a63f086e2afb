"""Exaggeration from abstract to press release: macro F1 of same, exaggerates and downplays.

The set is InSciOut (Sumner et al., 2014; Bratton et al., 2019) as Wright and Augenstein (2021) cut
it: the main conclusion of a press release and that of the abstract. The reader was trained on other
sets; one number, how often a strength is kept, was set with the public part in view.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from evals.learnt import macro
from retold.annotate.nlp import load
from retold.tracing.pairs.strength import Leaning, leaning_of

TOLD, ORIGIN, LABEL = "press_release_conclusion", "abstract_conclusion", "exaggeration_label"


@dataclass(frozen=True, slots=True)
class Item:
    """A conclusion as a press release tells it and as the abstract has it, and the gold."""

    told: str
    origin: str
    leaning: Leaning


def items(path: Path) -> list[Item]:
    """Read `insciout_*.jsonl` of a folder, or one such file; DataError for another layout."""
    files = sorted(path.glob("insciout_*.jsonl")) if path.is_dir() else [path]
    found = [item for file in files for item in _rows(file)]
    if not found:
        raise DataError(f"no pair of conclusions in insciout_*.jsonl of {path}")
    return found


def _rows(file: Path) -> Iterator[Item]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"{file.name}, line {number}: not JSON") from error
        if not isinstance(row, dict) or not all(
            isinstance(row.get(key), str) and row[key].strip() for key in (TOLD, ORIGIN, LABEL)
        ):
            raise DataError(f"{file.name}, line {number}: no two conclusions with a label")
        if row[LABEL] not in set(Leaning):
            raise DataError(f"{file.name}, line {number}: {row[LABEL][:40]!r} is no label")
        yield Item(row[TOLD], row[ORIGIN], Leaning(row[LABEL]))


def score(path: Path) -> Score:
    """Score leanings; n counts pairs. The baseline always says the commonest label."""
    gold = items(path)
    told = answers(gold)
    commonest = Counter(item.leaning for item in gold).most_common(1)[0][0]
    return Score(
        n=len(gold),
        metrics={"macro_f1": macro([(i.leaning, t) for i, t in zip(gold, told, strict=True)])},
        baseline={"macro_f1": macro([(i.leaning, commonest) for i in gold])},
        gold_check={"macro_f1": macro([(i.leaning, i.leaning) for i in gold])},
    )


def answers(gold: list[Item]) -> list[Leaning]:
    """Return the leaning read in each pair."""
    docs = load().pipe([text for item in gold for text in (item.told, item.origin)], batch_size=64)
    tokens = [list(doc) for doc in docs]
    pairs = zip(tokens[::2], tokens[1::2], strict=True)
    return [leaning_of(told, origin).leaning for told, origin in pairs]

"""Certainty of findings: Pearson's r of the sentence's level, and F1 of what it is sure about.

The set is that of Pei and Jurgens (2021). `aspect_f1` is the mean over the six aspects of the macro
F1 over the states that the part scored holds (not present, certain, uncertain); each aspect's own
stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals import DataError, Score
from evals.learnt import Reader, known, macro, parsed, readings
from retold.claims import encoder
from retold.claims.linear import Features, Floats, Linear, load
from retold.claims.sureness import ASPECTS, MODEL, STATES, Sureness, judged
from training import fits

LEVELS = "sentence-level-certainty"
ASPECT_LEVELS = "aspect-level-certainty"
States = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """What annotators said, by the text of the finding: a level from 1 to 6, states of aspects."""

    levels: dict[str, float]
    aspects: dict[str, States]

    @property
    def texts(self) -> frozenset[str]:
        """Every finding that has a level or aspects."""
        return frozenset(self.levels) | frozenset(self.aspects)


def gold_of(path: Path) -> Gold:
    """Read the two files of a folder; raises DataError where they are missing or otherwise made."""
    levels = {
        text: _level(value, text) for text, value in _values(path / f"{LEVELS}.jsonl", LEVELS)
    }
    aspects = {
        text: _states(value, text)
        for text, value in _values(path / f"{ASPECT_LEVELS}.jsonl", ASPECT_LEVELS)
    }
    if not levels or not aspects:
        raise DataError(f"no finding in the files of {path}")
    return Gold(levels, aspects)


def _values(file: Path, key: str) -> Iterator[tuple[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            raise DataError(f"{file.name}, line {number}: not JSON") from error
        if row is None:
            continue
        if not isinstance(row, dict) or not isinstance(row.get("finding"), str) or key not in row:
            raise DataError(f"{file.name}, line {number}: no finding with {key}")
        yield row["finding"], row[key]


def _level(value: object, text: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= 6:
        raise DataError(f"a level that is not from 1 to 6, of {text[:40]!r}")
    return float(value)


def _states(value: object, text: str) -> States:
    told = value if isinstance(value, dict) else {}
    if any(told.get(aspect) not in STATES for aspect in ASPECTS):
        raise DataError(f"aspects that are not the six in three states, of {text[:40]!r}")
    return {aspect: told[aspect] for aspect in ASPECTS}


def score(path: Path) -> Score:
    """Score certainty; n counts findings with a level or aspects.

    Findings that the shipped models were trained on are left out, see `evals.learnt`. The
    baseline says the commonest state of each aspect, and that the longer a finding is, the less
    certain: a constant has no correlation.
    """
    gold = gold_of(path)
    told = answers(gold)
    kept = Gold(
        {text: level for text, level in gold.levels.items() if text in told},
        {text: states for text, states in gold.aspects.items() if text in told},
    )
    trivial = _commonest(kept)
    plain = {t: Sureness(-float(len(t.split())), trivial) for t in kept.texts}
    perfect = {t: Sureness(kept.levels.get(t, 0.0), dict(kept.aspects.get(t, {}))) for t in told}
    return Score(
        n=len(kept.texts),
        metrics=_measured(kept, told),
        baseline=_measured(kept, plain),
        gold_check=_measured(kept, perfect),
    )


def answers(gold: Gold) -> dict[str, Sureness]:
    """Return a reading of each finding by models that never saw it."""
    shipped = load(MODEL)
    given = parsed(gold.texts, bits=fits.SURENESS_BITS)

    def fit(texts: frozenset[str]) -> Reader[Sureness]:
        return _reader(
            *fits.sureness(
                {text: given[text] for text in texts},
                levels={t: level for t, level in gold.levels.items() if t in texts},
                aspects={t: states for t, states in gold.aspects.items() if t in texts},
            ),
            given=given,
        )

    return readings(
        {text: text for text in sorted(gold.texts)},
        seen=known(gold.texts, shipped),
        shipped=_reader(shipped.linear, shipped.tables["mix"], given=given),
        fit=fit,
    )


def _reader(model: Linear, mix: Floats, *, given: Mapping[str, Features]) -> Reader[Sureness]:
    return lambda text: judged(model.scores(given[text]), mix, encoder.scored(text))


def _commonest(gold: Gold) -> dict[str, str]:
    """Return the commonest state of each aspect; ties go to the earlier of STATES."""
    rows = list(gold.aspects.values())
    return {a: max(STATES, key=[row[a] for row in rows].count) for a in ASPECTS}


def _measured(gold: Gold, told: Mapping[str, Sureness]) -> dict[str, float]:
    pairs = {
        aspect: [(gold.aspects[t][aspect], told[t].aspects[aspect]) for t in sorted(gold.aspects)]
        for aspect in ASPECTS
    }
    each = {f"aspect_f1_{aspect.lower()}": macro(pairs[aspect]) for aspect in ASPECTS}
    levels = [(level, told[text].level) for text, level in sorted(gold.levels.items())]
    return {"pearson": pearson(levels), "aspect_f1": sum(each.values()) / len(each), **each}


def pearson(pairs: list[tuple[float, float]]) -> float:
    """Return the correlation of (gold, answer); 0 where either does not vary."""
    if len(pairs) < 2:
        return 0.0
    gold, told = np.array(pairs, dtype=np.float64).T
    if not gold.std() or not told.std():
        return 0.0
    return round(float(np.corrcoef(gold, told)[0, 1]), 12)

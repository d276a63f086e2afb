"""Which way a telling leans: the strengths of both sides, weighed against each other."""

from __future__ import annotations

import numpy as np
import pytest

from retold.annotate.nlp import load
from retold.tracing.pairs.strength import Leaning, leaning, leaning_of

NONE, CORRELATIONAL, CONDITIONAL, CAUSAL = range(4)


def shares(best: int, share: float = 0.9) -> np.ndarray:
    told = np.full(4, (1 - share) / 3, dtype=np.float32)
    told[best] = share
    return told


@pytest.mark.parametrize(
    ("told", "origin", "expected"),
    [
        (CAUSAL, CORRELATIONAL, Leaning.EXAGGERATES),
        (CAUSAL, CONDITIONAL, Leaning.EXAGGERATES),
        (CORRELATIONAL, NONE, Leaning.EXAGGERATES),
        (CONDITIONAL, CAUSAL, Leaning.DOWNPLAYS),
        (NONE, CAUSAL, Leaning.DOWNPLAYS),
        (CAUSAL, CAUSAL, Leaning.SAME),
        (NONE, NONE, Leaning.SAME),
    ],
)
def test_strengths_are_compared(told: int, origin: int, expected: Leaning) -> None:
    assert leaning(shares(told), shares(origin)).leaning is expected


def test_readings_that_hardly_differ_are_the_same() -> None:
    unsure = np.array([0.0, 0.45, 0.0, 0.55], dtype=np.float32)
    other = np.array([0.0, 0.55, 0.0, 0.45], dtype=np.float32)
    assert leaning(unsure, other).leaning is Leaning.SAME


def test_the_lead_grows_with_how_sure_both_sides_are() -> None:
    sure = leaning(shares(CAUSAL, 0.97), shares(CORRELATIONAL, 0.97))
    less = leaning(shares(CAUSAL, 0.8), shares(CORRELATIONAL, 0.8))
    assert 1.0 >= sure.lead > less.lead > 0.0


@pytest.mark.model
@pytest.mark.parametrize(
    ("told", "origin", "expected"),
    [
        (
            "Drinking tea prevents colds.",
            "Tea drinking was associated with fewer colds.",
            Leaning.EXAGGERATES,
        ),
        (
            "Drinking tea may help to prevent colds.",
            "Tea reduced the number of colds in this trial.",
            Leaning.DOWNPLAYS,
        ),
        (
            "People who drink tea have fewer colds.",
            "Tea drinking was associated with fewer colds.",
            Leaning.SAME,
        ),
    ],
)
def test_leanings_of_sentences(told: str, origin: str, expected: Leaning) -> None:
    read = load()
    assert leaning_of(list(read(told)), list(read(origin))).leaning is expected

from __future__ import annotations

import math

import numpy as np
import pytest

from retold.stories.similarity import SimilarityIndex
from retold.stories.vectors import Signature


def made(key, published=None, **terms):
    length = math.sqrt(sum(weight**2 for weight in terms.values())) or 1.0
    return Signature(key, published, key, {t: w / length for t, w in terms.items()}, {})


FERRY = {"ferry": 3.0, "aldermoor": 4.0}


def between(one, other, *, window_days=14):
    return float(SimilarityIndex([one, other], window_days=window_days).dense()[0, 1])


def test_the_cosine_of_the_terms():
    assert between(made("a", **FERRY), made("b", **FERRY)) == pytest.approx(1.0)
    assert between(made("a", **FERRY), made("b", ferry=1.0)) == pytest.approx(0.6)
    assert between(made("a", **FERRY), made("b", harvest=1.0)) == 0.0


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ("2024-03-01", "2024-03-01", 1.0, 1.0),
        ("2024-03-01", "2024-03-02", 1.0, 1.0),
        ("2024-03-01", "2024-03-04", 0.5, 0.8),
        ("2024-03-01", "2024-03-15", 0.01, 0.2),
        ("2024-03-01", "2024-03-16", 0.0, 0.0),
        ("2024-03-01", None, 1.0, 1.0),
        (None, None, 1.0, 1.0),
    ],
)
def test_days_between_take_away_and_no_date_does_not(first, second, low, high):
    score = between(made("a", first, **FERRY), made("b", second, **FERRY))
    assert low - 1e-6 <= score <= high + 1e-6
    assert between(made("b", second, **FERRY), made("a", first, **FERRY)) == pytest.approx(score)


def test_edges_are_the_cells_of_the_matrix_over_the_bar():
    draw = np.random.default_rng(7)
    signatures = [
        made(
            f"k{n:02}",
            None if n % 5 == 0 else f"2024-03-{n % 20 + 1:02}",
            **{f"t{t}": float(draw.random()) for t in draw.integers(0, 12, 5)},
        )
        for n in range(30)
    ]
    index = SimilarityIndex(signatures, window_days=7)
    matrix, edges = index.dense(), index.edges(at_least=0.3)
    assert np.array_equal(matrix, matrix.T)
    found = dict(
        zip(zip(edges.left.tolist(), edges.right.tolist(), strict=True), edges.scores, strict=True)
    )
    expected = {
        (row, column): matrix[row, column]
        for row in range(30)
        for column in range(row)
        if matrix[row, column] >= 0.3
    }
    assert found.keys() == expected.keys()
    assert all(found[pair] == pytest.approx(expected[pair]) for pair in found)


def test_a_pair_scores_the_same_in_any_company():
    one, other = made("a", "2024-03-01", **FERRY), made("b", "2024-03-05", ferry=1.0, crew=2.0)
    company = [made(f"c{n}", "2024-03-03", ferry=1.0, **{f"x{n}": 2.0}) for n in range(9)]
    index = SimilarityIndex([*company, other, one], window_days=14)
    keys = [signature.article for signature in index.signatures]
    assert index.dense()[keys.index("a"), keys.index("b")] == between(one, other)


def test_none_at_all():
    assert SimilarityIndex([], window_days=14).edges(at_least=0.1).left.size == 0

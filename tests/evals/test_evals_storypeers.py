from __future__ import annotations

import numpy as np
import pytest

from evals.storypeers import best_average_link, best_single_pass, cosines, single_pass
from retold.stories.vectors import Signature


def told(key, *terms):
    return Signature(key, None, key, dict.fromkeys(terms, len(terms) ** -0.5), {})


CLEAR = [
    told("a", "heron", "ferry", "wreck"),
    told("b", "tram", "depot", "union"),
    told("c", "heron", "ferry", "divers"),
    told("d", "tram", "depot", "mayor"),
]


def test_the_cosines_of_the_terms():
    assert cosines(CLEAR)[0].tolist() == pytest.approx([1.0, 0.0, 2 / 3, 0.0])


def test_each_joins_the_likest_centroid():
    assert single_pass(cosines(CLEAR), cut=0.5) == [0, 1, 0, 1]
    assert single_pass(cosines(CLEAR), cut=0.7) == [0, 1, 2, 3]


def test_a_centroid_is_the_mean_of_its_group():
    alike = np.array([[1.0, 0.5, 0.6], [0.5, 1.0, 0.6], [0.6, 0.6, 1.0]], dtype=np.float32)
    near = 1.2 / np.sqrt(3.0)
    assert single_pass(alike, cut=0.5) == [0, 0, 0]
    assert single_pass(alike, cut=0.55) == [0, 1, 0]
    assert single_pass(alike[:, [0, 1, 2]], cut=near + 0.01) == [0, 1, 2]


def test_both_score_by_the_gold():
    assert best_average_link(["x", "y", "x", "y"], CLEAR) == 1.0
    assert best_single_pass(["x", "y", "x", "y"], CLEAR) == 1.0
    assert best_average_link(["x", "x", "y", "y"], CLEAR) < 1.0
    assert best_single_pass(["x", "x", "y", "y"], CLEAR) < 1.0

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.stories.linkage import Edges, average_linkage, bounded_components, components


def matrix(rows):
    return np.array(rows, dtype=np.float32)


def test_two_near_pairs_stay_two():
    scores = matrix(
        [[1, 0.9, 0.1, 0.1], [0.9, 1, 0.1, 0.1], [0.1, 0.1, 1, 0.8], [0.1, 0.1, 0.8, 1]]
    )
    assert average_linkage(scores, cut=0.5) == [[0, 1], [2, 3]]
    assert average_linkage(scores, cut=0.05) == [[0, 1, 2, 3]]
    assert average_linkage(scores, cut=0.95) == [[0], [1], [2], [3]]


def test_a_chain_of_neighbours_does_not_become_one_group():
    size = 10
    scores = matrix(
        [
            [1.0 if i == j else 0.6 if abs(i - j) == 1 else 0.0 for j in range(size)]
            for i in range(size)
        ]
    )
    assert max(map(len, average_linkage(scores, cut=0.35))) <= 2


def test_the_mean_decides_not_the_best_pair():
    scores = matrix([[1, 0.8, 0.5], [0.8, 1, 0.1], [0.5, 0.1, 1]])
    assert average_linkage(scores, cut=0.31) == [[0, 1], [2]]
    assert average_linkage(scores, cut=0.29) == [[0, 1, 2]]


def naive(scores, cut):
    groups = [[row] for row in range(len(scores))]
    while len(groups) > 1:
        means = {
            (a, b): np.mean([scores[i][j] for i in groups[a] for j in groups[b]])
            for a in range(len(groups))
            for b in range(a)
        }
        (a, b), best = max(means.items(), key=lambda item: item[1])
        if best < cut:
            break
        groups[b] += groups.pop(a)
    return sorted(sorted(group) for group in groups)


@given(st.integers(0, 10_000), st.integers(2, 14))
def test_it_agrees_with_merging_the_best_pair_each_time(seed, size):
    drawn = np.random.default_rng(seed).random((size, size)).astype(np.float32)
    scores = (drawn + drawn.T) / 2
    assert average_linkage(scores, cut=0.55) == naive(scores.tolist(), 0.55)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_equal_scores_end(size):
    assert average_linkage(np.full((size, size), 0.5, dtype=np.float32), cut=0.4) == [
        list(range(size))
    ]


def edges(*pairs):
    left, right, scores = zip(*pairs, strict=True)
    return Edges(np.array(left), np.array(right), np.array(scores, dtype=np.float32))


def test_components_are_what_edges_connect():
    given_edges = edges((3, 0, 1.0), (4, 3, 1.0))
    assert components(5, given_edges.left, given_edges.right) == [[0, 3, 4], [1], [2]]


def test_a_component_over_the_limit_is_cut_where_it_is_weakest():
    chain = edges((2, 1, 0.85), (3, 2, 0.26), (4, 3, 0.85), (0, 5, 0.1))
    assert list(bounded_components(6, chain, cut=0.25, limit=9)) == [[0], [1, 2, 3, 4], [5]]
    assert list(bounded_components(6, chain, cut=0.25, limit=2)) == [[0], [1, 2], [3, 4], [5]]


def test_copies_of_one_text_stay_together_over_the_limit():
    copies = edges((1, 0, 0.99), (2, 1, 0.99), (2, 0, 0.99))
    assert list(bounded_components(3, copies, cut=0.25, limit=2)) == [[0, 1, 2]]

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.stories.linkage import GROWN, average_linkage, needed, voices


def matrix(rows):
    return np.array(rows, dtype=np.float32)


def blocks(*sizes, within, between):
    """A matrix of blocks: so alike within one, so alike between two."""
    of = [block for block, size in enumerate(sizes) for _ in range(size)]
    return matrix([[within if a == b else between for b in of] for a in of])


def test_two_near_pairs_stay_two():
    scores = matrix(
        [[1, 0.9, 0.1, 0.1], [0.9, 1, 0.1, 0.1], [0.1, 0.1, 1, 0.8], [0.1, 0.1, 0.8, 1]]
    )
    assert average_linkage(scores, cut=0.5) == [[0, 1], [2, 3]]
    assert average_linkage(scores, cut=0.05, growth=0.0) == [[0, 1, 2, 3]]
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


def test_two_grown_groups_need_more_than_an_article_and_a_group():
    alike = 0.3
    assert average_linkage(blocks(5, 1, within=0.5, between=alike)) == [[0, 1, 2, 3, 4, 5]]
    assert average_linkage(blocks(5, 5, within=0.5, between=alike)) == [
        [0, 1, 2, 3, 4],
        [5, 6, 7, 8, 9],
    ]
    assert len(average_linkage(blocks(5, 5, within=0.5, between=0.45))) == 1


def test_what_is_needed_rises_with_the_smaller_group_and_then_no_more():
    bars = [needed(size) for size in (1, 2, 4, 8, GROWN, 10 * GROWN)]
    assert bars == sorted(bars)
    assert bars[0] < bars[1]
    assert bars[-2] == bars[-1] < 1.0


def test_copies_count_for_little_more_than_one():
    assert voices(1, 0.0) == 1.0
    assert voices(30, 0.5) == voices(30, 0.8) == pytest.approx(30.0)
    assert voices(30, 1.0) == 1.0
    assert 1.0 < voices(30, 0.9) < 2.0
    assert voices(30, 0.99) < voices(30, 0.9) < voices(30, 0.85) < 30.0


def test_two_wire_stories_on_one_event_and_their_copies_are_one_story():
    assert len(average_linkage(blocks(20, 12, within=0.95, between=0.3))) == 1
    assert len(average_linkage(blocks(20, 12, within=0.55, between=0.3))) == 2


def inside(scores, group):
    pairs = [scores[a][b] for a in group for b in group if a < b]
    return sum(pairs) / len(pairs) if pairs else 0.0


def naive(scores, cut, growth):
    groups = [[row] for row in range(len(scores))]
    while len(groups) > 1:
        means = {}
        for a in range(len(groups)):
            for b in range(a):
                mean = np.mean([scores[i][j] for i in groups[a] for j in groups[b]])
                each = [voices(len(g), inside(scores, g)) for g in (groups[a], groups[b])]
                if mean >= cut + growth * np.log2(min(*each, GROWN)):
                    means[a, b] = mean
        if not means:
            break
        a, b = max(means, key=means.get)
        groups[b] += groups.pop(a)
    return sorted(sorted(group) for group in groups)


@given(st.integers(0, 10_000), st.integers(2, 14), st.sampled_from([0.0, 0.05, 0.2]))
def test_it_agrees_with_merging_the_best_pair_each_time(seed, size, growth):
    drawn = np.random.default_rng(seed).random((size, size)).astype(np.float32)
    scores = (drawn + drawn.T) / 2
    found = average_linkage(scores, cut=0.5, growth=growth)
    assert found == naive(scores.tolist(), 0.5, growth)


@pytest.mark.parametrize("size", [0, 1])
def test_few_rows(size):
    assert average_linkage(np.ones((size, size), dtype=np.float32)) == [[0]] * size

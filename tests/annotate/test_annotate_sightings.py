"""Decoding: the best path of tags, and what each cue is tied to."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from retold.annotate.sightings import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    LAST,
    OUTSIDE,
    SINGLE,
    SOURCE,
    Scores,
    Window,
    sightings_of,
    viterbi,
)
from retold.types import Span

STATES = [(-1, OUTSIDE), *[(role, tag) for role in range(3) for tag in (1, 2, 3, 4)]]


def allowed(path: tuple[int, ...]) -> bool:
    """Whether every piece of a path begins and ends, in one role."""
    open_role = None
    for role, tag in (STATES[state] for state in path):
        if tag in {BEGIN, SINGLE, OUTSIDE} and open_role is not None:
            return False
        if tag in {INSIDE, LAST} and open_role != role:
            return False
        open_role = role if tag in {BEGIN, INSIDE} else None
    return open_role is None


@settings(max_examples=40)
@given(arrays(np.float64, (3, 13), elements=st.floats(-9, 9)))
def test_the_path_is_the_best_of_those_allowed(scores: np.ndarray) -> None:
    paths = [path for path in product(range(13), repeat=3) if allowed(path)]
    best = max(sum(scores[at, state] for at, state in enumerate(path)) for path in paths)
    found = viterbi(scores)
    assert allowed(tuple(found))
    assert np.isclose(sum(scores[at, state] for at, state in enumerate(found)), best)


@settings(max_examples=40)
@given(arrays(np.float64, st.tuples(st.integers(1, 40), st.just(13)), elements=st.floats(-9, 9)))
def test_every_path_is_well_formed(scores: np.ndarray) -> None:
    assert allowed(tuple(viterbi(scores)))


def scores_of(
    tags: list[tuple[int, int] | None], ties: dict[tuple[int, int, int], float]
) -> Scores:
    """Make the scores of words of one letter: their role and tag, and ties (kind, cue, word)."""
    count = len(tags)
    logits = np.full((count, 3, 5), 0.0)
    logits[:, :, OUTSIDE] = 4.0
    for at, told in enumerate(tags):
        if told is not None:
            role, tag = told
            logits[at, role, OUTSIDE], logits[at, role, tag] = 0.0, 6.0
    asked, answered = np.zeros((count, 2, count)), np.full((count, 2, count), -9.0)
    for word in range(count):
        asked[word, :, word] = 1.0
    for (kind, cue, word), strength in ties.items():
        answered[word, kind, cue] = strength
    starts = [2 * at for at in range(count)]
    window = Window(0, 0, count, asked, answered)
    return Scores(starts, [start + 1 for start in starts], logits, [window])


def test_a_source_and_a_content_go_to_the_cue_that_they_are_tied_to() -> None:
    tags = [(SOURCE, SINGLE), (CUE, SINGLE), (CONTENT, BEGIN), (CONTENT, LAST), None]
    tags += [(SOURCE, SINGLE), (CUE, SINGLE), (CONTENT, SINGLE)]
    ties = {(0, 1, 0): 5.0, (1, 1, 2): 5.0, (1, 1, 3): 5.0, (0, 6, 5): 5.0, (1, 6, 7): 5.0}
    first, second = sightings_of(scores_of(tags, ties))
    assert (first.source, first.cue, first.content) == (Span(0, 1), Span(2, 3), (Span(4, 7),))
    assert (second.source, second.cue, second.content) == (
        Span(10, 11),
        Span(12, 13),
        (Span(14, 15),),
    )
    assert min(first.cue_score, first.source_score, first.content_score) > 0.9


def test_the_pieces_of_a_content_stand_in_their_order() -> None:
    tags = [(CONTENT, SINGLE), (SOURCE, SINGLE), (CUE, SINGLE), (CONTENT, SINGLE)]
    ties = {(1, 2, 3): 9.0, (1, 2, 0): 2.0, (0, 2, 1): 5.0}
    (seen,) = sightings_of(scores_of(tags, ties))
    assert seen.content == (Span(0, 1), Span(6, 7))


def test_nobody_is_named_where_no_source_is_tied() -> None:
    tags = [(SOURCE, SINGLE), (CUE, SINGLE), (CONTENT, SINGLE)]
    (seen,) = sightings_of(scores_of(tags, {(1, 1, 2): 5.0}))
    assert seen.source is None
    assert seen.source_score == 0.0


def test_a_cue_without_a_content_is_no_attribution() -> None:
    assert sightings_of(scores_of([(SOURCE, SINGLE), (CUE, SINGLE), None], {(0, 1, 0): 5.0})) == []


def test_a_cue_left_without_a_content_shares_the_one_it_is_tied_to() -> None:
    tags = [(CUE, SINGLE), (CONTENT, SINGLE), (CUE, SINGLE)]
    first, second = sightings_of(scores_of(tags, {(1, 0, 1): 5.0, (1, 2, 1): 3.0}))
    assert first.content == second.content == (Span(2, 3),)


def test_no_words_hold_no_attribution() -> None:
    empty = np.zeros((0, 3, 5))
    assert sightings_of(Scores([], [], empty, [])) == []

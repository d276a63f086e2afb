from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.stories.words import normalised, term, words


@given(st.text(max_size=200))
def test_every_word_stands_at_its_place(text):
    for word in words(text):
        assert text[word.start : word.end] == word.text


@given(st.text(max_size=60))
def test_folding_never_fails_and_never_empties(text):
    assert all(term(word.text) and normalised(word.text) for word in words(text))


def test_only_the_stretch_asked_for_is_read():
    assert [w.text for w in words("one two three", start=4, end=7)] == ["two"]


def test_inner_marks_stay_and_outer_ones_go():
    text = "“The minister’s 1,200-strong crew,” it said."
    assert [w.text for w in words(text)] == [
        "The",
        "minister’s",
        "1,200-strong",
        "crew",
        "it",
        "said",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ferries", "ferry"),
        ("Harbour's", "harbour"),
        ("harbour’s", "harbours"),
        ("sanctioned", "sanctioning"),
        ("stopped", "stopping"),
    ],
)
def test_forms_of_one_word_fold_together(one, other):
    assert term(one) == term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ferry", "fern"), ("crisis", "crises"), ("bus", "bu"), ("king", "k"), ("glass", "glas")],
)
def test_different_words_stay_apart(one, other):
    assert term(one) != term(other)


def test_the_shape_of_an_apostrophe_does_not_count():
    assert normalised("Can’t") == normalised("can't") != normalised("cant")

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import built_article

from retold.stories.minhash import MAX_CANDIDATES, MAX_POSTINGS, CopyIndex, Sketch, sketch
from retold.stories.passages import PASSAGE_WORDS, word_sequence
from retold.types import BlockKind

LETTERS = st.lists(st.sampled_from("abcdefgh"), max_size=60)
PASSAGE = [f"shared{n}" for n in range(PASSAGE_WORDS)]


def sketched(key, words):
    article = built_article([(BlockKind.BODY, " ".join(words))], key=key)
    return sketch(key, word_sequence(article, ()))


def invented(seed, count):
    draw = random.Random(seed)
    return ["".join(draw.choices("bcdfgaeiou", k=7)) for _ in range(count)]


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_whatever_shares_a_passage_shares_a_fingerprint(a, b, c, d):
    one = sketched("one", [*a, *PASSAGE, *b])
    other = sketched("other", [*c, *PASSAGE, *d])
    assert set(one.prints) & set(other.prints)


@given(LETTERS, LETTERS)
def test_candidates_are_symmetric(one, other):
    a, b = sketched("a", [*one, *PASSAGE]), sketched("b", [*other, *PASSAGE, *other])
    forth, back = CopyIndex(), CopyIndex()
    forth.insert(a)
    back.insert(b)
    assert bool(forth.candidates(b)) == bool(back.candidates(a))


@given(st.permutations(range(6)), st.sampled_from([1, 4]))
def test_the_order_of_adding_changes_no_candidate(order, every):
    base = invented(1, 300)
    texts = [sketched(f"t{n}", base[n * 20 : n * 20 + 160]) for n in range(6)]
    index = CopyIndex(every=every)
    for at in order:
        index.insert(texts[at])
    one_way = CopyIndex(every=every)
    for text in texts:
        one_way.insert(text)
    assert [index.candidates(text) for text in texts] == [one_way.candidates(t) for t in texts]


@given(st.lists(st.integers(0, 2**32 - 1), unique=True))
def test_a_stored_sketch_comes_back(prints):
    kept = Sketch("k", tuple(sorted(prints)))
    assert Sketch.from_bytes("k", kept.to_bytes()) == kept


def test_a_stored_sketch_that_was_cut_is_refused():
    with pytest.raises(ValueError, match="multiple"):
        Sketch.from_bytes("k", b"12345")


def test_a_short_text_inside_a_long_one_is_proposed_both_ways():
    long, short = sketched("long", base := invented(2, 4_000)), sketched("short", base[1500:1540])
    for first, second in ((long, short), (short, long)):
        index = CopyIndex()
        assert index.add(first) == ()
        assert index.add(second) == (first.article,)


def test_a_stream_index_finds_copies_of_common_length():
    base = invented(3, 2_000)
    long, part = sketched("long", base), sketched("part", base[700:900])
    index = CopyIndex(every=4)
    index.insert(long)
    assert index.candidates(part) == ("long",)
    assert sum(len(stored) for _, stored in index.rows()) < len(long.to_bytes()) / 3


def test_one_short_passage_in_two_long_texts_proposes_nothing():
    index = CopyIndex()
    index.insert(sketched("a", [*invented(4, 800), *PASSAGE]))
    assert index.candidates(sketched("b", [*PASSAGE, *invented(5, 800)])) == ()


def test_the_most_alike_come_first():
    base = invented(6, 200)
    index = CopyIndex()
    index.insert(sketched("half", [*base[:100], *invented(7, 100)]))
    index.insert(sketched("all", base))
    assert index.candidates(sketched("new", base)) == ("all", "half")


def test_a_thousand_copies_make_no_lookup_longer():
    base = invented(8, 120)
    index = CopyIndex()
    for number in range(1_000):
        found = index.add(sketched(f"c{number:04}", base))
        assert len(found) == min(number, MAX_POSTINGS)
    assert found[0] == "c0000"
    assert MAX_POSTINGS <= MAX_CANDIDATES


def test_rows_restore_the_index():
    texts = [sketched(f"t{n}", invented(n // 2, 90)) for n in range(8)]
    index = CopyIndex(every=2)
    for text in texts:
        index.insert(text)
    again = CopyIndex.restore(index.rows(), every=2)
    assert list(again.rows()) == list(index.rows())
    assert [again.candidates(t) for t in texts] == [index.candidates(t) for t in texts]


def test_what_is_forgotten_is_proposed_no_more():
    base = invented(9, 90)
    index = CopyIndex()
    for key in ("a", "b"):
        index.insert(sketched(key, base))
    index.forget("a")
    index.forget("never added")
    assert index.candidates(sketched("c", base)) == ("b",)
    assert (len(index), "a" in index, "b" in index) == (1, False, True)


def test_an_article_is_added_once_and_is_no_candidate_of_itself():
    index = CopyIndex()
    text = sketched("a", invented(10, 90))
    assert (index.add(text), index.add(text), len(index)) == ((), (), 1)


def test_a_text_of_five_words_and_none():
    assert len(sketched("a", invented(11, 5)).prints) == 1
    assert sketched("a", invented(11, 4)).prints == ()
    assert CopyIndex().add(sketched("a", [])) == ()

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from invented import built_article

from retold.annotate.quotations import find_quotations
from retold.stories.passages import (
    PASSAGE_WORDS,
    SHINGLE,
    Run,
    covered_words,
    share,
    shared_runs,
    without,
    word_sequence,
)
from retold.types import BlockKind

LONG = "the old ferry sank off the cape with two hundred and twelve people on board at dusk"
OTHER = "a quite separate set of thoughts on the price of quinces in the hills this autumn"


def sequence(build, *paragraphs):
    article = build("a", *paragraphs)
    return article, word_sequence(article, find_quotations(article))


def told(article, words, at, length):
    return article.text[words.spans[at].start : words.spans[at + length - 1].end]


def test_a_long_passage_is_found_with_its_places(build):
    one, left = sequence(build, f"Officials now confirm {LONG}, as feared.")
    two, right = sequence(build, f"{OTHER}. {LONG.title()} and more.")
    (run,) = shared_runs(left, right)
    assert told(one, left, run.left, run.length) == LONG
    assert told(two, right, run.right, run.length).lower() == LONG


def test_a_short_run_is_chance(build):
    _, left = sequence(build, f"{OTHER}. The old ferry sank off the cape.")
    _, right = sequence(build, "Nobody knows why the old ferry sank off the cape last spring.")
    assert shared_runs(left, right) == ()


def test_a_light_edit_leaves_one_passage_in_two_runs(build):
    edited = LONG.replace("two hundred and twelve", "213") + " near the lighthouse"
    _, left = sequence(build, f"{LONG} near the lighthouse in a heavy swell that had risen")
    _, right = sequence(build, f"{edited} in a heavy swell that had risen")
    first, second = shared_runs(left, right)
    assert (first.length, second.left) == (8, 12)
    assert second.length >= PASSAGE_WORDS


def test_short_runs_in_a_row_are_a_passage_together(build):
    house = LONG.replace("cape", "point")
    _, left = sequence(build, f"{OTHER}. {LONG}.")
    _, right = sequence(build, f"So {house}, they say.")
    runs = shared_runs(left, right)
    assert [run.length for run in runs] == [6, 10]
    assert shared_runs(right, left) == tuple(run.turned for run in runs)


def test_a_share_counts_words_outside_marks_and_the_first_third_apart(build):
    news = "They met at noon and went home. "
    _, left = sequence(build, f"{news * 3}“{LONG}” and {OTHER}.")
    _, right = sequence(build, f"“{LONG}” and {OTHER}.")
    told = share(left, shared_runs(left, right))
    assert told.own == len(OTHER.split()) + 1
    assert told.whole == told.own / (7 * 3 + told.own)
    assert told.lead == 0.0
    assert left.own == 7 * 3 + told.own


def test_what_is_covered_leaves_pieces_of_a_passage_s_length(build):
    _, left = sequence(build, f"{LONG} {OTHER}")
    whole = Run(0, 100, len(left.hashes))
    covered = covered_words(left, (Run(0, 0, 15),))
    (rest,) = without((whole,), covered)
    assert rest == Run(15, 115, len(left.hashes) - 15)
    assert without((Run(0, 0, 20),), covered) == ()
    assert without((Run(20, 7, PASSAGE_WORDS),), covered) == (Run(20, 7, PASSAGE_WORDS),)


def test_a_run_in_another_place_is_not_bridged(build):
    _, left = sequence(build, f"{LONG} {OTHER.split(' of ', maxsplit=1)[0]}")
    _, right = sequence(build, f"a quite separate set is nothing like it. So {LONG}")
    assert [run.length for run in shared_runs(left, right)] == [len(LONG.split())]


def test_the_shape_of_marks_and_case_do_not_count(build):
    _, left = sequence(
        build, "The ship’s owners can’t say when the salvage of the wreck might begin"
    )
    _, right = sequence(
        build, "the ship's owners can't say when the Salvage of the wreck might begin"
    )
    assert [run.length for run in shared_runs(left, right)] == [13]


def test_titles_are_not_part_of_the_body(build):
    article = build("a", "Body words here.", title="Title words")
    assert len(word_sequence(article, ()).hashes) == 3


def test_quoted_words_are_known(build):
    _, words = sequence(build, "She said: “We had no warning at all.” Then she left.")
    assert list(words.quoted) == [False] * 2 + [True] * 6 + [False] * 3


def test_a_text_too_short_for_a_shingle(build):
    _, left = sequence(build, "Four words are few")
    assert shared_runs(left, left) == ()
    assert len(left.shingles) == 0


def words_of(letters):
    text = " ".join(letters)
    article = built_article([(BlockKind.BODY, text)], key="k")
    return word_sequence(article, ())


@given(
    st.lists(st.sampled_from("abcd"), max_size=80), st.lists(st.sampled_from("abcd"), max_size=80)
)
def test_runs_are_identical_words_in_order_and_apart(one, other):
    runs = shared_runs(words_of(one), words_of(other))
    at = 0
    for run in runs:
        assert run.left >= at
        assert run.length >= SHINGLE
        assert one[run.left : run.left + run.length] == other[run.right : run.right + run.length]
        at = run.left + run.length

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import built_article

from retold.stories.editmarks import Mark
from retold.stories.revisions import Edit, differences, revisions
from retold.stories.sentences import sentences
from retold.types import BlockKind

HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
DYKE = "The dyke by the mill probably broke at noon."
MAYOR = "Mayor Ida Kern opened two schools to the families."
BUSES = "Buses ran all night between the station and the hill."
QUOTE = "“We saw the water come over the bank,” said Jo Vance, a baker."
STORY = (HOMES, DYKE, MAYOR, BUSES, QUOTE)
URL = "https://courier.example/flood"


def told(build, before, after):
    """Return each difference as (edit, old words, new words, marks)."""
    old, new = build("old", *before), build("new", *after)
    return [
        (
            one.edit.value,
            one.old.of(old.text) if one.old else None,
            one.new.of(new.text) if one.new else None,
            [mark.value for mark in one.marks],
        )
        for one in differences(old, new)
    ]


def edits(build, before, after):
    """Return the word edits of the one sentence that changed."""
    old, new = build("old", before), build("new", after)
    (one,) = differences(old, new)
    assert one.edit is Edit.CHANGED
    return [(edit.old.of(old.text), edit.new.of(new.text)) for edit in one.words]


def test_the_same_text_has_no_differences(build):
    assert told(build, STORY, STORY) == []


@pytest.mark.parametrize(
    "after",
    [
        HOMES.replace(" ", "  "),
        HOMES.upper(),
        HOMES.replace("Veldmark,", "Veldmark ,"),
    ],
    ids=["white space", "capitals", "space before a comma"],
)
def test_what_is_set_otherwise_is_the_same(build, after):
    assert told(build, [HOMES], [after]) == []


def test_straight_marks_for_curly_ones_are_no_change(build):
    assert told(build, [QUOTE], [QUOTE.replace("“", '"').replace("”", '"')]) == []


def test_a_sentence_added_inside_a_paragraph(build):
    assert told(build, [f"{HOMES} {BUSES}"], [f"{HOMES} {MAYOR} {BUSES}"]) == [
        ("added", None, MAYOR, ["figure"])
    ]


def test_a_sentence_removed(build):
    assert told(build, STORY, (*STORY[:1], *STORY[2:])) == [("removed", DYKE, None, ["hedge"])]


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        (HOMES, HOMES.replace("140", "340"), ["figure"]),
        (HOMES, HOMES.replace("140", "more than 140"), ["figure"]),
        (BUSES, BUSES.replace("ran", "ran about"), []),
        (DYKE, DYKE.replace("probably ", ""), ["hedge"]),
        (DYKE, DYKE.replace("probably", "reportedly"), ["hedge"]),
        (HOMES, HOMES.replace(", the River Board said", ""), ["attribution"]),
        (HOMES, HOMES.replace("said", "denied"), ["attribution"]),
        (MAYOR, MAYOR.replace("opened", "never opened"), ["negation"]),
        (MAYOR, MAYOR.replace("two", "2"), []),
        (MAYOR, MAYOR.replace("families", "children"), []),
        (QUOTE, QUOTE.replace("bank", "wall"), ["quotation"]),
        (QUOTE, QUOTE.replace("a baker", "a miller"), []),
        (QUOTE, QUOTE.replace("“", "").replace("”", ""), ["quotation"]),
        ("The bridge can't hold, they said.", "The bridge can hold, they said.", ["negation"]),
        ("It opens in May, they said.", "It may open, they said.", ["hedge"]),
    ],
)
def test_a_changed_sentence_is_marked_by_what_the_edit_touched(build, old, new, mark):
    assert told(build, [BUSES, old], [BUSES, new]) == [("changed", old, new, mark)]


def test_the_words_of_an_edit(build):
    after = HOMES.replace("140", "some 340").replace(", the River Board said", "")
    assert edits(build, HOMES, after) == [("140", "some 340"), (", the River Board said", "")]
    assert edits(build, DYKE, DYKE.replace("broke", "gave way")) == [("broke", "gave way")]


def test_an_empty_side_of_an_edit_stands_where_the_words_would(build):
    old, new = build("old", DYKE), build("new", DYKE.replace("probably ", ""))
    (one,) = differences(old, new)
    (edit,) = one.words
    assert edit.old.of(old.text) == "probably"
    assert (edit.new.start, edit.new.end) == (new.text.index("broke"),) * 2


def test_a_sentence_moved(build):
    assert told(build, STORY, (STORY[4], *STORY[:4])) == [("moved", QUOTE, QUOTE, [])]


def test_a_sentence_moved_and_changed(build):
    after = QUOTE.replace("bank", "wall")
    old, new = build("old", *STORY), build("new", after, *STORY[:4])
    (one,) = differences(old, new)
    assert (one.edit, one.moved, one.marks) == (Edit.CHANGED, True, (Mark.QUOTATION,))


def test_another_sentence_in_its_place_is_no_change_of_it(build):
    assert told(build, [HOMES, DYKE], [HOMES, BUSES]) == [
        ("added", None, BUSES, []),
        ("removed", DYKE, None, ["hedge"]),
    ]


def test_a_title_that_changed(build):
    old = build("old", HOMES, title="Flood destroys 140 homes")
    new = build("new", HOMES, title="Flood destroys 340 homes")
    (one,) = differences(old, new)
    assert (one.edit, one.marks) == (Edit.CHANGED, (Mark.FIGURE,))


def test_a_text_from_nothing_and_to_nothing(build):
    empty, full = build("e", "..."), build("f", HOMES)
    assert [one.edit for one in differences(empty, full)][-2:] == [Edit.ADDED, Edit.REMOVED]


def test_revisions_are_texts_at_one_url_in_the_order_of_time(build):
    last = build("c", HOMES, MAYOR, url=URL, published="2031-05-16")
    first = build("a", HOMES, url=URL, published="2031-05-14")
    between = build("b", HOMES, BUSES, url=URL, published="2031-05-15")
    others = [build("d", HOMES, DYKE, url=f"{URL}/2"), build("e", HOMES, DYKE), build("f", HOMES)]
    found = list(revisions([last, first, between, *others]))
    assert [(one.old, one.new) for one in found] == [("a", "b"), ("b", "c")]
    assert [d.edit for d in found[0].differences] == [Edit.ADDED]


@pytest.mark.parametrize("published", ["2031-05-14T12:00:00Z", None])
def test_revisions_that_keep_their_time_stand_in_the_order_in_which_they_were_read(
    build, published
):
    first, second, third = (
        build(key, HOMES, *more, url=URL, published=published)
        for key, more in (("z", ()), ("y", (MAYOR,)), ("x", (MAYOR, BUSES)))
    )
    found = list(revisions([first, second, third]))
    assert [(one.old, one.new) for one in found] == [("z", "y"), ("y", "x")]


def test_one_text_read_twice_at_a_url_is_no_revision(build):
    assert list(revisions([build("a", HOMES, url=URL), build("b", HOMES, url=URL)])) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Gen. Kern met Dr. Vance and J. Orlow at 5 p.m. on Monday.", 1),
        ("The U.S. Navy sent No. 4 to the bay. It sank.", 2),
        ("“Go!” she cried. “Now.” They went.", 3),
        ("It rose by 3.5 per cent. In May it fell.", 2),
        ("was it true? Yes… No", 3),
        ("a line without an end", 1),
    ],
)
def test_sentences_by_their_marks(build, text, count):
    article = build("a", text)
    found = sentences(article)
    assert len(found) == count
    assert [one.span.of(article.text) for one in found] == [one.text for one in found]


@given(
    st.lists(st.sampled_from(STORY), min_size=1, max_size=8),
    st.lists(st.sampled_from([*STORY, HOMES.replace("140", "9")]), min_size=1, max_size=8),
)
def test_what_stayed_and_the_differences_make_up_both_texts(before, after):
    old, new = (
        built_article([(BlockKind.BODY, text) for text in texts], key="k")
        for texts in (before, after)
    )
    found = differences(old, new)
    assert all(one.old is None or one.old.of(old.text) in before for one in found)
    assert all(one.new is None or one.new.of(new.text) in after for one in found)
    gone = sum(one.old is not None for one in found)
    come = sum(one.new is not None for one in found)
    assert len(before) - gone == len(after) - come
    for one in found:
        for edit in one.words:
            assert edit.old.start <= edit.old.end
            assert edit.old.of(old.text) != edit.new.of(new.text)
    assert [one.edit for one in differences(old, old)] == []


@pytest.mark.parametrize("kind", ["one word", "all new", "all moved"])
def test_long_texts_are_compared_in_time(build, kind):
    draw = random.Random(3)

    def line(number):
        return "Line " + " ".join(str(draw.randrange(10**6)) for _ in range(8)) + f" {number}."

    lines = [line(number) for number in range(2_000)]
    before, after = {
        "one word": (["no. " * 20_000], ["No. " * 20_001]),
        "all new": (lines, [line(number) for number in range(2_000)]),
        "all moved": (lines, lines[::-1]),
    }[kind]
    old, new = build("old", *before), build("new", *after)
    start = time.process_time()
    differences(old, new)
    assert time.process_time() - start < 20

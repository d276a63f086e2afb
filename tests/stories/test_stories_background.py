from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import ModelError
from retold.stories import background
from retold.stories.background import Background, load, parse, render


def test_a_rare_term_weighs_more_than_a_common_one_and_an_unseen_one_the_most():
    table = Background(100, {"the": 100, "harbour": 9})
    assert table.weight("the") == 0.0
    assert table.weight("the") < table.weight("harbour") < table.weight("zanzeb")


def test_the_shipped_table_knows_what_is_common_in_news():
    table = load()
    assert table.articles > 1_000
    assert table.weight("the") < 0.6
    assert table.weight("said") < table.weight("hospital") < table.weight("qqxz")


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9'’.\-]{1,12}", fullmatch=True), st.integers(2, 900), max_size=30
    )
)
def test_a_table_is_read_as_it_was_written(frequencies):
    table = Background(1_000, frequencies)
    assert parse(render(table)) == table


def test_terms_of_one_article_are_left_out_of_the_table():
    assert parse(render(Background(10, {"once": 1, "twice": 2}))).frequencies == {"twice": 2}


def test_a_missing_table_is_named(monkeypatch):
    monkeypatch.setattr(background, "TABLE", "nowhere.gz")
    load.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"nowhere\.gz"):
            load()
    finally:
        load.cache_clear()

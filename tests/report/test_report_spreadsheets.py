"""CSV that a spreadsheet reads as text, whatever an article says."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.report.spreadsheets import cell, table


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "  =cmd()", "＝1", "\t=1"])
def test_what_begins_a_formula_is_led_by_an_apostrophe(words: str) -> None:
    assert cell(words).startswith("'")


@pytest.mark.parametrize("words", ["at least 18", "18-20", "a=b", "", "nobody@home"])
def test_other_words_stand_as_they_are(words: str) -> None:
    assert cell(words) == words


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    told = [-3.5, 1200.0, 298, 170000.0, 0.1, None, True, False]
    cells = ["-3.5", "1200", "298", "170000", "0.1", "", "true", "false"]
    assert [cell(value) for value in told] == cells


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_every_cell_is_one_safe_cell_again(words: list[str]) -> None:
    names = [f"c{at}" for at in range(len(words))]
    written = table(names, [dict(zip(names, words, strict=True))])
    head, row = csv.reader(io.StringIO(written, newline=""))
    assert head == names
    assert len(row) == len(words)
    assert not any(value.lstrip()[:1] in {"=", "+", "-", "@"} for value in row if value)
    assert not any(ord(letter) < 32 for value in row for letter in value)

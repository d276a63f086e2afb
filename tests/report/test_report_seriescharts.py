"""The chart of series: light and dark, no script, no request, conflicts in the colour of alerts."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from report_series import conflicting, one_series

from retold.report.seriescharts import MOST_SERIES, ChartForm, draw, heading


def svg(*series: object) -> str:
    return draw(series, form=ChartForm.SVG).decode()  # type: ignore[arg-type]


def test_a_chart_is_well_formed_and_says_what_it_shows() -> None:
    drawn = svg(one_series())
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    assert "Killed, since 2031-05-12" in drawn
    assert "at least 18" in drawn
    assert "River Board" in drawn
    assert "best 24" in drawn


def test_a_chart_has_both_themes_and_asks_for_nothing() -> None:
    for form in (ChartForm.SVG, ChartForm.HTML):
        drawn = draw([one_series()], form=form).decode()
        assert "prefers-color-scheme:dark" in drawn
        assert "<script" not in drawn
        assert not re.search(r'(?:href|src)="https?:', drawn)
        assert "#0a0b" not in drawn


def test_a_conflict_alone_has_the_colour_of_alerts() -> None:
    assert "stroke:var(--alert)" not in svg(one_series())
    assert "var(--alert)" in svg(conflicting()).split("</style>", 1)[1]
    assert "var(--alert)" not in svg(one_series()).split("</style>", 1)[1]


def test_a_picture_has_its_colours_for_good() -> None:
    assert draw([one_series()], form=ChartForm.PNG).startswith(b"\x89PNG\r\n")


def test_words_of_articles_are_text_and_never_markup() -> None:
    base = one_series()
    entry = replace(base.entries[0], source="<script>alert(1)</script>", outlet="A & <b>")
    hostile = replace(base, label="<b>killed</b>", entries=(entry,))
    drawn = draw([hostile], form=ChartForm.HTML).decode()
    assert "<script" not in drawn
    assert "<b>" not in drawn
    ElementTree.fromstring(svg(hostile))


@pytest.mark.parametrize("count", [1, MOST_SERIES + 3])
def test_many_series_are_cut(count: int) -> None:
    drawn = svg(*[replace(one_series(), label=f"measure {at}") for at in range(count)])
    assert drawn.count("Measure ") // 1 >= min(count, MOST_SERIES)
    assert f"Measure {MOST_SERIES}," not in drawn


def test_a_heading_names_the_measure_its_place_and_its_days() -> None:
    item = replace(one_series(), place="in Harrow")
    assert heading(item) == "Killed, in Harrow, since 2031-05-12"

"""Circles of outlets: who credits whom, drawn, in words for those who do not see it, and listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from report_invented import BY
from report_reading import the_reading

from retold.output.render import finding_text
from retold.report import page
from retold.report.circles import MOST, Circle, Member, circle_of, draw_circle
from retold.report.index import FindingMark, Index, index_story
from retold.types import Article, Evidence, Finding, FindingKind, Severity, Span

NAMES = ["The Orrin Gazette", "Harbour Wire", "Vale Post"]


def piece(article: Article, words: str) -> Evidence:
    start = article.text.index(words)
    return Evidence(article.id, Span(start, start + len(words)), words)


def circular(articles: dict[str, Article], names: object) -> Finding:
    """A circle of the first words of the invented articles; who credits whom is invented too."""
    credited = [articles["gazette"], articles["wire"], articles["post"]]
    return Finding(
        id="round",
        story="dam",
        thread="left",
        kind=FindingKind.CIRCULAR_REPORTING,
        severity=Severity.HIGH,
        message="Each credits the next: a circle.",
        evidence=tuple(piece(home, home.text[:12]) for home in credited),
        detail={"cycle": names},
        provenance=BY,
    )


def marked(articles: dict[str, Article], names: object) -> tuple[FindingMark, Index]:
    reading = replace(the_reading(articles), findings=(circular(articles, names),))
    index = index_story(reading, articles, prefix="s1")
    (mark,) = index.findings
    return mark, index


def ring(count: int, outlet: str = "Outlet") -> Circle:
    members = [
        Member("ABCDEFGH"[at], f"{outlet} {at}", "5 March", f"{outlet} {at + 1}", "it", None)
        for at in range(count)
    ]
    return Circle("s1-f1-circle", tuple(members))


def test_each_credits_the_next_and_the_last_the_first(articles: dict[str, Article]) -> None:
    found = circle_of(*marked(articles, NAMES))
    assert found is not None
    assert [member.outlet for member in found.members] == NAMES
    assert [member.credits for member in found.members] == [*NAMES[1:], NAMES[0]]
    assert [member.letter for member in found.members] == ["A", "B", "C"]
    assert all(member.anchor is not None for member in found.members)
    assert "Vale Post (" in found.in_words
    assert found.in_words.endswith("credits The Orrin Gazette.")


@pytest.mark.parametrize("names", [None, "a, b", [], ["alone"], [f"o{n}" for n in range(4)]])
def test_a_finding_that_names_no_ring_is_not_drawn(
    articles: dict[str, Article], names: object
) -> None:
    assert circle_of(*marked(articles, names)) is None


def test_other_kinds_of_finding_have_no_circle(articles: dict[str, Article]) -> None:
    index = index_story(the_reading(articles), articles, prefix="s1")
    assert [circle_of(mark, index) for mark in index.findings] == [None] * len(index.findings)


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_there_is_a_node_an_arrow_and_a_name_for_each(count: int) -> None:
    svg = str(draw_circle(ring(count)))
    assert svg.count("<line") == count
    for member in ring(count).members:
        assert f">{member.outlet}</text>" in svg
        assert f">{member.letter}</text>" in svg
    assert "<script" not in svg


def test_the_drawing_takes_the_colours_of_the_page_and_is_told_in_words() -> None:
    svg = str(draw_circle(ring(2)))
    assert {"var(--ink)", "var(--muted)", "var(--paper)"} <= set(re.findall(r"var\(--\w+\)", svg))
    assert "#0a0b" not in svg
    assert "Outlet 0 (5 March) credits Outlet 1" in svg
    assert 'aria-labelledby="s1-f1-circle-title s1-f1-circle-desc"' in svg


def test_what_an_outlet_is_called_cannot_break_the_page() -> None:
    svg = str(draw_circle(ring(2, outlet="<script>&")))
    assert "<script" not in svg


def inside(place: Sequence[float], box: Sequence[float]) -> bool:
    return all(0 <= at <= most for at, most in zip(place, box, strict=True))


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_nothing_lies_outside_of_the_canvas(count: int) -> None:
    svg = str(draw_circle(ring(count)))
    box = [float(n) for n in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0]]
    texts = re.findall(r'<text[^>]*transform="translate\(([-\d.]+),\s*([-\d.]+)\)', svg)
    assert len(texts) == 3 * count
    assert all(inside([float(x), float(y)], box) for x, y in texts)


def test_the_page_shows_the_drawing_and_a_list(articles: dict[str, Article]) -> None:
    reading = replace(the_reading(articles), findings=(circular(articles, NAMES),))
    html = page.render([reading], articles, yardstick="phia")
    assert html.count('aria-label="Drawing: outlets that credit each other"') == 1
    assert "-circle-title" in html
    listed = html.split('<ol class="listed">')
    assert any("<b>B Harbour Wire</b>" in part.split("</ol>")[0] for part in listed[1:])
    assert "back to 1" in html


def test_the_terminal_shows_the_circle(articles: dict[str, Article]) -> None:
    shown = finding_text(circular(articles, NAMES[:2]), lambda key: articles[key]).plain
    assert "The Orrin Gazette → Harbour Wire → The Orrin Gazette" in shown
    other = replace(circular(articles, NAMES[:2]), kind=FindingKind.SINGLE_ORIGIN)
    assert "→" not in finding_text(other, lambda key: articles[key]).plain
    broken = circular(articles, "nothing of a list")
    assert "→" not in finding_text(broken, lambda key: articles[key]).plain

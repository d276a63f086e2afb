"""Findings, retellings, measures, sources and drawings of the invented story."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report_invented import evidence

from retold.report.charts import MOST_TELLINGS, draw_retelling
from retold.report.drawing import LEVELS
from retold.report.figures import measures_of
from retold.report.findings import findings_of, grouped
from retold.report.index import FindingMark, Index, index_story, outermost
from retold.report.intervals import draw_measure
from retold.report.retelling import retellings_of
from retold.report.sources import sources_of
from retold.report.story import view_story
from retold.types import Article, FindingKind, Quantity, Reading, Step


def test_a_hedge_is_marked_where_whole_texts_are_unlike(index: Index) -> None:
    view = next(v for v in findings_of(index) if v.mark.finding.kind is FindingKind.HEDGE_DROPPED)
    marked = [
        [s.text for p in side.passages for s in p.stretches if s.changed] for side in view.sides
    ]
    assert marked == [[], ["likely"]]
    assert "confirmed" in view.unless


def test_the_words_at_fault_always_stand(articles: dict[str, Article]) -> None:
    wire = articles["wire"]
    whole, part = evidence(wire, "About 4,600 people fled"), evidence(wire, "4,600 people")
    assert outermost((part, whole)) == (part, whole)
    assert outermost((whole, part)) == (whole, part)
    assert outermost((part, whole, evidence(wire, "fled"))) == (part, whole)


def test_chips_speak_of_the_claims_whose_words_are_cited(
    reading: Reading, articles: dict[str, Article]
) -> None:
    section = reading.brief.sections[0]
    words = "“seepage through the east wall of Hallow Dam had likely slowed”, it says."
    sentence = replace(section.sentences[0], text=words, claims=("g2", "w3"))
    brief = replace(reading.brief, sections=(replace(section, sentences=(sentence,)),))
    view = view_story(replace(reading, brief=brief), articles, prefix="s1")
    assert [band.word for band in view.sections[0].sentences[0].bands] == ["likely"]


def test_a_list_of_evidence_is_not_compared(index: Index) -> None:
    view = next(v for v in findings_of(index) if v.mark.finding.kind is FindingKind.SINGLE_ORIGIN)
    assert not view.paired
    assert [side.letter for side in view.sides] == ["A", "B", "C"]
    assert not view.marked


def test_long_lists_of_findings_are_folded(index: Index) -> None:
    views = findings_of(index) * 4
    ordered = sorted(views, key=lambda v: v.mark.label)
    groups = grouped([v for v in ordered if v.mark.finding.severity == "low"])
    assert [(len(g.shown), len(g.folded)) for g in groups] == [(10, 2)]


def test_tellings_carry_their_changes_and_their_origin(index: Index) -> None:
    left = retellings_of(index)[0]
    changes = [[m.finding.kind.value for m in t.changes] for t in left.tellings]
    assert changes == [[], ["attribution_lost"], ["range_collapsed"], ["figure_conflict"]]
    assert [t.retells for t in left.tellings] == [None, 1, 1, 3]
    assert [m.finding.kind for m in left.whole] == [FindingKind.SINGLE_ORIGIN]


def test_a_thread_told_once_is_not_drawn(index: Index) -> None:
    assert "alone" not in {retelling.thread.id for retelling in retellings_of(index)}


def test_measures_hold_every_telling_of_one_count(index: Index) -> None:
    left = measures_of(index)[0]
    assert [figure.interval for figure in left.figures] == [
        "4,000 to 4,600",
        "4,600",
        "about 4,600",
        "more than 5,000",
    ]
    assert left.figures[1].source == "no source named"
    assert left.title == "resident: leave"


def test_figures_that_count_nothing_are_compared_within_a_thread_alone(
    reading: Reading, articles: dict[str, Article]
) -> None:
    loose = replace(reading, threads=())
    titles = [m.title for m in measures_of(index_story(loose, articles, prefix="s1"))]
    assert titles == ["resident: leave"]
    titles = [m.title for m in measures_of(index_story(reading, articles, prefix="s1"))]
    assert titles == ["resident: leave", "“The gate stays open for ten days”, in days"]


def test_a_bare_figure_takes_what_it_counts_from_its_thread(
    reading: Reading, articles: dict[str, Article]
) -> None:
    def bare(key: str) -> Reading:
        claims = [
            replace(c, quantities=tuple(replace(q, counted=None) for q in c.quantities))
            if c.id == key
            else c
            for c in reading.claims
        ]
        return replace(reading, claims=tuple(claims))

    measures = measures_of(index_story(bare("w1"), articles, prefix="s1"))
    assert len(measures[0].figures) == 4
    apart = replace(bare("w1"), threads=())
    assert len(measures_of(index_story(apart, articles, prefix="s1"))[0].figures) == 3


def test_of_many_measures_those_told_once_are_left_out_unless_found(
    reading: Reading, articles: dict[str, Article]
) -> None:
    claims = [
        replace(c, quantities=tuple(replace(q, counted=f"thing {c.id}") for q in c.quantities))
        for c in reading.claims
    ]
    index = index_story(replace(reading, claims=tuple(claims)), articles, prefix="s1")
    titles = {measure.title.split(": ")[0] for measure in measures_of(index)}
    assert titles == {"thing g3", "thing w2", "thing p1"}


def test_an_endless_number_is_no_measure(reading: Reading, articles: dict[str, Article]) -> None:
    claims = tuple(
        replace(c, quantities=tuple(_endless(q) for q in c.quantities)) for c in reading.claims
    )
    assert measures_of(index_story(replace(reading, claims=claims), articles, prefix="s1")) == ()


def _endless(quantity: Quantity) -> Quantity:
    return replace(quantity, high=float("inf"))


def test_sources_list_their_names_with_reasons(index: Index) -> None:
    first = sources_of(index)[0]
    assert first.canonical == "Orrin Water Authority"
    assert [name.name for name in first.names] == [
        "the authority",
        "dam officials",
        "the water authority",
    ]
    assert first.total == sum(
        any(link.canonical == first.canonical for link in mark.claim.attribution)
        for mark in index.claims.values()
    )
    assert [mark.claim.id for mark in first.cautions] == ["g6"]


def test_drawings_take_their_colours_from_the_page(index: Index) -> None:
    drawings = [draw_retelling(r) for r in retellings_of(index)]
    drawings += [draw_measure(m) for m in measures_of(index)]
    for drawing in drawings:
        assert "var(--ink)" in drawing
        assert "#0a0b" not in drawing
        assert 'role="img"' in drawing
        assert re.search(r"<title id=[^>]+>[^<]+</title><desc id=[^>]+>[^<]+</desc>", drawing)
        assert not re.search(r"<script|<image|href=", drawing)
    assert f"var(--{next(iter(LEVELS))}-line)" not in drawings[0]


def test_every_change_is_named_in_the_drawing(index: Index) -> None:
    drawing = draw_retelling(retellings_of(index)[0])
    for words in ("attribution lost", "range collapsed", "figure conflict", "Sable Post"):
        assert words in drawing
    assert "range collapsed" not in draw_retelling(retellings_of(index)[1])


def test_words_in_a_drawing_are_escaped(reading: Reading, articles: dict[str, Article]) -> None:
    evil = '<b onload="x">&'
    renamed = {key: replace(a, outlet=evil) for key, a in articles.items()}
    index = index_story(reading, renamed, prefix="s1")
    for drawing in (draw_retelling(retellings_of(index)[0]), draw_measure(measures_of(index)[0])):
        assert "<b " not in drawing
        assert "&lt;b" in drawing


@pytest.mark.parametrize("count", [MOST_TELLINGS, MOST_TELLINGS + 20])
def test_long_threads_are_drawn_in_part(index: Index, count: int) -> None:
    left = retellings_of(index)[0]
    first = left.tellings[0]
    many = tuple(replace(first, number=n, retells=n - 1 or None) for n in range(1, count + 1))
    drawing = draw_retelling(replace(left, tellings=many))
    assert drawing.count(">4,000 to 4,600<") == MOST_TELLINGS


def test_claims_told_again_unchanged_come_last_and_are_not_drawn(
    reading: Reading, articles: dict[str, Article]
) -> None:
    again = replace(next(c for c in reading.claims if c.id == "w6"), id="x4")
    steps = (Step("w6", None, ""), Step("x4", "w6", ""))
    threads = [replace(t, steps=steps) if t.id == "gate" else t for t in reading.threads]
    calm = replace(
        reading,
        findings=(),
        claims=(*reading.claims, again),
        threads=tuple(threads),
    )
    view = view_story(calm, articles, prefix="s1")
    changed = [retelling.changed for retelling in view.retellings]
    assert changed == sorted(changed, reverse=True)
    assert set(changed) == {True, False}
    assert {r.id for r in view.retellings if not r.changed}.isdisjoint(view.charts)


def test_a_chip_needs_the_words_of_a_claim(reading: Reading, articles: dict[str, Article]) -> None:
    section = reading.brief.sections[0]
    sentence = replace(section.sentences[0], text="Two claims rest on the authority.")
    brief = replace(reading.brief, sections=(replace(section, sentences=(sentence,)),))
    view = view_story(replace(reading, brief=brief), articles, prefix="s1")
    assert view.sections[0].sentences[0].bands == ()


def test_a_measure_told_alike_is_not_drawn(reading: Reading, articles: dict[str, Article]) -> None:
    view = view_story(reading, articles, prefix="s1")
    drawn = {measure.id: measure.differs for measure in view.measures}
    assert set(drawn.values()) == {True, False}
    assert {key for key in view.charts if key in drawn} == {k for k, v in drawn.items() if v}


def test_bare_counts_are_compared_within_their_thread_alone(
    reading: Reading, articles: dict[str, Article]
) -> None:
    def bare(thread: bool) -> Reading:
        claims = [
            replace(c, quantities=tuple(replace(q, outcomes=()) for q in c.quantities))
            for c in reading.claims
        ]
        return replace(reading, claims=tuple(claims), threads=reading.threads if thread else ())

    threaded = measures_of(index_story(bare(True), articles, prefix="s1"))
    assert threaded[0].title == "resident"
    assert threaded[0].about == "How many residents left the villages below the dam"
    assert len(threaded[0].figures) == 4
    apart = measures_of(index_story(bare(False), articles, prefix="s1"))
    assert all(len(measure.figures) == 1 for measure in apart)


def test_the_last_change_is_not_cut_off(index: Index) -> None:
    left = retellings_of(index)[0]
    first, second = left.tellings[:2]
    (change, *_) = second.changes
    long = replace(change, finding=replace(change.finding, kind=FindingKind.CORRECTION_NOT_CARRIED))
    short = replace(change, finding=replace(change.finding, kind=FindingKind.BOUND_LOST))

    def width(mark: FindingMark) -> float:
        tellings = (first, replace(second, changes=(mark,)))
        found = re.search(
            r'viewBox="0 0 ([\d.]+)', draw_retelling(replace(left, tellings=tellings))
        )
        assert found
        return float(found[1])

    assert width(long) > width(short) + 20


def test_two_figures_of_one_claim_are_no_measure(
    reading: Reading, articles: dict[str, Article]
) -> None:
    first = next(c for c in reading.claims if c.id == "g3")
    (figure,) = first.quantities
    both = replace(first, quantities=(figure, replace(figure, low=1.0, high=1.0)))
    index = index_story(replace(reading, claims=(both,)), articles, prefix="s1")
    assert measures_of(index) == ()

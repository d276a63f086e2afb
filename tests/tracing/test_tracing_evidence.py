"""Findings: evidence with the words that stand there, and ids that hang on content alone."""

from __future__ import annotations

from typing import Any

from newsroom import NEXT_DAY, claim, piece, scene_of

from retold.tracing.evidence import abstention, finding, quoted
from retold.types import Finding, FindingKind, Severity, Span

ARTICLE = piece("Flood 🌊 at Veldmark", "The dyke — built in 1911 — broke.")
SCENE = scene_of(ARTICLE)
START = ARTICLE.text.index("dyke")
DYKE = Span(START, START + 4)
WATER = Span(ARTICLE.text.index("Flood"), ARTICLE.text.index("Flood") + 5)


def made(*spans: Span, kind: FindingKind = FindingKind.HEDGE_DROPPED, **detail: Any) -> Finding:
    evidence = [SCENE.evidence(ARTICLE.id, span) for span in spans]
    return finding(SCENE, kind, Severity.LOW, "told", evidence, unless="never", **detail)


def test_evidence_has_the_words_that_stand_there() -> None:
    assert SCENE.evidence(ARTICLE.id, DYKE).text == "dyke"


def test_the_id_of_a_finding_comes_from_its_kind_and_places() -> None:
    assert made(DYKE).id == made(DYKE, other="detail").id
    ids = {made(DYKE).id, made(WATER).id, made(DYKE, WATER).id, made(WATER, DYKE).id}
    assert len(ids | {made(DYKE, kind=FindingKind.BOUND_LOST).id}) == 5


def test_what_would_make_it_wrong_is_always_told() -> None:
    assert made(DYKE, hedges=["likely"]).detail == {"hedges": ["likely"], "unless": "never"}


def test_an_abstention_keeps_its_reason() -> None:
    evidence = [SCENE.evidence(ARTICLE.id, DYKE)]
    kept = abstention(SCENE, FindingKind.CONTRADICTION, "unsure", evidence)
    assert (kept.story, kept.reason, kept.evidence) == (SCENE.story, "unsure", tuple(evidence))


def test_quoted_words_are_cut_at_a_word_and_flat() -> None:
    assert quoted("one\n two") == "“one two”"
    assert quoted("one two three", most=9) == "“one two …”"


def test_an_outlet_without_a_name_is_told_by_its_title() -> None:
    unnamed = piece("Flood at Veldmark", "It rained.", outlet=None)
    assert SCENE.outlet(ARTICLE.id) == "Veldmark Courier"
    assert "Flood at Veldmark" in scene_of(unnamed).outlet(unnamed.id)


def test_claims_rank_by_day_and_undated_ones_last() -> None:
    late = piece(None, "The dyke broke.", published=NEXT_DAY)
    never = piece(None, "The dyke was old.", published=None)
    scene = scene_of(ARTICLE, late, never)
    claims = [claim(a, "dyke") for a in (never, late, ARTICLE)]
    assert [c.article for c in sorted(claims, key=scene.ranked)] == [
        ARTICLE.id,
        late.id,
        never.id,
    ]

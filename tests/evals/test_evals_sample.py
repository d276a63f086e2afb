"""Findings drawn at random and judged, on a tiny invented set in a folder of its own."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals import DataError, sample
from evals.findings import place_of
from evals.sample import draw, findings_of, score
from retold.types import Evidence, Finding, FindingKind, Provenance, Severity, Span

SET = "quarry"
TEXT = (
    "Dunmoor quarry shut\n\nA senior quarry official said the wall had been weakened.\n\n"
    "It rained.\n"
)


def finding(kind: str, start: int) -> Finding:
    span = Span(start, start + 5)
    return Finding(
        id=f"f{kind}{start}",
        kind=FindingKind(kind),
        severity=Severity.LOW,
        story="s",
        thread=None,
        message="invented",
        evidence=(Evidence("a", span, "words"),),
        detail={},
        provenance=Provenance("invented", "1"),
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / SET
    folder.mkdir()
    (folder / "wall.txt").write_text(TEXT, encoding="utf-8")
    return folder


def judge(folder: Path, *rows: tuple[tuple[str, int, int, str], bool]) -> None:
    told = [
        {"set": SET, "article": a, "start": s, "end": e, "kind": k, "right": right}
        for (a, s, e, k), right in rows
    ]
    rows_told = (row | {"reason": "invented", "draw": n} for n, row in enumerate(told))
    lines = "".join(json.dumps(row) + "\n" for row in rows_told)
    (folder / sample.FILE).write_text(lines, encoding="utf-8")


def test_a_draw_takes_rare_kinds_whole_and_some_of_common_ones() -> None:
    common = [finding("anonymous_source", at) for at in range(30)]
    rare = [finding("bound_lost", at) for at in range(3)]
    drawn = draw({"one": common[:20] + rare[:1], "two": common[20:] + rare[1:]}, most=10, seed=1)
    assert Counter(each.kind.value for _, each in drawn) == {
        "anonymous_source": 10,
        "bound_lost": 3,
    }
    assert len({(name, each.id) for name, each in drawn}) == 13


def test_a_draw_depends_on_the_seed_alone() -> None:
    found = [finding("anonymous_source", at) for at in range(30)]
    first = draw({"one": found}, most=10, seed=1)
    assert first == draw({"one": found[::-1]}, most=10, seed=1)
    assert first != draw({"one": found}, most=10, seed=2)


@pytest.mark.model
def test_what_is_made_today_is_scored(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = map(place_of, findings_of(articles))
    judge(tmp_path, (made, True), (("gone", 0, 4, "bound_lost"), False))
    monkeypatch.setattr(sample, "JUDGED", tmp_path)
    monkeypatch.setattr(sample.judged, "__kwdefaults__", {"folder": tmp_path})
    result = score(articles)
    assert result.n == 1
    assert result.metrics["precision"] == result.metrics["right_still_made"] == 1.0
    assert (result.metrics["kinds"], result.baseline["kinds"]) == (1, 2)
    assert result.baseline["precision"] == 0.5
    assert result.baseline["precision_bound_lost"] == 0.0
    assert result.gold_check["precision"] == result.gold_check["right_still_made"] == 1.0
    assert score(articles.parent) == result


def test_what_was_drawn_twice_counts_as_last_judged(tmp_path: Path) -> None:
    place = ("a", 0, 4, "bound_lost")
    judge(tmp_path, (place, False), (("a", 5, 9, "bound_lost"), True), (place, True))
    known = sample.judged(folder=tmp_path)
    assert [(each.place, each.right, each.draw) for each in known] == [
        (place, True, 2),
        (("a", 5, 9, "bound_lost"), True, 1),
    ]


def test_a_set_that_nobody_judged_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(tmp_path, (("a", 0, 4, "bound_lost"), True))
    monkeypatch.setattr(sample.judged, "__kwdefaults__", {"folder": tmp_path})
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(DataError, match="no findings were drawn"):
        score(tmp_path / "elsewhere")

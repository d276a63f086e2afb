"""Findings judged by hand, scored on a tiny invented set in a folder of its own."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from evals import DataError, findings
from evals.findings import findings_of, judgements, place_of, score

SET = "harbour"
ARTICLES = {
    "ferry.txt": "Brannow ferry sinks\n\nA senior port official said the ferry had been "
    "overloaded.\n\nIt sank at noon.\n",
    "mill.txt": "Veldmark mill burns\n\nSources close to the board said the mill had been "
    "insured twice.\n\nThe fire lasted until noon.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / SET
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "judged"
    folder.mkdir()
    monkeypatch.setattr(findings, "JUDGED", folder)
    monkeypatch.setattr(findings, "judgements", partial(judgements, folder=folder))
    monkeypatch.setattr(findings, "findings_of", partial(findings_of, folder=folder))
    return folder


def judge(folder: Path, *rows: tuple[tuple[str, int, int, str], bool]) -> None:
    lines = [
        json.dumps(
            {
                "set": SET,
                "article": article,
                "start": start,
                "end": end,
                "kind": kind,
                "right": right,
                "reason": "invented",
            }
        )
        for (article, start, end, kind), right in rows
    ]
    (folder / f"findings_{SET}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_judgements_are_kept_by_place(judged: Path) -> None:
    place = ("a1", 3, 9, "quote_altered")
    judge(judged, (place, False))
    (made,) = judgements(SET, folder=judged).values()
    assert (made.place, made.right, made.reason) == (place, False, "invented")


@pytest.mark.model
def test_a_finding_is_named_by_the_words_at_fault(articles: Path, judged: Path) -> None:
    made = findings_of(articles, SET, folder=judged)
    assert {finding.evidence[0].text for finding in made} >= {
        "A senior port official",
        "Sources close to the board",
    }
    for finding in made:
        _, start, end, kind = place_of(finding)
        assert (end - start, kind) == (len(finding.evidence[0].text), finding.kind.value)


@pytest.mark.model
def test_the_listed_articles_alone_are_read(articles: Path, judged: Path) -> None:
    every = findings_of(articles, SET, folder=judged)
    one = every[0].evidence[0].article
    (judged / f"{SET}_articles.txt").write_text(f"{one}\n", encoding="ascii")
    listed = findings_of(articles, SET, folder=judged)
    assert {finding.evidence[0].article for finding in listed} == {one}
    assert len(listed) < len(every)


@pytest.mark.model
def test_shares_are_of_what_was_judged_and_is_made(articles: Path, judged: Path) -> None:
    """One judged right, one wrong, one right that is no longer made; the rest were not judged."""
    places = sorted(place_of(made) for made in findings_of(articles, SET, folder=judged))
    gone = ("gone", 0, 4, "single_origin")
    judge(judged, (places[0], True), (places[1], False), (gone, True))
    made = score(articles)
    assert made.n == 2
    assert made.metrics["precision"] == 0.5
    assert made.metrics["judged_share"] == pytest.approx(2 / len(places))
    assert made.metrics["right_still_made"] == 0.5
    assert made.baseline["precision"] == pytest.approx(2 / 3)


@pytest.mark.model
def test_a_file_of_the_set_is_judged_by_its_folder(articles: Path, judged: Path) -> None:
    places = [place_of(made) for made in findings_of(articles / "ferry.txt", SET, folder=judged)]
    judge(judged, *((place, True) for place in places))
    made = score(articles / "ferry.txt")
    assert (made.n, made.metrics) == (len(places), made.gold_check)


def test_a_set_without_judgements_is_refused(articles: Path, judged: Path) -> None:
    with pytest.raises(DataError, match="no judgements of a set called 'harbour'"):
        score(articles)


def test_a_folder_without_the_judged_articles_is_refused(articles: Path, judged: Path) -> None:
    (judged / f"{SET}_articles.txt").write_text("0000\n", encoding="ascii")
    with pytest.raises(DataError, match="none of the judged articles of harbour"):
        findings_of(articles, SET, folder=judged)

"""Sources judged by hand, scored on a tiny invented set in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import DataError, judgedsources
from evals.judgedsources import answer_of, judgements, resolved, score
from evals.judgedsources import judgements as read_judgements

SET = "harbour"
TEXT = (
    "Ferry sinks off Malden\n\nMrs Edda Corvane said the ferry had been overloaded.\n\n"
    "She said the crew had fled.\n\nResidents said it sank at noon.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / SET
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "judged"
    folder.mkdir()
    monkeypatch.setattr(
        judgedsources, "judgements", lambda name: read_judgements(name, folder=folder)
    )
    return folder


def row(
    article: str, start: int, end: int, kind: str, digest: str, *, right: bool
) -> dict[str, object]:
    return {
        "set": SET,
        "article": article,
        "start": start,
        "end": end,
        "kind": kind,
        "canonical": digest,
        "right": right,
        "reason": "invented",
    }


def write(folder: Path, rows: list[dict[str, object]]) -> None:
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "sources.jsonl").write_text(f"{lines}\n", encoding="utf-8")


@pytest.mark.model
def test_answers_are_held_against_the_judgements(articles: Path, judged: Path) -> None:
    (item,) = set(_ids(articles))
    places = {(item, 0, 0)}
    rows: list[dict[str, object]] = []
    for place, link in resolved(articles, SET, places):
        _, kind, digest = answer_of(place, link)
        right = link.source != "Residents"
        rows.append(row(*place, kind, digest, right=right))
    assert len(rows) == 3
    gone = rows[0] | {"canonical": "0" * 12, "right": False}
    write(judged, [*rows, gone])
    made = score(articles)
    assert made.n == 3
    assert made.metrics["precision"] == pytest.approx(2 / 3)
    assert made.metrics["right_still_given"] == 1.0
    assert made.metrics["unresolved"] == 0.0
    assert made.baseline["precision"] == pytest.approx(2 / 4)


def _ids(folder: Path) -> list[str]:
    return [article.id for article in judgedsources._read(folder, SET)]


def test_the_kept_judgements_hold_no_text() -> None:
    for name in ("mh17", "fa_kes", "allsides_stories"):
        known = judgements(name)
        assert len(known) > 50
        assert all(len(digest) == 12 for _, _, digest in known)


def test_a_set_without_judgements_is_refused(articles: Path, judged: Path) -> None:
    write(judged, [])
    with pytest.raises(DataError, match="no judgements of a set called 'harbour'"):
        score(articles)


def test_a_folder_without_the_judged_articles_is_refused(articles: Path, judged: Path) -> None:
    write(judged, [row("none", 0, 1, "person", "0", right=True)])
    with pytest.raises(DataError, match="none of the judged articles"):
        score(articles)

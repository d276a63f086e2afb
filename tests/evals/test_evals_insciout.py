"""The scorer of exaggeration, on tiny invented data in the layout of the public set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import DataError, insciout
from retold.tracing.pairs.strength import Leaning

ROWS = [
    ("Tea prevents colds.", "Tea was associated with fewer colds.", "exaggerates"),
    ("Salt may swell gums.", "Salt swells gums.", "downplays"),
    ("Salt swells gums.", "Salt swells gums.", "same"),
    ("Tea is old.", "Tea has a long history.", "same"),
]


def write(folder: Path, rows: list[tuple[str, str, str]] = ROWS) -> Path:
    lines = [
        json.dumps({insciout.TOLD: told, insciout.ORIGIN: origin, insciout.LABEL: label})
        for told, origin, label in rows
    ]
    (folder / "insciout_tiny.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_the_gold_scores_one_and_a_wrong_answer_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path)
    monkeypatch.setattr(insciout, "answers", lambda gold: [item.leaning for item in gold])
    right = insciout.score(path)
    assert (right.n, right.metrics) == (4, {"macro_f1": 1.0})
    assert right.gold_check == {"macro_f1": 1.0}
    assert right.baseline["macro_f1"] == pytest.approx((2 * 2 / 6) / 3)
    monkeypatch.setattr(
        insciout, "answers", lambda gold: [Leaning.SAME, *[i.leaning for i in gold[1:]]]
    )
    assert insciout.score(path).metrics["macro_f1"] == pytest.approx((0 + 1 + 4 / 5) / 3)


@pytest.mark.model
def test_the_engine_answers_every_pair(tmp_path: Path) -> None:
    score = insciout.score(write(tmp_path))
    assert score.metrics["macro_f1"] > score.baseline["macro_f1"]


def test_one_file_is_read_like_its_folder(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert insciout.items(folder / "insciout_tiny.jsonl") == insciout.items(folder)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        '{"press_release_conclusion": "Salt."}',
        '{"press_release_conclusion": "A", "abstract_conclusion": "B", "exaggeration_label": 2}',
        '{"press_release_conclusion": "A", "abstract_conclusion": "B", "exaggeration_label": "no"}',
        '{"press_release_conclusion": " ", "abstract_conclusion": "B", '
        '"exaggeration_label": "same"}',
        "",
    ],
)
def test_another_layout_is_a_data_error(tmp_path: Path, line: str) -> None:
    (tmp_path / "insciout_x.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DataError):
        insciout.items(tmp_path)


def test_missing_and_undecodable_files_are_data_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        insciout.items(tmp_path)
    (tmp_path / "insciout_x.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError):
        insciout.items(tmp_path)

"""The scorer of support, on tiny invented data in the layout of the public set."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals import DataError, bump
from retold.tracing.pairs.support import Signs
from training.linear import identity
from training.preference import preferred

ARTICLE = (
    "The harbour master of Lund, Ada Holm, closed the port on Friday after a tanker lost 40 tonnes "
    "of oil. Volunteers cleaned the beach."
)
ROWS: list[dict[str, Any]] = [
    {
        "article": ARTICLE,
        "reference_summary": "Ada Holm closed the port .",
        "edited_summary": "Peter Quist closed the port .",
        "scores": {"M_reference": 0.4, "M_edited": 0.2, "N_reference": 0.1, "N_edited": 0.1},
    },
    {
        "article": ARTICLE,
        "reference_summary": "A tanker lost 40 tonnes of oil .",
        "edited_summary": "A tanker lost 90 tonnes of oil .",
        "scores": {"M_reference": 0.1, "M_edited": 0.2, "N_reference": 0.5, "N_edited": 0.1},
    },
]


def write(folder: Path, rows: Any = ROWS) -> Path:
    (folder / "task1_tiny.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


@pytest.mark.model
def test_the_engine_prefers_what_the_article_says(tmp_path: Path) -> None:
    score = bump.score(write(tmp_path))
    assert score.n == 2
    assert score.metrics == score.gold_check == {"consistency": 1.0}


def test_a_wrong_answer_and_a_tie_score_lower(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bump, "answers", lambda gold: [0.5, -0.5])
    assert bump.score(write(tmp_path)).metrics == {"consistency": 0.5}
    assert bump.consistency([1.0, 0.0, -1.0, 2.0]) == 0.5


def test_the_stored_metrics_are_scored_alike(tmp_path: Path) -> None:
    assert bump.others(bump.pairs(write(tmp_path))) == {"M": 0.5, "N": 0.5}


def test_a_packed_file_is_read_like_a_plain_one(tmp_path: Path) -> None:
    plain = bump.pairs(write(tmp_path))
    packed = tmp_path / "packed"
    packed.mkdir()
    (packed / "task1_tiny.json.gz").write_bytes(gzip.compress(json.dumps(ROWS).encode()))
    assert bump.pairs(packed) == plain
    assert bump.pairs(packed / "task1_tiny.json.gz") == plain


@pytest.mark.parametrize(
    "rows",
    [
        {},
        [],
        [3],
        [{"article": "A."}],
        [{"article": "A.", "reference_summary": "B.", "edited_summary": 3}],
        [{"article": " ", "reference_summary": "B.", "edited_summary": "C."}],
        [{"article": "A.", "reference_summary": "B.", "edited_summary": "C.", "scores": [1]}],
    ],
)
def test_another_layout_is_a_data_error(tmp_path: Path, rows: Any) -> None:
    with pytest.raises(DataError):
        bump.pairs(write(tmp_path, rows))


def test_unreadable_files_are_data_errors(tmp_path: Path) -> None:
    (tmp_path / "task1_x.json.gz").write_bytes(b"no archive")
    with pytest.raises(DataError):
        bump.pairs(tmp_path)
    (tmp_path / "task1_x.json.gz").unlink()
    (tmp_path / "task1_x.json").write_bytes(b"\xff[")
    with pytest.raises(DataError):
        bump.pairs(tmp_path)


def test_pairs_of_the_fit_are_weighed_without_their_articles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sign tells right from wrong in every pair but one, whose weights must not learn it."""

    def read(number: int) -> bump.Read:
        pair = bump.Pair(f"article {number}", "true", "altered", {})
        return bump.Read(pair, Signs(1.0, 0.0, 0.0, 0.0, 0.0), Signs(2.0, 0.0, 0.0, 0.0, 0.0))

    rows = [read(number) for number in range(60)]
    odd = bump.Pair("odd", "true", "altered", {})
    rows.append(bump.Read(odd, Signs(0.0, 0.0, 0.0, 0.0, 0.0), Signs(0.0, 0.0, 0.0, 5.0, 0.0)))
    items = np.array([identity(one.pair.item) for one in rows], dtype=np.uint64)
    monkeypatch.setattr(bump, "signs", lambda gold: rows)
    monkeypatch.setattr(bump, "tables", lambda: {"support_items": items})
    monkeypatch.setattr(bump, "weights", lambda: np.array([0.0, 0.0, 0.0, 9.0, 0.0]))
    margins = bump.answers([one.pair for one in rows])
    assert all(margin > 0 for margin in margins[:-1])
    assert margins[-1] < 5.0
    monkeypatch.setattr(bump, "tables", lambda: {"support_items": items[:0]})
    assert bump.answers([one.pair for one in rows])[-1] == 45.0


def test_weights_prefer_the_better_and_never_turn_a_sign_round() -> None:
    rows = np.array([[1.0, -0.2, 0.0], [0.8, -0.1, 0.0], [1.2, 0.1, 0.0]])
    found = preferred(rows)
    assert (rows @ found > 0).all()
    assert found[0] > 0
    assert (found >= 0).all()

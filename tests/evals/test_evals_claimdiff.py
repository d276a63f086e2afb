"""The scorer of related claims, on tiny invented data in the layout of the public set."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evals import DataError, claimdiff

CLAIMS = [
    ("Port", "The port is shut.", "Engineers confirmed that the port is shut.", 1, 0),
    ("Port", "The port is shut.", "Ships still enter the port.", 0, 1),
    ("Tea", "Tea cures colds.", "The council met on Friday.", 0, 0),
]


def row(topic: str, first: str, second: str, relation: Any) -> dict[str, Any]:
    return {"topic": topic, "claim_a": first, "claim_b": second, "relation": relation}


def write(folder: Path) -> Path:
    for name, at in (("strength", 3), ("weak", 4)):
        rows = [row(*claim[:3], claim[at]) for claim in CLAIMS]
        text = json.dumps({"data": rows, "ver": "0"})
        (folder / f"ClaimDiff-{name}-tiny.json").write_text(text, encoding="utf-8")
    return folder


def said(answers: list[claimdiff.Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimdiff, "answers", lambda gold: answers)


def test_the_gold_scores_one_and_wrong_answers_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path)
    said([(True, False), (False, True), (False, False)], monkeypatch)
    right = claimdiff.score(path)
    assert right.n == 3
    assert right.metrics == right.gold_check == {"f1_strengthens": 1.0, "f1_weakens": 1.0}
    assert right.baseline == {"f1_strengthens": 0.5, "f1_weakens": 0.5}
    said([(True, False), (True, False), (False, False)], monkeypatch)
    assert claimdiff.score(path).metrics == {
        "f1_strengthens": pytest.approx(2 / 3),
        "f1_weakens": 0.0,
    }


def test_packed_files_and_one_of_the_two_are_read(tmp_path: Path) -> None:
    both = claimdiff.pairs(write(tmp_path))
    assert [(p.strengthens, p.weakens) for p in both] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    one = tmp_path / "one"
    one.mkdir()
    plain = (tmp_path / "ClaimDiff-weak-tiny.json").read_bytes()
    (one / "ClaimDiff-weak-tiny.json.gz").write_bytes(gzip.compress(plain))
    assert [(p.strengthens, p.weakens) for p in claimdiff.pairs(one)] == [
        (None, False),
        (None, True),
        (None, False),
    ]


def test_the_engine_answers_every_pair(tmp_path: Path) -> None:
    told = claimdiff.answers(claimdiff.pairs(write(tmp_path)))
    assert told[0] == (True, False)
    assert told[2] == (False, False)


@pytest.mark.parametrize(
    "whole",
    [
        [],
        {},
        {"data": {}},
        {"data": []},
        {"data": [7]},
        {"data": [row("T", "A.", "B.", 2)]},
        {"data": [row("T", "A.", "B.", "yes")]},
        {"data": [row("T", "A.", " ", 1)]},
        {"data": [row("T", "A.", 3, 1)]},
    ],
)
def test_another_layout_is_a_data_error(tmp_path: Path, whole: Any) -> None:
    file = tmp_path / "ClaimDiff-strength-x.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(DataError):
        claimdiff.pairs(tmp_path)


def test_missing_and_broken_files_are_data_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        claimdiff.pairs(tmp_path)
    (tmp_path / "ClaimDiff-weak-x.json.gz").write_bytes(b"\x1f\x8bnot")
    with pytest.raises(DataError):
        claimdiff.pairs(tmp_path)

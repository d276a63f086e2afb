from __future__ import annotations

import sys
from types import ModuleType

import pytest

from evals import DataError, Score, Task, results
from evals.published import FOLDERS, NOTES, PUBLISHED, VARYING
from evals.results import main, rows, table, version

TASK = Task("invented_scorers", "score", "an invented set")


@pytest.fixture
def gold(tmp_path, monkeypatch):
    """A folder of two invented sets, and the tasks that score them."""

    def score(path):
        if not (path / "answers").is_file():
            raise DataError(f"no answers | none\nin {path.name}")
        right = float((path / "answers").read_text())
        return Score(
            n=40,
            metrics={"f1": right, "pages_per_second_ratio": 0.61},
            baseline={"f1": 0.25},
            gold_check={"f1": 1.0, "pages_per_second_ratio": 1.0},
        )

    module = ModuleType("invented_scorers")
    module.score = score
    monkeypatch.setitem(sys.modules, "invented_scorers", module)
    monkeypatch.setitem(FOLDERS, "tides", ("tides",))
    monkeypatch.setitem(FOLDERS, "bells", ("bells", "gongs"))
    monkeypatch.setitem(PUBLISHED, ("tides", "f1"), results.Published(".9 Ana", ".8 tidetool", 2))
    monkeypatch.setattr(results, "TASKS", {"tides": TASK, "bells": TASK})
    for name in ("tides", "bells"):
        (tmp_path / name).mkdir()
    (tmp_path / "tides" / "answers").write_text("0.8125")
    return tmp_path


def cells(row):
    return dict(zip(results._HEAD, row, strict=True))


def test_each_metric_has_a_row_with_what_others_score(gold):
    row, timed = (cells(each) for each in rows(gold, tasks={"tides": TASK}))
    assert (row["task"], row["metric"], row["n"]) == ("tides", "f1", "40")
    assert (row["Retold"], row["baseline"], row["gold"]) == (".812", ".250", "1.000")
    assert (row["best published"], row["best open tool"]) == (".9 Ana [2]", ".8 tidetool [2]")
    assert (timed["best published"], timed["best open tool"]) == ("", "")


def test_what_the_clock_decides_is_left_out(gold):
    _, timed = (cells(each) for each in rows(gold, tasks={"tides": TASK}))
    assert timed["metric"] in VARYING
    assert timed["Retold"] == timed["gold"] == "varies"
    assert ".61" not in table(rows(gold, tasks={"tides": TASK}))


def test_sets_that_are_missing_or_unread_are_said_and_the_rest_is_scored(gold):
    told = [cells(row) for row in rows(gold, tasks={"tides": TASK, "bells": TASK, "new": TASK})]
    assert [(row["task"], row["set"]) for row in told[:3]] == [
        ("bells", "bells"),
        ("bells", "gongs"),
        ("new", ""),
    ]
    assert told[0]["metric"] == "not run: no answers / none in bells"
    assert "no folder" in told[1]["metric"]
    assert "no folder" in told[2]["metric"]
    assert told[3]["Retold"] == ".812"


def test_the_table_is_markdown_of_one_shape(gold):
    lines = [line for line in table(rows(gold)).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in lines} == {len(results._HEAD) + 1}


def test_a_check_tells_same_numbers_from_others(gold, tmp_path, capsys):
    kept = tmp_path / "results.md"
    assert main(["--gold", str(gold)]) == 0
    kept.write_text(capsys.readouterr().out)
    assert main(["--gold", str(gold), "--check", str(kept)]) == 0
    assert "the same numbers" in capsys.readouterr().out
    (gold / "tides" / "answers").write_text("0.8135")
    assert main(["--gold", str(gold), "--check", str(kept)]) == 1
    changes = capsys.readouterr().out
    assert ".812" in changes
    assert ".814" in changes or ".813" in changes


def test_a_folder_that_is_missing_is_told(tmp_path, capsys):
    assert main(["--gold", str(tmp_path / "none")]) == 2
    assert "no folder" in capsys.readouterr().err


def test_the_version_is_the_date_of_the_card_or_of_the_package(tmp_path):
    (tmp_path / "tide_tables.md").write_text("# tides\n\n| | |\n|---|---|\n| date | 2031-05-02 |\n")
    (tmp_path / "bells.md").write_text("# bells\n\nno date\n")
    assert version("tide-tables", models=tmp_path) == "tide_tables 2031-05-02"
    assert version("bells", models=tmp_path).startswith("retold ")
    assert version("none", models=tmp_path).startswith("retold ")


def test_every_figure_of_others_names_a_note_and_a_task_with_a_folder():
    for (task, _), known in PUBLISHED.items():
        assert task in FOLDERS
        assert known.note is not None
        assert 1 <= known.note <= len(NOTES)
        assert known.best or known.tool
    assert {known.note for known in PUBLISHED.values()} == set(range(1, len(NOTES) + 1))


@pytest.mark.parametrize(
    ("value", "words"), [(0.5, ".500"), (1.0, "1.000"), (-0.25, "-.250"), (0.0, ".000"), (None, "")]
)
def test_figures_are_written_without_the_zero(value, words):
    assert results._figure(value) == words

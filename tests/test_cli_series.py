"""`retold figures` and `retold timeline`: tables, JSON, CSV, charts, and a user's own measures."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_samples import Run
from ledger_samples import FIRST, STORY

from retold.ledger.store import Ledger


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.ledger"
    Ledger.open(path).__exit__(None, None, None)
    return path


def test_figures_are_tables_under_their_storys_title(run: Run, ledger: Path) -> None:
    done = run("figures", "--ledger", ledger)
    assert done.code == 0
    assert STORY.title in done.out
    assert "displaced or fled" in done.out
    assert "More than 1,200 people" in done.out
    assert "River Board" in done.out
    assert "ACLED 1,200; UCDP 1,200 (1,200 to ?)" in done.out


def test_one_convention_may_be_asked_for(run: Run, ledger: Path) -> None:
    assert "UCDP" not in run("figures", "--ledger", ledger, "--counting", "acled").out
    assert "ACLED" not in run("figures", "--ledger", ledger, "--counting", "ucdp").out
    assert run("figures", "--ledger", ledger, "--counting", "gdelt").code == 2


def test_the_setting_names_a_convention_too(run: Run, ledger: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('counting = "ucdp"\n')
    shown = run("figures", "--ledger", ledger, "--config", settings).out
    assert "UCDP" in shown
    assert "ACLED" not in shown


def test_figures_as_json_give_their_words_back(run: Run, ledger: Path) -> None:
    (series,) = run("figures", "--ledger", ledger, "--json").lines()
    assert series["types"] == ["displaced"]
    assert series["story"] == STORY.id
    assert series["estimates"]["ucdp"]["best"] == 1200
    (figure,) = series["figures"]
    assert FIRST.text[figure["start"] : figure["end"]] == figure["text"]
    assert (figure["low"], figure["high"], figure["low_inclusive"]) == (1200, None, False)
    assert (figure["relation"], figure["to"], figure["source"]) == ("first", None, "River Board")


def test_figures_of_a_measure_and_of_a_story(run: Run, ledger: Path) -> None:
    asked = ("figures", "--ledger", ledger, "--json", "--measure")
    assert len(run(*asked, "displaced").lines()) == 1
    assert run(*asked, "killed").lines() == []
    assert len(run(*asked, "killed", "--measure", "displaced").lines()) == 1
    unknown = run(*asked, "kiled")
    assert unknown.code == 2
    assert "no measure 'kiled'" in unknown.err
    assert run("figures", "--ledger", ledger, "--story", "nowhere").code == 2
    assert len(run("figures", "--ledger", ledger, "--story", STORY.id[:3], "--json").lines()) == 1


def test_nothing_found_is_said(run: Run, empty: Path) -> None:
    for command in ("figures", "timeline"):
        done = run(command, "--ledger", empty)
        assert (done.code, done.out) == (0, "")
        assert "nothing found" in done.err
        assert run(command, "--ledger", empty, "--json").out == ""
    done = run("figures", "--ledger", empty, "--chart", empty.parent / "none.svg")
    assert "no chart" in done.err
    assert not (empty.parent / "none.svg").exists()


def test_csv_has_a_line_for_each_figure(run: Run, ledger: Path, tmp_path: Path) -> None:
    shown = run("figures", "--ledger", ledger, "--csv", "-").out
    (line,) = csv.DictReader(io.StringIO(shown))
    assert (line["types"], line["low"], line["high"]) == ("displaced", "1200", "")
    assert (line["source"], line["low_inclusive"]) == ("River Board", "false")
    path = tmp_path / "figures.csv"
    done = run("figures", "--ledger", ledger, "--csv", path)
    assert (done.code, done.out) == (0, "")
    assert list(csv.DictReader(io.StringIO(path.read_text("utf-8")))) == [line]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.svg", b"<svg xmlns"), ("a.PNG", b"\x89PNG"), ("a.html", b"<!doctype html>")],
)
def test_a_chart_is_drawn_by_the_ending_of_its_file(
    run: Run, ledger: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    assert run("figures", "--ledger", ledger, "--chart", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_chart_that_cannot_be_is_told_in_one_line(run: Run, ledger: Path, tmp_path: Path) -> None:
    wrong = run("figures", "--ledger", ledger, "--chart", tmp_path / "a.gif")
    assert wrong.code == 2
    assert "no chart of the form '.gif'" in wrong.err
    nowhere = run("figures", "--ledger", ledger, "--chart", tmp_path / "no" / "a.svg")
    assert nowhere.code == 2
    assert "cannot write" in nowhere.err
    assert nowhere.err.count("\n") == 1


def test_a_users_measures_extend_the_types(run: Run, ledger: Path, tmp_path: Path) -> None:
    table, settings = tmp_path / "own.tsv", tmp_path / "settings.toml"
    table.write_text("gone\tgone from home\tleave\t-\n", encoding="utf-8")
    settings.write_text(f"measures = {json.dumps(str(table))}\n", encoding="utf-8")
    asked = ("figures", "--ledger", ledger, "--config", settings)
    (series,) = run(*asked, "--json", "--measure", "gone").lines()
    assert series["label"] == "gone from home"


def test_bad_lines_of_measures_are_told_with_their_number(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("# mine\nno columns here\ngone\tgone\tleave\t-\n", encoding="utf-8")
    monkeypatch.setenv("RETOLD_MEASURES", str(table))
    done = run("figures", "--ledger", ledger)
    assert done.code == 1
    assert "line 2: 1 columns" in done.err
    assert "gone" in done.out


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"])
def test_measures_that_cannot_be_read_are_told(
    run: Run,
    ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
) -> None:
    table = tmp_path / "own.tsv"
    if content is not None:
        table.write_bytes(content)
    monkeypatch.setenv("RETOLD_MEASURES", str(table))
    done = run("figures", "--ledger", ledger)
    assert done.code == 2
    assert "cannot read the table of measures" in done.err


def test_the_timeline_lists_what_is_placed_in_time(run: Run, ledger: Path) -> None:
    (event,) = run("timeline", "--ledger", ledger, "--json").lines()
    assert event["start_time"] == "2031-05-12"
    assert event["end_time"] is None
    assert event["sources"] == ["River Board"]
    (telling,) = event["tellings"]
    assert telling["certainty"]["band"] == "likely"
    assert FIRST.text[telling["start"] : telling["end"]] == telling["text"]
    shown = run("timeline", "--ledger", ledger, "--story", STORY.id[:4]).out
    assert "since 2031-05-12" in shown
    assert "River Board (Veldmark Courier)" in shown
    assert "likely (probably)" in shown

"""`retold ratings` and `retold rate`, and where else an assessment is shown; the axes are apart."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from cli_samples import Run

ROOT = Path(__file__).parents[1]
WHO = ("--by", "Ana Ruiz", "--why", "the minutes say so")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    listed = tmp_path / "ratings.tsv"
    listed.write_text("Coast Gazette\tB\tcorrects its errors\nRiver Board\tC\tby hand\n")
    path = tmp_path / "retold.toml"
    path.write_text(f'ratings = "{listed.as_posix()}"\n')
    return path


def letters(run: Run, *arguments: object) -> dict[str, str]:
    listed = run("ratings", "--json", *arguments).lines()
    return {row["name"]: row["reliability"]["value"] for row in listed}


def credibility(run: Run, ledger: Path) -> dict[str, int]:
    return {
        row["id"]: row["credibility"]
        for row in run("threads", "--ledger", ledger, "--json").lines()
    }


def test_what_nothing_is_known_of_is_f_with_the_reason(run: Run, ledger: Path) -> None:
    listed = run("ratings", "--ledger", ledger, "--json").lines()
    assert {row["reliability"]["value"] for row in listed} == {"F"}
    assert all(row["reliability"]["reasons"] for row in listed)
    assert {row["kind"] for row in listed} == {"outlet", "source"}


def test_the_users_own_ratings_are_read(run: Run, ledger: Path, settings: Path) -> None:
    found = letters(run, "--ledger", ledger, "--config", settings)
    assert (found["Coast Gazette"], found["River Board"]) == ("B", "C")
    assert found["Veldmark Courier"] == "F"
    only = letters(run, "--ledger", ledger, "--config", settings, "--kind", "outlet")
    assert set(only) == {"Coast Gazette", "Veldmark Courier"}
    shown = run("ratings", "--ledger", ledger, "--config", settings)
    assert "corrects its errors" in shown.out


def test_bad_lines_are_told_and_the_exit_code_is_one(
    run: Run, ledger: Path, settings: Path, tmp_path: Path
) -> None:
    with (tmp_path / "ratings.tsv").open("a") as file:
        file.write("Orlow Times\tQ\n")
    for command in ("ratings", "sources"):
        done = run(command, "--ledger", ledger, "--config", settings, "--json")
        assert done.code == 1
        assert "line 3: no letter 'Q'" in done.err
        assert len(done.lines()) > 1


@pytest.mark.parametrize(
    ("text", "told"), [(None, "cannot read the ratings"), ("x" * 50, "more than")]
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    run: Run, ledger: Path, settings: Path, tmp_path: Path, text: str | None, told: str
) -> None:
    listed = tmp_path / "ratings.tsv"
    listed.unlink()
    if text is not None:
        listed.write_text(text)
        settings.write_text(settings.read_text() + "max_file_bytes = 40\n")
    done = run("ratings", "--ledger", ledger, "--config", settings)
    assert done.code == 2
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_a_public_list_is_printed_as_a_ratings_file(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("domain,pc1\ncoast.example,0.95\nnot one,0.5\n")
    done = run("ratings", "--import", listed)
    assert done.code == 1
    assert "coast.example\tB\tdomain quality score 0.95 of 1" in done.out.splitlines()
    assert "line 3: no domain" in done.err


def test_a_source_is_overridden_with_who_when_and_why(run: Run, ledger: Path) -> None:
    done = run("rate", "source", "the river board", "b", *WHO, "--ledger", ledger)
    assert (done.code, done.out) == (0, "")
    (board,) = [
        row
        for row in run("sources", "--ledger", ledger, "--json").lines()
        if row["source"] == "River Board"
    ]
    told = board["reliability"]
    assert (told["value"], told["computed"]) == ("B", "F")
    assert told["overridden"]["by"] == "Ana Ruiz"
    assert told["overridden"]["why"] == "the minutes say so"
    assert told["overridden"]["from"].startswith("F: nothing is known")
    assert told["overridden"]["at"].endswith("+00:00")
    assert "B (by Ana Ruiz; computed F)" in run("sources", "--ledger", ledger).out


def test_an_override_is_withdrawn_and_the_history_kept(run: Run, ledger: Path) -> None:
    run("rate", "outlet", "Coast Gazette", "C", *WHO, "--ledger", ledger)
    assert letters(run, "--ledger", ledger)["Coast Gazette"] == "C"
    done = run("rate", "outlet", "Coast Gazette", "--withdraw", *WHO, "--ledger", ledger, "--json")
    assert done.lines()[0]["value"] is None
    assert letters(run, "--ledger", ledger)["Coast Gazette"] == "F"
    history = run("ratings", "--history", "--ledger", ledger, "--json").lines()
    assert [row["value"] for row in history] == ["C", None]
    assert "withdrawn" in run("ratings", "--history", "--ledger", ledger).out


def test_a_thread_is_overridden_where_it_is_listed(run: Run, ledger: Path) -> None:
    before = credibility(run, ledger)
    done = run("rate", "thread", "t-dyke", "5", *WHO, "--ledger", ledger)
    assert done.code == 0
    assert credibility(run, ledger) == before | {"t-dyke": 5}
    listed = run("threads", "--ledger", ledger, "--json").lines()
    told = {row["id"]: row["overridden"] for row in listed}
    assert told["t-left"] is None
    assert told["t-dyke"]["from"].startswith(str(before["t-dyke"]))
    assert "5 (by Ana Ruiz" in run("threads", "--ledger", ledger).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("outlet", "Coast Gazette", "Q", *WHO), "'Q' rates no outlet"),
        (("outlet", "Coast Gazette", "3", *WHO), "'3' rates no outlet"),
        (("thread", "t-dyke", "B", *WHO), "'B' rates no thread"),
        (("thread", "t-dyke", "7", *WHO), "'7' rates no thread"),
        (("outlet", "Coast Gazette", *WHO), "no value"),
        (("outlet", "Coast Gazette", "B", "--withdraw", *WHO), "a value and --withdraw"),
        (("outlet", "Coast Gazette", "B", "--by", "Ana"), "needs --by and --why"),
        (("outlet", "Coast Gazette", "B", "--by", " ", "--why", "x"), "needs --by and --why"),
        (("outlet", "Orlow Times", "B", *WHO), "no outlet 'Orlow Times'"),
        (("source", "Orlow Times", "B", *WHO), "no source 'Orlow Times'"),
        (("thread", "t-none", "2", *WHO), "no thread 't-none'"),
        (("story", "t-none", "2", *WHO), "story"),
    ],
)
def test_what_cannot_be_rated_is_told_and_nothing_kept(
    run: Run, ledger: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = run("rate", *arguments, "--ledger", ledger)
    assert done.code == 2
    assert told in done.err
    assert run("ratings", "--history", "--ledger", ledger, "--json").lines() == []


def test_cautions_stand_with_their_source_and_change_no_letter(run: Run, ledger: Path) -> None:
    listed = run("sources", "--ledger", ledger, "--json").lines()
    warned = {row["source"]: row for row in listed if row["cautions"]}
    assert list(warned) == ["River Board"]
    (caution,) = warned["River Board"]["cautions"]
    assert "care" in caution["text"]
    assert warned["River Board"]["reliability"]["value"] == "F"


def test_the_axes_never_touch(run: Run, ledger: Path, settings: Path) -> None:
    """A source of E makes no thread less credible, and a thread of 5 no source less reliable."""
    threads, sources = credibility(run, ledger), letters(run, "--ledger", ledger)
    run("rate", "source", "River Board", "E", *WHO, "--ledger", ledger)
    assert credibility(run, ledger) == threads
    run("rate", "source", "River Board", "--withdraw", *WHO, "--ledger", ledger)
    run("rate", "thread", "t-left", "5", *WHO, "--ledger", ledger)
    assert letters(run, "--ledger", ledger) == sources
    assert credibility(run, ledger) == threads | {"t-left": 5}


def test_neither_axis_imports_the_other() -> None:
    def imported(path: Path) -> set[str]:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        return {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

    tracing = [imported(path) for path in (ROOT / "retold" / "tracing").rglob("*.py")]
    assert not any("retold.reliability" in name for names in tracing for name in names)
    reliability = [imported(path) for path in (ROOT / "retold" / "reliability").rglob("*.py")]
    assert not any("assess" in name for names in reliability for name in names)

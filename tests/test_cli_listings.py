"""The command line over a ledger: lists, briefs, proof, and readers that go away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LISTINGS, Outcome, Run, stand_in_for_briefs
from ledger_samples import (
    FIRST,
    SECOND,
)

from retold.ledger.store import Ledger


@pytest.fixture(autouse=True)
def shown_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in_for_briefs(monkeypatch)


def test_claims_are_printed_as_json(run: Run, ledger: Path) -> None:
    listed = run("claims", "--ledger", ledger, "--json").lines()
    assert [item["id"] for item in listed] == ["c-left", "c-dyke", "c-care", "c-safe", "c-fled"]
    assert listed[1]["text"] == "The dyke — built in 1911 — is likely to hold"
    assert listed[3]["published_inferred"] is True


def estimates(done: Outcome) -> dict[str, Any]:
    """Return what each figure of the claims listed would be coded as; "-" without the key."""
    return {
        figure["text"]: figure.get("estimate", "-")
        for item in done.lines()
        for figure in item["quantities"]
    }


def test_counts_are_coded_by_a_convention_on_demand(run: Run, ledger: Path) -> None:
    call = ("claims", "--ledger", ledger)
    people = "More than 1,200 people"
    assert estimates(run(*call, "--json")) == {people: "-"}
    assert "counts" not in run(*call).out
    for convention, high in (("acled", 1200.0), ("ucdp", None)):
        coded = estimates(run(*call, "--json", "--counting", convention))[people]
        assert (coded["convention"], coded["best"]) == (convention, 1200.0)
        assert (coded["low"], coded["high"]) == (1200.0, high)
    shown = run(*call, "--counting", "ucdp", "--limit", "1").out
    assert "counts (ucdp)" in shown
    assert "1,200 (1,200" in shown


@pytest.mark.model
def test_what_the_words_leave_open_is_read_by_a_model_on_demand(run: Run, ledger: Path) -> None:
    call = ("claims", "--ledger", ledger)
    before = run(*call, "--json").lines()
    told = run(*call, "--json", "--sureness").lines()
    found = {item["id"]: item.pop("sureness") for item in told}
    assert told == before
    assert {key for key, one in found.items() if one is None} == {"c-left", "c-dyke"}
    assert all(one["by"] == "model" and 1 <= one["level"] <= 6 for one in found.values() if one)
    shown = run(*call, "--sureness", "--search", "fled").out
    assert "sureness (by model)" in " ".join(shown.split())
    assert f"{found['c-fled']['level']:.1f} of 6" in shown
    assert "of 6" not in run(*call).out


def test_the_convention_is_a_setting_that_the_option_outweighs(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('counting = "ucdp"\n')
    call = ("claims", "--ledger", ledger, "--json", "--limit", "1")

    def used(*extra: object) -> set[str]:
        figures = estimates(run(*call, *extra)).values()
        return {figure if figure == "-" else figure["convention"] for figure in figures}

    assert used("--config", settings) == {"ucdp"}
    assert used("--config", settings, "--counting", "acled") == {"acled"}
    assert used("--config", settings, "--counting", "off") == {"-"}
    monkeypatch.setenv("RETOLD_COUNTING", "acled")
    assert used() == {"acled"}
    assert used("--counting", "off") == {"-"}
    monkeypatch.setenv("RETOLD_COUNTING", "by eye")
    assert "unknown counting 'by eye'" in run(*call).err


@pytest.mark.model
def test_an_article_is_read_counted_and_looked_ahead(run: Run, tmp_path: Path) -> None:
    told = tmp_path / "storm.md"
    told.write_text(
        "---\ntitle: Storm over Marrowby\ndate: 2024-05-14\n---\n\n"
        "Dozens of sailors were injured in the storm, the harbour board said. Between 12 and 15"
        " boats sank. The repairs cost dozens of dollars.\n\n"
        "The bridge will be reopened by 3 June. The board will publish a report soon.\n"
    )
    path = tmp_path / "storm.ledger"
    assert run("read", told, "--ledger", path, "--quiet").code == 0
    call = ("claims", "--ledger", path)
    ucdp = estimates(run(*call, "--json", "--counting", "ucdp"))
    assert {
        words: coded and (coded["best"], coded["low"], coded["high"])
        for words, coded in ucdp.items()
    } == {
        "Dozens": (24.0, 24.0, 99.0),
        "Between 12 and 15": (12.0, 12.0, 15.0),
        "dozens of dollars": None,
    }
    acled = estimates(run(*call, "--json", "--counting", "acled"))
    assert acled["Dozens"]["best"] == acled["Dozens"]["high"] == 12.0
    assert acled["Dozens"]["reason"] == "“Dozens” as 12: ACLED's rule"
    ahead = {item["text"]: item["horizon"] for item in run(*call, "--json").lines()}
    due = ahead.pop("The bridge will be reopened by 3 June.")
    assert (due["start_time"], due["end_time"], due["inferred"]) == (None, "2024-06-03", True)
    assert set(ahead.values()) == {None}
    assert "(until 2024-06-03)" in " ".join(run(*call, "--search", "bridge").out.split())


@pytest.mark.parametrize(
    ("call", "ids"),
    [
        (("articles",), ["courier", "gazette"]),
        (("articles", "--outlet", "COAST"), ["gazette"]),
        (("articles", "--search", "engineer"), ["courier"]),
        (("articles", "--sort", "title"), ["gazette", "courier"]),
        (("articles", "--story", "s-f", "--reverse", "--limit", "1"), ["courier"]),
        (("stories", "--article", "courier"), ["s-flood"]),
        (("stories", "--since", "2031-05-15"), []),
        (("claims", "--kind", "caution", "--kind", "prediction"), ["c-dyke", "c-care"]),
        (("claims", "--story", "s-flood", "--source", "officials"), ["c-safe"]),
        (("claims", "--article", "gazette", "--search", "fled"), ["c-fled"]),
        (("findings", "--severity", "high", "--severity", "low"), ["f-hedge", "f-anonymous"]),
        (("findings", "--kind", "bound_lost", "--until", "2031-05-14"), ["f-bound"]),
        (("findings", "--article", "courier", "--sort", "kind"), ["f-bound", "f-hedge"]),
    ],
)
def test_listings_filter_sort_and_limit(
    run: Run, ledger: Path, call: tuple[str, ...], ids: list[str]
) -> None:
    listed = run(*call, "--ledger", ledger, "--json").lines()
    assert [item["id"] for item in listed] == ids


def test_sources_are_listed(run: Run, ledger: Path) -> None:
    listed = run("sources", "--ledger", ledger, "--json", "--sort", "source").lines()
    assert [item["source"] for item in listed] == ["Ana Küster", "officials", "River Board"]
    (anonymous,) = run("sources", "--ledger", ledger, "--json", "--kind", "anonymous").lines()
    assert anonymous["source"] == "officials"


def test_articles_give_their_text_when_asked(run: Run, ledger: Path) -> None:
    listed = run("articles", "--ledger", ledger, "--json", "--text").lines()
    assert [item["text"] for item in listed] == [FIRST.text, SECOND.text]


@pytest.mark.parametrize("command", LISTINGS)
def test_listings_show_tables(run: Run, ledger: Path, command: str) -> None:
    done = run(command, "--ledger", ledger)
    assert (done.code, done.err) == (0, "")
    wanted = {
        "articles": ("Veldmark Courier", "2031-05-14?"),
        "stories": ("s-flood", "Flood at Veldmark"),
        "claims": ("River Board", "likely (probably)"),
        "findings": ("against  Veldmark Courier: “likely to hold”", "unless   officials are"),
        "threads": ("“People left Veldmark”  t-left", "retells 1, the same figure"),
        "sources": ("institution", "the River Board"),
    }
    assert all(words in done.out for words in wanted[command])


@pytest.mark.parametrize("command", LISTINGS)
def test_an_empty_listing_says_so(run: Run, ledger: Path, command: str) -> None:
    done = run(command, "--ledger", ledger, "--outlet", "Nobody's Herald")
    assert (done.code, done.out) == (0, "")
    assert run(command, "--ledger", ledger, "--outlet", "Nobody's", "--json").out == ""


def test_brief_has_its_forms(run: Run, ledger: Path) -> None:
    assert "<markdown> Flood" in run("brief", "s-", "--format", "markdown", "--ledger", ledger).out
    (record,) = run("brief", "--format", "json", "--ledger", ledger).lines()
    assert record["summary"]["claims"] == ["c-left", "c-fled"]
    assert run("brief", "--json", "--ledger", ledger).lines() == [record]


def test_no_escape_sequence_of_a_text_reaches_the_terminal(run: Run, ledger: Path) -> None:
    with Ledger.open(ledger) as store:
        store.connection.execute("UPDATE articles SET title = char(27) || '[31mred' || char(8238)")
        store.connection.execute(
            "UPDATE findings SET message = 'a' || char(27) || ']0;x' || char(7)"
        )
    for command in ("articles", "findings", "brief"):
        printed = run(command, "--ledger", ledger).out
        assert "\x1b" not in printed
        assert "\x07" not in printed
        assert "\u202e" not in printed


def test_verify_tells_what_does_not_hold(run: Run, ledger: Path) -> None:
    assert run("verify", "--ledger", ledger).err.startswith("all holds: 2 articles, 5 claims")
    assert run("verify", "--ledger", ledger, "--json") == Outcome(0, "", "")
    with Ledger.open(ledger) as store:
        store.connection.execute("UPDATE claims SET text = 'The dyke is lost' WHERE id = 'c-safe'")
    done = run("verify", "--ledger", ledger)
    assert done.code == 1
    assert done.out.startswith("claims c-safe: the words stored for")
    (problem,) = run("verify", "--ledger", ledger, "--json").lines()
    assert problem["where"] == "claims c-safe"


def test_a_reader_that_goes_away_ends_the_run_quietly(ledger: Path) -> None:
    with Ledger.open(ledger) as store:
        for number in range(300):
            store.writer.add_article(replace(FIRST, id=f"n{number}"), ())
    command = "import sys; from retold.cli import main; sys.exit(main())"
    pipe = subprocess.Popen(
        [sys.executable, "-c", command, "articles", "--json", "--text", "--ledger", str(ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdout.readline()
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait() == 0


def test_output_that_cannot_be_encoded_is_escaped(ledger: Path) -> None:
    command = "import sys; from retold.cli import main; sys.exit(main())"
    for extra in ((), ("--json",)):
        done = subprocess.run(
            [sys.executable, "-c", command, "claims", "--ledger", str(ledger), *extra],
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        assert b"K\\xfcster" in done.stdout or b"K\\u00fcster" in done.stdout
        if extra:
            assert all(json.loads(line) for line in done.stdout.splitlines())

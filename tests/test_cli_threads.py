"""The command line: threads through their tellings, and statements looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cli_samples import Run, fill
from invented import built_article, built_claim, place_of
from ledger_samples import FIRST, READING, SECOND

from retold.ledger.store import Ledger
from retold.types import Attribution, BlockKind, SourceKind, Span


def test_threads_are_printed_as_json(run: Run, ledger: Path) -> None:
    first, second = run("threads", "--ledger", ledger, "--json").lines()
    assert (first["id"], second["id"]) == ("t-left", "t-dyke")
    assert [step["claim"] for step in first["steps"]] == ["c-left", "c-fled"]
    assert [step["retells"] for step in first["steps"]] == [None, "c-left"]
    assert {step["stance"] for step in first["steps"]} <= {
        "supports",
        "repeats",
        "disputes",
        "unclear",
    }
    texts = {article.id: article.text for article in (FIRST, SECOND)}
    for step in (*first["steps"], *second["steps"]):
        assert texts[step["article"]][step["start"] : step["end"]] == step["text"]
    assert (first["independent_origins"], first["credibility"]) == (1, 3)
    assert first["origins_reason"].startswith("2 articles: ")
    assert first["credibility_reason"].startswith("one origin")


def test_threads_are_shown_with_ties_stances_and_origins(run: Run, ledger: Path) -> None:
    shown = " ".join(run("threads", "--ledger", ledger, "--search", "probably").out.split())
    assert "retells 1, the same figure" in shown
    assert "supports (the first known telling)" in shown
    assert "origins 1 independent" in shown
    assert "credibility 3" in shown
    assert "The dyke" not in shown


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--source", "küster"), ["t-dyke"]),
        (("--sort", "title", "--reverse"), ["t-dyke", "t-left"]),
        (("--limit", "1"), ["t-left"]),
        (("--story", "s-fl", "--search", "dyke"), ["t-dyke"]),
        (("--outlet", "nobody"), []),
    ],
)
def test_threads_are_filtered(
    run: Run, ledger: Path, options: tuple[str, ...], ids: list[str]
) -> None:
    listed = run("threads", "--ledger", ledger, "--json", *options)
    assert listed.code == 0
    assert [item["id"] for item in listed.lines()] == ids


def test_an_order_that_threads_do_not_have_is_refused(run: Run, ledger: Path) -> None:
    done = run("threads", "--ledger", ledger, "--sort", "colour")
    assert (done.code, done.out) == (2, "")
    assert "no order 'colour'" in done.err


@pytest.mark.model
def test_other_stories_are_looked_through_where_asked_for(run: Run, ledger: Path) -> None:
    plain = run("threads", "--ledger", ledger, "--json").lines()
    assert [item["elsewhere"] for item in plain] == [None, None]
    asked = run("threads", "--ledger", ledger, "--json", "--elsewhere").lines()
    assert [item["elsewhere"] for item in asked] == [[] for _ in plain]
    shown = run("threads", "--ledger", ledger, "--elsewhere").out
    assert shown.count("nothing elsewhere") == len(plain)
    assert "elsewhere" not in run("threads", "--ledger", ledger).out


@pytest.mark.model
def test_a_statement_is_looked_up(run: Run, ledger: Path) -> None:
    done = run("check", "900 people have left Veldmark.", "--ledger", ledger, "--json")
    assert done.code == 0
    record = done.lines()[0]
    assert record["thread"] == "t-left"
    assert record["relation"] == "otherwise"
    assert record["first"]["claim"] == "c-left"
    told = record["found"][0]
    text = {article.id: article.text for article in (FIRST, SECOND)}[told["article"]]
    assert text[told["start"] : told["end"]] == told["text"]
    assert told["figures"][0]["standing"] == "disjoint"
    shown = run("check", "900 people have left Veldmark.", "--ledger", ledger).out
    assert "says it otherwise" in shown
    assert "you: 900; there: More than 1,200" in " ".join(shown.split())


@pytest.mark.model
def test_what_the_ledger_does_not_speak_of_is_said_on_standard_error(
    run: Run, ledger: Path
) -> None:
    for options in ((), ("--json",)):
        done = run("check", "The opera in Varrick burned down.", "--ledger", ledger, *options)
        assert (done.code, done.out) == (0, "")
        assert "nothing in this ledger" in done.err


@pytest.mark.model
def test_a_statement_that_cannot_be_read_is_told(run: Run, ledger: Path, tmp_path: Path) -> None:
    empty = run("check", "  ", "--ledger", ledger)
    assert (empty.code, empty.out) == (2, "")
    assert "the statement is empty" in empty.err
    foreign = "Der Damm ist nach schweren Regenfällen gebrochen, und niemand wurde dabei verletzt."
    told = run("check", foreign, "--ledger", ledger)
    assert (told.code, told.out) == (0, "")
    assert "language not supported: de" in told.err
    missing = run("check", "The dyke is safe.", "--ledger", tmp_path / "none.ledger")
    assert missing.code == 2
    assert "no such ledger" in missing.err
    long = run("check", "The dyke held. " * 5_000, "--ledger", ledger)
    assert long.code == 0
    assert "characters are read" in long.err


@pytest.mark.model
def test_no_control_character_of_an_article_gets_through(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.ledger"
    text = "The \x1b[31mmill\x1b[0m at Orlow burned."
    home = built_article([(BlockKind.BODY, text)], key="hostile", outlet="\x1b]0;owned\x07")
    with Ledger.open(path) as store:
        store.writer.add_article(home, [built_claim(home, place_of(home, text), key="c")])
    assert "\x1b" not in run("check", "The mill at Orlow burned.", "--ledger", path).out


def test_a_source_named_he_names_nobody(run: Run, tmp_path: Path) -> None:
    """What a pronoun stands for is unresolved, and no source; the listing still shows the chain."""
    path = tmp_path / "he.ledger"
    he = Attribution("he", SourceKind.PERSON, "unresolved: he", Span(0, 2), "said", Span(3, 7))
    claims = tuple(
        replace(claim, attribution=(he,)) if claim.id == "c-left" else claim
        for claim in READING.claims
    )
    with Ledger.open(path) as store:
        fill(store)
        store.writer.put_reading(replace(READING, claims=claims))
    (record,) = run("threads", "--ledger", path, "--json", "--search", "probably").lines()
    assert record["steps"][0]["source"] is None
    assert record["steps"][0]["attribution"] == ["unresolved: he"]

"""The command line: what it prints, how it ends, and that every option of it is documented."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ledger_samples import (
    CLAIMS_OF_FIRST,
    CLAIMS_OF_SECOND,
    FINDINGS,
    FIRST,
    READING,
    SECOND,
    STORY,
    unread,
)
from typer.main import get_command

import retold
from retold import reference, render
from retold.cli import app, main
from retold.config import Config
from retold.errors import LedgerError
from retold.ledger.store import Ledger
from retold.types import Skipped

DOCS = Path(__file__).parents[1] / "docs"
LISTINGS = ("articles", "stories", "claims", "findings", "sources")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(item) for item in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "sample.ledger"
    with Ledger.open(path) as store:
        fill(store)
    return path


def fill(store: Ledger) -> None:
    with store.writer.batch():
        store.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
        store.writer.add_article(SECOND, unread(CLAIMS_OF_SECOND))
        store.writer.put_reading(READING)


@pytest.fixture(autouse=True)
def shown_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the rendering of briefs, which has tests of its own."""

    def shown(brief: Any, claims: Any, articles: Any, *, form: str) -> str:
        assert set(claims) >= set(brief.summary.claims)
        assert set(articles) == {FIRST.id, SECOND.id}
        return f"<{form}> {brief.title}: {brief.summary.text}\x1b[31m"

    monkeypatch.setattr("retold.brief.render", shown, raising=False)


@dataclass(frozen=True, slots=True)
class Summary:
    articles_read: int = 2
    articles_new: int = 2
    skipped: tuple[Skipped, ...] = ()
    stories: tuple[str, ...] = (STORY.id,)
    claims: int = 5
    findings: int = 3
    unread: Mapping[str, int] = field(default_factory=lambda: {"de": 1, "und": 1})
    placed_again: int = 0


class Pipeline(ModuleType):
    """Stands in for the pipeline: notes what it is asked for, and fills the ledger."""

    def __init__(self) -> None:
        super().__init__("retold.pipeline")
        self.asked: dict[str, Any] = {}
        self.summary = Summary()
        self.error: BaseException | None = None

    def run(self, inputs: list[str], *, ledger: Ledger, progress: Any, **rest: Any) -> Summary:
        self.asked = {"inputs": inputs, **rest}
        if self.error is not None:
            raise self.error
        fill(ledger)
        progress(2)
        return self.summary


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    stand_in = Pipeline()
    monkeypatch.setattr(retold, "pipeline", stand_in, raising=False)
    return stand_in


def test_read_fills_the_ledger_and_shows_the_brief(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    path = tmp_path / "new.ledger"
    done = run("read", "a.txt", "folder", "--ledger", path, "--map", "text=body.main")
    assert done.code == 0
    assert pipeline.asked["inputs"] == ["a.txt", "folder"]
    assert pipeline.asked["fields"] == {"text": "body.main"}
    assert "<text> Flood at Veldmark: The River Board said" in done.out
    assert "articles read: 2, new: 2" in done.err
    with Ledger.open(path, create=False) as store:
        assert store.view.has(FIRST.id)


def test_read_writes_to_the_current_folder_by_default(
    run: Run, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("read", "a.txt", "--quiet") == Outcome(0, "", "")
    assert (tmp_path / "retold.ledger").exists()


def test_read_lists_what_it_skipped_at_the_end(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    pipeline.summary = Summary(skipped=(Skipped("x\x1b[2J.bin", "not\ntext"),))
    for extra in ((), ("--quiet",), ("--json",)):
        done = run("read", "a", "--ledger", tmp_path / "l", *extra)
        assert done.code == 1
        assert done.err.endswith("retold: skipped x�[2J.bin: not text\n")


def test_read_sums_up_as_one_json_object(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    pipeline.summary = Summary(skipped=(Skipped("a", "empty"),))
    path = tmp_path / "l"
    (record,) = run("read", "a", "--json", "--ledger", path).lines()
    assert record == {
        "ledger": str(path),
        "articles_read": 2,
        "articles_new": 2,
        "skipped": [{"locator": "a", "reason": "empty"}],
        "stories": ["s-flood"],
        "claims": 5,
        "findings": 3,
        "unread": {"de": 1, "und": 1},
        "placed_again": 0,
        "report": None,
    }


def test_read_says_what_is_in_a_language_that_is_not_supported(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    done = run("read", "a", "--ledger", tmp_path / "l")
    assert "language not supported: de 1, not recognised 1; stored without claims\n" in done.err
    pipeline.summary = Summary(unread={})
    assert "language" not in run("read", "a", "--ledger", tmp_path / "l").err


def test_an_article_in_another_language_is_marked_where_it_is_listed(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "l"
    with Ledger.open(path) as store, store.writer.batch():
        store.writer.add_article(replace(FIRST, language="de"), [])
        store.writer.add_article(SECOND, unread(CLAIMS_OF_SECOND))
    told = {row["id"]: row["unread"] for row in run("articles", "--ledger", path, "--json").lines()}
    assert told == {FIRST.id: "language not supported", SECOND.id: None}
    assert run("articles", "--ledger", path).out.count("[language not supported]") == 1
    asked = run("claims", "--ledger", path, "--article", FIRST.id)
    assert "language not supported: de 1" in asked.err
    assert "language" not in run("claims", "--ledger", path, "--article", SECOND.id).err


def test_read_says_how_many_more_briefs_there_are(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    pipeline.summary = Summary(stories=(STORY.id,) * 5)
    done = run("read", "a", "--ledger", tmp_path / "l")
    assert done.out.count("<text>") == 3
    assert "2 more briefs" in done.err


def test_read_takes_the_yardstick_from_option_file_or_variable(
    run: Run, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('yardstick = "icd203"\nbatch_articles = 7\n')
    call = ("read", "a", "--quiet", "--ledger", tmp_path / "l")
    run(*call, "--config", settings)
    assert pipeline.asked["config"] == Config(yardstick="icd203", batch_articles=7)
    run(*call, "--config", settings, "--yardstick", "phia")
    assert pipeline.asked["config"] == Config(yardstick="phia", batch_articles=7)
    monkeypatch.setenv("RETOLD_YARDSTICK", "icd203")
    run(*call)
    assert pipeline.asked["config"] == Config(yardstick="icd203")


def test_read_writes_the_report(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("read", "a", "--ledger", tmp_path / "l", "--report", page, "--json")
    assert done.lines()[0]["report"] == str(page)
    assert "Flood at Veldmark" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (LedgerError("full\nup", where="x"), 2, "retold: x: full up\n"),
        (KeyboardInterrupt(), 130, "retold: stopped; what was read so far is in the ledger\n"),
        (PermissionError(13, "Permission denied", "y"), 2, "retold: y: permission denied\n"),
        (
            KeyError("z\x1b[1m"),
            2,
            "retold: internal error, please report it (KeyError: 'z\\x1b[1m')\n",
        ),
    ],
)
def test_every_error_is_one_line_and_a_code(
    run: Run, pipeline: Pipeline, tmp_path: Path, error: BaseException, code: int, told: str
) -> None:
    pipeline.error = error
    assert run("read", "a", "--ledger", tmp_path / "l") == Outcome(code, "", told)


def test_the_traceback_of_an_internal_error_is_shown_on_demand(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    pipeline.error = ZeroDivisionError("oops")
    done = run("--traceback", "read", "a", "--ledger", tmp_path / "l")
    assert done.code == 2
    assert "Traceback" in done.err
    assert "internal error" in done.err


@pytest.mark.parametrize(
    "call",
    [
        ("nonsense",),
        ("read",),
        ("read", "a", "--yardstick", "feet"),
        ("read", "a", "--map", "text"),
        ("read", "a", "--map", "=x"),
        ("read", "a", "--config", "no/such.toml"),
        ("claims", "--kind", "rumour"),
        ("claims", "--since", "yesterday"),
        ("claims", "--until", "2031-02-30"),
        ("claims", "--limit", "0"),
        ("claims", "--sort", "colour"),
        ("claims", "--story", "unknown"),
        ("claims", "--colour"),
        ("claims", "--counting", "fingers"),
        ("claims", "--config", "no/such.toml"),
        ("claims", "--ledger", "no/such.ledger"),
        ("brief", "unknown"),
        ("verify", "--ledger", "no/such.ledger"),
    ],
)
def test_an_unusable_call_is_told_in_one_line(
    run: Run,
    ledger: Path,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    call: tuple[str, ...],
) -> None:
    monkeypatch.chdir(ledger.parent)
    ledger.rename(ledger.with_name("retold.ledger"))
    done = run(*call)
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"retold: [^\n]+\n", done.err)


def test_no_command_shows_the_help(run: Run) -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "Usage: retold" in done.err
    assert "retold read articles/" in done.err
    assert run("--version").out == f"retold {retold.__version__}\n"


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


def commands() -> Iterator[tuple[str, Any]]:
    root: Any = get_command(app)
    yield from ((name, command) for name, command in root.commands.items())


def test_the_commands_are_those_of_the_design() -> None:
    assert {name for name, _ in commands()} == {"read", "brief", "verify", *LISTINGS}


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_has_help_and_is_documented(name: str, command: Any) -> None:
    section = (DOCS / "cli.md").read_text(encoding="utf-8").split(f"## `retold {name}`")[1]
    section = section.split("\n## ")[0]
    assert command.help
    assert f"retold {name}" in command.epilog
    for param in command.params:
        assert param.help, (name, param.name)
        for written in param.opts if param.param_type_name == "option" else [param.metavar]:
            assert f"`{written}" in section, (name, written)


def test_the_reference_is_current() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference.page(), (
        "run: python -m retold.reference > docs/cli.md"
    )


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_help_is_printed(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert done.code == 0
    assert "Examples:" in done.out
    assert f"Usage: retold {name}" in done.out


def test_a_control_character_is_shown_as_a_sign() -> None:
    assert render.plain("a\x1b[1mb\tc\nd\x9be\u202ef") == "a�[1mb\tc\nd�e�f"
    assert render.one_line(" a\n b\r\nc ") == "a b c"
    assert render.plain("Küster – “so” 🌊") == "Küster – “so” 🌊"


def test_findings_of_every_severity_are_told() -> None:
    homes = {FIRST.id: FIRST, SECOND.id: replace(SECOND, outlet=None)}
    told = [render.finding_text(item, homes.__getitem__).plain for item in FINDINGS]
    assert told[0].splitlines()[0].startswith("medium  bound lost")
    assert "gazette.txt: “The dyke is safe”" in told[1]
    assert "unless" not in told[2]

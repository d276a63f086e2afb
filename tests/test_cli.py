"""The command line: what it prints, how it ends, and that every option of it is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cli_samples import LISTINGS, Outcome, Run, fill, stand_in_for_briefs
from ledger_samples import (
    CLAIMS_OF_SECOND,
    FINDINGS,
    FIRST,
    SECOND,
    STORY,
    unread,
)
from typer.main import get_command

import retold
from retold import reference
from retold.cli import app
from retold.config import Config
from retold.errors import LedgerError
from retold.ledger.store import Ledger
from retold.output import render
from retold.types import Skipped

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(autouse=True)
def shown_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in_for_briefs(monkeypatch)


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


def test_the_report_shows_letters_and_what_a_person_rated(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    listed, settings = tmp_path / "own.tsv", tmp_path / "retold.toml"
    listed.write_text("Coast Gazette\tB\tcorrects its errors\nRiver Board\tX\tno letter\n")
    settings.write_text(f'ratings = "{listed.as_posix()}"\n')
    page, path = tmp_path / "r.html", tmp_path / "l"
    call = ("read", "a", "--ledger", path, "--quiet")
    assert run(*call).code == 0
    who = ("--by", "Ana Ruiz", "--why", "the <minutes>")
    assert run("rate", "thread", "t-left", "4", *who, "--ledger", path).code == 0
    done = run(*call, "--report", page, "--config", settings)
    assert done.code == 1
    assert "own.tsv, line 2" in done.err
    told = page.read_text(encoding="utf-8")
    assert "by Ana Ruiz" in told
    assert "the &lt;minutes&gt;" in told
    assert "corrects its errors" in told


def test_a_ratings_file_that_is_missing_is_told_before_anything_is_read(
    run: Run, pipeline: Pipeline, tmp_path: Path
) -> None:
    settings = tmp_path / "retold.toml"
    settings.write_text('ratings = "nowhere.tsv"\n')
    call = ("read", "a", "--ledger", tmp_path / "l", "--quiet", "--config", settings)
    assert run(*call, "--report", tmp_path / "r.html").code == 2
    assert pipeline.asked == {}
    assert run(*call).code == 0


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


def commands() -> Iterator[tuple[str, Any]]:
    root: Any = get_command(app)
    yield from ((name, command) for name, command in root.commands.items())


def test_the_commands_are_those_of_the_design() -> None:
    assert {name for name, _ in commands()} == {
        *("read", "brief", "check", "figures", "timeline", "ratings", "rate", "verify"),
        *LISTINGS,
    }


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

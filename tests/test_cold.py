"""A command loads what it needs and no more: help and lists wait for no model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ledger_samples import CLAIMS_OF_FIRST, CLAIMS_OF_SECOND, FIRST, READING, SECOND, unread

from retold.config import Config
from retold.ledger.store import Ledger

SLOW = ("spacy", "onnxruntime", "numpy", "trafilatura", "altair", "retold.pipeline")
LISTS = ("articles", "stories", "claims", "findings", "sources", "verify")


def loaded(*arguments: str, of: tuple[str, ...]) -> list[str]:
    """Run a command and return which of some modules it has imported at its end."""
    code = f"""
import sys
from retold.cli import main
code = main({list(arguments)!r})
print(code, *(name for name in {of!r} if name in sys.modules), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    code, *names = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return names


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cold") / "sample.ledger"
    with Ledger.open(path) as store:
        store.writer.start_run(version="0", config={"yardstick": Config().yardstick})
        store.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
        store.writer.add_article(SECOND, unread(CLAIMS_OF_SECOND))
        store.writer.put_reading(READING)
    return path


@pytest.mark.parametrize(
    "asked", [["--help"], ["--version"], ["read", "--help"], ["claims", "--help"]]
)
def test_help_loads_no_model(asked: list[str]) -> None:
    assert loaded(*asked, of=(*SLOW, "rich")) == []


@pytest.mark.parametrize("command", LISTS)
def test_a_list_loads_no_model(command: str, ledger: Path) -> None:
    assert loaded(command, "--ledger", str(ledger), "--json", of=(*SLOW, "rich")) == []


@pytest.mark.parametrize("command", LISTS[:-1])
def test_a_table_needs_no_more_than_its_drawing(command: str, ledger: Path) -> None:
    assert loaded(command, "--ledger", str(ledger), of=(*SLOW, "rich")) == ["rich"]


@pytest.mark.model
def test_reading_a_text_loads_no_page_reader_and_no_commands_of_spacy(tmp_path: Path) -> None:
    article = tmp_path / "dyke.txt"
    article.write_text(
        "Dyke breaks\n\nThe river board said on Monday that 40 homes were flooded when the dyke "
        "broke, and that repairs would begin this week.\n",
        encoding="utf-8",
    )
    unneeded = ("spacy.cli", "trafilatura", "altair", "charset_normalizer", "dateparser", "rich")
    told = ("read", str(article), "--ledger", str(tmp_path / "new.ledger"))
    assert loaded(*told, of=(*unneeded, "spacy")) == ["spacy"]

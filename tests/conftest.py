"""Puts this folder on the path, so that every test can import the builders of `invented`.

The command line and a filled ledger are fixtures for all tests of commands.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_samples import Run, called, fill

from retold.ledger.store import Ledger


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, called in this process."""
    return called(capsys)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds the story of `ledger_samples`."""
    path = tmp_path / "sample.ledger"
    with Ledger.open(path) as store:
        fill(store)
    return path

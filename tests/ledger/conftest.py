from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from ledger_samples import CLAIMS_OF_FIRST, CLAIMS_OF_SECOND, FIRST, READING, SECOND, unread

from retold.ledger.store import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.ledger"


@pytest.fixture
def empty(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def filled(empty: Ledger) -> Ledger:
    with empty.writer.batch():
        empty.writer.start_run(version="0.0", config={"yardstick": "phia"}, started="2031-05-15")
        empty.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
        empty.writer.add_article(SECOND, unread(CLAIMS_OF_SECOND))
        empty.writer.put_reading(READING)
    return empty

"""The ledgers that statements are timed on: whole, of the size asked for, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import check
from retold.ledger.store import Ledger
from retold.ledger.verify import verify

pytestmark = pytest.mark.model
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(scope="module")
def bases() -> list[check.Base]:
    return list(check._bases(EXAMPLES))


def test_ledgers_grow_to_their_sizes_and_hold_what_they_say(
    bases: list[check.Base], tmp_path: Path
) -> None:
    small, large = check._ledgers(bases, tmp_path, (40, 400))
    for path, size in ((small, 40), (large, 400)):
        with Ledger.open(path) as ledger:
            assert ledger.view.counts()["claims"] == size
            assert list(verify(ledger.view)) == []
            told = list(ledger.view.threads())
            assert sum(len(thread.steps) for thread in told) == size
            texts = {claim.text for claim in ledger.view.claims()}
            assert len(texts) > size * 0.9
    with Ledger.open(large) as ledger:
        found = ledger.view.lookup(["dam"], most=5)
        assert found


def test_the_result_has_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "STATEMENTS", 6)
    monkeypatch.setattr(check, "WARM_UP", 2)
    told = check.measure(EXAMPLES, sizes=(80, 40))
    assert [side["claims"] for side in told["sizes"]] == [40, 80]
    assert len(told["growth"]) == 1
    assert told["growth_1m_over_100k"] is None
    for side in told["sizes"]:
        assert side["answered"] > 0.5
        assert side["ms"] >= side["search_ms"] > 0
        assert side["p95_ms"] >= side["ms"]
